from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from cases.actions.achterstand import leg_achterstand_vast
from cases.choices import Hoedanigheid, Rubriek, Status
from cases.models import Casus, Deadline, Huishouden, Huurovereenkomst, JuridischeStap
from cases.permissions import JURIST_VAN, LETTERS, PLAFOND, VAN_SOORT, plafond
from logboek.choices import Soort as Inzagesoort
from partners.choices import Rol, Soort
from partners.models import Organisatie
from tests.factories import LidmaatschapFactory, OrganisatieFactory, actor
from tests.werkplek.pagina import (
    HTMX,
    als,
    blok,
    deel,
    door,
    inzagen,
    kind,
    nieuw,
    notitie,
    nu,
    queries,
    tekst,
    vandaag,
    vol_dossier,
)
from werkplek.vervolg import BIJ_DEADLINE

pytestmark = pytest.mark.django_db

H = Hoedanigheid


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE, naam="Linde Wonen")


@pytest.fixture
def casus(corporatie):
    return nieuw(corporatie, achternaam="Bakker", telefoon="+31612345678")


def actor_als(wie):
    """Somebody who is this to the case; the casemanager is appointed afterwards."""
    if wie == H.CASEMANAGER:
        return actor(Soort.HULPVERLENING)
    if wie == H.COORDINATOR:
        return actor(Soort.REGIETEAM, Rol.COORDINATOR)
    for soort, jurist in JURIST_VAN.items():
        if jurist == wie:
            return actor(soort, Rol.JURIST)
    return actor(next(s for s, h in VAN_SOORT.items() if h == wie))


def deelnemer(wie, casus, corporatie, rubrieken=tuple(Rubriek)):
    mee = actor_als(wie)
    deel(casus, mee, by=corporatie, rubrieken=rubrieken)
    if wie == H.CASEMANAGER:
        Casus.objects.filter(pk=casus.pk).update(
            casemanager=mee.user, casemanager_organisatie=mee.organisatie
        )
    return mee


# ── who sees what ───────────────────────────────────────────────────────────────────

IEDEREEN = [h for h in PLAFOND if h != H.GEEN]


@pytest.mark.parametrize("wie", IEDEREEN)
def test_each_capacity_reads_the_notes_of_exactly_the_rubrieken_under_its_ceiling(
    wie, casus, corporatie
):
    for rubriek in Rubriek:
        notitie(casus, corporatie, f"merk-{rubriek}", rubriek)
    mee = deelnemer(wie, casus, corporatie)

    pagina = tekst(als(mee).get(casus.get_absolute_url()))

    gelezen = {rubriek for rubriek in Rubriek if f"merk-{rubriek}" in pagina}
    assert gelezen == {r for r, recht in plafond(wie).items() if recht.lezen}


@pytest.mark.parametrize("wie", IEDEREEN)
def test_the_rows_of_a_rubriek_stay_behind_its_letter(wie, casus, corporatie):
    """Money, legal events and people; a summary shows only the fact that it is."""
    mee = deelnemer(wie, casus, corporatie)
    JuridischeStap.objects.create(
        casus=casus, soort="aanmaning", datum=vandaag(), toelichting="merk-juridisch",
        **door(corporatie),
    )  # fmt: skip
    casus.betalingen.create(
        soort="lopend", bedrag="432.10", ontvangen_op=vandaag(), **door(corporatie)
    )
    kind(casus, corporatie, naam="merk-gezin")
    Huishouden.objects.create(casus=casus, kwetsbaar=True)
    hoogst = plafond(wie)

    pagina = tekst(als(mee).get(casus.get_absolute_url()))

    assert ("432,10" in pagina) == hoogst[Rubriek.HUUR].lezen
    assert ("850,00" in pagina) == hoogst[Rubriek.HUUR].lezen
    assert ("Lopende huur wordt betaald" in pagina) == hoogst[Rubriek.HUUR].samenvatting
    assert ("merk-juridisch" in pagina) == hoogst[Rubriek.JURIDISCH].lezen
    assert ("merk-gezin" in pagina) == hoogst[Rubriek.GEZIN].lezen
    assert ("Kwetsbaar huishouden" in pagina) == hoogst[Rubriek.GEZIN].lezen
    assert ("1 minderjarig kind" in pagina) == hoogst[Rubriek.GEZIN].samenvatting
    assert "0612345678" in pagina.replace(" ", "")


