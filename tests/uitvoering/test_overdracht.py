"""A household goes to another casemanager: who sees what then, and what goes along."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from berichten.models import Bericht
from cases.actions.signalen import meld_signaal
from cases.actions.stappen import NotYet
from cases.choices import Deadlinesoort, Hoedanigheid, Rubriek
from cases.models import Casus, Deadline
from cases.permissions import hoedanigheid, toegang
from contactplan.actions import start
from partners.choices import Rol, Soort
from tests.factories import NOW, actor
from tests.uitvoering.hulp import Kring, over
from uitvoering.actions import plan as plannen
from uitvoering.actions.actiepunten import spreek_af, zet_uit
from uitvoering.actions.opschorting import schort_op
from uitvoering.actions.overdracht import draag_casus_over
from uitvoering.actions.plandeadlines import volg_besluit
from uitvoering.actions.voorwaarden import open_voorwaarden
from uitvoering.choices import Actiesoort, Actiestand, Voorwaardesoort
from uitvoering.models import Overdracht

pytestmark = pytest.mark.django_db

SAMENVATTING = "Belt liefst na vier uur. Let op de toeslagen."


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    """A household in scenario 1 of which everything runs: conditions, a plan, an action."""
    kring = Kring()
    casus = kring.voorkomen()
    tot = over(90)
    velden = {"by": kring.regieteam, "now": NOW}
    schort_op(casus, tot=tot, bevroren_bedrag=850, bevroren_op=over(0), termijn_tot=tot, **velden)
    open_voorwaarden(casus, **velden)
    volg_besluit(casus, now=NOW)
    plan = plannen.begin(casus, by=kring.casemanager, now=NOW)
    wonen = plan.leefgebieden.select_related("plan__casus").get(soort="wonen")
    plannen.plan_bespreking(wonen, op=over(30), by=kring.casemanager, now=NOW)
    kring.actie = spreek_af(
        casus, wat="Inkomen bekijken", soort=Actiesoort.GEWOON, voor_op=over(5),
        organisatie=kring.casemanager.organisatie, persoon=kring.casemanager.user, **velden,
    )  # fmt: skip
    zet_uit(kring.actie, **velden)
    kring.collega = actor(organisatie=kring.casemanager.organisatie)
    kring.ander = actor(Soort.HULPVERLENING, naam="De Thuiskracht")
    kring.deel(kring.ander, Rubriek.KERN)
    return kring


def draag_over(kring, naar, by=None, samenvatting=SAMENVATTING, now=NOW):
    return draag_casus_over(
        kring.casus, organisatie=naar.organisatie, persoon=naar.user, samenvatting=samenvatting,
        by=by or kring.casemanager, now=now,
    )  # fmt: skip


def van(kring, wie):
    """The open deadlines of this person, by kind."""
    rijen = kring.casus.deadlines.open().filter(persoon=wie.user, organisatie=wie.organisatie)
    return sorted(rijen.values_list("soort", flat=True))


HAAR_WERK = sorted(
    [
        Deadlinesoort.ACTIEPUNT,
        Deadlinesoort.OPSCHORTING,
        Deadlinesoort.PLAN,
        Deadlinesoort.PLANBESPREKING,
        Deadlinesoort.VOORWAARDE,
        Deadlinesoort.VOORWAARDE,
    ]
)


@pytest.mark.rule("RT-12", "RT-14")
def test_all_that_is_open_goes_to_a_colleague_and_nothing_changes_but_who(kring):
    momenten = sorted(kring.casus.deadlines.open().values_list("due_at", "wat"))
    assert van(kring, kring.casemanager) == HAAR_WERK

    draag_over(kring, kring.collega)

    assert van(kring, kring.casemanager) == []
    assert van(kring, kring.collega) == HAAR_WERK
    assert sorted(kring.casus.deadlines.open().values_list("due_at", "wat")) == momenten
    kring.actie.refresh_from_db()
    assert kring.actie.stand == Actiestand.OVERGEDRAGEN
    assert kring.actie.volgende.persoon == kring.collega.user
    assert kring.actie.volgende.deadline.kenmerk == str(kring.actie.volgende.sleutel)


@pytest.mark.rule("RT-12", "RT-14")
def test_another_organisation_takes_over_with_the_checks_and_the_old_one_sees_nothing(kring):
    casus = kring.casus
    draag_over(kring, kring.ander)

    zien = Casus.objects.for_actor(kring.casemanager, over(0))
    assert not zien.filter(pk=casus.pk).exists()
    nu = kring.voor(kring.ander)
    assert hoedanigheid(kring.ander, nu) == Hoedanigheid.CASEMANAGER
    assert {f"zie_{r}" for r in Rubriek} <= set(nu.gegund) | {"zie_kern"}
    assert van(kring, kring.ander) == HAAR_WERK
    assert not casus.deadlines.open().filter(organisatie=kring.casemanager.organisatie).exists()
    medewerking = casus.voorwaarden.geldend().get(soort=Voorwaardesoort.MEDEWERKING)
    assert medewerking.organisatie == kring.ander.organisatie
    assert not casus.gunningen.filter(group=kring.casemanager.organisatie.groep_id).exists()


def test_the_timeline_tells_it_and_only_who_reads_help_reads_the_summary(kring):
    draag_over(kring, kring.collega)

    regels = kring.casus.gebeurtenissen.filter(soort="overdracht").order_by("pk")
    assert [(r.rubriek, r.tekst) for r in regels] == [
        (Rubriek.KERN, ""),
        (Rubriek.HULP, SAMENVATTING),
    ]
    assert kring.casemanager.user.naam in regels[0].titel
    assert kring.collega.user.naam in regels[0].titel


def test_both_hear_of_it_and_who_no_longer_sees_it_is_led_to_her_work(kring):
    draag_over(kring, kring.ander)

    paden = dict(Bericht.objects.filter(soort="overdracht").values_list("user", "pad"))
    assert paden == {
        kring.casemanager.user.pk: "/",
        kring.ander.user.pk: kring.casus.get_absolute_url(),
    }


def test_the_same_once_more_changes_nothing(kring):
    eerste = draag_over(kring, kring.collega, by=kring.regieteam)
    tweede = draag_over(kring, kring.collega, by=kring.regieteam, now=NOW + timedelta(minutes=1))

    assert eerste == tweede
    assert Overdracht.objects.count() == 1
    assert eerste.rubriek == Rubriek.BESLUIT  # the team doesn't read the help


@pytest.mark.parametrize("samenvatting", ["", "   ", "\n"])
def test_without_a_summary_it_is_refused(kring, samenvatting):
    with pytest.raises(NotYet, match="volgende casemanager moet weten") as fout:
        draag_over(kring, kring.collega, samenvatting=samenvatting)
    assert fout.value.veld == "samenvatting"


@pytest.mark.parametrize(
    ("wie", "zin"),
    [
        (lambda k: k.casemanager, "is al de casemanager"),
        (lambda k: k.corporatie, "niet overnemen"),
        (lambda k: k.regieteam, "niet overnemen"),
        (lambda k: actor(Soort.HULPVERLENING), "niet overnemen"),
        (lambda k: actor(Soort.HULPVERLENING, Rol.BEHEERDER,
                         organisatie=k.casemanager.organisatie), "niet overnemen"),
    ],
)  # fmt: skip
def test_only_somebody_of_who_takes_part_and_helps_takes_over(kring, wie, zin):
    with pytest.raises(NotYet, match=zin):
        draag_over(kring, wie(kring))
    assert kring.voor(kring.regieteam).casemanager == kring.casemanager.user


@pytest.mark.parametrize("wie", ["corporatie", "ander", "collega"])
def test_who_is_not_the_casemanager_hands_nothing_over(kring, wie):
    with pytest.raises(PermissionDenied):
        draag_over(kring, kring.collega, by=getattr(kring, wie))


def test_before_a_decision_there_is_nothing_to_hand_over(kring):
    kring = Kring()
    kring.geagendeerd()
    hulp = actor(Soort.HULPVERLENING)
    kring.deel(hulp)
    with pytest.raises(NotYet, match="nog geen casemanager"):
        draag_over(kring, hulp, by=kring.regieteam)


def test_what_only_the_old_organisation_can_do_is_done_first(kring):
    meld_signaal(
        kring.casus, soort="zorg", tekst="", publiek="partners",
        opvolger=kring.casemanager.user, by=kring.casemanager, now=NOW,
    )  # fmt: skip
    with pytest.raises(NotYet, match="signaal opvolgen"):
        draag_over(kring, kring.ander)
    draag_over(kring, kring.collega)
    assert Deadlinesoort.SIGNAAL in van(kring, kring.collega)
    Deadline.objects.filter(soort=Deadlinesoort.SIGNAAL).update(met_at=NOW)
    start(kring.casus, bericht="achterstand", ontvangen_at=NOW, by=kring.collega, now=NOW)
    with pytest.raises(NotYet, match="contactplan lopen"):
        draag_over(kring, kring.ander, by=kring.collega)


def test_where_the_new_organisation_has_the_same_deadline_one_is_enough(kring):
    velden = {"casus": kring.casus, "soort": Deadlinesoort.KINDGESPREK, "rubriek": Rubriek.GEZIN,
              "wat": "Praat met de kinderen", "started_at": NOW,
              "due_at": NOW + timedelta(days=3)}  # fmt: skip
    for wie in (kring.casemanager, kring.ander):
        Deadline.objects.create(organisatie=wie.organisatie, **velden)

    draag_over(kring, kring.ander)

    rijen = kring.casus.deadlines.filter(soort=Deadlinesoort.KINDGESPREK)
    assert rijen.open().get().organisatie == kring.ander.organisatie
    assert rijen.filter(dropped_at=NOW).count() == 1


@pytest.mark.rule("LAW-03")
def test_a_municipality_stays_with_what_its_kind_sees_and_its_own_duty(kring):
    gemeente = actor(Soort.GEMEENTE, naam="Gemeente Lindeburg")
    kring.deel(gemeente, Rubriek.KERN)
    draag_over(kring, gemeente)
    plicht = kring.casus.deadlines.create(
        soort=Deadlinesoort.JURIDISCH, rubriek=Rubriek.JURIDISCH, wat="Eerste gesprek",
        started_at=NOW, due_at=NOW + timedelta(days=3), organisatie=gemeente.organisatie,
    )  # fmt: skip

    draag_over(kring, kring.ander, by=gemeente)

    nu = kring.voor(gemeente)
    assert hoedanigheid(gemeente, nu) == Hoedanigheid.GEMEENTE
    assert not toegang(nu, gemeente)[Rubriek.HULP]
    plicht.refresh_from_db()
    assert plicht.organisatie == gemeente.organisatie
    assert van(kring, gemeente) == []
    assert van(kring, kring.ander) == HAAR_WERK
