"""What meldpunten share: question blocks, goals and referrals, read once from `library/`."""

import tomllib
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from service.policy.convert import convert_all
from service.policy.files import BlockFile, GoalFile, GoalsFile, ReferralFile, ReferralsFile
from service.policy.findings import Finding

T = TypeVar("T")
# Codes that released tables use for their totals, for unanswered questions and for forgotten codes.
RESERVED_CODES: Final = frozenset({"totaal", "geen", "overig"})
# Names of fields that the form and the API have of their own.
RESERVED_QUESTIONS: Final = frozenset({"sleutel", "doe", "moment"})


class Library(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The shared parts by their codes."""

    blocks: dict[str, BlockFile]
    goals: dict[str, GoalFile]
    referrals: dict[str, ReferralFile]


def read_toml(path: Path, kind: type[T], shown: str) -> tuple[T | None, tuple[Finding, ...]]:
    """Read one TOML file as `kind`; return the value, or None and what is wrong with it."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return None, (Finding(file=shown, path="", code="onleesbaar", right="dit bestand moet te lezen zijn"),)
    except UnicodeDecodeError:
        return None, (Finding(file=shown, path="", code="geen-utf8", right="dit bestand moet UTF-8 zijn"),)
    except (ValueError, RecursionError) as error:
        return None, (Finding(file=shown, path="", code="geen-toml", right=f"dit moet TOML zijn: {error}"),)
    return convert_all(raw, kind, shown)


def read_library(folder: Path) -> tuple[Library | None, tuple[Finding, ...]]:
    """Read `library/`; return it, or None and every finding."""
    goals, findings = read_toml(folder / "doelen.toml", GoalsFile, "library/doelen.toml")
    referrals, more = read_toml(folder / "verwijzingen.toml", ReferralsFile, "library/verwijzingen.toml")
    findings += more
    blocks: dict[str, BlockFile] = {}
    for path in sorted((folder / "vragen").glob("*.toml")):
        shown = f"library/vragen/{path.name}"
        block, more = read_toml(path, BlockFile, shown)
        findings += more
        if block is not None:
            findings += _check_block(block, path.stem, shown)
            blocks[block.block] = block
    if findings or goals is None or referrals is None:
        return None, findings
    return (
        Library(
            blocks=blocks,
            goals={goal.code: goal for goal in goals.goals},
            referrals={referral.id: referral for referral in referrals.referrals},
        ),
        (),
    )


def _check_block(block: BlockFile, stem: str, shown: str) -> tuple[Finding, ...]:
    findings: list[Finding] = []
    if block.block != stem:
        findings.append(
            Finding(file=shown, path="blok", code="naam", right=f"hier hoort `{stem}`, zoals het bestand heet")
        )
    for index, question in enumerate(block.questions):
        path = f"vragen[{index}]"
        groups = {group.code for group in question.groups}
        codes = [option.code for option in question.options]
        if len(set(codes)) != len(codes):
            findings.append(
                Finding(
                    file=shown,
                    path=f"{path}.opties",
                    code="dubbel",
                    right="elke optie hoort een eigen code te hebben",
                )
            )
        if question.id in RESERVED_QUESTIONS:
            right = f"`{question.id}` is een veld van het formulier of de API; kies een andere naam"
            findings.append(Finding(file=shown, path=f"{path}.id", code="gereserveerd", right=right))
        for code in sorted(RESERVED_CODES.intersection([*codes, *groups])):
            right = f"`{code}` gebruikt de dienst zelf in de cijfers; kies een andere code"
            findings.append(Finding(file=shown, path=f"{path}.opties.{code}", code="gereserveerd", right=right))
        if question.kind == "tekst" and (question.options or not question.max_length):
            findings.append(
                Finding(
                    file=shown,
                    path=path,
                    code="tekstvraag",
                    right="een tekstvraag heeft `hoogstens` en geen opties",
                )
            )
        if question.kind != "tekst" and not question.options:
            findings.append(
                Finding(file=shown, path=f"{path}.opties", code="leeg", right="een keuzevraag heeft opties")
            )
        findings.extend(
            Finding(
                file=shown,
                path=f"{path}.opties.{option.code}.groep",
                code="onbekende-groep",
                right=f"hier hoort een van: {', '.join(sorted(groups))}",
            )
            for option in question.options
            if groups and not option.stores_nothing and option.group not in groups
        )
    return tuple(findings)
