"""The meetings of the Regieteam in the demo: those that were, and the one of today."""

from datetime import datetime, time, timedelta

from regieteam.actions.agenda import zet_op_agenda
from regieteam.actions.behandelen import keur_compleet
from regieteam.actions.besluitenlijst import bevestig
from regieteam.actions.uitnodigen import nodig_uit_na_sluiting
from regieteam.actions.vergadering import begin, plan, sluit, voeg_lid_toe, voorstel
from regieteam.choices import Aanwezig, Meldingstand, Ritme, Vergaderstand
from regieteam.models import Regieteam, Vergadering

PLAATS = "Stadskantoor Lindeburg, kamer 12"
TIJD, KLAAR = time(10), time(16)
DINSDAG = 1
EEN_JAAR = timedelta(days=365)
LEDEN = ("corporatie", "corporatie2", "hulpverlening", "schuldhulp")
NOG_ERBIJ = "De verhuurder vraagt om spoed."


def stel_in(organisatie):
    """How the team of the demo meets."""
    Regieteam.objects.get_or_create(
        organisatie=organisatie,
        defaults={"plaats": PLAATS, "ritme": Ritme.WEKELIJKS, "weekdag": DINSDAG, "tijd": TIJD},
    )


def eerstvolgende(dag):
    """The day on which the team meets, from this day on."""
    return dag + timedelta(days=(DINSDAG - dag.weekday()) % 7)


def op_de_agenda(casus, dag, *, podium, by, now, reden=""):
    """Put a case on the agenda of the meeting of that day; returns the item."""
    for melding in casus.meldingen.filter(stand=Meldingstand.NIEUW):
        keur_compleet(melding, by=by, now=now)
    voorzitter, vergadering = podium.spelers["regieteam"], vergadering_op(dag, podium)
    if now > vergadering.sluit_at:
        by, reden = voorzitter, reden or NOG_ERBIJ
    return zet_op_agenda(casus, vergadering, by=by, now=now, reden=reden)


def vergadering_op(dag, podium):
    """The meeting of that day, with the team at the table; closed a day before."""
    voorzitter = podium.spelers["regieteam"]
    begint_at = datetime.combine(dag, TIJD, podium.tz)
    vergadering, nieuw = Vergadering.objects.get_or_create(
        regieteam=voorzitter.organisatie,
        begint_at=begint_at,
        defaults={
            "plaats": PLAATS,
            "sluit_at": begint_at - timedelta(hours=22),
            "voorzitter": voorzitter.user,
            "gepland_door": podium.spelers["coordinator"].user,
        },
    )
    if nieuw:
        zet(vergadering, voorzitter)
        zet(vergadering, podium.spelers["coordinator"])
    return vergadering


def zet(vergadering, wie):
    """Somebody at the table of a meeting; returns her seat."""
    return vergadering.mensen.get_or_create(
        organisatie=wie.organisatie,
        naam=wie.user.naam,
        defaults={"user": wie.user, "stand": Aanwezig.AANWEZIG},
    )[0]


def bevestig_oude(podium):
    """What was decided before today is handed out that same afternoon; the last list waits."""
    voorzitter = podium.spelers["regieteam"]
    oude = Vergadering.objects.filter(stand=Vergaderstand.GEPLAND).order_by("begint_at")
    oude = [(v, _klaar(v, podium)) for v in oude if _klaar(v, podium).date() < podium.vandaag]
    for vergadering, klaar in oude[:-1]:
        bevestig(vergadering, by=voorzitter, now=klaar)
    for vergadering, klaar in oude[-1:]:
        sluit(begin(vergadering, by=voorzitter, now=klaar), by=voorzitter, now=klaar)


def kijk_vooruit(podium):
    """Who sits at the table as a rule, and the next meeting along the rhythm."""
    wat = {"by": podium.spelers["coordinator"], "now": podium.nu}
    for wie in LEDEN:
        voeg_lid_toe(podium.spelers[wie].organisatie, by=wat["by"], now=podium.nu - EEN_JAAR)
    vandaag = vergadering_op(podium.vergadering, podium)
    nodig_uit_na_sluiting(now=vandaag.sluit_at + timedelta(minutes=1))
    team = podium.spelers["regieteam"]
    plan(**voorstel(team.organisatie, now=podium.nu), voorzitter=team.user, **wat)


def _klaar(vergadering, podium):
    dag = vergadering.begint_at.astimezone(podium.tz).date()
    return datetime.combine(dag, KLAAR, podium.tz)
