from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile

from cases import permissions
from cases.actions.deelnames import (
    HoortBijDeRoute,
    LaatsteVerhuurder,
    beeindig,
    nodig_uit,
    wijzig_rubrieken,
)
from cases.actions.documenten import voeg_document_toe
from cases.actions.notities import schrijf_notitie
from cases.choices import Grondslag, Hoedanigheid, Rubriek, Status
from cases.models import Casus, Deelname, Gunning
from cases.permissions import toegang
from cases.uitleg import functies, opsomming, recht_in_woorden, zicht_in_woorden
from partners.choices import Rol, Soort
from tests.cases.deelname import (
    deelname_van,
    gedeeld,
    nodig,
    over,
    partner,
)
from tests.cases.pagina import adres, als, casus, nu, uitdraai_van, vandaag, vragen
from tests.factories import actor, deel, voor

pytestmark = pytest.mark.django_db


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def dossier(corporatie):
    return casus(corporatie)


# --- the page ------------------------------------------------------------------------------------


@pytest.mark.rule("RT-04")
def test_everybody_who_takes_part_reads_who_sees_what_and_why(corporatie, dossier):
    buurtteam = partner(corporatie, naam="Buurtteam Noord")
    gestopt = partner(corporatie, Soort.SCHULDHULP, naam="Schuldhulp Zuid")
    verlopen = partner(corporatie, Soort.OCMW, naam="OCMW West")
    deel(dossier, buurtteam, by=corporatie, rubrieken=["gezin", "huur"], now=nu())
    deel(dossier, gestopt, by=corporatie, now=nu())
    deel(dossier, verlopen, by=corporatie, now=nu())
    Deelname.objects.filter(organisatie=verlopen.organisatie).update(
        van=vandaag() - timedelta(days=9), tot=vandaag() - timedelta(days=1)
    )
    beeindig(deelname_van(dossier, gestopt), reden="Schuld is betaald", by=corporatie, now=nu())

    for wie in (corporatie, buurtteam):
        antwoord = als(wie).get(adres("betrokkenen", dossier))
        actief = {r["organisatie"].naam: r for r in antwoord.context["actief"]}
        assert set(actief) == {corporatie.organisatie.naam, "Buurtteam Noord"}
        assert actief["Buurtteam Noord"]["gedeeld"] == ["Kern", "Huur en betaling", "Gezin"]
        [zicht] = actief["Buurtteam Noord"]["zicht"]
        assert zicht["regels"] == [
            ("leest", ["Kern"]),
            ("ziet alleen of de lopende huur betaald is", ["Huur en betaling"]),
            ("leest en schrijft", ["Gezin"]),
        ]
        assert [d.organisatie.naam for d in antwoord.context["voorbij"]] == [
            "OCMW West",
            "Schuldhulp Zuid",
        ]
        tekst = antwoord.content.decode()
        assert "Samen een ontruiming voorkomen" in tekst
        assert "Toestemming van de huurder" in tekst
        assert "Schuld is betaald" in tekst


def test_who_made_the_case_reads_that_she_writes_in_its_core():
    assert zicht_in_woorden(Hoedanigheid.OCMW, [Rubriek.KERN]) == [("leest", ["Kern"])]
    assert zicht_in_woorden(Hoedanigheid.OCMW, [Rubriek.KERN], eigen_casus=True) == [
        ("leest en schrijft", ["Kern"])
    ]


@pytest.mark.parametrize("soort", Soort)
def test_each_right_has_words(soort):
    for wie in functies(soort, casemanager=True):
        hoogst = permissions.plafond(wie)
        for rubriek in Rubriek:
            assert bool(recht_in_woorden(rubriek, hoogst[rubriek])) == bool(hoogst[rubriek])
        namen = [naam for _, lijst in zicht_in_woorden(wie, list(Rubriek)) for naam in lijst]
        assert namen == sorted(namen, key=namen.index)
        assert len(namen) == sum(map(bool, hoogst.values()))


def test_names_are_listed_as_people_say_them():
    assert [opsomming(n) for n in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a en b",
        "a, b en c",
    ]


