"""Asking Veilig Thuis for advice: without names, and for nobody else to see (NZ-05)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from cases.actions.stappen import NotYet
from cases.models import Casus, Deadline, Gebeurtenis
from logboek.choices import Soort as Inzagesoort
from partners.choices import Rol, Soort
from tests.factories import NOW, VANDAAG, RegioFactory, actor, casus, deel
from tests.werkplek.pagina import als, inzagen, queries, tekst
from uitvoering.actions.advies import adviseurs, geef_advies, volg_op, vraag_advies
from uitvoering.choices import Adviesvervolg
from uitvoering.herkenbaar import sporen
from uitvoering.models import Adviesvraag
from uitvoering.permissions import geeft_advies, vraagt_advies

pytestmark = pytest.mark.django_db

VRAAG = {
    "situatie": "De kinderen zijn vaak alleen thuis.",
    "vraag": "Is dit iets om te melden?",
    "leeftijden": "4 en 9 jaar",
    "acuut": False,
    "anoniem": False,
}
LIJST = reverse("advies:lijst")


@pytest.fixture
def regio():
    return RegioFactory()


@pytest.fixture
def hulp(regio):
    return actor(Soort.HULPVERLENING, naam="Buurtteam Zuid", regio=regio)


@pytest.fixture
def amk(regio):
    return actor(Soort.VEILIG_THUIS, naam="Veilig Thuis Zuid", regio=regio)


def gevraagd(hulp, amk, **velden):
    return vraag_advies(aan=amk.organisatie, **{**VRAAG, **velden}, by=hulp, now=NOW)


def beantwoord(adviesvraag, amk, **velden):
    velden = {"antwoord": "Praat eerst met de school.", "vervolg": "geen", "vervolg_op": None} | (
        velden
    )
    return geef_advies(adviesvraag, **velden, by=amk, now=NOW)


def adres(adviesvraag):
    return reverse("advies:adviesvraag", args=[adviesvraag.sleutel])


@pytest.mark.rule("NZ-05")
def test_who_helps_asks_who_guards_answers_and_nobody_else_does_either():
    rollen = {
        soort: [
            (geeft_advies(wie), vraagt_advies(wie))
            for wie in (actor(soort), actor(soort, Rol.JURIST), actor(soort, Rol.BEHEERDER))
        ]
        for soort in Soort
    }

    niets, geeft, vraagt = (False, False), (True, False), (False, True)
    assert rollen == {soort: [niets] * 3 for soort in Soort} | {
        Soort.HULPVERLENING: [vraagt, niets, niets],
        Soort.OCMW: [vraagt, niets, niets],
        Soort.VEILIG_THUIS: [geeft, niets, niets],
        Soort.JEUGDBESCHERMING: [geeft, niets, niets],
    }


@pytest.mark.rule("NZ-05")
def test_advice_needs_no_case_and_writes_on_none(hulp, amk):
    adviesvraag = gevraagd(hulp, amk)

    assert adviesvraag.casus is None
    assert not Casus.objects.for_actor(hulp, VANDAAG).exists()


@pytest.mark.rule("NZ-05")
def test_advice_about_a_case_leaves_no_row_with_that_case(hulp, amk):
    verhuurder = actor()
    zaak = casus(by=verhuurder)
    deel(zaak, hulp, by=verhuurder)
    voor = Gebeurtenis.objects.count(), Deadline.objects.count()

    adviesvraag = gevraagd(hulp, amk, casus=zaak)
    beantwoord(adviesvraag, amk)
    volg_op(adviesvraag, opvolging="Ik bel de school.", by=hulp, now=NOW)

    assert (Gebeurtenis.objects.count(), Deadline.objects.count()) == voor
    terug = [r.get_accessor_name() for r in Casus._meta.related_objects]
    assert not [naam for naam in terug if naam and "advies" in naam]


def test_the_asker_reads_the_answer_and_says_what_she_does(hulp, amk):
    client, ander = als(hulp), als(amk)
    vraag = VRAAG | {"aan": str(amk.organisatie.sleutel), "acuut": "on", "anoniem": ""}
    assert client.post(reverse("advies:vragen"), vraag).status_code == 303
    adviesvraag = Adviesvraag.objects.get()
    assert "Heeft haast" in tekst(ander.get(LIJST))
    assert hulp.user.naam in tekst(ander.get(adres(adviesvraag)))

    antwoord = {"antwoord": "Praat met de school.", "vervolg": "opnieuw", "vervolg_op": "1-12-2031"}
    assert ander.post(adres(adviesvraag), antwoord).status_code == 422  # more than a year ahead
    antwoord |= {"vervolg": "geen", "vervolg_op": ""}
    assert ander.post(adres(adviesvraag), antwoord).status_code == 303
    html = tekst(client.get(adres(adviesvraag)))
    assert "Praat met de school." in html
    assert amk.user.naam in html
    assert client.post(adres(adviesvraag), {"opvolging": "Ik bel morgen."}).status_code == 303
    assert client.post(adres(adviesvraag), {"opvolging": "Nog iets"}).status_code == 403
    assert ander.post(adres(adviesvraag), antwoord).status_code == 403
    assert "Ik bel morgen." in tekst(ander.get(adres(adviesvraag)))


@pytest.mark.rule("NZ-05")
def test_without_her_name_the_adviser_reads_neither_person_nor_organisation(hulp, amk):
    adviesvraag = gevraagd(hulp, amk, anoniem=True)

    for pad in (LIJST, adres(adviesvraag)):
        html = tekst(als(amk).get(pad))
        assert "zonder naam" in html
        assert hulp.user.naam not in html
        assert hulp.organisatie.naam not in html
    assert "zonder je naam" in tekst(als(hulp).get(adres(adviesvraag)))


@pytest.mark.rule("NZ-05")
def test_the_adviser_does_not_learn_of_the_case_although_she_takes_part_in_it(hulp, amk):
    verhuurder = actor()
    zaak = casus(by=verhuurder, achternaam="Zwartkraai")
    for wie in (hulp, amk):
        deel(zaak, wie, by=verhuurder)
    adviesvraag = gevraagd(hulp, amk, casus=zaak)

    assert zaak.nummer in tekst(als(hulp).get(adres(adviesvraag)))
    html = tekst(als(amk).get(adres(adviesvraag))) + tekst(als(amk).get(LIJST))
    assert zaak.nummer not in html
    assert "Zwartkraai" not in html
    veiligheid = reverse("uitvoering:veiligheid", args=[zaak.nummer])
    assert VRAAG["vraag"] not in tekst(als(amk).get(veiligheid))
    assert VRAAG["vraag"] in tekst(als(hulp).get(veiligheid))


@pytest.mark.rule("NZ-05", "LAW-05")
def test_nobody_else_finds_it(hulp, amk, regio):
    adviesvraag = gevraagd(hulp, amk)
    collega = actor(Soort.HULPVERLENING, organisatie=hulp.organisatie)
    andere_amk = actor(Soort.VEILIG_THUIS, regio=regio)
    ergens_anders = actor(Soort.OCMW, user=hulp.user, regio=regio)

    for wie in (collega, andere_amk):
        assert als(wie).get(adres(adviesvraag)).status_code == 404
        assert VRAAG["vraag"] not in tekst(als(wie).get(LIJST))
        assert not Adviesvraag.objects.voor(wie).exists()
        assert not Adviesvraag.objects.wachtend(wie).exists()
    assert not Adviesvraag.objects.voor(ergens_anders).exists()
    assert als(actor(Soort.CORPORATIE, regio=regio)).get(adres(adviesvraag)).status_code == 403
    with pytest.raises(Adviesvraag.DoesNotExist):
        geef_advies(adviesvraag, antwoord="x", vervolg="geen", vervolg_op=None, by=andere_amk,
                    now=NOW)  # fmt: skip


def test_the_rights_are_asked_again_at_writing(hulp, amk, regio):
    corporatie, jurist = actor(regio=regio), actor(Soort.OCMW, Rol.JURIST, regio=regio)
    for wie in (corporatie, jurist, amk):
        with pytest.raises(PermissionDenied):
            gevraagd(wie, amk)
    adviesvraag = gevraagd(hulp, amk)
    with pytest.raises(PermissionDenied):
        beantwoord(adviesvraag, hulp)
    beantwoord(adviesvraag, amk)
    with pytest.raises(PermissionDenied):
        volg_op(adviesvraag, opvolging="x", by=amk, now=NOW)
    with pytest.raises(PermissionDenied):
        gevraagd(hulp, actor(Soort.VEILIG_THUIS))  # of another region
    with pytest.raises(PermissionDenied):
        gevraagd(hulp, corporatie)


def test_a_case_is_named_only_by_who_helps_in_it(hulp, amk):
    verhuurder = actor()
    zaak = casus(by=verhuurder)
    with pytest.raises(Casus.DoesNotExist):
        gevraagd(hulp, amk, casus=zaak)
    deel(zaak, hulp, by=verhuurder, rubrieken=["kern", "gezin"])
    with pytest.raises(PermissionDenied):
        gevraagd(hulp, amk, casus=zaak)
    assert als(hulp).get(f"{reverse('advies:vragen')}?casus={zaak.nummer}").status_code == 404


def test_advice_is_given_once_and_followed_up_after_it(hulp, amk):
    adviesvraag = gevraagd(hulp, amk)
    with pytest.raises(NotYet, match="niets meer op te schrijven"):
        volg_op(adviesvraag, opvolging="Te vroeg", by=hulp, now=NOW)
    for velden, zin in (
        ({"vervolg": Adviesvervolg.OPNIEUW}, "wanneer"),
        ({"vervolg_op": VANDAAG - timedelta(days=1)}, "voorbij"),
    ):
        with pytest.raises(NotYet, match=zin):
            beantwoord(adviesvraag, amk, **velden)
    beantwoord(adviesvraag, amk)
    with pytest.raises(NotYet, match="al"):
        beantwoord(adviesvraag, amk)


def test_the_database_keeps_an_answer_whole(hulp, amk):
    adviesvraag = gevraagd(hulp, amk)
    rij = Adviesvraag.objects.filter(pk=adviesvraag.pk)
    for half in (
        {"antwoord": "Zonder wie en wanneer"},
        {"vervolg": "geen"},
        {"opvolging": "Vóór het advies", "opgevolgd_at": NOW},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rij.update(**half)


def test_every_look_is_written_down_and_none_with_a_case(hulp, amk):
    verhuurder = actor()
    zaak = casus(by=verhuurder)
    deel(zaak, hulp, by=verhuurder)
    adviesvraag = gevraagd(hulp, amk, casus=zaak)
    voor = len(inzagen())

    for wie in (hulp, amk):
        for pad in (LIJST, adres(adviesvraag)):
            tekst(als(wie).get(pad))
    tekst(als(hulp).get(f"{reverse('advies:vragen')}?casus={zaak.nummer}"))

    rijen = inzagen()[voor:]
    assert [(r.soort, r.casussen, r.rubrieken) for r in rijen] == [
        (Inzagesoort.LIJST, [], ["veiligheid"]),
        (Inzagesoort.ADVIES, [], ["veiligheid"]),
    ] * 2 + [(Inzagesoort.ADVIES, [], ["veiligheid"])]
    assert [str(adviesvraag.sleutel) in r.grond for r in rijen] == [False, True] * 2 + [False]


def test_what_waits_is_counted_for_who_must_do_something_and_for_nobody_else(hulp, amk):
    collega = actor(Soort.HULPVERLENING, organisatie=hulp.organisatie)
    adviesvraag = gevraagd(hulp, amk)

    def tellingen():
        wie = (hulp, amk, collega)
        return [als(a).get("/").context["stand"].advies for a in wie]

    assert tellingen() == ["", "1", ""]
    beantwoord(adviesvraag, amk)
    assert tellingen() == ["1", "", ""]
    assert "Adviesvragen bekijken" in tekst(als(hulp).get("/"))
    volg_op(adviesvraag, opvolging="Gebeld.", by=hulp, now=NOW)
    assert tellingen() == ["", "", ""]


def test_the_pages_cost_the_same_with_one_question_and_with_three(hulp, amk):
    def kosten(pad, wie):
        client = als(wie)
        client.get(pad)
        with queries() as gedaan:
            assert client.get(pad).status_code == 200
        return len(gedaan)

    adviesvraag = gevraagd(hulp, amk)
    paden = [(LIJST, hulp), (LIJST, amk), (adres(adviesvraag), amk), (adres(adviesvraag), hulp)]
    een = [kosten(*pad) for pad in paden]
    for _ in range(2):
        gevraagd(hulp, amk)
    assert [kosten(*pad) for pad in paden] == een
    assert een == [6, 7, 6, 6]


def test_where_nobody_gives_advice_the_page_says_whom_to_call():
    ocmw = actor(Soort.OCMW)

    html = tekst(als(ocmw).get(reverse("advies:vragen")))

    assert "nog niemand mee die advies geeft" in html
    assert '<form class="form"' not in html
    assert not adviseurs(ocmw)


# --- A question names nobody

HERKENBAAR = [
    "casus 2026-000417",
    "mail naar jansen@mail.example",
    "BSN 123456782",
    "bel 06 12345678",
    "bel +31612345678",
    "bel 0031 6 12345678",
    "026-1234567",
    "geboren 4-5-2019",
    "geboren 04/05/2019",
    "postcode 6598 AB",
    "op 6598AB",
    "op 6598ab",
    "Zij wonen Dorpsstraat 12",
    "op het Esdoornplein 3",
    "Waalkade 2 in Lindeburg",
]
ONSCHULDIG = [
    "In 2026 is het erger geworden.",
    "De kinderen zijn 4 en 9 jaar.",
    "Al 3 weken, sinds 12 november.",
    "Om 17.30 uur was niemand thuis.",
    "Huur: 1234 euro, achterstand 2500,50.",
    "Zij lopen over straat 's avonds.",
    "Het kind mag niet naar school, weg 2 keer.",
]


@pytest.mark.rule("NZ-05")
@pytest.mark.parametrize("tekst_", HERKENBAAR)
def test_what_gives_somebody_away_is_found(tekst_):
    assert sporen(tekst_)


@pytest.mark.parametrize("tekst_", ONSCHULDIG)
def test_an_ordinary_sentence_is_left_alone(tekst_):
    assert sporen(tekst_) == []


@pytest.mark.parametrize(
    "tekst_", ["Noor slaapt slecht", "NOOR", "mevrouw zwartkraai", "Zwartkraai's"]
)
def test_names_of_the_household_are_found_in_any_case(tekst_):
    assert sporen(tekst_.replace("'s", ""), ["Noor van der Zwartkraai"])


def test_particles_and_short_names_are_no_names():
    assert sporen("Zij kwam uit van de trap op", ["Bo van der Op"]) == []


@pytest.mark.rule("NZ-05")
@pytest.mark.parametrize("veld", ["situatie", "vraag", "leeftijden"])
def test_a_question_with_a_name_or_an_address_is_not_sent(veld, hulp, amk):
    verhuurder = actor()
    zaak = casus(by=verhuurder, achternaam="Zwartkraai")
    deel(zaak, hulp, by=verhuurder)

    for woord in ("Zwartkraai", "06-12345678"):
        with pytest.raises(NotYet, match="Haal dit weg") as fout:
            gevraagd(hulp, amk, casus=zaak, **{veld: f"Het gaat om {woord}"})
        assert fout.value.veld == veld
    assert not Adviesvraag.objects.exists()


SLECHT = [
    {"aan": ""},
    {"aan": "iemand"},
    {"aan": "00000000-0000-4000-8000-000000000000"},
    {"situatie": ""},
    {"situatie": "   \n "},
    {"situatie": "x" * 4001},
    {"vraag": ""},
    {"vraag": "\u202e"},
    {"vraag": "x" * 2001},
    {"leeftijden": "x" * 81},
    {"situatie": "Bel 0612345678"},
    {"vraag": "Wat vindt jan@mail.example?"},
]


@pytest.mark.parametrize("velden", SLECHT)
def test_bad_input_is_refused_and_kept(velden, hulp, amk):
    goed = {"aan": str(amk.organisatie.sleutel), "situatie": "Alleen thuis", "vraag": "Wat nu?"}

    response = als(hulp).post(reverse("advies:vragen"), goed | velden)

    assert response.status_code == 422
    assert not Adviesvraag.objects.exists()
    assert "Er ging iets mis" in response.content.decode()


@pytest.mark.parametrize(
    "velden",
    [
        {"antwoord": ""},
        {"antwoord": " "},
        {"antwoord": "x" * 6001},
        {"vervolg": ""},
        {"vervolg": "iets"},
        {"vervolg": "opnieuw", "vervolg_op": ""},
        {"vervolg_op": "31-2-2027"},
        {"vervolg_op": "1-1-2020"},
    ],
)
def test_a_bad_answer_is_refused(velden, hulp, amk):
    adviesvraag = gevraagd(hulp, amk)
    goed = {"antwoord": "Praat met hen.", "vervolg": "geen", "vervolg_op": ""}

    assert als(amk).post(adres(adviesvraag), goed | velden).status_code == 422
    adviesvraag.refresh_from_db()
    assert adviesvraag.beantwoord_at is None
