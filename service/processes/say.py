"""Telling the person who started a process what happens."""

import sys


def say(*sentences: str) -> None:
    """Write each sentence on a line of its own, at once."""
    for sentence in sentences:
        sys.stdout.write(f"luwte: {sentence}\n")
    sys.stdout.flush()
