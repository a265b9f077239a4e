"""Bringing in arrears through the pages: a file, or one lease by hand."""

import csv
import io
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import psycopg2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from cases.actions.invoeren import MAX_BYTES, ruim_op
from cases.choices import Deadlinesoort
from cases.models import Casus, Deadline, Huurovereenkomst, Invoer
from logboek.models import Inzage
from partners.choices import Rol, Soort
from tests.cases.pagina import als, casus, fouten, nu, vandaag
from tests.cases.slechte_bestanden import GOED, KOP, SLECHTE_BESTANDEN
from tests.databases import app_url
from tests.factories import actor

OKTOBER = Path(__file__).parent.parent / "data" / "huurachterstanden_2026-10.csv"
NOVEMBER = Path(__file__).parent.parent / "data" / "huurachterstanden_2026-11.csv"
IMPORTEREN = "/achterstanden/importeren/"
NIEUW = "/casussen/nieuw/"

pytestmark = [pytest.mark.django_db, pytest.mark.rule("RT-01")]


@pytest.fixture
def medewerker():
    return actor()


@pytest.fixture
def browser(medewerker):
    return als(medewerker)


@pytest.fixture
def kies(browser):
    """Send a file and follow to the page that says what it would do."""

    def kies(inhoud, naam="huur.csv"):
        inhoud = inhoud.read_bytes() if isinstance(inhoud, Path) else inhoud
        bestand = SimpleUploadedFile(naam, inhoud, "text/csv")
        return browser.post(IMPORTEREN, {"bestand": bestand}, follow=True)

    return kies


def bestanden(settings):
    """What stands on the disk of the uploads."""
    map_ = Path(settings.MEDIA_ROOT) / "invoer"
    return sorted(map_.iterdir()) if map_.exists() else []


def adres(invoer, naam="invoer"):
    return reverse(f"achterstanden:{naam}", args=[invoer.sleutel])


def test_a_file_is_looked_at_first_and_nothing_is_in_yet(kies, settings):
    pagina = kies(OKTOBER)

    invoer = Invoer.objects.get()
    assert pagina.redirect_chain == [(adres(invoer), 303)]
    assert (invoer.gelezen, invoer.nieuw, invoer.geweigerd) == (402, 389, 13)
    assert pagina.status_code == 200
    tekst = pagina.content.decode()
    assert "389 nieuwe casussen" in tekst
    for regel in (14, 39, 60, 93, 122, 153, 190, 242, 279, 302, 335, 362, 403):
        assert f"Regel {regel}<" in tekst
    assert "Het huurovereenkomstnummer ontbreekt." in tekst
    assert Casus.objects.count() == 0
    [opgeslagen] = bestanden(settings)
    assert opgeslagen.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("bestand", "nieuw"), [(OKTOBER, 389), (NOVEMBER, 312)])
def test_confirming_brings_it_in_and_the_file_goes(
    kies, browser, settings, django_capture_on_commit_callbacks, bestand, nieuw
):
    kies(bestand)
    invoer = Invoer.objects.get()

    with django_capture_on_commit_callbacks(execute=True):
        pagina = browser.post(adres(invoer), follow=True)

    assert pagina.redirect_chain == [(adres(invoer), 303)]
    assert "Geïmporteerd" in pagina.content.decode()
    assert Casus.objects.count() == nieuw
    assert bestanden(settings) == []
    invoer.refresh_from_db()
    assert invoer.bevestigd_at
    assert invoer.nieuw == nieuw


def test_confirming_twice_does_nothing_twice(kies, browser):
    kies(OKTOBER)
    invoer = Invoer.objects.get()
    browser.post(adres(invoer))
    eerste = Deadline.objects.count()

    weer = browser.post(adres(invoer), follow=True)

    assert weer.status_code == 200
    assert Casus.objects.count() == 389
    assert Deadline.objects.count() == eerste
    invoer.refresh_from_db()
    assert invoer.nieuw == 389


@pytest.fixture
def ongeduldig(transactional_db):
    """Waits a tenth of a second for somebody else, instead of three."""
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '100ms'")
        yield
        cursor.execute("RESET lock_timeout")


@contextmanager
def elders(zin, waarden):
    """Somebody else, in the middle of this."""
    with closing(psycopg2.connect(app_url())) as ander, ander.cursor() as cursor:
        cursor.execute(zin, waarden)
        yield
        ander.rollback()  # a connection that only closes holds its locks a little longer


