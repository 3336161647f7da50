"""责任单位名录 → roster."""

from collections.abc import Sequence
from dataclasses import replace

from rectify_docs.model.finding import finding
from rectify_docs.model.rows import Reading
from rectify_docs.model.sheet import RawSheet
from rectify_docs.model.unit import Period, Roster, Unit, UnitKind
from rectify_docs.normalise.account import Account, open_tables
from rectify_docs.normalise.aliases import split_list, split_period
from rectify_docs.normalise.cells import check_cells
from rectify_docs.normalise.dates import DateRules, read_date
from rectify_docs.normalise.holders import name_holders
from rectify_docs.normalise.keys import key
from rectify_docs.normalise.succession import Entry, succeed
from rectify_docs.normalise.table import Table
from rectify_docs.settings import ReadingRules

KINDS = {
    "县区": UnitKind.DISTRICT, "区县": UnitKind.DISTRICT, "市直部门": UnitKind.DEPARTMENT, "部门": UnitKind.DEPARTMENT,
    "市直单位": UnitKind.DEPARTMENT, "功能区": UnitKind.ZONE, "开发区": UnitKind.ZONE, "其他": UnitKind.OTHER,
}  # fmt: skip
DEFAULTS = ReadingRules()


def read_roster(sheets: Sequence[RawSheet], rules: ReadingRules = DEFAULTS) -> Reading[Roster]:
    """One roster of all sheets; a row without name or with a name already taken is not used."""
    account = Account(rules=rules)
    entries: dict[str, Entry] = {}
    for table in open_tables(sheets, "units", account):
        for row in table.rows:
            unit = _unit(table, row, entries, account)
            if unit:
                entries[key(unit.name)] = Entry(unit, table, row)
    units, former = succeed(entries, account)
    roster = Roster(units, former=former)
    roster = replace(roster, names=name_holders(entries, roster, account))
    return account.reading((roster,))


def _unit(table: Table, row: int, known: dict[str, Entry], account: Account) -> Unit | None:
    if not check_cells(table, row, ("name",), account):
        return None
    name = "".join(table.text(row, "name").split())
    if not name:
        account.reject(table, row, finding("R211", table.ref(row, "name"), field="单位名称", row=row))
        return None
    if key(name) in known:
        account.reject(table, row, finding("R218", table.ref(row, "name"), content=name))
        return None
    written = table.text(row, "kind")
    if written and written not in KINDS:
        choices = "、".join(kind.value for kind in UnitKind)
        account.note(finding("R215", table.ref(row, "kind"), field="类别", content=written, choices=choices, unit=name))
    place = table.ref(row, "aliases")
    return Unit(
        name=name,
        kind=KINDS.get(written, UnitKind.OTHER),
        aliases=tuple(filter(None, (split_period(one, place, account) for one in _list(table, row, "aliases")))),
        parent="".join(table.text(row, "parent").split()),
        groups=_list(table, row, "groups"),
        period=_period(table, row, name, account),
        successor="".join(table.text(row, "successor").split()),
    )


def _list(table: Table, row: int, name: str) -> tuple[str, ...]:
    return split_list(table.text(row, name))


def _period(table: Table, row: int, unit: str, account: Account) -> Period:
    """启用日期 to 停用日期; R226 or R259 for no date, R295 for dates the wrong way round, which do not count."""
    rules = DateRules(date1904=table.sheet.date1904)
    dates = {field: read_date(table.value(row, field), rules) for field in ("valid_from", "valid_to")}
    for field, date in dates.items():
        if date.code:
            label, text = table.words.label(field), table.text(row, field)
            account.note(finding(date.code, table.ref(row, field), unit=unit, content=text, field=label))
    first, last = dates["valid_from"].value, dates["valid_to"].value
    if first and last and first > last:
        how = f"启用日期{first}晚于停用日期{last}，均未采用"
        account.note(finding("R295", table.ref(row, "valid_from"), content=unit, how=how))
        return Period()
    return Period(first, last)
