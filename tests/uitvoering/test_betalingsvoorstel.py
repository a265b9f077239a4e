"""A proposal that fits, its answer, advice for bewindvoering, and the home that is kept."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cases.actions.achterstand import leg_achterstand_vast
from cases.actions.betalingen import registreer_betaling
from cases.actions.stappen import NotYet, take_step
from cases.choices import Afspraakstatus, Betaalsoort, Deadlinesoort, Eenheid, Rubriek, Status
from cases.models import Betalingsafspraak, Casus
from cases.stukken import Afsluiting
from partners.choices import Soort
from tests.factories import actor
from tests.uitvoering.hulp import Kring
from tests.werkplek.pagina import als, nu, queries, tekst, vandaag
from uitvoering.actions.actiepunten import laat_vervallen, vervang
from uitvoering.actions.behoud import sluit_met_behoud
from uitvoering.actions.betalingsvoorstel import Voorstel, aanvaard, doe_voorstel, wijs_af
from uitvoering.actions.bewind import adviseer_bewind
from uitvoering.actions.opschorting import beeindig, schort_op
from uitvoering.actions.voorwaarden import controleer, open_voorwaarden
from uitvoering.choices import Actiesoort, Controleuitkomst, Voorstelstand, Voorwaardesoort
from uitvoering.models import Actiepunt, Betalingsvoorstel
from uitvoering.rekenen import per_maand, ruimte

INKOMEN = Decimal("1987.65")


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    kring = Kring(now=nu())
    kring.voorkomen()
    tot = vandaag() + timedelta(days=90)
    schort_op(
        kring.casus, tot=tot, bevroren_bedrag=850, bevroren_op=vandaag(), termijn_tot=tot,
        by=kring.regieteam, now=nu(),
    )  # fmt: skip
    open_voorwaarden(kring.casus, by=kring.regieteam, now=nu())
    return kring


def voorstel(**velden):
    return Voorstel(
        **{
            "bedrag": Decimal(850),
            "aantal": 10,
            "ritme": Eenheid.MAANDEN,
            "eerste_op": vandaag() + timedelta(days=14),
            "inkomen": INKOMEN,
            "vaste_lasten": Decimal(1200),
            "leefgeld": Decimal(500),
            "aflossingen": Decimal(100),
            **velden,
        }
    )


def gedaan(kring, wie=None, **velden):
    return doe_voorstel(kring.casus, voorstel(**velden), by=wie or kring.casemanager, now=nu())


def adres(naam, kring, *args):
    return reverse(f"uitvoering:{naam}", args=[kring.casus.nummer, *args])


def vierde(kring):
    soort = Voorwaardesoort.BETALINGSVOORSTEL
    return kring.casus.voorwaarden.geldend().get(soort=soort)


@pytest.mark.rule("RT-14")
def test_with_the_suspension_ends_a_proposal_that_nobody_can_answer_any_more(kring):
    rij = gedaan(kring)
    vraag = kring.casus.deadlines.open().filter(soort=Deadlinesoort.BETALINGSVOORSTEL)
    assert vraag.get().organisatie == kring.corporatie.organisatie

    beeindig(kring.casus, reden="Er is een nieuw besluit.", by=kring.regieteam, now=nu())

    rij.refresh_from_db()
    assert (rij.stand, rij.reden) == (Voorstelstand.VERVANGEN, "Er is een nieuw besluit.")
    assert not vraag.exists()


# --- Does it fit?

geld = st.decimals(0, 9_999, places=2)
bedrag = st.decimals("0.01", 9_999, places=2)


@given(geld, geld, geld, geld, bedrag)
def test_it_fits_exactly_to_the_cent(inkomen, lasten, leefgeld, anders, maand):
    over = ruimte(inkomen=inkomen, vaste_lasten=lasten, leefgeld=leefgeld, aflossingen=anders)
    delen = {"inkomen": inkomen, "vaste_lasten": lasten, "leefgeld": leefgeld,
             "aflossingen": anders}  # fmt: skip

    assert voorstel(bedrag=maand, aantal=1, **delen).past == (maand <= over)


@given(bedrag, st.integers(1, 60))
def test_a_week_never_asks_less_of_a_month_than_it_costs(maand, aantal):
    if maand < aantal * Decimal("0.01"):
        return
    per_week = voorstel(bedrag=maand, aantal=aantal, ritme=Eenheid.WEKEN)
    gevraagd = per_maand(per_week.termijnen, Eenheid.WEKEN)

    assert gevraagd * 12 >= max(b for _, b in per_week.termijnen) * 52
    assert sum(b for _, b in per_week.termijnen) == maand


# --- Proposing and answering


@pytest.mark.rule("RT-14")
def test_what_the_landlord_accepts_becomes_an_agreement_and_the_condition_is_kept(kring):
    rij = gedaan(kring)
    [deadline] = kring.casus.deadlines.open().filter(soort=Deadlinesoort.BETALINGSVOORSTEL)
    assert (deadline.organisatie, rij.past) == (kring.corporatie.organisatie, True)

    aanvaard(rij, by=kring.corporatie, now=nu())

    afspraak = Betalingsafspraak.objects.get()
    assert (afspraak.bedrag, afspraak.status) == (Decimal(850), Afspraakstatus.LOOPT)
    assert [t.bedrag for t in afspraak.termijnen.all()] == [Decimal(85)] * 10
    assert Betalingsvoorstel.objects.get().afspraak == afspraak
    assert vierde(kring).stand == Controleuitkomst.NAGEKOMEN
    assert not kring.casus.deadlines.open().filter(soort=Deadlinesoort.BETALINGSVOORSTEL).exists()
    with pytest.raises(NotYet, match="al akkoord"):
        aanvaard(rij, by=kring.corporatie, now=nu())


@pytest.mark.rule("RT-14")
def test_what_does_not_fit_is_no_reasonable_proposal(kring):
    rij = gedaan(kring, aantal=4)

    assert rij.past is False
    with pytest.raises(NotYet, match="past niet"):
        aanvaard(rij, by=kring.corporatie, now=nu())
    assert not Betalingsafspraak.objects.exists()
    wijs_af(rij, reden="Te zwaar", by=kring.corporatie, now=nu())
    assert Betalingsvoorstel.objects.get().stand == Voorstelstand.AFGEWEZEN


def test_a_newer_proposal_takes_the_place_of_the_open_one(kring):
    gedaan(kring)
    nieuw = gedaan(kring, aantal=12)

    assert list(Betalingsvoorstel.objects.filter(stand=Voorstelstand.GEDAAN)) == [nieuw]
    assert kring.casus.deadlines.open().filter(
        soort=Deadlinesoort.BETALINGSVOORSTEL).count() == 1  # fmt: skip


def test_too_late_or_beside_a_running_agreement_there_is_no_agreement(kring):
    rij = gedaan(kring)
    with pytest.raises(NotYet, match="al voorbij"):
        aanvaard(rij, by=kring.corporatie, now=nu() + timedelta(days=15))
    aanvaard(rij, by=kring.corporatie, now=nu())
    with pytest.raises(NotYet, match="loopt al een betalingsafspraak"):
        aanvaard(gedaan(kring), by=kring.corporatie, now=nu())


def test_who_keeps_the_finances_proposes_and_only_the_landlord_answers(kring):
    hulp, amk = actor(Soort.SCHULDHULP), actor(Soort.VEILIG_THUIS)
    for wie in (hulp, amk):
        kring.deel(wie)

    rij = gedaan(kring, wie=hulp)
    for wie in (kring.corporatie, kring.regieteam, amk):
        with pytest.raises(PermissionDenied):
            gedaan(kring, wie=wie)
    for wie in (kring.casemanager, hulp, kring.regieteam):
        with pytest.raises(PermissionDenied):
            aanvaard(rij, by=wie, now=nu())
    with pytest.raises(Casus.DoesNotExist):
        aanvaard(rij, by=actor(), now=nu())


@pytest.mark.rule("RT-14", "LAW-05")
def test_the_landlord_reads_the_proposal_and_whether_it_fits_never_the_income(kring):
    rij = gedaan(kring)
    amk = actor(Soort.VEILIG_THUIS)
    kring.deel(amk)
    van_corporatie = [
        adres("voorwaarden", kring),
        adres("betalingsvoorstel_beantwoorden", kring, rij.sleutel),
        kring.casus.get_absolute_url(),
        "/",
    ]

    for pagina in van_corporatie:
        assert "1.987,65" not in tekst(als(kring.corporatie).get(pagina))
    html = tekst(als(kring.corporatie).get(van_corporatie[0]))
    assert "Past bij de draagkracht" in html
    assert "850,00" in html
    assert "1.987,65" in tekst(als(kring.casemanager).get(van_corporatie[0]))
    assert "850,00" not in tekst(als(amk).get(van_corporatie[0]))


GOED = {
    "bedrag": "850", "aantal": "10", "ritme": "maanden", "eerste_op": "morgen",
    "inkomen": "1.987,65", "vaste_lasten": "1200", "leefgeld": "500", "aflossingen": "0",
}  # fmt: skip


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"bedrag": ""}, "bedrag"),
        ({"bedrag": "0"}, "bedrag"),
        ({"bedrag": "-5"}, "bedrag"),
        ({"bedrag": "10.000.000"}, "bedrag"),
        ({"bedrag": "8,505"}, "bedrag"),
        ({"aantal": "0"}, "aantal"),
        ({"aantal": "121"}, "aantal"),
        ({"aantal": "tien"}, "aantal"),
        ({"bedrag": "0,05"}, "aantal"),
        ({"ritme": "dagen"}, "ritme"),
        ({"ritme": ""}, "ritme"),
        ({"eerste_op": "vandaag"}, "eerste_op"),
        ({"eerste_op": "31-2-2027"}, "eerste_op"),
        ({"eerste_op": "1-1-2999"}, "eerste_op"),
        ({"inkomen": ""}, "inkomen"),
        ({"inkomen": "-1"}, "inkomen"),
        ({"vaste_lasten": "NaN"}, "vaste_lasten"),
        ({"leefgeld": "1e9"}, "leefgeld"),
        ({"aflossingen": ""}, "aflossingen"),
    ],
)
def test_a_proposal_that_cannot_be_is_refused_at_its_field(kring, velden, veld):
    response = als(kring.casemanager).post(adres("betalingsvoorstel", kring), GOED | velden)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]
    assert not Betalingsvoorstel.objects.exists()


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({}, "antwoord"),
        ({"antwoord": "misschien"}, "antwoord"),
        ({"antwoord": "nee"}, "reden"),
        ({"antwoord": "nee", "reden": " "}, "reden"),
        ({"antwoord": "nee", "reden": "x" * 2001}, "reden"),
    ],
)
def test_an_answer_that_says_nothing_is_refused_at_its_field(kring, velden, veld):
    rij = gedaan(kring)

    response = als(kring.corporatie).post(
        adres("betalingsvoorstel_beantwoorden", kring, rij.sleutel), velden
    )

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]


def test_from_the_screen_a_proposal_is_done_declined_done_again_and_accepted(kring):
    client, verhuurder = als(kring.casemanager), als(kring.corporatie)
    pagina = adres("voorwaarden", kring)

    assert client.post(adres("betalingsvoorstel", kring), GOED).status_code == 303
    eerste = Betalingsvoorstel.objects.get()
    antwoord = adres("betalingsvoorstel_beantwoorden", kring, eerste.sleutel)
    assert antwoord in tekst(verhuurder.get(pagina))
    assert antwoord in tekst(verhuurder.get("/"))
    velden = {"antwoord": "nee", "reden": "Liever acht termijnen"}
    assert verhuurder.post(antwoord, velden).status_code == 303
    assert verhuurder.get(antwoord).status_code == 409
    assert "Liever acht termijnen" in tekst(client.get(pagina))
    client.post(adres("betalingsvoorstel", kring), GOED | {"aantal": "8"})
    tweede = Betalingsvoorstel.objects.get(stand=Voorstelstand.GEDAAN)
    antwoord = adres("betalingsvoorstel_beantwoorden", kring, tweede.sleutel)
    assert verhuurder.post(antwoord, {"antwoord": "ja"}).status_code == 303

    assert Betalingsafspraak.objects.get().termijnen.count() == 8
    assert verhuurder.get(
        adres("betalingsvoorstel_beantwoorden", kring, uuid4())).status_code == 404  # fmt: skip


# --- Bewindvoering


@pytest.mark.rule("RT-13")
def test_advice_of_debt_counselling_is_a_mandatory_action_until_the_regieteam_decides_else(kring):
    hulp = actor(Soort.SCHULDHULP)
    kring.deel(hulp)
    velden = {"waarom": "Schulden bij twaalf partijen", "voor_op": f"{vandaag():%d-%m-%Y}"}
    link = adres("bewindvoering", kring)

    assert link in tekst(als(hulp).get(adres("voorwaarden", kring)))
    assert als(hulp).post(link, velden).status_code == 303
    actie = Actiepunt.objects.get(soort=Actiesoort.BEWINDVOERING)
    assert (actie.persoon, actie.deadline.persoon) == (kring.casemanager.user,) * 2
    assert als(kring.casemanager).post(link, velden).status_code == 422
    for wie in (kring.casemanager, kring.regieteam):
        with pytest.raises(NotYet, match="nieuw besluit"):
            laat_vervallen(actie, reden="Liever niet", by=wie, now=nu())

    vervang(kring.casus, reden="Het Regieteam wijkt af", by=kring.regieteam, now=nu())
    actie.refresh_from_db()
    assert actie.stand == "vervallen"


@pytest.mark.rule("RT-13", "LAW-05")
def test_why_is_for_who_reads_the_finances(kring):
    adviseer_bewind(
        kring.casus, waarom="GEHEIM gokschuld", voor_op=vandaag(), by=kring.casemanager, now=nu()
    )

    assert kring.casus.notities.get().rubriek == Rubriek.FINANCIEN
    html = tekst(als(kring.corporatie).get(kring.casus.get_absolute_url()))
    assert "Vraag bewindvoering aan" in html
    assert "GEHEIM" not in html


def test_who_gives_no_advice(kring):
    buurtteam = actor(Soort.HULPVERLENING)
    kring.deel(buurtteam)
    for wie in (kring.corporatie, kring.regieteam, buurtteam):
        with pytest.raises(PermissionDenied):
            adviseer_bewind(kring.casus, waarom="x", voor_op=vandaag(), by=wie, now=nu())


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"waarom": ""}, "waarom"),
        ({"waarom": "x" * 2001}, "waarom"),
        ({"voor_op": ""}, "voor_op"),
        ({"voor_op": "gisteren"}, "voor_op"),
    ],
)
def test_advice_that_says_nothing_is_refused_at_its_field(kring, velden, veld):
    goed = {"waarom": "Te veel schulden", "voor_op": "morgen"}

    response = als(kring.casemanager).post(adres("bewindvoering", kring), goed | velden)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]


# --- The home is kept


def alles_nagekomen(kring):
    for voorwaarde in kring.casus.voorwaarden.geldend():
        controleer(
            voorwaarde, uitkomst=Controleuitkomst.NAGEKOMEN, bewijs="", document=None,
            by=kring.casemanager, now=nu(),
        )  # fmt: skip


@pytest.mark.rule("RT-14")
def test_the_home_is_kept_when_all_was_kept_and_paid_or_with_a_reason(kring):
    client, link = als(kring.casemanager), adres("woning_behouden", kring)
    aanvaard(gedaan(kring), by=kring.corporatie, now=nu())
    alles_nagekomen(kring)

    assert tekst(client.get(link)).count("nog niet") == 1
    assert client.post(link, {}).status_code == 422
    registreer_betaling(
        kring.casus, soort=Betaalsoort.ACHTERSTAND, bedrag=Decimal(850), ontvangen_op=vandaag(),
        by=kring.corporatie, now=nu(),
    )  # fmt: skip
    assert client.post(link, {}).status_code == 303

    casus = kring.voor(kring.corporatie)
    assert (casus.status, casus.resultaat) == (Status.AFGESLOTEN, "woning_behouden")
    assert not casus.deadlines.open().exists()
    assert client.get(link).status_code == 409


@pytest.mark.rule("RT-14")
def test_without_the_conditions_it_takes_a_reason_by_every_door(kring):
    with pytest.raises(NotYet, match="Niet alle voorwaarden"):
        sluit_met_behoud(kring.casus, toelichting=" ", by=kring.casemanager, now=nu())
    with pytest.raises(NotYet, match="Niet alle voorwaarden"):
        take_step(kring.casus, "afsluiten", by=kring.casemanager, now=nu(),
                  afsluiting=Afsluiting("woning_behouden"))  # fmt: skip
    with pytest.raises(PermissionDenied):
        sluit_met_behoud(kring.casus, toelichting="x", by=kring.corporatie, now=nu())

    gesloten = sluit_met_behoud(
        kring.casus, toelichting="Een fonds betaalde alles", by=kring.casemanager, now=nu()
    )
    assert gesloten.status == Status.AFGESLOTEN


def test_without_arrears_there_is_nothing_left_to_pay(kring):
    alles_nagekomen(kring)
    leg_achterstand_vast(
        kring.casus, bedrag=Decimal(0), peildatum=vandaag() + timedelta(days=1),
        oudste_openstaande_post=None, by=kring.corporatie, now=nu(),
    )  # fmt: skip

    assert als(kring.casemanager).post(adres("woning_behouden", kring), {}).status_code == 303


def test_the_pages_cost_what_they_cost(kring):
    rij = gedaan(kring)
    vragen = [
        (kring.casemanager, adres("voorwaarden", kring)),
        (kring.casemanager, adres("betalingsvoorstel", kring)),
        (kring.corporatie, adres("betalingsvoorstel_beantwoorden", kring, rij.sleutel)),
        (kring.casemanager, adres("bewindvoering", kring)),
        (kring.casemanager, adres("woning_behouden", kring)),
    ]

    geteld = []
    for wie, pagina in vragen:
        client = als(wie)
        with queries() as aantal:
            client.get(pagina)
        geteld.append(len(aantal))

    assert geteld == [12, 7, 8, 7, 8]
