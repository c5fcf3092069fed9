"""What every page and every answer of Luwte has in common: headers, limits, problems, the shell.

Promises: no cookie is ever set here; no answer repeats what was sent; a body that is too large or
too slow never reaches a room.
"""
