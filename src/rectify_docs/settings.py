"""The office's settings: ``rectify.toml`` as one frozen, validated object; every key has a default and a unit."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator
from pydantic.fields import FieldInfo

from rectify_docs.errors import UsageError

FILE_NAME = "rectify.toml"
RecognitionWord = Literal["全部完成", "牵头认定", "分县区销账"]
Days = Annotated[int, Field(ge=0, le=3660)]


class Table(BaseModel):
    """A table of ``rectify.toml``: unknown keys are errors, so that a typo is not silently ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


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

    number: str = Field("", description="编号，空则留待填写")
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
    copies: str = Field("", description="纪要抄送的单位，空则不印")
    printed_on: dt.date | None = Field(None, description="纪要印发日期，不填则留空")


class ReadingRules(Table):
    """[reading] 读取: what the office decides once where spreadsheets leave a choice (the hazards' defaults)."""

    header_rows: int = Field(15, ge=1, le=200, description="在前多少行内找表头")
    hidden_sheets: Literal["读取", "不读取"] = Field("读取", description="隐藏的工作表是否读取")
    unit_share: int = Field(60, ge=0, le=100, description="“责任单位”列至少百分之几应为名录中的单位，否则提醒核对列名")
    same_text: int = Field(90, ge=0, le=100, description="措施原文与清单的相似度低于此值（%）的行不采用")
    year_window: Days = Field(180, description="缺年份的日期晚于调度日期超过此天数的，按上一年处理")
    bare_one: Literal["待核实", "1%", "100%"] = Field("待核实", description="完成进度只写“1”时按什么处理")
    before_month: Literal["待核实", "含", "不含"] = Field(
        "待核实", description="“X月前”“X年前”是否含该月、该年（旬、季度同）"
    )
    before_day: Literal["含", "不含"] = Field("含", description="“X日前”是否含当日")
    immediate_days: Days | None = Field(None, description="单写“立行立改”自起算日起的宽限天数，不填则不设截止日期")
    relative_from: Literal["印发日", "反馈日"] = Field("印发日", description="“30个工作日内”等时限的起算日")
    max_file_mb: int = Field(64, ge=1, le=1024, description="单个文件的上限（MB）")
    max_cells: int = Field(1_000_000, ge=1_000, description="一张工作表的单元格上限")


class Rules(Table):
    """[rules] 口径: the definitions that an office may change; a change is printed with the figures."""

    due_soon_days: Days = Field(30, description="即将到期（天）")
    behind_tolerance: int = Field(0, ge=0, le=100, description="未达到序时进度的容差（百分点）")
    group_recognition: RecognitionWord = Field("牵头认定", description="责任单位含集合（如各县区）时的认定方式")
    default_recognition: RecognitionWord = Field("全部完成", description="其他措施的认定方式")
    streak_weeks: int = Field(3, ge=2, le=52, description="连续多少期滞后或没有变化时在通报中列出")
    compare_since: dt.date | None = Field(None, description="另与该日的数据比较，如年初；不填则只与上期比较")
    disclosure_before_closure: bool = Field(False, description="销号前必须先公示")


FontName = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\"<>&\\\\]+$")]


class Format(Table):
    """[format] 公文格式: figures of the office's own in the place of GB/T 9704's; ``check-format`` lists them."""

    top_mm: float | None = Field(None, ge=20, le=52, description="天头（毫米），标准37；版心尺寸不变，下白边相应增减")
    left_mm: float | None = Field(None, ge=15, le=39, description="订口（毫米），标准28；切口相应增减")
    pitch_points: float | None = Field(None, ge=20, le=40, description="行距（磅），标准28.95，每面22行")
    fonts: dict[str, FontName] = Field(default_factory=dict, description='字体，如 { "小标宋" = "华文中宋" }')
    styles: dict[str, dict[str, str | int | float | bool]] = Field(
        default_factory=dict, description='样式，如 { GwTitle = { size = "小二" } }'
    )


class Pdf(Table):
    """[pdf] 转换为 PDF."""

    enabled: bool = Field(True, description="是否生成 PDF")
    soffice: str = Field("", description="LibreOffice 的路径，空则自动查找")
    timeout_seconds: int = Field(600, ge=10, description="一批文件的转换时限（秒）")
    standard: Literal["2b", "1b", "无"] = Field("2b", description="PDF/A 的版本：2b、1b，或“无”")


