"""Progress lines such as `[2/5] 安装软件包 …`."""

from __future__ import annotations

from dataclasses import dataclass


def say(text: str) -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


@dataclass(slots=True)
class Progress:
    """Numbers the steps of one command."""

    total: int
    """How many steps the command has."""
    done: int = 0
    """How many steps were announced so far."""

    def step(self, label: str) -> None:
        """Announce the next step."""
        self.done += 1
        say(f"[{self.done}/{self.total}] {label} …")

    def note(self, text: str) -> None:
        """Say how the current step goes."""
        say(f"      {text}")
