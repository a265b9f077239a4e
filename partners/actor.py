"""Who acts, and for which organisation. Rights never come from anything else."""

from dataclasses import dataclass, field

from partners.choices import Rol, Soort
from partners.models import Organisatie, User


@dataclass(frozen=True)
class Actor:
    """A person acting for one organisation, chosen now: never the union of memberships."""

    user: User
    organisatie: Organisatie
    rollen: frozenset[str] = field(default_factory=frozenset)

    def heeft(self, *rollen: str) -> bool:
        return not self.rollen.isdisjoint(rollen)

    def is_soort(self, *soorten: str) -> bool:
        return self.organisatie.soort in soorten

    @property
    def is_beheerder(self) -> bool:
        return Rol.BEHEERDER in self.rollen

    @property
    def werkt_met_casussen(self) -> bool:
        """A beheerder who is nothing else looks after people, never after cases."""
        return bool(self.rollen - {Rol.BEHEERDER})

    @property
    def is_corporatie(self) -> bool:
        return self.is_soort(Soort.CORPORATIE)

    def __str__(self):
        return f"{self.user.naam} · {self.organisatie.naam}"
