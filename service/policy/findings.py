"""What the linter says: where it is wrong, and what would be right."""

import msgspec


class Finding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, order=True):
    """One error in one place of one file; `right` is the sentence that helps to mend it (Dutch)."""

    file: str
    path: str
    code: str
    right: str

    def __str__(self) -> str:
        """Show it on one line, as compilers do."""
        return f"{self.file}: {self.path or '(bestand)'}: {self.right} [{self.code}]"
