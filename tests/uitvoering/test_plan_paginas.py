"""The pages of the plan van aanpak, the desk and the handover: who reads what, what is refused."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from cases.actions.betalingen import registreer_betaling
from cases.choices import Deadlinesoort, Resultaat, Rubriek
from cases.models import Casus, Concept
from cases.rules import niet_afgesloten
from partners.choices import Soort
from tests.factories import actor
from tests.uitvoering.hulp import Kring
from tests.werkplek.pagina import als, blok, inzagen, nu, queries, tekst, vandaag
from uitvoering.actions import plan as acties
from uitvoering.actions.plandeadlines import vraag_compleet
from uitvoering.choices import Leefgebiedsoort as L
from uitvoering.models import Actiepunt, Doel, Overdracht, Planbespreking
from werkplek.vervolg import BIJ_DEADLINE

pytestmark = pytest.mark.django_db

WONEN_MIST = "Wonen: kies wanneer jullie dit bespreken."
GELD_MIST = "Financiën: schrijf ten minste één doel op."
GEHEIM, SCHULD, ZIEK = "slaapt niet meer", "negen schuldeisers", "naar de huisarts"


def over(dagen):
    return vandaag() + timedelta(days=dagen)


def in_cijfers(dagen):
    return f"{over(dagen):%d-%m-%Y}"


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    kring = Kring(now=nu(), brutohuur=650)
    kring.voorkomen()
    return kring


@pytest.fixture
def plan(kring):
    """With a word in each half of wonen, one in financiën, and one in a domain of care."""
    velden = {"by": kring.casemanager, "now": nu()}
    plan = acties.begin(kring.casus, **velden)
    acties.voeg_gebied_toe(plan, soort=L.GEZONDHEID, **velden)
    wonen = gebied(plan, L.WONEN)
    acties.voeg_doel_toe(wonen, wat="De tuin op orde", toets="Het pad is vrij", **velden)
    acties.schrijf_woorden(wonen, woorden=GEHEIM, versie=1, **velden)
    acties.voeg_doel_toe(gebied(plan, L.GEZONDHEID), wat=ZIEK, toets="", **velden)
    acties.schrijf_woorden(gebied(plan, L.FINANCIEN), woorden=SCHULD, versie=1, **velden)
    return plan


def gebied(plan, soort):
    return plan.leefgebieden.select_related("plan__casus").get(soort=soort)


def adres(naam, kring, *args):
    return reverse(f"uitvoering:{naam}", args=[kring.casus.nummer, *args])


def pagina(kring, wie):
    return tekst(als(wie).get(adres("plan", kring)))


# --- Who reads what


@pytest.mark.rule("RT-05", "LAW-05")
def test_the_landlord_reads_what_was_agreed_about_wonen_and_nothing_else(kring, plan):
    html = pagina(kring, kring.corporatie)
    casus = tekst(als(kring.corporatie).get(kring.casus.get_absolute_url()))

    assert "De tuin op orde" in html
    assert WONEN_MIST in html
    for woord in (GEHEIM, SCHULD, ZIEK, "Financiën:", "Gezondheid"):
        assert woord not in html + casus
    assert not any(woord in html for woord in ("Afdrukken", "In eigen woorden"))


@pytest.mark.rule("RT-05")
def test_who_helps_reads_all_and_schuldhulp_its_own_part(kring, plan):
    schuldhulp, hulp = actor(Soort.SCHULDHULP), actor(Soort.HULPVERLENING)
    kring.deel(schuldhulp)
    kring.deel(hulp, Rubriek.HULP, Rubriek.FINANCIEN)  # not the decision: still the home

    van_hulp, van_schuldhulp = pagina(kring, hulp), pagina(kring, schuldhulp)

    assert all(woord in van_hulp for woord in (GEHEIM, SCHULD, ZIEK, "De tuin op orde"))
    assert SCHULD in van_schuldhulp
    assert "De tuin op orde" in van_schuldhulp
    assert not any(woord in van_schuldhulp for woord in (GEHEIM, ZIEK, "Gezondheid"))


@pytest.mark.rule("RT-05")
def test_who_reads_no_part_of_it_finds_no_page(kring, plan):
    opvang, jeugd = actor(Soort.OPVANG), actor(Soort.JEUGDBESCHERMING)
    kring.deel(opvang)
    kring.deel(jeugd, Rubriek.GEZIN, Rubriek.VEILIGHEID)

    for wie in (opvang, jeugd, actor(Soort.HULPVERLENING)):
        assert als(wie).get(adres("plan", kring)).status_code == 404
        assert als(wie).get(adres("plan_afdruk", kring)).status_code == 404
    assert "Plan van aanpak" not in tekst(als(opvang).get(kring.casus.get_absolute_url()))


@pytest.mark.rule("RT-05")
@pytest.mark.parametrize(("dagen", "woord"), [(3, "Ja"), (60, "Nee"), (None, "Onbekend")])
def test_the_care_worker_sees_whether_current_rent_is_paid_and_no_amount(kring, plan, dagen, woord):
    hulp, zonder = actor(Soort.HULPVERLENING), actor(Soort.HULPVERLENING)
    kring.deel(hulp, Rubriek.HULP, Rubriek.FINANCIEN, Rubriek.HUUR)
    kring.deel(zonder, Rubriek.HULP, Rubriek.FINANCIEN)
    if dagen:
        registreer_betaling(
            kring.casus, soort="lopend", bedrag=647, ontvangen_op=over(-dagen), by=kring.corporatie,
            now=nu(),
        )  # fmt: skip

    html = pagina(kring, hulp)

    assert html.count(f"<dt>Lopende huur wordt betaald</dt><dd>{woord}</dd>") == 2
    assert "€" not in html
    assert "Lopende huur" not in pagina(kring, zonder)


def test_each_look_says_which_rubrieken_it_showed(kring, plan):
    rubrieken = {}
    for wie in (kring.casemanager, kring.corporatie):
        pagina(kring, wie)
        rubrieken[wie.organisatie.soort] = set(inzagen()[-1].rubrieken)
    tekst(als(kring.casemanager).get(adres("plan_afdruk", kring)))

    assert rubrieken == {
        Soort.HULPVERLENING: {"kern", "besluit", "hulp", "financien", "huur"},
        Soort.CORPORATIE: {"kern", "besluit", "huur"},
    }
    afdruk = inzagen()[-1]
    assert (afdruk.soort, set(afdruk.rubrieken)) == (
        "afdruk", {"kern", "besluit", "hulp", "financien"},
    )  # fmt: skip


def test_on_paper_it_speaks_to_the_household_in_its_own_words(kring, plan):
    hulp = actor(Soort.HULPVERLENING)
    kring.deel(hulp, Rubriek.HULP)

    papier = tekst(als(kring.casemanager).get(adres("plan_afdruk", kring)))
    deel = tekst(als(hulp).get(adres("plan_afdruk", kring)))

    assert all(woord in papier for woord in (GEHEIM, SCHULD, "De tuin op orde", "Uw plan"))
    assert SCHULD not in deel
    assert "een deel van uw plan" in deel
    assert als(kring.corporatie).get(adres("plan_afdruk", kring)).status_code == 403


# --- What is missing stands where the work stands


@pytest.mark.rule("RT-05")
def test_what_is_missing_stands_on_the_plan_the_case_the_desk_and_mijn_werk(kring, plan):
    wie = (kring.casemanager.organisatie, kring.casemanager.user)
    vraag_compleet(kring.casus, wie, now=nu())
    client = als(kring.casemanager)

    for pad in (adres("plan", kring), kring.casus.get_absolute_url(),
                reverse("werkplek:mijn_huishoudens"), reverse("werkplek:mijn_werk")):  # fmt: skip
        html = tekst(client.get(pad))
        assert WONEN_MIST in html, pad
        assert GELD_MIST in html, pad
    nu_te_doen = client.get(kring.casus.get_absolute_url()).context["nu"]
    assert nu_te_doen["titel"] == "Maak het plan van aanpak compleet"
    assert GELD_MIST in nu_te_doen["redenen"]
    assert BIJ_DEADLINE[Deadlinesoort.PLAN] in nu_te_doen["uitleg"]


@pytest.mark.rule("RT-05")
def test_without_a_plan_that_is_said_and_there_is_a_button(kring):
    client = als(kring.casemanager)
    html = tekst(client.get(adres("plan", kring)))
    assert "Er is nog geen plan van aanpak" in html
    assert "Plan beginnen" in html
    assert "Plan beginnen" not in pagina(kring, kring.corporatie)
    assert als(kring.corporatie).post(adres("plan_beginnen", kring)).status_code == 403

    assert client.post(adres("plan_beginnen", kring)).status_code == 303
    assert client.post(adres("plan_beginnen", kring)).status_code == 403
    assert "Nog niet compleet" in blok(tekst(client.get(kring.casus.get_absolute_url())), "plan")


# --- Filling it in


def test_from_an_empty_plan_to_a_complete_one_by_the_forms(kring):
    client = als(kring.casemanager)
    client.post(adres("plan_beginnen", kring))
    plan = kring.casus.plannen.get()
    zelf = f"{kring.casemanager.organisatie.sleutel}/{kring.casemanager.user.sleutel}"
    for soort in (L.WONEN, L.FINANCIEN):
        sleutel = gebied(plan, soort).sleutel
        for naam, velden in (
            ("plan_woorden", {"woorden": "Ik wil blijven", "versie": "1"}),
            ("plan_doel", {"wat": "Op tijd betalen", "toets": "Drie maanden"}),
            ("plan_actie", {"wat": "Bellen", "wie": zelf, "voor_op": "morgen"}),
            ("plan_bespreking", {"op": in_cijfers(20)}),
            ("plan_bespreken", {"op": "vandaag", "verslag": "Goed", "woorden": "",
                                "volgend_op": in_cijfers(40)}),
        ):  # fmt: skip
            response = client.post(adres(naam, kring, sleutel), velden)
            assert response.status_code == 303, (naam, response.context["form"].errors)
    doel = Doel.objects.first()
    velden = {"wat": doel.wat, "toets": doel.toets, "stand": "gehaald", "uitkomst": "Gelukt",
              "versie": "1"}  # fmt: skip
    assert client.post(adres("doel", kring, doel.sleutel), velden).status_code == 303

    html = tekst(client.get(adres("plan", kring)))
    assert "Compleet" in html
    assert "Gehaald" in html
    assert Planbespreking.objects.count() == 2
    assert Actiepunt.objects.filter(leefgebied__isnull=False, deadline__isnull=False).count() == 2
    werk = tekst(client.get(reverse("werkplek:mijn_werk")))
    assert adres("plan_bespreken", kring, gebied(plan, L.WONEN).sleutel) in werk


CONCEPTEN = [
    ("plan_woorden", "woorden", {"versie": "2"}),
    ("plan_doel", "wat", {"toets": "Drie maanden"}),
    ("doel", "uitkomst", {"wat": "De tuin op orde", "toets": "", "stand": "gehaald",
                          "versie": "1"}),
    ("plan_actie", "wat", {"voor_op": "morgen"}),
    ("plan_bespreken", "verslag", {"op": "vandaag", "woorden": "", "volgend_op": "morgen"}),
]  # fmt: skip


@pytest.mark.rule("RT-05")
@pytest.mark.parametrize(("naam", "veld", "anders"), CONCEPTEN)
def test_what_is_typed_in_the_plan_is_kept_until_it_is_sent(kring, plan, naam, veld, anders):
    rij = Doel.objects.get(leefgebied__soort=L.WONEN) if naam == "doel" else gebied(plan, L.WONEN)
    pad, client = adres(naam, kring, rij.sleutel), als(kring.casemanager)
    zelf = {"wie": f"{kring.casemanager.organisatie.sleutel}/geheel"}
    velden = {veld: "merkconcept", **anders, **zelf}

    stil = client.post(pad, {**velden, "concept": "stil", "concept_versie": "0"})

    assert (stil.status_code, "Concept bewaard op" in stil.content.decode()) == (200, True)
    form = client.get(pad).context["form"]
    assert form[veld].value() == "merkconcept"
    assert "wie" not in form.fields or form["wie"].value() == zelf["wie"]
    assert pad in tekst(client.get(reverse("werkplek:mijn_werk")))
    assert "merkconcept" not in tekst(client.get(adres("plan", kring)))
    collega = actor(organisatie=kring.casemanager.organisatie)
    assert "merkconcept" not in tekst(als(collega).get(pad))

    assert client.post(pad, velden).status_code == 303
    assert "merkconcept" in tekst(client.get(adres("plan", kring)))
    assert not Concept.objects.exists()


def test_a_draft_never_overwrites_what_somebody_else_wrote_meanwhile(kring, plan):
    wonen, client = gebied(plan, L.WONEN), als(kring.casemanager)
    pad = adres("plan_woorden", kring, wonen.sleutel)
    velden = {"woorden": "merkconcept", "versie": str(wonen.versie)}
    client.post(pad, {**velden, "concept": "later", "concept_versie": "0"})
    acties.schrijf_woorden(
        wonen, woorden="Van een collega", versie=wonen.versie, by=kring.casemanager, now=nu()
    )

    terug = client.get(pad).context["form"]
    antwoord = client.post(pad, {n: terug[n].value() for n in ("woorden", "versie")})

    assert antwoord.status_code == 422
    assert "Van een collega" in antwoord.content.decode()
    assert antwoord.context["form"]["woorden"].value() == "merkconcept"


def test_the_day_of_a_draft_is_that_on_which_it_was_typed(kring, plan):
    client, pad = als(kring.casemanager), adres("plan_bespreken", kring,
                                                gebied(plan, L.WONEN).sleutel)  # fmt: skip
    velden = {"op": "vandaag", "verslag": "Goed", "woorden": "", "volgend_op": "ooit"}
    client.post(pad, {**velden, "concept": "later", "concept_versie": "0"})
    Concept.objects.update(gewijzigd_at=nu() - timedelta(days=2))

    form = client.get(pad).context["form"]
    assert f'value="{in_cijfers(-2)}"' in str(form["op"])
    assert form["volgend_op"].value() == "ooit"


def test_a_draft_is_there_in_the_plan_after_a_new_decision(kring, plan):
    client, velden = als(kring.casemanager), {"wat": "merkconcept", "toets": ""}
    pad = adres("plan_doel", kring, gebied(plan, L.WONEN).sleutel)
    client.post(pad, {**velden, "concept": "later", "concept_versie": "0"})
    plan.beeindigd_at, plan.beeindigd_reden = nu(), "Nieuw besluit"
    plan.save()
    nieuw = acties.begin(kring.casus, by=kring.casemanager, now=nu())

    for een in (pad, adres("plan_doel", kring, gebied(nieuw, L.WONEN).sleutel)):
        assert client.get(een).context["form"]["wat"].value() == "merkconcept"
    assert pad in client.get("/").content.decode()
    assert client.post(pad, {"wat": "Een goede buur", "toets": ""}).status_code == 303
    assert gebied(nieuw, L.WONEN).doelen.get(wat="Een goede buur")
    assert not Concept.objects.exists()


def test_the_draft_of_a_goal_goes_along_with_the_goal(kring, plan):
    """The goal goes on as another row; nobody else's change is in between, so it is just saved."""
    client = als(kring.casemanager)
    oud = gebied(plan, L.WONEN).doelen.get()
    Doel.objects.filter(pk=oud.pk).update(versie=3)
    velden = {"wat": "merkconcept", "toets": "", "stand": "loopt", "uitkomst": "", "versie": "3"}
    client.post(adres("doel", kring, oud.sleutel), {**velden, "concept": "later",
                                                   "concept_versie": "0"})  # fmt: skip
    plan.beeindigd_at, plan.beeindigd_reden = nu(), "Nieuw besluit"
    plan.save()
    nieuw = acties.begin(kring.casus, by=kring.casemanager, now=nu())

    verder = gebied(nieuw, L.WONEN).doelen.get()
    pad = adres("doel", kring, verder.sleutel)
    assert pad in client.get("/").content.decode()
    form = client.get(pad).context["form"]
    assert (form["wat"].value(), form["versie"].value()) == ("merkconcept", "3")
    assert client.post(pad, velden).status_code == 303
    verder.refresh_from_db()
    assert (verder.wat, Concept.objects.count()) == ("merkconcept", 0)


