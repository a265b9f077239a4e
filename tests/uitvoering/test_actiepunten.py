"""The life of an action, and of a suspension."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from cases.actions.juridisch import leg_juridische_stap_vast
from cases.actions.stappen import NotYet, take_step
from cases.choices import Deadlinesoort, Resultaat, Rubriek, Stapsoort
from cases.models import Casus, Deadline, JuridischeStap
from cases.permissions import toegang
from cases.stukken import Afsluiting
from partners.choices import Soort
from tests.factories import NOW, VANDAAG, UserFactory, actor
from tests.uitvoering.hulp import Kring, over
from uitvoering.actions.actiepunten import (
    draag_over,
    laat_vervallen,
    rond_af,
    spreek_af,
    vervang,
    zet_uit,
)
from uitvoering.actions.opschorting import beeindig, schort_op
from uitvoering.choices import Actiesoort, Actiestand
from uitvoering.models import Actiepunt, Opschorting

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    kring = Kring()
    kring.voorkomen()
    return kring


def afgesproken(kring, soort=Actiesoort.GEWOON, wie=None, **velden):
    wie = wie or kring.casemanager
    return spreek_af(
        kring.casus,
        **{
            "wat": "Inkomen en uitgaven bekijken",
            "soort": soort,
            "organisatie": wie.organisatie,
            "persoon": wie.user,
            "voor_op": over(14),
            "by": kring.regieteam,
            "now": NOW,
            **velden,
        },
    )


@pytest.mark.rule("RT-11")
def test_an_action_that_is_handed_out_is_due_at_closing_time_of_its_owner(kring):
    kring.casemanager.organisatie.sluitingstijd = "16:30"
    kring.casemanager.organisatie.save()
    actiepunt = afgesproken(kring, voor_op=date(2026, 12, 1))

    deadline = zet_uit(actiepunt, by=kring.regieteam, now=NOW)

    assert deadline.due_at.isoformat() == "2026-12-01T15:30:00+00:00"
    assert deadline.remind_at < deadline.due_at < deadline.escalate_at
    assert (deadline.organisatie, deadline.persoon) == (
        kring.casemanager.organisatie,
        kring.casemanager.user,
    )
    assert list(Deadline.objects.werk(kring.casemanager, VANDAAG)) == [deadline]


def test_handing_out_twice_makes_one_deadline(kring):
    actiepunt = afgesproken(kring)

    eerste = zet_uit(actiepunt, by=kring.regieteam, now=NOW)
    tweede = zet_uit(actiepunt, by=kring.regieteam, now=NOW)

    assert eerste == tweede
    assert kring.casus.deadlines.filter(soort=Deadlinesoort.ACTIEPUNT).count() == 1


def test_two_actions_of_one_owner_on_one_day_are_two_deadlines(kring):
    for _ in range(2):
        zet_uit(afgesproken(kring), by=kring.regieteam, now=NOW)

    assert kring.casus.deadlines.filter(soort=Deadlinesoort.ACTIEPUNT).count() == 2


def test_done_with_its_result_meets_the_deadline(kring):
    actiepunt = afgesproken(kring)
    deadline = zet_uit(actiepunt, by=kring.regieteam, now=NOW)

    klaar = rond_af(actiepunt, resultaat="Er is 120 euro ruimte.", by=kring.casemanager, now=NOW)

    deadline.refresh_from_db()
    assert (klaar.stand, klaar.resultaat) == (Actiestand.GEDAAN, "Er is 120 euro ruimte.")
    assert deadline.met_at == NOW
    with pytest.raises(NotYet, match="al gedaan"):
        rond_af(actiepunt, resultaat="Nog eens", by=kring.casemanager, now=NOW)


def test_late_is_open_and_past_its_day(kring):
    actiepunt = afgesproken(kring)

    assert not actiepunt.is_te_laat(over(14))
    assert actiepunt.is_te_laat(over(15))
    klaar = rond_af(actiepunt, resultaat="Gelukt", by=kring.casemanager, now=NOW)
    assert not klaar.is_te_laat(over(15))


def test_passed_on_is_a_new_row_that_names_the_one_before(kring):
    hulp = actor(Soort.SCHULDHULP)
    kring.deel(hulp)
    actiepunt = afgesproken(kring)
    oud = zet_uit(actiepunt, by=kring.regieteam, now=NOW)

    nieuw = draag_over(
        actiepunt,
        organisatie=hulp.organisatie,
        persoon=None,
        voor_op=over(20),
        reden="Hoort bij schuldhulp",
        by=kring.casemanager,
        now=NOW,
    )

    actiepunt.refresh_from_db()
    oud.refresh_from_db()
    assert (actiepunt.stand, actiepunt.voor_op) == (Actiestand.OVERGEDRAGEN, over(14))
    assert (nieuw.vorige, nieuw.wat, nieuw.soort) == (actiepunt, actiepunt.wat, actiepunt.soort)
    assert (oud.dropped_at, nieuw.deadline.organisatie) == (NOW, hulp.organisatie)


def test_an_action_moves_to_another_day_by_passing_it_on_to_its_owner(kring):
    actiepunt = afgesproken(kring)
    zelf = {"organisatie": actiepunt.organisatie, "persoon": actiepunt.persoon}
    doen = {"reden": "Meer tijd nodig", "by": kring.casemanager, "now": NOW}

    with pytest.raises(NotYet, match="al van deze eigenaar"):
        draag_over(actiepunt, **zelf, voor_op=actiepunt.voor_op, **doen)
    nieuw = draag_over(actiepunt, **zelf, voor_op=over(21), **doen)

    assert (nieuw.voor_op, nieuw.vorige) == (over(21), actiepunt)


@pytest.mark.rule("RT-17")
def test_the_action_of_jeugdbescherming_stays_before_the_eviction(kring):
    actiepunt = afgesproken(kring, Actiesoort.JEUGDBESCHERMING)
    aangekondigd(kring, over(20))

    with pytest.raises(NotYet, match="vóór de ontruiming"):
        draag_over(
            actiepunt,
            organisatie=actiepunt.organisatie,
            persoon=None,
            voor_op=over(20),
            reden="Later",
            by=kring.casemanager,
            now=NOW,
        )


def test_what_was_not_handed_out_is_passed_on_without_a_deadline(kring):
    nieuw = draag_over(
        afgesproken(kring),
        organisatie=kring.corporatie.organisatie,
        persoon=None,
        voor_op=over(5),
        reden="Van de verhuurder",
        by=kring.casemanager,
        now=NOW,
    )

    assert nieuw.deadline is None


VERPLICHT = [Actiesoort.BEWINDVOERING, Actiesoort.JEUGDBESCHERMING, Actiesoort.MELDPUNT]


@pytest.mark.rule("RT-13")
@pytest.mark.parametrize("soort", VERPLICHT)
def test_what_is_mandatory_lapses_only_by_a_new_decision_of_the_regieteam(kring, soort):
    actiepunt = afgesproken(kring, soort)
    zet_uit(actiepunt, by=kring.regieteam, now=NOW)

    for wie in (kring.casemanager, kring.regieteam):
        with pytest.raises(NotYet, match="nieuw besluit van het Regieteam"):
            laat_vervallen(actiepunt, reden="Niet nodig", by=wie, now=NOW)
    with pytest.raises(PermissionDenied):
        vervang(kring.casus, reden="Anders besloten", by=kring.casemanager, now=NOW)
    assert vervang(kring.casus, reden="Anders besloten", by=kring.regieteam, now=NOW) == 1

    actiepunt.refresh_from_db()
    assert (actiepunt.stand, actiepunt.resultaat) == (Actiestand.VERVALLEN, "Anders besloten")
    assert not kring.casus.deadlines.open().filter(soort=Deadlinesoort.ACTIEPUNT).exists()


def test_a_new_decision_leaves_its_own_actions_and_what_is_done(kring):
    oud, gedaan, nieuw = (afgesproken(kring) for _ in range(3))
    rond_af(gedaan, resultaat="Gelukt", by=kring.casemanager, now=NOW)

    aantal = vervang(kring.casus, behalve=[nieuw], reden="Nieuw", by=kring.regieteam, now=NOW)

    standen = [a.stand for a in Actiepunt.objects.filter(pk__in=[oud.pk, gedaan.pk, nieuw.pk])]
    assert (aantal, sorted(standen)) == (1, ["gedaan", "open", "vervallen"])


def test_an_ordinary_action_is_dropped_by_who_keeps_the_decision_not_by_its_owner(kring):
    actiepunt = afgesproken(kring, wie=kring.corporatie)

    with pytest.raises(PermissionDenied):
        laat_vervallen(actiepunt, reden="Niet nodig", by=kring.corporatie, now=NOW)
    assert laat_vervallen(actiepunt, reden="Al geregeld", by=kring.casemanager, now=NOW).resultaat


def test_another_organisation_does_nothing_with_an_action(kring):
    hulp, opvang = actor(Soort.SCHULDHULP), actor(Soort.OPVANG)
    kring.deel(hulp)
    kring.deel(opvang)
    actiepunt = afgesproken(kring)

    with pytest.raises(PermissionDenied):
        rond_af(actiepunt, resultaat="Gelukt", by=hulp, now=NOW)
    with pytest.raises(Actiepunt.DoesNotExist):
        rond_af(actiepunt, resultaat="Gelukt", by=opvang, now=NOW)
    with pytest.raises(Casus.DoesNotExist):
        rond_af(actiepunt, resultaat="Gelukt", by=actor(), now=NOW)


def test_a_shelter_reads_its_own_actions_only(kring):
    opvang = actor(Soort.OPVANG)
    kring.deel(opvang)
    eigen = afgesproken(kring, wie=opvang)
    afgesproken(kring)
    casus = kring.voor(opvang)

    gelezen = casus.actiepunten.leesbaar(opvang, toegang(casus, opvang))

    assert list(gelezen) == [eigen]
    assert rond_af(eigen, resultaat="Er is plek", by=opvang, now=NOW).resultaat == "Er is plek"


def iemand_anders(kring):
    return {"organisatie": actor(Soort.SCHULDHULP).organisatie, "persoon": None}


def zonder_besluit(kring):
    hulp = actor(Soort.SCHULDHULP)
    kring.deel(hulp, Rubriek.KERN, Rubriek.FINANCIEN)
    return {"organisatie": hulp.organisatie, "persoon": None}


@pytest.mark.parametrize(
    ("velden", "veld", "zin"),
    [
        (iemand_anders, "organisatie", "doet niet mee"),
        (zonder_besluit, "organisatie", "ziet het besluit niet"),
        (lambda k: {"persoon": UserFactory()}, "persoon", "werkt hier niet aan"),
        (lambda k: {"persoon": k.corporatie.user}, "persoon", "werkt hier niet aan"),
        (lambda k: {"voor_op": over(-1)}, "voor_op", "vanaf vandaag"),
        (lambda k: {"voor_op": over(3 * 365)}, "voor_op", "binnen twee jaar"),
        (lambda k: {"voor_op": date(9999, 12, 31)}, "voor_op", "binnen twee jaar"),
    ],
)
def test_an_action_that_cannot_be_is_refused_at_its_field(kring, velden, veld, zin):
    with pytest.raises(NotYet, match=zin) as gezien:
        afgesproken(kring, **velden(kring))

    assert gezien.value.veld == veld
    assert not kring.casus.actiepunten.exists()


def test_who_only_reads_the_decision_agrees_on_nothing(kring):
    jurist = actor(Soort.OCMW)
    kring.deel(jurist)

    with pytest.raises(PermissionDenied):
        afgesproken(kring, by=jurist)


def test_on_a_closed_case_nothing_is_done_about_actions(kring):
    actiepunt = afgesproken(kring)
    take_step(
        kring.casus,
        "afsluiten",
        by=kring.casemanager,
        now=NOW,
        afsluiting=Afsluiting(Resultaat.WONING_BEHOUDEN, "De huur is weer bij."),
    )

    with pytest.raises(NotYet, match="afgesloten"):
        rond_af(actiepunt, resultaat="Gelukt", by=kring.casemanager, now=NOW)


def aangekondigd(kring, dag):
    JuridischeStap.objects.create(
        casus=kring.casus,
        soort="ontruimingsdatum",
        datum=dag,
        organisatie=kring.corporatie.organisatie,
        vastgelegd_door=kring.corporatie.user,
        vastgelegd_at=NOW - timedelta(days=1),
    )


# --- Holding off


def opgeschort(kring, **velden):
    return schort_op(
        kring.casus,
        **{
            "tot": over(90),
            "bevroren_bedrag": Decimal("850"),
            "bevroren_op": VANDAAG,
            "termijn_tot": over(180),
            "by": kring.regieteam,
            "now": NOW,
            **velden,
        },
    )


@pytest.mark.rule("RT-12")
def test_a_suspension_runs_until_its_day_and_a_newer_one_takes_its_place(kring):
    eerste = opgeschort(kring)
    tweede = opgeschort(kring, tot=over(30))

    lopend = Opschorting.objects.lopend
    assert list(lopend(VANDAAG)) == [tweede]
    assert list(lopend(over(30))) == [tweede]
    assert not lopend(over(31)).exists()
    eerste.refresh_from_db()
    assert eerste.beeindigd_op == VANDAAG


@pytest.mark.rule("RT-12")
def test_only_the_regieteam_holds_off_and_only_it_ends_that(kring):
    with pytest.raises(PermissionDenied):
        opgeschort(kring, by=kring.casemanager)
    opgeschort(kring)
    with pytest.raises(PermissionDenied):
        beeindig(kring.casus, reden="Huur niet betaald", by=kring.casemanager, now=NOW)

    geeindigd = beeindig(kring.casus, reden="Scenario 2", by=kring.regieteam, now=NOW)

    assert geeindigd.beeindigd_reden == "Scenario 2"
    assert beeindig(kring.casus, reden="Nog eens", by=kring.regieteam, now=NOW) is None


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"tot": VANDAAG}, "opgeschort_tot"),
        ({"tot": over(-1)}, "opgeschort_tot"),
        ({"bevroren_bedrag": Decimal("-0.01")}, "bevroren_bedrag"),
        ({"bevroren_op": over(1)}, "bevroren_op"),
        ({"termijn_tot": VANDAAG}, "termijn_tot"),
    ],
)
def test_a_suspension_that_cannot_be_is_refused_at_its_field(kring, velden, veld):
    with pytest.raises(NotYet) as gezien:
        opgeschort(kring, **velden)

    assert gezien.value.veld == veld


@pytest.mark.rule("RT-12", "RT-14")
def test_back_on_the_agenda_after_a_breach_the_eviction_stays_held_off(kring):
    kring.casus = take_step(
        kring.casus,
        "agenderen",
        by=kring.regieteam,
        now=NOW,
        datum=VANDAAG,
        reden="De lopende huur is niet betaald.",
    )

    with pytest.raises(NotYet, match="opgeschort door het besluit"):
        leg_juridische_stap_vast(
            kring.casus,
            soort=Stapsoort.ONTRUIMINGSDATUM,
            datum=over(60),
            by=kring.corporatie,
            now=NOW,
        )


@pytest.mark.rule("RT-12")
def test_while_an_eviction_is_announced_it_is_called_off_first(kring):
    aangekondigd(kring, over(20))

    with pytest.raises(NotYet, match="gelast die eerst af"):
        opgeschort(kring)
