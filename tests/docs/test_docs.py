"""What the documents for users say is so."""

import re
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from rectify_docs.cli.app import app
from rectify_docs.errors import ExitCode
from rectify_docs.settings import Settings, Table

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"rectify-docs ([a-z]+(?:-[a-z]+)*)", README)))
OPTIONS = sorted(set(re.findall(r"(?<![\w-])(--[a-z][a-z-]+)", README)))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_in_the_readme_exists(name: str) -> None:
    assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0


def test_every_option_in_the_readme_exists() -> None:
    known = {flag for command in get_command(app).commands.values() for p in command.params for flag in p.opts}  # type: ignore[attr-defined]
    assert set(OPTIONS) - known - {"--no-pdf", "--no-pages", "--help"} == set()
    assert OPTIONS


def test_every_exit_code_is_in_the_readme() -> None:
    for code in ExitCode:
        assert re.search(rf"(?<!\d){code.value} ", README), code


def test_every_setting_is_in_the_manual_of_settings() -> None:
    manual = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True)
        keys = type(default).model_fields if isinstance(default, Table) else {field.alias or name: field}
        for key, one in keys.items():
            assert f"`{key}`" in manual or f"[{key}]" in manual, key
            assert (one.description or "") in manual, key


@pytest.mark.parametrize("document", [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md"], ids=lambda p: p.name)
def test_links_lead_somewhere(document: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
        if "://" not in link:
            assert (document.parent / link).exists(), link


def test_the_readme_names_its_two_commands_at_the_top() -> None:
    top = README.splitlines()[:6]
    assert any(line.startswith("make run") for line in top)
    assert any(line.startswith("make test") for line in top)
