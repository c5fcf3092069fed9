"""What `relation` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.relation import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("het was de eigenaar van de toko", ["de eigenaar van de toko"]),
        ("zijn neef die bij de gemeente werkt zag het", ["zijn neef die bij de gemeente werkt"]),
        ("his uncle runs the beach club", ["his uncle runs the beach club"]),
        ("the only family on this estate", ["the only family on this estate"]),
        ("de enige keer dat ik wat zei", []),
        ("mijn broer is boos", []),
    ],
)
def test_relation_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
