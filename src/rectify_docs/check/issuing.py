"""How the documents go out by the settings: who issues them, whom they go to, and what keeps them from the public."""

import re
from collections.abc import Iterable, Iterator

from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.unit import Roster, UnitKind
from rectify_docs.settings import Settings

BETWEEN = re.compile(r"[、，,；;]+")
BELOW = re.compile(r"^各|有关(?:部门|单位)|[市县区]直")
"""Addressees below the office whatever their names: 各县区人民政府, 市直有关部门."""
UNDER = frozenset({UnitKind.DISTRICT, UnitKind.ZONE, UnitKind.DEPARTMENT})
"""Kinds of units of the roster that report to the office."""
PUBLIC = re.compile(r"(?<!不)(?<!不予)公开")


def check_issuing(settings: Settings, roster: Roster, notices: Iterable[str]) -> Iterator[Finding]:
    """D517 to D521: settings that contradict each other or leave out who signs.

    Args:
        settings: the office's settings.
        roster: the units below the office.
        notices: numbers of the problems that a public notice can be made of.
    """
    if not settings.office.name:
        yield finding("D517")
    yield from _signed_downward(settings, roster)
    yield from _secret(settings, "、".join(notices))


def _signed_downward(settings: Settings, roster: Roster) -> Iterator[Finding]:
    """签发人 stands on upward documents only (条例 第九条（六）), which go to no office below (第十五条)."""
    dispatch = settings.dispatch
    below = [name for name in BETWEEN.split(dispatch.addressees) if _is_below(name.strip(), roster)]
    if dispatch.signers and below:
        yield finding("D518", content="、".join(below))


def _is_below(name: str, roster: Roster) -> bool:
    plain = name.removesuffix("人民政府")
    units = (unit for unit in roster.units.values() if unit.kind in UNDER)
    names = {each for unit in units for each in (unit.name, *(alias.name for alias in unit.aliases))}
    return bool(BELOW.search(name)) or not names.isdisjoint({name, plain})


def _secret(settings: Settings, notices: str) -> Iterator[Finding]:
    """密级 beside what is made public, and without 份号, which a secret document carries (条例 第九条（一））."""
    dispatch, letter = settings.dispatch, settings.supervision_letter
    if dispatch.secrecy and PUBLIC.search(dispatch.remark):
        yield finding("D520", content=dispatch.secrecy, remark=dispatch.remark)
    for document, marks in (("周调度通报", dispatch), ("督办通知单", letter)):
        if marks.secrecy and notices:
            yield finding("D519", content=marks.secrecy, document=document, problems=notices)
        if marks.secrecy and not marks.copy_number:
            yield finding("D521", content=marks.secrecy, document=document)
