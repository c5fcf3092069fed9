"""The headers of each kind of answer, letter by letter: a change must be meant."""

from service.web.headers import DATA_HEADERS, LASTING_HEADERS, PAGE_HEADERS

OFF = (
    "accelerometer autoplay browsing-topics camera display-capture encrypted-media "
    "fullscreen geolocation gyroscope hid identity-credentials-get idle-detection local-fonts magnetometer microphone "
    "midi payment picture-in-picture publickey-credentials-get screen-wake-lock serial storage-access usb "
    "xr-spatial-tracking"
)
SHARED = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in OFF.split()),
}
CLOSED = "default-src 'none'; frame-ancestors 'none'"


def test_page_runs_our_own_script_only_and_is_never_kept():
    assert PAGE_HEADERS == {
        **SHARED,
        "Cache-Control": "no-store",
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; "
            "base-uri 'none'; frame-ancestors 'none'"
        ),
    }


def test_data_runs_nothing_and_is_never_kept():
    assert DATA_HEADERS == {**SHARED, "Cache-Control": "no-store", "Content-Security-Policy": CLOSED}


def test_files_that_last_are_kept_an_hour():
    assert LASTING_HEADERS == {
        **SHARED,
        "Cache-Control": "public, max-age=3600",
        "Content-Security-Policy": CLOSED,
    }


def test_no_header_reports_to_anybody_or_sets_a_cookie():
    for headers in (PAGE_HEADERS, DATA_HEADERS, LASTING_HEADERS):
        assert not {"set-cookie", "reporting-endpoints", "report-to", "nel"} & {name.lower() for name in headers}
        assert "report" not in headers["Content-Security-Policy"]
