"""The words of a casus. A leaf: imports nothing of ours."""

from cases.choices.huishouden import (
    Relatie,
    Signaalsoort,
    Verblijf,
)
from cases.choices.huur import (
    LOPENDE_AFSPRAAK,
    Afspraakstatus,
    Betaalsoort,
    Bron,
    Contactuitkomst,
    Contactwijze,
)
from cases.choices.juridisch import (
    ALLEEN_BE,
    ALLEEN_NL,
    MET_EINDDATUM,
    NA_HET_VONNIS,
    NAAR_DE_RECHTER,
    STAPPEN_VAN,
    VOORUIT_GEPLAND,
    Eenheid,
    Inspanningsoort,
    Stapsoort,
    Werking,
)
from cases.choices.rechten import (
    Deelnamerol,
    Grondslag,
    Hoedanigheid,
    Publiek,
    Rubriek,
)
from cases.choices.route import (
    FASE_VAN,
    Fase,
    Resultaat,
    Status,
)
from cases.choices.tijd import (
    Deadlinesoort,
    Gebeurtenissoort,
    Herinnerniveau,
)

__all__ = [
    "ALLEEN_BE",
    "ALLEEN_NL",
    "FASE_VAN",
    "LOPENDE_AFSPRAAK",
    "MET_EINDDATUM",
    "NAAR_DE_RECHTER",
    "NA_HET_VONNIS",
    "STAPPEN_VAN",
    "VOORUIT_GEPLAND",
    "Afspraakstatus",
    "Betaalsoort",
    "Bron",
    "Contactuitkomst",
    "Contactwijze",
    "Deadlinesoort",
    "Deelnamerol",
    "Eenheid",
    "Fase",
    "Gebeurtenissoort",
    "Grondslag",
    "Herinnerniveau",
    "Hoedanigheid",
    "Inspanningsoort",
    "Publiek",
    "Relatie",
    "Resultaat",
    "Rubriek",
    "Signaalsoort",
    "Stapsoort",
    "Status",
    "Verblijf",
    "Werking",
]
