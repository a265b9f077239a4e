"""Two people change one block: nothing is lost, and each sees who was first (ux 5.3)."""

import pytest

from cases.actions.blokken import Gewijzigd, bewaar_blok
from cases.choices import Gebeurtenissoort, Rubriek
from cases.models import Casus, Huishouden, Huurder
from partners.choices import Soort
from tests.cases.pagina import adres, als, casus, nu, vragen
from tests.factories import actor, deel

pytestmark = pytest.mark.django_db

HUURDER = {
    "voorletters": "A.",
    "voorvoegsel": "",
    "achternaam": "Jansen",
    "telefoon": "",
    "email": "",
    "versie": "1",
}
WONING = {
    "straat": "Dorpsstraat",
    "huisnummer": "12",
    "toevoeging": "b",
    "postcode": "6598ab",
    "plaats": "Lindeburg",
    "wijk": "",
    "versie": "1",
}


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def dossier(corporatie):
    return casus(corporatie)


def regels(dossier, soort):
    return dossier.gebeurtenissen.filter(soort=soort)


def test_a_changed_name_renames_the_case_and_is_found_by_search(corporatie, dossier):
    client = als(corporatie)

    response = client.post(
        adres("huurder", dossier),
        HUURDER | {"voorvoegsel": "de", "achternaam": "Zwaan", "telefoon": "06 12 34 56 78"},
    )

    assert response.status_code == 303
    dossier = Casus.objects.get(pk=dossier.pk)
    assert dossier.naam == "A. de Zwaan"
    woorden = dossier.zoekregel.woorden
    assert "'zwaan'" in woorden
    assert "'0612345678'" in woorden
    assert "'jansen'" not in woorden


def test_the_timeline_says_that_it_changed_and_not_to_what(corporatie, dossier):
    als(corporatie).post(adres("huurder", dossier), HUURDER | {"achternaam": "Zwaan"})

    regel = regels(dossier, Gebeurtenissoort.HUURDER).get()
    assert (regel.titel, regel.tekst) == ("Gegevens van de huurder bijgewerkt", "")


def test_saving_without_a_change_writes_nothing(corporatie, dossier):
    response = als(corporatie).post(adres("huurder", dossier), HUURDER)

    assert response.status_code == 303
    assert not regels(dossier, Gebeurtenissoort.HUURDER).exists()
    assert dossier.huurders.get().versie == 1


def test_somebody_who_rents_along_is_added_and_found(corporatie, dossier):
    response = als(corporatie).post(
        adres("huurder_toevoegen", dossier), HUURDER | {"versie": "0", "achternaam": "Öztürk"}
    )

    assert response.status_code == 303
    mede = dossier.huurders.get(hoofdhuurder=False)
    assert (mede.achternaam, mede.versie) == ("Öztürk", 1)
    dossier = Casus.objects.get(pk=dossier.pk)
    assert dossier.naam == "A. Jansen"
    assert "'ozturk'" in dossier.zoekregel.woorden
    wijzig = als(corporatie).get(adres("huurder", dossier, mede.sleutel))
    assert "Gegevens van de medehuurder" in wijzig.content.decode()


def test_the_address_is_found_after_a_move_of_the_number(corporatie, dossier):
    response = als(corporatie).post(adres("woning", dossier), WONING | {"straat": "Kadelaan"})

    assert response.status_code == 303
    dossier = Casus.objects.get(pk=dossier.pk)
    assert str(dossier.woning) == "Kadelaan 12 b, Lindeburg"
    assert "'kadelaan'" in dossier.zoekregel.woorden
    assert regels(dossier, Gebeurtenissoort.WONING).count() == 1


def test_a_case_without_an_address_gets_one(corporatie, dossier):
    dossier.woning.delete()

    assert als(corporatie).get(adres("woning", dossier)).status_code == 200
    zwaan = HUURDER | {"achternaam": "Zwaan"}
    assert als(corporatie).post(adres("huurder", dossier), zwaan).status_code == 303
    response = als(corporatie).post(adres("woning", dossier), WONING | {"versie": "0"})

    assert response.status_code == 303
    dossier = Casus.objects.get(pk=dossier.pk)
    assert (dossier.woning.plaats, dossier.woning.versie) == ("Lindeburg", 1)
    assert "'lindeburg'" in dossier.zoekregel.woorden


def test_a_lease_number_belongs_to_one_case(corporatie, dossier):
    ander = casus(corporatie)
    invoer = {
        "nummer": ander.huurovereenkomst.nummer,
        "eenheidnummer": "",
        "brutohuur": "612,50",
        "geboortedatum_huurder": "",
        "versie": "1",
    }

    geweigerd = als(corporatie).post(adres("huurovereenkomst", dossier), invoer)
    goed = als(corporatie).post(
        adres("huurovereenkomst", dossier), invoer | {"nummer": dossier.huurovereenkomst.nummer}
    )

    assert geweigerd.status_code == 422
    assert "Dit nummer hoort al bij een andere casus." in geweigerd.content.decode()
    assert goed.status_code == 303
    huur = Casus.objects.get(pk=dossier.pk).huurovereenkomst
    assert (str(huur.brutohuur), str(huur.achterstand)) == ("612.50", "850.00")


