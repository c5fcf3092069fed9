"""What linting and loading a folder of policies does, whatever the rule."""

import datetime as dt
import os

import pytest
from support import PROEFDAM, ROOT, breda, copy_policies, copy_proefdam, edit

from service.policy.errors import PolicyRejected
from service.policy.service import lint_files, load_candidates, load_policies, policy_files

TODAY = dt.date(2026, 11, 25)


def lint(folder, today=TODAY):
    return lint_files(policy_files(folder), today)


def test_shipped_policies_have_no_errors():
    assert lint(ROOT / "policies").errors == ()


def test_every_shipped_policy_loads():
    assert set(load_policies(ROOT / "policies")) == {path.stem for path in policy_files(ROOT / "policies")}


def test_all_mistakes_are_told_at_once(tmp_path):
    folder = copy_policies(tmp_path)
    edit(folder / "breda.toml", "k = 5", "k = 1")
    edit(folder / "breda.toml", "cbs_jaar = 2025", "")
    edit(folder / "breda.toml", 'contact = "privacy@breda.example"', "contact = 7")
    assert {finding.path for finding in lint(folder).findings} == {
        "vrijgave.k",
        "geografie.cbs_jaar",
        "verantwoordelijke.contact",
    }


def test_policy_with_an_error_does_not_load(tmp_path):
    folder = copy_policies(tmp_path)
    edit(folder / "breda.toml", "k = 5", "k = 1")
    with pytest.raises(PolicyRejected) as caught:
        load_policies(folder)
    assert [str(finding) for finding in caught.value.findings] == [
        "breda.toml: vrijgave.k: hier hoort een geheel getal van 3 tot 50 [verkeerde-waarde]"
    ]


def test_empty_folder_does_not_load(tmp_path):
    with pytest.raises(PolicyRejected) as caught:
        load_policies(tmp_path)
    assert [finding.code for finding in caught.value.findings] == ["geen-beleid"]


def test_what_time_makes_wrong_does_not_stop_a_service(tmp_path):
    folder = copy_proefdam(tmp_path)
    years_later = lint(folder, dt.date(2030, 1, 1))
    assert {finding.code for finding in years_later.errors} == {"verwijzing-verouderd", "cbs-jaar-verouderd"}
    assert years_later.candidates == ()
    assert set(load_policies(folder)) == {"proefdam"}


def test_candidate_names_who_wrote_the_version(tmp_path):
    [candidate] = load_candidates(copy_proefdam(tmp_path))
    assert (candidate.author, candidate.file.version, candidate.policy.version) == ("beleidsmedewerker", "2", "2")


def test_error_in_the_library_stops_every_policy(tmp_path):
    folder = copy_proefdam(tmp_path)
    edit(folder / "library" / "vragen" / "rol.toml", 'nl = "Wie bent u?"', 'nl = "Wie ben jij?"')
    edit(folder / "proefdam.toml", "G13", "G12")
    linted = lint(folder)
    assert linted.policies == ()
    assert [(finding.file, finding.code) for finding in linted.errors] == [
        ("library/vragen/rol.toml", "aanspreekvorm"),
        ("proefdam.toml", "vraag-vreemd-doel"),
    ]
    with pytest.raises(PolicyRejected):
        load_policies(folder)


@pytest.mark.parametrize("name", ["doelen.toml", "voorbehouden.toml", "woorden/nl.toml"])
def test_missing_part_of_the_library_is_told(tmp_path, name):
    folder = copy_proefdam(tmp_path)
    (folder / "library" / name).unlink()
    assert [(finding.file, finding.code) for finding in lint(folder).errors] == [(f"library/{name}", "onleesbaar")]


def test_file_of_the_library_is_called_after_its_code(tmp_path):
    folder = copy_proefdam(tmp_path)
    (folder / "library" / "vragen" / "vaker.toml").rename(folder / "library" / "vragen" / "vaak.toml")
    assert [(finding.file, finding.code) for finding in lint(folder).errors] == [
        ("library/vragen/vaak.toml", "bestandsnaam")
    ]


def test_same_slug_twice_is_told(tmp_path):
    first, second = copy_proefdam(tmp_path / "a"), copy_proefdam(tmp_path / "b")
    errors = lint_files((first / "proefdam.toml", second / "proefdam.toml"), TODAY).errors
    assert [(finding.file, finding.path, finding.code) for finding in errors] == [
        ("proefdam.toml", "slug", "slug-dubbel")
    ]


@pytest.mark.parametrize("slug", ["v1", "statisch"])
def test_words_of_addresses_are_no_slugs(tmp_path, slug):
    folder = copy_proefdam(tmp_path)
    (folder / "proefdam.toml").rename(folder / f"{slug}.toml")
    edit(folder / f"{slug}.toml", 'slug = "proefdam"', f'slug = "{slug}"')
    assert [(finding.path, finding.code) for finding in lint(folder).errors] == [("slug", "slug-gereserveerd")]


def test_copies_without_a_name_are_breda_as_tests_use_it(tmp_path):
    assert load_policies(copy_policies(tmp_path))["breda"] == breda()


@pytest.mark.parametrize(
    ("content", "code", "right"),
    [
        (b"slug = ", "geen-toml", "dit moet TOML zijn; einde van het bestand: achter `=` hoort een waarde, tekst "),
        (b"a = 1\nb = 2\n  c 3\n", "geen-toml", "dit moet TOML zijn; regel 3, kolom 5: achter een sleutel hoort `=`"),
        (b"slug = \\x", "geen-toml", "dit moet TOML zijn; regel 1, kolom 8: achter `=` hoort een waarde, tekst "),
        (b'a = "\x01"', "geen-toml", "dit moet TOML zijn; regel 1, kolom 6"),
        (b"a = " + b"[" * 20_000, "geen-toml", "dit moet TOML zijn; dit is niet te ontleden"),
        (b"slug = '\xff'", "geen-utf8", "dit bestand moet UTF-8 zijn"),
        (b"#" * (1024 * 1024 + 1), "onleesbaar", "dit moet een gewoon bestand zijn"),
    ],
)
def test_unreadable_file_is_told_with_its_place(tmp_path, content, code, right):
    (tmp_path / "proefdam.toml").write_bytes(content)
    found = [finding for finding in lint(tmp_path).errors if finding.file == "proefdam.toml"]
    assert [(finding.path, finding.code) for finding in found] == [("", code)]
    assert found[0].right.startswith(right)


def test_file_of_a_mebibyte_is_read(tmp_path):
    folder = copy_proefdam(tmp_path)
    text = PROEFDAM.read_bytes()
    (folder / "proefdam.toml").write_bytes(text + b"#" * (1024 * 1024 - len(text)))
    assert lint(folder).errors == ()


@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "nothing", "secret"])
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path, kind):
    path = tmp_path / "proefdam.toml"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "secret":
        path.symlink_to("/proc/self/mem")
    found = [finding for finding in lint_files((path,), TODAY).errors if finding.file == "proefdam.toml"]
    assert [finding.code for finding in found] == ["onleesbaar"]
