from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from cases.actions.stappen import NotYet, take_step
from cases.choices import Resultaat, Status
from cases.lifecycle import OP_DE_TIJDLIJN
from cases.models import Casus, Contactpoging, Huishouden
from cases.stukken import (
    Actie,
    Afsluiting,
    Besluit,
    Casusformulier,
    Deelnemer,
    Onderdak,
    Ontruiming,
    TweedeKans,
    Voortraject,
)
from partners.choices import Soort
from tests.factories import NOW, VANDAAG, actor, casus, deel, geboren, voor
from uitvoering.models import Onderdak as Onderdakrij

pytestmark = pytest.mark.django_db


class Route:
    """A case with the people who take it along the route, each step complete by default."""

    def __init__(self):
        self.corporatie = actor(Soort.CORPORATIE)
        self.regieteam = actor(Soort.REGIETEAM)
        self.casemanager = actor(Soort.HULPVERLENING)
        self.casus = casus(by=self.corporatie)

    def contact(self):
        Contactpoging.objects.create(
            casus=self.casus,
            op=NOW,
            wijze="telefoon",
            uitkomst="gesproken",
            organisatie=self.corporatie.organisatie,
            vastgelegd_door=self.corporatie.user,
            vastgelegd_at=NOW,
        )

    def huishouden(self, **velden):
        Huishouden.objects.update_or_create(casus=self.casus, defaults=velden)

    def plek(self):
        """The confirmed place for which the database asks too."""
        Onderdakrij.objects.create(
            casus=self.casus,
            soort="crisisplek",
            stand="bevestigd",
            plaats="Crisisplek",
            vanaf=VANDAAG,
            gevraagd_at=NOW,
            gevraagd_door=self.casemanager.user,
            bevestigd_door="Opvang",
            bevestigd_at=NOW,
        )

    def kind(self, jaren=9, **velden):
        return self.casus.bewoners.create(
            naam="Kind",
            geboortedatum=geboren(jaren),
            organisatie=self.corporatie.organisatie,
            vastgelegd_door=self.corporatie.user,
            vastgelegd_at=NOW,
            **velden,
        )

    def stap(self, naam, by, **given):
        self.casus = take_step(self.casus, naam, by=by, now=NOW, **given)
        return self.casus

    def formulier(self, **anders):
        return Casusformulier(
            **{
                "regieteam": self.regieteam.organisatie,
                "huurder_geinformeerd_op": VANDAAG,
                "wijze": "Huisbezoek",
                "reactie": "Schrok ervan",
                "voortraject": (Voortraject("Regeling", "Twee keer betaald", "Te weinig"),),
                **anders,
            }
        )

    def besluit(self, **anders):
        return Besluit(
            **{
                "te_voorkomen": True,
                "stappen": "Inkomen op orde",
                "meldpunt_nodig": False,
                "deelnemers": (
                    Deelnemer("Anna", self.corporatie.organisatie.pk),
                    Deelnemer("Bram", self.regieteam.organisatie.pk),
                ),
                "casemanager": self.casemanager.user,
                "casemanager_organisatie": self.casemanager.organisatie,
                "acties": (Actie("Inkomen bekijken", "Buurtteam", VANDAAG),),
                "weging": "Een ontruiming kost meer dan begeleiding.",
                "opgeschort_tot": VANDAAG + timedelta(days=90),
                "bevroren_bedrag": Decimal("850.00"),
                "bevroren_op": VANDAAG,
                "termijn_tot": VANDAAG + timedelta(days=90),
                **anders,
            }
        )

    def geagendeerd(self):
        self.huishouden(kwetsbaar=True)
        self.stap("melden", self.corporatie, casusformulier=self.formulier())
        self.casus = voor(self.casus, self.regieteam)
        return self.stap("agenderen", self.regieteam, datum=VANDAAG)

    def ontruimen(self):
        self.geagendeerd()
        besluit = self.besluit(
            te_voorkomen=False,
            acties=(Actie("Plek voor de kinderen", "JB", VANDAAG, jeugdbescherming=True),),
            ontruimingsdatum=VANDAAG + timedelta(days=20),
        )
        return self.stap("besluiten_ontruimen", self.regieteam, besluit=besluit)

    def ontruiming(self, **anders):
        return Ontruiming(
            **{
                "op": VANDAAG,
                "zorgstructuur_afgestemd_op": VANDAAG,
                "andere_opties": ("Familie gevraagd",),
                "onderdak": Onderdak("Crisisplek", VANDAAG, "Opvang De Haven"),
                **anders,
            }
        )


@pytest.fixture
def route():
    return Route()


