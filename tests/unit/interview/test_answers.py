import datetime as dt

import msgspec
import pytest

from service.interview.questions import (
    Answer,
    Day,
    FileName,
    Many,
    Number,
    One,
    Option,
    Question,
    Refused,
    Text,
    read_answer,
    why_refused,
)
from service.policy.shape.scalars import AreaCode, MunicipalityCode, Phone, Website

COLOURS = (
    Option(code="rood", label="Rood"),
    Option(code="geel", label="Fel geel"),
    Option(code="blauw", label="Blauw"),
)


def ask(kind, default: Answer = None, enter: str = "") -> Question:
    return Question(id="vraag", part="", ask="", why="", kind=kind, default=default, enter=enter)


@pytest.mark.parametrize(
    ("question", "typed", "answer"),
    [
        (ask(Text()), "  Het park  ", "Het park"),
        (ask(Text()), "stoppen", "stoppen"),
        (ask(Text(), default="Breda"), "", "Breda"),
        (ask(Text(), default="", enter="nee"), "", ""),
        (ask(Text(), default="Breda", enter="geen"), "-", ""),
        (ask(Text()), "-", "-"),
        (ask(Text(shape=MunicipalityCode)), "GM0758", "GM0758"),
        (ask(Text(shape=AreaCode, starts=("WK0758",))), "WK075801", "WK075801"),
        (ask(FileName()), "kwb 2025.csv", "kwb 2025.csv"),
        (ask(Number(low=0, high=100)), "40", 40),
        (ask(Number(low=0, high=2000)), "1.000", 1000),
        (ask(Number(low=0, high=100), default=0), "", 0),
        (ask(Day()), "2027-01-31", "2027-01-31"),
        (ask(Day()), "31-1-2027", "2027-01-31"),
        (ask(One(options=COLOURS)), "2", "geel"),
        (ask(One(options=COLOURS)), "GEEL", "geel"),
        (ask(One(options=COLOURS)), "fel geel", "geel"),
        (ask(One(options=COLOURS), default="blauw"), " ", "blauw"),
        (ask(Many(options=COLOURS)), "3, 1", ("rood", "blauw")),
        (ask(Many(options=COLOURS)), "3;1 1", ("rood", "blauw")),
        (ask(Many(options=COLOURS)), "fel geel", ("geel",)),
        (ask(Many(options=COLOURS)), "alles", ("rood", "geel", "blauw")),
        (ask(Many(options=COLOURS, least=0)), "geen", ()),
        (ask(Many(options=COLOURS), default=("rood",)), "", ("rood",)),
    ],
)
def test_typed_words_become_an_answer(question, typed, answer):
    assert read_answer(question, typed) == answer


@pytest.mark.parametrize(
    ("question", "typed", "sentence"),
    [
        (ask(Text()), "", "Typ een antwoord. Weet u het nog niet? Typ `overslaan`."),
        (ask(Text()), "\x1b[A", "Er zit een teken in dat niet te zien is. Typ het nog een keer."),
        (ask(Text()), "\udce9", "Er zit een teken in dat niet te zien is. Typ het nog een keer."),
        (ask(Text()), "a\u202eb", "Dit past niet: hier hoort tekst zonder onzichtbare tekens."),
        (ask(Text()), "x" * 2001, "Dit past niet: hier hoort tekst van 1 tot 2000 tekens."),
        (ask(Text(shape=MunicipalityCode)), "gm758", "Dit past niet: hier hoort GM en vier cijfers (CBS)."),
        (ask(Text(shape=Website)), "www.breda.nl", "Dit past niet: hier hoort een adres dat met https:// begint."),
        (ask(Text(shape=Phone)), "bel ons", "Dit past niet: hier hoort een telefoonnummer in cijfers."),
        (ask(Text(shape=AreaCode, starts=("WK0758",))), "WK085501", "Dit past niet: het begint met WK0758."),
        (ask(Text(refused={"GM0164": "Die gemeente is er niet meer."})), "GM0164", "Die gemeente is er niet meer."),
        (ask(Number(low=5, high=50)), "veel", "Hier hoort een getal, zoals 40."),
        (ask(Number(low=5, high=50)), "²", "Hier hoort een getal, zoals 40."),
        (ask(Number(low=5, high=50)), "9999999999", "Hier hoort een getal, zoals 40."),
        (ask(Number(low=5, high=50)), "4", "Kies een getal van 5 tot en met 50."),
        (ask(Day()), "morgen", "Hier hoort een datum, zoals 31-01-2027."),
        (ask(Day()), "31-02-2027", "Hier hoort een datum, zoals 31-01-2027."),
        (ask(Day(earliest=dt.date(2026, 11, 25))), "24-11-2026", "Kies een dag vanaf 25-11-2026."),
        (ask(One(options=COLOURS)), "4", "Kies een nummer van 1 tot en met 3."),
        (ask(One(options=COLOURS)), "1 2", "Kies een nummer van 1 tot en met 3."),
        (ask(Many(options=COLOURS)), "1,4", "Kies nummers van 1 tot en met 3, zoals 1,3."),
        (ask(Many(options=COLOURS)), ",", "Kies er minstens een."),
        (ask(Many(options=COLOURS)), "geen", "Kies er minstens een."),
        (ask(Many(options=COLOURS, least=2)), "1", "Kies er minstens 2."),
        (
            ask(Many(options=COLOURS, clashing=(("rood", "geel"),))),
            "alles",
            "Deze gaan niet samen: Rood en Fel geel. Kies er een.",
        ),
    ],
)
def test_what_is_no_answer_is_told_in_a_sentence(question, typed, sentence):
    assert read_answer(question, typed) == Refused(sentence=sentence)


@pytest.mark.parametrize(
    ("kind", "answer", "reason"),
    [
        (One(options=COLOURS), "paars", "Deze keuze is er niet."),
        (Many(options=COLOURS), ("rood", "paars"), "Een van deze keuzes is er niet."),
        (Many(options=COLOURS), ("rood", "rood"), "Een van deze keuzes is er niet."),
        (Day(), "ooit", "Hier hoort een datum, zoals 31-01-2027."),
        (Text(), 3, "Dit is geen antwoord op deze vraag."),
        (Number(low=0, high=9), "3", "Dit is geen antwoord op deze vraag."),
        (Many(options=COLOURS), ("rood",), None),
        (Many(options=COLOURS, clashing=(("rood", "geel"),)), ("rood", "blauw"), None),
        (FileName(), "weg.csv", None),
    ],
)
def test_kept_answer_that_no_longer_fits_is_found(kind, answer, reason):
    assert why_refused(kind, answer) == reason


def test_questions_cannot_be_changed_by_who_asks_them():
    with pytest.raises(AttributeError):
        ask(Text()).ask = "Iets anders?"
    assert msgspec.structs.replace(ask(Text()), ask="Iets anders?").ask == "Iets anders?"
