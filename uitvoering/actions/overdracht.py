"""A household goes to another casemanager, with all that still has to be done for it."""

from django.db import transaction
from django.db.models import Q

from berichten.choices import Soort as Berichtsoort
from cases.actions.casemanagers import blijft_meedoen, laat_gaan, wijs_aan
from cases.actions.laden import om_te_doen, vandaag
from cases.actions.stappen import NotYet, eis
from cases.actions.tijdlijn import noteer
from cases.actions.vertellen import vertel_aan
from cases.choices import Deadlinesoort, Gebeurtenissoort, Rubriek
from cases.permissions import toegang
from cases.rules import niet_afgesloten
from partners.choices import Rol
from partners.models import Lidmaatschap
from uitvoering.actions.actiepunten import neem_over
from uitvoering.actions.actierij import REDEN_LENGTE
from uitvoering.models import Overdracht
from uitvoering.permissions import kan_casemanager_leveren
from uitvoering.rules import er_is_een_casemanager

OVERDRAGEN = "overdragen"


def opvolgers(casus, dag):
    """[(organisatie, [people])] who may take a household over: those that take part today."""
    wie = {}
    for deelname in casus.deelnames.actief(dag).select_related("organisatie"):
        wie.setdefault(deelname.organisatie, set()).add(deelname.persoon_id)
    leden = (
        Lidmaatschap.objects.actief()
        .filter(organisatie__in=[o.pk for o in wie if kan_casemanager_leveren(o)])
        .exclude(rol__in=[Rol.JURIST, Rol.BEHEERDER])
        .select_related("user")
        .order_by("user__naam", "user")
    )
    mensen = {organisatie.pk: {} for organisatie in wie}
    for lid in leden:
        nu = (lid.user_id, lid.organisatie_id)
        if nu != (casus.casemanager_id, casus.casemanager_organisatie_id):
            mensen[lid.organisatie_id][lid.user_id] = lid.user
    gevonden = [
        (o, [mens for pk, mens in mensen[o.pk].items() if personen & {None, pk}])
        for o, personen in sorted(wie.items(), key=lambda rij: rij[0].naam)
    ]
    return [(organisatie, over) for organisatie, over in gevonden if over]


def rubriek_van(casus, by):
    """In which rubriek the summary stands: that of the help, for who writes there."""
    return Rubriek.HULP if toegang(casus, by)[Rubriek.HULP].schrijven else Rubriek.BESLUIT


@transaction.atomic
def draag_casus_over(casus, *, organisatie, persoon, samenvatting, by, now):
    """Make somebody else the casemanager; open deadlines and actions go along.

    The same once more changes nothing. An organisation that has no part in it any more sees
    nothing from the next request on.
    """
    casus = om_te_doen(casus, OVERDRAGEN, by=by, now=now)
    if gedaan := _al_gedaan(casus, organisatie, persoon, samenvatting, by):
        return gedaan
    eis(casus, niet_afgesloten, er_is_een_casemanager)
    van, van_organisatie = casus.casemanager, casus.casemanager_organisatie
    _controleer(casus, organisatie, persoon, samenvatting, now=now)
    reden = f"De casus is overgedragen aan {persoon}."
    rubriek = rubriek_van(casus, by)
    wijs_aan(casus, persoon, organisatie, by=by, now=now)
    verhuis_werk(casus, van, van_organisatie, reden=reden, by=by, now=now)
    if organisatie != van_organisatie:
        laat_gaan(casus, van_organisatie, reden[:300], by=by, now=now)
    overdracht = Overdracht.objects.create(
        casus=casus,
        van=van,
        van_organisatie=van_organisatie,
        naar=persoon,
        naar_organisatie=organisatie,
        samenvatting=samenvatting,
        rubriek=rubriek,
        at=now,
        door=by.user,
        organisatie=by.organisatie,
    )
    regel = {"by": by, "now": now}
    noteer(casus, Gebeurtenissoort.OVERDRACHT, rubriek=Rubriek.KERN, **regel,
           titel=f"Van {van}, {van_organisatie} naar {persoon}, {organisatie}"[:160])  # fmt: skip
    noteer(casus, Gebeurtenissoort.OVERDRACHT, rubriek=rubriek, **regel,
           titel="Samenvatting bij de overdracht", tekst=samenvatting)  # fmt: skip
    _vertel(casus, overdracht, now=now)
    return overdracht


