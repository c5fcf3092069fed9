"""What meldpunten share: question blocks, goals, referrals and lists, read once from `library/`."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from service.kernel.text import Language
from service.policy.findings import Finding
from service.policy.language.judge import Lexicon, LexiconFile
from service.policy.library_rules import check_blocks, check_code_lists, check_codes
from service.policy.reading import read_toml
from service.policy.shape.blocks import BlockFile
from service.policy.shape.shared import (
    CaveatsFile,
    ChannelFile,
    ChannelsFile,
    CodeListFile,
    EndedFile,
    EndedMunicipalitiesFile,
    GoalFile,
    GoalsFile,
    NamedFile,
    ReferralFile,
    ReferralsFile,
    RoadmapFile,
    RoadmapQuestionFile,
    TargetGroupFile,
    TargetGroupsFile,
    TasksFile,
    VolumeFile,
    VolumesFile,
)

T = TypeVar("T")
E = TypeVar("E")


class Library(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shared parts by their codes."""

    blocks: dict[str, BlockFile]
    goals: dict[str, GoalFile]
    tasks: dict[str, NamedFile]
    referrals: dict[str, ReferralFile]
    audiences: dict[str, TargetGroupFile]
    channels: dict[str, ChannelFile]
    code_lists: dict[str, CodeListFile]
    caveats: CaveatsFile
    roadmap: tuple[RoadmapQuestionFile, ...]
    volumes: tuple[VolumeFile, ...]
    ended: dict[str, EndedFile]
    lexicons: dict[Language, Lexicon]


def read_library(folder: Path) -> tuple[Library | None, tuple[Finding, ...]]:
    """Read `library/`; return it, or None and every finding."""
    reader = _Reader(folder)
    goals = reader.read_list("doelen.toml", GoalsFile, lambda file: file.goals, lambda goal: goal.code)
    tasks = reader.read_list("kerntaken.toml", TasksFile, lambda file: file.tasks, lambda task: task.code)
    referrals = reader.read_list("verwijzingen.toml", ReferralsFile, lambda file: file.referrals, lambda one: one.id)
    audiences = reader.read_list(
        "doelgroepen.toml", TargetGroupsFile, lambda file: file.groups, lambda group: group.code
    )
    channels = reader.read_list("kanalen.toml", ChannelsFile, lambda file: file.channels, lambda channel: channel.code)
    roadmap = reader.read_list(
        "routekaart.toml", RoadmapFile, lambda file: file.questions, lambda question: question.id
    )
    ended = reader.read_list(
        "opgeheven_gemeenten.toml", EndedMunicipalitiesFile, lambda file: file.ended, lambda e: e.code
    )
    volumes = reader.read("omvang.toml", VolumesFile)
    caveats = reader.read("voorbehouden.toml", CaveatsFile)
    dutch = reader.read("woorden/nl.toml", LexiconFile)
    english = reader.read("woorden/en.toml", LexiconFile)
    blocks = reader.read_folder("vragen", BlockFile, lambda block: block.block)
    code_lists = reader.read_folder("codelijsten", CodeListFile, lambda code_list: code_list.code)
    reader.findings += [*check_blocks(blocks.values()), *check_code_lists(blocks, code_lists)]
    if reader.findings or volumes is None or caveats is None or dutch is None or english is None:
        return None, tuple(reader.findings)
    library = Library(
        blocks=blocks,
        goals=goals,
        tasks=tasks,
        referrals=referrals,
        audiences=audiences,
        channels=channels,
        code_lists=code_lists,
        caveats=caveats,
        roadmap=tuple(roadmap.values()),
        volumes=volumes.volumes,
        ended=ended,
        lexicons={"nl": Lexicon.from_file(dutch), "en": Lexicon.from_file(english)},
    )
    return library, ()


class _Reader:
    """Reads the files of one folder and keeps every finding."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.findings: list[Finding] = []

    def read(self, name: str, kind: type[T]) -> T | None:
        value, findings = read_toml(self._folder / name, kind, f"library/{name}")
        self.findings.extend(findings)
        return value

    def read_list(
        self, name: str, kind: type[T], entries_of: Callable[[T], Iterable[E]], code_of: Callable[[E], str]
    ) -> dict[str, E]:
        """Read a file that is one list; the entries by their codes, each of which may stand there once."""
        file = self.read(name, kind)
        entries = [] if file is None else [*entries_of(file)]
        self.findings.extend(check_codes(name, "", map(code_of, entries)))
        return {code_of(entry): entry for entry in entries}

    def read_folder(self, name: str, kind: type[T], code_of: Callable[[T], str]) -> dict[str, T]:
        """Read a folder with a file per entry; each is called after its code."""
        read: dict[str, T] = {}
        for path in sorted((self._folder / name).glob("*.toml")):
            value = self.read(f"{name}/{path.name}", kind)
            if value is None:
                continue
            read[code_of(value)] = value
            if code_of(value) != path.stem:
                right = f"hier hoort `{path.stem}`, zoals het bestand heet"
                self.findings.append(
                    Finding(file=f"library/{name}/{path.name}", path="", code="bestandsnaam", right=right)
                )
        return read
