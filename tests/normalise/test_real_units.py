"""The patterns and aliases that real documents use, and the published plan's clauses; not part of the repository."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from rectify_docs.model.unit import Roster
from rectify_docs.normalise.columns import vocabulary
from rectify_docs.normalise.plan import CLAUSE
from rectify_docs.normalise.units import canonical, parse_units

from .sheets import roster

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
PATTERNS, ALIASES = SHARED / "domain" / "unit_patterns.tsv", SHARED / "domain" / "unit_aliases.tsv"
PLAN = SHARED / "data" / "plan" / "jinan-2018-plan.txt"
BOTH, ZONE = ("党委", "政府"), ("党工委", "管委会")
JINAN = roster(
    *([name, None, "县区", "各县区", None] for name in ("历城区", "长清区", "章丘区", "济阳县", "平阴县")),
    ["市南部山区", "南部山区", "功能区", None, None],
    *(
        [name, alias, "市直部门", "市生态文明建设工作领导小组各成员单位", None]
        for name, alias in (("市环保局", None), ("市发改委", None), ("市规划局", None), ("市公安局", None))
    ),
    ["市整改工作领导小组办公室", "市整改办", "其他", None, None],
)
DISTRICTS = ["历城区", "长清区", "章丘区", "济阳县", "平阴县"]
MEMBERS = ["市环保局", "市发改委", "市规划局", "市公安局"]
READ: dict[str, list[tuple[str, list[tuple[str, tuple[str, ...]]]]]] = {
    "list of full names with 、": [
        ("市环保局、市发改委、市规划局", [("市环保局", ()), ("市发改委", ()), ("市规划局", ())])
    ],
    "、 inside a unit": [("各县区党委、政府", [(name, BOTH) for name in DISTRICTS])],
    "government only": [("各县区政府", [(name, ("政府",)) for name in DISTRICTS])],
    "named areas share one tail": [
        ("济阳县、长清区党委、政府", [("济阳县", BOTH), ("长清区", BOTH)]),
        ("章丘区、平阴县党委、政府", [("章丘区", BOTH), ("平阴县", BOTH)]),
        ("历城区、长清区、平阴县党委、政府", [("历城区", BOTH), ("长清区", BOTH), ("平阴县", BOTH)]),
    ],
    "functional area tail": [
        ("市南部山区党工委、管委会", [("市南部山区", ZONE)]),
        ("宿马园区党工委、管委会", [("宿马园区", ZONE)]),
    ],
    "区委、区政府 form": [("埇桥区委、区政府", [("埇桥区", BOTH)]), ("萧县县委、县政府", [("萧县", BOTH)])],
    ", between groups, 、 inside": [
        ("市环保局、市公安局,各县区党委、政府", [("市环保局", ()), ("市公安局", ()), *((d, BOTH) for d in DISTRICTS)])
    ],
    "、 where , is usual": [
        (
            "市环保局、人民银行济南分行营业管理部、市金融办、各县区党委、政府",
            [
                ("市环保局", ()),
                ("人民银行济南分行营业管理部", ()),
                ("市金融办", ()),
                *((district, BOTH) for district in DISTRICTS),
            ],
        )
    ],
    "group noun, open set": [
        ("市生态文明建设工作领导小组各成员单位", [(name, ()) for name in MEMBERS]),
        ("市生态文明建设工作领导小组成员单位", [(name, ()) for name in MEMBERS]),
        ("市直有关部门", [("市直有关部门", ())]),
        ("市直各有关单位", [("市直各有关单位", ())]),
        ("各责任单位", [("各责任单位", ())]),
        ("市级各部门", [("市级各部门", ())]),
    ],
    "office of the leading group": [
        (one, [("市整改工作领导小组办公室", ())]) for one in ("市整改工作领导小组办公室", "市整改办")
    ],
    "named person": [("邹广", []), ("吐主任18799201678", [])],
    "和 inside a name": [
        (one, [(one, ())])
        for one in ("市经济和信息化委", "市林业和城乡绿化局", "环境保护和环境建设协调推进委员会办公室")
    ],
    "placeholders": [("〔市直牵头验收(监管)单位〕", [])],
    "market/vertical bodies": [
        (one, [(one, ())]) for one in ("人民银行济南分行营业管理部", "团市委", "市总工会", "市妇联", "市纪委监委")
    ],
}
"""Pattern → cells with the units that they name."""
COLUMNS = {
    "不同单位 in two roles": {"牵头部门": "lead", "配合部门": "support"},
    "acceptance roles": {"牵头验收单位": "acceptor"},
}
"""Patterns that stand in headers: word → field."""
PERSONS = "shared person tail"
"""责任人 is kept as written; nothing is counted from it."""


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


@pytest.mark.parametrize(("text", "wanted"), [case for cases in READ.values() for case in cases])
def test_cells_are_read_as_the_patterns_say(text: str, wanted: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(unit.name, unit.organs) for unit in parse_units(text, JINAN).units] == wanted


@pytest.mark.skipif(not PATTERNS.is_file(), reason="unit_patterns.tsv is not kept in this repository")
def test_every_pattern_is_covered() -> None:
    for pattern, example, *_ in rows(PATTERNS):
        if pattern in COLUMNS:
            words = vocabulary("measures")
            assert {word: words.field(word) for word in COLUMNS[pattern]} == COLUMNS[pattern]
            assert all(word in example for word in COLUMNS[pattern])
        elif pattern != PERSONS:
            first = re.split(r"[;×]| with ", example)[0].strip()
            assert first.replace(" ", "") in {text for text, _ in READ[pattern]}, pattern


def clean_names(cell: str) -> list[str]:
    """The names of a cell of unit_aliases.tsv without its English remarks."""
    plain = re.sub(r"[(（](?![筹）)])[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）]|✔", "", cell).replace(
        "AND", ";"
    )
    names = [re.split(r"\s*:\s*", one)[0].strip() for one in re.split(r"[;；/]", plain)]
    return [name for name in names if re.fullmatch(r"[一-鿿()（）]{2,}", name)]


@pytest.mark.skipif(not ALIASES.is_file(), reason="unit_aliases.tsv is not kept in this repository")
def test_every_alias_and_successor_of_the_table() -> None:
    tried = 0
    for own, seen, usual, later in (tuple((*row, "", "", "")[:4]) for row in rows(ALIASES)):
        units, aliases = clean_names(own), [*clean_names(seen), *clean_names(usual)]
        if len(units) > 1:  # one line for many units that keep their names
            plain = roster(*([name, None, None, None, None] for name in units))
            assert [canonical(name, plain) for name in units] == units
        elif units:
            (unit,) = units
            heir = next((name for name in clean_names(later) if name not in (unit, *aliases)), None)
            lines = [[unit, "、".join(aliases), "市直部门", None, heir], *([[heir, *[None] * 4]] if heir else [])]
            known = roster(*lines)
            assert {canonical(name, known) for name in (unit, *aliases)} == {heir or unit}
            tried += len(aliases)
    assert tried > 40


@pytest.mark.skipif(not ALIASES.is_file(), reason="unit_aliases.tsv is not kept in this repository")
def test_the_districts_of_the_table() -> None:
    line = next(row for row in rows(ALIASES) if row[0] == "districts")
    names = line[2].split()
    known = roster(*([name, None, "县区", "各县区", None] for name in names))
    assert len(names) == 10
    assert [unit.name for unit in parse_units("各县区党委、政府", known).units] == names
    assert canonical("中区", known) is None
    assert parse_units("市中区环保局", known).unknown == ("市中区环保局",)


NAME = re.compile(
    "市生态文明建设工作领导小组各成员单位|市整改工作领导小组办公室|人民银行济南分行营业管理部|"
    "市人大常委会办公厅|市政协办公厅|市委办公厅|市政府办公厅|市委宣传部|市委组织部|市委统战部|"
    "市纪委监委|市林业和城乡绿化局|市城乡交通运输委|市经济和信息化委|市国土资源局|市城乡建设委|"
    "市城乡水务局|市畜牧兽医局|市卫生计生委|市城管执法局|市城管局|市环保局|市审计局|市法制办|"
    "市发改委|市规划局|市农业局|市统计局|市公安局|市财政局|市商务局|市科技局|市教育局|市民政局|"
    "市总工会|团市委|市妇联|市编办|市金融办|市南部山区|各县区|历城区|长清区|章丘区|济阳县|平阴县"
)
"""Every name that the plan's clauses use; the longer ones first where one holds another."""


@pytest.mark.skipif(not PLAN.is_file(), reason="the published plan is not kept in this repository")
def test_all_clauses_of_the_plan() -> None:
    clauses = [match["units"] for match in CLAUSE.finditer(PLAN.read_text(encoding="utf-8"))]
    assert len(clauses) == 61
    read = [parse_units(text, Roster()) for text in clauses]
    for text, mentions in zip(clauses, read, strict=True):
        assert [unit.name for unit in mentions.units] == NAME.findall(text), text
        assert set(NAME.sub("", text)) <= set("、,党委政府工管会"), text
    organs = Counter(unit.organs for one in read for unit in one.units if unit.name == "各县区")
    assert organs == {BOTH: 53, ("政府",): 1}
    tails = {unit.name: unit.organs for one in read for unit in one.units if unit.name in (*DISTRICTS, "市南部山区")}
    assert tails == dict.fromkeys(DISTRICTS, BOTH) | {"市南部山区": ZONE}
    assert sum(one.first[0].unresolved_group for one in read) == 4
    assert not any(one.placeholders or one.persons for one in read)
