"""Who takes part in a case and how she was invited: what the tests of both share."""

from datetime import timedelta

from cases.models import Deelname, Gunning
from partners.choices import Soort
from tests.cases.pagina import adres, als, vandaag
from tests.factories import actor


def partner(corporatie, soort=Soort.HULPVERLENING, *rollen, **velden):
    """Somebody of another organisation in the same region."""
    return actor(soort, *rollen, regio=corporatie.organisatie.regio, **velden)


def deelname_van(dossier, wie):
    return Deelname.objects.get(casus=dossier, organisatie=wie.organisatie, beeindigd_at=None)


def gedeeld(dossier, wie):
    rechten = Gunning.objects.filter(content_object=dossier, group=wie.organisatie.groep)
    return {r.permission.codename.removeprefix("zie_") for r in rechten}


def over(dagen):
    return f"{vandaag() + timedelta(days=dagen):%d-%m-%Y}"


def uitnodiging(wie, /, **anders):
    return {
        "wie": f"{wie.organisatie.sleutel}/geheel",
        "doel": "Helpen met het gezin",
        "grondslag": "toestemming",
        "rubrieken": ["gezin", "hulp"],
        "tot": over(90),
        **anders,
    }


def nodig(by, dossier, wie, /, **anders):
    return als(by).post(
        f"{adres('uitnodigen', dossier)}?soort={wie.organisatie.soort}", uitnodiging(wie, **anders)
    )
