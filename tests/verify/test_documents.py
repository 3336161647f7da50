from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from pypdf import PdfWriter

from rectify_docs.model.document import Printed, Rendered
from rectify_docs.verify.documents import verify_documents
from rectify_docs.verify.listed import ListedRow
from rectify_docs.verify.records import Failure, VerifiedDocument

Letter = Callable[..., Rendered]
HEAD = ["问题编号", "措施编号", "整改措施"]
IDS = ("1-1", "1-2", "2-1")


def test_same_figure_says_the_same_everywhere(tmp_path: Path, letter: Letter) -> None:
    made = letter()
    documents = []
    for name in ("甲.docx", "乙.docx"):
        (tmp_path / name).write_bytes(made.data)
        documents.append(VerifiedDocument(name, "k", made.printed))
    assert verify_documents(tmp_path, documents) == ()
    said = made.printed[0].sentence
    documents[1] = VerifiedDocument("乙.docx", "k", (Printed("measures.done_rate", "第2段", "61", said),))
    (failure,) = verify_documents(tmp_path, documents)
    assert (failure.document, failure.where, failure.found) == ("乙.docx", "第2段", "61")
    assert failure.expected.startswith("43.5%（measures.done_rate")


def test_a_figure_that_is_not_the_ledgers_is_named_with_both_places(tmp_path: Path, letter: Letter) -> None:
    made = letter()
    (tmp_path / "甲.docx").write_bytes(made.data)
    documents = [VerifiedDocument("甲.docx", "k", made.printed)]
    told = {printed.figure_id: printed.text for printed in made.printed}
    assert verify_documents(tmp_path, documents, ledger=told) == ()
    failures = verify_documents(tmp_path, documents, ledger=told | {"measures.done_rate": "43.6%"})
    assert {(one.document, one.expected, one.found) for one in failures} == {
        ("甲.docx", "43.6%（台账 measures.done_rate）", "43.5%")
    }
    assert all(one.where for one in failures)


def word_list(folder: Path, rows: list[list[str]]) -> str:
    document = docx.Document()
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(folder / "清单.docx"))
    return "清单.docx"


def workbook_list(folder: Path, rows: list[list[str]]) -> str:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["整改措施清单"])
    for row in rows:
        sheet.append(row)
    book.save(folder / "清单.xlsx")
    return "清单.xlsx"


Maker = Callable[[Path, list[list[str]]], str]


def wrong_ids(folder: Path, make: Maker, rows: list[list[str]], ids: tuple[str, ...] = IDS) -> list[str]:
    return wrong_rows(folder, make, rows, [ListedRow(id_, {}) for id_ in ids])


def wrong_rows(folder: Path, make: Maker, rows: list[list[str]], listed: list[ListedRow]) -> list[str]:
    path = make(folder, rows)
    failures = verify_documents(folder, [VerifiedDocument(path, "measure-list")], listed={path: listed})
    return [f"{failure.expected}：{failure.found}" for failure in failures]


