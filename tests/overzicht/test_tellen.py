"""The figures are what happened: counted on small data of which one knows every number."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.utils import DatabaseError

from cases.actions.contact import leg_contactpoging_vast
from cases.actions.gezin import meld_kenmerken, voeg_bewoners_toe
from cases.actions.stappen import take_step
from cases.choices import (
    Deadlinesoort,
    Eenheid,
    Fase,
    Relatie,
    Resultaat,
    Rubriek,
    Status,
    Verblijf,
)
from cases.models import Casus, Deadline, Fasewissel
from cases.stukken import Afsluiting
from overzicht.bronnen import SCENARIOS
from overzicht.choices import Afloop, Dimensie, Figuur, Groep, Tijdigheid
from overzicht.figuren import FIGUREN
from overzicht.models import Telling, Telronde
from overzicht.tellen import tel, tel_als_het_tijd_is
from partners.choices import Soort
from regieteam.choices import Besluitsoort
from tests.factories import NOW, VANDAAG, actor, casus, geboren
from uitvoering.choices import Onderdaksoort, Voorwaardesoort
from uitvoering.models import (
    Aanmelding,
    Antwoord,
    Controle,
    Incident,
    Nazorg,
    Nazorgmoment,
    Onderdak,
    Voorwaarde,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


def geteld(figuur, dimensie=Dimensie.GEHEEL, jaar=VANDAAG.year):
    tel(now=NOW + timedelta(days=30), vandaag=VANDAAG + timedelta(days=30))
    rijen = Telling.objects.filter(figuur=figuur, dimensie=dimensie, jaar=jaar)
    return {(t.rij, t.categorie): t.aantal for t in rijen}


def opgepakt(by, now=NOW, **velden):
    een = casus(by=by, now=now, **velden)
    leg_contactpoging_vast(
        een, op=now, wijze="telefoon", uitkomst="gesproken", oppakken=True, by=by, now=now
    )
    return een


def kind(een, by, jaren=6):
    voeg_bewoners_toe(
        een,
        [{"naam": "Kind", "geboortedatum": geboren(jaren), "relatie": Relatie.KIND,
          "verblijf": Verblijf.DEELS}],
        by=by,
        now=NOW,
    )  # fmt: skip


@pytest.mark.rule("RT-19")
def test_a_step_out_of_a_phase_writes_down_how_long_it_took(corporatie):
    een = opgepakt(corporatie, achterstand=0)
    assert not een.fasewissels.exists()  # signaal and preventie are one phase

    later = NOW + timedelta(days=7)
    dicht = Afsluiting(resultaat=Resultaat.BETAALD, toelichting="Betaald.")
    take_step(een, "afsluiten", by=corporatie, now=later, afsluiting=dicht)
    take_step(een, "heropenen", by=corporatie, now=later, reden="Toch weer.")

    heen, terug = een.fasewissels.order_by("pk")
    assert (heen.van, heen.naar, heen.sinds_at, heen.werkdagen) == (Fase.PREVENTIE, "", NOW, 5)
    assert (terug.van, terug.naar, terug.werkdagen) == ("", Fase.PREVENTIE, 0)
    assert geteld(Figuur.INSTROOM) == {("", Fase.PREVENTIE): 2}
    assert geteld(Figuur.UITSTROOM) == {("", Fase.PREVENTIE): 1}


@pytest.mark.parametrize("zin", ["UPDATE cases_fasewissel SET werkdagen = 0",
                                 "DELETE FROM cases_fasewissel"])  # fmt: skip
def test_what_the_figures_rest_on_only_grows(zin):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(zin)


@pytest.mark.rule("NZ-13")
def test_cases_are_counted_by_phase_place_and_household(corporatie):
    gezin = casus(by=corporatie, plaats="Lindeburg")
    kind(gezin, corporatie)
    kwetsbaar = casus(by=corporatie, plaats="Veldhuizen")
    meld_kenmerken(
        kwetsbaar, kenmerken=["kwetsbaar"], verwacht_kind_op=None, by=corporatie, now=NOW
    )
    casus(by=corporatie, plaats=" Veldhuizen ")

    assert geteld(Figuur.STAND, jaar=0) == {("", Fase.PREVENTIE): 3}
    assert geteld(Figuur.INSTROOM, Dimensie.PLAATS) == {
        ("Lindeburg", Fase.PREVENTIE): 1,
        ("Veldhuizen", Fase.PREVENTIE): 2,
    }
    assert geteld(Figuur.INSTROOM, Dimensie.KWARTAAL) == {("4", Fase.PREVENTIE): 3}
    assert geteld(Figuur.HUISHOUDENS) == {
        ("", Groep.GEZIN): 1, ("", Groep.KWETSBAAR): 1, ("", Groep.ANDERS): 1,
    }  # fmt: skip


@pytest.mark.rule("NZ-13")
@pytest.mark.parametrize(
    ("op", "groep"), [(date(2026, 6, 1), "gezin"), (date(2026, 6, 2), "anders")]
)
def test_a_child_counts_until_the_day_it_is_eighteen(corporatie, op, groep):
    een = casus(by=corporatie)
    voeg_bewoners_toe(
        een,
        [{"naam": "Kind", "geboortedatum": date(2008, 6, 2), "relatie": Relatie.KIND,
          "verblijf": Verblijf.ALTIJD}],
        by=corporatie,
        now=NOW,
    )  # fmt: skip
    incident(een, corporatie, op)

    assert geteld(Figuur.ONTRUIMINGEN, Dimensie.GROEP) == {(groep, Afloop.INCIDENT): 1}


def incident(een, by, op):
    Incident.objects.create(
        casus=een, op=op, wat="Toch ontruimd", waar_nu="Bij familie",
        organisatie=by.organisatie, gemeld_at=NOW, gemeld_door=by.user,
    )  # fmt: skip


@pytest.mark.rule("RT-19")
def test_deadlines_are_met_late_or_let_go_and_those_of_safety_are_nowhere(corporatie):
    een = casus(by=corporatie)
    Deadline.objects.all().delete()
    uur = timedelta(hours=1)
    for nr, (rubriek, velden) in enumerate([
        (Rubriek.HUUR, {"met_at": NOW}),
        (Rubriek.HUUR, {"met_at": NOW + 2 * uur}),
        (Rubriek.HUUR, {}),
        (Rubriek.HUUR, {"dropped_at": NOW, "dropped_reason": "Niet meer nodig"}),
        (Rubriek.VEILIGHEID, {}),
    ]):  # fmt: skip
        Deadline.objects.create(
            casus=een, soort=Deadlinesoort.TERMIJN, rubriek=rubriek, wat="Iets", started_at=NOW,
            kenmerk=str(nr), due_at=NOW + uur, organisatie=corporatie.organisatie, **velden,
        )  # fmt: skip
    assert geteld(Figuur.DEADLINES, Dimensie.SOORT) == {
        ("termijn", Tijdigheid.OP_TIJD): 1,
        ("termijn", Tijdigheid.TE_LAAT): 2,
    }


@pytest.mark.rule("NZ-13")
def test_how_a_case_ended_stands_beside_how_far_it_came(corporatie):
    een = opgepakt(corporatie, achterstand=0)
    dicht = Afsluiting(resultaat=Resultaat.BETAALD, toelichting="Betaald.")
    take_step(een, "afsluiten", by=corporatie, now=NOW, afsluiting=dicht)

    assert geteld(Figuur.RESULTATEN, Dimensie.SOORT) == {("preventie", Resultaat.BETAALD): 1}
    assert geteld(Figuur.STAND, jaar=0) == {}


def test_counting_again_gives_the_same_and_keeps_nothing_of_before(corporatie):
    casus(by=corporatie)
    eerst = geteld(Figuur.INSTROOM)
    aantal = Telling.objects.count()

    assert geteld(Figuur.INSTROOM) == eerst
    assert Telling.objects.count() == aantal
    assert Telronde.objects.count() == 1


def test_counting_takes_a_small_part_of_the_time_however_long_it_lasts(corporatie):
    casus(by=corporatie)
    Telronde.objects.create(pk=1, at=NOW, seconden=60)

    def na(seconden):
        return tel_als_het_tijd_is(now=NOW + timedelta(seconds=seconden), vandaag=VANDAAG)

    assert na(60 * 20 - 1) == 0
    assert na(60 * 20) > 0


def test_an_empty_house_is_counted_too(db, capsys):
    call_command("tel_overzicht")

    assert capsys.readouterr().out == "Klaar: 0 cijfers.\n"


def test_the_command_says_how_many_figures_there_are(corporatie, capsys):
    casus(by=corporatie)
    call_command("tel_overzicht")

    assert capsys.readouterr().out == f"Klaar: {Telling.objects.count()} cijfers.\n"
    assert Casus.objects.get().status == Status.SIGNAAL
    assert not Fasewissel.objects.exists()


@pytest.mark.rule("NZ-13")
def test_each_check_of_a_condition_counts_once(corporatie):
    een = casus(by=corporatie)
    voorwaarde = Voorwaarde.objects.create(
        casus=een, soort=Voorwaardesoort.LOPENDE_HUUR, organisatie=corporatie.organisatie,
        ritme_aantal=1, ritme_eenheid=Eenheid.MAANDEN, sinds_at=NOW, volgende_op=VANDAAG,
    )  # fmt: skip
    for uitkomst in ("nagekomen", "nagekomen", "niet_nagekomen"):
        Controle.objects.create(voorwaarde=voorwaarde, uitkomst=uitkomst, op=NOW)

    assert geteld(Figuur.VOORWAARDEN, Dimensie.SOORT) == {
        ("lopende_huur", "nagekomen"): 2,
        ("lopende_huur", "niet_nagekomen"): 1,
    }


PLEKKEN = (
    ("gevraagd", [], {}),
    ("wachtlijst", ["wachtlijst"], {}),
    ("afgewezen", ["wachtlijst", "afgewezen"],
     {"stand": "beeindigd", "beeindigd_op": VANDAAG, "beeindigd_reden": "Afgewezen"}),
    ("vervallen", [],
     {"stand": "beeindigd", "beeindigd_op": VANDAAG, "beeindigd_reden": "Toch niet nodig"}),
    ("gekregen", ["zeker"],
     {"stand": "bevestigd", "plaats": "Kamer 4", "vanaf": VANDAAG, "bevestigd_at": NOW,
      "bevestigd_door": "De opvang"}),
)  # fmt: skip
WAT_ERBIJ_HOORT = {
    "wachtlijst": {"wachtplek": 2},
    "afgewezen": {"reden": "Vol"},
    "zeker": {"plaats": "Kamer 4", "vanaf": VANDAAG},
}


@pytest.mark.rule("NZ-08", "NZ-13")
def test_of_a_question_for_shelter_the_last_answer_counts(corporatie):
    een, opvang = casus(by=corporatie), actor(Soort.OPVANG).organisatie
    wie = {
        "organisatie": corporatie.organisatie,
        "vastgelegd_door": corporatie.user,
        "vastgelegd_at": NOW,
    }
    for _, antwoorden, velden in PLEKKEN:
        plek = Onderdak.objects.create(
            casus=een, soort=Onderdaksoort.OPVANG, gevraagd_at=NOW,
            gevraagd_door=corporatie.user, **velden,
        )  # fmt: skip
        aanmelding = Aanmelding.objects.create(
            casus=een, opvang=opvang, aanmelder="corporatie", nodig="Een kamer",
            geprobeerd="Familie", onderdak=plek, **wie,
        )  # fmt: skip
        for soort in antwoorden:
            Antwoord.objects.create(
                aanmelding=aanmelding, soort=soort, **WAT_ERBIJ_HOORT[soort], **wie
            )

    assert geteld(Figuur.ONDERDAK, Dimensie.SOORT) == {
        (Onderdaksoort.OPVANG, stand): 1 for stand, _, _ in PLEKKEN
    }


@pytest.mark.rule("NZ-10", "NZ-13")
def test_each_contact_in_the_aftercare_counts_where_the_household_was(corporatie):
    een = casus(by=corporatie)
    nazorg = Nazorg.objects.create(
        casus=een, aanleiding="ontruimd", vanaf=VANDAAG, begonnen_at=NOW,
        begonnen_door=corporatie.user,
    )  # fmt: skip
    contacten = [("opvang", False), ("netwerk", False), ("eigen_woning", True), ("straat", False)]
    for nr, (verblijf, stabiel) in enumerate(contacten):
        deadline = Deadline.objects.create(
            casus=een, soort=Deadlinesoort.NAZORG, rubriek=Rubriek.BESLUIT, wat="Bel",
            kenmerk=str(nr), started_at=NOW, due_at=NOW, organisatie=corporatie.organisatie,
        )  # fmt: skip
        Nazorgmoment.objects.create(
            nazorg=nazorg, deadline=deadline, gesproken_op=VANDAAG, verblijf=verblijf,
            stabiel=stabiel, hoe_gaat_het="Goed", weg_terug="Zoekt", schulden="geen",
            organisatie=corporatie.organisatie, vastgelegd_door=corporatie.user,
            vastgelegd_at=NOW,
        )  # fmt: skip

    assert geteld(Figuur.NAZORG) == {
        ("", plek): 1 for plek in ("opvang", "tijdelijk", "stabiel", "straat")
    }


@pytest.mark.rule("NZ-13")
def test_a_second_chance_is_in_one_figure_only():
    """In two figures at once, one would give the other away (ADR 15)."""
    assert "tweede_kans" not in FIGUREN[Figuur.BESLUITEN].categorieen
    assert Besluitsoort.TWEEDE_KANS in str(SCENARIOS.query)
