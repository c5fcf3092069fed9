"""What a person is shown of a changed policy: everything, in order, with what it does to reporters."""

import datetime as dt

import msgspec
import pytest
from msgspec.structs import fields, replace
from support import breda

from service.kernel.text import LocalizedText
from service.policy import model
from service.policy.canonical import with_digest
from service.policy.changes import changes_between, cut_to_difference
from service.policy.effects import SENTENCES, effect_of
from service.policy.field_words import DUTCH, name_place, show
from service.policy.model import HoldRule, OwnWords, Policy, ReleaseTable, TableDimension
from service.policy.terms import Term

OLD = breda()
TEXT = LocalizedText(nl="Anders", en="Different")


def told(new):
    return [(change.place, change.old, change.new, change.effect) for change in changes_between(OLD, new)]


def with_rule(name="verhaal", **changes: object):
    return replace(OLD, retention={**OLD.retention, name: replace(OLD.retention[name], **changes)})


def with_question(place, **changes: object):
    questions = list(OLD.questions)
    questions[place] = replace(questions[place], **changes)
    return replace(OLD, questions=tuple(questions))


def with_release(**changes: object):
    return replace(OLD, release=replace(OLD.release, **changes))


def effects(new):
    return [change.effect for change in changes_between(OLD, new)]


def test_same_policy_has_no_change():
    assert changes_between(OLD, breda()) == ()


def test_digest_alone_is_no_change():
    assert changes_between(OLD, replace(OLD, digest="")) == ()


def test_shorter_term_is_told_with_what_it_does():
    place = ("retention", "verhaal", "term")
    assert told(with_rule(term=Term(days=14))) == [(place, "30 dagen", "14 dagen", "korter")]
    assert name_place(place) == "bewaartermijn verhaal termijn"


@pytest.mark.parametrize(
    ("changes", "effect"),
    [
        ({"term": Term(days=31)}, "langer"),
        ({"term": Term(months=1)}, "langer"),
        ({"term": Term(days=29)}, "korter"),
        ({"ceiling": Term(months=30)}, "langer"),
        ({"grace": Term(days=1)}, "langer"),
        ({"start": "vrijgave"}, "langer"),
        ({"start": "gebeurtenis:afgerond"}, "langer"),
        ({"after": "tel_en_vernietig"}, None),
        ({"after": "bewaar_blijvend"}, "langer"),
        ({"readers": ("steward", "onderzoeker")}, "meer_lezers"),
        ({"readers": ("niemand",)}, "minder_lezers"),
        ({"holds": HoldRule(grounds=("woo",), longest=Term(months=3))}, "langer"),
        ({"minimum": Term(days=1)}, None),
    ],
)
def test_effect_of_a_term(changes, effect):
    assert effects(with_rule(**changes)) == [effect]


@pytest.mark.parametrize(
    ("field", "old", "new", "effect"),
    [
        ("grounds", ("woo",), ("woo", "hotspot"), "langer"),
        ("grounds", ("woo", "hotspot"), ("woo",), "korter"),
        ("longest", Term(days=30), Term(days=60), "langer"),
        ("longest", Term(days=60), Term(days=30), "korter"),
    ],
)
def test_effect_of_a_hold(field, old, new, effect):
    assert effect_of(("retention", "feiten", "holds", field), old, new) == effect


def test_removed_question_is_told_whole():
    ((place, old, new, effect),) = told(replace(OLD, questions=OLD.questions[1:]))
    assert (place, new, effect) == (("questions", OLD.questions[0].id), "-", "vraagt_minder")
    assert OLD.questions[0].label.nl in old
    assert OLD.questions[0].options[0].label.nl in old


def test_added_question_and_answer_ask_more():
    fewer = replace(
        OLD, questions=(replace(OLD.questions[0], options=OLD.questions[0].options[1:]), *OLD.questions[2:])
    )
    assert [change.effect for change in changes_between(fewer, OLD)] == ["vraagt_meer", "vraagt_meer"]


def test_moved_questions_are_told_as_an_order():
    moved = told(replace(OLD, questions=OLD.questions[::-1]))
    names = [question.id for question in OLD.questions]
    assert moved == [(("questions", "order"), ", ".join(names), ", ".join(names[::-1]), None)]


@pytest.mark.parametrize(
    ("changes", "effect"),
    [
        ({"required": not OLD.questions[0].required}, "vraagt_minder" if OLD.questions[0].required else "vraagt_meer"),
        ({"max_length": 2000}, "vraagt_meer"),
        ({"steers_only": True}, "vraagt_minder"),
        ({"merged": {"a": "b"}}, "vraagt_minder"),
        ({"label": TEXT}, None),
        ({"options": OLD.questions[0].options[::-1]}, None),
    ],
)
def test_effect_of_a_question(changes, effect):
    assert effects(with_question(0, **changes)) == [effect]


