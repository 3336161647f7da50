"""The sandboxed jinja2 environment: what a template may do, and how its values are printed."""

import html
import re
from collections.abc import Callable

from jinja2 import StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import Cycler, Joiner, Namespace
from markupsafe import Markup

from rectify_docs.errors import TemplateError
from rectify_docs.model.figure import Figure
from rectify_docs.render import marks

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot contain (2.2 Char)."""
SPECIAL = re.compile("[^\x20\x21\x23-\x25\x28-\x3b\x3d\x3f-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
"""Anything that has to be escaped, replaced or stripped; most text has none of it."""
BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
MARKUP_FILTERS = ("xmlattr", "urlize", "tojson", "striptags")
"""Filters that would make markup, or read it."""
AS_IT_IS = ("safe", "e", "escape", "forceescape")
"""Filters without a purpose here: every value is escaped, always."""
REMEDY = "请改用该对象下的具体变量，或先用 {% if %} 判断"

Printer = Callable[[str], str]
"""Clean text → text in the syntax of the target; marks pass through."""


def clean(text: str) -> str:
    """The text without impossible characters; all line ends become line feeds."""
    return ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def docx_text(text: str) -> str:
    """Text inside ``w:t``: nothing of it is markup, line ends and tabs are Word's."""
    if not SPECIAL.search(text):
        return text
    return html.escape(text).replace("\n", BREAK).replace("\t", TAB)


def markdown_text(text: str) -> str:
    """Text inside a Markdown paragraph: nothing of it is syntax; one line."""
    return PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def plain_text(text: str) -> str:
    """Text of a spreadsheet cell."""
    return text


def environment(printer: Printer) -> ImmutableSandboxedEnvironment:
    """An environment whose values are printed by ``printer``.

    Why autoescape always: its ``Markup`` tells what a macro or a set block has printed already from plain text.
    """
    env = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=finalizer(printer), keep_trailing_newline=True
    )
    env.globals.clear()
    env.globals.update(range=safe_range, cycler=Cycler, joiner=Joiner, namespace=Namespace)
    for name in MARKUP_FILTERS:
        del env.filters[name]
    env.filters.update(dict.fromkeys(AS_IT_IS, _same))
    return env


def finalizer(printer: Printer) -> Callable[[object], Markup]:
    """The function through which every printed value goes.

    Raises (when called):
        TemplateError: the value is None, a boolean or an object that is no text.
        UndefinedError: the value is undefined.
    """

    def finalize(value: object) -> Markup:
        if isinstance(value, Markup):
            return Markup(ILLEGAL.sub("", value))
        if isinstance(value, str):
            if not SPECIAL.search(value):
                return Markup(printer(value))
            return Markup(printer(clean(value if isinstance(value, marks.Marked) else marks.strip(value))))
        if isinstance(value, Figure):
            return Markup(marks.before(value) + printer(clean(marks.strip(value.text))) + marks.END)
        if isinstance(value, int) and not isinstance(value, bool):
            return Markup(value)
        return _refuse(value)

    return finalize


def _refuse(value: object) -> Markup:
    if isinstance(value, Undefined):
        return Markup(str(value))
    what = "空值（None）" if value is None else f"不能直接印出的值（{type(value).__name__}）"
    msg = f"模板要印出的是{what}"
    raise TemplateError(msg, remedy=REMEDY)


def _same(value: object) -> object:
    return value
