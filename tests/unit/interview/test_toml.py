import datetime as dt
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.interview.toml import line, open_line, open_table, quote


@given(st.text())
def test_any_text_comes_back_as_it_was(text):
    assert tomllib.loads(f"a = {quote(text)}") == {"a": text}


def test_text_cannot_end_its_string_or_its_line():
    assert quote('a"\n[eigenaar]\nb = \\"x') == '"a\\"\\n[eigenaar]\\nb = \\\\\\"x"'
    assert quote("\x00\x1b\x7f\x85\u2028\r\t") == '"\\u0000\\u001b\\u007f\\u0085\\u2028\\r\\t"'


def test_half_a_sign_becomes_a_question_mark():
    assert quote("caf\udce9") == '"caf?"'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("café", '"café"'),
        (True, "true"),
        (False, "false"),
        (40, "40"),
        (dt.date(2027, 1, 31), "2027-01-31"),
        (("a", "b"), '["a", "b"]'),
        ((), "[]"),
        ({"nl": "ja", "en": "yes"}, '{ nl = "ja", en = "yes" }'),
        ([{"vraag": "wat"}], '[{ vraag = "wat" }]'),
    ],
)
def test_values_are_written_on_one_line(value, written):
    assert line("a", value) == f"a = {written}"
    assert tomllib.loads(line("a", value, "let op")) == tomllib.loads(f"a = {written}")


def test_open_places_are_comments_that_are_right_without_their_mark():
    lines = [open_line("naam", '"..."'), *open_table("[eigenaar]", naam='"..."')]
    assert tomllib.loads("\n".join(lines)) == {}
    bare = "\n".join(line.removeprefix("# NOG INVULLEN: ") for line in lines)
    assert tomllib.loads(bare) == {"naam": "...", "eigenaar": {"naam": "..."}}
