"""Speaking with the children before a decision, and Jeugdbescherming in a case (RT-17)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from cases.actions.stappen import NotYet
from cases.choices import Deadlinesoort
from cases.models import Gebeurtenis
from partners.actions.kalender import sluit
from partners.choices import Rol, Soort
from regieteam.actions import agenda, vergadering
from tests.factories import NOW, actor, casus, deel
from tests.regieteam import bouw
from tests.werkplek.pagina import als, kind, nieuw, nu, queries, tekst, vandaag
from tests.werkplek.pagina import deel as deel_nu
from uitvoering.actions import kinderen
from uitvoering.choices import Gesprekuitkomst, Jeugdvorm
from uitvoering.models import Jeugdbetrokkenheid, Kindgesprek
from werkplek.kalender import voorstel

pytestmark = pytest.mark.django_db


class Kring:
    def __init__(self):
        self.verhuurder = actor()
        self.hulp = actor(Soort.HULPVERLENING, naam="Buurtteam Zuid")
        self.casus = nieuw(self.verhuurder)
        deel_nu(self.casus, self.hulp, by=self.verhuurder)
        self.noor = kind(self.casus, self.hulp)

    def gesprek(self, kind=None, by=None, **velden):
        velden = {
            "uitkomst": Gesprekuitkomst.GESPROKEN,
            "op": vandaag(),
            "wie": "N. Idrissi, Buurtteam",
            "wat": "",
        } | velden
        return kinderen.leg_gesprek_vast(
            self.casus, kind=kind or self.noor, **velden, by=by or self.hulp, now=nu()
        )

    def jeugd(self, by=None, **velden):
        velden = {
            "vorm": Jeugdvorm.TOEZICHT,
            "wie": "T. Roelofs",
            "sinds": vandaag() - timedelta(days=30),
            "wat": "",
        } | velden
        return kinderen.betrek_jeugdbescherming(self.casus, **velden, by=by or self.hulp, now=nu())

    def adres(self, naam="kinderen", *args):
        return reverse(f"uitvoering:{naam}", args=[self.casus.nummer, *args])

    @property
    def taken(self):
        return self.casus.deadlines.open().filter(soort=Deadlinesoort.KINDGESPREK)


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    return Kring()


@pytest.mark.rule("RT-17")
def test_who_spoke_with_a_child_and_jeugdbescherming_stand_in_the_case(kring):
    client = als(kring.hulp)
    assert "Nog niet gesproken" in tekst(client.get(kring.adres()))
    velden = {"uitkomst": "gesproken", "op": f"{vandaag():%d-%m-%Y}", "wie": "Naima", "wat": "Goed"}
    pad = kring.adres("kindgesprek", kring.noor.sleutel)
    assert client.post(pad, velden).status_code == 303
    jeugd = {"vorm": "toezicht", "wie": "Thijs Roelofs", "sinds": f"{vandaag():%d-%m-%Y}"}
    assert client.post(kring.adres("jeugdbescherming"), jeugd).status_code == 303

    html = tekst(client.get(kring.adres()))
    assert "Nog niet gesproken" not in html
    assert all(woord in html for woord in ("Naima", "Goed", "Ondertoezichtstelling", "Thijs"))
    rij = Jeugdbetrokkenheid.objects.get()
    stop = kring.adres("jeugdbescherming_stoppen", rij.sleutel)
    assert client.post(stop, {"op": f"{vandaag():%d-%m-%Y}"}).status_code == 303
    assert client.post(stop, {"op": f"{vandaag():%d-%m-%Y}"}).status_code == 422
    assert "gestopt op" in tekst(client.get(kring.adres()))


@pytest.mark.rule("RT-17", "LAW-05")
def test_a_landlord_reads_and_writes_none_of_it(kring):
    kring.gesprek(wat="merkwoord")
    client = als(kring.verhuurder)

    for naam, *args in (["kinderen"], ["kindgesprek", kring.noor.sleutel], ["jeugdbescherming"]):
        assert client.get(kring.adres(naam, *args)).status_code == 404
    for pad in (kring.casus.get_absolute_url(), reverse("gegevens_uitdraai",
                                                        args=[kring.casus.nummer])):  # fmt: skip
        html = tekst(client.get(pad))
        assert "merkwoord" not in html
        assert "Gesprek met een kind" not in html
    for schrijf in (kring.gesprek, kring.jeugd):
        with pytest.raises(PermissionDenied):
            schrijf(by=kring.verhuurder)


def test_the_timeline_says_that_and_not_what(kring):
    kring.gesprek(wat="Zij wil bij oma wonen")
    kring.jeugd(wat="Iedere week")

    regels = Gebeurtenis.objects.filter(casus=kring.casus, rubriek="gezin")
    tekst_ = " ".join(f"{r.titel} {r.tekst}" for r in regels)
    assert "Gesprek met een kind vastgelegd" in tekst_
    assert "oma" not in tekst_
    assert "week" not in tekst_
    assert kring.noor.naam not in tekst_


def test_not_spoken_with_a_child_asks_for_the_reason(kring):
    with pytest.raises(NotYet, match="waarom"):
        kring.gesprek(uitkomst=Gesprekuitkomst.NIET)
    kring.gesprek(uitkomst=Gesprekuitkomst.NIET, wat="Het is een baby.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Kindgesprek.objects.update(wat="")
    assert kinderen.te_spreken(kring.casus, vandaag()) == []


@pytest.mark.rule("RT-17")
def test_a_decision_that_is_near_asks_to_speak_with_the_children(kring):
    jeugd, zonder_gezin = actor(Soort.JEUGDBESCHERMING), actor(Soort.HULPVERLENING)
    deel_nu(kring.casus, jeugd, by=kring.verhuurder)
    deel_nu(kring.casus, zonder_gezin, by=kring.verhuurder, rubrieken=["kern", "hulp"])
    deel_nu(kring.casus, actor(Soort.SCHULDHULP), by=kring.verhuurder)

    assert kinderen.vraag_gesprek(kring.casus, voor=nu() + timedelta(days=10), now=nu()) == 2
    wie = {taak.organisatie_id for taak in kring.taken}
    assert wie == {kring.hulp.organisatie.pk, jeugd.organisatie.pk}
    assert all(nu() < taak.due_at < nu() + timedelta(days=10) for taak in kring.taken)
    html = tekst(als(kring.hulp).get("/"))
    assert "Praat met de kinderen" in html
    assert kring.adres() in html
    assert "Praat met de kinderen" in tekst(als(kring.hulp).get(kring.casus.get_absolute_url()))
    assert "Praat met de kinderen" not in tekst(
        als(kring.verhuurder).get(kring.casus.get_absolute_url())
    )


@pytest.mark.rule("RT-17")
def test_it_is_done_when_every_child_was_spoken_with(kring):
    kleine = kind(kring.casus, kring.hulp, jaren=2, naam="Bo")
    kinderen.vraag_gesprek(kring.casus, voor=nu() + timedelta(days=10), now=nu())

    kring.gesprek()
    assert kring.taken.count() == 1
    kring.gesprek(kleine, uitkomst=Gesprekuitkomst.NIET, wat="Te jong")
    assert kring.taken.count() == 0
    assert kring.casus.deadlines.filter(met_at__isnull=False).exists()


@pytest.mark.parametrize("anders", ["voorbij", "volwassen", "vertrokken"])
def test_nothing_is_asked_when_there_is_no_child_to_speak_with(anders, kring):
    if anders == "volwassen":
        type(kring.noor).objects.update(geboortedatum=vandaag() - timedelta(days=19 * 366))
    if anders == "vertrokken":
        type(kring.noor).objects.update(vertrokken_op=vandaag())
    voor = nu() + timedelta(days=-1 if anders == "voorbij" else 10)

    assert kinderen.vraag_gesprek(kring.casus, voor=voor, now=nu()) == 0


def test_another_moment_moves_it_and_leaving_the_agenda_drops_it():
    team = bouw.team()
    eerst, later = (
        bouw.vergadering(team, now=nu(), over=8),
        bouw.vergadering(team, now=nu(), over=15),
    )
    corporatie, hulp = actor(), actor(Soort.HULPVERLENING)
    zaak = bouw.gemeld(corporatie, team, now=nu())
    deel_nu(zaak, hulp, by=corporatie)
    kind(zaak, hulp)
    punt = bouw.agendapunt(zaak, eerst, team, now=nu())
    taken = zaak.deadlines.open().filter(soort=Deadlinesoort.KINDGESPREK)
    [toen] = taken.values_list("due_at", flat=True)

    punt = agenda.verplaats(punt, later, reden="Later", by=team.voorzitter, now=nu())
    [nu_dan] = taken.values_list("due_at", flat=True)
    assert nu_dan - toen > timedelta(days=3)
    agenda.haal_van_agenda(punt, tot=vandaag() + timedelta(days=30), reden="Wacht", by=team.lid,
                           now=nu())  # fmt: skip
    assert not taken.exists()


def test_a_meeting_that_comes_sooner_takes_it_along():
    team, hulp, corporatie = bouw.team(), actor(Soort.HULPVERLENING), actor()
    wanneer = bouw.vergadering(team, over=15)
    zaak = bouw.gemeld(corporatie, team)
    deel(zaak, hulp, by=corporatie)
    kind(zaak, hulp)
    bouw.agendapunt(zaak, wanneer, team)
    eerder = wanneer.begint_at - timedelta(days=7)

    vergadering.wijzig(
        wanneer, begint_at=eerder, plaats="Raadhuis", sluit_at=eerder - timedelta(days=1),
        by=team.coordinator, now=NOW,
    )  # fmt: skip

    assert zaak.deadlines.open().get(soort=Deadlinesoort.KINDGESPREK).due_at < eerder


def test_a_day_that_closes_moves_it_before_the_meeting_and_not_behind():
    leider = actor(Soort.HULPVERLENING, Rol.MEDEWERKER, Rol.TEAMLEIDER, Rol.BEHEERDER)
    team, corporatie = bouw.team(), actor()
    wanneer = bouw.vergadering(team, over=15)
    zaak = bouw.gemeld(corporatie, team)
    deel(zaak, leider, by=corporatie)
    kind(zaak, leider)
    bouw.agendapunt(zaak, wanneer, team)
    taak = zaak.deadlines.open().get(soort=Deadlinesoort.KINDGESPREK)
    dag, straks = timezone.localdate(taak.due_at), NOW + timedelta(minutes=1)
    sluit(van=dag, tot=dag, naam="Studiedag", by=leider, now=straks)

    [regel] = [r for r in voorstel(leider, now=straks) if "kinderen" in r.wat]

    assert regel.nieuw < wanneer.begint_at


@pytest.mark.parametrize(
    ("naam", "velden"),
    [
        ("kindgesprek", {"uitkomst": ""}),
        ("kindgesprek", {"uitkomst": "misschien"}),
        ("kindgesprek", {"uitkomst": "niet", "wat": " "}),
        ("kindgesprek", {"op": ""}),
        ("kindgesprek", {"op": "31-02-2026"}),
        ("kindgesprek", {"op": "1-1-2099"}),
        ("kindgesprek", {"op": "1-1-2001"}),
        ("kindgesprek", {"wie": ""}),
        ("kindgesprek", {"wie": "x" * 161}),
        ("kindgesprek", {"wat": "x" * 2001}),
        ("jeugdbescherming", {"vorm": ""}),
        ("jeugdbescherming", {"vorm": "ots"}),
        ("jeugdbescherming", {"wie": "\u202e"}),
        ("jeugdbescherming", {"sinds": ""}),
        ("jeugdbescherming", {"sinds": "1-1-2099"}),
        ("jeugdbescherming", {"sinds": "gisteren?"}),
        ("jeugdbescherming", {"wat": "x" * 2001}),
    ],
)
def test_bad_input_is_refused(naam, velden, kring):
    dag = f"{vandaag():%d-%m-%Y}"
    goed = {"uitkomst": "gesproken", "op": dag, "wie": "Naima", "vorm": "toezicht", "sinds": dag}
    args = [kring.noor.sleutel] if naam == "kindgesprek" else []

    assert als(kring.hulp).post(kring.adres(naam, *args), goed | velden).status_code == 422
    assert not Kindgesprek.objects.exists()
    assert not Jeugdbetrokkenheid.objects.exists()


def test_a_child_of_another_case_is_not_found(kring):
    ander = casus(by=kring.verhuurder)
    deel(ander, kring.hulp, by=kring.verhuurder)
    vreemd = kind(ander, kring.hulp)

    assert als(kring.hulp).get(kring.adres("kindgesprek", vreemd.sleutel)).status_code == 404
    with pytest.raises(NotYet, match="hoort niet"):
        kring.gesprek(vreemd)


def test_the_page_costs_the_same_with_one_child_and_with_three(kring):
    client = als(kring.hulp)

    def kosten():
        client.get(kring.adres())
        with queries() as gedaan:
            tekst(client.get(kring.adres()))
        return len(gedaan)

    kring.gesprek()
    kring.jeugd()
    een = kosten()
    for naam in ("Bo", "Pim"):
        kring.gesprek(kind(kring.casus, kring.hulp, naam=naam))
        kring.jeugd()
    assert kosten() == een == 9
