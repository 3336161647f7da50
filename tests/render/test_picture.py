"""The picture of a signature stamp: read from the workspace, in the documents that bear the stamp and in no other."""

import io
import zipfile
from pathlib import Path

import pytest

from rectify_docs.errors import UsageError
from rectify_docs.gongwen.closing import Seal
from rectify_docs.gongwen.units import Mm
from rectify_docs.pipeline.sealing import seal_of
from rectify_docs.render.docx import compile_docx
from rectify_docs.render.picture import NAME, NotPngError, png_size
from rectify_docs.settings import Office
from tests.gongwen.samples import CONTEXTS, sample
from tests.gongwen.test_templates import AS_OF, TEMPLATES, assert_valid
from tests.workspace import png

OFFICE = Office.model_validate({"name": "某signature", "title": "主任", "seal": "签名章", "stamp_image": "章.png"})
"""Signs what the sample contexts say that it signs."""


def document(kind: str, seal: Seal) -> bytes:
    context = sample(CONTEXTS[kind], full=True).variables()
    template = compile_docx(TEMPLATES / f"docx/{kind}.docx")
    return template.render(context, title="", author="", as_of=AS_OF, seal=seal).data


@pytest.fixture
def seal(tmp_path: Path) -> Seal:
    (tmp_path / "章.png").write_bytes(png(400, 160))
    return seal_of(OFFICE, tmp_path)


def test_the_picture_keeps_its_shape_within_the_room_of_the_settings(seal: Seal, tmp_path: Path) -> None:
    assert seal.stamp is not None
    assert (seal.stamp.width, seal.stamp.height) == (Mm(40), Mm(16))
    (tmp_path / "章.png").write_bytes(png(100, 100))
    square = seal_of(OFFICE, tmp_path).stamp
    assert square is not None
    assert (square.width, square.height) == (Mm(20), Mm(20))


@pytest.mark.parametrize("kind", ["weekly-dispatch", "supervision-letter", "disclosure-notice"])
def test_documents_with_the_picture_are_valid_and_hold_it(kind: str, seal: Seal, tmp_path: Path) -> None:
    data = document(kind, seal)
    assert_valid(data, tmp_path / "made.docx")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.read(f"word/{NAME}") == png(400, 160)


@pytest.mark.parametrize(("kind", "signer"), [("npc-report", OFFICE.name), ("weekly-dispatch", "别的机关")])
def test_what_others_sign_does_not_hold_the_picture(kind: str, signer: str, seal: Seal) -> None:
    assert seal.stamp is not None
    data = document(kind, seal._replace(stamp=seal.stamp._replace(office=signer)))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert not [name for name in file.namelist() if "media" in name]
        assert b"image/png" not in file.read("[Content_Types].xml")


@pytest.mark.parametrize("data", [None, b"", b"\xff\xd8\xff\xe0 no png", png(400, 160)[:20]])
def test_a_picture_that_cannot_be_read_is_a_wrong_setting(data: bytes | None, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / "章.png").write_bytes(data)
    with pytest.raises(UsageError, match="签名章图片") as caught:
        seal_of(OFFICE, tmp_path)
    assert caught.value.place == "rectify.toml office.stamp_image"


def test_a_picture_without_extent_is_none() -> None:
    with pytest.raises(NotPngError):
        png_size(png(0, 160))


@pytest.mark.parametrize(("word", "sealed"), [("加盖印章", True), ("不加盖印章", False)])
def test_without_a_stamp_no_picture_is_read(word: str, tmp_path: Path, *, sealed: bool) -> None:
    office = OFFICE.model_copy(update={"seal": word})
    assert seal_of(office, tmp_path) == Seal(sealed)
