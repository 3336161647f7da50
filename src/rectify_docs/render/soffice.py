"""Finding LibreOffice, and running it so that nothing of it stays behind."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

NAMES = ("soffice.com", "soffice", "libreoffice") if sys.platform == "win32" else ("soffice", "libreoffice")
"""On Windows ``soffice.com`` waits for the conversion, ``soffice.exe`` does not."""
UNIX_PLACES = (
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/local/bin/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
WINDOWS_PLACES = ("LibreOffice/program/soffice.com", "LibreOffice/program/soffice.exe")
GRACE = 10
"""Seconds between the signal to end and the signal that cannot be refused."""


def find_soffice(setting: str) -> Path | None:
    """LibreOffice by the setting (a file, or a folder that it is in), on the PATH, or in the usual places."""
    if setting:
        return _within(Path(setting).expanduser())
    on_path = (shutil.which(name) for name in NAMES)
    return next((Path(found) for found in on_path if found), None) or next(_usual(), None)


def _within(path: Path) -> Path | None:
    candidates = [path, *(path / sub / name for sub in ("", "program", "Contents/MacOS") for name in NAMES)]
    found = next((each for each in candidates if each.is_file()), None)
    # Why: on Windows the .exe returns before the work is done.
    console = found.with_suffix(".com") if found and found.suffix.lower() == ".exe" else None
    return console if console and console.is_file() else found


def _usual() -> Iterator[Path]:
    for place in UNIX_PLACES:
        if Path(place).is_file():
            yield Path(place)
    for variable in ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)"):
        root = os.environ.get(variable)
        for place in WINDOWS_PLACES if root else ():
            if (found := Path(str(root)) / place).is_file():
                yield found


def run(command: Sequence[str], cwd: Path, environment: Mapping[str, str], timeout: float) -> bool:
    """Run a command; at the time limit it is ended with all its children.

    Returns:
        False where it failed, took too long, or could not be started at all.
    """
    try:
        process = _start(command, cwd, environment)
    except OSError:
        return False
    with process:
        try:
            return process.wait(timeout) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            if process.poll() is None:
                _end(process)


def _start(command: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
        process.wait()
        return
    try:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(GRACE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    except ProcessLookupError:
        process.wait()
