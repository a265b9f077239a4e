import io
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Thread

import psycopg2
import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection, connections

from cases.actions.deelnames import beeindig
from cases.actions.importeren import PARTIJ, InvoerBezig, importeer_achterstanden
from cases.actions.stappen import take_step
from cases.choices import (
    Bron,
    Contactuitkomst,
    Contactwijze,
    Deadlinesoort,
    Gebeurtenissoort,
    Resultaat,
    Status,
)
from cases.models import Achterstand, Casus, Contactpoging, Deadline, Gebeurtenis, Huurovereenkomst
from cases.stukken import Afsluiting
from common.csv_in import OnleesbaarBestand
from partners.choices import Rol, Soort
from partners.models import User
from tests.cases.slechte_bestanden import GOED, KOP, SLECHTE_BESTANDEN
from tests.databases import app_url
from tests.factories import NOW, actor, casus, deel, voor

OKTOBER = Path(__file__).parent.parent / "data" / "huurachterstanden_2026-10.csv"
NOVEMBER = Path(__file__).parent.parent / "data" / "huurachterstanden_2026-11.csv"

pytestmark = [pytest.mark.django_db, pytest.mark.rule("RT-01")]


def importeer(bestand, by, now=NOW, **opties):
    """Bring in a path, bytes, or rows of text under the usual header."""
    if isinstance(bestand, list):
        bestand = "\n".join([KOP, *bestand]).encode()
    if isinstance(bestand, bytes):
        return importeer_achterstanden(io.BytesIO(bestand), by=by, now=now, **opties)
    with bestand.open("rb") as inhoud:
        return importeer_achterstanden(inhoud, by=by, now=now, **opties)


def rij(nummer="HO-1", bedrag="850,00", peildatum="19-10-2026", **waarden):
    cellen = dict(zip(KOP.split(";"), GOED.split(";"), strict=True))
    cellen |= {"huurovereenkomstnummer": nummer, "achterstand": bedrag, "peildatum": peildatum}
    return ";".join((cellen | waarden).values())


def stand():
    """Everything that an import writes, as numbers."""
    modellen = (Casus, Huurovereenkomst, Achterstand, Gebeurtenis, Deadline)
    return [model.objects.count() for model in modellen]


def open_deadlines(casus):
    return sorted(casus.deadlines.open().values_list("soort", flat=True))


def sluit(casus, by):
    """Bring a case of the import to its end, with its debt as it is."""
    Contactpoging.objects.create(
        casus=casus,
        organisatie=by.organisatie,
        op=NOW,
        wijze=Contactwijze.TELEFOON,
        uitkomst=Contactuitkomst.GESPROKEN,
        vastgelegd_door=by.user,
        vastgelegd_at=NOW,
    )
    take_step(casus, "oppakken", by=by, now=NOW)
    afsluiting = Afsluiting(resultaat=Resultaat.VERHUISD)
    return take_step(casus, "afsluiten", by=by, now=NOW, afsluiting=afsluiting)


def test_the_october_file_makes_389_cases_and_reports_thirteen_rows():
    by = actor()

    uitkomst = importeer(OKTOBER, by)

    assert str(uitkomst) == (
        "Gelezen: 402 · nieuw: 389 · bijgewerkt: 0 · ongewijzigd: 0 · geweigerd: 13"
    )
    assert stand() == [389, 389, 389, 389, 389]
    assert [w.regelnummer for w in uitkomst.weigeringen] == [
        *(14, 39, 60, 93, 122, 153, 190, 242, 279, 302, 335, 362, 403)
    ]
    assert set(Casus.objects.values_list("status", flat=True)) == {Status.SIGNAAL}
    assert set(Achterstand.objects.values_list("bron", flat=True)) == {Bron.IMPORT}


