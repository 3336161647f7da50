"""Figures as spreadsheet numbers: the cell holds the number, its format shows the text that documents print."""

import re
from decimal import Decimal

from rectify_docs.model.figure import Figure

NUMBER = re.compile(r"[-−]?\d+(?:\.(\d+))?")
PERCENT = Decimal(100)


def number_and_format(figure: Figure) -> tuple[int | float, str] | None:
    """The number and the number format that shows it as the figure's text; None where the text is no number.

    Why not always ``figure.value``: a difference prints its amount without the sign that the wording carries.
    """
    match = NUMBER.search(figure.text)
    if figure.value is None or match is None:
        return None
    shown, value = Decimal(match[0].replace("−", "-")), Decimal(figure.value)
    if (shown < 0) != (value < 0):
        value = -value
    digits = "0." + "0" * len(match[1]) if match[1] else "0"
    before, after = figure.text[: match.start()], figure.text[match.end() :]
    if not before and after == "%":
        return float(value / PERCENT), digits + "%"
    number = int(value) if value == value.to_integral_value() else float(value)
    return number, _literal(before) + digits + _literal(after)


def _literal(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if text else ""
