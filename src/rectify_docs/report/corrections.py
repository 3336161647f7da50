"""更正 and 补报 of earlier dispatches: what was published, what it comes to now, and why."""

from rectify_docs.model.change import Correction
from rectify_docs.model.figure import FigureBook
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.stage import Receipt
from rectify_docs.report.contexts.weekly_dispatch import ConflictItem, Restated
from rectify_docs.report.material import Material
from rectify_docs.report.text import chinese_date, percent_text, sentence

PUBLISHED, CORRECTED = "published.", "restated."


def restated(figures: FigureBook) -> tuple[Restated, ...]:
    """The figures of the dispatch before that are no longer what it published."""
    return tuple(
        Restated(
            label=one.label.removeprefix("上期公布的"),
            published=one,
            corrected=figures[one.id.replace(PUBLISHED, CORRECTED, 1)],
            unit="" if "%" in one.text else "条",
        )
        for one in figures
        if one.id.startswith(PUBLISHED)
    )


def correction(one: Correction, material: Material) -> ConflictItem:
    """One unit's correction of one measure, with its reason."""
    day = chinese_date(one.new.week)
    word = "更正为" if one.new.receipt is Receipt.CORRECTION else "补报为"
    text = f"{day}数据由{_said(one.old)}{word}{_said(one.new)}" if one.old else f"补报{day}数据：{_said(one.new)}"
    if one.new.amend_reason:
        text += f"，原因：{sentence(one.new.amend_reason)}"
    elif one.new.receipt is Receipt.CORRECTION:
        text += "，未说明原因"
    return ConflictItem(unit=material.unit(one.unit), measure=one.measure_id, text=material.say(text))


def _said(row: ProgressRow) -> str:
    return f"“{row.stage.label}”（{percent_text(row.percent)}）"
