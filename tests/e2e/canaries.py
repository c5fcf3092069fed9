"""Searching for words that must be nowhere, in every form in which software tends to leave them."""

import base64
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote


def encodings(word: str) -> dict[str, bytes]:
    """Every form of `word` that is searched for, by name."""
    raw = word.encode()
    forms = {
        "utf-8": raw,
        "utf-16-le": word.encode("utf-16-le"),
        "utf-16-be": word.encode("utf-16-be"),
        "hex": raw.hex().encode(),
        "hex-upper": raw.hex().upper().encode(),
        "url": "".join(f"%{byte:02X}" for byte in raw).encode(),
        "url-lower": "".join(f"%{byte:02x}" for byte in raw).encode(),
        "url-quoted": quote(word, safe="").encode(),
        "reversed": raw[::-1],
    }
    for offset in range(3):
        # The middle of the base64 text does not depend on what stands before or after the word.
        whole = base64.b64encode(b"\0" * offset + raw + b"\0\0\0")
        start = -(-offset * 8 // 6) if offset else 0
        forms[f"base64-{offset}"] = whole[start : start + (len(raw) - offset) * 8 // 6 - 2]
        forms[f"base64url-{offset}"] = forms[f"base64-{offset}"].translate(bytes.maketrans(b"+/", b"-_"))
    return forms


def find(words: Iterable[str], haystacks: Iterable[tuple[str, bytes]]) -> list[tuple[str, str, str]]:
    """Return (word, form, where) for everything found."""
    forms = [(word, name, form) for word in words for name, form in encodings(word).items()]
    return [
        (word, name, where)
        for where, content in haystacks
        for word, name, form in forms
        if form in content or form.lower() in content.lower()
    ]


def files_below(folder: Path) -> list[tuple[str, bytes]]:
    """Every file of a folder with its content, and every name."""
    found = [(str(path), path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]
    names = "\n".join(str(path.relative_to(folder)) for path in folder.rglob("*"))
    return [*found, ("names", names.encode())]
