"""Words that are made rather than listed: curses of two parts, Dutch as it is spoken, verbs of other languages.

All of it is looked up as it stands only: a misspelling of a made word explains nothing.
"""

import tomllib
from collections.abc import Iterator

from hand_lists import HERE, LETTERS, LISTS, fold, lines
from paradigms import forms

SHORTEST, LEAST_SPOKEN, MOST_SPOKEN, MOST_VOWELS = 4, 6, 10, 7
LANGUAGES = frozenset({"nl", "je", "en"})
SMALL = ("tje", "pje", "kje", "sje", "lje", "fje", "dje", "gje", "nje")
FINALS = (("d", "t"), ("g", "ch"), ("w", ""), ("b", "p"), ("t", ""))
# How the regions say a vowel.
VOWELS = (("aa", "ao"), ("aa", "oa"), ("aa", "ae"), ("ui", "oe"), ("ui", "uu"), ("ij", "ie"), ("oo", "eu"), ("ou", "o"))
_GERMAN = "e en st t te ten test est et"
# The endings of regular verbs, by what stands before the stem.
VERBS: dict[str, tuple[tuple[str, str], ...]] = {
    "fr-er": (("", "er e es ons ez ent ais ait ions iez aient a ai ee ees ant era erait eront erent"),),
    "es-ar": (
        ("", "ar o as a amos an aba abas abamos aban e aste aron ado ada ados adas ando ara aria en es arme arle"),
    ),
    "es-er": (("", "er ir o es e emos imos en ia ias ian i iste io ieron ido ida idos idas iendo a as an erme irme"),),
    "de": (
        *((prefix, _GERMAN) for prefix in ("", "an", "aus", "auf", "be", "ver", "nach", "weg", "zu", "hinterher")),
        *((f"{prefix}ge", "t te en") for prefix in ("", "an", "aus", "auf", "nach", "weg", "zu", "hinterher", "ab")),
    ),
    "pl": (("", "l la lo li ly lem lam c c"),),
    "tr": (
        ("", "di du ti tu dim dum tim tum diler dular tiler tular dik duk mis mus iyor uyor iyordu uyordu iyorlar"),
        ("", "mek mak me ma en an ip up ince dikten yor yordu medi madi mis misti erek arak ilar dilar tilar"),
    ),
}


def curses() -> set[str]:
    """Return every first part of a curse before every last part of its family."""
    made = set()
    for line in lines("curses"):
        first, _, last = line.partition("|")
        made |= {fold(part + rest).replace("'", "") for part in first.split() for rest in last.split()}
    return made


def spoken(entries: set[str], common: set[str]) -> set[str]:
    """Return how words are written as they are spoken: "worde", "bankie", "groepske", "laot", "doar", "gmaakt"."""
    made = {form for word in entries if len(word) <= MOST_SPOKEN for form in clipped(word)}
    for word in common & entries:
        made |= {word[:-1] + said for ending, said in FINALS if word.endswith(ending)}
        made |= {word[1:]} if word.startswith("h") and len(word) > SHORTEST else set()
    for word in (common & entries) | {word for word in entries if len(word) <= MOST_VOWELS and "aa" in word}:
        made |= {word.replace(vowel, said, 1) for vowel, said in VOWELS if vowel in word}
    return {word for word in made if len(word) > 1}


def clipped(word: str) -> Iterator[str]:
    """Yield what is left of a word in quick speech, and how the regions make it small."""
    if word.endswith("en") and len(word) > SHORTEST:
        yield word[:-1]
    if word.endswith(SMALL):
        stem = word[:-2].removesuffix("t")
        yield from (word[:-2] + ending for ending in ("ie", "ies"))
        yield from (stem + ending for ending in ("ke", "kes", "ske", "skes"))
    if word.endswith("eren"):
        stem = word.removesuffix("eren")
        yield from (f"{before}{stem}eer{ending}" for before in ("", "ge") for ending in ("t", "d", "de", "den"))
    if word.endswith("ing") and len(word) >= LEAST_SPOKEN:
        yield from (word[:-1], word[:-2])
    if word.endswith(("tie", "ties")):
        yield from (word.replace("tie", said) for said in ("sie", "zie"))
    if word.endswith(("isch", "ische")):
        yield word.replace("isch", "ies")
    if word.startswith("ge") and len(word) >= LEAST_SPOKEN:
        yield "g" + word[2:]


def everyday() -> set[str]:
    """Return the everyday words of other languages, as they are listed."""
    return {word for line in lines("languages") if not line.startswith("=") for word in LETTERS.findall(fold(line))}


def foreign() -> set[str]:
    """Return the everyday words of other languages, and the forms of their verbs that reports use."""
    found = everyday() | inflected()
    for line in lines("languages"):
        if not line.startswith("="):
            continue
        _, kind, *stems = line.split()
        found |= {
            fold(before + stem + ending)
            for stem in stems
            for before, endings in VERBS[kind]
            for ending in endings.split()
        }
    return {word for word in found if len(word) > 1}


def inflected() -> set[str]:
    """Return the words of the lists `languages_*`, in every form that reports use."""
    written = (
        form for path in sorted(LISTS.glob("languages_*.txt")) for line in lines(path.stem) for form in forms(line)
    )
    return {word for form in written for word in LETTERS.findall(fold(form))}


def policy_words() -> set[str]:
    """Return the words of the policy library: what the forms ask and offer, reporters write."""
    found: set[str] = set()
    for path in sorted((HERE.parent / "policies" / "library").rglob("*.toml")):
        for text in texts(tomllib.loads(path.read_text(encoding="utf-8"))):
            found.update(word for word in LETTERS.findall(fold(text)) if word.isascii() and len(word) > 1)
    return found


def texts(value: object) -> Iterator[str]:
    """Yield the texts for people inside a policy, whatever their depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in LANGUAGES and isinstance(inner, str):
                yield inner
            yield from texts(inner) if not isinstance(inner, str) else ()
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
