from datetime import date, timedelta

import pytest

from cases.choices import Rubriek
from cases.models import Bewoner, Casus, Gebeurtenis, Huishouden
from partners.choices import Rol, Soort
from tests.cases.pagina import adres, als, casus, fouten, nu, vandaag, vragen
from tests.factories import actor, deel

pytestmark = pytest.mark.django_db


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def buurtteam():
    return actor(Soort.HULPVERLENING)


@pytest.fixture
def dossier(corporatie, buurtteam):
    gemaakt = casus(corporatie)
    deel(gemaakt, buurtteam, by=corporatie, now=nu())
    return gemaakt


def rijen(*mensen):
    """The post of the page for several people; each is (name, birth date, relation)."""
    velden = {f"relatie_{nr}": "kind" for nr in range(1, 7)}
    for nr, (naam, geboren, *relatie) in enumerate(mensen, 1):
        velden |= {f"naam_{nr}": naam, f"geboortedatum_{nr}": geboren}
        if relatie:
            velden[f"relatie_{nr}"] = relatie[0]
    return velden


def bewoner(dossier, by, naam="Sem", geboren=None, **velden):
    return Bewoner.objects.create(
        casus=dossier,
        naam=naam,
        geboortedatum=geboren,
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=nu(),
        **velden,
    )


@pytest.mark.rule("RT-10")
def test_several_people_are_added_in_one_go(buurtteam, dossier):
    velden = rijen(("Anna de Wit", "3-4-1988", "huurder"), ("Sem", ""), ("", ""), ("Lot", "1-2-20"))

    antwoord = als(buurtteam).post(adres("bewoner", dossier), {**velden, "deels_4": "on"})

    assert antwoord.status_code == 303
    assert list(
        Bewoner.objects.order_by("pk").values_list("naam", "geboortedatum", "relatie", "verblijf")
    ) == [
        ("Anna de Wit", date(1988, 4, 3), "huurder", "altijd"),
        ("Sem", None, "kind", "altijd"),
        ("Lot", date(2020, 2, 1), "kind", "deels"),
    ]
    regel = Gebeurtenis.objects.get(soort="gezin")
    assert (regel.titel, regel.tekst, regel.rubriek) == ("3 bewoners toegevoegd", "", "gezin")


def morgen():
    return f"{vandaag() + timedelta(days=1):%d-%m-%Y}"


@pytest.mark.parametrize(
    ("velden", "veld", "zin"),
    [
        (rijen(), "naam_1", "minstens één"),
        (rijen(("", "1-2-2015")), "naam_1", "Vul een naam in"),
        ({**rijen(), "deels_3": "on"}, "naam_3", "Vul een naam in"),
        (rijen(("Sem", "31-2-2015")), "geboortedatum_1", "bestaat niet"),
        (rijen(("Sem", "32-1-2015")), "geboortedatum_1", "Vul een datum in"),
        (rijen(("Sem", "gisterochtend")), "geboortedatum_1", "Vul een datum in"),
        (rijen(("Sem", "29-2-2015")), "geboortedatum_1", "bestaat niet"),
        (rijen(("Sem", "1-1-1800")), "geboortedatum_1", "Vul een jaar in"),
        (rijen(("Sem", "1-1-1901")), "geboortedatum_1", "vanaf"),
        (rijen(("Sem", "1-1-2099")), "geboortedatum_1", "tot en met"),
        (rijen(("Sem", "morgen")), "geboortedatum_1", "tot en met"),
        (rijen(("x" * 121, "")), "naam_1", "te lang"),
        (rijen(("Sem", "", "oom")), "relatie_1", "Kies een relatie"),
        (rijen(("Sem", "", "")), "relatie_1", "Kies een relatie"),
        (rijen(("Sem", "1-2-2015"), ("Sem", "1-2-15")), "naam_2", "staat er al"),
        (rijen(("Sem", "1-2-2015"), ("Lot", "x")), "geboortedatum_2", "Vul een datum in"),
    ],
)
def test_bad_answers_about_people_are_refused_at_the_field(buurtteam, dossier, velden, veld, zin):
    antwoord = als(buurtteam).post(adres("bewoner", dossier), velden)

    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert zin in fouten(antwoord)[0]
    assert f'href="#id_{veld}"' in antwoord.content.decode()
    assert not Bewoner.objects.exists()


