"""The meeting view as somebody sees it, what is typed there, and who may."""

import re
from copy import deepcopy
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.choices import Publiek, Rubriek, Status
from cases.models import Casus
from logboek.models import Inzage
from partners.choices import Rol, Soort
from partners.models import Lidmaatschap
from regieteam.actions.besluiten import bewaar_concept
from regieteam.choices import Puntstand, Vergaderstand
from regieteam.models import Agendapunt, Besluit, Besluitactie, Besluitveld, Vergadering
from tests.factories import actor, deel
from tests.regieteam import bouw
from tests.regieteam.aan_tafel import Tafel
from tests.werkplek.pagina import als, notitie, queries, tekst

pytestmark = pytest.mark.django_db

DAG = timedelta(days=1)
PAGINA, STAND = 24, 3


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    return Tafel(now=timezone.now())


@pytest.fixture
def tafel(gebouwd):
    return deepcopy(gebouwd)


def adres(tafel, naam="tafel", punt=None):
    punt = punt or tafel.punt
    return reverse(f"regieteam:{naam}", args=[punt.vergadering.sleutel, punt.sleutel])


def datum(dag):
    return f"{dag:%d-%m-%Y}"


def ingevuld(tafel, knop="vastleggen", **anders):
    """What a note-taker sends when all is filled in."""
    hulp = tafel.hulp
    return {
        "knop": knop,
        "te_voorkomen": "ja",
        "stappen": "Inkomen op orde",
        "meldpunt_nodig": "nee",
        "waarom": "Er is inkomen.",
        "weging": "Begeleiding kost minder.",
        "casemanager": f"{hulp.user.naam}, {hulp.organisatie.naam}",
        "opgeschort_tot": datum(tafel.vandaag + 90 * DAG),
        "bevroren_bedrag": "1.200,50",
        "bevroren_op": datum(tafel.vandaag),
        "termijn_tot": datum(tafel.vandaag + 90 * DAG),
        "aan_tafel": [str(mens.sleutel) for mens in tafel.mensen],
        "actie-0-wat": "Inkomen bekijken",
        "actie-0-wie": f"{hulp.user.naam}, {hulp.organisatie.naam}",
        "actie-0-op": datum(tafel.vandaag + 14 * DAG),
        "actie-0-soort": "gewoon",
        **anders,
    }


def test_the_page_shows_agenda_case_and_decision(tafel):
    ander = tafel.nog_een(achternaam="Okafor", voorletters="")

    pagina = als(tafel.team.voorzitter).get(adres(tafel))

    html = tekst(pagina)
    for stuk in (
        "Agenda",
        "Okafor",
        "1.200,50",
        "Kwetsbaar huishouden",
        "100.000,00",
        "woningcorporatie in Brabant",
        "Niemand op straat.",
        "Besluit vastleggen",
    ):
        assert stuk in html, stuk
    assert adres(tafel, punt=ander) in html
    assert 'value="1.200,50"' in html
    assert "<title>Vergadering, punt 1 – Honkvast</title>" in re.sub(r"\s+", " ", html)
    lijst, casus = Inzage.objects.order_by("pk")
    assert (lijst.soort, lijst.casussen) == ("lijst", [ander.casus_id])
    assert (casus.soort, casus.casussen) == ("casus", [tafel.casus.pk])
    assert casus.rubrieken == ["besluit", "gezin", "huur", "juridisch", "kern"]


def test_a_decision_is_made_from_the_form(tafel):
    response = als(tafel.team.voorzitter).post(adres(tafel), ingevuld(tafel))

    assert (response.status_code, response["Location"]) == (303, adres(tafel))
    besluit = Besluit.objects.get()
    assert (besluit.casemanager, besluit.casemanager_organisatie) == (
        tafel.hulp.user,
        tafel.hulp.organisatie,
    )
    assert [str(mens) for mens in besluit.deelnemers.all()]
    pagina = tekst(als(tafel.team.voorzitter).get(adres(tafel)))
    assert "Scenario 1: uitzetting voorkomen" in pagina
    assert "Besluit vastleggen" not in pagina


