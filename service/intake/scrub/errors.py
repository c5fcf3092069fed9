"""Errors of the scrub room.

IntakeError              service.intake.errors
+-- ScrubError           base of the room
    +-- ScrubInputError  a line of a JSON Lines file cannot be read
"""

from service.intake.errors import IntakeError


class ScrubError(IntakeError):
    """Base of the room's errors."""


class ScrubInputError(ScrubError):
    """One line of the input is not an object with `id`, `lang` and `text`, or no UTF-8; told by its number only."""

    def __init__(self, line: int) -> None:
        super().__init__(
            f'regel {line} is niet te lezen; hier hoort {{"id", "lang", "text"}}, of met --tekst tekst in UTF-8'
        )
        self.line = line