@pytest.mark.rule("RT-04")
def test_who_takes_no_part_finds_none_of_these_pages(corporatie, dossier):
    ander = partner(corporatie)
    deel(dossier, ander, by=corporatie, now=nu())
    deelname = deelname_van(dossier, ander)
    for wie in (actor(Soort.CORPORATIE), partner(corporatie, Soort.OCMW)):
        browser = als(wie)
        for naam in ("betrokkenen", "uitnodigen", "logboek"):
            assert browser.get(adres(naam, dossier)).status_code == 404
        assert browser.get(uitdraai_van(dossier)).status_code == 404
        for naam in ("deelname_wijzigen", "deelname_beeindigen"):
            assert browser.get(adres(naam, dossier, deelname.sleutel)).status_code == 404
            assert browser.post(adres(naam, dossier, deelname.sleutel)).status_code == 404


# --- sharing more or less ------------------------------------------------------------------------


def wijzig(by, dossier, wie, **velden):
    deelname = deelname_van(dossier, wie)
    velden = {"rubrieken": ["gezin"], "tot": over(30), **velden}
    return als(by).post(adres("deelname_wijzigen", dossier, deelname.sleutel), velden)


@pytest.mark.rule("RT-04")
def test_sharing_more_or_less_works_on_the_next_request(corporatie, dossier):
    buurtteam = partner(corporatie)
    deel(dossier, buurtteam, by=corporatie, rubrieken=["hulp"], tot=vandaag(), now=nu())
    browser = als(buurtteam)
    assert browser.get(adres("huishouden", dossier)).status_code == 404

    assert wijzig(corporatie, dossier, buurtteam, rubrieken=["gezin"]).status_code == 303
    assert browser.get(adres("huishouden", dossier)).status_code == 200
    assert gedeeld(dossier, buurtteam) == {"kern", "gezin"}
    assert deelname_van(dossier, buurtteam).tot == vandaag() + timedelta(days=30)

    assert wijzig(corporatie, dossier, buurtteam, rubrieken=[]).status_code == 303
    assert browser.get(adres("huishouden", dossier)).status_code == 404
    assert gedeeld(dossier, buurtteam) == {"kern"}


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"tot": ""}, "tot"),
        ({"tot": "gisteren"}, "tot"),
        ({"tot": over(367)}, "tot"),  # also when it is past midnight by then
        ({"tot": "31-2-2027"}, "tot"),
        ({"rubrieken": ["kern", "juridisch?"]}, "rubrieken"),
    ],
)
def test_a_bad_change_of_a_participation_is_refused(corporatie, dossier, velden, veld):
    buurtteam = partner(corporatie)
    deel(dossier, buurtteam, by=corporatie, rubrieken=["hulp"], now=nu())

    antwoord = wijzig(corporatie, dossier, buurtteam, **velden)

    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == [veld]
    assert gedeeld(dossier, buurtteam) == {"kern", "hulp"}


@pytest.mark.rule("RT-04")
def test_nobody_widens_her_own_sight(corporatie, dossier):
    buurtteam = partner(corporatie)
    deel(dossier, buurtteam, by=corporatie, rubrieken=["hulp"], now=nu())
    collega = actor(organisatie=buurtteam.organisatie)
    alles = {"rubrieken": [r.value for r in Rubriek], "tot": over(300)}
    zelf = f"{buurtteam.organisatie.sleutel}/{collega.user.sleutel}"

    assert wijzig(buurtteam, dossier, buurtteam, **alles).status_code == 403
    assert wijzig(buurtteam, dossier, corporatie, **alles).status_code == 403
    # Her own organisation is the only one of its kind in the region, and not on the list.
    assert nodig(buurtteam, dossier, buurtteam, wie=zelf, **alles).status_code == 404
    eigen = voor(dossier, buurtteam, now=nu())
    with pytest.raises(PermissionDenied):
        nodig_uit(
            eigen,
            organisatie=buurtteam.organisatie,
            persoon=collega.user,
            doel="x",
            grondslag=Grondslag.TOESTEMMING,
            tot=None,
            rubrieken=list(Rubriek),
            by=buurtteam,
            now=nu(),
        )
    with pytest.raises(PermissionDenied):
        wijzig_rubrieken(
            deelname_van(dossier, buurtteam), rubrieken=[], tot=None, by=buurtteam, now=nu()
        )
    assert gedeeld(dossier, buurtteam) == {"kern", "hulp"}


