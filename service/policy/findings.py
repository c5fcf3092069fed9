"""What the linter says: where it is wrong, and what would be right."""

from typing import Literal

import msgspec

Weight = Literal["fout", "advies"]


class Finding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, order=True):
    """One remark on one place of one file; `right` is the sentence that helps to mend it (Dutch).

    An error (`fout`) must be mended; advice may be followed or not.
    """

    file: str
    path: str
    code: str
    right: str
    weight: Weight = "fout"

    def __str__(self) -> str:
        """Show it on one line, as compilers do."""
        advice = "advies: " if self.weight == "advies" else ""
        return f"{self.file}: {self.path or '(bestand)'}: {advice}{self.right} [{self.code}]"
