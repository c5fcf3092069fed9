"""Short sets of words, written as a sentence is."""


def wordset(*lines: str) -> frozenset[str]:
    """Return the words of `lines`, which white space separates."""
    return frozenset(word for line in lines for word in line.split())
