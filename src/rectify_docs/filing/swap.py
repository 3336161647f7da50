"""All or nothing: a run writes beside the last output, and only a finished folder takes its place.

``output/.<date>.new`` is being written, ``output/.<date>.old`` was in place until a moment ago. Windows cannot rename
a folder over another, so the swap takes two renames; whatever a crash leaves between them, ``recover`` puts right.
All functions expect that the workspace's lock is held.
"""

import datetime as dt
import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from rectify_docs.errors import EditedError, FilingError
from rectify_docs.filing.edited import edited_files, file_sha256, files_below, foreign_files, last_run
from rectify_docs.filing.faults import file_faults
from rectify_docs.filing.tree import copy_file, delete_tree, flush_tree

LEFTOVER = re.compile(r"\.(?P<date>\d{4}-\d{2}-\d{2})\.(?P<state>new|old)")
CLASH_REMEDY = "请把自己保存的文件移出该文件夹或改名后重试，或使用 --set-aside 保留旧文件夹"


def recover(output: Path) -> tuple[str, ...]:
    """Put right what a crash left in ``output``: each date's folder is then the whole old one or the whole new one.

    Returns:
        What was done, one Chinese sentence each.

    Raises:
        FilingError: the file system refused.
    """
    if not output.is_dir():
        return ()
    with file_faults("清理上次中断的运行", output):
        found = sorted(entry for entry in output.iterdir() if LEFTOVER.fullmatch(entry.name) and entry.is_dir())
        return tuple(_settle(entry) for entry in found)


@contextmanager
def staging(output: Path, date: dt.date) -> Iterator[Path]:
    """An empty folder beside the last output, to be written to and then committed; deleted when left uncommitted.

    Raises:
        FilingError: the file system refused.
    """
    folder = _beside(output, date, "new")
    with file_faults("建立临时文件夹", folder):
        delete_tree(folder)
        folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def commit(output: Path, date: dt.date, *, keep: Collection[str] = (), aside: bool = False) -> Path:
    """Let the staged folder take the place of ``output/<date>``.

    What people put into the old folder comes along; so do the files to ``keep``.

    Args:
        output: the workspace's output folder.
        date: the run's date.
        keep: paths below the old folder that the new one takes over (documents of kinds that were not made).
        aside: keep the whole old folder as ``output/<date>.<n>``, edited files and all.

    Returns:
        The folder in place.

    Raises:
        EditedError: a file would be lost that somebody edited, or put where the run wants to write.
        FilingError: the file system refused; the old folder is whole and in its place.
    """
    current, new, old = output / date.isoformat(), _beside(output, date, "new"), _beside(output, date, "old")
    if old.is_dir():
        with file_faults("清理上次中断的运行", old):
            _settle(old)
    if current.exists():
        _carry_over(current, new, keep=keep, aside=aside)
    with file_faults("保存新的成品", new):
        flush_tree(new)
    _swap(current, new, _free_place(output, date) if aside else old)
    shutil.rmtree(old, ignore_errors=True)
    return current


def set_aside(output: Path, date: dt.date) -> Path | None:
    """Move ``output/<date>`` to ``output/<date>.<n>`` with the smallest free n; None where there is no such folder.

    Raises:
        FilingError: the file system refused.
    """
    current = output / date.isoformat()
    if not current.is_dir():
        return None
    place = _free_place(output, date)
    with file_faults("移开旧的成品文件夹", current):
        return current.rename(place)


def _settle(leftover: Path) -> str:
    match = LEFTOVER.fullmatch(leftover.name)
    if match is None:
        message = f"不是中断留下的文件夹：{leftover.name}"
        raise ValueError(message)
    current = leftover.with_name(match["date"])
    if match["state"] == "old" and not current.exists():
        leftover.rename(current)
        return f"上次运行中断，已恢复 {current.name} 的旧成品"
    delete_tree(leftover)
    return f"上次运行中断，已清理 {leftover.name}"


def _carry_over(current: Path, new: Path, *, keep: Collection[str], aside: bool) -> None:
    """Copy what the new folder takes over; nothing is taken away from the old one."""
    if not current.is_dir():
        message = "成品文件夹的位置被一个同名文件占用"
        raise FilingError(message, place=current.as_posix(), remedy="请把该文件移走或改名后重试")
    run = last_run(current)
    if not aside:
        _refuse_loss(current, tuple(path for path in edited_files(current, run) if path not in keep))
    wanted = frozenset(keep) if aside else frozenset((*keep, *foreign_files(current, run)))
    taken = tuple(path for path in files_below(current) if path in wanted)
    _refuse_loss(current, tuple(path for path in taken if _clashes(current / path, new / path)))
    with file_faults("保留原有文件", current):
        for path in taken:
            if not (new / path).exists():
                copy_file(current / path, new / path)


def _clashes(old: Path, new: Path) -> bool:
    if not new.exists():
        return False
    return old.is_dir() or new.is_dir() or file_sha256(old) != file_sha256(new)


def _refuse_loss(folder: Path, paths: Collection[str]) -> None:
    if paths:
        message = f"有人工修改或自行保存的文件会被覆盖：{'、'.join(paths)}"
        raise EditedError(message, place=folder.as_posix(), remedy=CLASH_REMEDY)


def _swap(current: Path, new: Path, old: Path) -> None:
    """Two renames; when the second is refused or interrupted, the first is taken back."""
    with file_faults("换入新的成品", current):
        if not current.exists():
            new.rename(current)
            return
        current.rename(old)
        try:
            new.rename(current)
        except BaseException:
            old.rename(current)
            raise


def _free_place(output: Path, date: dt.date) -> Path:
    places = (output / f"{date.isoformat()}.{n}" for n in count(1))
    return next(place for place in places if not place.exists())


def _beside(output: Path, date: dt.date, state: str) -> Path:
    return output / f".{date.isoformat()}.{state}"
