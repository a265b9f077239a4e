"""The plans van aanpak of the stories, and a household that is handed over."""

from datetime import timedelta

from uitvoering.actions import plan as acties
from uitvoering.actions.overdracht import draag_casus_over
from uitvoering.choices import Doelstand, Leefgebiedsoort, Planscenario
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
                verslag=teksten.BESPROKEN[gebied.soort],
                woorden="",
                volgend_op=max(dag, self.over(1)),
                **self._nu(wie),
            )

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
        speler = self.als(wie)
        acties.spreek_actie_af(
            gebied,
            wat=actie,
            organisatie=speler.organisatie,
            persoon=speler.user,
            voor_op=max(self.over(14), self.podium.vandaag + timedelta(days=11)),
            **self._nu(wie),
        )

    def _gebied(self, plan, soort):
        return Leefgebied.objects.select_related("plan__casus").get(plan=plan, soort=soort)
