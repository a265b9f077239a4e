"""Payments: recorded to the cent, and withdrawn with a reason when one was a mistake (RT-03)."""

from decimal import Decimal

import pytest

from cases.actions.afspraken import beoordeel_alle, maak_afspraak
from cases.actions.betalingen import nog_open, trek_betaling_in
from cases.actions.contact import leg_contactpoging_vast
from cases.actions.stappen import NotYet, take_step
from cases.choices import Afspraakstatus, Resultaat
from cases.stukken import Afsluiting
from partners.choices import Soort
from tests.cases.pagina import adres, als, casus, fouten, nu, uitdraai_van, vandaag, vragen
from tests.cases.test_afspraken import DAG, betaal, op, spreek_af, stand, vers
from tests.factories import NOW, actor
from tests.factories import casus as casus_op

pytestmark = pytest.mark.django_db


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


def trek_in(betaling, by, *, now):
    return trek_betaling_in(betaling, reden="Was van een ander", by=by, now=now)


def deadlines(dossier):
    """When each deadline of the agreement was met, in the order of the instalments."""
    return [d.met_at for d in dossier.deadlines.filter(soort="termijn")]


@pytest.mark.rule("RT-03")
class TestIntrekken:
    @pytest.fixture
    def dossier(self, corporatie):
        return casus_op(by=corporatie)

    def test_the_agreement_is_judged_again_without_the_payment(self, corporatie, dossier):
        afspraak = spreek_af(dossier, corporatie, (14, "425.00"), (44, "425.00"))
        betaling = betaal(dossier, corporatie, "425.00", dagen=10)
        assert deadlines(dossier) == [op(10), None]

        trek_in(betaling, corporatie, now=op(12))

        assert (stand(afspraak).op, stand(afspraak).ontvangen) == (op(12).date(), 0)
        assert vers(afspraak).status == Afspraakstatus.LOOPT
        assert deadlines(dossier) == [None, None]
        assert nog_open(dossier, now=op(12)) == Decimal("850.00")
        regel = dossier.gebeurtenissen.filter(soort="betaling").order_by("pk").last()
        assert regel.titel.startswith("Betaling ingetrokken: € 425,00, ")
        assert (regel.tekst, regel.door) == ("Was van een ander", corporatie.user)

    def test_what_seemed_kept_is_late_after_all(self, corporatie, dossier):
        afspraak = spreek_af(dossier, corporatie, (14, "425.00"), (44, "425.00"))
        betaling = betaal(dossier, corporatie, "850.00", dagen=10)
        assert vers(afspraak).status == Afspraakstatus.NAGEKOMEN

        trek_in(betaling, corporatie, now=op(25))

        assert vers(afspraak).status == Afspraakstatus.TE_LAAT
        assert deadlines(dossier) == [None, None]
        titels = [regel.titel for regel in dossier.gebeurtenissen.all()]
        assert "Een termijn van de betalingsafspraak is te laat" in titels
        beoordeel_alle(now=op(40))
        assert vers(afspraak).status == Afspraakstatus.GEBROKEN

    def test_another_payment_keeps_what_it_paid(self, corporatie, dossier):
        afspraak = spreek_af(dossier, corporatie, (14, "425.00"), (44, "425.00"))
        betaal(dossier, corporatie, "425.00", dagen=10)
        dubbel = betaal(dossier, corporatie, "425.00", dagen=11)

        trek_in(dubbel, corporatie, now=op(12))

        assert stand(afspraak).ontvangen == Decimal("425.00")
        assert deadlines(dossier) == [op(10), None]

    def test_the_deadlines_of_an_earlier_agreement_stay_as_they_were(self, corporatie, dossier):
        spreek_af(dossier, corporatie, (60, "100.00"))
        betaal(dossier, corporatie, "100.00", dagen=1)
        spreek_af(dossier, corporatie, (14, "425.00"), now=op(2))
        betaling = betaal(dossier, corporatie, "425.00", dagen=10)

        trek_in(betaling, corporatie, now=op(12))

        assert sorted(deadlines(dossier), key=str) == [op(1), None]

    def test_happens_once_and_not_in_a_closed_case(self, corporatie, dossier):
        eerste = betaal(dossier, corporatie, "100.00", dagen=0, now=NOW)
        tweede = betaal(dossier, corporatie, "50.00", dagen=0, now=NOW)
        trek_in(eerste, corporatie, now=NOW)
        with pytest.raises(NotYet, match="al ingetrokken"):
            trek_in(eerste, corporatie, now=NOW)
        leg_contactpoging_vast(
            dossier,
            op=NOW,
            wijze="brief",
            uitkomst="bericht",
            oppakken=True,
            by=corporatie,
            now=NOW,
        )
        verhuisd = Afsluiting(Resultaat.VERHUISD)
        take_step(dossier, "afsluiten", by=corporatie, now=NOW, afsluiting=verhuisd)

        with pytest.raises(NotYet, match="afgesloten"):
            trek_in(tweede, corporatie, now=NOW)
        assert dossier.betalingen.filter(ingetrokken_at=None).get() == tweede


