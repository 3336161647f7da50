"""Places in a public text that somebody still has to fill in (hazards H54, H55)."""

import re

UNFILLED = re.compile(
    r"[*＊×xX_＿]{1,4}\s*年\s*[*＊×xX_＿]{1,4}\s*月(?:\s*[*＊×xX_＿]{1,4}\s*日)?"
    r"|[（(]略[)）]|〔(?![^〕]*\d{4})[^〕]*〕|【[^】]*(?:填写|名称|单位|日期)[^】]*】|[xX×＊*]{3,}"
)
"""Masked digits (*年*月), （略）, 〔市直牵头验收单位〕; a document number 〔2026〕 is none."""


def unfilled(text: str) -> str:
    """The first such place of a text; empty where there is none."""
    match = UNFILLED.search(text)
    return match[0] if match else ""