@pytest.mark.parametrize("wie", IEDEREEN)
def test_what_is_not_shared_is_not_shown_whatever_the_ceiling_says(wie, casus, corporatie):
    for rubriek in Rubriek:
        notitie(casus, corporatie, f"merk-{rubriek}", rubriek)
    mee = deelnemer(wie, casus, corporatie, rubrieken=())

    pagina = tekst(als(mee).get(casus.get_absolute_url()))

    assert {r for r in Rubriek if f"merk-{r}" in pagina} == {Rubriek.KERN}
    assert "850,00" not in pagina


@pytest.mark.parametrize("wie", IEDEREEN)
def test_the_log_names_exactly_the_rubrieken_of_which_something_was_shown(wie, casus, corporatie):
    for rubriek in Rubriek:
        notitie(casus, corporatie, f"merk-{rubriek}", rubriek)
    mee = deelnemer(wie, casus, corporatie)

    als(mee).get(casus.get_absolute_url())

    [inzage] = inzagen()
    gezien = {r for r, recht in plafond(wie).items() if recht.lezen}
    gezien |= {r for r in (Rubriek.HUUR, Rubriek.JURIDISCH, Rubriek.GEZIN) if plafond(wie)[r]}
    assert set(inzage.rubrieken) == gezien
    assert (inzage.soort, inzage.casussen, inzage.user, inzage.organisatie, inzage.grond) == (
        Inzagesoort.CASUS,
        [casus.pk],
        mee.user,
        mee.organisatie,
        wie.label,
    )


def test_a_corporatie_sees_the_people_it_entered_itself_and_no_others(casus, corporatie):
    hulp = actor(Soort.HULPVERLENING)
    deel(casus, hulp, by=corporatie)
    kind(casus, corporatie, naam="Zelf Ingevuld")
    kind(casus, hulp, naam="Van De Hulp")

    pagina = tekst(als(corporatie).get(casus.get_absolute_url()))

    assert "Zelf Ingevuld" in pagina
    assert "Van De Hulp" not in pagina
    assert "2 minderjarige kinderen" in pagina


def test_a_note_for_the_own_organisation_stays_there(casus, corporatie):
    hulp = actor(Soort.HULPVERLENING)
    deel(casus, hulp, by=corporatie)
    notitie(casus, corporatie, "merk-eigen", Rubriek.KERN, publiek="eigen")

    assert "merk-eigen" in tekst(als(corporatie).get(casus.get_absolute_url()))
    assert "merk-eigen" not in tekst(als(hulp).get(casus.get_absolute_url()))


def test_advice_on_safety_leaves_the_page_of_others_byte_for_byte_the_same(casus, corporatie):
    """No count, no gap: who may not read it can't tell that it is there."""
    veilig_thuis = actor(Soort.VEILIG_THUIS)
    deel(casus, veilig_thuis, by=corporatie)
    client = als(corporatie)
    voor = schoon(client.get(casus.get_absolute_url()))

    notitie(casus, veilig_thuis, "merk-advies", Rubriek.VEILIGHEID)

    assert schoon(client.get(casus.get_absolute_url())) == voor
    assert "merk-advies" in tekst(als(veilig_thuis).get(casus.get_absolute_url()))


def schoon(response):
    """A page without what differs per request."""
    weg = str(response.context["csrf_token"])
    pagina = tekst(response).replace(weg, "")
    return "".join(r for r in pagina.splitlines(True) if "data-sessie-seconden" not in r)


