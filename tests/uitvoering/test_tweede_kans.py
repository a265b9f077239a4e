"""A second chance: complete or not at all, and on paper for three parties."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from cases.actions.stappen import NotYet
from cases.choices import Deadlinesoort, Rubriek, Status
from cases.models import JuridischeStap
from cases.rekenen import plus_maanden
from partners.choices import Soort
from tests.factories import NOW, VANDAAG, actor
from tests.uitvoering.hulp import Kring, over
from tests.werkplek.pagina import als, nu, queries, tekst, vandaag
from uitvoering.actions.opschorting import beeindig
from uitvoering.actions.tweede_kans import Afspraak, geef_tweede_kans
from uitvoering.choices import Basis
from uitvoering.models import TweedeKans

pytestmark = pytest.mark.django_db


def afspraak(kring, **velden):
    return Afspraak(
        **{
            "begeleiding": kring.casemanager.organisatie,
            "basis": Basis.ONDER_HET_VONNIS,
            "toelichting": "",
            "huurder_akkoord_op": VANDAAG,
            "tot": over(365),
            "voorwaarden": ("De huur is op tijd betaald.",),
            "gevolg": "Het Regieteam bespreekt de casus opnieuw.",
            "evaluaties": (over(180), over(90), over(90)),
            **velden,
        }
    )


def kring_in_ontruimen(now=NOW):
    kring = Kring(now=now)
    kring.ontruimen()
    return kring


@pytest.mark.rule("NZ-02")
def test_a_second_chance_keeps_the_home_and_is_evaluated():
    kring = kring_in_ontruimen()

    kans = geef_tweede_kans(kring.casus, afspraak(kring), by=kring.regieteam, now=NOW)

    assert kring.voor(kring.corporatie).status == Status.VOORKOMEN
    assert {p.naam for p in kans.partijen.all()} == {"Linde Wonen", "Buurtteam Zuid"}
    assert kans.evaluaties == [over(90), over(180)]
    evaluaties = kring.casus.deadlines.open().filter(soort=Deadlinesoort.EVALUATIE)
    assert [d.due_at.date() for d in evaluaties] == [over(90), over(180)]
    assert {d.persoon for d in evaluaties} == {kring.casemanager.user}


def test_a_new_decision_ends_the_second_chance_and_its_evaluations():
    kring = kring_in_ontruimen()
    kans = geef_tweede_kans(kring.casus, afspraak(kring), by=kring.regieteam, now=NOW)

    beeindig(kring.casus, reden="Scenario 2", by=kring.regieteam, now=NOW)

    kans.refresh_from_db()
    assert (kans.beeindigd_op, kans.beeindigd_reden) == (VANDAAG, "Scenario 2")
    assert not kring.casus.deadlines.open().filter(soort=Deadlinesoort.EVALUATIE).exists()


@pytest.mark.rule("NZ-02")
@pytest.mark.parametrize(
    "velden",
    [
        {"voorwaarden": ()},
        {"gevolg": ""},
        {"evaluaties": ()},
        {"tot": VANDAAG},
        {"tot": over(4 * 366)},
        {"evaluaties": (over(366),)},
        {"evaluaties": (VANDAAG,)},
        {"basis": Basis.ANDERE_WONING},
        {"huurder_akkoord_op": over(1)},
    ],
)
def test_an_incomplete_agreement_is_no_second_chance(velden):
    kring = kring_in_ontruimen()

    with pytest.raises(NotYet):
        geef_tweede_kans(kring.casus, afspraak(kring, **velden), by=kring.regieteam, now=NOW)

    assert kring.voor(kring.corporatie).status == Status.ONTRUIMEN
    assert not TweedeKans.objects.exists()


def test_who_guides_takes_part_and_is_neither_landlord_nor_regieteam():
    kring = kring_in_ontruimen()

    for wie in (actor(Soort.HULPVERLENING), kring.corporatie, kring.regieteam):
        with pytest.raises(NotYet, match="doet niet mee"):
            geef_tweede_kans(
                kring.casus,
                afspraak(kring, begeleiding=wie.organisatie),
                by=kring.regieteam,
                now=NOW,
            )


def test_only_the_regieteam_gives_it():
    kring = kring_in_ontruimen()

    for wie in (kring.casemanager, kring.corporatie):
        with pytest.raises(PermissionDenied):
            geef_tweede_kans(kring.casus, afspraak(kring), by=wie, now=NOW)


def test_an_announced_eviction_is_called_off_first():
    kring = kring_in_ontruimen()
    JuridischeStap.objects.create(
        casus=kring.casus,
        soort="ontruimingsdatum",
        datum=over(20),
        organisatie=kring.corporatie.organisatie,
        vastgelegd_door=kring.corporatie.user,
        vastgelegd_at=NOW - timedelta(days=1),
    )

    with pytest.raises(NotYet, match="gelast die eerst af"):
        geef_tweede_kans(kring.casus, afspraak(kring), by=kring.regieteam, now=NOW)


# --- The pages


@pytest.fixture
def kring():
    return kring_in_ontruimen(now=nu())


def pagina(kring):
    return reverse("uitvoering:tweede_kans", args=[kring.casus.nummer])


def dag(dagen):
    return f"{vandaag() + timedelta(days=dagen):%d-%m-%Y}"


def ingevuld(kring, **velden):
    return {
        "begeleiding": str(kring.casemanager.organisatie.sleutel),
        "basis": "vonnis",
        "toelichting": "",
        "huurder_akkoord_op": "vandaag",
        "tot": dag(365),
        "voorwaarden": "De huur is op tijd betaald.\n\n  De huurder werkt mee.  \n",
        "gevolg": "Het Regieteam bespreekt de casus opnieuw.",
        "evaluatie_1": dag(90),
        "evaluatie_2": dag(180),
        "evaluatie_3": "",
        **velden,
    }


def test_the_form_proposes_twelve_months_and_three_evaluations(kring):
    form = als(kring.regieteam).get(pagina(kring)).context["form"]

    assert form["tot"].initial == plus_maanden(vandaag(), 12)
    assert form["evaluatie_3"].initial == plus_maanden(vandaag(), 12)
    assert list(form.fields["begeleiding"].queryset) == [kring.casemanager.organisatie]


@pytest.mark.rule("NZ-02")
def test_it_is_written_down_shown_on_the_case_and_printed_to_sign(kring):
    response = als(kring.regieteam).post(pagina(kring), ingevuld(kring))

    assert response.status_code == 303
    kans = TweedeKans.objects.get()
    assert kans.voorwaarden == ["De huur is op tijd betaald.", "De huurder werkt mee."]
    papier = reverse("uitvoering:tweede_kans_afspraak", args=[kring.casus.nummer, kans.sleutel])
    assert papier in tekst(als(kring.corporatie).get(kring.casus.get_absolute_url()))
    afdruk = tekst(als(kring.casemanager).get(papier))
    for woord in ("Buurtteam Zuid", "Linde Wonen", "De huurder werkt mee.", "Handtekening"):
        assert woord in afdruk


def test_who_does_not_read_the_decision_finds_no_agreement(kring):
    opvang, zonder = actor(Soort.OPVANG), actor(Soort.HULPVERLENING)
    kring.deel(opvang)
    kring.deel(zonder, Rubriek.KERN, Rubriek.HULP)
    als(kring.regieteam).post(pagina(kring), ingevuld(kring))
    sleutel = TweedeKans.objects.get().sleutel
    papier = reverse("uitvoering:tweede_kans_afspraak", args=[kring.casus.nummer, sleutel])

    for wie in (opvang, zonder):
        assert als(wie).get(papier).status_code == 404
        assert "Tweede kans" not in tekst(als(wie).get(kring.casus.get_absolute_url()))
    weg = reverse("uitvoering:tweede_kans_afspraak", args=[kring.casus.nummer, uuid4()])
    assert als(kring.corporatie).get(weg).status_code == 404


def test_given_twice_it_stays_one(kring):
    client = als(kring.regieteam)
    client.post(pagina(kring), ingevuld(kring))

    assert client.post(pagina(kring), ingevuld(kring)).status_code == 409
    assert TweedeKans.objects.count() == 1


@pytest.mark.parametrize(
    ("fout", "veld"),
    [
        ({"begeleiding": ""}, "begeleiding"),
        ({"begeleiding": "1"}, "begeleiding"),
        ({"begeleiding": str(uuid4())}, "begeleiding"),
        ({"basis": "zomaar"}, "basis"),
        ({"basis": "andere_woning"}, "toelichting"),
        ({"huurder_akkoord_op": ""}, "huurder_akkoord_op"),
        ({"huurder_akkoord_op": "morgen"}, "huurder_akkoord_op"),
        ({"tot": "gisteren"}, "tot"),
        ({"tot": "vandaag"}, "tot"),
        ({"tot": "31-12-2099"}, "tot"),
        ({"voorwaarden": " \n \n"}, "voorwaarden"),
        ({"voorwaarden": "x\n" * 13}, "voorwaarden"),
        ({"voorwaarden": "x" * 501}, "voorwaarden"),
        ({"voorwaarden": "x" * 100_000}, "voorwaarden"),
        ({"gevolg": ""}, "gevolg"),
        ({"evaluatie_1": ""}, "evaluatie_1"),
        ({"evaluatie_1": "vandaag"}, "evaluatie_1"),
        ({"evaluatie_2": "gisteren"}, "evaluatie_2"),
        ({"evaluatie_3": "NA"}, "evaluatie_3"),
        ({"evaluatie_3": "soms"}, "evaluatie_3"),
    ],
)
def test_a_wrong_agreement_is_refused_at_its_field_and_kept(kring, fout, veld):
    fout = {naam: dag(366) if waarde == "NA" else waarde for naam, waarde in fout.items()}

    response = als(kring.regieteam).post(pagina(kring), ingevuld(kring, **fout))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [veld]
    assert not TweedeKans.objects.exists()


def test_the_pages_cost_what_they_cost(kring):
    client = als(kring.regieteam)
    with queries() as formulier:
        client.get(pagina(kring))
    client.post(pagina(kring), ingevuld(kring))
    sleutel = TweedeKans.objects.get().sleutel
    with queries() as papier:
        client.get(reverse("uitvoering:tweede_kans_afspraak", args=[kring.casus.nummer, sleutel]))

    assert (len(formulier), len(papier)) == (10, 7)