def test_the_whole_route_from_signal_to_aftercare_and_back(route):
    route.contact()
    assert route.stap("oppakken", route.corporatie).status == Status.PREVENTIE
    assert route.geagendeerd().status == Status.GEAGENDEERD
    assert (
        route.stap(
            "aanhouden", route.regieteam, reden="Inzage ontbreekt", datum=VANDAAG + timedelta(14)
        ).status
        == Status.AANGEHOUDEN
    )
    route.stap("agenderen", route.regieteam, datum=VANDAAG)
    assert (
        route.stap("besluiten_voorkomen", route.regieteam, besluit=route.besluit()).status
        == Status.VOORKOMEN
    )
    route.stap("agenderen", route.regieteam, datum=VANDAAG, reden="Huur niet betaald")
    besluit = route.besluit(te_voorkomen=False)
    assert (
        route.stap("besluiten_ontruimen", route.regieteam, besluit=besluit).status
        == Status.ONTRUIMEN
    )
    route.plek()
    gedaan = route.stap("ontruiming_vastleggen", route.corporatie, ontruiming=route.ontruiming())
    assert gedaan.status == Status.ONTRUIMD
    afsluiting = Afsluiting(Resultaat.STABIELE_PLEK, "Huurt via de opvang", stabiele_plek=True)
    assert (
        route.stap("afsluiten", route.casemanager, afsluiting=afsluiting).status
        == Status.AFGESLOTEN
    )
    assert route.stap("heropenen", route.corporatie, reden="Belt zelf").status == Status.PREVENTIE


def weigert(route, naam, by, zin, **given):
    with pytest.raises(NotYet, match=zin):
        take_step(route.casus, naam, by=by, now=NOW, **given)


@pytest.mark.rule("RT-02")
def test_a_signal_is_taken_up_after_a_contact_attempt(route):
    weigert(route, "oppakken", route.corporatie, "contactpoging")


@pytest.mark.rule("RT-07")
def test_a_report_goes_to_a_regieteam(route):
    route.huishouden(kwetsbaar=True)
    formulier = route.formulier(regieteam=None)
    weigert(route, "melden", route.corporatie, "Kies het Regieteam", casusformulier=formulier)


@pytest.mark.rule("RT-08")
@pytest.mark.parametrize("leeg", ["huurder_geinformeerd_op", "wijze", "reactie"])
def test_the_tenant_is_told_of_the_report(route, leeg):
    route.huishouden(kwetsbaar=True)
    formulier = route.formulier(**{leeg: None if leeg.endswith("op") else ""})
    weigert(route, "melden", route.corporatie, "informeerde", casusformulier=formulier)


@pytest.mark.rule("RT-09")
@pytest.mark.parametrize(
    "voortraject", [(), (Voortraject("Regeling", "", "x"),), (Voortraject("Regeling", "x", ""),)]
)
def test_the_report_says_what_was_tried_and_why_it_was_not_enough(route, voortraject):
    route.huishouden(kwetsbaar=True)
    formulier = route.formulier(voortraject=voortraject)
    weigert(route, "melden", route.corporatie, "geprobeerd", casusformulier=formulier)


@pytest.mark.rule("RT-10")
@pytest.mark.parametrize("vlag", ["kwetsbaar", "multiprobleem", "woonoverlast"])
def test_each_of_the_groups_is_reported(route, vlag):
    weigert(route, "melden", route.corporatie, "gaat over", casusformulier=route.formulier())
    route.huishouden(**{vlag: True})
    assert route.stap("melden", route.corporatie, casusformulier=route.formulier())


@pytest.mark.rule("RT-10")
def test_a_part_time_child_makes_a_family_and_an_adult_child_does_not(route):
    route.kind(18)
    weigert(route, "melden", route.corporatie, "gaat over", casusformulier=route.formulier())
    route.kind(17, verblijf="deels")
    assert route.stap("melden", route.corporatie, casusformulier=route.formulier())


@pytest.mark.rule("RT-11")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"te_voorkomen": None}, "drie vragen"),
        ({"stappen": " "}, "drie vragen"),
        ({"meldpunt_nodig": None}, "drie vragen"),
        ({"deelnemers": ()}, "twee organisaties"),
        ({"casemanager": None}, "casemanager"),
        ({"acties": ()}, "actie"),
        ({"acties": (Actie("Bellen", "", VANDAAG),)}, "actie"),
        ({"acties": (Actie("Bellen", "Buurtteam", None),)}, "actie"),
    ],
)
def test_the_regieteam_decides_together_and_completely(route, anders, zin):
    route.geagendeerd()
    besluit = route.besluit(**anders)
    weigert(route, "besluiten_voorkomen", route.regieteam, zin, besluit=besluit)
    besluit = route.besluit(**{"te_voorkomen": False, **anders})
    weigert(route, "besluiten_ontruimen", route.regieteam, zin, besluit=besluit)


