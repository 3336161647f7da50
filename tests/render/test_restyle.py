"""A template by an office's own figures."""

from pathlib import Path

import pytest

from rectify_docs.gongwen.conformance.check import check_docx
from rectify_docs.gongwen.conformance.records import Verdict
from rectify_docs.gongwen.office import office_profile
from rectify_docs.render import archive
from rectify_docs.render.restyle import DOCUMENT, STYLES, restyled
from rectify_docs.settings import Format

TEMPLATES = Path(__file__).parents[2] / "templates/docx"
OWN = Format.model_validate(
    {"top_mm": 34.6, "left_mm": 26, "fonts": {"楷体": "华文楷体"}, "styles": {"GwTitle": {"size": "小二"}}}
)


def failed(files: dict[str, bytes]) -> set[str]:
    data = archive.write({name: archive.pack(content) for name, content in files.items()})
    return {one.rule for one in check_docx(data) if one.answer.verdict is Verdict.FAILED}


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.docx")), ids=lambda path: path.stem)
def test_without_settings_nothing_changes(path: Path) -> None:
    files = archive.unpack(path)
    assert restyled(files, office_profile(Format())) == files


def test_the_office_figures_are_in_the_file_and_found_by_the_standards_rules() -> None:
    files = archive.unpack(TEMPLATES / "weekly-dispatch.docx")
    changed = restyled(files, office_profile(OWN))
    assert failed(changed) - failed(files) == {"PAGE-02", "PAGE-03", "PAGE-05", "PGNO-02"}
    assert b'w:sz w:val="36"' in changed[STYLES]
    assert b"\xe6\xa5\xb7\xe4\xbd\x93_GB2312" not in changed[DOCUMENT]


def test_turned_pages_move_along() -> None:
    files = archive.unpack(TEMPLATES / "weekly-dispatch.docx")
    changed = restyled(files, office_profile(OWN))
    turned = changed[DOCUMENT].decode().split('w:orient="landscape"')[1]
    assert 'w:top="1474"' in turned.split("/>")[1]
    assert changed["word/header2.xml"] != files["word/header2.xml"]


def test_what_a_writer_changed_stays() -> None:
    files = archive.unpack(TEMPLATES / "weekly-dispatch.docx")
    edited = files[STYLES].replace(b'w:sz w:val="44"', b'w:sz w:val="40"')
    assert edited != files[STYLES]
    changed = restyled({**files, STYLES: edited}, office_profile(OWN))[STYLES]
    assert b'w:sz w:val="40"' in changed
    assert b'w:sz w:val="36"' not in changed
