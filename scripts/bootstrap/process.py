"""Running other programs: quietly into the log, with a sign of life, or straight to the terminal."""

from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

HEARTBEAT = 15.0
"""Seconds of silence after which a long step says that it is still working."""

_FOREIGN = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_NO_BINARY")
_PIP = {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PIP_REQUIRE_VIRTUALENV": "0",
    "PIP_ROOT_USER_ACTION": "ignore",
    "PIP_USER": "0",
}


class SetupError(Exception):
    """A step failed; the message says what, where and what to do."""


def clean_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return `environ` without what would send packages or imports elsewhere.

    Why: a shell with PIP_USER or PYTHONPATH set would install beside the virtual environment. Where packages come
    from (PIP_INDEX_URL, proxies, pip's configuration files) stays the user's choice.
    """
    return {key: value for key, value in environ.items() if key not in _FOREIGN} | _PIP


def logged(
    command: Sequence[str | Path],
    log: Path,
    *,
    beat: Callable[[str], None] | None = None,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> int:
    """Run `command` with its output appended to `log` and return its exit code (127: not found).

    Args:
        command: The program and its arguments.
        log: The file that collects the output; its folder is made.
        beat: Called with the seconds passed whenever the command has been silent for `HEARTBEAT` seconds.
        cwd: The folder to run in.
        env: The environment, by default a cleaned copy of ours.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    with log.open("ab") as sink:
        sink.write(("$ " + " ".join(str(part) for part in command) + "\n").encode("utf-8", "surrogateescape"))
        sink.flush()
        try:
            child = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                cwd=cwd,
                env=clean_environment(os.environ) if env is None else env,
            )
        except OSError as error:
            sink.write(f"{error}\n".encode())
            return 127
        with child:
            while True:
                try:
                    return child.wait(HEARTBEAT)
                except subprocess.TimeoutExpired:
                    if beat is not None:
                        beat(f"仍在进行，已 {time.monotonic() - started:.0f} 秒")


def shown(command: Sequence[str | Path], *, cwd: Path) -> int:
    """Run `command` on our own terminal and return its exit code (127: not found)."""
    try:
        finished = subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env=clean_environment(os.environ),
            check=False,
        )
    except OSError as error:
        print(error, flush=True)
        return 127
    return finished.returncode


def tail(log: Path, lines: int = 8) -> str:
    """Return the last `lines` lines of `log`, indented; empty if there is no log."""
    if not log.is_file():
        return ""
    text = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(f"      | {line}" for line in text[-lines:])
