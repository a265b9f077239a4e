"""The ceiling, typed over by hand from DESIGN, against what the code answers."""

import pytest
from django.core.exceptions import PermissionDenied

from cases.actions.stappen import take_step
from cases.choices import Hoedanigheid, Rubriek
from cases.models import Casus
from cases.permissions import MAG, PLAFOND, hoedanigheid, mag, plafond, toegang
from cases.uitleg import deel_van_een_ander, taak_van_een_ander
from common.fouten import Onbevoegd
from partners.choices import Rol, Soort
from tests.factories import NOW, VANDAAG, UserFactory, actor, casus, deel, voor

pytestmark = pytest.mark.django_db
H = Hoedanigheid

WIE = {
    H.CORPORATIE: (Soort.CORPORATIE, Rol.MEDEWERKER),
    H.CORPORATIEJURIST: (Soort.CORPORATIE, Rol.JURIST),
    H.HULPVERLENING: (Soort.HULPVERLENING, Rol.MEDEWERKER),
    H.OCMW: (Soort.OCMW, Rol.MEDEWERKER),
    H.OCMW_JURIST: (Soort.OCMW, Rol.JURIST),
    H.SCHULDHULP: (Soort.BEWINDVOERDER, Rol.MEDEWERKER),
    H.JEUGD_EN_VEILIGHEID: (Soort.VEILIG_THUIS, Rol.MEDEWERKER),
    H.REGIETEAM: (Soort.REGIETEAM, Rol.REGIETEAMLID),
    H.COORDINATOR: (Soort.REGIETEAM, Rol.COORDINATOR),
    H.OPVANG: (Soort.OPVANG, Rol.MEDEWERKER),
    H.MELDPUNT: (Soort.MELDPUNT_ZORG, Rol.MEDEWERKER),
    H.WOONKANS: (Soort.WOONKANS, Rol.MEDEWERKER),
    H.GEMEENTE: (Soort.GEMEENTE, Rol.MEDEWERKER),
    H.GEEN: (Soort.CORPORATIE, Rol.BEHEERDER),
}

LEEST = {
    H.CORPORATIE: {"kern", "huur", "juridisch", "besluit"},
    H.CORPORATIEJURIST: {"kern", "huur", "juridisch", "besluit"},
    H.HULPVERLENING: {"kern", "juridisch", "gezin", "financien", "hulp", "besluit"},
    H.OCMW: {"kern", "huur", "juridisch", "gezin", "financien", "hulp", "besluit"},
    H.OCMW_JURIST: {"kern", "huur", "juridisch", "besluit"},
    H.SCHULDHULP: {"kern", "huur", "juridisch", "financien", "besluit"},
    H.JEUGD_EN_VEILIGHEID: {"kern", "gezin", "veiligheid", "besluit"},
    H.CASEMANAGER: {"kern", "huur", "juridisch", "gezin", "financien", "hulp", "besluit"},
    H.REGIETEAM: {"kern", "huur", "juridisch", "gezin", "besluit"},
    H.COORDINATOR: {"kern", "huur", "juridisch", "gezin", "besluit"},
    H.OPVANG: {"kern", "gezin"},
    H.MELDPUNT: {"kern", "gezin"},
    H.WOONKANS: {"kern", "huur", "juridisch", "besluit"},
    H.GEMEENTE: {"kern", "huur", "juridisch", "besluit"},
    H.GEEN: set(),
}


@pytest.mark.parametrize("wie", H)
def test_the_ceiling_is_what_the_design_says(wie):
    assert {r.value for r, recht in plafond(wie).items() if recht.lezen} == LEEST[wie]


def test_every_capacity_has_a_row():
    assert set(PLAFOND) == set(H) == set(LEEST)


@pytest.mark.parametrize("wie", WIE)
def test_a_kind_of_organisation_and_a_role_make_a_capacity(wie):
    soort, rol = WIE[wie]

    assert hoedanigheid(actor(soort, rol)) == wie


def test_a_jurist_is_never_the_social_service_as_well():
    beide = actor(Soort.OCMW, Rol.JURIST, Rol.MEDEWERKER)

    assert hoedanigheid(beide) == H.OCMW_JURIST


@pytest.mark.rule("RT-04")
@pytest.mark.parametrize("rubriek", Rubriek)
def test_what_is_not_shared_is_not_seen_whatever_the_ceiling(rubriek):
    verhuurder, hulp = actor(), actor(Soort.HULPVERLENING)
    gezien = deel(casus(by=verhuurder), hulp, by=verhuurder, rubrieken=[rubriek])

    zichtbaar = {r for r, recht in toegang(gezien, hulp).items() if recht}

    assert zichtbaar == {Rubriek.KERN, rubriek}