@pytest.mark.parametrize("anders", ["ander", "beeindigd", "voorbij", "beheerder", "jurist zonder"])
def test_who_takes_no_part_gets_the_same_404_as_for_a_number_that_is_not_there(
    anders, casus, corporatie
):
    wie = actor(Soort.HULPVERLENING)
    if anders == "beeindigd":
        deel(casus, wie, by=corporatie)
        casus.deelnames.filter(organisatie=wie.organisatie).update(beeindigd_at=nu())
    if anders == "voorbij":
        deel(casus, wie, by=corporatie)
        gisteren = vandaag() - timedelta(days=1)
        casus.deelnames.filter(organisatie=wie.organisatie).update(van=gisteren, tot=gisteren)
    if anders == "jurist zonder":
        deel(casus, wie, by=corporatie)
        wie = actor(Soort.HULPVERLENING, Rol.JURIST, organisatie=wie.organisatie)
    client = als(wie)

    gevonden = client.get(casus.get_absolute_url())
    onzin = client.get("/casussen/1999-000001/")

    assert (gevonden.status_code, onzin.status_code) == (404, 404)
    assert gevonden.content == onzin.content
    assert inzagen() == []


def test_a_beheerder_is_told_that_she_sees_no_cases(casus, corporatie):
    beheer = actor(Soort.CORPORATIE, Rol.BEHEERDER, organisatie=corporatie.organisatie)

    assert als(beheer).get(casus.get_absolute_url()).status_code == 403


def test_who_works_for_two_organisations_sees_what_the_chosen_one_sees(casus, corporatie):
    andere = OrganisatieFactory(soort=Soort.HULPVERLENING, naam="AAA eerst")
    LidmaatschapFactory(user=corporatie.user, organisatie=andere)
    client = als(corporatie)

    assert client.get(casus.get_absolute_url()).status_code == 404

    sessie = client.session
    sessie["organisatie"] = corporatie.organisatie.pk
    sessie.save()
    assert client.get(casus.get_absolute_url()).status_code == 200


def test_a_note_of_ones_own_organisation_leads_to_a_better_text(casus, corporatie):
    hulp = actor(Soort.HULPVERLENING)
    deel(casus, hulp, by=corporatie)
    van_ons = notitie(casus, corporatie)
    van_hulp = notitie(casus, hulp, rubriek=Rubriek.HULP)

    pagina = tekst(als(corporatie).get(casus.get_absolute_url()))
    andere = tekst(als(hulp).get(casus.get_absolute_url()))

    assert f"/notitie/?verbetert={van_ons.sleutel}" in pagina
    assert f"/notitie/?verbetert={van_hulp.sleutel}" in andere
    assert str(van_hulp.sleutel) not in pagina
    assert str(van_ons.sleutel) not in andere


# ── what it costs ───────────────────────────────────────────────────────────────────


def test_the_page_costs_the_same_at_one_and_at_three_rows(casus, corporatie):
    client = als(corporatie)
    vol_dossier(casus, corporatie)
    with queries() as drie:
        client.get(casus.get_absolute_url())
    ander = nieuw(corporatie)
    with queries() as leeg:
        client.get(ander.get_absolute_url())

    # Terms of the law and instalments are asked for only when there is something to reckon with.
    assert (len(leeg), len(drie)) == (21, 24)


def test_an_older_page_of_the_timeline_costs_little(casus, corporatie):
    client = als(corporatie)

    with queries() as aantal:
        client.get(casus.get_absolute_url(), headers=HTMX)

    assert len(aantal) == 9


# ── the next step (RT-19) ───────────────────────────────────────────────────────────


@pytest.mark.rule("RT-19")
def test_new_arrears_ask_for_contact_first_and_give_the_number_to_call(casus, corporatie):
    response = als(corporatie).get(casus.get_absolute_url())

    nu_te_doen = response.context["nu"]
    assert nu_te_doen["titel"] == "Neem contact op met de huurder"
    assert [a["tekst"] for a in nu_te_doen["acties"]] == [
        "Bel 06 12 34 56 78",
        "Contact vastleggen",
    ]
    assert 'href="tel:+31612345678"' in tekst(response)
    assert response.context["aan_zet"]["wie"] == "Linde Wonen"


