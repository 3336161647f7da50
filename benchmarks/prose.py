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

from rectify_docs.prose.examine import BY_PARAGRAPH
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
    "A05": "日期存在、星期相符、起止不颠倒",
    "A06": "百分点与前后两数相符",
    "A07": "增长率与前后两数相符",
    "A08": "增长率与增减数相符",
    "A10": "“分别”前后项数相同",
}


HINTS = frozenset({"A10"})


def paragraphs(folder: Path) -> Iterator[str]:
    """The paragraphs of all pages that hold Chinese, each once."""
    seen: set[str] = set()
    for path in sorted(folder.rglob("*.html")):
        for node in cast(list[html.HtmlElement], html.fromstring(path.read_bytes()).xpath(BLOCKS)):
            text = re.sub(r"[ \t\r\n]+", " ", str(node.text_content())).strip()
            if CHINESE.search(text) and text not in seen:
                seen.add(text)
                yield text


def main(arguments: Sequence[str]) -> int:
    """Counts, and writes the table; 1 where the prose is too little to tell."""
    texts = list(paragraphs(Path(arguments[0])))
    sentences = sum(max(len(END.findall(text)), 1) for text in texts)
    found = [one for at, text in enumerate(texts) for rule in BY_PARAGRAPH for one in rule(text, at)]
    if "-v" in arguments:
        _show(found, texts, arguments[-1])
        return 0
    if sentences < LEAST:
        print(f"只有 {sentences} 句，不足 {LEAST} 句", file=sys.stderr)
        return 1
    TARGET.write_text(_table(Counter(one.rule for one in found), sentences), encoding="utf-8")
    print(f"{sentences} 句，{len(found)} 处命中，已写入 {TARGET.name}")
    return 0


def _show(found: Sequence[Remark], texts: Sequence[str], rule: str) -> None:
    for one in [one for one in found if one.rule == rule][:25]:
        print(one.found, "|", texts[one.paragraph][max(0, one.start - 25) : one.end + 25].replace("\n", " "))


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
