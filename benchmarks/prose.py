"""How often the rules of style hit published Chinese prose (``python -m benchmarks.prose FOLDER``).

The folder holds HTML pages with their original punctuation, for example those of Debian's ``libreoffice-help-zh-cn``
(``apt-get download libreoffice-help-zh-cn``, ``dpkg-deb -x``). Nothing of them is kept: only counts are written.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from lxml import html

from rectify_docs.prose.examine import examine
from rectify_docs.prose.patterns import pattern_rules
from rectify_docs.prose.remark import Remark, Severity

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


def pages(folder: Path) -> Iterator[list[str]]:
    """The paragraphs of each page that hold Chinese, each once."""
    seen: set[str] = set()
    for path in sorted(folder.rglob("*.html")):
        page: list[str] = []
        for node in cast(list[html.HtmlElement], html.fromstring(path.read_bytes()).xpath(BLOCKS)):
            text = re.sub(r"[ \t\r\n]+", " ", str(node.text_content())).strip()
            if CHINESE.search(text) and text not in seen:
                seen.add(text)
                page.append(text)
        yield page


def main(arguments: Sequence[str]) -> int:
    """Counts, and writes the table; 1 where the prose is too little to tell."""
    texts = list(pages(Path(arguments[0])))
    sentences = sum(max(len(END.findall(text)), 1) for page in texts for text in page)
    found = [(one, page[one.paragraph]) for page in texts for one in examine(page)]
    if "-v" in arguments:
        _show(found, arguments[-1])
        return 0
    if sentences < LEAST:
        print(f"只有 {sentences} 句，不足 {LEAST} 句", file=sys.stderr)
        return 1
    TARGET.write_text(_table(Counter(one.rule for one, _ in found), sentences), encoding="utf-8")
    print(f"{sentences} 句，{len(found)} 处命中，已写入 {TARGET.name}")
    return 0


def _show(found: Sequence[tuple[Remark, str]], rule: str) -> None:
    for one, text in [(one, text) for one, text in found if one.rule == rule][:25]:
        print(one.found, "|", text[max(0, one.start - 25) : one.end + 25].replace("\n", " "))


def _table(hits: Counter[str], sentences: int) -> str:
    corpus = "LibreOffice 中文帮助（Debian 包 libreoffice-help-zh-cn）"
    lines = [
        "# 文风规则在已出版文字上的命中率\n",
        f"由 `python -m benchmarks.prose` 对{corpus}的 {sentences:,} 句测得。",
        "命中率高于 1/200 的规则只作提示，不作错误。帮助文字不是公文：命中的有一部分确实是帮助文字的毛病。\n",
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