def test_answer_that_is_stored_after_all_asks_more():
    assert effect_of(("questions", "rol", "options", "pleger", "stores_nothing"), True, False) == "vraagt_meer"


def test_finer_place_asks_more():
    assert effect_of(("questions", "wijk", "merged", "WK075808"), "WK075807", None) == "vraagt_meer"


@pytest.mark.parametrize(
    ("changes", "effect"),
    [
        ({"k": OLD.release.k - 1}, "publiceert_meer"),
        ({"k": OLD.release.k + 1}, "publiceert_minder"),
        ({"tables": OLD.release.tables[1:]}, "publiceert_minder"),
        ({"tables": OLD.release.tables[::-1]}, None),
    ],
)
def test_effect_of_a_release(changes, effect):
    assert effects(with_release(**changes)) == [effect]


@pytest.mark.parametrize(
    ("dimensions", "effect"),
    [
        ((TableDimension(question="wat", level="optie"),), "publiceert_meer"),
        ((TableDimension(question="wat", level="adv"),), None),
        (
            (TableDimension(question="wat", level="groep"), TableDimension(question="rol", level="optie")),
            "publiceert_meer",
        ),
    ],
)
def test_effect_of_a_table(dimensions, effect):
    old = ReleaseTable(id="x", title=TEXT, dimensions=(TableDimension(question="wat", level="groep"),))
    pair = [with_release(tables=(table,)) for table in (old, replace(old, dimensions=dimensions))]
    assert [change.effect for change in changes_between(*pair)] == [effect]


def test_title_of_a_table_tells_nothing_more():
    assert effect_of(("release", "tables", "x", "title"), TEXT, TEXT) is None


def test_coarser_table_tells_less():
    assert effect_of(("release", "tables", "x", "dimensions", "wat", "level"), "optie", "groep") == "publiceert_minder"


def test_purposes_are_told_by_their_code():
    fewer = replace(OLD, purposes=OLD.purposes[1:])
    assert [(change.place, change.effect) for change in changes_between(fewer, OLD)] == [
        (("purposes", OLD.purposes[0].code), "vraagt_meer")
    ]
    assert effects(replace(OLD, purposes=OLD.purposes[::-1])) == [None]


@pytest.mark.parametrize(
    ("place", "old", "new", "effect"),
    [
        (("partners", "mdra", "gets"), "niets", "cijfers", "publiceert_meer"),
        (("partners", "mdra", "gets"), "overlegpakket", "cijfers", "publiceert_minder"),
        (("keeps_figures",), False, True, "langer"),
        (("keeps_figures",), True, False, "korter"),
        (("retention", "verhaal"), None, OLD.retention["verhaal"], None),
        (("name",), TEXT, TEXT, None),
    ],
)
def test_effect_of_other_items(place, old, new, effect):
    assert effect_of(place, old, new) == effect


KEPT, GOING = OwnWords(kept=("Dijkfeest",)), OwnWords(dropped=("Bloesemflat",))


@pytest.mark.parametrize(
    ("old", "new", "effect"),
    [
        (None, KEPT, "laat_meer_staan"),
        (None, GOING, "laat_minder_staan"),
        (KEPT, None, "laat_minder_staan"),
        (GOING, None, "laat_meer_staan"),
        (KEPT, OwnWords(kept=("Dijkfeest", "Markthal")), "laat_meer_staan"),
        (KEPT, OwnWords(kept=("Markthal",)), "laat_meer_staan"),
        (OwnWords(kept=("Dijkfeest", "Markthal")), KEPT, "laat_minder_staan"),
        (OwnWords(kept=("Markthal", "Dijkfeest")), OwnWords(kept=("Dijkfeest", "Markthal")), None),
        (GOING, OwnWords(dropped=("Bloesemflat", "Markthal")), "laat_minder_staan"),
        (GOING, OwnWords(dropped=("Markthal",)), "laat_meer_staan"),
        (OwnWords(streets=("Wilgenpad",)), OwnWords(streets=("Wilgenpad", "Dijk")), "laat_minder_staan"),
        (OwnWords(reason="a"), OwnWords(reason="b"), None),
    ],
)
def test_effect_of_own_words(old, new, effect):
    changes = changes_between(replace(OLD, own_words=old), replace(OLD, own_words=new))
    assert [change.effect for change in changes] == [effect]


