"""Which recognisers have something to look for: one linear pass over a text for the triggers of all of them.

Guarantees: RE2 only, so the pass takes time in proportion to the text whatever the text is; a trigger is a looser
pattern than what its recogniser finds.
"""

from typing import Final

import re2

from service.intake.scrub.recognisers import TRIGGERED
from service.intake.scrub.recognisers.spots import SET_MEMORY, latin_options
from service.intake.scrub.words import Reading

# RE2 works out a state for every mixture of triggers that a text has shown so far: in one set a text with a new mixture
# costs up to twice what it does in three.
_SETS: Final = 3


class Gate:
    """The compiled triggers of every recogniser."""

    def __init__(self) -> None:
        triggers = [(name, trigger) for name, (_, ones) in TRIGGERED.items() for trigger in ones]
        size = -(-len(triggers) // _SETS)
        self._sets = [_compile(triggers[at : at + size]) for at in range(0, len(triggers), size)]

    def opened(self, reading: Reading) -> set[str]:
        """Return the names of the recognisers whose triggers are in the text."""
        raw = reading.raw
        return {owners[number] for matches, owners in self._sets for number in matches.Match(raw) or ()}


def _compile(triggers: list[tuple[str, str]]) -> tuple[re2.Set, list[str]]:
    """Return one set of triggers and the owner of each."""
    one = re2.Set.SearchSet(latin_options(SET_MEMORY // _SETS))
    for _, trigger in triggers:
        one.Add(trigger)
    one.Compile()
    return one, [name for name, _ in triggers]
