"""A volume has every page of its parts, an outline with a chapter for each, and page labels."""

from pathlib import Path

from pypdf import PdfReader, PdfWriter

from rectify_docs.render.volume import Chapter, bind


def pdf(path: Path, pages: int, heading: str = "") -> Path:
    with PdfWriter() as writer:
        for _ in range(pages):
            writer.add_blank_page(595, 842)
        if heading:
            writer.add_outline_item(title=heading, page_number=0)
        writer.write(path)
    return path


def test_parts_are_joined(tmp_path: Path) -> None:
    chapters = [
        Chapter("通报", pdf(tmp_path / "a.pdf", 2, "一、总体")),
        Chapter("清单", pdf(tmp_path / "b.pdf", 3), "清单-"),
    ]
    assert bind(chapters, tmp_path / "合订本.pdf") == 5
    with PdfReader(tmp_path / "合订本.pdf") as reader:
        assert len(reader.pages) == 5
        assert reader.page_labels == ["1", "2", "清单-1", "清单-2", "清单-3"]
        first, below, second = reader.outline
        assert isinstance(below, list)
        assert [first.title, below[0].title, second.title] == ["通报", "一、总体", "清单"]  # type: ignore[union-attr]


def test_the_same_parts_make_the_same_bytes(tmp_path: Path) -> None:
    chapters = [Chapter("通报", pdf(tmp_path / "a.pdf", 2))]
    for name in ("甲", "乙"):
        bind(chapters, tmp_path / f"{name}.pdf")
    assert (tmp_path / "甲.pdf").read_bytes() == (tmp_path / "乙.pdf").read_bytes()
