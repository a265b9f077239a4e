"""Form fields that read Dutch dates, times, amounts, postcodes and telephone numbers.

The date fields know "vandaag" and "morgen", so they need the day. A form is filled in at
the edge of a request, where the clock may be read: `vandaag` is a callable that gives the
day, by default Django's local date. Pass another one to test, or to fill in for a meeting.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EMPTY_VALUES
from django.utils import timezone

from common import lezen

VANDAAG = timedelta(0)


class _Tekstinvoer(forms.TextInput):
    """A text input that keeps the user's own words when they can't be read."""


class LeesVeld(forms.Field):
    """Base: text in, a value of `lees` out; what can't be read is shown again as typed."""

    widget = _Tekstinvoer
    hint = ""
    breedte = "m"
    invoer = {}

    def __init__(self, *, breedte=None, **kwargs):
        kwargs.setdefault("help_text", self.hint)
        self.breedte = breedte or self.breedte
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        return dict(self.invoer)

    def lees(self, tekst):
        raise NotImplementedError

    def toon(self, waarde):
        """The value as text for the input; `to_python` reads it back to the same value."""
        return str(waarde)

    def controleer(self, waarde):
        """Raise when the value is readable but not allowed here."""

    def to_python(self, value):
        if isinstance(value, str):
            value = lezen.schoon(value).strip()
        if value in EMPTY_VALUES:
            return None
        try:
            return self.lees(value) if isinstance(value, str) else value
        except lezen.Onleesbaar as fout:
            raise ValidationError(fout.reden, code="invalid") from None

    def validate(self, value):
        super().validate(value)
        if value is not None:
            self.controleer(value)

    def prepare_value(self, value):
        if value in EMPTY_VALUES or isinstance(value, str):
            return value
        return self.toon(value)

    def has_changed(self, initial, data):
        if self.disabled:
            return False
        try:
            return self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True


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
            "datum": _Tekstinvoer(attrs=DatumVeld.invoer),
            "tijd": _Tekstinvoer(attrs=TijdVeld.invoer),
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


class TekstVeld(forms.CharField):
    """Text without control or reordering characters. `regels` makes it a textarea.

    The input has no `maxlength`: that cuts a pasted text without saying so. Instead the
    message says how much is too much, and the text stays.
    """

    def __init__(self, *, regels=False, max_length=None, breedte=None, **kwargs):
        self.regels = regels
        if regels:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 5}))
        self.breedte = breedte or ("vol" if regels or (max_length or 999) > 120 else "m")
        super().__init__(max_length=max_length or (5000 if regels else 200), **kwargs)

    def to_python(self, value):
        if value not in self.empty_values:
            value = lezen.schoon(str(value), regels=self.regels)
        return super().to_python(value)

    def run_validators(self, value):
        if self.max_length is not None and len(value) > self.max_length:
            teveel = len(value) - self.max_length
            raise ValidationError(
                f"Deze tekst is {teveel} {'teken' if teveel == 1 else 'tekens'} te lang. "
                f"Er passen {self.max_length} tekens in.",
                code="max_length",
            )
        super().run_validators(value)

    def widget_attrs(self, widget):
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        attrs.pop("minlength", None)
        return attrs


class _LeesTekst(LeesVeld):
    """A LeesVeld whose value is text: empty is '' and not None."""

    def to_python(self, value):
        return super().to_python(value) or ""


class PostcodeVeld(_LeesTekst):
    """`land` may be changed on the field of a form before it is read."""

    breedte = "xs"
    invoer = {"autocomplete": "postal-code"}

    def __init__(self, *, land="NL", **kwargs):
        self.land = land
        super().__init__(**kwargs)

    def lees(self, tekst):
        return lezen.lees_postcode(tekst, self.land)


class TelefoonVeld(_LeesTekst):
    widget = forms.TextInput(attrs={"type": "tel"})
    breedte = "m"
    invoer = {"autocomplete": "tel"}

    def __init__(self, *, land="NL", **kwargs):
        self.land = land
        super().__init__(**kwargs)

    def lees(self, tekst):
        return lezen.lees_telefoon(tekst, self.land)

    def prepare_value(self, value):
        return lezen.toon_telefoon(value) if isinstance(value, str) else value
