"""Measure lists as offices publish them in Word: tables and labelled paragraphs, imported by the command."""

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from rectify_docs.errors import InputError
from rectify_docs.pipeline.plan import Imported, import_plan
from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run

HEADER = ("序号", "反馈问题", "整改目标", "整改措施", "责任单位", "责任人", "整改时限", "验收单位")
TWO = "1.封堵排口；\n2.建设管网。"
FIRST = (
    "1",
    "河道污水直排",
    "消除黑臭",
    TWO,
    "市水务局",
    "主要负责人",
    "2018年8月底",
    "市环保局",
)
SECOND = ("2", "扬尘管控不到位", "达标", "落实六个百分百", "市住建局，各县区政府", "主要负责人", "立行立改", "市环保局")
FILES = itertools.count()


def table(document: Any, *rows: Sequence[str], merges: Sequence[tuple[int, int, int, int]] = ()) -> Any:
    made = document.add_table(len(rows), len(rows[0]))
    for cells, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    for top, left, bottom, right in merges:
        text = made.cell(top, left).text
        made.cell(top, left).merge(made.cell(bottom, right)).text = text
    return made


def imported(document: Any, folder: Path) -> tuple[Imported, list[dict[str, Any]]]:
    path = folder / f"方案{next(FILES)}.docx"
    document.save(str(path))
    return read(path, folder)


def read(path: Path, folder: Path) -> tuple[Imported, list[dict[str, Any]]]:
    done = import_plan(path, folder / f"清单{next(FILES)}.xlsx")
    page = openpyxl.load_workbook(done.target).worksheets[0]
    head, *rows = list(page.iter_rows(min_row=3, values_only=True))
    assert str(page["A2"].value).startswith(f"来源文件：{path.name}　SHA-256：")
    return done, [dict(zip(map(str, head), row, strict=True)) for row in rows]


def codes(done: Imported) -> list[str]:
    return [found.code for found in done.findings]


