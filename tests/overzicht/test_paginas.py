"""The pages with figures: what is shown to whom, and what a bad filter hears."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.urls import reverse

from cases.choices import Deadlinesoort, Fase, Rubriek
from cases.models import Bewoner, Casus, Huishouden
from contactplan import actions as contactplan
from logboek.choices import Soort as Inzagesoort
from logboek.models import Inzage
from overzicht import cijfers
from overzicht.choices import Dimensie, Figuur, Groep
from overzicht.cijfers import Keuze
from overzicht.forms import NIET_SAMEN
from overzicht.models import Telling
from overzicht.permissions import ziet_overzicht
from overzicht.tellen import tel
from partners.choices import Rol, Soort
from tests.factories import OrganisatieFactory, RegioFactory, actor
from tests.overzicht.hulp import JAAR, deadlines, telling
from tests.werkplek.pagina import als, deel, door, kind, nieuw, nu, queries, tekst, vandaag

pytestmark = pytest.mark.django_db

PAGINA, BESTAND = reverse("overzicht:overzicht"), reverse("overzicht:bestand")
RAPPORT, LIJST = reverse("overzicht:rapport"), reverse("overzicht:lijst")
PLAATSEN = {"Lindeburg": (30, 6), "Veldhuizen": (20, 12), "Waterwijk": (9, 40)}


@pytest.fixture
def regio():
    return RegioFactory(naam="Lindeland")


@pytest.fixture
def coordinator(regio):
    return actor(Soort.REGIETEAM, Rol.COORDINATOR, regio=regio, naam="Regieteam")


@pytest.fixture
def linde(regio):
    return OrganisatieFactory(naam="Linde Wonen", regio=regio)


@pytest.fixture
def gevuld(linde, regio):
    deadlines(linde, PLAATSEN)
    deadlines(OrganisatieFactory(naam="Andere regio"), {"Ver weg": (50, 50)})


def blok(wie, figuur=Figuur.DEADLINES, **keuze):
    gevonden = {b.figuur: b for b in cijfers.blokken(wie, Keuze(JAAR, **keuze))}
    return gevonden.get(figuur)


def getallen(een):
    return [cel.aantal for _, _, cel in een.regels] + [een.totaal.aantal]


# ── who sees which part ─────────────────────────────────────────────────────────────


@pytest.mark.rule("NZ-13")
def test_the_team_sees_its_region_and_nothing_of_another(coordinator, gevuld):
    assert getallen(blok(coordinator)) == [59, 58, 117]
    assert "Ver weg" not in tekst(als(coordinator).get(PAGINA, {"periode": JAAR}))


@pytest.mark.rule("NZ-13")
def test_who_leads_at_a_landlord_sees_its_own_part(regio, gevuld):
    leidt = actor(Soort.CORPORATIE, Rol.TEAMLEIDER, regio=regio)
    deadlines(leidt.organisatie, {"Lindeburg": (7, 5)})

    assert getallen(blok(leidt)) == [7, 5, 12]
    assert blok(leidt).cel("op_tijd").tekst == "7"


@pytest.mark.parametrize(
    ("soort", "rollen", "mag"),
    [
        (Soort.REGIETEAM, (Rol.REGIETEAMLID,), True),
        (Soort.REGIETEAM, (Rol.BEHEERDER,), False),
        (Soort.GEMEENTE, (Rol.COORDINATOR,), True),
        (Soort.GEMEENTE, (Rol.MEDEWERKER,), False),
        (Soort.CORPORATIE, (Rol.TEAMLEIDER,), True),
        (Soort.CORPORATIE, (Rol.MEDEWERKER,), False),
        (Soort.CORPORATIE, (Rol.TEAMLEIDER, Rol.JURIST), False),
        (Soort.OCMW, (Rol.TEAMLEIDER,), True),
        (Soort.VEILIG_THUIS, (Rol.TEAMLEIDER,), False),
        (Soort.HULPVERLENING, (Rol.TEAMLEIDER,), False),
    ],
)
def test_who_sees_figures_at_all(soort, rollen, mag):
    assert ziet_overzicht(actor(soort, *rollen)) is mag


# ── what is hidden ──────────────────────────────────────────────────────────────────


@pytest.mark.rule("NZ-13")
def test_a_small_number_is_hidden_and_so_is_what_would_give_it_away(coordinator, linde):
    deadlines(linde, PLAATSEN | {"Klein": (3, 20)})
    pagina = tekst(als(coordinator).get(PAGINA, {"periode": JAAR}))

    assert getallen(blok(coordinator)) == [62, 78, 140]
    klein, buur = blok(coordinator, plaats="Klein"), blok(coordinator, plaats="Waterwijk")
    assert klein.cel("op_tijd").tekst == "verborgen"
    assert None in getallen(buur)
    assert "verborgen" in pagina


@pytest.mark.rule("NZ-13")
def test_a_whole_that_is_small_shows_nothing_of_itself(coordinator, linde):
    deadlines(linde, {"Lindeburg": (3, 0)})

    assert getallen(blok(coordinator)) == [None, None, None]
    assert blok(coordinator).totaal.tekst == "minder dan 5"
    assert blok(coordinator).uitsplitsingen == []
    assert getallen(blok(coordinator, kwartaal=2)) == [None, None, None]


@pytest.mark.rule("NZ-13")
def test_there_is_no_figure_by_quarter_and_place_together(coordinator, gevuld):
    response = als(coordinator).get(PAGINA, {"periode": f"{JAAR}-K2", "plaats": "Lindeburg"})

    assert response.status_code == 422
    assert NIET_SAMEN in response.content.decode()
    assert set(Telling.objects.values_list("dimensie", flat=True)) <= set(Dimensie.values)


def test_a_long_list_of_places_is_shown_with_the_rest_as_one(coordinator, linde):
    deadlines(linde, {f"Plaats {n:02}": (10 + n, 20) for n in range(40)})
    [per_plaats] = [d for d in blok(coordinator).uitsplitsingen if d.dimensie == Dimensie.PLAATS]

    assert len(per_plaats.rijen) == cijfers.MEEST_RIJEN
    assert per_plaats.rijen[-1][1] == "Alle andere"
    assert getallen(blok(coordinator, plaats="Plaats 39")) == [49, 20, 69]
    assert getallen(blok(coordinator, plaats="Plaats 00")) == [None, None, None]


# ── the page ────────────────────────────────────────────────────────────────────────

SLECHT = [
    {"periode": "abc"}, {"periode": "1"}, {"periode": "2025-K5"}, {"periode": "2025-k1"},
    {"periode": "2025-K"}, {"periode": "-2025"}, {"periode": "1999"}, {"periode": "9999-K1"},
    {"periode": "2025'--"}, {"periode": "=1+1"}, {"periode": "２０２５"}, {"periode": "2025\x00"},
    {"plaats": "Nergenshuizen"}, {"plaats": "lindeburg"}, {"plaats": "<script>"},
]  # fmt: skip


@pytest.mark.parametrize("vraag", SLECHT)
@pytest.mark.parametrize("pad", [PAGINA, RAPPORT, BESTAND])
def test_a_bad_filter_is_told_and_shows_no_figures(coordinator, gevuld, pad, vraag):
    response = als(coordinator).get(pad, vraag)
    naam = next(iter(vraag))

    assert response.status_code == 422
    assert f"Kies een {naam} uit de lijst." in response.content.decode()
    assert "blokken" not in response.context
    assert not Inzage.objects.exists()


@pytest.mark.parametrize(
    "vraag",
    [{"figuur": "x"}, {"figuur": "duur", "categorie": "preventie"}, {"figuur": "stand"},
     {"figuur": "stand", "categorie": "betaald"}, {"figuur": "stand", "categorie": "", "na": "x"},
     {"figuur": "voorwaarden", "categorie": "nagekomen"},
     {"figuur": "resultaten", "categorie": "verhuisd", "soort": "gezin"},
     {"figuur": "stand", "categorie": "preventie", "soort": "preventie"},
     {"figuur": "instroom", "categorie": "preventie", "groep": "gezin"},
     {"figuur": "deadlines", "categorie": "te_laat", "organisatie": "Niemand"},
     {"figuur": "resultaten", "categorie": "verhuisd", "soort": "preventie", "groep": "gezin"}],
)  # fmt: skip
def test_a_number_that_does_not_exist_has_no_list(coordinator, vraag):
    response = als(coordinator).get(LIJST, vraag)

    assert response.status_code == 422
    assert "Dit cijfer is er niet" in response.content.decode()


def test_the_page_asks_as_much_of_the_database_whatever_it_shows(coordinator, gevuld):
    client = als(coordinator)
    with queries() as gevraagd:
        tekst(client.get(PAGINA, {"periode": JAAR}))
    assert len(gevraagd) == 9


def test_a_drawing_says_in_words_what_it_shows(coordinator, gevuld):
    pagina = tekst(als(coordinator).get(PAGINA, {"periode": JAAR}))

    assert '<svg class="chart"' in pagina
    assert 'role="img"' in pagina
    assert pagina.count("50 procent was op tijd: 59 van de 117.") == 2  # the sentence and the desc
    assert "Landelijke cijfers met bron" in pagina
    assert "Geteld op" in pagina


def test_without_figures_the_page_says_so(coordinator):
    assert "Nog geen cijfers" in tekst(als(coordinator).get(PAGINA))


# ── paper and file ──────────────────────────────────────────────────────────────────


@pytest.mark.rule("NZ-13")
def test_the_file_holds_what_the_page_shows_and_runs_nothing(coordinator, linde):
    deadlines(linde, PLAATSEN | {"=cmd|x": (3, 20)})
    response = als(coordinator).get(BESTAND, {"periode": JAAR})
    inhoud = response.getvalue().decode("utf-8-sig")
    rijen = list(csv.reader(StringIO(inhoud), delimiter=";"))

    assert rijen[1][:5] == ["Zijn de deadlines gehaald?", "", "", "Op tijd", "62"]
    [klein] = [rij for rij in rijen if rij[2] == "'=cmd|x" and rij[3] == "Op tijd"]
    assert klein[4] == "verborgen"
    assert all(not cel.startswith(("=", "+", "@")) for rij in rijen for cel in rij)


@pytest.mark.parametrize(
    ("pad", "soort"), [(BESTAND, Inzagesoort.UITVOER), (RAPPORT, Inzagesoort.AFDRUK)]
)
def test_what_leaves_the_program_is_written_down(coordinator, gevuld, pad, soort):
    response = als(coordinator).get(pad, {"periode": f"{JAAR}-K2"})
    if response.streaming:
        response.getvalue()
    [inzage] = Inzage.objects.all()

    assert (inzage.soort, inzage.user, inzage.casussen) == (soort, coordinator.user, [])
    assert inzage.grond == f"Overzicht: {JAAR}, 2e kwartaal · alle plaatsen"


def test_the_report_says_it_in_plain_words(coordinator, gevuld):
    papier = tekst(als(coordinator).get(RAPPORT, {"periode": JAAR}))

    assert f"Rapport over {JAAR} · alle plaatsen" in papier
    assert "50 procent was op tijd: 59 van de 117." in papier
    assert "<svg class" not in papier.split("<main")[1]
    assert "Per plaats" in papier
    assert "/overzicht/lijst/" not in papier


# ── the cases behind a number ───────────────────────────────────────────────────────


@pytest.mark.rule("NZ-13")
def test_a_number_leads_to_the_cases_that_one_sees_anyway(coordinator):
    corporatie = actor(Soort.CORPORATIE)
    gezien, ongezien = nieuw(corporatie, achternaam="Gezien"), nieuw(corporatie)
    deel(gezien, coordinator, by=corporatie, rubrieken=[Rubriek.KERN])
    vraag = {"figuur": "instroom", "categorie": Fase.PREVENTIE, "periode": vandaag().year}
    response = als(coordinator).get(LIJST, vraag)

    assert [c.pk for c in response.context["casussen"]] == [gezien.pk]
    assert ongezien.nummer not in response.content.decode()
    [inzage] = Inzage.objects.all()
    assert (inzage.soort, inzage.casussen) == (Inzagesoort.LIJST, [gezien.pk])


@pytest.mark.rule("NZ-13")
def test_a_list_tells_nothing_of_a_part_that_one_may_not_read(coordinator):
    """That a household is in the contact plan is rubriek hulp; the team doesn't read that."""
    corporatie, ocmw = actor(Soort.CORPORATIE), actor(Soort.OCMW, Rol.TEAMLEIDER)
    een = nieuw(corporatie)
    for wie in (coordinator, ocmw):
        deel(een, wie, by=corporatie)
    stap_van(een, ocmw)
    vraag = {"figuur": "contact", "categorie": "niet_bereikt", "periode": vandaag().year}

    assert als(coordinator).get(LIJST, vraag).context["casussen"] == []
    assert als(ocmw).get(LIJST, vraag).context["casussen"] == [een]


