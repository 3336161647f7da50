"""Rules that a regular expression can find, from ``rules.toml``."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from rectify_docs.prose.remark import Remark, Severity
from rectify_docs.prose.spans import touches

SKIPPED = re.compile(r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}")
"""Addresses are no prose; their parts are as long as RFC 5321 (4.5.3.1) allows."""
TITLES = re.compile(r"《[^》]{0,300}》")
QUOTED_AS_ISSUED = re.compile(r"^(?:N0[1-6]|W0[1-3])$")
"""Rules that do not look inside 《》: titles are quoted as issued."""


class PatternRule(BaseModel):
    """One entry of ``rules.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    """What it finds, in Chinese."""
    source: str
    severity: Literal["错误", "提示"]
    pattern: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    fix: tuple[tuple[str, str], ...] = ()

    def fixed(self, found: str) -> str | None:
        """What may stand there instead."""
        if not self.fix:
            return None
        for pattern, replacement in self.fix:
            found = re.sub(pattern, replacement, found)
        return found


@cache
def pattern_rules() -> tuple[PatternRule, ...]:
    """All of them.

    Raises:
        ValueError: two have the same id.
    """
    text = files("rectify_docs.prose").joinpath("rules.toml").read_text(encoding="utf-8")
    return unique([PatternRule.model_validate(one) for one in tomllib.loads(text)["rule"]])


def unique(rules: Sequence[PatternRule]) -> tuple[PatternRule, ...]:
    """The rules.

    Raises:
        ValueError: two have the same id.
    """
    ids = [rule.id for rule in rules]
    twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
    if twice:
        message = f"two rules have the id {twice[0]}"
        raise ValueError(message)
    return tuple(rules)


@cache
def _compiled() -> Mapping[str, re.Pattern[str]]:
    return {rule.id: re.compile(rule.pattern, re.MULTILINE) for rule in pattern_rules()}


def matches(text: str, paragraph: int) -> Iterator[Remark]:
    """What the patterns find in one paragraph."""
    skipped = [match.span() for match in SKIPPED.finditer(text)]
    titles = [match.span() for match in TITLES.finditer(text)]
    for rule in pattern_rules():
        quoted = titles if QUOTED_AS_ISSUED.match(rule.id) else []
        for match in _compiled()[rule.id].finditer(text):
            if match[0] and not any(touches(closed, *match.span()) for closed in (skipped, quoted)):
                severity, fix = Severity(rule.severity), rule.fixed(match[0])
                yield Remark(
                    rule.id, severity, rule.name, rule.source, paragraph, match.start(), match.end(), match[0], fix
                )
