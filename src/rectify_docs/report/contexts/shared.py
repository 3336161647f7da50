"""The parts that contexts of several document kinds share."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from rectify_docs.model.figure import Figure


class Context(BaseModel):
    """Variables of a template: frozen, and every one described in Chinese for the report writers."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    def variables(self) -> dict[str, object]:
        """The top-level variables by name, nested contexts kept as objects."""
        return dict(self)


class Change(Context):
    """A difference against the dispatch before."""

    word: str = Field(description="增加、减少、持平（率：提高、下降、持平）")
    amount: Figure = Field(description="增减的绝对值")


class Overall(Context):
    """总体数据."""

    problems: Figure = Field(description="问题总数")
    problems_closed: Figure = Field(description="已销号问题数")
    problems_accepted: Figure = Field(description="已验收待销号问题数")
    problems_open: Figure = Field(description="整改中问题数")
    measures: Figure = Field(description="措施总数")
    done: Figure = Field(description="已完成措施数")
    done_rate: Figure = Field(description="完成率")
    on_schedule: Figure = Field(description="达到序时进度措施数")
    behind: Figure = Field(description="未达到序时进度措施数")
    overdue: Figure = Field(description="逾期措施数")
    not_applicable: Figure = Field(description="不适用措施数")
    ongoing: Figure = Field(description="长期坚持措施数")
    due_total: Figure = Field(description="到期应完成措施数")
    due_done: Figure = Field(description="到期措施中已完成数")
    due_on_time: Figure = Field(description="按期完成数")
    due_rate: Figure = Field(description="按期完成率")
    due_soon: Figure = Field(description="即将到期措施数")
    new_done: Figure = Field(description="本周新增完成措施数")
    new_overdue: Figure = Field(description="本周新增逾期措施数")


class GroupRow(Context):
    """One line of a table by unit or by area."""

    name: str = Field(description="单位或领域名称")
    measures: Figure = Field(description="措施数")
    done: Figure = Field(description="已完成")
    on_schedule: Figure = Field(description="达到序时进度")
    behind: Figure = Field(description="未达到序时进度")
    overdue: Figure = Field(description="逾期")
    not_applicable: Figure = Field(description="不适用")
    done_rate: Figure = Field(description="完成率")
    rank: Figure | None = Field(None, description="完成率在县区（部门）中的位次；分领域的没有")
    tied: str = Field("", description="位次与其他单位相同的为“并列”")

    def ranked(self, rank: Figure, *, tied: bool) -> Self:
        """The line with its 位次."""
        return self.model_copy(update={"rank": rank, "tied": "并列" if tied else ""})


class Item(Context):
    """A measure that is named in a list."""

    id: str = Field(description="措施编号")
    text: str = Field(description="措施简称")
    lead: str = Field(description="牵头单位")
    deadline: str = Field(description="时限（延期的注明原时限）")
    days: Figure = Field(description="已逾期或剩余天数")
    percent: Figure = Field(description="完成进度（督办通知单中为该单位自己的），没有的为“—”")
    expected: Figure = Field(description="序时应达到的进度，没有的为“—”")
    weeks: Figure = Field(description="连续滞后周数")
    reason: str = Field(description="滞后原因，没有的为“未填报”")
    expected_on: str = Field(description="预计完成日期，没有的为“未填报”")


class Definition(Context):
    """口径 of one figure."""

    label: str = Field(description="指标名称")
    text: str = Field(description="口径")
