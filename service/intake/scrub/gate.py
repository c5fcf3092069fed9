"""Which recognisers have something to look for: one linear pass over a text for the triggers of all of them.

Guarantees: RE2 only, so the pass takes time in proportion to the text whatever the text is; a trigger is a looser
pattern than what its recogniser finds.
"""

import re2

from service.intake.scrub.recognisers import TRIGGERED
from service.intake.scrub.recognisers.spots import SET_MEMORY, latin_options
from service.intake.scrub.words import Reading


class Gate:
    """The compiled triggers of every recogniser."""

    def __init__(self) -> None:
        self._set = re2.Set.SearchSet(latin_options(SET_MEMORY))
        self._owners: list[str] = []
        for name, (_, triggers) in TRIGGERED.items():
            for trigger in triggers:
                self._set.Add(trigger)
                self._owners.append(name)
        self._set.Compile()

    def opened(self, reading: Reading) -> set[str]:
        """Return the names of the recognisers whose triggers are in the text."""
        return {self._owners[number] for number in self._set.Match(reading.raw) or ()}
