"""The files of a release: each format is one module, a pure function from published figures to bytes.

None of them ever sees a count that was held back: `figures` has no place for one. `files` lists them all.
"""
