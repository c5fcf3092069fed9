"""From the bytes of a browser's form to the object that the API takes."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import breda

from service.intake.form import decode_form

POLICY = breda()


def decode(body):
    return decode_form(POLICY, bytearray(body))


def test_form_becomes_the_object_of_the_api():
    body = b"rol=zelf&wat=fluiten&wat=volgen&verhaal=caf%C3%A9+%26+straat&sleutel=x"
    expected = {"rol": "zelf", "wat": ["fluiten", "volgen"], "verhaal": "café & straat", "sleutel": "x"}
    assert decode(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", {}),
        (b"verhaal=", {"verhaal": ""}),
        (b"wat=fluiten", {"wat": ["fluiten"]}),
        (b"verhaal=a%0D%0Ab%0Dc%0Ad", {"verhaal": "a\nb\rc\nd"}),
        (b"verhaal=%00", {"verhaal": "\0"}),
        (b"rol=zelf&rol=werk", {"rol": ["zelf", "werk"]}),
        (b"rol=zelf&rol=werk&rol=zelf", {"rol": [["zelf", "werk"], "zelf"]}),
        (b"rol=&rol=zelf", {"rol": ["", "zelf"]}),
        (b"kanarie=1", {"kanarie": "1"}),
        (b"rol", {"rol": ""}),
    ],
)
def test_unusual_forms_keep_their_meaning(body, expected):
    assert decode(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        b"verhaal=\xff",
        b"verhaal=%FF",
        b"verhaal=%ED%A0%80",
        b"%C3=x",
        b"&".join(b"wat=fluiten" for _ in range(201)),
        b"&".join(b"x%d=1" % number for number in range(300)),
    ],
)
def test_what_is_no_form_is_refused(body):
    assert decode(body) is None


def test_most_fields_are_two_hundred():
    assert decode(b"&".join(b"wat=fluiten" for _ in range(200))) == {"wat": ["fluiten"] * 200}


@given(st.text(max_size=200))
def test_text_arrives_as_it_was_typed(text):
    # A browser sends every line end as CR LF.
    typed = text.replace("\r", "")
    body = urlencode({"verhaal": typed.replace("\n", "\r\n")}).encode()
    assert decode(body) == {"verhaal": typed}


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(body):
    raw = decode(body)
    assert raw is None or all(isinstance(name, str) for name in raw)
