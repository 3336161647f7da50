"""Folders as a whole: copy a file into them, delete them, bring them to the disk."""

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path


def copy_file(source: Path, target: Path) -> None:
    """Copy a file with its times, a link as a link."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target, follow_symlinks=False)


def delete_tree(folder: Path) -> None:
    """Delete a folder if it exists, write-protected files too (Windows refuses to delete those).

    Raises:
        OSError: something in it cannot be deleted, e.g. because it is open in another program.
    """
    if folder.is_symlink():
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        for root, folders, names in os.walk(folder):
            for name in (*folders, *names):
                with suppress(OSError):
                    (Path(root) / name).chmod(stat.S_IRWXU)
        shutil.rmtree(folder)


def flush_tree(folder: Path) -> None:
    """Bring all files to the disk, so that a power cut after the swap finds no empty ones.

    Why errors are passed over: a file system that cannot do it has written as well as it can.
    """
    for root, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError), (Path(root) / name).open("r+b") as stream:
                os.fsync(stream.fileno())
