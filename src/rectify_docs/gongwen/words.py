"""Where words end in Chinese (分词): by jieba's dictionary, and the office's own terms."""

import re
from functools import cache
from itertools import accumulate

import rjieba

TERMS = (
    *(
        "长江",
        "黄河",
        "长江经济带",
        "生态环境保护督察组",
        "督察组",
        "生态环境保护督察",
        "生态环境保护",
        "生态环境",
        "环保督察",
        "警示片",
    ),
    *("反馈意见", "反馈问题", "整改措施", "整改方案", "整改工作", "领导小组", "人民政府", "办公室"),
)
"""Terms of the field that the dictionary would take apart."""
FREQUENCY = 100_000
"""High enough that a term wins over its parts."""
WHOLE = re.compile(
    r"第[\d一二三四五六七八九十]+(?:(?:生态环境保护|环保)?督察|巡视|巡察)组|第?[\d一二三四五六七八九十]+(?:、\d+)*[年月日周号个条项批次轮季度届]*|《[^》]{1,18}》|“[^”]{1,18}”|〔\d+〕\d*号?"
)
"""What belongs together though the dictionary does not know it: 第4周, a title in 《》 that fits on a line."""


def word_ends(text: str) -> frozenset[int]:
    """The places behind which a line may end, as numbers of characters before it; without the end of the text."""
    ends = set(accumulate(len(word) for word in _jieba().cut(text)))
    inside = {at for match in WHOLE.finditer(text) for at in range(match.start() + 1, match.end())}
    return frozenset(ends - inside - {0, len(text)})


@cache
def _jieba() -> rjieba.Jieba:
    jieba = rjieba.Jieba()
    for term in TERMS:
        jieba.add_word(term, FREQUENCY, "n")
    return jieba