def stap_van(een, by):
    contactplan.start(een, bericht="achterstand", ontvangen_at=nu(), by=by, now=nu())
    contactplan.leg_vast(
        een.trajecten.get().stappen.get(), uitkomst="niet_bereikt", gedaan_at=nu(), by=by, now=nu()
    )


@pytest.mark.rule("NZ-13")
def test_a_row_of_a_division_leads_to_its_own_cases(coordinator):
    corporatie = actor(Soort.CORPORATIE, regio=coordinator.organisatie.regio)
    hier, daar = (nieuw(corporatie, plaats=plaats) for plaats in ("Lindeburg", "Waterwijk"))
    for een in (hier, daar):
        deel(een, coordinator, by=corporatie)
    telling(corporatie.organisatie, Figuur.INSTROOM, {"preventie": 14}, jaar=vandaag().year)
    for plaats, aantal in (("Lindeburg", 8), ("Waterwijk", 6)):
        telling(corporatie.organisatie, Figuur.INSTROOM, {"preventie": aantal},
                dimensie=Dimensie.PLAATS, rij=plaats, jaar=vandaag().year)  # fmt: skip
    client = als(coordinator)
    [een] = client.get(PAGINA).context["blokken"]
    rijen = {rij: [url for _, _, url in cellen] for rij, cellen in een["delen"][0]["rijen"]}

    assert rijen["Lindeburg"][1:] == ["", "", ""]  # nothing to list, and the total has no list
    assert client.get(rijen["Lindeburg"][0]).context["casussen"] == [hier]


