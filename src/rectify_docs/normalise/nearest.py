"""Names that an unknown name may have meant: offered to people, never taken (H29, H31)."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from rectify_docs.model.unit import Roster, UnitKind
from rectify_docs.normalise.keys import key

LIKENESS = 60
"""Percent from which a name is offered."""
OFFERED = 3
BODY = re.compile(r".*(?:局|委|办|厅|院|队|站|所|中心|分局|公司|委员会|办公室)")
"""What follows a district's name in the name of a body of the district."""


def nearest(written: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Up to three units with a name like the one written, the likest first.

    Args:
        written: the unknown name.
        names: comparison key of each known name → what is offered for it.
    """
    scored = process.extract(key(written), list(names), scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=None)
    ranked = sorted(scored, key=lambda one: (-one[1], one[0]))
    return tuple(dict.fromkeys(names[known] for known, _, _ in ranked))[:OFFERED]


def district_of(written: str, roster: Roster) -> str:
    """The district or zone of which a name is a body: 历下区 for 历下区环保局; empty where it is none."""
    plain = key(written)
    found = [
        (len(known), unit)
        for known in roster.names
        if known and plain.startswith(known) and BODY.fullmatch(plain[len(known) :])
        if (unit := roster.called(known)) and roster.kind(unit) in {UnitKind.DISTRICT, UnitKind.ZONE}
    ]
    return max(found)[1] if found else ""


def suggested(written: str, roster: Roster, day: dt.date | None = None) -> tuple[str, ...]:
    """Up to three units (named as on a day) that an unknown name may have meant; a district's body's district first."""
    units = {known: unit for known in roster.names if (unit := roster.called(known, day))}
    district = district_of(written, roster)
    found = dict.fromkeys((*([district] if district else ()), *nearest(written, units)))
    return tuple(roster.name_on(name, day) if day else name for name in found)[:OFFERED]


def hint(names: Iterable[str]) -> str:
    """The offer as part of a message; empty without names."""
    offered = [f"“{name}”" for name in names]
    if not offered:
        return ""
    return f"，是否{'、'.join(offered[:-1])}或{offered[-1]}" if len(offered) > 1 else f"，是否{offered[0]}"
