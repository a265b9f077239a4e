"""Before anything goes to the gemeente: four conditions, and then as little as the law allows."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from cases.actions.contact import leg_contactpoging_vast
from cases.actions.juridisch import leg_juridische_stap_vast
from cases.actions.stappen import NotYet
from cases.actions.vroegsignaal import leg_inspanning_vast
from cases.choices import Inspanningsoort
from cases.models import Huurder, Inspanning, JuridischeStap
from cases.vroegsignaal import eisen
from logboek.models import Inzage
from partners.choices import Land, Rol, Soort
from tests.cases.pagina import als
from tests.factories import NOW, VANDAAG, actor, casus, deel

pytestmark = pytest.mark.django_db

DAG = timedelta(days=1)
ALLES = tuple(Inspanningsoort)


@pytest.fixture
def corporatie():
    return actor()


@pytest.fixture
def een(corporatie):
    return casus(corporatie)


def doe(een, by, *soorten, op=VANDAAG, now=NOW, geweigerd=False):
    for soort in soorten:
        leg_inspanning_vast(
            een, soort=soort, datum=op, bewijs="Brief in het archief", geweigerd=geweigerd,
            by=by, now=now,
        )  # fmt: skip


def geef_door(een, by, op=VANDAAG):
    return leg_juridische_stap_vast(een, soort="vroegsignaal", datum=op, by=by, now=NOW)


@pytest.mark.rule("LAW-01")
def test_with_all_four_it_may_go(een, corporatie):
    doe(een, corporatie, *ALLES)

    assert geef_door(een, corporatie).pk


@pytest.mark.rule("LAW-01")
@pytest.mark.parametrize("zonder", ALLES)
def test_without_one_of_the_four_it_may_not(een, corporatie, zonder):
    doe(een, corporatie, *(soort for soort in ALLES if soort != zonder))

    with pytest.raises(NotYet) as nog_niet:
        geef_door(een, corporatie)

    assert (nog_niet.value.veld, len(nog_niet.value.redenen)) == ("soort", 1)
    assert not JuridischeStap.objects.exists()


@pytest.mark.rule("LAW-01")
def test_a_tenant_who_refuses_is_not_passed_on_until_she_thinks_otherwise(een, corporatie):
    doe(een, corporatie, *ALLES[:3])
    doe(een, corporatie, "aanbod", op=VANDAAG - DAG, geweigerd=True)
    with pytest.raises(NotYet, match="Weigert de huurder"):
        geef_door(een, corporatie)

    doe(een, corporatie, "aanbod")

    assert geef_door(een, corporatie).pk


@pytest.mark.rule("LAW-01")
def test_a_refusal_after_an_earlier_yes_counts(een, corporatie):
    doe(een, corporatie, *ALLES, op=VANDAAG - DAG)
    doe(een, corporatie, "aanbod", geweigerd=True)

    with pytest.raises(NotYet):
        geef_door(een, corporatie)


@pytest.mark.rule("LAW-01")
def test_what_came_later_does_not_count_for_an_earlier_day(een, corporatie):
    doe(een, corporatie, *ALLES)

    with pytest.raises(NotYet) as nog_niet:
        geef_door(een, corporatie, op=VANDAAG - DAG)
    assert len(nog_niet.value.redenen) == 4


@pytest.mark.rule("LAW-01")
def test_what_the_dossier_holds_is_not_asked_again(een, corporatie):
    leg_contactpoging_vast(
        een, op=NOW, wijze="huisbezoek", uitkomst="niet_bereikt", by=corporatie, now=NOW
    )
    leg_juridische_stap_vast(een, soort="aanmaning", datum=VANDAAG, by=corporatie, now=NOW)

    stand = eisen(een, op=VANDAAG)

    assert {s: e.vervuld for s, e in stand.items()} == {
        "contact": True, "schuldhulp": False, "herinnering": True, "aanbod": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wijze", "telt"),
    [
        ("telefoon", "contact"),
        ("kantoor", "contact"),
        ("brief", "herinnering"),
        ("email", None),
        ("bericht", None),
    ],
)
def test_a_letter_reminds_and_only_seeking_her_out_is_contact(een, corporatie, wijze, telt):
    leg_contactpoging_vast(
        een, op=NOW, wijze=wijze, uitkomst="niet_bereikt", by=corporatie, now=NOW
    )

    assert [s for s, e in eisen(een, op=VANDAAG).items() if e.vervuld] == ([telt] if telt else [])


def test_only_the_dutch_landlord_of_the_case_records_it(een, corporatie):
    ander = actor()
    deel(een, ander, by=corporatie)
    vlaams = actor(land=Land.BE)

    with pytest.raises(PermissionDenied):
        doe(een, ander, "contact")
    with pytest.raises(PermissionDenied):
        doe(casus(vlaams), vlaams, "contact")


@pytest.mark.parametrize(
    ("soort", "geweigerd", "bewijs"),
    [("contact", True, "x"), ("aanbod", None, "x"), ("schuldhulp", None, "")],
)
def test_the_database_keeps_it_sensible(een, corporatie, soort, geweigerd, bewijs):
    with pytest.raises(IntegrityError), transaction.atomic():
        Inspanning.objects.create(
            casus=een,
            soort=soort,
            datum=VANDAAG,
            bewijs=bewijs,
            geweigerd=geweigerd,
            organisatie=corporatie.organisatie,
            vastgelegd_door=corporatie.user,
            vastgelegd_at=NOW,
        )


# ── pages ───────────────────────────────────────────────────────────────────────────────


def pad(een, naam, *meer):
    return reverse(f"cases:{naam}", args=[een.nummer, *meer])


def tekst(antwoord):
    return re.sub(r"\s+", " ", antwoord.content.decode())


@pytest.mark.rule("LAW-01")
def test_the_page_shows_what_is_missing_and_gives_nothing_away(een, corporatie):
    doe(een, corporatie, *ALLES[:3])
    client = als(corporatie)

    antwoord = client.get(pad(een, "doorgeven"))

    assert antwoord.status_code == 409
    assert "Nog niet" in tekst(antwoord)
    assert "Bekijk wat je doorgeeft" not in tekst(client.get(pad(een, "vroegsignaal")))


@pytest.mark.rule("LAW-01")
def test_a_refusal_is_said_and_blocks_the_paper(een, corporatie):
    doe(een, corporatie, *ALLES[:3])
    doe(een, corporatie, "aanbod", geweigerd=True)

    antwoord = als(corporatie).get(pad(een, "doorgeven"))

    assert antwoord.status_code == 409
    assert "De huurder weigert" in tekst(antwoord)


@pytest.mark.rule("LAW-01")
def test_what_goes_is_contact_details_and_the_amount_and_nothing_else(een, corporatie):
    Huurder.objects.filter(casus=een).update(telefoon="+31612345678", email="a@huurder.example")
    doe(een, corporatie, *ALLES)
    Inspanning.objects.update(bewijs="GEHEIM")

    pagina = tekst(als(corporatie).get(pad(een, "doorgeven")))

    [inhoud] = re.findall(r'<dl class="kv">(.*?)</dl>', pagina)
    assert re.findall(r"<dt>(.*?)</dt>", inhoud) == [
        "Naam", "Telefoon", "E-mail", "Adres", "Achterstand",
    ]  # fmt: skip
    assert "850,00" in inhoud
    assert "GEHEIM" not in pagina
    assert Inzage.objects.filter(soort="afdruk", casussen=[een.pk]).count() == 1


@pytest.mark.rule("LAW-01", "NZ-01")
def test_the_proof_for_the_summons_holds_dates_letters_and_attempts(een, corporatie):
    leg_contactpoging_vast(
        een, op=NOW, wijze="huisbezoek", uitkomst="gesproken", toelichting="Aan de deur.",
        by=corporatie, now=NOW,
    )  # fmt: skip
    leg_juridische_stap_vast(een, soort="veertiendagenbrief", datum=VANDAAG, by=corporatie, now=NOW)
    doe(een, corporatie, "schuldhulp", "aanbod")

    pagina = tekst(als(corporatie).get(pad(een, "bewijsbundel")))

    for woord in ("Huisbezoek, gesproken. Aan de deur.", "14-dagenbrief", "Brief in het archief",
                  "18 november 2026", "850,00"):  # fmt: skip
        assert woord in pagina
    assert Inzage.objects.filter(soort="afdruk", casussen=[een.pk]).count() == 1


def test_the_step_itself_says_what_is_missing_and_keeps_what_was_typed(een, corporatie):
    vandaag = timezone.localdate()

    antwoord = als(corporatie).post(
        pad(een, "juridische_stap"),
        {"soort": "vroegsignaal", "datum": f"{vandaag:%d-%m-%Y}", "toelichting": "Nog even."},
    )

    assert antwoord.status_code == 422
    for zin in ("Zoek eerst zelf contact", "Wijs de huurder eerst op schuldhulp", "Nog even."):
        assert zin in tekst(antwoord)


# Also when it is past midnight by the time the test runs.
OVERMORGEN = f"{timezone.localdate() + 2 * DAG:%d-%m-%Y}"
GOED = {"datum": "gisteren", "bewijs": "Brief", "geweigerd": "nee"}


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"datum": OVERMORGEN}, "Vul een datum in tot en met"),
        ({"datum": ""}, "Vul dit in: Wanneer was dat?"),
        ({"datum": "32-01-2026"}, "datum"),
        ({"bewijs": ""}, "Vul dit in: Waaruit blijkt het?"),
        ({"bewijs": "x" * 100_000}, "te lang"),
        ({"geweigerd": "misschien"}, "Kies een antwoord uit de lijst."),
        ({"geweigerd": ""}, "Kies een antwoord: Wat zei de huurder?"),
    ],
)
def test_bad_input_is_told_at_the_field(een, corporatie, anders, zin):
    antwoord = als(corporatie).post(pad(een, "inspanning", "aanbod"), GOED | anders)

    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert not Inspanning.objects.exists()


def test_evidence_from_the_screen(een, corporatie):
    antwoord = als(corporatie).post(pad(een, "inspanning", "aanbod"), GOED)

    assert antwoord.status_code == 303
    assert Inspanning.objects.get().geweigerd is False


@pytest.mark.parametrize(
    ("naam", "meer", "vragen"),
    [("vroegsignaal", [], 13), ("inspanning", ["aanbod"], 10), ("doorgeven", [], 13),
     ("bewijsbundel", [], 18)],
)  # fmt: skip
def test_how_many_questions_a_page_asks(
    een, corporatie, django_assert_num_queries, naam, meer, vragen
):
    doe(een, corporatie, *ALLES)
    client = als(corporatie)
    client.get(pad(een, naam, *meer))

    with django_assert_num_queries(vragen):
        assert client.get(pad(een, naam, *meer)).status_code == 200


def test_an_unknown_kind_is_not_there(een, corporatie):
    assert als(corporatie).get(pad(een, "inspanning", "kleur")).status_code == 404


def test_a_jurist_of_the_landlord_makes_the_proof_and_a_partner_does_not(een, corporatie):
    jurist = actor(Soort.CORPORATIE, Rol.JURIST, organisatie=corporatie.organisatie)
    hulp = actor(Soort.HULPVERLENING)
    deel(een, hulp, by=corporatie)

    assert als(jurist).get(pad(een, "bewijsbundel")).status_code == 200
    assert als(hulp).get(pad(een, "bewijsbundel")).status_code == 403
