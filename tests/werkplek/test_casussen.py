from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from cases.choices import Hoedanigheid, Rubriek, Status
from cases.models import Casus, Deadline
from logboek.choices import Soort as Inzagesoort
from partners.choices import Rol, Soort
from tests.factories import LidmaatschapFactory, OrganisatieFactory, actor
from tests.werkplek.pagina import als, deel, inzagen, nieuw, nu, queries, tekst
from tests.werkplek.test_casus import deelnemer
from werkplek.lijst import PER_PAGINA

pytestmark = pytest.mark.django_db

LIJST = reverse("werkplek:casussen")
SORTEER = ["", "naam", "achterstand", "deadline"]


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE, naam="Linde Wonen")


def namen(actor, **vraag):
    response = als(actor).get(LIJST, vraag)
    assert response.status_code == 200
    return [rij.casus.naam for rij in response.context["rijen"]]


def alle_bladzijden(client, adres=LIJST):
    gezien = []
    while adres:
        response = client.get(adres)
        gezien += [rij.casus.nummer for rij in response.context["rijen"]]
        adres = response.context["volgende"]
    return gezien


def zet(casus, **velden):
    Casus.objects.filter(pk=casus.pk).update(**velden)


@pytest.fixture
def drie(corporatie):
    """Three open cases: names, arrears and deadlines each in another order."""
    a = nieuw(corporatie, achternaam="Aa", voorletters="", achterstand=Decimal(200), plaats="Elst")
    b = nieuw(corporatie, achternaam="Bb", voorletters="", achterstand=Decimal(900), wijk="Noord")
    c = nieuw(corporatie, achternaam="Cc", voorletters="", achterstand=Decimal(500))
    for casus, dagen in ((a, 3), (b, 2), (c, 1)):
        Deadline.objects.filter(casus=casus).update(due_at=nu() + timedelta(days=dagen))
    return a, b, c


# ── order and filters ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("sorteer", "volgorde"),
    [
        ("", ["Cc", "Bb", "Aa"]),
        ("naam", ["Aa", "Bb", "Cc"]),
        ("achterstand", ["Bb", "Cc", "Aa"]),
        ("deadline", ["Cc", "Bb", "Aa"]),
        ("onzin; drop table", ["Cc", "Bb", "Aa"]),
    ],
)
def test_the_list_comes_in_the_order_that_was_asked_for(sorteer, volgorde, drie, corporatie):
    assert namen(corporatie, sorteer=sorteer) == volgorde


@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ({}, {"Aa", "Bb"}),
        ({"stand": "dicht"}, {"Cc"}),
        ({"stand": "alle"}, {"Aa", "Bb", "Cc"}),
        ({"status": "afgesloten"}, {"Cc"}),
        ({"fase": "uitvoering"}, {"Bb"}),
        ({"status": "signaal"}, {"Aa"}),
        ({"van": "mij"}, {"Bb"}),
        ({"plaats": "elst"}, {"Aa"}),
        ({"plaats": "noord"}, {"Bb"}),
        ({"plaats": "nergens"}, set()),
        ({"fase": "x", "status": "y", "stand": "z", "van": "\x00"}, {"Aa", "Bb"}),
    ],
)
def test_filters_hold_in_every_order(vraag, verwacht, drie, corporatie):
    _, b, c = drie
    mij = {"casemanager": corporatie.user, "casemanager_organisatie": corporatie.organisatie}
    zet(b, status=Status.VOORKOMEN, **mij)
    zet(c, status=Status.AFGESLOTEN, resultaat="betaald", afgesloten_op=nu().date())

    gevonden = {orde: set(namen(corporatie, sorteer=orde, **vraag)) for orde in SORTEER}

    assert gevonden == dict.fromkeys(SORTEER, verwacht)


def test_each_filter_can_be_taken_away(corporatie):
    response = als(corporatie).get(LIJST, {"fase": "melding", "plaats": "Elst", "sorteer": "naam"})

    assert [(c["tekst"], c["url"]) for c in response.context["chips"]] == [
        ("Fase: Melding Regieteam", f"{LIJST}?plaats=Elst&sorteer=naam"),
        ("Plaats: Elst", f"{LIJST}?fase=melding&sorteer=naam"),
    ]
    assert "Haal een filter weg" in tekst(response)


