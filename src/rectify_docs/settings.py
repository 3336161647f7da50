"""The office's settings: ``rectify.toml`` as one frozen, validated object; every key has a default and a unit."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rectify_docs.errors import UsageError

FILE_NAME = "rectify.toml"
Days = Annotated[int, Field(ge=0, le=3660)]


class Table(BaseModel):
    """A table of ``rectify.toml``: unknown keys are errors, so that a typo is not silently ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Office(Table):
    """[office] 整改办: who issues the documents."""

    city: str = Field("", description="市名, e.g. 示例市")
    name: str = Field("", description="署名: full name of the secretariat")
    short_name: str = Field("市整改办", description="简称 used in running text")
    mark: str = Field("", description="发文机关标志; default: the full name")
    code: str = Field("", description="机关代字 of the document number, e.g. 示整改办")


class Inspection(Table):
    """[inspection] 督察: what is being rectified."""

    name: str = Field("环境保护督察", description="督察名称 in full")
    short_name: str = Field("环保督察", description="督察简称")
    plan: str = Field("整改方案", description="name of the rectification plan, without 《》")
    plan_document: str = Field("", description="方案文号")
    closing_rules: str = Field("", description="销号办法名称, without 《》")
    closing_rules_document: str = Field("", description="销号办法文号")


class Dispatch(Table):
    """[dispatch] 周调度通报."""

    addressees: str = Field("", description="主送, without the colon")
    copies: str = Field("", description="抄送; empty: no 抄送 line")
    number: str = Field("", description="发文字号 in full; empty: left blank to fill in")
    first_issue: int = Field(1, ge=1, description="期号 of the first dispatch date in the workspace")
    printed_on: dt.date | None = Field(None, description="印发日期; none: left blank")
    answer_days: Days = Field(7, description="days after the 成文日期 (else the as-of date) for written explanations")


class Npc(Table):
    """[npc-report] 向市人大常委会的报告."""

    congress: str = Field("", description="人大常委会全称, e.g. 示例市第×届人民代表大会常务委员会")
    session: str = Field("", description="会次, e.g. 第三十次会议")
    meeting_date: dt.date | None = Field(None, description="会议日期")
    reporter: str = Field("", description="报告人职务和姓名")
    addressees: str = Field("主任、副主任，秘书长，各位委员", description="称谓, without the colon")


class Disclosure(Table):
    """[disclosure-notice] 整改完成情况公示."""

    working_days: int = Field(10, ge=1, le=60, description="公示期 in working days")
    count_first_day: bool = Field(True, description="whether the day of publication counts")
    contact_unit: str = Field("", description="受理单位")
    phone: str = Field("", description="联系电话 (landline)")
    email: str = Field("", description="电子邮箱")
    address: str = Field("", description="通信地址")


class Rules(Table):
    """[rules] 口径: the definitions that an office may change; a change is printed with the figures."""

    due_soon_days: Days = Field(30, description="即将到期: days ahead")
    behind_tolerance: int = Field(0, ge=0, le=100, description="未达到序时进度: percentage points of tolerance")
    group_recognition: str = Field("牵头认定", description="认定方式 where a group is named")
    default_recognition: str = Field("全部完成", description="认定方式 otherwise")


class Pdf(Table):
    """[pdf] 转换为 PDF."""

    enabled: bool = Field(True, description="make PDFs")
    soffice: str = Field("", description="path of LibreOffice; empty: looked for")
    timeout_seconds: int = Field(600, ge=10, description="time limit of one batch")


class Settings(Table):
    """All of ``rectify.toml``."""

    office: Office = Office()
    inspection: Inspection = Inspection()
    dispatch: Dispatch = Dispatch()
    npc_report: Npc = Field(Npc(), alias="npc-report")
    disclosure_notice: Disclosure = Field(Disclosure(), alias="disclosure-notice")
    rules: Rules = Rules()
    pdf: Pdf = Pdf()
    issue_date: dict[str, dt.date] = Field(default_factory=dict, description="成文日期 by document kind")
    full_width: bool = Field(True, description="documents print full-width punctuation")
    example: bool = Field(False, description="documents say that their data is an example (示例数据)")


def load(workspace: Path) -> Settings:
    """The settings of a workspace; all defaults where it has no ``rectify.toml``.

    Raises:
        UsageError: the file is no TOML, or a key is unknown or has a wrong value; all of them are named.
    """
    path = workspace / FILE_NAME
    if not path.is_file():
        return Settings()
    try:
        return Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except UnicodeDecodeError as error:
        msg = "设置文件不是 UTF-8 编码"
        raise UsageError(msg, place=FILE_NAME, remedy="请用 UTF-8 编码重新保存") from error
    except tomllib.TOMLDecodeError as error:
        msg = f"设置文件格式有误：{error}"
        raise UsageError(msg, place=FILE_NAME, remedy="请检查该处的引号、等号和方括号") from error
    except ValidationError as error:
        msg = "设置有误"
        raise UsageError(msg, place=_places(error), remedy="请更正键名或取值，可用的键见 docs/settings.md") from error


def _places(error: ValidationError) -> str:
    lines = [f"{FILE_NAME} {'.'.join(map(str, item['loc']))}（{item['msg']}）" for item in error.errors()]
    return "；".join(lines)
