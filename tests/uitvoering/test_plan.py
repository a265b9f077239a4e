"""The plan van aanpak: what makes it complete, who writes and reads which domain, its reviews."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from cases.actions.deelnames import wijzig_rubrieken
from cases.actions.stappen import NotYet
from cases.choices import Deadlinesoort, Rubriek
from cases.models import Casus
from partners.choices import Soort
from tests.factories import NOW, actor
from tests.uitvoering.hulp import MORGEN, Kring, over
from uitvoering.actions import plan as acties
from uitvoering.actions.plandeadlines import gebieden_van, lopend_plan, volg_besluit
from uitvoering.choices import Doelstand, Planscenario
from uitvoering.choices import Leefgebiedsoort as L
from uitvoering.models import Actiepunt, Planbespreking
from uitvoering.plan import Gebied, ontbreekt

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    kring = Kring()
    kring.voorkomen()
    return kring


@pytest.fixture
def plan(kring):
    return begin(kring)


def begin(kring, wie=None):
    return acties.begin(kring.casus, by=wie or kring.casemanager, now=kring.now)


def gebied(plan, soort):
    return plan.leefgebieden.select_related("plan__casus").get(soort=soort)


def maak_compleet(kring, plan, *soorten, now=NOW, wie=None):
    velden = {"by": wie or kring.casemanager, "now": now}
    for soort in soorten or (L.WONEN, L.FINANCIEN):
        acties.voeg_doel_toe(
            gebied(plan, soort), wat="Op tijd betalen", toets="Drie maanden betaald", **velden
        )
        acties.plan_bespreking(gebied(plan, soort), op=over(30), **velden)
    return plan


def vraag(kring):
    return kring.casus.deadlines.open().filter(soort=Deadlinesoort.PLAN)


# --- Complete


@pytest.mark.rule("RT-05")
@pytest.mark.parametrize(
    ("gebieden", "zinnen"),
    [
        ([], ["Wonen: schrijf ten minste één doel op.", "Wonen: kies wanneer jullie dit bespreken.",
              "Financiën: schrijf ten minste één doel op.",
              "Financiën: kies wanneer jullie dit bespreken."]),
        ([Gebied(L.WONEN, 1, 0, MORGEN)], ["Financiën: schrijf ten minste één doel op.",
                                           "Financiën: kies wanneer jullie dit bespreken."]),
        ([Gebied(L.WONEN, 2, 1, MORGEN), Gebied(L.FINANCIEN, 1, 0, MORGEN)],
         ["Wonen: schrijf bij elk doel op waaraan jullie zien dat het lukt."]),
        ([Gebied(L.WONEN, 1, 0, None), Gebied(L.FINANCIEN, 1, 0, MORGEN)],
         ["Wonen: kies wanneer jullie dit bespreken."]),
        ([Gebied(L.WONEN, 1, 0, MORGEN), Gebied(L.FINANCIEN, 1, 0, MORGEN),
          Gebied(L.WERK, 0, 0, MORGEN)], ["Werk en dagbesteding: schrijf ten minste één doel op."]),
        ([Gebied(L.WONEN, 1, 0, MORGEN), Gebied(L.FINANCIEN, 1, 0, MORGEN)], []),
    ],
)  # fmt: skip
def test_a_plan_needs_both_domains_each_with_goals_checks_and_a_review(gebieden, zinnen):
    assert [zin for _, zin in ontbreekt(gebieden)] == zinnen


@pytest.mark.rule("RT-05")
def test_after_a_decision_the_casemanager_has_ten_working_days(kring):
    volg_besluit(kring.casus, now=NOW)

    deadline = vraag(kring).get()
    assert (deadline.organisatie, deadline.persoon) == (
        kring.casemanager.organisatie,
        kring.casemanager.user,
    )
    assert deadline.due_at.date() == over(13)  # Wednesday is day one
    plan = maak_compleet(kring, begin(kring))
    deadline.refresh_from_db()
    assert deadline.met_at == NOW
    assert ontbreekt(gebieden_van(plan)) == []


@pytest.mark.rule("RT-05")
def test_a_plan_without_a_decision_is_asked_for_too_and_a_dropped_goal_does_not_count(kring, plan):
    maak_compleet(kring, plan)
    assert not vraag(kring).exists()
    doel = gebied(plan, L.WONEN).doelen.get()

    acties.werk_doel_bij(
        doel, wat=doel.wat, toets=doel.toets, stand=Doelstand.VERVALLEN, uitkomst="Niet nodig",
        versie=1, by=kring.casemanager, now=NOW,
    )  # fmt: skip

    assert [zin for _, zin in ontbreekt(gebieden_van(plan))] == [
        "Wonen: schrijf ten minste één doel op."
    ]
    assert vraag(kring).get().persoon == kring.casemanager.user  # it is asked for again


# --- Reviews


@pytest.mark.rule("RT-05")
def test_a_review_meets_its_deadline_and_opens_the_next(kring, plan):
    maak_compleet(kring, plan)
    wonen = gebied(plan, L.WONEN)
    eerste = wonen.deadline
    later = NOW + timedelta(days=31)

    acties.bespreek(
        wonen, op=over(31), verslag="Het gaat goed", woorden="Ik slaap weer", volgend_op=over(61),
        by=kring.casemanager, now=later,
    )  # fmt: skip

    eerste.refresh_from_db()
    volgende = gebied(plan, L.WONEN).deadline
    assert eerste.met_at == later
    assert volgende.met_at is None
    assert volgende.persoon == kring.casemanager.user
    assert volgende.due_at.date() == over(61)
    assert (volgende.soort, volgende.regel) == (Deadlinesoort.PLANBESPREKING, "RT-05")


def test_another_day_replaces_the_review(kring, plan):
    maak_compleet(kring, plan)
    acties.plan_bespreking(gebied(plan, L.WONEN), op=over(40), by=kring.casemanager, now=NOW)

    bij_wonen = kring.casus.deadlines.filter(
        soort=Deadlinesoort.PLANBESPREKING, rubriek=Rubriek.BESLUIT
    )
    assert [d.due_at.date() for d in bij_wonen.open()] == [over(40)]
    assert bij_wonen.filter(dropped_at=NOW).count() == 1


@pytest.mark.parametrize("dagen", [0, -1, 367])
def test_a_review_is_after_today_and_within_a_year(kring, plan, dagen):
    with pytest.raises(NotYet, match="na vandaag"):
        acties.plan_bespreking(gebied(plan, L.WONEN), op=over(dagen), by=kring.casemanager, now=NOW)


def test_a_review_is_never_changed(kring, plan):
    acties.bespreek(
        gebied(plan, L.WONEN), op=over(0), verslag="Goed", woorden="", volgend_op=over(9),
        by=kring.casemanager, now=NOW,
    )  # fmt: skip
    with (
        pytest.raises(Exception, match=r"verandert niet meer|permission denied"),
        transaction.atomic(),
    ):
        Planbespreking.objects.update(verslag="Slecht")


# --- Who writes which domain


@pytest.mark.rule("RT-05", "LAW-05")
def test_a_domain_is_written_by_who_keeps_its_story(kring, plan):
    hulp, schuldhulp = actor(Soort.HULPVERLENING), actor(Soort.SCHULDHULP)
    kring.deel(hulp)
    kring.deel(schuldhulp)
    doel = {"wat": "Een doel", "toets": "", "now": NOW}

    acties.voeg_doel_toe(gebied(plan, L.WONEN), by=hulp, **doel)
    acties.voeg_doel_toe(gebied(plan, L.FINANCIEN), by=schuldhulp, **doel)
    for wie, soort in ((schuldhulp, L.WONEN), (kring.corporatie, L.WONEN),
                       (kring.regieteam, L.WONEN), (kring.corporatie, L.FINANCIEN)):  # fmt: skip
        with pytest.raises(PermissionDenied):
            acties.voeg_doel_toe(gebied(plan, soort), by=wie, **doel)
    with pytest.raises(PermissionDenied):
        begin(kring, schuldhulp)


@pytest.mark.rule("RT-05", "LAW-05")
def test_an_action_stands_in_the_rubriek_of_its_domain_for_who_reads_that(kring, plan):
    schuldhulp, jeugd = actor(Soort.SCHULDHULP), actor(Soort.JEUGDBESCHERMING)
    kring.deel(schuldhulp)
    kring.deel(jeugd)
    velden = {"wat": "Schulden op een rij", "voor_op": over(9), "by": kring.casemanager, "now": NOW}

    def spreek_af(soort, wie):
        return acties.spreek_actie_af(
            gebied(plan, soort), organisatie=wie.organisatie, persoon=wie.user, **velden
        )

    actie = spreek_af(L.FINANCIEN, schuldhulp)
    assert (actie.rubriek, actie.deadline.rubriek) == (Rubriek.FINANCIEN, Rubriek.FINANCIEN)
    assert actie.deadline.persoon == schuldhulp.user
    assert spreek_af(L.WONEN, kring.corporatie).rubriek == Rubriek.BESLUIT
    for wie in (jeugd, kring.corporatie, kring.regieteam):
        with pytest.raises(NotYet, match="mag dit niet lezen"):
            spreek_af(L.FINANCIEN, wie)


def test_an_action_out_of_a_decision_is_never_in_another_rubriek(kring, plan):
    actie = acties.spreek_actie_af(
        gebied(plan, L.FINANCIEN), wat="Bellen", organisatie=kring.casemanager.organisatie,
        persoon=None, voor_op=over(9), by=kring.casemanager, now=NOW,
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Actiepunt.objects.filter(pk=actie.pk).update(leefgebied=None)


def test_who_was_overtaken_is_told_what_stands_there_now(kring, plan):
    wonen = gebied(plan, L.WONEN)
    velden = {"versie": 1, "by": kring.casemanager, "now": NOW}
    acties.schrijf_woorden(wonen, woorden="Ik wil blijven", **velden)

    with pytest.raises(acties.Ingehaald, match="Ik wil blijven") as fout:
        acties.schrijf_woorden(wonen, woorden="Iets anders", **velden)
    assert fout.value.versie == 2


# --- Per scenario


@pytest.mark.rule("RT-05")
def test_a_new_scenario_ends_the_plan_and_what_still_counts_goes_along(kring, plan):
    maak_compleet(kring, plan)
    wonen = gebied(plan, L.WONEN)
    acties.schrijf_woorden(wonen, woorden="Ik wil blijven", versie=1, by=kring.casemanager, now=NOW)
    actie = acties.spreek_actie_af(
        wonen, wat="Bellen", organisatie=kring.casemanager.organisatie, persoon=None,
        voor_op=over(9), by=kring.casemanager, now=NOW,
    )  # fmt: skip
    Casus.objects.filter(pk=kring.casus.pk).update(**{"status": "ontruimen"})
    casus = kring.voor(kring.casemanager)
    later = NOW + timedelta(hours=1)

    volg_besluit(casus, now=later)

    assert lopend_plan(casus) is None
    open_nu = casus.deadlines.open()
    assert not open_nu.filter(soort=Deadlinesoort.PLANBESPREKING).exists()
    assert open_nu.filter(soort=Deadlinesoort.PLAN).count() == 1
    nieuw = acties.begin(casus, by=kring.casemanager, now=later)
    actie.refresh_from_db()
    assert nieuw.scenario == Planscenario.ONTRUIMEN
    assert gebied(nieuw, L.WONEN).woorden == "Ik wil blijven"
    assert gebied(nieuw, L.WONEN).doelen.get().toets == "Drie maanden betaald"
    assert actie.leefgebied == gebied(nieuw, L.WONEN)
    assert [zin for _, zin in ontbreekt(gebieden_van(nieuw))] == [
        "Wonen: kies wanneer jullie dit bespreken.",
        "Financiën: kies wanneer jullie dit bespreken.",
    ]
    with pytest.raises(NotYet, match="al een plan"):
        acties.begin(casus, by=kring.casemanager, now=later)
    with pytest.raises(NotYet, match="afgelopen"):
        acties.voeg_doel_toe(wonen, wat="x", toets="", by=kring.casemanager, now=later)


def test_in_preventie_who_helps_makes_one(kring):
    andere = Kring()
    hulp = actor(Soort.HULPVERLENING)
    casus = andere.deel(hulp)

    plan = acties.begin(casus, by=hulp, now=NOW)

    assert plan.scenario == Planscenario.PREVENTIE
    assert casus.deadlines.open().get(soort=Deadlinesoort.PLAN).persoon == hulp.user
    deelname = casus.deelnames.get(organisatie=hulp.organisatie)
    wijzig_rubrieken(deelname, rubrieken=["hulp"], tot=None, by=andere.corporatie, now=NOW)
    with pytest.raises(PermissionDenied):
        acties.voeg_doel_toe(gebied(plan, L.FINANCIEN), wat="x", toets="", by=hulp, now=NOW)
