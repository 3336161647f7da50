"""How sheets are read, what is counted how, and what the pages look like."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from rectify_docs.settings.table import Days, Table

RecognitionWord = Literal["全部完成", "牵头认定", "分县区销账"]


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
