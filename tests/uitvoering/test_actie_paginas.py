"""The pages of an action: who reads it, who does something with it, and in what words."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from cases.choices import Rubriek
from logboek.models import Inzage
from partners.choices import Soort
from tests.factories import actor
from tests.uitvoering.hulp import Kring
from tests.werkplek.pagina import als, nu, queries, tekst, vandaag
from uitvoering.actions.actiepunten import laat_vervallen, rond_af, spreek_af, zet_uit
from uitvoering.choices import Actiesoort, Actiestand

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    kring = Kring(now=nu())
    kring.voorkomen()
    return kring


@pytest.fixture
def actie(kring):
    return afgesproken(kring)


def afgesproken(kring, wat="Loonstroken opvragen", wie=None, soort=Actiesoort.GEWOON, dagen=14):
    wie = wie or kring.casemanager
    velden = {"by": kring.regieteam, "now": kring.now}
    actie = spreek_af(
        kring.casus,
        wat=wat,
        soort=soort,
        organisatie=wie.organisatie,
        persoon=wie.user,
        voor_op=vandaag() + timedelta(days=dagen),
        **velden,
    )
    zet_uit(actie, **velden)
    return actie


def pagina(actie, naam=""):
    naam = f"uitvoering:actiepunt{naam and '_'}{naam}"
    return reverse(naam, args=[actie.casus.nummer, actie.sleutel])


def opnieuw(actie):
    return type(actie).objects.get(pk=actie.pk)


def test_the_owner_finds_it_on_her_work_list_and_says_that_it_is_done(kring, actie):
    client = als(kring.casemanager)

    assert pagina(actie) in tekst(client.get(reverse("werkplek:mijn_werk")))
    voor = Inzage.objects.count()
    getoond = tekst(client.get(pagina(actie)))
    assert "Loonstroken opvragen" in getoond
    assert '<form class="form" method="post" novalidate' in getoond  # it posts to its own page
    assert Inzage.objects.count() == voor + 1
    response = client.post(pagina(actie), {"resultaat": "120 euro ruimte per maand"})

    assert response.status_code == 303
    assert opnieuw(actie).stand == Actiestand.GEDAAN
    assert pagina(actie) not in tekst(client.get(reverse("werkplek:mijn_werk")))
    assert "120 euro ruimte per maand" in tekst(client.get(pagina(actie)))


def test_two_actions_of_later_both_stand_on_the_work_list(kring):
    een, twee = (afgesproken(kring, wat, dagen=60 + n) for n, wat in enumerate(["Een", "Twee"]))

    werk = tekst(als(kring.casemanager).get(reverse("werkplek:mijn_werk")))

    assert pagina(een) in werk
    assert pagina(twee) in werk


def test_the_case_shows_its_actions_to_who_reads_the_decision(kring, actie):
    zonder = actor(Soort.HULPVERLENING)
    kring.deel(zonder, Rubriek.KERN, Rubriek.HULP)

    for wie in (kring.corporatie, kring.regieteam, kring.casemanager):
        assert pagina(actie) in tekst(als(wie).get(kring.casus.get_absolute_url()))
    assert "Loonstroken" not in tekst(als(zonder).get(kring.casus.get_absolute_url()))
    assert als(zonder).get(pagina(actie)).status_code == 404


def test_who_only_reads_has_no_form_and_posts_in_vain(kring, actie):
    client = als(kring.corporatie)

    assert "<textarea" not in tekst(client.get(pagina(actie)))
    assert client.post(pagina(actie), {"resultaat": "Gelukt"}).status_code == 403
    for naam in ("overdragen", "vervallen"):
        assert client.get(pagina(actie, naam)).status_code == 403
    assert opnieuw(actie).stand == Actiestand.OPEN


def test_passing_on_offers_who_takes_part_and_sees_the_decision(kring, actie):
    schuldhulp, amk = actor(Soort.SCHULDHULP), actor(Soort.VEILIG_THUIS)
    kring.deel(schuldhulp)
    kring.deel(amk, Rubriek.KERN, Rubriek.VEILIGHEID)
    client = als(kring.casemanager)

    formulier = client.get(pagina(actie, "overdragen"))
    keuzes = formulier.context["form"].fields["wie"].keuzes
    gekozen = f"{schuldhulp.organisatie.sleutel}/{schuldhulp.user.sleutel}"
    velden = {"wie": gekozen, "voor_op": "morgen", "reden": "Hoort bij schuldhulp"}
    response = client.post(pagina(actie, "overdragen"), velden)

    assert response.status_code == 303
    nieuw = opnieuw(actie).volgende
    assert (nieuw.organisatie, nieuw.persoon) == (schuldhulp.organisatie, schuldhulp.user)
    assert amk.organisatie not in [organisatie for organisatie, _ in keuzes.values()]
    assert pagina(nieuw) in tekst(als(schuldhulp).get(reverse("werkplek:mijn_werk")))
    assert pagina(nieuw) in tekst(client.get(pagina(actie)))


def test_what_is_mandatory_has_no_way_to_drop_it(kring):
    actie = afgesproken(kring, soort=Actiesoort.BEWINDVOERING)
    client = als(kring.casemanager)

    assert "Alleen een nieuw besluit" in tekst(client.get(pagina(actie)))
    assert client.get(pagina(actie, "vervallen")).status_code == 403
    assert client.post(pagina(actie, "vervallen"), {"reden": "Nee"}).status_code == 403
    assert opnieuw(actie).stand == Actiestand.OPEN


def test_the_casemanager_drops_an_ordinary_action_with_a_reason(kring):
    actie = afgesproken(kring, wie=kring.corporatie)

    assert als(kring.corporatie).get(pagina(actie, "vervallen")).status_code == 403
    response = als(kring.casemanager).post(pagina(actie, "vervallen"), {"reden": "Al geregeld"})

    assert response.status_code == 303
    assert opnieuw(actie).resultaat == "Al geregeld"


@pytest.mark.parametrize("resultaat", ["", "   ", "x" * 4001, "\u202e\u202c", "x" * 100_000])
def test_a_wrong_result_is_refused_and_nothing_is_lost(kring, actie, resultaat):
    response = als(kring.casemanager).post(pagina(actie), {"resultaat": resultaat})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["resultaat"]
    assert opnieuw(actie).stand == Actiestand.OPEN


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"wie": ""}, "wie"),
        ({"wie": "1/geheel"}, "wie"),
        ({"wie": f"{uuid4()}/geheel"}, "wie"),
        ({"wie": "zelf"}, "wie"),
        ({"voor_op": ""}, "voor_op"),
        ({"voor_op": "gisteren"}, "voor_op"),
        ({"voor_op": "31-2-2027"}, "voor_op"),
        ({"voor_op": "1-1-9999"}, "voor_op"),
        ({"reden": ""}, "reden"),
        ({"reden": "x" * 301}, "reden"),
    ],
)
def test_passing_on_wrongly_is_refused_at_its_field(kring, actie, velden, veld):
    organisatie = kring.corporatie.organisatie
    goed = {"wie": f"{organisatie.sleutel}/geheel", "voor_op": "morgen", "reden": "Past beter"}
    if velden.get("wie") == "zelf":
        wie = f"{actie.organisatie.sleutel}/{actie.persoon.sleutel}"
        velden = {"wie": wie, "voor_op": f"{actie.voor_op:%d-%m-%Y}"}

    response = als(kring.casemanager).post(pagina(actie, "overdragen"), goed | velden)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]
    assert opnieuw(actie).stand == Actiestand.OPEN


def test_what_is_finished_or_not_there_is_not_done_again(kring, actie):
    client = als(kring.casemanager)
    laat_vervallen(actie, reden="Niet nodig", by=kring.casemanager, now=nu())

    assert client.post(pagina(actie), {"resultaat": "Toch"}).status_code == 403
    assert client.get(pagina(actie, "overdragen")).status_code == 403
    weg = reverse("uitvoering:actiepunt", args=[kring.casus.nummer, uuid4()])
    assert client.get(weg).status_code == 404


def test_somebody_who_was_just_before_is_told(kring, actie, monkeypatch):
    """Between opening the page and the lock a colleague finished it."""
    client, formulier = als(kring.casemanager), {"resultaat": "Ook gedaan"}
    rond_af(actie, resultaat="Ik was eerst", by=kring.casemanager, now=nu())
    monkeypatch.setattr("uitvoering.views.actiepunten._te_bewerken", lambda *_: True)

    response = client.post(pagina(actie), formulier)

    assert response.status_code == 422
    assert "al gedaan" in response.content.decode()
    assert "Ook gedaan" in response.content.decode()


def test_the_pages_cost_what_they_cost(kring, actie):
    client = als(kring.casemanager)
    adressen = [pagina(actie), pagina(actie, "overdragen"), pagina(actie, "vervallen")]

    geteld = []
    for adres in adressen:
        with queries() as aantal:
            client.get(adres)
        geteld.append(len(aantal))

    assert geteld == [7, 10, 7]
