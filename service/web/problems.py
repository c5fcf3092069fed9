"""`application/problem+json` (RFC 9457) with fixed sentences: never a word that was sent (pure)."""

from typing import Final, Literal

import msgspec

PROBLEM_TYPE: Final = "application/problem+json"

FieldCode = Literal[
    "verplicht",
    "verkeerd_type",
    "onbekende_optie",
    "onbekend_veld",
    "te_lang",
    "te_veel",
    "dubbel",
]

ProblemCode = Literal[
    "ongeldige_melding",
    "geen_json",
    "te_groot",
    "te_traag",
    "verkeerd_soort",
    "niet_gevonden",
    "niet_toegestaan",
    "methode",
    "nu_niet_mogelijk",
    "fout",
]

TITLES: Final[dict[ProblemCode, tuple[int, str]]] = {
    "ongeldige_melding": (422, "De melding klopt nog niet. Kijk naar de velden."),
    "geen_json": (400, "Dit is geen geldige JSON."),
    "te_groot": (413, "Dit is te groot. Een melding is hoogstens 16 KiB."),
    "te_traag": (408, "Het versturen duurde te lang. Probeer het opnieuw."),
    "verkeerd_soort": (415, "Dit soort inhoud kennen wij hier niet."),
    "niet_gevonden": (404, "Dit adres bestaat niet."),
    "niet_toegestaan": (403, "Dit mag alleen vanaf onze eigen pagina."),
    "methode": (405, "Deze methode kan hier niet."),
    "nu_niet_mogelijk": (503, "Melden kan nu even niet. Er is niets bewaard. Bel als u hulp nodig heeft."),
    "fout": (500, "Er ging iets mis. Er is niets bewaard."),
}


class FieldProblem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One faulty field. `field` is a name from the policy, or empty when the name itself was sent wrong."""

    field: str
    code: FieldCode


class TelephoneLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom to call when reporting is impossible."""

    name: str
    phone: str


class Problem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The body of a refusal."""

    type: str
    title: str
    status: int
    code: ProblemCode
    fields: tuple[FieldProblem, ...] = ()
    telephone: tuple[TelephoneLine, ...] = ()


def problem(
    code: ProblemCode,
    *,
    fields: tuple[FieldProblem, ...] = (),
    telephone: tuple[TelephoneLine, ...] = (),
) -> Problem:
    """Build the problem with this code and its fixed status and title."""
    status, title = TITLES[code]
    return Problem(
        type=f"urn:luwte:probleem:{code}",
        title=title,
        status=status,
        code=code,
        fields=fields,
        telephone=telephone,
    )
