"""Set the project up and run it; called by the Makefile as `python3 -m scripts.setup COMMAND`.

Needs Python 3.11 and its standard library, nothing else (docs/decisions/0001-setup.md).
"""

from __future__ import annotations

import argparse
import fcntl
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.bootstrap import locks, tasks
from scripts.bootstrap.environment import ensure_packages, ensure_venv
from scripts.bootstrap.fonts import ensure_fonts
from scripts.bootstrap.layout import Layout
from scripts.bootstrap.office import ensure_office
from scripts.bootstrap.process import SetupError, shown
from scripts.bootstrap.progress import Progress, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SETUP_STEPS = 4
SETUP_FAILED = 2
INTERRUPTED = 130


def set_up(layout: Layout, progress: Progress, packages: str) -> None:
    """Make everything ready that the product uses, with the locked set `packages` (`run` or `dev`)."""
    with only_one(layout):
        progress.step("建立虚拟环境 .venv")
        ensure_venv(layout, progress)
        progress.step("安装锁定版本的软件包")
        ensure_packages(layout, packages, progress)
        progress.step("准备 LibreOffice（生成 PDF 用）")
        ensure_office(layout, progress)
        progress.step("准备公文字体")
        ensure_fonts(layout, progress)


@contextmanager
def only_one(layout: Layout) -> Iterator[None]:
    """Wait until no other set-up works on this checkout; start a new log."""
    layout.cache.mkdir(exist_ok=True)
    with (layout.cache / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("另一个进程正在准备环境，等待其完成 …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        layout.log.unlink(missing_ok=True)
        yield


def run(layout: Layout) -> int:
    """`make run`: set up and make the documents of the example workspace."""
    progress = Progress(SETUP_STEPS + 1)
    set_up(layout, progress, "run")
    return tasks.build_example(layout, progress)


def test(layout: Layout) -> int:
    """`make test`: set up and run all checks."""
    progress = Progress(SETUP_STEPS + len(tasks.CHECKS))
    set_up(layout, progress, "dev")
    return tasks.run_checks(layout, progress)


def script(layout: Layout, path: str) -> int:
    """`make example` and its like: set up and run one script of the repository."""
    progress = Progress(SETUP_STEPS + 1)
    set_up(layout, progress, "dev")
    progress.step(path)
    return shown([layout.python, path], cwd=layout.root)


def module(layout: Layout, name: str, arguments: Sequence[str]) -> int:
    """`make bench` and its like: set up and run one module of the repository."""
    progress = Progress(SETUP_STEPS + 1)
    set_up(layout, progress, "dev")
    progress.step(" ".join((name, *arguments)))
    return shown([layout.python, "-m", name, *arguments], cwd=layout.root)


def lock(layout: Layout, *, upgrade: bool) -> int:
    """`make lock`: write the lock files anew."""
    progress = Progress(4)
    progress.step("建立虚拟环境 .venv")
    ensure_venv(layout, progress)
    locks.regenerate(layout, progress, upgrade=upgrade)
    return 0


def other(layout: Layout, options: argparse.Namespace) -> int:
    """The commands for developers."""
    match options.command:
        case "script":
            return script(layout, options.path)
        case "module":
            return module(layout, options.name, options.arguments)
        case _:
            return lock(layout, upgrade=options.upgrade)


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code of the command; 2 when the set-up itself failed."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts.setup")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run")
    commands.add_parser("test")
    commands.add_parser("script").add_argument("path")
    of_module = commands.add_parser("module")
    of_module.add_argument("name")
    of_module.add_argument("arguments", nargs=argparse.REMAINDER)
    commands.add_parser("lock").add_argument("--upgrade", action="store_true")
    options = parser.parse_args(arguments)
    layout = Layout(Path(__file__).resolve().parent.parent)
    os.chdir(layout.root)
    try:
        match options.command:
            case "run":
                return run(layout)
            case "test":
                return test(layout)
            case _:
                return other(layout, options)
    except SetupError as error:
        say(str(error))
        return SETUP_FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    # Why: a terminal that cannot show Chinese gets question marks instead of a crash.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main())
