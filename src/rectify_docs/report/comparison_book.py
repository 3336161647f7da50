"""Two dates side by side (两期对比) as a workbook."""

from rectify_docs.model.document import Cell, Column, Sheet, Workbook
from rectify_docs.report.comparison import Comparison


def workbook(comparison: Comparison, author: str) -> Workbook:
    """The comparison as a workbook: figures, list, measures, reporting."""
    return Workbook(
        comparison.title,
        author,
        (_figures(comparison), _list(comparison), _measures(comparison), _reporting(comparison)),
    )


def _figures(comparison: Comparison) -> Sheet:
    rows = tuple(tuple(map(Cell, comparison.texts(one))) for one in comparison.figures)
    first, *others = comparison.heads
    columns = (Column(first, 28), *(Column(head, 16) for head in others))
    note = f"{comparison.basis}；口径见整改台账的口径说明，占比按各期自己的措施总数计算"
    return Sheet("指标", comparison.title, columns, rows, note)


def _list(comparison: Comparison) -> Sheet:
    change = comparison.list_change
    parts = (("新增", change.added), ("删除", change.dropped), ("修改", change.changed))
    rows = tuple((Cell(word), Cell(id_)) for word, ids in parts for id_ in ids)
    return Sheet(
        "清单变化", "清单变化", (Column("变化", 12), Column("措施编号", 16)), rows, "" if rows else "清单没有变化"
    )


def _measures(comparison: Comparison) -> Sheet:
    rows = tuple(
        (Cell(one.new.id), Cell(one.new.measure.text), Cell(one.new.lead_name), Cell(one.what, one.tone))
        for one in comparison.moved
    )
    columns = (Column("措施编号", 10), Column("整改措施", 60), Column("牵头单位", 20), Column("变化", 50))
    return Sheet("措施变化", f"有变化的措施（{len(rows)}条）", columns, rows)


def _reporting(comparison: Comparison) -> Sheet:
    rows = tuple((Cell(unit), Cell(how)) for unit, how in comparison.missing)
    columns = (Column("单位", 34), Column("两期报送情况", 24))
    return Sheet("未报送", "有一期未报送的单位", columns, rows, "" if rows else "两期都没有未报送的单位")
