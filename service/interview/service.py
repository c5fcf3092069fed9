"""An interview from beginning to end: read what was kept, ask, write the policy, tell what is open."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from service.interview.conversation import BACK, STOP, Talk, go_back, hold
from service.interview.errors import LibraryUnusable, SavedUnreadable
from service.interview.given import Given
from service.interview.script.basics import municipality_codes
from service.interview.script.places import FROM_FILE
from service.interview.script.whole import left_open, next_question
from service.interview.showing import COMMANDS, GREETING
from service.interview.state import Interview, reopen
from service.interview.writing.whole import write_policy
from service.kernel.durable import create_durably, write_durably
from service.kernel.errors import LuwteError
from service.policy.districts.service import import_districts
from service.policy.library import read_library
from service.policy.service import lint_files

REOPEN: Final = "open"
_YES: Final = frozenset({"ja", "j"})


class Desk(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where an interview keeps its answers and writes its policy, and the options that lead here again."""

    name: str
    policies: Path
    saved: Path
    folder_option: str = ""
    saved_option: str = ""

    @property
    def options(self) -> str:
        """What stands behind the command to go on with this interview."""
        return f"{self.folder_option}{self.saved_option}"

    @property
    def policy(self) -> Path:
        """The policy file that comes out."""
        return self.policies / f"{self.name}.toml"


def saved_beside(policies: Path, name: str) -> Path:
    """Return where the answers are kept when nothing else is said."""
    return policies / f"{name}.vragen.json"


def read_saved(desk: Desk) -> Interview:
    """Return the interview that was kept, or a new one.

    Raises:
        SavedUnreadable: there is something that is not an interview of this meldpunt.
    """
    if not desk.saved.exists():
        return Interview(name=desk.name)
    try:
        interview = msgspec.json.decode(desk.saved.read_bytes(), type=Interview)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SavedUnreadable(
            f"de bewaarde antwoorden in {desk.saved} zijn niet te lezen; kies een ander bestand met --bewaar"
        ) from error
    if interview.name != desk.name:
        raise SavedUnreadable(
            f"de antwoorden in {desk.saved} horen bij {interview.name}; kies een ander bestand met --bewaar"
        )
    return interview


def keep(desk: Desk, interview: Interview) -> None:
    """Write the answers down; return after they have reached the disk."""
    desk.saved.parent.mkdir(parents=True, exist_ok=True)
    write_durably(desk.saved, msgspec.json.format(msgspec.json.encode(interview), indent=1))


def run_interview(desk: Desk, talk: Talk, today: dt.date) -> None:
    """Ask what is still to be asked and write the policy.

    1. The library, without which nothing can be asked. 2. What was kept. 3. The questions, each answer kept
    at once. 4. The policy file, never over another one without a yes. 5. Areas from a file of CBS. 6. What
    the linter still misses.

    Raises:
        LibraryUnusable: the library beside the policies has errors.
        SavedUnreadable: the kept answers cannot be gone on with; they stay as they are.
    """
    library, findings = read_library(desk.policies / "library")
    if library is None:
        raise LibraryUnusable(findings)
    given = Given(interview=read_saved(desk), library=library, today=today)
    for text in _greet(desk, given):
        talk.say(text)
    if next_question(given) is None:
        given = _ask_again(given, talk)
    interview, finished = hold(given, talk, lambda answers: keep(desk, answers))
    given = msgspec.structs.replace(given, interview=interview)
    if not finished or not _write(desk, given, talk):
        talk.say(
            f"Uw antwoorden staan in {desk.saved}. Ga later verder met: luwte policy new {desk.name}{desk.options}"
        )
        return
    for text in _read_areas(desk, given):
        talk.say(text)
    for text in _tell(desk, given):
        talk.say(text)


def _greet(desk: Desk, given: Given) -> Iterator[str]:
    answered = sum(1 for answer in given.interview.answers.values() if answer is not None)
    if given.interview.answers:
        skipped = len(left_open(given))
        passed = f" U sloeg {_count(skipped, 'vraag', 'vragen')} over." if skipped else ""
        yield f"U gaat verder waar u stopte: {_count(answered, 'antwoord staat', 'antwoorden staan')} er al.{passed}"
    else:
        yield "\n".join(GREETING)
    yield COMMANDS
    if desk.policy.exists():
        yield f"{desk.policy} bestaat al. Ik vraag het u voordat ik dat bestand vervang."


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _ask_again(given: Given, talk: Talk) -> Given:
    """Offer to change something where every question was answered before."""
    skipped = len(left_open(given))
    choices = ["Enter = schrijf het beleid", f"{BACK} = de laatste vraag opnieuw"]
    if skipped:
        choices.append(f"{REOPEN} = {_count(skipped, 'overgeslagen vraag', 'overgeslagen vragen')}")
    talk.say("\n".join(["", "Alle vragen zijn gesteld.", *choices]))
    word = (talk.hear() or "").strip().casefold()
    if word == REOPEN:
        return msgspec.structs.replace(given, interview=reopen(given.interview))
    if word == BACK:
        return msgspec.structs.replace(given, interview=go_back(given, None, talk))
    return given


def _write(desk: Desk, given: Given, talk: Talk) -> bool:
    """Write the policy; return whether it was written."""
    content = write_policy(given).encode("utf-8")
    try:
        create_durably(desk.policy, content)
    except FileExistsError:
        talk.say(f"\n{desk.policy} bestaat al. Typ `ja` om het te vervangen; iets anders laat het zoals het is.")
        if (talk.hear() or STOP).strip().casefold() not in _YES:
            talk.say("Ik heb niets vervangen.")
            return False
        write_durably(desk.policy, content)
    return True


def _read_areas(desk: Desk, given: Given) -> Iterator[str]:
    source = given.text("gebieden.bestand")
    if given.text("gebieden.hoe") != FROM_FILE or not source:
        return
    try:
        import_districts(
            Path(source).expanduser(),
            ",".join(municipality_codes(given)),
            level="buurt" if given.text("gebieden.niveau") == "buurt" else "wijk",
            floor=given.number("gebieden.ondergrens") or None,
            year=given.number("gebieden.jaar"),
            into=desk.policy,
        )
    except LuwteError as error:
        yield f"\nDe gebieden kon ik niet overnemen. {error}"
        yield "Probeer het later met: luwte wijken importeer"
    else:
        yield "\nDe gebieden uit het bestand van CBS staan in het beleid."


def _tell(desk: Desk, given: Given) -> Iterator[str]:
    """Say what was written and what is still open."""
    yield f"\nHet beleid staat in {desk.policy}."
    skipped = left_open(given)
    if skipped:
        yield f"\nU sloeg {_count(len(skipped), 'vraag', 'vragen')} over:"
        yield "\n".join(f"  - {question.ask}" for question in skipped)
    linted = lint_files((desk.policy,), given.today)
    if linted.findings:
        yield f"\nDe controle noemt nog {_count(len(linted.findings), 'punt', 'punten')}:"
        yield "\n".join(f"  - {finding.path or finding.file}: {finding.right}" for finding in linted.findings)
    elif not skipped:
        yield "Er is niets meer open."
    yield f"\nControleer het opnieuw met: luwte policy lint {desk.policy}"
    yield f"Lees het als plan met: luwte policy plan {desk.name}{desk.folder_option}"