@pytest.mark.rule("RT-11")
def test_two_people_of_one_organisation_are_not_together(route):
    route.geagendeerd()
    samen = tuple(Deelnemer(n, route.corporatie.organisatie.pk) for n in ("Anna", "Bram"))
    besluit = route.besluit(deelnemers=samen)
    weigert(route, "besluiten_voorkomen", route.regieteam, "twee organisaties", besluit=besluit)


@pytest.mark.rule("RT-11")
def test_adjourning_needs_a_reason_and_a_new_date(route):
    route.geagendeerd()
    weigert(route, "aanhouden", route.regieteam, "reden", datum=VANDAAG + timedelta(1))
    weigert(route, "aanhouden", route.regieteam, "nieuwe datum", reden="Inzage ontbreekt")
    weigert(route, "aanhouden", route.regieteam, "nieuwe datum", reden="x", datum=VANDAAG)


@pytest.mark.rule("RT-06")
def test_a_decision_weighs_the_interest_of_society(route):
    route.geagendeerd()
    besluit = route.besluit(weging="")
    weigert(route, "besluiten_voorkomen", route.regieteam, "samenleving", besluit=besluit)


@pytest.mark.rule("RT-12")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"opgeschort_tot": None}, "opschort"),
        ({"opgeschort_tot": VANDAAG}, "opschort"),
        ({"bevroren_bedrag": None}, "stilstaat"),
        ({"bevroren_op": None}, "stilstaat"),
        ({"termijn_tot": None}, "termijn"),
        ({"te_voorkomen": False}, "is te voorkomen"),
    ],
)
def test_preventing_suspends_freezes_and_sets_a_term(route, anders, zin):
    route.geagendeerd()
    besluit = route.besluit(**anders)
    weigert(route, "besluiten_voorkomen", route.regieteam, zin, besluit=besluit)


@pytest.mark.rule("RT-15")
def test_the_eviction_scenario_says_that_it_cannot_be_prevented(route):
    route.geagendeerd()
    weigert(
        route, "besluiten_ontruimen", route.regieteam, "niet te voorkomen", besluit=route.besluit()
    )


@pytest.mark.rule("RT-17")
@pytest.mark.parametrize(
    "actie",
    [
        Actie("Bellen", "Buurtteam", VANDAAG),
        Actie("Plek zoeken", "JB", VANDAAG + timedelta(30), jeugdbescherming=True),
    ],
)
def test_jeugdbescherming_acts_before_a_family_is_evicted(route, actie):
    route.kind()
    route.geagendeerd()
    besluit = route.besluit(
        te_voorkomen=False, acties=(actie,), ontruimingsdatum=VANDAAG + timedelta(30)
    )
    weigert(route, "besluiten_ontruimen", route.regieteam, "Jeugdbescherming", besluit=besluit)


@pytest.mark.rule("NZ-02")
@pytest.mark.parametrize(
    "leeg", ["partijen", "basis", "tot", "voorwaarden", "gevolg", "evaluaties"]
)
def test_a_second_chance_is_agreed_completely(route, leeg):
    route.ontruimen()
    compleet = {
        "partijen": ("Huurder", "Corporatie", "Buurtteam"),
        "basis": "Zelfde woning, onder het vonnis",
        "tot": VANDAAG + timedelta(365),
        "voorwaarden": ("Huur op tijd",),
        "gevolg": "Het vonnis wordt uitgevoerd",
        "evaluaties": (VANDAAG + timedelta(90),),
    }
    leegte = {"partijen": (), "voorwaarden": (), "evaluaties": (), "tot": None}.get(leeg, "")
    samen = Besluit(deelnemers=(Deelnemer("Sanne", 1), Deelnemer("Ruud", 2)))
    kans = TweedeKans(**{**compleet, leeg: leegte})
    weigert(route, "tweede_kans", route.regieteam, "tweede kans", tweede_kans=kans, besluit=samen)
    kans = {"tweede_kans": TweedeKans(**compleet)}
    alleen = Besluit(deelnemers=samen.deelnemers[:1])
    weigert(route, "tweede_kans", route.regieteam, "twee organisaties", besluit=alleen, **kans)
    na = route.stap("tweede_kans", route.regieteam, besluit=samen, **kans)
    assert na.status == Status.VOORKOMEN