def test_who_comes_with_a_draft_while_there_is_no_plan_reads_why(kring, plan):
    """A decision ends the plan; the draft waits for the next one, which she begins herself."""
    client, velden = als(kring.casemanager), {"woorden": "merkconcept", "versie": "2"}
    wonen = gebied(plan, L.WONEN)
    pad = adres("plan_woorden", kring, wonen.sleutel)
    client.post(pad, {**velden, "concept": "later", "concept_versie": "0"})
    plan.beeindigd_at, plan.beeindigd_reden = nu(), "Nieuw besluit"
    plan.save()

    assert pad in client.get("/").content.decode()
    for antwoord in (client.get(pad), client.post(pad, velden)):
        assert antwoord.status_code == 403
        assert "begint een nieuw plan" in antwoord.content.decode()
    doel = client.get(adres("doel", kring, wonen.doelen.first().sleutel))
    assert doel.status_code == 403
    assert "plan van aanpak dat is geëindigd" in doel.content.decode()
    erbij = client.get(adres("leefgebied_toevoegen", kring))
    assert erbij.status_code == 403
    assert "Er loopt nu geen plan van aanpak" in erbij.content.decode()
    terug = f'<a class="btn" href="{kring.casus.get_absolute_url()}">Terug naar de casus</a>'
    assert terug in erbij.content.decode()
    acties.begin(kring.casus, by=kring.casemanager, now=nu())
    assert client.get(pad).context["form"]["woorden"].value() == "merkconcept"


