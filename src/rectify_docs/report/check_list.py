"""数据核对表: what was found, what was not used, and what became of every file's rows."""

from collections import Counter

from rectify_docs.model.document import Cell, Column, Document, Sheet, Tone, Workbook
from rectify_docs.model.finding import Finding, Severity
from rectify_docs.report.material import Made, Material
from rectify_docs.report.text import chinese_date

KIND = "check-list"
TONES = {Severity.ERROR: Tone.RED, Severity.WARNING: Tone.YELLOW, Severity.INFO: Tone.GREY}
ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
NOBODY = "（未注明单位）"
FINDING_COLUMNS = (
    Column("待决编号", 15),
    Column("程度", 7),
    Column("代码", 7),
    Column("单位", 18),
    Column("措施编号", 9),
    Column("文件", 34),
    Column("工作表", 12),
    Column("单元格", 9),
    Column("问题", 52),
    Column("处理办法", 48),
)


def build(material: Material) -> Made:
    """The workbook: overview by unit, all findings, rows not used, files."""
    sheets = (_overview(material), _findings(material), _unused(material), _files(material))
    book = Workbook("数据核对表", material.settings.office.name, sheets)
    return Made((Document(KIND, "数据核对表.xlsx", workbook=book, title="数据核对表"),))


def _note(material: Material) -> str:
    example = "示例数据；" if material.settings.example else ""
    return f"{example}数据截至{chinese_date(material.ledger.as_of)}"


def _overview(material: Material) -> Sheet:
    """Unit × errors, warnings, how it reported."""
    counts = Counter((found.unit or NOBODY, found.severity) for found in material.findings)
    receipts = {item.unit: item.receipt.value for item in material.ledger.receipts}
    units = dict.fromkeys((*material.ledger.roster.units, *receipts, *(unit for unit, _ in counts)))
    rows = tuple(
        (
            Cell(unit),
            Cell(receipts.get(unit, "")),
            *(Cell(counts[unit, severity]) for severity in Severity),
        )
        for unit in units
        if unit in receipts or any(counts[unit, severity] for severity in Severity)
    )
    columns = (Column("单位", 30), Column("报送情况", 12), Column("错误", 8), Column("提醒", 8), Column("说明", 8))
    return Sheet("概览", "数据核对表", columns, rows, _note(material))


def _findings(material: Material) -> Sheet:
    ordered = sorted(material.findings, key=lambda f: (ORDER[f.severity], f.unit, f.code, str(f.source)))
    rows = tuple(_finding_row(found) for found in ordered)
    note = "有待决编号的事项，可在 input/rulings/ 中以该编号裁定"
    return Sheet("明细", f"核对明细（{len(rows)}条）", FINDING_COLUMNS, rows, note)


def _finding_row(found: Finding) -> tuple[Cell, ...]:
    source = found.source
    return (
        Cell(found.id),
        Cell(found.severity.label, TONES[found.severity]),
        Cell(found.code),
        Cell(found.unit),
        Cell(found.measure),
        Cell(source.file if source else "", link=f"../../{source.file}" if source and source.file else ""),
        Cell(source.sheet if source else ""),
        Cell(source.cell if source else ""),
        Cell(found.message),
        Cell(found.remedy),
    )


def _unused(material: Material) -> Sheet:
    rows = tuple(
        (Cell(row.source.file), Cell(row.source.sheet), Cell(row.source.row), Cell(row.code))
        for account in material.accounts
        for row in account.unused
    )
    columns = (Column("文件", 44), Column("工作表", 16), Column("行", 7), Column("代码", 8))
    return Sheet("未采用的行", f"未采用的行（{len(rows)}行）", columns, rows, "代码的含义见“明细”")


def _files(material: Material) -> Sheet:
    rows = tuple(
        (Cell(account.file), Cell(account.rows_read), Cell(account.rows_used), Cell(len(account.unused)))
        for account in material.accounts
    )
    columns = (Column("文件", 60), Column("读入行数", 10), Column("采用行数", 10), Column("未采用行数", 10))
    return Sheet("文件", "读入的文件", columns, rows, "读入行数＝采用行数＋未采用行数")
