"""A number with its unit, comparable with another of the same kind."""

import re
from dataclasses import dataclass
from decimal import Decimal

LARGE = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000), "万亿": Decimal(1_000_000_000_000)}
UNITS: dict[str, tuple[str, Decimal]] = {
    "米": ("长度", Decimal(1)),
    "m": ("长度", Decimal(1)),
    "千米": ("长度", Decimal(1000)),
    "公里": ("长度", Decimal(1000)),
    "km": ("长度", Decimal(1000)),
    "千克": ("质量", Decimal(1)),
    "公斤": ("质量", Decimal(1)),
    "kg": ("质量", Decimal(1)),
    "吨": ("质量", Decimal(1000)),
    "t": ("质量", Decimal(1000)),
    "平方米": ("面积", Decimal(1)),
    "㎡": ("面积", Decimal(1)),
    "公顷": ("面积", Decimal(10_000)),
    "平方公里": ("面积", Decimal(1_000_000)),
    "平方千米": ("面积", Decimal(1_000_000)),
}
"""Unit → kind, and how many of the first of its kind it is (GB 3100); others are kinds of their own."""
UNIT = re.compile(r"^(?P<large>万亿|[万亿]?)(?P<name>.*)$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a text says."""

    value: Decimal
    """In the first unit of its kind."""
    half: Decimal
    """Half a unit of the last printed digit, in the same unit."""
    kind: str
    unit: str
    """As printed."""

    def comparable(self, other: "Quantity") -> bool:
        """Whether both are of one kind."""
        return self.kind == other.kind

    def agrees(self, other: "Quantity") -> bool:
        """Whether rounding alone may make the difference."""
        room = max(self.half, other.half) if self.half != other.half else 0
        return self.comparable(other) and abs(self.value - other.value) <= room


def quantity(value: str, unit: str) -> Quantity | None:
    """The quantity; None for years, dates and times, which are no amounts."""
    match = UNIT.match(unit.replace("％", "%"))
    if match is None or match["name"] in {"年", "月", "日", "时", "分", "号", "期"}:
        return None
    number = Decimal(value.replace(",", ""))
    kind, size = UNITS.get(match["name"], (match["name"], Decimal(1)))
    size *= LARGE[match["large"]]
    half = Decimal("0.5").scaleb(-len(value.partition(".")[2]))
    return Quantity(number * size, half * size, kind, unit)
