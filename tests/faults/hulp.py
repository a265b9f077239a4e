"""Many deadlines that have passed, and whether nothing was lost and nothing said twice."""

from datetime import timedelta

from django.db.models import Count
from django.utils import timezone

from berichten.choices import Mail, Post, Soort
from berichten.models import Bericht, Uitgaand, Voorkeur
from cases.choices import Deadlinesoort, Gebeurtenissoort, Rubriek
from cases.models import Deadline, Gebeurtenis
from tests.factories import actor, casus

SECONDE = timedelta(seconds=1)


def verstreken(aantal, *, werker=None, minuten=0):
    """So many deadlines of one case, each passed a second before the other; nothing else due."""
    werker = werker or actor()
    now = timezone.now() - timedelta(minutes=minuten)
    zaak = casus(by=werker, now=now)
    Deadline.objects.filter(casus=zaak).update(met_at=now)
    return zaak, Deadline.objects.bulk_create(
        Deadline(
            casus=zaak,
            soort=Deadlinesoort.TERMIJN,
            rubriek=Rubriek.HUUR,
            wat=f"Controleer termijn {n}",
            started_at=now - timedelta(days=1),
            due_at=now - (n + 1) * SECONDE,
            escalate_at=now + timedelta(days=1),
            organisatie=zaak.corporatie,
        )
        for n in range(aantal)
    )


def wil_mail(werker):
    Voorkeur.objects.create(user=werker.user, soort=Soort.DEADLINE_VOORBIJ, mail=Mail.DIRECT)


def gemist():
    return Deadline.objects.exclude(missed_at=None).count()


def ieder_een_keer(aantal, *, met_mail=False, mensen=1):
    """Every deadline noticed once, told once to each, mailed once: none lost, none twice."""
    regels = Gebeurtenis.objects.filter(soort=Gebeurtenissoort.DEADLINE_GEMIST)
    per_titel = regels.values("casus", "titel").annotate(n=Count("pk"))
    assert (gemist(), regels.count()) == (aantal, aantal)
    assert set(per_titel.values_list("n", flat=True)) == {1}
    voorbij = Bericht.objects.filter(soort=Soort.DEADLINE_VOORBIJ)
    assert voorbij.count() == aantal * mensen
    assert voorbij.values("dedupe").distinct().count() == aantal * mensen
    if met_mail:
        assert not _zonder_mail(voorbij)
    else:
        assert not Uitgaand.objects.exists()


def _zonder_mail(berichten):
    """The notices that no mail announces: neither its own, nor one about many in its minute."""
    eigen = set(Uitgaand.objects.filter(post=Post.DIRECT).values_list("dedupe", flat=True))
    bundels = set(
        Uitgaand.objects.filter(post=Post.BUNDEL).values_list("user_id", "soort", "bundel_at")
    )
    return [
        bericht.dedupe
        for bericht in berichten
        if bericht.dedupe not in eigen
        and (bericht.user_id, bericht.soort, bericht.at.replace(second=0, microsecond=0))
        not in bundels
    ]
