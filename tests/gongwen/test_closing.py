"""Where 署名 and 成文日期 stand (7.3.5)."""

import pytest

from rectify_docs.gongwen.closing import BEFORE_STAMP, SEALED, SHIFT, UNSEALED, Stamp, air, closing, stamped, width
from rectify_docs.gongwen.profile import profile
from rectify_docs.gongwen.units import Mm

DATE = "2026年4月10日"
ROOM = profile().page.text_width.twips / profile().grid.character.twips


def test_a_sealed_date_ends_four_characters_from_the_edge_with_the_name_over_its_middle() -> None:
    signature, date = closing("示例市人民政府", DATE, profile(), sealed=True)
    assert signature == date
    assert date.align == "center"
    assert (ROOM - date.left - width(DATE, profile())) / 2 == pytest.approx(SEALED)


def test_a_long_name_takes_the_date_along_and_stays_within_the_type_area() -> None:
    name = "示例市生态环境保护督察整改工作领导小组办公室"
    signature, date = closing(name, DATE, profile(), sealed=True)
    assert signature == date
    assert ROOM - signature.left - signature.right > width(name, profile())


@pytest.mark.parametrize("sealed", [True, False])
def test_a_name_wider_than_the_type_area_begins_at_its_edge(*, sealed: bool) -> None:
    signature, date = closing("某市" * 30, DATE, profile(), sealed=sealed)
    assert signature.left == pytest.approx(0)
    assert 0 <= date.left <= ROOM


@pytest.mark.parametrize("name", ["示例市人民政府", "某局", "示例市生态环境保护督察整改工作领导小组办公室"])
def test_without_a_seal_the_longer_line_ends_two_characters_from_the_edge(name: str) -> None:
    signature, date = closing(name, DATE, profile(), sealed=False)
    assert date.left - signature.left == pytest.approx(SHIFT)
    ends = (signature.left + width(name, profile()), date.left + width(DATE, profile()))
    assert ROOM - max(ends) == pytest.approx(UNSEALED)


def test_figures_are_half_as_wide_as_letters_with_a_seam_between() -> None:
    assert width("年月", profile()) == 2
    assert width("20", profile()) == pytest.approx(2 * (160 - 5) / 315)
    assert width("2年", profile()) == pytest.approx((160 - 5 + 64) / 315 + 1)


STAMP = Stamp("甲市整改办", "主任", Mm(40), Mm(20))


def test_a_stamp_ends_above_the_date_with_the_post_two_characters_before_it() -> None:
    title, date = stamped(STAMP, profile())
    assert (title.align, date.align, date.right) == ("right", "right", SEALED)
    assert (title.right - SEALED - BEFORE_STAMP) * profile().grid.character.mm == pytest.approx(40, abs=0.2)


@pytest.mark.parametrize(
    ("title", "height", "expected"),
    [("主任", 20, 1134 - 579), ("主任", 8, 0), ("甲市生态环境保护督察整改工作领导小组主任", 30, 1701 - 2 * 579)],
)
def test_the_post_stands_at_the_middle_of_the_stamp(title: str, height: float, expected: int) -> None:
    """Lifted by what its ink lies below the middle of its line."""
    above, below = air(STAMP._replace(title=title, height=Mm(height)), profile())
    assert above + below == pytest.approx(expected, abs=1)
    assert (below - above) / 2 == pytest.approx(0.3 * 579 - 0.36 * 320 if expected else 0, abs=1)
