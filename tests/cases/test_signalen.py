from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from cases.actions.signalen import AlOpgevolgd, meld_signaal, signaal_due_at, volg_signaal_op
from cases.actions.sweep import sweep_deadlines
from cases.models import Deadline, Gebeurtenis, Signaal
from logboek.models import Inzage
from partners.choices import Rol, Soort
from tests.cases.pagina import adres, als, casus, fouten, nu, vandaag, vragen
from tests.factories import AMSTERDAM, actor, deel, voor

pytestmark = [pytest.mark.django_db, pytest.mark.rule("NZ-12")]

NIEUW = "/casussen/signaal/"


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def dossier(corporatie):
    return casus(corporatie, straat="Wilgenlaan", achternaam="Bakker", nummer="HO-4711")


def meld(by, dossier, **velden):
    velden = {"soort": "conflict", "opvolger": by.user.sleutel, "publiek": "partners", **velden}
    return als(by).post(adres("signaal", dossier), velden)


def test_a_signal_takes_one_choice_and_gets_an_owner_and_a_deadline(corporatie, dossier):
    antwoord = meld(corporatie, dossier, soort="verwaarlozing")

    signaal, deadline = Signaal.objects.get(), Deadline.objects.get(soort="signaal")
    assert antwoord.status_code == 303
    assert (signaal.opvolger, signaal.publiek, signaal.rubriek) == (
        corporatie.user,
        "partners",
        "kern",
    )
    assert (deadline.persoon, deadline.organisatie, deadline.signaal, deadline.regel) == (
        corporatie.user,
        corporatie.organisatie,
        signaal,
        "NZ-12",
    )
    regel = Gebeurtenis.objects.get(soort="signaal")
    assert (regel.signaal, regel.tekst) == (signaal, "")


def november(*dag):
    return datetime(2026, 11, *dag, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("nu_", "tot"),
    [
        (november(18, 10), november(24, 17)),
        (november(18, 17), november(24, 17)),
        (november(18, 17, 1), november(25, 17)),
        (november(21, 12), november(27, 17)),
    ],
)
def test_a_signal_is_discussed_within_five_working_days(nu_, tot):
    organisatie = actor().organisatie

    due_at = signaal_due_at(organisatie, now=nu_)

    assert due_at == tot


@pytest.mark.parametrize(
    ("soort", "kind", "rubriek"),
    [
        (Soort.CORPORATIE, "achterstand", "huur"),
        (Soort.CORPORATIE, "kinderen", "gezin"),
        (Soort.CORPORATIE, "zorg", "gezin"),
        (Soort.HULPVERLENING, "achterstand", "financien"),
        (Soort.HULPVERLENING, "zorg", "hulp"),
        (Soort.HULPVERLENING, "conflict", "hulp"),
        (Soort.OCMW, "zorg", "hulp"),
        (Soort.VEILIG_THUIS, "kinderen", "gezin"),
    ],
)
def test_a_signal_lands_where_its_writer_may_write(corporatie, dossier, soort, kind, rubriek):
    wie = actor(soort) if soort != Soort.CORPORATIE else corporatie
    if wie is not corporatie:
        deel(dossier, wie, by=corporatie, now=nu())

    assert meld(wie, dossier, soort=kind).status_code == 303

    assert Signaal.objects.get().rubriek == rubriek


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"soort": ""}, "soort"),
        ({"soort": "onweer"}, "soort"),
        ({"tekst": "x" * 5001}, "tekst"),
        ({"opvolger": ""}, "opvolger"),
        ({"opvolger": "x"}, "opvolger"),
        ({"opvolger": str(uuid4())}, "opvolger"),
        ({"publiek": "buren"}, "publiek"),
        ({"publiek": ""}, "publiek"),
    ],
)
def test_a_bad_signal_is_refused_at_the_field(corporatie, dossier, velden, veld):
    antwoord = meld(corporatie, dossier, **velden)

    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert not Signaal.objects.exists()
    assert not Deadline.objects.filter(soort="signaal").exists()


