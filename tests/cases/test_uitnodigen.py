"""Inviting a partner: with a purpose, a ground, an end and what is ticked (RT-04)."""

from datetime import timedelta
from uuid import uuid4

import pytest

from cases.actions.deelnames import (
    AlBetrokken,
)
from cases.models import Deelname
from partners.choices import Rol, Soort
from tests.cases.deelname import (
    deelname_van,
    gedeeld,
    nodig,
    over,
    partner,
    uitnodiging,
)
from tests.cases.pagina import adres, als, casus, fouten, nu, vandaag
from tests.factories import actor, deel

pytestmark = pytest.mark.django_db


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def dossier(corporatie):
    return casus(corporatie)


@pytest.mark.rule("RT-04")
def test_a_partner_joins_with_a_purpose_a_ground_an_end_and_what_is_ticked(corporatie, dossier):
    buurtteam = partner(corporatie)
    assert als(buurtteam).get(adres("huishouden", dossier)).status_code == 404

    antwoord = nodig(corporatie, dossier, buurtteam)

    deelname = deelname_van(dossier, buurtteam)
    assert antwoord.status_code == 303
    assert (deelname.doel, deelname.grondslag, deelname.tot) == (
        "Helpen met het gezin",
        "toestemming",
        vandaag() + timedelta(days=90),
    )
    assert gedeeld(dossier, buurtteam) == {"kern", "gezin", "hulp"}
    assert als(buurtteam).get(adres("huishouden", dossier)).status_code == 200


def test_the_first_step_offers_the_kinds_that_are_in_the_region(corporatie, dossier):
    for soort in (Soort.HULPVERLENING, Soort.REGIETEAM, Soort.CORPORATIE):
        partner(corporatie, soort)
    actor(Soort.OPVANG)

    antwoord = als(corporatie).get(adres("uitnodigen", dossier))

    assert antwoord.context["soorten"] == [Soort.HULPVERLENING]


@pytest.mark.rule("RT-04", "LAW-05")
@pytest.mark.parametrize(
    ("soort", "rubrieken"),
    [
        (Soort.SCHULDHULP, ["huur", "juridisch", "financien", "besluit"]),
        (Soort.OPVANG, ["juridisch", "gezin", "besluit"]),
        (Soort.VEILIG_THUIS, ["juridisch", "gezin", "veiligheid", "besluit"]),
    ],
)
def test_only_what_makes_sense_for_the_kind_can_be_ticked(corporatie, dossier, soort, rubrieken):
    wie = partner(corporatie, soort)

    pagina = als(corporatie).get(f"{adres('uitnodigen', dossier)}?soort={soort}")
    geknoeid = nodig(corporatie, dossier, wie, rubrieken=["hulp", "financien", "veiligheid"])

    keuzes = pagina.context["form"].fields["rubrieken"].choices
    assert [waarde for waarde, _ in keuzes] == rubrieken
    assert geknoeid.status_code == 422
    assert list(geknoeid.context["form"].errors) == ["rubrieken"]


@pytest.mark.rule("RT-04")
@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"wie": ""}, "wie", "Kies wie"),
        ({"wie": "x"}, "wie", "uit de lijst"),
        ({"wie": f"{uuid4()}/geheel"}, "wie", "uit de lijst"),
        ({"doel": ""}, "doel", "waarvoor"),
        ({"doel": "  "}, "doel", "waarvoor"),
        ({"doel": "x" * 301}, "doel", "te lang"),
        ({"grondslag": ""}, "grondslag", "Kies een antwoord"),
        ({"grondslag": "omdat"}, "grondslag", "uit de lijst"),
        ({"tot": ""}, "tot", "tot wanneer"),
        ({"tot": "gisteren"}, "tot", "vanaf"),
        ({"tot": "ooit"}, "tot", "Vul een datum in"),
        ({"tot": over(367)}, "tot", "tot en met"),  # also when it is past midnight by then
        ({"rubrieken": ["alles"]}, "rubrieken", "uit de lijst"),
    ],
)
def test_a_bad_invitation_is_refused_at_the_field(corporatie, dossier, anders, veld, zin):
    buurtteam = partner(corporatie)

    antwoord = nodig(corporatie, dossier, buurtteam, **anders)

    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert zin in fouten(antwoord)[0]
    assert not dossier.deelnames.filter(organisatie=buurtteam.organisatie).exists()


