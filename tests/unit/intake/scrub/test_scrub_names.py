"""What `names` masks and what it leaves."""

import pytest

from service.intake.scrub.recognisers.names import find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mijn naam is Sanne de Groot.", ["Sanne de Groot"]),
        ("mevrouw Terpstra stond er", ["Terpstra"]),
        ("ik heet noa vermeulen", ["noa vermeulen"]),
        ("mijn buurman Zwart schold", ["Zwart"]),
        ("Getuige: A.J.M. Verhulst", ["A.J.M. Verhulst"]),
        ("Groeten,\nS. El Ouazzani", ["S. El Ouazzani"]),
        ("en toen Xandrivo kwam", ["Xandrivo"]),
        ("rachid liep weg", ["rachid"]),
        ("Anneke van 't Hoff zei", ["Anneke van 't Hoff"]),
        ("Finn: hou op\nMees: nee", ["Finn", "Mees"]),
        ("ze heet kezira en kezira huilde", ["kezira", "kezira"]),
        ("Zwart heet hij", ["Zwart"]),
        ("elke roos stond in bloem", []),
        ("ik wil naar huis", []),
        ("Jan en alleman kwam", []),
        ("op maandag in Nederland", []),
        ("HOUD OP MET NAFLUITEN OP STRAAT", []),
        ("we wonen aan de Witte de Withstraat", []),
        ("rachid kwartelaar liep weg", ["rachid kwartelaar"]),
        ("jansen - van", ["jansen"]),
        ("ter", []),
        ("rachid van", ["rachid"]),
        ("ik ben van", []),
        ("Mw. drs. H.W. Bronkhorst-Dijkema", ["Mw. drs. H.W. Bronkhorst-Dijkema"]),
        ("toen zei lil kevin dat", ["lil kevin"]),
        ("samen met Guy Hendriks weg", ["Guy Hendriks"]),
        ("van r. de jong gekregen", ["r. de jong"]),
        ("die ze Tosti noemen", ["Tosti"]),
        ("daaaan en ik", ["daaaan"]),
        ("huisbaas van kooten zei", ["van kooten"]),
        ("zijn naam is jan. #dankjeabdelkarim en abdelkarim", ["jan", "dankjeabdelkarim", "abdelkarim"]),
        ("hij gaf haar een Roos", []),
        ("Patiënt: W.G., geboren", ["W.G"]),
        ("bij de B.V. werkt hij", []),
        ("een man die Kapitein Cola heet", ["Kapitein Cola"]),
        ("hij heet Dr Honey", ["Dr Honey"]),
        ("daar spoelt Kapitein Cola aan", ["Kapitein Cola"]),
        ("ik heet bảo trân lê en woon hier", ["bảo trân lê"]),
        ("mijn vriend d'angelo kwam", ["d'angelo"]),
        ("die rachid heet duwt mij", ["rachid"]),
        ("die xandrivo heet duwt mij", ["xandrivo"]),
        ("jonkheer van Borssele van der Hooghe", ["van Borssele van der Hooghe"]),
        ("we zagen de Roij van Zuijdewijn daar", ["de Roij van Zuijdewijn"]),
    ],
)
def test_names_masks_exactly_what_it_should(masked, text, expected):
    assert masked(find, text) == expected
