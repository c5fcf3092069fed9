"""Whoever follows the example of a page is rid of the remark."""

import datetime as dt
import re
import tomllib

import msgspec
import pytest
from support import PROEFDAM, ROOT

from service.policy.explain.pages import page_codes, read_page
from service.policy.library import read_library
from service.policy.lint.registry import DATED_RULES, STANDING_RULES
from service.policy.shape.meldpunt import PolicyFile

TODAY = dt.date(2026, 11, 25)
PROEFDAM_AS_READ = tomllib.loads(PROEFDAM.read_text(encoding="utf-8"))
# Tables of which an example shows a part; any other thing that it names it shows whole.
IN_PARTS = {"afbakening", "bewaartermijnen", "geografie", "hulp", "routekaart", "vrijgave"}
# Where the remark stays, and rightly so.
STAYS = {
    "codelijst-opvolger": "the list is kept until its successor is in force",
    "routekaart-open": "the other questions are still open",
}


def example_of(code):
    [example] = re.findall(r"```toml\n(.*?)```", read_page(code), re.DOTALL)
    return example


def followed(example):
    """The policy of Proefdam with what the example shows."""
    shown = tomllib.loads(example)
    parts = {name: {**PROEFDAM_AS_READ[name], **shown[name]} for name in IN_PARTS & set(shown)}
    return msgspec.convert({**PROEFDAM_AS_READ, **shown, **parts}, PolicyFile)


@pytest.fixture(scope="module")
def library():
    read, findings = read_library(ROOT / "policies" / "library")
    assert findings == ()
    return read


def remarks_on(policy, library):
    standing = {code for rule in STANDING_RULES for _path, code, _right in rule(policy, library)}
    return standing | {code for rule in DATED_RULES for _path, code, _right in rule(policy, library, TODAY)}


@pytest.mark.parametrize("code", [code for code in page_codes() if not example_of(code).startswith("# library/")])
def test_example_is_without_the_remark(library, code):
    remarks = remarks_on(followed(example_of(code)), library)
    assert (code in remarks) == (code in STAYS)


@pytest.mark.parametrize(
    ("example", "code"),
    [
        ('doelen = ["G1", "G1"]', "doel-dubbel"),
        ('[bewaartermijnen.verhaal]\nna = "vernietig"\ntermijn = "P30D"', "begin-ontbreekt"),
        ("[geografie]\ncbs_jaar = 2020", "cbs-jaar-verouderd"),
    ],
)
def test_example_that_shows_the_mistake_would_be_found(library, example, code):
    assert code in remarks_on(followed(example), library)
