"""Aftercare: it begins, goes on at its moments, and ends; nobody who was evicted is forgotten."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from berichten.models import Bericht
from cases.actions.stappen import NotYet, take_step
from cases.choices import Resultaat, Rubriek, Status
from cases.models import Deadline, JuridischeStap
from common.werkdagen import is_werkdag
from partners.choices import Rol, Soort
from tests.factories import NOW, VANDAAG, LidmaatschapFactory, UserFactory, actor
from tests.uitvoering.hulp import Kring, over
from tests.uitvoering.straat import VERSLAG, in_ontruimen, vastleggen
from tests.werkplek.pagina import als, door, nu, queries, tekst, vandaag
from uitvoering.actions import nazorg
from uitvoering.choices import Aanleiding, Schuldenstand, Verblijfplek
from uitvoering.forms.nazorg import BeginFormulier, EindeFormulier, MomentFormulier
from uitvoering.models import Nazorg, Nazorgmoment

pytestmark = pytest.mark.django_db

GEHEIM = "Havenweg 3, bij tante Riet"
DAG = timedelta(days=1)


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    return in_ontruimen()


@pytest.fixture
def ontruimd(kring):
    vastleggen(kring)
    return kring


def doen(kring, wie=None):
    return {"by": wie or kring.casemanager, "now": NOW}


def aangekondigd(kring, dagen=20):
    return JuridischeStap.objects.create(
        casus=kring.casus,
        soort="ontruimingsdatum",
        datum=over(dagen),
        organisatie=kring.corporatie.organisatie,
        vastgelegd_door=kring.corporatie.user,
        vastgelegd_at=NOW,
    )


def begin_vooraf(kring, wie=None, **velden):
    momenten = nazorg.standaard_momenten(over(20))
    return nazorg.begin_vooraf(
        kring.casus,
        **{"reden": "Er is geen betaling meer te verwachten.", "momenten": momenten, **velden},
        **doen(kring, wie),
    )


def verslag(**velden):
    return nazorg.Verslag(
        **{
            "gesproken_op": VANDAAG,
            "verblijf": Verblijfplek.OPVANG,
            "plaats": GEHEIM,
            "stabiel": False,
            "hoe_gaat_het": "De kinderen slapen weer.",
            "schulden": Schuldenstand.REGELING,
            "weg_terug": "Ingeschreven bij WoonKans.",
            "volgende_stap": "",
            **velden,
        }
    )


def dagen_van(periode):
    return [moment.op for moment in nazorg.open_momenten(periode)]


def eerste(kring):
    return nazorg.open_momenten(nazorg.lopend(kring.casus))[0]


def leg_vast(kring, moment=None, volgend=None, **velden):
    return nazorg.leg_moment_vast(
        moment or eerste(kring), verslag(**velden), volgend=volgend, **doen(kring)
    )


# --- The moments


def test_the_moments_come_a_week_and_one_three_and_six_months_later():
    assert nazorg.standaard_momenten(date(2026, 8, 31)) == [
        date(2026, 9, 7),
        date(2026, 9, 30),
        date(2026, 11, 30),
        date(2027, 2, 28),
    ]


@pytest.mark.rule("NZ-10")
@given(
    dag=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    gesloten=st.frozensets(st.dates(date(2020, 1, 1), date(2041, 1, 1)), max_size=40),
)
def test_every_moment_falls_on_a_working_day_and_none_is_lost(dag, gesloten):
    gewenst = nazorg.standaard_momenten(dag)

    momenten = nazorg.op_werkdagen(gewenst, gesloten)

    assert momenten == sorted(set(momenten))
    assert all(is_werkdag(op, gesloten) for op in momenten)
    for op in gewenst:
        later = min(m for m in momenten if m >= op)
        assert not any(is_werkdag(op + n * DAG, gesloten) for n in range((later - op).days))


# --- It begins


@pytest.mark.rule("NZ-10")
def test_an_eviction_starts_the_aftercare_with_a_deadline_for_each_moment(ontruimd):
    periode = Nazorg.objects.get()

    assert (periode.aanleiding, periode.vanaf) == (Aanleiding.ONTRUIMD, VANDAAG)
    assert periode.begonnen_door == ontruimd.corporatie.user
    assert dagen_van(periode) == [
        date(2026, 11, 25), date(2026, 12, 18), date(2027, 2, 18), date(2027, 5, 18),
    ]  # fmt: skip
    deadlines = Deadline.objects.open().filter(soort="nazorg")
    assert {(d.persoon, d.organisatie) for d in deadlines} == {
        (ontruimd.casemanager.user, ontruimd.casemanager.organisatie)
    }
    assert all(d.remind_at and d.escalate_at for d in deadlines)


@pytest.mark.rule("NZ-10")
def test_of_an_eviction_that_is_recorded_late_no_moment_is_skipped(kring):
    vastleggen(kring, VERSLAG)
    periode = Nazorg.objects.get()
    nazorg.beeindig(periode, "Opnieuw", **doen(kring))

    nazorg.begin_na_ontruiming(
        kring.voor(kring.casemanager), over(-100), **doen(kring, kring.corporatie)
    )

    assert dagen_van(nazorg.lopend(kring.casus)) == [over(1), date(2027, 2, 10)]


@pytest.mark.rule("NZ-10")
def test_it_begins_before_when_it_is_announced_and_not_expected_to_be_reversed(kring):
    with pytest.raises(NotYet, match="de datum is aangekondigd"):
        begin_vooraf(kring)
    stap = aangekondigd(kring)

    periode = begin_vooraf(kring)

    assert (periode.aankondiging, periode.aankondiging.vastgelegd_door) == (
        stap, kring.corporatie.user,
    )  # fmt: skip
    assert (periode.begonnen_door, periode.begonnen_at) == (kring.casemanager.user, NOW)
    assert periode.reden == "Er is geen betaling meer te verwachten."
    assert len(dagen_van(periode)) == 4
    with pytest.raises(NotYet, match="loopt al"):
        begin_vooraf(kring)


def test_without_the_announcement_or_a_reason_the_database_knows_no_such_aftercare(kring):
    goed = {
        "casus": kring.casus, "vanaf": VANDAAG, "begonnen_at": NOW, "reden": "x",
        "begonnen_door": kring.casemanager.user, "aanleiding": Aanleiding.AANGEKONDIGD,
        "aankondiging": aangekondigd(kring),
    }  # fmt: skip
    for velden in ({"aankondiging": None}, {"reden": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Nazorg.objects.create(**goed | velden)
    Nazorg.objects.create(**goed)
    with pytest.raises(IntegrityError), transaction.atomic():
        Nazorg.objects.create(**goed)


def test_what_was_planned_before_moves_along_with_the_day_of_the_eviction(kring):
    aangekondigd(kring, 20)
    periode = begin_vooraf(kring, momenten=[over(30), over(60)])

    vastleggen(kring)

    assert Nazorg.objects.get() == periode
    # Twenty days earlier: the first from a Saturday to the Monday after.
    assert dagen_van(periode) == [date(2026, 11, 30), date(2026, 12, 29)]


@pytest.mark.parametrize("wie", ["corporatie", "regieteam"])
def test_only_who_helps_does_the_aftercare(ontruimd, wie):
    ander = getattr(ontruimd, wie)

    with pytest.raises(PermissionDenied):
        begin_vooraf(ontruimd, ander)
    with pytest.raises(PermissionDenied):
        nazorg.leg_moment_vast(eerste(ontruimd), verslag(), **doen(ontruimd, ander))
    with pytest.raises(PermissionDenied):
        nazorg.plan_momenten(Nazorg.objects.get(), [over(9)], **doen(ontruimd, ander))


def test_a_helper_without_the_part_hulp_does_not_either(ontruimd):
    hulp = actor(Soort.HULPVERLENING)
    ontruimd.deel(hulp, Rubriek.KERN, Rubriek.BESLUIT)

    with pytest.raises(PermissionDenied):
        nazorg.leg_moment_vast(eerste(ontruimd), verslag(), **doen(ontruimd, hulp))
    ontruimd.deel(hulp2 := actor(Soort.HULPVERLENING))
    assert nazorg.leg_moment_vast(eerste(ontruimd), verslag(), **doen(ontruimd, hulp2))


# --- It goes on


@pytest.mark.rule("NZ-10")
def test_what_was_heard_meets_the_deadline_and_the_timeline_does_not_say_what(ontruimd):
    moment = leg_vast(ontruimd)

    moment.refresh_from_db()
    assert (moment.deadline.met_at, moment.organisatie) == (NOW, ontruimd.casemanager.organisatie)
    regel = ontruimd.casus.gebeurtenissen.latest("pk")
    assert (regel.titel, regel.tekst) == ("Contact in de nazorg vastgelegd", "")
    with pytest.raises(NotYet, match="al vastgelegd"):
        leg_vast(ontruimd, moment)


@pytest.mark.rule("NZ-10")
def test_without_a_stable_place_there_is_always_a_next_moment(ontruimd):
    nazorg.plan_momenten(Nazorg.objects.get(), [over(9)], **doen(ontruimd))

    with pytest.raises(NotYet, match="nog geen stabiele plek") as gezien:
        leg_vast(ontruimd)
    assert gezien.value.veld == "volgend"
    leg_vast(ontruimd, volgend=over(40))
    assert dagen_van(Nazorg.objects.get()) == [date(2026, 12, 28)]
    leg_vast(ontruimd, verblijf=Verblijfplek.EIGEN_WONING, stabiel=True)
    assert dagen_van(Nazorg.objects.get()) == []


def test_moments_are_moved_added_and_taken_away(ontruimd):
    periode = Nazorg.objects.get()
    begin = dagen_van(periode)

    nazorg.plan_momenten(periode, [begin[0], over(16), over(10)], **doen(ontruimd))

    assert dagen_van(periode) == [begin[0], date(2026, 11, 30), date(2026, 12, 4)]
    weg = Deadline.objects.filter(soort="nazorg", dropped_at=NOW)
    assert len(weg) == 3
    for dagen in ([], [over(n) for n in range(3, 30, 2)]):
        with pytest.raises(NotYet, match="Kies"):
            nazorg.plan_momenten(periode, dagen, **doen(ontruimd))


@pytest.mark.rule("NZ-10", "RT-18")
def test_who_turns_out_to_be_on_the_street_is_told_about_at_once(ontruimd):
    coordinator = UserFactory()
    LidmaatschapFactory(
        organisatie=ontruimd.regieteam.organisatie, user=coordinator, rol=Rol.COORDINATOR
    )
    leg_vast(ontruimd, verblijf=Verblijfplek.ANDERS)
    assert not Bericht.objects.filter(soort="straat").exists()

    leg_vast(ontruimd, verblijf=Verblijfplek.STRAAT)

    assert Bericht.objects.filter(soort="straat", user=coordinator).count() == 1


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"gesproken_op": VANDAAG + DAG}, "gesproken_op"),
        ({"gesproken_op": VANDAAG - 8 * DAG}, "gesproken_op"),
        ({"stabiel": True, "verblijf": Verblijfplek.STRAAT}, "stabiel"),
        ({"stabiel": True, "verblijf": Verblijfplek.ONBEKEND}, "stabiel"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(ontruimd, velden, veld):
    with pytest.raises(NotYet) as gezien:
        leg_vast(ontruimd, **velden)

    assert gezien.value.veld == veld
    assert not Nazorgmoment.objects.exclude(vastgelegd_at=None).exists()


def test_a_moment_without_its_answers_is_no_moment(ontruimd):
    moment = leg_vast(ontruimd)

    for velden in ({"weg_terug": ""}, {"hoe_gaat_het": ""}, {"verblijf": ""}, {"schulden": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Nazorgmoment.objects.filter(pk=moment.pk).update(**velden)


# --- It ends


def sluit(kring, resultaat=Resultaat.STABIELE_PLEK, toelichting="", wie=None):
    return nazorg.sluit_nazorg(
        kring.casus, resultaat=resultaat, toelichting=toelichting, **doen(kring, wie)
    )


@pytest.mark.rule("NZ-10")
def test_it_ends_with_a_stable_place(ontruimd):
    with pytest.raises(NotYet, match="stabiele plek") as gezien:
        sluit(ontruimd)
    assert gezien.value.veld == "resultaat"
    leg_vast(ontruimd, stabiel=True)
    leg_vast(ontruimd)
    with pytest.raises(NotYet):
        sluit(ontruimd)
    leg_vast(ontruimd, stabiel=True)

    casus = sluit(ontruimd)

    assert (casus.status, casus.resultaat) == (Status.AFGESLOTEN, Resultaat.STABIELE_PLEK)
    periode = Nazorg.objects.get()
    assert (periode.beeindigd_at, periode.beeindigd_door) == (NOW, ontruimd.casemanager.user)
    assert dagen_van(periode) == []


@pytest.mark.rule("NZ-10")
def test_a_place_that_was_stable_before_the_eviction_ends_nothing(kring):
    """That was the home it was evicted from."""
    aangekondigd(kring)
    begin_vooraf(kring)
    dag = {"gesproken_op": over(-1), "verblijf": Verblijfplek.EIGEN_WONING}
    leg_vast(kring, stabiel=True, **dag)
    vastleggen(kring)

    with pytest.raises(NotYet, match="stabiele plek"):
        sluit(kring)

    leg_vast(kring, stabiel=True)
    assert sluit(kring).resultaat == Resultaat.STABIELE_PLEK


@pytest.mark.rule("NZ-10")
def test_or_with_the_reason_why_it_stops(ontruimd):
    with pytest.raises(NotYet) as gezien:
        sluit(ontruimd, Resultaat.NAZORG_BEEINDIGD, " ")
    assert gezien.value.veld == "toelichting"

    casus = sluit(ontruimd, Resultaat.NAZORG_BEEINDIGD, "Verhuisd naar een ander land.")

    assert casus.resultaat == Resultaat.NAZORG_BEEINDIGD
    assert Nazorg.objects.get().beeindigd_reden == "Verhuisd naar een ander land."


def test_a_case_that_opens_again_and_is_evicted_again_gets_new_aftercare(ontruimd):
    sluit(ontruimd, Resultaat.NAZORG_BEEINDIGD, "Uit beeld geraakt.")
    casus = take_step(ontruimd.casus, "heropenen", by=ontruimd.casemanager, now=NOW, reden="Belt")
    assert casus.status == Status.PREVENTIE
    assert nazorg.lopend(casus) is None

    nazorg.begin_na_ontruiming(casus, VANDAAG, **doen(ontruimd))

    assert Nazorg.objects.count() == 2


def test_before_the_eviction_and_for_others_there_is_nothing_to_close(kring):
    with pytest.raises(PermissionDenied):
        sluit(kring, Resultaat.NAZORG_BEEINDIGD, "x")
    vastleggen(kring)
    with pytest.raises(PermissionDenied):
        sluit(kring, Resultaat.NAZORG_BEEINDIGD, "x", wie=kring.corporatie)
    assert sluit(kring, Resultaat.NAZORG_BEEINDIGD, "x", wie=kring.regieteam)


# --- What people fill in

GOED = {
    "gesproken_op": "vandaag",
    "verblijf": "opvang",
    "plaats": "",
    "hoe_gaat_het": "Goed",
    "schulden": "geen",
    "weg_terug": "Urgentie aangevraagd",
    "volgende_stap": "",
    "volgend": "",
}


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"gesproken_op": ""}, "gesproken_op"),
        ({"gesproken_op": "morgen"}, "gesproken_op"),
        ({"gesproken_op": "31-2-2026"}, "gesproken_op"),
        ({"gesproken_op": "1-1-1990"}, "gesproken_op"),
        ({"verblijf": ""}, "verblijf"),
        ({"verblijf": "kasteel"}, "verblijf"),
        ({"plaats": "x" * 201}, "plaats"),
        ({"hoe_gaat_het": " \n "}, "hoe_gaat_het"),
        ({"hoe_gaat_het": "x" * 4001}, "hoe_gaat_het"),
        ({"schulden": ""}, "schulden"),
        ({"schulden": "veel"}, "schulden"),
        ({"weg_terug": ""}, "weg_terug"),
        ({"weg_terug": "x" * 2001}, "weg_terug"),
        ({"volgende_stap": "x" * 2001}, "volgende_stap"),
        ({"volgend": "gisteren"}, "volgend"),
        ({"volgend": "vandaag"}, "volgend"),
        ({"volgend": "1-1-2999"}, "volgend"),
        ({"volgend": "ooit"}, "volgend"),
    ],
)
def test_a_moment_that_is_filled_in_wrong_is_refused_at_its_field(velden, veld):
    assert MomentFormulier(GOED).is_valid()
    assert list(MomentFormulier(GOED | velden).errors) == [veld]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"reden": ""}, "reden"),
        ({"reden": "x" * 2001}, "reden"),
        ({"moment_1": ""}, "moment_1"),
        ({"moment_1": "vandaag"}, "moment_1"),
        ({"moment_2": "1-1-2999"}, "moment_2"),
        ({"moment_2": "binnenkort"}, "moment_2"),
    ],
)
def test_a_plan_that_is_filled_in_wrong_is_refused_at_its_field(velden, veld):
    goed = {"reden": "Niet te keren", "moment_1": f"{vandaag() + 9 * DAG:%d-%m-%Y}"}
    formulier = BeginFormulier(goed | velden, momenten=[])

    assert list(formulier.errors) == [veld]
    assert BeginFormulier(goed, momenten=[]).is_valid()


def test_only_an_end_of_aftercare_is_a_result_here():
    assert list(EindeFormulier({"resultaat": "betaald"}).errors) == ["resultaat"]
    assert list(EindeFormulier({"resultaat": ""}).errors) == ["resultaat"]


# --- The pages


@pytest.fixture
def nu_ontruimd():
    kring = Kring(now=nu())
    kring.ontruimen()
    casus = kring.voor(kring.casemanager)
    nazorg.begin_na_ontruiming(casus, vandaag(), by=kring.casemanager, now=nu())
    return kring


def adres(naam, kring, *args):
    return reverse(f"uitvoering:{naam}", args=[kring.casus.nummer, *args])


def test_where_the_household_stays_only_who_helps_reads(nu_ontruimd):
    kring = nu_ontruimd
    moment = nazorg.open_momenten(Nazorg.objects.get())[0]
    client = als(kring.casemanager)
    pagina = adres("nazorg_moment", kring, moment.sleutel)
    assert client.post(pagina, GOED | {"plaats": GEHEIM}).status_code == 303
    assert client.get(pagina).status_code == 404

    for wie, ziet in (
        (kring.casemanager, True),
        (kring.corporatie, False),
        (kring.regieteam, False),
    ):
        gezien = tekst(als(wie).get(adres("nazorg", kring)))
        assert "Gesproken" in gezien
        assert [GEHEIM in gezien, "Urgentie aangevraagd" in gezien] == [ziet, ziet]
        assert GEHEIM not in tekst(als(wie).get(kring.casus.get_absolute_url()))


def test_the_casemanager_plans_and_begins_on_pages_of_her_own():
    vroeg = Kring(now=nu())
    vroeg.ontruimen()
    client = als(vroeg.casemanager)
    assert client.get(adres("nazorg_beginnen", vroeg)).status_code == 409
    JuridischeStap.objects.create(
        casus=vroeg.casus, soort="ontruimingsdatum", datum=vandaag() + 20 * DAG,
        **door(vroeg.corporatie),
    )  # fmt: skip
    assert client.post(adres("nazorg_beginnen", vroeg), {"reden": ""}).status_code == 422
    morgen = f"{vandaag() + 30 * DAG:%d-%m-%Y}"

    begin = {"reden": "Niet te keren", "moment_1": morgen}
    assert client.post(adres("nazorg_beginnen", vroeg), begin).status_code == 303
    assert client.post(adres("nazorg_momenten", vroeg), {"moment_1": ""}).status_code == 422
    later = {"moment_1": f"{vandaag() + 60 * DAG:%d-%m-%Y}"}
    assert client.post(adres("nazorg_momenten", vroeg), later).status_code == 303

    assert len(dagen_van(Nazorg.objects.get())) == 1
    assert "Niet te keren" in tekst(client.get(adres("nazorg", vroeg)))


def test_the_work_list_and_the_case_lead_to_the_aftercare(nu_ontruimd):
    kring = nu_ontruimd
    client = als(kring.casemanager)

    assert adres("nazorg", kring) in tekst(client.get(reverse("werkplek:mijn_werk")))
    assert adres("nazorg", kring) in tekst(client.get(kring.casus.get_absolute_url()))


def test_the_pages_cost_what_they_cost(nu_ontruimd):
    kring = nu_ontruimd
    client = als(kring.casemanager)
    moment = nazorg.open_momenten(Nazorg.objects.get())[0]

    geteld = []
    for pagina in (
        adres("nazorg", kring),
        adres("nazorg_momenten", kring),
        adres("nazorg_moment", kring, moment.sleutel),
        adres("inboedel", kring),
    ):
        with queries() as aantal:
            client.get(pagina)
        geteld.append(len(aantal))

    assert geteld == [8, 8, 8, 7]
