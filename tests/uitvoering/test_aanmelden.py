"""Registering with a shelter: what comes first, the answers, and what follows from them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction

from berichten.models import Bericht
from cases.actions.stappen import NotYet
from cases.choices import Rubriek, Status
from cases.models import Casus
from partners.choices import Soort
from tests.factories import NOW, VANDAAG, LidmaatschapFactory, actor
from tests.uitvoering.hulp import Kring, over
from tests.uitvoering.opvang import KAMER, Opvangkring
from uitvoering.actions.aanmelding import trek_in
from uitvoering.actions.onderdak import bevestig_onderdak, vraag_onderdak
from uitvoering.actions.stappenkaart import leg_oplossing_vast
from uitvoering.choices import (
    Aanmelder,
    Antwoordsoort,
    Onderdaksoort,
    Onderdakstand,
    Oplossingsoort,
    Uitkomst,
)
from uitvoering.models import Aanmelding, Antwoord, Onderdak
from uitvoering.rules import EIGEN

A = Antwoordsoort


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    return Opvangkring()


def plek_van(aanmelding):
    return Aanmelding.objects.select_related("onderdak").get(pk=aanmelding.pk).onderdak


# --- What comes first


def vraag(kring, soort):
    return vraag_onderdak(
        kring.casus, soort=soort, organisatie=None, toelichting="", by=kring.casemanager, now=NOW
    )


@pytest.mark.rule("RT-15")
@pytest.mark.parametrize("bekeken", [(), EIGEN[:1], EIGEN[1:], ("crisisplek",)])
def test_no_crisis_place_or_shelter_before_the_own_solutions(db, bekeken):
    kring = Kring()
    kring.besluit("besluiten_ontruimen")
    kring.zocht_eerst(*bekeken)

    for soort in (Onderdaksoort.CRISISPLEK, Onderdaksoort.OPVANG):
        with pytest.raises(NotYet, match="wat het huishouden zelf kan"):
            vraag(kring, soort)
    assert vraag(kring, Onderdaksoort.EIGEN_NETWERK)
    kring.zocht_eerst(*EIGEN)
    assert vraag(kring, Onderdaksoort.CRISISPLEK)


@pytest.mark.rule("RT-15", "RT-16", "NZ-06")
@pytest.mark.parametrize(
    ("bekeken", "zin"),
    [
        ((), "wat het huishouden zelf kan"),
        (("crisisplek",), "wat het huishouden zelf kan"),
        (EIGEN, "welke andere plek is gezocht"),
    ],
)
def test_no_registration_before_another_place_was_looked_for(db, bekeken, zin):
    kring = Kring()
    kring.besluit("besluiten_ontruimen")
    kring.zocht_eerst(*bekeken)
    kring.opvang = actor(Soort.OPVANG)

    with pytest.raises(NotYet, match=zin):
        Opvangkring.meld_aan(kring)

    assert not Aanmelding.objects.exists()


@pytest.mark.rule("RT-15")
def test_what_a_household_can_do_the_landlord_does_not_write_down(kring):
    velden = {
        "uitkomst": Uitkomst.KAN, "toelichting": "x", "bekeken_op": VANDAAG,
        "by": kring.corporatie, "now": NOW,
    }  # fmt: skip

    for soort in EIGEN:
        with pytest.raises(PermissionDenied):
            leg_oplossing_vast(kring.casus, soort=soort, **velden)
    assert leg_oplossing_vast(kring.casus, soort=Oplossingsoort.ANDERE_WONING, **velden)


# --- Who registers


@pytest.mark.rule("NZ-08")
@pytest.mark.parametrize("wie", ["corporatie", "casemanager"])
@pytest.mark.parametrize("zelf", [True, False])
def test_landlord_and_care_worker_register_also_for_the_household(kring, wie, zelf):
    velden = {"aanmelder": Aanmelder.HUISHOUDEN} if zelf else {}

    aanmelding = kring.meld_aan(by=getattr(kring, wie), **velden)

    rechten = kring.voor(kring.opvang).gegund
    assert set(rechten) == {"zie_kern", "zie_juridisch", "zie_gezin", "zie_besluit"}
    assert plek_van(aanmelding).stand == Onderdakstand.GEVRAAGD
    [bericht] = Bericht.objects.filter(soort="aanmelding")
    assert (bericht.user, str(aanmelding.sleutel) in bericht.pad) == (kring.opvang.user, True)


def test_nobody_else_registers(kring):
    schuldhulp, zonder = actor(Soort.SCHULDHULP), actor(Soort.HULPVERLENING)
    kring.deel(schuldhulp)
    kring.deel(zonder, Rubriek.KERN, Rubriek.HULP)

    for wie in (kring.regieteam, schuldhulp, zonder):
        with pytest.raises(PermissionDenied):
            kring.meld_aan(by=wie)


@pytest.mark.rule("NZ-06", "NZ-08")
@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"geprobeerd": ""}, "geprobeerd"),
        ({"geprobeerd": " \n "}, "geprobeerd"),
        ({"nodig": ""}, "nodig"),
        ({"aanmelder": Aanmelder.CORPORATIE}, "aanmelder"),
    ],
)
def test_an_incomplete_registration_is_refused_at_its_field(kring, velden, veld):
    with pytest.raises(NotYet) as fout:
        kring.meld_aan(**velden)

    assert fout.value.veld == veld


@pytest.mark.rule("NZ-06")
def test_the_database_refuses_a_registration_without_what_was_tried(kring):
    aanmelding = kring.meld_aan()

    with pytest.raises(IntegrityError), transaction.atomic():
        Aanmelding.objects.filter(pk=aanmelding.pk).update(geprobeerd="")


def test_only_with_a_shelter_and_once_until_it_refused(kring):
    with pytest.raises(NotYet) as fout:
        kring.meld_aan(opvang=actor(Soort.HULPVERLENING))
    assert fout.value.veld == "opvang"
    aanmelding = kring.meld_aan()
    with pytest.raises(NotYet, match="al aangemeld"):
        kring.meld_aan()
    kring.antwoord(aanmelding, A.AFGEWEZEN)

    assert kring.meld_aan()
    assert kring.meld_aan(opvang=actor(Soort.OPVANG, naam="Een andere opvang"))


# --- The answer, and the place that follows it

STANDEN = {
    A.ZEKER: Onderdakstand.BEVESTIGD,
    A.VOORLOPIG: Onderdakstand.AANGEBODEN,
    A.WACHTLIJST: Onderdakstand.GEVRAAGD,
    A.AFGEWEZEN: Onderdakstand.BEEINDIGD,
}


@pytest.mark.rule("NZ-08")
@pytest.mark.parametrize("eerst", [None, *A])
@pytest.mark.parametrize("dan", A)
def test_the_place_stands_as_the_newest_answer(kring, eerst, dan):
    aanmelding = kring.meld_aan()
    if eerst:
        kring.antwoord(aanmelding, eerst)
    kring.antwoord(aanmelding, dan)

    plek = plek_van(aanmelding)
    assert plek.stand == STANDEN[dan]
    assert plek.dekt(VANDAAG) == (dan == A.ZEKER)
    zeker = Onderdak.objects.dekkend(VANDAAG)
    assert list(zeker) == ([plek] if dan == A.ZEKER else [])
    assert Antwoord.objects.count() == 1 + bool(eerst)
    if dan == A.ZEKER:
        assert plek.bevestigd_door == f"{kring.opvang.user}, De Lantaarn"


@pytest.mark.rule("NZ-08")
def test_a_refused_household_is_in_sight_for_two_weeks_to_correct_the_answer(kring):
    aanmelding = kring.meld_aan()
    van_haar = kring.casus.deelnames.get(organisatie=kring.opvang.organisatie)

    kring.antwoord(aanmelding, A.AFGEWEZEN)
    van_haar.refresh_from_db()
    assert van_haar.tot == VANDAAG + timedelta(days=14)
    kring.antwoord(aanmelding, A.VOORLOPIG)
    van_haar.refresh_from_db()
    assert van_haar.tot is None


@pytest.mark.rule("NZ-08")
@pytest.mark.parametrize(
    ("soort", "velden", "veld"),
    [
        (A.ZEKER, {"plaats": ""}, "plaats"),
        (A.ZEKER, {"plaats": "  "}, "plaats"),
        (A.ZEKER, {"vanaf": None}, "vanaf"),
        (A.ZEKER, {"tot": VANDAAG}, "tot"),
        (A.ZEKER, {"wachtplek": 1}, "wachtplek"),
        (A.VOORLOPIG, {"plaats": ""}, "plaats"),
        (A.VOORLOPIG, {"verwacht_op": VANDAAG}, "verwacht_op"),
        (A.WACHTLIJST, {"wachtplek": None}, "wachtplek"),
        (A.WACHTLIJST, {"plaats": KAMER}, "plaats"),
        (A.WACHTLIJST, {"vanaf": VANDAAG}, "vanaf"),
        (A.AFGEWEZEN, {"reden": ""}, "reden"),
        (A.AFGEWEZEN, {"reden": " \n"}, "reden"),
        (A.AFGEWEZEN, {"vanaf": VANDAAG}, "vanaf"),
        (A.AFGEWEZEN, {"wachtplek": 2}, "wachtplek"),
    ],
)
def test_an_answer_that_does_not_hang_together_is_refused_at_its_field(kring, soort, velden, veld):
    aanmelding = kring.meld_aan()

    with pytest.raises(NotYet) as fout:
        kring.antwoord(aanmelding, soort, **velden)

    assert fout.value.veld == veld
    assert not Antwoord.objects.exists()


@pytest.mark.rule("NZ-08")
def test_an_answer_is_never_changed_or_thrown_away(kring):
    antwoord = kring.antwoord(kring.meld_aan(), A.WACHTLIJST)

    for doe in (lambda rij: rij.update(wachtplek=1), lambda rij: rij.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            doe(Antwoord.objects.filter(pk=antwoord.pk))


@pytest.mark.rule("NZ-08")
def test_another_shelter_answers_nothing_and_finds_nothing(kring):
    ander = actor(Soort.OPVANG, naam="Het Dak")
    kring.deel(ander)
    aanmelding = kring.meld_aan()

    assert not Aanmelding.objects.voor_opvang(ander, VANDAAG).exists()
    with pytest.raises(Aanmelding.DoesNotExist):
        kring.antwoord(aanmelding, A.AFGEWEZEN, by=ander)
    for wie in (kring.casemanager, kring.corporatie, kring.regieteam):
        assert not Aanmelding.objects.voor_opvang(wie, VANDAAG).exists()
        with pytest.raises(PermissionDenied):
            kring.antwoord(aanmelding, A.AFGEWEZEN, by=wie)


def test_a_place_of_a_registration_the_shelter_confirms_in_its_answer_only(kring):
    plek = plek_van(kring.meld_aan())

    with pytest.raises(NotYet, match="hoort bij een aanmelding"):
        bevestig_onderdak(
            plek, plaats=KAMER, vanaf=VANDAAG, tot=None, bevestigd_door="x", by=kring.opvang,
            now=NOW,
        )  # fmt: skip


def test_who_registered_and_the_casemanager_hear_the_answer(kring):
    aanmelding = kring.meld_aan(by=kring.corporatie)
    Bericht.objects.all().delete()

    kring.antwoord(aanmelding, A.WACHTLIJST)

    gehoord = {bericht.user for bericht in Bericht.objects.filter(soort="aanmelding")}
    assert gehoord == {kring.corporatie.user, kring.casemanager.user}


@pytest.mark.parametrize("status", [Status.ONTRUIMEN, Status.GEAGENDEERD])
def test_a_certain_place_that_moves_past_the_eviction_is_told_at_once(kring, status):
    kring.zet_dag(40)
    aanmelding = kring.meld_aan()
    kring.antwoord(aanmelding, A.ZEKER, vanaf=over(40))
    Casus.objects.filter(pk=kring.casus.pk).update(status=status)
    assert not Bericht.objects.filter(soort="straat").exists()

    kring.antwoord(aanmelding, A.ZEKER, vanaf=over(41))

    assert Bericht.objects.filter(soort="straat", user=kring.casemanager.user).count() == 1


# --- Taking it back


@pytest.mark.rule("NZ-08")
def test_taken_back_the_place_falls_away_and_nobody_answers_any_more(kring):
    aanmelding = kring.meld_aan(by=kring.corporatie)

    trek_in(aanmelding, reden="Er is een kamer bij een zus", by=kring.corporatie, now=NOW)

    assert plek_van(aanmelding).stand == Onderdakstand.BEEINDIGD
    with pytest.raises(NotYet, match="ingetrokken"):
        kring.antwoord(aanmelding, A.ZEKER)
    with pytest.raises(NotYet, match="al ingetrokken"):
        trek_in(aanmelding, reden="Nog eens", by=kring.casemanager, now=NOW)


@pytest.mark.rule("RT-18")
def test_a_certain_place_the_landlord_does_not_take_back(kring):
    aanmelding = kring.meld_aan(by=kring.corporatie)
    kring.antwoord(aanmelding, A.ZEKER)

    with pytest.raises(NotYet, match="Alleen de casemanager"):
        trek_in(aanmelding, reden="Toch niet", by=kring.corporatie, now=NOW)
    assert plek_van(aanmelding).dekt(VANDAAG)
    assert trek_in(aanmelding, reden="Toch niet", by=kring.casemanager, now=NOW)


def test_only_who_registered_or_keeps_the_decision_takes_it_back(kring):
    aanmelding = kring.meld_aan()

    for wie in (kring.corporatie, kring.opvang):
        with pytest.raises(PermissionDenied):
            trek_in(aanmelding, reden="x", by=wie, now=NOW)


def test_a_closed_shelter_or_one_abroad_is_not_in_the_list(kring):
    dicht = actor(Soort.OPVANG, actief=False)
    buiten = actor(Soort.OPVANG, land="BE")
    LidmaatschapFactory(organisatie=dicht.organisatie)

    for opvang in (dicht, buiten):
        with pytest.raises(NotYet) as fout:
            kring.meld_aan(opvang=opvang)
        assert fout.value.veld == "opvang"
