"""What an eviction costs society, and preventing one: the newest figure that holds (RT-06)."""

from regieteam.choices import Kostensoort
from regieteam.models import Kostencijfer


def cijfers(dag):
    """The figure of each kind that holds on this day, with its source; None where none is known.

    {Kostensoort.ONTRUIMING: Kostencijfer | None, Kostensoort.VOORKOMEN: …}
    """
    geldig = Kostencijfer.objects.filter(geldig_vanaf__lte=dag).order_by("geldig_vanaf")
    nieuwste = {cijfer.wat: cijfer for cijfer in geldig}
    return {soort: nieuwste.get(soort) for soort in Kostensoort}


def bronnen(gevonden):
    """The sources of these figures in one line, as a decision keeps them."""
    return "; ".join(
        f"{cijfer.get_wat_display()}: {cijfer.bron}" for cijfer in gevonden.values() if cijfer
    )
