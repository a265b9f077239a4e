"""The plans van aanpak of the stories, and a household that is handed over."""

from datetime import timedelta

from common.werkdagen import nde_werkdag
from uitvoering.actions import plan as acties
from uitvoering.actions.actiepunten import rond_af, spreek_af, zet_uit
from uitvoering.actions.overdracht import draag_casus_over
from uitvoering.choices import Actiesoort, Doelstand, Leefgebiedsoort, Planscenario
from uitvoering.models import Leefgebied
from werkplek.demo import teksten

L = Leefgebiedsoort


class Plannen:
    """A `Verteller` is one: this is how she tells what is agreed with a household."""

    def maak_plan(self, wie, *, compleet=True, volgende=9):
        """Together with the household; half of it when it still has to be finished.

        `volgende` is in how many days from today it is reviewed; 0 and less is too late.
        """
        plan = acties.begin(self.casus, **self._nu(wie))
        soorten = [L.WONEN, L.FINANCIEN] if compleet else [L.WONEN]
        if self.huishouden.gezin.kinderen and compleet:
            acties.voeg_gebied_toe(plan, soort=L.GEZIN, **self._nu(wie))
            soorten.append(L.GEZIN)
        for soort in soorten:
            self._vul(plan, soort, wie)
        dag = self.podium.vandaag + timedelta(days=volgende)
        for soort in soorten if compleet else ():
            op = max(dag, self.over(1))
            acties.plan_bespreking(self._gebied(plan, soort), op=op, **self._nu(wie))
        return plan

    def vernieuw_plan(self, wie, *, volgende):
        """Another scenario: what still counts goes along, and to stay is the goal again."""
        plan = acties.begin(self.casus, **self._nu(wie))
        oud = self._gebied(plan, L.WONEN).doelen.get()
        acties.werk_doel_bij(
            oud, wat=oud.wat, toets=oud.toets, stand=Doelstand.VERVALLEN, versie=oud.versie,
            uitkomst="Het huishouden blijft in de woning.", **self._nu(wie),
        )  # fmt: skip
        wat, toets, _ = teksten.PLAN[L.WONEN, False]
        acties.voeg_doel_toe(self._gebied(plan, L.WONEN), wat=wat, toets=toets, **self._nu(wie))
        for gebied in plan.leefgebieden.select_related("plan__casus"):
            op = max(self.podium.vandaag + timedelta(days=volgende), self.over(1))
            acties.plan_bespreking(gebied, op=op, **self._nu(wie))

    def bespreek_plan(self, wie, *, volgende):
        """How it goes, some weeks later; and when they speak again."""
        plan = self.casus.plannen.get(beeindigd_at=None)
        dag = self.podium.vandaag + timedelta(days=volgende)
        for gebied in Leefgebied.objects.filter(plan=plan).select_related("plan__casus"):
            acties.bespreek(
                gebied,
                op=self.vandaag,
                verslag=teksten.BESPROKEN[plan.scenario == Planscenario.ONTRUIMEN][gebied.soort],
                woorden="",
                volgend_op=max(dag, self.over(1)),
                **self._nu(wie),
            )
        dag = self.podium.vandaag + timedelta(days=11)
        self._spreek_af(self._gebied(plan, L.FINANCIEN), teksten.NA_BESPREKING, wie, wie, dag)

    def laat_doen(self, wie, wat, *, over, by):
        """A partner does something beside the plan, some days from now."""
        speler = self.als(wie)
        actie = spreek_af(
            self.casus,
            wat=wat,
            soort=Actiesoort.GEWOON,
            organisatie=speler.organisatie,
            persoon=speler.user,
            voor_op=nde_werkdag(self.podium.vandaag + timedelta(days=over), 1),
            **self._nu(by),
        )
        zet_uit(actie, **self._nu(by))

    def draag_casus_over(self, van, naar):
        speler = self.als(naar)
        draag_casus_over(
            self.casus,
            organisatie=speler.organisatie,
            persoon=speler.user,
            samenvatting=teksten.OVERDRACHT,
            **self._nu(van),
        )
        self.casus.refresh_from_db(fields=["casemanager", "casemanager_organisatie"])

    def _vul(self, plan, soort, wie):
        scenario = Planscenario(plan.scenario)
        wat, toets, actie = teksten.PLAN[soort, scenario == Planscenario.ONTRUIMEN]
        gebied = self._gebied(plan, soort)
        acties.schrijf_woorden(
            gebied, woorden=teksten.EIGEN_WOORDEN[soort], versie=1, **self._nu(wie)
        )
        acties.voeg_doel_toe(gebied, wat=wat, toets=toets, **self._nu(wie))
        # Who hands over the household does so with nothing of hers still open.
        over = 4 if "overgedragen_aan" in self.opties else 18
        self._spreek_af(gebied, actie, wie, wie, nde_werkdag(self.over(over), 1))

    def _spreek_af(self, gebied, wat, by, wie, dag):
        """What somebody does before a day; when that day has come, it is done."""
        speler = self.als(wie)
        actie = acties.spreek_actie_af(
            gebied,
            wat=wat,
            organisatie=speler.organisatie,
            persoon=speler.user,
            voor_op=dag,
            **self._nu(by),
        )
        klaar = self.moment + (dag - self.vandaag)
        if klaar < self.podium.nu:
            rond_af(actie, resultaat=teksten.GEDAAN, by=speler, now=klaar)

    def _gebied(self, plan, soort):
        return Leefgebied.objects.select_related("plan__casus").get(plan=plan, soort=soort)
