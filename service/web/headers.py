"""Security headers, one fixed set per kind of answer (pure).

Sources: Content Security Policy Level 3, Fetch Metadata, COOP/COEP/CORP of the HTML standard.
No reporting endpoint on purpose: a browser's report would be a third party's log of a reporter.
"""

from collections.abc import Mapping
from typing import Final

_SHARED: Final[dict[str, str]] = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), "
        "display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), "
        "identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), "
        "midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), "
        "storage-access=(), usb=(), xr-spatial-tracking=()"
    ),
}

PAGE_HEADERS: Final[Mapping[str, str]] = {
    **_SHARED,
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
}

DATA_HEADERS: Final[Mapping[str, str]] = {
    **_SHARED,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}

# Figures never change once released; style and script change with a release of the software only.
LASTING_HEADERS: Final[Mapping[str, str]] = {**DATA_HEADERS, "Cache-Control": "public, max-age=3600"}
