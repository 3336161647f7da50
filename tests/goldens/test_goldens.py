"""Every document of a small workspace against its golden, part by part.

A part that rendering leaves as the template has it is guarded where the templates are made, and not repeated here; a
web page says what its docx says (tests/render/test_web.py).
After a wanted change: ``pytest tests/goldens --snapshot-update``, and read the diff.
"""

import json
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from rectify_docs.pipeline.templates import packaged_templates
from rectify_docs.report.kinds import BY_DEFAULT, KINDS
from tests.workspace import small_workspace


class Xml(SingleFileSnapshotExtension):
    """One indented XML file per part, so that a change can be read."""

    file_extension = "xml"
    _write_mode = WriteMode.TEXT


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = small_workspace(tmp_path_factory.mktemp("golden"))
    run(Request(workspace, pdf=False), Silent())
    return run(Request(workspace, only=frozenset(KINDS) - frozenset(BY_DEFAULT), pdf=False), Silent()).folder


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_documents_are_as_their_goldens(kind: str, output: Path, snapshot: SnapshotAssertion) -> None:
    record = json.loads((output / "run.json").read_bytes())
    documents = [
        document for document in record["documents"] if document["kind"] == kind and ".html" not in document["path"]
    ]
    assert documents, f"{kind} made no document, so it has no golden"
    for document in documents:
        path = Path(document["path"])
        for name, xml in rendered_parts(output / path, document["template"]).items():
            one_of_many = f"-{path.stem}" if path.parent.name else ""
            golden = f"{kind}{one_of_many}{path.suffix}-{name.replace('/', '-')}"
            assert xml == snapshot(name=golden, extension_class=Xml), golden


def rendered_parts(path: Path, template: str) -> dict[str, str]:
    """The XML parts that are not the template's own, indented; without the theme that XlsxWriter always writes."""
    untouched = archive(packaged_templates() / template) if template else {}
    return {
        name: indented(data)
        for name, data in archive(path).items()
        if name.endswith((".xml", ".rels")) and "/theme/" not in name and untouched.get(name) != data
    }


def archive(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def indented(data: bytes) -> str:
    root = etree.fromstring(data)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"
