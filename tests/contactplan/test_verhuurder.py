"""What the landlord, and everybody outside the help, sees of a contact plan: next to nothing."""

import pytest
from django.urls import reverse

from contactplan.actions import heropen, leg_vast, start, wijk_af
from contactplan.models import Traject
from partners.choices import Rol, Soort
from tests.cases.pagina import als, casus, nu
from tests.factories import actor, deel

pytestmark = pytest.mark.django_db

MERKEN = ["MERK-TEKST", "MERK-AFWIJKING", "MERK-HEROPEND", "MERK-VERHUURDER"]
WOORDEN = ["Bel de cliënt", "huisbezoek", "Huisbezoek", "Niemand thuis", "deur op een kier"]
ANDEREN = [
    (Soort.CORPORATIE, Rol.MEDEWERKER),
    (Soort.CORPORATIE, Rol.JURIST),
    (Soort.CORPORATIE, Rol.TEAMLEIDER),
    (Soort.OCMW, Rol.JURIST),
    (Soort.SCHULDHULP, Rol.MEDEWERKER),
    (Soort.OPVANG, Rol.MEDEWERKER),
    (Soort.REGIETEAM, Rol.REGIETEAMLID),
    (Soort.REGIETEAM, Rol.COORDINATOR),
]


@pytest.fixture
def ocmw():
    return actor(Soort.OCMW)


@pytest.fixture
def dossier(ocmw):
    verhuurder = actor()
    dossier = deel(casus(by=verhuurder), ocmw, by=verhuurder, now=nu())
    traject = start(
        dossier,
        bericht="achterstand",
        ontvangen_at=nu(),
        verhuurder="MERK-VERHUURDER",
        by=ocmw,
        now=nu(),
    )
    leg_vast(
        traject.stappen.open().get(),
        uitkomst="weigert",
        gedaan_at=nu(),
        toelichting="MERK-TEKST",
        by=ocmw,
        now=nu(),
    )
    stap = traject.stappen.open().get()
    wijk_af(stap, reden="MERK-AFWIJKING", dan=None, by=ocmw, now=nu())
    heropen(traject, reden="MERK-HEROPEND", by=ocmw, now=nu())
    return dossier


def wie(dossier, soort, rol):
    if soort == Soort.CORPORATIE:
        return actor(soort, rol, organisatie=dossier.corporatie)
    iemand = actor(soort, rol)
    deel(dossier, iemand, by=actor(organisatie=dossier.corporatie), now=nu())
    return iemand


def paginas(dossier):
    vast = ("werkplek:mijn_werk", "werkplek:casussen", "berichten:lijst", "meer")
    van_de_casus = (
        "cases:betrokkenen", "cases:logboek", "gegevens_uitdraai", "cases:notitie",
        "cases:juridische_stap", "cases:huishouden", "cases:huurder_toevoegen",
    )  # fmt: skip
    yield dossier.get_absolute_url()
    yield from map(reverse, vast)
    yield from (reverse(naam, args=[dossier.nummer]) for naam in van_de_casus)
    yield reverse("contactplan:contact", args=[dossier.nummer])
    for traject in Traject.objects.all():
        for stap in traject.stappen.all():
            yield reverse("contactplan:stap", args=[dossier.nummer, stap.sleutel])


def alles_wat_zij_ziet(iemand, dossier):
    browser, tekst = als(iemand), []
    for adres in paginas(dossier):
        antwoord = browser.get(adres)
        inhoud = b"".join(antwoord.streaming_content) if antwoord.streaming else antwoord.content
        tekst.append(inhoud.decode())
    tekst.append(browser.post(reverse("werkplek:zoeken"), {"q": dossier.nummer}).content.decode())
    return "\n".join(tekst)


@pytest.mark.rule("OC-15", "LAW-05")
@pytest.mark.parametrize(("soort", "rol"), ANDEREN)
def test_nothing_of_the_plan_reaches_who_is_not_a_helper(dossier, soort, rol):
    tekst = alles_wat_zij_ziet(wie(dossier, soort, rol), dossier)

    assert dossier.naam in tekst
    assert [woord for woord in MERKEN + WOORDEN if woord in tekst] == []


@pytest.mark.rule("OC-15", "LAW-05")
@pytest.mark.parametrize("rol", [Rol.MEDEWERKER, Rol.JURIST])
def test_the_landlord_hears_that_it_runs_and_whether_help_was_accepted(dossier, rol):
    iemand = wie(dossier, Soort.CORPORATIE, rol)

    pagina = als(iemand).get(dossier.get_absolute_url()).content.decode()

    assert "Contactplan van de hulp" in pagina
    for regel in ("<dt>Opgepakt</dt><dd>Ja", "<dt>Is er contact?</dt><dd>Ja", "<dt>Hulp</dt>"):
        assert regel in pagina


@pytest.mark.parametrize(("soort", "rol"), ANDEREN[3:])
def test_nobody_else_hears_even_that(dossier, soort, rol):
    pagina = als(wie(dossier, soort, rol)).get(dossier.get_absolute_url()).content.decode()

    assert "Contactplan" not in pagina


def test_without_a_plan_the_landlord_sees_no_block():
    verhuurder = actor()
    dossier = casus(by=verhuurder)

    assert "Contactplan" not in als(verhuurder).get(dossier.get_absolute_url()).content.decode()


def test_the_helper_reads_all_of_it_in_her_own_pages(dossier, ocmw):
    tekst = alles_wat_zij_ziet(ocmw, dossier)

    assert [merk for merk in MERKEN if merk not in tekst] == []
