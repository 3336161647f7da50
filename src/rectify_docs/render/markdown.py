"""The report writers' Markdown as prose: variables filled in, headings numbered, plain paragraphs left."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache

import jinja2
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rectify_docs.errors import TemplateError
from rectify_docs.model.document import BODY, Block, Section
from rectify_docs.model.sheet import Narrative
from rectify_docs.render import trouble
from rectify_docs.render.environment import environment, markdown_text
from rectify_docs.render.headings import Numbering, bare
from rectify_docs.render.marks import Marked, strip

LEADING_NUMBER = re.compile(r"^\d+\s*[-_.、．]\s*")
LATIN_END, LATIN_START = re.compile(r"[!-~]$"), re.compile(r"^[!-~]")
EMPHASIS = re.compile(r"\*\*|~~")
"""Marks that CommonMark leaves as text next to Chinese punctuation; escaped ones are tokens of their own."""
REFUSED = {
    "table_open": "表格",
    "html_block": "HTML 标签",
    "html_inline": "HTML 标签",
    "image": "图片",
    "fence": "代码块",
}
REMEDY = "素材只用标题、段落和列表；表格和图片请放到模板里"
DEEPEST = 4
"""GB/T 9704 knows four levels of headings (7.3.3)."""


def expand(narratives: Sequence[Narrative], variables: Mapping[str, object]) -> tuple[Section, ...]:
    """One section per file; figures keep their marks, so that the document made from the section finds them again.

    Raises:
        TemplateError: a tag or a piece of Markdown that cannot be used, with file and line.
    """
    return tuple(_section(narrative, variables) for narrative in narratives)


@cache
def _environment() -> jinja2.Environment:
    return environment(markdown_text)


@cache
def _parser() -> MarkdownIt:
    """CommonMark without indented code (writers indent paragraphs); tables are known so that they can be refused."""
    return MarkdownIt("commonmark").enable("table").disable(["code", "text_join"])


def _section(narrative: Narrative, variables: Mapping[str, object]) -> Section:
    def place(line: int) -> str:
        return f"{narrative.file} 第{line}行" if line else narrative.file

    text = strip(narrative.text.removeprefix("\ufeff"))
    template, needed = trouble.compiled(_environment(), text, place)
    trouble.demand([needed], variables)
    with trouble.explained(place):
        rendered = template.render(variables)
    reader = _Reader(narrative.file, text.splitlines(), rendered.splitlines())
    blocks = tuple(reader.blocks(_parser().parse(rendered)))
    name = LEADING_NUMBER.sub("", narrative.name)
    return Section(name, reader.title or name, blocks)


class _Reader:
    """Walks over the tokens of one file."""

    def __init__(self, file: str, source: Sequence[str], rendered: Sequence[str]) -> None:
        self.title: str = ""
        self._file, self._source, self._rendered = file, source, rendered
        self._numbering = Numbering()

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """Headings and paragraphs in order; the first-level heading becomes the title."""
        heading, items = 0, _Items()
        for token in tokens:
            if token.type in REFUSED:
                raise self._refusal(token.type, token)
            items.follow(token)
            if token.type == "heading_open":
                heading = int(token.tag[1:])
            elif token.type == "inline":
                paragraphs = self._paragraphs(token)
                if heading:
                    yield from self._heading(heading, Marked("".join(paragraphs)), token)
                    heading = 0
                else:
                    yield from (Block(BODY, text) for text in items.numbered(paragraphs))

    def _heading(self, level: int, text: Marked, token: Token) -> Iterator[Block]:
        if level > DEEPEST or (level == 1 and self.title):
            msg = "一个素材文件只能有一个一级标题（#）" if level == 1 else "标题最多四级（####）"
            raise TemplateError(msg, place=self._at(token), remedy="请调整标题级别")
        if level == 1:
            self.title = text
        else:
            yield Block(level, Marked(self._numbering.next(level) + bare(text)))

    def _paragraphs(self, token: Token) -> list[Marked]:
        """The text without emphasis and links; a hard line break starts a new paragraph."""
        parts = [""]
        for child in token.children or ():
            if child.type in REFUSED:
                raise self._refusal(child.type, token)
            if child.type == "hardbreak":
                parts.append("")
            elif child.type == "softbreak":
                parts[-1] += "\n"
            else:
                parts[-1] += EMPHASIS.sub("", child.content) if child.type == "text" else child.content
        return [Marked(text) for text in map(_one_line, parts) if text]

    def _refusal(self, kind: str, token: Token) -> TemplateError:
        return TemplateError(f"素材中不能用{REFUSED[kind]}", place=self._at(token), remedy=REMEDY)

    def _at(self, token: Token) -> str:
        """File and line as the writer knows them; loops and conditions may have moved the line in the rendered text."""
        number = token.map[0] if token.map else 0
        for _, first, last, low, high in SequenceMatcher(None, self._source, self._rendered, False).get_opcodes():
            if low <= number < high:
                number = first + min(number - low, max(last - first - 1, 0))
                break
        return f"{self._file} 第{number + 1}行"


class _Items:
    """Which list item the next paragraph opens, if any."""

    def __init__(self) -> None:
        self._label = ""

    def follow(self, token: Token) -> None:
        """Take note of an item's number; bullets have none."""
        if token.type == "list_item_open":
            self._label = f"{token.info}." if token.info else ""

    def numbered(self, paragraphs: Sequence[Marked]) -> Iterator[Marked]:
        """The paragraphs, the item's number before the first."""
        for text in paragraphs:
            label, self._label = self._label, ""
            yield Marked(label + text)


def _one_line(text: str) -> str:
    """Lines of a paragraph joined: with a space between Latin words, with nothing between Chinese characters."""
    joined = ""
    for line in (each.strip() for each in text.split("\n")):
        if joined and LATIN_END.search(joined) and LATIN_START.search(line):
            joined += " "
        joined += line
    return joined
