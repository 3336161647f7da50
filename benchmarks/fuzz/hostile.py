"""What a cell may hold that nobody wished for; each value keeps the row a row that a person would see."""

import datetime as dt
from random import Random

from benchmarks.fuzz.grid import Cell, Fault, Formula, Month, Share
from benchmarks.fuzz.records import Record

AROUND = (
    "=1+1", '=HYPERLINK("http://x.invalid","点")', "+1", "-1", "@SUM(A1)", "{{ 7*7 }}", "{% for x in y %}", "{{",
    "<b>", "</w:t>",
    "&amp;", "<![CDATA[", "]]>", "\u202e", "\u200f", "\u200b\ufeff", "😀", "👨\u200d👩\u200d👧", "\x01\x02", "\x0b",
    "_x0001_",
    "_x000D_", "\r\n", "\n\n", "\t", '"', "'", '""', ",", ";", "，", "|", "\\", "　", "\u2028", "合计", "小计：",
    "备注：", "填报人：",
    "说明", "①", "⺠", "\U0002b81d", "\ue000", "\ufffd", "e\u0301", "序号", "进展情况", "填报单位：东城区",
)  # fmt: skip
"""Put before and after a row's text."""
ANY: tuple[Cell, ...] = (
    None, "", " ", "　", "-", "/", "无", 0, 1, -1, 0.5, 1e308, -0.0, 10**15, True, False, "TRUE", "NULL", "nan",
    "inf", "合计", "小计", "总计",
    "备注", "备注：无", "说明", "填报人", "填报人：张三", "日期", "联系电话：12345", "=1+1", "{{ x }}", "<script>",
    "😀", "\x00", "\x07", "\u202e",
    "长" * 300, "0" * 400, "九" * 40, "1" * 40, Fault("#REF!"), Fault("#N/A"), Fault("#DIV/0!"), Formula("=A1&B1"),
    Formula("=1/3", 0.3333),
    Formula('="文"', "文"), Month(dt.date(2026, 3, 1)), Share(0.85), dt.date(1900, 1, 1), dt.date(9999, 12, 31),
)  # fmt: skip
BY_FIELD: dict[str, tuple[Cell, ...]] = {
    "measure_id": (
        "1--2", "1-2-3", "-", "1-", "—1", "999999-999999", "一-二", "①-②", "2026/1-2", dt.date(2026, 1, 2), 1.2,
        "1.10", "1-2、1-3", "附件1",
        "1-2\n", "１－２", "Ⅰ-Ⅱ", "3-", "第-号", "序号", "措施编号",
    ),
    "unit": (
        "东城区环保局", "市生态环竟局", "市中区", "东城 区", "东城区、西城区", "各县区", "东城区委、政府",
        "市水务局（盖章）", "填报单位：东城区",
        "東城區", "东城区\u200b", "市直有关部门",
    ),
    "percent": (
        "1", 1, 1.0, 0.85, Share(1), Share(1.2), Share(-0.1), "85", "85%", "８５％", "约85%", "八成", "八成五",
        "百分之八十五", "85-90%", "85%左右", "100.00%", "%",
        "1/2", "半", "零", "0.5%", "1e2", "٣%", "²", "百分之", "百分之百", "十成", "12.345678901234567890", "-5%",
        "120%",
    ),
    "state": (
        "已完成，长期坚持", "完成！", "未完成", "基本到位", "√", "是", "1", "已 完 成", "已完成（验收中）",
        "长期坚持", "已完成/推进中", "完成整改",
        "已完成\n", "销号", "完成进度", "状态",
    ),
    "completed_on": (
        "3月", "3月20日", "2.30", "2026年2月30日", "2026/13/1", "20260320", 46101, 46101.5, 1, 99999, "去年底",
        "2026年3月", "26.3.20",
        "二〇二六年三月二十日", "2026-03-20 10:20:30", "3-20", "13月1日", "0月0日", "9999年12月31日", "0000年1月1日",
        "2026年3月20日至25日", dt.date(2027, 3, 1),
    ),
}  # fmt: skip
BY_FIELD["expected_on"] = (
    *BY_FIELD["completed_on"],
    "9月底",
    "年底前",
    "长期",
    "30个工作日内",
    "2026年9月底前完成，12月底前销号",
)
LONG = 40_000
"""Characters of the longest text; a spreadsheet program writes at most 32,767."""


def make_hostile(rng: Random, record: Record) -> list[str]:
    """Spoils cells of the record; its token stays in the text. Returns what was done."""
    done = []
    for name in rng.sample(sorted(record.cells), rng.randrange(1, 5)):
        if name == "text":
            record.cells["text"] = _text(rng, record.token)
            done.append("hostile text")
        else:
            value = rng.choice(BY_FIELD.get(name, ANY) if rng.random() < 0.6 else ANY)
            record.cells[name] = value
            done.append(f"{name}={_short(value)}")
    return done


def _text(rng: Random, token: str) -> Cell:
    before, after = rng.choice(AROUND), rng.choice(AROUND)
    text = f"{before}{token}{after}"
    match rng.randrange(12):
        case 0:
            return Formula('=A1&"x"', text)
        case 1:
            return "长" * (LONG - len(text)) + text
        case 2:
            return f"{token}\n" + "\n".join(rng.choice(AROUND) for _ in range(200))
        case _:
            return text


def _short(value: Cell) -> str:
    text = repr(value)
    return text if len(text) < 30 else text[:27] + "..."
