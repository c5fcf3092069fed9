"""What many questions have in common (pure)."""

from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Final

from service.interview.given import Given
from service.interview.questions import One, Option, Question, Text
from service.kernel.text import LocalizedText

YES: Final = "ja"
NO: Final = "nee"
YES_OR_NO: Final = One(options=(Option(code=YES, label="Ja"), Option(code=NO, label="Nee")))
NOTHING: Final = "geen"
DONE: Final = "klaar"


def localized(question: Question, default: LocalizedText | None, given: Given) -> Iterator[Question]:
    """Ask for a text in Dutch, and then for the same in English, which may come later.

    The ids end in `.nl` and `.en`. A meldpunt in Dutch alone is not asked for English. The English default
    stands only beside the Dutch one.
    """
    dutch_id = f"{question.id}.nl"
    dutch = None if default is None else default.nl
    yield Question(
        id=dutch_id,
        part=question.part,
        ask=question.ask,
        why=question.why,
        kind=question.kind,
        more=question.more,
        default=dutch if question.default is None else question.default,
        enter=question.enter,
        covers=question.covers,
    )
    if not given.has(dutch_id) or given.dutch_only:
        return
    keeps_default = default is not None and given.text(dutch_id) == default.nl
    yield Question(
        id=f"{question.id}.en",
        part=question.part,
        ask="Hoe zegt u dat in het Engels?",
        why="Wie geen Nederlands leest, kan dan ook melden.",
        kind=Text(),
        more="Weet u het niet? Druk op Enter. Dan staat er eerst Nederlands, met een opmerking om het te vertalen.",
        default=default.en if keeps_default and default is not None else "",
        enter="later vertalen",
    )


def repeated(
    given: Given, most: int, first: Callable[[int], Question], rest: Callable[[int], Iterator[Question]]
) -> Iterator[Question]:
    """Ask `first` and `rest` for number 1, 2, 3 and on, until `first` is answered with nothing."""
    for number in range(1, most + 1):
        question = first(number)
        yield question
        if not given.has(question.id):
            return
        yield from rest(number)


def numbers(given: Given, first_id: str, most: int) -> Iterator[int]:
    """Return the numbers from 1 to `most` for which `first_id`, with the number in it, was answered."""
    return takewhile(lambda number: given.has(first_id.format(number)), range(1, most + 1))
