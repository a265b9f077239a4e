"""The grammar in which a contact plan is written. Pure: no Django, no database, no clock."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from enum import StrEnum

from common.werkdagen import einde_werkdag, nde_werkdag, werkdagen_tussen


class Soort(StrEnum):
    """What somebody does in a step: reaching out by phone or at the door, or leaving room."""

    BELLEN = "bellen"
    BEZOEK = "bezoek"
    WACHTEN = "wachten"

    @property
    def zoekt_op(self):
        """Whether the worker takes the initiative; on a waiting day nobody does."""
        return self is not Soort.WACHTEN


@dataclass(frozen=True)
class Uitkomst:
    """How a step can end: another step follows, or the plan ends."""

    label: str
    dan: str | None = None
    einde: str | None = None


@dataclass(frozen=True)
class Stap:
    doe: str
    waarom: str
    soort: Soort
    dagen: tuple[int, int]
    uitkomsten: dict[str, Uitkomst]
    voor: time | None = None  # before this time of the last day; None is closing time
    aangekondigd: bool = False
    laat_achter: tuple[str, ...] = ()
    bij_stilte: str | None = None  # the outcome when the day passes without a word

    @property
    def te_kiezen(self):
        """{key: outcome} of what somebody can record; silence is for the clock."""
        return {k: uitkomst for k, uitkomst in self.uitkomsten.items() if k != self.bij_stilte}


@dataclass(frozen=True)
class Kalender:
    """The working days of one organisation: closed days, closing time and time zone."""

    gesloten: frozenset[date]
    sluitingstijd: time
    tz: tzinfo

    def dag(self, start: date, nummer: int) -> date:
        return nde_werkdag(start, nummer, self.gesloten)

    def nummer(self, start: date, dag: date) -> int:
        """Which working day of the plan a date is, or the last one before it."""
        return 1 + werkdagen_tussen(start, dag, self.gesloten)

    def werkdagen(self, van: date, tot: date) -> int:
        """How many working days lie after `van`, up to and including `tot`."""
        return werkdagen_tussen(van, tot, self.gesloten)

    def einde(self, dag: date, voor: time | None) -> datetime:
        return einde_werkdag(dag, voor or self.sluitingstijd, self.tz)


@dataclass(frozen=True)
class Gepland:
    """A step with its first day and the moment at which it is late."""

    stap: str
    vanaf: date
    due_at: datetime


@dataclass(frozen=True)
class Protocol:
    titel: str
    bron: str
    eerste: str
    einden: dict[str, str]
    stappen: dict[str, Stap] = field(default_factory=dict)

    @property
    def laatste_dag(self) -> int:
        return max(stap.dagen[1] for stap in self.stappen.values())

    def na(self, stap: str, uitkomst: str) -> Uitkomst:
        """What follows from this outcome. KeyError for a step or outcome that doesn't exist."""
        return self.stappen[stap].uitkomsten[uitkomst]

    def plan(self, naam: str, start: date, kalender: Kalender, *, vandaag: date) -> Gepland:
        """When this step falls, in a plan whose working day 1 is `start`.

        A step that is planned late keeps its own days while they last. When they are over it
        falls on the first working day on which its kind may be done: never on a day that the
        plan leaves to the client.
        """
        stap = self.stappen[naam]
        eerste, laatste = stap.dagen
        nu = kalender.nummer(start, max(vandaag, start))
        if kalender.dag(start, nu) < vandaag:
            nu += 1  # a weekend: the last working day is over, the next one has to begin
        voor = stap.voor
        if nu > laatste:
            eerste = laatste = self._volgende_vrije(nu, stap)
            voor = None  # the hour belonged to the day that passed
        vanaf = kalender.dag(start, max(eerste, min(nu, laatste)))
        due_at = kalender.einde(kalender.dag(start, laatste), voor)
        return Gepland(naam, vanaf, due_at)

    def mistakes(self) -> list[str]:
        """Everything a typing error can break, as sentences. Empty means sound."""
        gevonden, bereikt, te_gaan = [], set(), [self.eerste]
        while te_gaan:
            naam = te_gaan.pop()
            if naam not in self.stappen:
                gevonden.append(f"Stap '{naam}' bestaat niet.")
            elif naam not in bereikt:
                bereikt.add(naam)
                gevonden += self._fouten_van(naam)
                te_gaan += [u.dan for u in self.stappen[naam].uitkomsten.values() if u.dan]
        gevonden += [f"Stap '{n}' is onbereikbaar." for n in sorted(self.stappen.keys() - bereikt)]
        einden = {u.einde for s in self.stappen.values() for u in s.uitkomsten.values()}
        gevonden += [f"Einde '{e}' komt niet voor." for e in sorted(self.einden.keys() - einden)]
        return gevonden

    def _fouten_van(self, naam):
        stap = self.stappen[naam]
        if stap.dagen[0] > stap.dagen[1] or stap.dagen[0] < 1:
            yield f"De dagen van '{naam}' kloppen niet."
        if stap.bij_stilte and stap.bij_stilte not in stap.uitkomsten:
            yield f"'{naam}' kent de uitkomst '{stap.bij_stilte}' niet."
        if (stap.soort is Soort.WACHTEN) != bool(stap.bij_stilte):
            yield f"'{naam}': alleen wie wacht, luistert naar stilte."
        for sleutel, uitkomst in stap.uitkomsten.items():
            if bool(uitkomst.dan) == bool(uitkomst.einde):
                yield f"'{naam}', uitkomst '{sleutel}': óf een volgende stap, óf een einde."
            if uitkomst.einde and uitkomst.einde not in self.einden:
                yield f"'{naam}', uitkomst '{sleutel}': einde '{uitkomst.einde}' bestaat niet."
            volgende = self.stappen.get(uitkomst.dan)
            if volgende and volgende.dagen[1] < stap.dagen[0]:
                yield f"'{naam}' gaat terug in de tijd naar '{uitkomst.dan}'."
        if stap.soort.zoekt_op and self._wachtdagen() & set(
            range(stap.dagen[0], stap.dagen[1] + 1)
        ):
            yield f"'{naam}' valt op een dag die voor de cliënt is."

    def _wachtdagen(self):
        return {
            dag
            for stap in self.stappen.values()
            if stap.soort is Soort.WACHTEN
            for dag in range(stap.dagen[0], stap.dagen[1] + 1)
        }

    def _volgende_vrije(self, nummer, stap):
        bezet = self._wachtdagen() if stap.soort.zoekt_op else set()
        while nummer in bezet:
            nummer += 1
        return nummer
