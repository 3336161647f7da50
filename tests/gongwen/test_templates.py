import datetime as dt
import io
import zipfile
from pathlib import Path

import jinja2
import pytest
from lxml import etree
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]
from scripts.templates.all import templates

from rectify_docs.model.document import Rendered
from rectify_docs.model.stage import Stage
from rectify_docs.normalise.columns import vocabulary
from rectify_docs.normalise.states import parse_state
from rectify_docs.render import tags
from rectify_docs.render.docx import PARTS, compile_docx
from rectify_docs.render.places import T, W
from rectify_docs.report.contexts.measure_list import MeasureListContext, MeasureRow
from rectify_docs.report.contexts.report_form import FormRow, KeyRow, ReportFormContext
from tests.gongwen.samples import CONTEXTS, fields, sample
from tests.gongwen.variables import ANY, unknown

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
MADE = templates()
ENVIRONMENT = jinja2.Environment(autoescape=True)
AS_OF = dt.date(2026, 3, 27)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rendered(kind: str, *, full: bool) -> Rendered:
    context = sample(CONTEXTS[kind], full=full)
    return compile_docx(TEMPLATES / f"docx/{kind}.docx").render(
        context.variables(), title="标题", author="示例办公室", as_of=AS_OF
    )


def printed_text(data: bytes) -> str:
    root = etree.fromstring(parts(data)["word/document.xml"])
    return "".join(element.text or "" for element in root.iter(T))


def assert_valid(data: bytes, path: Path) -> None:
    path.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


@pytest.mark.parametrize("path", MADE)
def test_templates_are_what_the_script_makes(path: str) -> None:
    # Why part by part: compressed bytes depend on the zlib that Python was built with.
    assert parts((TEMPLATES / path).read_bytes()) == parts(MADE[path])