def test_nothing_at_all_is_refused_too(buurtteam, dossier):
    assert als(buurtteam).post(adres("bewoner", dossier)).status_code == 422


def test_more_people_are_folded_away_until_there_is_something_among_them(buurtteam, dossier):
    browser = als(buurtteam)
    fout = {**rijen(), "naam_5": "Sem", "geboortedatum_5": "x"}

    leeg = browser.get(adres("bewoner", dossier)).context["form"]
    vol = browser.post(adres("bewoner", dossier), fout)

    assert (leeg.meer_open, vol.context["form"].meer_open) == (False, True)
    assert "<details open>" in vol.content.decode()


def test_reordering_and_control_characters_leave_a_name(buurtteam, dossier):
    als(buurtteam).post(adres("bewoner", dossier), rijen(("\u202eSem\x00\x07 Bos", "")))

    assert Bewoner.objects.get().naam == "Sem Bos"


@pytest.mark.rule("RT-10")
@pytest.mark.parametrize(
    ("geboren", "dag", "minderjarig"),
    [
        (date(2008, 5, 10), date(2026, 5, 9), True),
        (date(2008, 5, 10), date(2026, 5, 10), False),
        (date(2008, 5, 10), date(2026, 5, 11), False),
        (date(2008, 2, 29), date(2026, 2, 28), True),
        (date(2008, 2, 29), date(2026, 3, 1), False),
        (date(2008, 3, 1), date(2026, 2, 28), True),
        (date(2010, 2, 28), date(2028, 2, 28), False),
        (date(2010, 3, 1), date(2028, 2, 29), True),
        (None, date(2026, 5, 10), True),
    ],
)
def test_a_child_is_a_minor_until_the_day_it_turns_eighteen(
    buurtteam, dossier, geboren, dag, minderjarig
):
    bewoner(dossier, buurtteam, geboren=geboren)

    assert Casus.objects.get(pk=dossier.pk).aantal_minderjarigen(dag) == minderjarig


@pytest.mark.rule("RT-10")
@pytest.mark.parametrize(
    ("velden", "aantal"),
    [
        ({"relatie": "kind", "verblijf": "deels", "geboren": date(2015, 1, 1)}, 1),
        ({"relatie": "anders", "geboren": date(2015, 1, 1)}, 1),
        ({"relatie": "anders", "geboren": None}, 0),
        ({"relatie": "huurder", "geboren": None}, 0),
        ({"geboren": date(2015, 1, 1), "vertrokken_op": date(2026, 5, 10)}, 0),
        ({"geboren": date(2015, 1, 1), "vertrokken_op": date(2026, 5, 11)}, 1),
    ],
)
def test_who_counts_as_a_minor_of_this_household(buurtteam, dossier, velden, aantal):
    bewoner(dossier, buurtteam, **velden)

    dag = date(2026, 5, 10)
    assert Casus.objects.get(pk=dossier.pk).aantal_minderjarigen(dag) == aantal


@pytest.mark.rule("RT-10")
def test_the_number_of_minors_is_asked_for_the_date_that_matters(buurtteam, corporatie, dossier):
    bewoner(dossier, buurtteam, geboren=date(2010, 6, 1))
    Huishouden.objects.create(casus=dossier, verwacht_kind_op=vandaag())

    def aantal(**gevraagd):
        return als(corporatie).get(adres("huishouden", dossier), gevraagd).context["minderjarigen"]

    assert (aantal(op="31-5-2028"), aantal(op="1-6-2028")) == (2, 1)
    assert aantal(op="geen datum") == aantal() == 2


