"""What is told about findings and codes: one line each, in an order that helps."""

import pytest

from service.policy.explain.lines import count_line, in_order, list_codes, plain_code, unknown_code
from service.policy.findings import Finding
from service.policy.lint.problem import RuleCode


def told(file="a.toml", path="doelen", code="doel-dubbel", right="haal weg", weight="fout"):
    return Finding(file=file, path=path, code=code, right=right, weight=weight)


def test_errors_come_before_advice():
    advice, error = told(weight="advies"), told(file="b.toml")
    assert in_order([advice, error]) == [error, advice]


def test_places_are_in_the_order_of_numbers():
    findings = [told(path=path) for path in ("vragen[10].doelen", "vragen[9].opties", "doelen", "vragen[9].doelen")]
    assert [finding.path for finding in in_order(findings)] == [
        "doelen",
        "vragen[9].doelen",
        "vragen[9].opties",
        "vragen[10].doelen",
    ]


@pytest.mark.parametrize("field", ["file", "path", "right"])
@pytest.mark.parametrize("unseen", ["\n", "\r", "\x1b", "\u2028", "\u202e", "\udcff"])
def test_finding_stays_on_one_line(field, unseen):
    [shown] = in_order([told(**{field: f"é{unseen}b"})])
    assert getattr(shown, field) == "é?b"


@pytest.mark.parametrize(
    ("files", "errors", "advice", "line"),
    [
        (10, 0, 0, "10 bestanden, 0 fouten, 0 adviezen"),
        (1, 1, 1, "1 bestand, 1 fout, 1 advies. Uitleg bij een code: luwte policy explain CODE"),
        (10, 0, 7, "10 bestanden, 0 fouten, 7 adviezen. Uitleg bij een code: luwte policy explain CODE"),
        (0, 2, 0, "0 bestanden, 2 fouten, 0 adviezen. Uitleg bij een code: luwte policy explain CODE"),
    ],
)
def test_last_line_counts(files, errors, advice, line):
    assert count_line(files, [*[told()] * errors, *[told(weight="advies")] * advice]) == line


def test_codes_are_listed_errors_first():
    codes = (
        RuleCode(code="bijna", title="Iets is bijna oud.", weight="advies"),
        RuleCode(code="weg", title="Iets is weg."),
        RuleCode(code="dubbel", title="Iets staat er twee keer."),
    )
    assert list_codes(codes).splitlines() == [
        "Fouten: die moeten weg.",
        "  dubbel  Iets staat er twee keer.",
        "  weg     Iets is weg.",
        "",
        "Adviezen: daar kunt u van afwijken.",
        "  bijna   Iets is bijna oud.",
        "",
        "Meer over een code: luwte policy explain CODE",
    ]


def test_no_codes_is_only_the_last_line():
    assert list_codes(()) == "Meer over een code: luwte policy explain CODE"


@pytest.mark.parametrize("asked", ["doel-dubbel", "[doel-dubbel]", " Doel-Dubbel ", "`doel-dubbel`,"])
def test_code_may_be_copied_from_a_line(asked):
    assert plain_code(asked) == "doel-dubbel"


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("doel-dubel", "de code `doel-dubel` bestaat niet; bedoelt u `doel-dubbel`?"),
        ("wijk-dubbel", "de code `wijk-dubbel` bestaat niet; bedoelt u `wijk-dubbel-op` of `doel-dubbel`?"),
        ("xyz", "de code `xyz` bestaat niet; `luwte policy explain` noemt ze allemaal"),
        ("", "de code `` bestaat niet; `luwte policy explain` noemt ze allemaal"),
        ("x\n" * 4000, f"de code `{'x?' * 20}` bestaat niet; `luwte policy explain` noemt ze allemaal"),
    ],
)
def test_unknown_code_gets_near_ones(asked, sentence):
    assert unknown_code(asked, ["doel-dubbel", "wijk-dubbel-op", "zin-te-lang"]) == sentence
