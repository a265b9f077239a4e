"""Who sees and does what in a case. Read both tables aloud to a domain expert.

What an actor may see of one case = an active deelname (querysets) AND the rubrieken that a
person shared with her organisation (guardian, `casus.gegund`) AND this ceiling. Narrowing the
ceiling works at once; widening it takes a person who shares. Source: DESIGN, "Who sees what".
"""

from dataclasses import dataclass

from guardian.models import GroupObjectPermissionBase

from cases.choices import Fase, Hoedanigheid, Rubriek
from partners.choices import Rol, Soort

H = Hoedanigheid


@dataclass(frozen=True)
class Toegang:
    """What an actor may with one rubriek of one case."""

    lezen: bool = False
    schrijven: bool = False
    samenvatting: bool = False
    eigen: bool = False

    def __bool__(self):
        return self.lezen or self.samenvatting or self.eigen

    @property
    def invoeren(self):
        """May add rows, be it only her own organisation's."""
        return self.schrijven or self.eigen


GEEN = Toegang()

# -   nothing
# s   a summary: number of minors, "current rent is paid", date of eviction
# e   reads and writes what the own organisation wrote, nothing else
# r   reads
# o   reads; in a case that its own organisation made it writes too
# w   reads and writes
LETTERS = {
    "-": GEEN,
    "s": Toegang(samenvatting=True),
    "e": Toegang(eigen=True),
    "se": Toegang(samenvatting=True, eigen=True),
    "r": Toegang(lezen=True, samenvatting=True),
    "o": Toegang(lezen=True, samenvatting=True),
    "re": Toegang(lezen=True, samenvatting=True, eigen=True),
    "w": Toegang(lezen=True, schrijven=True, samenvatting=True, eigen=True),
}

PLAFOND = {
    # hoedanigheid          kern huur juri gezin fin  hulp veil besl
    H.CORPORATIE:          "w    w    w    se    s    -    -    re",
    H.CORPORATIEJURIST:    "r    r    w    s     -    -    -    r",
    H.HULPVERLENING:       "r    s    r    w     w    w    e    re",
    H.OCMW:                "o    r    r    w     w    w    e    r",
    H.OCMW_JURIST:         "r    r    w    -     -    -    -    r",
    H.SCHULDHULP:          "r    r    r    -     w    -    -    re",
    H.JEUGD_EN_VEILIGHEID: "r    -    s    w     -    -    w    re",
    H.CASEMANAGER:         "w    r    r    w     w    w    e    w",
    H.REGIETEAM:           "r    r    r    r     s    -    -    w",
    H.COORDINATOR:         "r    r    r    r     -    -    -    re",
    H.OPVANG:              "r    -    s    r     -    -    -    e",
    H.MELDPUNT:            "r    -    s    r     -    e    -    e",
    H.WOONKANS:            "r    r    r    s     -    -    -    re",
    H.GEMEENTE:            "r    r    r    s     -    -    -    re",
    H.GEEN:                "-    -    -    -     -    -    -    -",
}  # fmt: skip

CORPORATIES = {H.CORPORATIE, H.CORPORATIEJURIST}
HELPERS = {H.HULPVERLENING, H.OCMW, H.CASEMANAGER}