@pytest.mark.rule("RT-18")
@pytest.mark.parametrize(
    "onderdak",
    [
        None,
        Onderdak("Crisisplek", VANDAAG + timedelta(1), "Opvang"),
        Onderdak("Crisisplek", VANDAAG, ""),
        Onderdak("", VANDAAG, "Opvang"),
        Onderdak("Crisisplek", VANDAAG, "Opvang", tot=VANDAAG),
    ],
)
@pytest.mark.parametrize(
    "wie", ["kind", "deelskind", "onbekende leeftijd", "ongeboren", "kwetsbaar"]
)
def test_nobody_vulnerable_is_put_on_the_street(route, wie, onderdak):
    route.ontruimen()
    route.huishouden(kwetsbaar=False, woonoverlast=True)
    match wie:
        case "kind":
            route.kind(17)
        case "deelskind":
            route.kind(3, verblijf="deels")
        case "onbekende leeftijd":
            route.casus.bewoners.filter(pk=route.kind().pk).update(geboortedatum=None)
        case "ongeboren":
            route.huishouden(verwacht_kind_op=VANDAAG + timedelta(100))
        case "kwetsbaar":
            route.huishouden(kwetsbaar=True)
    ontruiming = route.ontruiming(onderdak=onderdak)
    weigert(route, "ontruiming_vastleggen", route.corporatie, "op straat", ontruiming=ontruiming)


@pytest.mark.rule("NZ-03", "NZ-06", "RT-16", "RT-12")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"zorgstructuur_afgestemd_op": None}, "zorgstructuur"),
        ({"andere_opties": ()}, "andere oplossingen"),
        ({"opgeschort_tot": VANDAAG}, "opgeschort"),
        ({"op": None}, "datum"),
        ({"op": VANDAAG + timedelta(1)}, "datum"),
    ],
)
def test_an_eviction_waits_for_care_other_options_and_the_suspension(route, anders, zin):
    route.ontruimen()
    ontruiming = route.ontruiming(**anders)
    weigert(route, "ontruiming_vastleggen", route.corporatie, zin, ontruiming=ontruiming)


@pytest.mark.rule("LAW-02")
@pytest.mark.parametrize("soort", ["moratorium", "terme_de_grace"])
def test_a_respite_of_the_court_stops_the_eviction(route, soort):
    route.ontruimen()
    route.casus.juridische_stappen.create(
        soort=soort,
        datum=VANDAAG - timedelta(10),
        tot=VANDAAG,
        organisatie=route.corporatie.organisatie,
        vastgelegd_door=route.corporatie.user,
        vastgelegd_at=NOW,
    )
    ontruiming = route.ontruiming()
    weigert(route, "ontruiming_vastleggen", route.corporatie, "moratorium", ontruiming=ontruiming)


def test_a_case_closes_with_a_result_that_is_true(route):
    route.contact()
    route.stap("oppakken", route.corporatie)
    weigert(route, "afsluiten", route.corporatie, "resultaat")
    betaald = Afsluiting(Resultaat.BETAALD)
    weigert(route, "afsluiten", route.corporatie, "achterstand", afsluiting=betaald)


def test_who_takes_no_part_finds_no_case(route):
    with pytest.raises(Casus.DoesNotExist):
        take_step(route.casus, "oppakken", by=actor(Soort.CORPORATIE), now=NOW)


@pytest.mark.parametrize(
    ("stap", "wie"),
    [("melden", "regieteam"), ("besluiten_voorkomen", "corporatie"), ("agenderen", "corporatie")],
)
def test_a_step_belongs_to_one_kind_of_organisation(route, stap, wie):
    route.geagendeerd()
    with pytest.raises(PermissionDenied):
        take_step(route.casus, stap, by=getattr(route, wie), now=NOW)


@pytest.mark.rule("RT-19")
def test_a_step_writes_one_line_on_the_timeline(route):
    route.contact()
    route.stap("oppakken", route.corporatie)

    regel = route.casus.gebeurtenissen.filter(soort="stap").get()

    assert (regel.stap, regel.door, regel.op, regel.titel) == (
        "oppakken",
        route.corporatie.user,
        NOW,
        "De casus is opgepakt",
    )


def test_every_step_has_its_sentence_on_the_timeline():
    pijlen = {pijl.name for pijl in Casus().get_all_status_transitions()}

    assert set(OP_DE_TIJDLIJN) == pijlen


@pytest.mark.rule("RT-12")
def test_a_partner_who_becomes_casemanager_keeps_sight_past_the_old_end_date(route):
    deel(route.casus, route.casemanager, by=route.corporatie, tot=VANDAAG + timedelta(30))
    route.geagendeerd()
    route.stap("besluiten_voorkomen", route.regieteam, besluit=route.besluit())

    straks = NOW + timedelta(days=31)

    assert voor(route.casus, route.casemanager, now=straks)
