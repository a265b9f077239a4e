"""A condition that isn't kept: told to who can do something, and back to the Regieteam (RT-14).

It changes nothing else: a breach never resumes an eviction. The cases and conditions are under the
lock of the caller.
"""

from django.db.models import Q

from berichten.choices import Soort as Berichtsoort
from cases.actions.deadlines import VOORUIT
from cases.actions.laden import vandaag
from cases.actions.vertellen import vertel_aan
from cases.choices import Status
from common.werkdagen import nde_werkdag, plus_werkdagen
from partners.choices import Rol, Soort
from partners.models import Lidmaatschap, Organisatie, Sluitingsdag
from uitvoering.actions import bespreking

REGEL = "RT-14"
BESPREEK = "Zet de casus op de agenda: een voorwaarde is niet nagekomen"
# De bron zegt niet hoe snel; wij kiezen evenveel werkdagen als voor een aanvulling.
WERKDAGEN = 3


def waarschuw(casus, controle, *, by, now):
    """The casemanager, her team leader, and who leads the Regieteam; not who found it herself.

    Where nobody leads that Regieteam, all of it hears so.
    """
    wie = set(casus.deelnames.actief(vandaag(now)).values_list("organisatie", "persoon"))
    leiding = Q(rol=Rol.TEAMLEIDER, organisatie=casus.casemanager_organisatie) | Q(
        rol__in=[Rol.VOORZITTER, Rol.COORDINATOR], organisatie__soort=Soort.REGIETEAM
    )
    leden = Lidmaatschap.objects.actief().filter(organisatie__in={wat for wat, _ in wie})
    geleid = leden.filter(leiding, organisatie__soort=Soort.REGIETEAM).values("organisatie")
    zonder = leden.filter(organisatie__soort=Soort.REGIETEAM).exclude(organisatie__in=geleid)
    horen = leden.filter(leiding) | zonder.exclude(rol=Rol.BEHEERDER)
    mensen = {
        (user, organisatie)
        for user, organisatie in horen.values_list("user", "organisatie")
        if {(organisatie, None), (organisatie, user)} & wie
    }
    mensen.add((casus.casemanager_id, casus.casemanager_organisatie_id))
    if by:
        mensen.discard((by.user.pk, by.organisatie.pk))
    vertel_aan(casus, Berichtsoort.VOORWAARDE, mensen, kenmerk=controle.sleutel, now=now)


def vraag_bespreking(casus, controle, *, now):
    """The Regieteam puts the case on an agenda; what is there already isn't asked for."""
    if casus.status != Status.VOORKOMEN:
        return
    deelnames = casus.deelnames.actief(vandaag(now)).values("organisatie")
    for team in Organisatie.objects.filter(soort=Soort.REGIETEAM, pk__in=deelnames).order_by("pk"):
        op = _uiterlijk(team, now)
        doen = {"wat": BESPREEK, "kenmerk": controle.sleutel, "regel": REGEL}
        bespreking.vraag(casus, team, op=op, now=now, **doen)


def _uiterlijk(team, now):
    dag = vandaag(now)
    gesloten = Sluitingsdag.objects.voor(team, dag, dag + VOORUIT)
    return plus_werkdagen(nde_werkdag(dag, 1, gesloten), WERKDAGEN, gesloten)
