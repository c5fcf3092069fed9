"""Descriptions that fit one person: the owner of a place, the only one of a kind, the brother of the mayor."""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading

_KIN: Final = (
    "broer|zus|zusje|broertje|neef|nicht|oom|tante|zwager|schoonzus|schoonmoeder|schoonvader|schoonzoon|schoondochter|zoon|dochter"
    "|vader|moeder|man|vrouw|ex|ex-man|ex-vrouw|ex-schoonzus|vriend|vriendin|buurman|buurvrouw|opa|oma|stiefvader|stiefmoeder|familie"
)
_OFFICE: Final = (
    "(?:oud-|ex-|hoofd|adjunct-|loco-|vice)?(?:eigenaar|eigenares|eigenaresse|burgemeester|wethouder|raadslid|directeur|directrice"
    "|voorzitter|penningmeester|secretaris|rector|conrector|conciërge|concierge|koster|imam|dominee|pastoor|beheerder|beheerster"
    "|bedrijfsleider|bedrijfsleidster|filiaalmanager|teamleider|wijkagent|wijkagente|huisarts|schooldirecteur|hoofdredacteur"
    "|kantinejuf|kantinebaas|huismeester|portier|trainer|coach|notaris|apotheker|dorpsdokter|hoofdmeester|hoofdconcierge"
    "|stagebegeleider|fractievoorzitter|griffier|commandant|korpschef|dirigent|organist|barkeeper|uitbater|uitbaatster)"
)
_OF: Final = r"(?: van| bij| op| in| uit) (?:de|het|t|'t|dit|dat|deze|die|ons|onze|mijn|mn|zijn|haar|hun) [a-z'-]{2,24}"
_TAIL: Final = (
    r"(?:(?: van| in| op| met| uit| naast| aan| tegenover)"
    r"(?: (?:de|het|een|dit|deze|dat|ons|onze|mijn))?(?: [a-z'-]{2,24}){1,2}){0,2}"
)
_DUTCH: Final = re.compile(
    rf"(?<!\w)(?:(?:de|het) (?:{_OFFICE}|voorman|baas){_OF}(?: naast ons)?"
    rf"|(?:als )?(?:de |het |als )?enige (?!keer|echte|manier|reden|wat|dat|die|tijd|ik|hoop|weg"
    rf"|getuige\b)[a-z-]{{3,24}}(?: [a-z-]{{3,24}})?{_TAIL}"
    rf"|(?:zijn|haar|mijn|mn|z'n|d'r|hun|de|een) (?:{_KIN})(?: van (?:mijn|mn|zijn|haar) (?:{_KIN}))?,? (?:die|dat"
    rf"|is|werkt|zit) "
    rf"(?:de [a-z-]{{4,24}} (?:van|bij) (?:de|het) [a-z-]{{3,24}}|(?:bij|in|op|voor) (?:de|het"
    rf"|onze) [a-z-]{{3,24}}(?: van(?: mijn| de| het)? [a-z-]{{3,24}})?(?: (?:werkt|zit|woont|staat))?)"
    rf"|(?:zijn|haar|mijn|mn|de|het) (?:{_KIN}|oude stagebegeleider)(?: is)? (?:van|op) (?:de|het|mijn"
    rf"|mn) (?:oude )?(?:{_OFFICE}|[a-z]{{4,20}}afdeling)(?: [a-z-]{{3,20}})?(?: van (?:de|het|dit|deze"
    rf"|dat) [a-z-]{{2,20}})?"
    rf"|(?:zijn|haar|mijn|hun) (?:{_KIN}) is (?:de|het) {_OFFICE}{_OF})(?!\w)"
)
_ENGLISH: Final = re.compile(
    r"(?<!\w)(?:(?:i am |i'm )?the only (?!thing|one|time|way|reason|witness"
    r"|person)[a-z-]{3,24}(?: [a-z-]{3,24}){0,2} (?:in|on|at|of) (?:the|this|that|our|my) [a-z-]{2,24}"
    r"|(?:his|her|my|their) (?:uncle|aunt|brother|sister|father|mother|cousin|husband|wife|son|daughter|nephew|niece"
    r"|ex) "
    r"(?:runs|owns|manages|works (?:at|for|in)|is the [a-z-]{4,20} of) (?:the|a|this"
    r"|our) [a-z-]{2,24}(?: [a-z-]{2,24})?(?: (?:with|on|in|at) (?:the|a) [a-z-]{2,24}(?: [a-z-]{2,24})?)?"
    r"|the (?:owner|manager|mayor|headmaster|headmistress|principal|chair|chairman|treasurer|landlord|landlady|imam"
    r"|vicar|pastor|caretaker|coach) of (?:the|this|that|our|my) [a-z-]{2,24})(?!\w)"
)

TRIGGERS: Final = (
    "enige [a-z]|the only [a-z]|stagebegeleider",
    _OFFICE + " ",
    rf"(?:{_KIN}),? (?:die|dat|is|werkt|zit|van|op) ",
    "(?:uncle|aunt|brother|sister|father|mother|cousin|husband|wife|son|daughter|nephew|niece) (?:runs|owns|manages) ",
    "(?:uncle|aunt|brother|sister|father|mother|cousin|husband|wife|son|daughter|nephew|niece) (?:works|is) ",
    "(?:owner|manager|mayor|head|principal|chair|treasurer|land|imam|vicar|pastor|caretaker|coach)[a-z]{0,9} of ",
)


def find(reading: Reading, start: int, end: int) -> Iterator[Found]:
    """Yield every such description."""
    for pattern in (_DUTCH, _ENGLISH):
        for match in pattern.finditer(reading.folded, start, end):
            yield Found(start=match.start(), end=match.end(), kind="RELATIE")