@pytest.mark.rule("LAW-05", "RT-04")
def test_a_corporatie_sees_the_number_and_its_own_rows_and_no_other_value(
    buurtteam, corporatie, dossier
):
    van_hen = bewoner(dossier, buurtteam, naam="Geheim Kind", geboren=date(2015, 7, 23))
    bewoner(dossier, corporatie, naam="Eigen Regel", geboren=date(2014, 3, 2))
    Huishouden.objects.create(casus=dossier, contacttaal="Tigrinya", kwetsbaar=True)
    browser = als(corporatie)

    pagina = browser.get(adres("huishouden", dossier)).content.decode()

    assert "2 minderjarige kinderen" in pagina
    assert "Eigen Regel" in pagina
    for waarde in ("Geheim", "2015", "Tigrinya", "checked"):
        assert waarde not in pagina
    assert browser.get(adres("bewoner_wijzigen", dossier, van_hen.sleutel)).status_code == 404
    assert (
        browser.post(adres("bewoner_wijzigen", dossier, van_hen.sleutel), {"versie": 1}).status_code
        == 404
    )


@pytest.mark.rule("LAW-05")
def test_a_corporatie_adds_to_the_household_without_seeing_or_undoing(corporatie, dossier):
    Huishouden.objects.create(
        casus=dossier, contacttaal="Tigrinya", kwetsbaar=True, verwacht_kind_op=vandaag()
    )
    browser = als(corporatie)

    antwoord = browser.post(
        adres("huishouden", dossier), {"woonoverlast": "on", "contacttaal": "Nederlands"}
    )

    huishouden = Huishouden.objects.get()
    assert antwoord.status_code == 303
    assert (huishouden.kwetsbaar, huishouden.woonoverlast, huishouden.contacttaal) == (
        True,
        True,
        "Tigrinya",
    )
    assert huishouden.verwacht_kind_op == vandaag()
    # Saying again what was there already reads the same as saying something new.
    browser.post(adres("huishouden", dossier), {"woonoverlast": "on"})
    assert Gebeurtenis.objects.filter(titel="Huishouden aangevuld").count() == 2


def test_an_addition_without_anything_in_it_is_refused(corporatie, dossier):
    antwoord = als(corporatie).post(adres("huishouden", dossier), {})

    assert antwoord.status_code == 422
    assert "minstens één" in fouten(antwoord)[0]


@pytest.mark.parametrize("soort", [Soort.OPVANG, Soort.MELDPUNT_ZORG])
def test_a_reader_of_gezin_reads_and_changes_nothing(corporatie, dossier, soort):
    lezer = actor(soort)
    deel(dossier, lezer, by=corporatie, now=nu())
    bewoner(dossier, corporatie, naam="Leesbaar Kind")
    browser = als(lezer)

    assert "Leesbaar Kind" in browser.get(adres("huishouden", dossier)).content.decode()
    assert browser.post(adres("huishouden", dossier), {"kwetsbaar": "on"}).status_code == 403
    assert browser.get(adres("bewoner", dossier)).status_code == 403


@pytest.mark.rule("RT-04")
def test_without_the_rubriek_the_household_is_not_there(corporatie, dossier):
    zonder = actor(Soort.HULPVERLENING)
    deel(dossier, zonder, by=corporatie, rubrieken=[Rubriek.HULP], now=nu())
    jurist = actor(Soort.OCMW, Rol.JURIST)
    deel(dossier, jurist, by=corporatie, now=nu())

    for wie in (zonder, jurist, actor(Soort.HULPVERLENING)):
        for naam in ("huishouden", "bewoner"):
            assert als(wie).get(adres(naam, dossier)).status_code == 404


def huishouden(**anders):
    return {"versie": "0", "contacttaal": "Nederlands", **anders}


