from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cases.actions.stappen import NotYet, take_step
from cases.choices import Resultaat, Status
from cases.models import Casus, JuridischeStap
from cases.stukken import Afsluiting
from contactplan.actions import (
    AlVastgelegd,
    OngeldigeUitkomst,
    heropen,
    leg_vast,
    rond_gesprek_af,
    start,
    volg_stilte,
    wijk_af,
)
from contactplan.afgesloten import stop_plannen
from contactplan.choices import Hulp, Stand, Startbericht
from contactplan.gesprek import herinner_aan_zittingen
from contactplan.models import Contactstap, Traject
from partners.choices import Rol, Soort
from tests.factories import AMSTERDAM, NOW, VANDAAG, actor, casus, deel

pytestmark = pytest.mark.django_db


def lokaal(tekst):
    return datetime.strptime(tekst, "%Y-%m-%d %H:%M").replace(tzinfo=AMSTERDAM)


@pytest.fixture
def ocmw():
    return actor(Soort.OCMW)


@pytest.fixture
def dossier(ocmw):
    verhuurder = actor()
    return deel(casus(by=verhuurder), ocmw, by=verhuurder)


@pytest.fixture
def traject(dossier, ocmw):
    return start(dossier, bericht=Startbericht.ACHTERSTAND, ontvangen_at=NOW, by=ocmw, now=NOW)


def open_stap(traject):
    return traject.stappen.open().get()


def vast(traject, uitkomst, ocmw, now, **anders):
    stap = open_stap(traject)
    return leg_vast(
        stap, **{"uitkomst": uitkomst, "gedaan_at": now, "by": ocmw, "now": now, **anders}
    )


def wat_staat_er(traject):
    stap = open_stap(traject)
    return stap.stap, timezone.localtime(stap.due_at).strftime("%d-%m %H:%M")


@pytest.mark.rule("OC-01", "OC-02")
def test_a_message_plans_the_call_of_the_same_day(traject, ocmw):
    assert wat_staat_er(traject) == ("bellen", "18-11 17:00")
    deadline = open_stap(traject).deadline
    assert (deadline.organisatie, deadline.persoon, deadline.rubriek) == (
        ocmw.organisatie,
        ocmw.user,
        "hulp",
    )


@pytest.mark.rule("OC-01")
def test_a_message_after_closing_time_counts_from_the_next_working_day(dossier, ocmw):
    laat = lokaal("2026-11-18 17:01")

    traject = start(dossier, bericht=Startbericht.ACHTERSTAND, ontvangen_at=laat, by=ocmw, now=laat)

    assert wat_staat_er(traject) == ("bellen", "19-11 17:00")


@pytest.mark.rule("OC-01")
def test_a_petition_needs_the_dated_permission_of_the_landlord(dossier, ocmw):
    with pytest.raises(NotYet, match="toestemming"):
        start(dossier, bericht="verzoekschrift", ontvangen_at=NOW, by=ocmw, now=NOW)

    assert start(
        dossier,
        bericht="verzoekschrift",
        ontvangen_at=NOW,
        toestemming_op=NOW.date(),
        by=ocmw,
        now=NOW,
    )


@pytest.mark.rule("LAW-04")
def test_no_file_comes_from_a_copy_the_tenant_objected_to(dossier, ocmw):
    dossier.juridische_stappen.create(
        soort="verzet_huurder",
        datum=NOW.date(),
        organisatie=dossier.corporatie,
        vastgelegd_door=ocmw.user,
        vastgelegd_at=NOW,
    )

    with pytest.raises(NotYet, match="bezwaar"):
        start(dossier, bericht="vordering", ontvangen_at=NOW, by=ocmw, now=NOW)
    assert start(dossier, bericht="achterstand", ontvangen_at=NOW, by=ocmw, now=NOW)


def test_one_plan_at_a_time_and_not_before_the_message_came(dossier, traject, ocmw):
    with pytest.raises(NotYet, match="loopt al"):
        start(dossier, bericht="achterstand", ontvangen_at=NOW, by=ocmw, now=NOW)
    rond_gesprek_af(traject, hulp=Hulp.GEWEIGERD, reden="Wil niet", by=ocmw, now=NOW)
    with pytest.raises(NotYet, match="toekomst"):
        start(
            dossier,
            bericht="achterstand",
            ontvangen_at=NOW + timedelta(minutes=1),
            by=ocmw,
            now=NOW,
        )


