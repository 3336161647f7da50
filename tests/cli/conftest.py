"""Runs the command as a clerk does: a process of its own, in a workspace of real files."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.workspace import small_workspace

SRC = Path(__file__).parents[2] / "src"


@dataclass(frozen=True)
class Ran:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON object on stdout."""
        return json.loads(self.out)


Command = Callable[..., Ran]


@pytest.fixture
def command() -> Command:
    """``rectify-docs`` with arguments."""

    def run(*arguments: object, encoding: str = "utf-8") -> Ran:
        environment = {**os.environ, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": encoding, "PYTHONWARNINGS": "error"}
        line = [sys.executable, "-m", "rectify_docs", *map(str, arguments)]
        done = subprocess.run(line, capture_output=True, env=environment, check=False)
        return Ran(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))

    return run


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A small workspace of its own, in a folder with a blank and Chinese in its name."""
    return small_workspace(tmp_path / "整改 工作区")
