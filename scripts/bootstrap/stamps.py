"""Whether a set of dependencies is installed already."""

from __future__ import annotations

import hashlib
import json
import sys
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.bootstrap.layout import Layout

SUPERSETS = {"run": ("run", "dev"), "dev": ("dev",)}
"""For each set of dependencies the sets that contain it: after `make test`, `make run` has nothing to install."""


def installation_key(layout: Layout, name: str) -> str:
    """Return a hash of all that decides what an installation of `name` looks like.

    That is the lock, the parts of pyproject.toml that the build reads, the interpreter, and the path: an environment
    that was moved with its folder has wrong paths in its scripts.
    """
    project = tomllib.loads(layout.pyproject.read_text(encoding="utf-8"))
    parts = [
        hashlib.sha256(layout.lock(name).read_bytes()).hexdigest(),
        json.dumps([project.get("build-system"), project.get("project")], sort_keys=True),
        json.dumps(project.get("tool", {}).get("hatch"), sort_keys=True),
        sys.version,
        str(layout.venv),
    ]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def is_installed(layout: Layout, name: str) -> bool:
    """Return whether the environment holds the set `name` as it is locked now."""
    for candidate in SUPERSETS[name]:
        stamp = layout.stamp(candidate)
        if stamp.is_file() and stamp.read_text(encoding="ascii") == installation_key(layout, candidate):
            return True
    return False


def mark_installed(layout: Layout, name: str) -> None:
    """Remember that the set `name` is installed as it is locked now, and forget what it replaced."""
    for stamp in layout.venv.glob(".installed-*"):
        stamp.unlink()
    layout.stamp(name).write_text(installation_key(layout, name), encoding="ascii")
