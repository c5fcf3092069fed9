"""Names that are announced: by a cue before them, by initials (pure).

Guarantees: looks at a few words around each word only.
"""

from typing import Final

from service.intake.scrub.recognisers.name_cues import RANKS, Cue
from service.intake.scrub.recognisers.name_walk import (
    ALSO,
    ANY,
    CAPITAL,
    CAPITALS,
    COMMON,
    EXPLAINED,
    FIRST,
    FOREIGN,
    KNOWN,
    NAME,
    PARTICLE,
    VERB,
    extend,
    past_particles,
)
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

# Particles inside a name that no name begins with.
_NO_BEGINNINGS: Final = wordset("aan in op het te n y o d l t")
# What stands in letters with stops and is nobody.
_ABBREVIATED: Final = wordset(
    "b.v n.v v.s u.s u.k e.u v.n p.s n.b i.d d.j a.m p.m m.b.o h.b.o v.w.o o.v i.p.v t.a.v n.a.v t.n.v u.s.a w.c t.v"
    " s.v v.v f.c o.m a.z.c z.o.z r.i.p o.k p.k c.v c.s a.d n.p s.o.s e.h.b.o m.a.w o.a d.w.z b.h.v k.o"
)


def is_announced(reading: Reading, index: int, cue: Cue) -> bool:
    """Whether word `index`, behind `cue`, starts a name."""
    code = reading.codes[index]
    if code & PARTICLE and not code & FIRST:
        return _is_announced_particle(reading, index, cue)
    if reading.shapes[index] in CAPITALS:
        if code & (CAPITAL | COMMON):
            return bool(code & ANY)
        # In German nouns have capitals: "weil mein Bruder Hunger hatte".
        return not reading.german or (cue is not Cue.SELF and (bool(code & ANY) or not code & FOREIGN))
    if cue is Cue.NAMED:
        return bool(code & ANY) or (not code & COMMON and len(reading.words[index]) > 1)
    if code & NAME or not code & EXPLAINED:
        return True
    return cue is Cue.TITLE and bool(code & ALSO and not code & (VERB | COMMON))


def is_ranked(reading: Reading, index: int) -> bool:
    """Whether a rank with a capital stands before the capital of word `index`: "Kapitein Cola"."""
    if not index or reading.german or reading.gap(index - 1) != " " or reading.words[index - 1] not in RANKS:
        return False
    return reading.shapes[index] == reading.shapes[index - 1] == "C" and not reading.codes[index] & COMMON


def _is_announced_particle(reading: Reading, index: int, cue: Cue) -> bool:
    """Whether a small word behind `cue` starts a name: "mevrouw de Groot", "huisbaas van kooten"."""
    if reading.words[index] in _NO_BEGINNINGS or cue is Cue.SELF:
        return False
    behind = past_particles(reading, index, in_name=cue >= Cue.TITLE)
    if behind is None:
        behind = index + 1
        if behind == len(reading.words) or reading.gap(index) != " " or len(reading.words[behind]) == 1:
            return False
        return not reading.codes[behind] & KNOWN
    return reading.shapes[behind] in CAPITALS or cue >= Cue.TITLE or not reading.codes[behind] & KNOWN


def is_initials(reading: Reading, index: int) -> bool:
    """Whether a single letter starts `J.`, `A.J.M.`, with a surname behind, or two of them stand alone."""
    if not reading.gap(index).startswith("."):
        return False
    last = extend(reading, index, Cue.NONE)
    if any(len(reading.words[place]) > 1 for place in range(index, last + 1)):
        return True
    return last > index and reading.folded[reading.starts[index] : reading.ends[last]] not in _ABBREVIATED


def has_initial(reading: Reading, index: int) -> bool:
    """Whether a letter with a stop stands before, perhaps with small words between: "r. de jong"."""
    before = index - 1
    while before >= 0 and reading.codes[before] & PARTICLE and len(reading.words[before]) > 1:
        before -= 1
    if before == index - 1 and reading.codes[index] & COMMON:
        return False
    return before >= 0 and len(reading.words[before]) == 1 and reading.gap(before) in (". ", ".")
