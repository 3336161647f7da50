"""A20: a short name is declared before it is used, and means one thing; hints only."""

import re
from collections.abc import Iterator, Sequence

from rectify_docs.prose.remark import Remark, Severity

DECLARED = re.compile(
    r"(?P<long>《[^《》]+》|[\u4e00-\u9fff]{4,40})（(?:[^（）]*[，；])?以下(?:简称|统称)[为：]?"
    r"(?P<short>《[^《》]+》|“[^“”]+”|[\u4e00-\u9fff]{2,12})）"
)
ENDING = 4
"""Characters at the end by which two offices differ for sure; where a name begins, its sentence does not tell."""


def short_names(paragraphs: Sequence[str]) -> Iterator[Remark]:
    """Short names for two things, things with two short names, and 《short titles》 before their declaration."""
    declared = [(at, match) for at, text in enumerate(paragraphs) for match in DECLARED.finditer(text)]
    longs: dict[str, str] = {}
    shorts: dict[str, str] = {}
    for at, match in declared:
        long, short = match["long"], match["short"].strip("“”")
        if short not in longs and short.startswith("《"):
            yield from _too_early(paragraphs, at, match)
        if _differ(first := longs.setdefault(short, long), long):
            yield _hint(f"“{short}”前文已是“{first}”的简称", at, match)
        elif (other := shorts.setdefault(long, short)) != short:
            yield _hint(f"前文已将其简称为“{other}”，全文应一致", at, match)


def _too_early(paragraphs: Sequence[str], at: int, match: re.Match[str]) -> Iterator[Remark]:
    """The first place before its declaration in which it stands."""
    before = (*paragraphs[:at], paragraphs[at][: match.start("short")])
    for earlier, text in enumerate(before):
        start = text.find(match["short"])
        if start >= 0:
            advice, end = f"{match['short']}到后文才注明简称，首次出现应用全称", start + len(match["short"])
            yield Remark("A20", Severity.HINT, advice, "实务", earlier, start, end, match["short"], match["long"])
            return


def _differ(one: str, other: str) -> bool:
    if one.startswith("《") or other.startswith("《"):
        return one != other
    return one[-ENDING:] != other[-ENDING:]


def _hint(advice: str, at: int, match: re.Match[str]) -> Remark:
    return Remark("A20", Severity.HINT, advice, "实务", at, *match.span("short"), match["short"])
