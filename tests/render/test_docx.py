import datetime as dt
import io
import time
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rectify_docs.errors import TemplateError
from rectify_docs.model.document import Printed, Rendered
from rectify_docs.render.docx import compile_docx
from tests.render.samples import AS_OF, HOSTILE, HOSTILE_SHOWN, complaints, figure, p, table, tc, write_docx

DONE = figure("measures.done[unit=市水务局]")


def rendered(folder: Path, body: str, **variables: object) -> Rendered:
    template = write_docx(folder / "模板.docx", body, p("{{ done }}") if "in_header" in variables else "")
    return compile_docx(template).render(variables, title="标题<&>", author="市整改办", as_of=AS_OF)


def opened(result: Rendered) -> "docx.document.Document":
    return docx.Document(io.BytesIO(result.data))


def texts(result: Rendered) -> list[str]:
    return [paragraph.text for paragraph in opened(result).paragraphs]


def grid(result: Rendered) -> list[list[tuple[str, str | None]]]:
    rows = opened(result).tables[0]._tbl.tr_lst
    return [
        [("".join(t.text or "" for t in c.iter() if t.tag.endswith("}t")), c.vMerge) for c in r.tc_lst] for r in rows
    ]


def failure(folder: Path, body: str, **variables: object) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        rendered(folder, body, **variables)
    return caught.value


def test_tags_split_over_runs_and_every_docxtpl_form(tmp_path: Path) -> None:
    body = (
        p("共{", "{ do", "ne }", "}条{_{原样}_}")
        + p("{%p for x in xs %}")
        + p("{{ x }}和{{r x }}")
        + p("{%p endfor %}")
        + p("甲{% if xs -%}")
        + p("乙{% endif %}")
    )
    result = rendered(tmp_path, body, done=DONE, xs=["一", "二"])
    assert texts(result) == ["共12条{{原样}}", "一和一", "二和二", "甲乙"]


def test_hostile_text_comes_out_unchanged(tmp_path: Path) -> None:
    result = rendered(tmp_path, p("{{ x }}") + table([["{{ x }}"]], [2000]), x=HOSTILE)
    assert texts(result) == [HOSTILE_SHOWN]
    assert grid(result) == [[(HOSTILE_SHOWN, None)]]
    assert not result.printed


def test_line_ends_and_tabs_become_words_own(tmp_path: Path) -> None:
    result = rendered(tmp_path, p("{{ x }}"), x="一\r\n二\r三\t四\x00\x0b\ud800")
    assert texts(result) == ["一\n二\n三\t四"]
    assert b"<w:br/>" in zipfile.ZipFile(io.BytesIO(result.data)).read("word/document.xml")


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    shown = opened(rendered(folder, p("{{ x }}"), x=text)).paragraphs[0].text
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    lost = [c for c in kept if not (c in "\t\n" or (ord(c) >= 32 and c not in "\ufffe\uffff"))]
    assert shown == "".join(c for c in kept if c not in lost and not 0xFDD0 <= ord(c) <= 0xFDEF)


def test_figures_are_found_where_they_are_printed(tmp_path: Path) -> None:
    body = p("空") + table([["无", "{{ done }}"]], [2000, 2000]) + p("共{{ done }}条，{{ rate }}")
    result = rendered(tmp_path, body, in_header=True, done=DONE, rate=figure("rate", None, "—"))
    assert result.printed == (
        Printed(DONE.id, "表1第1行第2列", "12"),
        Printed(DONE.id, "第2段", "12"),
        Printed("rate", "第2段", "—"),
        Printed(DONE.id, "页眉1第1段", "12"),
    )
    assert texts(result)[1] == "共12条，—"