@pytest.mark.rule("RT-19")
def test_once_contact_was_sought_the_case_is_ready_to_be_picked_up(casus, corporatie):
    Deadline.objects.update(met_at=nu())
    zonder = als(corporatie).get(casus.get_absolute_url())
    [oppakken] = [s for s in zonder.context["stappen"] if s["naam"] == "oppakken"]
    assert oppakken["redenen"] == ["Leg eerst een contactpoging met de huurder vast."]

    casus.contactpogingen.create(
        op=nu(), wijze="telefoon", uitkomst="gesproken", **door(corporatie)
    )
    response = als(corporatie).get(casus.get_absolute_url())

    assert response.context["nu"]["titel"] == "Casus oppakken"
    assert [a["tekst"] for a in response.context["nu"]["acties"]] == ["Casus oppakken"]


@pytest.mark.rule("RT-19", "RT-03")
def test_beside_an_agreement_that_runs_the_next_step_is_to_follow_it(casus, corporatie):
    Deadline.objects.update(met_at=nu())
    Casus.objects.filter(pk=casus.pk).update(status=Status.PREVENTIE)
    zonder = als(corporatie).get(casus.get_absolute_url()).context["nu"]
    casus.betalingsafspraken.create(bedrag=850, afgesproken_op=vandaag(), **door(corporatie))

    met = als(corporatie).get(casus.get_absolute_url()).context["nu"]

    assert zonder["acties"][0]["tekst"] == "Betalingsafspraak maken"
    assert met["titel"] == "Volg of de termijnen op tijd komen"
    assert [actie["tekst"] for actie in met["acties"]] == [
        "Betaling vastleggen",
        "Contact vastleggen",
        "Partner uitnodigen",
    ]


@pytest.mark.rule("RT-19", "RT-03")
@pytest.mark.parametrize(
    ("status", "peildatum", "titel", "eerste_actie"),
    [
        ("te_laat", 0, "Bel de huurder over de termijn die te laat is", "Contact vastleggen"),
        ("gebroken", 0, "Zoek contact over de afspraak die niet lukte", "Contact vastleggen"),
        ("ingetrokken", 0, "Maak een betalingsafspraak of schakel hulp in", "Betalingsafspraak"),
        ("nagekomen", 0, "Kijk of de achterstand weg is", "Achterstand vastleggen"),
        ("nagekomen", 1, "Maak een betalingsafspraak of schakel hulp in", "Betalingsafspraak"),
    ],
)
def test_the_next_step_follows_how_the_agreement_ended(
    casus, corporatie, status, peildatum, titel, eerste_actie
):
    Deadline.objects.update(met_at=nu())
    Casus.objects.filter(pk=casus.pk).update(status=Status.PREVENTIE)
    afspraak = casus.betalingsafspraken.create(
        bedrag=850, afgesproken_op=vandaag(), status=status, **door(corporatie)
    )
    afspraak.standen.create(op=vandaag(), verwacht=850, ontvangen=850, status=status)
    Huurovereenkomst.objects.update(achterstand_peildatum=vandaag() + timedelta(days=peildatum))

    nu_te_doen = als(corporatie).get(casus.get_absolute_url()).context["nu"]

    assert nu_te_doen["titel"] == titel
    assert nu_te_doen["acties"][0]["tekst"].startswith(eerste_actie)


