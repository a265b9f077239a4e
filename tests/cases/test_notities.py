import pytest

from cases.models import Gebeurtenis, Notitie
from partners.choices import Rol, Soort
from tests.cases.pagina import adres, als, casus, fouten, nu, vragen
from tests.factories import actor, deel

pytestmark = pytest.mark.django_db


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def dossier(corporatie):
    return casus(corporatie)


def schrijf(by, dossier, vraag="", **velden):
    velden = {"tekst": "Gesproken.", "rubriek": "huur", "publiek": "partners", **velden}
    return als(by).post(adres("notitie", dossier) + vraag, velden)


def test_a_note_is_added_with_a_line_on_the_timeline_that_does_not_repeat_it(corporatie, dossier):
    antwoord = schrijf(corporatie, dossier, tekst="Twee regels\r\nmet tekst")

    notitie = Notitie.objects.get()
    regel = Gebeurtenis.objects.get(soort="notitie")
    assert antwoord.status_code == 303
    assert (notitie.tekst, notitie.rubriek, notitie.publiek) == (
        "Twee regels\nmet tekst",
        "huur",
        "partners",
    )
    assert (regel.notitie, regel.tekst, regel.titel) == (notitie, "", "Notitie")


@pytest.mark.parametrize(
    ("velden", "veld", "zin"),
    [
        ({"tekst": ""}, "tekst", "Vul dit in"),
        ({"tekst": " \n\t "}, "tekst", "Vul dit in"),
        ({"tekst": "\u202e\u0000"}, "tekst", "Vul dit in"),
        ({"tekst": "x" * 5001}, "tekst", "te lang"),
        ({"rubriek": ""}, "rubriek", "Kies een antwoord"),
        ({"rubriek": "hulp"}, "rubriek", "uit de lijst"),
        ({"rubriek": "financien"}, "rubriek", "uit de lijst"),
        ({"rubriek": "veiligheid"}, "rubriek", "uit de lijst"),
        ({"publiek": ""}, "publiek", "Kies een antwoord"),
        ({"publiek": "iedereen"}, "publiek", "uit de lijst"),
    ],
)
def test_a_bad_note_is_refused_at_the_field_and_keeps_what_was_typed(
    corporatie, dossier, velden, veld, zin
):
    antwoord = schrijf(corporatie, dossier, **velden)

    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert zin in fouten(antwoord)[0]
    assert "tekst" in velden or "Gesproken." in antwoord.content.decode()
    assert not Notitie.objects.exists()


@pytest.mark.parametrize(
    ("soort", "rol", "eerste"),
    [
        (Soort.CORPORATIE, Rol.MEDEWERKER, "huur"),
        (Soort.HULPVERLENING, Rol.MEDEWERKER, "hulp"),
        (Soort.OCMW, Rol.MEDEWERKER, "hulp"),
        (Soort.OCMW, Rol.JURIST, "juridisch"),
        (Soort.SCHULDHULP, Rol.MEDEWERKER, "financien"),
        (Soort.VEILIG_THUIS, Rol.MEDEWERKER, "gezin"),
        (Soort.REGIETEAM, Rol.REGIETEAMLID, "besluit"),
    ],
)
def test_a_note_starts_in_the_rubriek_of_ones_own_work(corporatie, dossier, soort, rol, eerste):
    wie = actor(soort, rol) if soort != Soort.CORPORATIE else corporatie
    if wie is not corporatie:
        deel(dossier, wie, by=corporatie, now=nu())

    form = als(wie).get(adres("notitie", dossier)).context["form"]

    assert form["rubriek"].initial == eerste
    assert form["publiek"].initial == "partners"


def test_who_will_read_stands_beside_each_choice_before_saving(corporatie, dossier):
    buurtteam = actor(Soort.HULPVERLENING, naam="Buurtteam Noord")
    schuldhulp = actor(Soort.SCHULDHULP, naam="Schuldhulp Zuid")
    regieteam = actor(Soort.REGIETEAM, Rol.REGIETEAMLID, naam="Regieteam Oost")
    for wie in (buurtteam, schuldhulp, regieteam):
        deel(dossier, wie, by=corporatie, now=nu())

    pagina = als(buurtteam).get(adres("notitie", dossier))

    uitleg = pagina.context["form"].fields["rubriek"].widget.uitleg
    assert uitleg["hulp"] == "Nu leest geen andere organisatie dit."
    assert uitleg["financien"] == (
        "Partners die dit lezen: Schuldhulp Zuid. Het Regieteam leest dit niet."
    )
    assert uitleg["gezin"] == "Partners die dit lezen: Regieteam Oost."
    tekst = pagina.content.decode()
    assert "Alleen collega&#x27;s van Buurtteam Noord lezen dit." in tekst
    assert "De huurder mag dit lezen" in tekst