def test_in_a_closed_case_the_plan_stays_as_it_is(kring, plan):
    Casus.objects.filter(pk=kring.casus.pk).update(
        status="afgesloten", resultaat=Resultaat.WONING_BEHOUDEN, afgesloten_op=vandaag()
    )

    antwoord = als(kring.casemanager).get(adres("plan_doel", kring, gebied(plan, L.WONEN).sleutel))
    assert antwoord.status_code == 403
    assert niet_afgesloten.zin in antwoord.content.decode()


def test_words_from_before_a_new_decision_overwrite_nothing(kring, plan):
    """The new plan counts on: two versions of one life domain never have the same number."""
    client, oud = als(kring.casemanager), gebied(plan, L.FINANCIEN)
    velden = {"by": kring.casemanager, "now": nu()}
    plan.beeindigd_at, plan.beeindigd_reden = nu(), "Nieuw besluit"
    plan.save()
    nieuw = acties.begin(kring.casus, **velden)
    geldt = gebied(nieuw, L.FINANCIEN)
    acties.schrijf_woorden(geldt, woorden="Nieuw", versie=geldt.versie, **velden)

    pad = adres("plan_woorden", kring, oud.sleutel)
    antwoord = client.post(pad, {"woorden": "merkwoord", "versie": str(oud.versie)})
    assert antwoord.status_code == 422
    assert antwoord.context["form"]["woorden"].value() == "merkwoord"
    assert gebied(nieuw, L.FINANCIEN).woorden == "Nieuw"


