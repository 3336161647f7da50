"""What the file system refuses, in words that a user can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rectify_docs.errors import FilingError

OPEN_REMEDY = "请关闭已打开的文件后重试（Word、WPS、资源管理器的预览窗格都会占用文件）"
FULL_REMEDY = "磁盘空间不足，请清理后重试"
OTHER_REMEDY = "请检查磁盘和文件夹权限后重试"


@contextmanager
def file_faults(doing: str, place: Path) -> Iterator[None]:
    """Turn an error of the file system into one that says what to do.

    Args:
        doing: what was being done, e.g. ``换入新的成品``.
        place: the folder or file that it was done to.

    Raises:
        FilingError: the file system refused.
    """
    try:
        yield
    except PermissionError as error:
        message = f"{doing}未成：文件被占用或没有权限"
        raise FilingError(message, place=_place(error, place), remedy=OPEN_REMEDY) from error
    except OSError as error:
        message = f"{doing}未成：{error.strerror or error}"
        remedy = FULL_REMEDY if error.errno == errno.ENOSPC else OTHER_REMEDY
        raise FilingError(message, place=_place(error, place), remedy=remedy) from error


def _place(error: OSError, place: Path) -> str:
    return Path(error.filename).as_posix() if isinstance(error.filename, str) else place.as_posix()
