"""Settings that contradict each other, and the example's, which do not."""

import tomllib
from pathlib import Path

import pytest

from rectify_docs.check.issuing import check_issuing
from rectify_docs.model.unit import Alias, Roster, Unit, UnitKind
from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from rectify_docs.settings import Settings
from tests.workspace import small_workspace

UNITS = (
    Unit("石桥县", UnitKind.DISTRICT),
    Unit("市水利局", UnitKind.DEPARTMENT, aliases=(Alias("市水务局"),)),
    Unit("省管集团", UnitKind.OTHER),
)
ROSTER = Roster({unit.name: unit for unit in UNITS})
OFFICE = {"name": "甲市整改办"}


def codes(*notices: str, **tables: dict[str, str]) -> list[str]:
    settings = Settings.model_validate({"office": OFFICE} | tables)
    return [found.code for found in check_issuing(settings, ROSTER, notices)]


def test_an_office_without_a_name_is_pointed_out() -> None:
    assert codes(office={}) == ["D517"]
    assert codes() == []


@pytest.mark.parametrize(
    "below", ["各县区人民政府", "省政府，市直有关部门", "石桥县人民政府", "市水务局", "市水利局", "有关单位"]
)
def test_signers_are_for_documents_that_go_up(below: str) -> None:
    assert codes(dispatch={"addressees": below, "signers": "张三"}) == ["D518"]
    assert codes(dispatch={"addressees": below}) == []


@pytest.mark.parametrize("above", ["省人民政府", "市委、市政府", "省生态环境保护督察办公室", "省管集团", ""])
def test_signers_of_documents_that_go_up_are_in_their_place(above: str) -> None:
    assert codes(dispatch={"addressees": above, "signers": "张三"}) == []


@pytest.mark.parametrize("table", ["dispatch", "supervision-letter"])
def test_secret_documents_beside_public_notices(table: str) -> None:
    marked = {table: {"secrecy": "秘密★1年", "copy_number": "000012"}}
    assert codes("1", "3", **marked) == ["D519"]
    assert codes(**marked) == []


@pytest.mark.parametrize("table", ["dispatch", "supervision-letter"])
def test_a_secret_document_carries_the_number_of_the_copy(table: str) -> None:
    assert codes(**{table: {"secrecy": "秘密"}}) == ["D521"]
    assert codes(**{table: {"copy_number": "000012", "urgency": "特急"}}) == []


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("此件公开发布", ["D520"]),
        ("此件依申请公开", ["D520"]),
        ("此件不予公开", []),
        ("此件不公开", []),
        ("联系人：王某", []),
    ],
)
def test_a_secret_document_is_not_made_public(remark: str, expected: list[str]) -> None:
    assert codes(dispatch={"secrecy": "秘密", "copy_number": "000012", "remark": remark}) == expected
    assert codes(dispatch={"remark": remark}) == []


def test_the_example_raises_no_alarm() -> None:
    example = Settings.model_validate(tomllib.loads((Path(__file__).parents[2] / "rectify.toml").read_text("utf-8")))
    assert list(check_issuing(example, ROSTER, ["1", "2"])) == []


def test_a_run_says_it(tmp_path: Path) -> None:
    workspace = small_workspace(tmp_path)
    file = workspace / "rectify.toml"
    keys = '[dispatch]\nsecrecy = "秘密"\nsigners = "张三"'
    file.write_text(file.read_text("utf-8").replace("[dispatch]", keys, 1), encoding="utf-8")
    answer = run(Request(workspace, only=frozenset({"check-list"}), pdf=False), Silent())
    assert [found.code for found in answer.findings if found.code >= "D517"] == ["D518", "D519", "D521"]
