"""What ``compare`` says on the terminal, or as one JSON object."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rich.table import Table

if TYPE_CHECKING:
    from rectify_docs.report.comparison import Comparison

SHOWN = 40
"""Measures shown; all of them with --json or in the workbook."""


def comparison_table(comparison: "Comparison") -> Table:
    """The figures side by side."""
    table = Table(title=comparison.title)
    for name in comparison.heads:
        table.add_column(name, justify="left" if name == "指标" else "right")
    for one in comparison.figures:
        table.add_row(*comparison.texts(one))
    return table


def comparison_lines(comparison: "Comparison") -> Iterator[str]:
    """What is compared, the list, the measures that moved, the units that did not report."""
    yield comparison.basis
    change = comparison.list_change
    for word, ids in (("新增", change.added), ("删除", change.dropped), ("修改", change.changed)):
        if ids:
            yield f"清单{word}{len(ids)}条：{'、'.join(ids)}"
    yield f"有变化的措施{len(comparison.moved)}条" + ("：" if comparison.moved else "")
    for one in comparison.moved[:SHOWN]:
        yield f"  {one.new.id}（{one.new.lead_name}）{one.what}"
    if len(comparison.moved) > SHOWN:
        yield f"  ……还有 {len(comparison.moved) - SHOWN} 条，加 -o 对比.xlsx 或 --json 可全部列出"
    for unit, how in comparison.missing:
        yield f"报送情况 {unit}：{how}"


def comparison_json(comparison: "Comparison") -> dict[str, Any]:
    """The comparison as an object."""
    change = comparison.list_change
    return {
        "exit_code": 0,
        "old": comparison.old.isoformat(),
        "new": comparison.new.isoformat(),
        "basis": comparison.basis,
        "figures": [
            {
                "id": one.new.id,
                "label": one.label,
                "old": one.old.text,
                "old_known_now": one.known.text,
                "new": one.new.text,
                "difference": one.difference,
            }
            for one in comparison.figures
        ],
        "list": {"added": list(change.added), "dropped": list(change.dropped), "changed": list(change.changed)},
        "measures": [{"id": one.new.id, "change": one.what} for one in comparison.moved],
        "not_reported": dict(comparison.missing),
    }
