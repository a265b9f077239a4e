"""What the fields that read a value share: what can't be read is shown again as typed."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EMPTY_VALUES

from common import lezen


class Tekstinvoer(forms.TextInput):
    """A text input that keeps the user's own words when they can't be read."""


class LeesVeld(forms.Field):
    """Base: text in, a value of `lees` out; what can't be read is shown again as typed.

    With `soms_nodig` another answer decides whether it may stay empty; its explanation says when.
    """

    widget = Tekstinvoer
    hint = ""
    breedte = "m"
    invoer = {}

    def __init__(self, *, breedte=None, soms_nodig=False, **kwargs):
        kwargs.setdefault("help_text", self.hint)
        self.soms_nodig = soms_nodig
        if soms_nodig:
            kwargs["required"] = False
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
