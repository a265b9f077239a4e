"""Payment agreements: kept, late or broken, with figures that a worker can explain (RT-03)."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.actions.afspraken import (
    beoordeel_alle,
    geldende_afspraak,
    maak_afspraak,
    trek_afspraak_in,
)
from cases.actions.betalingen import registreer_betaling, trek_betaling_in
from cases.actions.contact import leg_contactpoging_vast
from cases.actions.stappen import NotYet, take_step
from cases.actions.uitstel import laat_los, verzet
from cases.choices import Afspraakstatus, Resultaat
from cases.models import Afspraakstand, Betalingsafspraak
from cases.rekenen import bereken_stand, voluit
from cases.stukken import Afsluiting
from partners.choices import Rol, Soort
from partners.models import Sluitingsdag
from tests.cases.pagina import adres, als, casus, fouten, nu, vandaag, vragen
from tests.factories import AMSTERDAM, NOW, VANDAAG, actor, deel
from tests.factories import casus as casus_op

pytestmark = pytest.mark.django_db

DAG = timedelta(days=1)


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def dossier(corporatie):
    return casus_op(by=corporatie)


def op(dagen, uur=9):
    """So many days after the agreement, at an hour on the clock of Amsterdam."""
    return datetime.combine(VANDAAG + dagen * DAG, datetime.min.time(), AMSTERDAM).replace(hour=uur)


def spreek_af(dossier, by, *delen, speling=5, now=NOW):
    """Instalments of (days after today, amount)."""
    return maak_afspraak(
        dossier,
        termijnen=[(VANDAAG + dagen * DAG, Decimal(bedrag)) for dagen, bedrag in delen],
        afgesproken_met="A. Jansen",
        afgesproken_op=VANDAAG,
        speling_dagen=speling,
        by=by,
        now=now,
    )


def betaal(dossier, by, bedrag, *, dagen, soort="achterstand", now=None):
    return registreer_betaling(
        dossier,
        soort=soort,
        bedrag=Decimal(bedrag),
        ontvangen_op=VANDAAG + dagen * DAG,
        by=by,
        now=now or op(dagen),
    )


def stand(afspraak):
    return afspraak.standen.order_by("-op").first()


def sluit(dossier, by, now, resultaat=Resultaat.VERHUISD):
    take_step(dossier, "afsluiten", by=by, now=now, afsluiting=Afsluiting(resultaat))


def pak_op(dossier, by, now=NOW):
    leg_contactpoging_vast(
        dossier, op=now, wijze="brief", uitkomst="bericht", oppakken=True, by=by, now=now
    )


def vers(afspraak):
    return Betalingsafspraak.objects.get(pk=afspraak.pk)


@pytest.mark.rule("RT-03")
def test_an_agreement_stores_its_instalments_its_stand_and_a_deadline_for_each(corporatie, dossier):
    afspraak = spreek_af(dossier, corporatie, (14, "425.00"), (44, "425.00"))

    assert afspraak.bedrag == Decimal("850.00")
    assert [t.volgnummer for t in afspraak.termijnen.all()] == [1, 2]
    assert (stand(afspraak).verwacht, stand(afspraak).ontvangen) == (0, 0)
    deadlines = dossier.deadlines.filter(soort="termijn")
    # 2 december + 5 dagen is een maandag; 1 januari + 5 dagen een woensdag.
    assert [d.due_at.astimezone(AMSTERDAM) for d in deadlines] == [
        datetime(2026, 12, 7, 17, tzinfo=AMSTERDAM),
        datetime(2027, 1, 6, 17, tzinfo=AMSTERDAM),
    ]
    assert {d.organisatie for d in deadlines} == {corporatie.organisatie}


@pytest.mark.rule("RT-03")
def test_a_deadline_falls_on_a_working_day_of_the_landlord(corporatie, dossier):
    Sluitingsdag.objects.create(
        land="NL", organisatie=corporatie.organisatie, dag=date(2026, 12, 7), naam="Vrij"
    )

    spreek_af(dossier, corporatie, (14, "850.00"))

    due_at = dossier.deadlines.get(soort="termijn").due_at
    assert due_at.astimezone(AMSTERDAM) == datetime(2026, 12, 8, 17, tzinfo=AMSTERDAM)


@pytest.mark.rule("RT-03")
def test_instalments_of_one_weekend_share_a_deadline_until_both_are_paid(corporatie, dossier):
    # Zaterdag en zondag, zonder speling: samen op maandag.
    spreek_af(dossier, corporatie, (3, "400.00"), (4, "450.00"), speling=0)
    deadline = dossier.deadlines.get(soort="termijn")

    betaal(dossier, corporatie, "400.00", dagen=3)
    deadline.refresh_from_db()
    assert deadline.met_at is None

    betaal(dossier, corporatie, "450.00", dagen=4)
    deadline.refresh_from_db()
    assert deadline.met_at == op(4)


@pytest.mark.rule("RT-03")
def test_the_sweep_finds_an_agreement_late_and_then_broken(corporatie, dossier):
    afspraak = spreek_af(dossier, corporatie, (14, "425.00"), (44, "425.00"))

    assert beoordeel_alle(now=op(19)) == 1
    assert vers(afspraak).status == Afspraakstatus.LOOPT

    assert beoordeel_alle(now=op(20)) == 1
    assert vers(afspraak).status == Afspraakstatus.TE_LAAT
    assert dossier.deadlines.open().filter(soort="termijn").count() == 2
    laat = stand(afspraak)
    assert (laat.verwacht, laat.ontvangen, laat.verschil) == (425, 0, -425)
    assert "te laat" in laat.uitleg

    beoordeel_alle(now=op(34))
    assert vers(afspraak).status == Afspraakstatus.GEBROKEN
    assert not dossier.deadlines.open().filter(soort="termijn").exists()
    titels = dossier.gebeurtenissen.filter(soort="afspraakstand").order_by("pk")
    assert [regel.titel for regel in titels] == [
        "Een termijn van de betalingsafspraak is te laat",
        "De betalingsafspraak is niet nagekomen",
    ]
    assert {regel.door for regel in titels} == {None}


@pytest.mark.rule("RT-03")
def test_the_sweep_judges_each_agreement_once_a_day(corporatie, dossier):
    afspraak = spreek_af(dossier, corporatie, (14, "850.00"))

    assert beoordeel_alle(now=op(0, 23)) == 0
    assert [beoordeel_alle(now=op(1, uur)) for uur in (0, 1, 12)] == [1, 0, 0]
    assert afspraak.standen.count() == 2


def test_an_agreement_that_cannot_be_judged_stalls_no_other(corporatie, caplog):
    kapot = spreek_af(casus_op(by=corporatie), corporatie, (14, "850.00"))
    goed = spreek_af(casus_op(by=corporatie), corporatie, (14, "850.00"))
    kapot.termijnen.all().delete()

    assert beoordeel_alle(now=op(20)) == 1
    assert vers(goed).status == Afspraakstatus.TE_LAAT
    assert str(kapot.sleutel) in caplog.text


@pytest.mark.rule("RT-03")
def test_an_agreement_that_is_paid_is_kept_and_leaves_nothing_to_do(corporatie, dossier):
    afspraak = spreek_af(dossier, corporatie, (14, "425.00"), (44, "425.00"))

    betaal(dossier, corporatie, "425.00", dagen=14)
    eerste, tweede = dossier.deadlines.filter(soort="termijn")
    assert (eerste.met_at, tweede.met_at) == (op(14), None)
    assert vers(afspraak).status == Afspraakstatus.LOOPT

    betaal(dossier, corporatie, "425.00", dagen=40)
    assert vers(afspraak).status == Afspraakstatus.NAGEKOMEN
    assert not dossier.deadlines.open().filter(soort="termijn").exists()
    assert stand(afspraak).ontvangen == Decimal("850.00")


@pytest.mark.rule("RT-03")
def test_current_rent_does_not_pay_the_arrears(corporatie, dossier):
    afspraak = spreek_af(dossier, corporatie, (14, "850.00"))

    betaal(dossier, corporatie, "850.00", dagen=3, soort="lopend")

    assert vers(afspraak).status == Afspraakstatus.LOOPT
    assert not afspraak.standen.filter(ontvangen__gt=0).exists()


@pytest.mark.rule("RT-03")
def test_what_came_before_the_agreement_does_not_count(corporatie, dossier):
    betaal(dossier, corporatie, "100.00", dagen=-3, now=NOW)
    betaal(dossier, corporatie, "50.00", dagen=0, now=NOW - timedelta(hours=1))
    afspraak = spreek_af(dossier, corporatie, (14, "700.00"))
    betaal(dossier, corporatie, "25.00", dagen=0, now=NOW + timedelta(hours=1))

    assert stand(afspraak).ontvangen == Decimal("25.00")


@pytest.mark.rule("RT-03")
def test_a_payment_recorded_late_mends_a_broken_agreement(corporatie, dossier):
    afspraak = spreek_af(dossier, corporatie, (14, "425.00"), (60, "425.00"))
    beoordeel_alle(now=op(34))
    assert vers(afspraak).status == Afspraakstatus.GEBROKEN

    betaal(dossier, corporatie, "425.00", dagen=13, now=op(40))

    assert vers(afspraak).status == Afspraakstatus.LOOPT
    [deadline] = dossier.deadlines.open().filter(soort="termijn")
    assert deadline.due_at > op(60)


@pytest.mark.rule("RT-03")
def test_an_agreement_rests_with_a_closed_case_and_goes_on_when_it_reopens(corporatie, dossier):
    spreek_af(dossier, corporatie, (14, "425.00"), (44, "425.00"))
    pak_op(dossier, corporatie)
    sluit(dossier, corporatie, NOW)
    assert beoordeel_alle(now=op(20)) == 0
    assert not dossier.deadlines.open().exists()

    take_step(dossier, "heropenen", by=corporatie, now=op(20), reden="Toch niet verhuisd")
    assert beoordeel_alle(now=op(20)) == 1

    [deadline] = dossier.deadlines.open()
    assert (deadline.soort, deadline.due_at > op(44)) == ("termijn", True)


@pytest.mark.rule("RT-03")
def test_an_instalment_with_an_earlier_moment_is_not_paid_by_the_passing_of_it(corporatie, dossier):
    spreek_af(dossier, corporatie, (14, "425.00"), (44, "425.00"))
    eerste, tweede = dossier.deadlines.filter(soort="termijn")
    verzet(eerste, due_at=op(6), reden="Zij belt dan", by=corporatie, now=op(2))

    beoordeel_alle(now=op(7))

    eerste.refresh_from_db()
    assert (eerste.due_at, eerste.met_at) == (op(6), None)
    betaal(dossier, corporatie, "425.00", dagen=8)
    for deadline in (eerste, tweede):
        deadline.refresh_from_db()
    assert (eerste.met_at, tweede.met_at) == (op(8), None)


@pytest.mark.rule("RT-03")
def test_an_instalment_with_a_later_moment_is_met_when_it_is_paid(corporatie, dossier):
    afspraak = spreek_af(dossier, corporatie, (4, "425.00"), (11, "425.00"))
    eerste, tweede = dossier.deadlines.filter(soort="termijn")
    verzet(eerste, due_at=op(20), reden="Loon komt later", by=corporatie, now=op(2))

    vergissing = betaal(dossier, corporatie, "425.00", dagen=8)
    assert list(dossier.deadlines.open().filter(soort="termijn")) == [tweede]

    trek_betaling_in(vergissing, reden="Van een ander", by=corporatie, now=op(9))
    assert vers(afspraak).status == Afspraakstatus.LOOPT
    assert list(dossier.deadlines.open().filter(soort="termijn")) == [tweede, eerste]


@pytest.mark.rule("RT-03", "OC-10")
def test_an_instalment_that_was_let_go_with_a_reason_does_not_come_back(corporatie, dossier):
    spreek_af(dossier, corporatie, (14, "425.00"), (44, "425.00"))
    _, tweede = dossier.deadlines.filter(soort="termijn")
    laat_los(tweede, reden="De bewindvoerder let op", by=corporatie, now=op(1))
    betaal(dossier, corporatie, "425.00", dagen=3)
    assert not dossier.deadlines.open().filter(soort="termijn").exists()

    beoordeel_alle(now=op(4))
    assert not dossier.deadlines.open().filter(soort="termijn").exists()

    pak_op(dossier, corporatie)
    sluit(dossier, corporatie, op(5))
    take_step(dossier, "heropenen", by=corporatie, now=op(6), reden="Toch niet verhuisd")
    beoordeel_alle(now=op(6))
    assert not dossier.deadlines.open().filter(soort="termijn").exists()


@pytest.mark.rule("RT-03")
def test_a_case_closes_with_an_agreement_that_is_kept_and_not_with_one_that_is_not(
    corporatie, dossier
):
    pak_op(dossier, corporatie)
    spreek_af(dossier, corporatie, (14, "850.00"))
    with pytest.raises(NotYet, match="niet helemaal nagekomen"):
        sluit(dossier, corporatie, op(1), Resultaat.REGELING)

    betaal(dossier, corporatie, "850.00", dagen=13)
    sluit(dossier, corporatie, op(13), Resultaat.REGELING)

    assert dossier.gebeurtenissen.filter(stap="afsluiten").count() == 1


@pytest.mark.rule("RT-03")
def test_one_agreement_runs_at_a_time_and_withdrawing_makes_room(corporatie, dossier):
    eerste = spreek_af(dossier, corporatie, (14, "850.00"))
    with pytest.raises(NotYet, match="Er loopt al een betalingsafspraak"):
        spreek_af(dossier, corporatie, (30, "850.00"))

    trek_afspraak_in(eerste, reden="Inkomen viel weg", by=corporatie, now=NOW)

    assert vers(eerste).status == Afspraakstatus.INGETROKKEN
    [oud] = dossier.deadlines.filter(soort="termijn")
    assert oud.dropped_reason == "De betalingsafspraak is ingetrokken."
    with pytest.raises(NotYet, match="loopt niet meer"):
        trek_afspraak_in(eerste, reden="Nog eens", by=corporatie, now=NOW)
    assert geldende_afspraak(dossier) is None
    tweede = spreek_af(dossier, corporatie, (30, "850.00"), now=NOW + timedelta(hours=1))
    assert geldende_afspraak(dossier) == tweede


@pytest.mark.rule("RT-03")
@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    delen=st.lists(
        st.tuples(st.integers(0, 60), st.integers(1, 20_000)),
        min_size=1,
        max_size=5,
        unique_by=lambda deel: deel[0],
    ),
    stappen=st.lists(st.tuples(st.integers(0, 12), st.none() | st.integers(0, 30_000)), max_size=8),
    speling=st.integers(0, 31),
)
def test_whatever_happens_the_stored_stand_is_what_the_facts_say(
    corporatie, delen, stappen, speling
):
    dossier = casus_op(by=corporatie)
    delen = [(dagen, Decimal(centen) / 100) for dagen, centen in delen]
    afspraak = spreek_af(dossier, corporatie, *delen, speling=speling)
    dag = 0
    for verder, centen in stappen:
        dag += verder
        vergissing = dossier.betalingen.filter(ingetrokken_at=None).first()
        if centen:
            betaal(dossier, corporatie, Decimal(centen) / 100, dagen=dag, now=op(dag, 20))
        elif centen == 0 and vergissing:
            trek_betaling_in(vergissing, reden="Dubbel", by=corporatie, now=op(dag, 20))
        else:
            beoordeel_alle(now=op(dag, 20))

    afspraak = vers(afspraak)
    laatste = stand(afspraak)
    feiten = bereken_stand(
        [(t.vervalt_op, t.bedrag) for t in afspraak.termijnen.all()],
        dossier.betalingen.filter(ingetrokken_at=None).values_list("ontvangen_op", "bedrag"),
        speling_dagen=speling,
        op=laatste.op,
    )
    assert (laatste.verwacht, laatste.ontvangen, laatste.status, afspraak.status) == (
        feiten.verwacht,
        feiten.ontvangen,
        feiten.status,
        feiten.status,
    )
    openstaand = dossier.deadlines.open().filter(soort="termijn").count()
    onbetaald = [t for t in feiten.termijnen if not t.voldaan_op]
    if feiten.status in (Afspraakstatus.NAGEKOMEN, Afspraakstatus.GEBROKEN):
        assert openstaand == 0
    else:
        assert openstaand <= len(onbetaald)
    assert Afspraakstand.objects.filter(afspraak=afspraak, op=laatste.op).count() == 1


class TestPagina:
    @pytest.fixture
    def dossier(self, corporatie):
        return casus(corporatie)

    @staticmethod
    def gegevens(**anders):
        return {
            "bedrag": "850,00",
            "afgesproken_met": "A. Jansen",
            "afgesproken_op": "vandaag",
            "aantal": "3",
            "ritme": "maanden",
            "eerste_op": "morgen",
            "speling_dagen": "5",
            **anders,
        }

    @staticmethod
    def termijnen(*rijen, **anders):
        velden = {
            "bedrag": "850,00",
            "afgesproken_met": "A. Jansen",
            "afgesproken_op": "vandaag",
            "speling_dagen": "5",
            "rijen": str(len(rijen)),
        }
        for nummer, (datum, bedrag) in enumerate(rijen, 1):
            velden |= {f"datum_{nummer}": datum, f"bedrag_{nummer}": bedrag}
        return velden | anders

    def test_starts_from_the_arrears(self, corporatie, dossier):
        form = als(corporatie).get(adres("betalingsafspraak", dossier)).context["form"]

        assert form["bedrag"].value() == "850,00"
        assert form["afgesproken_met"].value() == "A. Jansen"

    def test_shows_all_instalments_before_anything_is_written(self, corporatie, dossier):
        response = als(corporatie).post(adres("betalingsafspraak", dossier), self.gegevens())

        assert response.status_code == 200
        form = response.context["form"]
        assert [form[f"bedrag_{n}"].value() for n in (1, 2, 3, 4)] == [
            "283,33",
            "283,33",
            "283,34",
            None,
        ]
        assert not dossier.betalingsafspraken.exists()

    @pytest.mark.rule("RT-03")
    def test_makes_the_agreement_as_changed_by_hand(self, corporatie, dossier):
        response = als(corporatie).post(
            adres("betalingsafspraak", dossier),
            self.termijnen(("overmorgen", "600"), ("", ""), ("morgen", "250,00")),
        )

        assert response.status_code == 303
        afspraak = dossier.betalingsafspraken.get()
        assert list(afspraak.termijnen.values_list("vervalt_op", "bedrag")) == [
            (vandaag() + DAG, Decimal("250.00")),
            (vandaag() + 2 * DAG, Decimal("600.00")),
        ]

    @pytest.mark.rule("RT-03")
    @pytest.mark.parametrize(
        ("rijen", "zin"),
        [
            ([("morgen", "849,99")], "Dat moet € 850,00 zijn."),
            ([("morgen", "850,01")], "Dat moet € 850,00 zijn."),
            ([("", "")], "Vul ten minste één termijn in."),
            ([("morgen", "")], "Vul een bedrag in bij termijn 1."),
            ([("", "850")], "Vul een datum in bij termijn 1."),
            ([("morgen", "400"), ("morgen", "450")], "Kies voor termijn 2 een eigen datum."),
            ([("gisteren", "850")], "Termijn 1 is niet vóór de dag van de afspraak."),
        ],
    )
    def test_refuses_what_does_not_add_up_and_keeps_it(self, corporatie, dossier, rijen, zin):
        response = als(corporatie).post(adres("betalingsafspraak", dossier), self.termijnen(*rijen))

        assert response.status_code == 422
        assert any(zin in fout for fout in fouten(response))
        assert f'value="{rijen[0][1]}"' in response.content.decode() or not rijen[0][1]
        assert not dossier.betalingsafspraken.exists()

    def test_says_that_one_runs_already(self, corporatie, dossier):
        client = als(corporatie)
        client.post(adres("betalingsafspraak", dossier), self.termijnen(("morgen", "850")))

        response = client.post(
            adres("betalingsafspraak", dossier), self.termijnen(("morgen", "850"))
        )

        assert response.status_code == 422
        assert fouten(response) == ["Er loopt al een betalingsafspraak. Trek die eerst in."]

    def test_withdraws_with_a_reason(self, corporatie, dossier):
        client = als(corporatie)
        client.post(adres("betalingsafspraak", dossier), self.termijnen(("morgen", "850")))
        afspraak = dossier.betalingsafspraken.get()
        intrekken = adres("afspraak_intrekken", dossier, afspraak.sleutel)

        assert client.post(intrekken, {"reden": ""}).status_code == 422
        assert client.post(intrekken, {"reden": "Inkomen viel weg"}).status_code == 303
        assert vers(afspraak).ingetrokken_reden == "Inkomen viel weg"
        ander = casus(corporatie)
        elders = adres("afspraak_intrekken", ander, afspraak.sleutel)
        assert client.get(elders).status_code == 404

    def test_costs_a_fixed_number_of_queries(self, corporatie, dossier):
        client, pagina = als(corporatie), adres("betalingsafspraak", dossier)

        assert vragen(client, pagina) == 4
        assert vragen(client, pagina, self.gegevens(aantal="120")) == 4


class TestAchterstand:
    @pytest.fixture
    def dossier(self, corporatie):
        return casus(corporatie, peildatum=vandaag() - 10 * DAG)

    @staticmethod
    def invoer(**anders):
        return {"peildatum": "vandaag", "bedrag": "900", "oudste_openstaande_post": "", **anders}

    @pytest.mark.rule("RT-01")
    def test_a_newer_figure_counts_and_an_equal_or_older_one_does_not(self, corporatie, dossier):
        client, toen = als(corporatie), vandaag() - 10 * DAG
        gelijk = f"Op {voluit(toen)} staat er al € 850,00. Klopt dat niet? Vul dan een ander"
        ouder = f"De nieuwste achterstand is van {voluit(toen)}. Vul die datum in, of een latere."
        for dag, bedrag, zin in [(toen, "850", f"{gelijk} bedrag in."), (toen - DAG, "900", ouder)]:
            response = client.post(
                adres("achterstand", dossier),
                self.invoer(peildatum=f"{dag:%d-%m-%Y}", bedrag=bedrag),
            )
            assert response.status_code == 422
            assert fouten(response) == [zin]

        assert client.post(adres("achterstand", dossier), self.invoer()).status_code == 303

        dossier.huurovereenkomst.refresh_from_db()
        assert dossier.huurovereenkomst.achterstand == Decimal("900.00")
        assert dossier.achterstanden.count() == 2
        assert dossier.achterstanden.first().bron == "hand"

    @pytest.mark.rule("RT-01")
    def test_nothing_left_to_pay_proposes_to_close(self, corporatie, dossier):
        response = als(corporatie).post(adres("achterstand", dossier), self.invoer(bedrag="0"))

        assert response.status_code == 303
        assert dossier.deadlines.open().get().soort == "sluiten"
        assert dossier.gebeurtenissen.filter(soort="betaald").count() == 1


@pytest.mark.parametrize(("naam", "aantal"), [("achterstand", 4), ("betaling", 6)])
def test_the_pages_cost_a_fixed_number_of_queries(corporatie, naam, aantal):
    assert vragen(als(corporatie), adres(naam, casus(corporatie))) == aantal


@pytest.mark.parametrize("naam", ["achterstand", "betaling", "betalingsafspraak"])
def test_only_the_landlord_writes_in_the_rubriek_huur(corporatie, naam):
    dossier = casus(corporatie)
    ocmw, jeugd = actor(Soort.OCMW), actor(Soort.JEUGDBESCHERMING)
    jurist = actor(Soort.CORPORATIE, Rol.JURIST, organisatie=corporatie.organisatie)
    for wie in (ocmw, jeugd):
        deel(dossier, wie, by=corporatie, now=nu())

    assert als(ocmw).get(adres(naam, dossier)).status_code == 403
    assert als(jurist).post(adres(naam, dossier), {}).status_code == 403
    assert als(jeugd).post(adres(naam, dossier), {}).status_code == 404
    assert als(actor(Soort.CORPORATIE)).get(adres(naam, dossier)).status_code == 404
