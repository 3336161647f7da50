"""A01, A02: quotation marks, parentheses and title marks come in pairs and nest in order (GB/T 15834)."""

from collections.abc import Iterator

from rectify_docs.prose.remark import Remark, Severity

PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "〔": "〕", "【": "】"}
OPENED_BY = {right: left for left, right in PAIRS.items()}
INNER = {"‘": "“", "〈": "《"}
"""Marks that stand inside others only."""
SOURCE = "GB/T 15834"


def pairs(text: str, paragraph: int) -> Iterator[Remark]:
    """Marks without their partner, and inner marks outside of outer ones.

    A quotation that goes on in the next paragraph is opened there again and closed in the last one only: an opening
    ``“`` at the very beginning of a paragraph may stay open.
    """
    stack: list[tuple[str, int]] = []
    for at, character in enumerate(text):
        if character in PAIRS:
            if character in INNER and INNER[character] not in (mark for mark, _ in stack):
                yield _remark("A02", f"“{character}”应在“{INNER[character]}”内", paragraph, at, character)
            stack.append((character, at))
        elif character in OPENED_BY:
            if stack and stack[-1][0] == OPENED_BY[character]:
                stack.pop()
            else:
                yield _remark("A01", f"“{character}”没有与之配对的“{OPENED_BY[character]}”", paragraph, at, character)
    for mark, at in stack:
        if not (mark == "“" and at == 0):
            yield _remark("A01", f"“{mark}”没有与之配对的“{PAIRS[mark]}”", paragraph, at, mark)


def _remark(rule: str, advice: str, paragraph: int, at: int, found: str) -> Remark:
    return Remark(rule, Severity.ERROR, advice, SOURCE, paragraph, at, at + 1, found)
