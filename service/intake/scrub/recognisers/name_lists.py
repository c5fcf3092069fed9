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
SPEECH: Final = words_of("speech_verbs")
PARTICLES: Final = words_of("particles")
# A word behind one of these is a surname, even when it is lower case and on no list.
_BINDING: Final = words_of("binding_particles")
_SURNAME_ENDINGS: Final = (
    "stra", "inga", "oglu", "ovic", "evic", "enko", "chuk", "owski", "ewski", "inski", "owska", "ewska", "inska",
    "idze", "shvili", "singh", "soekhai", "redjo", "medjo", "dihardjo", "soemito", "wirjo", "poulos", "akis", "arslan",
    "ianu", "escu", "iyev", "ovich", "ssen", "huizen", "wiersma", "dsma", "tsma", "ersma", "uijs", "eijer",
)  # fmt: skip
_NO_SURNAMES: Final = words_of("no_surnames") | COMMON
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
    return len(word) >= _LONG_ENOUGH and word.endswith(_SURNAME_ENDINGS) and word not in _NO_SURNAMES


def is_only_name(word: str) -> bool:
    """Whether `word` is a name and hardly anything else."""
    return word in FIRST or word in LAST or is_surname_by_form(word)


def binds(particle: str) -> bool:
    """Whether any unknown word behind `particle` is a surname."""
    return particle in _BINDING
