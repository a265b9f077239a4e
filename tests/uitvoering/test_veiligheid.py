"""A melding at Veilig Thuis along the meldcode: who reads it, and who never hears of it (NZ-05)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from cases.actions.stappen import NotYet
from cases.permissions import toegang
from partners.choices import Soort
from tests.factories import NOW, VANDAAG, RegioFactory, actor, casus, deel, voor
from tests.werkplek.pagina import als, inzagen, kind, queries, tekst, vandaag
from uitvoering.actions.veiligheid import (
    Meldcode,
    beantwoord_melding,
    meld_bij_veilig_thuis,
    voorstel_gezin,
)
from uitvoering.choices import Onveiligheid
from uitvoering.models import MeldingVeiligThuis

pytestmark = pytest.mark.django_db

STAPPEN = {
    "gezin": "Gezin Zwartkraai",
    "signalen": "Op 3 november een blauwe plek",
    "overlegd_met": "Een collega",
    "kind_gesproken": "Nog niet",
    "onveiligheid": "structureel",
    "weging": "Het gebeurt vaker.",
    "hulp": "Hulp thuis, maar die is niet genoeg.",
    "nu_veilig": "Oma is er vanavond.",
}


class Kring:
    """A landlord, a helper, Veilig Thuis that takes no part, and Jeugdbescherming that does."""

    def __init__(self):
        regio = RegioFactory()
        self.verhuurder = actor(regio=regio)
        self.hulp = actor(Soort.HULPVERLENING, naam="Buurtteam Zuid", regio=regio)
        self.amk = actor(Soort.VEILIG_THUIS, naam="Veilig Thuis Zuid", regio=regio)
        self.jeugd = actor(Soort.JEUGDBESCHERMING, regio=regio)
        self.andere_hulp = actor(Soort.HULPVERLENING, regio=regio)
        self.casus = casus(by=self.verhuurder, achternaam="Zwartkraai")
        for wie in (self.hulp, self.jeugd, self.andere_hulp):
            deel(self.casus, wie, by=self.verhuurder)
        kind(self.casus, self.hulp, naam="Noor Zwartkraai")

    def gemeld(self, **velden):
        meldcode = Meldcode(
            **{
                **STAPPEN,
                "onveiligheid": Onveiligheid.STRUCTUREEL,
                "ouders_op": VANDAAG,
                **velden,
            }
        )
        return meld_bij_veilig_thuis(
            self.casus, meldcode, aan=self.amk.organisatie, by=self.hulp, now=NOW
        )

    def adres(self, naam="veiligheid"):
        return reverse(f"uitvoering:{naam}", args=[self.casus.nummer])


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    return Kring()


@pytest.mark.rule("NZ-05")
def test_a_melding_goes_through_the_five_steps_and_is_answered(kring):
    client, amk = als(kring.hulp), als(kring.amk)
    formulier = tekst(client.get(kring.adres("veilig_thuis_melden")))
    assert "Noor Zwartkraai, kind, geboren" in formulier
    stappen = STAPPEN | {
        "aan": str(kring.amk.organisatie.sleutel),
        "ouders_op": f"{vandaag():%d-%m-%Y}",
        "ouders_reactie": "Zij schrokken.",
    }
    assert client.post(kring.adres("veilig_thuis_melden"), stappen).status_code == 303
    melding = MeldingVeiligThuis.objects.get()

    assert "Melding van" in tekst(amk.get(reverse("advies:lijst")))
    pad = reverse("advies:melding", args=[melding.sleutel])
    html = tekst(amk.get(pad))
    assert all(woord in html for woord in ("Gezin Zwartkraai", "blauwe plek", "Zij schrokken."))
    assert amk.post(pad, {"antwoord": ""}).status_code == 422
    assert amk.post(pad, {"antwoord": "Wij gaan langs."}).status_code == 303
    assert amk.post(pad, {"antwoord": "Nog eens"}).status_code == 403
    assert "Wij gaan langs." in tekst(client.get(kring.adres()))


@pytest.mark.rule("NZ-05", "LAW-05")
def test_who_reads_a_melding_in_the_case(kring):
    melding = kring.gemeld()
    collega = actor(Soort.HULPVERLENING, organisatie=kring.hulp.organisatie)

    def leest(wie):
        zaak = voor(kring.casus, wie)
        rijen = zaak.veiligheidsmeldingen.leesbaar(wie, toegang(zaak, wie))
        return list(rijen) == [melding]

    assert [leest(wie) for wie in (kring.hulp, collega, kring.jeugd)] == [True] * 3
    assert [leest(wie) for wie in (kring.andere_hulp, kring.verhuurder)] == [False] * 2
    assert als(kring.verhuurder).get(kring.adres()).status_code == 404
    assert als(kring.amk).get(kring.adres()).status_code == 404  # takes no part in the case


@pytest.mark.rule("NZ-05", "LAW-06")
def test_the_landlord_finds_no_trace_of_it(kring):
    paden = [kring.casus.get_absolute_url(), reverse("cases:logboek", args=[kring.casus.nummer])]
    client = als(kring.verhuurder)

    kring.gemeld()
    als(kring.hulp).get(kring.adres())
    als(kring.hulp).get(kring.adres("veilig_thuis_melden"))
    melding = MeldingVeiligThuis.objects.get()
    als(kring.amk).get(reverse("advies:melding", args=[melding.sleutel]))

    assert [r.rubrieken for r in inzagen() if kring.casus.pk in r.casussen] == [["veiligheid"]] * 3
    for pad in paden:
        html = tekst(client.get(pad))
        assert not any(w in html for w in ("Veilig Thuis Zuid", "blauwe plek", "Melding bij"))
        assert kring.hulp.user.naam not in html


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"ouders_op": None}, "ouders"),
        ({"ouders_niet_omdat": "Gevaar"}, "ouders"),
        ({"ouders_op": VANDAAG + timedelta(days=1)}, "toekomst"),
    ],
)
@pytest.mark.rule("NZ-05")
def test_the_parents_know_or_it_says_why_not(velden, zin, kring):
    with pytest.raises(NotYet, match=zin):
        kring.gemeld(**velden)
    assert not MeldingVeiligThuis.objects.exists()

    kring.gemeld(ouders_op=None, ouders_niet_omdat="Praten geeft gevaar voor het kind.")


def test_the_database_asks_that_too(kring):
    melding = kring.gemeld()
    rij = MeldingVeiligThuis.objects.filter(pk=melding.pk)

    for half in (
        {"ouders_op": None},
        {"ouders_niet_omdat": "Allebei"},
        {"antwoord": "Zonder wie"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rij.update(**half)


def test_the_rights_are_asked_again_at_writing(kring):
    meldcode = Meldcode(**STAPPEN, ouders_op=VANDAAG)
    with pytest.raises(PermissionDenied):
        meld_bij_veilig_thuis(
            kring.casus, meldcode, aan=kring.amk.organisatie, by=kring.verhuurder, now=NOW
        )
    with pytest.raises(PermissionDenied):
        meld_bij_veilig_thuis(
            kring.casus, meldcode, aan=kring.verhuurder.organisatie, by=kring.hulp, now=NOW
        )
    melding = kring.gemeld()
    with pytest.raises(PermissionDenied):
        beantwoord_melding(melding, antwoord="x", by=kring.hulp, now=NOW)
    with pytest.raises(MeldingVeiligThuis.DoesNotExist):
        beantwoord_melding(melding, antwoord="x", by=kring.jeugd, now=NOW)
    beantwoord_melding(melding, antwoord="x", by=kring.amk, now=NOW)
    with pytest.raises(NotYet):
        beantwoord_melding(melding, antwoord="y", by=kring.amk, now=NOW)


def test_the_proposal_names_only_who_the_reporter_reads(kring):
    deel_zonder = actor(Soort.HULPVERLENING)
    zaak = deel(kring.casus, deel_zonder, by=kring.verhuurder, rubrieken=["kern", "veiligheid"])

    assert "Noor" in voorstel_gezin(voor(kring.casus, kring.hulp), kring.hulp)
    assert "Noor" not in voorstel_gezin(zaak, deel_zonder)
    assert "Zwartkraai" in voorstel_gezin(zaak, deel_zonder)


SLECHT = [
    {veld: waarde} for veld in STAPPEN for waarde in ("", "x" * 4001) if veld != "onveiligheid"
] + [
    {"onveiligheid": ""},
    {"onveiligheid": "een beetje"},
    {"aan": ""},
    {"aan": "veilig thuis"},
    {"ouders_op": "31-2-2026"},
    {"ouders_op": "1-1-2099"},
    {"ouders_op": ""},
    {"ouders_niet_omdat": "x" * 4001},
]


@pytest.mark.parametrize("velden", SLECHT)
def test_bad_input_is_refused(velden, kring):
    stappen = STAPPEN | {
        "aan": str(kring.amk.organisatie.sleutel),
        "ouders_op": f"{vandaag():%d-%m-%Y}",
    }

    response = als(kring.hulp).post(kring.adres("veilig_thuis_melden"), stappen | velden)

    assert response.status_code == 422
    assert not MeldingVeiligThuis.objects.exists()


def test_the_page_costs_the_same_with_one_melding_and_with_three(kring):
    client = als(kring.hulp)

    def kosten():
        client.get(kring.adres())
        with queries() as gedaan:
            tekst(client.get(kring.adres()))
        return len(gedaan)

    kring.gemeld()
    een = kosten()
    kring.gemeld()
    kring.gemeld()
    assert kosten() == een == 8