class TestPagina:
    @pytest.fixture
    def dossier(self, corporatie):
        return casus(corporatie)

    @pytest.fixture
    def betaling(self, corporatie, dossier):
        als(corporatie).post(adres("betaling", dossier), self.invoer())
        return dossier.betalingen.get()

    @staticmethod
    def invoer(**anders):
        return {"soort": "achterstand", "bedrag": "100", "ontvangen_op": "vandaag", **anders}

    def test_is_recorded_and_says_what_is_still_open(self, corporatie, dossier):
        client = als(corporatie)

        response = client.post(
            adres("betaling", dossier), self.invoer(ontvangen_op="vandaag", bedrag="€ 100,50")
        )

        assert response.status_code == 303
        betaling = dossier.betalingen.get()
        assert (betaling.bedrag, betaling.ontvangen_op) == (Decimal("100.50"), vandaag())
        assert dossier.gebeurtenissen.get(soort="betaling").titel == "Betaling ontvangen: € 100,50"

    def test_more_than_is_open_is_taken_only_when_it_is_right(self, corporatie, dossier):
        client = als(corporatie)
        te_veel = self.invoer(bedrag="850,01")

        geweigerd = client.post(adres("betaling", dossier), te_veel)
        assert geweigerd.status_code == 422
        assert fouten(geweigerd) == [
            "Dit is € 0,01 meer dan er nog openstaat (€ 850,00). Controleer het bedrag."
        ]
        assert not dossier.betalingen.exists()

        assert client.post(adres("betaling", dossier), te_veel | {"klopt": "on"}).status_code == 303
        assert dossier.betalingen.get().bedrag == Decimal("850.01")

    def test_current_rent_may_be_any_amount(self, corporatie, dossier):
        invoer = self.invoer(soort="lopend", bedrag="2.000")

        assert als(corporatie).post(adres("betaling", dossier), invoer).status_code == 303

    def test_what_is_open_follows_the_agreement_when_one_runs(self, corporatie, dossier):
        assert nog_open(dossier, now=nu()) == Decimal("850.00")
        maak_afspraak(
            dossier,
            termijnen=[(vandaag() + DAG, Decimal("300.00"))],
            afgesproken_met="A. Jansen",
            afgesproken_op=vandaag(),
            speling_dagen=5,
            by=corporatie,
            now=nu(),
        )
        als(corporatie).post(adres("betaling", dossier), self.invoer())

        assert nog_open(dossier, now=nu()) == Decimal("200.00")

    def test_sent_twice_is_one_payment(self, corporatie, dossier):
        dubbel = self.invoer(verzendsleutel="0a4e28ba-2fa1-41d2-883f-0016d3cca427")
        for _ in range(2):
            als(corporatie).post(adres("betaling", dossier), dubbel)

        assert dossier.betalingen.count() == 1

    def test_is_withdrawn_with_a_reason_and_stays_visible(self, corporatie, dossier, betaling):
        client, intrekken = als(corporatie), adres("betaling_intrekken", dossier, betaling.sleutel)
        assert intrekken in client.get(dossier.get_absolute_url()).text

        assert client.post(intrekken, {"reden": ""}).status_code == 422
        assert client.post(intrekken, {"reden": "Dubbel geboekt"}).status_code == 303

        pagina = client.get(dossier.get_absolute_url()).text
        assert intrekken not in pagina
        assert "<s>€ 100,00</s>" in pagina.replace("\xa0", " ")
        assert "Dubbel geboekt" in pagina
        nog_eens = client.post(intrekken, {"reden": "Weer"})
        assert fouten(nog_eens) == ["Deze betaling is al ingetrokken."]

    def test_a_payment_that_was_withdrawn_is_no_rent_that_comes_in(self, corporatie, dossier):
        client = als(corporatie)
        client.post(adres("betaling", dossier), self.invoer(soort="lopend"))
        betaald = "<dt>Lopende huur wordt betaald</dt><dd>{}</dd>"
        assert betaald.format("Ja") in client.get(dossier.get_absolute_url()).text

        intrekken = adres("betaling_intrekken", dossier, dossier.betalingen.get().sleutel)
        client.post(intrekken, {"reden": "Andere huurder"})

        assert betaald.format("Ja") not in client.get(dossier.get_absolute_url()).text
        uitdraai = client.get(uitdraai_van(dossier)).text
        assert "Betalingen" not in uitdraai

    def test_costs_a_fixed_number_of_queries(self, corporatie, dossier, betaling):
        intrekken = adres("betaling_intrekken", dossier, betaling.sleutel)

        assert vragen(als(corporatie), intrekken) == 5
