"""The list of what a meeting decided: confirmed by its voorzitter, and handed out."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch

from berichten.choices import Soort as Berichtsoort
from cases.actions.laden import vandaag
from cases.actions.stappen import NotYet
from cases.actions.vertellen import vertel
from cases.models import Casus
from regieteam.actions.agenda import raak
from regieteam.choices import Puntstand, Vergaderstand
from regieteam.models import Agendapunt, Besluit, Besluitactie, Besluitdeelnemer, Vergadering
from regieteam.permissions import zit_voor
from uitvoering.actions.actiepunten import zet_uit

BESPROKEN = [Puntstand.BESLOTEN, Puntstand.AANGEHOUDEN, Puntstand.TERUGVERWEZEN]


@transaction.atomic
def bevestig(vergadering, *, by, now):
    """Confirm the list: every action becomes a deadline, and who takes part is told.

    Confirmed twice it is carried out once. Raises NotYet while something isn't discussed.
    """
    if not zit_voor(by) or vergadering.regieteam_id != by.organisatie.pk:
        raise PermissionDenied
    punten = list(besproken(vergadering, by, now=now).order_by("casus", "pk"))
    casussen = Casus.objects.for_actor(by, vandaag(now)).filter(pk__in=[p.casus_id for p in punten])
    list(casussen.order_by("pk").select_for_update(of=("self",), no_key=True))
    vergadering = Vergadering.objects.select_for_update().get(pk=vergadering.pk)
    if vergadering.stand == Vergaderstand.BEVESTIGD:
        return vergadering
    if redenen := nog_niet(vergadering, now=now):
        raise NotYet(redenen)
    if besproken(vergadering, by, now=now).exclude(pk__in=[punt.pk for punt in punten]).exists():
        raise NotYet(["Er kwam net een besluit bij. Kijk opnieuw naar de lijst."])
    vergadering.stand = Vergaderstand.BEVESTIGD
    vergadering.bevestigd_at, vergadering.bevestigd_door = now, by.user
    vergadering.save(update_fields=["stand", "bevestigd_at", "bevestigd_door"])
    raak(vergadering)
    for punt in punten:
        _deel_uit(punt, by=by, now=now)
    return vergadering


def nog_niet(vergadering, *, now):
    """Why this list can't be confirmed yet, as sentences."""
    if vergadering.stand == Vergaderstand.AFGELAST:
        return ["Deze vergadering ging niet door."]
    if vandaag(vergadering.begint_at) > vandaag(now):
        return ["Deze vergadering is nog niet geweest."]
    open_nu = vergadering.punten.open().count()
    if open_nu:
        zin = (
            "Er staat nog 1 punt open." if open_nu == 1 else f"Er staan nog {open_nu} punten open."
        )
        return [f"{zin} Besluit, houd aan of verplaats eerst."]
    return []


def besproken(vergadering, actor, *, now):
    """The items of which something came that this actor may see."""
    return (
        Agendapunt.objects.voor(actor, vandaag(now))
        .filter(vergadering=vergadering, stand__in=BESPROKEN)
        .select_related("casus")
    )


def tussendoor(vergadering, actor, *, now):
    """What was decided since the meeting before this one: second chances that this actor sees."""
    if vergadering.stand == Vergaderstand.AFGELAST:
        return Besluit.objects.none()
    ertussen = Vergadering.objects.filter(
        regieteam=vergadering.regieteam_id,
        begint_at__gte=OuterRef("genomen_at"),
        begint_at__lt=vergadering.begint_at,
    ).exclude(stand=Vergaderstand.AFGELAST)
    zichtbaar = Casus.objects.for_actor(actor, vandaag(now))
    return Besluit.objects.filter(
        ~Exists(ertussen),
        punt=None,
        regieteam=vergadering.regieteam_id,
        genomen_at__lt=vergadering.begint_at,
        casus__in=zichtbaar.values("pk"),
    )


def volledig(besluiten):
    """Decisions with all that a page shows of them."""
    acties = Besluitactie.objects.select_related("actiepunt__organisatie", "actiepunt__persoon")
    return besluiten.select_related(
        "vastgelegd_door", "casemanager", "casemanager_organisatie", "opschorting", "tweede_kans"
    ).prefetch_related(
        Prefetch("deelnemers", Besluitdeelnemer.objects.select_related("organisatie")),
        Prefetch("acties", acties),
        "tweede_kans__partijen",
    )


def _deel_uit(punt, *, by, now):
    besluit = getattr(punt, "besluit", None)
    if besluit is not None:
        for actie in besluit.acties.select_related("actiepunt__casus", "actiepunt__organisatie"):
            zet_uit(actie.actiepunt, by=by, now=now)
    vertel(
        punt.casus, Berichtsoort.BESLUIT, kenmerk=f"punt:{punt.pk}", now=now, behalve={by.user.pk}
    )
