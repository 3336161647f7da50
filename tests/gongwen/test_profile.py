from rectify_docs.gongwen.profile import profile
from rectify_docs.gongwen.units import TWIPS_PER_MM, Mm, Twips, emu, points, twips

PROFILE = profile()


def test_type_area_is_what_the_margins_leave() -> None:
    page = PROFILE.page
    assert page.width.twips - page.left.twips - page.right.twips == page.text_width.twips
    assert page.height.twips - page.top.twips - page.bottom.twips == page.text_height.twips


def test_22_lines_of_28_characters_fit_and_no_more() -> None:
    grid, page = PROFILE.grid, PROFILE.page
    assert page.text_height.twips // grid.pitch.twips == grid.lines.count
    assert page.text_width.twips // grid.character.twips == grid.characters.count


def test_a_character_is_the_body_size_less_the_squeeze() -> None:
    body = points(PROFILE.sizes["三号"]) * 20
    assert PROFILE.grid.character.twips == body + PROFILE.grid.squeeze.twips


def test_millimetres_and_twips_agree() -> None:
    lengths = [each for group in (PROFILE.page, PROFILE.page_number, PROFILE.red_rule) for _, each in group]
    for length in lengths:
        if hasattr(length, "twips"):
            assert abs(length.twips / TWIPS_PER_MM - length.mm) < 0.02
    assert (twips(Mm(25.4)), emu(Twips(1440))) == (1440, 914400)


def test_styles_have_ids_and_names_of_their_own() -> None:
    assert len({style.id for style in PROFILE.style}) == len({style.name for style in PROFILE.style})
    assert len({style.id for style in PROFILE.style}) == len(PROFILE.style)
    assert PROFILE.styled("GwTitle").size == "二号"


def test_no_family_belongs_to_two_faces() -> None:
    families = [family for font in PROFILE.font for family in font.families]
    assert len(families) == len(set(families))
