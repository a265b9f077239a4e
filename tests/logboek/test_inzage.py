"""The log only grows, and nothing is shown that it doesn't hold (LAW-06)."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from logboek.choices import Soort
from logboek.inzage import LogboekWeigert, schrijf_inzage
from logboek.models import Inzage
from partners import choices as partners
from tests.cases.pagina import adres, als, casus, nu, uitdraai_van
from tests.cases.slechte_documenten import PDF
from tests.factories import actor

AANVALLEN = [
    "UPDATE logboek_inzage SET user_id = user_id",
    "UPDATE logboek_inzage SET at = now() - interval '1 year'",
    "DELETE FROM logboek_inzage",
    "DELETE FROM logboek_inzage WHERE false",
    "TRUNCATE logboek_inzage",
    "TRUNCATE logboek_inzage CASCADE",
    "ALTER TABLE logboek_inzage DISABLE TRIGGER ALL",
    "ALTER TABLE logboek_inzage DISABLE TRIGGER alleen_toevoegen",
    "DROP TRIGGER alleen_toevoegen ON logboek_inzage",
    "DROP FUNCTION logboek_alleen_toevoegen() CASCADE",
    "DROP TABLE logboek_inzage",
    "ALTER TABLE logboek_inzage RENAME TO weg",
    "SET session_replication_role = replica",
    "SET ROLE honkvast_eigenaar",
    "WITH weg AS (DELETE FROM logboek_inzage RETURNING *) SELECT * FROM weg",
    "INSERT INTO logboek_inzage SELECT * FROM logboek_inzage "
    "ON CONFLICT (id) DO UPDATE SET grond = 'anders'",
]


def look(by, **velden):
    return schrijf_inzage(
        by,
        **{
            "soort": Soort.CASUS,
            "casussen": [1],
            "rubrieken": ["kern"],
            "grond": "Corporatie",
            "now": nu(),
            **velden,
        },
    )


def voer_uit(zin):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(zin)


@pytest.mark.django_db
@pytest.mark.rule("LAW-06")
@pytest.mark.parametrize("aanval", AANVALLEN)
def test_the_role_of_the_web_can_not_touch_what_is_written(aanval):
    inzage = look(actor())

    with pytest.raises(DatabaseError):
        voer_uit(aanval)

    assert Inzage.objects.get().at == inzage.at


@pytest.mark.django_db
@pytest.mark.rule("LAW-06")
def test_the_role_of_the_web_gives_itself_no_rights():
    look(actor())

    # PostgreSQL answers with a warning, and nothing changes.
    voer_uit("GRANT UPDATE, DELETE, TRUNCATE ON logboek_inzage TO honkvast_app")

    for zin in AANVALLEN[:5]:
        with pytest.raises(DatabaseError):
            voer_uit(zin)


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("LAW-06")
@pytest.mark.parametrize(
    "zin",
    [
        "UPDATE logboek_inzage SET grond = 'anders'",
        "DELETE FROM logboek_inzage",
        "TRUNCATE logboek_inzage",
    ],
)
def test_a_trigger_stops_also_the_owner_of_the_table(eigenaar, zin):
    look(actor())

    with pytest.raises(Exception, match="alleen aangevuld"):
        eigenaar.execute(zin)

    assert Inzage.objects.get().grond == "Corporatie"


@pytest.mark.django_db
def test_the_log_holds_numbers_and_words_of_the_rulebook_and_no_content():
    kolommen = {veld.name for veld in Inzage._meta.get_fields()}

    assert kolommen == {
        "id",
        "at",
        "user",
        "organisatie",
        "soort",
        "casussen",
        "rubrieken",
        "grond",
    }


@pytest.mark.django_db
def test_a_look_that_can_not_be_written_is_refused_and_spoils_nothing_else():
    with pytest.raises(LogboekWeigert):
        look(actor(), soort="x" * 13)

    assert not Inzage.objects.exists()


def vul(by, dossier):
    """Something of every part, so that every page has a name to leak."""
    browser = als(by)
    browser.post(
        adres("notitie", dossier), {"tekst": "Iets", "rubriek": "huur", "publiek": "partners"}
    )
    browser.post(
        adres("signaal", dossier),
        {"soort": "conflict", "opvolger": by.user.sleutel, "publiek": "partners"},
    )
    dossier.documenten.create(
        titel="Brief",
        bestandsnaam="brief.pdf",
        inhoudstype="application/pdf",
        grootte=len(PDF),
        sha256="0" * 64,
        bestand="documenten/bestaat-niet",
        rubriek="huur",
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=nu(),
    )
    dossier.bewoners.create(
        naam="Sem Achternaam",
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=nu(),
    )
    dossier.deelnames.create(
        organisatie=actor(partners.Soort.OCMW, regio=by.organisatie.regio).organisatie,
        rol="partner",
        doel="x",
        grondslag="toestemming",
        van=nu().date() - timedelta(days=1),
        toegevoegd_door=by.user,
        toegevoegd_at=nu(),
        sorteer_at=nu(),
    )


def paginas(dossier):
    partner = dossier.deelnames.get(rol="partner")
    return {
        "casus": dossier.get_absolute_url(),
        "gegevens_uitdraai": uitdraai_van(dossier),
        **{
            naam: adres(naam, dossier)
            for naam in (
                "huishouden",
                "bewoner",
                "notitie",
                "document",
                "signaal",
                "betrokkenen",
                "uitnodigen",
                "logboek",
                "huurder",
                "woning",
                "huurovereenkomst",
                "contactpoging",
                "achterstand",
            )
        },
        "bewoner_wijzigen": adres("bewoner_wijzigen", dossier, dossier.bewoners.get().sleutel),
        "signaal_opvolgen": adres("signaal_opvolgen", dossier, dossier.signalen.get().sleutel),
        "deelname_wijzigen": adres("deelname_wijzigen", dossier, partner.sleutel),
        "deelname_beeindigen": adres("deelname_beeindigen", dossier, partner.sleutel),
        "signaal_nieuw": "/casussen/signaal/",
    }


@pytest.mark.django_db
@pytest.mark.rule("LAW-06")
def test_one_page_is_one_row():
    by = actor()
    dossier = casus(by, achternaam="Kenmerknaam")
    vul(by, dossier)
    browser = als(by)

    for naam, pagina in paginas(dossier).items():
        begin = Inzage.objects.count()
        antwoord = browser.get(pagina)
        assert antwoord.status_code == 200, naam
        assert Inzage.objects.count() == begin + 1, naam
        inzage = Inzage.objects.first()
        assert (inzage.user, inzage.organisatie) == (by.user, by.organisatie), naam
        assert inzage.casussen == [dossier.pk], naam
        assert "kern" in inzage.rubrieken, naam
        assert inzage.grond, naam


@pytest.mark.django_db
@pytest.mark.rule("LAW-06")
def test_a_refused_form_is_a_look_as_well():
    by = actor()
    dossier = casus(by)
    begin = Inzage.objects.count()

    als(by).post(adres("notitie", dossier), {"tekst": ""})

    assert Inzage.objects.count() == begin + 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("LAW-06")
def test_when_the_log_can_not_be_written_no_page_shows_a_name(eigenaar):
    by = actor()
    dossier = casus(by, achternaam="Kenmerknaam", straat="Kenmerkstraat")
    vul(by, dossier)
    browser = als(by)
    document = adres("document_openen", dossier, dossier.documenten.get().sleutel)
    te_openen = paginas(dossier) | {"document_openen": document}
    # The quick entry shows what was looked at before: let there be something.
    assert browser.get(dossier.get_absolute_url()).status_code == 200
    eigenaar.execute("REVOKE INSERT ON logboek_inzage FROM honkvast_app")
    try:
        for naam, pagina in te_openen.items():
            antwoord = browser.get(pagina)
            tekst = antwoord.content.decode()
            assert antwoord.status_code == 503, naam
            assert "Kenmerk" not in tekst, naam
            assert dossier.nummer not in tekst, naam
        antwoord = browser.post("/casussen/signaal/", {"zoek": "Kenmerkstraat"})
        assert (antwoord.status_code, b"Kenmerk" in antwoord.content) == (503, False)
        antwoord = browser.post(adres("notitie", dossier), {"tekst": ""})
        assert (antwoord.status_code, b"Kenmerk" in antwoord.content) == (503, False)
    finally:
        eigenaar.execute("GRANT INSERT ON logboek_inzage TO honkvast_app")


@pytest.mark.django_db(transaction=True)
@pytest.mark.rule("LAW-06")
def test_when_the_log_is_gone_the_list_and_search_show_nobody(eigenaar):
    by = actor()
    casus(by, achternaam="Kenmerknaam")
    browser = als(by)
    eigenaar.execute("ALTER TABLE logboek_inzage RENAME TO logboek_weg")
    try:
        for antwoord in (
            browser.get("/"),
            browser.get("/casussen/"),
            browser.post("/zoeken/", {"q": "Kenmerknaam"}),
        ):
            assert antwoord.status_code == 503
            assert "Kenmerknaam" not in antwoord.content.decode()
    finally:
        eigenaar.execute("ALTER TABLE logboek_weg RENAME TO logboek_inzage")
