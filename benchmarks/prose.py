"""How often the rules of style hit published Chinese prose (``python -m benchmarks.prose FOLDER…``).

A folder holds HTML pages with their original punctuation and is called after what they are of, for example Debian's
``libreoffice-help-zh-cn`` (``apt-get download libreoffice-help-zh-cn``, ``dpkg-deb -x``). Nothing of them is kept:
only counts are written.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from lxml import html

from rectify_docs.prose.examine import OVER_TABLES, examine
from rectify_docs.prose.indicators import indicators
from rectify_docs.prose.patterns import pattern_rules
from rectify_docs.prose.remark import Remark, Severity
from rectify_docs.prose.table import Table, tables

TARGET = Path(__file__).parents[1] / "docs" / "prose.md"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
END = re.compile(r"[。！？；]")
LEAST = 5_000
"""Sentences that a figure has to rest on."""
LIMIT = 1 / 200
"""Hits a sentence from which a rule is a hint."""
BLOCKS = "//body//p | //body//li[not(.//p)] | //body//td[not(.//p)]"
NAMES = {
    "A01": "引号、括号、书名号成对",
    "A02": "引号、书名号嵌套",
    "A03": "层次序数连续",
    "A04": "单独成行的标题末尾不用标点",
    "A05": "日期存在、星期相符、起止不颠倒",
    "A06": "百分点与前后两数相符",
    "A07": "增长率与前后两数相符",
    "A08": "增长率与增减数相符",
    "A09": "各项占比之和不超过100%",
    "A10": "“分别”前后项数相同",
    "A11": "表中合计、小计和百分数与各行相符",
    "A12": "同一指标的数值和单位前后一致",
    "A13": "并列百分数的小数位数一致",
    "A14": "千分位写法一致",
    "A15": "范围连接号一致",
    "A16": "百分号写法一致",
    "A18": "引用公文先标题后字号，一个字号一个标题",
    "A19": "提到的附件都有",
    "A20": "简称先注明后使用，一个简称一个所指",
    "A21": "发文字号与成文日期同年",
    "A23": "结尾用语与文种相符",
    "A24": "署名与标志、标题的发文机关一致",
}
HINTS = frozenset({"A04", "A09", "A10", "A13", "A14", "A15", "A16", "A18", "A20"})


OF_TABLES = frozenset({"A11", "A12"})


@dataclass(frozen=True)
class Page:
    """One page."""

    texts: list[str]
    """Paragraphs that hold Chinese, each once in all pages."""
    tables: tuple[Table, ...]
    cells: list[str]
    """Texts of the tables; a cell's position counts on from the paragraphs."""

    def remarks(self) -> Iterator[tuple[Remark, str]]:
        """What the rules find, each with its paragraph."""
        yield from ((one, self.texts[one.paragraph]) for one in examine(self.texts) if one.rule not in OF_TABLES)
        everything = [*self.texts, *self.cells]
        found = (remark for rule in OVER_TABLES for remark in rule(everything, self.tables))
        yield from ((one, everything[one.paragraph]) for one in (*found, *indicators(everything, self.tables)))


def pages(folder: Path) -> Iterator[Page]:
    """The pages of a folder."""
    seen: set[str] = set()
    for path in sorted(folder.rglob("*.html")):
        root, texts = html.fromstring(path.read_bytes()), list[str]()
        for node in cast(list[html.HtmlElement], root.xpath(BLOCKS)):
            text = _text(node)
            if CHINESE.search(text) and text not in seen:
                seen.add(text)
                texts.append(text)
        located = list(_cells(root))
        places = [("", 0, 0, text) for text in texts] + located
        yield Page(texts, tuple(tables(places)), [text for *_, text in located])


def _cells(root: html.HtmlElement) -> Iterator[tuple[str, int, int, str]]:
    """Table, row, column and text of the cells of tables that have no table inside."""
    for number, table in enumerate(cast(list[html.HtmlElement], root.xpath("//table[not(.//table)]")), 1):
        for row, line in enumerate(table.iter("tr"), 1):
            for column, cell in enumerate(line.iter("td", "th"), 1):
                yield str(number), row, column, _text(cell)


def _text(node: html.HtmlElement) -> str:
    return re.sub(r"[ \t\r\n]+", " ", str(node.text_content())).strip()


def main(arguments: Sequence[str]) -> int:
    """Counts, and writes the table; 1 where the prose is too little to tell."""
    shown = arguments[-1] if "-v" in arguments else ""
    folders = [Path(one) for one in arguments if one not in {"-v", shown}]
    prose = {folder.name: list(pages(folder)) for folder in folders}
    sizes = {name: sum(map(_sentences, found)) for name, found in prose.items()}
    found = [remark for one in prose.values() for page in one for remark in page.remarks()]
    grids = sum(len(page.tables) for one in prose.values() for page in one)
    if shown:
        _show(found, shown)
        return 0
    if sum(sizes.values()) < LEAST:
        print(f"只有 {sum(sizes.values())} 句，不足 {LEAST} 句", file=sys.stderr)
        return 1
    TARGET.write_text(_table(Counter(one.rule for one, _ in found), sizes, grids), encoding="utf-8")
    print(f"{sum(sizes.values())} 句，{grids} 张表，{len(found)} 处命中，已写入 {TARGET.name}")
    return 0


def _sentences(page: Page) -> int:
    return sum(max(len(END.findall(text)), 1) for text in page.texts)


def _show(found: Sequence[tuple[Remark, str]], rule: str) -> None:
    for one, text in [(one, text) for one, text in found if one.rule == rule][:25]:
        print(one.found, "|", text[max(0, one.start - 25) : one.end + 25].replace("\n", " "))


def _table(hits: Counter[str], sizes: Mapping[str, int], grids: int) -> str:
    sentences = sum(sizes.values())
    corpus = "、".join(f"{name} {size:,} 句" for name, size in sizes.items())
    lines = [
        "# 文风规则在已出版文字上的命中率\n",
        f"由 `python -m benchmarks.prose` 对下列 Debian 中文文档包的 {sentences:,} 句、{grids:,} 张表测得：{corpus}。",
        "命中率高于 1/200 的规则只作提示，不作错误。这些文字不是公文：命中的有一部分确实是其中的毛病。",
        "其中的表多是对照表，很少有合计，A11 在其上的命中率只说明它不乱报。\n",
        "| 编号 | 规则 | 依据 | 级别 | 命中 | 每千句 |",
        "|---|---|---|---|---|---|",
    ]
    lines += (_row(one.id, one.name, one.source, one.severity, hits[one.id], sentences) for one in pattern_rules())
    lines += (_row(id_, name, "见代码", _severity(id_), hits[id_], sentences) for id_, name in NAMES.items())
    return "\n".join(lines) + "\n"


def _severity(rule: str) -> str:
    severity = Severity.HINT if rule in HINTS else Severity.ERROR
    return str(severity.value)


def _row(id_: str, name: str, source: str, severity: str, hits: int, sentences: int) -> str:
    late = " **应改为提示**" if severity == Severity.ERROR.value and hits / sentences > LIMIT else ""
    return (
        f"| {id_} | {name.replace('|', '／')} | {source} | {severity}{late} | {hits} | {1000 * hits / sentences:.2f} |"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
