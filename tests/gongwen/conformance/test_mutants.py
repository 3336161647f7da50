"""Every broken document is found under the rule that it breaks, and the good ones are not found fault with."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from rectify_docs.gongwen.conformance.check import FILE_RULES, PAGE_RULES, check_docx, check_pages
from rectify_docs.gongwen.conformance.records import Result, Verdict, failed
from rectify_docs.pipeline.pdfs import PdfMaker
from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Request
from rectify_docs.pipeline.run import run
from rectify_docs.render.pdf import find_soffice
from tests.gongwen.conformance.foreign import foreign, foreign_minutes
from tests.gongwen.conformance.mutants import FILE_MUTANTS, GOOD, PAGE_MUTANTS, Mutant, mutated
from tests.workspace import example_workspace, png

OFFICE = find_soffice("")
NEEDS_OFFICE = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: no pages to look at")
FONTS = Path(__file__).parents[3] / ".cache" / "fonts"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    folder = run(Request(example_workspace(tmp_path_factory.mktemp("格式")), pdf=False), Silent()).folder
    ours = {name: next(iter(sorted(folder.glob(pattern)))).read_bytes() for name, pattern in GOOD.items()}
    upward = _made(tmp_path_factory.mktemp("上行"), "dispatch", "[dispatch]", UPWARD)
    unsealed = _made(tmp_path_factory.mktemp("不盖章"), "dispatch", "[office]", 'seal = "不加盖印章"')
    stamped = _made(tmp_path_factory.mktemp("签名章"), "dispatch", "[office]", STAMPED)
    pictured = _made(tmp_path_factory.mktemp("签名章图"), "dispatch", "[office]", PICTURED)
    marked = _made(tmp_path_factory.mktemp("信函"), "letter", "[supervision-letter]", MARKED)
    ours |= {
        "upward": upward,
        "unsealed": unsealed,
        "stamped": stamped,
        "stamped-picture": pictured,
        "letter-marked": marked,
    }
    return ours | {"foreign": foreign(), "foreign-minutes": foreign_minutes()}


def _made(folder: Path, what: str, table: str, keys: str) -> bytes:
    """A dispatch or a letter with settings of its own."""
    workspace = example_workspace(folder)
    (workspace / "章.png").write_bytes(png(400, 160))
    file = workspace / "rectify.toml"
    text = file.read_text(encoding="utf-8").replace(table, f"{table}\n{keys}", 1)
    file.write_text(text, encoding="utf-8")
    made = run(Request(workspace, pdf=False, only=frozenset({KIND[what]})), Silent()).folder
    return next(iter(sorted(made.glob(GOOD[what])))).read_bytes()


def found(results: tuple[Result, ...], verdict: Verdict = Verdict.FAILED) -> set[str]:
    return {one.rule for one in results if one.answer.verdict is verdict}


KIND = {"dispatch": "weekly-dispatch", "letter": "supervision-letter"}
ALL_GOOD = (*GOOD, "upward", "unsealed", "stamped", "stamped-picture", "letter-marked", "foreign", "foreign-minutes")
STAMPED = 'seal = "签名章"\ntitle = "主任"'
PICTURED = f'{STAMPED}\nstamp_image = "章.png"'
MARKED = """copy_number = "000012"
secrecy = "秘密★1年"
urgency = "加急"
"""
UPWARD = """copy_number = "000012"
secrecy = "秘密★1年"
urgency = "加急"
signers = "张三、李四五、王小六"
remark = "联系人：王某，电话：0000000"
"""


@pytest.mark.parametrize("name", ALL_GOOD)
def test_good_documents_keep_every_rule(good: Mapping[str, bytes], name: str) -> None:
    results = check_docx(good[name])
    assert found(results) == set()
    assert not failed(results)
    assert {one.rule for one in results} == {id_ for rules in FILE_RULES for id_ in rules.by_id}


def test_unsealed_documents_are_measured_as_such(good: Mapping[str, bytes]) -> None:
    assert {"SIGN-01", "SIGN-04"} <= found(check_docx(good["unsealed"]), Verdict.PASSED)


def test_a_signature_stamp_is_measured_as_such(good: Mapping[str, bytes]) -> None:
    results = check_docx(good["stamped"])
    assert "SIGN-05" in found(results, Verdict.PASSED)
    assert "SIGN-04" in found(results, Verdict.NOT_APPLICABLE)
    assert "SIGN-05" in found(check_docx(good["report"]), Verdict.NOT_APPLICABLE)


def test_every_rule_on_the_file_is_passed_by_a_good_document(good: Mapping[str, bytes]) -> None:
    passed = set().union(*(found(check_docx(data), Verdict.PASSED) for data in good.values()))
    assert passed == {id_ for rules in FILE_RULES for id_ in rules.by_id}


def test_what_fails_says_its_remedy_and_nothing_else_does(good: Mapping[str, bytes]) -> None:
    for mutant in FILE_MUTANTS[:3]:
        for one in check_docx(mutated(good[mutant.of], mutant.breaks)):
            assert bool(one.remedy) is (one.answer.verdict is Verdict.FAILED)


@pytest.mark.parametrize("mutant", FILE_MUTANTS, ids=lambda one: f"{one.rule} {one.what}")
def test_a_broken_file_is_found(good: Mapping[str, bytes], mutant: Mutant) -> None:
    results = check_docx(mutated(good[mutant.of], mutant.breaks))
    assert mutant.rule in found(results)
    assert failed(results) is any(one.fails for one in results)


def test_every_rule_on_the_file_has_a_mutant() -> None:
    rules = {id_ for family in FILE_RULES for id_ in family.by_id}
    assert {one.rule for one in FILE_MUTANTS} == rules


@pytest.fixture(scope="module")
def pages(good: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Result, ...]]:
    """Good documents and mutants rendered in one call of LibreOffice → what their pages show."""
    assert OFFICE is not None
    folder = tmp_path_factory.mktemp("版面")
    documents = {f"good-{name}": data for name, data in good.items()}
    documents |= {str(at): mutated(good[one.of], one.breaks) for at, one in enumerate(PAGE_MUTANTS)}
    files = [folder / f"{name}.docx" for name in documents]
    for file, data in zip(files, documents.values(), strict=True):
        file.write_bytes(data)
    fonts = (FONTS,) if FONTS.is_dir() else ()
    made = PdfMaker(OFFICE, fonts, 600).complete(files, folder).pages
    assert set(made) == {file.with_suffix(".pdf").name for file in files}
    return {file.stem: check_pages(file.read_bytes(), file.with_suffix(".pdf").read_bytes()) for file in files}


@NEEDS_OFFICE
@pytest.mark.skipif(not FONTS.is_dir(), reason="the free fonts are not downloaded (make run): figures hold with them")
class TestPages:
    @pytest.mark.parametrize("name", ALL_GOOD)
    def test_good_pages_keep_every_rule(self, pages: Mapping[str, tuple[Result, ...]], name: str) -> None:
        results = pages[f"good-{name}"]
        assert not found(results)
        assert not failed(results)
        assert {one.rule for one in results} == {id_ for rules in PAGE_RULES for id_ in rules.by_id}

    @pytest.mark.parametrize("at", range(len(PAGE_MUTANTS)), ids=[f"{one.rule} {one.what}" for one in PAGE_MUTANTS])
    def test_a_broken_page_is_found(self, pages: Mapping[str, tuple[Result, ...]], at: int) -> None:
        assert PAGE_MUTANTS[at].rule in found(pages[str(at)]) - found(pages[f"good-{PAGE_MUTANTS[at].of}"])

    def test_every_rule_on_the_page_is_passed_by_a_good_document(self, pages: Mapping[str, tuple[Result, ...]]) -> None:
        passed = set().union(*(found(pages[f"good-{name}"], Verdict.PASSED) for name in ALL_GOOD))
        assert passed | BY_HAND >= {id_ for rules in PAGE_RULES for id_ in rules.by_id}


BY_HAND = {"TEXT-06p", "TEXT-06q", "TEXT-01p", "SIGN-06p", "FONT-02p", "FONT-03p"}
"""Rules of pages that no template of ours can break: test_lines.py."""


def test_every_rule_on_the_page_has_a_mutant_or_a_page_made_by_hand() -> None:
    rules = {id_ for family in PAGE_RULES for id_ in family.by_id}
    assert {one.rule for one in PAGE_MUTANTS} == rules - BY_HAND
