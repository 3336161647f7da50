"""An office's own figures, and what differs by them."""

import pytest

from rectify_docs.errors import UsageError
from rectify_docs.gongwen.office import deviations, office_profile
from rectify_docs.gongwen.profile import profile
from rectify_docs.settings import Format

OWN = Format.model_validate(
    {
        "top_mm": 34.6,
        "pitch_points": 28,
        "fonts": {"小标宋": "华文中宋"},
        "styles": {"GwTitle": {"size": "小二", "line": 600}},
    }
)


def test_without_settings_the_profile_is_the_standards() -> None:
    assert office_profile(Format()) == profile()
    assert not list(deviations(Format()))


def test_the_type_area_is_moved_and_keeps_its_size() -> None:
    page, standard = office_profile(OWN).page, profile().page
    assert page.top.twips == 1962
    assert page.top.twips + page.bottom.twips == standard.top.twips + standard.bottom.twips
    assert (page.left, page.right) == (standard.left, standard.right)


def test_every_deviation_is_listed_with_its_clause() -> None:
    assert [tuple(one) for one in deviations(OWN)] == [
        ("format.top_mm", "37 mm", "34.6 mm", "5.2.1", "规"),
        ("format.pitch_points", "10.21 mm", "9.88 mm", "5.2.3", "推"),
        ("format.fonts.小标宋", "方正小标宋简体", "华文中宋", "7.3.1", "般"),
        ("format.styles.GwTitle.size", "二号", "小二", "7.3.1", "般"),
        ("format.styles.GwTitle.line", "660", "600", "7.3.1", "般"),
    ]


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"fonts": {"隶书": "隶书"}}, "rectify.toml format.fonts.隶书"),
        ({"styles": {"GwTitel": {"size": "小二"}}}, "rectify.toml format.styles.GwTitel"),
        ({"styles": {"GwTitle": {"siz": "小二"}}}, "rectify.toml format.styles.GwTitle"),
        ({"styles": {"GwTitle": {"size": "七号"}}}, "rectify.toml format.styles.GwTitle"),
        ({"styles": {"GwTitle": {"clause": "9"}}}, "rectify.toml format.styles.GwTitle"),
    ],
)
def test_what_is_unknown_is_refused_with_its_place(wrong: dict[str, object], place: str) -> None:
    with pytest.raises(UsageError) as caught:
        office_profile(Format.model_validate(wrong))
    assert caught.value.place == place
    assert caught.value.remedy