def test_the_pages_together_show_every_case_once(corporatie):
    """Also when many are equal: all have the same name, arrears and deadline."""
    gemaakt = {nieuw(corporatie, achternaam="Gelijk").nummer for _ in range(2 * PER_PAGINA + 3)}
    Deadline.objects.update(due_at=nu())

    for orde in SORTEER:
        gezien = alle_bladzijden(als(corporatie), f"{LIJST}?sorteer={orde}")

        assert (len(gezien), set(gezien)) == (len(gemaakt), gemaakt), orde


@pytest.mark.parametrize("na", ["x", "2026-999999", "'; --", "2026-000001\x00", "é" * 500])
def test_a_bad_mark_gives_the_first_page(na, drie, corporatie):
    assert namen(corporatie, na=na) == ["Cc", "Bb", "Aa"]


def test_the_mark_of_a_case_one_does_not_see_tells_nothing(drie, corporatie):
    vreemd = nieuw(actor(Soort.CORPORATIE), achternaam="Bc")

    for sorteer in ("", "naam", "achterstand", "deadline"):
        assert len(namen(corporatie, sorteer=sorteer, na=vreemd.nummer)) == 3


def test_names_and_amounts_never_stand_in_an_address(corporatie):
    for _ in range(PER_PAGINA + 1):
        nieuw(corporatie, achternaam="Geheimnaam")
    for sorteer in ("naam", "achterstand"):
        volgende = als(corporatie).get(LIJST, {"sorteer": sorteer}).context["volgende"]
        assert "Geheim" not in volgende
        assert "850" not in volgende


# ── who sees what ───────────────────────────────────────────────────────────────────


def test_another_organisation_sees_none_of_it(drie):
    assert namen(actor(Soort.CORPORATIE)) == []
    assert "Nog geen open casussen" in tekst(als(actor(Soort.CORPORATIE)).get(LIJST))
    assert inzagen() == []


def test_only_who_makes_cases_is_told_to_make_one():
    for soort, zin in (
        (Soort.CORPORATIE, "Hier komen de casussen die jullie zelf maken"),
        (Soort.OPVANG, "Hier komen de casussen waar jouw organisatie aan meedoet."),
    ):
        assert zin in tekst(als(actor(soort)).get(LIJST))


def test_a_case_stands_once_in_the_list_of_who_takes_part_twice(corporatie):
    hulp = actor(Soort.HULPVERLENING)
    casus = nieuw(corporatie, achternaam="Dubbel", voorletters="")
    deel(casus, hulp, by=corporatie)
    persoonlijk = casus.deelnames.get(organisatie=hulp.organisatie)
    persoonlijk.pk, persoonlijk.sleutel, persoonlijk.persoon = None, uuid4(), hulp.user
    persoonlijk.save()

    assert casus.deelnames.filter(organisatie=hulp.organisatie).count() == 2
    assert namen(hulp) == ["Dubbel"]


def test_a_personal_invitation_is_not_for_colleagues(corporatie):
    hulp = actor(Soort.HULPVERLENING)
    collega = actor(Soort.HULPVERLENING, organisatie=hulp.organisatie)
    casus = nieuw(corporatie, achternaam="Persoonlijk", voorletters="")
    deel(casus, hulp, by=corporatie, persoon=hulp.user)

    assert namen(hulp) == ["Persoonlijk"]
    assert namen(collega) == []


def test_arrears_stand_only_in_the_rows_where_they_may(corporatie):
    schuldhulp = actor(Soort.SCHULDHULP)
    met = nieuw(corporatie, achterstand=Decimal("111.11"))
    zonder = nieuw(corporatie, achterstand=Decimal("222.22"))
    deel(met, schuldhulp, by=corporatie)
    deel(zonder, schuldhulp, by=corporatie, rubrieken=(Rubriek.KERN,))

    pagina = tekst(als(schuldhulp).get(LIJST))

    assert "111,11" in pagina
    assert "222,22" not in pagina
    [inzage] = inzagen()
    assert (inzage.soort, inzage.casussen) == (Inzagesoort.LIJST, [met.pk, zonder.pk])
    assert set(inzage.rubrieken) == {"kern", "huur"}


