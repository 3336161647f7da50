import datetime as dt
import errno
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from rectify_docs.errors import EditedError, ExitCode, FilingError
from rectify_docs.filing.swap import commit, recover, set_aside, staging
from rectify_docs.model.run import RunRecord

Fill = Callable[[Path, Mapping[str, str]], RunRecord]
DATE = dt.date(2018, 7, 6)
NAME = "2018-07-06"


def contents(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".json")
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def names(output: Path) -> list[str]:
    return sorted(path.name for path in output.iterdir())


def test_first_run(tmp_path: Path, fill: Fill) -> None:
    output = tmp_path / "output"
    assert recover(output) == ()
    with staging(output, DATE) as folder:
        fill(folder, {"通报.docx": "一"})
        assert commit(output, DATE) == output / NAME
    assert names(output) == [NAME]
    assert contents(output / NAME) == {"通报.docx": "一"}


def test_second_run_replaces_the_first_and_carries_over(tmp_path: Path, fill: Fill) -> None:
    fill(tmp_path / NAME, {"通报.docx": "一", "公示/1.docx": "一", "清单.xlsx": "一"})
    (tmp_path / NAME / "公示" / "便条.txt").write_text("收好", encoding="utf-8")
    (tmp_path / NAME / "~$通报.docx").write_text("x", encoding="utf-8")
    with staging(tmp_path, DATE) as folder:
        fill(folder, {"通报.docx": "二"})
        commit(tmp_path, DATE, keep=("清单.xlsx", "没有.docx", "../外面.txt"))
    assert names(tmp_path) == [NAME]
    assert contents(tmp_path / NAME) == {"通报.docx": "二", "清单.xlsx": "一", "公示/便条.txt": "收好"}


def test_nothing_is_swapped_without_a_commit(tmp_path: Path, fill: Fill) -> None:
    fill(tmp_path / NAME, {"通报.docx": "一"})
    with staging(tmp_path, DATE) as folder:
        fill(folder, {"通报.docx": "二"})
    assert names(tmp_path) == [NAME]
    assert contents(tmp_path / NAME) == {"通报.docx": "一"}


@pytest.mark.parametrize(
    ("path", "text"),
    [("通报.docx", "一（改）"), ("清单.xlsx", "一（改）"), ("新.docx", "我的")],
    ids=["edited", "edited, not made again", "in the way"],
)
def test_what_people_wrote_is_never_replaced(tmp_path: Path, fill: Fill, path: str, text: str) -> None:
    fill(tmp_path / NAME, {"通报.docx": "一", "清单.xlsx": "一"})
    (tmp_path / NAME / path).write_text(text, encoding="utf-8")
    before = contents(tmp_path / NAME)
    with staging(tmp_path, DATE) as folder:
        fill(folder, {"通报.docx": "二", "新.docx": "二"})
        with pytest.raises(EditedError, match=path) as caught:
            commit(tmp_path, DATE)
    assert caught.value.exit_code == ExitCode.EDITED
    assert contents(tmp_path / NAME) == before
    assert names(tmp_path) == [NAME]


def test_edited_file_of_another_kind_is_kept(tmp_path: Path, fill: Fill) -> None:
    fill(tmp_path / NAME, {"通报.docx": "一", "清单.xlsx": "一"})
    (tmp_path / NAME / "清单.xlsx").write_text("一（改）", encoding="utf-8")
    with staging(tmp_path, DATE) as folder:
        fill(folder, {"通报.docx": "二"})
        commit(tmp_path, DATE, keep=("清单.xlsx",))
    assert contents(tmp_path / NAME) == {"通报.docx": "二", "清单.xlsx": "一（改）"}


def test_set_aside_with_the_commit(tmp_path: Path, fill: Fill) -> None:
    fill(tmp_path / NAME, {"通报.docx": "一"})
    (tmp_path / NAME / "通报.docx").write_text("一（改）", encoding="utf-8")
    (tmp_path / f"{NAME}.1").mkdir()
    with staging(tmp_path, DATE) as folder:
        fill(folder, {"通报.docx": "二"})
        commit(tmp_path, DATE, aside=True)
    assert names(tmp_path) == [NAME, f"{NAME}.1", f"{NAME}.2"]
    assert contents(tmp_path / NAME) == {"通报.docx": "二"}
    assert contents(tmp_path / f"{NAME}.2") == {"通报.docx": "一（改）"}