@pytest.mark.rule("NZ-13")
def test_a_list_of_one_kind_holds_that_kind_only(coordinator):
    """How far a case came before it closed is what was decided: rubriek besluit."""
    corporatie = actor(Soort.CORPORATIE)
    gezien, zonder_besluit = nieuw(corporatie), nieuw(corporatie)
    deel(gezien, coordinator, by=corporatie)
    deel(zonder_besluit, coordinator, by=corporatie, rubrieken=[Rubriek.KERN])
    Casus.objects.update(status="afgesloten", resultaat="verhuisd", afgesloten_op=vandaag())
    client = als(coordinator)
    vraag = {"figuur": "resultaten", "categorie": "verhuisd", "periode": vandaag().year}

    def lijst(**anders):
        return {c.pk for c in client.get(LIJST, vraag | anders).context["casussen"]}

    assert lijst() == {gezien.pk, zonder_besluit.pk}
    assert lijst(soort="preventie") == {gezien.pk}
    assert lijst(soort="ontruimen") == set()
    assert set(Inzage.objects.latest("pk").rubrieken) == {Rubriek.KERN, Rubriek.BESLUIT}


# ── a kind of household, and an organisation ────────────────────────────────────────


def huishouden_van(groep, by):
    """A case whose household falls in this group, and not in one before it."""
    een = nieuw(by)
    if groep == Groep.GEZIN:
        kind(een, by)
    elif groep != Groep.ANDERS:
        kenmerk = {Groep.OVERLAST: "woonoverlast"}.get(groep, str(groep))
        huishouden, _ = Huishouden.objects.get_or_create(casus=een)
        setattr(huishouden, kenmerk, True)
        huishouden.save()
    return een


