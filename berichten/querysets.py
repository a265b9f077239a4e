from django.db.models import Q, QuerySet


class BerichtQuerySet(QuerySet):
    def voor(self, actor):
        """What this actor is told: as this person, for the organisation she acts for now."""
        return self.filter(user=actor.user, organisatie=actor.organisatie)

    def ongelezen(self):
        return self.filter(gelezen_at=None)

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