def test_no_template_is_left_over() -> None:
    assert {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.*x")} >= set(MADE)


def test_templates_are_made_the_same_every_time() -> None:
    assert templates() == MADE


@pytest.mark.parametrize("path", MADE)
def test_templates_pass_the_validator(path: str, tmp_path: Path) -> None:
    assert_valid(MADE[path], tmp_path / Path(path).name)


@pytest.mark.parametrize("kind", CONTEXTS)
def test_every_variable_of_a_template_exists(kind: str) -> None:
    found = []
    for name, xml in parts(MADE[f"docx/{kind}.docx"]).items():
        if PARTS.fullmatch(name):
            tree = ENVIRONMENT.parse(tags.source(etree.fromstring(xml), name).text)
            found += unknown(tree, fields(CONTEXTS[kind]) or {})
    assert found == []


def test_a_misspelt_variable_is_noticed() -> None:
    tree = ENVIRONMENT.parse("{% for i in overdue %}{{ i.leed }}{% endfor %}{{ overal }}{{ overall.don }}")
    assert len(unknown(tree, fields(CONTEXTS["weekly-dispatch"]) or {})) == 3


def test_every_variable_of_the_workbook_exists() -> None:
    book = load_workbook(io.BytesIO(MADE["xlsx/measure-list.xlsx"]))
    row_fields = {*MeasureRow.model_fields, "problem_number", "problem", "target", "merge_key"}
    top = {**(fields(MeasureListContext) or {}), "row": ANY}
    values = (cell.value for row in book.worksheets[0].iter_rows() for cell in row)
    for value in values:
        tree = ENVIRONMENT.parse(str(value or ""))
        assert unknown(tree, top) == []
        attributes = {node.attr for node in tree.find_all(jinja2.nodes.Getattr)}
        assert attributes <= row_fields


def test_every_variable_of_the_report_form_exists() -> None:
    book = load_workbook(io.BytesIO(MADE["xlsx/report-form.xlsx"]))
    top = {**(fields(ReportFormContext) or {}), "row": ANY}
    for sheet, known in zip(book.worksheets, (FormRow.model_fields, KeyRow.model_fields), strict=True):
        for value in (cell.value for line in sheet.iter_rows() for cell in line):
            tree = ENVIRONMENT.parse(str(value or ""))
            assert unknown(tree, top) == []
            assert {node.attr for node in tree.find_all(jinja2.nodes.Getattr)} <= {*known}


def test_the_report_form_is_a_form() -> None:
    """Everything that a clerk needs: what may be written where, and a sheet that prints well."""
    book = load_workbook(io.BytesIO(MADE["xlsx/report-form.xlsx"]))
    sheet, key = book.worksheets
    assert {name: found.attr_text for name, found in book.defined_names.items()} == {
        "rows_measures": "'进展填报表'!$A$5:$O$5",
        "rows_key": "'填报标识'!$A$1:$D$1",
    }
    heads = [cell.value for cell in sheet[4]]
    words = vocabulary("progress")
    assert [head for head in heads if words.field(str(head)) is None] == []
    locked = {str(head): cell.protection.locked for head, cell in zip(heads, sheet[5], strict=True)}
    assert [head for head, is_locked in locked.items() if is_locked] == heads[:6]
    assert (sheet.protection.sheet, sheet.protection.formatRows, key.sheet_state) == (True, False, "veryHidden")
    rules = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    assert [rules[cell].type for cell in ("H5", "I5", "J5", "M5")] == ["list", "decimal", "date", "date"]
    assert all(one.error and (one.prompt or cell == "O2") for cell, one in rules.items())
    offered = rules["H5"].formula1.strip('"').split(",")
    assert all(parse_state(word) is not None for word in offered)
    assert {parse_state(word).stage for word in offered} == set(list(Stage)[:4])  # type: ignore[union-attr]
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$3:$4", "C5")
    setup = sheet.sheet_properties.pageSetUpPr
    assert (sheet.page_setup.orientation, setup and setup.fitToPage, sheet.page_setup.fitToHeight) == (
        "landscape",
        True,
        0,
    )
    assert sheet.oddFooter
    assert sheet.oddFooter.center
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_the_workbook_names_its_rows() -> None:
    book = load_workbook(io.BytesIO(MADE["xlsx/measure-list.xlsx"]))
    ranges = {name: found.attr_text for name, found in book.defined_names.items()}
    assert ranges == {
        "rows_measures": "'整改措施清单'!$A$4:$L$4",
        "merge_measures": "'整改措施清单'!$A$4:$C$4",
    }
    assert book.worksheets[0].print_title_rows == "$3:$3"


@pytest.mark.parametrize("full", [True, False], ids=["full", "empty"])
@pytest.mark.parametrize("kind", CONTEXTS)
def test_rendered_documents_are_valid(kind: str, full: bool, tmp_path: Path) -> None:
    made = rendered(kind, full=full)
    assert_valid(made.data, tmp_path / "made.docx")
    assert "{" not in printed_text(made.data)


@pytest.mark.parametrize(
    ("kind", "wording"),
    [
        ("measure-list", "清单暂无问题和措施"),
        ("weekly-dispatch", "本期无逾期措施。"),
        ("weekly-dispatch", "待各单位填报进展后统计。"),
        ("weekly-dispatch", "本期无数据矛盾、进度倒退和更正事项。"),
        ("weekly-dispatch", "未来30日没有到期的措施。"),
        ("npc-report", "没有逾期未完成的措施，半年内也没有到期的未完成问题。"),
        ("npc-report", "三、存在的主要问题"),
        ("npc-report", "四、下一步工作安排"),
        ("meeting-minutes", "完成情况待各单位填报后统计。"),
        ("meeting-minutes", "会议议定，各责任单位对照整改方案逐条抓好落实"),
        ("meeting-minutes", "没有逾期和未达到序时进度的措施。"),
        ("disclosure-notice", "未另行制定巩固措施"),
    ],
)
def test_what_is_zero_has_its_own_wording(kind: str, wording: str) -> None:
    assert wording in printed_text(rendered(kind, full=False).data)
    assert wording not in printed_text(rendered(kind, full=True).data)


def test_requests_are_counted_by_who_is_asked() -> None:
    text = printed_text(rendered("weekly-dispatch", full=True).data)
    assert [text.count(word) for word in ("一是", "二是", "三是", "四是", "五是")] == [1] * 5
    assert "一是" not in printed_text(rendered("weekly-dispatch", full=False).data)


@pytest.mark.parametrize("kind", CONTEXTS)
def test_no_empty_paragraph_is_left_by_tags(kind: str) -> None:
    root = etree.fromstring(parts(rendered(kind, full=True).data)["word/document.xml"])
    style = f"{{{W}}}pPr/{{{W}}}pStyle[@{{{W}}}val='GwBody']"
    bodies = [paragraph for paragraph in root.iter(f"{{{W}}}p") if paragraph.find(style) is not None]
    assert all(any(text.text for text in body.iter(T)) for body in bodies)
    assert bodies or kind == "measure-list"
