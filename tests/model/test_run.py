import datetime as dt
import json
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.errors import InputError
from rectify_docs.model.document import Printed
from rectify_docs.model.figure import Figure
from rectify_docs.model.finding import Finding, Severity
from rectify_docs.model.rows import UnusedRow
from rectify_docs.model.run import (
    DocumentRecord,
    InputRecord,
    RunRecord,
    SkippedRecord,
    dump,
    figure_record,
    figure_records,
    finding_record,
    unused_record,
)
from rectify_docs.model.source import SourceRef

SHA = "0123456789abcdef" * 4
CELL = SourceRef("input/progress/2018-07-06/市水务局.xlsx", "进展", 5, 6)
FIGURE = Figure("measures.done_rate", "完成率", Decimal("43.5"), "43.5%", "已完成措施数÷措施总数", (CELL,))
PRINTED = (
    ("通报.docx", Printed("measures.done_rate", "第3段", "43.5%")),
    ("通报.docx", Printed("measures.total", "第3段", "61")),
    ("清单.xlsx", Printed("measures.done_rate", "Sheet!B4", "43.5%")),
)
FINDING = Finding("R201", Severity.ERROR, "表头不完整", "请补齐表头", CELL, unit="市水务局")


def a_run(**changes: Any) -> RunRecord:
    values: dict[str, Any] = {
        "schema_number": 1,
        "as_of": dt.date(2018, 7, 6),
        "version": "0.1.0",
        "settings_sha256": SHA,
        "inputs": (
            InputRecord(
                path=CELL.file,
                sha256=SHA,
                rows_read=3,
                rows_used=2,
                rows_not_used=(unused_record(UnusedRow(CELL, "R201")),),
            ),
        ),
        "documents": (
            DocumentRecord(kind="weekly-dispatch", path="通报.docx", sha256=SHA, template="docx/weekly-dispatch.docx"),
            DocumentRecord(kind="weekly-dispatch", path="通报.pdf", sha256=SHA, template="", pages=3),
        ),
        "figures": figure_records((FIGURE,), PRINTED),
        "findings": (finding_record(FINDING), finding_record(Finding("F107", Severity.WARNING, "空", "请确认"))),
        "skipped": (SkippedRecord(kind="disclosure-notice", why="没有联系方式"),),
    }
    return RunRecord(**values | changes)


def schema(name: str) -> Any:
    return json.loads(resources.files("rectify_docs").joinpath("schemas", name).read_text(encoding="utf-8"))


def test_dumped_run_is_valid_and_comes_back(tmp_path: Path) -> None:
    run = a_run()
    path = tmp_path / "run.json"
    path.write_bytes(dump(run))
    jsonschema.Draft202012Validator(schema("run.schema.json")).validate(json.loads(path.read_bytes()))
    assert RunRecord.load(path) == run


def test_dump_is_readable_text_with_the_keys_of_the_contract() -> None:
    data = dump(a_run())
    assert data == dump(a_run())
    assert data.startswith(b'{\n  "schema": 1,\n  "as_of": "2018-07-06",\n')
    assert data.endswith(b"}\n")
    assert "市水务局" in data.decode()
    assert list(json.loads(data)) == [
        *("schema", "as_of", "version", "settings_sha256", "inputs"),
        *("documents", "figures", "findings", "skipped"),
    ]


def test_optional_keys_are_left_out_when_empty() -> None:
    written = json.loads(dump(a_run()))
    with_place, without = written["findings"]
    assert with_place["cell"] == "F5"
    assert list(without) == ["id", "code", "severity", "message", "remedy"]
    assert ["pages" in document for document in written["documents"]] == [False, True]


def test_figure_keeps_only_its_own_places() -> None:
    record = figure_record(FIGURE, PRINTED)
    assert record == figure_records((FIGURE,), PRINTED)[0]
    assert record.value == pytest.approx(43.5)
    assert [(place.document, place.where) for place in record.printed] == [
        ("通报.docx", "第3段"),
        ("清单.xlsx", "Sheet!B4"),
    ]


@pytest.mark.parametrize(("value", "written"), [(12, "12"), (Decimal("12.0"), "12.0"), (None, "null")])
def test_figure_values(value: int | Decimal | None, written: str) -> None:
    figure = Figure("measures.total", "措施总数", value, "…", "…")
    assert f'"value": {written},' in dump(figure_record(figure, ())).decode()


def test_unknown_keys_are_ignored(tmp_path: Path) -> None:
    raw = json.loads(dump(a_run())) | {"later": True}
    raw["documents"][0]["later"] = 1
    path = tmp_path / "run.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    assert RunRecord.load(path) == a_run()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"schema": 2}', b"[" * 100_000, b'{"schema": 1, "as_of": "yesterday"}'],
)
def test_what_is_no_record_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "run.json"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        RunRecord.load(path)
    assert caught.value.remedy


def test_missing_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="无法读取"):
        RunRecord.load(tmp_path / "run.json")


@pytest.mark.parametrize("path", ["", "/etc/passwd", "a\\b.docx"])
def test_document_paths_use_slashes_and_stay_below(path: str) -> None:
    with pytest.raises(ValueError, match="path"):
        DocumentRecord(kind="ledger", path=path, sha256=SHA, template="")


@given(st.text(st.characters() | st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF, categories=["Cs"])))
def test_any_text_survives(text: str) -> None:
    run = a_run(version=text)
    assert RunRecord.model_validate(json.loads(dump(run))) == run
