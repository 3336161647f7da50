"""Rows of a progress sheet with a token in each, by which it is found again."""

import datetime as dt
from dataclasses import dataclass
from random import Random

from benchmarks.fuzz.grid import Cell, Share

WEEK = dt.date(2026, 3, 27)
UNITS = (
    "东城区", "西城区", "市中区", "石桥县", "柳泉县", "市生态环境局", "市水务局", "市农业农村局", "市城市管理局",
    "市住房城乡建设局",
    "市中区生态环境局", "高新技术产业开发区管委会",
)  # fmt: skip
STATES = (
    "已完成",
    "推进中",
    "正在推进",
    "未启动",
    "申请验收",
    "达到序时进度",
    "基本完成",
    "已完成并长期坚持",
    "已销号",
    "滞后",
)
PHRASES = (
    "已完成管网排查12.5公里，", "新建雨污分流管道3处，", "召开专题会议2次，", "对35家企业开展现场检查，",
    "下达整改通知书6份，",
    "累计投入资金1,280万元，", "整治入河排污口17个，", "组织“回头看”，", "建立长效机制；",
    "清运垃圾约300吨（折合方量450立方米），",
)  # fmt: skip


@dataclass(slots=True)
class Record:
    """One row: field name → cell, and its token, which stands in 进展情况."""

    token: str
    cells: dict[str, Cell]


def records(rng: Random, number: int, count: int, unit: str = "") -> list[Record]:
    """Clean records of one mutant; all of ``unit`` where one is given.

    Args:
        rng: the mutant's chance.
        number: the mutant's number; it makes the tokens unique over a whole run.
        count: how many.
        unit: the reporting unit; empty: any.
    """
    return [_record(rng, f"ZT{number:07d}R{index:03d}E", index, unit) for index in range(count)]


def _record(rng: Random, token: str, index: int, unit: str) -> Record:
    problem, item = index // 3 + 1, index % 3 + 1
    percent = rng.randrange(0, 101)
    day = WEEK - dt.timedelta(days=rng.randrange(1, 90))
    cells: dict[str, Cell] = {
        "serial": index + 1,
        "problem_id": problem,
        "measure_id": rng.choice((f"{problem}-{item}", f"{problem}－{item}", f"第{problem}—{item}号")),
        "unit": unit or rng.choice(UNITS),
        "problem": _words(rng, 2),
        "measure": _words(rng, 2),
        "text": f"{_words(rng, 1)}{token}{_words(rng, 2)}",
        "percent": rng.choice((percent, f"{percent}%", Share(percent / 100), f"{percent}％")),
        "state": rng.choice(STATES),
        "completed_on": rng.choice((day, None, f"{day.year}年{day.month}月{day.day}日", f"{day.month}月{day.day}日")),
        "trouble": rng.choice((None, "无", _words(rng, 1))),
        "delay_reason": rng.choice((None, _words(rng, 1))),
        "expected_on": rng.choice((None, "2026年9月底前", dt.date(2026, 6, 30), "6月30日")),
        "next_steps": _words(rng, 1),
        "evidence": rng.choice((None, "照片、台账")),
        "remark": rng.choice((None, None, "见附件")),
        "responsible": rng.choice(UNITS),
        "deadline": "2026年12月底前",
        "filled_by": "张三",
    }
    return Record(token, cells)


def _words(rng: Random, count: int) -> str:
    return "".join(rng.choice(PHRASES) for _ in range(count))
