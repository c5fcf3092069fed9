"""Names of organisations that only what stands around them tells."""

import pytest

from service.intake.scrub.recognisers.organisation_told import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de kapster bij knip & klaar lachte", ["knip & klaar"]),
        ("outside the yam & plantain services", ["the yam & plantain services"]),
        ("ik stond bij ons & jullie", []),
        ("wij gaan naar Jansen & Kuipers", []),
        ("het merk schoon &", []),
        ("wij waren bij de zwarte ruiter in den haag", ["de zwarte ruiter"]),
        ("a meid bij basic-box in venray", ["basic-box"]),
        ("wij waren bij de bushalte in den haag", []),
        ("hij zag de ruiter in den haag", []),
        ("ik woon al jaren in Breda", []),
        ("ruiter in breda", []),
        ("hij werkt bij tata ijmuiden", ["tata ijmuiden"]),
        ("ben van plan een merel te worden", []),
        ("wij kwamen van regio utrecht", []),
        ("bij zijn ruiter in breda", []),
        ("de bouncer, at the velvet crate", ["the velvet crate"]),
        ("een barman bij de zolderkelder duwde", ["de zolderkelder"]),
        ("i clean at the seabreeze lodge", ["the seabreeze lodge"]),
        ("zij speelt bij kentalis klein", ["kentalis klein"]),
        ("a nice little corner", []),
        ("lodge", []),
        ("de buurt, west van hier", []),
        ("een rij", []),
        ("een barman bij", []),
        ("een barman bij bezem", []),
        ("in de rij voor de loods", ["de loods"]),
        ("in de rij voor ons", []),
        ("in de rij voor hoera", []),
        ("in de rij voor gouden leeuwen", []),
        ("in de rij voor bioscoop", []),
        ("in de rij, wij", []),
        ("in de rij, voor de loods", []),
        ("de portier spuugde op de voorruit", []),
        ("in de rij voor de", []),
        ("ik zit in 4vmbo op de meander", ["de meander"]),
        ("ik zit op de bank", []),
        ("ik zit hier", []),
        ("mijn pakket kwam van SnelStip", ["SnelStip"]),
        ("wij huren van Woonkring Noord", ["Woonkring Noord"]),
        ("wij huren van Woonkring", []),
        ("wij huren van Breda", []),
    ],
)
def test_a_name_is_told_by_what_stands_around_it(masked, text, expected):
    assert masked(find, text) == expected
