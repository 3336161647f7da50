"""One term, one name."""

import re
from collections import Counter
from pathlib import Path

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"


def test_no_term_stands_twice() -> None:
    terms = re.findall(r"^\| ([^|]*[\u4e00-\u9fff][^|]*) \|", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(terms) > 80
    assert not [term for term, count in Counter(terms).items() if count > 1]
