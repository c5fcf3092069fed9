"""What a policy says of the words in its stories, in the form that the scrubber takes (pure).

The scrubber knows no policy. Names of the meldpunt's own municipalities and areas may stay: where it happened is asked
anyhow, and every reporter of the meldpunt lives or walks there.
"""

import re
from collections.abc import Iterator
from typing import Final

from service.intake.scrub.local import Local
from service.policy.model import OwnWords, Policy

# Codes of CBS: a municipality, a wijk, a buurt. Other answers are no names of places.
_AREA: Final = re.compile(r"(?:GM|WK|BU)[0-9]{4}[0-9A-Z]{0,4}", re.ASCII)
_NUMBERED: Final = re.compile(r"(?:wijk|buurt) [0-9]+ ", re.IGNORECASE)
_JOINED: Final = re.compile(r"[/,;()]")
_SHORTEST: Final = 4


def places_of(policy: Policy) -> Iterator[str]:
    """Yield the names of the municipalities and areas of `policy`, those of joined areas each."""
    yield from (municipality.name for municipality in policy.municipalities)
    for question in policy.questions:
        for option in question.options:
            if _AREA.fullmatch(option.code):
                names = _JOINED.split(_NUMBERED.sub("", option.label.nl))
                yield from (name.strip() for name in names if len(name.strip()) >= _SHORTEST)


def local_of(policy: Policy) -> Local:
    """Return the words of `policy` for the scrubber."""
    own = policy.own_words or OwnWords()
    return Local(stays=(*places_of(policy), *own.kept), streets=own.streets, drops=own.dropped)


class LocalWords:
    """The words of every served policy; built once per policy, and anew when a meldpunt works by another one."""

    def __init__(self) -> None:
        self._built: dict[str, tuple[str, Local]] = {}

    def of(self, policy: Policy) -> Local:
        """Return the words of `policy`."""
        digest, local = self._built.get(policy.slug, ("", None))
        if local is None or digest != policy.digest:
            local = local_of(policy)
            self._built[policy.slug] = (policy.digest, local)
        return local