@pytest.mark.parametrize("bestand", [OKTOBER, NOVEMBER])
def test_bringing_in_a_file_twice_changes_nothing(bestand):
    by = actor()
    eerste = importeer(bestand, by)
    na_een = stand()

    tweede = importeer(bestand, by)

    assert stand() == na_een
    assert (tweede.nieuw, tweede.bijgewerkt) == (0, 0)
    assert tweede.ongewijzigd == eerste.gelezen - eerste.geweigerd


def test_november_after_october_updates_what_moved_and_adds_what_is_new():
    by = actor()
    importeer(OKTOBER, by)

    uitkomst = importeer(NOVEMBER, by)

    assert uitkomst.gelezen == 413
    assert uitkomst.geweigerd == 0
    assert uitkomst.bijgewerkt == 388
    assert uitkomst.nieuw == 25
    assert Casus.objects.count() == 389 + 25
    assert Huurovereenkomst.objects.filter(achterstand_peildatum=date(2026, 11, 16)).count() == 413
    betaald = Huurovereenkomst.objects.filter(achterstand=0)
    assert betaald.count() > 0
    voorstel = Deadline.objects.open().filter(soort=Deadlinesoort.SLUITEN)
    assert voorstel.count() == betaald.count()


def test_an_older_file_after_a_newer_one_changes_nothing():
    by = actor()
    importeer(NOVEMBER, by)

    uitkomst = importeer(OKTOBER, by)

    assert uitkomst.bijgewerkt == 0
    assert set(
        Huurovereenkomst.objects.exclude(achterstand_peildatum=date(2026, 11, 16)).values_list(
            "achterstand_peildatum", flat=True
        )
    ) <= {date(2026, 10, 19)}


def test_a_trial_counts_the_same_and_writes_nothing():
    by = actor()
    importeer(OKTOBER, by)
    voor_proef = stand()

    proef = importeer(NOVEMBER, by, proef=True)

    assert stand() == voor_proef
    assert str(proef) == str(importeer(NOVEMBER, by))


@pytest.mark.rule("RT-02")
def test_a_new_case_has_what_its_corporatie_needs_to_work_on_it():
    by = actor()

    importeer([rij("HO-7", "1.265,16")], by)

    zaak = voor(Casus.objects.get(), by)
    assert zaak.naam == "A. de Vries"
    assert zaak.woning.adres == "Beukenlaan 12 bis"
    assert zaak.huurders.get().telefoon == "+31624416219"
    assert zaak.huurovereenkomst.nummer == "HO-7"
    assert zaak.achterstand_nu == Decimal("1265.16")
    assert open_deadlines(zaak) == [Deadlinesoort.EERSTE_CONTACT]
    assert zaak.zoekregel
    assert voor(zaak, by).gegund


def test_another_corporatie_sees_nothing_and_has_leases_of_its_own():
    eigen, ander = actor(), actor()
    importeer([rij()], eigen)

    uitkomst = importeer([rij(bedrag="99,00", peildatum="20-10-2026")], ander)

    assert uitkomst.nieuw == 1
    assert Casus.objects.for_actor(ander, NOW.date()).count() == 1
    assert Huurovereenkomst.objects.get(corporatie=eigen.organisatie).achterstand == 850


@pytest.mark.parametrize(
    ("peildatum", "bedrag", "nu"),
    [
        ("20-10-2026", "900,00", Decimal(900)),
        ("19-10-2026", "900,00", Decimal(850)),
        ("18-10-2026", "900,00", Decimal(850)),
        ("20-10-2026", "10,00", Decimal(10)),
    ],
)
def test_only_a_newer_reference_date_updates(peildatum, bedrag, nu):
    by = actor()
    importeer([rij()], by)

    importeer([rij(bedrag=bedrag, peildatum=peildatum)], by)

    assert Huurovereenkomst.objects.get().achterstand == nu


