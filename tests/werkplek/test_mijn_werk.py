from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.actions.stappen import take_step
from cases.choices import Afspraakstatus, Deadlinesoort, Hoedanigheid, Rubriek, Status
from cases.models import Casus, Deadline, Signaal
from cases.permissions import PLAFOND, toegang
from logboek.choices import Soort as Inzagesoort
from partners.choices import Rol, Soort
from partners.models import Lidmaatschap
from tests.factories import actor, voor
from tests.regieteam.formulier import gemeld, ingevuld, regieteam_van
from tests.uitvoering.hulp import Kring
from tests.werkplek.pagina import als, deel, door, inzagen, nieuw, nu, queries, tekst, vandaag
from tests.werkplek.test_casus import deelnemer
from uitvoering.actions.aanmelding import Voorstel, beantwoord, meld_aan
from uitvoering.choices import Aanmelder, Antwoordsoort, Oplossingsoort
from werkplek.stand import stand_van
from werkplek.vervolg import BIJ_DEADLINE, HOOFDSTAP, NA_AFSPRAAK, STAPPEN, VERVOLG, VOOR_DEADLINE
from werkplek.werklijst import grenzen

pytestmark = pytest.mark.django_db

WERK = reverse("werkplek:mijn_werk")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE, naam="Linde Wonen")


def deadline(casus, over=timedelta(0), *, soort=Deadlinesoort.TERMIJN, by, persoon=None, **velden):
    return Deadline.objects.create(
        **{
            "casus": casus,
            "soort": soort,
            "rubriek": Rubriek.HUUR,
            "wat": "Controleer de termijn",
            "started_at": nu(),
            "due_at": nu() + over,
            "organisatie": by.organisatie,
            "persoon": persoon,
            **velden,
        }
    )


def werk(actor, **vraag):
    """What the list says has to be done, per group."""
    response = als(actor).get(WERK, vraag)
    assert response.status_code == 200
    return {
        groep["naam"]: [taak.deadline.wat for taak in groep["taken"]]
        for groep in response.context["groepen"]
    }


def alles(groepen):
    return [wat for groep in groepen.values() for wat in groep]


# ── what is in it ───────────────────────────────────────────────────────────────────


@pytest.mark.rule("RT-01", "RT-02")
def test_new_arrears_stand_on_the_work_list_with_the_way_to_record_contact(corporatie):
    casus = nieuw(corporatie)

    pagina = tekst(als(corporatie).get(WERK))

    assert "Neem contact op met de huurder" in pagina
    assert f'href="{casus.get_absolute_url()}contactpoging/"' in pagina
    assert "€\u00a0850,00" in pagina


@pytest.mark.rule("RT-02")
def test_what_is_late_is_shown_as_late_and_stays(corporatie):
    nieuw(corporatie)
    Deadline.objects.update(due_at=nu() - timedelta(days=9), missed_at=nu())

    assert werk(corporatie) == {"te_laat": ["Neem contact op met de huurder"]}


@pytest.mark.rule("RT-01")
def test_a_signal_on_which_contact_was_sought_waits_to_be_picked_up(corporatie):
    casus = nieuw(corporatie)
    Deadline.objects.update(met_at=nu())
    assert als(corporatie).get(WERK).context["oppakken"] == []
    casus.contactpogingen.create(
        op=nu(), wijze="telefoon", uitkomst="gesproken", **door(corporatie)
    )

    response = als(corporatie).get(WERK)

    assert response.context["oppakken"] == [casus]
    assert "Klaar om op te pakken" in tekst(response)


@pytest.mark.rule("RT-08")
def test_a_report_that_was_begun_waits_for_everybody_who_may_write_it(corporatie):
    casus, collega = nieuw(corporatie), actor(organisatie=corporatie.organisatie)
    hulp = actor(Soort.HULPVERLENING)
    deel(casus, hulp, by=corporatie)
    ingevuld(casus, corporatie, now=nu())

    for mens in (corporatie, collega):
        html = tekst(als(mens).get(WERK))
        assert "Later afmaken" in html
        assert f'href="{reverse("regieteam:melden", args=[casus.nummer])}"' in html
        assert "Nog niet ingediend" in html
    for mens in (hulp, actor(Soort.CORPORATIE)):
        assert als(mens).get(WERK).context["concepten"] == []


