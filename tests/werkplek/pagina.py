"""What the tests of the pages share: a browser for somebody, and counting as in production."""

import re
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.choices import Rubriek
from cases.models import (
    Achterstand,
    Betaling,
    Bewoner,
    Contactpoging,
    Document,
    Huishouden,
    JuridischeStap,
    Notitie,
    Signaal,
)
from logboek.models import Inzage
from tests import factories
from tests.ingelogd import laat_binnen

HTMX = {"HX-Request": "true"}


def nu():
    return timezone.now()


def vandaag():
    return timezone.localdate()


def als(actor):
    """A browser in which this person is logged in."""
    client = Client()
    laat_binnen(client, actor.user)
    return client


def tekst(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def nieuw(by, **velden):
    return factories.casus(by=by, now=nu(), **{"peildatum": vandaag(), **velden})


def deel(casus, met, *, by, **velden):
    return factories.deel(casus, met, by=by, now=nu(), **velden)


def door(actor):
    """The columns of whoever writes a row down."""
    return {
        "organisatie": actor.organisatie,
        "vastgelegd_door": actor.user,
        "vastgelegd_at": nu(),
    }


def kind(casus, by, jaren=9, naam="Noor"):
    geboren = vandaag().replace(month=1, day=1) - timedelta(days=365 * jaren)
    return Bewoner.objects.create(casus=casus, naam=naam, geboortedatum=geboren, **door(by))


def notitie(casus, by, tekst="Een notitie", rubriek=Rubriek.KERN, publiek="partners"):
    """A note with its line on the timeline."""
    rij = Notitie.objects.create(
        casus=casus, tekst=tekst, rubriek=rubriek, publiek=publiek, **door(by)
    )
    casus.gebeurtenissen.create(
        soort="notitie",
        rubriek=rubriek,
        op=nu(),
        door=by.user,
        organisatie=by.organisatie,
        titel="Notitie",
        notitie=rij,
    )
    return rij


def vol_dossier(casus, by):
    """Something in every block of the page."""
    Huishouden.objects.create(casus=casus, kwetsbaar=True)
    kind(casus, by)
    for dagen in (60, 30, 1):
        Achterstand.objects.update_or_create(
            casus=casus,
            peildatum=vandaag() - timedelta(days=dagen),
            defaults={"bedrag": 900, "bron": "hand", "vastgelegd_door": by.user,
                      "vastgelegd_at": nu()},
        )  # fmt: skip
        Betaling.objects.create(
            casus=casus,
            soort="lopend",
            bedrag=700,
            ontvangen_op=vandaag() - timedelta(days=dagen),
            **door(by),
        )
        Contactpoging.objects.create(
            casus=casus, op=nu(), wijze="telefoon", uitkomst="gesproken", **door(by)
        )
        JuridischeStap.objects.create(
            casus=casus,
            soort="aanmaning",
            datum=vandaag() - timedelta(days=dagen),
            **door(by),
        )
        afspraak = casus.betalingsafspraken.create(
            bedrag=300, afgesproken_op=vandaag(), status="gebroken", **door(by)
        )
        afspraak.termijnen.create(volgnummer=1, vervalt_op=vandaag(), bedrag=300)
        afspraak.standen.create(
            op=vandaag(), verwacht=300, ontvangen=100, status="gebroken", uitleg="Te weinig."
        )
        Signaal.objects.create(
            casus=casus, soort="zorg", rubriek=Rubriek.KERN, opvolger=by.user, **door(by)
        )
        Document.objects.create(
            casus=casus,
            titel="Brief",
            bestandsnaam="brief.pdf",
            inhoudstype="application/pdf",
            grootte=10,
            sha256="0" * 64,
            bestand="documenten/x",
            rubriek=Rubriek.HUUR,
            **door(by),
        )
        notitie(casus, by)


def inzagen():
    return list(Inzage.objects.order_by("pk"))


@contextmanager
def queries():
    """Counts what is asked of the database; SAVEPOINTs come from the test's own transaction."""
    aantal = []
    with CaptureQueriesContext(connection) as gevangen:
        yield aantal
    aantal += [q["sql"] for q in gevangen if not re.match(r"(RELEASE )?SAVEPOINT", q["sql"])]


def blok(html, element_id):
    """The section with this id, as it stands in a page."""
    begin = html.index(f'<section class="card" id="{element_id}"')
    return html[begin : html.index("</section>", begin) + len("</section>")]
