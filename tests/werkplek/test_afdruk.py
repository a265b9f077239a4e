"""A case on paper, in parts that one chooses: never more than one reads, and always in the log."""

import pytest
from django.urls import reverse

from cases.choices import Publiek, Rubriek
from cases.models import Huishouden
from logboek.choices import Soort as Inzagesoort
from partners.choices import Rol, Soort
from tests.factories import actor
from tests.werkplek.pagina import (
    als,
    deel,
    inzagen,
    nieuw,
    notitie,
    nu,
    queries,
    tekst,
    vandaag,
    vol_dossier,
)
from uitvoering.models import Betalingsvoorstel, Controle, Draagkracht, Voorwaarde
from werkplek.afdruk import DELEN

pytestmark = pytest.mark.django_db


def adres(casus, *delen):
    vraag = "?maak=1" + "".join(f"&deel={naam}" for naam in delen) if delen else ""
    return reverse("werkplek:afdruk", args=[casus.nummer]) + vraag


@pytest.fixture
def verhuurder():
    return actor(naam="Linde Wonen")


@pytest.fixture
def casus(verhuurder):
    zaak = nieuw(verhuurder, achternaam="Zwartkraai")
    vol_dossier(zaak, verhuurder)
    return zaak


# Typed by hand from the ceiling: which parts each may print.
MAG = {
    (Soort.CORPORATIE, Rol.MEDEWERKER): "kern inspanningen huur juridisch gezin besluit",
    (Soort.CORPORATIE, Rol.JURIST): "kern inspanningen huur juridisch besluit",
    (Soort.HULPVERLENING, Rol.MEDEWERKER): "kern juridisch gezin financien hulp veiligheid besluit",
    (Soort.OCMW, Rol.JURIST): "kern inspanningen huur juridisch besluit",
    (Soort.SCHULDHULP, Rol.MEDEWERKER): "kern inspanningen huur juridisch financien besluit",
    (Soort.VEILIG_THUIS, Rol.MEDEWERKER): "kern gezin veiligheid besluit",
    (Soort.OPVANG, Rol.MEDEWERKER): "kern gezin besluit",
}


@pytest.mark.parametrize(("soort", "rol"), MAG)
def test_one_prints_what_one_reads_and_nothing_else(soort, rol, casus, verhuurder):
    zelf = soort == Soort.CORPORATIE
    wie = actor(soort, rol, organisatie=verhuurder.organisatie if zelf else None)
    if not zelf:
        deel(casus, wie, by=verhuurder)
    client, mag = als(wie), MAG[soort, rol].split()

    keuzes = client.get(adres(casus)).context["form"].fields["deel"].choices
    assert [naam for naam, _ in keuzes] == mag
    for naam in DELEN:
        assert client.get(adres(casus, naam)).status_code == (200 if naam in mag else 422), naam


@pytest.mark.rule("LAW-06")
def test_each_print_is_in_the_log_with_its_parts(casus, verhuurder):
    client, voor = als(verhuurder), len(inzagen())

    client.get(adres(casus))
    client.get(adres(casus, "huur", "gezin"))
    client.get(adres(casus, "inspanningen"))

    assert [(r.soort, r.rubrieken) for r in inzagen()[voor:]] == [
        (Inzagesoort.FORMULIER, ["kern"]),
        (Inzagesoort.AFDRUK, ["gezin", "huur", "kern"]),
        (Inzagesoort.AFDRUK, ["huur", "juridisch", "kern"]),
    ]


def test_what_was_not_chosen_is_not_on_the_paper(casus, verhuurder):
    Huishouden.objects.filter(casus=casus).update(contacttaal="Tigrinya")
    notitie(casus, verhuurder, "merkkern", Rubriek.KERN)
    notitie(casus, verhuurder, "merkhuur", Rubriek.HUUR)
    notitie(casus, verhuurder, "merkeigen", Rubriek.HUUR, Publiek.EIGEN)
    notitie(casus, verhuurder, "merkteam", Rubriek.HUUR, Publiek.REGIETEAM)

    papier = tekst(als(verhuurder).get(adres(casus, "huur")))

    assert "merkhuur" in papier
    for anders in ("merkkern", "merkeigen", "merkteam", "Dorpsstraat", "Tigrinya"):
        assert anders not in papier