def test_scenario_2_is_made_from_the_form_too(tafel):
    tafel.kind()
    dag = tafel.vandaag + 30 * DAG
    velden = ingevuld(
        tafel,
        te_voorkomen="nee",
        ontruimingsdatum=datum(dag),
        tweede_kans_overwogen="Ja, en de huurder wil niet.",
        **{"actie-1-wat": "", "actie-1-soort": "jeugdbescherming",
           "actie-1-wie": tafel.hulp.organisatie.naam, "actie-1-op": datum(dag - DAG)},
    )  # fmt: skip

    assert als(tafel.team.voorzitter).post(adres(tafel), velden).status_code == 303

    besluit = Besluit.objects.get()
    assert (besluit.soort, besluit.opschorting) == ("ontruimen", None)
    acties = {a.actiepunt.soort: a.actiepunt for a in besluit.acties.all()}
    assert acties["jeugdbescherming"].wat == "Jeugdbescherming betrekken"
    assert acties["jeugdbescherming"].persoon is None


SLECHT = [
    # what is typed wrong, with where its message stands and how that begins
    ({"opgeschort_tot": "{gisteren}"}, "opgeschort_tot", "Vul een datum in vanaf"),
    ({"opgeschort_tot": "31-02-2027"}, "opgeschort_tot", ""),
    ({"opgeschort_tot": "straks"}, "opgeschort_tot", ""),
    ({"termijn_tot": "{gisteren}"}, "termijn_tot", "Vul een datum in vanaf"),
    ({"bevroren_op": "{morgen}"}, "bevroren_op", "Vul een datum in tot en met"),
    ({"bevroren_bedrag": "veel"}, "bevroren_bedrag", ""),
    ({"bevroren_bedrag": "-1"}, "bevroren_bedrag", ""),
    ({"bevroren_bedrag": "99999999999"}, "bevroren_bedrag", ""),
    ({"casemanager": "Piet, Nergens"}, "casemanager", "Kies een casemanager uit de lijst"),
    ({"casemanager": ""}, "casemanager", "Wijs een casemanager aan"),
    ({"te_voorkomen": "misschien"}, "te_voorkomen", "Kies een antwoord uit de lijst"),
    ({"te_voorkomen": ""}, "te_voorkomen", "Beantwoord de drie vragen"),
    ({"meldpunt_nodig": "x"}, "meldpunt_nodig", "Kies een antwoord uit de lijst"),
    ({"stappen": "  "}, "stappen", "Beantwoord de drie vragen"),
    ({"waarom": ""}, "waarom", "Vul in waarom jullie dit besluiten"),
    ({"weging": "x" * 100_000}, "weging", "Deze tekst is 95000 tekens te lang"),
    ({"aan_tafel": []}, "aan_tafel", "Noteer wie er beslisten"),
    ({"aan_tafel": ["00000000-0000-4000-8000-000000000000"]}, "aan_tafel", "Kies een antwoord"),
    ({"bewindadvies": "afwijken"}, "bewind_reden", "Schrijf op waarom"),
    ({"bewindadvies": "volgen"}, "actie-0-wat", "Wie het advies volgt"),
    ({"actie-0-wie": ""}, "actie-0-wie", "Kies wie dit doet"),
    ({"actie-0-wie": "Niemand, Nergens"}, "actie-0-wie", "Kies wie dit doet uit de lijst"),
    ({"actie-0-op": ""}, "actie-0-op", "Vul in wanneer dit klaar is"),
    ({"actie-0-op": "{gisteren}"}, "actie-0-op", "Vul een datum in vanaf"),
    ({"actie-0-op": "{eeuw}"}, "actie-0-op", "Kies een dag vanaf vandaag en binnen twee jaar"),
    ({"actie-0-wat": "x" * 301}, "actie-0-wat", "Deze tekst is 1 teken te lang"),
    ({"actie-0-wat": ""}, "actie-0-wat", "Vul in wat er moet gebeuren"),
    ({"actie-0-soort": "feest"}, "actie-0-soort", "Kies een antwoord uit de lijst"),
    ({"te_voorkomen": "nee", "tweede_kans_overwogen": ""}, "tweede_kans_overwogen", "Vul in of"),
    ({"te_voorkomen": "nee", "tweede_kans_overwogen": "Ja", "ontruimingsdatum": "{gisteren}"},
     "ontruimingsdatum", "Vul een datum in vanaf"),
]  # fmt: skip


