"""A12: one indicator, one value and one unit throughout a document.

Two mentions are of the same indicator where the whole noun phrase is the same, names what it is of (全市完成率, not
完成率 alone), and the same dates stand before it in its paragraph. Goals, plans, changes and bounds are no values.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rectify_docs.prose.quantity import Quantity, quantity
from rectify_docs.prose.remark import Remark, Severity
from rectify_docs.prose.table import Table, amount

ENDS = "率|总数|数量|数|总量|总额|面积|里程|总?投资|规模|能力|浓度|比例|比重|占比|产量|排放量|长度|总长"
"""What an indicator's name ends with."""
MENTION = re.compile(
    rf"(?:^|(?<=[。；，：、\s]))(?P<name>[\u4e00-\u9fff“”A-Za-z]{{0,24}}?(?:{ENDS}))(?:为|是|达到?|共|合计|累计)?\s*"
    r"(?P<value>\d[\d,]{0,20}(?:\.\d{1,10})?)(?P<unit>%|％|万?亿?[\u4e00-\u9fff㎡]{0,4}?|[a-zA-Zμ]{1,4}(?:/[a-zA-Z]+[³3]?)?)"
    r"(?=[。；，、）]|$)"
)
"""A clause that says an indicator and its value, and nothing else."""
OWN = re.compile(
    r"^(?:[全我本][国省市县区州]|[\u4e00-\u9fff]{1,8}[国省市县区州旗镇乡村局委厅办河湖库江浜厂园站])[\u4e00-\u9fff“”A-Za-z]+"
)
"""A name that says what it is of."""
LEADS_IN = re.compile(r"\s*(?:截至[^，。]*，|目前，|总体[上来]?看，|全[省市县区]，?)*")
"""Before a name in its sentence that is of the whole."""
UNSAID = re.compile(
    r"目标|计划|规划|预计|预期|预测|力争|争取|确保|要求|标准|限值|不低于|不高于|不少于|不超过|以上|以下|以内|超过|左右|约|由|从|较|比"
    r"|上期|上年|上月|去年|同期|此前|原|曾|其中|平均|分别|新增|增加|减少|下降|提高|提升|降低|拟|应|将|若|如|假设|例如|各|每|另"
)
"""In a sentence before a value: it is not, or not for sure, what the indicator is now."""
PERIOD = re.compile(
    r"(?:19|20)\d\d年?|\d{1,2}月|\d{1,2}日|[一二三四]季度|[上下]半年|“?[一二三四五六七八九十]{2,3}五”?|今年|全年|当年|本[年月期周季]|目前"
)
SENTENCE = re.compile(r"[。；！？\n]")
FAR = 300
"""Characters before a value beyond which nothing is said of it."""
DATES = 12
"""Dates before a value that tell its time; those before them have been said of something else."""
HEADING = re.compile(r"^[^。；，：]{1,40}$")
"""A line whose dates hold for what stands below it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that says a value."""

    name: str
    periods: tuple[str, ...]
    """Dates of the heading above it, and before it in its paragraph."""
    of_all: bool
    """Nothing in its sentence tells that it is of a part."""
    quantity: Quantity
    at: int
    start: int
    end: int
    found: str


def indicators(
    paragraphs: Sequence[str], tables: Sequence[Table], figures: Mapping[str, str] | None = None
) -> Iterator[Remark]:
    """Mentions that differ from the first of the same indicator, or from the run's own figure of that name.

    Args:
        paragraphs: the texts.
        tables: those among them that are cells.
        figures: label → text of figures that are known.
    """
    first: dict[tuple[str, tuple[str, ...]], Mention] = {}
    cells = {cell.at for table in tables for cell in table.cells}
    lines = [(at, text) for at, text in enumerate(paragraphs) if at not in cells]
    for one in (*_of_lines(lines), *(found for table in tables for found in _of_pairs(table))):
        known = (figures or {}).get(one.name)
        if known is not None and one.of_all:
            yield from _against_figure(one, known)
        elif OWN.match(one.name):
            yield from _against(one, first.setdefault((one.name, one.periods), one))


def _of_lines(lines: Sequence[tuple[int, str]]) -> Iterator[Mention]:
    """The mentions of running text."""
    above: list[str] = []
    for at, text in lines:
        if HEADING.match(text):
            above = PERIOD.findall(text)
        yield from _mentions(text, at, above)


def _mentions(text: str, at: int, above: Sequence[str]) -> Iterator[Mention]:
    sentences = [0, *(end.end() for end in SENTENCE.finditer(text))]
    dates = [(date.start(), date[0]) for date in PERIOD.finditer(text)]
    for match in MENTION.finditer(text):
        start = sentences[bisect_right(sentences, match.start()) - 1]
        near = max(start, match.start() - FAR)
        found = quantity(match["value"], match["unit"])
        if found is None or UNSAID.search(text, near, match.start("value")):
            continue
        last = bisect_left(dates, (match.start(), ""))
        periods = (*above, *(date for _, date in dates[max(last - DATES, 0) : last]))
        of_all = near == start and bool(LEADS_IN.fullmatch(text, start, match.start()))
        first, last = match.start("value"), match.end()
        yield Mention(match["name"], periods, of_all, found, at, first, last, text[first:last])


def _of_pairs(table: Table) -> Iterator[Mention]:
    """Rows of two cells, a name and its value."""
    for row in table.rows:
        cells = [cell for _, cell in sorted(row.items())]
        said = amount(cells[-1].text)
        if len(cells) != 2 or said is None or not OWN.match(cells[0].bare):  # noqa: PLR2004 - name and value
            continue
        found = quantity(f"{said.value:f}", said.unit)
        if found is not None and not UNSAID.search(cells[0].bare):
            text, shown = cells[1].text, cells[1].text.strip()
            start = text.index(shown)
            yield Mention(cells[0].bare, (), True, found, cells[1].at, start, start + len(shown), shown)


def _against_figure(one: Mention, known: str) -> Iterator[Remark]:
    said = amount(known)
    if said is None:
        return
    figure = quantity(f"{said.value:f}", said.unit or one.quantity.unit)
    if figure is not None and not figure.agrees(one.quantity):
        advice = f"“{one.name}”应与台账一致，台账为{known}"
        fix = known if said.unit else f"{known}{one.quantity.unit}"
        yield Remark("A12", Severity.ERROR, advice, "统计常识", one.at, one.start, one.end, one.found, fix)


def _against(one: Mention, before: Mention) -> Iterator[Remark]:
    if not before.quantity.comparable(one.quantity):
        severity, what = Severity.HINT, "单位"
    elif not before.quantity.agrees(one.quantity):
        severity, what = Severity.ERROR, "数值"
    elif before.quantity.unit != one.quantity.unit:
        severity, what = Severity.HINT, "单位"
    else:
        return
    advice = f"前文“{one.name}”为{before.found}，同一指标的{what}应一致，请核对后统一"
    yield Remark("A12", severity, advice, "统计常识", one.at, one.start, one.end, one.found)
