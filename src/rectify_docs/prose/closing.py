"""A23: what a document asks for at its end goes with its kind (《党政机关公文处理工作条例》 第八条、第十五条)."""

import re
from collections.abc import Iterator, Sequence

from rectify_docs.prose.parts import Line, Parts
from rectify_docs.prose.remark import Remark, Severity

ASKS = re.compile(
    r"(?:^|(?<=[，。；、]))(?:(?:以上|上述)[^，。]{0,8}[，、]?)?(?:(?:妥|当|可)否|是否[妥可]当?)?[，,]?"
    r"(?:特此|现|恳|敬)?请(?:予以?)?(?:批示|批准|审批|批复|审示)(?=[。！](?!”)|$)"
)
"""A sentence that ends with a request for approval; what somebody else was asked has its office between."""
ASKED = re.compile(r"请[^。；]{0,12}(?:批示|批准|审批|批复|审示|指示|审定|审议|核准|同意|批转|答复|明示|研究)")
LETTER_ENDS = re.compile(r"请|特此|此函|函[复告达]|复函|[回批]复|为[盼荷]")
CLAUSE = "《党政机关公文处理工作条例》"


def closing(paragraphs: Sequence[str]) -> Iterator[Remark]:
    """A report asks for no approval; a request does; a letter says what it waits for."""
    parts = Parts(paragraphs)
    if parts.title is None or not parts.body:
        return
    title = parts.title[1][0]
    if title.endswith("报告"):
        yield from _requests(parts.body)
    elif title.endswith("请示") and not _said(ASKED, parts.body):
        yield from _missing(parts, "请示以“妥否，请批示。”等语结尾")
    elif title.endswith("函") and not title.endswith("复函") and not _said(LETTER_ENDS, parts.body):
        yield from _missing(parts, "函以“请予函复。”等语结尾")


def _requests(body: Sequence[Line]) -> Iterator[Remark]:
    for line in body:
        for match in ASKS.finditer(line.text):
            advice, span = (
                "报告不得夹带请示事项，删去或另行请示",
                (line.start + match.start(), line.start + match.end()),
            )
            yield Remark("A23", Severity.ERROR, advice, f"{CLAUSE}第十五条", line.at, *span, match[0])


def _said(pattern: re.Pattern[str], body: Sequence[Line]) -> bool:
    return any(pattern.search(line.text) for line in body)


def _missing(parts: Parts, advice: str) -> Iterator[Remark]:
    """Said at the last line of the title, as the place itself is empty."""
    if parts.title:
        line = parts.lines[parts.title[0]]
        span = line.start, line.start + len(line.text)
        yield Remark("A23", Severity.HINT, advice, f"{CLAUSE}第八条", line.at, *span, line.text)