def test_own_words_are_told_in_dutch():
    ((place, old, new, _effect),) = told(replace(OLD, own_words=KEPT))
    assert (name_place(place), old, new) == ("eigen woorden in verhalen", "-", "laat staan: Dijkfeest")


def test_terms_come_first_then_questions_then_the_rest():
    new = replace(
        with_rule(
            readers=("niemand",), term=Term(days=1), ceiling=Term(days=2), grace=Term(days=3), after="tel_en_vernietig"
        ),
        version="2",
        name=TEXT,
        questions=OLD.questions[1:],
        purposes=OLD.purposes[1:],
        release=replace(OLD.release, k=9),
        referrals=OLD.referrals[1:],
    )
    assert [
        change.place[0] if change.place[0] != "retention" else change.place[2] for change in changes_between(OLD, new)
    ] == [
        *("term", "ceiling", "grace", "readers", "after"),
        *("questions", "purposes", "release", "referrals", "name", "version"),
    ]


OTHERS = {
    bool: lambda value: not value,
    str: lambda value: f"{value}x",
    tuple: lambda value: value[1:] if value else ("x",),
    dict: lambda value: {**value, "x": "y"},
    int: lambda value: value + 1,
    dt.date: lambda value: value + dt.timedelta(days=1),
}


def other(value):
    """Another value of the same kind as a part of a policy."""
    if isinstance(value, msgspec.Struct):
        name = value.__struct_fields__[0]
        return replace(value, **{name: other(getattr(value, name))})
    return OTHERS.get(type(value), lambda _nothing: "x")(value)


@pytest.mark.parametrize("name", [field.name for field in fields(Policy) if field.name not in ("digest", "retention")])
def test_no_part_of_a_policy_changes_unseen(name):
    changed = with_digest(replace(OLD, **{name: other(getattr(OLD, name))}))
    assert {change.place[0] for change in changes_between(OLD, changed)} == {name}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "-"),
        ((), "-"),
        ({}, "-"),
        (True, "ja"),
        (False, "nee"),
        (Term(), "0 dagen"),
        (Term(days=1), "1 dag"),
        (Term(months=1, days=2), "1 maand en 2 dagen"),
        (Term(months=12), "12 maanden"),
        (TEXT, "Anders / Different"),
        (dt.date(2026, 1, 5), "2026-01-05"),
        ({"b": "2", "a": "1"}, "a: 1, b: 2"),
        (("a", "b"), "a, b"),
        (TableDimension(question="wat", level="optie"), "vraag: wat; niveau: optie"),
        ((TableDimension(question="wat", level="optie"),), "vraag: wat; niveau: optie"),
        (OLD.purposes[:1], show(OLD.purposes[0].text)),
    ],
)
def test_values_are_shown_in_words(value, words):
    assert show(value) == words


def test_unknown_part_keeps_its_own_name():
    assert name_place(("retention", "feiten", "iets_nieuws")) == "bewaartermijn feiten iets_nieuws"


def test_every_effect_has_a_sentence():
    assert all(sentence for sentence in SENTENCES.values())


def test_two_of_one_kind_are_told_as_a_whole():
    twice = replace(OLD, channels=(OLD.channels[0], replace(OLD.channels[0], address="https://elders.example")))
    assert [change.place for change in changes_between(OLD, twice)] == [("channels",)]


STRUCTS = [kind for kind in (getattr(model, name) for name in model.__all__) if hasattr(kind, "__struct_fields__")]


@pytest.mark.parametrize("kind", STRUCTS, ids=lambda kind: kind.__name__)
def test_every_field_of_the_model_has_a_dutch_name(kind):
    assert [name for name in kind.__struct_fields__ if name not in DUTCH] == []


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("een twee drie", "een 2 drie", ("een twee drie", "een 2 drie")),
        ("a" * 50 + "x" + "b" * 50, "a" * 50 + "yy" + "b" * 50, ("...aaaaxbbbb...", "...aaaayybbbb...")),
        ("x" + "b" * 50, "b" * 50, ("xbbbbbbbbb...", "bbbbbbbbb...")),
        ("a" * 50, "a" * 51, ("...aaaaaaaaa", "...aaaaaaaaaa")),
        ("a" + "x" * 40 + "b", "a" + "y" * 30 + "b", ("..." + "x" * 40 + "...", "..." + "y" * 30 + "...")),
        ("-", "nieuw " * 9, ("-", "nieuw " * 9)),
    ],
)
def test_long_texts_are_cut_around_their_difference_and_never_in_it(old, new, shown):
    assert cut_to_difference(old, new, 10 if len(old) > 20 else 20) == shown
