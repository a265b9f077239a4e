"""The pages of a case as a browser asks for them, on the real clock."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.ingelogd import laat_binnen


def nu():
    return timezone.now()


def vandaag():
    return timezone.localdate()


def casus(by, **velden):
    return factories.casus(by=by, now=nu(), **{"peildatum": vandaag(), **velden})


def als(actor):
    """A browser in which this person is logged in."""
    client = Client()
    laat_binnen(client, actor.user)
    return client


def adres(naam, casus, *args):
    return reverse(f"cases:{naam}", args=[casus.nummer, *args])


def uitdraai_van(casus):
    return reverse("gegevens_uitdraai", args=[casus.nummer])


def fouten(response):
    """The messages of the form of a refused page."""
    return [str(f) for lijst in response.context["form"].errors.values() for f in lijst]


def vragen(client, adres, gegevens=None):
    """How many queries a page costs beyond those of the frame that every page has."""
    aantallen = []
    for url, data in ((reverse("meer"), None), (adres, gegevens)):
        with CaptureQueriesContext(connection) as gevraagd:
            client.get(url) if data is None else client.post(url, data)
        aantallen.append(len(gevraagd))
    kader, pagina = aantallen
    return pagina - kader
