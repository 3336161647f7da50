import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rectify_docs.filing.names import MAX_BYTES, RESERVED, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("整改工作周调度通报.docx", "整改工作周调度通报.docx"),
        ("附件1：整改措施清单（第1版）.xlsx", "附件1：整改措施清单（第1版）.xlsx"),
        ("督办通知单（市水务局/市环保局）.docx", "督办通知单（市水务局／市环保局）.docx"),
        ('a<b>c:"d"|e?f*g\\h', "a＜b＞c：＂d＂｜e？f＊g＼h"),
        ("通报. ", "通报"),
        ("..\\..\\etc", "＼..＼etc"),
        ("  两个\n 空白\t字符 ", "两个 空白 字符"),
        ("~$通报.docx", "通报.docx"),
        ("CON", "CON_"),
        ("con.docx", "con_.docx"),
        ("LPT1 .tar.gz", "LPT1_.tar.gz"),
        ("COM¹", "COM¹_"),
        ("CONTROL.docx", "CONTROL.docx"),
        ("控\x00制\u202e字\ufeff符\ue000.docx", "控制字符.docx"),
        ("e\u200b\u0301", "é"),
        ("", "未命名"),
        (" . ", "未命名"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_long_names_keep_their_ending_and_stay_distinct() -> None:
    first, second = (safe_name("整改完成情况公示" * 20 + tail + ".docx") for tail in ("甲", "乙"))
    assert first != second
    assert first.startswith("整改完成情况公示整改")
    assert first.endswith(".docx")
    assert MAX_BYTES - 3 < len(first.encode()) <= MAX_BYTES


@given(st.text(st.characters(exclude_categories=())) | st.text("整改 .\\/:$~CONcomLPT1\n-_", max_size=150))
@example("a" * 115 + "....... b.docx")
def test_any_text_gives_a_name_that_windows_accepts(text: str) -> None:
    name = safe_name(text)
    assert 0 < len(name.encode()) <= MAX_BYTES
    assert not set(name) & set('<>:"/\\|?*')
    assert name == name.strip(" .")
    assert not RESERVED.fullmatch(name.partition(".")[0])
    assert not name.startswith("~$")
    assert safe_name(name) == name
