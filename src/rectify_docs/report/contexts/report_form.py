"""The report form of one unit (进展填报表)."""

import datetime as dt
from decimal import Decimal

from pydantic import Field

from rectify_docs.report.contexts.shared import Context


class FormRow(Context):
    """One measure that the unit is asked about; what is None is left blank."""

    id: str = Field(description="措施编号")
    text: str = Field(description="整改措施，与清单一字不差")
    deadline: str = Field(description="整改时限（经批准调整的注明原时限）")
    last_text: str = Field(description="上期进展情况；没有报送过的为“（未报送）”")
    last_state: str = Field(description="上期状态，没有的为空")
    last_percent: Decimal | None = Field(description="上期完成进度，0 至 1 的数（单元格用百分比格式）")
    state: str = Field(description="预填的状态")
    percent: Decimal | None = Field(description="预填的完成进度，0 至 1 的数")
    completed_on: dt.date | None = Field(description="预填的完成日期")
    expected_on: dt.date | None = Field(description="预填的预计完成日期")


class KeyRow(Context):
    """A row of the hidden sheet by which the form is recognised when it comes back."""

    name: str = Field(description="这一行是什么")
    value: str = Field(description="内容，或措施编号")
    text: str = Field(description="措施文字的校验码")
    issued: str = Field(description="发出时各填报格的内容")


class ReportFormContext(Context):
    """进展填报表."""

    city: str = Field(description="市名")
    inspection: str = Field(description="督察简称")
    unit: str = Field(description="填报单位")
    date: str = Field(description="调度日期")
    last_date: str = Field(description="上期的调度日期，没有上期的为空")
    example: bool = Field(description="是否示例数据")
    measures: tuple[FormRow, ...] = Field(description="本期要填报的措施")
    key: tuple[KeyRow, ...] = Field(description="填报标识，写在隐藏工作表中，勿删")