def test_whatever_is_wrong_is_said_at_its_question_and_nothing_is_lost(tafel):
    client = als(tafel.team.voorzitter)
    dagen = {
        "{gisteren}": datum(tafel.vandaag - DAG),
        "{morgen}": datum(tafel.vandaag + DAG),
        "{eeuw}": datum(tafel.vandaag + 900 * DAG),
    }
    for anders, veld, zin in SLECHT:
        anders = {k: dagen.get(v, v) if isinstance(v, str) else v for k, v in anders.items()}
        response = client.post(adres(tafel), ingevuld(tafel, **anders))

        html = response.content.decode()
        assert response.status_code == 422, anders
        fouten = dict(response.context["scherm"].fouten)
        [bij] = [z for waar, z in fouten.items() if waar.startswith(f"id_{veld}")]
        assert bij.startswith(zin), (anders, bij)
        for getypt in (v for v in anders.values() if isinstance(v, str) and v.strip()):
            if getypt not in ("misschien", "x", "feest") and "Ner" not in getypt:
                assert getypt in html, anders
        Besluitveld.objects.all().delete()
    assert Casus.objects.get().status == Status.GEAGENDEERD
    assert not Besluit.objects.exists()


def test_what_is_wrong_in_the_other_scenario_does_not_count(tafel):
    velden = ingevuld(tafel, ontruimingsdatum="onzin", bewind_reden="x" * 5000)

    assert als(tafel.team.voorzitter).post(adres(tafel), velden).status_code == 303


def test_the_second_gets_a_409_and_keeps_the_text(tafel):
    tafel.besluit()
    velden = ingevuld(tafel, waarom="Mijn eigen reden")

    for naam in ("tafel", "tafel_aanhouden", "tafel_terugverwijzen"):
        velden |= {"reden": "Mijn eigen reden", "tot": datum(tafel.vandaag + DAG)}
        response = als(tafel.team.lid).post(adres(tafel, naam), velden)
        html = response.content.decode()
        assert response.status_code == 409, naam
        assert "Mijn eigen reden" in html
        assert tafel.team.voorzitter.user.naam in html
    assert Besluit.objects.count() == 1


@pytest.mark.parametrize("hoe", ["bevestigd", "verplaatst"])
def test_a_form_of_yesterdays_meeting_is_refused_and_keeps_the_text(hoe, tafel):
    Vergadering.objects.update(begint_at=tafel.now - DAG)
    if hoe == "bevestigd":
        Vergadering.objects.update(stand=Vergaderstand.BEVESTIGD)
    else:
        Agendapunt.objects.update(
            stand=Puntstand.VAN_DE_AGENDA,
            behandeld_at=tafel.now,
            behandeld_door=tafel.team.coordinator.user,
        )

    response = als(tafel.team.lid).post(adres(tafel), ingevuld(tafel, waarom="Van gisteren"))

    assert response.status_code == 409
    assert "Van gisteren" in response.content.decode()
    assert not Besluit.objects.exists()


def test_without_a_script_the_draft_grows_by_rows(tafel):
    client = als(tafel.team.voorzitter)

    response = client.post(adres(tafel), ingevuld(tafel, knop="erbij"))
    assert response["Location"] == f"{adres(tafel)}?rijen=2#acties"
    html = tekst(client.get(response["Location"].partition("#")[0]))
    assert 'name="actie-1-wat"' in html
    assert "Inkomen bekijken" in html

    merken = merken_van(client.get(adres(tafel)))
    client.post(adres(tafel), ingevuld(tafel, knop="weg:0") | merken)
    assert "Inkomen bekijken" not in tekst(client.get(adres(tafel)))


def merken_van(response):
    return dict(re.findall(r'name="(basis-[^"]+)" value="([^"]+)"', response.content.decode()))