SLECHT = [
    ("leefgebied_toevoegen", None, {"soort": ""}, "soort"),
    ("leefgebied_toevoegen", None, {"soort": "wonen"}, "soort"),
    ("leefgebied_toevoegen", None, {"soort": "sterrenwacht"}, "soort"),
    ("plan_woorden", L.WONEN, {"woorden": "x" * 2001, "versie": "2"}, "woorden"),
    ("plan_woorden", L.WONEN, {"woorden": "Anders", "versie": "1"}, "woorden"),
    ("plan_woorden", L.WONEN, {"woorden": "Anders", "versie": "één"}, "woorden"),
    ("plan_woorden", L.WONEN, {"woorden": "Anders"}, "woorden"),
    ("plan_doel", L.WONEN, {"wat": "", "toets": "x"}, "wat"),
    ("plan_doel", L.WONEN, {"wat": "\u202e\u202c", "toets": "x"}, "wat"),
    ("plan_doel", L.WONEN, {"wat": "x" * 301, "toets": ""}, "wat"),
    ("plan_doel", L.WONEN, {"wat": "x", "toets": "y" * 301}, "toets"),
    ("plan_actie", L.WONEN, {"wat": ""}, "wat"),
    ("plan_actie", L.WONEN, {"wie": ""}, "wie"),
    ("plan_actie", L.WONEN, {"wie": "1/geheel"}, "wie"),
    ("plan_actie", L.WONEN, {"wie": f"{uuid4()}/{uuid4()}"}, "wie"),
    ("plan_actie", L.WONEN, {"voor_op": "gisteren"}, "voor_op"),
    ("plan_actie", L.WONEN, {"voor_op": "31-2-2027"}, "voor_op"),
    ("plan_actie", L.WONEN, {"voor_op": "1-1-9999"}, "voor_op"),
    ("plan_bespreking", L.WONEN, {"op": ""}, "op"),
    ("plan_bespreking", L.WONEN, {"op": "vandaag"}, "op"),
    ("plan_bespreking", L.WONEN, {"op": "over tien jaar"}, "op"),
    ("plan_bespreking", L.WONEN, {"op": "1-1-2099"}, "op"),
    ("plan_bespreken", L.WONEN, {"op": "morgen"}, "op"),
    ("plan_bespreken", L.WONEN, {"op": "1-1-1900"}, "op"),
    ("plan_bespreken", L.WONEN, {"op": "gisteren"}, "op"),  # before the plan began
    ("plan_bespreken", L.WONEN, {"verslag": ""}, "verslag"),
    ("plan_bespreken", L.WONEN, {"verslag": "x" * 4001}, "verslag"),
    ("plan_bespreken", L.WONEN, {"woorden": "x" * 2001}, "woorden"),
    ("plan_bespreken", L.WONEN, {"volgend_op": ""}, "volgend_op"),
    ("plan_bespreken", L.WONEN, {"volgend_op": "vandaag"}, "volgend_op"),
]
GOED = {
    "plan_actie": {"wat": "Bellen", "voor_op": "morgen"},
    "plan_bespreken": {"op": "vandaag", "verslag": "Goed", "woorden": "", "volgend_op": "morgen"},
}


