import re
import sys
import time
from pathlib import Path

import pikepdf
import pytest

from rectify_docs.render import fonts, soffice
from rectify_docs.render.docx import compile_docx
from rectify_docs.render.pdf import convert, find_soffice, normalise_pdf
from rectify_docs.verify.pdf_file import pdf_faults
from tests.render.samples import AS_OF, p, write_docx

OFFICE = find_soffice("")
FONTS = Path(__file__).parents[2] / ".cache" / "fonts"
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
needs_fonts = pytest.mark.skipif(
    not (FONTS / "FandolFang-Regular.otf").is_file(), reason="no Fandol fonts in the cache"
)
FAMILIES = ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体")


def document(path: Path, body: str) -> Path:
    template = compile_docx(write_docx(path, body))
    path.write_bytes(template.render({}, title="", author="", as_of=AS_OF).data)
    return path


def text_in(family: str) -> str:
    run = f'<w:rPr><w:rFonts w:ascii="{family}" w:eastAsia="{family}" w:hAnsi="{family}"/></w:rPr>'
    return p("整改工作").replace("<w:r>", f"<w:r>{run}")


def converted(files: list[Path], folder: Path, timeout: int = 120) -> dict[str, int]:
    assert OFFICE is not None
    return convert(files, folder, soffice=OFFICE, fonts_dirs=[FONTS], timeout=timeout)


@needs_office
def test_one_batch_names_what_was_made_and_bytes_repeat(tmp_path: Path) -> None:
    folder = tmp_path / "示例 目录"
    folder.mkdir()
    page_break = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    files = [
        document(folder / "通 报%20.docx", p("一") + page_break + p("二")),
        document(folder / "-x.docx", p("一")),
        folder / "坏.docx",
    ]
    files[2].write_bytes(b"PK\x03\x04")
    made = []
    for name in ("甲", "乙"):
        assert converted(files, tmp_path / name) == {"通 报%20.pdf": 2, "-x.pdf": 1}
        pdf = tmp_path / name / "通 报%20.pdf"
        normalise_pdf(pdf, title="标题", author="市整改办", as_of=AS_OF)
        made.append(pdf.read_bytes())
    assert made[0] == made[1]


@needs_office
def test_properties_of_a_pdf(tmp_path: Path) -> None:
    converted([document(tmp_path / "a.docx", p("一"))], tmp_path)
    normalise_pdf(tmp_path / "a.pdf", title="标题\x0b", author="市整改办", as_of=AS_OF)
    with pikepdf.open(tmp_path / "a.pdf") as pdf, pdf.open_metadata() as metadata:
        assert (metadata["dc:title"], metadata["dc:creator"]) == ("标题", ["市整改办"])
        assert metadata["pdfaid:part"] == "2"
        assert {metadata[f"xmp:{name}Date"] for name in ("Create", "Modify")} == {"2018-07-06T00:00:00+00:00"}
        assert {str(pdf.docinfo[f"/{name}"]) for name in ("CreationDate", "ModDate")} == {"D:20180706000000+00'00'"}
        assert (str(pdf.docinfo["/Title"]), str(pdf.docinfo["/Author"])) == ("标题", "市整改办")
        assert str(pdf.Root.Lang) == "zh-CN"
        assert "/DocChecksum" not in pdf.trailer


@needs_office
def test_nothing_is_left_of_a_batch_that_takes_too_long(tmp_path: Path) -> None:
    file = document(tmp_path / "a.docx", p("一"))
    (tmp_path / "a.pdf").write_bytes(b"old")
    assert converted([file], tmp_path, timeout=0) == {}
    assert not (tmp_path / "a.pdf").exists()
    assert converted([], tmp_path) == {}


@needs_office
@needs_fonts
def test_official_fonts_have_stand_ins(tmp_path: Path) -> None:
    converted([document(tmp_path / "a.docx", "".join(map(text_in, FAMILIES)))], tmp_path)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        embedded = {str(each.get("/FontName", "")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary)}
    found = {name.partition("+")[2] for name in embedded}
    missing = {wanted for wanted, _ in fonts.available([FONTS]).swapped}
    expected = {
        "FandolFang-Regular": "仿宋_GB2312",
        "FandolKai-Regular": "楷体_GB2312",
        "FandolHei-Regular": "黑体",
        "FandolSong-Regular": "宋体",
        "FandolSong-Bold": "方正小标宋简体",
    }
    assert {name for name, wanted in expected.items() if wanted in missing} <= found


@needs_fonts
@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig is used on Linux")
def test_substitutions_are_said(tmp_path: Path) -> None:
    said = dict(fonts.available([FONTS]).swapped)
    config = fonts.write_config(tmp_path, [FONTS]).read_text(encoding="utf-8")
    assert said.keys() <= fonts.STAND_INS.keys()
    for wanted, used in said.items():
        assert used in fonts.STAND_INS[wanted]
        assert f"<string>{wanted}</string>" in config


