import datetime as dt
import json
from decimal import Decimal
from importlib import resources
from typing import Any

import jsonschema
import pytest

from rectify_docs.model.deadline import Deadline, DeadlineKind
from rectify_docs.model.figure import Figure
from rectify_docs.model.ledger import Ledger, Snapshot
from rectify_docs.model.ledger_record import ledger_record, measure_record
from rectify_docs.model.measure import Measure, MeasureList, Problem
from rectify_docs.model.progress import ProgressRow
from rectify_docs.model.record import dump
from rectify_docs.model.source import RowSource
from rectify_docs.model.stage import Light, Recognition, Schedule, Stage
from rectify_docs.model.states import MeasureState, ProblemState, UnitState
from rectify_docs.model.unit import Roster, UnitMention

WEEK = dt.date(2018, 7, 6)
LIST = RowSource("input/measures/清单.xlsx", "清单", 4, {"measure_id": 2})
SHEET = RowSource("input/progress/2018-07-06/市水务局.xlsx", "进展", 5, {"state": 6})
DEADLINE = Deadline("2018年12月底前", DeadlineKind.BY_DATE, dt.date(2018, 12, 31))


def a_state() -> MeasureState:
    row = ProgressRow("1-1", "市水务局", WEEK, Stage.IN_PROGRESS, SHEET, percent=Decimal("43.5"))
    measure = Measure(
        id="1-1",
        problem_id="1",
        text="建设污水处理厂。",
        units=(UnitMention("市水务局"), UnitMention("市环保局")),
        units_text="市水务局、市环保局",
        leads=(UnitMention("市水务局"),),
        persons="张三",
        deadline=DEADLINE,
        source=LIST,
    )
    return MeasureState(
        measure=measure,
        deadline=DEADLINE,
        extension=None,
        recognition=Recognition.ALL,
        units=(UnitState("市水务局", lead=True, row=row), UnitState("市环保局", lead=False, row=None)),
        deciding=("市水务局", "市环保局"),
        stage=Stage.IN_PROGRESS,
        schedule=Schedule.BEHIND,
        light=Light.YELLOW,
        percent=None,
        expected_percent=None,
        done_on=None,
        days_left=178,
        weeks_behind=1,
    )


def a_ledger() -> Ledger:
    problem = Problem("1", "污水直排。", LIST)
    now = Snapshot(WEEK, WEEK, (ProblemState(problem, (a_state(),), (), Stage.IN_PROGRESS),))
    return Ledger(now, None, (WEEK,), MeasureList((problem,), (a_state().measure,)), Roster(), ())


def written() -> Any:
    figures = (
        Figure("measures.total", "措施总数", 1, "1", "…"),
        Figure("measures.done_rate", "完成率", Decimal("0.0"), "0.0%", "…"),
        Figure("measures.on_time_rate", "按期完成率", None, "—", "…"),
    )
    return json.loads(dump(ledger_record(a_ledger(), figures)))


def test_dumped_ledger_is_valid() -> None:
    schema = resources.files("rectify_docs").joinpath("schemas", "ledger.schema.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator(json.loads(schema)).validate(written())
    assert list(written()) == ["schema", "as_of", "problems", "measures", "statistics"]


def test_problem_has_its_stage_round_and_records() -> None:
    assert written()["problems"] == [{"id": "1", "text": "污水直排。", "stage": "正在推进", "round": 1, "closures": []}]


def test_measure_has_the_keys_of_the_contract() -> None:
    (measure,) = written()["measures"]
    assert list(measure) == [
        *("id", "problem_id", "text", "units", "persons", "deadline", "stage", "schedule", "ongoing"),
        *("percent", "overdue", "days_left", "light", "sources"),
    ]
    assert measure["deadline"] == {
        "raw": "2018年12月底前",
        "kind": "by_date",
        "due": "2018-12-31",
        "immediate": False,
        "ongoing": False,
        "soft": False,
    }


def test_units_say_what_they_reported() -> None:
    reported, silent = written()["measures"][0]["units"]
    assert reported == {
        "name": "市水务局",
        "role": "牵头单位",
        "stage": "正在推进",
        "percent": 43.5,
        "reported_on": "2018-07-06",
        "carried_over": False,
        "source": {"file": SHEET.file, "sheet": "进展", "cell": "F5"},
    }
    assert (silent["role"], silent["stage"], silent["source"]) == ("责任单位", "未启动", None)


def test_sources_start_at_the_list() -> None:
    sources = measure_record(a_state()).sources
    assert [source.cell for source in sources] == ["B4", "F5"]


def test_statistics_are_numbers() -> None:
    assert written()["statistics"] == {
        "measures.total": 1,
        "measures.done_rate": pytest.approx(0),
        "measures.on_time_rate": None,
    }
