"""Whose name a name is: 单位名称 and 别名 of the roster, each for its time."""

from collections.abc import Mapping

from rectify_docs.model.finding import finding
from rectify_docs.model.unit import Holder, Roster
from rectify_docs.normalise.account import Account
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.succession import Entry


def name_holders(entries: Mapping[str, Entry], roster: Roster, account: Account) -> dict[str, tuple[Holder, ...]]:
    """Comparison key → who holds the name; an alias that two units claim for the same day is nobody's (R219).

    Args:
        entries: comparison key of the 单位名称 → unit and row.
        roster: the units with their successors settled, still without names.
        account: gets the findings.
    """
    claims: dict[str, dict[Holder, Entry]] = {}
    for name, entry in entries.items():
        unit = roster.units[entry.unit.name]
        canonical = roster.canonical(unit.name)
        claims.setdefault(name, {})[Holder(canonical, unit.period)] = entry
        for alias in unit.aliases:
            claims.setdefault(key(alias.name), {})[Holder(canonical, alias.period, official=False)] = entry
    undisputed = {name: _undisputed(name, holders, account) for name, holders in claims.items()}
    return {name: holders for name, holders in undisputed.items() if holders}


def _undisputed(name: str, holders: Mapping[Holder, Entry], account: Account) -> tuple[Holder, ...]:
    """The holders without the aliases that another unit holds on the same day."""
    disputed = [
        one
        for one in holders
        if not one.official and any(other.unit != one.unit and other.period.meets(one.period) for other in holders)
    ]
    if disputed:
        owners = sorted({one.unit for one in holders if one in disputed or one.official})
        place = min(holders[one].ref("aliases") for one in disputed)
        account.note(finding("R219", place, content=name, owners="、".join(owners)))
    return tuple(one for one in holders if one not in disputed)
