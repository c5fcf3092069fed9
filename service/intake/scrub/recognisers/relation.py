"""Descriptions that fit one person: the owner of a place, the only one of a kind, the brother of the mayor.

Guarantees: starts from words for kin, offices and "only"; looks at most a dozen words behind each.
Not covered: a description in other words ("die van de hoek met de rode auto").
"""

from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

_KIN: Final = wordset(
    "broer broers broertje zus zusje neef neefje nicht nichtje oom tante zwager zwagerin schoonzus schoonzuster"
    " schoonbroer schoonmoeder schoonvader schoonzoon schoondochter zoon dochter zoontje dochtertje vader moeder ex"
    " opa oma pa ma pap mam stiefvader stiefmoeder stiefzoon stiefdochter kleinzoon kleindochter achterneef familie"
    " echtgenoot echtgenote weduwe weduwnaar verloofde ex-man ex-vrouw peetoom peettante zwaoger breur"
    " uncle aunt brother sister father mother cousin husband wife son daughter nephew niece grandson granddaughter"
    " papa mama bonusvader bonusmoeder exman exvrouw exvriend exvriendin buurjongetje peettante"
    " godson goddaughter godfather godmother petekind peetzoon grandfather grandmother stepfather stepmother"
    " girlfriend boyfriend"
)
# Kin, and just a person too: counts before an office only.
_PERSONS: Final = wordset(
    "man vrouw vriend vriendin buurman buurvrouw partner huisgenoot assistent assistente juf meester lerares leraar"
    " buurjongen buurjongetje buurmeisje collega leerling stagiair stagiaire chauffeur secretaresse schoonmaakster"
)
_OFFICES: Final = wordset(
    "eigenaar eigenares eigenaresse burgemeester wethouder raadslid directeur directrice voorzitter penningmeester"
    " secretaris rector conrector concierge koster imam dominee pastoor kapelaan rabbijn beheerder beheerster"
    " bedrijfsleider bedrijfsleidster filiaalmanager filiaalleider teamleider wijkagent wijkagente huisarts"
    " schooldirecteur schooldirectrice hoofdredacteur kantinejuf kantinebaas huismeester huisbaas portier trainer"
    " coach notaris apotheker dorpsdokter hoofdmeester hoofdconcierge stagebegeleider fractievoorzitter griffier"
    " commandant korpschef dirigent organist barkeeper uitbater uitbaatster kroegbaas ploegbaas voorman sponsor"
    " oprichter oprichtster hoofdtrainer jeugdtrainer hoofdcoach teamcaptain aanvoerder schutterskoning"
    " voorzitster boekhouder boekhoudster smid raadsheer rechter griffier veearts"
    " oud-burgemeester tandarts dierenarts veearts chef-kok chefkok tolk schipper skipper kapitein baas boswachter"
    " owner manager mayor headmaster headmistress principal chair chairman chairwoman treasurer landlord landlady"
    " vicar pastor caretaker janitor founder captain"
)
# Offices that are told of many: they need "de" before them.
_MANY: Final = wordset("portier trainer coach manager baas captain chair kapitein sponsor tolk aanvoerder voorman")
_UNIQUE: Final = wordset("enige enigste eenige einigste only oudste jongste eerste laatste")
# A verb, where an adjective would have to stand: "de laatste betastte".
_PAST: Final = ("te", "de")
_ONLY: Final = wordset("enige enigste eenige einigste only")
_PERSON_ENDINGS: Final = (
    "er", "ster", "man", "vrouw", "lid", "ist", "iste", "ant", "ante", "ent", "ente", "eur", "euse", "rice", "meisje",
    "jongen", "gezin", "familie", "family", "woman", "girl", "boy", "arts", "baas", "juf", "ier", "aan", "agent", "or",
    "tolk", "koning", "koningin", "ling", "genoot", "genote", "ees", "kind", "stel", "couple", "person", "kok", "boer",
)  # fmt: skip
_NO_PERSONS: Final = wordset(
    "keer manier moment kamer nummer andere winter zomer weer halte bakker beker kelder hier daar meer ander eer zeer"
    " echter later eerder moment argument document antwoord manager one other way thing time reason"
    " getuige voor over onder anker letter computer event content"
)
_GENERIC: Final = wordset(
    "kind kinderen meisje meisjes jongen jongens vriend vriendin slachtoffer man vrouw dader mensen baby kleine patient"
    " kid kids child children girl boy bride"
)
_OWN: Final = wordset("zijn haar hun mijn mn z'n d'r onze his her my their our zn dr zien")
_DETERMINERS: Final = wordset(
    "de den munne mijne oos het t een dit dat deze die ons onze mijn mn zijn haar hun hetzelfde dezelfde the a an"
    " this that our my his her"
    " their n un ut"
)
_BEFORE: Final = _DETERMINERS | _OWN | {"als", "r", "d"}
_OF: Final = wordset("van of")
_PLACED: Final = wordset("van of in op bij uit at on from naast with met")
_TAILS: Final = wordset("van of in op met uit naast aan tegenover with on in at uit bij")
_DOES: Final = wordset("is werkt zit woont runs owns manages works")
_FORMER: Final = wordset("vroegere voormalige huidige nieuwe oude vorige ouwe latere eerste former old new current")
_THERE: Final = wordset("daar hier ernaast naast there here")
_SHORT_PERSONS: Final = wordset(
    "vet dj cop nurse smid arts boer kok juf imam leraar lerares makelaar advocaat advocate soldaat lawyer priest"
    " vicar chef doctor smit jood turk"
)
_THEIRS: Final = wordset("zijn haar hun z'n d'r his her their zien")
_IS: Final = wordset("is was iz bin")
_LOOSELY: Final = wordset("ook nog toevallig eigenlijk gewoon nota bene also")
_LOOSE_WORDS: Final = 3
_RUNS: Final = wordset("runs owns manages")
_WHO: Final = wordset("die dat who")
_CLOSING: Final = wordset("werkt zit woont staat werken")
_STOPS: Final = wordset(
    "en of maar want dus die dat wie wat is was zijn heeft had hebben zei zegt en ik je hij ze zij we wij jullie niet"
    " van in op bij uit aan met voor naar om te er al nu toen als dan ook nog and but or that who which is was were has"
    " had says said i you he she we they not of at on in with for to from werkt zit woont staat kwam komt ging gaat"
    " doet"
    " deed stond riep loopt liep hem haar mij me mn heb ben wil moet kan mag wordt werd geeft gaf"
)
_ENGLISH: Final = wordset("the a an this that our my his her their")
# What an office is about: "de wethouder sport".
_FIELDS: Final = wordset("sport onderwijs financien zorg cultuur wonen verkeer jeugd frans engels duits wiskunde gym")
_WORK_ENDINGS: Final = ("afdeling", "kantoor", "team", "balie", "administratie", "department")
_NOUNS_IN_E: Final = wordset("gemeente ruimte commissie familie politie directie vakantie dominee kerkgemeente etage")
_MOST_ADJECTIVES: Final = 2
_MOST_TAILS: Final = 2
_HEADS: Final = _KIN | _PERSONS | _OFFICES | _UNIQUE