@pytest.mark.rule("OC-04", "OC-07", "OC-08", "OC-09")
def test_a_client_who_never_answers_meets_a_door_ajar(traject, ocmw):
    vast(traject, "niet_bereikt", ocmw, NOW)
    assert wat_staat_er(traject) == ("opnieuw_bellen", "19-11 12:00")
    vast(traject, "niet_bereikt", ocmw, lokaal("2026-11-19 11:00"))
    assert wat_staat_er(traject) == ("huisbezoek", "20-11 17:00")
    vast(traject, "niemand", ocmw, lokaal("2026-11-19 15:00"), achtergelaten=["folder"])
    assert wat_staat_er(traject) == ("ruimte_geven", "23-11 17:00")
    assert open_stap(traject).deadline is None
    assert (volg_stilte(now=lokaal("2026-11-23 17:00")), Traject.objects.get().stand) == (
        0,
        Stand.LOOPT,
    )
    avond = lokaal("2026-11-23 17:01")
    assert (volg_stilte(now=avond), volg_stilte(now=avond)) == (1, 0)
    assert wat_staat_er(traject) == ("laatste_bezoek", "24-11 17:00")
    vast(traject, "niet_binnen", ocmw, lokaal("2026-11-24 10:00"))
    traject.refresh_from_db()
    assert traject.stand == Stand.DEUR_OP_EEN_KIER
    assert not traject.casus.deadlines.open().filter(rubriek="hulp").exists()


def zitting(dossier, dag):
    """A hearing on this day, in a procedure that has begun."""
    for soort, op in (("vordering", VANDAAG), ("zitting", dag)):
        JuridischeStap.objects.create(
            casus=dossier, soort=soort, datum=op, organisatie=dossier.corporatie,
            vastgelegd_door=dossier.deelnames.first().toegevoegd_door, vastgelegd_at=NOW,
        )  # fmt: skip


@pytest.mark.rule("OC-04", "OC-13")
def test_the_reminder_of_a_hearing_stands_beside_a_step_of_the_same_moment(traject, ocmw):
    """The visit is due on Friday at closing time, and so is the reminder of Monday's hearing."""
    zitting(traject.casus, date(2026, 11, 23))
    assert herinner_aan_zittingen(now=NOW) == 1

    vast(traject, "weigert", ocmw, NOW)

    assert wat_staat_er(traject) == ("huisbezoek", "20-11 17:00")
    assert traject.casus.deadlines.open().filter(regel="OC-13").get().due_at == (
        open_stap(traject).due_at
    )


@pytest.mark.rule("OC-13")
def test_the_beat_reminds_of_a_hearing_tomorrow_beside_a_call_that_is_due_today(traject):
    zitting(traject.casus, VANDAAG + timedelta(days=1))

    assert herinner_aan_zittingen(now=NOW) == 1


@pytest.mark.rule("OC-08")
def test_a_closed_case_gets_no_last_visit(traject, ocmw):
    vast(traject, "niet_bereikt", ocmw, NOW)
    vast(traject, "niet_bereikt", ocmw, lokaal("2026-11-19 11:00"))
    vast(traject, "niemand", ocmw, lokaal("2026-11-19 15:00"))
    Casus.objects.update(
        status=Status.AFGESLOTEN, resultaat="verhuisd", afgesloten_op=timezone.localdate()
    )

    assert volg_stilte(now=lokaal("2026-11-23 17:01")) == 0


@pytest.mark.rule("OC-03")
def test_accepted_help_plans_the_appointment_at_home(traject, ocmw):
    afspraak = lokaal("2026-11-20 14:00")

    vast(traject, "aanvaardt", ocmw, NOW, afspraak_at=afspraak)

    stap = open_stap(traject)
    assert (stap.stap, stap.afspraak_at) == ("afspraak_thuis", afspraak)
    traject.refresh_from_db()
    assert traject.hulp == Hulp.AANVAARD


