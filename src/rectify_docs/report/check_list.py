"""数据核对表: what each unit has to put right, ready to be sent back, and what became of every row."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rectify_docs.model.document import Cell, Column, Document, Sheet, Tone, Workbook
from rectify_docs.model.finding import Finding, Severity
from rectify_docs.model.office import Ruling
from rectify_docs.model.stage import Receipt
from rectify_docs.report.check_places import OFFICE, UNKNOWN, link_to, owner, senders_of, sheet_names
from rectify_docs.report.material import Made, Material
from rectify_docs.report.text import chinese_date

KIND = "check-list"
TONES = {Severity.ERROR: Tone.RED, Severity.WARNING: Tone.YELLOW, Severity.INFO: Tone.GREY}
RECEIPT_TONES = {Receipt.MISSING: Tone.RED, Receipt.LATE: Tone.YELLOW, Receipt.RETURNED: Tone.YELLOW}
ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
COLUMNS = (
    Column("序号", 5),
    Column("程度", 6),
    Column("措施编号", 9),
    Column("文件", 20),
    Column("工作表", 10),
    Column("单元格", 8),
    Column("原填内容", 22),
    Column("问题", 36),
    Column("处理办法", 30),
    Column("核实结果（请填写）", 19),
    Column("待决编号", 14),
)


def build(material: Material) -> Made:
    """The workbook: overview, one sheet per unit, rulings, receipts by week, rows not used, files."""
    known = frozenset((*material.ledger.roster.units, *(item.unit for item in material.ledger.receipts)))
    senders, groups = senders_of(material.ledger.receipt_history), dict[str, list[Finding]]()
    for found in material.findings:
        groups.setdefault(owner(found, known, senders), []).append(found)
    order = [*_in_order(material, groups), *(name for name in (UNKNOWN, OFFICE) if name in groups)]
    names = dict(zip(order, sheet_names(map(material.unit, order)).values(), strict=True))
    sheets = (
        _overview(material, groups, names),
        *(_findings(name, groups[name], names[name], material) for name in order if name in groups),
        *_tail(material),
    )
    book = Workbook("数据核对表", material.settings.office.name, sheets)
    return Made((Document(KIND, "数据核对表.xlsx", workbook=book, title="数据核对表"),))


def _in_order(material: Material, groups: Mapping[str, Sequence[Finding]]) -> list[str]:
    """Units that reported, should have, or have findings: in roster order, then by name."""
    asked = [item.unit for item in material.ledger.receipts]
    wanted = {*asked, *groups} - {UNKNOWN, OFFICE}
    rest = sorted(wanted - set(material.ledger.roster.units))
    return [*(unit for unit in material.ledger.roster.units if unit in wanted), *rest]


def _note(material: Material) -> str:
    example = "示例数据；" if material.settings.example else ""
    return f"{example}数据截至{chinese_date(material.ledger.as_of)}"


def _overview(material: Material, groups: Mapping[str, Sequence[Finding]], names: Mapping[str, str]) -> Sheet:
    """Unit × how it reported, errors, warnings, remarks."""
    receipts = {item.unit: item for item in material.ledger.receipts}
    rows = []
    for unit, name in names.items():
        receipt = receipts.get(unit)
        counts = Counter(found.severity for found in groups.get(unit, ()))
        rows.append(
            (
                Cell(material.unit(unit), link=f"#'{name}'!A1" if unit in groups else ""),
                _receipt_cell(receipt.label if receipt else "", receipt.receipt if receipt else None),
                *(Cell(counts[severity], TONES[severity] if counts[severity] else Tone.PLAIN) for severity in ORDER),
            )
        )
    columns = (Column("单位", 34), Column("报送情况", 16), Column("错误", 8), Column("提醒", 8), Column("说明", 8))
    note = _note(material) + "；点单位名称可转到该单位的核对单"
    return Sheet("概览", "数据核对表", columns, tuple(rows), note)


def _findings(unit: str, found: Iterable[Finding], name: str, material: Material) -> Sheet:
    """One unit's sheet, the worst first."""
    ordered = sorted(found, key=lambda one: (ORDER[one.severity], str(one.source), one.code, one.message))
    rows = tuple(_row(number, one) for number, one in enumerate(ordered, start=1))
    note = f"{_note(material)}；错误所在的行未计入统计，请逐条核实，更正后重新报送"
    return Sheet(name, f"{material.unit(unit)}数据核对单（{len(rows)}条）", COLUMNS, rows, note)


