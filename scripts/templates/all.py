"""All default templates by their path below ``templates/``."""

from collections.abc import Mapping

from scripts.templates import (
    disclosure_notice,
    measure_list,
    measure_list_workbook,
    npc_report,
    report_form,
    weekly_dispatch,
)


def templates() -> Mapping[str, bytes]:
    """Path → bytes."""
    return {
        "docx/measure-list.docx": measure_list.build(),
        "docx/weekly-dispatch.docx": weekly_dispatch.build(),
        "docx/npc-report.docx": npc_report.build(),
        "docx/disclosure-notice.docx": disclosure_notice.build(),
        "xlsx/measure-list.xlsx": measure_list_workbook.build(),
        "xlsx/report-form.xlsx": report_form.build(),
    }
