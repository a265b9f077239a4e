"""Every read rule. A case is read through `for_actor`, or not at all."""

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery
from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Concat
from django.db.models.lookups import IsNull

from cases.choices import Herinnerniveau, Hoedanigheid, Publiek, Status
from cases.permissions import WERK_VAN, codenaam, hoedanigheid, plafond
from cases.zoeken import zoekvraag
from common.vaste_vraag import waarde
from partners.choices import Rol, Soort
from partners.models import Lidmaatschap


class DeelnameQuerySet(QuerySet):
    def actief(self, vandaag):
        """Participations that give sight today: begun, not ended, and not past their end date."""
        return self.filter(Q(tot=None) | Q(tot__gte=vandaag), beeindigd_at=None, van__lte=vandaag)

    def van(self, actor, vandaag):
        """The participations through which this actor sees cases."""
        if not _ziet_casussen(actor):
            return self.none()
        return self.actief(vandaag).filter(
            Q(persoon=None) | Q(persoon=actor.user), organisatie=actor.organisatie
        )

    def mag_lezen(self, actor, rubriek):
        """As that of cases, asked per participation: for who reads a page in some order."""
        gedeeld = self.model.casus.field.related_model.gunningen.rel.related_model.objects.filter(
            content_object=OuterRef("casus"),
            group=actor.organisatie.groep_id,
            permission__codename=codenaam(rubriek),
        )
        plafond = _onder_plafond(actor, "lezen", rubriek=rubriek, voor="casus__")
        return plafond & Q(per_rij(gedeeld))


class CasusQuerySet(QuerySet):
    def for_actor(self, actor, vandaag):
        """The cases in which this actor takes part today, each carrying what is shared with her.

        The only entrance. `gezien_door` and `gegund` are what `permissions` answers from, so a
        list of thirty cases with its parts costs no further query.
        """
        if not _ziet_casussen(actor):
            return self.none()
        deelnames = self.model.deelnames.rel.related_model.objects.van(actor, vandaag)
        gunningen = self.model.gunningen.rel.related_model.objects.filter(
            content_object=OuterRef("pk"), group=actor.organisatie.groep_id
        )
        return self.filter(pk__in=deelnames.values("casus")).annotate(
            gezien_door=waarde(actor.sleutel),
            gegund=ArraySubquery(gunningen.values("permission__codename")),
        )

    def open(self):
        return self.exclude(status=Status.AFGESLOTEN)

    def voor_lijst(self):
        """With what one line of a list shows."""
        return self.select_related("woning", "huurovereenkomst", "corporatie", "casemanager")

    def zoek(self, invoer):
        """The cases in which every word somebody typed is found; nothing typed finds nothing."""
        vraag = zoekvraag(invoer)
        return self.filter(zoekregel__woorden=Lexemen(vraag)) if vraag else self.none()

    def leesbaar(self, actor, rubriek):
        """Those of which this actor may read this rubriek."""
        return self.filter(self.mag_lezen(actor, rubriek))

    def mag_lezen(self, actor, rubriek):
        """`permissions.toegang` as a condition on cases that she sees.

        Asked as one set, not per case: of all cases that share it with her organisation.
        """
        gedeeld = self.model.gunningen.rel.related_model.objects.filter(
            group=actor.organisatie.groep_id, permission__codename=codenaam(rubriek)
        )
        return _onder_plafond(actor, "lezen", rubriek=rubriek) & Q(
            pk__in=gedeeld.values("content_object")
        )


class Lexemen(SearchQuery):
    """A tsquery of words that are in the index as they stand: nothing is stemmed or dropped."""

    def as_sql(self, compiler, connection, function=None, template=None):
        return super().as_sql(compiler, connection, template="(%(expressions)s)::tsquery")


class DeadlineQuerySet(QuerySet):
    def open(self):
        return self.filter(met_at=None, dropped_at=None)

    def leesbaar(self, actor, rechten):
        """Those of one case that this actor may read, given what she may see of it.

        A deadline of a signal is read by whoever may read that.
        """
        signaal = Q(signaal=None) | _publiek(actor, rechten, voor="signaal__")
        return self.filter(_rubriek(actor, rechten) & signaal)

    def werk(self, actor, vandaag):
        """What this actor's organisation still has to do, in the cases and rubrieken she sees.

        For a whole list what `leesbaar` is for one case: its own signals it reads anyway.
        """
        if not _ziet_casussen(actor):
            return self.none()
        casus = self.model.casus.field.related_model
        gedeeld = casus.gunningen.rel.related_model.objects.filter(
            content_object=OuterRef("casus"),
            group=actor.organisatie.groep_id,
            permission__codename=Concat(Value(codenaam("")), OuterRef("rubriek")),
        )
        deelnames = casus.deelnames.rel.related_model.objects.van(actor, vandaag)
        return self.lopend().filter(
            _onder_plafond(actor, "lezen", "eigen", kolom="rubriek", voor="casus__"),
            Q(signaal=None) | Q(signaal__organisatie=actor.organisatie),
            per_rij(gedeeld),
            per_rij(deelnames.filter(casus=OuterRef("casus"))),
            organisatie=actor.organisatie,
        )

    def taken(self, actor, vandaag):
        """Of that work what she does herself: for a list of tasks, and no more than `werk`."""
        return self.werk(actor, vandaag).filter(_haar_werk(actor))

    def met_haar_werk(self, actor):
        """With `haar_werk`: whether it is hers to do, were it of her organisation."""
        return self.annotate(haar_werk=ExpressionWrapper(_haar_werk(actor), BooleanField()))

    def overdue(self, now):
        """Passed undone, and not yet noticed."""
        return self.lopend().filter(missed_at=None, due_at__lt=now)

    def lopend(self):
        """Open, and not paused."""
        return self.open().filter(paused_at=None)

    def te_herinneren(self):
        """Those that still have a reminder coming, with its moment as `wek_at`."""
        rijen = self.lopend().filter(reminded_level__lt=Herinnerniveau.TEAMLEIDER)
        return rijen.annotate(wek_at=Coalesce("remind_at", "due_at"))

    def uitgepauzeerd(self, vandaag):
        """Whose pause is over."""
        return self.open().filter(paused_at__isnull=False, paused_until__lte=vandaag)


