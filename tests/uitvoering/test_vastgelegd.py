"""What has to be committed to be tried: two people at one moment, and the owner of the tables."""

from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connection, transaction

from cases.actions.stappen import NotYet
from tests.factories import UserFactory, actor
from tests.uitvoering.opvang import Opvangkring
from tests.uitvoering.test_aanmelden import STANDEN, A, plek_van
from tests.uitvoering.test_voorwaarden import U, V, bewaakt, deadlines, van, vind
from uitvoering.models import Antwoord, Controle

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.rule("NZ-08")
def test_of_two_answers_at_once_one_stands_and_the_other_looks_again():
    kring = Opvangkring()
    aanmelding = kring.meld_aan()
    collega = actor(organisatie=kring.opvang.organisatie, user=UserFactory(naam="Fenna"))
    hek, fouten, gelukt = Barrier(2), [], []

    def geef(wie, soort):
        try:
            hek.wait()
            gelukt.append(kring.antwoord(aanmelding, soort, bekend=0, by=wie))
        except NotYet as nog_niet:
            fouten.extend(nog_niet.redenen)
        finally:
            connection.close()

    draden = [
        Thread(target=geef, args=wat) for wat in ((kring.opvang, A.ZEKER), (collega, A.AFGEWEZEN))
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    [antwoord] = Antwoord.objects.all()
    assert [antwoord] == gelukt
    assert plek_van(aanmelding).stand == STANDEN[antwoord.soort]
    assert len(fouten) == 1
    assert "gaf net antwoord" in fouten[0]


@pytest.mark.rule("RT-14")
@pytest.mark.parametrize("doe", ["UPDATE uitvoering_controle SET bewijs = 'anders'",
                                 "DELETE FROM uitvoering_controle"])  # fmt: skip
def test_what_was_found_is_never_changed(doe, eigenaar):
    kring = bewaakt()
    vind(kring, V.LOPENDE_HUUR)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(doe)
    with pytest.raises(Exception, match="nooit gewijzigd"):
        eigenaar.execute(doe)


@pytest.mark.rule("RT-14")
def test_two_checks_at_the_same_moment_are_two_checks_and_one_next_one():
    kring = bewaakt()
    samen, fouten = Barrier(2), []

    def doe(wie, uitkomst):
        try:
            samen.wait(10)
            vind(kring, V.LOPENDE_HUUR, uitkomst, wie=wie)
        except Exception as fout:
            fouten.append(fout)
        finally:
            connection.close()

    draden = [
        Thread(target=doe, args=(kring.corporatie, U.NAGEKOMEN)),
        Thread(target=doe, args=(kring.casemanager, U.NIET_NAGEKOMEN)),
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)

    assert fouten == []
    voorwaarde = van(kring, V.LOPENDE_HUUR)
    assert set(Controle.objects.values_list("uitkomst", flat=True)) == {
        U.NAGEKOMEN, U.NIET_NAGEKOMEN,
    }  # fmt: skip
    assert deadlines(kring, kenmerk=str(voorwaarde.sleutel)).count() == 1
    assert voorwaarde.stand == Controle.objects.latest("pk").uitkomst
