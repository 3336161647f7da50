import tomllib
from pathlib import Path

import pytest

from rectify_docs.errors import ExitCode, UsageError
from rectify_docs.settings import Settings, commented_defaults, load


def test_a_workspace_without_settings_has_defaults(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


def test_a_misspelt_key_and_a_wrong_value_are_both_named(tmp_path: Path) -> None:
    (tmp_path / "rectify.toml").write_text('[rules]\ndue_soon_day = 3\ndue_soon_days = "x"\n', encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load(tmp_path)
    assert "rules.due_soon_day（" in caught.value.place
    assert "rules.due_soon_days（" in caught.value.place
    assert caught.value.exit_code is ExitCode.USAGE


@pytest.mark.parametrize("data", [b"a = ", "市名 = 1".encode("gb18030")])
def test_settings_that_are_no_toml_or_no_utf8(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "rectify.toml").write_bytes(data)
    with pytest.raises(UsageError):
        load(tmp_path)


def test_a_byte_order_mark_by_notepad_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "rectify.toml").write_text('[office]\ncity = "示例市"\n', encoding="utf-8-sig")
    assert load(tmp_path).office.city == "示例市"


def test_the_commented_defaults_are_the_defaults(tmp_path: Path) -> None:
    text = commented_defaults()
    (tmp_path / "rectify.toml").write_text(text, encoding="utf-8")
    assert load(tmp_path) == Settings()
    uncommented = "\n".join(line.removeprefix("# ") if " = " in line else line for line in text.splitlines())
    assert set(tomllib.loads(uncommented)) >= {"office", "inspection", "dispatch", "npc-report", "rules", "pdf"}


def test_a_signature_stamp_needs_the_post_of_who_signs(tmp_path: Path) -> None:
    (tmp_path / "rectify.toml").write_text('[office]\nseal = "签名章"\n', encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load(tmp_path)
    assert "office.title（seal 为“签名章”时须填写签发人职务，如“市长”" in caught.value.place
    (tmp_path / "rectify.toml").write_text('[office]\ntitle = "主任"\nseal = "签名章"\n', encoding="utf-8")
    assert load(tmp_path).office.title == "主任"
