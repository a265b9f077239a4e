"""Text, postcodes and telephone numbers."""

from django import forms
from django.core.exceptions import ValidationError

from common import lezen
from common.velden.basis import LeesVeld


class TekstVeld(forms.CharField):
    """Text without control or reordering characters. `regels` makes it a textarea.

    The input has no `maxlength`: that cuts a pasted text without saying so. Instead the
    message says how much is too much, and the text stays. With `soms_nodig` another answer
    decides whether it may stay empty, and the explanation says when.
    """

    def __init__(self, *, regels=False, max_length=None, breedte=None, soms_nodig=False, **kwargs):
        self.regels, self.soms_nodig = regels, soms_nodig
        if regels:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 5}))
        self.breedte = breedte or ("vol" if regels or (max_length or 999) > 120 else "m")
        if soms_nodig:
            kwargs["required"] = False
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
