"""Which variables of a template do not exist in its context: jinja2's tree, walked along the models' fields."""

import types
import typing
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import nodes

from tests.gongwen.samples import fields

ANY = object()
"""The type of what is not followed: loop, cycler, the results of filters and calls."""
BUILT_IN = {"loop": ANY, "cycler": ANY, "range": ANY, "namespace": ANY, "joiner": ANY}


def unknown(tree: nodes.Template, top: Mapping[str, Any]) -> list[str]:
    """Every name or attribute without a field, with its line."""
    return list(_walk(tree, {**BUILT_IN, **top}))


def _walk(node: nodes.Node, scope: dict[str, Any]) -> Iterator[str]:
    match node:
        case nodes.For(target=nodes.Name(name=target)):
            yield from _walk(node.iter, scope)
            inner = {**scope, target: _element(_type(node.iter, scope))}
            for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
                yield from _walk(child, inner)
        case nodes.Assign(target=nodes.Name(name=target)):
            yield from _walk(node.node, scope)
            scope[target] = ANY
        case nodes.Name(name=name):
            if name not in scope:
                yield f"{name} (line {node.lineno})"
        case nodes.Getattr():
            yield from _walk(node.node, scope)
            owner = _type(node.node, scope)
            known = fields(owner)
            if owner is not ANY and (known is None or node.attr not in known):
                yield f"{node.attr} (line {node.lineno})"
        case _:
            for child in node.iter_child_nodes():
                yield from _walk(child, scope)


def _type(node: nodes.Node, scope: Mapping[str, Any]) -> Any:
    match node:
        case nodes.Name(name=name):
            found = scope.get(name, ANY)
        case nodes.Getattr(attr=attr):
            found = (fields(_type(node.node, scope)) or {}).get(attr, ANY)
        case nodes.Getitem():
            found = _element(_type(node.node, scope))
        case _:
            found = ANY
    if isinstance(found, types.UnionType):
        return next(each for each in typing.get_args(found) if each is not type(None))
    return found


def _element(annotation: Any) -> Any:
    return typing.get_args(annotation)[0] if typing.get_origin(annotation) is tuple else ANY
