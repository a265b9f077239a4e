"""Deciding together: what a decision needs, what it brings about, and that it stays."""

from copy import deepcopy
from datetime import time, timedelta
from decimal import Decimal

import psycopg2
import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from cases.actions.stappen import NotYet
from cases.choices import Deadlinesoort, Deelnamerol, Gebeurtenissoort, Stapsoort, Status
from cases.models import Casus, Huishouden
from partners.choices import Rol, Soort
from regieteam.actions.behandelen import keur_compleet
from regieteam.actions.besluiten import (
    Behandeld,
    Onvolledig,
    bewaar_concept,
    houd_aan,
    leg_besluit_vast,
    verwijs_terug,
)
from regieteam.actions.melding import begin as begin_melding
from regieteam.actions.melding import teksten_van
from regieteam.choices import Bewindadvies, Meldingstand, Puntstand, Vergaderstand
from regieteam.models import (
    Aanwezigheid,
    Agendapunt,
    Besluit,
    Besluitactie,
    Besluitdeelnemer,
    Besluitveld,
    Kostencijfer,
    Vergadering,
)
from regieteam.stukken import Voorstel
from tests.factories import NOW, VANDAAG, actor, deel, voor
from tests.regieteam import bouw
from tests.regieteam.aan_tafel import Tafel
from tests.regieteam.formulier import gemeld
from uitvoering.actions.voorwaarden import controleer
from uitvoering.choices import Actiesoort, Actiestand
from uitvoering.models import Actiepunt

pytestmark = pytest.mark.django_db

DAG = timedelta(days=1)
A = Actiesoort


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    return Tafel()


@pytest.fixture
def tafel(gebouwd):
    return deepcopy(gebouwd)


@pytest.mark.rule("RT-12")
def test_a_decision_of_scenario_1_is_one_whole(tafel):
    besluit = tafel.besluit()

    casus = voor(tafel.casus, tafel.corporatie)
    assert (casus.status, casus.casemanager) == (Status.VOORKOMEN, tafel.hulp.user)
    rol = casus.deelnames.get(organisatie=tafel.hulp.organisatie).rol
    assert rol == Deelnamerol.CASEMANAGER
    opschorting = besluit.opschorting
    assert (opschorting.tot, opschorting.bevroren_bedrag) == (
        VANDAAG + 90 * DAG,
        Decimal("1200.50"),
    )
    assert (opschorting.bevroren_op, opschorting.termijn_tot) == (VANDAAG, VANDAAG + 90 * DAG)
    assert [a.actiepunt.wat for a in besluit.acties.all()] == ["Inkomen bekijken"]
    assert [(d.naam, d.organisatie) for d in besluit.deelnemers.all()] == [
        ("Sanne Hoekstra", tafel.corporatie.organisatie),
        ("Ruud Vermeulen", tafel.team.organisatie),
    ]
    punt = Agendapunt.objects.get()
    assert (punt.stand, punt.behandeld_at, punt.behandeld_door) == (
        Puntstand.BESLOTEN,
        NOW,
        tafel.team.voorzitter.user,
    )
    assert punt.versie == tafel.punt.versie + 1
    assert set(punt.aanwezig.all()) == set(tafel.mensen)
    assert casus.meldingen.get().stand == Meldingstand.BEHANDELD
    regel = casus.gebeurtenissen.get(soort=Gebeurtenissoort.BESLUIT)
    assert regel.titel == "Besluit: Scenario 1: uitzetting voorkomen"
    assert regel.tekst == "Er is inkomen, en wil om te betalen."


@pytest.mark.rule("RT-15")
def test_a_decision_of_scenario_2_has_a_casemanager_and_no_suspension(tafel):
    besluit = tafel.besluit(tafel.ontruimen())

    casus = voor(tafel.casus, tafel.corporatie)
    assert (casus.status, casus.casemanager) == (Status.ONTRUIMEN, tafel.hulp.user)
    assert besluit.opschorting is None
    assert besluit.tweede_kans_overwogen == "Nee: er is geen zicht op betaling."


