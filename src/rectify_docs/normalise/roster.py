"""责任单位名录 → roster."""

import re
from collections import Counter
from collections.abc import Sequence

from rectify_docs.model.finding import finding
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import RawSheet
from rectify_docs.model.unit import Roster, Unit, UnitKind
from rectify_docs.normalise.account import Account, open_tables
from rectify_docs.normalise.cells import check_cells
from rectify_docs.normalise.dates import parse_date
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.table import Table

LIST = re.compile(r"[、,，;；\n]+")
KINDS = {
    "县区": UnitKind.DISTRICT, "区县": UnitKind.DISTRICT, "市直部门": UnitKind.DEPARTMENT, "部门": UnitKind.DEPARTMENT,
    "市直单位": UnitKind.DEPARTMENT, "功能区": UnitKind.ZONE, "开发区": UnitKind.ZONE, "其他": UnitKind.OTHER,
}  # fmt: skip


def read_roster(sheets: Sequence[RawSheet]) -> Reading[Roster]:
    """One roster of all sheets; a row without name or with a name already taken is not used."""
    account = Account()
    units: dict[str, Unit] = {}
    for table in open_tables(sheets, "units", account):
        for row in table.rows:
            unit = _unit(table, row, units, account)
            if unit:
                units[unit.name] = unit
    roster = Roster(units, _names(units, account))
    return account.reading((roster,))


def _unit(table: Table, row: int, known: dict[str, Unit], account: Account) -> Unit | None:
    if not check_cells(table, row, ("name",), account):
        return None
    name = "".join(table.text(row, "name").split())
    if not name:
        account.reject(table, row, finding("R211", table.ref(row, "name"), field="单位名称", row=row))
        return None
    if name in known:
        account.reject(table, row, finding("R218", table.ref(row, "name"), content=name))
        return None
    written = table.text(row, "kind")
    if written and written not in KINDS:
        choices = "、".join(kind.value for kind in UnitKind)
        account.note(finding("R215", table.ref(row, "kind"), field="类别", content=written, choices=choices, unit=name))
    dates = {field: parse_date(table.value(row, field)) for field in ("valid_from", "valid_to")}
    for field, date in dates.items():
        if date.code:
            label, text = table.words.label(field), table.text(row, field)
            account.note(finding(date.code, table.ref(row, field), unit=name, content=text, field=label))
    return Unit(
        name=name,
        kind=KINDS.get(written, UnitKind.OTHER),
        aliases=_list(table.text(row, "aliases")),
        parent=table.text(row, "parent"),
        groups=_list(table.text(row, "groups")),
        valid_from=dates["valid_from"].value,
        valid_to=dates["valid_to"].value,
        successor="".join(table.text(row, "successor").split()),
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.strip() for one in LIST.split(text) if one.strip()))


def _names(units: dict[str, Unit], account: Account) -> dict[str, str]:
    """Comparison key → canonical name; an alias that two units claim is nobody's (R219).

    A unit that alone was renamed to its successor is the same unit under the new name (济阳县, 济阳区); of units
    that were merged into one, each keeps its name.
    """
    heirs = Counter(unit.successor for unit in units.values() if unit.successor in units)
    names = {key(unit.name): _heir(unit, units, heirs) for unit in units.values()}
    claims: dict[str, set[str]] = {}
    for unit in units.values():
        for alias in unit.aliases:
            claims.setdefault(key(alias), set()).add(names[key(unit.name)])
    for alias, owners in claims.items():
        if alias in names:
            owners.add(names[alias])
        if len(owners) > 1 and alias not in names:
            account.note(finding("R219", content=alias, owners="、".join(sorted(owners))))
    return {alias: owners.copy().pop() for alias, owners in claims.items() if len(owners) == 1} | names


def _heir(unit: Unit, units: dict[str, Unit], heirs: Counter[str]) -> str:
    seen = {unit.name}
    while unit.successor in units and heirs[unit.successor] == 1 and unit.successor not in seen:
        unit = units[unit.successor]
        seen.add(unit.name)
    return unit.name
