"""The pages of a place, of an eviction and of an incident: who, in what words, and what not."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from berichten.models import Bericht
from cases.actions.stappen import NotYet
from cases.choices import Rubriek, Status
from cases.models import Bewoner, Casus, JuridischeStap
from partners.choices import Rol, Soort
from tests.factories import LidmaatschapFactory, OrganisatieFactory, UserFactory, actor, geboren
from tests.uitvoering.hulp import Kring
from tests.werkplek.pagina import als, blok, door, nu, queries, tekst, vandaag
from uitvoering.actions import onderdak as plekken
from uitvoering.actions.incident import controleer
from uitvoering.choices import Onderdaksoort, Onderdakstand
from uitvoering.models import Incident, Onderdak, Ontruiming

pytestmark = pytest.mark.django_db

GEHEIM = "Havenweg 3, De Lantaarn"


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    kring = Kring(now=nu())
    kring.ontruimen()
    return kring


@pytest.fixture
def opvang(kring):
    opvang = actor(Soort.OPVANG, naam="De Lantaarn")
    kring.deel(opvang)
    return opvang


def kind(kring):
    Bewoner.objects.create(
        casus=kring.casus, naam="Noor", geboortedatum=geboren(9, vandaag().replace(day=1)),
        **door(kring.corporatie),
    )  # fmt: skip


def gevraagd(kring, wie=None, organisatie=None):
    return plekken.vraag_onderdak(
        kring.casus,
        soort=Onderdaksoort.CRISISPLEK,
        organisatie=organisatie,
        toelichting="Twee kamers nodig",
        by=wie or kring.casemanager,
        now=nu(),
    )


def bevestigd(kring, plek=None, wie=None, **velden):
    return plekken.bevestig_onderdak(
        plek or gevraagd(kring),
        **{
            "plaats": GEHEIM,
            "vanaf": vandaag(),
            "tot": None,
            "bevestigd_door": "Marjan Tuinstra, De Lantaarn",
            **velden,
        },
        by=wie or kring.casemanager,
        now=nu(),
    )


def aangekondigd(kring, dagen):
    JuridischeStap.objects.create(
        casus=kring.casus,
        soort="ontruimingsdatum",
        datum=vandaag() + timedelta(days=dagen),
        **door(kring.corporatie),
    )


def adres(naam, kring, *args):
    return reverse(f"uitvoering:{naam}", args=[kring.casus.nummer, *args])


def dag(dagen):
    return f"{vandaag() + timedelta(days=dagen):%d-%m-%Y}"


# --- A place


@pytest.mark.rule("RT-16")
def test_the_casemanager_asks_the_shelter_answers_and_it_is_certain(kring, opvang):
    vraag = {"soort": "opvang", "organisatie": str(opvang.organisatie.sleutel), "toelichting": ""}
    assert als(kring.casemanager).post(adres("onderdak_vragen", kring), vraag).status_code == 303
    plek = Onderdak.objects.get()
    client = als(opvang)
    assert "Maatschappelijke opvang" in tekst(client.get(adres("onderdak", kring)))
    nu_te_doen = client.get(kring.casus.get_absolute_url()).context["nu"]
    assert nu_te_doen["titel"] == "Laat weten of er een plek is"
    assert [actie["url"] for actie in nu_te_doen["acties"]] == [adres("onderdak", kring)]
    aanbod = {"plaats": GEHEIM, "vanaf": dag(2), "tot": ""}

    client.post(adres("onderdak_aanbieden", kring, plek.sleutel), aanbod)
    plek.refresh_from_db()
    assert (plek.stand, plek.dekt(vandaag() + timedelta(2))) == (Onderdakstand.AANGEBODEN, False)
    assert "is aan zet" in client.get(kring.casus.get_absolute_url()).context["nu"]["uitleg"]
    client.post(
        adres("onderdak_bevestigen", kring, plek.sleutel),
        {**aanbod, "bevestigd_door": "Marjan Tuinstra"},
    )

    plek.refresh_from_db()
    assert (plek.stand, plek.dekt(vandaag() + timedelta(2))) == (Onderdakstand.BEVESTIGD, True)
    assert not plek.dekt(vandaag() + timedelta(1))


def test_where_it_is_the_landlord_does_not_read(kring, opvang):
    bevestigd(kring)
    eigen = bevestigd(kring, gevraagd(kring, organisatie=opvang.organisatie), wie=opvang)

    for wie, ziet in (
        (kring.casemanager, True),
        (kring.regieteam, True),
        (kring.corporatie, False),
    ):
        pagina = tekst(als(wie).get(adres("onderdak", kring)))
        assert (GEHEIM in pagina) == ziet
        assert "Marjan Tuinstra" in pagina
        assert GEHEIM not in tekst(als(wie).get(kring.casus.get_absolute_url()))
    van_ons = als(opvang).get(adres("onderdak", kring))
    assert [rij["plek"] for rij in van_ons.context["plekken"]] == [eigen]
    if kring.voor(kring.corporatie):
        pagina = tekst(als(kring.corporatie).get(adres("ontruiming_vastleggen", kring)))
        assert GEHEIM not in pagina


def test_the_landlord_and_a_helper_arrange_no_place(kring):
    hulp, zonder = actor(Soort.SCHULDHULP), actor(Soort.HULPVERLENING)
    kring.deel(hulp)
    kring.deel(zonder, Rubriek.KERN, Rubriek.HULP)
    plek = gevraagd(kring)

    for wie in (kring.corporatie, hulp):
        assert als(wie).get(adres("onderdak", kring)).status_code == 200
        assert als(wie).get(adres("onderdak_vragen", kring)).status_code == 403
        bevestigen = adres("onderdak_bevestigen", kring, plek.sleutel)
        assert als(wie).post(bevestigen, {}).status_code == 403
        with pytest.raises(PermissionDenied):
            bevestigd(kring, plek, wie=wie)
    assert als(zonder).get(adres("onderdak", kring)).status_code == 404


def test_a_shelter_touches_only_its_own_places(kring, opvang):
    plek = gevraagd(kring)

    assert als(opvang).get(adres("onderdak_bevestigen", kring, plek.sleutel)).status_code == 404
    with pytest.raises(Onderdak.DoesNotExist):
        bevestigd(kring, plek, wie=opvang)
    assert gevraagd(kring, wie=opvang).organisatie == opvang.organisatie


def test_what_was_confirmed_or_fell_away_is_not_confirmed_again(kring):
    plek = bevestigd(kring)
    client = als(kring.casemanager)

    assert client.get(adres("onderdak_bevestigen", kring, plek.sleutel)).status_code == 403
    with pytest.raises(NotYet, match="al bevestigd"):
        bevestigd(kring, plek)
    assert client.get(adres("onderdak_bevestigen", kring, uuid4())).status_code == 404
    client.post(adres("onderdak_beeindigen", kring, plek.sleutel), {"reden": "Toch bezet"})
    assert client.get(adres("onderdak_beeindigen", kring, plek.sleutel)).status_code == 403
    assert "Toch bezet" in tekst(client.get(adres("onderdak", kring)))


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"plaats": ""}, "plaats"),
        ({"plaats": "x" * 201}, "plaats"),
        ({"vanaf": ""}, "vanaf"),
        ({"vanaf": "31-2-2027"}, "vanaf"),
        ({"vanaf": "1-1-1999"}, "vanaf"),
        ({"vanaf": "1-1-2999"}, "vanaf"),
        ({"tot": "soms"}, "tot"),
        ({"tot": "vandaag"}, "tot"),
        ({"tot": "gisteren"}, "tot"),
        ({"bevestigd_door": " "}, "bevestigd_door"),
        ({"bevestigd_door": "x" * 161}, "bevestigd_door"),
    ],
)
def test_a_confirmation_that_is_not_certain_is_refused_at_its_field(kring, velden, veld):
    goed = {"plaats": GEHEIM, "vanaf": "vandaag", "tot": "", "bevestigd_door": "Marjan"}
    plek = gevraagd(kring)

    bevestigen = adres("onderdak_bevestigen", kring, plek.sleutel)
    response = als(kring.casemanager).post(bevestigen, goed | velden)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]
    plek.refresh_from_db()
    assert plek.stand == Onderdakstand.GEVRAAGD


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"soort": ""}, "soort"),
        ({"soort": "tent"}, "soort"),
        ({"organisatie": "1"}, "organisatie"),
        ({"organisatie": str(uuid4())}, "organisatie"),
        ({"toelichting": "x" * 2001}, "toelichting"),
    ],
)
def test_a_question_that_cannot_be_is_refused_at_its_field(kring, velden, veld):
    goed = {"soort": "crisisplek", "organisatie": "", "toelichting": ""}

    response = als(kring.casemanager).post(adres("onderdak_vragen", kring), goed | velden)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]


# --- The date is not final


@pytest.mark.rule("RT-18")
def test_without_a_confirmed_place_the_date_of_eviction_is_not_final(kring):
    kind(kring)
    aangekondigd(kring, 20)
    adres_casus = kring.casus.get_absolute_url()

    for wie in (kring.corporatie, kring.casemanager):
        pagina = tekst(als(wie).get(adres_casus))
        assert "Ontruiming (voorlopig)" in pagina
        assert "&lt;time" not in pagina
        assert "Nog geen bevestigde plek" in blok(pagina, "onderdak")
    bevestigd(kring, vanaf=vandaag() + timedelta(21))
    assert "(voorlopig)" in tekst(als(kring.corporatie).get(adres_casus))
    bevestigd(kring, vanaf=vandaag() + timedelta(20))
    assert "(voorlopig)" not in tekst(als(kring.corporatie).get(adres_casus))


def test_a_household_that_needs_no_place_has_a_final_date(kring):
    aangekondigd(kring, 20)

    assert "(voorlopig)" not in tekst(als(kring.corporatie).get(kring.casus.get_absolute_url()))


# --- The eviction

VERSLAG = {
    "op": "vandaag",
    "zorgstructuur_afgestemd_op": "vandaag",
    "zorgstructuur_met": "Sociaal team",
    "andere_opties": "Bij familie gevraagd\n\nKamer gezocht",
}


@pytest.mark.rule("RT-18")
def test_the_page_says_what_is_missing_and_refuses_until_it_is_there(kring):
    kind(kring)
    client = als(kring.corporatie)
    pagina = adres("ontruiming_vastleggen", kring)

    assert "Er is nog geen bevestigde plek" in tekst(client.get(pagina))
    geweigerd = client.post(pagina, VERSLAG)
    assert geweigerd.status_code == 422
    assert "Nooit op straat" in geweigerd.content.decode()
    assert "Bij familie gevraagd" in geweigerd.content.decode()
    bevestigd(kring)
    assert "Niets staat in de weg" in tekst(client.get(pagina))
    assert client.post(pagina, VERSLAG).status_code == 303

    assert kring.voor(kring.corporatie).status == Status.ONTRUIMD
    assert Ontruiming.objects.get().andere_opties == ["Bij familie gevraagd", "Kamer gezocht"]
    assert client.get(pagina).status_code == 409


def test_only_the_landlord_records_an_eviction(kring):
    for wie in (kring.casemanager, kring.regieteam):
        assert als(wie).get(adres("ontruiming_vastleggen", kring)).status_code == 403


@pytest.mark.rule("NZ-03", "NZ-06")
@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"op": ""}, "op"),
        ({"op": "morgen"}, "op"),
        ({"op": "1-1-1990"}, "op"),
        ({"zorgstructuur_afgestemd_op": ""}, "zorgstructuur_afgestemd_op"),
        ({"zorgstructuur_afgestemd_op": "nvt"}, "zorgstructuur_afgestemd_op"),
        ({"zorgstructuur_afgestemd_op": "morgen"}, "zorgstructuur_afgestemd_op"),
        ({"zorgstructuur_met": ""}, "zorgstructuur_met"),
        ({"zorgstructuur_met": "x" * 201}, "zorgstructuur_met"),
        ({"andere_opties": " \n "}, "andere_opties"),
        ({"andere_opties": "x\n" * 13}, "andere_opties"),
        ({"andere_opties": "x" * 501}, "andere_opties"),
        ({"andere_opties": "x" * 100_000}, "andere_opties"),
    ],
)
def test_an_incomplete_eviction_is_refused_at_its_field(kring, velden, veld):
    pagina = adres("ontruiming_vastleggen", kring)

    response = als(kring.corporatie).post(pagina, VERSLAG | velden)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]
    assert not Ontruiming.objects.exists()


def test_a_child_that_comes_to_light_is_told_about_in_the_form(kring):
    als(kring.corporatie).post(adres("ontruiming_vastleggen", kring), VERSLAG)
    bewoners = reverse("cases:bewoner", args=[kring.casus.nummer])
    noor = {"naam_1": "Noor", "geboortedatum_1": "1-1-2020"}
    noor |= {f"relatie_{nr}": "kind" for nr in range(1, 7)}
    noor |= {f"verblijf_{nr}": "altijd" for nr in range(1, 7)}

    response = als(kring.casemanager).post(bewoners, noor)

    assert response.status_code == 422
    assert "Meld eerst een incident" in response.content.decode()
    assert "Noor" in response.content.decode()
    Incident.objects.create(
        casus=kring.casus, op=vandaag(), wat="Kind bleek er te wonen", waar_nu="Bij tante",
        organisatie=kring.casemanager.organisatie, gemeld_at=nu(),
        gemeld_door=kring.casemanager.user,
    )  # fmt: skip
    assert als(kring.casemanager).post(bewoners, noor).status_code == 303


# --- An incident

INCIDENT = {"op": "vandaag", "wat": "De deurwaarder stond er toch.", "waar_nu": "Bij een buur"}


def gemeente_van(kring):
    organisatie = OrganisatieFactory(
        soort=Soort.GEMEENTE, regio=kring.corporatie.organisatie.regio, naam="Gemeente Lindeburg"
    )
    user = UserFactory()
    LidmaatschapFactory(organisatie=organisatie, user=user, rol=Rol.MEDEWERKER)
    return user


def coordinator_van(kring):
    user = UserFactory()
    organisatie = kring.regieteam.organisatie
    LidmaatschapFactory(organisatie=organisatie, user=user, rol=Rol.COORDINATOR)
    return user


@pytest.mark.rule("RT-18")
def test_an_incident_is_told_to_coordinator_and_gemeente_and_is_no_step(kring):
    gemeente, coordinator = gemeente_van(kring), coordinator_van(kring)

    response = als(kring.corporatie).post(adres("incident", kring), INCIDENT)

    assert response.status_code == 303
    assert kring.voor(kring.corporatie).status == Status.ONTRUIMEN
    gehoord = {b.user for b in Bericht.objects.filter(soort="straat")}
    assert gehoord >= {gemeente, coordinator, kring.casemanager.user, kring.regieteam.user}
    assert kring.corporatie.user not in gehoord
    gemeentezaak = kring.casus.deelnames.get(organisatie__naam="Gemeente Lindeburg")
    assert gemeentezaak.doel == "Een plek regelen na een incident bij een ontruiming"
    pagina = tekst(als(kring.casemanager).get(adres("incident", kring)))
    assert "De deurwaarder stond er toch." in pagina
    assert "De deurwaarder" not in tekst(als(kring.casemanager).get(kring.casus.get_absolute_url()))


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"op": ""}, "op"),
        ({"op": "morgen"}, "op"),
        ({"wat": ""}, "wat"),
        ({"wat": "x" * 4001}, "wat"),
        ({"waar_nu": ""}, "waar_nu"),
        ({"waar_nu": "x" * 501}, "waar_nu"),
    ],
)
def test_an_incomplete_incident_is_refused_at_its_field(kring, velden, veld):
    response = als(kring.corporatie).post(adres("incident", kring), INCIDENT | velden)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]
    assert not Incident.objects.exists()


# --- What the program notices by itself


@pytest.mark.rule("RT-18")
def test_the_check_finds_who_has_no_place_within_a_week_and_says_so_once(kring):
    coordinator = coordinator_van(kring)
    kind(kring)
    aangekondigd(kring, 8)
    assert controleer(now=nu()) == 0
    aangekondigd(kring, 7)

    assert [controleer(now=nu()), controleer(now=nu())] == [1, 1]
    assert Bericht.objects.filter(soort="straat", user=coordinator).count() == 1
    bevestigd(kring, vanaf=vandaag())
    assert controleer(now=nu()) == 0


@pytest.mark.rule("RT-18")
def test_it_goes_on_while_the_regieteam_discusses_the_case_anew(kring):
    """The announced day stands until the landlord calls it off."""
    coordinator = coordinator_van(kring)
    kind(kring)
    aangekondigd(kring, 6)
    Casus.objects.filter(pk=kring.casus.pk).update(status=Status.GEAGENDEERD)
    assert controleer(now=nu()) == 1

    plek = bevestigd(kring, vanaf=vandaag())
    Bericht.objects.all().delete()
    plekken.beeindig_onderdak(plek, reden="Brand", by=kring.casemanager, now=nu())

    assert Bericht.objects.filter(soort="straat", user=coordinator).count() == 1


@pytest.mark.rule("RT-18")
def test_the_check_finds_an_eviction_that_got_past_rule_and_trigger(kring, eigenaar):
    als(kring.corporatie).post(adres("ontruiming_vastleggen", kring), VERSLAG)
    assert controleer(now=nu()) == 0
    Incident.objects.create(
        casus=kring.casus, op=vandaag(), wat="x", waar_nu="x", gemeld_at=nu(),
        organisatie=kring.casemanager.organisatie, gemeld_door=kring.casemanager.user,
    )  # fmt: skip
    kind(kring)

    assert controleer(now=nu()) == 1


@pytest.mark.rule("RT-18")
def test_a_certain_place_that_falls_away_is_told_at_once(kring):
    coordinator = coordinator_van(kring)
    plek = bevestigd(kring)
    plekken.beeindig_onderdak(gevraagd(kring), reden="x", by=kring.casemanager, now=nu())
    assert not Bericht.objects.filter(soort="straat").exists()

    plekken.beeindig_onderdak(plek, reden="Toch bezet", by=kring.casemanager, now=nu())

    assert Bericht.objects.filter(soort="straat", user=coordinator).count() == 1


def test_the_pages_cost_what_they_cost(kring):
    kind(kring)
    plek = gevraagd(kring)
    bevestigd(kring)
    vragen = [
        (kring.casemanager, adres("onderdak", kring)),
        (kring.casemanager, adres("onderdak_vragen", kring)),
        (kring.casemanager, adres("onderdak_bevestigen", kring, plek.sleutel)),
        (kring.corporatie, adres("ontruiming_vastleggen", kring)),
        (kring.corporatie, adres("incident", kring)),
    ]

    geteld = []
    for wie, pagina in vragen:
        client = als(wie)
        with queries() as aantal:
            client.get(pagina)
        geteld.append(len(aantal))

    assert geteld == [9, 10, 7, 18, 7]