def test_a_table_without_ids(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("附件")
    document.add_paragraph("某市2018年整改措施清单")
    table(document, HEADER, FIRST, SECOND)
    done, rows = imported(document, tmp_path)
    assert codes(done) == []
    assert [row["措施编号"] for row in rows] == ["1-1", "1-2", "2-1"]
    assert [row["整改措施"] for row in rows] == ["1.封堵排口；", "2.建设管网。", "落实六个百分百"]
    assert [row["责任单位"] for row in rows] == ["市水务局", "市水务局", "市住建局，各县区政府"]
    assert [row["整改目标"] for row in rows] == ["消除黑臭", "消除黑臭", "达标"]
    assert rows[0]["验收单位"] == "市环保局"


def test_merged_problems_two_row_header_and_a_section(tmp_path: Path) -> None:
    document = docx.Document()
    upper = ("序号", "反馈问题", "整改目标", "整改措施", "责任单位", "责任单位", "整改时限")
    lower = ("序号", "反馈问题", "整改目标", "整改措施", "牵头单位", "配合单位", "整改时限")
    section = ("一、水环境问题",) * 7
    one = ("1", "污水直排", "消除", "封堵排口", "市水务局", "乙区", "2018年8月底")
    two = ("", "", "", "建设管网", "市住建局", "", "2018年底")
    down = [(0, at, 1, at) for at in (0, 1, 2, 3, 6)]
    merges = [*down, (0, 4, 0, 5), (2, 0, 2, 6), (3, 0, 4, 0), (3, 1, 4, 1), (3, 2, 4, 2)]
    table(document, upper, lower, section, one, two, merges=merges)
    done, rows = imported(document, tmp_path)
    assert codes(done) == []
    assert [(row["措施编号"], row["反馈问题"], row["领域"]) for row in rows] == [
        ("1-1", "污水直排", "一、水环境问题"),
        ("1-2", "污水直排", "一、水环境问题"),
    ]
    assert rows[0]["责任单位"] == "牵头单位：市水务局，配合单位：乙区"


@pytest.mark.parametrize("with_header", [True, False])
def test_a_list_that_goes_on_in_the_next_pages_table(tmp_path: Path, with_header: bool) -> None:
    document = docx.Document()
    table(document, HEADER, FIRST)
    document.add_paragraph("（续表）")
    more = ("", "", "", "清淤", "市水务局", "主要负责人", "2018年底", "市环保局")
    table(document, *([HEADER] if with_header else []), more, SECOND)
    done, rows = imported(document, tmp_path)
    assert codes(done) == ["R266"]
    assert [(row["措施编号"], row["整改措施"]) for row in rows][2:] == [("1-3", "清淤"), ("2-1", "落实六个百分百")]


def test_measures_that_cannot_be_told_apart_stay_together(tmp_path: Path) -> None:
    document = docx.Document()
    units = "1.市水务局\n2.市住建局\n3.乙区"
    speech = "一是封堵排口；二是建设管网。"
    rows = [(*FIRST[:4], units, *FIRST[5:]), (*SECOND[:3], speech, *SECOND[4:])]
    table(document, HEADER, *rows)
    done, listed = imported(document, tmp_path)
    assert codes(done) == ["R267"]
    assert [row["整改措施"] for row in listed] == [TWO, speech]


def test_units_that_are_counted_off_like_the_measures(tmp_path: Path) -> None:
    document = docx.Document()
    table(document, HEADER, (*FIRST[:4], "1.市水务局\n2.市住建局", *FIRST[5:]))
    _, rows = imported(document, tmp_path)
    assert [row["责任单位"] for row in rows] == ["1.市水务局", "2.市住建局"]


def test_numbers_that_stand_twice_are_given_anew(tmp_path: Path) -> None:
    document = docx.Document()
    table(document, HEADER, FIRST, ("1", *SECOND[1:]))
    done, rows = imported(document, tmp_path)
    assert codes(done) == ["R268"]
    assert [row["措施编号"] for row in rows] == ["1-1", "1-2", "2-1"]


def test_a_row_without_a_measure_is_named(tmp_path: Path) -> None:
    document = docx.Document()
    table(document, HEADER, FIRST, ("2", "扬尘", "", "", "市住建局", "", "", ""))
    done, rows = imported(document, tmp_path)
    assert codes(done) == ["R211"]
    assert done.findings[0].source is not None
    assert str(done.findings[0].source).endswith("[表1] D3")
    assert len(rows) == 2


PARAGRAPHS = (
    "某市2018年整改方案",
    "为做好整改工作，制定本方案。",
    "一、河道污水直排",
    "整改目标：消除黑臭水体。",
    "整改措施：1.封堵排口；",
    "2.建设管网。",
    "责任单位：市水务局，乙区党委、政府",
    "责任人：主要负责人",
    "整改时限：2018年8月底",
    "二、 扬尘管控不到位",
    "整改 目标:达标",
    "整改措施:落实六个百分百。",
    "牵头单位:市住建局",
    "配合单位：乙区",
    "责任人：主要负责人",
    "整改时限:立行立改,长期坚持",
    "督导单位：市政府办公室",
)


@pytest.mark.parametrize("ending", ["docx", "txt", "md"])
def test_labelled_paragraphs(tmp_path: Path, ending: str) -> None:
    if ending == "docx":
        document = docx.Document()
        for text in PARAGRAPHS:
            document.add_paragraph(text)
        done, rows = imported(document, tmp_path)
    else:
        (tmp_path / f"方案.{ending}").write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
        done, rows = read(tmp_path / f"方案.{ending}", tmp_path)
    assert codes(done) == []
    assert [(row["措施编号"], row["反馈问题"]) for row in rows] == [
        ("1-1", "河道污水直排"),
        ("1-2", "河道污水直排"),
        ("2-1", "扬尘管控不到位"),
    ]
    assert [row["整改措施"] for row in rows] == ["1.封堵排口；", "2.建设管网。", "落实六个百分百。"]
    assert rows[2]["责任单位"] == "牵头单位：市住建局，配合单位：乙区"
    assert [row["整改时限"] for row in rows] == ["2018年8月底", "2018年8月底", "立行立改,长期坚持"]
    assert rows[2]["督导单位"] == "市政府办公室"


def test_a_block_without_a_measure_and_one_without_a_deadline_are_named(tmp_path: Path) -> None:
    texts = [*PARAGRAPHS[:8], "二、扬尘", "整改目标：达标", "责任单位：市住建局", "整改时限：2018年底"]
    (tmp_path / "方案.txt").write_text("\n".join(texts), encoding="utf-8")
    done, rows = read(tmp_path / "方案.txt", tmp_path)
    assert sorted(codes(done)) == ["R252", "R270"]
    assert len(rows) == 2


def numbered(paragraph: Any, number: str) -> None:
    properties = paragraph._p.get_or_add_pPr()
    place = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", "0"), ("w:numId", number)):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        place.append(child)
    properties.append(place)


def test_automatic_numbers_are_computed(tmp_path: Path) -> None:
    document = docx.Document()
    lists = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "90")
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for name, value in (("w:start", "1"), ("w:numFmt", "chineseCounting"), ("w:lvlText", "%1、")):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        level.append(child)
    abstract.append(level)
    lists.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "91")
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), "90")
    number.append(link)
    lists.append(number)
    for text in PARAGRAPHS[2:]:
        plain = text.removeprefix("一、").removeprefix("二、 ")
        paragraph = document.add_paragraph(plain)
        if plain != text:
            numbered(paragraph, "91")
    done, rows = imported(document, tmp_path)
    assert codes(done) == []
    assert [row["反馈问题"] for row in rows] == ["河道污水直排", "河道污水直排", "扬尘管控不到位"]


