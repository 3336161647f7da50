"""What ``check-format`` says on the terminal, or as one JSON object."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rectify_docs.gongwen.conformance.records import Result, Verdict
from rectify_docs.prose.remark import Severity

if TYPE_CHECKING:
    from rectify_docs.pipeline.check_format import CheckedFile, CheckedFormat

QUIET = {Verdict.PASSED, Verdict.NOT_APPLICABLE}
"""Verdicts that are only counted, unless everything is asked for."""
SHOWN = 3
"""Places that one line names."""


def format_lines(checked: "CheckedFormat", *, everything: bool) -> Iterator[tuple[str, str]]:
    """Lines with their style."""
    if checked.deviations:
        yield "本单位在 rectify.toml [format] 中作了下列改动，检查仍以国家标准为准：", "yellow"
    for own in checked.deviations:
        yield f"  {own.key}：标准{own.standard}，本单位{own.office}（{own.clause}，{own.strength}）", "yellow"
    for file in checked.files:
        counts = Counter(one.answer.verdict for one in file.results)
        summary = "，".join(f"{verdict.value}{counts[verdict]}" for verdict in Verdict if counts[verdict]) or "未检查"
        yield f"{file.path.name}：{summary}", "bold"
        for unchecked in filter(None, (file.unseen, file.style.unread)):
            yield f"  {unchecked}", "yellow"
        for one in file.results:
            if everything or one.answer.verdict not in QUIET:
                yield f"  {_line(one)}", "red" if one.fails else ""
        yield from _style_lines(file, everything=everything)
    yield _verdict(checked), "bold"


def _verdict(checked: "CheckedFormat") -> str:
    bad = sum(any(one.fails for one in file.results) for file in checked.files)
    unread = sum(not file.results for file in checked.files)
    said = [f"{bad}个文件不符合规定项"] if bad else []
    said += [f"{unread}个文件未能检查"] if unread else []
    return "，".join(said) or "规定项全部符合"


def _line(one: Result) -> str:
    answer = one.answer
    place = "".join((f"第{answer.page}页 " if answer.page else "", f"{answer.where} " if answer.where else ""))
    compared = answer.verdict in {Verdict.PASSED, Verdict.FAILED}
    said = f"应为{answer.expected}，实为{answer.measured}" if compared else answer.measured
    remedy = f"。{one.remedy}" if one.remedy else ""
    return f"{answer.verdict.value} {one.rule} {one.title}（{one.clause}，{one.strength}）：{place}{said}{remedy}"


def _style_lines(file: "CheckedFile", *, everything: bool) -> Iterator[tuple[str, str]]:
    """One line for each rule of style with the first places; hints are counted, unless everything is asked for."""
    errors = [one for one in file.style.remarks if everything or one.remark.severity is Severity.ERROR]
    for rule in dict.fromkeys(one.remark.rule for one in errors):
        found = [one for one in errors if one.remark.rule == rule]
        remark = found[0].remark
        where = "、".join(f"{one.where}“{one.around}”" for one in found[:SHOWN])
        more = f"等{len(found)}处" if len(found) > SHOWN else ""
        said = f"{where}{more}：{remark.advice}{found[0].suggestion}"
        yield f"  文字{remark.severity.value} {rule}（{remark.source}）：{said}", ""
    if hints := len(file.style.remarks) - len(errors):
        yield f"  文字提示{hints}处（--all 列出）", ""


def format_json(checked: "CheckedFormat") -> dict[str, Any]:
    """Everything, for scripts."""
    return {
        "exit_code": int(checked.exit_code),
        "deviations": [one._asdict() for one in checked.deviations],
        "files": [_file(one) for one in checked.files],
    }


def _file(file: "CheckedFile") -> dict[str, Any]:
    return {
        "path": file.path.as_posix(),
        "pages_checked": not file.unseen,
        "note": file.unseen,
        "results": [
            {
                "rule": one.rule,
                "clause": one.clause,
                "strength": one.strength,
                "title": one.title,
                "verdict": one.answer.verdict.value,
                "expected": one.answer.expected,
                "measured": one.answer.measured,
                "where": one.answer.where,
                "page": one.answer.page,
                "remedy": one.remedy,
            }
            for one in file.results
        ],
        "style_note": file.style.unread,
        "style": [
            {
                "rule": one.remark.rule,
                "severity": one.remark.severity.value,
                "source": one.remark.source,
                "where": one.where,
                "found": one.remark.found,
                "advice": one.remark.advice,
                "fix": one.remark.fix,
            }
            for one in file.style.remarks
        ],
    }
