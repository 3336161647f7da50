import tomllib
from importlib import resources

import pytest

from rectify_docs.normalise.columns import header_key, vocabulary

KINDS = ("measures", "progress", "closures", "rulings", "extensions", "units")
CANONICAL = {
    "measures": "问题编号 来源类型 领域 反馈问题 整改目标 措施编号 整改措施 牵头单位 责任单位 责任人 整改时限 "
    "督导单位 督导领导 验收单位 认定方式 调度频次 上级清单编号 开始日期",
    "progress": "措施编号 填报单位 整改措施 进展情况 完成进度 状态 完成日期 "
    "存在问题 滞后原因 预计完成日期 下一步措施 佐证材料 填报人 审核人",
    "closures": "问题编号 环节 日期 单位 结论 文号 备注",
    "rulings": "待决编号 决定 依据 决定人 日期",
    "extensions": "措施编号 原时限 新时限 理由 批准文号 批准日期",
    "units": "单位名称 别名 类别 上级 所属集合 启用日期 停用日期 继任单位",
}


def test_every_kind_is_tested() -> None:
    raw = tomllib.loads(resources.files("rectify_docs.normalise").joinpath("columns.toml").read_text(encoding="utf-8"))
    assert set(raw) == set(KINDS) == set(CANONICAL)


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_stands_for_two_fields(kind: str) -> None:
    words = vocabulary(kind)
    assert len(words.fields) >= len(words.labels)
    assert {field for fields in words.required for field in fields} | words.known <= set(words.labels)


@pytest.mark.parametrize("kind", KINDS)
def test_the_canonical_words_are_fields_of_their_own(kind: str) -> None:
    fields = [vocabulary(kind).field(word) for word in CANONICAL[kind].split()]
    assert None not in fields
    assert len(set(fields)) == len(fields)
    assert [vocabulary(kind).labels[field] for field in fields if field] == CANONICAL[kind].split()


@pytest.mark.parametrize(
    "word", ["完成进度（%）", "完 成\n进 度", "*完成进度", "完成进度：", "５.完成进度", "【完成进度】（必填）完成进度"]
)
def test_decorated_words(word: str) -> None:
    assert vocabulary("progress").field(word) == "percent"


def test_unknown_kind_and_word() -> None:
    assert vocabulary("progress").field("天气") is None
    assert header_key("（天气）：") == "(天气)"
    with pytest.raises(KeyError):
        vocabulary("weather")