def delen_van(client, figuur, dimensie):
    """{row: {column: (cell, address)}} of one division on the page."""
    [een] = [b for b in client.get(PAGINA).context["blokken"] if b["blok"].figuur == figuur]
    plek = [d.dimensie for d in een["blok"].uitsplitsingen].index(dimensie)
    return {
        rij: {kolom: (cel, url) for cel, kolom, url in cellen}
        for rij, cellen in een["delen"][plek]["rijen"]
    }


@pytest.fixture
def ziet_alles(coordinator):
    """A region with cases of every kind of household, all shared with the coördinator."""
    corporatie = actor(Soort.CORPORATIE, Rol.TEAMLEIDER, regio=coordinator.organisatie.regio)
    aantallen = {Groep.GEZIN: 6, Groep.KWETSBAAR: 5, Groep.MULTIPROBLEEM: 7, Groep.OVERLAST: 8,
                 Groep.ANDERS: 9}  # fmt: skip
    for groep, aantal in aantallen.items():
        for een in [huishouden_van(groep, corporatie) for _ in range(aantal)]:
            deel(een, coordinator, by=corporatie)
    tel(now=nu(), vandaag=vandaag())
    return {str(groep.label): aantal for groep, aantal in aantallen.items()}


@pytest.mark.rule("NZ-13")
def test_a_row_of_a_kind_of_household_leads_to_as_many_cases_as_it_counts(coordinator, ziet_alles):
    client = als(coordinator)
    rijen = delen_van(client, Figuur.STAND, Dimensie.GROEP)
    eerste = {rij: cellen["Preventie"] for rij, cellen in rijen.items()}

    assert {rij: cel.aantal for rij, (cel, _) in eerste.items()} == ziet_alles
    for rij, (cel, url) in eerste.items():
        response = client.get(url)
        assert len(response.context["casussen"]) == cel.aantal, rij
        assert f"{Figuur.STAND.label} · {rij} · " in tekst(response)
    assert set(Inzage.objects.latest("pk").rubrieken) == {Rubriek.KERN, Rubriek.GEZIN}


