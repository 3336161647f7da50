"""The table of document kinds."""

from rectify_docs.report import (
    check_list,
    closure_form,
    disclosure_notice,
    ledger_book,
    measure_list,
    meeting_minutes,
    npc_report,
    report_form,
    supervision_letter,
    weekly_dispatch,
)
from rectify_docs.report.material import Builder

KINDS: dict[str, Builder] = {
    measure_list.KIND: measure_list.build,
    weekly_dispatch.KIND: weekly_dispatch.build,
    npc_report.KIND: npc_report.build,
    meeting_minutes.KIND: meeting_minutes.build,
    disclosure_notice.KIND: disclosure_notice.build,
    supervision_letter.KIND: supervision_letter.build,
    closure_form.KIND: closure_form.build,
    ledger_book.KIND: ledger_book.build,
    report_form.KIND: report_form.build,
    check_list.KIND: check_list.build,
}
"""Document kind → what builds its documents."""
BY_DEFAULT = tuple(kind for kind in KINDS if kind != report_form.KIND)
"""What a run makes when no kinds are named; report forms go out once, before the sheets come in."""
NARRATED = (npc_report.KIND, meeting_minutes.KIND)
"""Kinds for which report writers write Markdown in ``input/narrative/<kind>/``."""
