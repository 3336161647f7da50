"""What a report is made from, and what making it gives."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rectify_docs.model.document import Block, Document, Section
from rectify_docs.model.figure import FigureBook
from rectify_docs.model.finding import Finding
from rectify_docs.model.ledger import Ledger
from rectify_docs.model.rows import FileAccount
from rectify_docs.model.states import MeasureState, ProblemState
from rectify_docs.report.text import full_width
from rectify_docs.settings import Settings


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that the documents of one run may say."""

    ledger: Ledger
    figures: FigureBook
    settings: Settings
    findings: tuple[Finding, ...] = ()
    accounts: tuple[FileAccount, ...] = ()
    """Rows read and used, by input file."""
    sections: Mapping[tuple[str, str], Section] = field(default_factory=dict)
    """The report writers' prose by document kind and section name."""
    qualified: tuple[ProblemState, ...] = ()
    """Problems that are fit for a disclosure notice."""
    issue_dates: Mapping[str, dt.date] = field(default_factory=dict)
    """成文日期 by document kind; a kind without one is a draft."""
    dated: dt.date | None = None
    """成文日期 of the document that is being made."""

    def prose(self, kind: str, name: str) -> tuple[Block, ...]:
        """The paragraphs of one section; none where nobody wrote it."""
        section = self.sections.get((kind, name))
        return section.blocks if section else ()

    def unit(self, name: str) -> str:
        """A unit's name as valid on the document's date: its 成文日期, else 数据截止日期."""
        return self.ledger.roster.name_on(name, self.dated or self.ledger.as_of)

    def lead(self, state: MeasureState) -> str:
        """The first leading unit of a measure; empty where it has none."""
        return self.unit(state.lead_name)

    def say(self, text: str) -> str:
        """A source text as documents print it."""
        return full_width(text) if self.settings.full_width else text


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that was not made, and why."""

    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Made:
    """The documents of one kind."""

    documents: tuple[Document, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    findings: tuple[Finding, ...] = ()


Builder = Callable[[Material], Made]