@pytest.mark.rule("RT-05", "RT-12", "RT-15")
def test_a_decision_asks_its_casemanager_for_a_plan_and_gives_another_one_all_the_work(tafel):
    tafel.besluit()
    eerste = tafel.hulp
    plan = tafel.casus.deadlines.open().get(soort=Deadlinesoort.PLAN)
    assert (plan.persoon, plan.organisatie) == (eerste.user, eerste.organisatie)
    tafel.opnieuw()
    tweede = actor(organisatie=eerste.organisatie)

    tafel.besluit(tafel.ontruimen(casemanager=tweede.user, acties=(tafel.actie(A.MELDPUNT),)))

    deadlines = tafel.casus.deadlines.open()
    assert deadlines.get(soort=Deadlinesoort.PLAN).persoon == tweede.user
    assert not deadlines.filter(persoon=eerste.user).exists()
    actie = tafel.casus.actiepunten.get(soort=A.GEWOON, stand=Actiestand.OPEN)
    assert (actie.wat, actie.persoon) == ("Inkomen bekijken", tweede.user)


ONTBREEKT = [
    # what is left out                                    where the sentence stands, its beginning
    ({"te_voorkomen": None}, "te_voorkomen", "Beantwoord de drie vragen"),
    ({"stappen": " "}, "stappen", "Beantwoord de drie vragen"),
    ({"meldpunt_nodig": None}, "meldpunt_nodig", "Beantwoord de drie vragen"),
    ({"waarom": ""}, "waarom", "Vul in waarom"),
    ({"weging": " "}, "weging", "Schrijf op hoe jullie het belang"),
    ({"aan_tafel": ()}, "aan_tafel", "Noteer wie er beslisten"),
    ({"casemanager": None}, "casemanager", "Wijs een casemanager aan"),
    ({"acties": ()}, "acties", "Spreek ten minste één actie af"),
    ({"opgeschort_tot": None}, "opgeschort_tot", "Vul in tot wanneer"),
    ({"opgeschort_tot": VANDAAG}, "opgeschort_tot", "Vul in tot wanneer"),
    ({"bevroren_bedrag": None}, "bevroren_bedrag", "Vul in op welk bedrag"),
    ({"bevroren_op": None}, "bevroren_bedrag", "Vul in op welk bedrag"),
    ({"termijn_tot": None}, "termijn_tot", "Vul in welke termijn"),
    ({"meldpunt_nodig": True}, "acties", "Zet er een actie bij: melden bij het Meldpunt"),
    ({"bewindadvies": "volgen"}, "acties", "Wie het advies volgt"),
    ({"bewindadvies": "afwijken"}, "bewind_reden", "Schrijf op waarom jullie van het advies"),
]


@pytest.mark.rule("RT-06", "RT-11", "RT-12", "RT-13")
@pytest.mark.parametrize(("anders", "veld", "zin"), ONTBREEKT)
def test_what_is_missing_stands_at_its_question(anders, veld, zin, tafel):
    with pytest.raises(Onvolledig) as fout:
        tafel.besluit(tafel.voorkomen(**anders))

    assert any(v == veld and z.startswith(zin) for v, z in fout.value.zinnen), fout.value.zinnen
    assert tafel.status() == Status.GEAGENDEERD
    assert not Besluit.objects.exists()


@pytest.mark.rule("RT-11")
def test_without_an_answer_nothing_is_asked_that_belongs_to_one_of_the_two(tafel):
    """The page shows the questions about the suspension only after an answer."""
    leeg = tafel.voorkomen(
        te_voorkomen=None, opgeschort_tot=None, bevroren_bedrag=None, termijn_tot=None
    )

    with pytest.raises(Onvolledig) as fout:
        tafel.besluit(leeg)

    [(veld, zin)] = fout.value.zinnen
    assert veld == "te_voorkomen"
    assert zin.startswith("Beantwoord de drie vragen")


@pytest.mark.rule("RT-15")
def test_scenario_2_asks_for_a_casemanager_too(tafel):
    with pytest.raises(Onvolledig, match="Wijs een casemanager aan"):
        tafel.besluit(tafel.ontruimen(casemanager=None))


