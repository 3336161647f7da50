"""What a check says: expected, measured, where, by which clause, and how strongly the standard wants it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from rectify_docs.gongwen.given import Strength

T = TypeVar("T")


class Verdict(Enum):
    """What became of a rule."""

    PASSED = "通过"
    FAILED = "不符"
    NOT_VERIFIED = "未验证"
    """It could not be measured; never the same as passed."""
    NOT_APPLICABLE = "不适用"
    """The document has no such part."""
    OPEN = "未定"
    """A draft has left it blank."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One answer of a rule; a rule may give several, one for each place."""

    verdict: Verdict
    expected: str = ""
    """Chinese, or a figure with its unit."""
    measured: str = ""
    where: str = ""
    """Part or text in the document."""
    page: int | None = None
    """1-based page of the PDF; None for a check on the file."""


@dataclass(frozen=True, slots=True)
class Result:
    """An answer with its rule."""

    rule: str
    """Id such as ``PAGE-01``."""
    clause: str
    strength: Strength
    title: str
    answer: Measured
    remedy: str = ""
    """What to set or write, as Word and WPS call it; empty where nothing is wrong."""

    @property
    def fails(self) -> bool:
        """Only what the standard prescribes (规) can fail a document."""
        return self.answer.verdict is Verdict.FAILED and self.strength == "规"


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """One rule over a thing that is checked."""

    id: str
    clause: str
    strength: Strength
    title: str
    remedy: str
    """What to do where it is not kept."""
    check: Callable[[T], Iterable[Measured]]


class Rules(Generic[T]):
    """The rules of one family, in the order of the standard."""

    def __init__(self) -> None:
        """None yet."""
        self.by_id: dict[str, Rule[T]] = {}

    def rule(
        self, id_: str, clause: str, strength: Strength, title: str, remedy: str
    ) -> Callable[[Callable[[T], Iterable[Measured]]], Callable[[T], Iterable[Measured]]]:
        """Registers a rule.

        Raises:
            ValueError: the id is taken.
        """
        if id_ in self.by_id:
            message = f"two rules have the id {id_}"
            raise ValueError(message)

        def register(check: Callable[[T], Iterable[Measured]]) -> Callable[[T], Iterable[Measured]]:
            self.by_id[id_] = Rule(id_, clause, strength, title, remedy, check)
            return check

        return register

    def answers(self, thing: T) -> Iterator[Result]:
        """Every rule's answers; one that says nothing has found nothing to measure, which is no pass."""
        for rule in self.by_id.values():
            for answer in tuple(rule.check(thing)) or (unknown("没有可测量的内容"),):
                remedy = rule.remedy if answer.verdict is Verdict.FAILED else ""
                yield Result(rule.id, rule.clause, rule.strength, rule.title, answer, remedy)


def passed(expected: str, measured: str, where: str = "", page: int | None = None) -> Measured:
    """As it should be."""
    return Measured(Verdict.PASSED, expected, measured, where, page)


def judged(good: bool, expected: str, measured: str, where: str = "", page: int | None = None) -> Measured:
    """Passed or failed."""
    return Measured(Verdict.PASSED if good else Verdict.FAILED, expected, measured, where, page)


def absent(part: str) -> Measured:
    """The document has no such part."""
    return Measured(Verdict.NOT_APPLICABLE, measured=f"没有{part}")


def unknown(why: str, expected: str = "", page: int | None = None) -> Measured:
    """It could not be measured."""
    return Measured(Verdict.NOT_VERIFIED, expected, why, page=page)


def undecided(part: str, text: str) -> Measured:
    """A draft has left it blank."""
    return Measured(Verdict.OPEN, measured=f"{part}待填：{text}")


def failed(results: Iterable[Result]) -> bool:
    """Whether a rule of strength 规 is not kept."""
    return any(result.fails for result in results)
