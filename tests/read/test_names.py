import os
import sys
from pathlib import Path

import pytest

from rectify_docs.read.folders import plain_files


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a file have a name that is no UTF-8")
def test_a_name_that_is_no_utf8_is_shown_with_escapes_and_the_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/input/\xbc\xd7.xlsx")).write_bytes(b"x")
    (file,) = plain_files(tmp_path, "input").records
    assert file.name == "input/\\udcbc\\udcd7.xlsx"
    assert file.path.read_bytes() == b"x"
