import pytest
from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.model.stage import Stage
from rectify_docs.normalise.states import parse_state, words


@pytest.mark.parametrize(
    ("text", "stage", "ongoing", "capped"),
    [
        ("未启动", Stage.NOT_STARTED, False, False),
        ("正在推进", Stage.IN_PROGRESS, False, False),
        ("基本完成", Stage.IN_PROGRESS, False, False),
        ("阶段性办结", Stage.IN_PROGRESS, False, False),
        ("达到序时进度", Stage.IN_PROGRESS, False, False),
        ("未达到序时进度", Stage.IN_PROGRESS, False, False),
        ("滞后", Stage.IN_PROGRESS, False, False),
        ("长期坚持", Stage.IN_PROGRESS, True, False),
        ("已 完成", Stage.DONE, False, False),
        ("整改完成。", Stage.DONE, False, False),
        ("办结", Stage.DONE, False, False),
        ("已经完成,长期坚持", Stage.DONE, True, False),
        ("已完成（长期坚持）", Stage.DONE, True, False),
        ("已完成，需长期坚持", Stage.DONE, True, False),
        ("已完成并长期坚持", Stage.DONE, True, False),
        ("申请验收", Stage.ACCEPTANCE_REQUESTED, False, False),
        ("已验收", Stage.ACCEPTANCE_REQUESTED, False, True),
        ("公示", Stage.ACCEPTANCE_REQUESTED, False, True),
        ("已销号", Stage.ACCEPTANCE_REQUESTED, False, True),
        ("已公开，长期坚持", Stage.ACCEPTANCE_REQUESTED, True, True),
    ],
)
def test_words(text: str, stage: Stage, ongoing: bool, capped: bool) -> None:
    state = parse_state(text)
    assert state is not None
    assert (state.stage, state.ongoing, state.capped) == (stage, ongoing, capped)


@pytest.mark.parametrize("text", ["基本到位", "", "完成85%", "已完成未验收", "？"])
def test_unknown_words(text: str) -> None:
    assert parse_state(text) is None


def test_every_canonical_label_is_known() -> None:
    for stage in Stage:
        state = parse_state(stage.label)
        assert state is not None
        assert state.stage is min(stage, Stage.ACCEPTANCE_REQUESTED)
    assert len(words()) > 50


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    state = parse_state(text)
    assert state is None or state.stage <= Stage.ACCEPTANCE_REQUESTED