@pytest.mark.rule("LAW-05")
def test_sharing_everything_with_a_corporatie_shows_it_nothing_of_help():
    verhuurder = actor()
    gezien = casus(by=verhuurder)

    rechten = toegang(gezien, verhuurder)

    assert not rechten["hulp"]
    assert not rechten["veiligheid"]
    assert not rechten["gezin"].lezen
    assert not rechten["financien"].lezen


def test_the_casemanager_of_this_case_is_that_for_this_organisation_only():
    verhuurder, hulp = actor(), actor(Soort.HULPVERLENING)
    elders = actor(Soort.HULPVERLENING, user=hulp.user)
    gemaakt = casus(by=verhuurder)
    Casus.objects.filter(pk=gemaakt.pk).update(
        casemanager=hulp.user, casemanager_organisatie=hulp.organisatie
    )
    gezien = deel(gemaakt, hulp, by=verhuurder)
    ook_gezien = deel(gemaakt, elders, by=verhuurder)

    assert hoedanigheid(hulp, gezien) == H.CASEMANAGER
    assert hoedanigheid(elders, ook_gezien) == H.HULPVERLENING


@pytest.mark.parametrize("wie", [w for w in WIE if w != H.GEEN])
def test_the_matrix_is_what_the_code_answers(wie):
    verhuurder = actor()
    gemaakt = casus(by=verhuurder)
    iemand = actor(*WIE[wie])
    gezien = deel(gemaakt, iemand, by=verhuurder)

    antwoorden = {handeling for handeling in MAG if mag(gezien, iemand, handeling)}

    assert antwoorden == {handeling for handeling, wie_mag in MAG.items() if wie in wie_mag}


def test_a_case_of_another_actor_answers_no_question():
    verhuurder, collega = actor(), actor()
    gezien = casus(by=verhuurder)

    with pytest.raises(PermissionDenied):
        toegang(gezien, collega)
    with pytest.raises(PermissionDenied):
        mag(Casus.objects.get(pk=gezien.pk), verhuurder, "melden")


def test_rights_follow_the_chosen_organisation_not_the_union():
    iemand = UserFactory()
    hier, daar = actor(user=iemand), actor(Soort.HULPVERLENING, user=iemand)
    gezien = casus(by=hier)

    assert list(Casus.objects.for_actor(hier, VANDAAG)) == [gezien]
    assert not Casus.objects.for_actor(daar, VANDAAG)


@pytest.mark.parametrize("wie", ["superuser", "globaal recht", "alleen beheerder", "niemand"])
def test_nobody_sees_a_case_but_through_a_participation(wie):
    verhuurder = actor()
    casus(by=verhuurder)
    match wie:
        case "superuser":
            iemand = actor(user=UserFactory(is_superuser=True, is_staff=True))
        case "globaal recht":
            iemand = actor()
            iemand.user.groups.add(verhuurder.organisatie.groep)
        case "alleen beheerder":
            iemand = actor(Soort.CORPORATIE, Rol.BEHEERDER, organisatie=verhuurder.organisatie)
        case "niemand":
            iemand = None

    assert not Casus.objects.for_actor(iemand, VANDAAG)


def test_an_invited_person_sees_it_and_her_colleague_does_not():
    verhuurder, uitgenodigd = actor(), actor(Soort.HULPVERLENING)
    collega = actor(organisatie=uitgenodigd.organisatie)
    gemaakt = casus(by=verhuurder)
    deel(gemaakt, uitgenodigd, by=verhuurder, persoon=uitgenodigd.user)

    assert voor(gemaakt, uitgenodigd)
    assert not Casus.objects.for_actor(collega, VANDAAG)


@pytest.mark.parametrize(
    ("zin", "verwacht"),
    [
        (taak_van_een_ander("melden"), "Dit is een taak van: Corporatie."),
        (
            taak_van_een_ander("afsluiten_preventie", "afsluiten_uitvoering"),
            "Dit is een taak van: Corporatie; OCMW, sociale dienst; Casemanager van deze casus;"
            " Lid van het Regieteam.",
        ),
        (taak_van_een_ander("incident_melden"), "In jouw rol werk je niet met casussen."),
        (deel_van_een_ander("huur"), "Jij mag niets toevoegen aan het deel Huur en betaling."),
        (deel_van_een_ander("kern", wijzigen=True), "Jij mag niets wijzigen in het deel Kern."),
    ],
)
def test_a_refusal_says_whose_work_it_is(zin, verwacht):
    assert zin == verwacht


def test_a_step_from_elsewhere_is_refused_for_where_the_case_is():
    corporatie = actor()
    dossier = casus(by=corporatie)

    with pytest.raises(Onbevoegd, match="past niet bij waar de casus nu staat"):
        take_step(dossier, "heropenen", by=corporatie, now=NOW, reden="Toch weer.")