def test_a_report_that_was_begun_costs_no_query_and_crowds_out_no_signal(corporatie):
    for _ in range(2):
        ingevuld(nieuw(corporatie), corporatie, now=nu())
    signaal = nieuw(corporatie)
    signaal.contactpogingen.create(
        op=nu(), wijze="telefoon", uitkomst="gesproken", **door(corporatie)
    )
    Deadline.objects.filter(casus=signaal).update(met_at=nu())
    client = als(corporatie)

    with queries() as aantal:
        antwoord = client.get(WERK)

    assert (len(antwoord.context["concepten"]), antwoord.context["oppakken"]) == (2, [signaal])
    assert len(aantal) == 12


@pytest.mark.rule("RT-01")
def test_a_paid_case_is_proposed_to_be_closed(corporatie):
    casus = nieuw(corporatie)
    deadline(casus, by=corporatie, soort=Deadlinesoort.SLUITEN, wat="Sluit de casus")

    assert f"{casus.get_absolute_url()}afsluiten/" in tekst(als(corporatie).get(WERK))


@pytest.mark.rule("NZ-12")
def test_a_signal_that_is_mine_to_follow_up_leads_to_the_page_where_i_do_that(corporatie):
    casus = nieuw(corporatie)
    signaal = Signaal.objects.create(
        casus=casus, soort="zorg", rubriek=Rubriek.KERN, opvolger=corporatie.user,
        **door(corporatie),
    )  # fmt: skip
    deadline(
        casus, by=corporatie, persoon=corporatie.user, soort=Deadlinesoort.SIGNAAL,
        wat="Bespreek het signaal", rubriek=Rubriek.KERN, signaal=signaal,
    )  # fmt: skip

    response = als(corporatie).get(WERK, {"van": "mij"})

    assert f"signaal/{signaal.sleutel}/" in tekst(response)
    assert "Van jou" in tekst(response)


def test_groups_follow_the_clock(corporatie):
    casus = nieuw(corporatie)
    Deadline.objects.all().delete()
    tot = grenzen(nu())
    seconde = timedelta(seconds=1)
    for due_at, wat in [
        (tot["te_laat"] - timedelta(hours=1), "a"),
        (tot["vandaag"], "b"),
        (tot["vandaag"] + seconde, "c"),
        (tot["week"] + seconde, "d"),
    ]:
        deadline(casus, by=corporatie, due_at=due_at, wat=wat, soort=Deadlinesoort.JURIDISCH)

    gevonden = werk(corporatie)

    # d comes after the first of its kind, so it isn't the next thing to do.
    assert gevonden == {"te_laat": ["a"], "vandaag": ["b"], "week": ["c"]}


@pytest.mark.parametrize(
    ("dag", "einde_week"),
    [(18, 23), (20, 23), (21, 30), (22, 30)],  # Wednesday, Friday, Saturday, Sunday
)
def test_the_week_runs_until_sunday_and_in_the_weekend_until_the_next(dag, einde_week):
    tot = grenzen(datetime(2026, 11, dag, 15, tzinfo=AMSTERDAM))

    assert tot["week"] == (datetime(2026, 11, einde_week, tzinfo=AMSTERDAM))
    assert tot["vandaag"] == datetime(2026, 11, dag + 1, tzinfo=AMSTERDAM)


def test_of_later_instalments_only_the_next_one_is_work(corporatie):
    casus = nieuw(corporatie)
    Deadline.objects.all().delete()
    for maand in (2, 3, 4):
        deadline(casus, timedelta(days=30 * maand), by=corporatie, wat=f"termijn {maand}")

    assert werk(corporatie) == {"later": ["termijn 2"]}


