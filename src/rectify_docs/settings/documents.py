"""Who issues documents, and what each kind needs to be told."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from rectify_docs.settings.table import Days, Table

SEALED: Literal["加盖印章"] = "加盖印章"
STAMPED: Literal["签名章"] = "签名章"


NEXT_WORKDAY = "上述期限的末日为休息日、节假日的，是否顺延至其后的第一个工作日（含调休上班的休息日）"


class Office(Table):
    """[office] 整改办: who issues the documents."""

    city: str = Field("", description="市名，如“示例市”")
    name: str = Field("", description="署名：整改办全称")
    short_name: str = Field("市整改办", description="正文中的简称")
    mark: str = Field("", description="发文机关标志，默认用全称")
    code: str = Field("", description="发文机关代字，如“示整改办”")
    seal: Literal["加盖印章", "不加盖印章", "签名章"] = Field(
        SEALED, description="落款按加盖印章、不加盖印章或加盖签发人签名章的格式编排"
    )
    title: str = Field("", validate_default=True, description="签发人职务，如“市长”，代替署名；seal 为签名章时必填")
    stamp_width_mm: float = Field(40, ge=15, le=70, description="签名章的宽（毫米）")
    stamp_height_mm: float = Field(20, ge=8, le=60, description="签名章的高（毫米）")
    stamp_image: str = Field("", description="签名章图片（PNG，透明底）在工作区内的路径，空则留出位置、打印后加盖")

    @field_validator("title")
    @classmethod
    def _signs(cls, title: str, info: ValidationInfo) -> str:
        """A signature stamp stands beside the post of who signs (GB/T 9704 7.3.5.3)."""
        if info.data.get("seal") == STAMPED and not title:
            message = "seal 为“签名章”时须填写签发人职务，如“市长”"
            raise ValueError(message)
        return title


class Inspection(Table):
    """[inspection] 督察: what is being rectified."""

    name: str = Field("环境保护督察", description="督察名称")
    short_name: str = Field("环保督察", description="督察简称")
    plan: str = Field("整改方案", description="整改方案名称，不含书名号")
    plan_document: str = Field("", description="方案文号")
    closing_rules: str = Field("", description="销号办法名称，不含书名号")
    closing_rules_document: str = Field("", description="销号办法文号")
    feedback_on: dt.date | None = Field(None, description="反馈日期：“30个工作日内”等时限可自该日起算")


SECRECY = r"^((绝密|机密|秘密)(★(\d{1,2}(年|个月|天)|长期))?)?$"
"""GB/T 9704 7.2.2."""


class Corner(Table):
    """What the upper left corner of a document may carry (GB/T 9704 7.2.1 to 7.2.3, of a letter 10.1)."""

    copy_number: str = Field("", pattern=r"^(\d{6})?$", description="份号，六位数字，空则不印")
    secrecy: str = Field("", pattern=SECRECY, description="密级和保密期限，如“秘密★1年”，空则不印")
    urgency: Literal["", "特急", "加急"] = Field("", description="紧急程度，空则不印")


class Dispatch(Corner):
    """[dispatch] 周调度通报."""

    addressees: str = Field("", description="主送机关，不含冒号")
    copies: str = Field("", description="抄送机关，空则不印")
    number: str = Field("", description="发文字号，空则留待填写")
    signers: str = Field("", description="签发人，多人用顿号分开；填写后版头按上行文编排")
    remark: str = Field("", description="附注，不含括号，空则不印")
    first_issue: int = Field(1, ge=1, description="第一个调度日期是第几周")
    printed_on: dt.date | None = Field(None, description="印发日期，不填则留空")
    answer_days: Days = Field(7, description="书面说明和补报的期限，自成文日期（未定的自数据截止日期）起算的天数")
    answer_on_workday: bool = Field(True, description=NEXT_WORKDAY)


class Npc(Table):
    """[npc-report] 向市人大常委会的报告."""

    congress: str = Field("", description="人大常委会全称，如“示例市第十届人民代表大会常务委员会”")
    session: str = Field("", description="会次，如“第三十次会议”")
    meeting_date: dt.date | None = Field(None, description="会议日期")
    reporter: str = Field("", description="报告人职务和姓名")
    addressees: str = Field("主任、副主任，秘书长，各位委员", description="称谓，不含冒号")


class Disclosure(Table):
    """[disclosure-notice] 整改完成情况公示."""

    working_days: int = Field(10, ge=1, le=60, description="公示期（工作日）")
    count_first_day: bool = Field(True, description="发布当日是否计入")
    contact_unit: str = Field("", description="受理单位")
    phone: str = Field("", description="联系电话（座机）")
    email: str = Field("", description="电子邮箱")
    address: str = Field("", description="通信地址")


class Letter(Corner):
    """[supervision-letter] 督办通知单."""

    number: str = Field("", description="首份的编号，如“示整改办督〔2026〕7号”，其后各份依次为8号、9号……；空则留待填写")
    answer_days: Days = Field(7, description="书面答复的期限，自成文日期起算的天数")
    answer_on_workday: bool = Field(True, description=NEXT_WORKDAY)
    contact_unit: str = Field("", description="联系单位，空则不印")
    phone: str = Field("", description="联系电话")


Names = tuple[Annotated[str, Field(min_length=1)], ...]


class Minutes(Table):
    """[meeting-minutes] 整改调度会议纪要."""

    mark: str = Field(
        "",
        pattern=r"^(.{1,20}纪要)?$",
        description="纪要标志，以“纪要”结尾，不超过22字（排在一行），如“示例市整改工作专题会议纪要”",
    )
    number: str = Field("", description="编号，如“第4期”“〔2026〕4号”，空则留待填写")
    meeting_date: dt.date | None = Field(None, description="会议日期，不早于数据截止日期")
    place: str = Field("", description="会议地点")
    chair: str = Field("", description="主持人职务和姓名")
    present: Names = Field((), description="出席人员的单位和姓名，一人一项")
    excused: Names = Field((), description="请假人员，没有则不印")
    attending: Names = Field((), description="列席人员，没有则不印")
    answer_days: Days = Field(7, description="逾期和滞后措施书面说明的期限，自会议日期起算的天数")
    answer_on_workday: bool = Field(True, description=NEXT_WORKDAY)
    copies: str = Field("", description="纪要抄送的单位，空则不印")
    printed_on: dt.date | None = Field(None, description="纪要印发日期，不填则留空")