@pytest.mark.rule("RT-04", "LAW-05")
@pytest.mark.parametrize(
    ("publiek", "lezers"),
    [
        ("eigen", {"buurtteam"}),
        ("partners", {"buurtteam", "ocmw"}),
        ("regieteam", {"buurtteam"}),
    ],
)
def test_a_note_on_help_reaches_its_audience_and_never_the_corporatie(
    corporatie, dossier, publiek, lezers
):
    wie = {
        "buurtteam": actor(Soort.HULPVERLENING),
        "ocmw": actor(Soort.OCMW),
        "regieteam": actor(Soort.REGIETEAM, Rol.REGIETEAMLID),
    }
    for partner in wie.values():
        deel(dossier, partner, by=corporatie, now=nu())
    wie["corporatie"] = corporatie
    schrijf(wie["buurtteam"], dossier, tekst="GEHEIM-7", rubriek="hulp", publiek=publiek)

    def leest(partner):
        browser = als(partner)
        paginas = [dossier.get_absolute_url(), adres("betrokkenen", dossier)]
        return any("GEHEIM-7" in browser.get(pagina).content.decode() for pagina in paginas)

    assert {naam for naam, partner in wie.items() if leest(partner)} == lezers


def test_a_correction_is_a_new_note_for_the_same_readers(corporatie, dossier):
    schrijf(corporatie, dossier, tekst="Betaalt maandag", publiek="eigen")
    oud = Notitie.objects.get()
    vraag = f"?verbetert={oud.sleutel}"

    pagina = als(corporatie).get(adres("notitie", dossier) + vraag).content.decode()
    antwoord = schrijf(
        corporatie, dossier, vraag, tekst="Betaalt dinsdag", rubriek="kern", publiek="partners"
    )

    nieuw = oud.verbeteringen.get()
    oud.refresh_from_db()
    assert "Betaalt maandag" in pagina
    assert antwoord.status_code == 303
    assert (oud.tekst, nieuw.tekst) == ("Betaalt maandag", "Betaalt dinsdag")
    assert (nieuw.rubriek, nieuw.publiek) == ("huur", "eigen")


def test_an_empty_correction_is_refused(corporatie, dossier):
    schrijf(corporatie, dossier)
    vraag = f"?verbetert={Notitie.objects.get().sleutel}"

    assert schrijf(corporatie, dossier, vraag, tekst=" ").status_code == 422


@pytest.mark.parametrize("sleutel", ["x", "", "1", "5e0eac40-a68d-40df-af79-8ba53ebe2fb2"])
def test_there_is_no_correction_of_what_is_not_there(corporatie, dossier, sleutel):
    assert schrijf(corporatie, dossier, f"?verbetert={sleutel}").status_code == 404


@pytest.mark.rule("RT-04")
def test_nobody_corrects_a_note_of_another_organisation(corporatie, dossier):
    buurtteam = actor(Soort.HULPVERLENING)
    deel(dossier, buurtteam, by=corporatie, now=nu())
    schrijf(corporatie, dossier, rubriek="kern", tekst="open")
    schrijf(corporatie, dossier, rubriek="kern", publiek="eigen", tekst="dicht")
    sleutel = {n.tekst: n.sleutel for n in Notitie.objects.all()}

    assert schrijf(buurtteam, dossier, f"?verbetert={sleutel['open']}").status_code == 403
    assert schrijf(buurtteam, dossier, f"?verbetert={sleutel['dicht']}").status_code == 404
    assert Notitie.objects.count() == 2


def test_the_form_costs_the_same_however_many_take_part(corporatie, dossier):
    browser = als(corporatie)
    browser.get(adres("notitie", dossier))
    aantallen = set()
    for soort in (Soort.HULPVERLENING, Soort.OCMW, Soort.SCHULDHULP):
        deel(dossier, actor(soort), by=corporatie, now=nu())
        aantallen.add(vragen(browser, adres("notitie", dossier)))

    assert aantallen == {6}
