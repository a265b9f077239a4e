from datetime import timedelta

import pytest

from cases.models import Huishouden
from logboek.inzage import schrijf_inzage
from logboek.models import Inzage
from partners.choices import Rol, Soort
from tests.cases.pagina import adres, als, casus, nu, uitdraai_van, vandaag, vragen
from tests.factories import actor, deel

pytestmark = [pytest.mark.django_db, pytest.mark.rule("LAW-06")]


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def dossier(corporatie):
    return casus(corporatie)


def keek(by, dossier, *rubrieken, soort="casus", at=None, grond="Hulpverlening of buurtteam"):
    return schrijf_inzage(
        by,
        soort=soort,
        casussen=[dossier.pk],
        rubrieken=rubrieken or ["kern"],
        grond=grond,
        now=at or nu(),
    )


def regels(by, dossier, **filters):
    return als(by).get(adres("logboek", dossier), filters).context["regels"]


def test_the_log_says_who_for_whom_when_what_and_on_what_ground(corporatie, dossier):
    buurtteam = actor(Soort.HULPVERLENING)
    deel(dossier, buurtteam, by=corporatie, now=nu())
    keek(buurtteam, dossier, "kern", "gezin", soort="document")

    [regel] = regels(corporatie, dossier)
    tekst = als(corporatie).get(adres("logboek", dossier)).content.decode()

    assert regel["inzage"].user == buurtteam.user
    assert (regel["soort"], regel["rubrieken"], regel["grond"]) == (
        "Document geopend",
        "Kern, Gezin",
        "Toestemming van de huurder",
    )
    for woord in (buurtteam.user.naam, buurtteam.organisatie.naam, "Hulpverlening of buurtteam"):
        assert woord in tekst


def test_looking_in_the_log_is_in_the_log(corporatie, dossier):
    regels(corporatie, dossier)

    [regel] = regels(corporatie, dossier)

    assert (regel["inzage"].user, regel["soort"]) == (corporatie.user, "Logboek bekeken")


@pytest.mark.rule("LAW-05")
def test_the_log_has_no_trace_of_a_rubriek_that_the_reader_does_not_see(corporatie, dossier):
    veilig_thuis = actor(Soort.VEILIG_THUIS)
    deel(dossier, veilig_thuis, by=corporatie, now=nu())
    keek(veilig_thuis, dossier, "kern", "gezin", "veiligheid", grond="Veilig Thuis")
    keek(veilig_thuis, dossier, "veiligheid", soort="document", grond="Veilig Thuis")
    keek(veilig_thuis, dossier, "kern", "veiligheid", soort="formulier", grond="Veilig Thuis")

    gezien = regels(corporatie, dossier)
    tekst = als(corporatie).get(adres("logboek", dossier)).content.decode()
    afdruk = als(corporatie).get(uitdraai_van(dossier)).content.decode()

    # The document is not there at all; the form reads as a look at the case.
    assert [(r["soort"], r["rubrieken"]) for r in gezien] == [
        ("Casus bekeken", "Kern"),
        ("Casus bekeken", "Kern, Gezin"),
    ]
    for pagina in (tekst, afdruk):
        assert "Veiligheid" not in pagina
        assert "eiligheid" not in pagina.replace("veiligheid en privacy", "")


@pytest.mark.rule("LAW-05")
def test_who_looked_at_help_is_no_news_for_the_corporatie(corporatie, dossier):
    buurtteam, ocmw = actor(Soort.HULPVERLENING), actor(Soort.OCMW)
    for wie in (buurtteam, ocmw):
        deel(dossier, wie, by=corporatie, now=nu())
    keek(buurtteam, dossier, "hulp", soort="document")
    keek(buurtteam, dossier, "veiligheid", soort="document")

    assert regels(corporatie, dossier) == []
    assert [r["rubrieken"] for r in regels(ocmw, dossier)] == ["Kern", "Hulp"]
    van_ons = regels(buurtteam, dossier, organisatie=buurtteam.organisatie.sleutel)
    assert [r["rubrieken"] for r in van_ons] == ["Veiligheid", "Hulp"]