def test_every_participation_that_runs_is_sorted_by_the_arrears_as_they_stand():
    by, eerder, later, weg = actor(), *(actor(Soort.HULPVERLENING) for _ in range(3))
    importeer([rij()], by)
    zaak = Casus.objects.for_actor(by, NOW.date()).get()
    deel(zaak, eerder, by=by)
    deel(zaak, weg, by=by)
    deelname = zaak.deelnames.get(organisatie=weg.organisatie)
    beeindig(deelname, reden="Klaar", by=by, now=NOW)
    assert set(zaak.deelnames.values_list("sorteer_achterstand", flat=True)) == {850}

    importeer([rij(bedrag="900,00", peildatum="20-10-2026")], by)
    deel(zaak, later, by=by)

    lopend = zaak.deelnames.filter(beeindigd_at=None)
    assert list(lopend.values_list("sorteer_achterstand", flat=True)) == [900] * 3


def test_an_update_keeps_the_history_and_says_so_on_the_timeline():
    by = actor()
    importeer([rij(brutohuur="500,00")], by)

    importeer([rij(bedrag="900,00", peildatum="20-10-2026", brutohuur="510,00")], by)

    assert list(Achterstand.objects.values_list("bedrag", flat=True)) == [900, 850]
    regel = Gebeurtenis.objects.get(soort=Gebeurtenissoort.ACHTERSTAND)
    assert regel.tekst == "Van € 850,00 naar € 900,00, op 20 oktober 2026."
    huur = Huurovereenkomst.objects.get()
    assert (huur.brutohuur, huur.versie) == (510, 2)


def test_paid_off_proposes_to_close_and_closes_nothing():
    by = actor()
    importeer([rij()], by)

    importeer([rij(bedrag="0,00", peildatum="20-10-2026")], by)
    importeer([rij(bedrag="0,00", peildatum="21-10-2026")], by)

    zaak = Casus.objects.get()
    assert zaak.status == Status.SIGNAAL
    assert open_deadlines(zaak) == [Deadlinesoort.SLUITEN]
    assert zaak.gebeurtenissen.filter(soort=Gebeurtenissoort.BETAALD).count() == 1


@pytest.mark.rule("RT-02")
def test_new_arrears_after_paying_withdraw_the_proposal_and_ask_for_contact_again():
    by = actor()
    importeer([rij()], by)
    importeer([rij(bedrag="0,00", peildatum="20-10-2026")], by)

    importeer([rij(bedrag="50,00", peildatum="21-10-2026")], by)

    zaak = Casus.objects.get()
    assert open_deadlines(zaak) == [Deadlinesoort.EERSTE_CONTACT]
    weg = zaak.deadlines.get(soort=Deadlinesoort.SLUITEN)
    assert weg.dropped_reason == "Er is weer een achterstand."


@pytest.mark.rule("RT-02")
def test_risen_arrears_ask_for_contact_once():
    by = actor()
    importeer([rij()], by)
    Deadline.objects.update(met_at=NOW)

    importeer([rij(bedrag="900,00", peildatum="20-10-2026")], by)
    importeer([rij(bedrag="950,00", peildatum="21-10-2026")], by)
    importeer([rij(bedrag="940,00", peildatum="22-10-2026")], by)

    assert open_deadlines(Casus.objects.get()) == [Deadlinesoort.EERSTE_CONTACT]


def test_a_closed_case_reopens_when_the_arrears_rise_and_stays_closed_otherwise():
    by = actor()
    importeer([rij("HO-1"), rij("HO-2")], by)
    for zaak in Casus.objects.all():
        sluit(voor(zaak, by), by)

    importeer(
        [
            rij("HO-1", "900,00", peildatum="20-10-2026"),
            rij("HO-2", "850,00", peildatum="20-10-2026"),
        ],
        by,
        now=NOW + timedelta(days=1),
    )

    gestegen = Casus.objects.get(huurovereenkomst__nummer="HO-1")
    gelijk = Casus.objects.get(huurovereenkomst__nummer="HO-2")
    assert gestegen.status == Status.PREVENTIE
    assert open_deadlines(gestegen) == [Deadlinesoort.EERSTE_CONTACT]
    assert gelijk.status == Status.AFGESLOTEN
    assert open_deadlines(gelijk) == []