def test_what_comes_later_under_another_rule_is_not_hidden_by_what_comes_first(corporatie):
    casus = nieuw(corporatie)
    Deadline.objects.all().delete()
    for dagen, regel in ((1, "OC"), (20, "OC"), (30, "OC-13")):
        deadline(casus, timedelta(days=dagen), by=corporatie, wat=f"{regel} {dagen}", regel=regel)

    assert alles(werk(corporatie)) == ["OC 1", "OC-13 30"]


def test_of_one_day_ones_own_come_first(corporatie):
    casus, ander = nieuw(corporatie), nieuw(corporatie)
    Deadline.objects.all().delete()
    deadline(ander, timedelta(days=40), by=corporatie, wat="van niemand")
    deadline(casus, timedelta(days=40), by=corporatie, wat="van mij", persoon=corporatie.user)
    deadline(casus, timedelta(days=10), by=corporatie, wat="eerder", soort="juridisch",
             rubriek=Rubriek.JURIDISCH)  # fmt: skip

    assert alles(werk(corporatie)) == [
        "eerder",
        "van mij",
        "van niemand",
    ]
    assert werk(corporatie, van="mij") == {"later": ["van mij"]}


def test_the_casemanager_of_a_case_counts_its_deadlines_as_hers(corporatie):
    hulp = actor(Soort.HULPVERLENING)
    casus = nieuw(corporatie)
    deelnemer(Hoedanigheid.CASEMANAGER, casus, corporatie)
    deel(casus, hulp, by=corporatie)
    Casus.objects.filter(pk=casus.pk).update(
        casemanager=hulp.user, casemanager_organisatie=hulp.organisatie
    )
    deadline(casus, by=hulp, wat="bewaak", rubriek=Rubriek.HULP)

    assert alles(werk(hulp, van="mij")) == ["bewaak"]


@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ({}, 2),
        ({"fase": "preventie"}, 1),
        ({"fase": "uitvoering"}, 1),
        ({"fase": "melding"}, 0),
        ({"term": "te_laat"}, 1),
        ({"term": "later"}, 1),
        ({"fase": "onzin", "term": "x", "van": "9", "na": "geen-sleutel"}, 2),
    ],
)
def test_filters_stand_in_the_address_and_nonsense_counts_as_not_chosen(
    vraag, verwacht, corporatie
):
    eerste, tweede = nieuw(corporatie), nieuw(corporatie)
    Deadline.objects.filter(casus=eerste).update(due_at=nu() - timedelta(days=1))
    Deadline.objects.filter(casus=tweede).update(due_at=nu() + timedelta(days=60))
    Casus.objects.filter(pk=tweede.pk).update(
        status=Status.VOORKOMEN,
        casemanager=corporatie.user,
        casemanager_organisatie=corporatie.organisatie,
    )

    assert len(alles(werk(corporatie, **vraag))) == verwacht


# ── who sees it ─────────────────────────────────────────────────────────────────────


def test_an_organisation_sees_its_own_work_only(corporatie):
    hulp, ander = actor(Soort.HULPVERLENING), actor(Soort.CORPORATIE)
    casus = nieuw(corporatie)
    deel(casus, hulp, by=corporatie)
    deadline(casus, by=hulp, wat="werk van de hulp", rubriek=Rubriek.HULP)

    assert alles(werk(hulp)) == ["werk van de hulp"]
    assert alles(werk(corporatie)) == ["Neem contact op met de huurder"]
    assert werk(ander) == {}


def test_work_in_a_case_that_one_left_is_gone(corporatie):
    hulp = actor(Soort.HULPVERLENING)
    casus = nieuw(corporatie)
    deel(casus, hulp, by=corporatie)
    deadline(casus, by=hulp, wat="werk van de hulp", rubriek=Rubriek.HULP)
    casus.deelnames.filter(organisatie=hulp.organisatie).update(beeindigd_at=nu())

    assert werk(hulp) == {}
    assert stand_van(hulp, nu()).dringend == ""


