"""The minutes of a dispatch meeting (整改调度会议纪要)."""

from pydantic import Field

from rectify_docs.model.document import Block
from rectify_docs.report.contexts.shared import Context, Item, Overall


class Assigned(Context):
    """A measure that the meeting names, and who has to answer for it."""

    measure: Item = Field(description="措施")
    units: str = Field(description="尚未完成、由其书面说明的单位")


class MeetingMinutesContext(Context):
    """整改调度会议纪要."""

    mark: str = Field(description="纪要标志，以“纪要”结尾")
    number: str = Field(description="编号；未定的留空待填")
    issuer: str = Field(description="编发机关")
    date: str = Field(description="成文日期；未定的为“    年  月  日”")
    inspection: str = Field(description="督察简称")
    office: str = Field(description="整改办简称")
    issue: str = Field(description="第几周调度")
    meeting_date: str = Field(description="会议日期")
    place: str = Field(description="会议地点")
    chair: str = Field(description="主持人职务和姓名")
    as_of: str = Field(description="数据截止日期")
    example: bool = Field(description="是否示例数据")
    has_progress: bool = Field(description="是否已有单位填报进展")
    dispatched: bool = Field(description="本期是否另有调度通报，统计口径见于其中")
    due_soon_days: int = Field(description="即将到期的天数")
    overall: Overall = Field(description="总体数据")
    heard: tuple[Block, ...] = Field(description="素材：听取情况，没有的不写")
    decided: tuple[Block, ...] = Field(description="素材：议定事项")
    overdue: tuple[Assigned, ...] = Field(description="逾期措施，逾期最久的在前")
    behind: tuple[Assigned, ...] = Field(description="未达到序时进度措施")
    answer_by: str = Field(description="书面说明的期限，自会议日期起算")
    present: str = Field(description="出席人员")
    excused: str = Field(description="请假人员，没有的为空")
    attending: str = Field(description="列席人员，没有的为空")
    copies: str = Field(description="抄送机关，没有的为空")
    printer: str = Field(description="印发机关")
    printed_on: str = Field(description="印发日期；未定的为“    年  月  日”")
