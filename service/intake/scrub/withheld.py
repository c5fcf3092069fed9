"""What stands in the place of a text that could not be scrubbed."""

from typing import Final

from service.kernel.sensitive import Sensitive

WITHHELD_TEXT: Final = "[TEKST NIET BEWAARD]"


class Withheld(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="withheld"):
    """The answer of a scrubber that failed: nothing of the text was kept."""

    text: str = WITHHELD_TEXT