@pytest.mark.parametrize("wie", [h for h in PLAFOND if h != Hoedanigheid.GEEN])
@pytest.mark.parametrize("rubrieken", [tuple(Rubriek), (Rubriek.KERN, Rubriek.HUUR)])
def test_the_list_in_sql_and_the_rights_in_python_agree(wie, rubrieken, corporatie):
    """Which deadlines of the own organisation one reads: twice said, so twice the same."""
    casus = nieuw(corporatie)
    mee = deelnemer(wie, casus, corporatie, rubrieken=rubrieken)
    for n, rubriek in enumerate(Rubriek):
        deadline(casus, timedelta(hours=-n - 1), by=mee, rubriek=rubriek, wat=rubriek)

    in_sql = {d.rubriek for d in Deadline.objects.werk(mee, vandaag())}

    rechten = toegang(voor(casus, mee, now=nu()), mee)
    assert in_sql == {r for r, recht in rechten.items() if recht.lezen or recht.eigen}
    van_de_casus = casus.deadlines.open().leesbaar(mee, rechten)
    assert {d.rubriek for d in van_de_casus.filter(organisatie=mee.organisatie)} == in_sql


@pytest.mark.rule("OC-15")
def test_the_jurist_and_the_social_service_of_an_ocmw_have_work_of_their_own(corporatie):
    casus = nieuw(corporatie)
    sociaal = deelnemer(Hoedanigheid.OCMW, casus, corporatie)
    ocmw = {"organisatie": sociaal.organisatie}
    jurist = actor(Soort.OCMW, Rol.JURIST, **ocmw)
    leest = {mens: {r for r, recht in toegang(voor(casus, mens, now=nu()), mens).items()
                    if recht.lezen or recht.eigen} for mens in (sociaal, jurist)}  # fmt: skip
    for n, rubriek in enumerate(Rubriek):
        deadline(casus, timedelta(hours=-n - 1), by=sociaal, rubriek=rubriek, wat=rubriek)

    assert set(alles(werk(jurist))) == {Rubriek.JURIDISCH}
    assert set(alles(werk(sociaal))) == leest[sociaal] - {Rubriek.JURIDISCH}
    assert stand_van(jurist, nu()).dringend == "1"
    assert stand_van(sociaal, nu()).dringend == str(len(leest[sociaal]) - 1)
    paginas = {m: als(m).get(casus.get_absolute_url()).context["nu"] for m in (jurist, sociaal)}
    assert paginas[jurist]["titel"] == Rubriek.JURIDISCH
    assert paginas[sociaal]["titel"] != Rubriek.JURIDISCH

    # By name it is hers, if she may read it.
    Deadline.objects.filter(rubriek__in=[Rubriek.BESLUIT, Rubriek.HULP]).update(persoon=jurist.user)
    assert set(alles(werk(jurist))) == {Rubriek.JURIDISCH, Rubriek.BESLUIT}


def test_the_jurist_of_a_corporatie_gets_the_tasks_of_the_law_and_no_others(corporatie):
    casus = nieuw(corporatie)  # with a first contact to be made
    jurist = actor(Soort.CORPORATIE, Rol.JURIST, organisatie=corporatie.organisatie)
    for rubriek in Rubriek:
        deadline(casus, -timedelta(hours=1), by=corporatie, rubriek=rubriek, wat=rubriek)

    assert alles(werk(jurist)) == [Rubriek.JURIDISCH]
    assert stand_van(jurist, nu()).dringend == "1"
    # Who works with the cases goes on seeing to everything, of the law as well.
    assert {Rubriek.JURIDISCH, Rubriek.HUUR, "Neem contact op met de huurder"} <= set(
        alles(werk(corporatie))
    )

    # By name it is hers, if she may read it.
    Deadline.objects.filter(rubriek__in=[Rubriek.BESLUIT, Rubriek.HULP]).update(persoon=jurist.user)
    assert sorted(alles(werk(jurist))) == [Rubriek.BESLUIT, Rubriek.JURIDISCH]


def test_who_is_jurist_and_leads_the_team_has_the_work_of_a_jurist(corporatie):
    casus = nieuw(corporatie)
    leider = actor(Soort.CORPORATIE, Rol.JURIST, Rol.TEAMLEIDER, organisatie=corporatie.organisatie)
    deadline(casus, by=corporatie, rubriek=Rubriek.JURIDISCH, wat="Vraag de datum")

    assert alles(werk(leider)) == ["Vraag de datum"]


