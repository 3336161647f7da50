"""The weekly dispatch report (整改工作周调度通报)."""

from pydantic import Field

from rectify_docs.model.figure import Figure
from rectify_docs.report.contexts.shared import Change, Context, Definition, GroupRow, Item, Overall


class ConflictItem(Context):
    """One thing under 数据核实与更正."""

    unit: str = Field(description="单位")
    measure: str = Field(description="措施编号")
    text: str = Field(description="情况说明，不含句号")


class Reporting(Context):
    """报送情况."""

    week: str = Field(description="报送情况是哪个调度日期的；即数据截止日期的为空")
    expected: Figure = Field(description="应报单位数")
    on_time: Figure = Field(description="按时报送单位数")
    nil: Figure = Field(description="零报告单位数")
    late: Figure = Field(description="迟报单位数")
    amended: Figure = Field(description="补报、更正单位数")
    unusable: Figure = Field(description="已报待核实单位数")
    missing: Figure = Field(description="未报送单位数")
    returned: Figure = Field(description="退回重报单位数")
    nil_names: str = Field(description="零报告单位名单")
    late_names: str = Field(description="迟报单位名单")
    amended_names: str = Field(description="补报、更正单位名单，注明是哪一种")
    returned_names: str = Field(description="退回重报单位名单")
    unusable_names: str = Field(description="已报待核实单位名单")
    missing_names: str = Field(
        description="未报送单位名单，按沿用日期分组，如“甲县、丙局，沿用3月20日数据；乙区，从未报送”"
    )


class ListChange(Context):
    """清单措施总数的变化."""

    before: Figure = Field(description="上期措施总数")
    word: str = Field(description="增至、减至")
    now: Figure = Field(description="措施总数")
    done_before: Figure = Field(description="上期已完成措施数")
    rate_before: Figure = Field(description="上期完成率")


class Since(Context):
    """与设置中指定日期的比较."""

    date: str = Field(description="比较的日期")
    total: Figure = Field(description="该日措施总数")
    done: Figure = Field(description="该日已完成措施数")
    done_rate: Figure = Field(description="该日完成率")
    done_change: Change = Field(description="已完成措施数的增减")
    rate_change: Change = Field(description="完成率的增减，百分点")


class UpcomingItem(Context):
    """近期的一个阶段性节点或定期任务."""

    id: str = Field(description="措施编号")
    lead: str = Field(description="牵头单位")
    text: str = Field(description="清单中的原文")
    day: str = Field(description="日期")


class Upcoming(Context):
    """近期的阶段性节点和定期任务."""

    milestones: Figure = Field(description="阶段性节点数")
    duties: Figure = Field(description="定期任务数")
    milestone_items: tuple[UpcomingItem, ...] = Field(description="各阶段性节点")
    duty_items: tuple[UpcomingItem, ...] = Field(description="各定期任务")


class Setback(Context):
    """本期重新整改的问题，按缘由."""

    what: str = Field(description="缘由，如“回头看发现反弹、重新整改的问题”")
    count: Figure = Field(description="问题个数")
    problems: str = Field(description="各问题，注明不再计为已完成的措施，如“问题2（2-1、2-2）”")


class Restated(Context):
    """上期公布A、更正为B."""

    label: str = Field(description="指标名称，如已完成措施数")
    published: Figure = Field(description="上期公布的数")
    corrected: Figure = Field(description="更正后的上期数")
    unit: str = Field(description="条；率已带百分号，为空")


class Streaks(Context):
    """连续滞后、没有变化."""

    weeks: int = Field(description="连续的期数；没有变化的为各单位填报的次数")
    lagging: Figure = Field(description="连续滞后措施数")
    lagging_names: str = Field(description="连续滞后的措施编号和牵头单位")
    still: Figure = Field(description="没有变化措施数")
    still_names: str = Field(description="没有变化的措施编号和牵头单位")


class NextSteps(Context):
    """下步要求 by name; empty strings where there is nobody to ask."""

    answer_by: str = Field(description="书面说明和补报的期限")
    overdue_units: str = Field(description="未完成逾期措施的单位（与督办通知单、纪要相同）")
    due_soon_units: str = Field(description="有近期到期措施的牵头单位")
    missing_units: str = Field(description="未报送单位")
    doubtful_units: str = Field(description="数据需要书面说明的单位")