@pytest.mark.rule("RT-04")
def test_nobody_from_elsewhere_comes_in_through_a_tampered_post(corporatie, dossier):
    elders = actor(Soort.HULPVERLENING)
    weg = partner(corporatie)
    weg.organisatie.actief = False
    weg.organisatie.save()
    buurtteam = partner(corporatie)
    los = partner(corporatie, Soort.OCMW)
    vreemde_mens = f"{buurtteam.organisatie.sleutel}/{los.user.sleutel}"

    for wie in (elders, weg):
        anders = {"wie": f"{wie.organisatie.sleutel}/geheel"}
        assert nodig(corporatie, dossier, buurtteam, **anders).status_code == 422
    assert nodig(corporatie, dossier, buurtteam, wie=vreemde_mens).status_code == 422
    for soort in ("regieteam", "corporatie", "opvang", "x"):
        pagina = f"{adres('uitnodigen', dossier)}?soort={soort}"
        assert als(corporatie).get(pagina).status_code == 404
    assert dossier.deelnames.count() == 1


@pytest.mark.rule("RT-04")
def test_one_person_of_an_organisation_sees_and_her_colleague_does_not(corporatie, dossier):
    anna = partner(corporatie)
    bram = actor(organisatie=anna.organisatie)

    nodig(corporatie, dossier, anna, wie=f"{anna.organisatie.sleutel}/{anna.user.sleutel}")

    assert als(anna).get(adres("betrokkenen", dossier)).status_code == 200
    assert als(bram).get(adres("betrokkenen", dossier)).status_code == 404
    assert nodig(corporatie, dossier, anna).status_code == 303
    assert als(bram).get(adres("betrokkenen", dossier)).status_code == 200


def test_who_takes_part_already_is_not_invited_again(corporatie, dossier):
    buurtteam = partner(corporatie)
    nodig(corporatie, dossier, buurtteam)
    persoon = f"{buurtteam.organisatie.sleutel}/{buurtteam.user.sleutel}"

    for anders in ({}, {"wie": persoon}):
        antwoord = nodig(corporatie, dossier, buurtteam, **anders)
        assert antwoord.status_code == 422
        assert "doet al mee" in fouten(antwoord)[0]
    assert dossier.deelnames.count() == 2


@pytest.mark.rule("RT-04")
def test_what_was_shared_before_does_not_come_back_with_a_new_invitation(corporatie, dossier):
    buurtteam = partner(corporatie)
    deel(dossier, buurtteam, by=corporatie, rubrieken=["hulp", "financien"], now=nu())
    Deelname.objects.filter(organisatie=buurtteam.organisatie).update(
        van=vandaag() - timedelta(days=9), tot=vandaag() - timedelta(days=1)
    )

    nodig(corporatie, dossier, buurtteam, rubrieken=["gezin"])

    assert gedeeld(dossier, buurtteam) == {"kern", "gezin"}


@pytest.mark.rule("RT-04")
@pytest.mark.parametrize(
    ("soort", "rol"),
    [
        (Soort.SCHULDHULP, Rol.MEDEWERKER),
        (Soort.OPVANG, Rol.MEDEWERKER),
        (Soort.REGIETEAM, Rol.REGIETEAMLID),
        (Soort.OCMW, Rol.JURIST),
        (Soort.JEUGDBESCHERMING, Rol.MEDEWERKER),
    ],
)
def test_who_may_not_invite_reads_why(corporatie, dossier, soort, rol):
    wie = partner(corporatie, soort, rol)
    deel(dossier, wie, by=corporatie, now=nu())
    deelname = deelname_van(dossier, corporatie)
    browser = als(wie)

    assert browser.get(adres("betrokkenen", dossier)).context["mag_uitnodigen"] is False
    for pagina in (
        adres("uitnodigen", dossier),
        adres("deelname_wijzigen", dossier, deelname.sleutel),
        adres("deelname_beeindigen", dossier, deelname.sleutel),
    ):
        assert browser.get(pagina).status_code == 403
        assert browser.post(pagina, uitnodiging(wie)).status_code == 403


def test_inviting_again_while_somebody_takes_part_is_refused_by_the_action(corporatie, dossier):
    buurtteam = partner(corporatie)
    deel(dossier, buurtteam, by=corporatie, now=nu())

    with pytest.raises(AlBetrokken):
        deel(dossier, buurtteam, by=corporatie, persoon=buurtteam.user, now=nu())
