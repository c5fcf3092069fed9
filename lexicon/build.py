"""Build the data of the scrubber: `make data`.

Reads the hand-written lists beside this file, the library of the policies, the Debian word lists and the name
providers of Faker; writes `service/intake/scrub/data`, with the licence of every source beside it. The same sources
give the same bytes. What each source is stands in `README.md`.
"""

import importlib
import pkgutil
import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

import faker.providers.person
import marisa_trie
from faker.providers.address.nl_NL import Provider as Addresses
from families import curses, everyday, foreign, inflected, policy_words, spoken
from hand_lists import HERE, LETTERS, LISTS, fold, lines, words

from service.intake.scrub.flags import Flag

DATA = HERE.parent / "service" / "intake" / "scrub" / "data"
WORD_LISTS = ("dutch", "american-english", "british-english")
PHRASES = (
    "cues_named",
    "cues_person",
    "cues_self",
    "kept_phrases",
    "stock_names",
    "places",
    "places_abroad",
    "organisations",
    "organisation_kinds",
    "organisation_endings",
    "health",
    "health_care",
)
ORIGINS = ("dutch", "moroccan", "turkish", "surinamese_antillean", "east_european", "asian_african", "western")
# Scripts in which a name of Faker is of use: the reporter's own script counts as unknown anyhow.
SCRIPTS = re.compile("[a-z\u0400-\u04ff\u0600-\u06ff]+")
TOWNS = frozenset(Addresses.cities)
SURE_LENGTH = 4
# Lists whose words count as known only where no list of names has them.
THINGS = ("things", "institutions", "peoples")
SPOKEN = ("dialect",)
NAMES = Flag.FIRST | Flag.LAST | Flag.ALSO
CUES = ("cues_named", "cues_person", "cues_self")
# "And", "the", "and the", "with the", "with".
ARABIC_JOINED = ("\u0648", "\u0627\u0644", "\u0648\u0627\u0644", "\u0628\u0627\u0644", "\u0628")

# How Cyrillic names are written by Dutch and English hands.
LATIN = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьъюяёыэ",
        [
            "a",
            "b",
            "v",
            "h",
            "g",
            "d",
            "e",
            "ye",
            "zh",
            "z",
            "y",
            "i",
            "yi",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "_",
            "a",
            "yu",
            "ya",
            "yo",
            "y",
            "e",
        ],
        strict=True,
    )
)


def phrase(line: str) -> tuple[str, str]:
    """Return the mark of a phrase ("^" or nothing) and its folded text."""
    return "^" if line.startswith("^") else "", fold(line.removeprefix("^"))


def dictionary(folder: Path) -> Iterator[str]:
    """Yield the entries of the Debian word lists."""
    for name in WORD_LISTS:
        yield from (folder / name).read_text(encoding="utf-8").split("\n")


def adjectives(entries: Iterable[str]) -> set[str]:
    """Return words for peoples and places ("Zweeds", "Zweedse", "Zweden"): capitals that tell little of a person."""
    capitals = {entry for entry in entries if entry[:1].isupper() and entry.isalpha()}
    found = {entry for entry in capitals if f"{entry}e" in capitals and entry.endswith("s")}
    return {fold(form) for entry in found for form in (entry, f"{entry}e", entry.removesuffix("s"))}


def faker_names() -> tuple[set[str], set[str]]:
    """Return the first names and the surnames of every locale of Faker, folded, one word each."""
    first: set[str] = set()
    last: set[str] = set()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if attribute.startswith("_") or not isinstance(values, (tuple, list, dict)):
                continue
            kind = first if "first" in attribute else last if "last" in attribute else None
            if kind is not None:
                kind.update(name for value in values if isinstance(value, str) for name in single_names(value))
    return first, last


def single_names(written: str) -> Iterator[str]:
    """Yield the words of a name, Cyrillic ones in Latin letters too."""
    for word in LETTERS.findall(fold(written)):
        if SCRIPTS.fullmatch(word) and len(word) > 1:
            yield word
            if "\u0400" <= word[0] <= "\u04ff":
                yield "".join(LATIN.get(letter, "") for letter in word).replace("_", "")


def with_joined_letters(word: str) -> Iterator[str]:
    """Yield an Arabic word with "and", "the" and "with" written to it too; any other word alone."""
    yield word
    if "\u0600" <= word[0] <= "\u06ff":
        yield from (letters + word for letters in ARABIC_JOINED)


NEVER_NAMES = words("never_names", "no_names")
TRUSTED = words("first_names", "last_names")


