"""Inviting a partner: with a purpose, a ground, an end and what is ticked (RT-04)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.urls import reverse

from berichten.actions.sturen import stuur_berichten
from berichten.choices import Soort as Berichtsoort
from berichten.choices import Vervallen
from berichten.models import Bericht, Uitgaand
from cases.actions.deelnames import (
    AlBetrokken,
    beeindig,
)
from cases.actions.ontvangers import wie_ziet
from cases.models import Deelname
from partners.choices import Rol, Soort
from tests.berichten.hulp import wil
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


# --- who hears of it -----------------------------------------------------------------------------


def gehoord():
    berichten = Bericht.objects.filter(soort=Berichtsoort.DEELNAME)
    return sorted(berichten.values_list("user", flat=True))


def zelf(wie):
    return {"wie": f"{wie.organisatie.sleutel}/{wie.user.sleutel}"}


@pytest.mark.rule("RT-04")
def test_a_person_who_is_invited_hears_so_once_and_her_colleague_does_not(corporatie, dossier):
    anna = partner(corporatie)
    actor(organisatie=anna.organisatie)

    antwoorden = [nodig(corporatie, dossier, anna, **zelf(anna)) for _ in range(2)]

    assert [a.status_code for a in antwoorden] == [303, 422]
    [bericht] = Bericht.objects.all()
    assert (bericht.user, bericht.organisatie) == (anna.user, anna.organisatie)
    assert (bericht.casusnummer, bericht.pad) == (dossier.nummer, dossier.get_absolute_url())
    pagina = als(anna).get(reverse("berichten:lijst")).content.decode()
    assert dossier.nummer in pagina
    assert "Je doet nu mee aan een casus." in pagina
    assert dossier.naam not in pagina


@pytest.mark.rule("RT-04")
def test_of_a_whole_organisation_everybody_hears_who_now_begins_to_see_the_case(
    corporatie, dossier
):
    anna = partner(corporatie, Soort.OCMW)
    bram, baas, jurist = (
        actor(Soort.OCMW, rol, organisatie=anna.organisatie)
        for rol in (Rol.MEDEWERKER, Rol.TEAMLEIDER, Rol.JURIST)
    )
    actor(Soort.OCMW, Rol.BEHEERDER, organisatie=anna.organisatie)
    nodig(corporatie, dossier, anna, **zelf(anna))
    assert gehoord() == [anna.user.pk]

    nodig(corporatie, dossier, anna)

    assert gehoord() == sorted(wie.user.pk for wie in (anna, bram, baas, jurist))


def test_who_can_not_see_any_case_is_told_of_none(corporatie, dossier):
    # A jurist of an organisation that has no work for one.
    jurist = partner(corporatie, Soort.HULPVERLENING, Rol.JURIST)

    nodig(corporatie, dossier, jurist, **zelf(jurist))

    assert deelname_van(dossier, jurist)
    assert gehoord() == []


def test_who_invites_an_organisation_for_which_she_works_too_is_not_told(corporatie, dossier):
    anna = partner(corporatie)
    actor(organisatie=anna.organisatie, user=corporatie.user)

    deel(dossier, anna, by=corporatie, now=nu())

    assert gehoord() == [anna.user.pk]


@pytest.mark.rule("RT-04")
def test_the_notice_goes_with_the_invitation_and_comes_with_a_new_one(corporatie, dossier):
    anna, bram = partner(corporatie), partner(corporatie)
    nodig(corporatie, dossier, bram)
    for _ in range(2):
        nodig(corporatie, dossier, anna)
        assert gehoord() == sorted([anna.user.pk, bram.user.pk])

        beeindig(deelname_van(dossier, anna), reden="Klaar", by=corporatie, now=nu())
        assert gehoord() == [bram.user.pk]
        assert dossier.nummer not in als(anna).get(reverse("berichten:lijst")).content.decode()


@pytest.mark.parametrize("blijft", [True, False])
def test_a_mail_goes_to_who_wants_it_and_still_sees_the_case(corporatie, dossier, blijft):
    anna = partner(corporatie)
    wil(anna, soort=Berichtsoort.DEELNAME)
    nodig(corporatie, dossier, anna)
    if not blijft:
        beeindig(deelname_van(dossier, anna), reden="Vergissing", by=corporatie, now=nu())

    for _ in range(2):
        stuur_berichten(now=nu(), mag_nog=wie_ziet(nu()))

    if not blijft:
        assert not mail.outbox
        assert Uitgaand.objects.get().dropped_reason == Vervallen.GEEN_RECHT
        return
    [post] = mail.outbox
    assert post.to == [anna.user.email]
    assert dossier.nummer in post.subject
    assert not [naam for naam in (dossier.naam, "gezin", str(corporatie.user)) if naam in post.body]


@pytest.mark.parametrize("een", [True, False])
def test_the_answer_says_who_takes_part_now(corporatie, dossier, een):
    peter = partner(corporatie, naam="Schuldhulp Linde")
    peter.user.naam = "Peter Kuiper"
    peter.user.save()

    pagina = als(corporatie).post(
        f"{adres('uitnodigen', dossier)}?soort={peter.organisatie.soort}",
        uitnodiging(peter, **(zelf(peter) if een else {})),
        follow=True,
    )

    wie = "Peter Kuiper van Schuldhulp Linde" if een else "Schuldhulp Linde"
    assert [str(m) for m in pagina.context["messages"]] == [f"{wie} doet nu mee."]
