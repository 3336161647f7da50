import subprocess
import sys
from pathlib import Path

import pytest

from rectify_docs.errors import ExitCode, FilingError, LockedError
from rectify_docs.filing.lock import LOCK_NAME, workspace_lock

HOLD = """
import sys
from pathlib import Path
from rectify_docs.filing.lock import workspace_lock
with workspace_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(workspace: Path) -> subprocess.Popen[str]:
    """Another process that holds the workspace until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(workspace)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def refused(workspace: Path) -> LockedError:
    with pytest.raises(LockedError) as caught, workspace_lock(workspace):
        pytest.fail("the lock is held")
    return caught.value


def test_second_run_is_refused_at_once_with_a_remedy(tmp_path: Path) -> None:
    with workspace_lock(tmp_path):
        error = refused(tmp_path)
    assert error.exit_code == ExitCode.LOCKED
    assert "重试" in error.remedy


def test_lock_is_free_again_after_a_run(tmp_path: Path) -> None:
    for _ in range(2):
        with workspace_lock(tmp_path):
            assert (tmp_path / LOCK_NAME).exists()


def test_lock_is_free_again_after_a_failed_run(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), workspace_lock(tmp_path):
        raise ZeroDivisionError
    with workspace_lock(tmp_path):
        assert (tmp_path / LOCK_NAME).exists()


def test_another_process_is_refused_until_it_dies(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        assert refused(tmp_path).place == tmp_path.as_posix()
        process.kill()
    with workspace_lock(tmp_path):
        assert process.returncode != 0


def test_leftover_file_does_not_block(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).write_text("4711", encoding="utf-8")
    with workspace_lock(tmp_path):
        assert (tmp_path / LOCK_NAME).exists()


def test_folder_in_place_of_the_lock_is_a_filing_error(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).mkdir()
    with pytest.raises(FilingError), workspace_lock(tmp_path):
        pytest.fail("there is no lock")