def test_two_note_takers_without_a_script_choose_per_field(tafel):
    een, twee = als(tafel.team.voorzitter), als(tafel.team.lid)
    begin = merken_van(een.get(adres(tafel)))

    # What each typed elsewhere comes together; what nobody touched is no conflict.
    een.post(adres(tafel), ingevuld(tafel, "bewaar", stappen="Van een", weging="") | begin)
    response = twee.post(
        adres(tafel), ingevuld(tafel, "bewaar", stappen="Van twee", waarom="Er is inkomen.") | begin
    )

    html = response.content.decode()
    assert response.status_code == 409
    assert list(response.context["scherm"].conflicten) == ["stappen"]
    assert "Van een" in html
    assert "Van twee" in html
    assert tafel.team.voorzitter.user.naam in html
    assert Besluitveld.objects.get(veld="stappen").waarde == "Van een"
    assert Besluitveld.objects.get(veld="weging").waarde == "Begeleiding kost minder."

    # My answer, having read hers; or hers.
    houden = ingevuld(tafel, "bewaar", stappen="Van twee") | merken_van(response)
    assert twee.post(adres(tafel), houden).status_code == 303
    assert Besluitveld.objects.get(veld="stappen").waarde == "Van twee"
    nemen = ingevuld(tafel, "neem:stappen", stappen="Weer een") | begin
    assert een.post(adres(tafel), nemen).status_code == 303
    assert Besluitveld.objects.get(veld="stappen").waarde == "Van twee"


@pytest.mark.parametrize(
    "van_noor",
    [
        {"waarom": "De huurder betaalt pas vanaf januari."},
        {"actie-1-wat": "Bel Jeugdbescherming", "actie-1-soort": "gewoon"},
    ],
    ids=["a reason", "an action"],
)
def test_no_decision_is_made_over_what_a_colleague_wrote_meanwhile(van_noor, tafel):
    """Without a conflict too: what is not on the screen of who decides is shown first."""
    ruud, noor = als(tafel.team.voorzitter), als(tafel.team.lid)
    begin = ingevuld(tafel, knop="bewaar")
    if "actie-1-wat" in van_noor:
        van_noor |= {"actie-1-wie": begin["actie-0-wie"], "actie-1-op": begin["actie-0-op"]}
    assert ruud.post(adres(tafel), begin).status_code == 303
    van_ruud, van_haar = merken(ruud, tafel), merken(noor, tafel)
    assert noor.post(adres(tafel), begin | van_haar | van_noor).status_code == 303

    nog_eens = {"verzendsleutel": str(uuid4())}
    antwoord = ruud.post(adres(tafel), ingevuld(tafel) | van_ruud | nog_eens, follow=True)

    assert not Besluit.objects.exists()
    pagina = antwoord.content.decode()
    assert "Een collega schreef net ook iets" in pagina
    assert next(iter(van_noor.values())) in pagina
    gezien = ingevuld(tafel, **van_noor) | merken(ruud, tafel) | nog_eens
    assert ruud.post(adres(tafel), gezien).status_code == 303
    assert Besluit.objects.get().waarom == gezien["waarom"]
    assert Besluitactie.objects.count() == 1 + ("actie-1-wat" in van_noor)


def test_a_draft_that_was_kept_does_not_count_as_the_decision(tafel):
    """Both buttons of one page send the same key."""
    client, sleutel = als(tafel.team.voorzitter), {"verzendsleutel": str(uuid4())}
    client.post(adres(tafel), ingevuld(tafel, knop="bewaar") | sleutel)

    client.post(adres(tafel), ingevuld(tafel) | merken(client, tafel) | sleutel)

    assert Besluit.objects.filter(casus=tafel.casus).exists()


def merken(client, tafel):
    html = client.get(adres(tafel)).content.decode()
    return dict(re.findall(r'name="(basis-[^"]+)" value="([^"]*)"', html))


def test_a_refused_decision_does_not_conflict_with_itself(tafel):
    client = als(tafel.team.voorzitter)
    eerste = merken_van(client.get(adres(tafel)))
    geweigerd = client.post(adres(tafel), ingevuld(tafel, waarom="") | eerste)

    tweede = client.post(
        adres(tafel), ingevuld(tafel, stappen="Iets anders") | merken_van(geweigerd)
    )

    assert (geweigerd.status_code, tweede.status_code) == (422, 303)