@pytest.mark.rule("NZ-02")
def test_scenario_2_says_whether_a_second_chance_was_considered(tafel):
    with pytest.raises(Onvolledig) as fout:
        tafel.besluit(tafel.ontruimen(tweede_kans_overwogen=""))

    assert [veld for veld, _ in fout.value.zinnen] == ["tweede_kans_overwogen"]


def test_everything_that_is_missing_is_said_at_once(tafel):
    with pytest.raises(Onvolledig) as fout:
        tafel.besluit(Voorstel(te_voorkomen=True))

    velden = {veld for veld, _ in fout.value.zinnen}
    assert velden == {
        "stappen", "waarom", "weging", "aan_tafel", "casemanager", "acties", "opgeschort_tot",
        "bevroren_bedrag", "termijn_tot",
    }  # fmt: skip


@pytest.mark.rule("RT-11")
def test_two_people_of_one_organisation_do_not_decide_together(tafel):
    samen = (tafel.mensen[1], tafel.zit(tafel.team.lid, "Tweede lid"))

    with pytest.raises(Onvolledig, match="ten minste twee organisaties"):
        tafel.besluit(tafel.voorkomen(aan_tafel=samen))


@pytest.mark.rule("RT-11")
def test_whoever_decides_takes_part_in_the_case_and_sits_in_this_meeting(tafel):
    vreemd = tafel.zit(actor(Soort.SCHULDHULP), "Iemand anders")
    elders = Aanwezigheid.objects.create(
        vergadering=bouw.vergadering(tafel.team, over=1),
        organisatie=tafel.corporatie.organisatie,
        naam="Van een andere keer",
    )
    for mens in (vreemd, elders):
        with pytest.raises(Onvolledig, match=f"{mens.naam} hoort niet bij dit punt"):
            tafel.besluit(tafel.voorkomen(aan_tafel=(*tafel.mensen, mens)))


@pytest.mark.rule("RT-12", "RT-15")
@pytest.mark.parametrize(
    ("soort", "doet_mee", "mag"),
    [
        (Soort.HULPVERLENING, False, False),
        (Soort.HULPVERLENING, True, True),
        (Soort.GEMEENTE, True, True),
        (Soort.CORPORATIE, True, False),
    ],
)
def test_a_casemanager_is_of_an_organisation_that_takes_part_and_is_no_landlord(
    soort, doet_mee, mag, tafel
):
    wie = actor(soort)
    if doet_mee:
        deel(tafel.casus, wie, by=tafel.corporatie)
    voorstel = tafel.voorkomen(casemanager=wie.user, casemanager_organisatie=wie.organisatie)

    if mag:
        assert tafel.besluit(voorstel).casemanager == wie.user
        return
    with pytest.raises(Onvolledig) as fout:
        tafel.besluit(voorstel)
    assert [veld for veld, _ in fout.value.zinnen] == ["casemanager"]


def test_a_casemanager_works_for_the_organisation_she_is_appointed_for(tafel):
    ander = actor(Soort.HULPVERLENING)
    jurist = actor(Soort.HULPVERLENING, Rol.JURIST, organisatie=tafel.hulp.organisatie)

    for user in (ander.user, jurist.user, tafel.team.lid.user):
        with pytest.raises(Onvolledig, match="een organisatie die meedoet"):
            tafel.besluit(tafel.voorkomen(casemanager=user))


def test_an_action_belongs_to_who_takes_part(tafel):
    vreemd = actor(Soort.SCHULDHULP)
    actie = tafel.actie(organisatie=vreemd.organisatie, persoon=None, rij="actie-3")

    with pytest.raises(Onvolledig) as fout:
        tafel.besluit(tafel.voorkomen(acties=(actie,)))

    [(veld, zin)] = fout.value.zinnen
    assert veld == "actie-3-wie"
    assert "doet niet mee" in zin
    assert tafel.status() == Status.GEAGENDEERD


