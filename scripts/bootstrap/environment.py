"""The virtual environment and the locked packages in it."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from scripts.bootstrap import pip_wheel, stamps
from scripts.bootstrap.process import SetupError, logged, tail

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scripts.bootstrap.layout import Layout
    from scripts.bootstrap.progress import Progress


def ensure_venv(layout: Layout, progress: Progress) -> None:
    """Make the virtual environment unless a working one of this Python version is there.

    Raises:
        SetupError: If it cannot be made.
    """
    if is_usable(layout.python):
        progress.note("已就绪")
        return
    if layout.venv.exists():
        progress.note("原有环境已失效，重新建立")
        shutil.rmtree(layout.venv)
    for options in venv_options(has_ensurepip=importlib.util.find_spec("ensurepip") is not None):
        if logged([sys.executable, "-m", "venv", *options, layout.venv], layout.log) == 0:
            return
        shutil.rmtree(layout.venv, ignore_errors=True)
    message = f"建立虚拟环境失败：{layout.venv}\n{tail(layout.log)}\n请检查该目录能否写入、磁盘是否已满"
    raise SetupError(message)


def venv_options(*, has_ensurepip: bool) -> tuple[tuple[str, ...], ...]:
    """Return the ways to call `python -m venv`, to be tried in order.

    Why: Debian keeps ensurepip in python3-venv, and some Pythons have one that fails.
    """
    bare = ("--without-pip",)
    return ((), bare) if has_ensurepip else (bare,)


def is_usable(python: Path) -> bool:
    """Return whether `python` is an interpreter of a virtual environment with our own version."""
    question = "import sys; print(sys.prefix != sys.base_prefix, sys.version)"
    try:
        answer = subprocess.run([str(python), "-c", question], capture_output=True, check=False)
    except OSError:
        return False
    return answer.returncode == 0 and answer.stdout.decode("utf-8", "replace") == f"True {sys.version}\n"


def ensure_packages(layout: Layout, name: str, progress: Progress) -> None:
    """Install the locked set `name` and the project itself, unless that is done.

    Raises:
        SetupError: If pip fails.
    """
    if stamps.is_installed(layout, name):
        progress.note("已就绪")
        return
    ensure_pip(layout)
    lock = layout.lock(name)
    progress.note(f"{package_count(lock.read_text(encoding='utf-8'))} 个软件包，首次约需一分钟")
    _pip(layout, progress, ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", lock])
    # The backend comes from the lock as well: nothing is fetched that is not locked.
    _pip(layout, progress, ["--no-deps", "--no-build-isolation", "--no-index", "-e", layout.root])
    stamps.mark_installed(layout, name)


def package_count(lock: str) -> int:
    """Return how many pinned lines a lock file has."""
    return sum("==" in line and not line.startswith((" ", "#")) for line in lock.splitlines())


def ensure_pip(layout: Layout) -> None:
    """Make sure that the environment has pip.

    Raises:
        SetupError: If it has none and cannot get one.
    """
    if logged([layout.python, "-m", "pip", "--version"], layout.log) == 0:
        return
    wheel = pip_wheel.fetch(layout.cache)
    if logged([layout.python, wheel / "pip", "install", "--no-index", wheel], layout.log) != 0:
        message = f"安装 pip 失败\n{tail(layout.log)}"
        raise SetupError(message)


def _pip(layout: Layout, progress: Progress, arguments: Sequence[str | Path]) -> None:
    command = [layout.python, "-m", "pip", "install", "--progress-bar", "off", *arguments]
    if logged(command, layout.log, beat=progress.note, cwd=layout.root) != 0:
        message = (
            f"安装软件包失败，完整记录见 {layout.log}\n{tail(layout.log)}\n"
            "请检查网络；连不上 pypi.org 时可用 PIP_INDEX_URL 指定镜像，再运行一次同样的命令"
        )
        raise SetupError(message)
