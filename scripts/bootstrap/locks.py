"""The lock files: exact versions with hashes, for Linux, macOS and Windows and every Python we support."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tomllib
from typing import TYPE_CHECKING

from scripts.bootstrap.environment import ensure_pip
from scripts.bootstrap.process import SetupError, logged, tail

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scripts.bootstrap.layout import Layout
    from scripts.bootstrap.progress import Progress

UV = "uv==0.13.9"
PYTHON = "3.11"
"""The lowest Python that the locks serve; `--universal` covers those above."""

EDITABLE = "editables>=0.5"
"""What hatchling needs for an editable install and asks for only under build isolation, which we do without."""

_GROUPS = (("dev", ("--group", "dev")), ("run", ()))
"""The larger set first; the smaller takes its versions from it, so that both fit into one environment."""


def fingerprint(pyproject: str) -> str:
    """Return a hash of the requirements in pyproject.toml; each lock names the one that it was made from."""
    data = tomllib.loads(pyproject)
    project = data["project"]
    wanted = [data["build-system"]["requires"], project["requires-python"], project["dependencies"]]
    text = json.dumps([*wanted, data.get("dependency-groups"), EDITABLE], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint_line(pyproject: str) -> str:
    """Return the first line of a lock."""
    return f"# Made by `make lock` from pyproject.toml, requirements {fingerprint(pyproject)}\n"


def regenerate(layout: Layout, progress: Progress, *, upgrade: bool) -> None:
    """Write the lock files anew; versions stay where pyproject.toml allows, unless `upgrade`.

    Raises:
        SetupError: If uv cannot be had or the requirements contradict each other.
    """
    uv = _uv(layout, progress)
    pyproject = layout.pyproject.read_text(encoding="utf-8")
    build = "\n".join([*tomllib.loads(pyproject)["build-system"]["requires"], EDITABLE])
    constraints: tuple[str | Path, ...] = ()
    for name, group in _GROUPS:
        progress.step(f"生成 requirements/{name}.lock")
        lock = layout.lock(name)
        part = lock.with_suffix(".lock.tmp")
        if lock.is_file() and not upgrade:
            shutil.copyfile(lock, part)
        command = [uv, *_compile(part), *group, *constraints, *(("--upgrade",) if upgrade else ())]
        answer = subprocess.run(command, cwd=layout.root, input=build.encode(), capture_output=True, check=False)
        if answer.returncode != 0:
            part.unlink(missing_ok=True)
            raise SetupError("生成锁定文件失败：\n" + answer.stderr.decode("utf-8", "replace"))
        lock.write_text(fingerprint_line(pyproject) + part.read_text(encoding="utf-8"), encoding="utf-8")
        part.unlink()
        constraints = ("--constraints", lock.relative_to(layout.root))


def _compile(target: Path) -> Sequence[str | Path]:
    return (
        *("pip", "compile", "--no-config", "--universal", "--python-version", PYTHON, "--generate-hashes"),
        *("--no-header", "--no-annotate", "--quiet", "--output-file", target, "pyproject.toml", "-"),
    )


def _uv(layout: Layout, progress: Progress) -> Path:
    progress.step(f"准备 {UV}")
    ensure_pip(layout)
    command: list[str | Path] = [layout.python, "-m", "pip", "install", "--only-binary", ":all:", UV]
    if logged(command, layout.log, beat=progress.note) != 0:
        message = f"安装 {UV} 失败\n{tail(layout.log)}"
        raise SetupError(message)
    return layout.bin("uv")
