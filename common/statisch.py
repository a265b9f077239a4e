"""How the static files get their names."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

MODULE_IMPORT = (
    (
        r"""(?P<matched>import(?P<import>(?:\s*\{[^}]*\}\s*from)?)\s*["'](?P<url>\./[^"']+)["'];)""",
        """import%(import)s "%(url)s";""",
    ),
)


class Opslag(CompressedManifestStaticFilesStorage):
    """Also the imports between our ES modules carry the hash: no old module beside a new one.

    Django can do this for every script, but then trips over an example in a comment of htmx.
    """

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", MODULE_IMPORT))
