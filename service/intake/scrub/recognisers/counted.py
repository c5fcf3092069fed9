"""Whether a number counts what stands behind it ("Rotterdam 3 jongens") or stands alone, as a house number does."""

from typing import Final

from service.intake.scrub.flags import Flag
from service.intake.scrub.words import Reading
from service.intake.scrub.wordset import wordset

# Small words behind a number that counts nothing.
_NOT_COUNTED: Final = wordset(
    "in te en of is was and or waar want die dat met hij zij ze ik we wij staat woont had heeft om op naar bij"
    " hoog where he she i they my mijn ook al maar aan van voor achter boven onder naast want toen daar dus bis hs"
    " huis links rechts beneden bus bte a b c d e f g h toch deed doet stond zat zit zei zegt roept riep kwam komt"
    " kan moet wil gaat ging heb ben bent zijn wordt werd kreeg krijgt loopt liep belde opende opent weer altijd"
    " gisteren gister vandaag nu niet eens sinds nog dan tot tegenover which who that has had and wonen woon"
    " wonend gooit schreeuwt"
)


def is_counted(reading: Reading, end: int) -> bool:
    """Whether the word behind the number that ends at `end` is what it counts."""
    index = reading.word_from(end)
    if index == len(reading.words) or reading.folded[end : reading.starts[index]] != " ":
        return False
    return (
        reading.words[index] not in _NOT_COUNTED
        and not reading.codes[index] & Flag.SPEECH
        and (reading.shouted or reading.shapes[index] == "l")
    )
