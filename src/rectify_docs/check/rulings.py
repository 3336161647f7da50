"""Rulings after everything was checked: findings that the office has seen, and rulings that fit nothing any more."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from rectify_docs.model.finding import Finding, Severity, finding
from rectify_docs.model.office import Ruling
from rectify_docs.model.ruling import AppliedRuling, Rulings

SEEN = ("已核实", "已说明", "同意", "采用", "不再提示")
"""Decisions (or their beginning: 已说明：…) by which the office says that it knows and lets it stand."""
REFUSED = "M325"


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Findings with the rulings on them."""

    findings: tuple[Finding, ...]
    applied: tuple[AppliedRuling, ...]
    """What was settled here, beside what the stages settled."""


def acknowledge(
    findings: Iterable[Finding], rulings: Mapping[str, Ruling], applied: Iterable[AppliedRuling] = ()
) -> Acknowledged:
    """Findings that the office has seen become remarks; a row that was left out stays left out.

    A ruling that cannot be carried out is M325.

    Args:
        findings: findings of the run; equal ones are kept once.
        rulings: the rulings in force, by 待决编号.
        applied: what the stages have settled; those rulings are not asked again.
    """
    held, desk = tuple(dict.fromkeys(findings)), Rulings(rulings)
    done = {one.ruling.finding_id for one in applied}
    done |= {found.content for found in held if found.code == REFUSED}
    rest = [_seen(found, desk) if found.id in rulings and found.id not in done else found for found in held]
    return Acknowledged((*rest, *desk.findings), tuple(desk.applied))


def misfits(rulings: Mapping[str, Ruling], known: Collection[str]) -> tuple[Finding, ...]:
    """M324 for each ruling that fits nothing: its id is not among those of findings and of what was settled."""
    return tuple(
        finding("M324", ruling.source.ref("finding_id"), content=id_)
        for id_, ruling in rulings.items()
        if id_ not in known
    )


def is_seen(decision: str) -> bool:
    """Whether a decision lets a finding stand."""
    return _acknowledged(decision) is not None


def _seen(found: Finding, desk: Rulings) -> Finding:
    about = f"{found.unit}{found.measure}" or (found.source.file.rsplit("/", 1)[-1] if found.source else "")
    about = f"{about}：{found.message}" if about else found.message
    decision = desk.settle(found, _acknowledged, lambda decision: f"{about}（{decision}）", internal=True)
    if decision is None:
        return found
    return replace(found, severity=Severity.INFO, message=f"{found.message}（已裁定：{decision}）", remedy="无需处理")


def _acknowledged(decision: str) -> str | None:
    plain = "".join(decision.split())
    return plain if plain.startswith(SEEN) else None
