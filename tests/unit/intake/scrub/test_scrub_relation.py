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
        ("de broer van de wethouder sport", ["de broer van de wethouder sport"]),
        ("de moeder van het kind", []),
        ("de opa van een jongen uit mijn klas", ["de opa van een jongen uit mijn klas"]),
        ("de man van de winkel", []),
        ("de man van onze tolk", ["de man van onze tolk"]),
        ("zijn vader is de huisarts", ["zijn vader is de huisarts"]),
        ("mijn vader is de beste", []),
        ("mijn zus op de personeelsafdeling", ["mijn zus op de personeelsafdeling"]),
        ("mijn zus op de bank", []),
        ("ze is wethouder in ons dorp", ["wethouder in ons dorp"]),
        ("een wethouder van de stad", []),
        ("the landlord's son", ["the landlord's son"]),
        ("hij is ook nog zijn peetoom", ["zijn peetoom"]),
        ("zijn peetoom", []),
        ("als enige man in het pension", ["als enige man in het pension"]),
        ("als enige naar huis", []),
        ("de oudste bewoonster van de wijk", ["de oudste bewoonster van de wijk"]),
        ("de oudste zoon", []),
        ("only an old man with a rose", []),
        ("zijn zus die lacht", []),
        ("zijn broer", []),
        ("de vroegere koster van het dorp ernaast", ["de vroegere koster van het dorp ernaast"]),
        (
            "enige raadslid met een niet-westerse achtergrond in deze gemeente",
            ["enige raadslid met een niet-westerse achtergrond in deze gemeente"],
        ),
        ("the owner of the green bar", ["the owner of the green bar"]),
        ("de broer van mijn moeder", ["de broer van mijn moeder"]),
        ("coach bij de club", []),
    ],
)
def test_relation_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
