"""One run per workspace at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from rectify_docs.errors import LockedError
from rectify_docs.filing.faults import file_faults

LOCK_NAME = ".rectify.lock"


@contextmanager
def workspace_lock(workspace: Path) -> Iterator[None]:
    """Hold the workspace; the operating system frees it when the process ends, however it ends.

    Why the file is left behind: whoever deletes it while another run waits for it lets two runs in.

    Raises:
        LockedError: another run holds it; nobody waits.
        FilingError: the workspace cannot be written to.
    """
    path = workspace / LOCK_NAME
    # Why not one lock object per path: two runs in one process must exclude each other, too.
    lock = FileLock(path, timeout=0, is_singleton=False)
    with file_faults("锁定工作区", path):
        _acquire(lock, workspace)
    try:
        yield
    finally:
        lock.release()


def _acquire(lock: FileLock, workspace: Path) -> None:
    try:
        lock.acquire()
    except Timeout as error:
        message = "另一个运行正在使用该工作区"
        remedy = "请等它结束后重试；如果确认没有别的运行，请在任务管理器中结束残留的 rectify-docs 进程"
        raise LockedError(message, place=workspace.as_posix(), remedy=remedy) from error
