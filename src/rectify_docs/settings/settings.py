"""All of ``rectify.toml``, and how it is read."""

import datetime as dt
import tomllib
from pathlib import Path

from pydantic import Field, ValidationError

from rectify_docs.errors import UsageError
from rectify_docs.settings.documents import Disclosure, Dispatch, Inspection, Letter, Minutes, Npc, Office
from rectify_docs.settings.rules import Format, Pdf, ReadingRules, Rules
from rectify_docs.settings.table import Table

FILE_NAME = "rectify.toml"


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
