"""What people of the region write in a dossier, in the words of the stories."""

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify

from cases.actions import afspraken, betalingen, contact, documenten
from cases.actions.tijdlijn import noteer
from cases.choices import Gebeurtenissoort, Rubriek
from cases.models import Contactpoging, JuridischeStap
from partners.choices import Soort

SPELING_DAGEN = 5


def leg_contact_vast(casus, *, by, now, **velden):
    if by.is_soort(Soort.OCMW):
        # Het OCMW zoekt contact langs het contactplan, dat nog geen schermen heeft.
        door = {"organisatie": by.organisatie, "vastgelegd_door": by.user, "vastgelegd_at": now}
        Contactpoging.objects.create(casus=casus, op=now, **velden, **door)
        casus.deadlines.open().filter(organisatie=by.organisatie).update(met_at=now)
        noteer(casus, Gebeurtenissoort.CONTACT, rubriek=Rubriek.HULP, by=by, now=now)
    else:
        contact.leg_contactpoging_vast(casus, op=now, by=by, now=now, **velden)


def voeg_document_toe(casus, *, titel, inhoud, **velden):
    documenten.voeg_document_toe(
        casus,
        ContentFile(inhoud),
        bestandsnaam=f"{slugify(titel)}.pdf",
        inhoudstype="application/pdf",
        titel=titel,
        **velden,
    )


def leg_juridische_stap_vast(casus, *, soort, datum, by, now, **velden):
    stap = JuridischeStap.objects.create(
        casus=casus,
        soort=soort,
        datum=datum,
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
        **velden,
    )
    noteer(
        casus,
        Gebeurtenissoort.JURIDISCH,
        rubriek=Rubriek.JURIDISCH,
        by=by,
        now=now,
        titel=stap.get_soort_display(),
    )


def maak_afspraak(casus, *, termijnen, met, by, now):
    afspraken.maak_afspraak(
        casus,
        termijnen=termijnen,
        afgesproken_met=met,
        afgesproken_op=timezone.localdate(now),
        speling_dagen=SPELING_DAGEN,
        by=by,
        now=now,
    )


def boek_betaling(casus, *, bedrag, soort, by, now):
    betalingen.registreer_betaling(
        casus, soort=soort, bedrag=bedrag, ontvangen_op=timezone.localdate(now), by=by, now=now
    )
