"""The four conditions: who watches which, what a breach does, and above all what it doesn't."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile

from berichten.models import Bericht
from cases.actions.deelnames import beeindig as beeindig_deelname
from cases.actions.deelnames import wijzig_rubrieken
from cases.actions.documenten import voeg_document_toe
from cases.actions.juridisch import leg_juridische_stap_vast
from cases.actions.stappen import NotYet
from cases.choices import Deadlinesoort, Eenheid, Rubriek, Stapsoort, Status
from cases.models import Casus
from partners.choices import Rol, Soort
from tests.factories import AMSTERDAM, NOW, VANDAAG, LidmaatschapFactory, UserFactory, actor
from tests.uitvoering.hulp import Kring, over
from uitvoering.actions.opschorting import beeindig, schort_op
from uitvoering.actions.voorwaarden import controleer, houd_bemand, open_voorwaarden, pas_aan
from uitvoering.choices import Controleuitkomst, Voorwaardesoort
from uitvoering.models import Voorwaarde

V, U = Voorwaardesoort, Controleuitkomst
DOCUMENT = b"%PDF-1.4 loonstrook"


def opgeschort(kring):
    schort_op(
        kring.casus, tot=over(90), bevroren_bedrag=850, bevroren_op=VANDAAG, termijn_tot=over(60),
        by=kring.regieteam, now=kring.now,
    )  # fmt: skip
    return open_voorwaarden(kring.casus, by=kring.regieteam, now=kring.now)


def bewaakt():
    kring = Kring()
    kring.voorkomen()
    opgeschort(kring)
    return kring


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    return bewaakt()


def van(kring, soort):
    return kring.casus.voorwaarden.geldend().get(soort=soort)


def vind(kring, soort, uitkomst=U.NAGEKOMEN, wie=None, now=NOW, **velden):
    velden = {"bewijs": "Gezien op het loonstrookje", "document": None, **velden}
    wie = wie or kring.casemanager
    return controleer(van(kring, soort), uitkomst=uitkomst, by=wie, now=now, **velden)


def deadlines(kring, **velden):
    return kring.casus.deadlines.open().filter(soort=Deadlinesoort.VOORWAARDE, **velden)


def collega(kring):
    return actor(organisatie=kring.casemanager.organisatie)


def lid(organisatie, rol):
    user = UserFactory()
    LidmaatschapFactory(user=user, organisatie=organisatie, rol=rol)
    return user


# --- They begin


@pytest.mark.rule("RT-14")
def test_there_are_four_each_with_a_checker_a_rhythm_and_a_next_check(kring):
    rijen = {
        (rij.soort, rij.organisatie.naam, rij.ritme, rij.volgende_op)
        for rij in Voorwaarde.objects.all()
    }

    assert rijen == {
        (V.LOPENDE_HUUR, "Linde Wonen", "elke maand", date(2026, 12, 18)),
        (V.MEDEWERKING, "Buurtteam Zuid", "elke 2 weken", date(2026, 12, 2)),
        (V.INZICHT, "Buurtteam Zuid", "elke maand", date(2026, 12, 18)),
        (V.BETALINGSVOORSTEL, "Linde Wonen", "elke maand", date(2026, 12, 18)),
    }
    persoon = {d.kenmerk: (d.rubriek, d.persoon) for d in deadlines(kring)}
    assert persoon == {
        str(van(kring, V.LOPENDE_HUUR).sleutel): (Rubriek.HUUR, None),
        str(van(kring, V.MEDEWERKING).sleutel): (Rubriek.HULP, kring.casemanager.user),
        str(van(kring, V.INZICHT).sleutel): (Rubriek.FINANCIEN, kring.casemanager.user),
        str(van(kring, V.BETALINGSVOORSTEL).sleutel): (Rubriek.HUUR, None),
    }


def test_beginning_twice_is_beginning_once(kring):
    assert open_voorwaarden(kring.casus, by=kring.casemanager, now=NOW) == []
    assert (Voorwaarde.objects.count(), deadlines(kring).count()) == (4, 4)


def test_a_next_check_never_falls_on_a_closed_day(db):
    kring = Kring(now=NOW + timedelta(days=3))  # a Saturday: four weeks on is one too
    kring.voorkomen()
    opgeschort(kring)

    assert van(kring, V.MEDEWERKING).volgende_op == date(2026, 12, 7)
    [deadline] = deadlines(kring, rubriek=Rubriek.HULP)
    assert deadline.due_at.astimezone(NOW.tzinfo).date() == date(2026, 12, 7)


@pytest.mark.rule("RT-14")
def test_only_a_case_that_is_held_off_has_conditions_and_only_who_decides_begins(db):
    kring = Kring()
    kring.ontruimen()

    with pytest.raises(NotYet, match="opgeschort"):
        open_voorwaarden(kring.casus, by=kring.regieteam, now=NOW)
    with pytest.raises(PermissionDenied):
        open_voorwaarden(kring.casus, by=kring.corporatie, now=NOW)
    with pytest.raises(Casus.DoesNotExist):
        open_voorwaarden(kring.casus, by=actor(), now=NOW)


@pytest.mark.rule("RT-14")
def test_a_new_decision_begins_anew_and_keeps_who_checks_and_what_was_found(kring):
    pas_aan(van(kring, V.MEDEWERKING), organisatie=kring.casemanager.organisatie, aantal=1,
            eenheid=Eenheid.WEKEN, by=kring.casemanager, now=NOW)  # fmt: skip
    oud = vind(kring, V.MEDEWERKING, U.NIET_NAGEKOMEN).voorwaarde

    opgeschort(kring)

    nieuw = van(kring, V.MEDEWERKING)
    assert (nieuw.stand, nieuw.ritme) == ("", "elke week")
    oud.refresh_from_db()
    assert (oud.beeindigd_op, oud.controles.count()) == (VANDAAG, 1)
    assert deadlines(kring).count() == 4
    with pytest.raises(NotYet, match="eerder besluit"):
        controleer(oud, uitkomst=U.NAGEKOMEN, bewijs="", document=None, by=kring.casemanager,
                   now=NOW)  # fmt: skip


def test_when_the_suspension_ends_nobody_has_to_check_any_more(kring):
    beeindig(kring.casus, reden="Scenario 2", by=kring.regieteam, now=NOW)

    assert not deadlines(kring).exists()
    assert not kring.casus.voorwaarden.geldend().exists()
    assert not kring.casus.deadlines.open().filter(soort=Deadlinesoort.OPSCHORTING).exists()


@pytest.mark.rule("RT-12")
def test_the_end_of_the_term_and_of_the_suspension_are_deadlines_of_the_casemanager(kring):
    einde = kring.casus.deadlines.open().filter(soort=Deadlinesoort.OPSCHORTING)

    assert [(d.due_at.date(), d.persoon) for d in einde] == [
        (over(60), kring.casemanager.user),
        (over(90), kring.casemanager.user),
    ]


@pytest.mark.rule("RT-12")
def test_while_it_runs_no_eviction_is_planned_also_after_a_breach_and_at_the_table(kring):
    vind(kring, V.LOPENDE_HUUR, U.NIET_NAGEKOMEN)

    with pytest.raises(NotYet, match="opgeschort"):
        leg_juridische_stap_vast(
            kring.casus, soort=Stapsoort.ONTRUIMINGSDATUM, datum=over(60), tot=None,
            toelichting="", afwijking_reden="", by=kring.corporatie, now=NOW,
        )  # fmt: skip


# --- They are checked


@pytest.mark.rule("RT-14")
def test_a_check_meets_the_deadline_plans_the_next_and_stays(kring):
    later = NOW + timedelta(days=5)

    vind(kring, V.MEDEWERKING, wie=kring.casemanager, now=later)

    voorwaarde = van(kring, V.MEDEWERKING)
    assert (voorwaarde.stand, voorwaarde.volgende_op) == (U.NAGEKOMEN, over(19))
    assert deadlines(kring, kenmerk=str(voorwaarde.sleutel)).get().due_at.date() == over(19)
    assert kring.casus.deadlines.get(kenmerk=str(voorwaarde.sleutel), met_at=later)
    assert not Bericht.objects.filter(soort="voorwaarde").exists()


MAG = {
    V.LOPENDE_HUUR: {"corporatie", "casemanager", "regieteam"},
    V.MEDEWERKING: {"casemanager", "collega"},
    V.INZICHT: {"casemanager", "collega"},
    V.BETALINGSVOORSTEL: {"corporatie", "casemanager", "regieteam"},
}


@pytest.mark.rule("RT-14")
@pytest.mark.parametrize("soort", MAG)
def test_who_checks_which(kring, soort):
    """The checking organisation where it writes, and who keeps the decision where she reads."""
    wie = {
        "corporatie": kring.corporatie,
        "regieteam": kring.regieteam,
        "casemanager": kring.casemanager,
        "collega": collega(kring),
        "schuldhulp": actor(Soort.SCHULDHULP),
        "jurist": actor(Soort.CORPORATIE, Rol.JURIST, organisatie=kring.corporatie.organisatie),
    }
    kring.deel(wie["schuldhulp"])

    mocht = set()
    for naam, mens in wie.items():
        try:
            vind(kring, soort, wie=mens)
        except PermissionDenied:
            continue
        mocht.add(naam)

    assert mocht == MAG[soort]
    with pytest.raises(Casus.DoesNotExist):
        vind(kring, soort, wie=actor(Soort.SCHULDHULP))


def test_the_evidence_is_a_document_that_one_can_read(kring):
    velden = {"bestandsnaam": "loon.pdf", "inhoudstype": "application/pdf", "titel": "Loonstrook"}
    document = voeg_document_toe(
        kring.casus, ContentFile(DOCUMENT), rubriek=Rubriek.HUUR, publiek="eigen",
        by=kring.corporatie, now=NOW, **velden,
    )  # fmt: skip

    with pytest.raises(NotYet, match="document dat je kunt lezen"):
        vind(kring, V.LOPENDE_HUUR, document=document)
    assert vind(kring, V.LOPENDE_HUUR, wie=kring.corporatie, document=document).document == document


# --- A breach


@pytest.mark.rule("RT-14")
def test_a_breach_is_told_to_who_leads_and_resumes_nothing(kring):
    teamleider = lid(kring.casemanager.organisatie, Rol.TEAMLEIDER)
    voorzitter = lid(kring.regieteam.organisatie, Rol.VOORZITTER)
    coordinator = lid(kring.regieteam.organisatie, Rol.COORDINATOR)
    lid(kring.corporatie.organisatie, Rol.TEAMLEIDER)

    vind(kring, V.LOPENDE_HUUR, U.NIET_NAGEKOMEN, wie=kring.corporatie)

    berichten = Bericht.objects.filter(soort="voorwaarde")
    assert {b.user for b in berichten} == {
        kring.casemanager.user, teamleider, voorzitter, coordinator,
    }  # fmt: skip
    casus = kring.voor(kring.corporatie)
    assert (casus.status, casus.is_opgeschort) == (Status.VOORKOMEN, True)
    assert casus.opschortingen.get().beeindigd_op is None


@pytest.mark.rule("RT-14")
def test_who_found_the_breach_herself_hears_nothing_and_somebody_always_does(kring):
    """Nobody leads this Regieteam: then all of it hears so."""
    vind(kring, V.MEDEWERKING, U.NIET_NAGEKOMEN)

    [bericht] = Bericht.objects.filter(soort="voorwaarde")
    assert bericht.user == kring.regieteam.user


@pytest.mark.rule("RT-14")
def test_a_breach_asks_the_regieteam_to_discuss_the_case_until_it_is_on_an_agenda(kring):
    for soort in (V.MEDEWERKING, V.INZICHT):
        vind(kring, soort, U.NIET_NAGEKOMEN)
    vind(kring, V.MEDEWERKING, U.NAGEKOMEN)

    vraag = kring.casus.deadlines.open().get(wat__startswith="Zet de casus op de agenda")
    assert (vraag.organisatie, vraag.regel) == (kring.regieteam.organisatie, "RT-14")
    assert vraag.due_at == datetime(2026, 11, 23, 17, tzinfo=AMSTERDAM)
    assert kring.voor(kring.corporatie).status == Status.VOORKOMEN

    beeindig(kring.casus, reden="Nieuw besluit", by=kring.regieteam, now=NOW)
    vraag.refresh_from_db()
    assert vraag.dropped_reason == "Nieuw besluit"


@pytest.mark.rule("RT-14", "LAW-05")
def test_the_timeline_tells_the_landlord_that_and_never_why(kring):
    vind(kring, V.MEDEWERKING, U.NIET_NAGEKOMEN, bewijs="GEHEIM: komt niet bij de psycholoog")
    vind(kring, V.INZICHT, U.NIET_TE_BEOORDELEN, bewijs="GEHEIM: schulden bij familie")

    regels = list(kring.casus.gebeurtenissen.values_list("rubriek", "titel", "tekst"))
    assert (Rubriek.BESLUIT, "Niet nagekomen: de huurder werkt mee aan hulp", "") in regels
    assert not any("GEHEIM" in titel + tekst for _, titel, tekst in regels)
    assert {r for r, titel, _ in regels if titel.startswith("Niet te beoord")} == {"financien"}


# --- Another checker, another rhythm


@pytest.mark.rule("RT-14")
def test_another_organisation_checks_once_it_sees_the_rubriek(kring):
    hulp = actor(Soort.SCHULDHULP, naam="Kredietbank")
    kring.deel(hulp, Rubriek.KERN, Rubriek.BESLUIT)
    velden = {"organisatie": hulp.organisatie, "aantal": 10, "eenheid": Eenheid.DAGEN}

    with pytest.raises(NotYet, match="ziet deze rubriek niet"):
        pas_aan(van(kring, V.INZICHT), **velden, by=kring.casemanager, now=NOW)
    deelname = kring.casus.deelnames.get(organisatie=hulp.organisatie)
    wijzig_rubrieken(
        deelname, rubrieken=[Rubriek.KERN, Rubriek.BESLUIT, Rubriek.FINANCIEN], tot=None,
        by=kring.corporatie, now=NOW,
    )  # fmt: skip
    pas_aan(van(kring, V.INZICHT), **velden, by=kring.casemanager, now=NOW)

    [deadline] = deadlines(kring, kenmerk=str(van(kring, V.INZICHT).sleutel))
    assert (deadline.organisatie, deadline.persoon) == (hulp.organisatie, None)
    assert vind(kring, V.INZICHT, wie=hulp).organisatie == hulp.organisatie


def test_only_who_keeps_the_decision_says_who_checks(kring):
    for wie in (kring.corporatie, collega(kring)):
        with pytest.raises(PermissionDenied):
            pas_aan(van(kring, V.MEDEWERKING), organisatie=wie.organisatie, aantal=1,
                    eenheid=Eenheid.WEKEN, by=wie, now=NOW)  # fmt: skip


def test_no_pace_slower_than_three_months(kring):
    with pytest.raises(NotYet, match="drie maanden"):
        pas_aan(van(kring, V.MEDEWERKING), organisatie=kring.casemanager.organisatie, aantal=4,
                eenheid=Eenheid.MAANDEN, by=kring.casemanager, now=NOW)  # fmt: skip


@pytest.mark.rule("RT-14")
@pytest.mark.parametrize("hoe", ["beëindigd", "verlopen"])
def test_what_an_organisation_checked_that_left_the_casemanager_checks(kring, hoe):
    schuldhulp = actor(Soort.SCHULDHULP, naam="Schuldhulp Oost")
    kring.deel(schuldhulp)
    inzicht = van(kring, V.INZICHT)
    pas_aan(
        inzicht, organisatie=schuldhulp.organisatie, aantal=1, eenheid=Eenheid.MAANDEN,
        by=kring.casemanager, now=NOW,
    )  # fmt: skip
    assert houd_bemand(now=NOW) == 0
    deelname = kring.casus.deelnames.get(organisatie=schuldhulp.organisatie)
    if hoe == "verlopen":
        kring.casus.deelnames.filter(pk=deelname.pk).update(tot=VANDAAG)
    else:
        beeindig_deelname(deelname, reden="Klaar", by=kring.corporatie, now=NOW)
    morgen = NOW + timedelta(1)

    assert [houd_bemand(now=morgen), houd_bemand(now=morgen)] == [1, 0]

    wie = kring.casemanager
    [deadline] = deadlines(kring, kenmerk=str(inzicht.sleutel))
    assert (deadline.organisatie, deadline.persoon) == (wie.organisatie, wie.user)
    assert van(kring, V.INZICHT).organisatie == wie.organisatie
    vind(kring, V.INZICHT)
