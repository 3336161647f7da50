"""What a run of many mutants came to: counts, findings, failures with how to repeat them."""

import re
from collections import Counter
from dataclasses import dataclass, field

from benchmarks.fuzz.judge import TOKEN, Verdict
from benchmarks.fuzz.mutant import KINDS, SORTS
from rectify_docs.model.finding import catalogue

SHOWN = 8
"""Numbers that are named for each kind of failure."""


@dataclass(slots=True)
class Summary:
    """Grows with every verdict."""

    files: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(sort, kind) → files."""
    rows: dict[str, Counter[str]] = field(default_factory=lambda: {sort: Counter() for sort in SORTS})
    """Sort → rows used, rows not used, rows in refused files."""
    codes: Counter[str] = field(default_factory=Counter)
    """Code → files with such a finding."""
    slowest: tuple[float, int] = (0.0, -1)
    """Seconds and number."""
    largest: float = 0.0
    """Megabytes of the largest reader."""
    failures: dict[str, list[int]] = field(default_factory=dict)
    """Kind of failure → numbers."""

    def add(self, number: int, verdict: Verdict) -> None:
        """Counts one verdict."""
        sort, kind = SORTS[number % len(SORTS)], KINDS[number // len(SORTS) % len(KINDS)]
        self.files[sort, kind] += 1
        self.rows[sort].update(used=verdict.used, unused=verdict.unused, refused=verdict.refused)
        self.codes.update(set(verdict.codes))
        self.slowest = max(self.slowest, (verdict.seconds, number))
        self.largest = max(self.largest, verdict.megabytes)
        for fault in {_kind(fault) for fault in verdict.faults}:
            self.failures.setdefault(f"{sort}, {fault}", []).append(number)

    def markdown(self) -> str:
        """The summary as tables."""
        kinds = sorted({kind for _, kind in self.files})
        lines = ["| kind | " + " | ".join(SORTS) + " |", "|---|" + "---:|" * len(SORTS)]
        lines += [f"| {kind} | " + " | ".join(str(self.files[sort, kind]) for sort in SORTS) + " |" for kind in kinds]
        totals = (sum(count for (of, _), count in self.files.items() if of == sort) for sort in SORTS)
        lines += ["| all | " + " | ".join(map(str, totals)) + " |", ""]
        lines += ["| rows | " + " | ".join(SORTS) + " |", "|---|" + "---:|" * len(SORTS)]
        for key, label in (
            ("used", "used"),
            ("unused", "listed as not used"),
            ("refused", "in files or sheets refused"),
        ):
            lines.append(f"| {label} | " + " | ".join(f"{self.rows[sort][key]:,}" for sort in SORTS) + " |")
        lines += [
            "",
            f"Slowest file: {self.slowest[0]:.2f} s (mutant {self.slowest[1]}). Largest reader: {self.largest:.0f} MB.",
            "",
        ]
        lines += ["| finding | files | says |", "|---|---:|---|"]
        lines += [f"| {code} | {count:,} | {catalogue()[code].message} |" for code, count in sorted(self.codes.items())]
        lines += ["", f"Failures: {sum(map(len, self.failures.values())):,}", ""]
        for fault, numbers in sorted(self.failures.items(), key=lambda pair: -len(pair[1])):
            more = " …" if len(numbers) > SHOWN else ""
            lines.append(f"- {fault}: {len(numbers)} ({', '.join(map(str, numbers[:SHOWN]))}{more})")
        return "\n".join(lines).rstrip() + "\n"


def _kind(fault: str) -> str:
    """A fault without what is special to its file."""
    head, _, detail = fault.partition(": ")
    return (
        fault
        if head in {"exception", "hang", "crash", "whole file refused"} and not TOKEN.search(detail)
        else re.sub(r"\W+$", "", head)
    )
