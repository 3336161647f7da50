"""The committed input/ is what the script makes, and holds the facts that the documentation and tests rely on."""

import datetime as dt
import io
import itertools
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from scripts.example.files import workspace
from tests.example import reading

WEEKS = ("2026-03-06", "2026-03-13", "2026-03-20", "2026-03-27")
NEWEST = WEEKS[-1]
DONE = {"已完成", "完成", "整改完成", "办结", "已完成，长期坚持"}
STATES = DONE | {"正在推进", "推进中", "按序时进度推进", "未启动", "长期坚持"}
VARIABLES = {
    *("问题总数", "措施总数", "已销号问题数", "已验收待销号问题数", "整改中问题数", "已完成措施数", "完成率"),
    *("达到序时进度措施数", "未达到序时进度措施数", "逾期措施数", "不适用措施数", "长期坚持措施数"),
    *("到期应完成数", "到期已完成数", "按期完成数", "按期完成率", "本周新增完成数", "本周新增逾期数", "即将到期数"),
    *("责任单位数", "县区数", "应报单位数", "按时报送单位数", "截至日期", "市名", "督察名称", "方案文号"),
}


def parts(name: str, content: bytes) -> object:
    """A workbook by its parts, so that only what it says is compared and not how zlib packs it."""
    if not name.endswith(".xlsx"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: (info.date_time, archive.read(info)) for info in archive.infolist()}


def committed() -> dict[str, Path]:
    return {p.relative_to(reading.INPUT).as_posix(): p for p in reading.INPUT.rglob("*") if p.is_file()}


def by_unit_and_measure(week: str) -> dict[tuple[str, str], list[dict[str, Any]]]:
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for unit, rows in reading.sheets(week).items():
        for row in rows:
            found.setdefault((unit, row["措施编号"]), []).append(row)
    return found


def test_committed_input_is_what_the_script_makes() -> None:
    made, there = workspace(), committed()
    assert sorted(made) == sorted(there)
    for name, content in made.items():
        assert parts(name, content) == parts(name, there[name].read_bytes()), name


def test_every_workbook_says_that_it_is_an_example() -> None:
    for name, path in committed().items():
        if not name.endswith(".md"):
            assert any("示例数据" in str(cell) for row in reading.grid(path).cells for cell in row), name


def test_measure_list() -> None:
    rows = reading.measures()
    ids = [row["措施编号"] for row in rows]
    assert len(rows) == len(set(ids)) == 55
    numbers = [row["问题编号"] for row in rows]
    assert sorted(set(numbers)) == list(range(1, 24))
    assert all(one == f"{number}-{one.split('-')[1]}" for one, number in zip(ids, numbers, strict=True))
    assert {row["领域"] for row in rows} == {"大气", "水", "土壤", "固废", "生态", "噪声", "机制"}
    sources = Counter({row["问题编号"]: row["来源类型"] for row in rows}.values())
    assert sources == {"反馈问题": 21, "信访件": 1, "自查": 1}
    assert all(20 <= len(row["整改措施"]) <= 70 for row in rows)
    assert sum("长期坚持" in row["整改时限"] for row in rows) == 10
    assert sum("各县区党委、政府" in row["责任单位"] for row in rows) == 5
    assert Counter(row["认定方式"] for row in rows) == {None: 52, "分县区销账": 1, "牵头认定": 1, "全部完成": 1}
    assert [row["措施编号"] for row in rows if row["牵头单位"] is None] == ["4-2", "6-2", "8-2", "14-2"]
    assert all(row["责任单位"].startswith(row["牵头单位"] or "") or row["措施编号"] == "11-2" for row in rows)
    superior = {row["问题编号"]: row["上级清单编号"] for row in rows if row["上级清单编号"]}
    assert len(superior) == len(set(superior.values())) == 21


