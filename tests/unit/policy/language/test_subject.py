import pytest

from service.policy.language.subject import weigh


@pytest.mark.parametrize(
    ("spoken", "language", "expected"),
    [
        ((), "nl", ()),
        (("Discriminatie", "en", "seksuele", "intimidatie"), "nl", (2, 1, 2, 2)),
        (("Sexual", "harassment", "is", "discrimination"), "en", (2, 2, 1, 2)),
        (("organisatie", "en", "registratie"), "nl", (5, 1, 4)),
        # A capital inside the sentence is a name, and so is a first word before one.
        (("Bel", "Slachtofferhulp", "Nederland"), "nl", (1, 2, 2)),
        (("Slachtofferhulp", "Nederland", "helpt"), "nl", (2, 2, 1)),
        (("Verantwoordelijkheid", "telt"), "nl", (6, 1)),
        (("Verantwoordelijkheid",), "nl", (6,)),
        (("verantwoordelijkheid", "Nederland"), "nl", (6, 2)),
        # `I` is no name, and a short name stays short.
        (("Unfortunately", "I", "left"), "en", (5, 1, 1)),
        (("in", "Breda"), "nl", (1, 2)),
        (("in", "Goes"), "nl", (1, 1)),
    ],
)
def test_words_of_the_subject_and_names_weigh_two_at_most(spoken, language, expected):
    assert weigh(spoken, language, frozenset()) == expected


def test_given_names_weigh_two_at_most_in_any_case():
    spoken = ("Antidiscriminatiebureau", "helpt", "antidiscriminatiebureau")
    assert weigh(spoken, "nl", frozenset({"antidiscriminatiebureau"})) == (2, 1, 2)
