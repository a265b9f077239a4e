"""Sixteen people decide on twenty cases at once, on connections of their own."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from cases.actions.laden import onder_slot
from cases.actions.stappen import NotYet
from cases.choices import Deadlinesoort
from cases.models import Deadline
from partners.choices import Rol, Soort
from regieteam.actions.agenda import verplaats
from regieteam.actions.besluiten import houd_aan
from regieteam.actions.besluitenlijst import bevestig
from regieteam.actions.vergadering import gelast_af, wijzig
from regieteam.choices import Puntstand
from regieteam.models import Agendapunt, Besluit, Besluitactie, Vergadering
from tests.factories import actor
from tests.regieteam import bouw
from tests.regieteam.aan_tafel import Tafel
from tests.regieteam.test_tafel import ingevuld
from tests.tegelijk import in_een_draad, tot_iemand_wacht
from tests.werkplek.pagina import als

pytestmark = pytest.mark.django_db(transaction=True)

MENSEN, CASUSSEN, PER_VERGADERING, ELK = 16, 20, 5, 10


@pytest.mark.rule("RT-11")
def test_each_case_gets_one_decision_and_the_others_keep_their_text():
    tafel = Tafel(now=timezone.now())
    tafels = list(_tafels(tafel))
    clients = [
        als(actor(Soort.REGIETEAM, Rol.REGIETEAMLID, organisatie=tafel.team.organisatie))
        for _ in range(MENSEN)
    ]

    def beslis(nummer):
        """Four begin at the same case, and eight come by at each."""
        try:
            _zonder_haast()
            volgorde = [tafels[(nummer // 4 * 5 + n) % CASUSSEN] for n in range(ELK)]
            return [_stuur(clients[nummer], nummer, *een) for een in volgorde]
        finally:
            connection.close()

    with ThreadPoolExecutor(MENSEN) as draden:
        uitkomsten = [code for lijst in draden.map(beslis, range(MENSEN)) for code in lijst]

    assert Counter(uitkomsten) == {303: CASUSSEN, 409: MENSEN * ELK - CASUSSEN}
    assert Besluit.objects.count() == Besluitactie.objects.count() == CASUSSEN
    per_casus = Counter(Besluit.objects.values_list("casus", flat=True))
    assert set(per_casus.values()) == {1}
    assert not Agendapunt.objects.exclude(stand=Puntstand.BESLOTEN).exists()


def _zonder_haast():
    """Sixteen people share one process here: who waits long for another is not refused for it."""
    connection.cursor().execute("SET lock_timeout = 0; SET statement_timeout = 0")


def _tafels(tafel):
    """(address, what is filled in) of each item, over a few meetings."""
    punt = tafel.punt
    for n in range(CASUSSEN):
        if n and n % PER_VERGADERING == 0:
            tafel.vergadering = tafel.vandaag_vergaderd()
            tafel.mensen = [tafel.zit(tafel.corporatie, "Sanne"), tafel.zit(tafel.team.lid, "Ruud")]
        if n:
            punt = tafel.nog_een()
        adres = reverse("regieteam:tafel", args=[tafel.vergadering.sleutel, punt.sleutel])
        yield adres, ingevuld(tafel)


def _stuur(client, nummer, adres, velden):
    getypt = f"De reden van nummer {nummer}."
    # Nobody had a draft open: each fills in all of it at once.
    response = client.post(adres, velden | {"waarom": getypt})
    if response.status_code == 409:
        assert getypt in response.content.decode()
    return response.status_code


@pytest.mark.rule("RT-13")
def test_a_list_that_is_confirmed_during_the_last_decision_misses_none_of_its_actions():
    """Who confirms waits for the decision, and looks again: it was not on her list."""
    tafel = Tafel(now=timezone.now())
    bevestigen = {"by": tafel.team.voorzitter, "now": tafel.now}

    with ThreadPoolExecutor(1) as draad:
        with transaction.atomic():
            tafel.besluit()
            wacht = draad.submit(in_een_draad, bevestig, tafel.vergadering, **bevestigen)
            tot_iemand_wacht()
        with pytest.raises(NotYet, match="Er kwam net een besluit bij"):
            wacht.result()

    bevestig(tafel.vergadering, **bevestigen)
    assert Deadline.objects.filter(soort=Deadlinesoort.ACTIEPUNT).count() == 1


def test_the_suspension_of_one_case_runs_once():
    tafel = Tafel(now=timezone.now())
    tafel.besluit()
    tafel.opnieuw()
    tafel.besluit(tafel.voorkomen(opgeschort_tot=tafel.vandaag + timedelta(days=30)))

    lopend = tafel.casus.opschortingen.filter(beeindigd_op=None)
    assert [o.tot for o in lopend] == [tafel.vandaag + timedelta(days=30)]


def test_two_meetings_that_swap_an_item_take_turns():
    tafel = Tafel()
    heen, eerste = tafel.punt, tafel.vergadering
    tafel.vergadering = tweede = tafel.vandaag_vergaderd()
    terug, door = tafel.nog_een(), {"reden": "Ruilen", "by": tafel.team.voorzitter}

    with ThreadPoolExecutor(1) as draad:
        with transaction.atomic():
            Vergadering.objects.select_for_update().get(pk=eerste.pk)
            wacht = draad.submit(in_een_draad, verplaats, heen, tweede, now=tafel.now, **door)
            tot_iemand_wacht()
            verplaats(terug, eerste, now=tafel.now, **door)
        wacht.result()

    assert eerste.punten.open().get().casus == terug.casus
    assert tweede.punten.open().get().casus == heen.casus


def test_a_meeting_is_called_off_while_one_of_its_cases_is_adjourned():
    tafel = Tafel()
    eerste, tweede = tafel.vergadering, tafel.nog_een()
    by, tot = tafel.team.voorzitter, tafel.vandaag + timedelta(days=30)
    verder = tafel.vandaag_vergaderd()

    with ThreadPoolExecutor(1) as draad:
        with transaction.atomic():
            onder_slot(tweede.casus, by=by, now=tafel.now)
            wacht = draad.submit(
                in_een_draad, gelast_af, eerste, reden="Ziek", naar=verder, by=by, now=tafel.now
            )
            tot_iemand_wacht()
            houd_aan(tweede, reden="Nog niet", tot=tot, by=by, now=tafel.now)
        wacht.result()

    assert verder.punten.open().get().casus == tafel.casus


@pytest.mark.rule("RT-17")
def test_a_case_that_comes_on_an_agenda_while_the_meeting_moves_is_not_forgotten():
    """Its conversation with the children would stay planned for the moment that was."""
    tafel = Tafel()
    team, vergadering = tafel.team, bouw.vergadering(tafel.team, now=tafel.now)
    erbij = bouw.gemeld(tafel.corporatie, team, now=tafel.now)
    verder = {
        "begint_at": vergadering.begint_at + timedelta(days=7),
        "plaats": "Raadhuis",
        "sluit_at": vergadering.sluit_at,
        "by": team.voorzitter,
        "now": tafel.now,
    }

    with ThreadPoolExecutor(1) as draad:
        with transaction.atomic():
            bouw.agendapunt(erbij, vergadering, team, now=tafel.now)
            wacht = draad.submit(in_een_draad, wijzig, vergadering, **verder)
            tot_iemand_wacht()
        with pytest.raises(NotYet, match="Er kwam net een casus bij"):
            wacht.result()

    assert wijzig(vergadering, **verder).begint_at == verder["begint_at"]
