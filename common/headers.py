"""Which headers go with an answer: all of them with a page, two with a static file."""

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
STATISCH = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}
HEADERS = {
    **STATISCH,
    "Content-Security-Policy": CSP,
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), "
        "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
    ),
    # Static files say for themselves how long they last; everything else is never kept.
    "Cache-Control": "no-store",
}


def zet_statisch(headers, path, url):
    """For WhiteNoise: the policies of a page mean nothing to a style, and weigh."""
    for name, value in STATISCH.items():
        headers[name] = value