def find(reading: Reading) -> Iterator[Found]:
    """Yield every such description."""
    words = reading.words
    for index in [place for place, word in enumerate(words) if word in _HEADS]:
        if index + 1 == len(words):
            found = _kin_of_theirs(reading, index)
        elif words[index] in _UNIQUE:
            found = _only_one(reading, index)
        else:
            found = _described(reading, index)
        if found is not None:
            yield Found(start=reading.starts[found[0]], end=reading.ends[found[1]], kind="RELATIE")


def _described(reading: Reading, index: int) -> tuple[int, int] | None:
    for describe in (_kin_of, _kin_who, _office_of, _kin_of_theirs):
        found = describe(reading, index)
        if found is not None:
            return found
    return None


def _begin(reading: Reading, index: int) -> int:
    """Return where the description with its head at `index` begins: at its "de", "zijn", "een oud-"."""
    words = reading.words
    while index and reading.gap(index - 1) == "-":
        index -= 1
    if index and words[index - 1] in _FORMER and reading.gap(index - 1) == " ":
        index -= 1
    if index and reading.gap(index - 1) == " " and words[index - 1] in _BEFORE:
        index -= 1
        if words[index] == "r" and index and reading.gap(index - 1) == "'":
            index -= 1
        if words[index] in ("de", "het") and index and words[index - 1] == "als":
            index -= 1
    return index


def _noun(reading: Reading, index: int) -> int | None:
    """Return the last word of the noun with its article and adjectives from word `index` on, or None."""
    words = reading.words
    has_article = index < len(words) and words[index] in _DETERMINERS
    is_english = has_article and words[index] in _ENGLISH
    index += has_article
    for _ in range(_MOST_ADJECTIVES + 1):
        gap = reading.gap(index)
        if index >= len(words) or (words[index] in _STOPS and gap != "-"):
            return None
        if reading.gap(index - 1) not in (" ", "-"):
            return None
        is_adjective = (
            gap == " "
            and words[index] not in _OFFICES
            and (
                (is_english and not _is_person(words[index]))
                or (words[index].endswith(("e", "eigen")) and words[index] not in _NOUNS_IN_E)
            )
        )
        goes_on = index + 1 < len(words) and words[index + 1] not in _STOPS
        if not goes_on or not (gap == "-" or (is_adjective and has_article)):
            return index
        index += 1
    return index


def _tails(reading: Reading, last: int) -> int:
    """Return the last word of the descriptions behind word `last`: "van de wijk", "met een papegaai"."""
    for _ in range(_MOST_TAILS):
        index = last + 1
        if index + 1 >= len(reading.words) or reading.gap(last) != " " or reading.words[index] not in _TAILS:
            break
        follower = reading.words[index + 1]
        end = index + 1 if follower == "ons" else None
        if end is None and (follower in _DETERMINERS or reading.words[index] in ("met", "with")):
            end = _noun(reading, index + 1)
        if end is None:
            break
        last = end
    is_there = last + 1 < len(reading.words) and reading.words[last + 1] in _THERE and reading.gap(last) == " "
    return last + is_there


