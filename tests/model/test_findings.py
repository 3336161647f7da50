import re
from pathlib import Path

import pytest

from rectify_docs.model.finding import catalogue, finding
from rectify_docs.model.source import SourceRef

SRC = Path(__file__).parents[2] / "src/rectify_docs"
USED = {
    code for path in SRC.rglob("*.py") for code in re.findall(r'"([FRMCD]\d{3})"', path.read_text(encoding="utf-8"))
}


def test_every_code_of_the_catalogue_is_raised_somewhere_and_every_raised_one_is_in_it() -> None:
    assert set(catalogue()) == USED


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_every_finding_says_what_is_wrong_and_what_to_do(code: str) -> None:
    entry = catalogue()[code]
    assert entry.message.strip()
    assert entry.remedy.strip()
    assert not entry.remedy.endswith("。")


def test_the_id_does_not_depend_on_the_place() -> None:
    one = finding("C401", SourceRef("a.xlsx", "表", 3), unit="甲局", content="沿用上期")
    two = finding("C401", SourceRef("b.xlsx", "表", 9), unit="甲局", content="沿用上期")
    other = finding("C401", unit="乙区", content="沿用上期")
    assert one.id == two.id != other.id
    assert re.fullmatch("[0-9a-f]{12}", one.id)


def test_what_concerns_no_unit_is_about_its_file() -> None:
    one, other = (finding("R203", SourceRef(f"{name}.xlsx", "表1"), content="天气") for name in "甲乙")
    assert one.id != other.id
    asked = [finding("R220", SourceRef(f"{name}.xlsx"), content="市环竟局", hint="") for name in "甲乙"]
    assert asked[0].id == asked[1].id
