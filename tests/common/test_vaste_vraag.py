"""A question is put together once, and answered anew each time with the values of that time."""

import re
from contextlib import closing

import pytest
from django.core.signals import request_started
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from cases.actions import laden
from cases.actions.laden import met_nummer
from cases.models import Casus, Deelname
from cases.permissions import hoedanigheid, plafond
from common.vaste_vraag import MEEST_VOORBEREID, leg_klaar, vaste_vraag
from config import rollen
from partners.choices import Soort
from partners.models import Organisatie, User
from tests.databases import app_url
from tests.factories import NOW, VANDAAG, actor, casus
from werkplek import stand, wachtend
from werkplek.casuspagina import vragen

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemaakt():
    return []


@pytest.fixture
def op_naam(gemaakt):
    @vaste_vraag
    def op_naam(volgorde, *, naam):
        gemaakt.append((volgorde, naam))
        return User.objects.filter(naam=naam).order_by(volgorde)

    return op_naam


def test_the_values_are_those_of_this_time_and_never_seen_before(op_naam, gemaakt):
    een, ander = actor().user, actor().user

    assert op_naam("pk", naam=een.naam) == list(User.objects.filter(naam=een.naam))
    assert op_naam("-pk", naam=ander.naam) == list(User.objects.filter(naam=ander.naam)[::-1])
    assert ander in op_naam("pk", naam=ander.naam)
    assert [volgorde for volgorde, _ in gemaakt] == ["pk", "-pk"]
    assert not {een.naam, ander.naam} & {plek.value for _, plek in gemaakt}


def test_the_rows_are_read_anew(op_naam):
    user = actor().user
    assert op_naam("pk", naam=user.naam)

    User.objects.filter(pk=user.pk).update(naam="Anders")

    assert user not in op_naam("pk", naam=user.naam)
    assert op_naam("pk", naam="Anders") == [user]


def test_a_value_that_is_missing_or_none_finds_nothing_by_chance(op_naam):
    actor()

    assert op_naam("pk", naam=None) == []
    with pytest.raises(KeyError):
        op_naam("pk")


def test_what_can_find_nothing_is_not_asked(django_assert_num_queries):
    @vaste_vraag
    def geen(*, naam):
        return User.objects.filter(naam=naam).none()

    with django_assert_num_queries(0):
        assert geen(naam="x") == []


def uitgeschreven(uitvoering):
    """The statement that this EXECUTE stands for, with the values where their places are."""
    naam, _, waarden = uitvoering.removeprefix("EXECUTE ").partition(" (")
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE name = %s", [naam])
        [(zin,)] = cursor.fetchall()
    waarden = waarden.removesuffix(")").split(", ")
    zin = re.sub(r"\$(\d+)", lambda plek: waarden[int(plek[1]) - 1], zin)
    return zin.partition(" AS ")[2]


def voorbereid():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        return cursor.fetchone()[0]


WAARDEN = {
    laden._met_nummer: {"dag": VANDAAG, "nummer": "2026-000001"},
    laden._onder_slot: {"vandaag": VANDAAG, "pk": 1},
    vragen.casus: {"dag": VANDAAG, "nummer": "2026-000001"},
    wachtend._vragen: {"dag": VANDAAG},
    stand._alles: {"vandaag": VANDAAG, "middernacht": NOW},
}


@pytest.mark.parametrize("vraag", WAARDEN, ids=lambda vraag: vraag.__name__)
@pytest.mark.parametrize("soort", Soort)
def test_what_is_asked_is_what_django_would_ask_of_this_actor(vraag, soort):
    wie, waarden = actor(soort), WAARDEN[vraag]

    with CaptureQueriesContext(connection) as gevraagd:
        vraag(wie.vorm, **wie.waarden, **waarden)
        list(vraag.__wrapped__(wie, **waarden))

    kort, gewoon = (vraag["sql"] for vraag in gevraagd)
    assert uitgeschreven(kort) == gewoon


BINNEN_DE_CASUS = {
    vragen.deadlines: (),
    vragen.signalen: (),
    vragen.documenten: (),
    vragen.actiepunten: (),
    vragen.gebeurtenissen: (("notitie", "contact"), 3, 21),
}


@pytest.mark.parametrize("vraag", BINNEN_DE_CASUS, ids=lambda vraag: vraag.__name__)
@pytest.mark.parametrize("soort", Soort)
def test_so_it_is_for_what_she_reads_of_one_case(vraag, soort):
    wie, waarden = actor(soort), {"casus": 1}
    rechten = tuple(plafond(hoedanigheid(wie)).items())
    if vraag is vragen.gebeurtenissen:
        waarden["op"] = NOW

    with CaptureQueriesContext(connection) as gevraagd:
        vraag(wie.vorm, rechten, *BINNEN_DE_CASUS[vraag], **wie.waarden, **waarden)
        list(vraag.__wrapped__(wie, rechten, *BINNEN_DE_CASUS[vraag], **waarden))

    kort, gewoon = (vraag["sql"] for vraag in gevraagd)
    assert uitgeschreven(kort) == gewoon