@pytest.mark.rule("RT-04")
def test_a_partner_passes_on_no_more_than_it_sees(corporatie, dossier):
    buurtteam, ocmw = partner(corporatie), partner(corporatie, Soort.OCMW)
    deel(dossier, buurtteam, by=corporatie, rubrieken=["hulp", "gezin"], now=nu())

    geweigerd = nodig(buurtteam, dossier, ocmw, rubrieken=["hulp", "juridisch"])
    pagina = als(buurtteam).get(f"{adres('uitnodigen', dossier)}?soort=ocmw")
    assert geweigerd.status_code == 422
    keuzes = pagina.context["form"].fields["rubrieken"].choices
    assert [waarde for waarde, _ in keuzes] == ["gezin", "hulp"]

    deel(dossier, ocmw, by=corporatie, rubrieken=["juridisch"], now=nu())
    assert wijzig(buurtteam, dossier, ocmw, rubrieken=["hulp"]).status_code == 303
    # What the partner can't see it can't take back either.
    assert gedeeld(dossier, ocmw) == {"kern", "juridisch", "hulp"}


@pytest.mark.rule("RT-04")
def test_narrowing_the_ceiling_works_at_once_and_widening_takes_a_share(
    corporatie, dossier, monkeypatch
):
    buurtteam = partner(corporatie)
    deel(dossier, buurtteam, by=corporatie, rubrieken=["gezin"], now=nu())
    browser = als(buurtteam)
    assert browser.get(adres("bewoner", dossier)).status_code == 200

    wie = Hoedanigheid.HULPVERLENING
    monkeypatch.setitem(permissions.PLAFOND, wie, "r    s    r    -     w    w    e    re")
    assert browser.get(adres("bewoner", dossier)).status_code == 404

    monkeypatch.setitem(permissions.PLAFOND, wie, "w    w    w    w     w    w    w    w")
    zicht = toegang(voor(dossier, buurtteam, now=nu()), buurtteam)
    assert {r for r, recht in zicht.items() if recht} == {Rubriek.KERN, Rubriek.GEZIN}


# --- ending --------------------------------------------------------------------------------------


def stop(by, dossier, wie, reden="Klaar"):
    deelname = deelname_van(dossier, wie)
    return als(by).post(adres("deelname_beeindigen", dossier, deelname.sleutel), {"reden": reden})


@pytest.mark.rule("RT-04")
def test_after_the_end_an_open_session_a_poll_and_a_link_show_nothing(corporatie, dossier):
    buurtteam = partner(corporatie)
    gezien = deel(dossier, buurtteam, by=corporatie, now=nu())
    document = voeg_document_toe(
        gezien,
        ContentFile(b"inhoud"),
        bestandsnaam="brief.pdf",
        inhoudstype="application/pdf",
        titel="Brief",
        rubriek="hulp",
        publiek="eigen",
        by=buurtteam,
        now=nu(),
    )
    browser = als(buurtteam)
    casuspagina = dossier.get_absolute_url()
    link = adres("document_openen", dossier, document.sleutel)
    assert browser.get(casuspagina).status_code == 200
    assert b"".join(browser.get(link).streaming_content) == b"inhoud"

    assert stop(corporatie, dossier, buurtteam).status_code == 303

    assert browser.get(casuspagina).status_code == 404
    assert browser.get(casuspagina, headers={"HX-Request": "true"}).status_code == 404
    assert browser.get(link).status_code == 404
    assert browser.post(adres("notitie", dossier), {"tekst": "nog iets"}).status_code == 404
    with pytest.raises(Casus.DoesNotExist):
        schrijf_notitie(gezien, tekst="x", rubriek="hulp", publiek="eigen", by=buurtteam, now=nu())
    assert not Gunning.objects.filter(
        content_object=dossier, group=buurtteam.organisatie.groep
    ).exists()


@pytest.mark.rule("RT-04")
def test_sight_ends_by_itself_after_the_last_day(corporatie, dossier):
    buurtteam = partner(corporatie)
    deel(dossier, buurtteam, by=corporatie, tot=vandaag(), now=nu())
    browser = als(buurtteam)
    assert browser.get(adres("betrokkenen", dossier)).status_code == 200

    Deelname.objects.filter(organisatie=buurtteam.organisatie).update(
        van=vandaag() - timedelta(days=9), tot=vandaag() - timedelta(days=1)
    )

    assert browser.get(adres("betrokkenen", dossier)).status_code == 404