def test_the_order_by_arrears_tells_nothing_of_amounts_one_may_not_read(corporatie):
    schuldhulp = actor(Soort.SCHULDHULP)
    for naam, bedrag, rubrieken in [
        ("Laag", 100, tuple(Rubriek)),
        ("Verborgen", 99999, (Rubriek.KERN,)),
        ("Hoog", 900, tuple(Rubriek)),
    ]:
        casus = nieuw(corporatie, achternaam=naam, voorletters="", achterstand=Decimal(bedrag))
        deel(casus, schuldhulp, by=corporatie, rubrieken=rubrieken)

    assert namen(schuldhulp, sorteer="achterstand") == ["Hoog", "Laag", "Verborgen"]


def test_who_reads_no_arrears_can_not_sort_by_them(corporatie):
    opvang = actor(Soort.OPVANG)
    for naam, bedrag in (("Laag", 1), ("Hoog", 9), ("Midden", 5)):
        casus = nieuw(corporatie, achternaam=naam, voorletters="", achterstand=Decimal(bedrag))
        deel(casus, opvang, by=corporatie)

    response = als(opvang).get(LIJST, {"sorteer": "achterstand"})

    assert [r.casus.naam for r in response.context["rijen"]] == ["Midden", "Hoog", "Laag"]
    assert "Achterstand" not in tekst(response)


def test_a_casemanager_reads_the_arrears_of_her_own_cases_only(corporatie):
    eigen = nieuw(corporatie, achterstand=Decimal("111.11"))
    ander = nieuw(corporatie, achterstand=Decimal("222.22"))
    casemanager = deelnemer(Hoedanigheid.CASEMANAGER, eigen, corporatie)
    deel(ander, casemanager, by=corporatie)

    pagina = tekst(als(casemanager).get(LIJST))

    assert "111,11" in pagina
    assert "222,22" not in pagina


def test_a_beheerder_gets_no_list(corporatie):
    beheer = actor(Soort.CORPORATIE, Rol.BEHEERDER, organisatie=corporatie.organisatie)

    assert als(beheer).get(LIJST).status_code == 403


def test_of_two_organisations_only_the_chosen_one_counts(drie, corporatie):
    andere = OrganisatieFactory(soort=Soort.CORPORATIE, naam="AAA eerst")
    LidmaatschapFactory(user=corporatie.user, organisatie=andere)

    assert namen(corporatie) == []


# ── what it costs ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("rijen", [1, 3, 30])
@pytest.mark.parametrize("sorteer", ["", "naam", "achterstand", "deadline"])
def test_the_list_costs_the_same_whatever_its_length(rijen, sorteer, corporatie):
    for _ in range(rijen):
        nieuw(corporatie)
    client = als(corporatie)

    with queries() as aantal:
        client.get(LIJST, {"sorteer": sorteer})

    # When all whose arrears she reads fit on a page, the others are asked for too.
    assert len(aantal) == 9 + (sorteer == "achterstand" and rijen <= PER_PAGINA)


def test_the_next_page_costs_one_look_at_where_it_starts(corporatie):
    for _ in range(PER_PAGINA + 3):
        nieuw(corporatie)
    client = als(corporatie)
    volgende = client.get(LIJST).context["volgende"]

    with queries() as aantal:
        client.get(volgende)

    assert len(aantal) == 10


def test_the_list_never_counts_rows(corporatie):
    for _ in range(PER_PAGINA + 3):
        nieuw(corporatie)

    with queries() as sql:
        als(corporatie).get(LIJST)

    # What is urgent is counted for the menu, up to a hundred.
    assert [q for q in sql if "COUNT(" in q and "cases_" in q and "LIMIT 100" not in q] == []


def test_by_arrears_the_pages_go_on_into_what_she_may_not_read(corporatie):
    schuldhulp, leest = actor(Soort.SCHULDHULP), PER_PAGINA + 3
    for n in range(2 * leest):
        casus = nieuw(corporatie, achterstand=Decimal(1 + n % leest))
        rubrieken = [Rubriek.KERN, Rubriek.HUUR] if n < leest else [Rubriek.KERN]
        deel(casus, schuldhulp, by=corporatie, rubrieken=rubrieken)

    gezien = alle_bladzijden(als(schuldhulp), f"{LIJST}?sorteer=achterstand")

    nummers = list(Casus.objects.order_by("pk").values_list("nummer", flat=True))
    assert gezien == [*reversed(nummers[:leest]), *reversed(nummers[leest:])]
