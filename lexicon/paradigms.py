"""The inflected forms of everyday words of other languages: one stem, the forms that people write in reports.

Lines of the lists `languages_*` that begin with "= KIND" hold stems; `forms` makes their forms, diacritics and all.
Sources: the school grammars of each language. A form that nobody writes costs nothing, as it is looked up as it stands.
"""

from collections.abc import Callable, Iterator

BACK, ROUND = "aıou", "ouöü"
VOWELS = "aeıioöuü"
HARD = "fstkçşhp"
SOFT = {"k": "ğ", "ç": "c", "p": "b", "t": "d"}

PERSONS = "m n k nIz lAr".split()
# "I" and "A" stand for the vowel that the word asks, "D" for d or t, "Y" for the letter between two vowels.
CASES = "YI YA DA DAn YlA DAki cA".split()
CASES_BEHIND_THIRD = "nI nA ndA ndAn nIn YlA".split()
TURKISH_PAST = ("DI", "mAdI", "Iyordu", "mIyordu", "mIştI", "YAcAktI", "sA", "mAsA")
TURKISH_NOW = ("Iyor", "mIyor", "mIş", "mAmIş", "Ar", "Ir", "YAcAk", "mAlI", "Iyormuş")
TURKISH_NOW_PERSONS = ("", "Im", "sIn", "Iz", "sInIz", "lAr")
TURKISH_OTHER = (
    "mAk mAktAn mAyA mAyI mAdAn mA mAsI mAsIn mAsInI mAsInA mAmI mAz mAm mAyIz mAzlAr YAn YAnlAr YAnI mAyAn YArAk YIp "
    "YIncA DIktAn DIğI DIğIm DIğIn DIğInI DIğImI DIğImIz DIğIndA DIğImdA DIklArI YAcAğI YAcAğIm YAcAğIz YAcAğInI "
    "YAlIm YAyIm sIn YIn YInIz YAbilir YAmAdI YAmAdIm YAmIyorum YAmIyor YAmAz YAbiliyor YArkAn Arken Irken "
    "mAyIn mAyInIz mAdIğI mAdIğIm mAktA Irlar Arlar IyorlArdI"
).split()


def harmony(stem: str, ending: str) -> str:
    """Return a Turkish stem with an ending whose vowels and first letter follow it."""
    made = stem
    for at, letter in enumerate(ending):
        last = next((sound for sound in reversed(made) if sound in VOWELS), "e")
        if letter == "Y":
            made += "y" if made[-1] in VOWELS else ""
        elif letter == "D":
            made += "t" if made[-1] in HARD else "d"
        elif letter == "A":
            made += "a" if last in BACK else "e"
        elif letter != "I":
            made += letter
        elif at == 0 and made[-1] in VOWELS and ending.startswith("Iyor"):
            made = made[:-1]
            last = next((sound for sound in reversed(made) if sound in VOWELS), last)
            made += high(last)
        elif at or made[-1] not in VOWELS:
            made += high(last)
    return made


def high(last: str) -> str:
    """Return the high vowel that follows another vowel."""
    return ("u" if last in ROUND else "ı") if last in BACK else ("ü" if last in ROUND else "i")


def turkish_noun(entry: str) -> Iterator[str]:
    """Yield the cases, the owners and the plural; "kulak" softens, "saç!" does not, "burun/burn" shortens."""
    stem, _, short = entry.rstrip("!").partition("/")
    soft = short or (
        stem if entry.endswith("!") or len(stem) <= len("kap") else stem[:-1] + SOFT.get(stem[-1], stem[-1])
    )
    third = "sI" if stem[-1] in VOWELS else "I"
    yield from (stem, *(harmony(stem, ending) for ending in ("lI", "sIz", "cA", "lIk", "lIğI", "ymIş", "cI", "cIlAr")))
    for base, case_base in ((stem, soft), (harmony(stem, "lAr"), harmony(stem, "lAr"))):
        yield base
        yield from (harmony(case_base if case[0] == "Y" and case != "YlA" else base, case) for case in CASES)
        yield harmony(case_base, "nIn" if base[-1] in VOWELS else "In")
        for owner in ("Im", "In", "ImIz", "InIz"):
            owned = harmony(case_base, owner)
            yield from (owned, *(harmony(owned, case) for case in CASES), harmony(owned, "In"))
        his = harmony(case_base, third if base == stem else "I")
        yield from (his, *(harmony(his, case) for case in CASES_BEHIND_THIRD))


def turkish_verb(entry: str) -> Iterator[str]:
    """Yield the persons and tenses of a verb, and its participles; "git/gid" softens before a vowel."""
    stem, _, soft = entry.partition("/")
    soft = soft or stem
    ends = [*(tense + person for tense in TURKISH_PAST for person in ("", *PERSONS))]
    ends += [tense + person for tense in TURKISH_NOW for person in TURKISH_NOW_PERSONS]
    for ending in (*ends, *TURKISH_OTHER):
        yield harmony(soft if ending[0] in "IAY" else stem, ending)
    yield from (harmony(soft, ending) for ending in ("YAcAğIm", "Ayım", "Iyorsunuz", "ArdI", "IrdI", "mAzdI"))


