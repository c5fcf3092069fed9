"""Text in the languages that reporters read."""

from typing import Final, Literal

import msgspec

Language = Literal["nl", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")


class LocalizedText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sentence or name in every language of the service."""

    nl: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.nl if language == "nl" else self.en