def test_same_input_same_bytes_with_fixed_dates(tmp_path: Path) -> None:
    first, second = (rendered(tmp_path, p("{{ x }}"), x="一").data for _ in range(2))
    assert first == second
    infos = zipfile.ZipFile(io.BytesIO(first)).infolist()
    assert infos[0].filename == "[Content_Types].xml"
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_are_written_anew(tmp_path: Path) -> None:
    template = docx.Document()
    template.core_properties.author = template.core_properties.last_modified_by = "某人"
    template.core_properties.comments = "草稿"
    template.add_paragraph("{{ x }}")
    template.save(str(tmp_path / "t.docx"))
    result = compile_docx(tmp_path / "t.docx").render({"x": "一"}, title="标题<&>", author="市整改办", as_of=AS_OF)
    properties = opened(result).core_properties
    assert (properties.title, properties.author, properties.language) == ("标题<&>", "市整改办", "zh-CN")
    assert (properties.last_modified_by, properties.comments, properties.revision) == ("", "", 0)
    assert properties.created == properties.modified == dt.datetime(2018, 7, 6, tzinfo=dt.UTC)
    assert "某人".encode() not in b"".join(_files(result).values())


def _files(result: Rendered) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(result.data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


MERGED = [
    ["{%tr for problem in problems %}"],
    ["{%tr for measure in problem.measures %}"],
    ["{% vm %}{{ problem.text }}", "{% vm %}{{ problem.target }}", "{% vm %}{{ measure.unit }}", "{{ measure.text }}"],
    ["{%tr endfor %}"],
    ["{%tr endfor %}"],
]


def problem(text: str, *measures: tuple[str, str]) -> dict[str, object]:
    return {"text": text, "target": "无", "measures": [{"unit": unit, "text": each} for unit, each in measures]}


def test_vertical_merge_keeps_to_the_inner_loop_and_hides_nothing(tmp_path: Path) -> None:
    problems = [
        problem("甲", ("水务局", "1"), ("水务局", "2"), ("林业局", "3")),
        problem("乙", ("林业局", "4")),
        problem("乙", ("农业局", "5"), ("水务局", "6")),
    ]
    result = rendered(tmp_path, table(MERGED, [2000] * 4), problems=problems)
    top, below = "restart", ("", "continue")
    assert grid(result) == [
        [("甲", top), ("无", top), ("水务局", top), ("1", None)],
        [below, below, below, ("2", None)],
        [below, below, ("林业局", None), ("3", None)],
        [("乙", None), ("无", None), ("林业局", None), ("4", None)],
        [("乙", top), ("无", top), ("农业局", None), ("5", None)],
        [below, below, ("水务局", None), ("6", None)],
    ]
    (tmp_path / "o.docx").write_bytes(result.data)
    assert complaints(tmp_path / "o.docx") == []


def test_merged_figures_are_counted_once(tmp_path: Path) -> None:
    rows = [["{%tr for x in xs %}"], ["{% vm %}{{ done }}", "{{ x }}"], ["{%tr endfor %}"]]
    result = rendered(tmp_path, table(rows, [2000] * 2), done=DONE, xs=["一", "二"])
    assert result.printed == (Printed(DONE.id, "表1第1行第1列", "12"),)


@pytest.mark.parametrize("shown", [True, False])
def test_grid_fits_the_columns_printed(tmp_path: Path, shown: bool) -> None:
    rows = [
        [tc("问题", 1000), "{%tc if shown %}", tc("目标", 4000), "{%tc endif %}", tc("措施", 3000)],
        [tc("第一部分", 8000, span=3)],
        ["{{ a }}", "{%tc if shown %}", "{{ a }}", "{%tc endif %}", "{{ a }}"],
    ]
    result = rendered(tmp_path, table(rows, [1000, 4000, 3000]), shown=shown, a="值")
    found = opened(result).tables[0]
    columns = [int(column.w or 0) // 635 for column in found._tbl.tblGrid.gridCol_lst]
    assert columns == ([1000, 4000, 3000] if shown else [2000, 6000])
    assert [[cell.grid_span for cell in row.tc_lst] for row in found._tbl.tr_lst][1] == [len(columns)]
    if not shown:
        widths = [[int(cell.width or 0) // 635 for cell in row.tc_lst] for row in found._tbl.tr_lst]
        assert widths == [[2000, 6000], [8000], [2000, 6000]]
    (tmp_path / "o.docx").write_bytes(result.data)
    assert complaints(tmp_path / "o.docx") == []


def test_colspan_by_a_variable_is_in_the_schemas_order(tmp_path: Path) -> None:
    rows = [[tc("{% colspan total %}组", 4000)], ["一", "二"]]
    result = rendered(tmp_path, table(rows, [2000, 2000]), total=2)
    assert [cell.grid_span for cell in opened(result).tables[0]._tbl.tr_lst[0].tc_lst] == [2]
    (tmp_path / "o.docx").write_bytes(result.data)
    assert complaints(tmp_path / "o.docx") == []


def test_all_missing_variables_are_named_with_their_places(tmp_path: Path) -> None:
    body = p("{{ done }}") + p("据{{ overal.done }}") + table([["一", "{{ foo }}"]], [2000, 2000])
    error = failure(tmp_path, body, done=DONE)
    assert error.message == "模板用了没有的变量：overal、foo"
    assert "模板.docx 第2段：{{ overal.done }}" in error.place
    assert "模板.docx 表1第1行第2列：{{ foo }}" in error.place


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{ empty }}", "模板要印出的是空值（None）"),
        ("{{ flag }}", "模板要印出的是不能直接印出的值（bool）"),
        ("{{ thing }}", "模板要印出的是不能直接印出的值（object）"),
        ("{{ group.doen }}", "模板用了没有的变量：doen"),
        ("{{ 1 / zero }}", "模板求值出错：division by zero"),
        ("{{ text.__class__ }}", "模板求值出错"),
        ("{{ range(10 ** 7) | length }}", "模板求值出错"),
        ("{% include 'x' %}", "模板求值出错"),
        ("{{ text | nothing }}", "模板语法有误"),
        ("{% if text %}", "模板语法有误"),
        ("{{ }}", "模板语法有误"),
    ],
)
def test_what_a_template_does_wrong_is_said_with_its_place(tmp_path: Path, tag: str, message: str) -> None:
    group = {"done": DONE}
    error = failure(
        tmp_path,
        p("前{{ text }}") + p(f"中{tag}"),
        empty=None,
        flag=True,
        thing=object(),
        group=group,
        zero=0,
        text="字",
    )
    assert error.message.startswith(message)
    assert error.place == f"{tmp_path.name}/模板.docx 第2段：{tag}"
    assert error.remedy


def test_broken_structure_and_broken_files_are_template_errors(tmp_path: Path) -> None:
    error = failure(tmp_path, table([["{%tc if x %}", "一"]], [2000]) + p("</w:p>{% endif %}"), x="")
    assert "不是完好的文档" in error.message
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04")
    with pytest.raises(TemplateError, match="模板打不开"):
        compile_docx(tmp_path / "坏.docx")
    with pytest.raises(TemplateError, match="模板打不开"):
        compile_docx(tmp_path / "没有.docx")


def test_safe_filter_makes_no_markup(tmp_path: Path) -> None:
    assert texts(rendered(tmp_path, p("{{ x | safe }}{{ x | e }}"), x="<b>")) == ["<b><b>"]


def test_a_macro_prints_once(tmp_path: Path) -> None:
    body = p("{% macro m(v) %}{{ v }}&amp;{% endmacro %}{{ m(x) }}{{ m(done) }}")
    result = rendered(tmp_path, body.replace("&amp;amp;", "&amp;"), x="<\n", done=DONE)
    assert texts(result) == ["<\n&12&"]
    assert [each.text for each in result.printed] == ["12"]


def test_rendering_is_fast(tmp_path: Path) -> None:
    body = "".join(p(f"第{n}段{{{{ x }}}}，共{{{{ done }}}}条") for n in range(40))
    template = compile_docx(write_docx(tmp_path / "t.docx", body))
    start = time.perf_counter()
    for _ in range(20):
        template.render({"x": "字", "done": DONE}, title="", author="", as_of=AS_OF)
    assert (time.perf_counter() - start) / 20 < 0.05


def test_minimal_template_stays_valid(tmp_path: Path) -> None:
    (tmp_path / "o.docx").write_bytes(rendered(tmp_path, p("{{ x }}"), x=HOSTILE).data)
    assert complaints(tmp_path / "o.docx") == []
