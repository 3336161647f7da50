"""The header vocabulary of each kind of table; the words stand in ``columns.toml``."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from rectify_docs.normalise.keys import key

BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|【[^】]*】")
DECORATION = re.compile(r"^[*★☆※\d.、]+|[*★:]+$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Header words of one kind of table."""

    fields: Mapping[str, str]
    """Comparison key of a header word → field name."""
    labels: Mapping[str, str]
    """Field name → its canonical header word."""
    required: tuple[tuple[str, ...], ...]
    """Each: one of these fields must have a column."""
    known: frozenset[str]
    """Fields that are recognised and not used."""

    def field(self, *words: str) -> str | None:
        """The field of the first of these header words that is known."""
        for word in words:
            for form in (plain := header_key(word), DECORATION.sub("", BRACKETS.sub("", plain))):
                if form in self.fields:
                    return self.fields[form]
        return None

    def label(self, *fields: str) -> str:
        """The canonical header words of fields, for messages."""
        return "或".join(self.labels[field] for field in fields)


@lru_cache(maxsize=4_096)
def header_key(word: str) -> str:
    """Comparison key of a header word, without marks such as * and a final colon."""
    return DECORATION.sub("", key(word))


@cache
def vocabulary(kind: str) -> Vocabulary:
    """The vocabulary of ``measures``, ``progress``, ``closures``, ``rulings``, ``extensions`` or ``units``.

    Raises:
        KeyError: there is no such kind.
        ValueError: a word stands under two fields.
    """
    table = tomllib.loads(resources.files(__package__).joinpath("columns.toml").read_text(encoding="utf-8"))[kind]
    pairs = [(header_key(word), field) for field, words in table["fields"].items() for word in words]
    if len(dict(pairs)) != len(pairs):
        msg = f"columns.toml: a word stands twice in {kind}"
        raise ValueError(msg)
    return Vocabulary(
        fields=dict(pairs),
        labels={field: words[0] for field, words in table["fields"].items()},
        required=tuple(tuple(each.split("|")) for each in table["required"]),
        known=frozenset(table["known"]),
    )
