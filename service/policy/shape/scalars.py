"""Values that may stand in a TOML file: each with its pattern and, in Dutch, what it looks like."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Slug = Annotated[
    str,
    Meta(pattern=r"^[a-z](-?[a-z0-9]){1,39}\Z", description="kleine letters, cijfers en losse streepjes (2-40)"),
]
Code = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_]{1,32}\Z", description="letters, cijfers en _ (hoogstens 32)")]
ListCode = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{1,31}\Z", description="een codelijst als adv-2011")]
Words = Annotated[str, Meta(min_length=1, max_length=2000, description="tekst van 1 tot 2000 tekens")]
Iso = Annotated[str, Meta(pattern=r"^P[0-9YMWD]+\Z", description="een termijn als P30D, P6M of P1Y")]
GoalCode = Annotated[str, Meta(pattern=r"^G([1-9]|1[0-3])\Z", description="een doel G1 tot en met G13")]
DemandCode = Annotated[
    str, Meta(pattern=r"^S([1-9][0-9]?|10[0-4])\Z", description="een eis van de handreiking S1 tot en met S104")
]
Phone = Annotated[str, Meta(pattern=r"^[0-9][0-9 +-]{1,19}\Z", description="een telefoonnummer in cijfers")]
Website = Annotated[
    str, Meta(pattern=r"^https://[a-z0-9.-]+(/[^\s]*)?\Z", description="een adres dat met https:// begint")
]
Origin = Annotated[
    str,
    Meta(
        pattern=r"^https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?\Z",
        description="een herkomst als https://www.gemeente.nl, zonder pad en zonder sterretje",
    ),
]
Count = Annotated[int, Meta(ge=0, le=20_000_000, description="een geheel getal vanaf 0")]
Year = Annotated[int, Meta(ge=2015, le=2099, description="een jaartal")]
MunicipalityCode = Annotated[str, Meta(pattern=r"^GM[0-9]{4}\Z", description="GM en vier cijfers (CBS)")]
AreaCode = Annotated[
    str,
    Meta(
        pattern=r"^(WK[0-9]{4}[0-9A-Z]{2}|BU[0-9]{4}[0-9A-Z]{4})\Z",
        description="WK, vier cijfers, twee tekens, of BU, vier cijfers, vier tekens (CBS)",
    ),
]
Start = Annotated[
    str,
    Meta(
        pattern=r"^(ontvangst|einde_periode|vrijgave|gebeurtenis:[a-z][a-z_]{1,30})\Z",
        description="ontvangst, einde_periode, vrijgave of gebeurtenis:NAAM",
    ),
]
TokenName = Annotated[
    str, Meta(pattern=r"^--utrecht-[a-z0-9-]{1,60}\Z", description="een eigenschap die met --utrecht- begint")
]
TokenValue = Annotated[
    str,
    Meta(
        pattern=r"^(#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})|[0-9]{1,3}(\.[0-9]{1,3})?(px|rem|em|%)?)\Z",
        description="een kleur als #00528c of een maat als 4px",
    ),
]
ChannelKind = Literal[
    "formulier", "insluiten", "telefoon", "whatsapp", "email", "app", "balie", "brief", "chat", "kiosk"
]
PartnerKind = Literal[
    "gemeente",
    "adv",
    "politie",
    "csg",
    "veiligthuis",
    "slachtofferhulp",
    "ggd",
    "coc",
    "roze_in_blauw",
    "shn",
    "om",
    "driehoek",
    "belangen",
    "vervoer",
    "horeca",
    "onderwijs",
    "uitvoerder",
    "anders",
]


class TextFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text of the library: Dutch for u, where needed Dutch for je, and English."""

    nl: Words
    en: Words
    je: Words | None = None
