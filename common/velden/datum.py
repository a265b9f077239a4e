"""Dates and times.

The date fields know "vandaag" and "morgen", so they need the day. A form is filled in at
the edge of a request, where the clock may be read: `vandaag` is a callable that gives the
day, by default Django's local date. Pass another one to test, or to fill in for a meeting.
"""

from datetime import date, datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from common import lezen
from common.velden.basis import LeesVeld, Tekstinvoer

VANDAAG = timedelta(0)


def toon_datum(dag: date) -> str:
    return f"{dag.day:02}-{dag.month:02}-{dag.year:04}"


class DatumVeld(LeesVeld):
    """A date. `vroegst` and `laatst` are dates, or a timedelta counted from today.

    DatumVeld(label="Datum", laatst=VANDAAG)                     not in the future
    DatumVeld(label="Nieuwe datum", vroegst=timedelta(days=1))   from tomorrow
    """

    hint = "Bijvoorbeeld 21-02-2027"
    breedte = "s"
    # No numeric keypad: "vandaag" and "21 feb" are welcome, and dashes are needed.
    invoer = {"autocomplete": "off"}

    def __init__(self, *, vroegst=None, laatst=None, vandaag=timezone.localdate, **kwargs):
        self.vroegst, self.laatst, self.vandaag = vroegst, laatst, vandaag
        super().__init__(**kwargs)

    def grens(self, waarde):
        return self.vandaag() + waarde if isinstance(waarde, timedelta) else waarde

    def richting(self):
        vandaag = self.vandaag()
        if self.laatst is not None and self.grens(self.laatst) <= vandaag:
            return "verleden"
        if self.vroegst is not None and self.grens(self.vroegst) >= vandaag:
            return "toekomst"
        return "dichtbij"

    def lees(self, tekst):
        return lezen.lees_datum(tekst, self.vandaag(), richting=self.richting())

    def van_toen(self, tekst, dag):
        """What was typed on that day: "morgen" is the day after it, whenever one reads on."""
        try:
            return lezen.lees_datum(tekst, dag, richting=self.richting())
        except lezen.Onleesbaar:
            return tekst

    def to_python(self, value):
        value = super().to_python(value)
        return value.date() if isinstance(value, datetime) else value

    def toon(self, waarde):
        return toon_datum(waarde)

    def controleer(self, waarde):
        vroegst, laatst = self.grens(self.vroegst), self.grens(self.laatst)
        if vroegst and waarde < vroegst:
            raise ValidationError(f"Vul een datum in vanaf {toon_datum(vroegst)}.", code="vroeg")
        if laatst and waarde > laatst:
            raise ValidationError(f"Vul een datum in tot en met {toon_datum(laatst)}.", code="laat")


class TijdVeld(LeesVeld):
    hint = "Bijvoorbeeld 14:30"
    breedte = "xs"
    invoer = {"autocomplete": "off"}

    def lees(self, tekst):
        return lezen.lees_tijd(tekst)

    def toon(self, waarde):
        return f"{waarde.hour:02}:{waarde.minute:02}"


class _TweeInvoeren(forms.MultiWidget):
    """Date and time side by side; each input carries its own visible label."""

    template_name = "django/forms/widgets/datum_tijd.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        inputs = {
            "datum": Tekstinvoer(attrs=DatumVeld.invoer),
            "tijd": Tekstinvoer(attrs=TijdVeld.invoer),
        }
        super().__init__(inputs, attrs)

    def decompress(self, value):
        if value is None:
            return ["", ""]
        if timezone.is_aware(value):
            value = timezone.localtime(value)
        return [toon_datum(value.date()), f"{value.hour:02}:{value.minute:02}"]


class DatumTijdVeld(forms.MultiValueField):
    """A moment: a date and a time in two inputs; the value is an aware datetime."""

    widget = _TweeInvoeren
    breedte = "m"

    def __init__(self, *, vroegst=None, laatst=None, vandaag=timezone.localdate, **kwargs):
        kwargs.setdefault("help_text", "Bijvoorbeeld 21-02-2027 en 14:30")
        velden = (
            DatumVeld(vroegst=vroegst, laatst=laatst, vandaag=vandaag, required=False),
            TijdVeld(required=False),
        )
        kwargs.setdefault("require_all_fields", True)
        super().__init__(velden, **kwargs)

    def clean(self, value):
        if isinstance(value, (list, tuple)):
            value = [lezen.schoon(v).strip() if isinstance(v, str) else v for v in value]
            if any(value) and not all(value):
                wat = "een datum" if not value[0] else "een tijd"
                raise ValidationError(f"Vul ook {wat} in.", code="incomplete")
        return super().clean(value)

    def compress(self, data_list):
        if not data_list:
            return None
        dag, tijd = data_list
        try:
            moment = timezone.make_aware(datetime.combine(dag, tijd))
            moment.astimezone(timezone.get_fixed_timezone(0))
        except (ValueError, OverflowError):
            raise ValidationError("Vul een andere datum of tijd in.", code="invalid") from None
        return moment
