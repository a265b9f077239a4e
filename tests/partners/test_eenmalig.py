"""A form that is sent twice is carried out once, and what changed in between is not lost."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Document, Notitie
from partners.choices import Soort
from tests.cases.pagina import adres, als, casus
from tests.cases.slechte_documenten import PDF
from tests.factories import actor
from tests.partners.test_namens import verborgen

pytestmark = pytest.mark.django_db


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def dossier(corporatie):
    return casus(corporatie)


def notitie(tekst, sleutel):
    return {"tekst": tekst, "rubriek": "kern", "publiek": "eigen", "verzendsleutel": sleutel}


def test_the_same_form_is_carried_out_once(corporatie, dossier):
    client, velden = als(corporatie), notitie("Gebeld met mevrouw", str(uuid4()))

    eerst, nogmaals = (client.post(adres("notitie", dossier), velden) for _ in range(2))

    assert (eerst.status_code, nogmaals.status_code) == (303, 303)
    assert nogmaals["Location"] == eerst["Location"]
    assert Notitie.objects.count() == 1


def test_what_was_changed_after_the_sending_is_asked_about_and_not_lost(corporatie, dossier):
    client, sleutel, pagina = als(corporatie), str(uuid4()), adres("notitie", dossier)
    eerst = client.post(pagina, notitie("Gebeld met mevrouw", sleutel))

    anders = client.post(pagina, notitie("Gebeld met <mevrouw> en haar zoon", sleutel))

    html = anders.content.decode()
    assert (anders.status_code, Notitie.objects.count()) == (409, 1)
    assert "Dit formulier heb je al verstuurd" in html
    assert "Gebeld met &lt;mevrouw&gt; en haar zoon</p>" in html
    assert f'href="{eerst["Location"]}"' in html

    velden = verborgen(anders, "verzendsleutel")
    assert client.post(pagina, velden)["Location"] == eerst["Location"]
    assert [rij.tekst for rij in Notitie.objects.order_by("pk")] == [
        "Gebeld met mevrouw",
        "Gebeld met <mevrouw> en haar zoon",
    ]


def test_another_file_is_another_sending(corporatie, dossier):
    client, sleutel, pagina = als(corporatie), str(uuid4()), adres("document", dossier)

    def stuur(naam):
        velden = {"rubriek": "huur", "publiek": "partners", "titel": "Brief"}
        bestand = SimpleUploadedFile(naam, PDF)
        return client.post(pagina, {**velden, "bestand": bestand, "verzendsleutel": sleutel})

    assert [stuur(naam).status_code for naam in ("een.pdf", "een.pdf", "twee.pdf")] == [
        303,
        303,
        409,
    ]
    assert Document.objects.count() == 1
