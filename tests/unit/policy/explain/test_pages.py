"""Each code of the linter has one page: short, in plain Dutch, with an example that is right."""

import re
import tomllib

import pytest

from service.policy.convert import convert_all
from service.policy.explain.pages import page_codes, read_page
from service.policy.language.sentences import count_words, split_sentences
from service.policy.lint.registry import ALL_CODES, CODES
from service.policy.shape.blocks import BlockFile
from service.policy.shape.meldpunt import PolicyFile
from service.policy.shape.shared import CodeListFile, TargetGroupsFile

# An example of the library says so on its first line; all others are of a policy.
LIBRARY = {"vragen": BlockFile, "codelijsten": CodeListFile, "doelgroepen.toml": TargetGroupsFile}
EXAMPLE = re.compile(r"```toml\n(.*?)```\n", re.DOTALL)
LONGEST_SENTENCE = 25
LINES = range(6, 16)


def page_of(code):
    page = read_page(code)
    assert page is not None
    return page


def prose_of(code):
    """The paragraphs of a page, each on one line, without the marks of Markdown."""
    prose = EXAMPLE.sub("", page_of(code)).replace("**", "").removeprefix("# ")
    return [" ".join(paragraph.split()) for paragraph in prose.split("\n\n")]


def examples_of(code):
    return EXAMPLE.findall(page_of(code))


def wrong_in(example):
    """What is wrong with the shape of an example; that it is a part of a file is not."""
    [first, *_rest] = example.splitlines()
    within = re.fullmatch(r"# library/([a-z_.]+).*", first)
    kind = PolicyFile if within is None else LIBRARY[within[1]]
    _value, findings = convert_all(tomllib.loads(example), kind, "voorbeeld")
    return [str(finding) for finding in findings if finding.code != "veld-ontbreekt"]


def test_every_code_has_a_page_and_every_page_a_code():
    assert set(page_codes()) == set(CODES)


def test_pages_come_by_name():
    assert list(page_codes()) == sorted(page_codes())


@pytest.mark.parametrize(
    "code", ["", ".", "nee", "../__init__", "../pagina/geen-toml", "geen-toml.md", "geen\0toml", "/"]
)
def test_what_is_no_code_has_no_page(code):
    assert read_page(code) is None


@pytest.mark.parametrize("code", page_codes())
def test_page_begins_with_code_and_title(code):
    assert prose_of(code)[0] in {f"{entry.code}: {entry.title.removesuffix('.')}" for entry in ALL_CODES}
    assert prose_of(code)[0].startswith(f"{code}: ")


@pytest.mark.parametrize("code", page_codes())
def test_page_tells_what_why_and_how(code):
    paragraphs = EXAMPLE.sub("```\n", page_of(code)).split("\n\n")
    assert [paragraph.split()[0] for paragraph in paragraphs] == ["#", "**Wat?**", "**Waarom?**", "**Hoe?**", "```"]


@pytest.mark.parametrize("code", page_codes())
def test_page_is_short(code):
    lines = [line for line in page_of(code).splitlines() if line and not line.startswith("```")]
    assert len(lines) in LINES


@pytest.mark.parametrize("code", page_codes())
def test_sentences_of_a_page_are_short(code):
    sentences = [sentence for paragraph in prose_of(code) for sentence in split_sentences(paragraph)]
    assert [sentence for sentence in sentences if count_words(sentence) > LONGEST_SENTENCE] == []


@pytest.mark.parametrize("code", page_codes())
def test_example_is_right_in_the_grammar(code):
    assert [wrong_in(example) for example in examples_of(code)] == [[]]


def test_wrong_example_would_be_found():
    assert wrong_in("kk = 5\n") == [
        next(line for line in wrong_in("kk = 5\n") if line.startswith("voorbeeld: kk: dit veld bestaat niet"))
    ]
    with pytest.raises(tomllib.TOMLDecodeError):
        wrong_in("k = \n")


@pytest.mark.parametrize("code", page_codes())
def test_page_names_only_codes_and_commands_that_exist(code):
    named = set(re.findall(r"`luwte ([a-z]+ [a-z]+)", page_of(code)))
    assert named <= {"policy new", "policy lint", "policy explain", "policy plan", "wijken importeer"}


@pytest.mark.parametrize("code", page_codes())
def test_page_names_demands_that_the_guide_has(code):
    assert [number for number in re.findall(r"\bS(\d+)", page_of(code)) if not 1 <= int(number) <= 104] == []
