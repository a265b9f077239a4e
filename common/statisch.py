"""How the static files get their names, and how few of them a page needs."""

import re
from pathlib import Path

from whitenoise.storage import CompressedManifestStaticFilesStorage

MODULE_IMPORT = (
    (
        r"""(?P<matched>import(?P<import>(?:\s*\{[^}]*\}\s*from)?)\s*["'](?P<url>\./[^"']+)["'];)""",
        """import%(import)s "%(url)s";""",
    ),
)


STIJL = "css/honkvast.css"
STIJL_IMPORT = re.compile(r'@import "(.+?)";')


class Opslag(CompressedManifestStaticFilesStorage):
    """Also the imports between our ES modules carry the hash: no old module beside a new one.

    Django can do this for every script, but then trips over an example in a comment of htmx. And
    the style sheet holds what it imports: one request for a page, not one for each part.
    """

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", MODULE_IMPORT))

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            geheel = STIJL_IMPORT.sub(
                lambda deel: _bron(paths, f"css/{deel[1]}"), _bron(paths, STIJL)
            )
            Path(self.path(STIJL)).write_text(geheel, encoding="utf-8")
            paths = {**paths, STIJL: (self, STIJL)}
        yield from super().post_process(paths, dry_run, **options)


def _bron(paths, naam):
    """The text of a static file as it is in the source, not as it was collected before."""
    opslag, pad = paths[naam]
    with opslag.open(pad) as bestand:
        return bestand.read().decode()