class GebeurtenisQuerySet(QuerySet):
    def leesbaar(self, actor, rechten):
        """The lines of one case's timeline that this actor may read.

        A line about a note, document or signal is read by whoever may read that.
        """
        regels = _rubriek(actor, rechten)
        for stuk in ("notitie", "document", "signaal"):
            regels &= Q(**{stuk: None}) | _publiek(actor, rechten, voor=f"{stuk}__")
        return self.filter(regels)


class ConceptQuerySet(QuerySet):
    def van(self, actor):
        """What this person began for the organisation she acts for: nobody else's, ever."""
        return self.filter(user=actor.user, organisatie=actor.organisatie)

    def geldig(self, sinds):
        return self.filter(gewijzigd_at__gte=sinds)

    def verlopen(self, sinds):
        return self.filter(gewijzigd_at__lt=sinds)


class PubliekQuerySet(QuerySet):
    """Rows that belong to one rubriek and are written for one of three audiences."""

    def leesbaar(self, actor, rechten):
        """The rows of one case that this actor may read, given what she may see of it."""
        return self.filter(_publiek(actor, rechten))


def per_rij(rijen):
    """Whether there is such a row, looked up for each row that is read, and no sooner.

    For a page in the order of an index. EXISTS and IN the planner may turn into a join: then it
    reads all that a large organisation has before it sorts out the first page.
    """
    return IsNull(Subquery(rijen.order_by().values("pk")[:1]), False)


def _haar_werk(actor):
    """Of her organisation's deadlines what a jurist, or the social service of an OCMW, does.

    What asks her by name is hers, and in an OCMW where no jurist works the social service does it
    all. `ontvangers.collegas` says the same of who is reminded.
    """
    wie = hoedanigheid(actor)
    if wie not in WERK_VAN:
        return Q()
    haar = Q(rubriek__in=WERK_VAN[wie]) | Q(persoon=actor.user)
    if wie == Hoedanigheid.OCMW:
        juristen = Lidmaatschap.objects.actief().filter(
            organisatie=actor.organisatie, rol=Rol.JURIST
        )
        return haar | ~Exists(juristen)
    return haar


def _ziet_casussen(actor):
    """Somebody who is nothing to any case, such as a beheerder, finds none."""
    return bool(actor) and hoedanigheid(actor) != Hoedanigheid.GEEN


def _rubriek(actor, rechten, voor=""):
    """Rows of rubrieken that she reads, and her organisation's own where she sees only those."""
    leest = [r for r, mag in rechten.items() if mag.lezen]
    eigen = [r for r, mag in rechten.items() if mag.eigen]
    van_ons = Q(**{f"{voor}organisatie": actor.organisatie})
    return Q(**{f"{voor}rubriek__in": leest}) | (Q(**{f"{voor}rubriek__in": eigen}) & van_ons)


def _publiek(actor, rechten, voor=""):
    """As `_rubriek`, for rows with an audience: her organisation always reads its own."""
    van_ons = Q(**{f"{voor}organisatie": actor.organisatie})
    bereikt = Q(**{f"{voor}publiek__in": _bereikt(actor)})
    return _rubriek(actor, rechten, voor) & (bereikt | van_ons)


def _bereikt(actor):
    """The audiences that this actor belongs to, as a partner in a case."""
    if actor.is_soort(Soort.REGIETEAM):
        return [Publiek.PARTNERS, Publiek.REGIETEAM]
    return [Publiek.PARTNERS]


def _onder_plafond(actor, *letters, rubriek=None, kolom=None, voor=""):
    """Where the ceiling has one of these letters for a rubriek, or for the one in a column.

    The ceiling of a casemanager counts for her own cases, that of her kind for all others.
    """

    def raak(wie):
        hoogst = plafond(wie)
        mag = [r for r in hoogst if any(getattr(hoogst[r], letter) for letter in letters)]
        if kolom:
            return Q(**{f"{kolom}__in": mag})
        return Q() if rubriek in mag else Q(pk__in=[])

    van_mij = Q(
        **{
            f"{voor}casemanager": actor.user,
            f"{voor}casemanager_organisatie": actor.organisatie,
        }
    )
    return (van_mij & raak(Hoedanigheid.CASEMANAGER)) | (~van_mij & raak(hoedanigheid(actor)))