MAG = {
    # handeling                wie
    "oppakken":              {H.CORPORATIE, H.OCMW},
    "melden":                {H.CORPORATIE},
    "agenderen":             {H.REGIETEAM, H.COORDINATOR},
    "aanhouden":             {H.REGIETEAM},
    "terugverwijzen":        {H.REGIETEAM},
    "besluiten_voorkomen":   {H.REGIETEAM},
    "besluiten_ontruimen":   {H.REGIETEAM},
    "tweede_kans":           {H.REGIETEAM},
    "ontruiming_vastleggen": {H.CORPORATIE},
    "afsluiten_preventie":   {H.CORPORATIE, H.OCMW},
    "afsluiten_uitvoering":  {H.CASEMANAGER, H.REGIETEAM},
    "heropenen":             {H.CORPORATIE, H.REGIETEAM} | HELPERS,
    "uitnodigen":            {H.CORPORATIE, H.COORDINATOR} | HELPERS,
    "logboek_inzien":        {H.CORPORATIE, H.REGIETEAM, H.COORDINATOR} | HELPERS,
    "deadline_verzetten":    {H.CORPORATIE, H.COORDINATOR} | HELPERS,
    "onderdak_regelen":      {H.CASEMANAGER, H.REGIETEAM, H.OPVANG},
    "bewind_adviseren":      {H.SCHULDHULP, H.CASEMANAGER},
    "eigen_oplossingen":     {H.REGIETEAM} | HELPERS,
    "stappenkaart_invullen": {H.CORPORATIE, H.REGIETEAM} | HELPERS,
    "aanmelden":             {H.CORPORATIE} | HELPERS,
    "aanmelding_antwoorden": {H.OPVANG},
    "incident_melden":       {h for h in H if h != H.GEEN},
    "ontruiming_afgelasten": CORPORATIES,
    "nazorg_doen":           HELPERS,
    "plan_maken":            HELPERS,
    "plan_aanvullen":        {H.SCHULDHULP} | HELPERS,
    "overdragen":            {H.CASEMANAGER, H.REGIETEAM, H.COORDINATOR},
    "inboedel_regelen":      {H.CORPORATIE, H.CASEMANAGER, H.REGIETEAM, H.GEMEENTE},
}  # fmt: skip

# Of an OCMW the jurist and the social service have separate sight (OC-15): whose work a task of
# their organisation is, by its rubriek. The jurist of a corporatie gets what she may do: what is of
# the law. Elsewhere it is of all who read it.
WERK_VAN = {
    H.CORPORATIEJURIST: {Rubriek.JURIDISCH},
    H.OCMW_JURIST: {Rubriek.JURIDISCH},
    H.OCMW: set(Rubriek) - {Rubriek.JURIDISCH},
}

VAN_SOORT = {
    Soort.CORPORATIE: H.CORPORATIE,
    Soort.HULPVERLENING: H.HULPVERLENING,
    Soort.OCMW: H.OCMW,
    Soort.SCHULDHULP: H.SCHULDHULP,
    Soort.BEWINDVOERDER: H.SCHULDHULP,
    Soort.VEILIG_THUIS: H.JEUGD_EN_VEILIGHEID,
    Soort.JEUGDBESCHERMING: H.JEUGD_EN_VEILIGHEID,
    Soort.OPVANG: H.OPVANG,
    Soort.MELDPUNT_ZORG: H.MELDPUNT,
    Soort.WOONKANS: H.WOONKANS,
    Soort.GEMEENTE: H.GEMEENTE,
    Soort.REGIETEAM: H.REGIETEAM,
}
JURIST_VAN = {Soort.CORPORATIE: H.CORPORATIEJURIST, Soort.OCMW: H.OCMW_JURIST}


def hoedanigheid(actor, casus=None) -> Hoedanigheid:
    """What this actor is to this case; without a case: to any case she is no manager of."""
    if not actor.werkt_met_casussen:
        return H.GEEN
    if (
        casus is not None
        and casus.casemanager_id == actor.user.pk
        and casus.casemanager_organisatie_id == actor.organisatie.pk
    ):
        return H.CASEMANAGER
    soort = actor.organisatie.soort
    if actor.heeft(Rol.JURIST):
        return JURIST_VAN.get(soort, H.GEEN)
    if soort in (Soort.REGIETEAM, Soort.GEMEENTE) and actor.rollen <= {
        Rol.COORDINATOR,
        Rol.BEHEERDER,
    }:
        return H.COORDINATOR
    return VAN_SOORT[soort]