@pytest.mark.rule("RT-04")
@pytest.mark.parametrize(
    ("soort", "rol", "status"),
    [
        (Soort.HULPVERLENING, Rol.MEDEWERKER, 200),
        (Soort.OCMW, Rol.MEDEWERKER, 200),
        (Soort.REGIETEAM, Rol.REGIETEAMLID, 200),
        (Soort.GEMEENTE, Rol.COORDINATOR, 200),
        (Soort.OCMW, Rol.JURIST, 403),
        (Soort.SCHULDHULP, Rol.MEDEWERKER, 403),
        (Soort.VEILIG_THUIS, Rol.MEDEWERKER, 403),
        (Soort.OPVANG, Rol.MEDEWERKER, 403),
    ],
)
def test_who_may_read_the_log(corporatie, dossier, soort, rol, status):
    wie = actor(soort, rol)
    deel(dossier, wie, by=corporatie, now=nu())

    for pad in (adres("logboek", dossier), uitdraai_van(dossier)):
        assert als(wie).get(pad).status_code == status


@pytest.mark.rule("RT-04")
def test_looks_at_other_cases_are_not_in_it(corporatie, dossier):
    ander = casus(corporatie)
    keek(corporatie, ander)
    schrijf_inzage(
        corporatie,
        soort="lijst",
        casussen=[ander.pk, dossier.pk],
        rubrieken=["kern"],
        grond="Lijst",
        now=nu(),
    )

    assert [r["soort"] for r in regels(corporatie, dossier)] == ["Stond in een lijst"]


def test_the_log_is_filtered_by_period_and_organisation(corporatie, dossier):
    buurtteam = actor(Soort.HULPVERLENING)
    deel(dossier, buurtteam, by=corporatie, now=nu())
    keek(buurtteam, dossier, at=nu() - timedelta(days=9))
    keek(corporatie, dossier, at=nu() - timedelta(days=5))

    def namen(**filters):
        # Reading the log writes in it: that row is of today.
        return [r["inzage"].user for r in regels(corporatie, dossier, **filters)]

    eergisteren = f"{vandaag() - timedelta(days=2):%d-%m-%Y}"
    week = f"{vandaag() - timedelta(days=7):%d-%m-%Y}"
    assert namen(tot=eergisteren) == [corporatie.user, buurtteam.user]
    assert namen(tot=eergisteren, van=week) == [corporatie.user]
    assert namen(organisatie=buurtteam.organisatie.sleutel) == [buurtteam.user]
    assert namen(van="vandaag", organisatie=buurtteam.organisatie.sleutel) == []


@pytest.mark.parametrize(
    "filters",
    [
        {"van": "ooit"},
        {"van": "31-2-2026"},
        {"van": "morgen"},
        {"van": "vandaag", "tot": "gisteren"},
        {"organisatie": "x"},
        {"organisatie": "' OR 1=1"},
    ],
)
def test_a_filter_that_can_not_be_read_says_so(corporatie, dossier, filters):
    antwoord = als(corporatie).get(adres("logboek", dossier), filters)

    assert antwoord.status_code == 200
    assert antwoord.context["filters"].errors


@pytest.mark.parametrize(
    "plek",
    [
        {"voor": "x"},
        {"voor": "2026-01-01T00:00:00"},
        {"voor": "2026-01-01T00:00:00+00:00", "sla": "-1"},
        {"voor": "2026-01-01T00:00:00+00:00", "sla": "1e9"},
        {"voor": "2026-01-01T00:00:00+00:00", "sla": "99999999"},
        {"voor": "9999-12-31T23:59:59-23:59"},
        {"voor": "0001-01-01T00:00:00+23:59"},
    ],
)
def test_a_place_that_can_not_be_read_is_no_error(corporatie, dossier, plek):
    assert als(corporatie).get(adres("logboek", dossier), plek).status_code == 200


