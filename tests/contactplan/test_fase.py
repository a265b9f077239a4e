"""What the conversations are about follows the legal stage (OC-11 to OC-14)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from cases.choices import Stapsoort, Status
from cases.models import Casus, Deadline, JuridischeStap
from cases.rekenen import voluit
from common.werkdagen import DAG
from contactplan.actions import start
from contactplan.choices import Hulp, Puntstand
from contactplan.gesprek import fase_van, herinner_aan_zittingen, leg_punt_vast, lijst_van
from contactplan.models import Gesprekspunt, Traject
from contactplan.protocols.fasen import BEGINT, PUNTEN, JuridischeFase, juridische_fase, punten
from partners.choices import Rol, Soort
from tests.cases.pagina import als, casus, fouten, nu, vragen
from tests.factories import actor, deel

VOOR, PROCEDURE, VONNIS = JuridischeFase


@pytest.mark.rule("OC-11")
@pytest.mark.parametrize(
    ("soorten", "fase"),
    [
        ([], VOOR),
        (["herinnering", "aanmaning", "veertiendagenbrief", "vroegsignaal"], VOOR),
        (["moratorium"], VOOR),
        (["verzet_huurder"], VOOR),
        # NL
        (["aanmaning", "dagvaarding"], PROCEDURE),
        (["dagvaarding", "zitting"], PROCEDURE),
        (["dagvaarding", "zitting", "terme_de_grace"], PROCEDURE),
        (["dagvaarding", "vonnis"], VONNIS),
        (["vonnis", "betekening", "aanzegging", "ontruimingsdatum"], VONNIS),
        (["vonnis", "ontruiming_afgelast"], VONNIS),
        # BE
        (["verzoekschrift"], PROCEDURE),
        (["vordering"], PROCEDURE),
        (["vordering", "zitting"], PROCEDURE),
        (["verzoekschrift", "zitting", "eindvonnis"], VONNIS),
        (["eindvonnis", "betekening"], VONNIS),
        # written down in another order
        (["eindvonnis", "vordering"], VONNIS),
    ],
)
def test_the_stage_follows_from_the_legal_events(soorten, fase):
    assert juridische_fase(soorten) is fase


def test_the_events_of_the_stages_exist():
    assert set(BEGINT) <= set(Stapsoort.values)


@pytest.mark.rule("OC-12", "OC-13", "OC-14")
@pytest.mark.parametrize(
    ("fase", "hulp", "wel", "niet"),
    [
        (VOOR, False, {"folder", "verwachtingen", "gevolgen", "open_deur"}, {"bemiddelen"}),
        (VOOR, True, {"noden", "bemiddelen", "onderzoek", "energie", "huurtoelage"}, set()),
        (VOOR, True, {"budgetbegeleiding", "budgetbeheer", "schuldhulp", "doorverwijzen"}, set()),
        (PROCEDURE, False, {"naar_de_zitting", "steun_op_zitting"}, {"folder"}),
        (VONNIS, False, {"zelf_vertrekken", "inschrijven", "private_markt"}, {"folder"}),
    ],
)
def test_each_stage_has_its_list(fase, hulp, wel, niet):
    gevonden = set(punten(fase, hulp_aanvaard=hulp))

    assert wel <= gevonden
    assert not niet & gevonden


def test_a_point_stands_in_one_list_only():
    alle = [punt for lijst in PUNTEN.values() for punt in lijst]
    assert len(alle) == len(set(alle))


# ── on the pages ────────────────────────────────────────────────────────────────────


@pytest.fixture
def ocmw(db):
    return actor(Soort.OCMW)


@pytest.fixture
def dossier(ocmw):
    verhuurder = actor()
    return deel(casus(by=verhuurder), ocmw, by=verhuurder, now=nu())


def stap(dossier, soort, over=0, **velden):
    return JuridischeStap.objects.create(
        casus=dossier,
        soort=soort,
        datum=timezone.localdate() + timedelta(days=over),
        organisatie=dossier.corporatie,
        vastgelegd_door=dossier.deelnames.first().toegevoegd_door,
        vastgelegd_at=nu(),
        **velden,
    )


def adres(dossier, *punt):
    return reverse("contactplan:punt" if punt else "contactplan:fase", args=[dossier.nummer, *punt])


@pytest.mark.rule("OC-11")
def test_a_withdrawn_event_does_not_count(dossier):
    stap(dossier, "dagvaarding")
    stap(dossier, "vonnis", ingetrokken_at=nu(), ingetrokken_reden="Vergissing")

    assert fase_van(dossier) == (PROCEDURE, None)


@pytest.mark.rule("OC-12")
def test_the_step_plan_comes_once_help_is_accepted(dossier, ocmw):
    start(dossier, bericht="achterstand", ontvangen_at=nu(), by=ocmw, now=nu())

    def op_de_lijst():
        return {regel["sleutel"] for regel in lijst_van(dossier, ocmw.organisatie)[2]}

    assert "bemiddelen" not in op_de_lijst()
    Traject.objects.update(hulp=Hulp.AANVAARD)
    assert "bemiddelen" in op_de_lijst()


@pytest.mark.rule("OC-12")
def test_points_are_recorded_and_stand_in_the_order_of_the_step_plan(dossier, ocmw):
    Traject.objects.create(
        casus=dossier, organisatie=ocmw.organisatie, nummer=1, bericht="client",
        ontvangen_at=nu(), werkdag_een=timezone.localdate(), stand="in_gesprek",
        hulp="aanvaard", gestart_door=ocmw.user, gestart_at=nu(),
    )  # fmt: skip
    browser = als(ocmw)
    for punt, plaats in (("schuldhulp", "2"), ("bemiddelen", "1")):
        antwoord = browser.post(
            adres(dossier, punt),
            {"stand": "open", "volgorde": plaats, "wie": "Lore", "toelichting": "Eerst bellen"},
        )
        assert antwoord.status_code == 303

    pagina = browser.get(adres(dossier)).content.decode()

    assert pagina.index("1. Bemiddelen") < pagina.index("2. Hulp bij schulden")
    assert pagina.index("2. Hulp bij schulden") < pagina.index("Folder gegeven")
    assert "Nog niet bekeken" in pagina


@pytest.mark.rule("OC-13")
def test_the_hearing_is_reminded_of_until_it_was_talked_about(dossier, ocmw):
    stap(dossier, "dagvaarding")
    stap(dossier, "zitting", over=20)
    for _ in range(2):
        leg_punt_vast(dossier, "steun_op_zitting", stand="open", by=ocmw, now=nu())

    deadline = Deadline.objects.get(regel="OC-13")
    assert timezone.localdate(deadline.due_at) < timezone.localdate() + timedelta(days=20)
    assert timezone.localtime(deadline.due_at).weekday() < 5
    assert (deadline.rubriek, deadline.persoon) == ("hulp", ocmw.user)

    stap(dossier, "zitting", over=30)
    leg_punt_vast(dossier, "stukken", stand="open", by=ocmw, now=nu())
    assert Deadline.objects.open().filter(regel="OC-13").count() == 1
    leg_punt_vast(dossier, "naar_de_zitting", stand="op_orde", by=ocmw, now=nu())
    assert not Deadline.objects.open().filter(regel="OC-13").exists()


@pytest.mark.rule("OC-13")
def test_the_beat_plans_the_reminder_of_a_coming_hearing_once(dossier, ocmw):
    start(dossier, bericht="achterstand", ontvangen_at=nu(), by=ocmw, now=nu())
    stap(dossier, "vordering")
    assert herinner_aan_zittingen(now=nu()) == 0
    stap(dossier, "zitting", over=9)
    stap(dossier, "zitting", over=30, ingetrokken_at=nu(), ingetrokken_reden="Vergissing")

    assert [herinner_aan_zittingen(now=nu()) for _ in range(2)] == [1, 0]

    wat = Deadline.objects.get(regel="OC-13").wat
    assert voluit(timezone.localdate() + timedelta(days=9)) in wat
    pagina = als(ocmw).get(reverse("werkplek:mijn_werk")).content.decode()
    assert "Zitting bespreken" in pagina
    assert adres(dossier) in pagina


def herinnerd(now):
    """The days of the hearings that are reminded of after this turn of the beat."""
    herinner_aan_zittingen(now=now)
    return list(Deadline.objects.open().filter(regel="OC-13").values_list("wat", flat=True))


def zin(over):
    return f"Herinner de cliënt aan de zitting van {voluit(timezone.localdate() + over * DAG)}"


@pytest.mark.rule("OC-13")
def test_a_hearing_that_moves_is_reminded_of_on_its_new_day(dossier, ocmw):
    """Also to an earlier day, and back again when the new day was a mistake."""
    start(dossier, bericht="achterstand", ontvangen_at=nu(), by=ocmw, now=nu())
    stap(dossier, "vordering")
    stap(dossier, "zitting", over=20)
    assert herinnerd(nu()) == [zin(20)]

    eerder = stap(dossier, "zitting", over=10)
    assert herinnerd(nu()) == [zin(10)]
    assert fase_van(dossier) == (PROCEDURE, timezone.localdate() + 10 * DAG)

    eerder.ingetrokken_at, eerder.ingetrokken_reden = nu(), "Andere huurder"
    eerder.save()
    assert herinnerd(nu()) == [zin(20)]


@pytest.mark.rule("OC-13")
def test_nobody_is_reminded_of_a_hearing_that_was_a_mistake(dossier, ocmw):
    start(dossier, bericht="achterstand", ontvangen_at=nu(), by=ocmw, now=nu())
    stap(dossier, "vordering")
    fout = stap(dossier, "zitting", over=20)
    assert herinnerd(nu()) == [zin(20)]

    fout.ingetrokken_at, fout.ingetrokken_reden = nu(), "Andere huurder"
    fout.save()
    assert herinnerd(nu()) == []


@pytest.mark.rule("OC-13")
def test_an_old_hearing_that_is_written_down_later_is_not_the_next_one(dossier, ocmw):
    start(dossier, bericht="achterstand", ontvangen_at=nu(), by=ocmw, now=nu())
    for over in (-40, 20, -30):
        stap(dossier, "zitting", over=over)
    stap(dossier, "vordering")

    assert herinnerd(nu()) == [zin(20)]


@pytest.mark.rule("OC-13")
def test_a_closed_case_is_not_reminded_of(dossier, ocmw):
    start(dossier, bericht="achterstand", ontvangen_at=nu(), by=ocmw, now=nu())
    stap(dossier, "vordering")
    stap(dossier, "zitting", over=20)
    Casus.objects.update(
        status=Status.AFGESLOTEN, resultaat="verhuisd", afgesloten_op=timezone.localdate()
    )

    assert herinnerd(nu()) == []


@pytest.mark.rule("OC-14")
def test_after_the_judgment_the_list_is_about_a_place_to_go(dossier, ocmw):
    stap(dossier, "vonnis")

    pagina = als(ocmw).get(adres(dossier)).content.decode()

    assert "Ingeschreven bij sociale verhuurders" in pagina
    assert "Folder gegeven" not in pagina


@pytest.mark.rule("OC-15")
@pytest.mark.parametrize(
    ("soort", "rol"), [(Soort.CORPORATIE, Rol.MEDEWERKER), (Soort.OCMW, Rol.JURIST)]
)
def test_it_is_not_for_the_landlord_nor_for_a_jurist(dossier, ocmw, soort, rol):
    verhuurder = actor(organisatie=dossier.corporatie)
    iemand = actor(soort, rol) if soort == Soort.OCMW else verhuurder
    if soort == Soort.OCMW:
        dossier = deel(dossier, iemand, by=verhuurder, now=nu())

    browser = als(iemand)

    assert {browser.get(a).status_code for a in (adres(dossier), adres(dossier, "folder"))} == {404}
    with pytest.raises(PermissionDenied):
        leg_punt_vast(dossier, "folder", stand="open", by=iemand, now=nu())


@pytest.mark.parametrize(
    "fout",
    [
        {"stand": ""},
        {"stand": "misschien"},
        {"voor_op": "31-02-2027"},
        {"volgorde": "0"},
        {"volgorde": "21"},
        {"volgorde": "een"},
        {"wie": "x" * 121},
        {"toelichting": "x" * 2001},
    ],
)
def test_bad_input_records_nothing(dossier, ocmw, fout):
    antwoord = als(ocmw).post(adres(dossier, "folder"), {"stand": "open", **fout})

    assert (antwoord.status_code, bool(fouten(antwoord))) == (422, True)
    assert not Gesprekspunt.objects.exists()


def test_a_point_of_another_stage_is_not_there(dossier, ocmw):
    assert als(ocmw).get(adres(dossier, "inschrijven")).status_code == 404
    assert als(ocmw).get(adres(dossier, "bestaat-niet")).status_code == 404


def test_the_list_costs_the_same_empty_and_full(dossier, ocmw):
    leeg = vragen(als(ocmw), adres(dossier))
    for punt in ("folder", "gevolgen", "open_deur"):
        leg_punt_vast(dossier, punt, stand=Puntstand.OP_ORDE, by=ocmw, now=nu())

    assert vragen(als(ocmw), adres(dossier)) == leeg <= 8
