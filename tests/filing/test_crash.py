"""A process that dies at any step of the swap: the next run finds the whole old or the whole new folder."""

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from rectify_docs.filing.swap import commit, recover, staging
from rectify_docs.model.run import RunRecord

Fill = Callable[[Path, Mapping[str, str]], RunRecord]
DATE = dt.date(2018, 7, 6)
NAME = "2018-07-06"
NOTE = {"便条.txt": "收好"}
OLD = {"通报.docx": "一", "清单.xlsx": "一"}
NEW = {"通报.docx": "二", "清单.xlsx": "二", "公示/1.docx": "二"}
STEPS = 20


class Died(BaseException):
    """The process is gone: not even its clean-up runs."""


class Mortal:
    """Counts the steps that change the disk and dies at one of them: before it, in its middle, or after it."""

    def __init__(self, dies_at: int, moment: str) -> None:
        self.dies_at = dies_at
        self.moment = moment
        self.steps = 0

    def step(self, work: Callable[..., Any], torn: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*args: Any, **kwargs: Any) -> Any:
            self.steps += 1
            if self.steps < self.dies_at:
                return work(*args, **kwargs)
            if self.steps == self.dies_at and self.moment != "before":
                (torn if self.moment == "torn" else work)(*args, **kwargs)
            raise Died

        return stepped


def torn_copy(source: Path, target: Path, **_: Any) -> None:
    target.write_text(source.read_text(encoding="utf-8")[:1], encoding="utf-8")


def torn_delete(folder: Path, **_: Any) -> None:
    for path in [path for path in sorted(folder.rglob("*")) if path.is_file()][::2]:
        path.unlink()


def nothing(*_: Any, **__: Any) -> None:
    """A rename is whole or not at all."""


def contents(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".json")
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def run_until_death(output: Path, fill: Fill, mortal: Mortal, **options: Any) -> bool:
    """One run; False when it died."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "rename", mortal.step(Path.rename, nothing))
        patch.setattr(shutil, "copy2", mortal.step(shutil.copy2, torn_copy))
        patch.setattr(shutil, "rmtree", mortal.step(shutil.rmtree, torn_delete))
        try:
            recover(output)
            with staging(output, DATE) as folder:
                fill(folder, NEW)
                commit(output, DATE, **options)
        except Died:
            return False
    return True


@pytest.mark.parametrize("moment", ["before", "torn", "after"])
@pytest.mark.parametrize("dies_at", range(1, STEPS))
def test_whole_old_or_whole_new(tmp_path: Path, fill: Fill, dies_at: int, moment: str) -> None:
    fill(tmp_path / NAME, OLD)
    (tmp_path / NAME / "便条.txt").write_text("收好", encoding="utf-8")
    survived = run_until_death(tmp_path, fill, Mortal(dies_at, moment))
    recover(tmp_path)
    found = contents(tmp_path / NAME)
    assert found in ({**OLD, **NOTE}, {**NEW, **NOTE})
    assert not survived or found == {**NEW, **NOTE}
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize("moment", ["before", "torn", "after"])
@pytest.mark.parametrize("dies_at", range(1, STEPS))
@pytest.mark.parametrize("dies_again_at", [1, 2, 3])
def test_recovery_may_die_too(tmp_path: Path, fill: Fill, dies_at: int, moment: str, dies_again_at: int) -> None:
    fill(tmp_path / NAME, OLD)
    run_until_death(tmp_path, fill, Mortal(dies_at, moment))
    run_until_death(tmp_path, fill, Mortal(dies_again_at, moment))
    recover(tmp_path)
    assert contents(tmp_path / NAME) in (OLD, NEW)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize("moment", ["before", "torn", "after"])
@pytest.mark.parametrize("dies_at", range(1, STEPS))
def test_setting_aside_never_loses_an_edit(tmp_path: Path, fill: Fill, dies_at: int, moment: str) -> None:
    fill(tmp_path / NAME, OLD)
    (tmp_path / NAME / "通报.docx").write_text("一（改）", encoding="utf-8")
    run_until_death(tmp_path, fill, Mortal(dies_at, moment), aside=True)
    recover(tmp_path)
    left = {path.name: contents(path) for path in tmp_path.iterdir()}
    assert {**OLD, "通报.docx": "一（改）"} in left.values()
    assert left.get(NAME, NEW) in ({**OLD, "通报.docx": "一（改）"}, NEW)


def test_the_steps_are_all_covered(tmp_path: Path, fill: Fill) -> None:
    fill(tmp_path / NAME, OLD)
    (tmp_path / NAME / "便条.txt").write_text("收好", encoding="utf-8")
    mortal = Mortal(1000, "before")
    assert run_until_death(tmp_path, fill, mortal)
    assert 5 <= mortal.steps < STEPS
