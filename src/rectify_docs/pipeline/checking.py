"""Everything that was found, with the office's rulings on it, before any document is made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rectify_docs.check.issuing import check_issuing
from rectify_docs.check.ledger_rules import check_ledger
from rectify_docs.check.publication import check_notices, fit_problems
from rectify_docs.check.refused import at_refused_rows
from rectify_docs.check.rulings import acknowledge, misfits
from rectify_docs.merge.ledger import Merged
from rectify_docs.model.accomplished import told
from rectify_docs.model.finding import Finding
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.office import Ruling
from rectify_docs.model.ruling import AppliedRuling, contradictions, in_force
from rectify_docs.pipeline.intake import Intake
from rectify_docs.pipeline.reopened import Reopened
from rectify_docs.settings import Settings


@dataclass(frozen=True, slots=True)
class Checked:
    """The ledger with the rulings that were applied, and the findings of all stages."""

    ledger: Ledger
    findings: tuple[Finding, ...]
    rulings: dict[str, Ruling]
    """The rulings in force, by 待决编号."""
    fitting: frozenset[str]
    """待决编号 that are known beside those of findings: of files of closed weeks that the office accepted."""

    def late(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings that come up while documents are made, with the rulings on them."""
        return acknowledge(findings, self.rulings).findings

    def misfits(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """M324 for the rulings that fit none of all findings of the run, and settled nothing."""
        applied = {one.ruling.finding_id for one in self.ledger.rulings}
        return misfits(self.rulings, applied | self.fitting | {found.id for found in findings})


def check(intake: Intake, merged: Merged, settings: Settings, notes: Sequence[Finding], reopened: Reopened) -> Checked:
    """Runs the rules over the ledger and over what will be published, and applies what is left of the rulings.

    Args:
        intake: what was read.
        merged: the ledger.
        settings: the office's settings.
        notes: findings that are known before anything is made (no LibreOffice, substituted fonts).
        reopened: what is known of closed weeks.
    """
    ledger = merged.ledger
    problems, said = ledger.now.problems, told(ledger)
    public = check_notices(problems, said, settings.disclosure_notice)
    fit = [state.problem.id for state in fit_problems(problems, said)]
    issuing = check_issuing(settings, ledger.roster, fit)
    early = (*intake.findings, *reopened.findings, *merged.findings)
    ruled = at_refused_rows(check_ledger(ledger), early, (*intake.unused, *merged.unused))
    found = (*early, *ruled, *public, *issuing, *notes)
    found = (*found, *contradictions(intake.records.rulings, intake.open_until))
    rulings = {**in_force(intake.records.rulings, intake.open_until), **reopened.rulings}
    seen = acknowledge(found, rulings, ledger.rulings)
    applied = _once((*ledger.rulings, *seen.applied))
    return Checked(replace(ledger, rulings=applied), seen.findings, rulings, reopened.accepted)


def _once(applied: Iterable[AppliedRuling]) -> tuple[AppliedRuling, ...]:
    """Each ruling once with what it settled, however many files it was applied in."""
    return tuple({(one.ruling.finding_id, one.what): one for one in applied}.values())