@needs_fonts
@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig is used on Linux")
def test_fonts_without_chinese_letters_are_told_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    config = tmp_path / "none.conf"
    config.write_text("<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>", encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    assert not fonts.available([FONTS]).unreadable
    if fonts.available([]).swapped:  # some font that is no Chinese one is there to stand in
        assert fonts.available([]).unreadable


def test_no_fontconfig_no_substitutions(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert fonts.available([tmp_path]) == fonts.Available()
    assert 'target="pattern"' not in fonts.write_config(tmp_path, [tmp_path / "甲&乙"]).read_text(encoding="utf-8")


def test_soffice_by_setting(tmp_path: Path) -> None:
    program = tmp_path / "program"
    program.mkdir()
    office = program / soffice.NAMES[0]
    office.touch()
    assert find_soffice(str(office)) == office
    assert find_soffice(str(tmp_path)) == office
    assert find_soffice(str(tmp_path / "nothing")) is None


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_hanging_program_is_ended(tmp_path: Path) -> None:
    start = time.monotonic()
    assert not soffice.run(["sh", "-c", "sleep 60 & wait"], tmp_path, {"PATH": "/bin:/usr/bin"}, 0.2)
    assert time.monotonic() - start < 10
    assert soffice.run(["true"], tmp_path, {"PATH": "/bin:/usr/bin"}, 10)


@needs_office
@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for LibreOffice")
def test_what_a_crash_takes_along_is_tried_again_by_itself(tmp_path: Path) -> None:
    crashing = tmp_path / "soffice"
    crashing.write_text(f'#!/bin/sh\n[ $(echo "$@" | grep -o docx | wc -l) -gt 1 ] && kill -9 $$\nexec {OFFICE} "$@"\n')
    crashing.chmod(0o755)
    files = [document(tmp_path / f"{name}.docx", p(name)) for name in "甲乙"]
    made = convert(files, tmp_path, soffice=crashing, fonts_dirs=[FONTS], timeout=120)
    assert made == {"甲.pdf": 1, "乙.pdf": 1}


@needs_office
def test_two_at_once_make_the_same_bytes(tmp_path: Path) -> None:
    assert OFFICE is not None
    files = [document(tmp_path / f"{number}.docx", p(f"第{number}份")) for number in range(8)]
    made = []
    for jobs in (1, 2):
        folder = tmp_path / f"jobs{jobs}"
        assert len(convert(files, folder, soffice=OFFICE, fonts_dirs=[FONTS], timeout=120, jobs=jobs)) == 8
        for pdf in folder.iterdir():
            normalise_pdf(pdf, title="标题", author="市整改办", as_of=AS_OF)
        made.append({pdf.name: pdf.read_bytes() for pdf in folder.iterdir()})
    assert made[0] == made[1]


@needs_office
@pytest.mark.parametrize(("standard", "part"), [("2b", "2"), ("1b", "1"), ("无", None)])
def test_the_archival_standard_is_the_office_s_choice(tmp_path: Path, standard: str, part: str | None) -> None:
    assert OFFICE is not None
    file = document(tmp_path / "a.docx", p("一"))
    convert([file], tmp_path, soffice=OFFICE, fonts_dirs=[FONTS], timeout=120, standard=standard)
    normalise_pdf(tmp_path / "a.pdf", title="标题", author="市整改办", as_of=AS_OF)
    with pikepdf.open(tmp_path / "a.pdf") as pdf, pdf.open_metadata() as metadata:
        assert metadata.get("pdfaid:part") == part
    assert list(pdf_faults("a.pdf", tmp_path / "a.pdf")) == []
    with pikepdf.open(tmp_path / "a.pdf", allow_overwriting_input=True) as pdf:
        if part:
            del pdf.Root["/OutputIntents"]
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/FontDescriptor":
                for name in ("/FontFile", "/FontFile2", "/FontFile3"):
                    if name in font:
                        del font[name]
        pdf.save(tmp_path / "b.pdf")
    wrong = {one.expected for one in pdf_faults("b.pdf", tmp_path / "b.pdf")}
    assert wrong == ({"PDF/A 有输出意图", "字体全部嵌入"} if part else set())


@needs_office
def test_subsets_name_their_glyphs_and_metadata_is_plain(tmp_path: Path) -> None:
    """What PDFBox Preflight wants of PDF/A-1b besides what LibreOffice does (docs/decisions/0009)."""
    converted([document(tmp_path / "a.docx", p("整改<&工作"))], tmp_path)
    normalise_pdf(tmp_path / "a.pdf", title="甲<&>乙", author="市整改办", as_of=AS_OF)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        descriptors = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile" in item]
        xmp = bytes(pdf.Root.Metadata.read_bytes()).decode()
    assert all(re.fullmatch(r"(?:/[^/\s]+)+", str(item.CharSet)) for item in descriptors)
    assert "甲&lt;&amp;&gt;乙" in xmp
    assert not re.search(r"<(?:dc|xmp|pdf):\w+ xmlns:", xmp)


def test_only_a_free_font_in_the_place_of_small_mark_song_is_made_bold() -> None:
    assert "weight" in fonts._match("方正小标宋简体", fonts.SONG)
    assert "weight" not in fonts._match("方正小标宋简体", "方正小标宋_GBK")