@pytest.mark.rule("RT-01", "RT-19")
def test_what_is_paid_asks_to_be_closed_and_says_why(casus, corporatie):
    Casus.objects.filter(pk=casus.pk).update(status=Status.PREVENTIE)
    leg_achterstand_vast(
        casus,
        peildatum=vandaag() + timedelta(days=1),
        bedrag=Decimal(0),
        oudste_openstaande_post=None,
        by=corporatie,
        now=nu() + timedelta(days=1),
    )

    nu_te_doen = als(corporatie).get(casus.get_absolute_url()).context["nu"]

    assert nu_te_doen["titel"] == "Sluit de casus: de achterstand is betaald"
    assert "De achterstand is 0." in nu_te_doen["uitleg"]
    assert [actie["tekst"] for actie in nu_te_doen["acties"]] == ["Casus afsluiten"]


@pytest.mark.rule("RT-19")
def test_a_partner_reads_who_must_act_and_gets_no_button(casus, corporatie):
    hulp = actor(Soort.HULPVERLENING)
    deel(casus, hulp, by=corporatie)

    nu_te_doen = als(hulp).get(casus.get_absolute_url()).context["nu"]

    assert nu_te_doen["titel"] == "Je hoeft nu niets te doen"
    assert "Linde Wonen is aan zet" in nu_te_doen["uitleg"]
    assert nu_te_doen["acties"] == []


@pytest.mark.rule("RT-19")
@pytest.mark.parametrize("soort", [Soort.CORPORATIE, Soort.OCMW])
@pytest.mark.parametrize("status", [Status.SIGNAAL, Status.PREVENTIE])
def test_a_jurist_reads_that_her_colleagues_must_act(casus, corporatie, soort, status):
    Organisatie.objects.filter(pk=corporatie.organisatie.pk).update(soort=soort)
    Casus.objects.filter(pk=casus.pk).update(status=status)
    jurist = actor(soort, Rol.JURIST, organisatie=corporatie.organisatie)

    for _ in range(2):  # also when the first contact is behind them
        response = als(jurist).get(casus.get_absolute_url())
        nu_te_doen = response.context["nu"]
        assert nu_te_doen["titel"] == "Je hoeft nu niets te doen"
        assert nu_te_doen["uitleg"].startswith("Je collega's zijn aan zet: ")
        assert nu_te_doen["acties"] == []
        assert "06 12 34 56 78" not in nu_te_doen["uitleg"]
        Deadline.objects.update(met_at=nu())

    wat = {"wat": "Vraag de datum", "rubriek": "juridisch", "started_at": nu()}
    casus.deadlines.create(
        soort="juridisch", due_at=nu(), organisatie=corporatie.organisatie, **wat
    )
    nu_te_doen = als(jurist).get(casus.get_absolute_url()).context["nu"]
    assert nu_te_doen["titel"] == "Vraag de datum"
    assert [actie["tekst"] for actie in nu_te_doen["acties"]] == ["Juridische stap vastleggen"]


@pytest.mark.rule("RT-19")
def test_a_partner_with_a_deadline_reads_nothing_of_what_the_landlord_must_do(casus, corporatie):
    hulp = actor(Soort.HULPVERLENING)
    deel(casus, hulp, by=corporatie)
    wat = {"wat": "Laat weten of er een plek is", "rubriek": "kern", "started_at": nu()}
    for soort in ("aanvulling", "signaal"):
        casus.deadlines.all().delete()
        casus.deadlines.create(soort=soort, due_at=nu(), organisatie=hulp.organisatie, **wat)

        nu_te_doen = als(hulp).get(casus.get_absolute_url()).context["nu"]

        assert nu_te_doen["titel"] == "Laat weten of er een plek is"
        assert (nu_te_doen["uitleg"] or "") == (BIJ_DEADLINE.get(soort) or "")


@pytest.mark.rule("RT-19")
@pytest.mark.parametrize("status", Status)
def test_every_status_shows_three_phases_and_who_must_act(status, casus, corporatie):
    velden = {"status": status, "casemanager": corporatie.user,
              "casemanager_organisatie": corporatie.organisatie}  # fmt: skip
    if status == Status.AFGESLOTEN:
        velden |= {"resultaat": "betaald", "afgesloten_op": vandaag()}
    Casus.objects.filter(pk=casus.pk).update(**velden)

    response = als(corporatie).get(casus.get_absolute_url())

    standen = [fase["stand"] for fase in response.context["fasen"]]
    assert len(standen) == 3
    assert standen.count("huidig") == (status != Status.AFGESLOTEN)
    assert response.context["aan_zet"]["wie"]
    assert 'aria-current="step"' in tekst(response) or status == Status.AFGESLOTEN