@pytest.mark.rule("RT-06")
def test_the_cost_figure_is_frozen_with_its_source(tafel):
    Kostencijfer.objects.create(
        wat="voorkomen", bedrag=7000, bron="Eigen meting", geldig_vanaf=VANDAAG
    )

    besluit = tafel.besluit()
    Kostencijfer.objects.update(bedrag=1)

    besluit = Besluit.objects.get(pk=besluit.pk)
    assert (besluit.kosten_ontruiming, besluit.kosten_voorkomen) == (100_000, 7000)
    assert "Eigen meting" in besluit.kosten_bron
    assert "woningcorporatie in Brabant" in besluit.kosten_bron


@pytest.mark.rule("RT-11")
def test_the_meldpunt_gets_an_action(tafel):
    besluit = tafel.besluit(tafel.voorkomen(meldpunt_nodig=True, acties=(tafel.actie(A.MELDPUNT),)))

    assert besluit.acties.get().actiepunt.soort == A.MELDPUNT


@pytest.mark.rule("RT-13")
def test_following_the_advice_is_a_mandatory_action(tafel):
    acties = (tafel.actie(), tafel.actie(A.BEWINDVOERING))

    besluit = tafel.besluit(tafel.voorkomen(bewindadvies="volgen", acties=acties))

    soorten = [a.actiepunt.soort for a in besluit.acties.all()]
    assert sorted(soorten) == [A.BEWINDVOERING, A.GEWOON]
    assert besluit.bewindadvies == Bewindadvies.VOLGEN


@pytest.mark.rule("RT-13")
def test_only_a_new_decision_departs_from_the_advice(tafel):
    acties = (tafel.actie(), tafel.actie(A.BEWINDVOERING))
    eerste = tafel.besluit(tafel.voorkomen(bewindadvies="volgen", acties=acties))
    tafel.opnieuw()

    tafel.besluit(tafel.voorkomen(bewindadvies="afwijken", bewind_reden="Haar dochter helpt."))

    stand = {a.actiepunt.soort: a.actiepunt.stand for a in eerste.acties.all()}
    assert stand == {A.GEWOON: Actiestand.OPEN, A.BEWINDVOERING: Actiestand.VERVALLEN}


@pytest.mark.rule("RT-13")
def test_advice_that_was_given_is_answered_in_a_new_decision(tafel):
    tafel.besluit(tafel.voorkomen(bewindadvies="volgen", acties=(tafel.actie(A.BEWINDVOERING),)))
    tafel.opnieuw()

    with pytest.raises(Onvolledig, match="Schuldhulp adviseerde bewindvoering"):
        tafel.besluit(tafel.voorkomen())
    besluit = tafel.besluit(tafel.voorkomen(bewindadvies="volgen"))

    assert besluit.bewindadvies == Bewindadvies.VOLGEN


@pytest.mark.rule("RT-13")
def test_departing_and_agreeing_on_it_all_the_same_is_refused(tafel):
    with pytest.raises(Onvolledig, match="spreekt geen bewindvoering af"):
        tafel.besluit(
            tafel.voorkomen(
                bewindadvies="afwijken",
                bewind_reden="Haar dochter helpt.",
                acties=(tafel.actie(A.BEWINDVOERING),),
            )
        )


@pytest.mark.rule("RT-17")
def test_children_at_risk_have_jeugdbescherming_before_the_eviction(tafel):
    tafel.kind()
    dag = VANDAAG + 20 * DAG
    for acties in (
        (tafel.actie(),),
        (tafel.actie(A.JEUGDBESCHERMING, voor_op=dag),),
        (tafel.actie(A.JEUGDBESCHERMING, voor_op=dag + DAG),),
    ):
        with pytest.raises(Onvolledig) as fout:
            tafel.besluit(tafel.ontruimen(ontruimingsdatum=dag, acties=acties))
        assert [veld for veld, _ in fout.value.zinnen] == ["acties"]

    op_tijd = tafel.actie(A.JEUGDBESCHERMING, voor_op=dag - DAG)
    besluit = tafel.besluit(tafel.ontruimen(ontruimingsdatum=dag, acties=(op_tijd,)))
    assert besluit.ontruimingsdatum == dag