def verhuis_werk(casus, van, van_organisatie, *, reden, by, now):
    """What the casemanager before had to do is now of the one of this locked case.

    Of an organisation that stays only what was hers; else all that the organisation had.
    """
    van_wie, vertrekt = Q(organisatie=van_organisatie), _vertrekt(casus, van_organisatie)
    if not vertrekt:
        van_wie &= Q(persoon=van)
    naar = {"organisatie": casus.casemanager_organisatie, "persoon": casus.casemanager}
    acties = casus.actiepunten.open().filter(van_wie).select_related("leefgebied", "deadline")
    for actie in list(acties.select_for_update(of=("self",))):
        neem_over(casus, actie, **naar, reden=reden, by=by, now=now)
    casus.voorwaarden.geldend().filter(organisatie=van_organisatie).update(
        organisatie=casus.casemanager_organisatie
    )
    deadlines = casus.deadlines.open().filter(van_wie)
    if vertrekt:
        # A signal and a contact plan belong to the organisation that began with them.
        deadlines = deadlines.filter(signaal=None).exclude(soort=Deadlinesoort.CONTACTPLAN)
    for deadline in list(deadlines.select_for_update()):
        _verhuis(casus, deadline, naar, reden, now=now)


def _vertrekt(casus, van_organisatie):
    """Whether this organisation no longer takes part, now that the casemanager is another."""
    zelfde = van_organisatie == casus.casemanager_organisatie
    return not (zelfde or blijft_meedoen(casus, van_organisatie))


def _verhuis(casus, deadline, naar, reden, *, now):
    """One deadline; where the new organisation has the same already, this one lapses."""
    zelfde = casus.deadlines.open().filter(
        soort=deadline.soort,
        organisatie=naar["organisatie"],
        due_at=deadline.due_at,
        signaal=deadline.signaal_id,
        kenmerk=deadline.kenmerk,
    )
    if zelfde.exclude(pk=deadline.pk).exists():
        deadline.dropped_at, deadline.dropped_reason = now, reden[:REDEN_LENGTE]
        deadline.save(update_fields=["dropped_at", "dropped_reason"])
        return
    deadline.organisatie, deadline.persoon = naar["organisatie"], naar["persoon"]
    deadline.save(update_fields=["organisatie", "persoon"])


def _al_gedaan(casus, organisatie, persoon, samenvatting, by):
    laatste = casus.overdrachten.first()
    if (
        laatste
        and persoon
        and casus.casemanager_id == persoon.pk
        and (
            (laatste.naar_id, laatste.naar_organisatie_id) == (persoon.pk, organisatie.pk)
            and (laatste.door_id, laatste.samenvatting) == (by.user.pk, samenvatting)
        )
    ):
        return laatste
    return None


def _controleer(casus, organisatie, persoon, samenvatting, *, now):
    if not samenvatting.strip():
        raise NotYet(["Schrijf op wat de volgende casemanager moet weten."], veld="samenvatting")
    if persoon is None:
        raise NotYet(["Kies een persoon, niet een hele organisatie."], veld="wie")
    van, van_organisatie = casus.casemanager, casus.casemanager_organisatie
    if (persoon, organisatie) == (van, van_organisatie):
        raise NotYet([f"{persoon.naam} is al de casemanager van deze casus."], veld="wie")
    kan = [(o, mens) for o, mensen in opvolgers(casus, vandaag(now)) for mens in mensen]
    if (organisatie, persoon) not in kan:
        raise NotYet(
            [f"{persoon.naam} kan deze casus voor {organisatie} niet overnemen: die organisatie "
             "doet niet mee, of levert geen casemanager."],
            veld="wie",
        )  # fmt: skip
    if organisatie == van_organisatie or blijft_meedoen(casus, van_organisatie):
        return
    if casus.deadlines.open().filter(organisatie=van_organisatie, signaal__isnull=False).exists():
        raise NotYet(
            [f"{van_organisatie} moet nog een signaal opvolgen. Doe dat eerst, want daarna ziet "
             "die organisatie de casus niet meer."]
        )  # fmt: skip
    if casus.trajecten.open().filter(organisatie=van_organisatie).exists():
        raise NotYet([f"{van_organisatie} heeft nog een contactplan lopen. Rond dat eerst af."])


def _vertel(casus, overdracht, *, now):
    """Both hear of it; who no longer sees the case is led to her work."""
    naar = {(overdracht.naar_id, overdracht.naar_organisatie_id)}
    van = {(overdracht.van_id, overdracht.van_organisatie_id)}
    kenmerk = str(overdracht.sleutel)
    vertel_aan(casus, Berichtsoort.OVERDRACHT, naar, kenmerk=kenmerk, now=now)
    vertel_aan(
        casus,
        Berichtsoort.OVERDRACHT,
        van,
        kenmerk=kenmerk,
        now=now,
        pad="/" if _vertrekt(casus, overdracht.van_organisatie) else "",
    )
