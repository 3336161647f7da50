"""What several templates share: titles, prose, items, tables of figures, annexes, the imprint."""

from collections.abc import Sequence

from rectify_docs.gongwen.blocks import Column, blank, each, paragraph, table, tag, when
from rectify_docs.gongwen.profile import profile

PROFILE = profile()
WIDTH = PROFILE.page.text_width.twips
"""Width of a table on an upright page, in twips."""
LANDSCAPE_WIDTH = PROFILE.page.text_height.twips
"""Width of a table on a turned page."""
EXAMPLE = when("example", paragraph("（示例数据）", "GwSubtitle"))


def title(*lines: str, style: str = "GwTitle") -> str:
    """A title in lines that its writer chooses (7.3.1: whole words, a trapezium or a rhombus)."""
    return "".join(paragraph(line, style) for line in lines)


def heading(text: str, level: int = 1) -> str:
    """A heading; its number is part of the text."""
    return paragraph(text, f"GwHeading{level}")


def prose(blocks: str, *, without_lead: bool = False) -> str:
    """The paragraphs of a writer's chapter.

    Args:
        blocks: name of the variable.
        without_lead: pass over an opening body paragraph, which has been printed already.
    """
    inner = (
        tag("if b.level == 2"),
        heading("{{ b.text }}", 2),
        tag("elif b.level == 3"),
        heading("{{ b.text }}", 3),
        tag("elif b.level == 4"),
        heading("{{ b.text }}", 4),
        tag("else"),
        paragraph("{{ b.text }}"),
        tag("endif"),
    )
    if without_lead:
        return each(f"b in {blocks}", when("b.level or not loop.first", *inner))
    return each(f"b in {blocks}", *inner)


def annex(label: str, *title_lines: str, new_page: bool = True) -> str:
    """An annex's label on the first line of a page, its title on the third (7.3.7)."""
    return "".join(
        (
            paragraph(label, "GwAnnexLabel", new_page=new_page),
            blank("GwAnnexLabel"),
            *(paragraph(line, "GwAnnexTitle") for line in title_lines),
            blank(),
        )
    )


def figures_table(rows: str, head: str, *, ranked: bool = False) -> str:
    """Done, on schedule, overdue … by unit or by area; units with their 位次."""
    names = {
        "措施数": ("measures", 9),
        "已完成": ("done", 9),
        "完成率": ("done_rate", 9),
        "达到\n序时进度": ("on_schedule", 11),
        "未达到\n序时进度": ("behind", 11),
        "逾期": ("overdue", 8),
        "不适用": ("not_applicable", 9),
    }
    columns = [Column(head, 23 if ranked else 34, "{{ g.name }}")]
    if ranked:
        columns.append(Column("位次", 11, "{{ g.tied }}{{ g.rank }}", "centre"))
    columns += [Column(name, size, f"{{{{ g.{field} }}}}", "centre") for name, (field, size) in names.items()]
    return table(columns, [f"for g in {rows}"], ["endfor"], width=WIDTH)


def definitions_table(rows: str, head: str, text: str) -> str:
    """Terms with their meaning."""
    columns = (Column(head, 25, "{{ d.label }}"), Column(text, 75, "{{ d.text }}"))
    return table(columns, [f"for d in {rows}"], ["endfor"], width=WIDTH)


def signature(name: str, section: str = "", *, remark: str = "") -> str:
    """署名 and 成文日期, kept with what stands above them (7.3.5); below them 附注 where there is one (7.3.6).

    Args:
        name: 署名.
        section: properties of the section that ends here.
        remark: name of the variable that holds 附注; empty where the document never has one.
    """
    date = paragraph("{{ date }}", "GwDate", section=section)
    noted = (
        paragraph("{{ date }}", "GwDate", keep_next=True),
        paragraph(f"（{{{{ {remark} }}}}）", "GwRemark", section=section),
    )
    end = when(remark, *noted, otherwise=[date]) if remark else date
    return "".join((blank("GwSignature"), paragraph(name, "GwSignature"), end))


def enclosures(word: str, names: Sequence[str], styles: tuple[str, str]) -> str:
    """附件说明: one name a line, without a mark at the end (7.3.4)."""
    first, following = styles
    lines = [f"{number}. {name}" for number, name in enumerate(names, start=1)]
    return "".join(
        (
            blank("GwSignature"),
            paragraph(f"{word}：{lines[0]}", first),
            *(paragraph(line, following) for line in lines[1:]),
        )
    )
