"""How the sentences that reporters read are judged: length, difficulty, blame and form of address.

Promises: pure values in, remarks out; work in proportion to the text; any text at all gets an answer.
A score is a yardstick and not a reader: it finds what is surely too hard, it proves nothing to be clear.
"""
