"""PDF/A-1b as an independent validator sees it: PDFBox Preflight (Debian: libpdfbox2-java with its companions)."""

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from rectify_docs.render.pdf import find_soffice
from tests.workspace import example_workspace

JARS = [
    Path("/usr/share/java") / f"{name}.jar"
    for name in ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")
]
MISSING = [jar.name for jar in JARS if not jar.is_file()]
pytestmark = [
    pytest.mark.skipif(find_soffice("") is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(
        bool(MISSING) or shutil.which("java") is None,
        reason="no Preflight (Debian: default-jre-headless libpdfbox2-java libactivation-java libjaxb-api-java)",
    ),
]


def made(folder: Path) -> list[Path]:
    """The record PDFs of the example's list and notices."""
    workspace = example_workspace(folder)
    settings = workspace / "rectify.toml"
    text = settings.read_text(encoding="utf-8").replace("[pdf]\n", '[pdf]\nstandard = "1b"\n')
    settings.write_text(text, encoding="utf-8")
    done = run(Request(workspace, pdf=True, only=frozenset({"disclosure-notice", "measure-list"})), Silent())
    return sorted(done.folder.glob("*.pdf"))


def verdicts(files: list[Path]) -> list[bool]:
    """What Preflight says of each; it names a file in the machine's own encoding, so only the order tells."""
    command = ["java", "-cp", ":".join(map(str, JARS)), "org.apache.pdfbox.preflight.Validator_A1b"]
    said = [subprocess.run([*command, str(file)], capture_output=True, text=True, check=False).stdout for file in files]
    return ["is a valid PDF/A-1b file" in each for each in said]


def test_record_pdfs_are_valid_archival_files(tmp_path: Path) -> None:
    files = made(tmp_path / "工作区")
    assert len(files) > 1
    assert all(verdicts(files))
    with pikepdf.open(files[0], allow_overwriting_input=True) as pdf:
        del pdf.Root.OutputIntents
        pdf.save(files[0])
    assert verdicts(files[:1]) == [False]