def test_roster() -> None:
    rows = reading.roster()
    assert Counter(row["类别"] for row in rows) == {"县区": 8, "功能区": 2, "市直部门": 18, "其他": 2}
    assert {row["所属集合"] for row in rows if row["类别"] == "县区"} == {"各县区"}
    renamed = {row["单位名称"]: row["继任单位"] for row in rows if row["停用日期"]}
    assert renamed == {"市林业局": "市林业和园林局"}
    assert len(reading.aliases()) == sum(1 + (row["别名"] or "").count("、") + bool(row["别名"]) for row in rows)


@pytest.mark.parametrize(("week", "missing"), list(zip(WEEKS, ("", "市交通运输局", "", "柳泉县"), strict=True)))
def test_who_reported(week: str, missing: str) -> None:
    reporting = {row["单位名称"] for row in reading.roster() if row["类别"] != "其他" and not row["停用日期"]}
    assert len(reporting) == 27
    assert reporting - set(reading.sheets(week)) == ({missing} if missing else set())
    late = [path.name for path in (reading.INPUT / "progress" / week).glob("迟报/*")]
    assert late == (["北原区20260327.xlsx"] if week == NEWEST else [])


@pytest.mark.parametrize("week", WEEKS)
def test_measure_texts_are_the_lists_or_absent(week: str) -> None:
    texts = {row["措施编号"]: row["整改措施"] for row in reading.measures()}
    for rows in reading.sheets(week).values():
        assert all(row.get("整改措施") in {None, texts.get(row["措施编号"])} for row in rows)


def test_irregular_rows_are_those_planned() -> None:
    ids = {row["措施编号"] for row in reading.measures()}
    names = reading.aliases()
    odd = [
        (week, unit, row["措施编号"])
        for week in WEEKS
        for unit, rows in reading.sheets(week).items()
        for row in rows
        if row["措施编号"] not in ids
        or row["状态"] not in STATES
        or names.get(row["填报单位"]) != unit
        or row["完成日期"] == "2026年2月30日"
    ]
    assert sorted(odd) == [
        (NEWEST, "市住房城乡建设局", "9-7"),
        (NEWEST, "市农业农村局", "14-2"),
        (NEWEST, "市生态环境局", "13-1"),
        (NEWEST, "西城区", "11-2"),
    ]


def test_contradictions_are_the_two_planned() -> None:
    twice = [(week, *key) for week in WEEKS for key, rows in by_unit_and_measure(week).items() if len(rows) > 1]
    assert twice == [(WEEKS[2], "市城市管理局", "11-1"), (NEWEST, "青溪区", "8-2")]


def test_the_ruling_names_the_row_that_holds() -> None:
    (ruling,) = reading.table(reading.INPUT / "rulings/裁定.xlsx", "待决编号")
    pair = by_unit_and_measure(WEEKS[2])[("市城市管理局", "11-1")]
    assert [(f"采用第{row['#']}行", reading.percent(row)) for row in pair] == [(ruling["决定"], 80), ("采用第6行", 100)]


def test_percentages_rise_except_for_one() -> None:
    fallen, repeated = [], []
    for before, after in itertools.pairwise(WEEKS):
        old, new = by_unit_and_measure(before), by_unit_and_measure(after)
        for key in old.keys() & new.keys():
            first, last = old[key][0], new[key][0]
            if (reading.percent(last) or 0) < (reading.percent(first) or 0):
                fallen.append((after, *key, reading.percent(first), reading.percent(last)))
            if first["进展情况"] == last["进展情况"]:
                repeated.append((after, *key))
    assert fallen == [(NEWEST, "石桥县", "12-1", 70, 55)]
    assert repeated == []


@pytest.mark.parametrize("week", WEEKS)
def test_states_fit_percentages(week: str) -> None:
    for (unit, measure), rows in by_unit_and_measure(week).items():
        for row in rows:
            assert (row["状态"] in DONE) == (reading.percent(row) == 100), (unit, measure)
            assert not row["完成日期"] or row["状态"] in DONE, (unit, measure)