def test_set_aside_takes_the_smallest_free_number(tmp_path: Path, fill: Fill) -> None:
    assert set_aside(tmp_path, DATE) is None
    (tmp_path / f"{NAME}.2").mkdir()
    for expected in (1, 3):
        fill(tmp_path / NAME, {"通报.docx": "一"})
        assert set_aside(tmp_path, DATE) == tmp_path / f"{NAME}.{expected}"
    assert names(tmp_path) == [f"{NAME}.{n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("left", "kept", "sentences"),
    [
        (["old"], "old", 1),
        (["old", "new"], "old", 2),
        (["new"], None, 1),
        (["date", "old"], "date", 1),
        (["date", "new"], "date", 1),
        (["date", "old", "new"], "date", 2),
        (["date"], "date", 0),
    ],
)
def test_recover(tmp_path: Path, left: list[str], kept: str | None, sentences: int) -> None:
    for state in left:
        folder = tmp_path / (NAME if state == "date" else f".{NAME}.{state}")
        folder.mkdir()
        (folder / "通报.docx").write_text(state, encoding="utf-8")
    assert len(recover(tmp_path)) == sentences
    assert names(tmp_path) == ([NAME] if kept else [])
    assert kept is None or contents(tmp_path / NAME) == {"通报.docx": kept}


def test_recover_leaves_alone_what_is_not_its_own(tmp_path: Path) -> None:
    for name in ("2018-06-29.1", ".git", ".2018-07-06.bak", "x.2018-07-06.old"):
        (tmp_path / name).mkdir()
    (tmp_path / ".2018-07-06.new").write_text("a file", encoding="utf-8")
    before = names(tmp_path)
    assert recover(tmp_path) == ()
    assert names(tmp_path) == before


def test_commit_restores_an_old_folder_that_was_left(tmp_path: Path, fill: Fill) -> None:
    fill(tmp_path / f".{NAME}.old", {"通报.docx": "一"})
    (tmp_path / f".{NAME}.old" / "便条.txt").write_text("收好", encoding="utf-8")
    with staging(tmp_path, DATE) as folder:
        fill(folder, {"通报.docx": "二"})
        commit(tmp_path, DATE)
    assert names(tmp_path) == [NAME]
    assert contents(tmp_path / NAME) == {"通报.docx": "二", "便条.txt": "收好"}


@pytest.mark.parametrize("refused", [1, 2])
def test_open_file_leaves_the_old_folder_whole(
    tmp_path: Path, fill: Fill, monkeypatch: pytest.MonkeyPatch, refused: int
) -> None:
    fill(tmp_path / NAME, {"通报.docx": "一"})
    rename, calls = Path.rename, iter(range(1, 9))

    def refuse(self: Path, target: Path) -> Path:
        if next(calls) == refused:
            raise PermissionError(errno.EACCES, "in use", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with staging(tmp_path, DATE) as folder:
        fill(folder, {"通报.docx": "二"})
        with pytest.raises(FilingError) as caught:
            commit(tmp_path, DATE)
    assert caught.value.exit_code == ExitCode.FILING
    assert caught.value.remedy.startswith("请关闭已打开的文件后重试")
    assert names(tmp_path) == [NAME]
    assert contents(tmp_path / NAME) == {"通报.docx": "一"}


def test_full_disk_says_so(tmp_path: Path, fill: Fill, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    fill(tmp_path / NAME, {"通报.docx": "一"})
    (tmp_path / NAME / "便条.txt").write_text("收好", encoding="utf-8")
    monkeypatch.setattr("shutil.copy2", refuse)
    with staging(tmp_path, DATE), pytest.raises(FilingError) as caught:
        commit(tmp_path, DATE)
    assert "磁盘空间不足" in caught.value.remedy
    assert contents(tmp_path / NAME) == {"通报.docx": "一", "便条.txt": "收好"}


def test_file_in_place_of_the_folder(tmp_path: Path, fill: Fill) -> None:
    (tmp_path / NAME).write_text("a file", encoding="utf-8")
    with staging(tmp_path, DATE) as folder:
        fill(folder, {"通报.docx": "二"})
        with pytest.raises(FilingError, match="占用"):
            commit(tmp_path, DATE)
    assert (tmp_path / NAME).read_text(encoding="utf-8") == "a file"
