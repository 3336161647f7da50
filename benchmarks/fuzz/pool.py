"""Mutants handed to workers, with a watchdog: who hangs is killed, who dies is replaced."""

import multiprocessing as mp
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from benchmarks.fuzz.judge import Verdict
from benchmarks.fuzz.worker import serve

LIMIT = 5.0
"""Seconds for reading one file."""
PATIENCE = 60.0
"""Seconds for starting up and for making one mutant."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    number: int | None = None
    deadline: float = 0.0
    limit: float = PATIENCE


def run(numbers: Iterable[int], jobs: int, subject: str, limit: float = LIMIT) -> Iterator[tuple[int, Verdict]]:
    """Number and verdict of every mutant, as they get ready.

    Why a second try: on a busy machine a file may seem to hang; only one that does so twice does.
    """
    waiting, again = iter(numbers), set[int]()
    workers = [_start(subject) for _ in range(jobs)]
    try:
        for worker in workers:
            _next(worker, waiting)
        while busy := [worker for worker in workers if worker.number is not None]:
            ready = set(wait([worker.pipe for worker in busy], timeout=0.2))
            for worker in busy:
                number, verdict = (
                    worker.number,
                    _answer(worker, limit) if worker.pipe in ready else _late(worker, limit),
                )
                if number is None or verdict is None:
                    continue
                if not worker.process.is_alive() or verdict.faults[:1] == [_hang(limit)]:
                    _stop(worker)
                    fresh = _start(subject)
                    worker.process, worker.pipe = fresh.process, fresh.pipe
                    if number not in again and verdict.faults == [_hang(limit)]:
                        again.add(number)
                        _give(worker, number)
                        continue
                yield number, verdict
                _next(worker, waiting)
    finally:
        for worker in workers:
            _stop(worker)


def _start(subject: str) -> _Worker:
    context = mp.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, subject), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _next(worker: _Worker, waiting: Iterator[int]) -> None:
    worker.number = None
    number = next(waiting, None)
    if number is not None:
        _give(worker, number)


def _give(worker: _Worker, number: int) -> None:
    worker.number, worker.limit = number, PATIENCE
    worker.deadline = time.monotonic() + PATIENCE
    worker.pipe.send(number)


def _answer(worker: _Worker, limit: float) -> Verdict | None:
    """The verdict; None where reading only begins."""
    try:
        verdict: Verdict | None = worker.pipe.recv()
    except (EOFError, ConnectionError):
        worker.process.join(PATIENCE)
        return Verdict([f"crash: the process ended with {worker.process.exitcode}"])
    if verdict is None:
        worker.deadline, worker.limit = time.monotonic() + limit, limit
    return verdict


def _late(worker: _Worker, limit: float) -> Verdict | None:
    return Verdict([_hang(limit)], seconds=worker.limit) if time.monotonic() > worker.deadline else None


def _hang(limit: float) -> str:
    return f"hang: over {limit:g} s"


def _stop(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()
