"""What the lexicon says of a word: the bits that `lexicon/build.py` writes and the recognisers read."""

from enum import IntFlag


class Flag(IntFlag):
    """One property of a word; a word no list knows has none."""

    KNOWN = 1
    """An ordinary word of some language."""
    COMMON = 2
    """An everyday word: never a surname behind a first name."""
    FIRST = 4
    """A first name and hardly anything else."""
    LAST = 8
    """A surname and hardly anything else."""
    ALSO = 16
    """A name that is a word too (`Roos`)."""
    VERB = 32
    """A name that is a verb or a particle too (`Wil`)."""
    CAPITAL = 64
    """Written with a capital without being a name (`Maandag`)."""
    PARTICLE = 128
    """A small word inside a name (`van`)."""
    BINDS = 256
    """A particle that makes any unknown word behind it a surname."""
    SPEECH = 512
    """A verb behind the name of somebody who did or said something."""
    PHRASE = 1024
    """The first word of a phrase of `phrases.txt`."""
    RARE = 4096
    """A word first, and a name somewhere in the world: in small letters hardly ever a name."""
    GUESSED = 2048
    """No list has the word, but its parts or its repaired spelling are known; set while reading."""
    ABROAD = 8192
    """A name that is a word of another language than Dutch and English (`umut`)."""
    FOREIGN = 16384
    """A word of such a language and of no other: it tells what the sentence around it is written in."""
