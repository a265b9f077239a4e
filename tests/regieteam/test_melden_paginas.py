"""The casusformulier on the screen: kept while typing, refused with a sentence, never lost."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.choices import Status
from partners.middleware import SESSIESLEUTEL
from regieteam.actions import melding as acties
from regieteam.actions.velden import merken
from regieteam.casusformulier import ONDERDELEN
from regieteam.choices import Meldingstand
from regieteam.models import Casusformulier, Formulierveld, Melding
from tests.factories import actor, casus, voor
from tests.regieteam.formulier import COMPLEET, gemeld, ingevuld, regieteam_van

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def nu():
    """The pages read the clock themselves; what stands in the dossier is of just before."""
    return timezone.now() - timedelta(minutes=10)


@pytest.fixture
def corporatie():
    return actor()


@pytest.fixture
def team(corporatie):
    return regieteam_van(corporatie)


@pytest.fixture
def een(corporatie, team, nu):
    return casus(corporatie, now=nu)


def browser(wie):
    client = Client()
    client.force_login(wie.user)
    session = client.session
    session[SESSIESLEUTEL] = wie.organisatie.pk
    session.save()
    return client


def pad(een, naam="melden", *meer):
    return reverse(f"regieteam:{naam}", args=[een.nummer, *meer])


def tekst(antwoord):
    return re.sub(r"\s+", " ", antwoord.content.decode())


def basis(een):
    rijen = Formulierveld.objects.filter(formulier__casus=een)
    return {f"basis-{veld}": merk for veld, merk in merken(rijen).items()}


def test_from_the_case_to_a_report_by_buttons_alone(een, corporatie):
    client = browser(corporatie)
    assert "Begin met de melding" in tekst(client.get(pad(een)))
    assert client.post(pad(een)).status_code == 303
    vandaag = timezone.localdate()
    antwoorden = COMPLEET | {"geinformeerd_op": f"{vandaag:%d-%m-%Y}"}
    adressen = [pad(een, "melden_onderdeel", onderdeel.naam) for onderdeel in ONDERDELEN]
    for onderdeel, adres, volgende in zip(
        ONDERDELEN, adressen, [*adressen[1:], pad(een, "melden_controle")], strict=True
    ):
        deel = {v.naam: antwoorden[v.naam] for v in onderdeel.vragen if v.naam in antwoorden}
        antwoord = client.post(adres, deel | basis(een))
        assert (antwoord.status_code, antwoord["Location"]) == (303, volgende), onderdeel.naam
    assert "9 van de 9 onderdelen zijn klaar" in tekst(client.get(pad(een)))
    controle = tekst(client.get(pad(een, "melden_controle")))
    assert "Dit is nog nodig" not in controle
    assert all(zin in controle for zin in (COMPLEET["vraag"], "Minderjarige kinderen op"))

    antwoord = client.post(pad(een, "melden_controle"), follow=True)

    assert "De melding is ingediend." in tekst(antwoord)
    assert voor(een, corporatie, now=timezone.now()).status == Status.GEMELD


def test_going_on_leads_past_what_is_complete_to_what_is_not(een, corporatie, nu):
    ingevuld(een, corporatie, now=nu, zonder=["lopende_huur", "let_op"])
    client, deel = browser(corporatie), {"vraag": "Help mee."}

    antwoord = client.post(pad(een, "melden_onderdeel", "vraag"), deel | basis(een))
    assert antwoord["Location"] == pad(een, "melden_onderdeel", "achterstand")

    deel = {"oorzaak": "Minder werk", "lopende_huur": "nee"}
    antwoord = client.post(pad(een, "melden_onderdeel", "achterstand"), deel | basis(een))
    assert antwoord["Location"] == pad(een, "melden_onderdeel", "veiligheid")


@pytest.mark.rule("RT-08", "RT-09", "RT-10")
def test_the_check_names_each_missing_thing_with_a_link(een, corporatie):
    client = browser(corporatie)
    client.post(pad(een))

    antwoord = client.post(pad(een, "melden_controle"))

    assert antwoord.status_code == 422
    for onderdeel in ONDERDELEN:
        assert f'href="{pad(een, "melden_onderdeel", onderdeel.naam)}"' in tekst(antwoord)
    assert "Dit is nog nodig" in tekst(antwoord)
    assert not Melding.objects.exists()


def test_typing_is_kept_without_a_button_and_says_so(een, corporatie, nu):
    acties.begin(een, by=corporatie, now=nu)
    adres = pad(een, "melden_onderdeel", "vraag")

    antwoord = browser(corporatie).post(
        adres, {"vraag": "Help mee.", "bewaar": "stil"}, headers=HTMX
    )

    assert antwoord.status_code == 200
    assert "Bewaard op" in tekst(antwoord)
    assert 'name="basis-vraag" value="1.' in tekst(antwoord)
    assert Formulierveld.objects.get(veld="vraag").waarde == "Help mee."


@pytest.mark.parametrize("bewaar", ["", "stil"])
def test_two_colleagues_in_one_answer_see_both_texts(een, corporatie, nu, bewaar):
    collega = actor(organisatie=corporatie.organisatie)
    acties.begin(een, by=corporatie, now=nu)
    acties.bewaar(een, {"oorzaak": "Van Anna"}, {}, by=corporatie, now=nu)
    client, adres = browser(collega), pad(een, "melden_onderdeel", "achterstand")

    antwoord = client.post(
        adres,
        {"oorzaak": "Van Bob", "lopende_huur": "nee", "bewaar": bewaar},
        headers=HTMX if bewaar else {},
    )

    assert antwoord.status_code == 409
    assert all(t in tekst(antwoord) for t in ("Van Anna", "Van Bob", corporatie.user.naam))
    velden = dict(Formulierveld.objects.values_list("veld", "waarde"))
    assert (velden["oorzaak"], velden["lopende_huur"]) == ("Van Anna", "nee")
    gezien = re.search(r'name="gezien-oorzaak" value="([^"]+)"', tekst(antwoord))[1]
    keuze = {"oorzaak": "Van Bob", "lopende_huur": "nee", "gezien-oorzaak": gezien} | basis(een)
    keuze["basis-oorzaak"] = "0."
    assert client.post(adres, keuze | {"kies": "hun:oorzaak"}).status_code == 303
    assert Formulierveld.objects.get(veld="oorzaak").waarde == "Van Anna"
    assert client.post(adres, keuze | {"kies": "mijn:oorzaak"}).status_code == 303
    assert Formulierveld.objects.get(veld="oorzaak").waarde == "Van Bob"


def test_who_types_while_a_colleague_hands_it_in_keeps_her_text(corporatie, team, nu):
    een = gemeld(corporatie, team, now=nu)
    een_tekst = "Dit typte ik net nog"

    antwoord = browser(corporatie).post(pad(een, "melden_onderdeel", "vraag"), {"vraag": een_tekst})

    assert antwoord.status_code == 409
    assert een_tekst in tekst(antwoord)


# Also when it is past midnight by the time the test runs.
OVERMORGEN = f"{timezone.localdate() + timedelta(days=2):%d-%m-%Y}"
SLECHT = [
    # section, what is sent, what the page says; what can be kept is
    ("vraag", {"vraag": ""}, "Vul dit in"),
    ("vraag", {"vraag": "  \n "}, "Vul dit in"),
    ("vraag", {"vraag": "x" * 100_000}, "te lang"),
    ("vraag", {"vraag": "x" * 5_001}, "1 teken te lang"),
    ("geinformeerd", {"geinformeerd_op": OVERMORGEN}, "Vul een datum in tot en met"),
    ("geinformeerd", {"geinformeerd_op": "01-01-1990"}, "Vul een datum in vanaf"),
    ("geinformeerd", {"geinformeerd_op": "31-02-2026"}, "datum"),
    ("geinformeerd", {"geinformeerd_op": "gisteren ofzo"}, "datum"),
    ("geinformeerd", {"geinformeerd_op": ""}, "Vul dit in"),
    ("geinformeerd", {"geinformeerd_wijze": "duif"}, "Kies een antwoord"),
    ("geinformeerd", {"geinformeerd_wijze": ""}, "Kies een antwoord"),
    ("geinformeerd", {"geinformeerd_reactie": ""}, "Vul dit in"),
    ("voortraject", {"poging1_waarom": ""}, "Waarom was dat niet genoeg"),
    ("voortraject", {"poging3_wat": "Alleen dit"}, "3. Wat leverde het op"),
    ("voortraject", {"poging1_wat": "x" * 301}, "1 teken te lang"),
    ("doelgroep", {"doelgroepen": "rijk"}, "Kies een antwoord uit de lijst"),
    ("doelgroep", {"doelgroep_waarom": ""}, "Vul dit in"),
    ("huishouden", {"huishouden_klopt": "nee"}, "Vul dit in"),
    ("huishouden", {"huishouden_klopt": "misschien"}, "Kies een antwoord"),
    ("veiligheid", {"let_op": "ja"}, "Vul dit in"),
    ("zienswijze", {"zienswijze": ""}, "Vul dit in"),
    ("achterstand", {"lopende_huur": "\x00ja"}, ""),
]


@pytest.mark.parametrize(("naam", "verstuurd", "zin"), SLECHT, ids=range(len(SLECHT)))
def test_bad_input_is_told_at_the_field_and_nothing_is_lost(
    een, corporatie, nu, naam, verstuurd, zin
):
    acties.begin(een, by=corporatie, now=nu)
    [onderdeel] = [o for o in ONDERDELEN if o.naam == naam]
    alles = {v.naam: COMPLEET[v.naam] for v in onderdeel.vragen if v.naam in COMPLEET} | verstuurd

    antwoord = browser(corporatie).post(pad(een, "melden_onderdeel", naam), alles)

    if not zin:
        assert antwoord.status_code == 303
        return
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert "field--error" in tekst(antwoord)
    bewaard = dict(Formulierveld.objects.values_list("veld", "waarde"))
    for veld, waarde in alles.items():
        if veld in COMPLEET and veld not in verstuurd and veld != "geinformeerd_op":
            assert bewaard[veld] == waarde, veld
    for veld, waarde in verstuurd.items():
        kort = waarde.strip()[:60]
        assert kort in tekst(antwoord) or veld in ("doelgroepen", "geinformeerd_wijze",
                                                   "huishouden_klopt"), veld  # fmt: skip


def test_a_text_of_100_kb_stays_on_the_screen_also_while_typing(een, corporatie, nu):
    acties.begin(een, by=corporatie, now=nu)
    adres, lang = pad(een, "melden_onderdeel", "vraag"), "x" * 100_000

    stil = browser(corporatie).post(adres, {"vraag": lang, "bewaar": "stil"}, headers=HTMX)
    later = browser(corporatie).post(adres, {"vraag": lang, "bewaar": "later"})

    assert "te lang" in tekst(stil)
    assert later.status_code == 422
    assert lang in tekst(later)


def test_later_goes_on_without_a_word_about_what_is_missing(een, corporatie, nu):
    acties.begin(een, by=corporatie, now=nu)

    antwoord = browser(corporatie).post(
        pad(een, "melden_onderdeel", "geinformeerd"),
        {"geinformeerd_reactie": "Schrok ervan.", "bewaar": "later"},
    )

    assert (antwoord.status_code, antwoord["Location"]) == (303, pad(een))
    assert "Bezig" in tekst(browser(corporatie).get(pad(een)))


def test_an_unknown_section_is_not_there(een, corporatie, nu):
    acties.begin(een, by=corporatie, now=nu)

    assert browser(corporatie).get(pad(een, "melden_onderdeel", "kleur")).status_code == 404


def test_a_new_version_from_the_screen(corporatie, team, nu):
    een = gemeld(corporatie, team, now=nu)
    Melding.objects.update(stand=Meldingstand.AANVULLING, vraag="Wie is de bewindvoerder?")
    client = browser(corporatie)
    assert "Wie is de bewindvoerder?" in tekst(client.get(pad(een)))
    client.post(pad(een))
    client.post(pad(een, "melden_onderdeel", "vraag"), {"vraag": "Nieuw", **basis(een)})

    zonder = client.post(pad(een, "melden_controle"), {"reden": ""})
    assert (zonder.status_code, "Waarom is er een nieuwe versie" in tekst(zonder)) == (422, True)
    met = client.post(pad(een, "melden_controle"), {"reden": "Aangevuld"}, follow=True)

    assert all(t in tekst(met) for t in ("Versie 2", "Aangevuld", COMPLEET["vraag"], "Nieuw"))


def test_a_colleague_looks_along_on_the_screen(een, corporatie, team, nu):
    corporatie.organisatie.meekijken_verplicht = True
    corporatie.organisatie.save()
    collega, vreemd = actor(organisatie=corporatie.organisatie), actor()
    ingevuld(een, corporatie, now=nu)
    client = browser(corporatie)
    weiger = client.post(pad(een, "melden_meekijken"), {"meekijker": str(vreemd.user.sleutel)})
    assert (weiger.status_code, "Kies een antwoord uit de lijst" in tekst(weiger)) == (422, True)

    client.post(pad(een, "melden_meekijken"), {"meekijker": str(collega.user.sleutel)})
    haar = browser(collega)
    assert COMPLEET["vraag"] in tekst(haar.get(pad(een, "melden_meekijken")))
    leeg = haar.post(pad(een, "melden_meekijken"), {"akkoord": "nee"})
    assert (leeg.status_code, "Schrijf op wat er anders moet" in tekst(leeg)) == (422, True)
    bewaar(een, corporatie, timezone.now(), vraag="Kan er nog een maand uitstel komen?")
    oud = {"akkoord": "ja", "zegt": "Goed zo", "gelezen": gelezen(leeg)}
    intussen = haar.post(pad(een, "melden_meekijken"), oud)
    assert (intussen.status_code, "net veranderd" in tekst(intussen)) == (422, True)
    assert all(stuk in tekst(intussen) for stuk in ("nog een maand uitstel", "Goed zo"))
    assert Casusformulier.objects.get().meekijker_akkoord is None
    nu_wel = oud | {"gelezen": gelezen(intussen)}
    assert haar.post(pad(een, "melden_meekijken"), nu_wel).status_code == 303

    assert "is akkoord met deze tekst" in tekst(client.get(pad(een)))
    assert client.post(pad(een, "melden_controle")).status_code == 303


def gelezen(response):
    """The mark of the text that stands on the page."""
    return response.context["form"]["gelezen"].value()


def bewaar(een, wie, now, **teksten):
    basis = merken(Formulierveld.objects.filter(formulier__casus=een))
    acties.bewaar(een, teksten, basis, by=wie, now=now)


def test_a_form_is_thrown_away_when_one_has_read_what_goes_with_it(een, corporatie, nu):
    collega = actor(organisatie=corporatie.organisatie)
    formulier = acties.begin(een, by=corporatie, now=nu)
    bewaar(een, collega, timezone.now(), vraag=COMPLEET["vraag"])
    client = browser(corporatie)

    vraag = client.post(pad(een), {"formulier": "weg"})

    assert (vraag.status_code, "Klopt dit?" in tekst(vraag)) == (200, True)
    assert f"1 van de {len(ONDERDELEN)}" in tekst(vraag)
    assert collega.user.naam in tekst(vraag)
    assert "Ook wat je collega's typten." in tekst(vraag)
    assert Casusformulier.objects.exists()

    weg = client.post(pad(een), {"formulier": "weg", "bevestigd": str(formulier.sleutel)})

    assert weg.status_code == 303
    assert not Casusformulier.objects.exists()


def test_who_agreed_to_lose_one_form_does_not_lose_the_next(een, corporatie, nu):
    eerst = acties.begin(een, by=corporatie, now=nu)
    client = browser(corporatie)
    acties.gooi_weg(een, by=corporatie, now=nu)
    acties.begin(een, by=corporatie, now=nu)

    antwoord = client.post(pad(een), {"formulier": "weg", "bevestigd": str(eerst.sleutel)})

    assert "Klopt dit?" in tekst(antwoord)
    assert Casusformulier.objects.exists()


@pytest.mark.parametrize(
    ("naam", "meer", "vragen"),
    [
        ("melden", [], 15),
        ("melden_onderdeel", ["voortraject"], 16),
        ("melden_controle", [], 20),
        ("melden_meekijken", [], 13),
    ],
)
def test_how_many_questions_a_page_asks(
    een, corporatie, nu, django_assert_num_queries, naam, meer, vragen
):
    ingevuld(een, corporatie, now=nu)
    client = browser(corporatie)
    client.get(pad(een, naam, *meer))

    with django_assert_num_queries(vragen):
        client.get(pad(een, naam, *meer))


def test_how_many_questions_the_report_asks(corporatie, team, nu, django_assert_num_queries):
    een, client = gemeld(corporatie, team, now=nu), browser(team)
    client.get(pad(een, "melding"))

    with django_assert_num_queries(12):
        client.get(pad(een, "melding"))
