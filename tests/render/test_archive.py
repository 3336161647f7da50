import io
import zipfile

import pytest

from rectify_docs.render import archive, marks
from tests.render.samples import figure


def test_written_archives_are_ordinary_archives() -> None:
    files = {"b.xml": b"b" * 10_000, "甲.xml": b"", "_rels/.rels": b"r", "[Content_Types].xml": b"t"}
    data = archive.write({name: archive.pack(each) for name, each in files.items()})
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        assert found.testzip() is None
        assert found.namelist() == ["[Content_Types].xml", "_rels/.rels", "b.xml", "甲.xml"]
    assert archive.unpack(data) == files


def test_archive_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL", 99)
    with pytest.raises(zipfile.BadZipFile):
        archive.unpack(archive.write({"a": archive.pack(b"\0" * 100)}))


def test_marks_carry_any_id_and_leave_only_the_text() -> None:
    number = figure("measures.done[unit=市水务局<&>,x=*]", 1, "1")
    text = f"共{marks.marked(number)}条"
    assert list(marks.found(text)) == [(number.id, "1")]
    assert marks.strip(text) == "共1条"