@pytest.mark.django_db(transaction=True)
def test_confirming_what_is_being_confirmed_says_so_and_does_nothing(ongeduldig, kies, browser):
    kies(OKTOBER)
    invoer = Invoer.objects.get()

    with elders("SELECT FROM cases_invoer WHERE id = %s FOR UPDATE", [invoer.pk]):
        weer = browser.post(adres(invoer), follow=True)
        weg = browser.post(adres(invoer, "verwerpen"), follow=True)
    daarna = browser.get(adres(invoer))

    for pagina in (weer, weg):
        assert pagina.redirect_chain == [(adres(invoer), 303)]
        assert "Deze lijst wordt al verwerkt" in pagina.text
        assert '<form method="post" data-eenmalig>' not in pagina.text
    assert "Klopt dit?" in daarna.text
    assert Casus.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_again_while_the_first_is_busy_says_so(ongeduldig, browser, medewerker):
    sleutel = "0a4e28ba-2fa1-41d2-883f-0016d3cca427"
    nieuw = (
        "INSERT INTO partners_verzending (sleutel, user_id, at, naar, afdruk)"
        " VALUES (%s, %s, now(), '', '')"
    )

    with elders(nieuw, [sleutel, medewerker.user.pk]):
        pagina = browser.post(NIEUW, met_de_hand(verzendsleutel=sleutel))

    assert pagina.status_code == 409
    assert "Dit wordt al verwerkt" in pagina.text
    assert f'href="{NIEUW}"' in pagina.text
    assert browser.post(NIEUW, met_de_hand(verzendsleutel=sleutel)).status_code == 303
    assert Casus.objects.count() == 1


def test_the_same_file_again_says_that_nothing_changes(kies, browser):
    kies(OKTOBER)
    browser.post(adres(Invoer.objects.get()))

    pagina = kies(OKTOBER)

    assert "In dit bestand staat niets nieuws." in pagina.content.decode()
    invoer = Invoer.objects.get(bevestigd_at=None)
    assert (invoer.nieuw, invoer.bijgewerkt, invoer.ongewijzigd) == (0, 0, 389)


def test_rejecting_forgets_the_file(kies, browser, settings, django_capture_on_commit_callbacks):
    kies(OKTOBER)

    with django_capture_on_commit_callbacks(execute=True):
        pagina = browser.post(adres(Invoer.objects.get(), "verwerpen"), follow=True)

    assert pagina.redirect_chain == [(IMPORTEREN, 303)]
    assert not Invoer.objects.exists()
    assert bestanden(settings) == []


def test_a_file_that_is_gone_is_asked_for_again(kies, browser, settings):
    kies(OKTOBER)
    for bestand in bestanden(settings):
        bestand.unlink()

    pagina = browser.post(adres(Invoer.objects.get()), follow=True)

    assert "Dit bestand staat niet meer klaar" in pagina.content.decode()
    assert Casus.objects.count() == 0


@pytest.mark.parametrize(("inhoud", "deel"), SLECHTE_BESTANDEN.values(), ids=SLECHTE_BESTANDEN)
def test_a_bad_file_is_refused_in_dutch_and_leaves_nothing(kies, settings, inhoud, deel):
    pagina = kies(inhoud)

    assert pagina.status_code == 422
    assert [deel in fout for fout in fouten(pagina)] == [True]
    assert not Invoer.objects.exists()
    assert not Casus.objects.exists()
    assert bestanden(settings) == []


def test_without_a_file_it_asks_for_one(browser):
    pagina = browser.post(IMPORTEREN, {})

    assert pagina.status_code == 422
    assert fouten(pagina) == ["Kies een bestand."]


def test_a_file_over_the_limit_is_refused_by_its_size(kies):
    pagina = kies(b"\0" * (MAX_BYTES + 1))

    assert pagina.status_code == 422
    assert fouten(pagina) == ["Dit bestand is groter dan 10 MB; splits het in kleinere bestanden."]


def test_two_hundred_megabytes_of_nulls_are_never_kept(browser, settings):
    class Nullen(io.RawIOBase):
        """A body that is never in memory."""

        over = 200 * 1024**2

        def readable(self):
            return True

        def read(self, aantal=-1):
            aantal = min(aantal, self.over)
            self.over -= aantal
            return bytes(aantal)

    body = {"wsgi.input": Nullen(), "CONTENT_LENGTH": str(Nullen.over)}
    body["CONTENT_TYPE"] = "multipart/form-data; boundary=x"
    pagina = browser.generic("POST", IMPORTEREN, **body)

    assert pagina.status_code == 413
    assert "te groot" in pagina.content.decode()
    assert bestanden(settings) == []


