"""The base of every value that may hold a reporter's words."""

from typing import Any

import msgspec


class Sensitive(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A Struct whose `repr` and `str` show its name only.

    Promise: printing, logging or formatting such a value, or an exception that carries it,
    shows no field. It says nothing about encoding: `msgspec.json.encode` still writes the fields.
    """

    def __repr__(self) -> str:
        """Return the class name and nothing of the content."""
        return f"{type(self).__name__}(...)"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """Show nothing to pretty printers either (msgspec offers them the fields)."""
        return []