@pytest.mark.rule("NZ-13")
def test_new_households_lead_to_as_many_cases_as_are_counted(coordinator, ziet_alles):
    client = als(coordinator)
    blokken = client.get(PAGINA).context["blokken"]
    [een] = [b for b in blokken if b["blok"].figuur == Figuur.HUISHOUDENS]

    assert {r["label"]: r["cel"].aantal for r in een["regels"]} == ziet_alles
    for regel in een["regels"]:
        assert len(client.get(regel["url"]).context["casussen"]) == regel["cel"].aantal


@pytest.mark.rule("NZ-13", "RT-10")
def test_a_household_is_listed_in_the_group_of_the_day_that_counts(coordinator):
    """The child is eighteen by now: the case began with a family, and is none of a family today."""
    corporatie = actor(Soort.CORPORATIE)
    een = nieuw(corporatie)
    deel(een, coordinator, by=corporatie)
    Casus.objects.update(aangemaakt_at=nu() - timedelta(days=5))
    eergisteren = vandaag() - timedelta(days=2)
    jarig = eergisteren.replace(year=eergisteren.year - 18, day=min(eergisteren.day, 28))
    Bewoner.objects.create(casus=een, naam="Noor", geboortedatum=jarig, **door(corporatie))
    tel(now=nu(), vandaag=vandaag())
    client, jaar = als(coordinator), (vandaag() - timedelta(days=5)).year

    def lijst(figuur, categorie, **anders):
        vraag = {"figuur": figuur, "categorie": categorie, "periode": jaar} | anders
        return client.get(LIJST, vraag).context["casussen"]

    assert lijst("huishoudens", Groep.GEZIN) == [een]
    assert lijst("stand", "preventie", groep=Groep.GEZIN) == []
    assert lijst("stand", "preventie", groep=Groep.ANDERS) == [een]


@pytest.mark.rule("NZ-13")
def test_a_kind_of_household_is_told_of_no_case_of_which_one_may_not_read_it(coordinator):
    corporatie = actor(Soort.CORPORATIE, Rol.TEAMLEIDER)
    gezien, zonder_gezin = nieuw(corporatie), nieuw(corporatie)
    deel(gezien, coordinator, by=corporatie)
    deel(zonder_gezin, coordinator, by=corporatie, rubrieken=[Rubriek.KERN])
    vragen = [
        {"figuur": "stand", "categorie": "preventie", "groep": Groep.ANDERS},
        {"figuur": "huishoudens", "categorie": Groep.ANDERS, "periode": vandaag().year},
    ]

    for vraag in vragen:
        assert als(coordinator).get(LIJST, vraag).context["casussen"] == [gezien]
        # A landlord counts the children of its tenants and reads no more of them.
        assert als(corporatie).get(LIJST, vraag).status_code == 422