def test_tracked_changes_are_read_as_accepted_and_said(tmp_path: Path) -> None:
    document = docx.Document()
    made = table(document, HEADER, FIRST)
    run_ = made.rows[1].cells[3].paragraphs[0].add_run("旧文字")
    deleted = OxmlElement("w:del")
    run_._r.addprevious(deleted)
    deleted.append(run_._r)
    done, rows = imported(document, tmp_path)
    assert codes(done) == ["R269"]
    assert not any("旧文字" in row["整改措施"] for row in rows)


def test_what_is_imported_is_a_list_that_the_product_accepts(tmp_path: Path) -> None:
    document = docx.Document()
    table(document, HEADER, FIRST, SECOND)
    done, _ = imported(document, tmp_path)
    place = tmp_path / "区/input/measures/2018-06-29"
    place.mkdir(parents=True)
    done.target.rename(place / "清单.xlsx")
    (tmp_path / "区/input/progress/2018-07-06").mkdir(parents=True)
    answer = run(Request(tmp_path / "区", pdf=False), Silent())
    assert "附件 整改措施清单.docx" in " ".join(answer.documents) or any("清单" in name for name in answer.documents)
    assert not [found for found in answer.findings if found.severity.value == "error"]


@pytest.mark.parametrize("data", [b"PK\x03\x04 cut", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b""])
def test_bad_documents_are_refused_with_a_reason(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "方案.docx").write_bytes(data)
    with pytest.raises(InputError):
        import_plan(tmp_path / "方案.docx", tmp_path / "清单.xlsx")
    (tmp_path / "方案.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    with pytest.raises(InputError, match="旧格式"):
        import_plan(tmp_path / "方案.doc", tmp_path / "清单.xlsx")


def labelled(folder: Path, *texts: str) -> tuple[Imported, list[dict[str, Any]]]:
    path = folder / f"方案{next(FILES)}.txt"
    path.write_text("\n".join(texts), encoding="utf-8")
    return read(path, folder)


def test_a_block_that_lacks_the_first_ones_label_is_a_problem_of_its_own(tmp_path: Path) -> None:
    second = ("二、扬尘管控不到位", "整改措施：洒水", "责任单位：市住建局", "整改时限：2018年底")
    third = ("三、固废堆放", "整改目标：清零", "整改措施：清运", "责任单位：市城管局", "整改时限：2018年底")
    done, rows = labelled(tmp_path, *PARAGRAPHS[2:9], *second, *third)
    assert codes(done) == []
    assert [(row["措施编号"], row["反馈问题"]) for row in rows][2:] == [
        ("2-1", "扬尘管控不到位"),
        ("3-1", "固废堆放"),
    ]


def test_a_label_goes_on_in_the_next_paragraph_and_what_fits_nowhere_is_named(tmp_path: Path) -> None:
    block = (
        "一、扬尘",
        "整改措施：洒水",
        "责任单位：甲局、",
        "乙局",
        "整改时限：",
        "2018年底",
        "另附照片三张",
        "责任人：局长",
    )
    done, rows = labelled(tmp_path, *block)
    assert codes(done) == ["R250"]
    assert (rows[0]["责任单位"], rows[0]["整改时限"], rows[0]["责任人"]) == ("甲局、\n乙局", "2018年底", "局长")


def test_a_measure_that_begins_like_a_total_is_not_lost(tmp_path: Path) -> None:
    document = docx.Document()
    more = ("", "", "", "共计关停3家企业", "市环保局", "主要负责人", "2018年底", "市环保局")
    total = ("合计", "", "", "共3条", "", "", "", "")
    table(document, HEADER, FIRST, more, total, merges=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 2, 2)])
    done, rows = imported(document, tmp_path)
    assert [row["整改措施"] for row in rows][2:] == ["共计关停3家企业"]
    assert [found.code for found in done.findings] == ["R232", "R237"]
