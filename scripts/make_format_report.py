"""``docs/format.md``: what ``check-format`` measured on the documents of the example (``make format``)."""

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from rectify_docs.gongwen.conformance.records import Result, Verdict
from rectify_docs.pipeline.check_format import CheckedFile, check_format
from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "format.md"
HEAD = """\
# 公文格式：实测

由 `make format` 生成：对示例工作区的每份文书运行 `rectify-docs check-format`，既查文件，也查 LibreOffice 排版后的版面。
只有“规”（标准的规定）能使检查不通过；“般”（一般）、“荐”（推荐）、“推”（推算，标准未写）只作提示。
版面按替代字体（Fandol 等）测量；装有方正小标宋、仿宋_GB2312 等字体的，以该机器上的检查为准。

"""
NOT_VERIFIED = """
## 没有验证的，以及为什么

| 事项 | 条款 | 原因 |
|---|---|---|
| 纸张定量、白度、耐折度，印刷套正，装订 | 4、6 | 印制环节，程序看不到 |
| 在 Word、WPS 中的版面 | 全部 | 只用 LibreOffice 排版测量；按文件格式应当一致，未在 Word、WPS 中测量 |
| 规定字体的版面 | 5.2.2 | 本机没有方正小标宋、仿宋_GB2312 等字体，按替代字体测量 |
| 份号、密级和保密期限、紧急程度 | 7.2.1～7.2.3、10.1 | 示例没有填写；填写了的通报和信函由测试测量 |
| 签发人、上行文版头、附注 | 7.2.6、7.3.6 | 示例是下行文，没有附注；填写了的由测试测量 |
| 联合行文 | 7.2.4、7.3.5 | 模板没有联合行文 |
| 印章的位置和大小 | 7.3.5.1 | 印章在签发后加盖；程序不生成印章图形 |
| 签名章 | 7.3.5.3 | 示例加盖印章；用签名章的由测试测量，职务分两行的只查文件；多个机关的签名章没有 |
| 命令格式 | 10.2 | 模板没有这种格式 |
| 纪要标志下的编号、编发机关、日期和红线 | 10.3 | 标准没有规定，由机关自定；按通行做法编排，不作检查 |
| 标题断行处的词 | 7.3.1 | 按词典分词提示（`TITLE-03w`），词典之外的专名不能判断 |

"""


def main() -> int:
    """Builds the example in a folder of its own, checks it, writes the page; 5 where a prescribed rule fails."""
    with tempfile.TemporaryDirectory(prefix="rectify-format-") as scratch:
        workspace = Path(scratch)
        for name in ("input", "templates", "rectify.toml", ".cache"):
            if (ROOT / name).exists():
                (workspace / name).symlink_to(ROOT / name)
        folder = run(Request(workspace, pdf=False), Silent()).folder
        checked = check_format([folder], workspace, pages=True)
        lines = [HEAD, *_documents(checked.files, folder), *_rules(checked.files), NOT_VERIFIED]
    TARGET.write_text("".join(lines).rstrip() + "\n", encoding="utf-8")
    print(f"已写入 {TARGET.relative_to(ROOT)}")
    return int(checked.exit_code)


def _documents(files: tuple[CheckedFile, ...], folder: Path) -> Iterator[str]:
    """One line for each document."""
    yield "## 各文书\n\n| 文书 | " + " | ".join(one.value for one in Verdict) + " | 规定项不符 |\n"
    yield "|---|" + "---|" * (len(Verdict) + 1) + "\n"
    for file in files:
        counts = [sum(one.answer.verdict is verdict for one in file.results) for verdict in Verdict]
        bad = sum(one.fails for one in file.results)
        name = file.path.relative_to(folder).as_posix()
        yield f"| {name} | " + " | ".join(map(str, counts)) + f" | {bad} |\n"


def _rules(files: tuple[CheckedFile, ...]) -> Iterator[str]:
    """One line for each rule, with the figures of all documents."""
    by_rule: dict[str, list[Result]] = defaultdict(list)
    for file in files:
        for one in file.results:
            by_rule[one.rule].append(one)
    yield "\n## 各规则\n\n编号以 p、q 结尾的在版面上测量。\n\n"
    yield "| 编号 | 规则 | 条款 | 强度 | 应为 | 实测 | 通过 | 不符 | 未验证 | 未定 |\n" + "|---" * 10 + "|\n"
    for rule, results in by_rule.items():
        first = results[0]
        seen = [one.answer for one in results if one.answer.verdict in {Verdict.PASSED, Verdict.FAILED}]
        expected = next((one.expected for one in seen), "—")
        measured = "；".join(list(dict.fromkeys(one.measured for one in seen))[:4]) or "—"
        counts = (
            sum(one.answer.verdict is verdict for one in results)
            for verdict in (Verdict.PASSED, Verdict.FAILED, Verdict.NOT_VERIFIED, Verdict.OPEN)
        )
        cells = (rule, first.title, first.clause, first.strength, expected, measured, *map(str, counts))
        yield "| " + " | ".join(cell.replace("|", "／").replace("\n", " ") for cell in cells) + " |\n"


if __name__ == "__main__":
    sys.exit(main())
