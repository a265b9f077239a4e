"""A second chance: complete or not at all."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from cases.actions.stappen import NotYet
from cases.choices import Deadlinesoort, Status
from cases.models import JuridischeStap
from cases.stukken import Deelnemer
from partners.choices import Soort
from tests.factories import NOW, VANDAAG, actor
from tests.uitvoering.hulp import Kring, over
from tests.werkplek.pagina import als, nu, tekst, vandaag
from uitvoering.actions.opschorting import beeindig
from uitvoering.actions.tweede_kans import Afspraak, geef_tweede_kans
from uitvoering.choices import Basis
from uitvoering.models import TweedeKans

pytestmark = pytest.mark.django_db


def afspraak(kring, **velden):
    return Afspraak(
        **{
            "begeleiding": kring.casemanager.organisatie,
            "basis": Basis.ONDER_HET_VONNIS,
            "toelichting": "",
            "huurder_akkoord_op": VANDAAG,
            "tot": over(365),
            "voorwaarden": ("De huur is op tijd betaald.",),
            "gevolg": "Het Regieteam bespreekt de casus opnieuw.",
            "evaluaties": (over(180), over(90), over(90)),
            **velden,
        }
    )


def kring_in_ontruimen(now=NOW):
    kring = Kring(now=now)
    kring.ontruimen()
    return kring


def geef(kring, afspraak, **wie):
    deelnemers = tuple(
        Deelnemer(een.user.naam, een.organisatie.pk) for een in (kring.regieteam, kring.casemanager)
    )
    return geef_tweede_kans(kring.casus, afspraak, deelnemers=deelnemers, **wie)


@pytest.mark.rule("NZ-02")
def test_a_second_chance_keeps_the_home_and_is_evaluated():
    kring = kring_in_ontruimen()

    kans = geef(kring, afspraak(kring), by=kring.regieteam, now=NOW)

    assert kring.voor(kring.corporatie).status == Status.VOORKOMEN
    assert {p.naam for p in kans.partijen.all()} == {"Linde Wonen", "Buurtteam Zuid"}
    assert kans.evaluaties == [over(90), over(180)]
    evaluaties = kring.casus.deadlines.open().filter(soort=Deadlinesoort.EVALUATIE)
    assert [d.due_at.date() for d in evaluaties] == [over(90), over(180)]
    assert {d.persoon for d in evaluaties} == {kring.casemanager.user}


def test_a_new_decision_ends_the_second_chance_and_its_evaluations():
    kring = kring_in_ontruimen()
    kans = geef(kring, afspraak(kring), by=kring.regieteam, now=NOW)

    beeindig(kring.casus, reden="Scenario 2", by=kring.regieteam, now=NOW)

    kans.refresh_from_db()
    assert (kans.beeindigd_op, kans.beeindigd_reden) == (VANDAAG, "Scenario 2")
    assert not kring.casus.deadlines.open().filter(soort=Deadlinesoort.EVALUATIE).exists()


@pytest.mark.rule("NZ-02")
@pytest.mark.parametrize(
    "velden",
    [
        {"voorwaarden": ()},
        {"gevolg": ""},
        {"evaluaties": ()},
        {"tot": VANDAAG},
        {"tot": over(4 * 366)},
        {"evaluaties": (over(366),)},
        {"evaluaties": (VANDAAG,)},
        {"basis": Basis.ANDERE_WONING},
        {"huurder_akkoord_op": over(1)},
    ],
)
def test_an_incomplete_agreement_is_no_second_chance(velden):
    kring = kring_in_ontruimen()

    with pytest.raises(NotYet):
        geef(kring, afspraak(kring, **velden), by=kring.regieteam, now=NOW)

    assert kring.voor(kring.corporatie).status == Status.ONTRUIMEN
    assert not TweedeKans.objects.exists()


def test_who_guides_takes_part_and_is_neither_landlord_nor_regieteam():
    kring = kring_in_ontruimen()

    for wie in (actor(Soort.HULPVERLENING), kring.corporatie, kring.regieteam):
        with pytest.raises(NotYet, match="doet niet mee"):
            geef(kring, afspraak(kring, begeleiding=wie.organisatie), by=kring.regieteam, now=NOW)


def test_only_the_regieteam_gives_it():
    kring = kring_in_ontruimen()

    for wie in (kring.casemanager, kring.corporatie):
        with pytest.raises(PermissionDenied):
            geef(kring, afspraak(kring), by=wie, now=NOW)


def test_an_announced_eviction_is_called_off_first():
    kring = kring_in_ontruimen()
    JuridischeStap.objects.create(
        casus=kring.casus,
        soort="ontruimingsdatum",
        datum=over(20),
        organisatie=kring.corporatie.organisatie,
        vastgelegd_door=kring.corporatie.user,
        vastgelegd_at=NOW - timedelta(days=1),
    )

    with pytest.raises(NotYet, match="gelast die eerst af"):
        geef(kring, afspraak(kring), by=kring.regieteam, now=NOW)


@pytest.mark.rule("NZ-02")
def test_an_evaluation_is_done_from_the_work_list_by_who_keeps_the_decision():
    kring, dag = kring_in_ontruimen(now=nu()), vandaag()
    geef(
        kring,
        afspraak(kring, huurder_akkoord_op=dag, tot=over(365, dag), evaluaties=(over(90, dag),)),
        by=kring.regieteam,
        now=nu(),
    )
    deadline = kring.casus.deadlines.get(soort=Deadlinesoort.EVALUATIE)
    pad = reverse("uitvoering:tweede_kans_evalueren", args=[kring.casus.nummer, deadline.sleutel])
    client = als(kring.casemanager)
    assert pad in tekst(client.get(reverse("werkplek:mijn_werk")))
    assert als(kring.corporatie).post(pad, {"verslag": "Goed"}).status_code == 403

    for verslag in ("", "  ", "x" * 4001):
        assert client.post(pad, {"verslag": verslag}).status_code == 422
    assert client.post(pad, {"verslag": "De huur komt op tijd"}).status_code == 303

    deadline.refresh_from_db()
    assert deadline.met_at is not None
    assert "De huur komt op tijd" in tekst(client.get(kring.casus.get_absolute_url()))
    assert client.post(pad, {"verslag": "Nog eens"}).status_code == 404
