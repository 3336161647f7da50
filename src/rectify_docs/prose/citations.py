"""A18: a document is cited by its title, its number behind it in parentheses, always the same two; hints only."""

import re
from collections.abc import Collection, Iterator, Sequence

from rectify_docs.prose.parts import CODE, NUMBER
from rectify_docs.prose.remark import Remark, Severity
from rectify_docs.prose.spans import touches

MENTION = re.compile(CODE)
IN_PARENTHESES = re.compile(r"[（(][^（）()]*[）)]")
CITED = re.compile(r"(?<!》)《(?P<title>[^《》]+)》（(?P<note>[^（）]*)）")
"""One title with what is said of it; of several in a row no one can tell whose the number is."""
LEAD = re.compile(r"^.*(?:根据|依据|[按依参遵]照|贯彻|落实|执行|[印下]发|[和及与按以见对照由])(?=[\u4e00-\u9fff])")
"""What stands before a number in a sentence and is no part of it."""

PAPER = re.compile(r"[\u4e00-\u9fff]{0,12}书|行政处罚")
"""Behind a number: a writ, which is called by its number."""


def citations(paragraphs: Sequence[str]) -> Iterator[Remark]:
    """Numbers that come without their title at first, and numbers with two titles."""
    known: set[str] = set()
    titles: dict[str, str] = {}
    for at, text in enumerate(paragraphs):
        closed = [match.span() for match in IN_PARENTHESES.finditer(text)]
        for match in MENTION.finditer(text):
            number = _number(match)
            inside = touches(closed, match.start(), match.start() + 1)
            behind = text[: match.end() - len(number)].rstrip().endswith("》")
            alone = NUMBER.match(text.strip()) or "。" not in text or PAPER.match(text, match.end())
            if not (inside or behind or alone or _ends_with(number, known)):
                yield _untitled(at, match, number)
            known.add(number)
        for match in CITED.finditer(text):
            yield from _second_title(at, match, titles)


def _ends_with(number: str, known: Collection[str]) -> bool:
    return any(number[at:] in known for at in range(len(number)))


def _number(match: re.Match[str]) -> str:
    code, rest = match[0].split("〔")
    return f"{LEAD.sub('', code)}〔{rest}"


def _untitled(at: int, match: re.Match[str], number: str) -> Remark:
    advice = f"首次引用公文应先引标题，后引发文字号，写作“《标题》（{number}）”"
    return Remark("A18", Severity.HINT, advice, "实务", at, match.end() - len(number), match.end(), number)


def _second_title(at: int, match: re.Match[str], titles: dict[str, str]) -> Iterator[Remark]:
    """A title may be cited in part: 《关于印发〈办法〉的通知》 and 《办法》 bear one number."""
    numbers = list(MENTION.finditer(match["note"]))
    if len(numbers) != 1:
        return
    number, title = _number(numbers[0]), match["title"]
    first = titles.setdefault(number, title)
    short, long = sorted((first, title), key=len)
    rest = iter(long)
    if not all(character in rest for character in short):
        advice = f"前文所引{number}的标题是《{first}》，同一发文字号的标题应一致"
        start, end = match.span("title")
        yield Remark("A18", Severity.HINT, advice, "实务", at, start - 1, end + 1, f"《{title}》")
