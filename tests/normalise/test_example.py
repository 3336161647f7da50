"""The example workspace reads without a finding beyond its deliberate irregularities."""

from pathlib import Path

import pytest

from rectify_docs.model.rows import Reading, join
from rectify_docs.model.sheet import RawSheet
from rectify_docs.model.unit import Roster
from rectify_docs.normalise.measures import read_measures
from rectify_docs.normalise.office import read_closures, read_extensions, read_rulings
from rectify_docs.normalise.progress import read_progress
from rectify_docs.normalise.roster import read_roster
from rectify_docs.read.folders import InputFile, measure_files, plain_files, progress_files
from rectify_docs.read.workbook import read_workbook

from .sheets import balanced, codes

ROOT = Path(__file__).resolve().parents[2]


def sheets(files: Reading[InputFile]) -> tuple[RawSheet, ...]:
    assert not files.findings
    assert files.records
    reading = join(read_workbook(one.path, one.name) for one in files.records)
    assert not reading.findings
    return reading.records


@pytest.fixture(scope="module")
def city() -> Roster:
    reading = read_roster(sheets(plain_files(ROOT, "input/units")))
    assert codes(reading) == []
    assert balanced(reading, len(reading.records[0].units))
    return reading.records[0]


def test_the_list(city: Roster) -> None:
    files = measure_files(ROOT)
    reading = read_measures(sheets(files), files.records[0].date, city)
    assert codes(reading) == []
    version = reading.records[0]
    assert version.approval
    assert all(unit.name in city.units for one in version.measures for unit in one.units)
    assert balanced(reading, len(version.measures))


def test_the_offices_records() -> None:
    for folder, reader in (("closures", read_closures), ("rulings", read_rulings), ("extensions", read_extensions)):
        reading = reader(sheets(plain_files(ROOT, f"input/{folder}")))
        assert codes(reading) == []
        assert balanced(reading, len(reading.records))


def test_the_progress_of_all_weeks(city: Roster) -> None:
    files = progress_files(ROOT)
    found: list[str] = []
    for one in files.records:
        assert one.date
        reading = read_progress(sheets(Reading((one,))), one.date, one.receipt, city)
        assert len(reading.records) == 1
        assert reading.records[0].declared_on in {None, one.date}
        assert balanced(reading, len(reading.records[0].rows))
        found += [code for code in codes(reading) if code != "R232"]
    assert sorted(found) == ["R204", "R220", "R222", "R259"]
