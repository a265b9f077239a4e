"""What people of the region write in a dossier, in the words of the stories."""

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify

from cases.actions import afspraken, betalingen, documenten
from cases.actions.deadlines import gepland, haal
from cases.choices import Deadlinesoort
from cases.models import Deadline
from common.werkdagen import einde_werkdag
from contactplan import actions as plan

SPELING_DAGEN = 5


def zoek_contact(casus, *uitkomsten, by, now, **bericht):
    """Start the contact plan, and record what came of its first steps.

    It is how an OCMW seeks its first contact, in the cases that it made itself too.
    """
    haal(casus, Deadlinesoort.EERSTE_CONTACT, organisatie=by.organisatie, now=now)
    traject = plan.start(casus, ontvangen_at=now, by=by, now=now, **bericht)
    for uitkomst in uitkomsten:
        stap = traject.stappen.get(vastgelegd_at=None)
        plan.leg_vast(stap, uitkomst=uitkomst, gedaan_at=now, by=by, now=now)


def zet_deadline(casus, *, rubriek, wat, dag, by, now):
    """What an organisation has to do before the end of a day, for which no step asks yet."""
    due_at = einde_werkdag(dag, by.organisatie.sluitingstijd, timezone.get_current_timezone())
    Deadline.objects.bulk_create(
        gepland(
            [
                Deadline(
                    casus=casus,
                    soort=Deadlinesoort.JURIDISCH,
                    rubriek=rubriek,
                    wat=wat,
                    started_at=now,
                    due_at=due_at,
                    organisatie=by.organisatie,
                )
            ]
        )
    )


def voeg_document_toe(casus, *, titel, inhoud, **velden):
    documenten.voeg_document_toe(
        casus,
        ContentFile(inhoud),
        bestandsnaam=f"{slugify(titel)}.pdf",
        inhoudstype="application/pdf",
        titel=titel,
        **velden,
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
