"""Numbers that a writer typed where a figure of the ledger belongs: nobody can trace them, and nobody updates them."""

import re

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
UNITS = "%|％|个百分点|个问题|个事项|条|项|家|件|人次|人|起|处|万元|亿元|公里|吨"
"""What a count of the rectification is counted in."""
NOT_BEFORE = r"第〔（(年月/.．·—\-"
"""第3条, 〔2026〕3号 and the like are names."""
DIGITS = "零〇一二三四五六七八九十百千两"
TYPED = re.compile(rf"(?<![{NOT_BEFORE}{DIGITS}\d])(?:\d+(?:\.\d+)?|[{DIGITS}]{{2,}})\s*(?:{UNITS})(?!例|令|款|目)")
"""A number with such a unit; a single Chinese digit (一项, 两个) is a manner of speaking."""


def typed_numbers(text: str) -> list[str]:
    """The numbers that stand literally in a writer's text, tags left out, in their order."""
    return [match[0] for match in TYPED.finditer(TAG.sub("\n", text))]