class Lexicon:
    """Every word that is looked at closely, with its flags."""

    def __init__(self, entries: list[str], dutch: list[str]) -> None:
        self.plain = {fold(entry) for entry in entries if entry.isalpha() and entry.islower()}
        self.dutch = {fold(entry) for entry in dutch if entry.isalpha() and entry.islower()}
        self.common = words("common_words")
        self.capitals = words("known_capitals")
        self.slang = words("slang")
        self.other = words("vocabulary_other")
        self.vocabulary = (
            self.plain | adjectives(entries) | {fold(w) for w in entries if re.fullmatch("[a-z]{2,}'s", w)}
        )
        self.flags: dict[str, Flag] = defaultdict(lambda: Flag(0))

    def add(self, found: Iterable[str], flag: Flag) -> None:
        """Set `flag` for every word of `found`."""
        for word in found:
            self.flags[word] |= flag

    def fill(self) -> None:
        """Set the flags of every word of the lists."""
        self.add(self.common, Flag.COMMON | Flag.KNOWN)
        self.add(self.slang | self.other, Flag.KNOWN)
        self.add(NEVER_NAMES, Flag.COMMON | Flag.KNOWN)
        self.add(self.capitals, Flag.CAPITAL | Flag.KNOWN)
        self.add(words("particles"), Flag.PARTICLE | Flag.KNOWN)
        self.add(words("binding_particles"), Flag.BINDS)
        self.add(words("speech_verbs"), Flag.SPEECH)
        self.add(
            words("no_surnames", "organisation_kinds", "organisation_endings", "health", "health_care"), Flag.KNOWN
        )
        first_words = {LETTERS.search(fold(line))[0] for name in PHRASES for line in lines(name)}
        self.add(first_words | {LETTERS.search(fold(town))[0] for town in TOWNS}, Flag.PHRASE)
        self.add_names()
        self.words = {word for word, flag in self.flags.items() if flag & Flag.KNOWN}
        self.add_things()
        for word, flag in self.flags.items():
            if word in self.vocabulary:
                self.flags[word] = flag | Flag.KNOWN

    def add_names(self) -> None:
        """Decide for every name whether it is only a name, or a word too."""
        self.sure = words("sure_names")
        self.also = (words("name_words", "name_verbs") | (words("first_names") & self.common)) - self.sure
        self.also -= words("no_names")
        faker_first, faker_last = faker_names()
        first = words("first_names", *(f"first_names_{origin}" for origin in ORIGINS))
        last = words("last_names", *(f"surnames_{origin}" for origin in ORIGINS))
        more = words(*(f"names/{path.stem}" for path in LISTS.glob("names/*.txt")))
        self.hand = first | last
        for names, flag in ((first | faker_first | more, Flag.FIRST), (last | faker_last | more, Flag.LAST)):
            for name in sorted(names - self.also - NEVER_NAMES - self.common - self.capitals - self.slang):
                self.flags[name] |= self.kind_of_name(name, flag)
        for name in self.also | ((words("first_names") & self.capitals) - self.sure):
            self.flags[name] |= Flag.ALSO
        self.add(words("name_verbs") - self.sure, Flag.VERB)
        self.settle_names()

    def add_things(self) -> None:
        """Add what is known by a capital, and what is spoken or cursed, unless it is somebody's name."""
        for found, flag in ((words(*THINGS), Flag.CAPITAL | Flag.KNOWN), (words(*SPOKEN), Flag.KNOWN)):
            self.add((word for word in sorted(found) if not self.flags.get(word, Flag(0)) & NAMES), flag)
        # Not in the trie, so that no misspelling is explained by them: they are looked up as they are only.
        made = spoken(self.vocabulary, self.common) | curses() | foreign() | policy_words() | words(*CUES)
        self.add((word for word in made - self.vocabulary if not self.flags[word] & ~Flag.PHRASE), Flag.KNOWN)
        self.add_abroad()

    def add_abroad(self) -> None:
        """Mark the names that are words of other languages, and the words that tell a text is in one."""
        abroad = {form for word in words("name_words_abroad") for form in with_joined_letters(word)}
        # Everyday words elsewhere that only Faker has for a name.
        listed = (self.other | everyday() | inflected()) - self.hand - TRUSTED
        abroad |= {word for word in listed if self.flags.get(word, Flag(0)) & (Flag.FIRST | Flag.LAST)}
        self.add(abroad - self.common, Flag.ABROAD)
        telling = (self.other | foreign()) - self.vocabulary - self.common - self.slang - words(*SPOKEN)
        telling = {word for word in telling if self.flags[word] & ~Flag.PHRASE == Flag.KNOWN}
        self.add(telling | words("small_words_abroad"), Flag.FOREIGN)

    def kind_of_name(self, name: str, flag: Flag) -> Flag:
        """Return `flag` for a name that is hardly a word, and else how much of a name it is."""
        is_word = name in self.vocabulary or name in self.other
        is_trusted = name in TRUSTED or (name in self.hand and len(name) >= SURE_LENGTH)
        if (is_trusted and name not in self.other) or (not is_word and len(name) >= SURE_LENGTH):
            return flag
        return Flag.ALSO | (Flag.RARE if is_word and name not in self.hand else Flag(0))

    def settle_names(self) -> None:
        """Let no word be both surely and perhaps a name."""
        for name, flag in self.flags.items():
            if name in self.sure:
                self.flags[name] = (flag | Flag.FIRST) & ~(Flag.ALSO | Flag.RARE | Flag.COMMON)
            elif flag & Flag.ALSO:
                self.flags[name] = flag & ~(Flag.FIRST | Flag.LAST)


