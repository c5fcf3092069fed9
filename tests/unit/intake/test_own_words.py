"""From a policy to the words that the scrubber lets stay, and back to a policy that changed."""

from msgspec.structs import replace
from support import breda

from service.intake.own_words import LocalWords, local_of, places_of
from service.intake.scrub.engine import Scrubber
from service.kernel.text import LocalizedText
from service.policy.model import OwnWords

BREDA = breda()


def with_areas(**names: str):
    """The policy of Breda with other names for its wijken."""
    questions = [
        replace(
            question,
            options=tuple(
                replace(option, label=LocalizedText(nl=names[option.code], en=names[option.code]))
                if option.code in names
                else option
                for option in question.options
            ),
        )
        for question in BREDA.questions
    ]
    return replace(BREDA, questions=tuple(questions))


def test_municipality_and_wijken_are_its_places():
    places = list(places_of(with_areas(WK075801="Haagse Beemden")))
    assert places[:2] == ["Breda", "Haagse Beemden"]
    assert not {"Weet ik niet", "Op straat"} & set(places)


def test_joined_and_numbered_areas_are_places_each():
    names = {"WK075801": "Wijk 01 Oud-Zuid/Noorderveld (oost)", "WK075802": "A/Bo"}
    places = set(places_of(with_areas(**names)))
    assert {"Oud-Zuid", "Noorderveld", "oost"} <= places
    assert not {"A", "Bo"} & places


def test_story_keeps_its_own_places_and_loses_others():
    text = "In Breda, in de Haagse Beemden, op de Wilgenkade bij het Dijkfeest. Hij kwam uit Tilburg."
    policy = with_areas(WK075801="Haagse Beemden")
    own = replace(policy, own_words=OwnWords(kept=("Dijkfeest",), streets=("Wilgenkade",), dropped=("beemden",)))
    scrubber = Scrubber()
    assert scrubber.scrub(text, "nl", local_of(own)).text == (
        "In Breda, in de Haagse [WOORD], op de [STRAAT] bij het Dijkfeest. Hij kwam uit [PLAATS]."
    )
    assert "Haagse Beemden" in scrubber.scrub(text, "nl", local_of(policy)).text


def test_words_are_built_once_per_policy():
    words = LocalWords()
    first = words.of(BREDA)
    assert words.of(breda()) is first
    assert words.of(replace(BREDA, digest="f" * 64)) is not first
