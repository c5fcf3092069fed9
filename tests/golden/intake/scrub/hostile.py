"""Pieces that a hostile text repeats: the triggers of every recogniser, and what they wait for and never get."""

UNITS = (
    ".", "1", "1 ", "0-", "Jan Jansen ", "Jan van de ", "a.", "a@", " at a", "a", "Ab ", "e\u0301", "\u0301", "x-1-",
    "naam is ", "woon a ", " ", "a:\n", "a_", "nul zes ", "a:", "(((", "bsn 1", "'", "qzxwvk ", "a1b2 ", "j a n ",
    "\ud83d\ude00", "\u0430", "roos ", "geboren een ", "a.b.c", "www.", "enige a b c ", "straat 12 ", "tel 1 2 3 ",
    "bel ", "nl12abcd", "ab12 ", "rekening 1", "1-2-1990 ", "geb. ", "1990 ", "ab-12-c ", "kenteken ", "klant nr ",
    "anummer 1", "1234 ab ", "A 1 1234 AB ", "Laan van a 1 ", "12 Aaa Way ", "kamer 1 ", "insta a ", "ig ", "user ",
    "a#1234", "u/aaa ", "\na: b", "[12:12] a: ", "1.1.1.1 ", "::", "a@b.nl ", "a at b.nl ", "a.bb/", ".nl ",
    "nulzes ", "een", "een streepje ", "postcode een ", "12345678 ", "0612345678 ", "06 12345678,", "+31 6 ", "o6 ",
    "\u00e9 ", "abcdefghijklmnop ", "a\u200b", "\ufdfa", "\ufb01", "\u00b2", "\u043c\u0430\u043c\u0430 ", "a\u0430 ",
    "\u0645 ", "1:", "a1", "aa11-", "J. ", "mevrouw ", "jaar 12 ", "(19) ", "heet hij ", "bij de a ", "in Rotterdam ",
    "AB CD ", "\t1", "_", "j*a*n*", "j4n ", "in het ", "eijeij ", "`a", "wil ", "punt ", "1a\u0430 ", "a1jaar 12 ",
    "\ufb01en1", "'\u00b2", "a1roos a", "q1xwvk ", "6 ", "a_Aba'",
    "k k 8 ", "een a ", "kamer h-1, ", "van nr 1 buur ", "straat nummer een ", "rue de a ", "a streepje ",
    "a underscore ",
    "a (a) b ", "toestel 1", "geb. drie ", "AB-12 ", "AB CD 1 ", "snap qzx ", "qzx.", "1, ", "06-1 ", "C 1-1", "dan 1 ",
    "Oude 1a ", "singel 4 ", "3 hoog ", "1o - ",
)  # fmt: skip


def repeated(unit, size):
    """Return `unit` again and again, `size` characters of it."""
    return (unit * size)[:size]
