"""整改完成情况公示: one notice per problem that qualifies, made from a whitelist of fields."""

from rectify_docs.model.accomplished import Accomplishment, accomplished, told
from rectify_docs.model.document import Document
from rectify_docs.model.figure import Figure, figure_id
from rectify_docs.model.finding import Finding, finding
from rectify_docs.model.office import ClosureStep
from rectify_docs.model.states import MeasureState, ProblemState
from rectify_docs.model.workdays import UnknownYearError, is_working_day
from rectify_docs.report.contexts.disclosure_notice import DisclosureNoticeContext, MeasureResult
from rectify_docs.report.material import Made, Material, Skipped
from rectify_docs.report.parts import deadline_text
from rectify_docs.report.text import chinese_date, date_or_blank, names, sentence
from rectify_docs.report.workdays import Period, notice_period
from rectify_docs.settings import Settings

KIND = "disclosure-notice"


def build(material: Material) -> Made:
    """A notice for each qualified problem; none where no contact for objections is set."""
    settings = material.settings
    contact = settings.disclosure_notice
    if not contact.contact_unit or not (contact.phone or contact.email):
        why = "没有受理单位或联系方式（rectify.toml [disclosure-notice] contact_unit、phone、email）"
        return Made(skipped=(Skipped(KIND, why),))
    early = tuple(problem for problem in material.qualified if _is_early(problem, material))
    ready = tuple(problem for problem in material.qualified if problem not in early)
    try:
        documents = tuple(_document(problem, material) for problem in ready)
        findings = (*(_early(problem, material) for problem in early), *(_day_off(material) if ready else ()))
        return Made(documents, findings=findings)
    except UnknownYearError as error:
        return Made(skipped=(Skipped(KIND, str(error)),), findings=(finding("D506", content=str(error)),))


def _is_early(problem: ProblemState, material: Material) -> bool:
    """公示 would begin before 验收 was passed."""
    first = material.issue_dates.get(KIND)
    return first is not None and first < problem.passed[ClosureStep.ACCEPTANCE].date


def _early(problem: ProblemState, material: Material) -> Finding:
    accepted = problem.passed[ClosureStep.ACCEPTANCE]
    first, passed = material.issue_dates[KIND].isoformat(), accepted.date.isoformat()
    return finding("D531", accepted.source.ref("date"), content=problem.problem.id, day=first, accepted=passed)


def _day_off(material: Material) -> tuple[Finding, ...]:
    """D532 where the day of publication is none on which people work.

    Raises:
        UnknownYearError: the calendar does not know its year.
    """
    first = material.issue_dates.get(KIND)
    return () if first is None or is_working_day(first) else (finding("D532", content=first.isoformat()),)


def _document(problem: ProblemState, material: Material) -> Document:
    context = notice_context(problem, material)
    title = f"关于{context.inspection}反馈第{context.problem_ref}号问题整改完成情况的公示"
    refs = [one.problem.upper_id or one.problem.id for one in material.qualified]
    name = title if refs.count(context.problem_ref) == 1 else f"{title}（清单问题{problem.problem.id}）"
    return Document(KIND, f"{name}.docx", "docx/disclosure-notice.docx", context.variables(), title=title)


def notice_figures(material: Material) -> tuple[Figure, ...]:
    """What notices print beside the ledger's figures, whether they are made in this run or kept from an earlier one."""
    try:
        period = _period(material)
    except UnknownYearError:
        return ()
    return tuple(_working_days(one.problem.id, material.settings, period) for one in material.qualified)


def notice_context(state: ProblemState, material: Material) -> DisclosureNoticeContext:
    """The variables of one notice: only what the public may see."""
    settings, problem = material.settings, state.problem
    contact, inspection = settings.disclosure_notice, settings.inspection
    accepted = state.passed[ClosureStep.ACCEPTANCE]
    published, period = material.issue_dates.get(KIND), _period(material)
    results = accomplished(state, told(material.ledger))
    return DisclosureNoticeContext(
        inspection=inspection.name,
        problem_ref=problem.upper_id or problem.id,
        rules=inspection.closing_rules,
        rules_document=inspection.closing_rules_document,
        body=names(material.unit(lead.name) for measure in state.measures for lead in measure.measure.leads),
        accepted_on=chinese_date(accepted.date),
        acceptor=accepted.unit,
        problem=material.say(sentence(problem.text)),
        target=material.say(sentence(problem.target)),
        deadline=_deadlines(state, material),
        measures=tuple(_result(i, one, results[one.id], material) for i, one in enumerate(state.measures, start=1)),
        effect=material.say(sentence(accepted.remark)),
        opinion=material.say(sentence(accepted.conclusion)),
        consolidation="；".join(
            dict.fromkeys(material.say(sentence(one.steps)) for one in results.values() if one.steps)
        ),
        period="至".join(date_or_blank(day) for day in ((period.first, period.last) if period else (None, None))),
        working_days=_working_days(problem.id, settings, period),
        first_day=_first_day(period, count=contact.count_first_day),
        calendar_note=period.note if period else "",
        contact_unit=contact.contact_unit,
        phone=contact.phone,
        email=contact.email,
        address=contact.address,
        example=settings.example,
        signature=settings.office.name,
        date=date_or_blank(published),
    )


def _deadlines(state: ProblemState, material: Material) -> str:
    """The problem's deadline: that of its measures, each wording once."""
    return names(deadline_text(measure, material) for measure in state.measures)


def _result(number: int, state: MeasureState, told_of: Accomplishment, material: Material) -> MeasureResult:
    """A measure with what was reported when it was done."""
    done = f"（{chinese_date(state.done_on)}完成）" if state.done_on else ""
    return MeasureResult(
        number=str(number),
        text=material.say(sentence(state.measure.text)),
        deadline=deadline_text(state, material),
        result=material.say(sentence(told_of.result)) + done,
    )


def _first_day(period: Period | None, *, count: bool) -> str:
    """Whether the day of publication counts; a day off does not, whatever the setting."""
    if count and period and not is_working_day(period.first):
        return "自发布后的第一个工作日起算"
    return "含发布当日" if count else "不含发布当日"


def _period(material: Material) -> Period | None:
    """公示期 from the day of publication on.

    Raises:
        UnknownYearError: the calendar does not know a year of it.
    """
    notice = material.settings.disclosure_notice
    first = material.issue_dates.get(KIND)
    return notice_period(first, notice.working_days, count_first_day=notice.count_first_day)


def _working_days(problem_id: str, settings: Settings, period: Period | None) -> Figure:
    """The count of working days as a figure: computed from the calendar once the first day is known."""
    days = period.working_days if period else settings.disclosure_notice.working_days
    definition = "公示期内的工作日数，按国务院办公厅公布的放假调休安排计算；发布日期未定的，为设置的公示期"
    key, label = figure_id("notice.working_days", problem=problem_id), f"公示工作日数（{problem_id}）"
    return Figure(key, label, days, str(days), definition)
