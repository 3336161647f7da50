"""签发人: rows of two."""

import pytest

from rectify_docs.report.signers import signer_rows


@pytest.mark.parametrize(
    ("written", "rows"),
    [
        ("", []),
        ("张三", ["张　三"]),
        ("张三、李四五", ["张　三　李四五"]),
        ("张　三，李 四五、王六、", ["张　三　李四五", "王　六　　　　"]),
        ("欧阳某某、甲、乙丙丁", ["欧阳某某　甲", "乙丙丁　　　"]),
        ("欧阳某某", ["欧阳某某"]),
    ],
)
def test_rows(written: str, rows: list[str]) -> None:
    assert [row.names for row in signer_rows(written)] == rows