def listed(*rows: str) -> Callable[[str], Iterator[str]]:
    """Return a maker of forms: the stem with each ending; "-2 x y" first takes two letters off."""
    table = []
    for row in rows:
        cut, *endings = row.split()
        table.append((-int(cut[1:]) or None, endings))

    def made(entry: str) -> Iterator[str]:
        yield entry
        for cut, endings in table:
            yield from (entry[:cut] + ending for ending in endings)

    return made


def pairs(before: str, behind: str) -> str:
    """Return every ending of one row with every ending of another behind it."""
    return " ".join(first.rstrip("_") + last.strip("_") for first in before.split() for last in behind.split())


POLISH_PAST = "ł ła ło li ły łem łam łeś łaś liśmy łyśmy liście łby łaby"
CLITICS = "_ me te se le lo la les los las nos"
SPANISH_SHARED = (
    "ido ida idos idas í iste ió imos isteis ieron ía ías íamos ían iera ieras ieran iese iéramos o a as an amos"
)
FRENCH_ENDS = "ai as a ons ez ont ais ait ions iez aient"

KINDS: dict[str, Callable[[str], Iterator[str]]] = {
    "tr-n": turkish_noun,
    "tr-v": turkish_verb,
    "pl-ac": listed(
        "-1 m sz my cie ją jąc jący jąca j jcie ny na ne ni nych nego nej nie nia " + POLISH_PAST, "-2 eli"
    ),
    "pl-owac": listed(
        "-4 uję ujesz uje ujemy ujecie ują ując ujący ujcie uj",
        "-1 ny na ne ni nych nego nej nie nia niu niem " + POLISH_PAST,
    ),
    "pl-ic": listed(
        "-2 ię ę isz ysz i y imy ymy icie ycie ią ą iąc ąc ony ona one"
        " eni onych onego onej enie enia eniu ieni iony iona",
        "-1 " + POLISH_PAST,
    ),
    "pl-nac": listed(
        "-3 nę niesz nie niemy niecie ną nij nijcie nął nęła nęło nęli nęły nąłem nęłam nąłeś nęłaś nęliśmy "
        "nięty nięta nięte nięci nięcie nięcia nąłby"
    ),
    "pl-m": listed("-0 a owi u em iem ie y i ów ami ach om owie e ze"),
    "pl-k": listed("-0 a owi u iem i ów ami ach om", "-1 cy"),
    "pl-f": listed("-1 a y i ę ą o ie e ach ami om _".replace("_", "")),
    "pl-ka": listed("-2 ka ki kę ką ko ce kach kami kom ek"),
    "pl-o": listed("-1 o a u em ie ach ami om"),
    "pl-a": listed(
        "-1 y i a e ego iego emu iemu ej iej ą ym im ych ich ymi imi o ie szy sza sze ość ości",
        "-1 iej",
        "-2 rzy dzi ci li ni ści ciej dziej",
    ),
    "de-a": listed("-0 e er es en em ere eren erer eres ste sten ster stes este esten"),
    "de-n": listed("-0 e en n s es er ern"),
    "de-i": listed("-0 n s"),
    "de-f": listed("-0 nen"),
    "de-v": listed("-0 e st t en et te test ten tet est ete eten end ende enden ender"),
    "de-s": listed("-0 st t en est et e"),
    "fr-n": listed("-0 s e es"),
    "fr-x": listed("-0 s x", "-1 ux se ses"),
    "fr-ir": listed(
        "-2 is it issons issez issent issais issait issaient issant i ie ies ira irai irait iraient isse",
    ),
    "fr-re": listed("-2 s ons ez ent ais ait ions iez aient ant u ue us ues ra rai rait raient it irent e es"),
    "fr-er": listed(
        "-2 e es é ée és ées ant èrent â erai era eras erons erez eront erais erait eraient " + FRENCH_ENDS
    ),
    "es-n": listed("-0 s es"),
    "es-a": listed("-1 o a os as ito ita itos itas azo ísimo ísima"),
    "es-ar": listed(
        "-2 o as a amos áis an é aste ó asteis aron aba abas ábamos aban e es emos en ara aras áramos aran ase "
        "ado ada ados adas aré ará arán aría arían",
        "-2 " + pairs("ar ando ándo ár", CLITICS),
    ),
    "es-er": listed("-2 e es emos en eré erá ería " + SPANISH_SHARED, "-2 " + pairs("er iendo iéndo", CLITICS)),
    "es-ir": listed("-2 e es imos en iré irá iría " + SPANISH_SHARED, "-2 " + pairs("ir iendo iéndo", CLITICS)),
    "pt-n": listed("-0 s es"),
    "pt-a": listed("-1 o a os as inho inha"),
    "pt-ar": listed(
        "-2 o as a amos am ei aste ou aram ava avas ávamos avam e es emos em asse assem ara ado ada ados adas "
        "ando ar arem armos ará arão aria ariam"
    ),
    "pt-er": listed(
        "-2 o es e emos em i este eu eram ia ias íamos iam a as amos am esse ido ida idos idas endo er erem erá eria"
    ),
    "pt-ir": listed(
        "-2 o es e imos em i iste iu iram ia ias íamos iam a as amos am isse ido ida idos idas indo ir irem irá iria"
    ),
}


def forms(line: str) -> Iterator[str]:
    """Yield the words of one line of a list: as they are, or as their kind inflects them."""
    if not line.startswith("="):
        yield from line.split()
        return
    _, kind, *stems = line.split()
    for stem in stems:
        yield from KINDS[kind](stem)
