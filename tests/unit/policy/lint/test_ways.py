"""Every way that a policy names leads somewhere: a number that can be called, an address that can be written to."""

import tomllib

import pytest
from support import PROEFDAM, ROOT

from service.policy.convert import convert_all
from service.policy.library import read_library
from service.policy.lint.organisation import RULES
from service.policy.shape.meldpunt import PolicyFile

TEXT = PROEFDAM.read_text(encoding="utf-8")
LIBRARY = read_library(ROOT / "policies" / "library")[0]


def places(edits):
    text = TEXT
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    file, findings = convert_all(tomllib.loads(text), PolicyFile, "proefdam.toml")
    assert findings == ()
    return [(path, code) for rule in RULES for path, code, _right in rule(file, LIBRARY)]


CHANNEL = 'soort = "telefoon"\nadres = "012-345 67 89"'


@pytest.mark.parametrize(
    ("kind", "address", "fits"),
    [
        ("telefoon", "14 050", True),
        ("telefoon", "+31 12 345 67 89", True),
        ("telefoon", "+31 (0)12 345 67 89", False),
        ("telefoon", "https://bureau.proefdam.example/bellen", True),
        ("telefoon", "bureau@proefdam.example", False),
        ("telefoon", "http://bureau.proefdam.example", False),
        ("whatsapp", "06-12345678", True),
        ("whatsapp", "https://bureau.proefdam.example", True),
        ("whatsapp", "bureau@proefdam.example", False),
        ("email", "Bureau.Melden@proefdam.example", True),
        ("email", "https://bureau.proefdam.example", True),
        ("email", "012-345 67 89", False),
        ("email", "bureau@proefdam", False),
        ("balie", "Markt 1", True),
        ("chat", "https://bureau.proefdam.example", True),
    ],
)
def test_address_fits_its_channel(kind, address, fits):
    told = places([(CHANNEL, f'soort = "{kind}"\nadres = "{address}"'), ('["telefoon"]', f'["{kind}"]')])
    assert told == ([] if fits else [("kanalen[1].adres", "kanaal-verkeerd-adres")])


@pytest.mark.parametrize("way", ['telefoon = "14 000"', 'contact = "bureau@proefdam.example"'])
def test_partner_is_reached_by_any_way(way):
    assert places([('site = "https://bureau.proefdam.example/melden"', way)]) == []