@pytest.mark.rule("RT-17")
def test_a_date_typed_here_does_not_move_the_one_that_was_announced(tafel):
    tafel.kind()
    aangezegd = VANDAAG + 10 * DAG
    tafel.juridisch(Stapsoort.ONTRUIMINGSDATUM, aangezegd)
    laat = tafel.actie(A.JEUGDBESCHERMING, voor_op=aangezegd + DAG)

    with pytest.raises(Onvolledig, match="Die datum geldt"):
        tafel.besluit(tafel.ontruimen(ontruimingsdatum=aangezegd + 30 * DAG, acties=(laat,)))


@pytest.mark.rule("RT-17")
@pytest.mark.parametrize("nieuw", [None, VANDAAG + 20 * DAG])
def test_a_day_that_went_by_does_not_keep_jeugdbescherming_away(tafel, nieuw):
    """The eviction did not take place; nothing can be done before that day any more."""
    tafel.kind()
    tafel.juridisch(Stapsoort.ONTRUIMINGSDATUM, VANDAAG - 5 * DAG)
    actie = tafel.actie(A.JEUGDBESCHERMING, voor_op=VANDAAG + 7 * DAG)
    with pytest.raises(Onvolledig):
        tafel.besluit(tafel.ontruimen(ontruimingsdatum=nieuw))

    besluit = tafel.besluit(tafel.ontruimen(ontruimingsdatum=nieuw, acties=(actie,)))

    assert (besluit.ontruimingsdatum, tafel.status()) == (nieuw, Status.ONTRUIMEN)
    assert tafel.casus.actiepunten.get(soort=A.JEUGDBESCHERMING).voor_op == VANDAAG + 7 * DAG


@pytest.mark.rule("RT-12")
def test_no_suspension_while_an_eviction_date_stands(tafel):
    tafel.juridisch(Stapsoort.ONTRUIMINGSDATUM, VANDAAG + 10 * DAG)

    with pytest.raises(Onvolledig) as fout:
        tafel.besluit()

    [(veld, zin)] = fout.value.zinnen
    assert veld == "opgeschort_tot"
    assert "gelast die eerst af" in zin
    assert not Besluit.objects.exists()


def test_only_who_decides_for_this_regieteam_decides(tafel):
    ander_team = bouw.team("Ander Regieteam")
    deel(tafel.casus, ander_team.voorzitter, by=tafel.corporatie)
    # Acting for the same Regieteam as who only coordinates it, as the landlord, as a helper.
    for wie in (tafel.team.coordinator, tafel.corporatie, tafel.hulp, ander_team.voorzitter):
        for doe in (
            lambda by: leg_besluit_vast(tafel.punt, tafel.voorkomen(), by=by, now=NOW),
            lambda by: houd_aan(tafel.punt, reden="Later", tot=VANDAAG + DAG, by=by, now=NOW),
            lambda by: verwijs_terug(tafel.punt, reden="Te vroeg", by=by, now=NOW),
            lambda by: bewaar_concept(tafel.punt, {"stappen": "x"}, {}, by=by, now=NOW),
        ):
            with pytest.raises(PermissionDenied):
                doe(wie)
    with pytest.raises(Casus.DoesNotExist):
        leg_besluit_vast(tafel.punt, tafel.voorkomen(), by=bouw.team("Ver weg").voorzitter, now=NOW)
    assert tafel.status() == Status.GEAGENDEERD


def test_whoever_comes_second_hears_who_was_first(tafel):
    eerste = tafel.besluit()

    for doe in (
        tafel.besluit,
        lambda: houd_aan(tafel.punt, reden="x", tot=VANDAAG + DAG, by=tafel.team.lid, now=NOW),
        lambda: verwijs_terug(tafel.punt, reden="x", by=tafel.team.lid, now=NOW),
        lambda: bewaar_concept(tafel.punt, {"stappen": "x"}, {}, by=tafel.team.lid, now=NOW),
    ):
        with pytest.raises(Behandeld) as fout:
            doe()
        assert fout.value.punt.behandeld_door == tafel.team.voorzitter.user
    assert Besluit.objects.get() == eerste