class TestConflict:
    @pytest.fixture
    def ander(self):
        """Another landlord that takes part, for example of the place that comes next."""
        return actor(Soort.CORPORATIE)

    @pytest.fixture
    def mijn_post(self, corporatie, dossier, ander):
        """The other saved first; then I send what I typed on the page I had."""
        deel(dossier, ander, by=corporatie, now=nu())
        als(ander).post(
            adres("huurder", dossier),
            HUURDER | {"voorletters": "A.B.", "telefoon": "06 11 11 11 11"},
        )
        return HUURDER | {"achternaam": "Janssen", "telefoon": "06 22 22 22 22"}

    def test_shows_both_versions_and_who_was_first(self, corporatie, dossier, ander, mijn_post):
        response = als(corporatie).post(adres("huurder", dossier), mijn_post)

        assert response.status_code == 409
        tekst = response.content.decode()
        assert f"{ander.user.naam}, {ander.organisatie.naam}" in tekst
        for waarde in ("A.B.", "Janssen", "06 11 11 11 11", "06 22 22 22 22"):
            assert waarde in tekst
        assert list(response.context["form"].fields) == [
            "kies_voorletters",
            "kies_achternaam",
            "kies_telefoon",
        ]
        assert dossier.huurders.get().telefoon == "+31611111111"

    def test_saves_the_choice_per_field(self, corporatie, dossier, mijn_post):
        client = als(corporatie)
        client.post(adres("huurder", dossier), mijn_post)

        response = client.post(
            adres("huurder", dossier),
            mijn_post
            | {
                "verschillen": "1",
                "versie": "2",
                "kies_voorletters": "nu",
                "kies_achternaam": "mijn",
                "kies_telefoon": "nu",
            },
        )

        assert response.status_code == 303
        huurder = dossier.huurders.get()
        assert huurder.volledige_naam == "A.B. Janssen"
        assert (huurder.telefoon, huurder.versie) == ("+31611111111", 3)

    def test_asks_for_a_choice_that_was_not_made(self, corporatie, dossier, mijn_post):
        response = als(corporatie).post(
            adres("huurder", dossier),
            mijn_post | {"verschillen": "1", "versie": "2", "kies_achternaam": "mijn"},
        )

        assert response.status_code == 422
        tekst = response.content.decode()
        assert "Kies wat er komt te staan: Voorletters." in tekst
        assert 'value="06 22 22 22 22"' in tekst
        assert dossier.huurders.get().versie == 2

    def test_is_shown_again_when_a_third_person_was_first(self, corporatie, dossier, mijn_post):
        Huurder.objects.filter(casus=dossier).update(versie=9, achternaam="Derde")

        response = als(corporatie).post(
            adres("huurder", dossier),
            mijn_post | {"verschillen": "1", "versie": "2", "kies_achternaam": "mijn"},
        )

        assert response.status_code == 409
        assert "Derde" in response.content.decode()

    def test_is_none_when_both_wrote_the_same(self, corporatie, dossier, mijn_post):
        zelfde = HUURDER | {"voorletters": "A.B.", "telefoon": "0611111111"}

        assert als(corporatie).post(adres("huurder", dossier), zelfde).status_code == 303
        assert dossier.huurders.get().versie == 2


def test_two_people_who_both_make_the_first_version_meet(corporatie, dossier):
    hulp = actor(Soort.HULPVERLENING)
    gezien = deel(dossier, hulp, by=corporatie, now=nu())

    def bewaar(**velden):
        return bewaar_blok(
            gezien,
            Huishouden(casus=gezien),
            velden,
            rubriek=Rubriek.GEZIN,
            soort=Gebeurtenissoort.GEZIN,
            versie=0,
            by=hulp,
            now=nu(),
        )

    assert bewaar(contacttaal="Turks").versie == 1
    with pytest.raises(Gewijzigd) as conflict:
        bewaar(contacttaal="Arabisch")
    assert conflict.value.blok.contacttaal == "Turks"


@pytest.mark.parametrize("naam", ["huurder", "huurder_toevoegen", "woning", "huurovereenkomst"])
def test_who_only_reads_may_not_write_and_who_sees_nothing_finds_nothing(corporatie, dossier, naam):
    jurist, opvang = actor(Soort.HULPVERLENING), actor(Soort.OPVANG)
    for wie in (jurist, opvang):
        deel(dossier, wie, by=corporatie, now=nu())
    anders = actor(Soort.CORPORATIE)

    assert als(jurist).get(adres(naam, dossier)).status_code == 403
    verwacht = 404 if naam == "huurovereenkomst" else 403
    assert als(opvang).post(adres(naam, dossier), HUURDER).status_code == verwacht
    assert als(anders).get(adres(naam, dossier)).status_code == 404


def test_the_key_of_another_case_is_a_404(corporatie, dossier):
    ander = casus(corporatie)
    sleutel = ander.huurders.get().sleutel

    assert als(corporatie).get(adres("huurder", dossier, sleutel)).status_code == 404


@pytest.mark.parametrize(
    ("naam", "aantal"),
    [("huurder", 5), ("huurder_toevoegen", 4), ("woning", 4), ("huurovereenkomst", 4)],
)
def test_the_pages_cost_a_fixed_number_of_queries(corporatie, dossier, naam, aantal):
    assert vragen(als(corporatie), adres(naam, dossier)) == aantal
