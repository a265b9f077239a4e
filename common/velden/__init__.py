"""Form fields that read Dutch dates, times, amounts, postcodes and telephone numbers."""

from common.velden.basis import LeesVeld
from common.velden.datum import VANDAAG, DatumTijdVeld, DatumVeld, TijdVeld, toon_datum
from common.velden.getal import BedragVeld, GeheelGetalVeld
from common.velden.tekst import PostcodeVeld, TekstVeld, TelefoonVeld

__all__ = [
    "VANDAAG",
    "BedragVeld",
    "DatumTijdVeld",
    "DatumVeld",
    "GeheelGetalVeld",
    "LeesVeld",
    "PostcodeVeld",
    "TekstVeld",
    "TelefoonVeld",
    "TijdVeld",
    "toon_datum",
]
