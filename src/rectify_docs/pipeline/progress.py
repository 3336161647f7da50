"""How a run says how far it is; the command line draws it, tests and libraries need not."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Progress(Protocol):
    """A listener for steps and the items inside them."""

    def step(self, name: str) -> None:
        """A stage begins (Chinese name)."""

    def each(self, items: Iterable[T], name: str, total: int) -> Iterator[T]:
        """Passes the items on while counting them."""


class Silent:
    """Says nothing."""

    def step(self, name: str) -> None:
        """Ignores the step."""

    def each(self, items: Iterable[T], name: str, total: int) -> Iterator[T]:  # noqa: ARG002 - the protocol's shape
        """The items, uncounted."""
        return iter(items)
