"""The process that makes and reads mutants: it may hang or die, and is replaced."""

import os
import resource
import sys
import tempfile
import time
import traceback
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.fuzz.judge import Verdict, judge
from benchmarks.fuzz.mutant import make
from benchmarks.fuzz.subject import Subject

MEMORY = 3 * 1024**3
"""Bytes of address space; a reader that wants more is a failure, not a danger for the machine."""


def serve(connection: Connection, subject: str) -> None:
    """Answers numbers with ``None`` when reading begins and a ``Verdict`` when it is done; ends on ``None``."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())  # panics of the parser print there
    read = load(subject)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mutant"
        while (number := connection.recv()) is not None:
            connection.send(attempt(number, path, read, connection))


def load(subject: str) -> Subject:
    """The function that ``module:function`` names."""
    module, _, name = subject.partition(":")
    found: Subject = getattr(import_module(module), name)
    return found


def attempt(number: int, path: Path, read: Subject, connection: Connection | None = None) -> Verdict:
    """One mutant read and judged; every exception of the reader is a fault."""
    mutant = make(number)
    path.write_bytes(mutant.data)
    if connection:
        connection.send(None)
    start = time.perf_counter()
    try:
        outcome = read(path, mutant.name, mutant.with_roster)
        seconds = time.perf_counter() - start
        verdict = judge(mutant, outcome)
    except BaseException as error:  # the parser's panics are no Exception
        verdict = Verdict([f"exception: {type(error).__name__} at {_place(error)}"])
        seconds = time.perf_counter() - start
    verdict.seconds = seconds
    verdict.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return verdict


def _place(error: BaseException) -> str:
    """The innermost line of the product that raised."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "rectify_docs" in frame.filename] or frames
    return f"{'/'.join(Path(ours[-1].filename).parts[-2:])}:{ours[-1].lineno}"