def test_what_is_laid_ready_is_asked_no_more(django_assert_num_queries):
    dossier = casus()
    anders = [object()]
    leg_klaar(dossier, "bewoners", anders)

    with django_assert_num_queries(0):
        assert dossier.bewoners.all()[:] == anders
    assert dossier.huurders.count() == 1


def test_the_same_question_for_two_actors_of_one_kind():
    mijn, zijn = casus(), casus()
    ik, hij = (actor(organisatie=c.corporatie) for c in (mijn, zijn))
    dag = mijn.deelnames.first().van

    assert ik.vorm == hij.vorm
    assert met_nummer(mijn.nummer, by=ik, dag=dag).gegund_aan(ik)
    assert met_nummer(zijn.nummer, by=hij, dag=dag).gegund_aan(hij)
    with pytest.raises(Casus.DoesNotExist):
        met_nummer(zijn.nummer, by=ik, dag=dag)

    Deelname.objects.filter(casus=mijn).update(beeindigd_at=mijn.aangemaakt_at)
    with pytest.raises(Casus.DoesNotExist):
        met_nummer(mijn.nummer, by=ik, dag=dag)


@pytest.mark.django_db(transaction=True)
def test_a_lock_is_refused_outside_a_transaction(op_naam):
    @vaste_vraag
    def op_slot(*, naam):
        return User.objects.filter(naam=naam).select_for_update()

    with transaction.atomic():
        assert op_slot(naam="x") == []
    assert connection.get_autocommit()
    with pytest.raises(TransactionManagementError):
        op_slot(naam="x")


def test_a_connection_prepares_a_question_once(op_naam):
    naam = actor().user.naam
    op_naam("pk", naam=naam)
    eerst = voorbereid()

    assert op_naam("pk", naam=naam)
    assert op_naam("pk", naam=actor().user.naam)
    assert voorbereid() == eerst
    assert op_naam("-pk", naam=naam)
    # Other tests used this connection too: where there is no room left it begins anew.
    assert voorbereid() == eerst % MEEST_VOORBEREID + 1


def test_a_number_may_come_where_there_was_none():
    """Prepared without a value it would be a small number, and this one too large for it."""

    @vaste_vraag
    def op_termijn(*, dagen):
        return Organisatie.objects.filter(contact_binnen_werkdagen=dagen)

    organisatie = actor().organisatie
    termijn = organisatie.contact_binnen_werkdagen
    for dagen, gevonden in ((None, []), (100_000, []), (termijn, [organisatie]), (None, [])):
        assert op_termijn(dagen=dagen) == gevonden


def test_a_connection_keeps_no_more_than_so_many():
    @vaste_vraag
    def eerste(aantal, *, naam):
        return User.objects.filter(naam=naam)[:aantal]

    user = actor().user
    for aantal in range(1, 2 * MEEST_VOORBEREID):
        assert eerste(aantal, naam=user.naam) == [user]
        assert voorbereid() <= MEEST_VOORBEREID
    assert eerste(1, naam=user.naam) == [user]


def test_what_fails_or_is_rolled_back_is_no_harm(op_naam):
    naam = actor().user.naam
    with transaction.atomic():
        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        with pytest.raises(DatabaseError):
            op_naam("pk", naam=naam)
        transaction.set_rollback(True)
    assert op_naam("pk", naam=naam)

    with transaction.atomic():
        assert op_naam("-pk", naam=naam)
        transaction.set_rollback(True)
    assert op_naam("-pk", naam=naam)


@pytest.mark.django_db(transaction=True)
def test_another_connection_prepares_it_again(op_naam):
    user = actor().user
    for _ in range(2):
        assert op_naam("pk", naam=user.naam) == [user]
        assert voorbereid()
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_died_between_two_requests_is_not_noticed(op_naam):
    """A server that starts again takes the connections along; Django asks first, and so do we."""
    user = actor().user
    assert op_naam("pk", naam=user.naam) == [user]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        oud = cursor.fetchone()
    with closing(rollen.verbind(app_url())) as ander:
        ander.cursor().execute("SELECT pg_terminate_backend(%s, 5000)", oud)

    request_started.send(None)

    assert op_naam("pk", naam=user.naam) == [user]
