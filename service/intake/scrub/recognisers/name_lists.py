"""What single words tell about names (pure).

Four grades: a word that is only a name; a word that is a name too (`Roos`); a verb or particle that is a name too
(`Wil`); and everything else, of which the common words are known to be no name.
"""

from typing import Final

from service.intake.scrub.vocabulary import words_of

_ORIGINS: Final = (
    "dutch", "moroccan", "turkish", "surinamese_antillean", "east_european", "asian_african", "western",
)  # fmt: skip
_SURE_LENGTH: Final = 4


def _by_origin(kind: str) -> frozenset[str]:
    return frozenset().union(*(words_of(f"{kind}_{origin}") for origin in _ORIGINS))


COMMON: Final = words_of("common_words")
KNOWN_CAPITALS: Final = words_of("known_capitals")
VERBS: Final = words_of("name_verbs")
_CURATED: Final = words_of("first_names") | words_of("last_names")
_FIRST_BY_ORIGIN: Final = _by_origin("first_names")
_LAST_BY_ORIGIN: Final = _by_origin("surnames")
_LISTED: Final = (_FIRST_BY_ORIGIN | _LAST_BY_ORIGIN) - COMMON - KNOWN_CAPITALS
# A very short listed name is too often a word of some language to be trusted in small letters.
_SHORT: Final = frozenset(word for word in _LISTED - _CURATED if len(word) < _SURE_LENGTH)
_FOREIGN: Final = frozenset(word for word in _LISTED if not word.isascii())
ALSO_WORDS: Final = words_of("name_words") | VERBS | _SHORT | (words_of("first_names") & COMMON)
FIRST: Final = (words_of("first_names") | (_FIRST_BY_ORIGIN & _LISTED)) - ALSO_WORDS - COMMON - _FOREIGN
LAST: Final = (words_of("last_names") | (_LAST_BY_ORIGIN & _LISTED)) - ALSO_WORDS - COMMON - _FOREIGN
OTHER_SCRIPTS: Final = words_of("other_scripts") | _FOREIGN
ANY_NAME: Final = FIRST | LAST | ALSO_WORDS | OTHER_SCRIPTS
SPEECH: Final = frozenset(
    "zei zegt riep roept schreeuwde schreeuwt vroeg vraagt noemde noemt heeft had is was ging gaat kwam komt deed doet sloeg slaat"
    " stond staat zat zit liep loopt pakte pakt greep trok trekt duwde duwt gooide gooit begon begint bleef blijft schold scheldt"
    " keek kijkt lachte lacht filmde filmt stuurde stuurt appte appt belde belt woont werkt heet kent weet betekent said says told"
    " called shouted yelled was is has had did grabbed pushed hit kicked lives works".split()
)
PARTICLES: Final = frozenset(
    "de den der des van von vd vander vande vanden ter ten te tot 't t in op aan het la le du da do dos das del di el al ait ben bin"
    " bint bou ould abu abou abd mac mc o d n l ibn y oude".split()
)
# A word behind one of these is a surname, even when it is lower case and on no list.
_BINDING: Final = frozenset("ter ten el al ait bin bint abu abou ould vander vanden der den oude".split())
_SURNAME_ENDINGS: Final = (
    "stra", "inga", "oglu", "ovic", "evic", "enko", "chuk", "owski", "ewski", "inski", "owska", "ewska", "inska", "idze",
    "shvili", "singh", "soekhai", "redjo", "medjo", "dihardjo", "soemito", "wirjo", "poulos", "akis", "arslan", "ianu",
    "escu", "iyev", "ovich", "ssen", "huizen", "wiersma", "dsma", "tsma", "ersma", "uijs", "eijer",
)  # fmt: skip
_NO_SURNAMES: Final = frozenset(
    "orchestra extra ultra lessen tussen bossen kussen passen wassen missen vissen assen rassen flessen klassen grassen dassen"
    " sessen prinsessen messen tassen kassen massen plassen glassen pessen wissen essen fressen lassen mussen wissen vergessen"
    " gegessen besten passen moskussen interessen hoessen stressen stelessen accessen bazessen adressen processen successen"
    " hoofdkussen balkussen bochessen huissen verrassen volwassen aanpassen oppassen gewassen bussen russen dozijnssen".split()
)
_LONG_ENOUGH: Final = 6
STREET_ENDINGS: Final = (
    "straat", "laan", "weg", "gracht", "kade", "dreef", "plantsoen", "singel", "steeg", "pad", "plein", "boulevard",
    "straatje", "park", "markt", "haven", "brug", "station", "polder",
)  # fmt: skip
PLACE_ENDINGS: Final = (
    "hof",
    "dijk",
    "wal",
    "kwartier",
    "wijk",
    "baan",
    "ring",
    "buurt",
    "singels",
    "poort",
    "laken",
    "passage",
)


def is_surname_by_form(word: str) -> bool:
    """Whether an ending that only surnames have gives `word` away (`-stra`, `-oglu`, `-enko`)."""
    return len(word) >= _LONG_ENOUGH and word.endswith(_SURNAME_ENDINGS) and word not in _NO_SURNAMES | COMMON


def is_only_name(word: str) -> bool:
    """Whether `word` is a name and hardly anything else."""
    return word in FIRST or word in LAST or is_surname_by_form(word)


def binds(particle: str) -> bool:
    """Whether any unknown word behind `particle` is a surname."""
    return particle in _BINDING
