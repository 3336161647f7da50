import io
from pathlib import Path

import docx
import pytest

from rectify_docs.errors import TemplateError
from rectify_docs.model.document import Block, Section
from rectify_docs.model.sheet import Narrative
from rectify_docs.render import marks
from rectify_docs.render.docx import compile_docx
from rectify_docs.render.headings import bare, chinese
from rectify_docs.render.markdown import expand
from tests.render.samples import AS_OF, HOSTILE, HOSTILE_SHOWN, figure, p, write_docx

FILE = "input/narrative/npc-report/2-成效.md"
TOTAL = figure("measures.total[area=*大气_水*]")
VARIABLES = {"措施总数": TOTAL, "市名": "示例市", "坏": "# 一\n\n- 二|三\n```\n" + HOSTILE}


def section(text: str) -> Section:
    (result,) = expand([Narrative("npc-report", "2-成效", FILE, text)], VARIABLES)
    return result


def plain(text: str) -> list[tuple[int, str]]:
    return [(block.level, marks.strip(block.text)) for block in section(text).blocks]


def test_headings_are_numbered_and_the_first_is_the_title() -> None:
    text = "# 整改成效\n\n## 水\n### 一段\n### 2. 二段\n#### 小\n## （二）气\n### 又\n"
    assert plain(text) == [
        (2, "（一）水"),
        (3, "1.一段"),
        (3, "2.二段"),
        (4, "（1）小"),
        (2, "（二）气"),
        (3, "1.又"),
    ]
    assert (section(text).name, section(text).title) == ("成效", "整改成效")
    assert section("正文").title == "成效"


def test_paragraphs_lists_and_emphasis_become_plain_text() -> None:
    text = (
        "第一行\n第二行 **（甲）**的 *斜* `码` [链](http://a.b)\\*\\*\nword\nword\n\n　　缩进\n\n    空格缩进\n\n"
        "3. 甲\n4. 乙\n   - 丙\n\n> 引文\n\n硬  \n换行\n"
    )
    body = [
        "第一行第二行 （甲）的 斜 码 链** word word",
        "缩进",
        "空格缩进",
        "3.甲",
        "4.乙",
        "丙",
        "引文",
        "硬",
        "换行",
    ]
    assert plain(text) == [(0, each) for each in body]


def test_values_are_never_markdown() -> None:
    shown = " ".join(str(VARIABLES["坏"]).replace(HOSTILE, HOSTILE_SHOWN).split())
    assert plain("据{{ 坏 }}。") == [(0, f"据{shown}。")]


def test_figures_are_found_again_in_the_document(tmp_path: Path) -> None:
    blocks = section("## 共{{ 措施总数 }}条\n\n**{{ 措施总数 }}**条，{{ 市名 }}\n").blocks
    body = p("{%p for block in blocks %}") + p("{{ block.text }}") + p("{%p endfor %}")
    template = compile_docx(write_docx(tmp_path / "t.docx", body))
    result = template.render({"blocks": blocks}, title="", author="", as_of=AS_OF)
    assert [each.text for each in docx.Document(io.BytesIO(result.data)).paragraphs] == [
        "（一）共12条",
        "12条，示例市",
    ]
    assert [(each.figure_id, each.where) for each in result.printed] == [(TOTAL.id, "第1段"), (TOTAL.id, "第2段")]


def test_forged_marks_in_a_file_are_stripped() -> None:
    forged = marks.marked(figure("x"))
    assert section(f"共{forged}条").blocks == (Block(0, "共12条"),)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("一\n\n{{ 没有 }}", 3, "模板用了没有的变量：没有"),
        ("一\n{% if %}", 2, "模板语法有误"),
        ("{{ 市名.x }}", 1, "模板用了没有的变量：x"),
        ("一\n\n|a|b|\n|-|-|\n|1|2|", 3, "素材中不能用表格"),
        ("一\n\n<div>", 3, "素材中不能用HTML 标签"),
        ("一<b>二</b>", 1, "素材中不能用HTML 标签"),
        ("![图](a.png)", 1, "素材中不能用图片"),
        ("{% for i in range(3) %}\n行\n{% endfor %}\n\n```\n码\n```", 5, "素材中不能用代码块"),
        ("# 一\n\n# 二", 3, "一个素材文件只能有一个一级标题"),
        ("##### 五", 1, "标题最多四级"),
    ],
)
def test_what_cannot_be_used_is_said_with_file_and_line(text: str, line: int, message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        section(text)
    assert caught.value.message.startswith(message)
    assert caught.value.place == f"{FILE} 第{line}行"


def test_numerals() -> None:
    assert [chinese(n) for n in (1, 9, 10, 11, 20, 99)] == ["一", "九", "十", "十一", "二十", "九十九"]
    assert [bare(each) for each in ("一、总", "1.5万吨", "2018年", "（3）三", "1. 一")] == [
        "总",
        "1.5万吨",
        "2018年",
        "三",
        "一",
    ]