def test_a_colleague_follows_up_and_nobody_else_can_be_named(corporatie, dossier):
    collega = actor(organisatie=corporatie.organisatie)
    beheerder = actor(Soort.CORPORATIE, Rol.BEHEERDER, organisatie=corporatie.organisatie)
    vreemde = actor(Soort.HULPVERLENING)

    for wie in (beheerder, vreemde):
        assert meld(corporatie, dossier, opvolger=wie.user.sleutel).status_code == 422
    assert meld(corporatie, dossier, opvolger=collega.user.sleutel).status_code == 303

    assert Deadline.objects.get(soort="signaal").persoon == collega.user


def test_two_signals_on_one_day_are_two_deadlines_and_met_apart(corporatie, dossier):
    meld(corporatie, dossier, soort="conflict")
    meld(corporatie, dossier, soort="verwaarlozing")
    eerste, tweede = Signaal.objects.order_by("pk")

    antwoord = als(corporatie).post(
        adres("signaal_opvolgen", dossier, tweede.sleutel),
        {"besproken_op": "vandaag", "opvolging": "Samen opgeruimd"},
    )

    tweede.refresh_from_db()
    assert antwoord.status_code == 303
    assert (tweede.besproken_op, tweede.opgevolgd_op) == (vandaag(), vandaag())
    assert tweede.deadlines.get().met_at
    assert eerste.deadlines.open().count() == 1


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"besproken_op": ""}, "besproken_op"),
        ({"besproken_op": "morgen"}, "besproken_op"),
        ({"besproken_op": "1-1-2001"}, "besproken_op"),
        ({"besproken_op": "ooit"}, "besproken_op"),
        ({"opvolging": ""}, "opvolging"),
        ({"opvolging": " \n"}, "opvolging"),
        ({"opvolging": "x" * 5001}, "opvolging"),
    ],
)
def test_a_bad_follow_up_is_refused_and_meets_nothing(corporatie, dossier, velden, veld):
    meld(corporatie, dossier)
    signaal = Signaal.objects.get()

    antwoord = als(corporatie).post(
        adres("signaal_opvolgen", dossier, signaal.sleutel),
        {"besproken_op": "vandaag", "opvolging": "Gesproken", **velden},
    )

    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert signaal.deadlines.open().count() == 1


def test_a_signal_is_followed_up_once(corporatie, dossier):
    meld(corporatie, dossier)
    signaal = Signaal.objects.get()
    gedaan = {"besproken_op": vandaag(), "opvolging": "Klaar", "by": corporatie, "now": nu()}
    volg_signaal_op(signaal, **gedaan)

    with pytest.raises(AlOpgevolgd):
        volg_signaal_op(signaal, **gedaan)
    pagina = (
        als(corporatie)
        .get(adres("signaal_opvolgen", dossier, signaal.sleutel), follow=True)
        .content.decode()
    )

    assert "al opgevolgd" in pagina


@pytest.mark.rule("RT-04")
def test_only_the_organisation_that_wrote_it_follows_it_up(corporatie, dossier):
    buurtteam = actor(Soort.HULPVERLENING)
    deel(dossier, buurtteam, by=corporatie, now=nu())
    meld(corporatie, dossier, soort="kinderen")
    meld(corporatie, dossier, soort="kinderen", publiek="eigen")
    eigen, open_ = Signaal.objects.order_by("publiek")
    browser = als(buurtteam)

    assert browser.get(adres("signaal_opvolgen", dossier, open_.sleutel)).status_code == 403
    assert browser.get(adres("signaal_opvolgen", dossier, eigen.sleutel)).status_code == 404


