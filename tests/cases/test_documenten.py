from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError

from cases.actions import documenten
from cases.models import Document, Gebeurtenis
from logboek.models import Inzage
from partners.choices import Soort
from tests.cases.pagina import adres, als, casus, fouten, nu
from tests.cases.slechte_documenten import PDF, SLECHT, exif, jpeg
from tests.factories import actor, deel

pytestmark = pytest.mark.django_db


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def dossier(corporatie):
    return casus(corporatie)


def stuur(by, dossier, naam="brief.pdf", inhoud=PDF, **velden):
    velden = {"rubriek": "huur", "publiek": "partners", "titel": "Brief", **velden}
    bestand = SimpleUploadedFile(naam, inhoud, content_type="text/html")
    return als(by).post(adres("document", dossier), {"bestand": bestand, **velden})


def opslag(settings):
    map_ = settings.MEDIA_ROOT / "documenten"
    return sorted(map_.iterdir()) if map_.exists() else []


def test_a_document_is_kept_as_it_came_under_a_name_that_says_nothing(
    corporatie, dossier, settings
):
    foto = jpeg(extra=exif())

    antwoord = stuur(corporatie, dossier, "../../voordeur.JPG", foto, titel="De voordeur")

    document = Document.objects.get()
    [bestand] = opslag(settings)
    assert antwoord.status_code == 303
    assert bestand.read_bytes() == foto
    assert "voordeur" not in document.bestand.name
    assert "." not in bestand.name
    assert bestand.stat().st_mode & 0o777 == 0o600
    assert (document.bestandsnaam, document.inhoudstype, document.grootte) == (
        "voordeur.jpg",
        "image/jpeg",
        len(foto),
    )
    assert len(document.sha256) == 64
    regel = Gebeurtenis.objects.get(soort="document")
    assert (regel.document, regel.tekst, regel.rubriek) == (document, "", "huur")


def test_without_a_title_a_document_is_called_after_its_file(corporatie, dossier):
    stuur(corporatie, dossier, titel="")

    assert Document.objects.get().titel == "brief.pdf"


@pytest.mark.parametrize(("naam", "inhoud", "zin"), SLECHT[::3])
def test_a_bad_file_is_refused_at_the_field_and_leaves_nothing(
    corporatie, dossier, settings, naam, inhoud, zin
):
    antwoord = stuur(corporatie, dossier, naam, inhoud)

    assert antwoord.status_code == 422
    assert zin in " ".join(fouten(antwoord))
    assert "#id_bestand" in antwoord.content.decode()
    assert opslag(settings) == []
    assert not Document.objects.exists()


def test_a_file_may_be_as_large_as_said_and_not_a_byte_larger(
    corporatie, dossier, settings, monkeypatch
):
    precies = PDF.replace(b"1 0 obj", b"% " + b"x" * (1024 * 1024 - len(PDF) - 3) + b"\n1 0 obj")
    settings.DOCUMENT_MAX_BYTES = 1024 * 1024
    assert len(precies) == 1024 * 1024

    assert stuur(corporatie, dossier, inhoud=precies).status_code == 303
    antwoord = stuur(corporatie, dossier, inhoud=precies[:-1] + b" \n")

    assert antwoord.status_code == 422
    assert "hooguit 1 MB" in fouten(antwoord)[0]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"rubriek": "hulp"}, "rubriek"),
        ({"rubriek": ""}, "rubriek"),
        ({"rubriek": "veiligheid"}, "rubriek"),
        ({"publiek": "iedereen"}, "publiek"),
        ({"publiek": ""}, "publiek"),
        ({"titel": "x" * 121}, "titel"),
    ],
)
def test_bad_answers_beside_the_file_are_refused(corporatie, dossier, settings, velden, veld):
    antwoord = stuur(corporatie, dossier, **velden)

    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert opslag(settings) == []


def test_a_form_without_a_file_is_refused(corporatie, dossier):
    antwoord = als(corporatie).post(
        adres("document", dossier), {"rubriek": "huur", "publiek": "partners", "bestand": "tekst"}
    )

    assert fouten(antwoord) == ["Kies een bestand."]


