from datetime import timedelta

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber, TruncMinute

from berichten.choices import VEEL

MINUUT = timedelta(minutes=1)


class BerichtQuerySet(QuerySet):
    def voor(self, actor):
        """What this actor is told: as this person, for the organisation she acts for now."""
        return self.filter(user=actor.user, organisatie=actor.organisatie)

    def ongelezen(self):
        return self.filter(gelezen_at=None)

    def gebundeld(self):
        """One row for the many of one kind that came in the same minute, the newest of them.

        Each row knows with how many it came (`samen`), and how many of those are unread (`nieuw`).
        """
        samen = {"partition_by": [F("soort"), TruncMinute("at")]}
        return self.annotate(
            samen=Window(Count("pk"), **samen),
            nieuw=Window(Count("pk", filter=Q(gelezen_at=None)), **samen),
            plaats=Window(RowNumber(), **samen, order_by=[F("at").desc(), F("pk").desc()]),
        ).filter(Q(samen__lte=VEEL) | Q(plaats=1))

    def samen_met(self, bericht):
        """Everything of its kind that came in the same minute, itself too."""
        minuut = bericht.at.replace(second=0, microsecond=0)
        return self.filter(soort=bericht.soort, at__gte=minuut, at__lt=minuut + MINUUT)

    def over(self, casus):
        return self.filter(casus=casus.pk)

    def van_bundel(self, uitgaand):
        """What a mail about many at once is about: what she hasn't read since."""
        return self.ongelezen().filter(
            user=uitgaand.user_id,
            organisatie=uitgaand.organisatie_id,
            soort=uitgaand.soort,
            at__gte=uitgaand.bundel_at,
            at__lt=uitgaand.bundel_at + MINUUT,
        )

    def samengevat(self, uitgaand):
        """What one daily mail is about: what she hasn't read since."""
        return self.ongelezen().filter(
            user=uitgaand.user_id,
            organisatie=uitgaand.organisatie_id,
            samenvatting_op=uitgaand.samenvatting_op,
        )


class UitgaandQuerySet(QuerySet):
    def open(self):
        """Neither sent, nor dropped, nor given up."""
        return self.filter(sent_at=None, dropped_at=None, dead_at=None)

    def te_sturen(self, now):
        """Whose moment has come, and that nobody is sending."""
        vrij = Q(claimed_until=None) | Q(claimed_until__lte=now)
        return self.open().filter(vrij, na_at__lte=now)

    def zelf(self, uitgaand):
        """This row, while it is still in the hands of who claimed it."""
        return self.open().filter(pk=uitgaand.pk, attempts=uitgaand.attempts)

    def opgegeven(self):
        return self.exclude(dead_at=None)


class VoorkeurQuerySet(QuerySet):
    def per_soort(self, user):
        """When this person wants a mail, by kind of notice; a kind without a row isn't there."""
        return dict(self.filter(user=user).values_list("soort", "mail"))