def test_nothing_is_decided_before_the_meeting_or_after_it_closed(tafel):
    Vergadering.objects.update(begint_at=NOW + DAG)
    with pytest.raises(NotYet, match="pas op 19 november 2026"):
        tafel.besluit()

    Vergadering.objects.update(begint_at=NOW - DAG, stand=Vergaderstand.BEVESTIGD)
    with pytest.raises(NotYet, match="al klaar"):
        tafel.besluit()


@pytest.mark.rule("RT-11")
def test_adjourning_has_a_reason_and_a_new_date(tafel):
    for reden, tot in ((" ", VANDAAG + DAG), ("Later", None), ("Later", VANDAAG)):
        with pytest.raises(NotYet):
            houd_aan(tafel.punt, reden=reden, tot=tot, by=tafel.team.lid, now=NOW)

    punt = houd_aan(
        tafel.punt, reden="Inkomen nog niet bekend", tot=VANDAAG + 14 * DAG,
        by=tafel.team.lid, now=NOW,
    )  # fmt: skip

    assert tafel.status() == Status.AANGEHOUDEN
    assert (punt.stand, punt.uitkomst_reden, punt.tot) == (
        Puntstand.AANGEHOUDEN,
        "Inkomen nog niet bekend",
        VANDAAG + 14 * DAG,
    )
    assert tafel.casus.meldingen.get().stand == Meldingstand.COMPLEET


def test_an_adjourned_case_waits_for_the_regieteam_until_it_is_on_an_agenda_again(tafel):
    tot = VANDAAG + 14 * DAG
    houd_aan(tafel.punt, reden="Inkomen onbekend", tot=tot, by=tafel.team.lid, now=NOW)

    [deadline] = tafel.casus.deadlines.open().filter(soort="bespreking")
    assert deadline.due_at.date() == tot
    assert (deadline.organisatie, deadline.persoon) == (tafel.team.organisatie, None)

    tafel.opnieuw()
    deadline.refresh_from_db()
    assert deadline.met_at == NOW


def test_sending_back_has_a_reason_and_ends_the_report(tafel):
    with pytest.raises(NotYet, match="Schrijf de reden op"):
        verwijs_terug(tafel.punt, reden=" ", by=tafel.team.lid, now=NOW)

    verwijs_terug(tafel.punt, reden="Hulp is net begonnen", by=tafel.team.lid, now=NOW)

    assert tafel.status() == Status.PREVENTIE
    assert tafel.casus.meldingen.get().stand == Meldingstand.BEHANDELD


@pytest.mark.rule("RT-12", "RT-14")
def test_sending_back_ends_what_an_earlier_decision_suspended(tafel):
    tafel.besluit()
    assert {d.soort for d in bewaakt(tafel)} == {"opschorting", "voorwaarde"}
    tafel.opnieuw()

    verwijs_terug(tafel.punt, reden="Hulp is net begonnen", by=tafel.team.lid, now=NOW)

    assert not tafel.casus.opschortingen.filter(beeindigd_op=None).exists()
    assert not tafel.casus.voorwaarden.geldend().exists()
    assert not bewaakt(tafel)
    titel = "De opschorting van de ontruiming is beëindigd"
    assert tafel.casus.gebeurtenissen.get(titel=titel).tekst == "De casus is terug naar preventie."


def bewaakt(tafel):
    return tafel.casus.deadlines.open().filter(soort__in=["opschorting", "voorwaarde"])


@pytest.mark.rule("RT-07", "RT-08", "RT-10")
def test_what_was_sent_back_is_reported_and_judged_anew():
    team = bouw.team()
    corporatie = actor(regio=team.organisatie.regio)
    casus = gemeld(corporatie, team.coordinator, oorzaak="Minder uren werk.")
    keur_compleet(casus.meldingen.get(), by=team.coordinator, now=NOW)
    vergadering = bouw.vergadering(team, over=0, om=time(23), sluit_at=NOW + timedelta(hours=1))
    punt = bouw.agendapunt(casus, vergadering, team)
    verwijs_terug(punt, reden="Hulp is net begonnen", by=team.lid, now=NOW)

    begin = teksten_van(begin_melding(casus, by=corporatie, now=NOW))
    assert begin["oorzaak"] == "Minder uren werk."
    assert not {"geinformeerd_op", "zienswijze", "huishouden_klopt"} & set(begin)
    opnieuw = gemeld(corporatie, team.coordinator, casus=voor(casus, corporatie))

    nieuw, oud = opnieuw.meldingen.all()
    assert (nieuw.stand, oud.stand) == (Meldingstand.NIEUW, Meldingstand.BEHANDELD)
    with pytest.raises(NotYet, match="nog niet compleet"):
        bouw.agendapunt(opnieuw, vergadering, team)