class ProgressLine(Context):
    """One measure of 整改进展总表."""

    id: str = Field(description="措施编号")
    text: str = Field(description="措施简称")
    lead: str = Field(description="牵头单位")
    deadline: str = Field(description="时限")
    percent: Figure = Field(description="完成进度")
    carried: str = Field(description="所示进度沿用的注明日期，如“（沿用3月20日）”；只有其他单位沿用的注明部分单位")
    stage: str = Field(description="环节")
    schedule: str = Field(description="进度")
    light: str = Field(description="灯（红灯、黄灯、绿灯、不设灯）")


class Signers(Context):
    """One row of 签发人 (7.2.6)."""

    names: str = Field(description="两人的姓名，两字的中间空一字")


class WeeklyDispatchContext(Context):
    """整改工作周调度通报."""

    mark: str = Field(description="发文机关标志")
    number: str = Field(description="发文字号；未定的留空待填")
    city: str = Field(description="市名")
    inspection: str = Field(description="督察简称")
    office: str = Field(description="整改办简称")
    issue: str = Field(description="第几周调度")
    copy_number: str = Field(description="份号，没有的为空")
    secrecy: str = Field(description="密级和保密期限，没有的为空")
    urgency: str = Field(description="紧急程度，没有的为空")
    signers: tuple[Signers, ...] = Field(description="签发人，每行两人；不是上行文的为空")
    remark: str = Field(description="附注，不含括号；没有的为空")
    addressees: str = Field(description="主送，不含冒号")
    as_of: str = Field(description="数据截止日期")
    example: bool = Field(description="是否示例数据")
    has_progress: bool = Field(description="已有进展填报；没有的只按时限统计")
    compared: bool = Field(description="是否有上期可比")
    before: str = Field(description="上期调度日期，没有的为空")
    overall: Overall = Field(description="总体数据")
    done_change: Change | None = Field(description="已完成措施数较上期")
    rate_change: Change | None = Field(description="完成率较上期，百分点")
    total_before: Figure | None = Field(description="上期措施总数")
    done_before: Figure | None = Field(description="上期已完成措施数")
    list_change: ListChange | None = Field(description="清单措施总数的变化，没有变化的为空")
    since: Since | None = Field(description="与指定日期的比较，没有设置的为空")
    setbacks: tuple[Setback, ...] = Field(description="本期验收不通过、回头看反弹的问题，没有的为空")
    restated: tuple[Restated, ...] = Field(description="因补报、更正而变化的上期数据")
    corrections: tuple[ConflictItem, ...] = Field(description="本期收到的对以往各期的补报、更正")
    due_soon_days: int = Field(description="近期到期的天数")
    districts: tuple[GroupRow, ...] = Field(description="县区（含功能区）情况")
    departments: tuple[GroupRow, ...] = Field(description="部门情况")
    areas: tuple[GroupRow, ...] = Field(description="分领域情况")
    overdue: tuple[Item, ...] = Field(description="逾期措施")
    behind: tuple[Item, ...] = Field(description="未达到序时进度措施")
    streaks: Streaks = Field(description="连续滞后和没有变化的措施")
    due_soon: tuple[Item, ...] = Field(description="近期到期措施")
    upcoming: Upcoming = Field(description="近期的阶段性节点和定期任务")
    reporting: Reporting = Field(description="报送情况")
    conflicts: tuple[ConflictItem, ...] = Field(description="相互矛盾、未采用的填报")
    regressions: tuple[ConflictItem, ...] = Field(description="进度倒退")
    rulings: tuple[ConflictItem, ...] = Field(description="已裁定事项：涉及本期填报的、本期裁定的")
    next_steps: NextSteps = Field(description="下步要求")
    progress_lines: tuple[ProgressLine, ...] = Field(description="附件1 整改进展总表")
    definitions: tuple[Definition, ...] = Field(description="附件4 统计口径")
    signature: str = Field(description="署名")
    date: str = Field(description="成文日期；未定的为“    年  月  日”")
    copies: str = Field(description="抄送，没有的为空")
    printer: str = Field(description="印发机关")
    printed_on: str = Field(description="印发日期；未定的留空")