# Hamlets that mean something else to everybody.
NO_TOWNS = frozenset(
    {"nederland", "oranje", "schiphol", "duiven", "helden", "hulst", "heel", "darp", "linde", "nes", "born"}
)


def towns(lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    """Yield the Dutch towns of Faker; one that is a word or a name too asks for a capital."""
    hand = {phrase(line)[1] for name in ("places", "places_abroad") for line in lines(name)}
    for town in sorted(TOWNS):
        folded = fold(town)
        if folded in hand or folded in NO_TOWNS or not folded.isascii() or len(folded) < SURE_LENGTH - 1:
            continue
        is_word = any(word in lexicon.vocabulary or word in lexicon.common for word in LETTERS.findall(folded))
        is_name = bool(lexicon.flags.get(folded, Flag(0)) & (Flag.FIRST | Flag.LAST | Flag.ALSO))
        single = len(LETTERS.findall(folded)) == 1 or folded.startswith(("de ", "het "))
        yield "places", "^" if single and (is_word or is_name) else "", folded


def hand_phrases(lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    """Yield the phrases of our lists; a place that is a Dutch word too asks for a capital."""
    for name in PHRASES:
        for line in lines(name):
            mark, text = phrase(line)
            is_word = text in {"places": lexicon.dutch, "places_abroad": lexicon.plain}.get(name, ())
            yield name, "^" if is_word else mark, text


def write_licences(folder: Path) -> None:
    """Put the licence of every source that is not ours beside the data."""
    for name in ("wdutch", "scowl"):
        shutil.copyfile(folder / f"LICENCE.{name}.txt", DATA / f"LICENCE.{name}.txt")
    licence = next(path for path in metadata.files("Faker") or () if path.name.startswith("LICENSE"))
    (DATA / "LICENCE.faker.txt").write_text(licence.read_text(encoding="utf-8"), encoding="utf-8")


def main(folder: Path) -> None:
    """Write the words, the phrases and the licences."""
    dutch = (folder / WORD_LISTS[0]).read_text(encoding="utf-8").split("\n")
    lexicon = Lexicon(sorted(set(dictionary(folder))), dutch)
    lexicon.fill()
    DATA.mkdir(exist_ok=True)
    by_flags: dict[int, list[str]] = defaultdict(list)
    for word, flag in lexicon.flags.items():
        by_flags[int(flag)].append(word)
    # Words of other languages and nothing more are many: they are looked up in a trie of their own.
    abroad = sorted(by_flags.pop(int(Flag.KNOWN | Flag.FOREIGN)))
    marisa_trie.Trie(abroad).save(str(DATA / "abroad.marisa"))
    text = "".join(f"{flag}\t{' '.join(sorted(by_flags[flag]))}\n" for flag in sorted(by_flags))
    (DATA / "lexicon.txt").write_text(text, encoding="utf-8")
    known = {word for word in lexicon.words if not lexicon.flags[word] & (Flag.FIRST | Flag.LAST)}
    rest = sorted(word for word in lexicon.vocabulary | known if len(word) > 1)
    marisa_trie.Trie(rest).save(str(DATA / "words.marisa"))
    phrases = sorted({*hand_phrases(lexicon), *towns(lexicon)})
    (DATA / "phrases.txt").write_text("".join("\t".join(one) + "\n" for one in phrases), encoding="utf-8")
    write_licences(folder)
    told = f"{len(lexicon.flags)} words with flags, {len(rest)} plain words, {len(abroad)} words of other languages"
    sys.stdout.write(f"{told}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