@pytest.mark.rule("RT-04")
def test_a_signal_for_colleagues_leaves_no_trace_for_a_partner(corporatie, dossier):
    ocmw = actor(Soort.OCMW)
    deel(dossier, ocmw, by=corporatie, now=nu())
    meld(corporatie, dossier, soort="verwaarlozing", publiek="eigen", tekst="GEHEIM-9")
    # The case as it was seen before the signal, byte for byte, is what a partner sees after it.
    sweep_deadlines(now=nu() + timedelta(days=30))

    pagina = als(ocmw).get(dossier.get_absolute_url()).content.decode()

    assert "GEHEIM-9" not in pagina
    assert "espreek het signaal" not in pagina
    assert "erwaarlozing" not in pagina
    assert "espreek het signaal" in als(corporatie).get(dossier.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "zoek", ["Wilgenlaan", "wilgenl", "bákker", "HO-4711", "ho-4711", "6598ab wilgenlaan"]
)
def test_the_household_is_found_by_address_name_or_lease(corporatie, dossier, zoek):
    casus(corporatie, straat="Beukenlaan", achternaam="Smit")

    antwoord = als(corporatie).post(NIEUW, {"zoek": zoek})

    assert antwoord.status_code == 200
    assert [c.pk for c in antwoord.context["casussen"]] == [dossier.pk]
    assert adres("signaal", dossier) in antwoord.content.decode()
    inzage = Inzage.objects.first()
    assert (inzage.soort, inzage.casussen, inzage.rubrieken) == ("zoeken", [dossier.pk], ["kern"])


@pytest.mark.rule("RT-04")
def test_nobody_finds_a_case_she_has_no_part_in(dossier):
    andere = actor(Soort.CORPORATIE)
    begin = Inzage.objects.count()

    for zoek in ("Wilgenlaan", "HO-4711", dossier.nummer):
        antwoord = als(andere).post(NIEUW, {"zoek": zoek})
        assert antwoord.context["casussen"] == []
        assert "Bakker" not in antwoord.content.decode()
    assert Inzage.objects.count() == begin


def test_a_lease_number_finds_nothing_for_a_partner(corporatie, dossier):
    buurtteam = actor(Soort.HULPVERLENING)
    deel(dossier, buurtteam, by=corporatie, now=nu())

    assert als(buurtteam).post(NIEUW, {"zoek": "HO-4711"}).context["casussen"] == []
    assert als(buurtteam).post(NIEUW, {"zoek": "Wilgenlaan"}).context["casussen"] == [dossier]


@pytest.mark.parametrize("zoek", ["", "   ", "x" * 201])
def test_a_search_without_words_is_refused(corporatie, zoek):
    antwoord = als(corporatie).post(NIEUW, {"zoek": zoek})

    assert antwoord.status_code == 422
    assert fouten(antwoord)


def test_the_case_one_just_looked_at_is_one_tap_away(corporatie, dossier):
    browser = als(corporatie)
    browser.get(adres("betrokkenen", dossier))

    antwoord = browser.get(NIEUW)

    assert antwoord.context["casussen"] == [dossier]
    assert "/casussen/nieuw/" in antwoord.content.decode()


@pytest.mark.parametrize("soort", [Soort.SCHULDHULP, Soort.REGIETEAM, Soort.OPVANG])
def test_the_quick_entry_is_for_who_comes_at_the_door(soort):
    assert als(actor(soort)).get(NIEUW).status_code == 403


def test_the_action_itself_refuses_who_may_not_write(corporatie, dossier):
    opvang = actor(Soort.OPVANG)
    deel(dossier, opvang, by=corporatie, now=nu())

    assert als(opvang).get(adres("signaal", dossier)).status_code == 403
    with pytest.raises(PermissionDenied):
        _meld_toch(voor(dossier, opvang, now=nu()), opvang)


def _meld_toch(dossier, by):
    meld_signaal(
        dossier, soort="conflict", tekst="", opvolger=by.user, publiek="partners", by=by, now=nu()
    )


def test_the_quick_entry_costs_the_same_for_one_case_and_for_three(corporatie, dossier):
    browser = als(corporatie)
    browser.post(NIEUW, {"zoek": "Wilgenlaan"})
    aantallen = set()
    for _ in range(3):
        aantallen.add(vragen(browser, NIEUW, {"zoek": "Wilgenlaan"}))
        casus(corporatie, straat="Wilgenlaan")

    assert aantallen == {4}
