import datetime as dt
from pathlib import Path

from rectify_docs.model.stage import Receipt
from rectify_docs.read.folders import measure_files, plain_files, progress_files, strange_folders


def make(workspace: Path, *names: str) -> None:
    for name in names:
        path = workspace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_progress_files_by_date_and_receipt(tmp_path: Path) -> None:
    make(
        tmp_path,
        "input/progress/2018-07-13/乙.xlsx",
        "input/progress/2018-07-06/甲.xlsx",
        "input/progress/2018-07-13/迟报/丙.xlsx",
        "input/progress/2018-07-13/补报/丁.xlsx",
        "input/progress/2018-07-13/更正/戊.xlsx",
        "input/progress/2018-07-13/退回重报/己.xlsx",
    )
    found = progress_files(tmp_path)
    assert not found.findings
    assert [(one.path.stem, one.date, one.receipt) for one in found.records] == [
        ("甲", dt.date(2018, 7, 6), Receipt.ON_TIME),
        ("乙", dt.date(2018, 7, 13), Receipt.ON_TIME),
        ("戊", dt.date(2018, 7, 13), Receipt.CORRECTION),
        ("丁", dt.date(2018, 7, 13), Receipt.SUPPLEMENT),
        ("丙", dt.date(2018, 7, 13), Receipt.LATE),
        ("己", dt.date(2018, 7, 13), Receipt.RETURNED),
    ]
    assert found.records[0].name == "input/progress/2018-07-06/甲.xlsx"


def test_temporary_files_are_ignored(tmp_path: Path) -> None:
    folder = "input/progress/2018-07-06/"
    make(
        tmp_path,
        *(folder + name for name in ("~$甲.xlsx", ".~甲.xlsx", "Thumbs.db", ".DS_Store", ".hidden", "甲.xlsx")),
    )
    assert [one.path.name for one in progress_files(tmp_path).records] == ["甲.xlsx"]


def test_what_lies_in_no_dated_folder_is_named(tmp_path: Path) -> None:
    make(
        tmp_path,
        "input/progress/7月6日/甲.xlsx",
        "input/progress/2018-02-30/甲.xlsx",
        "input/progress/乙.xlsx",
        "input/progress/2018-07-06/旧/丙.xlsx",
    )
    found = progress_files(tmp_path)
    assert found.records == ()
    assert sorted(one.code for one in found.findings) == ["F106", "F106", "F108", "F109"]


def test_list_versions(tmp_path: Path) -> None:
    make(tmp_path, "input/measures/2018-06-29/清单.xlsx", "input/measures/清单.xlsx", "input/measures/旧版/清单.xlsx")
    found = measure_files(tmp_path)
    assert [one.date for one in found.records] == [None, dt.date(2018, 6, 29)]
    assert [one.code for one in found.findings] == ["F106"]


def test_no_folder_no_files(tmp_path: Path) -> None:
    assert plain_files(tmp_path, "input/units").records == ()
    assert measure_files(tmp_path).records == ()
    assert progress_files(tmp_path).records == ()


def test_a_misspelt_folder_is_said(tmp_path: Path) -> None:
    make(tmp_path, "input/closure/甲.xlsx", "input/units/乙.xlsx", "input/.git/x", "input/说明.docx")
    (found,) = strange_folders(tmp_path)
    assert (found.code, found.source.file if found.source else "") == ("F118", "input/closure")
    assert "closures" in found.remedy
