"""The route of a case: its phases, its statuses, and how it ends."""

from django.db.models import TextChoices


class Fase(TextChoices):
    """The three phases of the route, visible on every case (RT-19)."""

    PREVENTIE = "preventie", "Preventie"
    MELDING = "melding", "Melding Regieteam"
    UITVOERING = "uitvoering", "Uitvoering"


class Status(TextChoices):
    SIGNAAL = "signaal", "Signaal"
    PREVENTIE = "preventie", "Preventie"
    GEMELD = "gemeld", "Gemeld bij het Regieteam"
    GEAGENDEERD = "geagendeerd", "Op de agenda"
    AANGEHOUDEN = "aangehouden", "Aangehouden"
    VOORKOMEN = "voorkomen", "Uitzetting voorkomen"
    ONTRUIMEN = "ontruimen", "Ontruimen met opvang"
    ONTRUIMD = "ontruimd", "Ontruimd, nazorg"
    AFGESLOTEN = "afgesloten", "Afgesloten"

    @property
    def fase(self):
        """The phase of this status; None for a closed case."""
        return FASE_VAN.get(self)


FASE_VAN = {
    Status.SIGNAAL: Fase.PREVENTIE,
    Status.PREVENTIE: Fase.PREVENTIE,
    Status.GEMELD: Fase.MELDING,
    Status.GEAGENDEERD: Fase.MELDING,
    Status.AANGEHOUDEN: Fase.MELDING,
    Status.VOORKOMEN: Fase.UITVOERING,
    Status.ONTRUIMEN: Fase.UITVOERING,
    Status.ONTRUIMD: Fase.UITVOERING,
}


class Resultaat(TextChoices):
    """How a case ended."""

    BETAALD = "betaald", "Achterstand betaald"
    REGELING = "regeling", "Betalingsafspraak nagekomen"
    WONING_BEHOUDEN = "woning_behouden", "Woning behouden"
    VERHUISD = "verhuisd", "Zelf verhuisd naar een andere plek"
    STABIELE_PLEK = "stabiele_plek", "Na de ontruiming een stabiele plek"
    NAZORG_BEEINDIGD = "nazorg_beeindigd", "Nazorg met reden beëindigd"
    ONTERECHT = "onterecht", "Signaal klopte niet"
