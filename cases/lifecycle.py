"""De route van een casus: elke status en elke pijl, op één bladzijde.

Bron: Route huisuitzettingen (RT), Twentse nazorgafspraken (NZ). Een pijl verandert alleen
haar eigen casus. Bewaren, tijdlijn en deadlines gebeuren in cases.actions.take_step(), de
enige plek die deze pijlen aanroept.
"""

from django.db import models
from django_fsm import ConcurrentTransitionMixin, FSMField, FSMModelMixin, transition

from cases import rules
from cases.choices import Status
from cases.permissions import may
from cases.stukken import Gegeven

# De regel die een stap op de tijdlijn zet.
OP_DE_TIJDLIJN = {
    "oppakken": "De casus is opgepakt",
    "melden": "De casus is gemeld bij het Regieteam",
    "agenderen": "De casus staat op de agenda van het Regieteam",
    "aanhouden": "Het Regieteam stelt het besluit uit",
    "terugverwijzen": "De casus gaat terug naar de preventie",
    "besluiten_voorkomen": "Het Regieteam besluit: ontruiming voorkomen",
    "besluiten_ontruimen": "Het Regieteam besluit: ontruimen met opvang",
    "tweede_kans": "Het huishouden krijgt een tweede kans",
    "ontruiming_vastleggen": "De woning is ontruimd en de nazorg begint",
    "afsluiten": "De casus is afgesloten",
    "heropenen": "De casus is heropend",
}


def arrow(field, *, source, target, conditions=()):
    """A django-fsm transition that a template may name but not fire; its name is its right."""

    def mark(method):
        step = transition(
            field,
            source=source,
            target=target,
            conditions=list(conditions),
            permission=may(method.__name__),
        )(method)
        step.alters_data = True
        return step

    return mark


class Lifecycle(ConcurrentTransitionMixin, FSMModelMixin, models.Model):
    status = FSMField(choices=Status.choices, default=Status.SIGNAAL, protected=True, max_length=12)

    gegeven = Gegeven()  # what the step at hand brings with it
    peildag = None  # the local date on which the rules are asked

    class Meta:
        abstract = True

    @arrow(
        status,
        source=Status.SIGNAAL,
        target=Status.PREVENTIE,
        conditions=[rules.eerste_contact_gezocht],
    )
    def oppakken(self):
        """De verhuurder zoekt contact en werkt de achterstand uit."""

    @arrow(
        status,
        source=[Status.SIGNAAL, Status.PREVENTIE],
        target=Status.GEMELD,
        conditions=[
            rules.regieteam_gekozen,
            rules.huurder_geinformeerd,
            rules.voortraject_beschreven,
            rules.hoort_bij_doelgroep,
        ],
    )
    def melden(self):
        """De corporatie gaat een vonnis halen en meldt het huishouden."""

    @arrow(
        status,
        source=[Status.GEMELD, Status.AANGEHOUDEN, Status.VOORKOMEN, Status.ONTRUIMEN],
        target=Status.GEAGENDEERD,
        conditions=[rules.vergaderdatum_gekozen, rules.reden_van_terugkeer],
    )
    def agenderen(self):
        """Het Regieteam bespreekt de casus in een vergadering."""

    @arrow(
        status,
        source=Status.GEAGENDEERD,
        target=Status.AANGEHOUDEN,
        conditions=[rules.reden_gegeven, rules.nieuwe_datum_gekozen],
    )
    def aanhouden(self):
        """Het Regieteam beslist later, met een reden en een nieuwe datum."""

    @arrow(
        status,
        source=Status.GEAGENDEERD,
        target=Status.PREVENTIE,
        conditions=[rules.reden_gegeven],
    )
    def terugverwijzen(self):
        """De casus hoort nog in de preventie."""

    @arrow(
        status,
        source=Status.GEAGENDEERD,
        target=Status.VOORKOMEN,
        conditions=[
            rules.drie_vragen_beantwoord,
            rules.te_voorkomen,
            rules.samen_besloten,
            rules.casemanager_aangewezen,
            rules.actie_afgesproken,
            rules.maatschappelijk_gewogen,
            rules.opgeschort,
            rules.achterstand_bevroren,
            rules.termijn_afgesproken,
        ],
    )
    def besluiten_voorkomen(self):
        """Scenario 1: de corporatie schort op, de casemanager bewaakt vier voorwaarden."""
        self._wijs_casemanager_aan()

    @arrow(
        status,
        source=Status.GEAGENDEERD,
        target=Status.ONTRUIMEN,
        conditions=[
            rules.drie_vragen_beantwoord,
            rules.niet_te_voorkomen,
            rules.samen_besloten,
            rules.casemanager_aangewezen,
            rules.actie_afgesproken,
            rules.maatschappelijk_gewogen,
            rules.jeugdbescherming_betrokken,
        ],
    )
    def besluiten_ontruimen(self):
        """Scenario 2: ontruimen is niet te voorkomen, en niemand komt op straat."""
        self._wijs_casemanager_aan()

    @arrow(
        status,
        source=Status.ONTRUIMEN,
        target=Status.VOORKOMEN,
        conditions=[rules.tweede_kans_compleet, rules.samen_besloten],
    )
    def tweede_kans(self):
        """Een tweede kans in de eigen woning, onder strenge voorwaarden."""

    @arrow(
        status,
        source=Status.ONTRUIMEN,
        target=Status.ONTRUIMD,
        conditions=[
            rules.ontruimingsdag_bekend,
            rules.niet_opgeschort,
            rules.geen_uitstel_van_de_rechter,
            rules.zorgstructuur_afgestemd,
            rules.andere_opties_gezocht,
            rules.niemand_op_straat,
        ],
    )
    def ontruiming_vastleggen(self):
        """De woning is ontruimd; het huishouden heeft een plek en de nazorg loopt."""

    @arrow(
        status,
        source=[Status.PREVENTIE, Status.VOORKOMEN, Status.ONTRUIMEN, Status.ONTRUIMD],
        target=Status.AFGESLOTEN,
        conditions=[
            rules.resultaat_gekozen,
            rules.betaald_klopt,
            rules.regeling_klopt,
            rules.behoud_klopt,
            rules.nazorg_klaar,
            rules.geen_ontruiming_op_komst,
            rules.incident_opgevolgd,
        ],
    )
    def afsluiten(self):
        """Er is geen stap meer te zetten."""
        self.resultaat = self.gegeven.afsluiting.resultaat
        self.afgesloten_op = self.peildag

    @arrow(
        status,
        source=Status.AFGESLOTEN,
        target=Status.PREVENTIE,
        conditions=[rules.reden_gegeven],
    )
    def heropenen(self):
        """De deur staat op een kier: de casus gaat weer open, met haar geschiedenis."""
        self.resultaat = ""
        self.afgesloten_op = None

    def _wijs_casemanager_aan(self):
        besluit = self.gegeven.besluit
        self.casemanager = besluit.casemanager
        self.casemanager_organisatie = besluit.casemanager_organisatie


def steps_for(casus, actor):
    """The arrows out of this status that this actor may take, ready or not."""
    pijlen = casus.get_all_status_transitions()
    return [p for p in pijlen if p.source == casus.status and p.has_perm(casus, actor)]


def blockers(casus, pijl):
    """The sentences of the rules that don't hold yet."""
    return rules.ontbrekend(casus, pijl.conditions)
