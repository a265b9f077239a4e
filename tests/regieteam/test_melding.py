"""Reporting a household: what has to be there, what is kept, what a new version shows."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from berichten.models import Bericht
from cases.actions.contact import leg_contactpoging_vast
from cases.actions.gezin import voeg_bewoners_toe
from cases.actions.stappen import NotYet
from cases.choices import Rubriek, Status
from cases.models import Deadline, Huishouden
from cases.permissions import toegang
from partners.choices import Rol, Soort
from regieteam.actions import melding as acties
from regieteam.actions.beoordelen import Onvolledig
from regieteam.actions.meekijken import kijk_mee, vraag_meekijken
from regieteam.actions.velden import merk_van_alles, merken
from regieteam.choices import Meldingstand
from regieteam.models import Casusformulier, Formulierversie, Melding
from regieteam.weergave import lees_melding
from tests.factories import NOW, VANDAAG, actor, casus, deel, geboren, voor
from tests.regieteam.formulier import COMPLEET, gemeld, ingevuld, regieteam_van

pytestmark = pytest.mark.django_db


@pytest.fixture
def corporatie():
    return actor()


@pytest.fixture
def team(corporatie):
    return regieteam_van(corporatie)


@pytest.fixture
def een(corporatie, team):
    return casus(corporatie)


def meld(een, corporatie, team, **anders):
    return acties.meld(
        een, **{"regieteam": team.organisatie, "by": corporatie, "now": NOW, **anders}
    )


def gaten(een, corporatie, team):
    with pytest.raises(Onvolledig) as nog_niet:
        meld(een, corporatie, team)
    return {
        gat.onderdeel.naam if gat.onderdeel else gat.bij: gat.zin for gat in nog_niet.value.gaten
    }


def test_a_complete_form_becomes_a_report_and_the_draft_is_gone(een, corporatie, team):
    ingevuld(een, corporatie)

    melding = meld(een, corporatie, team)

    een = voor(een, corporatie)
    assert een.status == Status.GEMELD
    assert (melding.stand, melding.corporatie) == (Meldingstand.NIEUW, corporatie.organisatie)
    [versie] = melding.versies.all()
    assert (versie.nummer, versie.inhoud["vraag"]) == (1, COMPLEET["vraag"])
    assert versie.feiten["achterstand"] == "850.00"
    assert not Casusformulier.objects.exists()
    assert een.deelnames.filter(organisatie=team.organisatie).exists()


@pytest.mark.rule("RT-08")
@pytest.mark.parametrize(
    "zonder", ["geinformeerd_op", "geinformeerd_wijze", "geinformeerd_reactie"]
)
def test_the_tenant_was_told_with_date_way_and_reaction(een, corporatie, team, zonder):
    ingevuld(een, corporatie, zonder=[zonder])

    assert list(gaten(een, corporatie, team)) == ["geinformeerd"]
    assert voor(een, corporatie).status == Status.SIGNAAL


@pytest.mark.rule("RT-08")
def test_a_day_that_is_still_to_come_does_not_count_as_told(een, corporatie, team):
    morgen = VANDAAG + timedelta(days=1)
    ingevuld(een, corporatie, geinformeerd_op=f"{morgen:%d-%m-%Y}")

    assert "geinformeerd" in gaten(een, corporatie, team)


@pytest.mark.rule("RT-09")
@pytest.mark.parametrize(
    "zonder",
    [
        ["poging1_waarom"],
        ["poging1_resultaat"],
        ["poging1_wat", "poging1_resultaat", "poging1_waarom"],
    ],
)
def test_what_was_tried_is_told_with_result_and_why_it_was_not_enough(
    een, corporatie, team, zonder
):
    ingevuld(een, corporatie, zonder=zonder)

    assert list(gaten(een, corporatie, team)) == ["voortraject"]


@pytest.mark.rule("RT-09")
def test_one_half_told_attempt_keeps_the_report_back(een, corporatie, team):
    ingevuld(een, corporatie, poging2_wat="Brief gestuurd")

    assert list(gaten(een, corporatie, team)) == ["voortraject"]


@pytest.mark.rule("RT-10")
def test_a_household_outside_the_four_groups_is_not_reported(een, corporatie, team):
    ingevuld(een, corporatie, zonder=["doelgroepen", "doelgroep_waarom"])

    assert list(gaten(een, corporatie, team)) == ["doelgroep"]


@pytest.mark.rule("RT-10")
@pytest.mark.parametrize(("jaren", "telt"), [(17, True), (18, False)])
def test_minors_follow_from_their_birth_dates(een, corporatie, team, jaren, telt):
    voeg_bewoners_toe(
        een,
        [{"naam": "Noor", "relatie": "kind", "geboortedatum": geboren(jaren)}],
        by=corporatie,
        now=NOW,
    )
    ingevuld(een, corporatie, zonder=["doelgroepen", "doelgroep_waarom"])

    if telt:
        assert meld(een, corporatie, team).versies.get().feiten["minderjarigen"] == 1
    else:
        assert "doelgroep" in gaten(een, corporatie, team)


def test_a_group_without_a_reason_is_not_enough(een, corporatie, team):
    ingevuld(een, corporatie, zonder=["doelgroep_waarom"])

    assert list(gaten(een, corporatie, team)) == ["doelgroep"]


@pytest.mark.rule("RT-10")
def test_what_the_landlord_says_of_the_household_stands_in_the_dossier(een, corporatie, team):
    ingevuld(een, corporatie, doelgroepen="kwetsbaar\nwoonoverlast")
    meld(een, corporatie, team)

    huishouden = Huishouden.objects.get(casus=een)
    assert (huishouden.kwetsbaar, huishouden.woonoverlast, huishouden.multiprobleem) == (
        True, True, False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("zonder", "onderdeel"),
    [
        ("huishouden_klopt", "huishouden"),
        ("oorzaak", "achterstand"),
        ("lopende_huur", "achterstand"),
        ("vordering", "juridisch"),
        ("let_op", "veiligheid"),
        ("vraag", "vraag"),
        ("zienswijze_hoe", "zienswijze"),
        ("zienswijze", "zienswijze"),
    ],
)
def test_each_missing_answer_names_its_section(een, corporatie, team, zonder, onderdeel):
    ingevuld(een, corporatie, zonder=[zonder])

    assert list(gaten(een, corporatie, team)) == [onderdeel]


@pytest.mark.rule("RT-07")
def test_a_report_goes_to_a_regieteam_of_the_own_region(een, corporatie, team):
    ingevuld(een, corporatie)

    elders = actor(Soort.REGIETEAM)
    assert "regieteam" in gaten(een, corporatie, elders)
    with pytest.raises(Onvolledig):
        meld(een, corporatie, team, regieteam=None)


def test_the_dossier_fills_in_what_it_knows(een, corporatie):
    leg_contactpoging_vast(
        een, op=NOW, wijze="telefoon", uitkomst="niet_bereikt", by=corporatie, now=NOW
    )
    buurtteam = actor(Soort.HULPVERLENING, naam="Buurtteam Zuid")
    deel(een, buurtteam, by=corporatie)

    teksten = acties.teksten_van(acties.begin(een, by=corporatie, now=NOW))

    assert teksten["poging1_wat"] == "1 keer contact gezocht met de huurder"
    assert teksten["poging2_wat"].startswith("Buurtteam Zuid deed mee")
    assert "poging1_waarom" not in teksten


def test_who_leads_the_regieteam_hears_of_it_and_nobody_else(een, corporatie, team):
    leiders = [
        actor(Soort.REGIETEAM, rol, organisatie=team.organisatie)
        for rol in (Rol.COORDINATOR, Rol.VOORZITTER)
    ]
    ingevuld(een, corporatie)
    meld(een, corporatie, team)

    assert {b.user for b in Bericht.objects.all()} == {wie.user for wie in leiders}
    assert {b.casusnummer for b in Bericht.objects.all()} == {een.nummer}


def test_only_the_landlord_of_the_case_fills_in_its_form(een, corporatie):
    ander = actor()
    deel(een, ander, by=corporatie)
    jurist = actor(Soort.CORPORATIE, Rol.JURIST, organisatie=corporatie.organisatie)

    for wie in (ander, jurist):
        with pytest.raises(PermissionDenied):
            acties.begin(een, by=wie, now=NOW)


@pytest.mark.rule("RT-09")
def test_what_was_handed_in_never_changes(corporatie, team):
    een = gemeld(corporatie, team)

    versie = Formulierversie.objects.get(melding__casus=een)
    for schrijf in (versie.save, versie.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            schrijf()


def wijzig(een, corporatie, **teksten):
    """Change an answer of a report that was begun again."""
    formulier = acties.begin(een, by=corporatie, now=NOW)
    return acties.bewaar(
        een, teksten, merken(formulier.velden.all()), by=corporatie, now=NOW + timedelta(minutes=1)
    )


@pytest.mark.rule("RT-09")
def test_a_correction_is_a_new_version_with_a_reason_and_shows_what_changed(corporatie, team):
    een = gemeld(corporatie, team)
    wijzig(een, corporatie, vraag="Kan de zitting wachten?")

    with pytest.raises(NotYet) as nog_niet:
        acties.verbeter(een, reden=" ", by=corporatie, now=NOW)
    assert nog_niet.value.veld == "reden"
    acties.verbeter(een, reden="De zitting is bekend.", by=corporatie, now=NOW)

    stuk = lees_melding(een, corporatie)
    assert stuk.versie.nummer == 2
    [(nieuw, verschillen), (oud, geen)] = stuk.versies
    assert (nieuw.reden, oud.inhoud["vraag"], geen) == (
        "De zitting is bekend.", COMPLEET["vraag"], [],
    )  # fmt: skip
    assert [(v.oud, v.nieuw) for v in verschillen] == [
        (COMPLEET["vraag"], "Kan de zitting wachten?")
    ]


def test_a_new_version_without_a_difference_is_refused(corporatie, team):
    een = gemeld(corporatie, team)
    acties.begin(een, by=corporatie, now=NOW)

    with pytest.raises(NotYet, match="niets veranderd"):
        acties.verbeter(een, reden="Zomaar", by=corporatie, now=NOW)


def test_an_addition_that_was_asked_for_puts_the_report_back_in_the_queue(corporatie, team):
    een = gemeld(corporatie, team)
    Melding.objects.filter(casus=een).update(
        stand=Meldingstand.AANVULLING, vraag="Hoeveel kinderen?"
    )
    wijzig(een, corporatie, huishouden_klopt="nee", huishouden_anders="Twee kinderen.")

    acties.verbeter(een, reden="Aangevuld", by=corporatie, now=NOW)

    assert Melding.objects.get(casus=een).stand == Meldingstand.NIEUW


def test_after_the_decision_there_is_nothing_to_correct(corporatie, team):
    een = gemeld(corporatie, team)
    Melding.objects.filter(casus=een).update(stand=Meldingstand.BEHANDELD)

    with pytest.raises(NotYet, match="al bij het Regieteam besproken"):
        acties.begin(een, by=corporatie, now=NOW)


@pytest.mark.parametrize(
    ("soort", "ziet", "niet"),
    [
        (Soort.CORPORATIE, {"huishouden", "achterstand", "juridisch", "vraag"}, set()),
        (Soort.REGIETEAM, {"huishouden", "achterstand", "juridisch", "vraag"}, set()),
        (Soort.HULPVERLENING, {"huishouden", "juridisch", "vraag"}, {"achterstand"}),
        (Soort.SCHULDHULP, {"achterstand", "vraag"}, {"huishouden"}),
        (Soort.JEUGDBESCHERMING, {"huishouden", "vraag"}, {"achterstand", "juridisch"}),
    ],
)
def test_who_reads_which_section(corporatie, team, soort, ziet, niet):
    een = gemeld(corporatie, team)
    wie = {Soort.CORPORATIE: corporatie, Soort.REGIETEAM: team}.get(soort) or actor(soort)
    if wie not in (corporatie, team):
        deel(een, wie, by=corporatie)

    stuk = lees_melding(voor(een, wie), wie)

    namen = {deel.naam for deel in stuk.delen}
    assert ziet <= namen
    assert namen.isdisjoint(niet)


def test_a_shelter_does_not_read_the_report(corporatie, team):
    een = gemeld(corporatie, team)
    opvang = actor(Soort.OPVANG)
    deel(een, opvang, by=corporatie)

    gezien = voor(een, opvang)
    assert not toegang(gezien, opvang)[Rubriek.BESLUIT].lezen
    assert lees_melding(gezien, opvang) is None


# ── four eyes ───────────────────────────────────────────────────────────────────────────


@pytest.fixture
def collega(corporatie):
    return actor(organisatie=corporatie.organisatie)


@pytest.fixture
def streng(corporatie):
    corporatie.organisatie.meekijken_verplicht = True
    corporatie.organisatie.save()


def laat_meekijken(een, corporatie, collega, *, akkoord=True, now=NOW):
    vraag_meekijken(een, meekijker=collega.user, by=corporatie, now=now)
    gelezen = merk_van_alles(een.casusformulier.velden.all())
    return kijk_mee(
        een, akkoord=akkoord, gelezen=gelezen, zegt="Let op de datum.", by=collega, now=now
    )


def test_a_colleague_is_asked_with_a_notice_and_a_deadline(een, corporatie, collega):
    ingevuld(een, corporatie)

    formulier = vraag_meekijken(een, meekijker=collega.user, by=corporatie, now=NOW)

    deadline = Deadline.objects.get(soort="meekijken")
    assert (deadline.persoon, deadline.kenmerk) == (collega.user, str(formulier.sleutel))
    assert deadline.due_at > NOW
    assert Bericht.objects.get().user == collega.user


def test_where_four_eyes_are_agreed_one_person_cannot_report(
    een, corporatie, team, collega, streng
):
    ingevuld(een, corporatie)
    assert list(gaten(een, corporatie, team)) == ["meekijken"]

    laat_meekijken(een, corporatie, collega)

    versie = meld(een, corporatie, team).versies.get()
    assert versie.meegekeken_door == collega.user
    assert not Deadline.objects.open().filter(soort="meekijken").exists()


def test_a_no_is_no_agreement(een, corporatie, team, collega, streng):
    ingevuld(een, corporatie)
    laat_meekijken(een, corporatie, collega, akkoord=False)

    assert "meekijken" in gaten(een, corporatie, team)


def test_who_looked_along_does_not_hand_it_in_herself(een, corporatie, team, collega, streng):
    ingevuld(een, corporatie)
    laat_meekijken(een, corporatie, collega)

    assert "meekijken" in gaten(een, collega, team)


def test_a_later_change_takes_the_agreement_back(een, corporatie, team, collega, streng):
    ingevuld(een, corporatie)
    laat_meekijken(een, corporatie, collega)

    wijzig(een, corporatie, vraag="Iets heel anders")

    assert "meekijken" in gaten(een, corporatie, team)


def test_saving_the_same_text_again_keeps_the_agreement(een, corporatie, team, collega, streng):
    ingevuld(een, corporatie)
    laat_meekijken(een, corporatie, collega)

    wijzig(een, corporatie, vraag=COMPLEET["vraag"])

    assert meld(een, corporatie, team)


def test_nobody_looks_along_with_herself_and_no_stranger_does(een, corporatie):
    ingevuld(een, corporatie)
    jurist = actor(Soort.CORPORATIE, Rol.JURIST, organisatie=corporatie.organisatie)

    for wie in (corporatie, actor(), jurist):
        with pytest.raises(NotYet) as nog_niet:
            vraag_meekijken(een, meekijker=wie.user, by=corporatie, now=NOW)
        assert nog_niet.value.veld == "meekijker"


def test_only_who_was_asked_answers(een, corporatie, collega):
    ingevuld(een, corporatie)
    vraag_meekijken(een, meekijker=collega.user, by=corporatie, now=NOW)

    with pytest.raises(PermissionDenied):
        kijk_mee(een, akkoord=True, gelezen="", by=corporatie, now=NOW)
