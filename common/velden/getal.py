"""Amounts of euros and whole numbers."""

from decimal import Decimal

from django.core.exceptions import ValidationError

from common import lezen
from common.velden.basis import LeesVeld


class BedragVeld(LeesVeld):
    """An amount of euros as a Decimal. `minimum` and `maximum` are included."""

    breedte = "s"
    invoer = {"inputmode": "decimal", "autocomplete": "off", "data-voor": "€"}
    hint = "Bijvoorbeeld 1.234,56"

    def __init__(self, *, minimum=Decimal(0), maximum=lezen.HOOGSTE_BEDRAG, **kwargs):
        self.minimum, self.maximum = minimum, maximum
        super().__init__(**kwargs)

    def lees(self, tekst):
        negatief = self.minimum is None or self.minimum < 0
        return lezen.lees_bedrag(tekst, negatief=negatief, maximum=self.maximum)

    def toon(self, waarde):
        return lezen.toon_getal(Decimal(waarde))

    def controleer(self, waarde):
        if self.minimum is not None and waarde < self.minimum:
            minste = lezen.toon_getal(self.minimum)
            raise ValidationError(f"Vul een bedrag in van minstens {minste}.", code="laag")
        if waarde > self.maximum:
            meeste = lezen.toon_getal(self.maximum)
            raise ValidationError(f"Vul een bedrag in van hooguit {meeste}.", code="hoog")


class GeheelGetalVeld(LeesVeld):
    """A whole number without a spinner; thousands may carry a dot."""

    breedte = "xs"
    invoer = {"inputmode": "numeric", "autocomplete": "off"}

    def __init__(self, *, minimum=0, maximum=1_000_000, **kwargs):
        self.minimum, self.maximum = minimum, maximum
        super().__init__(**kwargs)

    def lees(self, tekst):
        return lezen.lees_geheel_getal(tekst)

    def controleer(self, waarde):
        if not self.minimum <= waarde <= self.maximum:
            raise ValidationError(
                f"Vul een getal in van {self.minimum} tot en met {self.maximum}.", code="bereik"
            )
