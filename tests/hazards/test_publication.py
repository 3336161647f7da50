"""What must not reach the public, and where a published text comes from."""

import datetime as dt
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from rectify_docs.errors import VerifyError
from rectify_docs.pipeline.plan import import_plan
from rectify_docs.pipeline.progress import Silent
from rectify_docs.pipeline.request import Answer, Request
from rectify_docs.pipeline.run import run
from rectify_docs.pipeline.templates import packaged_templates
from tests.workspace import CLOSURES, LIST_HEADER, LIST_ROWS, SETTINGS, sheet, small_workspace

LIST = "input/measures/2026-01-01/清单.xlsx"
NOTICE = "disclosure-notice"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace in which problem 1 is fit for a notice."""
    return small_workspace(tmp_path)


def published(workspace: Path, **options: Any) -> Answer:
    return run(Request(workspace, only=frozenset({NOTICE, "check-list"}), pdf=False, **options), Silent())


def notices(answer: Answer) -> list[str]:
    return [name for name in answer.documents if name.endswith(".docx")]


def said(answer: Answer, code: str) -> list[str]:
    return [found.message for found in answer.findings if found.code == code]


def with_problem(workspace: Path, text: str) -> None:
    rows = [(*row[:3], text, *row[4:]) if row[0] == 1 else row for row in LIST_ROWS]
    sheet(workspace / LIST, ("整改措施清单",), LIST_HEADER, rows)


def test_the_problem_is_fit_for_a_notice_as_it_stands(workspace: Path) -> None:
    answer = published(workspace)
    assert len(notices(answer)) == 1
    assert said(answer, "D509") == []


@pytest.mark.hazard("H12")
def test_another_number_in_the_text_than_in_the_list(workspace: Path) -> None:
    with_problem(workspace, "序号十：乙河排口污水直排")
    answer = published(workspace)
    assert notices(answer) == []
    assert "标题序号与附表序号不一致" in said(answer, "D509")[0]


@pytest.mark.hazard("H54")
@pytest.mark.parametrize("text", ["排口污水直排（*年*月*日）", "排口污水直排（略）"])
def test_masked_digits_are_not_published(workspace: Path, text: str) -> None:
    with_problem(workspace, text)
    answer = published(workspace)
    assert notices(answer) == []
    assert "仍有未填内容" in said(answer, "D509")[0]


@pytest.mark.hazard("H55")
def test_a_placeholder_in_the_data_or_in_the_template_is_not_published(workspace: Path) -> None:
    record = (1, "验收", "2026-03-01", "〔市直牵头验收(监管)单位〕", "通过", None, "经现场核查")
    header = ("问题编号", "环节", "日期", "单位", "结论", "文号", "备注")
    sheet(workspace / "input/closures/记录.xlsx", (), header, [record])
    assert notices(published(workspace)) == []
    sheet(workspace / "input/closures/记录.xlsx", (), header, CLOSURES)
    template = docx.Document(str(packaged_templates() / "docx/disclosure-notice.docx"))
    template.add_paragraph("请向〔受理单位〕反映。")
    (workspace / "templates/docx").mkdir(parents=True)
    template.save(str(workspace / "templates/docx/disclosure-notice.docx"))
    with pytest.raises(VerifyError, match="没有未填内容"):
        published(workspace)


@pytest.mark.hazard("H56")
def test_a_stated_period_that_does_not_fit_its_dates(workspace: Path) -> None:
    with_problem(workspace, "排口污水直排，公示期2024年9月29日至10月9日共10个工作日")
    answer = published(workspace)
    assert notices(answer) == []
    assert "实为4个工作日" in said(answer, "D509")[0]


@pytest.mark.hazard("H57")
def test_periods_follow_the_adjusted_calendar_and_no_year_is_guessed(workspace: Path) -> None:
    answer = published(workspace, issue_date=dt.date(2026, 4, 27))
    text = "\n".join(one.text for one in docx.Document(str(answer.folder / notices(answer)[0])).paragraphs)
    assert "2026年4月27日至2026年5月12日" in text
    assert "5月9日调休上班，计入" in text
    unknown = published(workspace, issue_date=dt.date(2099, 1, 5))
    assert notices(unknown) == []
    assert said(unknown, "D506") == ["无2099年放假安排，不能计算工作日"]


@pytest.mark.hazard("H58")
def test_nothing_is_published_before_it_is_accepted(workspace: Path) -> None:
    (workspace / "input/closures/记录.xlsx").unlink()
    answer = published(workspace)
    assert notices(answer) == []
    assert any("尚未验收通过：问题1" in item.why for item in answer.skipped)


@pytest.mark.hazard("H59")
def test_mobile_numbers_are_warned_of(workspace: Path) -> None:
    (workspace / "rectify.toml").write_text(SETTINGS.replace("0000-7654321", "15912345678"), encoding="utf-8")
    answer = published(workspace)
    assert said(answer, "D508") == ["rectify.toml [disclosure-notice] 的联系方式中有手机号码15912345678"]
    assert len(notices(answer)) == 1


@pytest.mark.hazard("H53")
def test_an_imported_plan_keeps_its_order_its_text_and_the_hash_of_its_source(tmp_path: Path) -> None:
    clause = "（责任单位：市环保局；责任人：主要负责人；整改时限：{}）"
    lines = [
        "一、整改任务",
        "1.甲问题。",
        f"先做甲。{clause.format('2017岁尾前')}",
        "2.乙问题。",
        f"再做乙。{clause.format('2018年底')}",
    ]
    (tmp_path / "方案.txt").write_text("\n".join(lines), encoding="utf-8")
    done = import_plan(tmp_path / "方案.txt", tmp_path / "清单.xlsx")
    page = openpyxl.load_workbook(done.target).worksheets[0]
    rows = list(page.iter_rows(min_row=4, values_only=True))
    texts = [str(value) for row in rows for value in row if value]
    assert texts.index("先做甲。") < texts.index("再做乙。")
    assert "2017岁尾前" in texts
    assert "SHA-256：" in str(page["A2"].value)
