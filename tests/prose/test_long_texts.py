"""Texts of any length are gone through in a time that grows as they do: nobody's cell stops a run."""

import json
import subprocess
import sys

import pytest

LENGTH = 100_000
PIECES = (
    *(
        "1",
        "1,",
        "1.",
        "中",
        "、中",
        "1、",
        "1%、",
        " ",
        "\n",
        "《",
        "《中》,",
        "（",
        "(",
        "“",
        '"',
        "a",
        "a@",
        "a.",
        "{{",
    ),
    *("由1", "约1", "，率1", "全市率1，", "2026年，率1，", "全市完成率1。", "中〔2026〕1号，", "（）中〔2026〕1号"),
    *("附件1", "由1中到1中", "1中，比上年增加1中，", "中、中分别", "报告", "率为", "一、"),
)
BEGINS = ("(", '"', "《《", "（以下简称", "附件", "由1%到", "约", "【待", "中分别", "全市率")
PROGRAM = """
import json, sys
from rectify_docs.prose.examine import examine
from rectify_docs.prose.table import Cell, Table

for begin, piece in json.load(sys.stdin):
    text = (begin + piece * int(sys.argv[1]))[: int(sys.argv[1])]
    cells = Cell(1, 1, 0, "指标"), Cell(1, 2, 0, "数"), Cell(2, 1, 0, "全市完成率"), Cell(2, 2, 1, text)
    examine(["全市完成率", text], [Table(cells)])
    print(len(text))
"""


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([("", piece) for piece in PIECES], id="repeated"),
        *(pytest.param([(begin, piece) for begin in BEGINS], id=f"after {piece}") for piece in ("中", "1", "1,", " ")),
    ],
)
def test_very_long_texts_are_gone_through(texts: list[tuple[str, str]]) -> None:
    """In a process of its own, which can be ended: with a time that grows squarely it would run for hours."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(LENGTH)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    assert done.stdout.split() == [str(LENGTH)] * len(texts)
