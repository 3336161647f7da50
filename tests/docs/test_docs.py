"""What the documents for users say is so."""

import re
from pathlib import Path

import pytest
from pydantic.fields import FieldInfo
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


SETTING = re.compile(r"^\| `(?P<key>\w+)` \| (?P<default>.*?) \| (?P<meaning>.*) \|$", re.MULTILINE)
UNSET: tuple[object, ...] = (None, "", (), {})


def manual_of_settings() -> dict[tuple[str, str], tuple[str, str]]:
    """Section and key → default and meaning; keys of no section are under 顶层."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    _, *sections = re.split(r"^## ", (ROOT / "docs/settings.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    for section in sections:
        name = section.splitlines()[0].strip("[]")
        for row in SETTING.finditer(section):
            assert (name, row["key"]) not in found
            default = row["default"].strip("`")
            found[name, row["key"]] = ("" if default in {"（空）", "（不填）"} else default, row["meaning"])
    return found


def settings_there_are() -> dict[tuple[str, str], tuple[str, str]]:
    """The same of the program."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True)
        section = field.alias or name
        if isinstance(default, Table):
            found |= {(section, key): shown(one) for key, one in type(default).model_fields.items()}
        elif not isinstance(default, dict):
            found["顶层", section] = shown(field)
    return found


def shown(field: FieldInfo) -> tuple[str, str]:
    default = field.get_default(call_default_factory=True)
    text = str(default).lower() if isinstance(default, bool) else "" if default in UNSET else str(default)
    return text, field.description or ""


def test_every_setting_is_in_its_section_of_the_manual_with_its_default() -> None:
    manual, settings = manual_of_settings(), settings_there_are()
    assert set(manual) == set(settings)
    assert {at: default for at, (default, _) in manual.items()} == {
        at: default for at, (default, _) in settings.items()
    }
    for at, (_, meaning) in settings.items():
        assert meaning
        assert manual[at][1].startswith(meaning), at


def test_tables_of_one_value_for_each_kind_have_a_section() -> None:
    text = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    kinds = [name for name, field in Settings.model_fields.items() if field.default_factory is dict]
    assert kinds
    assert all(f"## [{name}]\n\n{Settings.model_fields[name].description}" in text for name in kinds)


@pytest.mark.parametrize("document", [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md"], ids=lambda p: p.name)
def test_links_lead_somewhere(document: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", document.read_text(encoding="utf-8")):
        if "://" not in link:
            assert (document.parent / link).exists(), link


def test_the_readme_names_its_two_commands_at_the_top() -> None:
    top = README.splitlines()[:6]
    assert any(line.startswith("make run") for line in top)
    assert any(line.startswith("make test") for line in top)
