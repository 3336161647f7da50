"""The package imports nothing that only the development environment has."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]


def imported(tree: ast.AST) -> Iterator[str]:
    """The top-level modules that a syntax tree imports, at whatever depth."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_import_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {normal(re.split(r"[\s;<>=!~\[]", text, maxsplit=1)[0]) for text in project["dependencies"]}
    providers = packages_distributions()
    undeclared: set[str] = set()
    files = sorted((ROOT / "src").rglob("*.py"))
    for file in files:
        for module in imported(ast.parse(file.read_text(encoding="utf-8"))):
            if module in sys.stdlib_module_names or module in {"rectify_docs", "__future__"}:
                continue
            if not declared & {normal(name) for name in providers.get(module, [])}:
                undeclared.add(f"{module} in {file.relative_to(ROOT).as_posix()}")
    assert files
    assert not undeclared
