"""Every file of the example workspace's ``input/``: path → bytes."""

import datetime as dt

from scripts.example import layouts, office, quirks
from scripts.example.dates import WEEKS
from scripts.example.plan import DATA, Unit, units
from scripts.example.write import gb18030, xlsx

NARRATIVE = DATA / "narrative"


def workspace() -> dict[str, bytes]:
    """All files, paths below ``input/`` with ``/``."""
    made = {
        "measures/2026-01-15/整改措施清单.xlsx": xlsx(office.measure_list()),
        "units/责任单位名录.xlsx": xlsx(office.roster()),
        "closures/验收公示销号记录.xlsx": xlsx(office.closures()),
        "extensions/延期审批.xlsx": xlsx(office.extensions()),
        "rulings/裁定.xlsx": xlsx(office.rulings(_ruled_row())),
    }
    for week in WEEKS:
        made |= _progress(week)
    for path in sorted(NARRATIVE.rglob("*.md")):
        made[f"narrative/{path.relative_to(NARRATIVE).as_posix()}"] = path.read_bytes()
    return made


def _progress(week: dt.date) -> dict[str, bytes]:
    made = {}
    for unit in units().values():
        if not unit.layout or (unit.name, week) in quirks.MISSING:
            continue
        rows = quirks.rows_of(unit.name, week)
        if rows:
            sheet = layouts.build(unit, week, rows)
            made[_path(unit, week)] = gb18030(sheet) if unit.layout == "csv" else xlsx(sheet)
    return made


def _path(unit: Unit, week: dt.date) -> str:
    """Where the unit's sheet lies, under the name that the unit gave it."""
    name = unit.file.format(
        u=unit.called,
        m=week.month,
        d=week.day,
        mmdd=f"{week:%m%d}",
        iso=week.isoformat(),
        iso8=f"{week:%Y%m%d}",
        week=week.isocalendar().week,
    )
    folder = quirks.FOLDER.get((unit.name, week), "")
    suffix = ".csv" if unit.layout == "csv" else ".xlsx"
    return "/".join(part for part in ("progress", week.isoformat(), folder, name + suffix) if part)


def _ruled_row() -> int:
    """The worksheet row, from 1, of the contradicting pair's first row."""
    name, week, measure = quirks.RULED
    sheet = layouts.build(units()[name], week, quirks.rows_of(name, week))
    return next(r for r in sorted(sheet.data) if measure in sheet.rows[r]) + 1
