"""How the static files get their names, and how few of them a page needs."""

import re
from pathlib import Path, PurePosixPath

from whitenoise.storage import CompressedManifestStaticFilesStorage

MODULE_IMPORT = (
    (
        r"""(?P<matched>import(?P<import>(?:\s*\{[^}]*\}\s*from)?)\s*["'](?P<url>\./[^"']+)["'];)""",
        """import%(import)s "%(url)s";""",
    ),
)

STIJL, SCRIPT = "css/honkvast.css", "js/honkvast.js"
STIJL_IMPORT = re.compile(r'^@import "(.+)";$', re.MULTILINE)
HAALT = re.compile(r'^import (?:(\{.+\}) from )?"\./(.+)\.js";$', re.MULTILINE)
GEEFT = re.compile(r"^export const (\w+)", re.MULTILINE)
GEEFT_DOOR = re.compile(r'^export (\{.+\}) from "\./(.+)\.js";$', re.MULTILINE)


class Opslag(CompressedManifestStaticFilesStorage):
    """Also the imports between our ES modules carry the hash: no old module beside a new one.

    Django can do this for every script, but then trips over an example in a comment of htmx. And
    the style sheet and the script of every page hold what they import: each is one request, not
    one for each part, and then one for what that part imports.
    """

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", MODULE_IMPORT))

    def post_process(self, paths, dry_run=False, **options):
        if not dry_run:
            bron = _Bron(paths)
            for naam, maak in ((STIJL, _stijl), (SCRIPT, _script)):
                Path(self.path(naam)).write_text(maak(bron, naam), encoding="utf-8")
                paths = {**paths, naam: (self, naam)}
        yield from super().post_process(paths, dry_run, **options)


class _Bron:
    """The text of a static file as it is in the source, not as it was collected before."""

    def __init__(self, paths):
        self.paths = paths

    def __getitem__(self, naam):
        opslag, pad = self.paths[naam]
        with opslag.open(pad) as bestand:
            return bestand.read().decode()


def _stijl(bron, naam):
    map_ = PurePosixPath(naam).parent
    return STIJL_IMPORT.sub(lambda deel: bron[str(map_ / deel[1])], bron[naam])


def _script(bron, naam):
    """One module of many: each part is a function that runs once, after those that it imports.

    Only for how ours are written: a line for each import, and what is exported is a `const`.
    """
    map_, delen = PurePosixPath(naam).parent, {}

    def neem(tekst):
        for haalt in HAALT.finditer(tekst):
            if haalt[2] not in delen:
                delen[haalt[2]] = _deel(neem(bron[str(map_ / f"{haalt[2]}.js")]))
        return tekst

    door = GEEFT_DOOR.findall(neem(bron[naam]))
    regels = [f"const ${deel} = {functie};" for deel, functie in delen.items()]
    return "\n".join(regels + [f"export const {namen} = ${deel};" for namen, deel in door])


def _deel(tekst):
    geeft = ", ".join(GEEFT.findall(tekst))
    tekst = HAALT.sub(lambda haalt: f"const {haalt[1]} = ${haalt[2]};" if haalt[1] else "", tekst)
    tekst = GEEFT.sub(r"const \1", tekst)
    return f"(() => {{\n{tekst}return {{ {geeft} }};\n}})()"
