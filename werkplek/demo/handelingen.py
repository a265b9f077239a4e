"""Rows of the dossier for which the stories have no action of their own."""

from hashlib import sha256

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify

from cases.actions.deadlines import haal
from cases.actions.tijdlijn import noteer
from cases.choices import Contactuitkomst, Contactwijze, Deadlinesoort, Gebeurtenissoort, Rubriek
from cases.models import (
    Betaling,
    Betalingsafspraak,
    Contactpoging,
    Document,
    JuridischeStap,
    Notitie,
    Signaal,
    Termijn,
)

G = Gebeurtenissoort


def _door(by, now):
    return {"organisatie": by.organisatie, "vastgelegd_door": by.user, "vastgelegd_at": now}


def leg_contact_vast(casus, *, wijze, uitkomst, toelichting, by, now):
    Contactpoging.objects.create(
        casus=casus, op=now, wijze=wijze, uitkomst=uitkomst, toelichting=toelichting,
        **_door(by, now),
    )  # fmt: skip
    haal(casus, Deadlinesoort.EERSTE_CONTACT, organisatie=by.organisatie, now=now)
    titel = f"{Contactwijze(wijze).label}: {Contactuitkomst(uitkomst).label.lower()}"
    noteer(casus, G.CONTACT, rubriek=Rubriek.HUUR, by=by, now=now, titel=titel, tekst=toelichting)


def schrijf_notitie(casus, *, rubriek, publiek, tekst, by, now):
    notitie = Notitie.objects.create(
        casus=casus, rubriek=rubriek, publiek=publiek, tekst=tekst, **_door(by, now)
    )
    noteer(casus, G.NOTITIE, rubriek=rubriek, by=by, now=now, notitie=notitie)


def voeg_document_toe(casus, *, rubriek, publiek, titel, inhoud, by, now):
    document = Document.objects.create(
        casus=casus,
        rubriek=rubriek,
        publiek=publiek,
        titel=titel,
        bestandsnaam=f"{slugify(titel)}.pdf",
        inhoudstype="application/pdf",
        grootte=len(inhoud),
        sha256=sha256(inhoud).hexdigest(),
        bestand=ContentFile(inhoud, name="demo"),
        **_door(by, now),
    )
    noteer(casus, G.DOCUMENT, rubriek=rubriek, by=by, now=now, document=document)


def meld_signaal(casus, *, soort, tekst, opvolger, by, now):
    signaal = Signaal.objects.create(
        casus=casus,
        rubriek=Rubriek.KERN,
        soort=soort,
        tekst=tekst,
        opvolger=opvolger,
        **_door(by, now),
    )
    noteer(casus, G.SIGNAAL, rubriek=Rubriek.KERN, by=by, now=now, signaal=signaal)


def leg_juridische_stap_vast(casus, *, soort, datum, by, now, **velden):
    stap = JuridischeStap.objects.create(
        casus=casus, soort=soort, datum=datum, **velden, **_door(by, now)
    )
    noteer(
        casus,
        G.JURIDISCH,
        rubriek=Rubriek.JURIDISCH,
        by=by,
        now=now,
        titel=stap.get_soort_display(),
    )


def maak_afspraak(casus, *, termijnen, met, by, now):
    afspraak = Betalingsafspraak.objects.create(
        casus=casus,
        bedrag=sum(bedrag for _, bedrag in termijnen),
        afgesproken_op=timezone.localdate(now),
        afgesproken_met=met,
        **_door(by, now),
    )
    Termijn.objects.bulk_create(
        Termijn(afspraak=afspraak, volgnummer=n, vervalt_op=op, bedrag=deel)
        for n, (op, deel) in enumerate(termijnen, 1)
    )
    noteer(casus, G.AFSPRAAK, rubriek=Rubriek.HUUR, by=by, now=now)


def boek_betaling(casus, *, bedrag, soort, by, now):
    Betaling.objects.create(
        casus=casus,
        soort=soort,
        bedrag=bedrag,
        ontvangen_op=timezone.localdate(now),
        **_door(by, now),
    )
    noteer(casus, G.BETALING, rubriek=Rubriek.HUUR, by=by, now=now)
