"""Nobody reads, shares or keeps more than what is shared with her, along whichever page or step."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from cases.actions.deelnames import wijzig_rubrieken
from cases.choices import Rubriek
from cases.models import Casus, Deelname
from partners.choices import Rol, Soort
from regieteam.choices import Meldingstand
from regieteam.models import Melding
from tests.factories import NOW, VANDAAG, actor, voor
from tests.regieteam import bouw
from tests.regieteam.aan_tafel import Tafel
from tests.uitvoering.opvang import Opvangkring
from tests.werkplek.pagina import als, blok, deel, nieuw, notitie, nu, tekst, vandaag
from uitvoering.actions import plan as plannen
from uitvoering.actions.incident import meld_incident
from uitvoering.actions.veiligheid import Meldcode, meld_bij_veilig_thuis
from uitvoering.choices import Antwoordsoort, Leefgebiedsoort, Onveiligheid

pytestmark = [pytest.mark.django_db, pytest.mark.rule("LAW-05")]

DAG, WEEK = timedelta(days=1), timedelta(days=7)
WAAROM = "Merkwaarom: afspraken bij de verslavingszorg niet nagekomen"


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def team():
    return bouw.team()


@pytest.fixture
def gemeld(corporatie, team):
    return bouw.gemeld(corporatie, team, now=nu())


def nodig_uit(client, casus, wie, rubriek):
    client.post(
        reverse("cases:uitnodigen", args=[casus.nummer]) + f"?soort={wie.organisatie.soort}",
        {
            "wie": f"{wie.organisatie.sleutel}/geheel",
            "doel": "Helpen",
            "grondslag": "toestemming",
            "rubrieken": [rubriek],
            "tot": f"{vandaag() + 30 * DAG:%d-%m-%Y}",
        },
    )


# --- Sharing


def test_a_partner_shares_no_more_of_safety_than_it_reads(corporatie):
    """It reads only what it wrote itself: not the report of another helper."""
    casus, regio = nieuw(corporatie), corporatie.organisatie.regio
    een, ander = (actor(Soort.HULPVERLENING, regio=regio) for _ in range(2))
    amk, jeugd = (actor(s, regio=regio) for s in (Soort.VEILIG_THUIS, Soort.JEUGDBESCHERMING))
    for wie in (een, ander):
        deel(casus, wie, by=corporatie)
    code = Meldcode(
        gezin="Gezin", signalen="Merkblauw", overlegd_met="x", kind_gesproken="x",
        onveiligheid=Onveiligheid.STRUCTUREEL, weging="x", hulp="x", nu_veilig="x",
        ouders_op=vandaag(),
    )  # fmt: skip
    meld_bij_veilig_thuis(voor(casus, een, now=nu()), code, aan=amk.organisatie, by=een, now=nu())
    pad = reverse("uitvoering:veiligheid", args=[casus.nummer])
    assert "Merkblauw" not in tekst(als(ander).get(pad))

    nodig_uit(als(ander), casus, jeugd, "veiligheid")

    assert "Merkblauw" not in als(jeugd).get(pad).content.decode()


def test_a_partner_passes_on_no_more_of_the_rent_than_it_sees(corporatie):
    casus, buurtteam = nieuw(corporatie), actor(Soort.HULPVERLENING)
    schuldhulp = actor(Soort.SCHULDHULP, regio=corporatie.organisatie.regio)
    deel(casus, buurtteam, by=corporatie, rubrieken=["huur"])
    assert "850,00" not in tekst(als(buurtteam).get(casus.get_absolute_url()))

    nodig_uit(als(buurtteam), casus, schuldhulp, "huur")

    assert "850,00" not in als(schuldhulp).get(casus.get_absolute_url()).content.decode()


@pytest.mark.parametrize("wat", ["tot", "rubrieken"])
def test_a_partner_does_not_put_out_who_the_route_needs(wat, corporatie, team, gemeld):
    buurtteam = actor(Soort.HULPVERLENING)
    deel(gemeld, buurtteam, by=corporatie)
    deelname = Deelname.objects.get(casus=gemeld, organisatie=team.organisatie)
    alles = ["huur", "juridisch", "gezin", "financien", "besluit"]

    antwoord = als(buurtteam).post(
        reverse("cases:deelname_wijzigen", args=[gemeld.nummer, deelname.sleutel]),
        {
            "rubrieken": alles if wat == "tot" else [],
            "tot": f"{vandaag():%d-%m-%Y}" if wat == "tot" else "",
        },
    )

    assert antwoord.status_code == 403
    morgen = Casus.objects.for_actor(team.voorzitter, vandaag() + DAG).filter(pk=gemeld.pk)
    assert morgen.leesbaar(team.voorzitter, Rubriek.BESLUIT).exists()


def test_the_landlord_gives_no_end_to_who_the_route_needs(corporatie, team, gemeld):
    """What is shared it may still change."""
    deelname = Deelname.objects.get(casus=gemeld, organisatie=team.organisatie)
    pad = reverse("cases:deelname_wijzigen", args=[gemeld.nummer, deelname.sleutel])

    antwoord = als(corporatie).post(pad, {"rubrieken": ["besluit"], "tot": "1-1-2027"})

    deelname.refresh_from_db()
    assert (antwoord.status_code, deelname.tot) == (303, None)


@pytest.mark.parametrize("soort", [Antwoordsoort.WACHTLIJST, Antwoordsoort.ZEKER])
def test_a_shelter_that_answers_widens_and_lengthens_nothing_of_its_own(soort):
    kring = Opvangkring()
    aanmelding = kring.meld_aan()
    van_haar = kring.casus.deelnames.get(organisatie=kring.opvang.organisatie)
    wijzig_rubrieken(
        van_haar, rubrieken=[Rubriek.BESLUIT], tot=VANDAAG + WEEK, by=kring.corporatie, now=NOW
    )

    kring.antwoord(aanmelding, soort)

    van_haar.refresh_from_db()
    assert set(kring.voor(kring.opvang).gegund) == {"zie_kern", "zie_besluit"}
    assert van_haar.tot == VANDAAG + WEEK


def test_a_shelter_of_which_one_person_takes_part_does_not_let_its_colleagues_in():
    kring = Opvangkring()
    aanmelding, opvang = kring.meld_aan(), kring.opvang
    collega = actor(Soort.OPVANG, organisatie=opvang.organisatie)
    kring.casus.deelnames.filter(organisatie=opvang.organisatie).update(persoon=opvang.user)

    kring.antwoord(aanmelding, Antwoordsoort.WACHTLIJST)

    assert not Casus.objects.for_actor(collega, VANDAAG).exists()


def test_what_a_municipality_saw_before_does_not_come_back_by_an_incident(corporatie, gemeld):
    gemeente = actor(Soort.GEMEENTE, regio=corporatie.organisatie.regio)
    deel(gemeld, gemeente, by=corporatie, rubrieken=["huur"], tot=vandaag() + DAG)
    Deelname.objects.filter(organisatie=gemeente.organisatie).update(
        van=vandaag() - 9 * DAG, tot=vandaag() - DAG
    )

    meld_incident(
        voor(gemeld, corporatie, now=nu()), op=vandaag(), wat="x", waar_nu="y", by=corporatie,
        now=nu(),
    )  # fmt: skip

    ziet = Casus.objects.for_actor(gemeente, vandaag()).filter(pk=gemeld.pk)
    assert ziet.exists()
    assert not ziet.leesbaar(gemeente, Rubriek.HUUR).exists()


# --- On paper for the household


def uitdraai(client, casus):
    return tekst(client.get(reverse("gegevens_uitdraai", args=[casus.nummer])))


@pytest.mark.rule("NZ-05")
def test_the_paper_for_the_household_says_nothing_of_safety(corporatie):
    """A parent may read it: neither a note, nor that somebody looked."""
    casus, buurtteam = nieuw(corporatie), actor(Soort.HULPVERLENING)
    deel(casus, buurtteam, by=corporatie)
    notitie(casus, buurtteam, tekst="Merkblauw", rubriek=Rubriek.VEILIGHEID)
    client = als(buurtteam)
    client.get(reverse("uitvoering:veiligheid", args=[casus.nummer]))

    papier = uitdraai(client, casus)

    assert "Merkblauw" not in papier
    assert "eiligheid" not in papier.replace("veiligheid en privacy", "")


# --- Around the table


@pytest.mark.parametrize(
    ("soort", "rubrieken"),
    [
        (Soort.SCHULDHULP, ["financien"]),
        (Soort.OPVANG, ["gezin", "besluit"]),
        (Soort.HULPVERLENING, ["hulp"]),
    ],
)
@pytest.mark.parametrize("pagina", ["vergadering", "agenda_afdruk"])
def test_why_a_case_comes_back_reads_only_who_reads_the_decision(
    soort, rubrieken, pagina, corporatie, team, gemeld
):
    vergadering = bouw.vergadering(team, now=nu())
    bouw.agendapunt(gemeld, vergadering, team, now=nu(), reden=WAAROM)
    partner = actor(soort)
    deel(gemeld, partner, by=corporatie, rubrieken=rubrieken)
    pad = reverse(f"regieteam:{pagina}", args=[vergadering.sleutel])

    assert WAAROM not in als(partner).get(pad).content.decode()
    assert WAAROM in tekst(als(team.voorzitter).get(pad))


def test_a_coordinator_without_the_decision_neither_reads_nor_handles_the_report(corporatie, team):
    casus = bouw.gemeld(corporatie, team, now=nu(), stand=Meldingstand.NIEUW)
    gemeente = actor(Soort.GEMEENTE, Rol.COORDINATOR)
    deel(casus, gemeente, by=corporatie, rubrieken=["huur"])
    client = als(gemeente)

    client.post(reverse("regieteam:compleet", args=[casus.nummer]))

    assert Melding.objects.get(casus=casus).stand == Meldingstand.NIEUW
    assert casus.nummer not in client.get(reverse("regieteam:meldingen")).content.decode()


@pytest.mark.parametrize(
    ("soort", "rol"),
    [
        (Soort.CORPORATIE, Rol.MEDEWERKER),
        (Soort.CORPORATIE, Rol.JURIST),
        (Soort.GEMEENTE, Rol.MEDEWERKER),
        (Soort.WOONKANS, Rol.MEDEWERKER),
    ],
)
def test_at_the_table_vulnerable_is_read_by_who_reads_the_household(soort, rol):
    tafel = Tafel(now=nu())
    if soort == Soort.CORPORATIE:
        wie = actor(soort, rol, organisatie=tafel.corporatie.organisatie)
    else:
        wie = actor(soort, rol)
        deel(tafel.casus, wie, by=tafel.corporatie)
    pad = reverse("regieteam:tafel", args=[tafel.vergadering.sleutel, tafel.punt.sleutel])

    assert "wetsbaar huishouden" not in tekst(als(wie).get(pad))
    assert "wetsbaar huishouden" in tekst(als(tafel.team.voorzitter).get(pad))


def test_who_reads_no_help_learns_of_no_other_life_domain():
    tafel = Tafel(now=nu())
    tafel.besluit()
    doen = {"by": tafel.hulp, "now": nu()}
    plan = plannen.begin(tafel.casus, **doen)
    for gebied in plan.leefgebieden.select_related("plan__casus"):
        plannen.voeg_doel_toe(gebied, wat="x", toets="y", **doen)
        plannen.plan_bespreking(gebied, op=vandaag() + WEEK, **doen)
    schuldhulp = actor(Soort.SCHULDHULP)
    deel(tafel.casus, schuldhulp, by=tafel.corporatie)
    client = als(schuldhulp)

    def gezien():
        pagina = tekst(client.get(reverse("uitvoering:plan", args=[tafel.casus.nummer])))
        casuspagina = tekst(client.get(tafel.casus.get_absolute_url()))
        return re.sub(r'"[A-Za-z0-9]{64}"|seconden="\d+"', "", pagina), blok(casuspagina, "plan")

    gezien()  # the notice that she takes part is read by now
    eerst = gezien()
    plannen.voeg_gebied_toe(plan, soort=Leefgebiedsoort.GEZONDHEID, **doen)

    assert gezien() == eerst