def _is_person(word: str) -> bool:
    return word in _OFFICES or word in _SHORT_PERSONS or (word.endswith(_PERSON_ENDINGS) and word not in _NO_PERSONS)


def _kin_of(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "de broer van de wethouder": kin of anybody but a child or a victim, a man or woman of an office."""
    words = reading.words
    of = index + 1 + (words[index + 1] in ("is", "zijn"))
    if of + 1 >= len(words) or words[of] not in _OF or words[index] in _OFFICES or reading.gap(index) != " ":
        return None
    if words[of + 1] not in _DETERMINERS:
        return None
    last = _noun(reading, of + 1)
    if last is None or (words[of + 1] in _OWN - {"onze", "our"} and not _is_person(words[last])):
        return None
    noun = words[last]
    is_placed = last + 1 < len(words) and words[last + 1] == "uit"
    if not _is_person(noun) or (noun in _GENERIC and not is_placed):
        return None
    last += last + 1 < len(words) and words[last + 1] in _FIELDS
    return _begin(reading, index), _tails(reading, last)


def _kin_who(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "zijn neef die bij de gemeente werkt", "zijn vader is de huisarts", "his uncle runs the club"."""
    words = reading.words
    begin = _begin(reading, index)
    if begin == index or words[index] in _OFFICES:
        return None
    place = index + 1 + (words[index + 1] in _WHO)
    if place > index + 1:
        place += words[place : place + 1] == ["is"] or words[place : place + 1] == ["werkt"]
    elif words[place] in _DOES and words[begin] in _OWN:
        place += 1 + (words[place + 1 : place + 2] == ["daar"])
    elif words[place] in ("op", "bij", "van", "in") and words[begin] in _OWN:
        last = _noun(reading, place + 1)
        return (begin, last) if last is not None and words[last].endswith(_WORK_ENDINGS) else None
    else:
        return None
    if place + 1 >= len(words):
        return None
    last = _where_or_what(reading, place, is_owner=words[place - 1] in _RUNS)
    if last is None:
        return None
    last = _tails(reading, last)
    if words[last + 1 : last + 2] and words[last + 1] in _CLOSING:
        last += 1
    return begin, last


def _kin_of_theirs(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "zijn stiefdochter" where "hij is" says that somebody is it: whom the reporter knows by another."""
    words = reading.words
    begin = index - 1
    if begin < 1 or words[begin] not in _THEIRS or reading.gap(begin) != " ":
        return None
    said = begin - 1
    while said and words[said] in _LOOSELY and begin - said < _LOOSE_WORDS:
        said -= 1
    return (begin, index) if words[said] in _IS and reading.gap(said) == " " else None


def _where_or_what(reading: Reading, place: int, *, is_owner: bool) -> int | None:
    """Return the last word of a place of work ("bij de gemeente") or an office ("de huisarts") at word `place`."""
    words = reading.words
    if words[place] in ("bij", "in", "op", "voor", "at", "for", "on") and words[place + 1] in _DETERMINERS:
        return _noun(reading, place + 1)
    if words[place] in _DETERMINERS:
        last = _noun(reading, place)
        return last if last is not None and (is_owner or _is_person(words[last])) else None
    return place if words[place] in _OFFICES else None


def _office_of(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "de eigenaar van de toko naast ons", "wethouder in ons dorp"."""
    words = reading.words
    if words[index] not in _OFFICES or index + 2 >= len(words):
        return None
    if words[index + 1] == "s" and words[index + 2] in _KIN and reading.gap(index) == "'":
        return _begin(reading, index), index + 2
    if words[index + 1] not in _PLACED:
        return None
    begin = _begin(reading, index)
    is_told = begin < index or words[index] not in _MANY
    if not is_told or reading.gap(index) != " ":
        return None
    last = _noun(reading, index + 2) if words[index + 2] in _DETERMINERS or words[index + 1] == "van" else None
    return None if last is None or words[begin] == "een" else (begin, _tails(reading, last))


def _only_one(reading: Reading, index: int) -> tuple[int, int] | None:
    """Return "de enige vakbondsman in de hal", "the only Iranian family on this estate"."""
    words = reading.words
    place = index + 1
    for _ in range(_MOST_ADJECTIVES + 1):
        if place >= len(words) or words[place] in _STOPS or reading.gap(place - 1) not in (" ", "-"):
            return None
        if _is_person(words[place]):
            break
        if words[index] not in _ONLY and (words[place].endswith(_PAST) or not words[place].endswith("e")):
            return None
        place += 1
    else:
        return None
    if reading.gap(place) == "-":
        return None
    last = _tails(reading, place)
    if last == place and words[index] not in _ONLY:
        return None
    is_placed = last > place or (index and words[index - 1] in _OWN)
    begin = _begin(reading, index)
    if words[index] == "only" and words[begin] == "only":
        return None
    return (begin, last) if is_placed and words[begin] != "het" else None