@pytest.mark.rule("OC-03")
@pytest.mark.parametrize("dag", ["18-11", "19-11", "23-11"], ids=["today", "day 2", "after day 3"])
def test_the_appointment_decides_the_day_and_its_hour_stands_in_the_work(traject, ocmw, dag):
    afspraak = lokaal(f"2026-{dag[3:]}-{dag[:2]} 14:00")

    vast(traject, "aanvaardt", ocmw, NOW, afspraak_at=afspraak)

    stap = open_stap(traject)
    assert wat_staat_er(traject) == ("afspraak_thuis", f"{dag} 23:59")
    assert (stap.vanaf, stap.deadline.due_at) == (afspraak.date(), stap.due_at)
    assert stap.deadline.wat == "Ga op de afgesproken tijd bij de cliënt thuis langs, om 14:00"


@pytest.mark.rule("OC-03")
@pytest.mark.parametrize(("moment", "te_laat"), [("19-11 17:30", False), ("20-11 09:00", True)])
def test_who_was_there_on_the_day_of_the_appointment_was_in_time(traject, ocmw, moment, te_laat):
    vast(traject, "aanvaardt", ocmw, NOW, afspraak_at=lokaal("2026-11-19 16:45"))

    stap = vast(traject, "binnen", ocmw, lokaal(f"2026-{moment[3:5]}-{moment[:2]} {moment[6:]}"))

    assert stap.te_laat is te_laat


@pytest.mark.rule("OC-07")
def test_a_response_on_any_day_ends_the_chase(traject, ocmw):
    vast(traject, "niet_bereikt", ocmw, NOW)
    vast(traject, "reactie", ocmw, lokaal("2026-11-19 09:00"))

    traject.refresh_from_db()
    assert (traject.stand, traject.stappen.open().count()) == (Stand.IN_GESPREK, 0)


def test_a_late_record_is_marked_late_and_the_plan_goes_on_from_there(traject, ocmw):
    laat = lokaal("2026-11-20 09:00")

    stap = vast(traject, "niet_bereikt", ocmw, laat)

    assert stap.te_laat
    assert wat_staat_er(traject) == ("opnieuw_bellen", "20-11 17:00")


def test_what_was_done_in_time_and_written_down_later_is_not_late(traject, ocmw):
    stap = vast(traject, "niet_bereikt", ocmw, lokaal("2026-11-19 09:00"), gedaan_at=NOW)

    assert not stap.te_laat
    assert stap.deadline.met_at is None
    assert type(stap.deadline).objects.get(pk=stap.deadline_id).met_at == NOW


@pytest.mark.rule("OC-10")
def test_a_reasoned_departure_is_not_late_and_the_plan_goes_on(traject, ocmw):
    laat = lokaal("2026-11-19 09:00")

    stap = wijk_af(
        open_stap(traject),
        reden="Cliënt ligt in het ziekenhuis",
        dan="huisbezoek",
        by=ocmw,
        now=laat,
    )

    assert not stap.te_laat
    assert type(stap.deadline).objects.get(pk=stap.deadline_id).dropped_at == laat
    assert wat_staat_er(traject)[0] == "huisbezoek"


@pytest.mark.rule("OC-09")
def test_the_door_ajar_opens_at_once_as_a_known_file(traject, ocmw):
    wijk_af(open_stap(traject), reden="Verhuisd", dan=None, by=ocmw, now=NOW)

    nieuw = heropen(traject, reden="Belde zelf", by=ocmw, now=NOW)

    assert (nieuw.nummer, nieuw.stand, nieuw.bericht) == (2, Stand.IN_GESPREK, "client")
    with pytest.raises(NotYet, match="loopt al"):
        heropen(traject, reden="Nog eens", by=ocmw, now=NOW)


@pytest.mark.rule("OC-05")
def test_a_form_sent_twice_is_recorded_once(traject, ocmw):
    stap, sleutel = open_stap(traject), uuid4()

    eerste = leg_vast(
        stap, uitkomst="niet_bereikt", gedaan_at=NOW, by=ocmw, now=NOW, inzending=sleutel
    )
    tweede = leg_vast(
        stap, uitkomst="niet_bereikt", gedaan_at=NOW, by=ocmw, now=NOW, inzending=sleutel
    )

    assert (eerste.pk, Contactstap.objects.count()) == (tweede.pk, 2)
    with pytest.raises(AlVastgelegd):
        leg_vast(stap, uitkomst="aanvaardt", gedaan_at=NOW, by=ocmw, now=NOW, inzending=uuid4())