def test_two_note_takers_with_a_script_get_the_other_text_as_data(tafel):
    een, twee = als(tafel.team.voorzitter), als(tafel.team.lid)

    bewaard = een.post(adres(tafel, "tafel_concept"), {"stappen": "Van een", "onzin": "x"}).json()
    assert list(bewaard["merken"]) == ["stappen"]
    antwoord = twee.post(adres(tafel, "tafel_concept"), {"stappen": "Van twee"}).json()

    [conflict] = antwoord["conflicten"]
    assert (conflict["veld"], conflict["waarde"]) == ("stappen", "Van een")
    assert conflict["wie"] == tafel.team.voorzitter.user.naam
    assert conflict["merk"] == bewaard["merken"]["stappen"]
    lang = twee.post(adres(tafel, "tafel_concept"), {"waarom": "x" * 100_000}).json()
    assert lang["te_lang"] == ["waarom"]


def test_a_draft_after_the_decision_is_a_409_for_the_script(tafel):
    tafel.besluit()

    response = als(tafel.team.lid).post(adres(tafel, "tafel_concept"), {"stappen": "Te laat"})

    assert (response.status_code, response.json()) == (409, {"behandeld": True})


def test_before_the_day_of_the_meeting_one_prepares_and_does_not_decide_yet(tafel):
    client, knoppen = als(tafel.team.voorzitter), ("Besluit vastleggen", "Aanhouden")
    assert all(knop in tekst(client.get(adres(tafel))) for knop in knoppen)

    morgen = tafel.vergadering.begint_at + DAG
    Vergadering.objects.filter(pk=tafel.vergadering.pk).update(begint_at=morgen)

    html = tekst(client.get(adres(tafel)))
    assert not [knop for knop in knoppen if knop in html]
    assert "Vastleggen kan vanaf die dag." in html
    assert "Concept bewaren" in html


def test_adjourning_and_sending_back_are_pages_with_a_reason(tafel):
    client = als(tafel.team.voorzitter)
    for naam, zinnen in (
        ("tafel_aanhouden", ["Schrijf de reden op.", "Kies een nieuwe datum."]),
        ("tafel_terugverwijzen", ["Schrijf de reden op."]),
    ):
        leeg = client.post(adres(tafel, naam), {"reden": "", "tot": ""})
        pagina = leeg.content.decode()
        assert leeg.status_code == 422
        # On top, leading to its question, and at the question itself.
        assert [pagina.count(f"{zin}</") for zin in zinnen] == [2] * len(zinnen)
        assert pagina.count('<a href="#id_') == len(zinnen)
        assert "mag leeg blijven" not in pagina

    velden = {"reden": "Inkomen onbekend", "tot": datum(tafel.vandaag + 14 * DAG)}
    assert client.post(adres(tafel, "tafel_aanhouden"), velden).status_code == 303
    assert "Inkomen onbekend" in tekst(client.get(adres(tafel)))

    tafel.opnieuw()
    velden = {"reden": "Hulp is net begonnen"}
    assert client.post(adres(tafel, "tafel_terugverwijzen"), velden).status_code == 303
    assert Casus.objects.get().status == Status.PREVENTIE


@pytest.mark.rule("RT-12")
def test_sending_back_says_which_suspension_ends_with_it(tafel):
    client, zin = als(tafel.team.voorzitter), "De ontruiming is opgeschort tot"
    assert zin not in tekst(client.get(adres(tafel, "tafel_terugverwijzen")))

    tafel.besluit()
    tafel.opnieuw()

    assert zin in tekst(client.get(adres(tafel, "tafel_terugverwijzen")))
    assert zin not in tekst(client.get(adres(tafel, "tafel_aanhouden")))


def test_what_was_written_before_an_adjournment_is_there_again(tafel):
    client = als(tafel.team.voorzitter)
    client.post(adres(tafel, "tafel_concept"), {"stappen": "Eerst het inkomen"})
    client.post(
        adres(tafel, "tafel_aanhouden"),
        {"reden": "Later", "tot": datum(tafel.vandaag + 14 * DAG)},
    )
    tafel.opnieuw()

    assert "Eerst het inkomen" in tekst(client.get(adres(tafel)))