@pytest.mark.parametrize(("naam", "soort", "velden", "veld"), SLECHT)
def test_wrong_input_is_refused_at_its_field_and_the_text_stays(
    kring, plan, naam, soort, velden, veld
):
    zelf = (
        {"wie": f"{kring.casemanager.organisatie.sleutel}/geheel"} if naam == "plan_actie" else {}
    )
    args = [gebied(plan, soort).sleutel] if soort else []
    voor = (Doel.objects.count(), Actiepunt.objects.count(), Planbespreking.objects.count())

    ingevuld = zelf | GOED.get(naam, {}) | velden
    response = als(kring.casemanager).post(adres(naam, kring, *args), ingevuld)

    assert response.status_code == 422
    form = response.context["form"]
    assert list(form.errors) == [veld]
    assert form[veld].value() == ingevuld.get(veld)
    assert voor == (Doel.objects.count(), Actiepunt.objects.count(), Planbespreking.objects.count())


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"wat": ""}, "wat"),
        ({"stand": "klaar"}, "stand"),
        ({"stand": "vervallen", "uitkomst": ""}, "uitkomst"),
        ({"uitkomst": "x" * 301}, "uitkomst"),
        ({"versie": "0"}, "wat"),
        ({"versie": "-1"}, "wat"),
    ],
)
def test_a_goal_is_changed_as_it_stands_now_or_not(kring, plan, velden, veld):
    doel = Doel.objects.get(leefgebied__soort=L.WONEN)
    goed = {"wat": "Anders", "toets": "", "stand": "loopt", "uitkomst": "", "versie": "1"}

    client = als(kring.casemanager)
    response = client.post(adres("doel", kring, doel.sleutel), goed | velden)

    assert response.status_code == 422
    form = response.context["form"]
    assert list(form.errors) == [veld]
    doel.refresh_from_db()
    assert doel.wat == "De tuin op orde"
    if "versie" in velden:  # the form goes on from what stands there now, with the text typed
        opnieuw = {naam: form[naam].value() for naam in goed}
        assert client.post(adres("doel", kring, doel.sleutel), opnieuw).status_code == 303
        doel.refresh_from_db()
        assert doel.wat == "Anders"


