"""Native charts of a workbook: they show the cells beside them and follow when those change."""

from typing import Any

from rectify_docs.model.document import Sheet

SIZE = {"width": 760, "height": 360}
"""Pixels."""
COLOURS = ("#2E7D32", "#81C784", "#F9A825", "#C62828", "#9E9E9E", "#1565C0")
"""One after the other; the legend says what each is."""
FONT = {"name": "宋体", "size": 10}


def draw_chart(book: Any, target: Any, sheet: Sheet, header: int) -> None:  # noqa: ANN401 - untyped library
    """Stacked columns of a sheet's series, below its table.

    Args:
        book: the workbook that is being written.
        target: the worksheet.
        sheet: has the chart.
        header: 0-based row of the header.
    """
    chart = sheet.chart
    if chart is None:
        return
    first, last = header + 1, header + len(sheet.rows)
    drawn = book.add_chart({"type": "column", "subtype": "stacked"})
    for column, colour in zip(chart.series, COLOURS, strict=False):
        drawn.add_series(
            {
                "name": [sheet.name, header, column],
                "categories": [sheet.name, first, chart.categories, last, chart.categories],
                "values": [sheet.name, first, column, last, column],
                "fill": {"color": colour},
            }
        )
    drawn.set_title({"name": chart.title, "name_font": FONT | {"size": 14}})
    drawn.set_x_axis({"name": sheet.columns[chart.categories].title, "num_font": FONT, "name_font": FONT})
    drawn.set_y_axis({"name": chart.unit, "num_font": FONT, "name_font": FONT, "min": 0})
    drawn.set_legend({"position": "bottom", "font": FONT})
    drawn.set_size(SIZE)
    target.insert_chart(last + 2, 0, drawn)