# ── who ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("wie", ["coordinator", "corporatie", "hulp"])
def test_who_does_not_decide_follows_and_cannot_write(wie, tafel):
    kijker = getattr(tafel, wie, None) or tafel.team.coordinator
    client = als(kijker)
    bewaar_concept(
        tafel.punt, {"stappen": "Samen bellen"}, {}, by=tafel.team.voorzitter, now=tafel.now
    )

    html = tekst(client.get(adres(tafel)))

    assert "Samen bellen" in html
    assert "Je leest mee" in html
    assert "Besluit vastleggen" not in html
    # No list of people to pick from for who doesn't pick.
    assert tafel.team.lid.user.naam not in html
    for naam in ("tafel", "tafel_concept", "tafel_aanhouden", "tafel_terugverwijzen"):
        assert client.post(adres(tafel, naam), ingevuld(tafel)).status_code == 403, naam


def test_who_takes_no_part_finds_nothing(tafel):
    vreemd = als(actor(Soort.CORPORATIE))
    zonder_besluit = actor(Soort.SCHULDHULP)
    deel(tafel.casus, zonder_besluit, by=tafel.corporatie, rubrieken=[Rubriek.HUUR], now=tafel.now)
    for client in (vreemd, als(zonder_besluit), als(bouw.team("Ver weg").voorzitter)):
        for naam in ("tafel", "tafel_stand", "tafel_aanhouden"):
            assert client.get(adres(tafel, naam)).status_code == 404, naam
        for naam in ("tafel", "tafel_concept", "tafel_weergave"):
            assert client.post(adres(tafel, naam), ingevuld(tafel)).status_code == 404, naam


def test_an_item_of_another_meeting_is_not_there(tafel):
    elders = tafel.vandaag_vergaderd()
    pad = reverse("regieteam:tafel", args=[elders.sleutel, tafel.punt.sleutel])

    assert als(tafel.team.voorzitter).get(pad).status_code == 404


def test_one_item_of_six_leaves_no_trace_of_the_others(tafel):
    anderen = [tafel.nog_een(achternaam=f"Verborgen{n}") for n in range(5)]
    een = actor(Soort.GEMEENTE)
    derde = anderen[2]
    deel(derde.casus, een, by=tafel.corporatie, now=tafel.now)
    client = als(een)

    html = tekst(client.get(adres(tafel, punt=derde)))
    stand = client.get(adres(tafel, "tafel_stand", punt=derde)).content.decode()

    assert "Verborgen2" in html
    assert "0 van 1 klaar" in html
    for punt in [tafel.punt, *(p for p in anderen if p != derde)]:
        for geheim in (punt.casus.naam, str(punt.sleutel), punt.casus.nummer):
            if punt.casus.naam != "A. Jansen" or geheim != punt.casus.naam:
                assert geheim not in html + stand
    assert 'rel="next"' not in html
    assert 'rel="prev"' not in html


def test_privacy_hides_the_other_names_from_the_page_itself(tafel):
    tafel.nog_een(achternaam="Okafor", voorletters="")
    client = als(tafel.team.voorzitter)

    assert client.post(adres(tafel, "tafel_weergave"), {"wat": "prive"}).status_code == 303
    voor = Inzage.objects.count()
    html = tekst(client.get(adres(tafel)))

    assert "Okafor" not in html
    assert "Punt 2" in html
    assert Inzage.objects.count() == voor + 1
    # It stays so on the next page, until it is turned back.
    client.post(adres(tafel, "tafel_weergave"), {"wat": "groot"})
    html = tekst(client.get(adres(tafel)))
    assert "Okafor" not in html
    assert "groot.css" in html
    client.post(adres(tafel, "tafel_weergave"), {"wat": "prive"})
    assert "Okafor" in tekst(client.get(adres(tafel)))


def test_the_keys_can_be_turned_off(tafel):
    client = als(tafel.team.voorzitter)
    assert "data-toetsen" in tekst(client.get(adres(tafel)))

    client.post(adres(tafel, "tafel_weergave"), {"wat": "toetsen"})

    assert "data-toetsen" not in tekst(client.get(adres(tafel)))


