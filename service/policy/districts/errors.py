"""Errors of importing CBS areas; each message is a Dutch sentence for who runs the command.

DistrictsError
+-- CbsFileRejected       the file cannot be read, or is not one of CBS that we know
+-- CbsYearUnknown        neither the command nor the file's name tells the year
+-- MunicipalityUnknown   the file has no such municipality, or not at that level
+-- FloorRefused          no division reaches the floor, or the floor cannot be judged
+-- PolicyNotChanged      the policy file stays as it was
"""

from service.policy.errors import PolicyError


class DistrictsError(PolicyError):
    """Base of the importer's errors."""


class CbsFileRejected(DistrictsError):
    """The file is too large, unreadable, encrypted, or holds no table that we know."""


class CbsYearUnknown(DistrictsError):
    """The year of the areas must be known: codes die when municipalities merge."""


class MunicipalityUnknown(DistrictsError):
    """The municipality or the level is not in the file."""


class FloorRefused(DistrictsError):
    """The floor cannot be reached or cannot be judged."""


class PolicyNotChanged(DistrictsError):
    """The policy could not be rewritten safely; it stays as it was."""