def test_the_household_is_saved_and_its_values_stay_off_the_timeline(buurtteam, dossier):
    velden = huishouden(
        contacttaal="Tigrinya", tolk_nodig="on", kwetsbaar="on", verwacht_kind_op="morgen"
    )

    antwoord = als(buurtteam).post(adres("huishouden", dossier), velden)

    gemaakt = Huishouden.objects.get()
    assert antwoord.status_code == 303
    assert (gemaakt.contacttaal, gemaakt.tolk_nodig, gemaakt.kwetsbaar) == ("Tigrinya", True, True)
    assert gemaakt.verwacht_kind_op == vandaag() + timedelta(days=1)
    regel = Gebeurtenis.objects.get(soort="gezin")
    assert (regel.titel, regel.tekst) == ("Huishouden gewijzigd", "")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"contacttaal": ""}, "contacttaal"),
        ({"contacttaal": "x" * 41}, "contacttaal"),
        ({"verwacht_kind_op": "x"}, "verwacht_kind_op"),
        ({"verwacht_kind_op": "1-1-2099"}, "verwacht_kind_op"),
        ({"verwacht_kind_op": "1-1-2001"}, "verwacht_kind_op"),
        ({"versie": ""}, "versie"),
        ({"versie": "een"}, "versie"),
    ],
)
def test_bad_answers_about_the_household_are_refused(buurtteam, dossier, anders, veld):
    antwoord = als(buurtteam).post(adres("huishouden", dossier), huishouden(**anders))

    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert not Huishouden.objects.exists()


def test_two_people_who_change_one_household_meet(buurtteam, dossier):
    Huishouden.objects.create(casus=dossier, contacttaal="Pools", versie=3)

    antwoord = als(buurtteam).post(
        adres("huishouden", dossier), huishouden(versie="2", contacttaal="Turks")
    )

    assert antwoord.status_code == 409
    assert Huishouden.objects.get().contacttaal == "Pools"
    assert "Turks" in antwoord.content.decode()


def persoon(**anders):
    return {
        "versie": "1",
        "naam": "Sem",
        "geboortedatum": "1-2-2015",
        "relatie": "kind",
        "verblijf": "altijd",
        **anders,
    }


def test_a_corporatie_changes_its_own_row(corporatie, dossier):
    van_ons = bewoner(dossier, corporatie)

    antwoord = als(corporatie).post(
        adres("bewoner_wijzigen", dossier, van_ons.sleutel), persoon(vertrokken_op="gisteren")
    )

    van_ons.refresh_from_db()
    assert antwoord.status_code == 303
    assert (van_ons.geboortedatum, van_ons.versie) == (date(2015, 2, 1), 2)
    assert van_ons.vertrokken_op == vandaag() - timedelta(days=1)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"naam": ""}, "naam"),
        ({"naam": "   "}, "naam"),
        ({"geboortedatum": "1-1-2099"}, "geboortedatum"),
        ({"geboortedatum": "1-1-1900"}, "geboortedatum"),
        ({"relatie": "tante"}, "relatie"),
        ({"verblijf": "soms"}, "verblijf"),
        ({"verblijf": ""}, "verblijf"),
        ({"vertrokken_op": "1-1-2014"}, "vertrokken_op"),
        ({"vertrokken_op": "1-1-2099"}, "vertrokken_op"),
    ],
)
def test_bad_answers_about_one_person_are_refused(buurtteam, dossier, anders, veld):
    een = bewoner(dossier, buurtteam, naam="Onveranderd")

    antwoord = als(buurtteam).post(
        adres("bewoner_wijzigen", dossier, een.sleutel), persoon(**anders)
    )

    een.refresh_from_db()
    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert een.naam == "Onveranderd"


def test_the_page_of_the_household_costs_the_same_whoever_lives_there(buurtteam, dossier):
    browser = als(buurtteam)
    browser.get(adres("huishouden", dossier))
    aantallen = set()
    for nr in range(3):
        bewoner(dossier, buurtteam, naam=f"Kind {nr}")
        aantallen.add(vragen(browser, adres("huishouden", dossier)))

    assert aantallen == {7}