def plafond(wie: Hoedanigheid, *, eigen_casus=False) -> dict[str, Toegang]:
    """The highest that somebody in this capacity may ever see, per rubriek."""
    letters = PLAFOND[wie].replace("o", "w") if eigen_casus else PLAFOND[wie]
    return dict(zip(Rubriek, (LETTERS[c] for c in letters.split()), strict=True))


def toegang(casus, actor) -> dict[str, Toegang]:
    """What this actor may see of this case: the shared rubrieken, under the ceiling."""
    eigen_casus = casus.corporatie_id == actor.organisatie.pk
    hoogst = plafond(hoedanigheid(actor, casus), eigen_casus=eigen_casus)
    gegund = casus.gegund_aan(actor)
    return {r: hoogst[r] if codenaam(r) in gegund else GEEN for r in Rubriek}


def mag(casus, actor, handeling) -> bool:
    """May this actor do this with this case? Only answerable for one loaded with for_actor()."""
    casus.gegund_aan(actor)
    return hoedanigheid(actor, casus) in MAG[handeling]


def mag_invoeren(actor) -> bool:
    """May this actor bring in new arrears, from a file or by hand? (RT-01)"""
    return hoedanigheid(actor) == H.CORPORATIE and actor.heeft(Rol.MEDEWERKER, Rol.TEAMLEIDER)


def mag_contact_zoeken(actor) -> bool:
    """May this actor begin a contact plan, in the cases in which it takes part? (OC-01)"""
    return hoedanigheid(actor) in (H.HULPVERLENING, H.OCMW)


def mag_dossier_openen(actor) -> bool:
    """May this actor make a case from a message, without a lease? Only an OCMW (OC-01)."""
    return hoedanigheid(actor) == H.OCMW and actor.heeft(Rol.MEDEWERKER, Rol.TEAMLEIDER)


def mag_signaleren(actor) -> bool:
    """May this actor write down an early signal, starting from the menu? (NZ-12)"""
    return hoedanigheid(actor) in {H.CORPORATIE, H.HULPVERLENING, H.OCMW}


def handeling_van(stap, casus) -> str:
    """The row of MAG for a step; closing belongs to others in preventie than later on."""
    if stap != "afsluiten":
        return stap
    return f"afsluiten_{'preventie' if casus.fase == Fase.PREVENTIE else 'uitvoering'}"


def may(stap):
    """`mag()` in the shape django-fsm asks for."""
    return lambda casus, actor: mag(casus, actor, handeling_van(stap, casus))


def codenaam(rubriek) -> str:
    """The guardian permission that says a rubriek is shared."""
    return f"zie_{rubriek}"


RUBRIEKRECHTEN = [(codenaam(r), f"Rubriek {r.label} is gedeeld") for r in Rubriek]


def deelbaar(soort: str) -> list[str]:
    """The rubrieken that make sense to share with an organisation of this kind."""
    rijen = [plafond(VAN_SOORT[soort])]
    if soort in JURIST_VAN:
        rijen.append(plafond(JURIST_VAN[soort]))
    return [r for r in Rubriek if any(rij[r] for rij in rijen)]


def deelbaar_door(casus, actor, soort: str) -> list[str]:
    """The rubrieken this actor may share with, or take back from, an organisation of this kind.

    The organisation a case belongs to, its casemanager and the coördinator share what the
    purpose needs, also where they may not look themselves. A partner passes on no more than it
    reads: neither what it knows a summary of, nor a part in which it reads only its own.
    """
    regie, zelf = voert_regie(casus, actor), toegang(casus, actor)
    return [r for r in deelbaar(soort) if regie or zelf[r].lezen]


def voert_regie(casus, actor) -> bool:
    """The organisation a case belongs to, its casemanager and the coördinator."""
    wie = hoedanigheid(actor, casus)
    return casus.corporatie_id == actor.organisatie.pk or wie in (H.CASEMANAGER, H.COORDINATOR)


class GunningBasis(GroupObjectPermissionBase):
    """The base of the row that says: this rubriek is shared with this organisation."""

    class Meta(GroupObjectPermissionBase.Meta):
        abstract = True