@pytest.mark.rule("OC-15", "OC-17")
def test_an_ocmw_without_a_jurist_leaves_no_task_to_nobody(corporatie):
    casus = nieuw(corporatie)
    sociaal = deelnemer(Hoedanigheid.OCMW, casus, corporatie)
    deadline(casus, by=sociaal, rubriek=Rubriek.JURIDISCH, wat="Vraag de datum")
    assert alles(werk(sociaal)) == ["Vraag de datum"]

    jurist = actor(Soort.OCMW, Rol.JURIST, organisatie=sociaal.organisatie)
    assert alles(werk(sociaal)) == []
    assert alles(werk(jurist)) == ["Vraag de datum"]

    Lidmaatschap.objects.filter(user=jurist.user).update(beeindigd_at=nu())
    assert alles(werk(sociaal)) == ["Vraag de datum"]


def test_arrears_are_shown_only_to_who_reads_the_rent(corporatie):
    hulp = actor(Soort.HULPVERLENING)
    casus = nieuw(corporatie)
    deel(casus, hulp, by=corporatie)
    deadline(casus, by=hulp, wat="werk van de hulp", rubriek=Rubriek.HULP)

    pagina = tekst(als(hulp).get(WERK))

    assert "werk van de hulp" in pagina
    assert "850,00" not in pagina
    [inzage] = inzagen()
    assert (inzage.soort, inzage.casussen, set(inzage.rubrieken)) == (
        Inzagesoort.LIJST,
        [casus.pk],
        {"kern", "hulp"},
    )


def test_a_beheerder_gets_her_own_start_without_cases(corporatie):
    nieuw(corporatie)
    beheer = actor(Soort.CORPORATIE, Rol.BEHEERDER, organisatie=corporatie.organisatie)

    pagina = tekst(als(beheer).get(WERK))

    assert "Je ziet geen casussen" in pagina
    assert "Neem contact op" not in pagina
    assert inzagen() == []


def test_an_empty_list_says_so_in_words(corporatie):
    assert "Je hebt nu niets te doen" in tekst(als(corporatie).get(WERK))
    assert "Haal een filter weg" in tekst(als(corporatie).get(WERK, {"fase": "melding"}))
    assert inzagen() == []


def test_the_next_page_goes_on_where_this_one_ended(corporatie):
    for n in range(53):
        casus = nieuw(corporatie)
        Deadline.objects.filter(casus=casus).update(wat=f"taak {n}")
    client = als(corporatie)

    eerste = client.get(WERK)
    tweede = client.get(eerste.context["volgende"])

    taken = [t.deadline for r in (eerste, tweede) for g in r.context["groepen"] for t in g["taken"]]
    assert (len(taken), len({d.pk for d in taken})) == (53, 53)
    assert tweede.context["volgende"] == ""
    assert "Naar het begin" in tekst(tweede)


# ── what it costs ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("rijen", [1, 3, 30])
def test_the_list_costs_the_same_whatever_its_length(rijen, corporatie):
    for _ in range(rijen):
        nieuw(corporatie)
    client = als(corporatie)

    with queries() as aantal:
        client.get(WERK)

    assert len(aantal) == 12


# ── the words ───────────────────────────────────────────────────────────────────────


@pytest.mark.rule("RT-19")
def test_every_status_step_and_deadline_has_its_words():
    pijlen = {p.name for p in Casus().get_all_status_transitions()}

    assert set(VERVOLG) == set(Status)
    assert set(STAPPEN) == pijlen
    assert set(HOOFDSTAP.values()) <= pijlen
    assert set(VOOR_DEADLINE) | set(BIJ_DEADLINE) <= set(Deadlinesoort)
    assert set(NA_AFSPRAAK) == set(Afspraakstatus) - {Afspraakstatus.INGETROKKEN}