def test_nothing_is_written_in_another_case_and_an_ended_plan_is_still_read(kring, plan):
    ander = Kring(now=nu())
    ander.voorkomen()
    client = als(ander.casemanager)
    acties.begin(ander.casus, by=ander.casemanager, now=nu())

    for naam in ("plan_doel", "plan_woorden", "plan_actie", "plan_bespreken"):
        sleutel = gebied(plan, L.WONEN).sleutel
        assert client.get(adres(naam, ander, sleutel)).status_code == 404
    assert client.get(adres("doel", ander, Doel.objects.first().sleutel)).status_code == 404
    plan.beeindigd_at, plan.beeindigd_reden = nu(), "Nieuw besluit"
    plan.save()
    assert "Nieuw besluit" in tekst(als(kring.casemanager).get(adres("plan", kring)))


# --- The desk and the handover


@pytest.mark.rule("RT-12", "RT-14", "RT-15")
def test_the_desk_has_her_households_and_what_is_due_first_on_top(kring, plan):
    tweede = Kring(now=nu())
    tweede.casemanager = kring.casemanager
    casus = tweede.ontruimen()
    tweede.casus.deadlines.create(
        soort=Deadlinesoort.SIGNAAL, rubriek=Rubriek.KERN, wat="Bel vandaag", started_at=nu(),
        due_at=nu() - timedelta(days=2), organisatie=kring.casemanager.organisatie,
    )  # fmt: skip
    response = als(kring.casemanager).get(reverse("werkplek:mijn_huishoudens"))

    rijen = response.context["rijen"]
    assert [rij.casus for rij in rijen] == [casus, kring.casus]
    html = tekst(response)
    assert "Bel vandaag" in html
    assert "Er is nog geen plek gevraagd." in html
    assert "Nog geen plan" in html
    assert set(inzagen()[-1].casussen) == {casus.pk, kring.casus.pk}
    collega = actor(organisatie=kring.casemanager.organisatie)
    leeg = tekst(als(collega).get(reverse("werkplek:mijn_huishoudens")))
    assert "Je bent nog van geen huishouden casemanager" in leeg
    assert "Mijn huishoudens</a>" not in tekst(als(collega).get("/hulp/"))


