"""The lock files belong to pyproject.toml and to each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from scripts.bootstrap import locks
from scripts.bootstrap.layout import Layout

LAYOUT = Layout(Path(__file__).resolve().parents[2])


def read(name: str) -> str:
    return LAYOUT.lock(name).read_text(encoding="utf-8")


def pins(name: str) -> set[str]:
    lines = read(name).splitlines()
    return {line.rstrip(" \\") for line in lines if line and not line.startswith((" ", "#"))}


@pytest.mark.parametrize("name", ["run", "dev"])
def test_the_lock_is_up_to_date(name: str) -> None:
    first = read(name).splitlines(keepends=True)[0]
    assert first == locks.fingerprint_line(LAYOUT.pyproject.read_text(encoding="utf-8")), "run: make lock"


@pytest.mark.parametrize("name", ["run", "dev"])
def test_every_version_is_pinned_and_hashed(name: str) -> None:
    blocks = read(name).split("\n    --hash=sha256:")
    assert all("==" in pin for pin in pins(name))
    assert len(blocks) > len(pins(name))


def test_both_sets_fit_into_one_environment() -> None:
    assert pins("run") < pins("dev")


def test_the_fingerprint_sees_requirements_only() -> None:
    text = LAYOUT.pyproject.read_text(encoding="utf-8")
    assert locks.fingerprint(text + "\n[tool.other]\na = 1\n") == locks.fingerprint(text)
    assert locks.fingerprint(text.replace('"typer>=0.29"', '"typer>=0.13"')) != locks.fingerprint(text)