@pytest.mark.rule("RT-04")
def test_the_landlord_stays(corporatie, dossier):
    buurtteam = partner(corporatie)
    deel(dossier, buurtteam, by=corporatie, now=nu())

    for by in (corporatie, buurtteam):
        assert stop(by, dossier, corporatie).status_code == 403
    with pytest.raises(LaatsteVerhuurder):
        beeindig(deelname_van(dossier, corporatie), reden="x", by=buurtteam, now=nu())
    with pytest.raises(LaatsteVerhuurder):
        wijzig_rubrieken(
            deelname_van(dossier, corporatie), rubrieken=[], tot=None, by=buurtteam, now=nu()
        )


def test_the_regieteam_and_the_casemanager_stay_while_the_route_needs_them(corporatie, dossier):
    regieteam = partner(corporatie, Soort.REGIETEAM, Rol.REGIETEAMLID)
    buurtteam = partner(corporatie)
    for wie in (regieteam, buurtteam):
        deel(dossier, wie, by=corporatie, now=nu())
    deelname_van(dossier, regieteam)
    Deelname.objects.filter(organisatie=regieteam.organisatie).update(rol="regieteam")
    Casus.objects.filter(pk=dossier.pk).update(
        status=Status.VOORKOMEN,
        casemanager=buurtteam.user,
        casemanager_organisatie=buurtteam.organisatie,
    )

    for wie in (regieteam, buurtteam):
        assert stop(corporatie, dossier, wie).status_code == 403
        with pytest.raises(HoortBijDeRoute):
            beeindig(deelname_van(dossier, wie), reden="x", by=corporatie, now=nu())
    Casus.objects.filter(pk=dossier.pk).update(status=Status.PREVENTIE)
    assert stop(corporatie, dossier, regieteam).status_code == 303


def test_a_partner_may_leave_by_itself(corporatie, dossier):
    buurtteam = partner(corporatie)
    deel(dossier, buurtteam, by=corporatie, now=nu())

    antwoord = stop(buurtteam, dossier, buurtteam)

    assert (antwoord.status_code, antwoord["Location"]) == (303, "/")
    assert als(buurtteam).get(adres("betrokkenen", dossier)).status_code == 404


@pytest.mark.parametrize("reden", ["", "   ", "x" * 301, "\u202e"])
def test_ending_needs_a_reason(corporatie, dossier, reden):
    buurtteam = partner(corporatie)
    deel(dossier, buurtteam, by=corporatie, now=nu())

    antwoord = stop(corporatie, dossier, buurtteam, reden)

    assert antwoord.status_code == 422
    assert list(antwoord.context["form"].errors) == ["reden"]
    assert deelname_van(dossier, buurtteam)


def test_a_participation_that_ended_can_not_be_changed(corporatie, dossier):
    buurtteam = partner(corporatie)
    deel(dossier, buurtteam, by=corporatie, now=nu())
    sleutel = deelname_van(dossier, buurtteam).sleutel
    stop(corporatie, dossier, buurtteam)

    for naam in ("deelname_wijzigen", "deelname_beeindigen"):
        assert als(corporatie).get(adres(naam, dossier, sleutel)).status_code == 404
    assert als(corporatie).get(adres("deelname_wijzigen", dossier, uuid4())).status_code == 404


@pytest.mark.rule("RT-04")
def test_a_participation_of_another_case_is_out_of_reach(corporatie, dossier):
    andere = actor(Soort.CORPORATIE)
    van_andere = casus(andere)
    buurtteam = partner(andere)
    deel(van_andere, buurtteam, by=andere, now=nu())
    sleutel = deelname_van(van_andere, buurtteam).sleutel

    for naam in ("deelname_wijzigen", "deelname_beeindigen"):
        antwoord = als(corporatie).post(adres(naam, dossier, sleutel), {"reden": "x"})
        assert antwoord.status_code == 404
    assert deelname_van(van_andere, buurtteam)


def test_the_page_costs_the_same_however_many_take_part(corporatie, dossier):
    browser = als(corporatie)
    browser.get(adres("betrokkenen", dossier))
    aantallen = set()
    for soort in (Soort.HULPVERLENING, Soort.OCMW, Soort.SCHULDHULP):
        deel(dossier, partner(corporatie, soort), by=corporatie, now=nu())
        aantallen.add(vragen(browser, adres("betrokkenen", dossier)))

    assert aantallen == {6}
