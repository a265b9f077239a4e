"""What a screen asks every few seconds: one query, beside those that find out who asks."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F
from django.db.models.functions import JSONObject
from django.utils import timezone

from cases.choices import Rubriek
from cases.models import Casus
from cases.permissions import hoedanigheid, toegang
from partners.actor import Actor
from partners.models import Lidmaatschap, Organisatie
from regieteam.actions.velden import merk
from regieteam.models import Besluitveld


def live(user, pas, sleutel, agendapunt, now):
    """The draft of an item as it stands; None for who may not read it now. `pas`: tafel.sessie.

    One query: the membership is checked along with the rights on the case.
    """
    organisatie = Organisatie(pk=pas["organisatie"], soort=pas["soort"], groep_id=pas["groep"])
    actor = Actor(user, organisatie, frozenset(pas["rollen"]))
    lid = Lidmaatschap.objects.actief().filter(
        user=user,
        organisatie=organisatie,
        organisatie__soort=organisatie.soort,
        organisatie__groep=organisatie.groep_id,
    )
    velden = Besluitveld.objects.filter(punt__sleutel=agendapunt)
    casus = (
        Casus.objects.for_actor(actor, timezone.localdate(now))
        .filter(agendapunten__sleutel=agendapunt, agendapunten__vergadering__sleutel=sleutel)
        .annotate(
            punt_stand=F("agendapunten__stand"),
            punt_versie=F("agendapunten__versie"),
            rollen=ArraySubquery(lid.values("rol")),
            velden=ArraySubquery(
                velden.values(
                    json=JSONObject(veld="veld", waarde="waarde", versie="versie", wie="door__naam")
                )
            ),
        )
        .first()
    )
    if casus is None or set(casus.rollen) != actor.rollen:
        return None
    if not toegang(casus, actor)[Rubriek.BESLUIT].lezen:
        return None
    regels = [
        {
            "veld": rij["veld"],
            "waarde": rij["waarde"],
            "merk": merk(Besluitveld(waarde=rij["waarde"], versie=rij["versie"])),
            "wie": rij["wie"],
        }
        for rij in casus.velden
    ]
    return {
        "casus": casus.pk,
        "grond": hoedanigheid(actor, casus).label,
        "stand": casus.punt_stand,
        "versie": casus.punt_versie,
        "velden": regels,
    }