def test_refused_rows_come_back_as_a_file_that_runs_nothing(kies, browser):
    formule = GOED.replace("Vries", "=cmd()").replace("1.265,16", "veel")
    kies(f"{KOP}\r\n{formule}\r\n".encode())

    response = browser.get(adres(Invoer.objects.get(), "geweigerd"))

    tekst = b"".join(response.streaming_content).decode("utf-8-sig")
    kop, rij = csv.reader(io.StringIO(tekst, newline=""), delimiter=";")
    assert kop == ["regel", "reden", *KOP.split(";")]
    assert rij[:2] == ["2", "De achterstand 'veel' is geen bedrag zoals 1.234,56."]
    assert "'=cmd()" in rij
    assert response["Content-Disposition"] == 'attachment; filename="geweigerde-regels.csv"'


def test_refused_rows_can_be_corrected_and_brought_in_again(kies, browser):
    fout = GOED.replace("Vries", "=cmd()").replace("06 24 41 62 19", "+31624416219")
    kies(f"{KOP}\r\n{fout.replace('1.265,16', 'veel')}\r\n".encode())
    response = browser.get(adres(Invoer.objects.get(), "geweigerd"))
    inhoud = b"".join(response.streaming_content)

    kies(inhoud.replace(b";veel;", b";100,00;"))
    browser.post(adres(Invoer.objects.get(nieuw=1)))

    huurder = Casus.objects.get().huurders.get()
    assert (huurder.achternaam, huurder.telefoon) == ("=cmd()", "+31624416219")


def test_looking_at_refused_rows_is_written_down(kies, browser):
    kies(OKTOBER)
    browser.get(adres(Invoer.objects.get(), "geweigerd"))

    assert sorted(Inzage.objects.values_list("soort", flat=True)) == ["formulier", "uitvoer"]


def test_another_organisation_does_not_find_the_upload(kies):
    kies(OKTOBER)
    invoer = Invoer.objects.get()
    vreemde = als(actor())

    for naam in ("invoer", "geweigerd"):
        assert vreemde.get(adres(invoer, naam)).status_code == 404
    for naam in ("invoer", "verwerpen"):
        assert vreemde.post(adres(invoer, naam)).status_code == 404
    assert Casus.objects.count() == 0
    assert Invoer.objects.count() == 1


@pytest.mark.parametrize(
    ("soort", "rol"),
    [
        (Soort.CORPORATIE, Rol.JURIST),
        (Soort.CORPORATIE, Rol.BEHEERDER),
        (Soort.HULPVERLENING, Rol.MEDEWERKER),
        (Soort.OCMW, Rol.MEDEWERKER),
        (Soort.REGIETEAM, Rol.REGIETEAMLID),
    ],
)
def test_only_a_worker_of_a_corporatie_comes_here(soort, rol):
    browser = als(actor(soort, rol))

    assert browser.get(IMPORTEREN).status_code == 403
    assert browser.get(NIEUW).status_code == 403
    assert browser.post(NIEUW, {}).status_code == 403


@pytest.mark.parametrize("rol", [Rol.MEDEWERKER, Rol.TEAMLEIDER])
def test_a_worker_and_a_team_leader_of_a_corporatie_do(rol):
    browser = als(actor(Soort.CORPORATIE, rol))

    assert browser.get(IMPORTEREN).status_code == 200
    assert browser.get(NIEUW).status_code == 200


def test_what_nobody_confirmed_is_cleaned_up(kies, settings):
    kies(OKTOBER)
    [bestand] = bestanden(settings)

    ruim_op(now=nu() + timedelta(hours=23))
    assert bestand.exists()
    ruim_op(now=nu() + timedelta(hours=25))

    assert not Invoer.objects.exists()
    assert not bestand.exists()


def test_refused_rows_are_forgotten_after_a_week(kies, browser):
    kies(OKTOBER)
    browser.post(adres(Invoer.objects.get()))

    ruim_op(now=nu() + timedelta(days=8))

    invoer = Invoer.objects.get()
    assert (invoer.geweigerd, invoer.weigeringen, invoer.kop) == (13, [], [])
    assert "zijn nu weg" in browser.get(adres(invoer)).content.decode()


# ── by hand ─────────────────────────────────────────────────────────────────────────


def met_de_hand(**velden):
    return {
        "nummer": "HO-1",
        "achternaam": "El Amrani",
        "straat": "Beukenlaan",
        "huisnummer": "12",
        "toevoeging": "bis",
        "postcode": "6598hs",
        "plaats": "Lindeburg",
        "achterstand": "1.265,16",
        "peildatum": vandaag().strftime("%d-%m-%Y"),
        **velden,
    }


