"""What a case can carry along, in the question that finds it: none costs a query of its own."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from regieteam.models import Agendapunt, Besluit, Melding
from uitvoering.models import Leefgebied, Onderdak, TweedeKans, Voorwaarde

PLEK = ("soort", "stand", "organisatie", "vanaf", "tot", "bevestigd_door")


def lopende_tweede_kans():
    """The agreement that runs."""
    lopend = TweedeKans.objects.filter(casus=OuterRef("pk"), beeindigd_op=None)
    return Subquery(
        lopend.order_by().values(json=JSONObject(sleutel="sleutel", basis="basis", tot="tot"))[:1]
    )


def lopende_plekken():
    """The places that didn't end."""
    rijen = Onderdak.objects.filter(casus=OuterRef("pk")).lopend()
    return ArraySubquery(rijen.order_by("pk").values(json=JSONObject(**{n: n for n in PLEK})))


def geldende_voorwaarden():
    """The conditions of the decision that holds."""
    rijen = Voorwaarde.objects.filter(casus=OuterRef("pk")).geldend()
    velden = {naam: naam for naam in ("soort", "stand", "volgende_op")}
    return ArraySubquery(rijen.order_by("pk").values(json=JSONObject(**velden)))


def plan_van_nu():
    """How far each life domain of the plan is: see `plan_gebieden`."""
    rijen = Leefgebied.objects.filter(plan__casus=OuterRef("pk"), plan__beeindigd_at=None)
    velden = {naam: naam for naam in ("soort", "aantal_doelen", "zonder_toets", "bespreken_at")}
    return ArraySubquery(rijen.met_stand().order_by("pk").values(json=JSONObject(**velden)))


def bij_het_regieteam():
    """The newest report, open item and decision."""
    van_deze = {"casus": OuterRef("pk")}
    melding = Melding.objects.filter(**van_deze).values(json=JSONObject(op="gemeld_at"))
    punt = (
        Agendapunt.objects.filter(**van_deze)
        .open()
        .values(json=JSONObject(vergadering="vergadering__sleutel", op="vergadering__begint_at"))
    )
    besluit = Besluit.objects.filter(**van_deze).values(
        json=JSONObject(soort="soort", op="genomen_at", sleutel="sleutel")
    )
    return {
        "melding_nu": Subquery(melding[:1]),
        "agendapunt_nu": Subquery(punt[:1]),
        "besluit_nu": Subquery(besluit[:1]),
    }