@pytest.mark.parametrize("make", [word_list, workbook_list])
class TestIds:
    def test_each_once(self, tmp_path: Path, make: Maker) -> None:
        rows = [["1", "1-1", "甲"], ["1", "1-2", "见1-1"], ["2", "2-1", "1-1"]]
        assert wrong_ids(tmp_path, make, [HEAD, *rows]) == []

    def test_problem_number_may_look_like_a_measure_id(self, tmp_path: Path, make: Maker) -> None:
        rows = [["1-1", "1-1-1", "甲"], ["1", "1-1", "乙"]]
        assert wrong_ids(tmp_path, make, [HEAD, *rows], ("1-1-1", "1-1")) == []

    def test_header_repeated_on_the_way(self, tmp_path: Path, make: Maker) -> None:
        rows = [["1", "1-1", "甲"], HEAD, ["1", "1-2", "乙"]]
        assert wrong_ids(tmp_path, make, [HEAD, *rows], ("1-1", "1-2")) == []

    def test_lost_and_doubled(self, tmp_path: Path, make: Maker) -> None:
        rows = [["1", "1-1", "甲"], ["1", "1-1", "乙"], ["2", "2-1", "1-2"]]
        assert wrong_ids(tmp_path, make, [HEAD, *rows]) == [
            "措施编号 1-1 恰好出现一次：出现2次",
            "措施编号 1-2 恰好出现一次：出现0次",
        ]

    def test_without_a_header_any_cell_counts(self, tmp_path: Path, make: Maker) -> None:
        assert wrong_ids(tmp_path, make, [["1-1", "x", "1-2"], ["2-1", "", ""]]) == []

    def test_ids_of_the_ledger_are_distinct(self, tmp_path: Path, make: Maker) -> None:
        assert wrong_ids(tmp_path, make, [HEAD, ["1", "1-1", "甲"]], ("1-1", "1-1"))

    def test_a_text_that_the_row_has_lost(self, tmp_path: Path, make: Maker) -> None:
        head = ["问题编号", "措施编号", "整改措施", "整改时限"]
        rows = [["1", "1-1", "新建管网，并验收", "2026年3月底（原2月底）"], ["1", "1-2", "清淤", "2月底"]]
        wanted = [
            ListedRow("1-1", {"整改措施": "新建管网, 并验收", "整改时限": "2026年3月底", "责任人": "张三"}),
            ListedRow("1-2", {"整改措施": "清淤", "整改时限": "2026年5月底"}),
        ]
        assert wrong_rows(tmp_path, make, [head, *rows], wanted) == ["1-2的整改时限“2026年5月底”：该行没有这一内容"]


def check(folder: Path, name: str, content: bytes, allowed: tuple[str, ...] = ()) -> list[Failure]:
    (folder / name).write_bytes(content)
    return list(verify_documents(folder, [VerifiedDocument(name, "k")], allowed=allowed))


@pytest.mark.parametrize("pages", [0, 1, 3])
def test_pdf_has_a_page(tmp_path: Path, pages: int) -> None:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    writer.write(tmp_path / "a.pdf")
    failures = verify_documents(tmp_path, [VerifiedDocument("a.pdf", "k")])
    assert ("没有页面" in {one.found for one in failures}) is (pages == 0)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"PK\x03\x04"])
def test_pdf_that_does_not_open(tmp_path: Path, content: bytes) -> None:
    (failure,) = check(tmp_path, "a.pdf", content)
    assert failure.expected == "能打开的文件"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<style>@media print{#a{{color:red}}</style><p style='{{'>正文</p><script>x={{}}</script>", []),
        ("<p>{{ left }}</p>", ["{{ left }}"]),
        ("<a href='{{ left }}'>x</a>", ["{{ left }}"]),
        ("<p>{{&lt;b&gt;}}</p>", []),
    ],
)
def test_html(tmp_path: Path, html: str, found: list[str]) -> None:
    failures = check(tmp_path, "a.html", html.encode(), allowed=("{{<b>}}",))
    assert [failure.found for failure in failures] == found


def test_markdown(tmp_path: Path) -> None:
    (failure,) = check(tmp_path, "a.md", "正文{% if %}".encode())
    assert failure.found == "{% if %}"
    assert check(tmp_path, "a.md", b"\xff")[0].expected == "能打开的文件"


def test_unknown_kind_of_file(tmp_path: Path) -> None:
    (failure,) = check(tmp_path, "a.exe", b"x")
    assert failure.expected == "可核验的文件类型"


def test_two_files_of_one_name(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x", encoding="utf-8")
    documents = [VerifiedDocument("a.md", "k"), VerifiedDocument("a.md", "k")]
    (failure,) = verify_documents(tmp_path, documents)
    assert failure.message == "a.md：应为“各文书文件名不同”，实为“与 a.md 重名”"


def test_message_is_one_short_line() -> None:
    message = Failure("甲.docx", "第3段", "61", "很长\n" * 99).message
    assert message.startswith("甲.docx 第3段：应为“61”，实为“很长 很长")
    assert len(message) < 130
    assert "\n" not in message
