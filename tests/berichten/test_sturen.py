"""The outbox: claim, send, mark; what is refused waits, what may no longer is dropped."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends import locmem

from berichten.actions import sturen
from berichten.actions.lezen import lees_alles
from berichten.actions.melden import meld
from berichten.actions.sturen import stuur_berichten
from berichten.choices import Mail
from berichten.models import Uitgaand
from cases.actions.deelnames import beeindig
from cases.actions.ontvangers import wie_ziet
from partners.choices import Soort
from tests.berichten.hulp import iedereen, melding, niemand, uitgaand, wil
from tests.factories import NOW, actor, casus, deel

pytestmark = pytest.mark.django_db
WEIGER = "tests.berichten.test_sturen.Weigerachtig"
MINUUT = timedelta(minutes=1)


class Weigerachtig(locmem.EmailBackend):
    """A mail server that answers with `fouten`, one after the other, and then takes everything."""

    fouten = []
    open_fouten = []

    def open(self):
        if self.open_fouten:
            raise self.open_fouten.pop(0)

    def send_messages(self, messages):
        fout = self.fouten.pop(0) if self.fouten else None
        if fout:
            raise fout
        return super().send_messages(messages)


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = WEIGER
    Weigerachtig.fouten, Weigerachtig.open_fouten = [], []
    return Weigerachtig


def geweigerd(code, adres="iemand@honkvast.example"):
    return smtplib.SMTPRecipientsRefused({adres: (code, b"nee")})


def test_a_mail_goes_once_and_names_nobody(settings):
    settings.ADRES = "https://honkvast.example"
    wie = actor()
    post = uitgaand(wie, nummer="2026-000417")

    assert [stuur_berichten(now=NOW, mag_nog=iedereen) for _ in range(3)] == [1, 0, 0]

    [brief] = mail.outbox
    assert (brief.subject, brief.to) == (
        "Er staat iets voor je klaar in casus 2026-000417",
        [wie.user.email],
    )
    assert brief.body == (
        "Goedendag,\n\n"
        "Er staat iets voor je klaar in casus 2026-000417.\n\n"
        "Log in om het te bekijken:\nhttps://honkvast.example/berichten/\n\n"
        "Je krijgt deze mail omdat je dat zelf hebt ingesteld. Aanpassen kan hier:\n"
        "https://honkvast.example/berichten/instellingen/\n"
    )
    assert brief.extra_headers["Message-ID"] == post.message_id
    assert wie.user.naam not in str(brief.message())
    assert Uitgaand.objects.get().sent_at == NOW


def test_nothing_goes_before_its_moment():
    uitgaand(actor(), now=NOW)

    assert stuur_berichten(now=NOW - MINUUT, mag_nog=iedereen) == 0
    assert Uitgaand.objects.get().attempts == 0


def test_the_daily_mail_counts_the_cases_that_somebody_may_still_see():
    wie = actor()
    wil(wie, Mail.DAGELIJKS)
    rijen = [melding(wie, f"nr-{n}", casus=n // 2) for n in range(8)]
    meld(rijen, now=NOW)

    straks = NOW + timedelta(days=1)
    assert stuur_berichten(now=straks, mag_nog=lambda _u, _o, casussen: casussen - {3}) == 1

    assert mail.outbox[0].subject == "Er staat iets voor je klaar in 3 casussen"


def test_a_daily_mail_about_what_was_read_already_is_dropped():
    wie = actor()
    wil(wie, Mail.DAGELIJKS)
    meld([melding(wie)], now=NOW)
    lees_alles(tot=NOW, by=wie, now=NOW)

    assert stuur_berichten(now=NOW + timedelta(days=1), mag_nog=iedereen) == 0
    assert Uitgaand.objects.get().dropped_reason == "gelezen"


def test_who_changed_her_mind_gets_no_mail():
    wie = actor()
    uitgaand(wie)
    wil(wie, Mail.GEEN)

    assert stuur_berichten(now=NOW, mag_nog=iedereen) == 0
    assert (Uitgaand.objects.get().dropped_reason, mail.outbox) == ("afgezegd", [])


def test_who_may_no_longer_see_the_case_gets_no_mail():
    uitgaand(actor())

    assert stuur_berichten(now=NOW, mag_nog=niemand) == 0

    post = Uitgaand.objects.get()
    assert (post.dropped_at, post.dropped_reason, mail.outbox) == (NOW, "geen_recht", [])


class TestRightsAtSending:
    @pytest.fixture
    def partner(self):
        return actor(Soort.HULPVERLENING)

    @pytest.fixture
    def gedeeld(self, partner):
        corporatie = actor()
        zaak = casus(by=corporatie)
        deel(zaak, partner, by=corporatie)
        uitgaand(partner, casus=zaak.pk, nummer=zaak.nummer)
        return corporatie, zaak

    def verstuurd(self):
        return stuur_berichten(now=NOW, mag_nog=wie_ziet(NOW))

    def test_a_participant_gets_her_mail(self, gedeeld):
        assert self.verstuurd() == 1

    def test_not_after_the_participation_ended(self, gedeeld, partner):
        corporatie, zaak = gedeeld
        deelname = zaak.deelnames.get(organisatie=partner.organisatie)
        beeindig(deelname, reden="Klaar", by=corporatie, now=NOW)

        assert self.verstuurd() == 0

    def test_not_after_her_membership_ended(self, gedeeld, partner):
        partner.user.lidmaatschappen.update(beeindigd_at=NOW)

        assert self.verstuurd() == 0

    def test_not_when_her_account_is_off(self, gedeeld, partner):
        type(partner.user).objects.filter(pk=partner.user.pk).update(is_active=False)

        assert self.verstuurd() == 0

    def test_not_when_she_only_looks_after_people_now(self, gedeeld, partner):
        partner.user.lidmaatschappen.update(rol="beheerder")

        assert self.verstuurd() == 0


def test_a_mail_server_that_is_away_costs_no_attempt(server):
    uitgaand(actor())
    server.open_fouten = [ConnectionRefusedError()] * 30

    for n in range(30):
        assert stuur_berichten(now=NOW + n * MINUUT, mag_nog=iedereen) == 0
    assert Uitgaand.objects.get().attempts == 0

    assert stuur_berichten(now=NOW + 31 * MINUUT, mag_nog=iedereen) == 1


def test_a_refused_mail_waits_longer_each_time_and_is_given_up(server):
    wie = actor()
    uitgaand(wie)
    pauzes, now = [], NOW
    while True:
        server.fouten = [geweigerd(550)]
        stuur_berichten(now=now, mag_nog=iedereen)
        post = Uitgaand.objects.get()
        if post.dead_at:
            break
        pauzes.append((post.na_at - now) / MINUUT)
        now = post.na_at

    assert pauzes == [1, 2, 4, 8, 16, 32, 64]
    assert (post.attempts, post.fout, mail.outbox) == (8, "SMTPRecipientsRefused 550", [])
    assert stuur_berichten(now=now + timedelta(days=9), mag_nog=iedereen) == 0


def test_a_server_that_asks_to_try_later_is_tried_for_three_days(server):
    uitgaand(actor())
    now = NOW
    while not (post := Uitgaand.objects.get()).dead_at:
        now = max(now, post.na_at)
        server.fouten = [geweigerd(451)]
        stuur_berichten(now=now, mag_nog=iedereen)

    assert post.attempts == 20
    assert timedelta(days=2.5) < now - NOW < timedelta(days=4)


def test_one_poisoned_mail_blocks_no_other(server):
    [gif, *_] = [uitgaand(actor(), f"nr-{n}", now=NOW) for n in range(45)]
    type(gif.user).objects.filter(pk=gif.user_id).update(email="a@b.example\nBcc: x@y.example")

    assert stuur_berichten(now=NOW, mag_nog=iedereen) == 44

    gif.refresh_from_db()
    assert (gif.sent_at, gif.attempts, gif.fout) == (None, 1, "BadHeaderError")
    assert len(mail.outbox) == 44


def test_a_broken_right_check_stays_with_its_own_mail():
    [gif, goed] = [uitgaand(actor(), f"nr-{n}") for n in range(2)]

    def mag_nog(user, organisatie, casussen):
        if user == gif.user:
            raise ValueError("kapot")
        return casussen

    assert stuur_berichten(now=NOW, mag_nog=mag_nog) == 1
    goed.refresh_from_db()
    assert goed.sent_at == NOW


def test_a_connection_that_breaks_is_opened_again(server):
    for n in range(3):
        uitgaand(actor(), f"nr-{n}")
    server.fouten = [smtplib.SMTPServerDisconnected("weg")]

    assert stuur_berichten(now=NOW, mag_nog=iedereen) == 2
    assert stuur_berichten(now=NOW + MINUUT, mag_nog=iedereen) == 1


@pytest.mark.rule("OC-17")
def test_after_a_crash_between_send_and_mark_it_goes_once_more_under_the_same_id():
    post = uitgaand(actor())
    [geclaimd] = sturen._claim(now=NOW)
    sturen.maak_mail(geclaimd, iedereen, now=NOW).send()  # and here the process died

    na = [
        stuur_berichten(now=NOW + n * MINUUT, mag_nog=iedereen) for n in (0, 1, 4, 6, 12, 60, 600)
    ]

    assert na == [0, 0, 0, 1, 0, 0, 0]
    assert [brief.extra_headers["Message-ID"] for brief in mail.outbox] == [post.message_id] * 2


def test_a_mail_that_brings_its_sender_down_each_time_is_given_up():
    uitgaand(actor())
    for n in range(8):
        assert len(sturen._claim(now=NOW + n * 6 * MINUUT)) == 1

    assert stuur_berichten(now=NOW + timedelta(hours=2), mag_nog=iedereen) == 0
    assert Uitgaand.objects.get().dead_at


def test_who_was_too_slow_marks_nothing_that_another_took_over():
    uitgaand(actor())
    [traag] = sturen._claim(now=NOW)
    [snel] = sturen._claim(now=NOW + 6 * MINUUT)

    sturen._mislukt(traag, geweigerd(550), now=NOW)

    assert Uitgaand.objects.get().claimed_until == snel.claimed_until


def test_a_round_stops_in_time_and_gives_back_what_it_did_not_try():
    for n in range(3):
        uitgaand(actor(), f"nr-{n}")

    assert stuur_berichten(now=NOW, mag_nog=iedereen, seconden=0) == 0
    assert set(Uitgaand.objects.values_list("attempts", "claimed_until")) == {(0, None)}


def test_the_error_that_is_kept_holds_no_address(server, caplog):
    wie = actor()
    uitgaand(wie)
    server.fouten = [geweigerd(550, wie.user.email)]

    stuur_berichten(now=NOW, mag_nog=iedereen)

    assert wie.user.email not in caplog.text + Uitgaand.objects.get().fout
