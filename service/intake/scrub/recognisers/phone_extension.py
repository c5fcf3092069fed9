"""The extension behind a telephone number: "toestel 23", "doorkies 114", "ext. 7"."""

from collections.abc import Iterator
from typing import Final

from service.intake.scrub.recognisers.found import Found
from service.intake.scrub.recognisers.spots import Spots
from service.intake.scrub.words import Reading

_EXTENSION: Final = (
    r"\b(?:toestel(?:nummer|nr)?|tst|doorkies(?:nummer|nr)?|doorkiesnr|extension|ext|durchwahl|poste)[.:]? \d{1,5}\b"
)
TRIGGERS: Final = (_EXTENSION,)
_EXTENSIONS: Final = Spots(_EXTENSION)


def find(reading: Reading) -> Iterator[Found]:
    """Yield extensions of telephone numbers."""
    for start, end in _EXTENSIONS.spans(reading):
        yield Found(start=start, end=end, kind="TELEFOON")
