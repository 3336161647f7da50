"""The parts of an official document, recognised by what they say and where they stand, in any docx."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import dropwhile, takewhile

from rectify_docs.gongwen.conformance.minutes import ROLL, closing_roll, is_minutes, text_begin
from rectify_docs.gongwen.conformance.package import Docx
from rectify_docs.gongwen.conformance.paragraphs import Paragraph
from rectify_docs.gongwen.conformance.recognise import (
    ANNEX,
    ANNEX_NOTE,
    ASIDE,
    COPIES,
    LISTED,
    NOTE_SIZE,
    POST,
    REMARK,
    TITLE_LIKE,
    TITLE_SIZES,
    is_addressee,
    is_date,
    is_mark,
    is_other_date,
    is_printed_line,
    is_red,
    is_signature,
    lacks_colon,
    number_in,
)

HEAD_LENGTH = 30
"""Non-empty paragraphs among which the head of a document is looked for."""


@dataclass(frozen=True)
class Parts:
    """One document's parts; a part that is not there is None or empty."""

    docx: Docx
    flow: Sequence[Paragraph] = field(init=False)
    """The paragraphs outside tables, empty ones too."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "flow", [one for one in self.docx.paragraphs if not one.table])

    @cached_property
    def _inked(self) -> list[int]:
        """Positions in ``flow`` of the paragraphs that print something."""
        return [at for at, one in enumerate(self.flow) if one.bare]

    def _first(self, *, after: int = -1, until: int | None = None) -> list[int]:
        return [at for at in self._inked if at > after and (until is None or at < until)]

    @cached_property
    def number_at(self) -> int | None:
        """发文字号 among the first paragraphs."""
        return next((at for at in self._inked[:HEAD_LENGTH] if number_in(self.flow[at])), None)

    @cached_property
    def marks(self) -> list[Paragraph]:
        """发文机关标志: the large red lines at the head, those of a table or a text box among them (联合行文)."""
        first = [one for one in self.docx.paragraphs if one.bare][:HEAD_LENGTH]
        from_first = dropwhile(lambda one: not is_mark(one), first)
        return list(takewhile(is_mark, from_first)) or [one for one in self.docx.boxes if is_mark(one)]

    @property
    def mark(self) -> Paragraph | None:
        """The first line of 发文机关标志."""
        return self.marks[0] if self.marks else None

    @cached_property
    def minutes(self) -> bool:
        """纪要格式 (10.3)."""
        return is_minutes(self.marks)

    @property
    def office_mark(self) -> Paragraph | None:
        """发文机关标志 (7.2.4), under which 版头 is as clause 7.2 has it; minutes have a mark of their own (10.3)."""
        return None if self.minutes else self.mark

    @cached_property
    def number(self) -> str:
        """发文字号 without blanks, wherever in the head it stands; empty without one."""
        first = [one for one in self.docx.paragraphs if one.bare][:HEAD_LENGTH]
        return next(filter(None, map(number_in, first)), "")

    @property
    def is_letter(self) -> bool:
        """信函格式: the rule stands right below the mark, and not below 发文字号 (10.1)."""
        return self.mark is not None and self.mark.border is not None

    @property
    def upward(self) -> bool:
        """上行文: 签发人 stands beside 发文字号, or above it where there are more than two."""
        head = self.flow[: self.number_at + 1] if self.number_at is not None else ()
        return any("签发人" in one.bare for one in head)

    @cached_property
    def title_at(self) -> list[int]:
        """标题: the lines in large type, one after the other; else a line that reads like a title."""
        near = self._first(after=self._above_title)[:HEAD_LENGTH]
        lines: list[int] = []
        for at in near:
            if self._is_title(at):
                lines.append(at)
            elif lines:
                break
        return lines or self._small_title(near)

    @property
    def _above_title(self) -> int:
        """The last position above the title that is known: 发文字号, of minutes the red rule."""
        if self.number_at is not None:
            return self.number_at
        ruled = [at for at in self._inked[:HEAD_LENGTH] if self.minutes and self.flow[at].border]
        return ruled[0] if ruled else -1

    def _is_title(self, at: int) -> bool:
        one = self.flow[at]
        return one.align == "center" and one.size in TITLE_SIZES and not is_red(one)

    def _small_title(self, near: Sequence[int]) -> list[int]:
        """A title in the wrong type or place: among the first lines, and soon after 发文字号."""
        for at in near[:2]:
            one = self.flow[at]
            if TITLE_LIKE.match(one.bare) and not is_red(one) and not one.first_line:
                return [at]
        return []

    @cached_property
    def title(self) -> list[str]:
        """Its lines, those that a line break makes among them."""
        return [line.strip() for at in self.title_at for line in self.flow[at].text.split("\n") if line.strip()]

    @cached_property
    def _head_end(self) -> int:
        """The last position before the text: the title's; minutes have a head of the office's own."""
        last = self.title_at[-1] if self.title_at else -1
        if not self.minutes:
            return last
        marks = set(map(id, self.marks))
        return text_begin(self.flow, max((last, *(at for at in self._inked if id(self.flow[at]) in marks))))

    @cached_property
    def roll_at(self) -> list[int]:
        """出席, 请假 and 列席 of minutes (10.3)."""
        inside = self._first(until=self.first_annex) if self.minutes else []
        return [at for at in inside if ROLL.match(self.flow[at].bare)]

    @cached_property
    def closing_roll(self) -> int | None:
        """The first of those that close the text."""
        return closing_roll(self.flow[: self.first_annex], self.roll_at)

    @cached_property
    def first_annex(self) -> int:
        """Where the annexes begin; behind the last paragraph without any."""
        return next((at for at in self._first(after=self._head_end) if ANNEX.match(self.flow[at].bare)), len(self.flow))

    @cached_property
    def addressee_at(self) -> int | None:
        """主送: ends with a colon, soon after the title; minutes are addressed to nobody."""
        if not self.title_at or self.minutes:
            return None
        near = self._first(after=self.title_at[-1], until=self.first_annex)[:4]
        found = next((at for at in near if is_addressee(self.flow[at])), None)
        beside = [at for at in near if self.flow[at].align != "center"][:1]
        return found if found is not None else next((at for at in beside if lacks_colon(self.flow[at])), None)

    @cached_property
    def date_at(self) -> int | None:
        """成文日期: the last date that stands alone before the annexes; a badly written one closes the document."""
        inside = self._first(after=self._head_end, until=self.first_annex)
        found = [at for at in inside if is_date(self.flow[at])]
        closing = [at for at in inside if not REMARK.match(self.flow[at].bare)][-1:]
        found += [at for at in closing if not found and is_other_date(self.flow[at])]
        return found[-1] if found else None

    @cached_property
    def signature(self) -> Paragraph | None:
        """The line of 署名 right above the date."""
        return self.flow[self.signature_at[-1]] if self.signature_at else None

    @cached_property
    def signature_at(self) -> list[int]:
        """署名: what stands above the date and has its shape; several offices, or one in several paragraphs."""
        before = self._first(after=self._head_end, until=self.date_at) if self.date_at is not None else []
        before = [at for at in before if at not in self.roll_at]
        last = before[-1] if before else -1
        lines = takewhile(lambda at: at in before and is_signature(self.flow[at]), range(last, -1, -1))
        return list(lines)[::-1]

    @property
    def stamped(self) -> bool:
        """A signature stamp goes above the date: where an office would sign, 职务 of its head stands (7.3.5.3)."""
        return self.signature is not None and bool(POST.search(self.signature.bare))

    @cached_property
    def annex_note_at(self) -> list[int]:
        """附件说明: 附件：… and the lines that go on with it."""
        inside = self._first(after=self._head_end, until=self.first_annex)
        first = next((at for at in inside if ANNEX_NOTE.match(self.flow[at].bare)), None)
        if first is None:
            return []
        lines = [first]
        for at in self._first(after=first, until=self.first_annex):
            if not LISTED.match(self.flow[at].bare):
                break
            lines.append(at)
        return lines

    @cached_property
    def annexes(self) -> list[tuple[int, list[int]]]:
        """附件标识 and the lines of the title below it."""
        labels = [at for at in self._inked if at >= self.first_annex and ANNEX.match(self.flow[at].bare)]
        found = []
        for label in labels:
            lines: list[int] = []
            for at in self._first(after=label)[:4]:
                if self.flow[at].align != "center" or self.flow[at].size not in TITLE_SIZES:
                    break
                lines.append(at)
            found.append((label, lines))
        return found

    @cached_property
    def body(self) -> list[Paragraph]:
        """正文: from the addressee, else the title, to what closes the document."""
        begin = self.addressee_at if self.addressee_at is not None else self._head_end
        ends = (self.first_annex, *self.annex_note_at[:1], self.date_at, self.closing_roll)
        until = min(at for at in ends if at is not None)
        aside = {*self._notes, *self.roll_at, *self.signature_at}
        inside = [self.flow[at] for at in self._first(after=begin, until=until) if at not in aside]
        return [one for one in inside if one.align not in ASIDE]

    @cached_property
    def _notes(self) -> frozenset[int]:
        """表注: small type below a table, and what goes on with it."""
        notes: set[int] = set()
        at, small = -1, False
        for one in self.docx.paragraphs:
            at += not one.table
            small = one.size <= NOTE_SIZE and (small or bool(one.table))
            if small and not one.table:
                notes.add(at)
        return frozenset(notes)

    @cached_property
    def imprint(self) -> list[Paragraph]:
        """版记: 抄送 and 印发, as a rule in a table at the end."""
        return [one for one in self.docx.paragraphs if COPIES.match(one.bare) or (is_printed_line(one) and one.bare)]
