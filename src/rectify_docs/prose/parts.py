"""Parts of an official document that its text alone tells: mark, number, title, signature and date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

CODE = r"[\u4e00-\u9fff]{1,15}〔(?P<year>(?:19|20)\d\d)〕\d+号"
"""发文字号, as it is written well."""
NUMBER = re.compile(rf"^{CODE}(?=\s|签发人|$)")
DATE = re.compile(r"^(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月\d{1,2}日$")
ANNEX = re.compile(r"^附件?[\d一二三四五六七八九十]*[：:]?$")
"""Where the annexes begin; 附件说明 goes on with a name behind its colon."""
AFTER_DATE = re.compile(r"^[（(]|^(?:抄送|主送|分送|联系人)|印发$|^— ?\d+ ?—$")
"""What may follow 成文日期; behind a date in a table stands something else."""
ORGAN = re.compile(
    r"^[\u4e00-\u9fff]{2,40}(?:政府|委员会|办公室|办公厅|领导小组|指挥部|委|局|办|厅|部|院|会|组|公司|中心|党组)$"
)
"""An office, and nothing else."""
KINDS = "决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要"
"""文种 of 《党政机关公文处理工作条例》 第八条."""
TITLE = re.compile(rf"^(?P<organ>[\u4e00-\u9fff]*?)关于[^。；：，！？〔]{{2,120}}?(?:{KINDS})$")
ACTS = re.compile(r"转发|批转|印发|贯彻|落实|学习|传达|执行|同意")
"""What an office does, between its name and 关于; where the name ends is then not sure."""
HEAD = 12
"""Lines among which the number and the title are looked for."""
TITLE_LINES = 5


@dataclass(frozen=True)
class Line:
    """A paragraph that says something, without blanks around it."""

    at: int
    start: int
    text: str


@dataclass(frozen=True)
class Parts:
    """What is not there is None."""

    paragraphs: Sequence[str]

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines before the annexes."""
        return tuple(_before_annexes(self.paragraphs))

    @cached_property
    def number(self) -> tuple[int, Line, re.Match[str]] | None:
        """发文字号 on a line of its own, with the position among the lines."""
        found = ((at, one, NUMBER.match(one.text)) for at, one in enumerate(self.lines[:HEAD]))
        return next(((at, one, match) for at, one, match in found if match), None)

    @cached_property
    def mark(self) -> str | None:
        """The office of 发文机关标志 above the number; None where there are several."""
        above = self.lines[: self.number[0]] if self.number else ()
        offices = [text for one in above if ORGAN.match(text := one.text.removesuffix("文件"))]
        return offices[0] if len(offices) == 1 else None

    @cached_property
    def title(self) -> tuple[int, re.Match[str]] | None:
        """标题, its lines joined, with the position of its last line."""
        for first in range(min(len(self.lines), HEAD)):
            for last in reversed(range(first, min(first + TITLE_LINES, len(self.lines)))):
                match = TITLE.match("".join("".join(one.text.split()) for one in self.lines[first : last + 1]))
                if match:
                    return last, match
        return None

    @property
    def title_office(self) -> str | None:
        """The office that the title begins with."""
        office = self.title[1]["organ"] if self.title else ""
        return office if ORGAN.match(office) and not ACTS.search(office) else None

    @cached_property
    def body(self) -> tuple[Line, ...]:
        """The lines below the title."""
        return self.lines[self.title[0] + 1 :] if self.title else ()

    @cached_property
    def date(self) -> tuple[int, re.Match[str]] | None:
        """成文日期, with its position: stands alone below the title, and what follows closes the document.

        None where an office has dated something before it, such as a document that is forwarded with this one.
        """
        first = self.title[0] + 1 if self.title else 1
        found = [(at, match) for at in range(first, len(self.lines)) if (match := DATE.match(self.lines[at].text))]
        signed = [at for at, _ in found[:-1] if ORGAN.match(self.lines[at - 1].text)]
        closes = found and all(AFTER_DATE.search(one.text) for one in self.lines[found[-1][0] + 1 :][:1])
        return found[-1] if closes and not signed else None

    @cached_property
    def signature(self) -> Line | None:
        """署名 above the date; None where there are several."""
        if self.date is None:
            return None
        before, one = self.lines[max(self.date[0] - 2, 0)], self.lines[self.date[0] - 1]
        several = before is not one and ORGAN.match(before.text)
        return one if ORGAN.match(one.text) and not several else None


def _before_annexes(paragraphs: Sequence[str]) -> Iterator[Line]:
    for at, text in enumerate(paragraphs):
        line = Line(at, len(text) - len(text.lstrip()), text.strip())
        if ANNEX.match(line.text) and at:
            return
        if line.text:
            yield line
