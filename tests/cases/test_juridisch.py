"""The vonnis track: what the law asks of each date, and what the route asks before it."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from cases.actions.juridisch import (
    leg_juridische_stap_vast,
    trek_juridische_stap_in,
    vroegst,
)
from cases.actions.stappen import NotYet
from cases.actions.vroegsignaal import leg_inspanning_vast
from cases.choices import STAPPEN_VAN, Inspanningsoort, Stapsoort, Status
from cases.models import Casus, Gebeurtenis, Huishouden, JuridischeStap, Termijnregel
from cases.wettelijk import geldend, grenzen
from partners.choices import Land, Rol, Soort
from tests.cases.pagina import adres, als, casus, fouten, nu, vandaag, vragen
from tests.factories import AMSTERDAM, NOW, VANDAAG, actor, deel, geboren, voor
from tests.factories import casus as casus_op
from tests.regieteam.aan_tafel import Tafel

pytestmark = pytest.mark.django_db

DAG = timedelta(days=1)


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def dossier(corporatie):
    return casus_op(by=corporatie)


@pytest.fixture
def maatschappij():
    """A Flemish landlord."""
    return actor(Soort.CORPORATIE, land=Land.BE)


def leg_vast(dossier, by, soort, *, op=VANDAAG, now=NOW, **velden):
    return leg_juridische_stap_vast(dossier, soort=soort, datum=op, **velden, by=by, now=now)


def termijnen(dossier, stap):
    """(name, date) of each term at an event."""
    regels = list(Termijnregel.objects.filter(land=dossier.land))
    stappen = list(dossier.juridische_stappen.filter(ingetrokken_at=None))
    return [(grens.naam, grens.op) for grens in grenzen(stap, stappen, regels)]


def kwetsbaar(dossier):
    Huishouden.objects.create(casus=dossier, kwetsbaar=True)
    return dossier


def test_every_kind_of_event_belongs_to_a_country():
    assert set(STAPPEN_VAN["NL"]) | set(STAPPEN_VAN["BE"]) == set(Stapsoort)


@pytest.mark.rule("LAW-02")
@pytest.mark.rule("LAW-03")
@pytest.mark.parametrize(
    ("soort", "velden", "verwacht"),
    [
        ("veertiendagenbrief", {}, [("Termijn van de 14-dagenbrief", date(2026, 12, 2))]),
        ("betekening", {}, [("Verzet tegen een verstekvonnis", date(2026, 12, 16))]),
        (
            "terme_de_grace",
            {"tot": date(2026, 12, 18)},
            [("Duur van de terme de grâce", date(2026, 12, 18))],
        ),
        (
            "moratorium",
            {"tot": date(2027, 5, 18)},
            [("Duur van het moratorium", date(2027, 5, 18))],
        ),
        (
            "aanzegging",
            {},
            [
                ("Bevel om te ontruimen", date(2026, 11, 21)),
                (
                    "Eerste gesprek door de gemeente, bij een dreigende ontruiming",
                    date(2026, 11, 23),
                ),
            ],
        ),
        ("vroegsignaal", {}, [("Eerste gesprek door de gemeente", date(2026, 12, 16))]),
    ],
)
def test_each_event_shows_the_terms_of_dutch_law(corporatie, dossier, soort, velden, verwacht):
    for inspanning in Inspanningsoort if soort == "vroegsignaal" else []:
        leg_inspanning_vast(
            dossier, soort=inspanning, datum=VANDAAG, bewijs="Brief", geweigerd=False,
            by=corporatie, now=NOW,
        )  # fmt: skip
    stap = leg_vast(dossier, corporatie, soort, **velden)

    assert sorted(termijnen(dossier, stap)) == sorted(verwacht)


@pytest.mark.rule("LAW-02")
def test_the_goods_are_kept_for_thirteen_weeks(corporatie, dossier):
    leg_vast(dossier, corporatie, "aanzegging")
    stap = leg_vast(dossier, corporatie, "ontruimingsdatum", op=date(2026, 11, 30))

    assert dict(termijnen(dossier, stap)) == {
        "De gemeente bewaart de inboedel": date(2027, 3, 1),
        "Aankondiging van een (nieuwe) ontruimingsdatum": date(2026, 11, 27),
    }


@pytest.mark.rule("LAW-02")
@pytest.mark.rule("LAW-04")
def test_a_term_is_dated_data_with_a_source():
    assert all(regel.bron and regel.geldig_van for regel in Termijnregel.objects.all())
    oud = Termijnregel.objects.get(naam="De gemeente bewaart de inboedel", land=Land.NL)
    assert geldend([oud], date(2021, 3, 31)) == []


@pytest.mark.rule("LAW-02")
@pytest.mark.parametrize(("na_dagen", "mag"), [(2, False), (3, True)])
def test_the_announcement_gives_three_days(corporatie, dossier, na_dagen, mag):
    leg_vast(dossier, corporatie, "aanzegging")

    if mag:
        assert leg_vast(dossier, corporatie, "ontruimingsdatum", op=VANDAAG + na_dagen * DAG)
    else:
        zin = "ontruimen kan op zijn vroegst op 21 november 2026 .*artikel 555"
        with pytest.raises(NotYet, match=zin):
            leg_vast(dossier, corporatie, "ontruimingsdatum", op=VANDAAG + na_dagen * DAG)


@pytest.mark.rule("LAW-02")
def test_a_new_date_is_announced_three_days_ahead(corporatie, dossier):
    leg_vast(dossier, corporatie, "aanzegging", op=VANDAAG - 10 * DAG)
    leg_vast(dossier, corporatie, "ontruimingsdatum", op=VANDAAG)

    with pytest.raises(NotYet, match="op zijn vroegst op 21 november 2026"):
        leg_vast(dossier, corporatie, "ontruimingsdatum", op=VANDAAG + 2 * DAG)
    leg_vast(dossier, corporatie, "ontruimingsdatum", op=VANDAAG + 3 * DAG)
    assert voor(dossier, corporatie).ontruimingsdatum == VANDAAG + 3 * DAG
    assert dossier.juridische_stappen.filter(soort="ontruimingsdatum").count() == 2


@pytest.mark.rule("LAW-02")
def test_a_date_that_was_announced_before_it_was_recorded_counts_from_the_announcement(
    corporatie, dossier
):
    leg_vast(dossier, corporatie, "aanzegging", op=VANDAAG - 10 * DAG)
    leg_vast(dossier, corporatie, "ontruimingsdatum", op=VANDAAG)
    leg_vast(dossier, corporatie, "aanzegging", op=VANDAAG - 2 * DAG)

    assert [grens.op for grens in vroegst(dossier, now=NOW)] == [VANDAAG + DAG] * 2
    assert leg_vast(dossier, corporatie, "ontruimingsdatum", op=VANDAAG + DAG)


@pytest.mark.rule("LAW-02")
@pytest.mark.parametrize(
    ("soort", "laatste"),
    [("moratorium", date(2027, 5, 18)), ("terme_de_grace", date(2026, 12, 18))],
)
def test_a_moratorium_and_a_terme_de_grace_end_in_time(corporatie, dossier, soort, laatste):
    with pytest.raises(NotYet, match="Vul in tot en met wanneer"):
        leg_vast(dossier, corporatie, soort)
    with pytest.raises(NotYet, match="vóór de begindatum"):
        leg_vast(dossier, corporatie, soort, tot=VANDAAG - DAG)
    with pytest.raises(NotYet, match="hoogstens tot en met"):
        leg_vast(dossier, corporatie, soort, tot=laatste + DAG)
    leg_vast(dossier, corporatie, soort, tot=laatste)

    with pytest.raises(NotYet, match="kan er niet ontruimd worden"):
        leg_vast(dossier, corporatie, "ontruimingsdatum", op=laatste)
    assert leg_vast(dossier, corporatie, "ontruimingsdatum", op=laatste + DAG)


@pytest.mark.rule("LAW-02")
def test_an_eviction_is_called_off_at_any_moment(corporatie, dossier):
    with pytest.raises(NotYet, match="geen ontruimingsdatum om af te gelasten"):
        leg_vast(dossier, corporatie, "ontruiming_afgelast")
    leg_vast(dossier, corporatie, "ontruimingsdatum", op=VANDAAG + 3 * DAG)

    leg_vast(dossier, corporatie, "ontruiming_afgelast")

    assert voor(dossier, corporatie).ontruimingsdatum is None


@pytest.mark.rule("RT-12")
def test_no_date_is_planned_while_the_regieteam_holds_the_eviction_off(corporatie, dossier):
    kwargs = {"casemanager": corporatie.user, "casemanager_organisatie": corporatie.organisatie}
    Casus.objects.filter(pk=dossier.pk).update(status=Status.VOORKOMEN, **kwargs)
    Casus.objects.filter(pk=dossier.pk).update(casemanager=actor(Soort.OCMW).user)

    with pytest.raises(NotYet, match="opgeschort door het besluit"):
        leg_vast(dossier, corporatie, "ontruimingsdatum", op=VANDAAG + 30 * DAG)


@pytest.mark.rule("RT-12")
def test_no_date_comes_back_while_the_regieteam_holds_the_eviction_off():
    """What was called off for the decision is not withdrawn behind its back."""
    tafel = Tafel()
    leg_vast(tafel.casus, tafel.corporatie, "ontruimingsdatum", op=VANDAAG + 60 * DAG)
    afgelast = leg_vast(tafel.casus, tafel.corporatie, "ontruiming_afgelast")
    tafel.besluit()

    with pytest.raises(NotYet, match="opgeschort door het besluit"):
        trek_juridische_stap_in(afgelast, reden="Vergissing", by=tafel.corporatie, now=NOW + DAG)

    assert voor(tafel.casus, tafel.corporatie).ontruimingsdatum is None


@pytest.mark.rule("RT-12")
def test_withdrawing_a_later_word_does_not_bring_back_an_earlier_date_either():
    """The day was brought forward, went by, and the Regieteam decided to hold off."""
    tafel = Tafel()
    leg_vast(tafel.casus, tafel.corporatie, "ontruimingsdatum", op=VANDAAG + 60 * DAG)
    vervroegd = tafel.juridisch("ontruimingsdatum", VANDAAG - DAG)
    tafel.besluit()

    with pytest.raises(NotYet, match="opgeschort door het besluit"):
        trek_juridische_stap_in(vervroegd, reden="Vergissing", by=tafel.corporatie, now=NOW + DAG)

    assert voor(tafel.casus, tafel.corporatie).ontruimingsdatum == VANDAAG - DAG


@pytest.mark.rule("RT-12")
def test_the_only_date_may_be_withdrawn_while_the_eviction_is_held_off():
    tafel = Tafel()
    voorbij = tafel.juridisch("ontruimingsdatum", VANDAAG - DAG)
    tafel.besluit()

    trek_juridische_stap_in(voorbij, reden="Vergissing", by=tafel.corporatie, now=NOW + DAG)

    assert voor(tafel.casus, tafel.corporatie).ontruimingsdatum is None


class TestVlaanderen:
    @pytest.fixture
    def dossier(self, maatschappij):
        return casus_op(by=maatschappij, postcode="2380", plaats="Zandhove")

    @pytest.mark.rule("LAW-04")
    @pytest.mark.parametrize("soort", ["vordering", "verzoekschrift"])
    def test_the_ocmw_gets_its_copy_unless_the_tenant_objects(self, maatschappij, dossier, soort):
        stap = leg_vast(dossier, maatschappij, soort)
        assert termijnen(dossier, stap) == [
            ("Het OCMW krijgt een afschrift na", date(2026, 11, 22))
        ]

        leg_vast(dossier, maatschappij, "verzet_huurder")
        assert termijnen(dossier, stap) == []

    @pytest.mark.rule("LAW-04")
    def test_nobody_is_evicted_within_a_month_of_service(self, maatschappij, dossier):
        leg_vast(dossier, maatschappij, "betekening")

        with pytest.raises(NotYet, match=r"op zijn vroegst op 18 december 2026 .*1344quater"):
            leg_vast(dossier, maatschappij, "ontruimingsdatum", op=date(2026, 12, 17))
        assert leg_vast(dossier, maatschappij, "ontruimingsdatum", op=date(2026, 12, 18))

    @pytest.mark.rule("LAW-04")
    def test_without_service_the_month_has_yet_to_begin(self, maatschappij, dossier):
        with pytest.raises(NotYet, match="18 december 2026"):
            leg_vast(dossier, maatschappij, "ontruimingsdatum", op=VANDAAG + 20 * DAG)

    @pytest.mark.rule("LAW-04")
    def test_the_bailiff_gives_notice_five_days_ahead(self, maatschappij, dossier):
        leg_vast(dossier, maatschappij, "betekening", op=VANDAAG - 60 * DAG)

        with pytest.raises(NotYet, match="op zijn vroegst op 23 november 2026"):
            leg_vast(dossier, maatschappij, "ontruimingsdatum", op=VANDAAG + 4 * DAG)
        assert leg_vast(dossier, maatschappij, "ontruimingsdatum", op=VANDAAG + 5 * DAG)

    def test_the_dutch_kinds_are_no_answer(self, maatschappij, dossier):
        with pytest.raises(NotYet, match="land van deze casus"):
            leg_vast(dossier, maatschappij, "dagvaarding")

    @pytest.mark.rule("RT-07")
    def test_a_claim_waits_for_the_melding_like_a_dagvaarding(self, maatschappij, dossier):
        with pytest.raises(NotYet, match="Meld dit huishouden eerst"):
            leg_vast(kwetsbaar(dossier), maatschappij, "vordering")


class TestDagvaarding:
    @pytest.fixture
    def teamleider(self, corporatie):
        return actor(Soort.CORPORATIE, Rol.TEAMLEIDER, organisatie=corporatie.organisatie)

    @pytest.mark.rule("RT-07")
    def test_waits_for_the_melding_of_a_household_in_one_of_the_groups(self, corporatie, dossier):
        with pytest.raises(NotYet, match="Meld dit huishouden eerst bij het Regieteam"):
            leg_vast(kwetsbaar(dossier), corporatie, "dagvaarding", afwijking_reden="Haast")

        assert not dossier.juridische_stappen.exists()

    @pytest.mark.rule("RT-07")
    @pytest.mark.rule("RT-10")
    def test_counts_the_children_on_the_day_of_the_dagvaarding(self, corporatie, dossier):
        """Eighteen today, so seventeen at the dagvaarding of last week."""
        dossier.bewoners.create(
            naam="Kind",
            geboortedatum=geboren(18),
            organisatie=corporatie.organisatie,
            vastgelegd_door=corporatie.user,
            vastgelegd_at=NOW,
        )

        with pytest.raises(NotYet, match="Meld dit huishouden eerst"):
            leg_vast(dossier, corporatie, "dagvaarding", op=VANDAAG - 7 * DAG)
        assert leg_vast(dossier, corporatie, "dagvaarding", op=VANDAAG)

    @pytest.mark.rule("RT-07")
    def test_goes_on_for_a_household_outside_the_groups(self, corporatie, dossier):
        stap = leg_vast(dossier, corporatie, "dagvaarding", afwijking_reden="Niet nodig")

        assert stap.afwijking_reden == ""

    @pytest.mark.rule("RT-07")
    def test_goes_on_after_the_melding(self, corporatie, dossier):
        Gebeurtenis.objects.create(
            casus=dossier, soort="stap", stap="melden", rubriek="kern", op=NOW, titel="Gemeld"
        )

        assert leg_vast(kwetsbaar(dossier), corporatie, "dagvaarding")

    @pytest.mark.rule("RT-07", "RT-10")
    @pytest.mark.parametrize("terug", ["terugverwijzen", "heropenen"])
    def test_waits_for_a_new_melding_once_the_case_came_back(self, corporatie, dossier, terug):
        for dagen, stap in enumerate(("melden", terug)):
            Gebeurtenis.objects.create(
                casus=dossier, soort="stap", stap=stap, rubriek="kern", op=NOW + dagen * DAG,
                titel=stap,
            )  # fmt: skip

        with pytest.raises(NotYet, match="Meld dit huishouden eerst"):
            leg_vast(kwetsbaar(dossier), corporatie, "dagvaarding")

    @pytest.mark.rule("RT-07")
    def test_a_teamleider_departs_from_it_with_a_reason_that_is_kept(self, teamleider, dossier):
        gezien = voor(kwetsbaar(dossier), teamleider)
        with pytest.raises(NotYet, match="Een teamleider kan hiervan met reden afwijken"):
            leg_vast(gezien, teamleider, "dagvaarding", afwijking_reden="  ")

        stap = leg_vast(gezien, teamleider, "dagvaarding", afwijking_reden="Dreigend geweld")

        assert stap.afwijking_reden == "Dreigend geweld"
        regel = dossier.gebeurtenissen.get(soort="juridisch")
        assert regel.tekst == "Zonder melding bij het Regieteam: Dreigend geweld"
        assert regel.door == teamleider.user

    @pytest.mark.rule("RT-07")
    def test_the_page_asks_only_a_teamleider_for_a_reason(self, corporatie, teamleider):
        dossier = kwetsbaar(casus(corporatie))
        invoer = {"soort": "dagvaarding", "datum": "vandaag", "toelichting": ""}

        medewerker = als(corporatie).post(adres("juridische_stap", dossier), invoer)
        leider = als(teamleider).post(adres("juridische_stap", dossier), invoer)

        assert (medewerker.status_code, leider.status_code) == (422, 422)
        assert list(medewerker.context["form"].errors) == ["soort"]
        assert list(leider.context["form"].errors) == ["afwijking_reden"]
        melden = reverse("regieteam:melden", args=[dossier.nummer])
        assert f'href="{melden}"' in medewerker.content.decode()
        goed = invoer | {"afwijking_reden": "Dreigend geweld"}
        assert als(teamleider).post(adres("juridische_stap", dossier), goed).status_code == 303


class TestIntrekken:
    def test_a_struck_event_stays_visible_and_no_longer_counts(self, corporatie, dossier):
        stap = leg_vast(dossier, corporatie, "ontruimingsdatum", op=VANDAAG + 30 * DAG)

        trek_juridische_stap_in(stap, reden="Verkeerde casus", by=corporatie, now=NOW)

        stap.refresh_from_db()
        assert (stap.ingetrokken_at, stap.ingetrokken_reden) == (NOW, "Verkeerde casus")
        assert voor(dossier, corporatie).ontruimingsdatum is None
        regel = dossier.gebeurtenissen.filter(soort="juridisch").latest("pk")
        assert regel.titel == "Ingetrokken: Ontruimingsdatum, 18 december 2026"
        with pytest.raises(NotYet, match="al ingetrokken"):
            trek_juridische_stap_in(stap, reden="Nog eens", by=corporatie, now=NOW)

    def test_only_who_entered_it_strikes_it(self, corporatie, dossier):
        stap = leg_vast(dossier, corporatie, "aanmaning")
        ander = actor(Soort.CORPORATIE)
        deel(dossier, ander, by=corporatie)

        with pytest.raises(PermissionDenied):
            trek_juridische_stap_in(stap, reden="Fout", by=ander, now=NOW)

    def test_goes_by_the_page(self, corporatie):
        dossier, client = casus(corporatie), als(corporatie)
        client.post(adres("juridische_stap", dossier), {"soort": "aanmaning", "datum": "vandaag"})
        stap = dossier.juridische_stappen.get()
        intrekken = adres("juridische_stap_intrekken", dossier, stap.sleutel)

        assert client.post(intrekken, {"reden": ""}).status_code == 422
        assert client.post(intrekken, {"reden": "Vergissing"}).status_code == 303
        elders = adres("juridische_stap_intrekken", casus(corporatie), stap.sleutel)
        assert client.get(elders).status_code == 404


def test_an_event_is_recorded_when_it_happened_and_a_hearing_beforehand(corporatie, dossier):
    with pytest.raises(NotYet, match="pas vast als hij gezet is"):
        leg_vast(dossier, corporatie, "vonnis", op=VANDAAG + DAG)

    assert leg_vast(dossier, corporatie, "zitting", op=VANDAAG + 20 * DAG)


def test_an_end_date_belongs_to_two_kinds_only(corporatie, dossier):
    with pytest.raises(NotYet, match="hoort geen einddatum"):
        leg_vast(dossier, corporatie, "aanmaning", tot=VANDAAG)


def test_a_closed_day_moves_no_term_in_calendar_days(corporatie, dossier):
    zaterdag = datetime(2026, 11, 21, 12, tzinfo=AMSTERDAM)

    stap = leg_vast(dossier, corporatie, "veertiendagenbrief", op=zaterdag.date(), now=zaterdag)

    assert termijnen(dossier, stap) == [("Termijn van de 14-dagenbrief", date(2026, 12, 5))]


def test_the_page_says_which_term_stands_in_the_way(corporatie):
    dossier, client = casus(corporatie), als(corporatie)
    client.post(adres("juridische_stap", dossier), {"soort": "aanzegging", "datum": "vandaag"})

    pagina = client.get(adres("juridische_stap", dossier)).content.decode()
    morgen = client.post(
        adres("juridische_stap", dossier), {"soort": "ontruimingsdatum", "datum": "morgen"}
    )

    assert "Wanneer mag er ontruimd worden?" in pagina
    assert morgen.status_code == 422
    assert "artikel 555" in fouten(morgen)[0]
    assert list(morgen.context["form"].errors) == ["datum"]
    assert dossier.juridische_stappen.count() == 1


def test_jurists_write_and_others_by_the_ceiling(corporatie):
    dossier = casus(corporatie)
    jurist = actor(Soort.CORPORATIE, Rol.JURIST, organisatie=corporatie.organisatie)
    hulp, opvang = actor(Soort.HULPVERLENING), actor(Soort.OPVANG)
    for wie in (hulp, opvang):
        deel(dossier, wie, by=corporatie, now=nu())
    invoer = {"soort": "aanmaning", "datum": f"{vandaag():%d-%m-%Y}"}

    assert als(jurist).post(adres("juridische_stap", dossier), invoer).status_code == 303
    assert JuridischeStap.objects.get().vastgelegd_door == jurist.user
    assert als(hulp).get(adres("juridische_stap", dossier)).status_code == 403
    assert als(opvang).get(adres("juridische_stap", dossier)).status_code == 403
    assert als(actor(Soort.CORPORATIE)).get(adres("juridische_stap", dossier)).status_code == 404


def test_the_page_costs_a_fixed_number_of_queries(corporatie):
    dossier, client = casus(corporatie), als(corporatie)
    client.post(adres("juridische_stap", dossier), {"soort": "aanzegging", "datum": "vandaag"})
    client.get(adres("juridische_stap", dossier))

    assert vragen(client, adres("juridische_stap", dossier)) == 9
