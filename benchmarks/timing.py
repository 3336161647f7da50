"""Times that are compared, interleaved pair by pair so that a busy machine slows all alike; and peak memory."""

import gc
import re
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Times:
    """Contender → seconds of each turn; turn i of all contenders is the same work, done one after the other."""

    turns: dict[str, list[float]] = field(default_factory=dict)

    def ratio(self, one: str, other: str) -> float:
        """Median of the pairwise ratios: how many times as long ``one`` takes as ``other``."""
        pairs = zip(self.turns[one], self.turns[other], strict=True)
        return statistics.median(mine / its for mine, its in pairs)

    def seconds(self, one: str, turns_per_round: int) -> float:
        """Median seconds of a round."""
        turns = self.turns[one]
        rounds = [sum(turns[at : at + turns_per_round]) for at in range(0, len(turns), turns_per_round)]
        return statistics.median(rounds)


def race(contenders: dict[str, Callable[[T], object]], batches: Sequence[T], rounds: int) -> Times:
    """Every contender over every batch, ``rounds`` times, in an order that rotates from turn to turn.

    Garbage is collected before each turn, and the collector runs inside it, as it does in a real run.
    """
    times = Times({name: [] for name in contenders})
    order = list(contenders)
    for _ in range(rounds):
        for batch in batches:
            for name in order:
                gc.collect()
                start = time.perf_counter()
                kept = contenders[name](batch)
                times.turns[name].append(time.perf_counter() - start)
                del kept
            order.append(order.pop(0))
    return times


def peak() -> float:
    """Peak resident memory of this process, in MB.

    Why not getrusage alone: on Linux it also counts the process that started this one, up to the start.
    """
    status = Path("/proc/self/status")
    if status.is_file() and (match := re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))):
        return int(match[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
