"""整改台账: counts by 进度, by unit, by supervisor and by area; every number is a figure."""

from collections.abc import Iterable, Mapping

from rectify_docs.model.document import Cell, Chart, ChartKind, Column, Sheet
from rectify_docs.model.figure import Figure, figure_id
from rectify_docs.report.material import Material

STATS = (
    ("措施数", "measures.total"),
    ("已完成", "measures.done"),
    ("达到序时进度", "measures.on_schedule"),
    ("未达到序时进度", "measures.behind"),
    ("逾期", "measures.overdue"),
    ("不适用", "measures.not_applicable"),
    ("完成率", "measures.done_rate"),
    ("即将到期", "due.soon"),
    ("到期应完成", "due.total"),
    ("按期完成率", "due.rate"),
)
SERIES = tuple(range(2, 7))
"""Columns of the parts of 进度, behind the name and the total."""
SHARES = (
    ("measures.done", "measures.done_share"),
    ("measures.on_schedule", "measures.on_schedule_share"),
    ("measures.behind", "measures.behind_share"),
    ("measures.overdue", "measures.overdue_share"),
    ("measures.not_applicable", "measures.not_applicable_share"),
)
WIDTH = 12


def parts(material: Material) -> Sheet:
    """进度构成: the exclusive parts and their shares, which sum to 100.0."""
    figures = material.figures
    rows = tuple((Cell(figures[part].label), Cell(figures[part]), Cell(figures[share])) for part, share in SHARES)
    columns = (Column("进度", 26), Column("措施数", WIDTH), Column("占比", WIDTH))
    note = f"各项之和为措施总数{figures['measures.total']}条，占比之和为100.0%"
    chart = Chart("进度构成", 0, (1,), "措施数（条）", ChartKind.RING)
    return Sheet("进度构成", "进度构成", columns, rows, note, chart=chart)


def by_unit(material: Material) -> Sheet:
    """Each unit with what names it, its 位次, and what it leads."""
    named = dict.fromkeys(unit.unit for measure in material.ledger.now.measures for unit in measure.units)
    known = [unit for unit in material.ledger.roster.units if unit in named]
    units = list(dict.fromkeys((*known, *named)))
    rows = tuple(
        (
            *_row(material.unit(unit), material, unit=unit),
            Cell(material.figures.get("rank.done_rate", unit=unit)),
            _lead(material, "measures.total", unit),
            _lead(material, "measures.done", unit),
            _lead(material, "measures.overdue", unit),
        )
        for unit in units
    )
    more = ("完成率位次", "其中牵头", "牵头已完成", "牵头逾期")
    columns = (*_columns("单位"), *(Column(name, WIDTH) for name in more))
    note = "一条措施涉及多个单位的，在各单位分别计入，分项之和大于总数；位次在县区、部门中分别排列，相同的并列"
    return Sheet("按单位", "各单位整改情况", columns, rows, note, chart=_chart("各单位进度", rows), frozen=1)


def by_supervisor(material: Material) -> Sheet:
    """Each measure once, under the unit that supervises it."""
    note = "每条措施只计入一个督导单位，各项之和等于总数"
    return _partition("按督导单位", "督导单位", "supervisor", material, note)


def by_area(material: Material) -> Sheet:
    """Each measure once, under its problem's area."""
    return _partition("按领域", "领域", "area", material, "每条措施只计入一个领域，各项之和等于总数")


def _partition(name: str, head: str, dim: str, material: Material, note: str) -> Sheet:
    start = f"{figure_id('measures.total', **{dim: ''})[:-1]}"
    keys = [figure.id[len(start) : -1] for figure in material.figures if figure.id.startswith(start)]
    rows = tuple(_row(key, material, **{dim: key}) for key in keys)
    return Sheet(name, f"{name}整改情况", _columns(head), rows, note, chart=_chart(f"{name}进度", rows), frozen=1)


def _columns(head: str) -> tuple[Column, ...]:
    return (Column(head, 26), *(Column(name, WIDTH) for name, _ in STATS))


def _row(name: str, material: Material, **dim: str) -> tuple[Cell, ...]:
    return (Cell(name), *(Cell(material.figures.get(stat, **dim)) for _, stat in STATS))


def _lead(material: Material, stat: str, unit: str) -> Cell:
    """A number of the measures that a unit leads; 0 where it leads none."""
    figures: Mapping[str, Figure] = material.figures.by_id
    return Cell(figures.get(figure_id(stat, lead=unit), 0))


def _chart(title: str, rows: Iterable[object]) -> Chart | None:
    return Chart(title, 0, SERIES, "措施数（条）", ChartKind.BARS) if tuple(rows) else None