def test_no_note_is_on_the_table(tafel):
    for publiek in Publiek:
        notitie(tafel.casus, tafel.team.voorzitter, f"Geheim {publiek}", publiek=publiek)

    html = tekst(als(tafel.team.voorzitter).get(adres(tafel)))

    assert "Geheim" not in html


# ── how much it costs, and following ────────────────────────────────────────────────


def test_the_page_costs_the_same_with_twenty_items(tafel):
    def kost():
        client = als(tafel.team.voorzitter)
        client.get(adres(tafel))
        with queries() as aantal:
            client.get(adres(tafel))
        return len(aantal)

    een = kost()
    for _ in range(19):
        tafel.nog_een()

    assert (een, kost()) == (PAGINA - 1, PAGINA)


def volg(client, tafel, versie, punt=None):
    return client.get(adres(tafel, "tafel_stand", punt), {"versie": versie})


def test_a_live_update_costs_three_queries(tafel):
    client = als(tafel.corporatie)
    client.get(adres(tafel))
    versie = Agendapunt.objects.get().versie
    with queries() as stil:
        assert volg(client, tafel, versie).status_code == 204
    bewaar_concept(tafel.punt, {"stappen": "Bellen"}, {}, by=tafel.team.lid, now=tafel.now)

    with queries() as nieuw:
        response = volg(client, tafel, versie)

    assert (len(stil), len(nieuw)) == (STAND, STAND)
    antwoord = response.json()
    assert (antwoord["stand"], antwoord["versie"]) == ("open", versie + 1)
    [veld] = antwoord["velden"]
    assert (veld["veld"], veld["waarde"]) == ("stappen", "Bellen")
    assert veld["wie"] == tafel.team.lid.user.naam


def test_a_live_update_follows_the_rights_of_this_moment(tafel):
    client = als(tafel.hulp)
    client.get(adres(tafel))
    assert volg(client, tafel, 0).status_code == 200

    Lidmaatschap.objects.filter(user=tafel.hulp.user).update(beeindigd_at=tafel.now)
    assert volg(client, tafel, 0).status_code == 404

    kijker = als(tafel.corporatie)
    kijker.get(adres(tafel))
    tafel.casus.deelnames.filter(organisatie=tafel.corporatie.organisatie).update(
        beeindigd_at=tafel.now
    )
    assert volg(kijker, tafel, 0).status_code == 404


def test_a_role_that_changed_means_opening_the_page_again(tafel):
    client = als(tafel.team.lid)
    client.get(adres(tafel))
    Lidmaatschap.objects.create(
        user=tafel.team.lid.user,
        organisatie=tafel.team.organisatie,
        rol=Rol.COORDINATOR,
        sinds_at=tafel.now,
    )

    assert volg(client, tafel, 0).status_code == 404
    client.get(adres(tafel))
    assert volg(client, tafel, 0).status_code == 200


def test_what_happens_at_another_item_is_not_heard(tafel):
    ander = tafel.nog_een()
    client = als(tafel.corporatie)
    client.get(adres(tafel))
    versie = Agendapunt.objects.get(pk=tafel.punt.pk).versie

    bewaar_concept(ander, {"stappen": "Elders"}, {}, by=tafel.team.lid, now=tafel.now)

    assert volg(client, tafel, versie).status_code == 204


def test_who_never_opened_the_page_cannot_follow_it(tafel):
    assert volg(als(tafel.team.voorzitter), tafel, 0).status_code == 404


def test_following_for_long_is_a_new_look(tafel):
    client = als(tafel.corporatie)
    client.get(adres(tafel))
    volg(client, tafel, 0)
    assert Inzage.objects.count() == 1

    session = client.session
    session["tafel"] = {**session["tafel"], "gekeken": {str(tafel.punt.sleutel): 0}}
    session.save()
    volg(client, tafel, 0)
    volg(client, tafel, 0)

    assert Inzage.objects.count() == 2


def test_the_decision_ends_the_following(tafel):
    client = als(tafel.corporatie)
    client.get(adres(tafel))
    tafel.besluit()

    assert volg(client, tafel, 1).json()["stand"] == "besloten"
