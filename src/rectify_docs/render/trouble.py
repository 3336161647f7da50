"""What went wrong in a template, in the writers' language: jinja2's errors become TemplateErrors."""

import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

import jinja2
from jinja2 import meta, nodes

from rectify_docs.errors import TemplateError

FILE = "<rectify template>"
"""File name under which templates are compiled, to find their lines in a traceback."""
REMEDY = "请改正模板中的该标签；可用变量见 rectify-docs vars，检查模板用 rectify-docs check-template"
ATTRIBUTE = re.compile(r"'(?P<owner>.*?)' has no attribute '(?P<name>.*?)'$")
UNDEFINED = re.compile(r"'(?P<name>.*?)' is undefined$")

Place = Callable[[int], str]
"""Line that jinja2 reports → place in the template."""


def compiled(env: jinja2.Environment, text: str, place: Place) -> tuple[jinja2.Template, dict[str, str]]:
    """The compiled template, and the variables that it needs with the places where they stand.

    Raises:
        TemplateError: a syntax error.
    """
    try:
        tree = env.parse(text, filename=FILE)
        code = env.compile(tree, filename=FILE)
    except jinja2.TemplateSyntaxError as error:
        msg = f"模板语法有误：{error.message}"
        raise TemplateError(msg, place=place(error.lineno), remedy=REMEDY) from error
    return jinja2.Template.from_code(env, code, env.globals), _needed(env, tree, place)


def _needed(env: jinja2.Environment, tree: nodes.Template, place: Place) -> dict[str, str]:
    names = meta.find_undeclared_variables(tree) - env.globals.keys()
    found = [(node.name, place(node.lineno)) for node in tree.find_all(nodes.Name) if node.name in names]
    result: dict[str, str] = {}
    for name, where in found:
        if where not in result.get(name, ""):
            result[name] = f"{result[name]}；{where}" if name in result else where
    return result


def demand(needed: Iterable[Mapping[str, str]], variables: Mapping[str, object]) -> None:
    """See that all variables are there.

    Raises:
        TemplateError: some are not; all of them are named with all their places.
    """
    missing = [(name, where) for part in needed for name, where in part.items() if name not in variables]
    if missing:
        msg = f"模板用了没有的变量：{'、'.join(dict.fromkeys(name for name, _ in missing))}"
        raise TemplateError(msg, place="；".join(where for _, where in missing), remedy=REMEDY)


@contextmanager
def explained(place: Place) -> Iterator[None]:
    """Turn whatever a template does wrong while it is rendered into a TemplateError with the tag's place."""
    try:
        yield
    except TemplateError as error:
        raise TemplateError(error.message, place=error.place or place(_line(error)), remedy=error.remedy) from error
    except Exception as error:  # a template can fail in any way: None + 1, range(10**9), a filter's ValueError
        raise TemplateError(_message(error), place=place(_line(error)), remedy=REMEDY) from error


def _message(error: Exception) -> str:
    text = str(error)
    if isinstance(error, jinja2.UndefinedError):
        if match := ATTRIBUTE.search(text):
            return f"模板用了没有的变量：{match['name']}"
        if match := UNDEFINED.search(text):
            return f"模板用了没有的变量：{match['name']}"
    return f"模板求值出错：{text or type(error).__name__}"


def _line(error: Exception) -> int:
    """Line of the tag that was being evaluated; 0 where it is not known."""
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno or 0 for frame in reversed(frames) if frame.filename == FILE), 0)
