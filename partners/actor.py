"""Who acts, and for which organisation. Rights never come from anything else."""

from dataclasses import dataclass, field
from functools import cache

from common.vaste_vraag import Plek, Rijplek
from partners.choices import Rol
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
    def sleutel(self) -> str:
        """Names her on a loaded case; organisation and person, for rights follow both."""
        return f"{self.user.pk}:{self.organisatie.pk}"

    @property
    def vorm(self):
        """Whoever has these roles in an organisation of this kind: for a `vaste_vraag`."""
        return _vorm(self.organisatie.soort, self.rollen)

    @property
    def waarden(self) -> dict:
        """What goes in the places of her `vorm`."""
        return {
            "user": self.user.pk,
            "organisatie": self.organisatie.pk,
            "groep": self.organisatie.groep_id,
            "sleutel": self.sleutel,
        }

    def __str__(self):
        return f"{self.user.naam} · {self.organisatie.naam}"


class Actorvorm(Actor):
    """An actor of whom is known what she is, not who: what names her is a place."""

    sleutel = Plek("sleutel")
    # There is one of each, and places are slow to compare.
    __eq__ = object.__eq__
    __hash__ = object.__hash__


@cache
def _vorm(soort, rollen):
    organisatie = Rijplek("organisatie", soort=soort, groep_id=Plek("groep"))
    return Actorvorm(Rijplek("user"), organisatie, rollen)