def test_the_desk_costs_the_same_for_one_household_and_for_three(kring, plan):
    client, geteld = als(kring.casemanager), []
    for _ in range(2):
        with queries() as aantal:
            client.get(reverse("werkplek:mijn_huishoudens"))
        geteld.append(len(aantal))
        for _ in range(2):
            ander = Kring(now=nu())
            ander.casemanager = kring.casemanager
            ander.ontruimen()

    assert geteld == [10, 10]


def test_the_plan_costs_the_same_however_much_stands_in_it(kring, plan):
    client, geteld = als(kring.casemanager), []
    for _ in range(2):
        with queries() as aantal:
            client.get(adres("plan", kring))
        geteld.append(len(aantal))
        for soort in (L.WONEN, L.FINANCIEN):
            acties.voeg_doel_toe(
                gebied(plan, soort), wat="Nog een", toets="x", by=kring.casemanager, now=nu()
            )

    assert geteld == [12, 12]


def overdracht(kring, naar, **velden):
    wie = f"{naar.organisatie.sleutel}/{naar.user.sleutel}"
    velden = {"wie": wie, "samenvatting": "Belt liefst na vier uur.", **velden}
    return als(kring.casemanager).post(adres("overdragen", kring), velden)


def test_after_a_handover_to_elsewhere_she_is_led_to_her_work(kring, plan):
    ander = actor(Soort.HULPVERLENING)
    kring.deel(ander, Rubriek.KERN)
    sleutel = {"verzendsleutel": str(uuid4())}

    eerste = overdracht(kring, ander, **sleutel)
    tweede = overdracht(kring, ander, **sleutel)

    assert (eerste.status_code, eerste["Location"]) == (303, reverse("werkplek:mijn_werk"))
    assert tweede["Location"] == eerste["Location"]
    assert Overdracht.objects.count() == 1
    assert als(kring.casemanager).get(kring.casus.get_absolute_url()).status_code == 404
    assert "Belt liefst na vier uur." in tekst(als(ander).get(kring.casus.get_absolute_url()))
    assert "Belt liefst" not in tekst(als(kring.corporatie).get(kring.casus.get_absolute_url()))


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"wie": ""}, "wie"),
        ({"wie": "geheel"}, "wie"),
        ({"wie": f"{uuid4()}/{uuid4()}"}, "wie"),
        ({"samenvatting": ""}, "samenvatting"),
        ({"samenvatting": " \n "}, "samenvatting"),
        ({"samenvatting": "x" * 4001}, "samenvatting"),
    ],
)
def test_a_wrong_handover_is_refused_at_its_field(kring, velden, veld):
    response = overdracht(kring, actor(organisatie=kring.casemanager.organisatie), **velden)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]
    assert Casus.objects.get(pk=kring.casus.pk).casemanager == kring.casemanager.user


def test_she_is_not_among_whom_she_can_choose(kring):
    response = als(kring.casemanager).get(adres("overdragen", kring))
    gekozen = response.context["form"].keuzes.values()
    assert (kring.casemanager.organisatie, kring.casemanager.user) not in gekozen
    assert overdracht(kring, kring.casemanager).status_code == 422
