"""Uploading a file, looking at what it would do, and bringing it in; or one case by hand."""

from datetime import timedelta
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import OperationalError, transaction

from cases.actions.aanmaken import maak_casussen
from cases.actions.importeren import importeer_achterstanden, neem_slot
from cases.choices import Bron
from cases.models import Casus, Huurovereenkomst, Invoer
from cases.permissions import mag_dossier_openen, mag_invoeren
from common.fouten import AlBezig, wacht_te_lang
from common.lezen import schoon

# A page has to answer; for larger files there is the command.
MAX_BYTES = 10 * 1024**2
BESTAND_BLIJFT = timedelta(days=1)
WEIGERINGEN_BLIJVEN = timedelta(days=7)


class Verlopen(Exception):
    """The uploaded file is gone: it was rejected, or waited too long."""


class AlBekend(Exception):
    """This lease has a case already."""

    def __init__(self, casus):
        super().__init__(casus.nummer)
        self.casus = casus


@transaction.atomic
def zet_klaar(bestand, *, naam, by, now):
    """Keep an upload with what it would do; nothing of it is in yet.

    Raises OnleesbaarBestand, and then keeps nothing.
    """
    ruim_op(now=now)
    uitkomst = importeer_achterstanden(bestand, by=by, now=now, proef=True, max_bytes=MAX_BYTES)
    invoer = Invoer(
        organisatie=by.organisatie, door=by.user, at=now, bestandsnaam=schoon(naam)[:120]
    )
    _noteer(invoer, uitkomst)
    bestand.seek(0)
    invoer.bestand.save(uuid4().hex, bestand, save=False)
    try:
        with transaction.atomic():
            invoer.save()
    except BaseException:
        invoer.bestand.storage.delete(invoer.bestand.name)
        raise
    return invoer


@transaction.atomic
def bevestig(invoer, *, by, now):
    """Bring in what was uploaded; a second time does nothing.

    Raises Verlopen, InvoerBezig, and AlBezig while somebody else confirms it.
    """
    invoer = _op_slot(invoer, by=by)
    if invoer.bevestigd_at:
        return invoer
    try:
        with invoer.bestand.open("rb") as bestand:
            uitkomst = importeer_achterstanden(bestand, by=by, now=now, max_bytes=MAX_BYTES)
    except (FileNotFoundError, ValueError) as fout:
        raise Verlopen from fout
    _noteer(invoer, uitkomst)
    invoer.bevestigd_at = now
    _laat_bestand_los(invoer)
    invoer.save()
    return invoer


@transaction.atomic
def verwerp(invoer, *, by):
    """Forget an upload that was not confirmed. Raises AlBezig while somebody confirms it."""
    invoer = _op_slot(invoer, by=by)
    if not invoer.bevestigd_at:
        _laat_bestand_los(invoer)
        invoer.delete()


def ruim_op(*, now):
    """Delete uploads that nobody confirmed, refused rows of a week ago, and files without a row."""
    Invoer.objects.filter(bevestigd_at=None, at__lt=now - BESTAND_BLIJFT).delete()
    Invoer.objects.filter(at__lt=now - WEIGERINGEN_BLIJVEN).exclude(weigeringen=[]).update(
        weigeringen=[], kop=[]
    )
    veld = Invoer._meta.get_field("bestand")
    opslag, map_ = veld.storage, veld.upload_to
    if not opslag.exists(map_):
        return
    bekend = set(Invoer.objects.exclude(bestand="").values_list("bestand", flat=True))
    for kort in opslag.listdir(map_)[1]:
        naam = f"{map_}{kort}"
        if naam not in bekend and opslag.get_modified_time(naam) < now - BESTAND_BLIJFT:
            opslag.delete(naam)


@transaction.atomic
def meld_achterstand(gegevens, *, by, now):
    """Make the case of one lease by hand. Raises AlBekend when the lease has one, InvoerBezig."""
    if not mag_invoeren(by):
        raise PermissionDenied
    neem_slot(by.organisatie)
    bekend = Huurovereenkomst.objects.filter(corporatie=by.organisatie, nummer=gegevens.nummer)
    if huur := bekend.select_related("casus").first():
        raise AlBekend(huur.casus)
    [casus] = maak_casussen([gegevens], bron=Bron.HAND, by=by, now=now)
    return casus


@transaction.atomic
def open_dossier(gegevens, *, by, now):
    """Make the case of a household about which the social service got a message (OC-01)."""
    if not mag_dossier_openen(by):
        raise PermissionDenied
    [casus] = maak_casussen([gegevens], bron=Bron.HAND, by=by, now=now)
    return casus


def zelfde_adres(gegevens, *, by, vandaag):
    """An open case at this address that the actor sees, or None."""
    return (
        Casus.objects.for_actor(by, vandaag)
        .open()
        .filter(
            woning__postcode=gegevens.postcode,
            woning__huisnummer=gegevens.huisnummer,
            woning__toevoeging__iexact=gegevens.toevoeging,
        )
        .order_by("-aangemaakt_at")
        .first()
    )


def wordt_verwerkt(invoer):
    """Whether somebody is confirming this upload at this moment."""
    vrij = Invoer.objects.select_for_update(skip_locked=True).filter(pk=invoer.pk)
    return not invoer.bevestigd_at and not list(vrij.values_list("pk"))


def _op_slot(invoer, *, by):
    try:
        return Invoer.objects.select_for_update().get(pk=invoer.pk, organisatie=by.organisatie)
    except OperationalError as fout:
        if wacht_te_lang(fout):
            raise AlBezig from fout
        raise


def _noteer(invoer, uitkomst):
    for telling in ("gelezen", "nieuw", "bijgewerkt", "ongewijzigd", "geweigerd"):
        setattr(invoer, telling, getattr(uitkomst, telling))
    invoer.kop = list(uitkomst.kop)
    invoer.weigeringen = [[w.regelnummer, w.reden, w.ruwe_velden] for w in uitkomst.weigeringen]


def _laat_bestand_los(invoer):
    """The file goes when this is certain, never before."""
    opslag, naam = invoer.bestand.storage, invoer.bestand.name
    invoer.bestand = ""
    if naam:
        transaction.on_commit(lambda: opslag.delete(naam))
