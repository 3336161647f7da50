"""Where templates are: the workspace's own first, then the ones that the package carries."""

from pathlib import Path

from rectify_docs.errors import TemplateError

PACKAGED = Path(__file__).parents[1] / "_templates"
CHECKOUT = Path(__file__).parents[3] / "templates"
"""In a source checkout the package's templates are the repository's."""


def packaged_templates() -> Path:
    """The folder of the default templates."""
    return PACKAGED if PACKAGED.is_dir() else CHECKOUT


def find_template(workspace: Path, name: str) -> Path:
    """The template file for a name such as ``docx/npc-report.docx``.

    Raises:
        TemplateError: neither the workspace nor the package has it.
    """
    for folder in (workspace / "templates", packaged_templates()):
        if (folder / name).is_file():
            return folder / name
    message = "找不到模板"
    raise TemplateError(message, place=f"templates/{name}", remedy="请从新建的工作区（init）复制该模板")