@pytest.mark.rule("RT-19")
def test_a_task_about_a_report_leads_to_the_form_for_the_agenda(corporatie):
    coordinator = regieteam_van(corporatie)
    casus = gemeld(corporatie, coordinator, now=nu(), casus=nieuw(corporatie))
    taak = {"soort": Deadlinesoort.JURIDISCH, "rubriek": Rubriek.BESLUIT, "wat": "Op de agenda"}
    deadline(casus, timedelta(days=1), by=coordinator, **taak)
    [gevonden] = [
        rij for groep in als(coordinator).get(WERK).context["groepen"] for rij in groep["taken"]
    ]

    assert gevonden.doen["tekst"] == STAPPEN["agenderen"].tekst
    assert gevonden.doen["url"] == reverse("regieteam:agenderen", args=[casus.nummer])
    assert "Op de agenda zetten" in tekst(als(coordinator).get(gevonden.doen["url"]))


def test_the_menu_counts_what_is_late_or_due_today(corporatie):
    nieuw(corporatie)
    nieuw(corporatie)
    Deadline.objects.update(due_at=timezone.now() - timedelta(hours=1))

    assert stand_van(corporatie, nu()).dringend == "2"
    pagina = tekst(als(corporatie).get(reverse("werkplek:zoeken")))
    assert '<span class="count">2<span class="sr"> te doen</span></span>' in pagina


def test_the_menu_follows_the_role_the_day_and_what_is_shared(corporatie):
    """The question is kept as SQL: whatever changes the answer must change the question too."""
    casus = nieuw(corporatie)
    Deadline.objects.update(due_at=nu() + timedelta(days=2))
    assert stand_van(corporatie, nu()).dringend == ""
    assert stand_van(corporatie, nu() + timedelta(days=2)).dringend == "1"

    beheerder = replace(corporatie, rollen=frozenset({Rol.BEHEERDER}))
    assert stand_van(beheerder, nu() + timedelta(days=2)).dringend == ""
    casus.gunningen.all().delete()
    assert stand_van(corporatie, nu() + timedelta(days=2)).dringend == ""


def test_more_than_99_is_just_many(corporatie):
    casus = nieuw(corporatie)
    for n in range(100):
        deadline(casus, timedelta(hours=-n - 1), by=corporatie)

    assert stand_van(corporatie, nu() + timedelta(days=30)).dringend == "99+"


# ── each kind of organisation finds its own work ────────────────────────────────────


@pytest.mark.rule("RT-11")
def test_the_regieteam_finds_what_still_has_to_go_on_an_agenda(corporatie):
    team = regieteam_van(corporatie)
    client = als(team)
    assert stand_van(team, nu()).meldingen == ""
    casus = gemeld(corporatie, team, now=nu(), casus=nieuw(corporatie))
    html = tekst(client.get(WERK))
    assert "Er wacht 1 melding op een plek op de agenda." in html
    assert "Je hebt nu niets te doen" not in html
    assert stand_van(corporatie, nu()).meldingen == ""

    take_step(casus, "agenderen", by=team, now=nu(), datum=vandaag())

    assert "op een plek op de agenda" not in tekst(client.get(WERK))


@pytest.mark.rule("NZ-08")
def test_a_shelter_finds_the_registrations_without_an_answer():
    kring = Kring(now=nu())
    casus = kring.ontruimen()
    kring.zocht_eerst(Oplossingsoort.CRISISPLEK)
    opvang = actor(Soort.OPVANG)
    aanmelding = meld_aan(
        casus, opvang=opvang.organisatie, aanmelder=Aanmelder.HUISHOUDEN, nodig="Twee kamers",
        geprobeerd="Bij familie gevraagd", by=kring.casemanager, now=nu(),
    )  # fmt: skip
    assert "Er wacht 1 aanmelding op jullie antwoord." in tekst(als(opvang).get(WERK))

    nee = Voorstel(soort=Antwoordsoort.AFGEWEZEN, reden="Vol")
    beantwoord(aanmelding, nee, bekend=0, by=opvang, now=nu())

    assert stand_van(opvang, nu()).aanmeldingen == ""
