"""What is called off, what stays behind in a home, and who follows up what went wrong."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from berichten.models import Bericht
from cases.actions.juridisch import leg_juridische_stap_vast
from cases.actions.stappen import NotYet
from cases.choices import Rubriek, Stapsoort, Status
from cases.forms.juridisch import JuridischeStapFormulier
from cases.models import Deadline, Termijnregel
from partners.choices import Land, Rol, Soort
from tests.factories import (
    AMSTERDAM,
    NOW,
    VANDAAG,
    LidmaatschapFactory,
    OrganisatieFactory,
    UserFactory,
    actor,
)
from tests.uitvoering.hulp import Kring, over
from tests.uitvoering.straat import in_ontruimen, vastleggen
from tests.werkplek.pagina import als, nu, queries, tekst, vandaag
from uitvoering.actions import inboedel, incident, nazorg
from uitvoering.actions.afgelasting import gelast_af
from uitvoering.actions.ontruimingsdag import GEEN_DAG, volg
from uitvoering.choices import Inboedelafloop
from uitvoering.forms.inboedel import AfloopFormulier, BewaarFormulier
from uitvoering.forms.ontruiming import AfgelastFormulier, OpvolgFormulier
from uitvoering.models import Inboedel, Nazorg

pytestmark = pytest.mark.django_db

DAG, UUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    return in_ontruimen()


def doen(kring, wie=None, now=NOW):
    return {"by": wie or kring.casemanager, "now": now}


def adres(naam, kring, *args):
    return reverse(f"uitvoering:{naam}", args=[kring.casus.nummer, *args])


def kondig_aan(kring, dagen=20, now=NOW):
    velden = {"by": kring.corporatie, "now": now}
    dag = kring.vandaag
    for soort, datum in (("aanzegging", dag), ("ontruimingsdatum", dag + dagen * DAG)):
        leg_juridische_stap_vast(kring.casus, soort=soort, datum=datum, **velden)


# --- Called off


@pytest.mark.rule("LAW-02")
def test_called_off_all_that_hung_on_the_date_ends_and_all_who_take_part_hear_it(kring):
    opvang = actor(Soort.OPVANG)
    kring.deel(opvang, Rubriek.KERN, Rubriek.BESLUIT)
    kondig_aan(kring)
    nazorg.begin_vooraf(kring.casus, reden="Niet te keren", momenten=[over(30)], **doen(kring))
    volg(now=NOW)
    regels = {"RT-02", "LAW-03", "NZ-07", "NZ-10"}
    assert {d.regel for d in Deadline.objects.open()} == regels

    gelast_af(kring.casus, reden="Er is betaald.", **doen(kring, kring.corporatie))

    casus = kring.voor(kring.corporatie)
    assert (casus.ontruimingsdatum, casus.status) == (None, Status.ONTRUIMEN)
    assert {d.regel for d in Deadline.objects.open()} == {"RT-02"}
    assert Deadline.objects.get(regel="NZ-07").dropped_reason == GEEN_DAG
    assert Nazorg.objects.get().beeindigd_reden == "De ontruiming is afgelast."
    gehoord = {b.user for b in Bericht.objects.filter(soort="afgelast")}
    assert gehoord == {opvang.user, kring.casemanager.user, kring.regieteam.user}
    regel = casus.gebeurtenissen.filter(soort="juridisch").latest("pk")
    assert regel.tekst == "Er is betaald."


@pytest.mark.rule("NZ-07")
def test_a_new_date_after_calling_off_asks_for_a_registration_again(kring):
    kondig_aan(kring)
    volg(now=NOW)
    gelast_af(kring.casus, reden="Er is betaald.", **doen(kring, kring.corporatie))
    assert not Deadline.objects.open().filter(regel="NZ-07").exists()

    kondig_aan(kring, now=NOW + UUR)
    volg(now=NOW + UUR)

    assert Deadline.objects.open().filter(regel="NZ-07").exists()


def test_without_a_date_and_after_the_eviction_there_is_nothing_to_call_off(kring):
    afgelasten = {"reden": "x", **doen(kring, kring.corporatie)}
    with pytest.raises(NotYet, match="geen ontruimingsdatum"):
        gelast_af(kring.casus, **afgelasten)
    kondig_aan(kring)
    vastleggen(kring)

    with pytest.raises(NotYet, match="al ontruimd"):
        gelast_af(kring.casus, **afgelasten)
    assert Nazorg.objects.get().beeindigd_at is None


def test_only_the_landlord_calls_it_off_and_from_one_place(kring):
    kondig_aan(kring)
    for wie in (kring.casemanager, kring.regieteam):
        with pytest.raises(PermissionDenied):
            gelast_af(kring.casus, reden="x", **doen(kring, wie))

    formulier = JuridischeStapFormulier(land="NL", mag_afwijken=False)
    assert Stapsoort.ONTRUIMING_AFGELAST not in dict(formulier.fields["soort"].choices)


@pytest.mark.rule("LAW-02")
def test_the_landlord_calls_it_off_on_a_page():
    kring = Kring(now=nu())
    kring.ontruimen()
    client = als(kring.corporatie)
    pagina = adres("ontruiming_afgelasten", kring)
    assert client.get(pagina).status_code == 409
    kondig_aan(kring, now=nu())
    assert pagina in tekst(client.get(kring.casus.get_absolute_url()))
    assert pagina in tekst(client.get(adres("ontruiming_vastleggen", kring)))

    assert client.post(pagina, {"reden": " "}).status_code == 422
    assert client.post(pagina, {"reden": "Er is betaald."}).status_code == 303

    assert kring.voor(kring.corporatie).ontruimingsdatum is None
    assert pagina not in tekst(client.get(kring.casus.get_absolute_url()))


# --- The goods


def bewaar(kring, wie=None, **velden):
    return inboedel.bewaar_inboedel(
        kring.casus,
        **{
            "wat": "Acht dozen en een bed",
            "waar": "Gemeentewerf, loods 3",
            "bewaarder": "De gemeente",
            "opgeslagen_op": VANDAAG,
            **velden,
        },
        **doen(kring, wie or kring.corporatie),
    )


@pytest.mark.rule("LAW-02")
def test_goods_are_kept_for_thirteen_weeks_and_the_casemanager_is_reminded(kring):
    vastleggen(kring)

    rij = bewaar(kring, opgeslagen_op=date(2026, 11, 14))

    assert rij.bewaard_tot == date(2027, 2, 13)  # a Saturday: fetch them on the Friday before
    deadline = rij.deadline
    assert deadline.due_at == datetime(2027, 2, 12, 17, tzinfo=AMSTERDAM)
    assert (deadline.persoon, deadline.regel) == (kring.casemanager.user, "LAW-02")
    assert deadline.remind_at.date() == date(2027, 1, 29)
    with pytest.raises(NotYet, match="al een inboedel"):
        bewaar(kring)


@pytest.mark.rule("LAW-02", "LAW-04")
def test_in_flanders_goods_are_kept_for_six_months(kring):
    kring.casus.land = Land.BE

    assert inboedel.bewaartermijn(kring.casus, date(2026, 8, 31)).op == date(2027, 2, 28)
    Termijnregel.objects.filter(land=Land.BE).delete()
    with pytest.raises(NotYet, match="geen bewaartermijn"):
        inboedel.bewaartermijn(kring.casus, VANDAAG)


@pytest.mark.rule("LAW-02", "NZ-10")
def test_a_case_is_not_closed_while_goods_are_kept(kring):
    vastleggen(kring)
    rij = bewaar(kring)
    sluiten = {"resultaat": "nazorg_beeindigd", "toelichting": "Uit beeld", **doen(kring)}
    with pytest.raises(NotYet, match="inboedel wordt nog bewaard"):
        nazorg.sluit_nazorg(kring.casus, **sluiten)

    afloop = {"afloop": Inboedelafloop.OPGEHAALD, "op": VANDAAG, "toelichting": ""}
    inboedel.rond_inboedel_af(rij, **afloop, **doen(kring))

    rij.deadline.refresh_from_db()
    assert rij.deadline.met_at == NOW
    with pytest.raises(NotYet, match="al afgehandeld"):
        inboedel.rond_inboedel_af(rij, **afloop, **doen(kring))
    assert nazorg.sluit_nazorg(kring.casus, **sluiten).status == Status.AFGESLOTEN


def test_who_keeps_no_goods_and_takes_no_part_in_them(kring):
    hulp = actor(Soort.SCHULDHULP)
    kring.deel(hulp)
    with pytest.raises(PermissionDenied):
        bewaar(kring, hulp)
    with pytest.raises(NotYet, match="toekomst"):
        bewaar(kring, opgeslagen_op=over(1))
    rij = bewaar(kring)

    for op in (over(1), over(-1)):
        with pytest.raises(NotYet) as gezien:
            inboedel.rond_inboedel_af(
                rij, afloop=Inboedelafloop.WEG, op=op, toelichting="", **doen(kring)
            )
        assert gezien.value.veld == "op"
    for velden in ({"afloop": "weg"}, {"bewaard_tot": VANDAAG}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Inboedel.objects.filter(pk=rij.pk).update(**velden)


def test_goods_on_their_pages():
    kring = Kring(now=nu())
    kring.ontruimen()
    client = als(kring.corporatie)
    goed = {"wat": "Dozen", "waar": "Loods 3", "bewaarder": "Gemeente", "opgeslagen_op": "vandaag"}
    assert client.post(adres("inboedel_bewaren", kring), {}).status_code == 422
    assert client.post(adres("inboedel_bewaren", kring), goed).status_code == 303
    rij = Inboedel.objects.get()
    pagina = adres("inboedel_afronden", kring, rij.sleutel)
    assert pagina in tekst(client.get(adres("inboedel", kring)))
    assert pagina not in tekst(als(kring.regieteam).get(reverse("werkplek:mijn_werk")))

    assert client.post(pagina, {"afloop": ""}).status_code == 422
    af = {"afloop": "opgehaald", "op": "vandaag", "toelichting": "Met een busje"}
    assert client.post(pagina, af).status_code == 303
    assert client.get(pagina).status_code == 404
    assert "Met een busje" in tekst(client.get(adres("inboedel", kring)))


@pytest.mark.parametrize(
    ("klasse", "velden", "veld"),
    [
        (BewaarFormulier, {"wat": ""}, "wat"),
        (BewaarFormulier, {"wat": "x" * 2001}, "wat"),
        (BewaarFormulier, {"waar": " "}, "waar"),
        (BewaarFormulier, {"waar": "x" * 201}, "waar"),
        (BewaarFormulier, {"bewaarder": ""}, "bewaarder"),
        (BewaarFormulier, {"bewaarder": "x" * 161}, "bewaarder"),
        (BewaarFormulier, {"opgeslagen_op": "morgen"}, "opgeslagen_op"),
        (BewaarFormulier, {"opgeslagen_op": "1-1-1990"}, "opgeslagen_op"),
        (AfloopFormulier, {"afloop": ""}, "afloop"),
        (AfloopFormulier, {"afloop": "gestolen"}, "afloop"),
        (AfloopFormulier, {"op": "30-2-2026"}, "op"),
        (AfloopFormulier, {"toelichting": "x" * 2001}, "toelichting"),
        (AfgelastFormulier, {"reden": ""}, "reden"),
        (AfgelastFormulier, {"reden": "x" * 2001}, "reden"),
        (OpvolgFormulier, {"wat": "\u202e"}, "wat"),
        (OpvolgFormulier, {"geregeld": ""}, "geregeld"),
        (OpvolgFormulier, {"geregeld": "misschien"}, "geregeld"),
    ],
)
def test_what_is_filled_in_wrong_is_refused_at_its_field(klasse, velden, veld):
    goed = {
        "wat": "Dozen", "waar": "Loods", "bewaarder": "Gemeente", "opgeslagen_op": "vandaag",
        "afloop": "weg", "op": "vandaag", "reden": "Betaald", "geregeld": "nee",
    }  # fmt: skip

    assert klasse(goed).is_valid()
    assert list(klasse(goed | velden).errors) == [veld]


# --- An incident has to be followed up


def meld(kring, now=NOW, wie=None):
    return incident.meld_incident(
        kring.casus, op=now.date(), wat="De deurwaarder stond er toch.", waar_nu="Bij een buur",
        **doen(kring, wie or kring.corporatie, now),
    )  # fmt: skip


@pytest.fixture
def gemeente(kring):
    regio = kring.corporatie.organisatie.regio
    gemeente = OrganisatieFactory(soort=Soort.GEMEENTE, regio=regio, naam="Gemeente Lindeburg")
    user = UserFactory()
    LidmaatschapFactory(organisatie=gemeente, user=user, rol=Rol.MEDEWERKER)
    return actor(Soort.GEMEENTE, organisatie=gemeente, user=UserFactory())


def van_incident():
    return {d.organisatie: d for d in Deadline.objects.open().filter(soort="incident")}


@pytest.mark.rule("RT-18")
def test_an_incident_is_followed_up_before_the_working_day_is_over(kring, gemeente):
    meld(kring)

    deadlines = van_incident()
    assert set(deadlines) == {kring.regieteam.organisatie, gemeente.organisatie}
    einde = datetime(2026, 11, 18, 17, tzinfo=AMSTERDAM)
    for deadline in deadlines.values():
        assert (deadline.due_at, deadline.regel, deadline.rubriek) == (einde, "RT-18", "kern")
        assert deadline.escalate_at > einde > deadline.remind_at


@pytest.mark.rule("RT-18")
def test_after_closing_time_it_is_the_next_working_day_and_somebody_always_has_to(kring):
    kring.casus.deelnames.filter(organisatie=kring.regieteam.organisatie).update(beeindigd_at=NOW)
    meld(kring, now=datetime(2026, 11, 20, 17, 1, tzinfo=AMSTERDAM))

    [(wie, deadline)] = van_incident().items()
    assert wie == kring.corporatie.organisatie
    assert deadline.due_at == datetime(2026, 11, 23, 17, tzinfo=AMSTERDAM)


@pytest.mark.rule("RT-18")
def test_as_long_as_there_is_no_place_the_deadline_stays(kring, gemeente):
    meld(kring)
    for geregeld, over_ in ((False, 2), (True, 1)):
        incident.volg_op(
            kring.casus, wat="Hotel gebeld", geregeld=geregeld, **doen(kring, kring.regieteam)
        )
        assert len(van_incident()) == over_

    assert set(van_incident()) == {gemeente.organisatie}
    with pytest.raises(PermissionDenied):
        incident.volg_op(kring.casus, wat="x", geregeld=True, **doen(kring, kring.regieteam))
    with pytest.raises(PermissionDenied):
        incident.volg_op(kring.casus, wat="x", geregeld=True, **doen(kring))


def test_the_follow_up_on_its_page():
    kring = Kring(now=nu())
    kring.ontruimen()
    client = als(kring.regieteam)
    pagina = adres("incident_opvolgen", kring)
    assert client.get(pagina).status_code == 409
    incident.meld_incident(
        kring.casus, op=vandaag(), wat="x", waar_nu="x", by=kring.corporatie, now=nu()
    )
    assert pagina in tekst(client.get(reverse("werkplek:mijn_werk")))

    assert client.post(pagina, {"wat": "Gebeld"}).status_code == 422
    with queries() as aantal:
        client.get(pagina)
    assert len(aantal) == 7
    assert client.post(pagina, {"wat": "Gebeld", "geregeld": "ja"}).status_code == 303

    assert client.get(pagina).status_code == 409
