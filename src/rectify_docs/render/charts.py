"""Native charts of a workbook: they show the cells beside them and follow when those change."""

from typing import Any

from rectify_docs.model.document import Chart, ChartKind, Sheet

WIDTH, HEIGHT, PER_BAR = 760, 360, 26
"""Pixels."""
COLOURS = ("#2E7D32", "#81C784", "#F9A825", "#C62828", "#9E9E9E", "#1565C0")
"""One after the other; the legend says what each is."""
FONT = {"name": "宋体", "size": 10}


def draw_chart(book: Any, target: Any, sheet: Sheet, header: int) -> None:  # noqa: ANN401 - untyped library
    """A sheet's chart, below its table.

    Args:
        book: the workbook that is being written.
        target: the worksheet.
        sheet: may have a chart.
        header: 0-based row of the header.
    """
    chart = sheet.chart
    if chart is None:
        return
    ring = chart.kind is ChartKind.RING
    drawn = book.add_chart({"type": chart.kind.value} | ({} if ring else {"subtype": "stacked"}))
    first, last = header + 1, header + len(sheet.rows)
    for column, colour in zip(chart.series, COLOURS, strict=False):
        series = {
            "name": [sheet.name, header, column],
            "categories": [sheet.name, first, chart.categories, last, chart.categories],
            "values": [sheet.name, first, column, last, column],
        }
        drawn.add_series(series | (_pieces(len(sheet.rows)) if ring else {"fill": {"color": colour}}))
    drawn.set_title({"name": chart.title, "name_font": FONT | {"size": 14}})
    drawn.set_legend({"position": "bottom", "font": FONT})
    if not ring:
        _axes(drawn, chart, sheet.columns[chart.categories].title)
    bars = chart.kind is ChartKind.BARS
    drawn.set_size({"width": WIDTH, "height": max(HEIGHT, PER_BAR * len(sheet.rows)) if bars else HEIGHT})
    target.insert_chart(last + 2, 0, drawn)


def _pieces(count: int) -> dict[str, object]:
    """A colour for each piece of a ring."""
    return {"points": [{"fill": {"color": COLOURS[n % len(COLOURS)]}} for n in range(count)]}


def _axes(drawn: Any, chart: Chart, categories: str) -> None:  # noqa: ANN401 - untyped library
    """Both axes named; XlsxWriter's x lies level, so that bars have their categories on y, the first row on top."""
    named = {"name": categories, "num_font": FONT, "name_font": FONT}
    values = {"name": chart.unit, "num_font": FONT, "name_font": FONT, "min": 0}
    if chart.kind is ChartKind.BARS:
        drawn.set_y_axis(named | {"reverse": True})
        drawn.set_x_axis(values | {"label_position": "low"})
    else:
        drawn.set_x_axis(named)
        drawn.set_y_axis(values)
