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
from overzicht.choices import Afloop, Dimensie, Figuur, Groep, Tijdigheid
from overzicht.models import Telling, Telronde
from overzicht.tellen import tel, tel_als_het_tijd_is
from partners.choices import Soort
from tests.factories import NOW, VANDAAG, actor, casus, geboren
from uitvoering.choices import Voorwaardesoort
from uitvoering.models import Controle, Incident, Voorwaarde

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
