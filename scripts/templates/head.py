"""版头 (7.2): what stands at the upper left, 发文机关标志, 签发人 and 发文字号 above the red rule."""

from collections.abc import Sequence

from rectify_docs.gongwen.blocks import blank, each, paragraph, tag, when
from rectify_docs.gongwen.given import Face
from rectify_docs.gongwen.head import corner_frame
from rectify_docs.gongwen.styles import fonts
from rectify_docs.gongwen.xml import text_run
from scripts.templates.common import PROFILE

MARKS = (
    ("if mark|length <= 8", "GwMark"),
    ("elif mark|length <= 12", "GwMarkMedium"),
    ("elif mark|length <= 16", "GwMarkLong"),
    ("else", "GwMarkLongest"),
)
"""A longer name is set narrower, so that it stays on one line."""


def head() -> tuple[str, ...]:
    """版头 of 文件格式; with 签发人 that of an upward document (上行文)."""
    return (
        *_corner(),
        *mark(),
        blank(),
        blank(),
        when("signers", *_signers(), otherwise=[paragraph("{{ number }}", "GwNumber")]),
    )


def mark(styles: Sequence[tuple[str, str]] = MARKS, frame: str = "") -> tuple[str, ...]:
    """发文机关标志 in the width that its length asks for."""
    lines = (tag(condition) + paragraph("{{ mark }}", style, frame=frame) for condition, style in styles)
    return (*lines, tag("endif"))


def _corner() -> tuple[str, ...]:
    """份号, 密级, 紧急程度, one below the other (7.2.1 to 7.2.3); 密级 always on the second line."""
    frame = corner_frame(PROFILE)
    return (
        when("copy_number", paragraph("{{ copy_number }}", "GwCopyNumber", frame=frame)),
        when("secrecy and not copy_number", paragraph("", "GwCopyNumber", frame=frame)),
        when("secrecy", paragraph("{{ secrecy }}", "GwUrgency", frame=frame)),
        when("urgency", paragraph("{{ urgency }}", "GwUrgency", frame=frame)),
    )


def letter_corner() -> tuple[str, ...]:
    """发文字号 of a letter at the right; at the left 份号, 密级, 紧急程度, the first of them on its line (10.1)."""
    return (
        tag("if copy_number"),
        _beside_number("copy_number", "仿宋"),
        tag("elif secrecy"),
        _beside_number("secrecy", "黑体"),
        tag("elif urgency"),
        _beside_number("urgency", "黑体"),
        tag("else"),
        paragraph("{{ number }}", "GwLetterNumber"),
        tag("endif"),
        when("secrecy and copy_number", paragraph("{{ secrecy }}", "GwUrgency")),
        when("urgency and (copy_number or secrecy)", paragraph("{{ urgency }}", "GwUrgency")),
    )


def _beside_number(name: str, face: Face) -> str:
    """Why a tab and not a frame: one line stays one line, whatever a program makes of its height."""
    runs = text_run(f"{{{{ {name} }}}}", fonts(PROFILE.family(face))) + text_run("\t{{ number }}")
    return paragraph("", "GwLetterNumberBeside", runs=runs)


def _signers() -> tuple[str, ...]:
    """Two names a row; 发文字号 beside the last one (7.2.5, 7.2.6)."""
    names = text_run("{{ s.names }}", fonts(PROFILE.family("楷体")))
    label = "{{ '签发人：' if loop.first else '　　　　' }}"
    row = text_run(f"\t\t{label}") + names
    last = text_run(f"\t{{{{ number }}}}\t{label}") + names
    return (
        each(
            "s in signers",
            when(
                "loop.last",
                paragraph("", "GwNumberBeside", runs=last),
                otherwise=[paragraph("", "GwSigners", runs=row)],
            ),
        ),
    )
