"""向市人大常委会的报告（代拟稿）."""

from rectify_docs.model.document import Document
from rectify_docs.model.figure import Figure
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.stage import Schedule, Stage
from rectify_docs.model.states import ProblemState
from rectify_docs.report.contexts.npc_report import NpcReportContext, RemainingProblem
from rectify_docs.report.contexts.shared import Definition
from rectify_docs.report.material import Made, Material, Skipped
from rectify_docs.report.parts import area_rows, definitions, items, outcome, overall
from rectify_docs.report.text import chinese_date, date_or_blank, shorten

KIND = "npc-report"
CHAPTERS = {
    "deployment": "整改工作部署和推进情况",
    "results": "整改进展和成效",
    "deliberation": "上次审议意见研究处理情况",
    "difficulties": "存在的主要问题",
    "plans": "下一步工作安排",
}
"""Field of the context → name of the Markdown file that fills it."""
OPTIONAL = {"deliberation"}
DEFINED = (
    "problems.total",
    "problems.closed",
    "problems.accepted",
    "measures.total",
    "measures.done",
    "measures.done_rate",
    "measures.on_schedule",
    "measures.behind",
    "measures.overdue",
    "measures.not_applicable",
    "due.total",
    "due.rate",
)
TERMS = (
    ("销号", "整改任务经验收通过并公示无异议后，从整改清单中核销。"),
    ("序时进度", "按整改时限均匀推进时，截至某日应当达到的进度。"),
    ("长期坚持", "没有终止日期、需要持续落实的措施，不设截止日期，不计入逾期。"),
    ("认定方式", "判定一条措施是否完成所依据的单位范围，分为全部完成、牵头认定、分县区销账三种。"),
)
TEXT_LIMIT = 60


def build(material: Material) -> Made:
    """The report; skipped where the city or the congress is not named."""
    settings = material.settings
    if not settings.office.city or not settings.npc_report.congress:
        why = "没有市名或人大常委会名称（rectify.toml [office] city、[npc-report] congress）"
        return Made(skipped=(Skipped(KIND, why),))
    context = report_context(material)
    title = f"{context.city}人民政府关于{context.inspection}反馈问题整改情况的报告"
    document = Document(KIND, f"{title}.docx", "docx/npc-report.docx", context.variables(), title=title)
    return Made((document,), findings=_missing_chapters(material))


def _missing_chapters(material: Material) -> tuple[Finding, ...]:
    return tuple(
        finding("D505", content=name, kind=KIND)
        for field, name in CHAPTERS.items()
        if field not in OPTIONAL and (KIND, name) not in material.sections
    )


def report_context(material: Material) -> NpcReportContext:
    """The variables of the report."""
    ledger, figures, settings = material.ledger, material.figures, material.settings
    npc = settings.npc_report
    areas = dict.fromkeys(problem.problem.area or "其他" for problem in ledger.now.problems)
    return NpcReportContext(
        city=settings.office.city,
        inspection=settings.inspection.name,
        meeting=_meeting(material),
        reporter=npc.reporter,
        addressees=npc.addressees,
        plan=settings.inspection.plan,
        plan_document=settings.inspection.plan_document,
        as_of=chinese_date(ledger.as_of),
        example=settings.example,
        overall=overall(figures),
        **{field: material.prose(KIND, name) for field, name in CHAPTERS.items()},
        areas=area_rows(figures, areas),
        overdue=items((m for m in ledger.now.measures if m.schedule is Schedule.OVERDUE), material),
        due_half_year=figures["problems.due_half_year"],
        remaining=tuple(_remaining(p, material) for p in ledger.now.problems if p.stage < Stage.ACCEPTED),
        definitions=definitions(figures, DEFINED),
        terms=tuple(Definition(label=label, text=text) for label, text in TERMS),
        date=date_or_blank(material.issue_dates.get(KIND)),
    )


def _meeting(material: Material) -> str:
    npc = material.settings.npc_report
    if not npc.meeting_date or not npc.session:
        return ""
    return f"{chinese_date(npc.meeting_date)}在{npc.congress}{npc.session}上"


def _now(state: ProblemState, overdue: Figure) -> str:
    """当前情况, with the last setback: 验收不通过, 回头看发现反弹."""
    setback = state.setbacks[-1] if state.setbacks else None
    said = f"{chinese_date(setback.date)}{outcome(setback)}，" if setback else ""
    if state.stage >= Stage.DONE:
        return f"{said}已重新报送完成，待再次验收" if said else "措施已完成，待验收"
    doing = "重新整改" if said else "整改中"
    return f"{said}{doing}，{overdue.text}条措施逾期" if overdue else f"{said}{doing}，无逾期措施"


def _remaining(state: ProblemState, material: Material) -> RemainingProblem:
    """One line of 未完成问题清单."""
    figures, key = material.figures, state.problem.id
    latest = max(state.measures, key=lambda m: (m.deadline.due is not None, m.deadline.due or 0), default=None)
    overdue = figures.get("measures.overdue", problem=key)
    return RemainingProblem(
        number=key,
        text=material.say(shorten(state.problem.text, TEXT_LIMIT)),
        lead=material.lead(state.measures[0]) if state.measures else "—",
        deadline=material.say(latest.deadline.raw) if latest else "—",
        done=figures.get("measures.done", problem=key),
        measures=figures.get("measures.total", problem=key),
        state=_now(state, overdue),
    )
