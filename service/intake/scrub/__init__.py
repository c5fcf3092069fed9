"""Scrubbing: find personal data in free text and replace it with its kind, in memory only.

Promises: no text, no candidate and no mask is logged, cached, stored or sent; a text that cannot be scrubbed
within its deadline is withheld whole. It does not promise to find everything: see the committed floor
in `tests/golden/intake/scrub`.
"""
