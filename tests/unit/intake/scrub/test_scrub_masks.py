"""How findings become masks."""

from service.intake.scrub.masks import Mask, Scrubbed, merge


def mask(start, end, kind="PERSOON"):
    return Mask(start=start, end=end, kind=kind)


def test_overlap_becomes_one_of_surest_kind():
    assert merge([mask(3, 9), mask(0, 5, "BSN")]) == (mask(0, 9, "BSN"),)


def test_contained_mask_keeps_outer_end():
    assert merge([mask(0, 9), mask(2, 4, "TELEFOON")]) == (mask(0, 9, "TELEFOON"),)


def test_touching_masks_stay_two():
    assert merge([mask(4, 6), mask(0, 4)]) == (mask(0, 4), mask(4, 6))


def test_printing_scrubbed_text_shows_nothing():
    assert repr(Scrubbed(text="geheim", masks=())) == "Scrubbed(...)"
