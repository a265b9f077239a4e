"""A draft: of one person, for one organisation, as long as she may fill it in herself."""

from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied

from cases.actions import concepten
from cases.actions.concepten import Ingehaald, Plek, TeGroot, bewaar, lees, openstaand
from cases.choices import Rubriek
from cases.models import Concept, Deelname, Gunning
from partners.choices import Soort
from tests.factories import NOW, actor, casus, deel

pytestmark = pytest.mark.django_db

EEN_MAAND = timedelta(days=30)


@pytest.fixture
def ocmw():
    return actor(Soort.OCMW)


@pytest.fixture
def plek(ocmw):
    verhuurder = actor()
    dossier = deel(casus(by=verhuurder), ocmw, by=verhuurder)
    return Plek("huisbezoek", "Huisbezoek vastleggen", "/x/", dossier, Rubriek.HULP)


@pytest.fixture
def typ(plek, ocmw):
    return lambda tekst, versie=0, **velden: bewaar(
        plek, {"toelichting": [tekst]}, versie=versie, **{"by": ocmw, "now": NOW, **velden}
    )


def test_what_was_typed_comes_back_to_who_typed_it(typ, plek, ocmw):
    typ("De buurvrouw deed open")

    assert lees(plek, by=ocmw, now=NOW).inhoud == {"toelichting": ["De buurvrouw deed open"]}


def test_typing_on_makes_a_next_version(typ, plek, ocmw):
    eerste = typ("Een")
    tweede = typ("Een en twee", versie=eerste.versie)

    assert (Concept.objects.count(), tweede.versie) == (1, eerste.versie + 1)


def test_a_draft_belongs_to_one_person_acting_for_one_organisation(typ, plek, ocmw):
    typ("Van mij")
    collega = actor(organisatie=ocmw.organisatie)
    elders = actor(Soort.OCMW, user=ocmw.user)
    deel(plek.casus, elders, by=actor(organisatie=plek.casus.corporatie))

    for iemand in (collega, elders):
        assert lees(plek, by=iemand, now=NOW) is None
        assert openstaand(by=iemand, now=NOW) == []


@pytest.mark.parametrize("versie", [0, 2])
def test_a_second_screen_never_overwrites_the_first_unseen(typ, plek, ocmw, versie):
    typ("Van de telefoon")

    with pytest.raises(Ingehaald) as ander:
        typ("Van kantoor", versie=versie)

    assert ander.value.concept.inhoud == {"toelichting": ["Van de telefoon"]}
    assert lees(plek, by=ocmw, now=NOW).inhoud == {"toelichting": ["Van de telefoon"]}


def test_one_screen_may_overtake_itself(typ, plek, ocmw):
    """Leaving a field and pressing the button happen at the same moment."""
    typ("Een", scherm="telefoon")
    typ("Een twee", versie=0, scherm="telefoon")

    assert lees(plek, by=ocmw, now=NOW).inhoud == {"toelichting": ["Een twee"]}
    with pytest.raises(Ingehaald):
        typ("Drie", versie=0, scherm="kantoor")


def test_who_chooses_this_screen_overwrites(typ, plek, ocmw):
    typ("Van de telefoon")
    typ("Van kantoor", versie=0, toch=True)

    assert lees(plek, by=ocmw, now=NOW).inhoud == {"toelichting": ["Van kantoor"]}


def test_a_screen_whose_form_was_sent_elsewhere_keeps_nothing(typ, plek, ocmw):
    versie = typ("Klaar").versie
    concepten.gooi_weg(plek, by=ocmw)

    with pytest.raises(Ingehaald) as ander:
        typ("Nog iets", versie=versie)

    assert ander.value.concept is None
    assert not Concept.objects.exists()


@pytest.mark.parametrize("verlies", ["deelname", "rubriek"])
def test_who_loses_the_right_no_longer_reads_her_own_draft(typ, plek, ocmw, verlies):
    versie = typ("Wat ik hoorde").versie
    if verlies == "deelname":
        Deelname.objects.filter(organisatie=ocmw.organisatie).update(beeindigd_at=NOW)
    else:
        Gunning.objects.filter(permission__codename="zie_hulp").delete()

    assert lees(plek, by=ocmw, now=NOW) is None
    assert openstaand(by=ocmw, now=NOW) == []
    with pytest.raises(PermissionDenied):
        typ("Nog meer", versie=versie)


def test_after_a_month_it_is_gone_and_is_no_obstacle(typ, plek, ocmw):
    typ("Oud")
    nog_net, voorbij = NOW + EEN_MAAND, NOW + EEN_MAAND + timedelta(seconds=1)
    assert lees(plek, by=ocmw, now=nog_net).titel == "Huisbezoek vastleggen"
    [concept] = openstaand(by=ocmw, now=nog_net)
    assert concept.vervalt_at == nog_net

    assert lees(plek, by=ocmw, now=voorbij) is None
    assert openstaand(by=ocmw, now=voorbij) == []
    assert typ("Nieuw", now=voorbij).versie == 1


def test_the_broom_takes_what_is_older_than_a_month(typ):
    typ("Oud")

    ruim = partial(concepten.ruim_op, now=NOW + EEN_MAAND + timedelta(seconds=1))
    assert (concepten.ruim_op(now=NOW + EEN_MAAND), ruim(), ruim()) == (0, 1, 0)


def test_a_form_without_a_case_has_a_draft_too(ocmw):
    los = Plek("vergadering", "Vergadering", "/y/")
    bewaar(los, {"punt": ["Eerst dit"]}, versie=0, by=ocmw, now=NOW)
    with pytest.raises(Ingehaald):
        bewaar(los, {"punt": ["Iets anders"]}, versie=0, by=ocmw, now=NOW)

    assert [c.titel for c in openstaand(by=ocmw, now=NOW)] == ["Vergadering"]


def test_more_than_a_form_can_hold_is_refused(typ):
    with pytest.raises(TeGroot):
        typ("a" * (concepten.MEESTE_TEKENS + 1))
