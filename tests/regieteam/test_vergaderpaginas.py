"""The pages of reports, meetings and agendas: what they do, refuse, and cost."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import reverse

from cases.choices import Deadlinesoort, Rubriek, Status
from cases.models import Casus, Deadline
from partners.choices import Soort
from regieteam.actions import vergadering as acties
from regieteam.actions.stoelen import zet_aan_tafel
from regieteam.choices import Aanwezig, Meldingstand, Puntstand, Ritme, Vergaderstand
from regieteam.models import Agendapunt, Lidorganisatie, Regieteam, Vergadering
from tests.cases.pagina import fouten
from tests.factories import actor
from tests.regieteam import bouw
from tests.regieteam.aan_tafel import Tafel
from tests.werkplek.pagina import als, deel, nu, queries, tekst, vandaag

pytestmark = pytest.mark.django_db

DAG = timedelta(days=1)
LANG = "x" * 100_000


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE, naam="Linde Wonen")


@pytest.fixture
def team():
    return bouw.team()


@pytest.fixture
def casus(corporatie, team):
    return bouw.gemeld(corporatie, team, now=nu())


@pytest.fixture
def vergadering(team):
    return bouw.vergadering(team, now=nu())


@pytest.fixture
def punt(casus, vergadering, team):
    return bouw.agendapunt(casus, vergadering, team, now=nu())


def cijfers(dag):
    return f"{dag:%d-%m-%Y}"


def van(vergadering, naam, *args):
    return reverse(f"regieteam:{naam}", args=[vergadering.sleutel, *args])


# --- Reports
def melding_van(casus):
    return casus.meldingen.get()


def nieuw(corporatie, team):
    return bouw.gemeld(corporatie, team, now=nu(), stand=Meldingstand.NIEUW)


@pytest.mark.rule("RT-19")
def test_a_report_is_complete_and_then_goes_on_an_agenda(corporatie, team, vergadering):
    casus, client = nieuw(corporatie, team), als(team.coordinator)
    assert "Op de agenda zetten" not in tekst(client.get(reverse("regieteam:meldingen")))

    client.post(reverse("regieteam:compleet", args=[casus.nummer]))
    client.post(reverse("regieteam:compleet", args=[casus.nummer]))
    adres = reverse("regieteam:agenderen", args=[casus.nummer])
    response = client.post(adres, {"vergadering": str(vergadering.sleutel)})

    assert response.status_code == 303
    assert melding_van(casus).stand == Meldingstand.COMPLEET
    assert vergadering.punten.get().casus_id == casus.pk


@pytest.mark.rule("RT-09")
def test_who_misses_something_asks_the_landlord_before_a_day(corporatie, team):
    casus, client = nieuw(corporatie, team), als(team.lid)
    adres = reverse("regieteam:aanvulling", args=[casus.nummer])
    voorgesteld = client.get(adres).context["form"].initial["voor_op"]
    assert voorgesteld > vandaag()

    response = client.post(
        adres, {"vraag": "Wat is het inkomen?", "voor_op": cijfers(vandaag() + 7 * DAG)}
    )

    assert response.status_code == 303
    melding = melding_van(casus)
    assert (melding.stand, melding.vraag, melding.gevraagd_door) == (
        Meldingstand.AANVULLING,
        "Wat is het inkomen?",
        team.lid.user,
    )
    deadline = Deadline.objects.get(soort=Deadlinesoort.AANVULLING)
    assert deadline.organisatie == corporatie.organisatie
    assert (deadline.rubriek, deadline.regel) == (Rubriek.BESLUIT, "RT-09")
    assert "aanvulling op je melding" in tekst(als(corporatie).get(reverse("berichten:lijst")))
    assert "al een aanvulling gevraagd" in fouten(client.post(
        adres, {"vraag": "En de kinderen?", "voor_op": cijfers(vandaag() + 7 * DAG)}
    ))[0]  # fmt: skip


@pytest.mark.parametrize("stand", [Meldingstand.NIEUW, Meldingstand.COMPLEET])
def test_nobody_but_the_team_judges_a_report(stand, corporatie, team):
    casus = bouw.gemeld(corporatie, team, now=nu(), stand=stand)

    for naam in ("compleet", "aanvulling"):
        adres = reverse(f"regieteam:{naam}", args=[casus.nummer])
        assert als(corporatie).post(adres).status_code == 403
        assert als(bouw.team("Ander team").voorzitter).post(adres).status_code == 404


def test_a_report_that_is_on_an_agenda_is_not_judged_any_more(punt, casus, team):
    response = als(team.lid).post(reverse("regieteam:compleet", args=[casus.nummer]), follow=True)

    assert "staat al op een agenda" in tekst(response)


def test_a_case_that_waits_comes_back_when_its_day_is_near(punt, casus, team):
    client = als(team.voorzitter)
    for dagen, gemerkt in ((30, False), (5, True)):
        Agendapunt.objects.update(
            stand=Puntstand.AANGEHOUDEN, tot=vandaag() + dagen * DAG, behandeld_at=nu()
        )
        Casus.objects.filter(pk=casus.pk).update(status=Status.AANGEHOUDEN)

        html = tekst(client.get(reverse("regieteam:meldingen")))

        assert "Op de agenda zetten" in html
        assert ("Komt terug" in html) == gemerkt


@pytest.mark.rule("RT-14")
@pytest.mark.parametrize("status", [Status.VOORKOMEN, Status.ONTRUIMEN])
def test_a_case_comes_back_from_uitvoering_only_with_a_reason(status, casus, vergadering, team):
    Casus.objects.filter(pk=casus.pk).update(
        status=status, casemanager=team.lid.user, casemanager_organisatie=team.organisatie
    )
    client, adres = als(team.coordinator), reverse("regieteam:agenderen", args=[casus.nummer])
    gegevens = {"vergadering": str(vergadering.sleutel)}

    assert fouten(client.post(adres, {**gegevens, "reden": " "})) == [
        "Schrijf op waarom deze casus terugkomt."
    ]
    assert client.post(adres, {**gegevens, "reden": "Huur niet betaald"}).status_code == 303


def test_after_the_cut_off_a_coordinator_no_longer_finds_the_meeting(casus, vergadering, team):
    Vergadering.objects.update(sluit_at=nu() - DAG)
    adres = reverse("regieteam:agenderen", args=[casus.nummer])
    gegevens = {"vergadering": str(vergadering.sleutel), "reden": ""}

    assert "Plan eerst een vergadering" in tekst(als(team.coordinator).get(adres))
    client = als(team.voorzitter)
    assert "agenda gesloten" in tekst(client.get(adres))
    assert "Schrijf op waarom" in fouten(client.post(adres, gegevens))[0]
    assert client.post(adres, {**gegevens, "reden": "Zitting morgen"}).status_code == 303


def test_a_case_that_is_on_an_agenda_already_says_so(punt, casus, vergadering, team):
    adres = reverse("regieteam:agenderen", args=[casus.nummer])

    response = als(team.voorzitter).post(adres, {"vergadering": str(vergadering.sleutel)})

    assert response.status_code == 422
    assert fouten(response) == ["Deze casus kan nu niet op een agenda."]


# --- Meetings
def test_a_meeting_is_planned_with_what_was_proposed(team):
    client, adres = als(team.coordinator), reverse("regieteam:vergadering_plannen")
    form = client.get(adres).context["form"]
    begin = form.initial["begint_at"]

    response = client.post(adres, planning(begin, form.initial["sluit_at"]))

    assert response.status_code == 303
    gepland = Vergadering.objects.get()
    assert (gepland.begint_at, gepland.plaats) == (begin, "Raadhuis")
    assert cijfers_in_lijst(client, begin)


def cijfers_in_lijst(client, begin):
    return f"{begin.day} " in tekst(client.get(reverse("regieteam:vergaderingen")))


def planning(begint_at, sluit_at, **anders):
    return {
        "begint_at_datum": cijfers(begint_at),
        "begint_at_tijd": f"{begint_at:%H:%M}",
        "sluit_at_datum": cijfers(sluit_at),
        "sluit_at_tijd": f"{sluit_at:%H:%M}",
        "plaats": "Raadhuis",
    } | anders


SLECHT = [
    # what is typed                     at which question      the sentence begins with
    ({"begint_at_datum": ""}, "begint_at", ""),
    ({"begint_at_datum": "", "begint_at_tijd": ""}, "begint_at", "Vul in wanneer"),
    ({"begint_at_datum": "31-02-2027"}, "begint_at", ""),
    ({"begint_at_datum": "gisteren"}, "begint_at", ""),
    ({"begint_at_datum": "01-01-2020"}, "begint_at", ""),
    ({"begint_at_datum": "01-01-9999"}, "begint_at", ""),
    ({"begint_at_tijd": "25:00"}, "begint_at", ""),
    ({"begint_at_tijd": "tien uur"}, "begint_at", ""),
    ({"sluit_at_datum": ""}, "sluit_at", ""),
    ({"sluit_at_datum": "99-99-9999"}, "sluit_at", ""),
    ({"plaats": LANG}, "plaats", "Deze tekst is"),
    ({"voorzitter": "niemand"}, "voorzitter", "Kies een antwoord"),
    ({"voorzitter": "\x00"}, "voorzitter", ""),
]


@pytest.mark.parametrize(("anders", "veld", "zin"), SLECHT)
def test_a_planning_that_cannot_be_is_refused_and_kept(anders, veld, zin, team):
    voorstel = acties.voorstel(team.organisatie, now=nu())
    gegevens = planning(voorstel["begint_at"], voorstel["sluit_at"], **anders)

    response = als(team.coordinator).post(reverse("regieteam:vergadering_plannen"), gegevens)

    assert response.status_code == 422
    [fout] = response.context["form"].errors[veld]
    assert fout.startswith(zin)
    assert not Vergadering.objects.exists()


def test_a_meeting_moves_and_is_called_off(punt, vergadering, team):
    client = als(team.coordinator)
    voorstel = acties.voorstel(team.organisatie, now=nu())

    assert client.post(
        van(vergadering, "vergadering_wijzigen"),
        planning(voorstel["begint_at"], voorstel["sluit_at"], plaats="Bibliotheek"),
    ).status_code == 303  # fmt: skip
    assert "Plan eerst een andere vergadering" in tekst(
        client.get(van(vergadering, "vergadering_afgelasten"))
    )
    volgende = bouw.vergadering(team, now=nu(), over=40)
    response = client.post(
        van(vergadering, "vergadering_afgelasten"),
        {"reden": "De voorzitter is ziek", "naar": str(volgende.sleutel)},
    )

    assert response.status_code == 303
    vergadering.refresh_from_db()
    assert (vergadering.stand, vergadering.plaats) == (Vergaderstand.AFGELAST, "Bibliotheek")
    html = tekst(client.get(van(vergadering, "vergadering")))
    assert "De voorzitter is ziek" in html
    assert "Vergadering afgelasten" not in html


@pytest.mark.parametrize(
    ("naam", "gegevens", "veld"),
    [
        ("vergadering_afgelasten", {}, "reden"),
        ("vergadering_afgelasten", {"reden": "Ziek"}, "naar"),
        ("vergadering_afgelasten", {"reden": "Ziek", "naar": "42"}, "naar"),
        ("vergadering_afgelasten", {"reden": LANG}, "reden"),
        ("aan_tafel", {}, "wie"),
        ("aan_tafel", {"wie": "onzin"}, "wie"),
        ("aan_tafel", {"naam": "Piet"}, "organisatie"),
        ("aan_tafel", {"naam": LANG}, "naam"),
    ],
)
def test_a_form_of_the_meeting_says_what_is_wrong(naam, gegevens, veld, punt, vergadering, team):
    bouw.vergadering(team, now=nu(), over=12)

    response = als(team.coordinator).post(van(vergadering, naam), gegevens)

    assert response.status_code == 422
    assert veld in response.context["form"].errors


@pytest.mark.parametrize(
    ("naam", "gegevens", "veld"),
    [
        ("punt_verplaatsen", {"reden": "Later"}, "vergadering"),
        ("punt_verplaatsen", {"vergadering": "x", "reden": "Later"}, "vergadering"),
        ("punt_verplaatsen", {}, "reden"),
        ("punt_eraf", {"reden": "Later"}, "tot"),
        ("punt_eraf", {"reden": "Later", "tot": "vandaag"}, "tot"),
        ("punt_eraf", {"reden": "Later", "tot": "01-01-2020"}, "tot"),
        ("punt_eraf", {"tot": "morgen"}, "reden"),
        ("punt_aanwezig", {"aanwezig": "x"}, "aanwezig"),
    ],
)
def test_a_form_of_an_item_says_what_is_wrong(naam, gegevens, veld, punt, vergadering, team):
    bouw.vergadering(team, now=nu(), over=12)

    response = als(team.voorzitter).post(van(vergadering, naam, punt.sleutel), gegevens)

    assert response.status_code == 422
    assert veld in response.context["form"].errors


def test_the_agenda_is_ordered_by_buttons(corporatie, vergadering, team):
    een, twee = (
        bouw.agendapunt(bouw.gemeld(corporatie, team, now=nu()), vergadering, team, now=nu())
        for _ in range(2)
    )
    client = als(team.coordinator)
    html = tekst(client.get(van(vergadering, "vergadering")))
    knoppen = re.findall(r'<span class="sr">(Zet [^<]+) </span>(Hoger|Lager)', html)
    assert knoppen == [
        (f"Zet {een.casus.naam}", "Lager"), (f"Zet {twee.casus.naam}", "Hoger"),
    ]  # fmt: skip

    client.post(van(vergadering, "punt_schuiven", twee.sleutel), {"richting": "omhoog"})
    client.post(van(vergadering, "punt_minuten", een.sleutel), {"minuten": "45"})

    assert [(p.pk, p.minuten) for p in vergadering.punten.all()] == [(twee.pk, 20), (een.pk, 45)]
    assert client.post(
        van(vergadering, "punt_schuiven", een.sleutel), {"richting": "weg"}
    ).status_code == 404  # fmt: skip


@pytest.mark.parametrize("minuten", ["", "0", "4", "181", "-5", "veel", "1e9", "²"])
def test_minutes_that_cannot_be_leave_the_item_as_it_was(minuten, punt, vergadering, team):
    response = als(team.coordinator).post(
        van(vergadering, "punt_minuten", punt.sleutel), {"minuten": minuten}, follow=True
    )

    assert "Minuten: " in tekst(response)
    assert Agendapunt.objects.get().minuten == 20


def test_an_item_moves_or_comes_off_with_a_reason(punt, casus, vergadering, team):
    volgende = bouw.vergadering(team, now=nu(), over=12)
    response = als(team.coordinator).post(
        van(vergadering, "punt_verplaatsen", punt.sleutel),
        {"vergadering": str(volgende.sleutel), "reden": "Verhuurder is weg"},
    )
    assert response.status_code == 303
    nieuw = volgende.punten.get()
    adres = van(volgende, "punt_eraf", nieuw.sleutel)
    gegevens = {"tot": cijfers(vandaag() + 20 * DAG), "reden": "Te weinig bekend"}

    assert als(team.coordinator).post(adres, gegevens).status_code == 403
    assert als(team.voorzitter).post(adres, gegevens).status_code == 303
    assert Casus.objects.get(pk=casus.pk).status == Status.AANGEHOUDEN


# --- At the table
def test_somebody_is_expected_comes_and_sits_at_her_own_item(punt, corporatie, vergadering, team):
    client, tafel = als(team.lid), van(vergadering, "aan_tafel")
    wie = f"{corporatie.organisatie.sleutel}/{corporatie.user.sleutel}"
    assert client.post(tafel, {"wie": wie}).status_code == 303
    assert client.post(tafel, {"wie": wie}).status_code == 422
    mens = vergadering.mensen.get()
    client.post(van(vergadering, "aanwezig_stand", mens.sleutel), {"stand": "aanwezig"})

    client.post(van(vergadering, "punt_aanwezig", punt.sleutel), {"aanwezig": str(mens.sleutel)})

    assert punt.aanwezig.get().stand == Aanwezig.AANWEZIG
    assert f"Erbij: {corporatie.user.naam}" in tekst(client.get(van(vergadering, "vergadering")))


def test_somebody_without_an_account_speaks_for_an_organisation(
    punt, corporatie, vergadering, team
):
    als(team.lid).post(
        van(vergadering, "aan_tafel"),
        {"naam": "Piet Bakker", "organisatie": str(corporatie.organisatie.sleutel)},
    )

    mens = vergadering.mensen.get()
    assert (mens.naam, mens.user, mens.organisatie) == ("Piet Bakker", None, corporatie.organisatie)


def test_nobody_sits_at_an_item_in_which_her_organisation_takes_no_part(
    punt, corporatie, vergadering, team
):
    ander = actor(Soort.CORPORATIE)
    bouw.agendapunt(bouw.gemeld(ander, team, now=nu()), vergadering, team, now=nu())
    mens = zet_aan_tafel(
        vergadering, organisatie=ander.organisatie, naam="Els", by=team.lid, now=nu()
    )

    response = als(team.lid).post(
        van(vergadering, "punt_aanwezig", punt.sleutel), {"aanwezig": str(mens.sleutel)}
    )

    assert response.status_code == 422
    assert not punt.aanwezig.exists()


def test_who_does_not_come_leaves_her_items(punt, corporatie, vergadering, team):
    mens = zet_aan_tafel(
        vergadering, organisatie=corporatie.organisatie, naam="Els", by=team.lid, now=nu()
    )
    punt.aanwezig.add(mens)

    als(team.lid).post(van(vergadering, "aanwezig_stand", mens.sleutel), {"stand": "afgemeld"})

    assert not punt.aanwezig.exists()


# --- The team
INSTELLING = {
    "plaats": "Bibliotheek", "ritme": "wekelijks", "weekdag": "1", "tijd": "13:30",
    "minuten": "25", "sluit_werkdagen": "2", "sluit_tijd": "9:00",
}  # fmt: skip


def test_the_coordinator_says_how_the_team_meets(team):
    adres = reverse("regieteam:team")
    assert als(team.coordinator).post(adres, INSTELLING).status_code == 303

    opgeslagen = Regieteam.objects.get()
    assert (opgeslagen.ritme, opgeslagen.weekdag, opgeslagen.minuten) == (Ritme.WEKELIJKS, 1, 25)
    html = tekst(als(team.lid).get(adres))
    assert "Bibliotheek" in html
    assert "Instellingen bewaren" not in html
    assert als(team.lid).post(adres, INSTELLING).status_code == 403


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("ritme", "dagelijks"), ("weekdag", "6"), ("weekdag", "x"), ("tijd", "25:61"),
        ("minuten", "0"), ("minuten", "999"), ("sluit_werkdagen", "-1"), ("sluit_werkdagen", "99"),
        ("sluit_tijd", ""), ("plaats", LANG),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_are_refused(veld, waarde, team):
    response = als(team.voorzitter).post(reverse("regieteam:team"), {**INSTELLING, veld: waarde})

    assert response.status_code == 422
    assert veld in response.context["form"].errors


def test_an_organisation_becomes_a_member_and_leaves(team):
    organisatie = actor(Soort.HULPVERLENING, regio=team.organisatie.regio).organisatie
    client, adres = als(team.coordinator), reverse("regieteam:lid_toevoegen")

    assert client.post(adres, {"organisatie": str(organisatie.sleutel)}).status_code == 303
    assert client.post(adres, {"organisatie": str(organisatie.sleutel)}).status_code == 422
    assert organisatie.naam in tekst(client.get(reverse("regieteam:team")))
    client.post(reverse("regieteam:lid_beeindigen", args=[organisatie.sleutel]))

    assert Lidorganisatie.objects.get().tot == vandaag()


# --- The list of decisions
def test_the_voorzitter_confirms_and_each_reads_her_own_part():
    tafel = Tafel(now=nu())
    besluit = tafel.besluit()
    adres = van(tafel.vergadering, "besluitenlijst")
    assert "De voorzitter bevestigt deze lijst" in tekst(als(tafel.team.lid).get(adres))

    response = als(tafel.team.voorzitter).post(van(tafel.vergadering, "bevestigen"), follow=True)

    assert "Besluitenlijst bevestigd" in tekst(response)
    for wie in (tafel.corporatie, tafel.hulp, tafel.team.lid):
        for pagina in (adres, van(tafel.vergadering, "besluitenlijst_afdruk")):
            html = tekst(als(wie).get(pagina))
            assert besluit.waarom in html
            assert "Inkomen bekijken" in html
    assert als(tafel.team.lid).post(van(tafel.vergadering, "bevestigen")).status_code == 403
    assert als(tafel.hulp).post(van(tafel.vergadering, "bevestigen")).status_code == 403


def test_who_reads_only_her_own_part_of_the_decision_reads_no_more():
    tafel = Tafel(now=nu())
    opvang = actor(Soort.OPVANG, naam="De Lantaarn")
    deel(tafel.casus, opvang, by=tafel.corporatie)
    besluit = tafel.besluit()

    html = tekst(als(opvang).get(van(tafel.vergadering, "besluitenlijst")))

    assert tafel.casus.nummer in html
    assert besluit.waarom not in html
    assert "Inkomen bekijken" not in html


def test_who_may_read_no_decision_is_not_told_that_nothing_was_discussed():
    tafel = Tafel(now=nu())
    hulp = actor(Soort.HULPVERLENING)
    deel(tafel.casus, hulp, rubrieken=[], by=tafel.corporatie)
    adressen = [
        van(tafel.vergadering, naam) for naam in ("besluitenlijst", "besluitenlijst_afdruk")
    ]
    # The same before and after: that there is a decision is not hers to read.
    for besluit in (lambda: None, tafel.besluit):
        besluit()
        for adres in adressen:
            html = tekst(als(hulp).get(adres))
            assert "Hier staat nog niets dat jullie mogen lezen." in html
            assert "nog niets besproken" not in html


# --- What it costs
KOSTEN = SimpleNamespace(vergadering=12, agenda_afdruk=8, besluitenlijst=12, aan_tafel=9)


@pytest.mark.parametrize("hoeveel", [2, 20])
@pytest.mark.parametrize("naam", ["vergadering", "agenda_afdruk", "aan_tafel"])
def test_a_page_of_the_meeting_costs_the_same_whatever_its_length(
    naam, hoeveel, corporatie, vergadering, team
):
    for _ in range(hoeveel):
        bouw.agendapunt(bouw.gemeld(corporatie, team, now=nu()), vergadering, team, now=nu())
    client = als(team.coordinator)

    with queries() as gevraagd:
        client.get(van(vergadering, naam))

    assert len(gevraagd) == getattr(KOSTEN, naam)


@pytest.mark.parametrize("hoeveel", [1, 3])
def test_the_list_of_decisions_costs_the_same_whatever_its_length(hoeveel):
    tafel = Tafel(now=nu())
    tafel.besluit()
    for _ in range(hoeveel - 1):
        tafel.besluit(punt=tafel.nog_een())
    client = als(tafel.team.lid)

    with queries() as gevraagd:
        client.get(van(tafel.vergadering, "besluitenlijst"))

    assert len(gevraagd) == KOSTEN.besluitenlijst


# --- Where one comes across it
def test_the_case_and_my_work_say_on_which_agenda_it_is(punt, casus, corporatie, vergadering):
    client, adres = als(corporatie), van(vergadering, "vergadering")

    for pagina in (casus.get_absolute_url(), reverse("werkplek:mijn_werk")):
        assert adres in tekst(client.get(pagina))
    assert "Op de agenda van " in tekst(client.get(casus.get_absolute_url()))


def test_who_sees_nothing_of_the_decision_part_reads_no_agenda(punt, casus, corporatie):
    opvang = actor(Soort.OPVANG)
    deel(casus, opvang, by=corporatie, rubrieken=[Rubriek.KERN])

    assert "Op de agenda van " not in tekst(als(opvang).get(casus.get_absolute_url()))


def test_the_case_leads_to_the_report_and_the_decision():
    tafel = Tafel(now=nu())
    besluit = tafel.besluit()

    html = tekst(als(tafel.corporatie).get(tafel.casus.get_absolute_url()))

    assert reverse("regieteam:besluit", args=[tafel.casus.nummer, besluit.sleutel]) in html
    assert "Scenario 1: uitzetting voorkomen" in html
    assert reverse("regieteam:melding", args=[tafel.casus.nummer]) in html


def test_the_team_puts_a_case_on_the_agenda_from_its_page(casus, team):
    html = tekst(als(team.coordinator).get(casus.get_absolute_url()))

    assert reverse("regieteam:agenderen", args=[casus.nummer]) in html
