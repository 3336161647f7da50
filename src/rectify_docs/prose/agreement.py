"""A21, A24: the head of a document and its end name the same year and the same office (GB/T 9704 7.2.5, 7.3.5)."""

from collections.abc import Iterator, Sequence

from rectify_docs.prose.parts import Parts
from rectify_docs.prose.remark import Remark, Severity


def number_year(paragraphs: Sequence[str]) -> Iterator[Remark]:
    """发文字号 bears the year of 成文日期; in January it may still bear the last one, which is a hint."""
    parts = Parts(paragraphs)
    if parts.number is None or parts.date is None:
        return
    (_, line, number), (_, date) = parts.number, parts.date
    if number["year"] == date["year"]:
        return
    late = int(date["month"]) == 1 and int(date["year"]) == int(number["year"]) + 1
    severity = Severity.HINT if late else Severity.ERROR
    advice = f"发文字号的年份与成文日期（{date[0]}）的年份不同"
    start = line.start + number.start("year")
    fix = None if late else date["year"]
    yield Remark("A21", severity, advice, "GB/T 9704 7.2.5", line.at, start, start + 4, number["year"], fix)


def one_office(paragraphs: Sequence[str]) -> Iterator[Remark]:
    """署名 is the office of 发文机关标志 and of 标题, in full or as its short name; several are not compared."""
    parts = Parts(paragraphs)
    line = parts.signature
    if line is None:
        return
    for part, office in (("发文机关标志", parts.mark), ("标题", parts.title_office)):
        if office and not _same(office, line.text):
            span = line.start, line.start + len(line.text)
            advice = f"署名与{part}中的发文机关“{office}”不一致"
            yield Remark("A24", Severity.ERROR, advice, "GB/T 9704 7.3.5", line.at, *span, line.text, office)
            return


def _same(one: str, other: str) -> bool:
    """One has the characters of the other in their order; an office and its 办公室 are two."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return short == long or (all(character in rest for character in short) and not long.startswith(short))