class Settings(Table):
    """All of ``rectify.toml``."""

    office: Office = Office()
    inspection: Inspection = Inspection()
    dispatch: Dispatch = Dispatch()
    npc_report: Npc = Field(Npc(), alias="npc-report")
    meeting_minutes: Minutes = Field(Minutes(), alias="meeting-minutes")
    disclosure_notice: Disclosure = Field(Disclosure(), alias="disclosure-notice")
    supervision_letter: Letter = Field(Letter(), alias="supervision-letter")
    reading: ReadingRules = ReadingRules()
    rules: Rules = Rules()
    format: Format = Format()
    pdf: Pdf = Pdf()
    issue_date: dict[str, dt.date] = Field(default_factory=dict, description="成文日期，按文种；没有的按草稿生成")
    full_width: bool = Field(True, description="文件中的标点一律用全角")
    example: bool = Field(False, description="文件上注明“示例数据”")


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
    except OSError as error:
        msg = f"设置文件无法读取：{error.strerror}"
        raise UsageError(msg, place=FILE_NAME, remedy="请检查文件权限，或关闭正在打开它的程序") from error
    except UnicodeDecodeError as error:
        msg = "设置文件不是 UTF-8 编码"
        raise UsageError(msg, place=FILE_NAME, remedy="请用 UTF-8 编码重新保存") from error
    except tomllib.TOMLDecodeError as error:
        msg = f"设置文件格式有误：{error}"
        raise UsageError(msg, place=FILE_NAME, remedy="请检查该处的引号、等号和方括号") from error
    except ValidationError as error:
        msg = "设置有误"
        raise UsageError(msg, place=_places(error), remedy="请更正键名或取值，可用的键见 docs/settings.md") from error


WRONG = {
    "extra_forbidden": "没有这个键",
    "string_type": "应为带引号的文字",
    "string_pattern_mismatch": "写法不符",
    "string_too_short": "不能为空",
    "literal_error": "不是可选的值",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "float_type": "应为数字",
    "float_parsing": "应为数字",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "greater_than_equal": "太小",
    "less_than_equal": "太大",
    "dict_type": "应为一组键和值",
    "tuple_type": "应为一组带引号的文字，用方括号括起",
}
"""pydantic's kind of error → what is wrong with the value; other kinds are about dates (date_…) or keep its words."""


def _places(error: ValidationError) -> str:
    """Every wrong key with what is wrong, and with what stands there."""
    return "；".join(
        f"{FILE_NAME} {'.'.join(map(str, item['loc']))}（{_wrong(item['type'], item['msg'])}：{item['input']!s:.40}）"
        for item in error.errors()
    )


def _wrong(kind: str, message: str) -> str:
    """What is wrong with a value; rules of ours say it in their own words."""
    if kind.startswith("date"):
        return "应为日期，如 2026-03-30"
    return WRONG.get(kind, message.removeprefix("Value error, "))


def commented_defaults() -> str:
    """A ``rectify.toml`` in which every key stands with its meaning, commented out at its default."""
    lines = ["# 整改办的设置。去掉行首的“# ”并改值即可；省略的键用默认值，键名写错会报错。", ""]
    tables = []
    for name, field in Settings.model_fields.items():
        key, default = field.alias or name, field.get_default(call_default_factory=True)
        if isinstance(default, Table):
            tables += [f"[{key}]", *(_commented(n, f) for n, f in type(default).model_fields.items()), ""]
        elif isinstance(default, dict):
            tables += [f"[{key}]", f"# weekly-dispatch = 2026-03-30  # {field.description}", ""]
        else:
            lines.append(_commented(key, field))
    return "\n".join([*lines, "", *tables])


def _commented(name: str, field: FieldInfo) -> str:
    default = field.get_default(call_default_factory=True)
    shown = _example(field) if default is None else _toml(default)
    return f"# {name} = {shown}  # {field.description}"


def _toml(value: object) -> str:
    """A default as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _example(field: FieldInfo) -> str:
    """What a key without default may be set to."""
    if "float" in str(field.annotation):
        return "30"
    return "7" if "int" in str(field.annotation) else "2026-03-30"
