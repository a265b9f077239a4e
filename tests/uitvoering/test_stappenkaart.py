"""The step card and the pages behind it; what the landlord doesn't read, and a shelter doesn't."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from cases.actions.stappen import NotYet
from cases.choices import Status
from cases.models import Bewoner
from partners.choices import Land, Soort
from tests.factories import actor, geboren
from tests.regieteam.aan_tafel import Tafel
from tests.uitvoering.hulp import Kring
from tests.uitvoering.opvang import KAMER, Opvangkring
from tests.werkplek.pagina import als, door, nu, queries, tekst, vandaag
from uitvoering.actions import stappenkaart as kaart
from uitvoering.actions.ontruimingsdag import volg
from uitvoering.choices import Adviesonderwerp, Adviessoort, Antwoordsoort, Kaartstap
from uitvoering.models import Aanmelding, Advies, Antwoord, Kaartregel, Ontruiming, Oplossing

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    return Opvangkring(now=nu())


def adres(naam, kring, *args):
    naam = naam if naam == "stappenkaart" else f"uitvoering:{naam}"
    return reverse(naam, args=[kring.casus.nummer, *args])


def van_opvang(aanmelding):
    return reverse("aanmeldingen:aanmelding", args=[aanmelding.sleutel])


def noteer(kring, stap, vervalt, by=None, **velden):
    return kaart.noteer_stap(
        kring.casus, stap, niet_van_toepassing=vervalt, op=vandaag(), by=by or kring.casemanager,
        now=nu(), **velden,
    )  # fmt: skip


def regels(kring, wie):
    """The steps as this visitor reads them: {code: Regel}."""
    response = als(wie).get(adres("stappenkaart", kring))
    assert response.status_code == 200
    return {regel.code: regel for regel in response.context["kaart"].regels}


def kind(kring):
    Bewoner.objects.create(
        casus=kring.casus, naam="Noor", geboortedatum=geboren(9, vandaag().replace(day=1)),
        **door(kring.casemanager),
    )  # fmt: skip


# --- The card fills itself


@pytest.mark.rule("NZ-01", "NZ-03", "NZ-04", "NZ-06", "NZ-07", "NZ-08", "NZ-09")
def test_the_card_follows_what_is_done(kring):
    voor = regels(kring, kring.casemanager)
    assert list(voor) == [f"NZ-0{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9)]
    assert {code for code, regel in voor.items() if regel.stand == "gedaan"} == {"NZ-06"}
    assert "crisisplek: dit kan niet" in voor["NZ-06"].tekst.lower()

    kring.casus.contactpogingen.create(
        op=nu(), wijze="telefoon", uitkomst="gesproken", **door(kring.corporatie)
    )
    noteer(kring, Kaartstap.ZORGSTRUCTUUR, False, met="Sociaal team Zuid")
    noteer(kring, Kaartstap.TWEEDE_KANS, False, toelichting="Kan niet, te veel overlast")
    noteer(kring, Kaartstap.OPVANGADVIES, True, toelichting="Er is al begeleiding")
    kring.zet_dag(40)
    volg(now=nu())
    kring.antwoord(kring.meld_aan(), Antwoordsoort.WACHTLIJST)
    woonkans(kring)

    na = regels(kring, kring.casemanager)
    assert {code: str(regel.stand) for code, regel in na.items()} == {
        "NZ-01": "gedaan", "NZ-02": "gedaan", "NZ-03": "gedaan", "NZ-04": "vervalt",
        "NZ-05": "open", "NZ-06": "gedaan", "NZ-07": "gedaan", "NZ-08": "gedaan",
        "NZ-09": "bezig",
    }  # fmt: skip
    assert na["NZ-03"].tekst == "Met Sociaal team Zuid."
    assert kring.casemanager.user.naam in na["NZ-03"].wie


@pytest.mark.rule("NZ-02")
def test_a_second_chance_that_the_team_considered_needs_no_note():
    tafel = Tafel(now=nu())
    tafel.besluit(tafel.ontruimen(tweede_kans_overwogen="Overwogen: nee, te gevaarlijk"))

    regel = regels(tafel, tafel.corporatie)["NZ-02"]

    assert (regel.stand, regel.tekst) == ("gedaan", "Overwogen: nee, te gevaarlijk")


@pytest.mark.rule("RT-17")
def test_with_children_the_card_asks_for_jeugdbescherming(kring):
    assert "RT-17" not in regels(kring, kring.casemanager)
    kind(kring)

    assert regels(kring, kring.casemanager)["RT-17"].stand == "open"


def test_the_signpost_to_veilig_thuis_is_only_for_who_may_see_it(kring):
    for wie, ziet in ((kring.casemanager, True), (kring.corporatie, False)):
        assert ("NZ-05" in regels(kring, wie)) == ziet


# --- What does not apply


@pytest.mark.rule("NZ-03", "NZ-02")
@pytest.mark.parametrize("stap", [Kaartstap.ZORGSTRUCTUUR, Kaartstap.TWEEDE_KANS])
def test_what_always_belongs_to_it_is_never_not_applicable(kring, stap):
    with pytest.raises(NotYet, match="hoort er altijd bij"):
        noteer(kring, stap, True, toelichting="Niet nodig", met="x")

    assert not Kaartregel.objects.exists()


@pytest.mark.rule("NZ-03")
@pytest.mark.parametrize("velden", [{"niet_van_toepassing": True, "met": "x"}, {"met": ""}])
def test_the_database_keeps_the_care_structure_too(kring, velden):
    with pytest.raises(IntegrityError), transaction.atomic():
        Kaartregel.objects.create(
            casus=kring.casus, stap=Kaartstap.ZORGSTRUCTUUR, op=vandaag(), toelichting="x",
            **door(kring.casemanager), **velden,
        )  # fmt: skip


@pytest.mark.rule("NZ-07", "RT-18")
def test_a_household_with_children_and_no_place_is_always_registered(kring):
    kind(kring)
    aanmelden = {"toelichting": "Gaat bij een vriend wonen"}
    with pytest.raises(NotYet, match="altijd aan"):
        noteer(kring, Kaartstap.AANMELDING, True, **aanmelden)
    aanmelding = kring.meld_aan()
    kring.antwoord(aanmelding, Antwoordsoort.ZEKER)

    assert noteer(kring, Kaartstap.AANMELDING, True, **aanmelden)


@pytest.mark.rule("NZ-07", "RT-18")
def test_what_lapsed_does_not_once_a_child_lives_there(kring):
    noteer(kring, Kaartstap.AANMELDING, True, toelichting="Gaat bij een vriend wonen")
    assert regels(kring, kring.casemanager)["NZ-08"].stand == "vervalt"

    kind(kring)

    assert regels(kring, kring.casemanager)["NZ-08"].stand == "open"


def test_what_fills_in_itself_nobody_says_is_done(kring):
    for stap in (Kaartstap.OPVANGADVIES, Kaartstap.AANMELDING, Kaartstap.WOONKANS):
        with pytest.raises(NotYet, match="vanzelf"):
            noteer(kring, stap, False, toelichting="Gedaan")
        with pytest.raises(NotYet, match="waarom dit niet van toepassing"):
            noteer(kring, stap, True, toelichting=" ")


# --- Advice


def woonkans(kring, by=None, **velden):
    standaard = {
        "soort": Adviessoort.WOONKANS, "waarover": Adviesonderwerp.BEMIDDELING,
        "aan_wie": "Joost Blom", "gevraagd_op": vandaag(), "vraag": "Is er een kamer?",
    }  # fmt: skip
    return kaart.vraag_advies(
        kring.casus, by=by or kring.casemanager, now=nu(), **standaard | velden
    )


@pytest.mark.rule("NZ-09")
def test_advice_of_woonkans_is_asked_and_answered_once(kring):
    client = als(kring.corporatie)
    vraag = {
        "wat": "woonkans:verwijzing", "aan_wie": "Joost Blom", "gevraagd_op": "vandaag",
        "vraag": "Naar wie kan dit gezin?", "financiering": "",
    }  # fmt: skip
    assert client.post(adres("advies_vragen", kring), vraag).status_code == 303
    advies = Advies.objects.get()
    assert regels(kring, kring.corporatie)["NZ-09"].stand == "bezig"
    pagina = adres("advies", kring, advies.sleutel)

    antwoord = {"antwoord": "Naar de woonmakelaar", "antwoord_op": "vandaag"}
    assert client.post(pagina, antwoord).status_code == 303

    advies.refresh_from_db()
    assert (advies.antwoord, advies.antwoord_door) == (
        "Naar de woonmakelaar",
        kring.corporatie.user,
    )
    assert regels(kring, kring.corporatie)["NZ-09"].stand == "gedaan"
    assert client.get(pagina).status_code == 403


@pytest.mark.rule("NZ-04")
def test_advice_of_a_shelter_says_how_it_is_paid_for(kring):
    advies = woonkans(kring, soort=Adviessoort.OPVANG, waarover=Adviesonderwerp.WOONBEGELEIDING)
    velden = {"antwoord": "Tien gesprekken", "antwoord_op": vandaag()}
    doen = {"by": kring.casemanager, "now": nu()}

    with pytest.raises(NotYet) as fout:
        kaart.leg_advies_vast(advies, **velden, **doen)
    assert fout.value.veld == "financiering"
    kaart.leg_advies_vast(advies, financiering="De gemeente betaalt", **velden, **doen)

    assert "De gemeente betaalt" in regels(kring, kring.corporatie)["NZ-04"].tekst
    with pytest.raises(IntegrityError), transaction.atomic():
        Advies.objects.filter(pk=advies.pk).update(financiering="")


@pytest.mark.rule("OC-14")
@pytest.mark.parametrize("waarover", ["zelf_vertrekken", "inschrijven", "private_markt"])
def test_in_flanders_the_advice_is_that_of_the_ocmw(kring, waarover):
    kring.casus.land = Land.BE
    kring.casus.save()
    assert regels(kring, kring.casemanager)["OC-14"].stand == "open"

    vraag = {
        "wat": f"ocmw:{waarover}", "aan_wie": "OCMW Elsterbeke", "gevraagd_op": "vandaag",
        "vraag": "Wat raadt u aan?", "financiering": "",
    }  # fmt: skip
    assert als(kring.casemanager).post(adres("advies_vragen", kring), vraag).status_code == 303

    assert regels(kring, kring.casemanager)["OC-14"].stand == "bezig"
    assert Advies.objects.get().waarover == waarover


@pytest.mark.rule("OC-14")
def test_in_the_netherlands_nobody_asks_the_ocmw(kring):
    pagina = adres("advies_vragen", kring)

    assert "OCMW" not in tekst(als(kring.casemanager).get(pagina))
    with pytest.raises(NotYet) as fout:
        woonkans(kring, waarover=Adviesonderwerp.PRIVATE_MARKT)
    assert fout.value.veld == "waarover"


def test_only_who_asked_or_keeps_the_decision_answers(kring):
    advies = woonkans(kring)

    assert als(kring.corporatie).get(adres("advies", kring, advies.sleutel)).status_code == 403
    with pytest.raises(PermissionDenied):
        kaart.leg_advies_vast(
            advies, antwoord="x", antwoord_op=vandaag(), by=kring.corporatie, now=nu()
        )


# --- Who reads the words

GEHEIM = ("Bij oma in Rheden", "Twee honden en angst", "Vraag over de zorg", "Antwoord over zorg")


def met_geheimen(kring):
    Oplossing.objects.create(
        casus=kring.casus, soort="anders", uitkomst="kan", toelichting=GEHEIM[0],
        bekeken_op=vandaag(), **door(kring.casemanager),
    )  # fmt: skip
    aanmelding = kring.meld_aan(nodig=GEHEIM[1])
    kring.antwoord(aanmelding, Antwoordsoort.ZEKER)
    advies = woonkans(kring, vraag=GEHEIM[2])
    kaart.leg_advies_vast(
        advies, antwoord=GEHEIM[3], antwoord_op=vandaag(), by=kring.casemanager, now=nu()
    )
    return aanmelding


@pytest.mark.rule("OC-15")
def test_the_landlord_reads_that_it_was_done_and_not_what_was_said(kring):
    aanmelding = met_geheimen(kring)
    namen = ("stappenkaart", "oplossingen", "onderdak")
    paginas = [adres(naam, kring) for naam in namen] + [kring.casus.get_absolute_url()]

    def alles(wie):
        return "".join(tekst(als(wie).get(pagina)) for pagina in paginas)

    van_corporatie, van_casemanager = alles(kring.corporatie), alles(kring.casemanager)
    assert [woord for woord in (*GEHEIM, KAMER) if woord in van_corporatie] == []
    assert [woord for woord in (*GEHEIM, KAMER) if woord not in van_casemanager] == []
    assert "Plek is zeker" in van_corporatie
    van_haar = tekst(als(kring.opvang).get(van_opvang(aanmelding)))
    assert [woord for woord in (*GEHEIM, KAMER) if woord in van_haar] == [GEHEIM[1], KAMER]


def test_what_the_landlord_wrote_itself_it_reads(kring):
    aanmelding = kring.meld_aan(by=kring.corporatie, nodig="Zelf geschreven")
    kring.antwoord(aanmelding, Antwoordsoort.ZEKER)

    pagina = tekst(als(kring.corporatie).get(adres("stappenkaart", kring)))

    assert "Zelf geschreven" in pagina
    assert KAMER not in pagina


# --- The pages


def test_a_landlord_registers_and_the_shelter_answers(kring):
    client, van_haar = als(kring.corporatie), als(kring.opvang)
    goed = {
        "opvang": str(kring.opvang.organisatie.sleutel), "aanmelder": "corporatie",
        "nodig": "Twee kamers", "geprobeerd": "Bij familie gevraagd",
    }  # fmt: skip

    assert client.post(adres("aanmelden", kring), goed).status_code == 303
    aanmelding = Aanmelding.objects.get()
    assert "Wacht op antwoord" in tekst(van_haar.get(reverse("aanmeldingen:lijst")))
    pagina = tekst(van_haar.get(van_opvang(aanmelding)))
    assert "Bij familie gevraagd" in pagina
    antwoord = {"bekend": "0", "soort": "zeker", "plaats": KAMER, "vanaf": "vandaag"}
    assert van_haar.post(van_opvang(aanmelding), antwoord).status_code == 303

    assert "Plek is zeker" in tekst(van_haar.get(reverse("aanmeldingen:lijst")))
    assert kring.casus.plekken.dekkend(vandaag()).count() == 1


def test_a_shelter_sees_its_own_registrations_and_no_others(kring):
    aanmelding = kring.meld_aan()
    ander = actor(Soort.OPVANG, naam="Het Dak")
    kring.deel(ander)
    client = als(ander)

    lijst = tekst(client.get(reverse("aanmeldingen:lijst")))
    assert kring.casus.nummer not in lijst
    assert client.get(van_opvang(aanmelding)).status_code == 404
    assert client.post(van_opvang(aanmelding), {}).status_code == 404
    for wie in (kring.corporatie, kring.casemanager):
        assert als(wie).get(reverse("aanmeldingen:lijst")).status_code == 403
        assert als(wie).get(van_opvang(aanmelding)).status_code == 403


def test_refused_and_taken_back_are_there_when_asked_for(kring):
    kring.antwoord(kring.meld_aan(), Antwoordsoort.AFGEWEZEN)
    client, lijst = als(kring.opvang), reverse("aanmeldingen:lijst")

    assert kring.casus.nummer not in tekst(client.get(lijst))
    assert "Afgewezen" in tekst(client.get(f"{lijst}?alles"))
    assert client.get(f"{lijst}?na=geen-sleutel").status_code == 200
    assert client.get(f"{lijst}?na={uuid4()}").status_code == 200


def test_an_answer_that_came_second_is_shown_what_came_first(kring):
    aanmelding = kring.meld_aan()
    kring.antwoord(aanmelding, Antwoordsoort.WACHTLIJST)
    client = als(kring.opvang)
    antwoord = {"bekend": "0", "soort": "afgewezen", "reden": "Te veel kinderen"}

    response = client.post(van_opvang(aanmelding), antwoord)

    pagina = response.content.decode()
    assert response.status_code == 422
    assert "gaf net antwoord" in pagina
    assert "Plek 3 op de wachtlijst" in pagina
    assert "Te veel kinderen" in pagina
    assert 'name="bekend" value="1"' in pagina
    assert client.post(van_opvang(aanmelding), antwoord | {"bekend": "1"}).status_code == 303
    assert Antwoord.objects.count() == 2


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"soort": ""}, "soort"),
        ({"soort": "misschien"}, "soort"),
        ({"bekend": ""}, "bekend"),
        ({"bekend": "-1"}, "bekend"),
        ({"bekend": "veel"}, "bekend"),
        ({"plaats": ""}, "plaats"),
        ({"plaats": "x" * 201}, "plaats"),
        ({"vanaf": ""}, "vanaf"),
        ({"vanaf": "31-2-2027"}, "vanaf"),
        ({"vanaf": "1-1-1999"}, "vanaf"),
        ({"tot": "vandaag"}, "tot"),
        ({"tot": "ooit"}, "tot"),
        ({"soort": "wachtlijst", "plaats": "", "vanaf": "", "wachtplek": "0"}, "wachtplek"),
        ({"soort": "wachtlijst", "plaats": "", "vanaf": "", "wachtplek": "1000"}, "wachtplek"),
        ({"soort": "wachtlijst", "plaats": "", "vanaf": "", "verwacht_op": "gisteren"},
         "verwacht_op"),
        ({"reden": "x" * 2001}, "reden"),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_is_refused_at_its_field(kring, velden, veld):
    aanmelding = kring.meld_aan()
    goed = {"bekend": "0", "soort": "zeker", "plaats": KAMER, "vanaf": "vandaag"}

    response = als(kring.opvang).post(van_opvang(aanmelding), goed | velden)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]
    assert not Antwoord.objects.exists()


@pytest.mark.parametrize(
    ("naam", "velden", "veld"),
    [
        ("aanmelden", {"opvang": ""}, "opvang"),
        ("aanmelden", {"opvang": "1"}, "opvang"),
        ("aanmelden", {"opvang": str(uuid4())}, "opvang"),
        ("aanmelden", {"aanmelder": "hulpverlener"}, "aanmelder"),
        ("aanmelden", {"nodig": " "}, "nodig"),
        ("aanmelden", {"geprobeerd": ""}, "geprobeerd"),
        ("aanmelden", {"geprobeerd": "x" * 2001}, "geprobeerd"),
        ("oplossingen", {"soort": "netwerk"}, "soort"),
        ("oplossingen", {"soort": "tent"}, "soort"),
        ("oplossingen", {"uitkomst": ""}, "uitkomst"),
        ("oplossingen", {"toelichting": "\n"}, "toelichting"),
        ("oplossingen", {"bekeken_op": "morgen"}, "bekeken_op"),
        ("advies_vragen", {"wat": "ocmw:private_markt"}, "wat"),
        ("advies_vragen", {"wat": "woonkans:woonbegeleiding"}, "wat"),
        ("advies_vragen", {"wat": "woonkans"}, "wat"),
        ("advies_vragen", {"aan_wie": "x" * 161}, "aan_wie"),
        ("advies_vragen", {"gevraagd_op": "morgen"}, "gevraagd_op"),
        ("kaartstap", {"met": " "}, "met"),
        ("kaartstap", {"met": "x" * 201}, "met"),
        ("kaartstap", {"op": "31-11-2026"}, "op"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(kring, naam, velden, veld):
    goed = {
        "aanmelden": {"opvang": str(kring.opvang.organisatie.sleutel), "aanmelder": "corporatie",
                      "nodig": "x", "geprobeerd": "x"},
        "oplossingen": {"soort": "anders", "uitkomst": "kan", "toelichting": "x",
                        "bekeken_op": "vandaag"},
        "advies_vragen": {"wat": "woonkans:advies", "aan_wie": "x", "gevraagd_op": "vandaag",
                          "vraag": "x"},
        "kaartstap": {"op": "vandaag", "met": "x"},
    }[naam]  # fmt: skip
    args = [Kaartstap.ZORGSTRUCTUUR] if naam == "kaartstap" else []

    response = als(kring.corporatie).post(adres(naam, kring, *args), goed | velden)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]


def test_the_page_says_what_has_to_come_first(kring):
    vers = Kring(now=nu())
    vers.besluit("besluiten_ontruimen")

    pagina = tekst(als(vers.corporatie).get(adres("aanmelden", vers)))

    assert "wat het huishouden zelf kan" in pagina
    assert "<form" not in pagina.split("<main")[1]


# --- The eviction asks only what the card doesn't know


@pytest.mark.rule("NZ-03", "NZ-06")
def test_the_eviction_reads_the_card_and_asks_the_rest(kring):
    client, pagina = als(kring.corporatie), adres("ontruiming_vastleggen", kring)
    response = client.get(pagina)
    assert list(response.context["form"].fields) == [
        "op", "zorgstructuur_afgestemd_op", "zorgstructuur_met",
    ]  # fmt: skip
    noteer(kring, Kaartstap.ZORGSTRUCTUUR, False, met="Sociaal team Zuid")
    assert list(client.get(pagina).context["form"].fields) == ["op"]

    assert client.post(pagina, {"op": "vandaag"}).status_code == 303

    assert kring.voor(kring.corporatie).status == Status.ONTRUIMD
    ontruiming = Ontruiming.objects.get()
    assert ontruiming.zorgstructuur_met == "Sociaal team Zuid"
    assert ontruiming.zorgstructuur_afgestemd_op == vandaag()
    assert ontruiming.andere_opties == ["Een crisisplek: dit kan niet"]


def test_the_pages_cost_what_they_cost(kring):
    kind(kring)
    kring.zet_dag(40)
    volg(now=nu())
    aanmelding = met_geheimen(kring)
    vragen = [
        (kring.casemanager, adres("stappenkaart", kring)),
        (kring.corporatie, adres("stappenkaart", kring)),
        (kring.casemanager, adres("oplossingen", kring)),
        (kring.corporatie, adres("aanmelden", kring)),
        (kring.casemanager, adres("aanmelding_intrekken", kring, aanmelding.sleutel)),
        (kring.corporatie, adres("advies_vragen", kring)),
        (kring.corporatie, adres("kaartstap", kring, Kaartstap.ZORGSTRUCTUUR)),
        (kring.opvang, reverse("aanmeldingen:lijst")),
        (kring.opvang, van_opvang(aanmelding)),
    ]

    def tel():
        geteld = []
        for wie, pagina in vragen:
            client = als(wie)
            with queries() as aantal:
                client.get(pagina)
            geteld.append(len(aantal))
        return geteld

    een = tel()
    for opvang in ("Het Dak", "De Toren"):
        kring.meld_aan(opvang=actor(Soort.OPVANG, naam=opvang))
        woonkans(kring, vraag="Nog een vraag", gevraagd_op=vandaag() - timedelta(days=1))

    assert een == tel()
    assert een == [20, 20, 7, 9, 7, 6, 6, 7, 13]
