"""``forms`` on the command line; what becomes of the forms is tested where they come back."""

import hashlib
from pathlib import Path

import openpyxl
import pytest

from rectify_docs.pipeline.templates import packaged_templates
from tests.cli.conftest import Command

DAY = "2026-03-20"
OUT = f"output/{DAY}"


def forms(command: Command, workspace: Path, *more: str) -> list[str]:
    ran = command("forms", "--date", DAY, "--workspace", workspace, "--json", *more)
    assert ran.code == 0, ran.out + ran.err
    return list(ran.json["documents"])


def test_each_unit_gets_a_form_the_same_every_time(command: Command, workspace: Path) -> None:
    def hashes() -> dict[str, str]:
        made = sorted((workspace / OUT).rglob("*.*"))
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in made}

    assert forms(command, workspace) == [f"填报表/{unit}.xlsx" for unit in ("乙区", "市住建局", "市水务局")]
    first = hashes()
    forms(command, workspace, "--jobs", "1")
    assert hashes() == first
    assert len(first) == 5


@pytest.mark.parametrize(("date", "told"), [("2026-03-13", True), (DAY, False)])
def test_forms_for_a_date_that_has_reports_already_are_pointed_out(
    command: Command, workspace: Path, date: str, *, told: bool
) -> None:
    ran = command("forms", "--date", date, "--workspace", workspace, "--json")
    found = [one for one in ran.json["findings"] if one["code"] == "D534"]
    assert [one["message"].split("，")[0] for one in found] == (["2026-03-13这一期已收到2家单位的报表"] if told else [])


def test_a_form_that_somebody_edited_is_not_replaced(command: Command, workspace: Path) -> None:
    forms(command, workspace)
    edited = workspace / OUT / "填报表/乙区.xlsx"
    edited.write_bytes(edited.read_bytes() + b"edited")
    refused = command("forms", "--date", DAY, "--workspace", workspace)
    assert refused.code == 8
    assert "填报表/乙区.xlsx" in refused.err
    forms(command, workspace, "--set-aside")
    assert (workspace / f"{OUT}.1/填报表/乙区.xlsx").read_bytes().endswith(b"edited")


def test_a_template_whose_forms_nobody_could_read_back_is_refused(command: Command, workspace: Path) -> None:
    forms(command, workspace)
    before = (workspace / OUT / "run.json").read_bytes()
    book = openpyxl.load_workbook(packaged_templates() / "xlsx/report-form.xlsx")
    del book.defined_names["rows_key"]
    del book["填报标识"]
    template = workspace / "templates/xlsx/report-form.xlsx"
    template.parent.mkdir(parents=True)
    book.save(template)
    ran = command("forms", "--date", DAY, "--workspace", workspace)
    assert ran.code == 4
    assert "认不出来" in ran.err
    assert "report-form.xlsx" in ran.err
    assert (workspace / OUT / "run.json").read_bytes() == before


@pytest.mark.parametrize("arguments", [(), ("--date", "3月20日"), ("--date", "2026-13-01")])
def test_the_date_has_to_be_given_and_written_right(
    command: Command, workspace: Path, arguments: tuple[str, ...]
) -> None:
    ran = command("forms", "--workspace", workspace, *arguments)
    assert ran.code == 2
    assert "--date" in ran.err
    assert "2018-07-06" in ran.err
    assert not (workspace / "output").exists()


def test_a_missing_date_is_said_as_json_too(command: Command, workspace: Path) -> None:
    ran = command("forms", "--workspace", workspace, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "E02")
