"""What somebody is told, the badge, what she wants a mail about, and the post of the demo."""

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from berichten.actions.melden import meld
from berichten.choices import Soort
from berichten.forms import ALLEEN_BIJ
from berichten.models import Bericht, Voorkeur
from partners.models import Lidmaatschap
from tests.berichten.hulp import melding
from tests.factories import NOW, actor, casus

pytestmark = pytest.mark.django_db
LIJST = reverse("berichten:lijst")
INSTELLINGEN = reverse("berichten:instellingen")


@pytest.fixture
def wie():
    return actor()


@pytest.fixture
def client(wie):
    client = Client()
    client.force_login(wie.user)
    return client


def kies(**anders):
    return {**{soort.value: "geen" for soort in Soort if soort not in ALLEEN_BIJ}, **anders}


def test_an_empty_list_says_what_will_stand_there(client):
    pagina = client.get(LIJST)

    assert "Je hebt geen berichten" in pagina.text
    assert "Hier lees je het als er iets voor je klaarstaat" in pagina.text
    assert 'class="count"' not in pagina.text


def test_the_badge_counts_what_is_unread_here(client, wie):
    elders = actor(user=wie.user)
    meld([melding(wie, f"nr-{n}") for n in range(3)] + [melding(elders, "elders")], now=NOW)

    gekozen = reverse("partners:organisatie")
    client.post(gekozen, {"organisatie": wie.organisatie.sleutel})
    assert '3<span class="sr"> nieuw' in client.get(LIJST).text

    client.post(gekozen, {"organisatie": elders.organisatie.sleutel})
    assert '1<span class="sr"> nieuw' in client.get(LIJST).text


def test_opening_a_notice_marks_it_and_goes_to_the_case(client, wie):
    zaak = casus(by=wie, now=timezone.now())
    meld([melding(wie, casus=zaak.pk, nummer=zaak.nummer)], now=NOW)
    bericht = Bericht.objects.get()
    assert f"Casus {zaak.nummer}" in client.get(LIJST).text

    naar = client.post(reverse("berichten:openen", args=[bericht.sleutel]))

    assert naar.headers["Location"] == zaak.get_absolute_url()
    bericht.refresh_from_db()
    eerst = bericht.gelezen_at
    assert eerst

    client.post(reverse("berichten:openen", args=[bericht.sleutel]))
    bericht.refresh_from_db()
    assert bericht.gelezen_at == eerst


@pytest.mark.parametrize("methode", ["get", "post"])
def test_a_notice_of_somebody_else_is_not_there(client, methode):
    meld([melding(actor())], now=NOW)
    sleutel = Bericht.objects.get().sleutel

    antwoord = getattr(client, methode)(reverse("berichten:openen", args=[sleutel]))

    assert antwoord.status_code == (404 if methode == "post" else 405)
    assert Bericht.objects.get().gelezen_at is None


def test_all_read_leaves_what_came_after_the_page_was_shown(client, wie):
    meld([melding(wie, "eerst")], now=NOW)
    pagina = client.get(LIJST)
    meld([melding(wie, "later")], now=NOW + timedelta(minutes=1))

    client.post(reverse("berichten:alles_gelezen"), {"tot": pagina.context["tot"]})

    ongelezen = Bericht.objects.filter(gelezen_at=None)
    assert list(ongelezen.values_list("dedupe", flat=True)) == ["later"]


@pytest.mark.parametrize("tot", ["", "gisteren", "2026-13-45T00:00:00Z", "2026-11-18T10:30:00"])
def test_all_read_with_a_strange_moment_reads_all(client, wie, tot):
    meld([melding(wie)], now=NOW)

    assert client.post(reverse("berichten:alles_gelezen"), {"tot": tot}).status_code == 303
    assert not Bericht.objects.filter(gelezen_at=None).exists()


def test_a_long_list_has_pages_that_miss_and_repeat_nothing(client, wie):
    for minuut in range(30):
        tegelijk = [melding(wie, f"{minuut}-{n}") for n in range(4)]
        meld(tegelijk, now=NOW + timedelta(minutes=minuut))
    gezien, adres = [], LIJST
    while adres:
        pagina = client.get(adres)
        gezien += [rij.pk for rij in pagina.context["rijen"]]
        adres = pagina.context["volgende"] and LIJST + pagina.context["volgende"]

    assert len(gezien) == len(set(gezien)) == 120


def test_a_strange_key_starts_at_the_beginning(client, wie):
    meld([melding(wie)], now=NOW)

    assert "2026-000001" in client.get(LIJST, {"na": "x"}).text


def test_the_list_costs_the_same_with_more_notices(client, wie, django_assert_num_queries):
    for aantal in (1, 3):
        meld([melding(wie, f"nr-{n}") for n in range(aantal)], now=NOW)
        with django_assert_num_queries(8):
            client.get(LIJST)


def test_who_never_chose_gets_no_mail_and_may_choose(client, wie):
    assert set(client.get(INSTELLINGEN).context["form"].initial.values()) == {"geen"}

    antwoord = client.post(INSTELLINGEN, kies(deadline_voorbij="direct"))

    assert antwoord.headers["Location"] == LIJST
    assert Voorkeur.objects.per_soort(wie.user) == kies(deadline_voorbij="direct")
    client.post(INSTELLINGEN, kies(deadline_voorbij="dagelijks"))
    assert Voorkeur.objects.per_soort(wie.user)["deadline_voorbij"] == "dagelijks"


@pytest.mark.parametrize("gekozen", [kies(deadline_voorbij="elk uur"), {}], ids=["vreemd", "niets"])
def test_what_is_no_choice_is_refused(client, gekozen):
    antwoord = client.post(INSTELLINGEN, gekozen)

    assert antwoord.status_code == 422
    assert not Voorkeur.objects.exists()


@pytest.mark.parametrize("naam", ["lijst", "instellingen"])
def test_without_an_organisation_there_is_nothing_to_tell(client, naam):
    Lidmaatschap.objects.update(beeindigd_at=NOW)

    assert client.get(reverse(f"berichten:{naam}")).status_code == 403


class TestPost:
    @pytest.fixture(autouse=True)
    def _map(self, settings, tmp_path):
        settings.DEMO = True
        settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
        settings.EMAIL_FILE_PATH = tmp_path / "mail"

    def post(self):
        return Client().get(reverse("berichten:post"))

    def test_it_shows_what_was_mailed_newest_first(self):
        assert "Er is nog geen post" in self.post().text
        for n in range(2):
            EmailMessage(
                f"Brief {n} één", "Ga naar http://x.example/\n<b>", to=["a@b.example"]
            ).send()

        pagina = self.post()

        assert [brief.onderwerp for brief in pagina.context["brieven"]] == [
            "Brief 1 één",
            "Brief 0 één",
        ]
        assert '<a href="http://x.example/"' in pagina.text
        assert "&lt;b&gt;" in pagina.text

    def test_it_says_when_a_mail_went_on_the_clock_of_here(self):
        EmailMessage("Brief", "Dag", to=["a@b.example"]).send()

        [brief] = self.post().context["brieven"]

        assert abs(brief.op - timezone.now()) < timedelta(minutes=1)

    @pytest.mark.parametrize(
        ("naam", "waarde"),
        [("DEMO", False), ("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")],
    )
    def test_it_is_not_there_outside_the_demo(self, settings, naam, waarde):
        setattr(settings, naam, waarde)

        assert self.post().status_code == 404