def test_links_are_only_there_for_who_may(casus, corporatie):
    hulp = actor(Soort.HULPVERLENING)
    deel(casus, hulp, by=corporatie)
    logboek = f"{casus.get_absolute_url()}logboek/"
    betaling = f"{casus.get_absolute_url()}betaling/"

    van_ons, van_hulp = (tekst(als(a).get(casus.get_absolute_url())) for a in (corporatie, hulp))

    assert betaling in van_ons
    assert betaling not in van_hulp
    assert logboek in van_ons


def test_a_closed_case_offers_no_new_agreement(casus, corporatie):
    Casus.objects.filter(pk=casus.pk).update(
        status=Status.AFGESLOTEN, resultaat="betaald", afgesloten_op=vandaag()
    )

    response = als(corporatie).get(casus.get_absolute_url())

    assert "Betalingsafspraak maken" not in tekst(response)
    assert "Achterstand betaald" in tekst(response)
    assert "Casus heropenen" in [s["tekst"] for s in response.context["stappen"]]


# ── the timeline ────────────────────────────────────────────────────────────────────


def regels(casus, by, aantal, op=None):
    for n in range(aantal):
        casus.gebeurtenissen.create(
            soort="contact", rubriek=Rubriek.KERN, op=op or nu() - timedelta(minutes=n),
            door=by.user, organisatie=by.organisatie, titel=f"regel-{n:02}.",
        )  # fmt: skip


def alle_titels(client, adres):
    """The titles of the whole timeline, page after page."""
    titels, vraag = [], {}
    while True:
        lijn = client.get(adres, vraag).context["tijdlijn"]
        titels += [regel["titel"] for regel in lijn["regels"]]
        if not lijn["ouder"]:
            return titels
        vraag = {"voor": lijn["ouder"]}


@pytest.mark.parametrize("op", [None, timezone.now()])
def test_paging_shows_every_line_once_also_those_of_one_moment(op, casus, corporatie):
    regels(casus, corporatie, 45, op)

    titels = alle_titels(als(corporatie), casus.get_absolute_url())

    assert len(titels) == 46
    assert len(set(titels)) == 46


@pytest.mark.parametrize("onzin", ["x", "1-1-1", "99999999999999999999-1", "-1", "12345678901-"])
def test_a_bad_mark_gives_the_first_page(onzin, casus, corporatie):
    lijn = als(corporatie).get(casus.get_absolute_url(), {"voor": onzin}).context["tijdlijn"]

    assert [regel["titel"] for regel in lijn["regels"]] == ["Casus aangemaakt"]


@pytest.mark.parametrize("vraag", [{}, {"toon": "contact"}, {"toon": "notities"}, {"toon": "x"}])
def test_a_swap_of_the_timeline_is_what_a_reload_would_show(vraag, casus, corporatie):
    regels(casus, corporatie, 25)
    client = als(corporatie)

    swap = tekst(client.get(casus.get_absolute_url(), vraag, headers=HTMX))
    pagina = tekst(client.get(casus.get_absolute_url(), vraag))

    assert swap.strip() == blok(pagina, "tijdlijn")


def test_a_swap_of_the_timeline_logs_only_what_it_shows(casus, corporatie):
    als(corporatie).get(casus.get_absolute_url(), headers=HTMX)

    assert [inzage.rubrieken for inzage in inzagen()] == [["kern"]]


def test_the_letters_of_the_ceiling_are_all_covered_by_these_tests():
    """A new letter needs a look at this page."""
    assert set(LETTERS) == {"-", "s", "e", "se", "r", "o", "re", "w"}
