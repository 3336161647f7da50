import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from rectify_docs.model.run import DocumentRecord, RunRecord, dump

Fill = Callable[[Path, Mapping[str, str]], RunRecord]
SHA = "0" * 64


@pytest.fixture
def fill() -> Fill:
    """Write documents and their run.json into a folder, as a run does."""

    def fill_folder(folder: Path, documents: Mapping[str, str]) -> RunRecord:
        for path, content in documents.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(content, encoding="utf-8")
        run = RunRecord(
            schema_number=1,
            as_of=dt.date(2018, 7, 6),
            version="0",
            settings_sha256=SHA,
            inputs=(),
            documents=tuple(
                DocumentRecord(kind="k", path=path, sha256=hashlib.sha256(content.encode()).hexdigest(), template="")
                for path, content in documents.items()
            ),
            figures=(),
            findings=(),
            skipped=(),
        )
        (folder / "run.json").write_bytes(dump(run))
        (folder / "ledger.json").write_text("{}", encoding="utf-8")
        return run

    return fill_folder
