"""What holds for every text: masks are sane, nothing crashes, and long texts cost in proportion."""

import re
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from service.intake.scrub.engine import Scrubber
from service.intake.scrub.masks import KINDS
from service.intake.scrub.normalise import normalise

SCRUBBER = Scrubber()
PIECES = st.sampled_from(
    [
        "ik heet Sanne de Groot,",
        "mevrouw",
        "0612345678",
        "nul zes",
        "@jan_99",
        "jan punt smit apenstaartje huis punt nl",
        "2549 JK",
        "Dorpsstraat 9",
        "geboren 1-2-1990",
        "NL91 ABNA 0417 1643 00",
        "BSN 111222333",
        "KZ-481-T",
        "www.huis.nl",
        "(19)",
        "\u200b",
        "́",
        "٠٦",
        "😀",
        "\n",
        ". ",
        ":",
        "'",
        "-",
        "É",
        "İ",
        "ß",
        "ﷺ",
        "insta: wolf.x",
        "dossiernummer 12-99",
        "Van den",
        "van 't",
        "J.",
        "in Rotterdam",
        "bij de jumbo",
        "ADHD",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
)
SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(TEXTS)
@example("\ud800 ik heet \udfff")
@example("0" * 400)
def test_masks_are_sorted_disjoint_and_in_range(text):
    masks = SCRUBBER.scrub(text, "nl").masks
    ends = [0, *(mask.end for mask in masks)]
    for before, mask in zip(ends, masks, strict=False):
        assert before <= mask.start < mask.end <= len(text)
        assert mask.kind in KINDS


@SLOW
@given(TEXTS)
def test_text_is_original_with_masks_cut_out(text):
    scrubbed = SCRUBBER.scrub(text, "nl")
    rest, position = "", 0
    for mask in scrubbed.masks:
        rest += text[position : mask.start] + f"[{mask.kind}]"
        position = mask.end
    assert scrubbed.text == rest + text[position:]


@SLOW
@given(st.text(max_size=200))
def test_normalised_positions_map_into_original(text):
    normalised = normalise(text)
    assert len(normalised.folded) == len(normalised.text)
    spans = [normalised.original_span(at, at + 1) for at in range(len(normalised.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@given(st.integers(min_value=0, max_value=99_999_999))
def test_mobile_number_never_survives_any_spacing(digits):
    written = f"06{digits:08d}"
    spaced = " ".join(re.findall("..", written))
    for text in (f"bel {written} nu", f"bel {spaced} nu", f"bel {spaced.replace(' ', '.')} nu"):
        assert SCRUBBER.scrub(text, "nl").text == "bel [TELEFOON] nu"


ATTACKS = {
    "dots": ".",
    "digits": "1",
    "spaced digits": "1 ",
    "zeroes with hyphens": "0-",
    "names": "Jan Jansen ",
    "name with particles": "Jan van de ",
    "domains": "a.",
    "at signs": "a@",
    "spoken at": " at a",
    "letters": "a",
    "capitals": "Ab ",
    "marks": "e\u0301",
    "only marks": "\u0301",
    "plate pieces": "x-1-",
    "cues": "naam is ",
    "living": "woon a ",
    "spaces": " ",
    "newlines": "a:\n",
    "underscores": "a_",
    "number words": "nul zes ",
    "ipv6": "a:",
    "brackets": "(((",
    "bsn": "bsn 1",
    "quotes": "'",
}


def seconds(text):
    best = float("inf")
    for _ in range(3):
        before = time.thread_time()
        normalise(text)
        SCRUBBER.scrub(text, "nl")
        best = min(best, time.thread_time() - before)
    return best


@pytest.mark.parametrize("name", ATTACKS)
def test_hostile_text_costs_in_proportion(name):
    unit = ATTACKS[name]
    small, large = (unit * (size // len(unit)) for size in (4_000, 16_000))
    # Four times the text; twice that leaves room for noise, and quadratic growth would show as sixteen.
    assert seconds(large) <= 8 * seconds(small) + 0.02
