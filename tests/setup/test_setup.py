"""The pure parts of scripts/bootstrap, on real files and without a network."""

from __future__ import annotations

import io
import os
import sys
import tarfile
from typing import TYPE_CHECKING

import pytest
from scripts.bootstrap import apt, environment, fonts, pip_wheel, process, stamps, tasks
from scripts.bootstrap.layout import Layout
from scripts.bootstrap.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    pytest.skip("the set-up scripts are for make, which Windows users do without", allow_module_level=True)

PYPROJECT = """
[build-system]
requires = ["hatchling"]
[project]
name = "x"
dependencies = ["lxml"]
[tool.ruff]
line-length = 120
"""


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A checkout in a folder with a blank and Chinese characters in its name."""
    root = tmp_path / "整改 文书"
    (root / "requirements").mkdir(parents=True)
    (root / ".venv/bin").mkdir(parents=True)
    (root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (root / "requirements/run.lock").write_text("# made\nlxml==6.1 \\\n    --hash=sha256:00\n", encoding="utf-8")
    (root / "requirements/dev.lock").write_text("lxml==6.1\nruff==0.17\n", encoding="utf-8")
    return Layout(root)


def command(layout: Layout, name: str, script: str) -> None:
    file = layout.bin(name)
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


class TestStamps:
    def test_nothing_is_installed_at_first(self, layout: Layout) -> None:
        assert not stamps.is_installed(layout, "run")

    def test_installed_until_the_lock_changes(self, layout: Layout) -> None:
        stamps.mark_installed(layout, "run")
        assert stamps.is_installed(layout, "run")
        layout.lock("run").write_text("lxml==6.2\n", encoding="utf-8")
        assert not stamps.is_installed(layout, "run")

    def test_the_larger_set_contains_the_smaller_and_not_the_reverse(self, layout: Layout) -> None:
        stamps.mark_installed(layout, "dev")
        assert stamps.is_installed(layout, "run")
        stamps.mark_installed(layout, "run")
        assert not stamps.is_installed(layout, "dev")

    @pytest.mark.parametrize(
        ("old", "new", "still_installed"),
        [('["lxml"]', '["lxml", "rich"]', False), ('["hatchling"]', '["flit"]', False), ("120", "100", True)],
    )
    def test_only_what_the_build_reads_counts(
        self, layout: Layout, old: str, new: str, *, still_installed: bool
    ) -> None:
        stamps.mark_installed(layout, "run")
        layout.pyproject.write_text(PYPROJECT.replace(old, new), encoding="utf-8")
        assert stamps.is_installed(layout, "run") is still_installed

    def test_a_moved_checkout_is_installed_again(self, layout: Layout) -> None:
        stamps.mark_installed(layout, "run")
        moved = layout.root.rename(layout.root.with_name("moved"))
        assert not stamps.is_installed(Layout(moved), "run")


class TestEnvironment:
    def test_pip_is_left_out_only_where_it_must_be(self) -> None:
        assert environment.venv_options(has_ensurepip=False) == (("--without-pip",),)
        assert environment.venv_options(has_ensurepip=True) == ((), ("--without-pip",))

    def test_a_missing_or_foreign_interpreter_is_not_usable(self, layout: Layout) -> None:
        assert not environment.is_usable(layout.python)
        command(layout, "python", "echo True 2.7.18")
        assert not environment.is_usable(layout.python)
        command(layout, "python", "exit 3")
        assert not environment.is_usable(layout.python)

    def test_a_broken_environment_is_made_again(
        self, layout: Layout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(environment, "venv_options", lambda *, has_ensurepip: (("--without-pip",),))  # noqa: ARG005
        environment.ensure_venv(layout, Progress(1))
        assert environment.is_usable(layout.python)
        assert "重新建立" in capsys.readouterr().out
        environment.ensure_venv(layout, Progress(1))
        assert "已就绪" in capsys.readouterr().out

    def test_packages_are_counted_without_hashes_and_comments(self, layout: Layout) -> None:
        assert environment.package_count(layout.lock("run").read_text(encoding="utf-8")) == 1


class TestTasks:
    @pytest.mark.parametrize(
        ("code", "made_documents", "outcome"),
        [(0, False, 0), (1, True, 0), (1, False, 1), (2, True, 2), (5, True, 5), (70, True, 70), (-9, False, -9)],
    )
    def test_only_findings_are_forgiven(self, code: int, outcome: int, *, made_documents: bool) -> None:
        assert tasks.build_outcome(code, made_documents=made_documents) == outcome

    def test_a_build_that_cannot_start_fails(self, layout: Layout) -> None:
        command(layout, "rectify-docs", "exit 1")
        assert tasks.build_example(layout, Progress(1)) == 1

    def test_a_build_with_findings_succeeds(self, layout: Layout) -> None:
        command(layout, "python", "exit 0")
        command(layout, "rectify-docs", 'mkdir -p output/2018-07-06 && echo "{}" > output/2018-07-06/run.json; exit 1')
        assert tasks.build_example(layout, Progress(1)) == 0

    def test_all_checks_run_though_one_fails(self, layout: Layout, capsys: pytest.CaptureFixture[str]) -> None:
        command(layout, "good", f'echo "$1" >> "{layout.root}/ran"')
        command(layout, "bad", "exit 1")
        assert tasks.run_checks(layout, Progress(4), [("good", "a"), ("bad",), ("absent", "-q"), ("good", "b")]) == 1
        assert (layout.root / "ran").read_text(encoding="utf-8") == "a\nb\n"
        assert capsys.readouterr().out.splitlines()[-1] == "未通过：bad、absent -q"

    def test_checks_that_pass(self, layout: Layout, capsys: pytest.CaptureFixture[str]) -> None:
        command(layout, "good", "exit 0")
        assert tasks.run_checks(layout, Progress(1), [("good",)]) == 0
        assert capsys.readouterr().out.splitlines() == ["[1/1] good …", "全部检查通过"]


class TestProcess:
    def test_output_goes_into_the_log(self, layout: Layout) -> None:
        assert process.logged(["sh", "-c", "echo 甲; echo 乙 >&2; exit 4"], layout.log) == 4
        assert process.tail(layout.log, lines=2) == "      | 甲\n      | 乙"

    def test_a_missing_program_is_an_exit_code(self, layout: Layout) -> None:
        assert process.logged([layout.bin("absent")], layout.log) == 127

    def test_a_long_step_gives_signs_of_life(self, layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(process, "HEARTBEAT", 0.02)
        beats: list[str] = []
        assert process.logged(["sleep", "0.2"], layout.log, beat=beats.append) == 0
        assert beats

    def test_the_environment_leads_nowhere_else(self) -> None:
        cleaned = process.clean_environment(
            {"PIP_USER": "1", "PYTHONPATH": "/x", "PIP_INDEX_URL": "https://a", "A": "b"}
        )
        assert cleaned["PIP_USER"] == "0"
        assert "PYTHONPATH" not in cleaned
        assert (cleaned["PIP_INDEX_URL"], cleaned["A"]) == ("https://a", "b")


class TestPipWheel:
    def test_the_users_index_comes_first(self, tmp_path: Path) -> None:
        file = tmp_path / ".config/pip/pip.conf"
        file.parent.mkdir(parents=True)
        file.write_text("[global]\nindex-url = https://mirror.example/simple/\n", encoding="utf-8")
        files = pip_wheel.pip_configuration_files({}, tmp_path)
        assert pip_wheel.indexes({}, files) == ["https://mirror.example/simple", pip_wheel.DEFAULT_INDEX]
        own = {"PIP_INDEX_URL": "https://own.example/simple"}
        assert pip_wheel.indexes(own, files) == ["https://own.example/simple", pip_wheel.DEFAULT_INDEX]

    def test_a_broken_configuration_is_as_good_as_none(self, tmp_path: Path) -> None:
        (tmp_path / "pip.conf").write_text("index-url\n", encoding="utf-8")
        assert pip_wheel.configured("index-url", [tmp_path / "pip.conf", tmp_path / "absent"]) is None
        assert pip_wheel.indexes({}, []) == [pip_wheel.DEFAULT_INDEX]

    def test_configuration_can_be_switched_off(self, tmp_path: Path) -> None:
        assert pip_wheel.pip_configuration_files({"PIP_CONFIG_FILE": os.devnull}, tmp_path) == ()

    @pytest.mark.parametrize(
        ("href", "address"),
        [
            ("https://files.example/a/{}#sha256=1", "https://files.example/a/{}"),
            ("../../packages/{}?a=1&amp;b=2", "https://mirror.example/packages/{}?a=1&b=2"),
        ],
    )
    def test_the_link_on_an_index_page(self, href: str, address: str) -> None:
        page = f'<a href="pip-1.0.tar.gz">x</a><a class="y" href="{href.format(pip_wheel.FILE_NAME)}">z</a>'
        expected = address.format(pip_wheel.FILE_NAME)
        assert pip_wheel.wheel_link(page, "https://mirror.example/simple/pip/") == expected

    def test_a_page_without_the_wheel(self) -> None:
        with pytest.raises(ValueError, match=pip_wheel.FILE_NAME):
            pip_wheel.wheel_link('<a href="pip-1.0.tar.gz">x</a>', "https://mirror.example/simple/pip/")


class TestFonts:
    def test_only_the_wanted_files_are_taken(self, tmp_path: Path) -> None:
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w") as archive:
            for name in ("./usr/share/fandol/FandolFang-Regular.otf", "./usr/share/doc/README", "./etc/passwd"):
                member = tarfile.TarInfo(name)
                member.size = len(name)
                archive.addfile(member, io.BytesIO(name.encode()))
        buffer.seek(0)
        fonts.pick(buffer, fonts.FILES, tmp_path)
        assert [file.name for file in tmp_path.iterdir()] == ["FandolFang-Regular.otf"]
        assert fonts.missing(tmp_path) == list(fonts.FILES[1:])

    def test_nothing_is_done_when_all_are_there(self, layout: Layout, capsys: pytest.CaptureFixture[str]) -> None:
        layout.fonts.mkdir(parents=True)
        for name in fonts.FILES:
            (layout.fonts / name).touch()
        fonts.ensure_fonts(layout, Progress(1))
        assert capsys.readouterr().out.split() == ["已就绪"]


class TestApt:
    def test_a_failure_is_remembered_for_a_day(self, tmp_path: Path) -> None:
        mark = tmp_path / "mark"
        assert not apt.failed_lately(mark)
        mark.touch()
        assert apt.failed_lately(mark)
        yesterday = mark.stat().st_mtime - apt.RETRY_AFTER - 1
        os.utime(mark, (yesterday, yesterday))
        assert not apt.failed_lately(mark)

    def test_the_user_can_forbid_system_packages(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(apt.OPT_OUT, "1")
        assert apt.administrator() is None
