from hypothesis import given
from hypothesis import strategies as st

from rectify_docs.render.type1 import UNIQUE_ID, _decrypted, _encrypted, numbered


def program(number: int, glyphs: bytes) -> tuple[bytes, int, int]:
    head = b"%%!FontType1-1.0: X\n/UniqueID %d def\neexec\n" % number
    body = _encrypted(b"\0\0\0\0dup /Private\n/UniqueID %d def\n%b" % (number, glyphs))
    return head + body + b"0" * 64, len(head), len(body)


@given(st.binary(max_size=300))
def test_what_is_encrypted_comes_back(plain: bytes) -> None:
    assert _decrypted(_encrypted(plain)) == plain


def test_the_same_font_is_the_same_bytes_whatever_its_number_in_the_batch() -> None:
    assert numbered(*program(4100001, b"glyphs")) == numbered(*program(4100026, b"glyphs"))


def test_another_font_has_another_number_in_both_parts() -> None:
    one, two = numbered(*program(4100001, b"glyphs")), numbered(*program(4100001, b"others"))
    assert UNIQUE_ID.findall(one) != UNIQUE_ID.findall(two)
    data, clear, hidden = program(4100001, b"glyphs")
    done = numbered(data, clear, hidden)
    assert UNIQUE_ID.findall(done) == UNIQUE_ID.findall(_decrypted(done[clear : clear + hidden]))
    assert done.endswith(b"0" * 64)