def test_paging_shows_each_look_once_also_of_one_moment(corporatie, dossier):
    moment = nu() - timedelta(days=1)
    for nr in range(130):
        keek(corporatie, dossier, at=moment - timedelta(seconds=nr // 60))
    gezien, adres_, paginas = [], adres("logboek", dossier) + "?tot=gisteren", 0
    browser = als(corporatie)

    while adres_:
        context = browser.get(adres_).context
        gezien += [r["inzage"].pk for r in context["regels"]]
        adres_ = context["volgende"] and adres("logboek", dossier) + context["volgende"]
        paginas += 1

    assert paginas == 3
    verwacht = Inzage.objects.filter(at__lte=moment).values_list("pk", flat=True)
    assert gezien == list(verwacht)


def test_the_log_costs_the_same_at_any_length(corporatie, dossier):
    browser = als(corporatie)
    browser.get(adres("logboek", dossier))

    aantallen = {vragen(browser, adres("logboek", dossier)) for _ in range(3)}

    assert aantallen == {7}


# --- the household's own data --------------------------------------------------------------------


def test_the_household_gets_its_data_and_who_looked_in_plain_words(corporatie, dossier):
    buurtteam = actor(Soort.HULPVERLENING)
    deel(dossier, buurtteam, by=corporatie, now=nu())
    for rubriek in ("kern", "gezin", "kern"):
        keek(buurtteam, dossier, rubriek)
    Huishouden.objects.create(casus=dossier, contacttaal="Tigrinya")

    tekst = als(buurtteam).get(uitdraai_van(dossier)).content.decode()

    assert "Tigrinya" in tekst
    assert f"{buurtteam.user.naam} van {buurtteam.organisatie.naam}" in tekst
    assert "Casus bekeken, 3 keer. Het ging over: Wie en waar, Gezin." in tekst
    assert "Dit papier is van jullie. Bewaar het goed." in tekst
    assert "vernietig het" not in tekst
    assert "Dat mocht omdat: toestemming van de huurder." in tekst
    assert dossier.woning.adres in tekst
    inzage = Inzage.objects.first()
    assert inzage.soort == "afdruk"
    assert {"kern", "gezin", "hulp"} <= set(inzage.rubrieken)


@pytest.mark.rule("LAW-05")
def test_the_paper_of_a_corporatie_has_no_values_of_gezin_hulp_or_financien(corporatie, dossier):
    buurtteam = actor(Soort.HULPVERLENING)
    deel(dossier, buurtteam, by=corporatie, now=nu())
    browser = als(buurtteam)
    for rubriek in ("gezin", "hulp", "financien"):
        velden = {"tekst": f"GEHEIM-{rubriek}", "rubriek": rubriek, "publiek": "partners"}
        assert browser.post(adres("notitie", dossier), velden).status_code == 303
    dossier.bewoners.create(
        naam="Geheim Kind",
        geboortedatum=vandaag() - timedelta(days=3000),
        organisatie=buurtteam.organisatie,
        vastgelegd_door=buurtteam.user,
        vastgelegd_at=nu(),
    )
    Huishouden.objects.create(casus=dossier, contacttaal="Tigrinya")

    tekst = als(corporatie).get(uitdraai_van(dossier)).content.decode()

    assert "1 minderjarig kind" in tekst
    for geheim in ("GEHEIM", "Geheim Kind", "Tigrinya"):
        assert geheim not in tekst


def test_internal_notes_stay_off_the_paper(corporatie, dossier):
    browser = als(corporatie)
    for publiek in ("eigen", "regieteam", "partners"):
        velden = {"tekst": f"NOTITIE-{publiek}", "rubriek": "huur", "publiek": publiek}
        browser.post(adres("notitie", dossier), velden)

    tekst = browser.get(uitdraai_van(dossier)).content.decode()

    assert "NOTITIE-partners" in tekst
    assert "NOTITIE-eigen" not in tekst
    assert "NOTITIE-regieteam" not in tekst
