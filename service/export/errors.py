"""Errors of the export room.

ExportError
+-- DesignError      tables that cannot be built: unknown dimension, record outside its codes
+-- SolverError      the solver gave no answer that can be trusted
+-- OutOfPatience    the search was told to stop before it ended
+-- ReleaseRefused   a period cannot be released safely; nothing was published
+-- ReleaseExists    another release of that period was published; it is never revised
+-- FiguresRefused   files for `figures protect` that cannot be used, or tables that cannot be protected
"""

from service.kernel.errors import LuwteError


class ExportError(LuwteError):
    """Base of the room's errors."""


class DesignError(ExportError):
    """The tables do not fit their dimensions or their records."""


class SolverError(ExportError):
    """The solver stopped without a proof."""


class OutOfPatience(ExportError):
    """Nothing is known yet; a weaker promise is none."""


class ReleaseRefused(ExportError):
    """Publishing would tell too much."""


class ReleaseExists(ExportError):
    """What was published stays as it is."""


class FiguresRefused(ExportError):
    """One sentence, in Dutch, for whoever called the command; it names files and codes, never a report."""