@pytest.mark.rule("NZ-13")
def test_who_reads_no_households_and_who_sees_a_hidden_number_finds_no_list(coordinator, regio):
    leidt = actor(Soort.CORPORATIE, Rol.TEAMLEIDER, regio=regio)
    rijen = {"gezin": {"preventie": 8, "melding": 2}, "anders": {"preventie": 9, "melding": 6},
             "kwetsbaar": {"preventie": 7, "melding": 5}}  # fmt: skip
    for rij, aantallen in rijen.items():
        telling(
            leidt.organisatie, Figuur.STAND, aantallen, dimensie=Dimensie.GROEP, rij=rij, jaar=0
        )
    telling(leidt.organisatie, Figuur.STAND, {"preventie": 24, "melding": 13}, jaar=0)

    def adressen(wie):
        rijen = delen_van(als(wie), Figuur.STAND, Dimensie.GROEP).values()
        return [(cel.aantal, bool(url)) for cellen in rijen for cel, url in cellen.values()]

    assert {url for _, url in adressen(leidt)} == {False}
    gezien = adressen(coordinator)
    assert (None, False) in gezien
    assert (None, True) not in gezien
    assert any(url for _, url in gezien)


@pytest.mark.rule("NZ-13", "RT-19")
def test_a_row_of_an_organisation_leads_to_as_many_cases_as_it_counts(coordinator):
    """Deadlines of all who take part, each in a part of the case that one reads."""
    regio = coordinator.organisatie.regio
    linde = actor(Soort.CORPORATIE, regio=regio, naam="Linde Wonen")
    hoeve = actor(Soort.CORPORATIE, regio=regio, naam="De Veldhoeve")
    laat = nu() - timedelta(hours=1)
    for by, aantal in ((linde, 6), (hoeve, 5)):
        for _ in range(aantal):
            een = nieuw(by)
            deel(een, coordinator, by=by)
            een.deadlines.all().delete()
            een.deadlines.create(
                soort=Deadlinesoort.TERMIJN, rubriek=Rubriek.HUUR, wat="Iets", kenmerk="t",
                started_at=laat - timedelta(days=2), due_at=laat, organisatie=by.organisatie,
            )  # fmt: skip
    tel(now=nu(), vandaag=vandaag())
    client = als(coordinator)
    rijen = delen_van(client, Figuur.DEADLINES, Dimensie.ORGANISATIE)

    assert {rij: cellen["Te laat"][0].aantal for rij, cellen in rijen.items()} == {
        "Linde Wonen": 6, "De Veldhoeve": 5,
    }  # fmt: skip
    for rij, cellen in rijen.items():
        casussen = client.get(cellen["Te laat"][1]).context["casussen"]
        assert len(casussen) == cellen["Te laat"][0].aantal
        assert {casus.corporatie.naam for casus in casussen} == {rij}
    geheel = {"figuur": "deadlines", "categorie": "te_laat", "periode": laat.year}
    assert len(client.get(LIJST, geheel).context["casussen"]) == 11
    Casus.gunningen.rel.related_model.objects.filter(
        group=coordinator.organisatie.groep, permission__codename="zie_huur"
    ).delete()
    assert client.get(LIJST, geheel).context["casussen"] == []


def test_a_list_turns_its_pages(coordinator, monkeypatch):
    monkeypatch.setattr("overzicht.zaken.PER_PAGINA", 2)
    corporatie = actor(Soort.CORPORATIE)
    alle = [nieuw(corporatie) for _ in range(5)]
    for een in alle:
        deel(een, coordinator, by=corporatie)
    adres = f"{LIJST}?figuur=stand&categorie=preventie"
    gezien = []
    while adres:
        response = als(coordinator).get(adres)
        gezien += [c.nummer for c in response.context["casussen"]]
        adres = response.context["volgende"]

    assert gezien == [c.nummer for c in reversed(alle)]


def test_the_median_stands_beside_what_left_a_phase(coordinator, linde):
    telling(linde, Figuur.UITSTROOM, {"preventie": 9, "melding": 6})
    for werkdagen, aantal in ((10, 4), (20, 3), (90, 2)):
        Telling.objects.create(
            jaar=JAAR, organisatie=linde, figuur=Figuur.DUUR, dimensie=Dimensie.GEHEEL,
            categorie="preventie", werkdagen=werkdagen, aantal=aantal,
        )  # fmt: skip
    assert blok(coordinator, Figuur.UITSTROOM).duren == {"preventie": 20}