def _row(number: int, found: Finding) -> tuple[Cell, ...]:
    source = found.source
    return (
        Cell(number),
        Cell(found.severity.label, TONES[found.severity]),
        Cell(found.measure),
        Cell(source.file.rsplit("/", 1)[-1] if source else "", link=link_to(source, cell=False)),
        Cell(source.sheet if source else ""),
        Cell(source.cell if source else "", link=link_to(source)),
        Cell(found.written),
        Cell(found.message),
        Cell(found.remedy),
        Cell(""),
        Cell(found.id),
    )


def _open(material: Material) -> Sheet:
    """What the office may decide, and how it is written in input/rulings/."""
    asked = sorted((found for found in material.findings if found.ruling), key=lambda found: (found.unit, found.id))
    rows = tuple(
        tuple(
            Cell(text) for text in (one.id, material.unit(one.unit), one.measure, one.written, one.message, one.ruling)
        )
        for one in asked
    )
    widths = (("待决编号", 15), ("单位", 24), ("措施编号", 9), ("原填内容", 30), ("事项", 60), ("决定写什么", 30))
    note = "在 input/rulings/ 的裁定表中填写待决编号、决定、依据、决定人和日期；其他事项写“已核实”即不再提示"
    return Sheet("待裁定事项", f"待裁定事项（{len(rows)}条）", tuple(Column(*one) for one in widths), rows, note)


def _tail(material: Material) -> Iterator[Sheet]:
    """What the office keeps for itself."""
    yield _open(material)
    yield _rulings(material)
    yield _receipts(material)
    yield _unused(material)
    yield _files(material)


def _rulings(material: Material) -> Sheet:
    applied = material.ledger.rulings
    rows = tuple(
        tuple(Cell(text) for text in (one.ruling.finding_id, one.what, *_decision(one.ruling))) for one in applied
    )
    widths = (("待决编号", 15), ("处理", 60), ("决定", 24), ("依据", 24), ("决定人", 12), ("日期", 14))
    note = "在 input/rulings/ 中以待决编号裁定的事项，本次已按裁定处理"
    return Sheet("已裁定事项", f"已裁定事项（{len(rows)}条）", tuple(Column(*one) for one in widths), rows, note)


def _decision(ruling: Ruling) -> tuple[str, ...]:
    date = chinese_date(ruling.date) if ruling.date else ""
    return ruling.decision, ruling.basis, ruling.decided_by, date


def _receipts(material: Material) -> Sheet:
    """Unit × dispatch date: 按时, 迟报, 补报, 更正, 退回重报, 未报送, 零报告."""
    history = material.ledger.receipt_history
    cells = {(item.unit, item.week): item for item in history}
    weeks = material.ledger.weeks
    units = dict.fromkeys((*material.ledger.roster.units, *(item.unit for item in history)))
    asked = {item.unit for item in history}
    rows = []
    for unit in (unit for unit in units if unit in asked):
        items = [cells.get((unit, week)) for week in weeks]
        rows.append(
            (
                Cell(material.unit(unit)),
                *(_receipt_cell(item.label, item.receipt) if item else Cell("未到期") for item in items),
            )
        )
    columns = (Column("单位", 34), *(Column(week.isoformat(), 14) for week in weeks))
    return Sheet("报送记录", "各期报送记录", columns, tuple(rows), "未到期：当期没有要求该单位报送的措施")


def _receipt_cell(label: str, receipt: Receipt | None) -> Cell:
    return Cell(label, RECEIPT_TONES.get(receipt, Tone.PLAIN) if receipt else Tone.PLAIN)


def _unused(material: Material) -> Sheet:
    rows = tuple(
        (Cell(row.source.file), Cell(row.source.sheet), Cell(row.source.row, link=link_to(row.source)), Cell(row.code))
        for account in material.accounts
        for row in account.unused
    )
    columns = (Column("文件", 60), Column("工作表", 16), Column("行", 7), Column("代码", 8))
    return Sheet("未采用的行", f"未采用的行（{len(rows)}行）", columns, rows, "每一行为何未采用，见所属单位的核对单")


def _files(material: Material) -> Sheet:
    rows = tuple(
        (Cell(account.file), Cell(account.rows_read), Cell(account.rows_used), Cell(len(account.unused)))
        for account in material.accounts
    )
    columns = (Column("文件", 60), Column("读入行数", 10), Column("采用行数", 10), Column("未采用行数", 10))
    return Sheet("文件", "读入的文件", columns, rows, "读入行数＝采用行数＋未采用行数")
