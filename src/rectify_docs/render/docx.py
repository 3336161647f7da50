"""Word documents from templates in docxtpl syntax: compiled once, rendered many times."""

import datetime as dt
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import jinja2
from lxml import etree

from rectify_docs.errors import TemplateError
from rectify_docs.gongwen.closing import Seal
from rectify_docs.gongwen.profile import Profile, profile
from rectify_docs.model.document import Printed, Rendered
from rectify_docs.render import archive, closing, headline, marks, picture, tables, tags, trouble, widths
from rectify_docs.render.environment import docx_text, environment
from rectify_docs.render.places import places, texts, whole_text
from rectify_docs.render.properties import CORE, Properties, cleaned, core_xml
from rectify_docs.render.restyle import restyled
from rectify_docs.render.unbroken import unbroken

PARTS = re.compile(r"word/(document|header|footer|footnotes|endnotes)(\d*)\.xml")
LABELS = {"document": "", "header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
SEALED = Seal()
DAMAGED = "请用 Word 或 WPS 打开该模板并另存为 .docx"


@dataclass(frozen=True, slots=True)
class Part:
    """A part with tags."""

    name: str
    label: str
    """``页眉1`` and the like; empty for the body."""
    source: tags.Source
    template: jinja2.Template
    needed: Mapping[str, str]
    """Variables that it uses → places."""


@dataclass(frozen=True, slots=True)
class DocxTemplate:
    """A compiled template; it holds no state, so threads may share it."""

    file: str
    """``docx/weekly-dispatch.docx``."""
    members: Mapping[str, archive.Member]
    """Parts that no tag touches, compressed once."""
    parts: tuple[Part, ...]

    @property
    def variables(self) -> frozenset[str]:
        """Names of the variables that the template uses."""
        return frozenset(name for part in self.parts for name in part.needed)

    def render(
        self, variables: Mapping[str, object], *, title: str, author: str, as_of: dt.date, seal: Seal = SEALED
    ) -> Rendered:
        """The document with these variables, its properties written anew, 署名 and date set for the seal.

        Raises:
            TemplateError: a variable is missing or a tag cannot be evaluated.
        """
        trouble.demand((part.needed for part in self.parts), variables)
        members, printed = dict(self.members), []
        for part in self.parts:
            data, found = _rendered(part, variables, seal)
            members[part.name] = archive.pack(data)
            if seal.stamp and f'"{picture.ID}"'.encode() in data:
                members |= picture.parts(members, seal.stamp.picture)
            printed.extend(found)
        members[CORE] = archive.pack(core_xml(Properties(title, author, as_of)))
        return Rendered(archive.write(members), tuple(printed))


def compile_docx(path: Path, office: Profile | None = None) -> DocxTemplate:
    """Compile a template.

    Args:
        path: the file.
        office: the office's profile; None for the standard's.

    Raises:
        TemplateError: the file is no docx, or a tag has a syntax error.
    """
    file = f"{path.parent.name}/{path.name}"
    try:
        files = restyled(cleaned(archive.unpack(path)), office or profile())
        roots = {name: etree.fromstring(files[name]) for name in sorted(files, key=_order) if PARTS.fullmatch(name)}
    except (OSError, zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        msg = "模板打不开，不是完好的 docx 文件"
        raise TemplateError(msg, place=file, remedy=DAMAGED) from error
    parts = tuple(_compiled(file, name, root) for name, root in roots.items() if tags.has_tags(root))
    touched = {CORE, *(part.name for part in parts)}
    rest = {name: archive.pack(_kept(name, data)) for name, data in files.items() if name not in touched}
    return DocxTemplate(file, rest, parts)


def _kept(name: str, data: bytes) -> bytes:
    """A part without tags: its numbers stay on one line too."""
    return unbroken(data.decode()).encode() if PARTS.fullmatch(name) else data


@cache
def _environment() -> jinja2.Environment:
    return environment(docx_text)


def _order(name: str) -> tuple[bool, int, str]:
    """The body first, then headers and footers by number."""
    match = PARTS.fullmatch(name)
    return (not name.endswith("document.xml"), int(match[2] or 0) if match else 0, name)


def _compiled(file: str, name: str, root: etree._Element) -> Part:
    match = PARTS.fullmatch(name)
    label = LABELS[match[1]] + match[2] if match else ""
    source = tags.source(root, f"{file} {label}")
    template, needed = trouble.compiled(_environment(), source.text, source.place)
    return Part(name, label, source, template, needed)


def _rendered(part: Part, variables: Mapping[str, object], seal: Seal) -> tuple[bytes, list[Printed]]:
    with trouble.explained(part.source.place):
        xml = part.template.render(variables)
        try:
            root = etree.fromstring(xml.encode())
        except etree.XMLSyntaxError as error:
            msg = f"模板渲染后不是完好的文档（{error.msg}），多半是 {{%p %}}、{{%tr %}}、{{%tc %}} 没有成对"
            raise TemplateError(msg, place=part.source.place(0), remedy=trouble.REMEDY) from error
    if marks.MERGE_FIRST in xml or marks.MERGE_NEXT in xml:
        tables.merge_down(root)
    if part.source.resized:
        tables.fit_grids(root)
    widths.fit_widths(root)
    headline.put_in_lines(root)
    closing.place(root, seal)
    printed = list(_printed(root, part.label)) if marks.START in xml else []
    body = unbroken(marks.strip(etree.tostring(root, encoding="unicode")))
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + body).encode(), printed


def _printed(root: etree._Element, label: str) -> Iterator[Printed]:
    """Every figure with its place; an expression prints within one ``w:t``, so no mark is ever split."""
    for where, element in places(root):
        found = [one for text in texts(element) for one in marks.found(text.text or "")]
        said = marks.strip(whole_text(element)) if found else ""
        yield from (Printed(figure_id, label + where, shown, said) for figure_id, shown in found)