def test_the_draft_grows_with_a_version_and_goes_with_the_decision(tafel):
    lid, voorzitter = tafel.team.lid, tafel.team.voorzitter
    bewaar_concept(tafel.punt, {"stappen": "Eerst bellen"}, {}, by=lid, now=NOW)
    na = Agendapunt.objects.get()
    assert na.versie == tafel.punt.versie + 1
    # Nothing typed, nothing to follow.
    bewaar_concept(tafel.punt, {"stappen": "Eerst bellen"}, {}, by=voorzitter, now=NOW)
    assert Agendapunt.objects.get().versie == na.versie

    uitkomst = bewaar_concept(tafel.punt, {"stappen": "Anders"}, {}, by=voorzitter, now=NOW)
    assert [c.hun_tekst for c in uitkomst.conflicten] == ["Eerst bellen"]

    tafel.besluit()
    assert not Besluitveld.objects.exists()


@pytest.mark.rule("RT-12")
def test_a_new_decision_stands_beside_the_old_one(tafel):
    eerste = tafel.besluit()
    tafel.opnieuw()

    tweede = tafel.besluit(tafel.ontruimen())

    assert list(tafel.casus.besluiten.all()) == [tweede, eerste]
    oude = eerste.opschorting
    oude.refresh_from_db()
    assert (oude.beeindigd_op, oude.beeindigd_reden) == (
        VANDAAG,
        "Er is een nieuw besluit: ontruimen met opvang.",
    )
    assert [a.stand for a in Actiepunt.objects.all()] == [Actiestand.OPEN, Actiestand.OPEN]


@pytest.mark.rule("RT-11")
@pytest.mark.parametrize("model", [Besluit, Besluitdeelnemer, Besluitactie])
def test_the_database_refuses_to_change_a_decision(model, tafel):
    tafel.besluit()
    kolom = {"stappen": "Anders"} if model is Besluit else {"besluit_id": None}
    for doe in (lambda: model.objects.update(**kolom), lambda: model.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            doe()


@pytest.mark.rule("RT-11")
def test_not_even_the_owner_of_the_tables_changes_a_decision(tafel, eigenaar):
    for tabel in ("besluit", "besluitdeelnemer", "besluitactie"):
        for zin in (f"DELETE FROM regieteam_{tabel}", f"UPDATE regieteam_{tabel} SET id = id"):
            with pytest.raises(psycopg2.Error, match="verandert niet meer"):
                eigenaar.execute(zin)


def test_what_a_household_is_does_not_matter_for_scenario_1(tafel):
    Huishouden.objects.filter(casus=tafel.casus).update(kwetsbaar=False)
    tafel.kind()

    assert tafel.besluit().soort == "voorkomen"


@pytest.mark.rule("RT-14")
def test_a_breach_is_discussed_once_the_case_is_on_an_agenda_again(tafel):
    tafel.besluit()
    voorwaarde = tafel.casus.voorwaarden.geldend().get(soort="medewerking")
    controleer(
        voorwaarde, uitkomst="niet_nagekomen", bewijs="Kwam twee keer niet", document=None,
        by=tafel.hulp, now=NOW,
    )  # fmt: skip
    gevraagd = tafel.casus.deadlines.get(wat__startswith="Zet de casus op de agenda")
    assert (gevraagd.organisatie, gevraagd.met_at) == (tafel.team.organisatie, None)

    tafel.opnieuw()

    gevraagd.refresh_from_db()
    assert gevraagd.met_at == NOW