def test_a_new_lease_without_arrears_gets_no_case():
    uitkomst = importeer([rij(bedrag="0,00")], actor())

    assert str(uitkomst) == (
        "Gelezen: 1 · nieuw: 0 · bijgewerkt: 0 · ongewijzigd: 1 · geweigerd: 0"
    )
    assert stand() == [0] * 5


def test_a_case_made_by_hand_is_matched_by_its_lease():
    by = actor()
    casus(by, nummer="HO-1", peildatum=date(2026, 10, 1))

    uitkomst = importeer([rij()], by)

    assert (uitkomst.nieuw, uitkomst.bijgewerkt) == (0, 1)


def test_a_corrected_row_comes_in_later_without_doubles():
    by = actor()
    importeer([rij("HO-1"), rij("HO-2", "veel")], by)

    uitkomst = importeer([rij("HO-1"), rij("HO-2", "100,00")], by)

    assert (uitkomst.nieuw, uitkomst.ongewijzigd) == (1, 1)
    assert Casus.objects.count() == 2


def test_two_amounts_of_one_day_are_for_a_person_to_decide():
    """Neither counts silently: the second comes back with its line, the reason and its cells."""
    by = actor()
    importeer([rij("HO-1", "100,00"), rij("HO-2", "100,00")], by)

    uitkomst = importeer([rij("HO-1", "100,00"), rij("HO-2", "250,00")], by)

    assert (uitkomst.bijgewerkt, uitkomst.ongewijzigd, uitkomst.geweigerd) == (0, 1, 1)
    [weigering] = uitkomst.weigeringen
    assert weigering.regelnummer == 3
    assert "staat er al een achterstand van € 100,00" in weigering.reden
    assert "250,00" in weigering.ruwe_velden
    assert Huurovereenkomst.objects.get(nummer="HO-2").achterstand == 100


@pytest.mark.parametrize(("inhoud", "deel"), SLECHTE_BESTANDEN.values(), ids=SLECHTE_BESTANDEN)
def test_of_an_unreadable_file_nothing_is_in(inhoud, deel):
    by = actor()

    with pytest.raises(OnleesbaarBestand, match=deel[:8]):
        importeer(inhoud, by)

    assert stand() == [0] * 5


def test_an_error_far_into_the_file_takes_back_what_came_before():
    by = actor()
    regels = [rij(f"HO-{n}") for n in range(PARTIJ * 2)]

    with pytest.raises(OnleesbaarBestand):
        importeer([*regels, '"HO-X'], by)

    assert stand() == [0] * 5


@pytest.mark.parametrize(
    ("soort", "rol"),
    [
        (Soort.CORPORATIE, Rol.JURIST),
        (Soort.CORPORATIE, Rol.BEHEERDER),
        (Soort.HULPVERLENING, Rol.MEDEWERKER),
        (Soort.OCMW, Rol.MEDEWERKER),
        (Soort.REGIETEAM, Rol.REGIETEAMLID),
        (Soort.GEMEENTE, Rol.COORDINATOR),
    ],
)
def test_only_a_worker_of_a_corporatie_brings_in_a_file(soort, rol):
    with pytest.raises(PermissionDenied):
        importeer([rij()], actor(soort, rol))

    assert stand() == [0] * 5


