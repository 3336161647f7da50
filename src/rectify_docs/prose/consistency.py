"""A10, A14, A15, A16: lists and their figures match, and one document writes one way; hints only."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rectify_docs.prose.remark import Remark, Severity

RESPECTIVELY = re.compile(
    r"(?P<items>[\u4e00-\u9fff]{1,30}(?:、[\u4e00-\u9fff]{1,30}){1,60})分别(?:为|是|达|达到|完成)?(?![由从])(?P<values>[^。；]*)"
)
VALUE = re.compile(r"\d[\d,.]*")
GROUPED = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)")
PLAIN = re.compile(r"(?<![\d.,])\d{4,}(?![\d,年号]|\.\d*年)")
PERCENT = re.compile(r"(?<=\d)[%％]")
DATES = re.compile(r"(?<!\d)(?:(?:19|20)\d\d年?|\d{1,2}[月日])(?P<sign>[～~—–])(?:(?:19|20)\d\d年|\d{1,2}[月日])")
UNITS = "%|％|℃|万|亿|元|人|个|项|家|天|倍|公里|米|平方|立方|吨|亩|公顷|千?克|毫克|微克"
AMOUNTS = re.compile(rf"(?<![\d.,])\d[\d.,]*(?:{UNITS})*(?P<sign>[～~—–])\d[\d.,]*(?:{UNITS})")
SAME = {"~": "～", "–": "—"}
"""Other forms of one sign."""


def respectively(text: str, paragraph: int) -> Iterator[Remark]:
    """分别: as many figures as things."""
    for match in RESPECTIVELY.finditer(text):
        items, values = match["items"].count("、") + 1, len(VALUE.findall(match["values"].partition("，")[0]))
        if values > 1 and values != items:
            advice, span = f"“分别”前{items}项，后{values}个数", (match.start(), match.end())
            yield Remark("A10", Severity.HINT, advice, "语文常识", paragraph, *span, match[0])


def one_way(paragraphs: Sequence[str]) -> Iterator[Remark]:
    """What stands in the way that the document uses less: thousands with and without comma, % in two widths."""
    grouped = [(at, match) for at, text in enumerate(paragraphs) for match in GROUPED.finditer(text)]
    plain = [(at, match) for at, text in enumerate(paragraphs) for match in PLAIN.finditer(text)]
    if grouped and plain:
        for at, match in min(grouped, plain, key=len):
            yield _hint("A14", "全文数字的千分位写法应一致", at, match)
    signs = [(at, match) for at, text in enumerate(paragraphs) for match in PERCENT.finditer(text)]
    common = Counter(match[0] for _, match in signs).most_common(1)
    for at, match in signs:
        if match[0] != common[0][0]:
            yield _hint("A16", "全文百分号的写法应一致", at, match)


def one_range_sign(paragraphs: Sequence[str]) -> Iterator[Remark]:
    """Spans with the sign that fewer have, dates and amounts each by themselves (GB/T 15835 5.1.4: ～ or —)."""
    for kind, pattern in (("日期", DATES), ("数值", AMOUNTS)):
        found = [(at, match) for at, text in enumerate(paragraphs) for match in pattern.finditer(text)]
        signs = [SAME.get(match["sign"], match["sign"]) for _, match in found]
        common = Counter(signs).most_common(1)
        for (at, match), sign in zip(found, signs, strict=True):
            if sign != common[0][0]:
                fix = match[0].replace(match["sign"], common[0][0])
                yield _hint("A15", f"全文{kind}范围的连接号应一致", at, match, fix)


def _hint(rule: str, advice: str, paragraph: int, match: re.Match[str], fix: str | None = None) -> Remark:
    return Remark(rule, Severity.HINT, advice, "语文常识", paragraph, match.start(), match.end(), match[0], fix)
