import msgspec
import pytest
from support import breda

from service.documents.register import write_register
from service.policy.model import Organisation
from service.policy.terms import Term


def changed(**fields: object):
    return msgspec.structs.replace(breda(), **fields)


def rule_with(**fields: object):
    retention = breda().retention
    return {**retention, "verhaal": msgspec.structs.replace(retention["verhaal"], **fields)}


def test_every_question_stands_in_it_once():
    text = write_register(breda())
    for question in breda().questions:
        row = f"| {question.label.nl} | {question.kind} | {', '.join(question.purposes)} | {question.retention_class} |"
        assert text.count(row) == 1


def test_every_purpose_and_term_stands_in_it():
    text = write_register(breda())
    for purpose in breda().purposes:
        assert f"- {purpose.code}: {purpose.text.nl}" in text
    assert "| Aangekruiste antwoorden | 7 dagen na vrijgave van de cijfers | 7 maanden na ontvangst | niemand |" in text
    assert "| Verhaal, ontdaan van persoonsgegevens | 30 dagen na ontvangst | 37 dagen na ontvangst | steward |" in text


def test_it_names_policy_controller_and_threshold():
    policy = breda()
    text = write_register(policy)
    assert f"SHA-256 `{policy.digest}`" in text
    assert "Gemeente Breda, privacy@breda.example." in text
    assert "Aantallen onder 5 worden niet gepubliceerd" in text
    assert "Verwerker" not in text


def test_processor_is_named_where_there_is_one():
    text = write_register(changed(processor=Organisation(name="Stichting Luwte", contact="fg@luwte.example")))
    assert "\nVerwerker: Stichting Luwte, fg@luwte.example.\n" in text


@pytest.mark.parametrize(
    ("term", "written"),
    [
        (Term(days=1), "1 dag na ontvangst"),
        (Term(months=1), "1 maand na ontvangst"),
        (Term(months=2, days=3), "2 maanden en 3 dagen na ontvangst"),
        (Term(), "0 dagen na ontvangst"),
    ],
)
def test_terms_are_written_as_people_say_them(term, written):
    assert f"| {written} |" in write_register(changed(retention=rule_with(term=term)))


def test_grace_before_destruction_is_not_kept_silent():
    text = write_register(changed(retention=rule_with(grace=Term(days=7))))
    assert "| 30 dagen na ontvangst, met 7 dagen respijt |" in text


def test_owner_and_officer_are_told_only_where_there_are():
    told = write_register(breda())
    bare = write_register(changed(owner=None, controller=Organisation(name="Gemeente Breda", contact="x")))
    assert ("Eigenaar:" in told, "Functionaris gegevensbescherming:" in told) == (True, True)
    assert ("Eigenaar:" in bare, "Functionaris gegevensbescherming:" in bare) == (False, False)
