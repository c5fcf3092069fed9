"""Keep the libraries of the scrubber from writing anything anywhere.

Presidio's recognisers log candidate text at ERROR, its tracer has a handler of its own on stderr, and tldextract
tells which address it looked up. None of that is reached by our recognisers; this is the second lock on the door.
"""

import logging
from typing import Final

LIBRARY_LOGGERS: Final = (
    "presidio-analyzer",
    "presidio_analyzer",
    "decision_process",
    "tldextract",
    "spacy",
    "filelock",
    "urllib3",
    "phonenumbers",
)


def silence_libraries() -> None:
    """Take every handler off the libraries' loggers and let nothing through to others.

    A logger without handlers that does not propagate would fall back on stderr; hence the level above all others,
    the disabled flag, and a handler that drops what comes.
    """
    for name in LIBRARY_LOGGERS:
        logger = logging.getLogger(name)
        for handler in tuple(logger.handlers):
            logger.removeHandler(handler)
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
        logger.disabled = True
        logger.setLevel(logging.CRITICAL + 1)
