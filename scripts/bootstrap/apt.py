"""Debian's and Ubuntu's package manager: what we may ask of it, never with a question to the user."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OPT_OUT = "RECTIFY_NO_APT"
"""Set to anything, this variable keeps the set-up from installing system packages."""

RETRY_AFTER = 24 * 3600.0
"""Seconds for which a failed download is not tried again, so that a machine without network stays quick."""


def is_available() -> bool:
    """Return whether this system has apt."""
    return shutil.which("apt-get") is not None and shutil.which("dpkg-deb") is not None


def administrator() -> list[str] | None:
    """Return the prefix that runs a command as administrator without asking, or None."""
    if os.environ.get(OPT_OUT):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    command = ["sudo", "-n", "true"]
    try:
        answer = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ["sudo", "-n"] if answer.returncode == 0 else None


def apt_get(limit: int, *arguments: str) -> list[str]:
    """Return a call of apt-get that asks nothing and ends after `limit` seconds.

    Why `timeout` and `env` as programs: behind sudo we could neither stop the process nor pass an environment.
    """
    options = ["-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=2", "-o", "Acquire::http::Timeout=30"]
    environment = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]
    return [*environment, "timeout", "--kill-after=30", str(limit), "apt-get", "--yes", "--quiet", *options, *arguments]


def failed_lately(mark: Path) -> bool:
    """Return whether the attempt that `mark` stands for failed within `RETRY_AFTER`."""
    return mark.is_file() and 0 <= time.time() - mark.stat().st_mtime < RETRY_AFTER
