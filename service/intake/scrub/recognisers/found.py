"""What a recogniser yields."""

from service.intake.scrub.masks import Kind
from service.kernel.sensitive import Sensitive


class Found(Sensitive, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A span of the normalised text and the kind of personal data in it."""

    start: int
    end: int
    kind: Kind
