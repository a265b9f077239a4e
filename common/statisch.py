"""How the static files get their names."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Opslag(CompressedManifestStaticFilesStorage):
    """Also the imports between our ES modules carry the hash: no old module beside a new one."""

    support_js_module_import_aggregation = True
