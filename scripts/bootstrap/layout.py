"""Where things lie in a checkout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths that the set-up reads and writes, all below one root."""

    root: Path
    """The checkout, absolute."""

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter of the virtual environment."""
        return self.bin("python")

    @property
    def cache(self) -> Path:
        """Downloads and the log; may be deleted at any time."""
        return self.root / ".cache"

    @property
    def fonts(self) -> Path:
        """The folder of font files that the product looks into."""
        return self.cache / "fonts"

    @property
    def log(self) -> Path:
        """What the tools printed during the last set-up."""
        return self.cache / "setup.log"

    @property
    def pyproject(self) -> Path:
        """The project's metadata."""
        return self.root / "pyproject.toml"

    def bin(self, name: str) -> Path:
        """A command of the virtual environment."""
        return self.venv / "bin" / name

    def lock(self, name: str) -> Path:
        """The lock file of one set of dependencies, `run` or `dev`."""
        return self.root / "requirements" / f"{name}.lock"

    def stamp(self, name: str) -> Path:
        """The mark that a set of dependencies is installed; it goes when the environment goes."""
        return self.venv / f".installed-{name}"
