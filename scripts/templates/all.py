"""All default templates by their path below ``templates/``."""

from collections.abc import Mapping

from scripts.templates import (
    closure_form,
    disclosure_notice,
    measure_list,
    measure_list_workbook,
    meeting_minutes,
    npc_report,
    report_form,
    supervision_letter,
    weekly_dispatch,
)


def templates() -> Mapping[str, bytes]:
    """Path → bytes."""
    return {
        "docx/measure-list.docx": measure_list.build(),
        "docx/weekly-dispatch.docx": weekly_dispatch.build(),
        "docx/npc-report.docx": npc_report.build(),
        "docx/meeting-minutes.docx": meeting_minutes.build(),
        "docx/disclosure-notice.docx": disclosure_notice.build(),
        "docx/supervision-letter.docx": supervision_letter.build(),
        "docx/closure-form.docx": closure_form.build(),
        "xlsx/measure-list.xlsx": measure_list_workbook.build(),
        "xlsx/report-form.xlsx": report_form.build(),
    }
