from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from rectify_docs.errors import FilingError
from rectify_docs.filing.edited import edited_files, foreign_files, last_run
from rectify_docs.model.run import RunRecord

Fill = Callable[[Path, Mapping[str, str]], RunRecord]
MADE = {"通报.docx": "一", "公示/1.docx": "二"}


def test_untouched_folder(tmp_path: Path, fill: Fill) -> None:
    run = fill(tmp_path, MADE)
    assert last_run(tmp_path) == run
    assert edited_files(tmp_path, run) == ()
    assert foreign_files(tmp_path, run) == ()


def test_what_people_changed_deleted_and_added(tmp_path: Path, fill: Fill) -> None:
    run = fill(tmp_path, {**MADE, "清单.xlsx": "三"})
    (tmp_path / "公示" / "1.docx").write_text("二（改）", encoding="utf-8")
    (tmp_path / "清单.xlsx").unlink()
    (tmp_path / "公示" / "1 - 副本.docx").write_text("二", encoding="utf-8")
    (tmp_path / "领导批示.txt").write_text("同意", encoding="utf-8")
    assert edited_files(tmp_path, run) == ("公示/1.docx",)
    assert foreign_files(tmp_path, run) == ("公示/1 - 副本.docx", "领导批示.txt")


@pytest.mark.parametrize("name", ["~$通报.docx", ".~lock.通报.docx#", ".DS_Store", "Thumbs.db", "desktop.ini"])
def test_lock_files_and_litter_are_nobodys(tmp_path: Path, fill: Fill, name: str) -> None:
    run = fill(tmp_path, MADE)
    (tmp_path / name).write_text("x", encoding="utf-8")
    assert foreign_files(tmp_path, run) == ()
    assert edited_files(tmp_path, None) == ("公示/1.docx", "通报.docx")


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"schema": 99}'])
def test_documents_of_unknown_origin_count_as_edited(tmp_path: Path, fill: Fill, content: bytes | None) -> None:
    fill(tmp_path, MADE)
    (tmp_path / "说明.txt").write_text("x", encoding="utf-8")
    (tmp_path / "run.json").unlink()
    if content is not None:
        (tmp_path / "run.json").write_bytes(content)
    run = last_run(tmp_path)
    assert run is None
    assert edited_files(tmp_path, run) == ("公示/1.docx", "通报.docx")
    assert foreign_files(tmp_path, run) == ("公示/1.docx", "说明.txt", "通报.docx")


def test_missing_folder_has_nothing_in_it(tmp_path: Path) -> None:
    assert last_run(tmp_path / "no") is None
    assert edited_files(tmp_path / "no", None) == ()
    assert foreign_files(tmp_path / "no", None) == ()


def test_links_are_carried_not_followed(tmp_path: Path, fill: Fill) -> None:
    run = fill(tmp_path / "out", MADE)
    (tmp_path / "out" / "上级").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "out" / "断开").symlink_to("nowhere")
    assert foreign_files(tmp_path / "out", run) == ("上级", "断开")


def test_file_that_cannot_be_read_is_a_filing_error(
    tmp_path: Path, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = fill(tmp_path, MADE)

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "in use", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FilingError) as caught:
        edited_files(tmp_path, run)
    assert caught.value.remedy.startswith("请关闭已打开的文件后重试")
    assert caught.value.place.endswith("公示/1.docx")