@pytest.mark.rule("RT-02")
def test_arrears_by_hand_make_a_case_with_a_contact_deadline(browser):
    response = browser.post(NIEUW, met_de_hand())

    casus = Casus.objects.get()
    assert response.status_code == 303
    assert response["Location"] == casus.get_absolute_url()
    assert casus.naam == "El Amrani"
    assert casus.woning.postcode == "6598 HS"
    assert [d.soort for d in casus.deadlines.open()] == [Deadlinesoort.EERSTE_CONTACT]


def test_sent_twice_makes_one_case(browser):
    sleutel = {"verzendsleutel": "6f1c3f2e-6a5e-4a3e-9c55-0d9a2b1f7c11"}

    eerste = browser.post(NIEUW, met_de_hand(**sleutel))
    tweede = browser.post(NIEUW, met_de_hand(**sleutel))

    assert eerste["Location"] == tweede["Location"]
    assert Casus.objects.count() == 1


def test_a_lease_that_has_a_case_gives_a_link_to_it(browser, medewerker):
    bestaand = casus(medewerker, nummer="HO-1")

    pagina = browser.post(NIEUW, met_de_hand(nummer=" HO-1 "))

    assert pagina.status_code == 422
    assert fouten(pagina) == [f"Deze huurovereenkomst heeft al een casus: {bestaand}."]
    assert f'href="{bestaand.get_absolute_url()}"' in pagina.content.decode()
    assert Casus.objects.count() == 1
    assert Inzage.objects.get().casussen == [bestaand.pk]


def test_an_address_with_a_case_is_shown_first_and_may_be_passed(browser, medewerker):
    bestaand = casus(
        medewerker,
        nummer="ANDERS",
        straat="Beukenlaan",
        huisnummer="12",
        toevoeging="BIS",
        postcode="6598 HS",
    )

    pagina = browser.post(NIEUW, met_de_hand())
    assert pagina.status_code == 422
    assert f'href="{bestaand.get_absolute_url()}"' in pagina.content.decode()
    assert 'name="toch"' in pagina.text
    assert Casus.objects.count() == 1

    assert browser.post(NIEUW, met_de_hand(toch="on")).status_code == 303
    assert Casus.objects.count() == 2


def test_nobody_asks_for_another_household_that_was_not_found(browser):
    pagina = browser.post(NIEUW, met_de_hand(achternaam=""))

    assert pagina.status_code == 422
    assert 'name="toch"' not in pagina.text


def test_the_case_of_another_corporatie_stays_out_of_sight(browser):
    ander = casus(actor(), nummer="HO-1", huisnummer="12", toevoeging="bis", postcode="6598 HS")

    response = browser.post(NIEUW, met_de_hand())

    assert response.status_code == 303
    assert ander.nummer not in response["Location"]


def test_the_next_file_finds_the_case_that_was_made_by_hand(browser, kies):
    browser.post(NIEUW, met_de_hand(nummer="HO-100000", peildatum="01-10-2026"))

    kies(OKTOBER)

    invoer = Invoer.objects.get()
    assert (invoer.nieuw, invoer.bijgewerkt) == (388, 1)


@pytest.mark.parametrize(
    "velden",
    [
        {"nummer": ""},
        {"nummer": "x" * 41},
        {"achternaam": ""},
        {"achternaam": "x" * 101},
        {"huisnummer": ""},
        {"postcode": "12345"},
        {"achterstand": ""},
        {"achterstand": "0"},
        {"achterstand": "-5"},
        {"achterstand": "NaN"},
        {"achterstand": "1e9"},
        {"achterstand": "1.000.000,00"},
        {"peildatum": ""},
        {"peildatum": "31-09-2026"},
        {"peildatum": "01-01-2130"},
        {"peildatum": "01-01-1950"},
        {"oudste_openstaande_post": "morgen"},
        {"peildatum": "01-10-2026", "oudste_openstaande_post": "02-10-2026"},
        {"telefoon": "geen"},
        {"email": "geen"},
        {"brutohuur": "veel"},
    ],
)
def test_a_bad_value_is_refused_at_its_field_and_keeps_what_was_typed(browser, velden):
    pagina = browser.post(NIEUW, met_de_hand(**velden))

    assert pagina.status_code == 422
    assert set(pagina.context["form"].errors) <= set(velden)
    assert 'value="Beukenlaan"' in pagina.content.decode()
    assert not Huurovereenkomst.objects.exists()