def test_an_outcome_the_plan_does_not_know_is_refused(traject, ocmw):
    with pytest.raises(OngeldigeUitkomst):
        vast(traject, "binnen", ocmw, NOW)


@pytest.mark.rule("OC-15")
@pytest.mark.parametrize(
    ("soort", "rol"),
    [(Soort.CORPORATIE, Rol.MEDEWERKER), (Soort.OCMW, Rol.JURIST), (Soort.OPVANG, Rol.MEDEWERKER)],
)
def test_who_may_not_write_help_starts_no_plan(soort, rol):
    iemand, verhuurder = actor(soort, rol), actor()
    gezien = deel(casus(by=verhuurder), iemand, by=verhuurder)

    with pytest.raises(PermissionDenied):
        start(gezien, bericht="achterstand", ontvangen_at=NOW, by=iemand, now=NOW)


@pytest.mark.rule("OC-15")
def test_nothing_of_the_plan_stands_on_the_timeline_of_the_landlord(traject, ocmw):
    vast(traject, "weigert", ocmw, NOW, toelichting="Schaamt zich")

    regels = traject.casus.gebeurtenissen.filter(soort="contactplan")

    assert {regel.rubriek for regel in regels} == {"hulp"}


def test_another_organisation_records_nothing_in_this_plan(dossier, traject):
    andere = actor(Soort.HULPVERLENING)

    with pytest.raises(Casus.DoesNotExist):
        vast(traject, "niet_bereikt", andere, NOW)


def test_a_recorded_call_leaves_the_case_of_the_landlord_where_it_is(traject, ocmw):
    vast(traject, "niet_bereikt", ocmw, NOW)

    assert Casus.objects.get().status == Status.SIGNAAL


# --- The case is closed while the plan runs


def sluit(dossier, verhuurder):
    take_step(dossier, "oppakken", by=verhuurder, now=NOW, contact_gezocht=True)
    return take_step(
        dossier, "afsluiten", by=verhuurder, now=NOW, afsluiting=Afsluiting(Resultaat.REGELING)
    )


@pytest.fixture
def verhuurder():
    return actor()


@pytest.fixture
def dossier_van(verhuurder, ocmw):
    return deel(casus(by=verhuurder), ocmw, by=verhuurder)


@pytest.mark.rule("OC-09", "OC-17")
def test_a_closed_case_leaves_no_step_behind_without_a_deadline(dossier_van, verhuurder, ocmw):
    velden = {"bericht": Startbericht.ACHTERSTAND, "ontvangen_at": NOW, "by": ocmw, "now": NOW}
    traject = start(dossier_van, **velden)
    assert stop_plannen(now=NOW) == 0
    sluit(dossier_van, verhuurder)
    take_step(dossier_van, "heropenen", by=verhuurder, now=NOW, reden="Weer schuld")

    assert [stop_plannen(now=NOW), stop_plannen(now=NOW)] == [1, 0]

    traject.refresh_from_db()
    assert (traject.stand, traject.reden) == (Stand.GESTOPT, "De casus is afgesloten.")
    assert not traject.stappen.open().exists()
    later = NOW + timedelta(days=1)
    nieuw = start(dossier_van, **velden | {"ontvangen_at": later, "now": later})
    assert nieuw.nummer == 2
    assert open_stap(nieuw).deadline in dossier_van.deadlines.open()


@pytest.mark.rule("OC-09")
def test_who_calls_after_the_case_was_closed_is_a_known_file_at_once(dossier_van, verhuurder, ocmw):
    eerst = start(dossier_van, bericht=Startbericht.ACHTERSTAND, ontvangen_at=NOW, by=ocmw, now=NOW)
    sluit(dossier_van, verhuurder)

    nieuw = heropen(eerst, reden="Belt zelf", by=ocmw, now=NOW)

    eerst.refresh_from_db()
    assert (eerst.stand, nieuw.stand, nieuw.nummer) == (Stand.GESTOPT, Stand.IN_GESPREK, 2)
    assert Casus.objects.get(pk=dossier_van.pk).status == Status.PREVENTIE
