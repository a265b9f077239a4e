"""Children and their safety in the stories, and questions for advice that belong to no story."""

from datetime import timedelta

from cases.models import Casus
from uitvoering.actions.advies import geef_advies, volg_op, vraag_advies
from uitvoering.actions.kinderen import betrek_jeugdbescherming, leg_gesprek_vast, te_spreken
from uitvoering.actions.veiligheid import Meldcode, meld_bij_veilig_thuis, voorstel_gezin
from uitvoering.choices import Adviesvervolg, Gesprekuitkomst, Jeugdvorm, Onveiligheid
from uitvoering.models import Adviesvraag
from werkplek.demo import teksten


class Kinderen:
    """A `Verteller` is one: this is how she tells about the children of a household."""

    def jeugdbescherming(self):
        """Involved since a while, and it spoke with the eldest child."""
        wie = self.als("jeugdbescherming")
        naam = f"{wie.user.naam}, {wie.organisatie}"
        betrek_jeugdbescherming(
            self.casus, vorm=Jeugdvorm.VRIJWILLIG, wie=naam, sinds=self.vandaag,
            wat="Elke twee weken een gesprek met de ouders.", **self._nu("jeugdbescherming"),
        )  # fmt: skip
        self.gesprek_met_kind("jeugdbescherming", "Wil graag op dezelfde school blijven.")

    def gesprek_met_kind(self, wie, wat):
        speler, kinderen = self.als(wie), te_spreken(self.casus, self.vandaag)
        if kinderen:
            leg_gesprek_vast(
                self.casus, kind=kinderen[0], uitkomst=Gesprekuitkomst.GESPROKEN, op=self.vandaag,
                wie=f"{speler.user.naam}, {speler.organisatie}", wat=wat, **self._nu(wie),
            )  # fmt: skip

    def vraag_advies(self, wie):
        """With this case in mind, which nobody else knows."""
        situatie, vraag, antwoord = teksten.ADVIES[
            Adviesvraag.objects.count() % len(teksten.ADVIES)
        ]
        vraag = vraag_advies(
            aan=self.als("amk").organisatie, casus=self.casus, acuut=False, anoniem=True,
            situatie=situatie, vraag=vraag, leeftijden="Kinderen op de basisschool",
            **self._nu(wie),
        )  # fmt: skip
        geef_advies(
            vraag, antwoord=antwoord,
            vervolg=Adviesvervolg.GEEN, vervolg_op=None, **self._nu("amk"),
        )  # fmt: skip

    def meld_bij_veilig_thuis(self, wie):
        speler = self.als(wie)
        casus = Casus.objects.for_actor(speler, self.vandaag).get(pk=self.casus.pk)
        meldcode = Meldcode(
            gezin=voorstel_gezin(casus, speler),
            signalen="De kinderen waren drie avonden alleen thuis. Dat vertelde de oudste zelf.",
            overlegd_met="Een collega, en Veilig Thuis voor advies",
            kind_gesproken="Ja, met de oudste, op school.",
            onveiligheid=Onveiligheid.STRUCTUREEL,
            weging="Het gebeurt elke week, en het wordt niet minder.",
            hulp="Er komt al hulp thuis. Die is er 's avonds niet.",
            nu_veilig="Deze week slaapt oma bij hen.",
            ouders_op=self.vandaag,
            ouders_reactie="Zij schrokken, en willen wel hulp.",
        )
        meld_bij_veilig_thuis(casus, meldcode, aan=self.als("amk").organisatie, **self._nu(wie))


def vragen_om_advies(podium):
    """What waits at Veilig Thuis and Jeugdbescherming, and an answer that waits for its asker."""
    hulp, amk = podium.spelers["hulpverlening"], podium.spelers["amk"]
    jeugd, nu = podium.spelers["jeugdbescherming"], podium.nu
    vraag_advies(
        aan=amk.organisatie, acuut=True, anoniem=False, leeftijden="3 en 6 jaar",
        situatie="Bij een huisbezoek was de koelkast leeg. De jongste had koorts.",
        vraag="Wat kan ik vandaag nog doen?", by=hulp, now=nu - timedelta(hours=2),
    )  # fmt: skip
    vraag_advies(
        aan=jeugd.organisatie, acuut=False, anoniem=True, leeftijden="15 jaar",
        situatie="Een meisje wil niet meer naar huis.",
        vraag="Wie praat met haar, en hoe gaat dat?", by=hulp, now=nu - timedelta(days=1),
    )  # fmt: skip
    for dagen, opvolging in ((9, "Ik ging langs op school. Er komt een gezinscoach."), (2, "")):
        vraag = vraag_advies(
            aan=amk.organisatie, acuut=False, anoniem=False, leeftijden="8 jaar",
            situatie="Een jongen is vaak ziek gemeld. De ouders zeggen steeds iets anders.",
            vraag="Is dit iets om te melden?", by=hulp, now=nu - timedelta(days=dagen),
        )  # fmt: skip
        geef_advies(
            vraag, antwoord="Vraag de ouders of je met de schoolarts mag praten.",
            vervolg=Adviesvervolg.GEEN, vervolg_op=None, by=amk,
            now=nu - timedelta(days=dagen - 1),
        )  # fmt: skip
        if opvolging:
            volg_op(vraag, opvolging=opvolging, by=hulp, now=nu - timedelta(days=dagen - 2))
