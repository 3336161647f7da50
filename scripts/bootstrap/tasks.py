"""What is run once the environment stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.bootstrap import office
from scripts.bootstrap.process import logged, shown
from scripts.bootstrap.progress import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.bootstrap.layout import Layout
    from scripts.bootstrap.progress import Progress

DONE_WITH_FINDINGS = 1
"""The exit code of a build that made its documents and found errors in the input (docs: exit codes)."""

CHECKS: tuple[tuple[str, ...], ...] = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("lint-imports", "--no-logo"),
    ("pytest", "-q", "-n", "auto", "--dist", "loadfile"),
)
"""The checks of `make test` in order; the quick ones first."""


def build_outcome(code: int, *, made_documents: bool) -> int:
    """Return the exit code of `make run` for that of a build: findings in the example's input are no failure.

    Why `made_documents`: Python also ends with 1 when the program cannot even be imported.
    """
    return 0 if code == DONE_WITH_FINDINGS and made_documents else code


def has_run(layout: Layout) -> bool:
    """Return whether the product can be imported and a record of a run lies in the output folder."""
    importable = logged([layout.python, "-c", "import rectify_docs.__main__"], layout.log) == 0
    return importable and any((layout.root / "output").glob("*/run.json"))


def build_example(layout: Layout, progress: Progress) -> int:
    """Run the weekly job on the example workspace, which is the checkout, and return the exit code."""
    progress.step("生成示例工作区的本周文书")
    # Why a relative path: the output names the workspace as the user would type it.
    code = shown([layout.bin("rectify-docs"), "build", "--workspace", "."], cwd=layout.root)
    if not office.is_installed():
        say(office.hint())
    return build_outcome(code, made_documents=code == DONE_WITH_FINDINGS and has_run(layout))


def run_checks(layout: Layout, progress: Progress, checks: Sequence[Sequence[str]] = CHECKS) -> int:
    """Run all checks, also after one that fails, and return 0 if every one passed, else 1."""
    failed: list[str] = []
    for name, *arguments in checks:
        label = " ".join((name, *arguments))
        progress.step(label)
        if shown([layout.bin(name), *arguments], cwd=layout.root) != 0:
            failed.append(label)
    say("未通过：" + "、".join(failed) if failed else "全部检查通过")
    return 1 if failed else 0