def test_the_number_of_queries_does_not_grow_with_the_rows(django_assert_num_queries):
    by = actor()
    importeer([rij(f"OUD-{n}") for n in range(100)], by)
    zes = [rij(f"A-{n}") for n in range(3)] + [
        rij(f"OUD-{n}", "900,00", "20-10-2026") for n in range(3)
    ]
    zestig = [rij(f"B-{n}") for n in range(30)] + [
        rij(f"OUD-{n}", "900,00", "20-10-2026") for n in range(10, 40)
    ]

    with django_assert_num_queries(34):
        importeer(zes, by)
    with django_assert_num_queries(34):
        importeer(zestig, by)


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_corporatie_go_one_after_the_other():
    by = actor()
    regels = [rij(f"HO-{n}") for n in range(200)]
    uitkomsten = []

    def draai():
        try:
            uitkomsten.append(importeer(regels, by))
        finally:
            connections.close_all()

    draden = [Thread(target=draai) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert sorted((u.nieuw, u.ongewijzigd) for u in uitkomsten) == [(0, 200), (0, 200), (200, 0)]
    assert Casus.objects.count() == 200


def test_an_import_that_waits_too_long_says_that_another_one_runs():
    by = actor()
    with closing(psycopg2.connect(app_url())) as ander, ander.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(4817, %s)", [by.organisatie.pk])
        with connection.cursor() as eigen:
            eigen.execute("SET LOCAL lock_timeout = '100ms'")

        with pytest.raises(InvoerBezig):
            importeer([rij()], by)

    assert stand() == [0] * 5


# ── the command ─────────────────────────────────────────────────────────────────────


def opdracht(*argumenten):
    """Run the command; gives its exit status, its lines and what it complained about."""
    uit, fout = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("importeer_achterstanden", *map(str, argumenten), stdout=uit, stderr=fout)
    except SystemExit as stop:
        status = stop.code
    except CommandError as stop:
        status = stop.returncode
        fout.write(str(stop))
    return status, uit.getvalue().splitlines(), fout.getvalue()


@pytest.fixture
def corporatie():
    return actor(code="de-brug").organisatie


def test_the_command_says_1_when_rows_are_refused_and_names_each(corporatie):
    status, regels, fouten = opdracht(OKTOBER, "--organisatie", "de-brug")

    assert status == 1
    assert regels[-1] == (
        "Gelezen: 402 · nieuw: 389 · bijgewerkt: 0 · ongewijzigd: 0 · geweigerd: 13"
    )
    assert len(fouten.splitlines()) == 13
    assert "Regel 14: Het huurovereenkomstnummer ontbreekt." in fouten
    assert Casus.objects.count() == 389


def test_the_command_says_0_when_none_is_refused(corporatie):
    status, regels, fouten = opdracht(NOVEMBER, "--organisatie", "de-brug")

    assert (status, fouten) == (0, "")
    assert regels[-1].endswith("geweigerd: 0")


def test_the_command_says_2_when_the_file_can_not_be_read(corporatie, tmp_path):
    leeg = tmp_path / "leeg.csv"
    leeg.touch()
    gevallen = [
        (leeg, "is leeg"),
        (tmp_path / "weg.csv", "niet te openen"),
        (tmp_path, "niet te openen"),
        ("a\0b", "niet te openen"),
    ]

    for pad, reden in gevallen:
        status, _, fout = opdracht(pad, "--organisatie", "de-brug")
        assert status == 2
        assert reden in fout
    assert stand() == [0] * 5


def test_the_command_asks_for_a_corporatie_that_exists():
    actor(Soort.HULPVERLENING, code="buurtteam")

    for code in ("weet-niet", "buurtteam"):
        status, _, fout = opdracht(OKTOBER, "--organisatie", code)
        assert status == 2
        assert f"geen corporatie met de code {code}" in fout


def test_the_command_can_try_first(corporatie):
    status, regels, _ = opdracht(NOVEMBER, "--organisatie", "de-brug", "--proef")

    assert status == 0
    assert regels[0] == "Proef: er is niets opgeslagen."
    assert regels[-1].startswith("Gelezen: 413 · nieuw: ")
    assert stand() == [0] * 5


def test_nobody_can_log_in_as_the_one_who_imports(corporatie):
    opdracht(NOVEMBER, "--organisatie", "de-brug")
    opdracht(NOVEMBER, "--organisatie", "de-brug")

    user = User.objects.get(username="automatische-invoer")
    assert not user.is_active
    assert not user.has_usable_password()
    assert not user.lidmaatschappen.exists()
    assert set(Gebeurtenis.objects.values_list("door", flat=True)) == {user.pk}
