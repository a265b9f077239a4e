"""A message that came today: at once on the work list, and heard of once when its hour passes."""

from datetime import timedelta

import pytest
from django.urls import reverse

from berichten import post
from berichten.actions.sturen import stuur_berichten
from berichten.choices import Mail, Soort
from berichten.models import Bericht
from cases.actions.ontvangers import wie_ziet
from cases.actions.sweep import sweep_deadlines
from cases.choices import Gebeurtenissoort
from contactplan.actions import start, volg_stilte
from partners.choices import Soort as Organisatiesoort
from tests.berichten.hulp import wil
from tests.cases.pagina import als, nu
from tests.factories import NOW, actor, casus, deel

pytestmark = [pytest.mark.django_db, pytest.mark.rule("OC-02", "OC-17")]

MINUUT = timedelta(minutes=1)


@pytest.fixture
def ocmw():
    return actor(Organisatiesoort.OCMW)


def traject(ocmw, now):
    verhuurder = actor()
    dossier = deel(casus(by=verhuurder, now=now), ocmw, by=verhuurder, now=now)
    return start(dossier, bericht="achterstand", ontvangen_at=now, by=ocmw, now=now)


def test_the_call_stands_on_mijn_werk_at_once(ocmw):
    stap = traject(ocmw, nu()).stappen.get()

    pagina = als(ocmw).get(reverse("werkplek:mijn_werk")).text

    pad = reverse("contactplan:stap", args=[stap.traject.casus.nummer, stap.sleutel])
    assert f'href="{pad}"' in pagina


def test_two_minutes_after_its_hour_there_is_one_reminder_one_line_and_one_mail(
    ocmw, settings, tmp_path
):
    settings.DEMO, settings.EMAIL_FILE_PATH = True, tmp_path / "post"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    wil(ocmw, Mail.DIRECT, Soort.DEADLINE_VOORBIJ)
    loopt = traject(ocmw, NOW)
    voorbij = loopt.stappen.get().due_at

    moment = voorbij - 3 * MINUUT
    while moment <= voorbij + 2 * MINUUT:  # the clock, as beat turns it, and twice at that
        for _ in range(2):
            sweep_deadlines(now=moment)
            volg_stilte(now=moment)
            stuur_berichten(now=moment, mag_nog=wie_ziet(moment))
        moment += MINUUT

    assert Bericht.objects.filter(soort=Soort.DEADLINE_VOORBIJ, user=ocmw.user).count() == 1
    gemist = loopt.casus.gebeurtenissen.filter(soort=Gebeurtenissoort.DEADLINE_GEMIST)
    assert gemist.count() == 1
    [brief] = post.brieven()
    assert brief.aan == ocmw.user.email
    assert loopt.casus.nummer in brief.onderwerp
    assert loopt.casus.naam not in brief.tekst