@pytest.mark.rule("NZ-01")
def test_the_bundle_shows_what_the_landlord_did_with_dates(casus, verhuurder):
    papier = tekst(als(verhuurder).get(adres(casus, "inspanningen")))

    assert "Wat de verhuurder deed om een ontruiming te voorkomen" in papier
    for wat in ("Aanmaning", "Telefoon, gesproken", "Betalingsafspraken", "300,00"):
        assert wat in papier
    bewijs = tekst(als(verhuurder).get(reverse("cases:bewijsbundel", args=[casus.nummer])))
    assert "Telefoon, gesproken" in bewijs


@pytest.mark.parametrize("vraag", ["?maak=1", "?maak=1&deel=", "?maak=1&deel=alles",
                                   "?maak=1&deel=kern&deel=x", "?maak=1&deel=%00"])  # fmt: skip
def test_a_choice_that_is_none_is_refused_in_words(vraag, casus, verhuurder):
    response = als(verhuurder).get(adres(casus) + vraag)

    assert response.status_code == 422
    assert "Kies" in response.content.decode()


@pytest.fixture
def met_voorwaarden(casus, verhuurder):
    """A case with two checked conditions and a proposal, and debt counselling in it."""
    hulp = actor(Soort.SCHULDHULP, naam="Schuldhulp")
    deel(casus, hulp, by=verhuurder)
    for soort, bewijs in (("lopende_huur", "merkboeken"), ("inzicht", "merkloonstrook")):
        voorwaarde = Voorwaarde.objects.create(
            casus=casus, soort=soort, organisatie=hulp.organisatie, ritme_aantal=1,
            ritme_eenheid="maanden", sinds_at=nu(), volgende_op=vandaag(), stand="nagekomen",
        )  # fmt: skip
        Controle.objects.create(
            voorwaarde=voorwaarde, uitkomst="nagekomen", bewijs=bewijs, op=nu(), door=hulp.user,
            organisatie=hulp.organisatie,
        )  # fmt: skip
    voorstel = Betalingsvoorstel.objects.create(
        casus=casus, bedrag=600, aantal=6, ritme="maanden", eerste_op=vandaag(), past=True,
        organisatie=hulp.organisatie, gedaan_door=hulp.user, gedaan_at=nu(),
    )  # fmt: skip
    Draagkracht.objects.create(
        voorstel=voorstel, inkomen=1912, vaste_lasten=900, leefgeld=600, aflossingen=0
    )
    return hulp


@pytest.mark.rule("RT-14", "LAW-05")
def test_conditions_and_proposals_are_on_paper_as_far_as_one_reads_them(
    casus, verhuurder, met_voorwaarden
):
    """Each with the part that it belongs to: why a condition was kept is of its own rubriek."""
    landlord, hulp = als(verhuurder), als(met_voorwaarden)
    besluit = tekst(landlord.get(adres(casus, "besluit")))
    alles = tekst(landlord.get(adres(casus, *MAG[Soort.CORPORATIE, Rol.MEDEWERKER].split())))
    geld = tekst(hulp.get(adres(casus, "financien")))
    samen = tekst(hulp.get(adres(casus, "financien", "besluit")))

    assert "Inkomsten en uitgaven zijn helemaal in beeld" in besluit
    assert "merkboeken" not in besluit
    assert "600,00 in 6 termijnen" not in besluit
    assert "merkboeken" in alles
    assert "600,00 in 6 termijnen" in alles
    assert "1.912,00" in geld
    assert "merkloonstrook" not in geld
    assert "merkloonstrook" in samen
    assert "merkboeken" not in samen
    for papier in (besluit, alles):
        assert "1.912" not in papier
        assert "merkloonstrook" not in papier


def test_all_parts_at_once_cost_a_fixed_number_of_queries(casus, verhuurder, met_voorwaarden):
    client, alles = als(verhuurder), MAG[Soort.CORPORATIE, Rol.MEDEWERKER].split()
    client.get(adres(casus, *alles))

    with queries() as gedaan:
        tekst(client.get(adres(casus, *alles)))
    assert len(gedaan) <= 36


def test_who_takes_no_part_finds_nothing(casus):
    assert als(actor(Soort.HULPVERLENING)).get(adres(casus, "kern")).status_code == 404