def test_a_document_leaves_as_a_download_after_the_look_is_written_down(corporatie, dossier):
    stuur(corporatie, dossier, 'a"b.pdf')
    document = Document.objects.get()
    begin = Inzage.objects.count()

    antwoord = als(corporatie).get(adres("document_openen", dossier, document.sleutel))

    assert b"".join(antwoord.streaming_content) == PDF
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord["Content-Disposition"] == 'attachment; filename="ab.pdf"'
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Cache-Control"] == "no-store"
    assert antwoord["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    inzage = Inzage.objects.first()
    assert Inzage.objects.count() == begin + 1
    assert (inzage.soort, inzage.casussen, inzage.rubrieken) == ("document", [dossier.pk], ["huur"])


def test_a_document_that_may_not_be_read_is_not_there(corporatie, dossier):
    stuur(corporatie, dossier, publiek="eigen")
    document = Document.objects.get()
    partner = actor(Soort.OCMW)
    deel(dossier, partner, by=corporatie, now=nu())

    for wie in (partner, actor(Soort.CORPORATIE)):
        adres_ = adres("document_openen", dossier, document.sleutel)
        assert als(wie).get(adres_).status_code == 404
    assert als(corporatie).get(adres("document_openen", dossier, uuid4())).status_code == 404


def test_a_document_of_another_case_is_not_reached_through_ones_own(corporatie, dossier):
    ander = actor(Soort.CORPORATIE)
    van_ander = casus(ander)
    stuur(ander, van_ander)
    document = Document.objects.get()

    antwoord = als(corporatie).get(adres("document_openen", dossier, document.sleutel))

    assert antwoord.status_code == 404


def test_a_document_whose_file_is_gone_is_a_503_and_no_look(corporatie, dossier, settings):
    stuur(corporatie, dossier)
    opslag(settings)[0].unlink()
    begin = Inzage.objects.count()

    antwoord = als(corporatie).get(
        adres("document_openen", dossier, Document.objects.get().sleutel)
    )

    assert antwoord.status_code == 503
    assert Inzage.objects.count() == begin


def test_when_the_row_cannot_be_written_the_file_goes_again(corporatie, dossier, settings):
    with pytest.raises(IntegrityError):
        documenten.voeg_document_toe(
            dossier,
            ContentFile(PDF),
            bestandsnaam="brief.pdf",
            inhoudstype=None,
            titel="",
            rubriek="huur",
            publiek="partners",
            by=corporatie,
            now=nu(),
        )

    assert opslag(settings) == []


def test_a_file_without_a_document_is_swept_after_a_day(corporatie, dossier, settings):
    stuur(corporatie, dossier)
    (settings.MEDIA_ROOT / "documenten" / "wees").write_bytes(b"x")

    assert documenten.ruim_wezen_op(now=nu()) == 0
    assert documenten.ruim_wezen_op(now=nu() + timedelta(days=2)) == 1

    assert [pad.name for pad in opslag(settings)] == [
        Document.objects.get().bestand.name.removeprefix("documenten/")
    ]


def test_a_backup_whose_files_come_first_keeps_them(settings):
    map_ = settings.MEDIA_ROOT / "documenten"
    map_.mkdir(parents=True, exist_ok=True)
    (map_ / "teruggezet").write_bytes(b"x")

    assert documenten.ruim_wezen_op(now=nu() + timedelta(days=2)) == 0
    assert [pad.name for pad in opslag(settings)] == ["teruggezet"]


def test_who_may_write_nothing_adds_nothing(dossier, corporatie):
    jurist = actor(Soort.OPVANG)
    deel(dossier, jurist, by=corporatie, rubrieken=["gezin"], now=nu())

    assert stuur(jurist, dossier).status_code == 403
    assert als(jurist).get(adres("document", dossier)).status_code == 403


def test_a_form_that_is_sent_twice_adds_one_document(corporatie, dossier):
    sleutel = str(uuid4())

    eerste = stuur(corporatie, dossier, verzendsleutel=sleutel)
    tweede = stuur(corporatie, dossier, verzendsleutel=sleutel)

    assert (eerste.status_code, tweede.status_code) == (303, 303)
    assert Document.objects.count() == 1
