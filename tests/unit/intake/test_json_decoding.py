"""From the bytes of an API client to an object, or to nothing."""

import pytest
from support import breda

from service.intake.api import decode_object, telephone_of
from service.web.problems import TelephoneLine


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"{}", {}),
        (b' {"a": ["b"]}\n', {"a": ["b"]}),
        (b'{"a": "\\u0000"}', {"a": "\0"}),
        (b'{"a": "\\ud83d\\ude00"}', {"a": "\U0001f600"}),
        (b'{"a": 123456789012345678901234567890}', {"a": 123456789012345678901234567890}),
    ],
)
def test_object_is_decoded(body, expected):
    assert decode_object(bytearray(body)) == expected


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"[]", b"null", b'"a"', b"1", b"{", b'{"a":}', b"{'a': 1}", b"{} {}", b"NaN", b'{"a": Infinity}'),
        *(b"\xff", b'{"a": "\xff"}', b'{"a": "\xed\xa0\x80"}', b'\xef\xbb\xbf{"a": 1}', b'{"a": "\0"}'),
        *(b'{"a": "\\ud800"}', b'{"a": "\\ud800xxxxxxx"}', b'{"a": "\\udc00\\ud800"}', b'{"\\udfff": 1}'),
        *(b"[" * 16384, b'{"a":' * 3000, b'{"a": ' + b"9" * 6000 + b"}", b'{"a": 1e999}'),
    ],
)
def test_anything_else_is_nothing(body):
    assert decode_object(bytearray(body)) is None


def test_telephone_lines_are_those_of_the_policy():
    lines = telephone_of(breda())
    assert lines[:2] == (
        TelephoneLine(name="Alarmnummer 112", phone="112"),
        TelephoneLine(name="Centrum Seksueel Geweld", phone="0800-0188"),
    )
    assert len(lines) == len(breda().telephone_lines)