@pytest.mark.parametrize(
    ("week", "overdue"),
    [
        (WEEKS[0], {"5-2", "16-2", "18-1"}),
        (WEEKS[1], {"5-2", "18-1"}),
        (WEEKS[2], {"15-1", "18-1"}),
        (NEWEST, {"9-1", "15-1", "18-1"}),
    ],
)
def test_overdue_measures_say_why_and_until_when(week: str, overdue: set[str]) -> None:
    due = {row["措施编号"]: last_day(row["整改时限"]) for row in reading.measures()}
    for row in reading.table(reading.INPUT / "extensions/延期审批.xlsx", "措施编号"):
        if row["批准日期"].date().isoformat() <= week:
            due[row["措施编号"]] = last_day(row["新时限"])
    late = set()
    for (_, measure), rows in by_unit_and_measure(week).items():
        day = due.get(measure)
        if day and day.isoformat() < week and rows[0]["状态"] not in DONE:
            late.add(measure)
            assert rows[0]["滞后原因"]
            assert rows[0]["预计完成日期"]
    assert late == overdue


def last_day(phrase: str) -> dt.date | None:
    """The due date of the list's phrases; end of month or of year where no day is named."""
    found = re.match(r"(\d{4})年(?:年底|(\d+)月(?:(\d+)日|底))", phrase)
    if not found:
        return None
    year, month = int(found[1]), int(found[2] or 12)
    if found[3]:
        return dt.date(year, month, int(found[3]))
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def test_closures_follow_what_units_report() -> None:
    rows = reading.table(reading.INPUT / "closures/验收公示销号记录.xlsx", "问题编号")
    steps: dict[int, list[tuple[str, str]]] = {}
    for row in rows:
        steps.setdefault(row["问题编号"], []).append((row["环节"], row["结论"]))
    accepted = ("验收", "通过")
    assert steps == {
        1: [accepted, ("公示", "无异议"), ("销号", "通过"), ("公开", "通过")],
        2: [accepted, ("公示", "无异议"), ("销号", "通过")],
        3: [accepted],
        4: [accepted],
        5: [("验收", "不通过")],
    }
    last: dict[tuple[str, str], dict[str, Any]] = {}
    for week in WEEKS[:3]:
        last |= {key: found[0] for key, found in by_unit_and_measure(week).items()}
    closing = {key: row for key, row in last.items() if int(key[1].split("-")[0]) in steps}
    assert len({measure for _, measure in closing}) == 11
    assert all(row["状态"] in DONE and row["完成日期"] for row in closing.values())


def test_untidy_forms_stand_in_the_newest_week() -> None:
    folder = reading.INPUT / "progress" / NEWEST
    assert sorted(path.name for path in folder.glob("*.csv")) == ["市应急局3.27.csv", "市财政局进展0327.csv"]
    assert [row[0] for row in reading.grid(folder / "市水务局3.27.xlsx").cells].count("合计") == 1
    assert reading.grid(reading.INPUT / "progress" / WEEKS[2] / "东城区整改进展（0320）.xlsx").hidden == (8,)
    written = {str(row["完成进度"]) for rows in reading.sheets(NEWEST).values() for row in rows}
    assert {form for form in ("%", "％", "") if any(re.fullmatch(rf"\d+{form}", one) for one in written)} == {
        "%",
        "％",
        "",
    }


def test_narrative_has_no_typed_figures() -> None:
    files = sorted((reading.INPUT / "narrative").glob("*/*.md"))
    assert [path.stem[0] for path in files] == ["议", "1", "2", "3", "4", "5"]
    for path in files:
        text = path.read_text("utf-8")
        assert not re.search(r"\d", text), path.name
        assert set(re.findall(r"{{ (\S+) }}", text)) <= VARIABLES
        assert set(re.findall(r"{% (?:if|elif) (\S+)", text)) <= VARIABLES
