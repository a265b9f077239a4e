"""How every form of the program looks and speaks; see templates/formulieren/.

`FORM_RENDERER = "common.formulieren.Renderer"` in the settings. Forms derive from
`Formulier` or `ModelFormulier`; a template shows one with `includes/_formulier.html`
or field by field with `{{ form.veld.as_field_group }}`.
"""

from collections import Counter
from pathlib import Path

import django.forms
from django import forms
from django.conf import settings
from django.db import models
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.utils.functional import cached_property
from django.views.decorators.http import require_http_methods

from common import velden

# A page with a form: looked at, or sent.
GET_POST = require_http_methods(["GET", "HEAD", "POST"])
RADIO_TOT = 7

_VRAAGT_TEKST = "Vul dit in: {}"
_VRAAGT_KEUZE = "Kies een antwoord: {}"


def ingevuld(request):
    """What was sent, also when that is nothing; None when the form is only looked at."""
    return request.POST if request.method == "POST" else None


class Veld(BoundField):
    """A bound field as our templates want it: no browser bubbles, no silent cutting."""

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        # The browser's own messages speak another language and hide the summary.
        attrs.pop("required", None)
        if isinstance(self.field.widget, forms.RadioSelect):
            # A radio button has no valid or invalid of its own; the fieldset tells the error.
            attrs.pop("aria-invalid", None)
        return attrs

    @property
    def mag_leeg(self):
        """A lone checkbox is always free to stay empty: saying so would only be noise.

        What another answer may ask for (`soms_nodig`) says so in its explanation.
        """
        return not (
            self.field.required
            or getattr(self.field, "soms_nodig", False)
            or self.widget_type == "checkbox"
        )

    @property
    def fouten_boven(self):
        """Its messages for the summary; what another question hears too, names its question."""
        if not self.errors:
            return []
        vaker = Counter(zin for fouten in self.form.errors.values() for zin in {*fouten})
        vraag = self.label if self.label.endswith("?") else f"{self.label}:"
        return [f"{vraag} {zin}" if vaker[zin] > 1 else zin for zin in self.errors]

    @property
    def breedte(self):
        return getattr(self.field, "breedte", "") or ("vol" if self.is_lang else "m")

    @property
    def is_lang(self):
        return isinstance(self.field.widget, forms.Textarea)

    @property
    def voor(self):
        """What stands before the input, such as the euro sign."""
        return self.field.widget.attrs.get("data-voor", "")

    @property
    def anker(self):
        """The id that the error summary links to: the first control, if there are more.

        A choice without anything to choose has no control: then its own box.
        """
        if isinstance(self.field.widget, forms.MultiWidget):
            return f"{self.auto_id}_0"
        if self.use_fieldset and self.subwidgets:
            return self.subwidgets[0].id_for_label
        return self.id_for_label or self.auto_id


class Renderer(DjangoTemplates):
    """Our field and widget templates first, then Django's own."""

    form_template_name = "formulieren/formulier.html"
    field_template_name = "formulieren/veld.html"
    bound_field_class = Veld

    @cached_property
    def engine(self):
        dirs = [d for backend in settings.TEMPLATES for d in backend.get("DIRS", [])]
        dirs.append(Path(django.forms.__file__).parent / "templates")
        return self.backend({"APP_DIRS": True, "DIRS": dirs, "NAME": "velden", "OPTIONS": {}})


class _MetUitleg:
    """A second line under an answer, by value: Tegels(uitleg={"eigen": "Alleen …"})."""

    def __init__(self, attrs=None, choices=(), uitleg=None):
        super().__init__(attrs, choices)
        self.uitleg = uitleg or {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["uitleg"] = self.uitleg.get(str(value), "")
        return option


class Tegels(_MetUitleg, forms.RadioSelect):
    """Radio tiles: one answer."""


class VinkTegels(_MetUitleg, forms.CheckboxSelectMultiple):
    """Checkbox tiles: more than one answer."""


def _kiest(field):
    return isinstance(field, (forms.ChoiceField, forms.ModelChoiceField))


def _tegels_waar_het_past(field):
    """A select of few answers becomes tiles: all answers are in sight, one tap away."""
    if type(field.widget) is forms.SelectMultiple:
        field.widget = VinkTegels(attrs=field.widget.attrs, choices=field.choices)
    elif type(field.widget) is forms.Select and not isinstance(field, forms.ModelChoiceField):
        keuzes = [(waarde, naam) for waarde, naam in field.choices if waarde not in ("", None)]
        if len(keuzes) <= RADIO_TOT and not any(isinstance(n, (list, tuple)) for _, n in keuzes):
            if not field.required:
                keuzes = [("", "Niet ingevuld"), *keuzes]
            field.widget = Tegels(attrs=field.widget.attrs)
            field.widget.is_required = field.required
            field.choices = keuzes
            return
    if isinstance(field.widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        _zonder_streepjes(field)


def _zonder_streepjes(field):
    """No '---------' among radio tiles of a required question."""
    if isinstance(field, forms.ModelChoiceField):
        if field.required and isinstance(field.widget, forms.RadioSelect):
            field.empty_label = None
    elif field.required and not callable(field.choices):
        field.choices = [(w, n) for w, n in field.choices if w not in ("", None)]


def _spreekt_nederlands(field, label):
    """Django's messages as instructions; a form's own messages stay."""
    label = str(field.label or label).rstrip(":. ")
    punt = "" if label.endswith("?") else "."
    standaard = forms.Field.default_error_messages["required"]
    if field.error_messages.get("required") == standaard:
        zin = _VRAAGT_KEUZE if _kiest(field) else _VRAAGT_TEKST
        field.error_messages["required"] = zin.format(label) + punt
    # `maxlength` cuts what is pasted without a word; the server says it instead.
    field.widget.attrs.pop("maxlength", None)
    if _kiest(field):
        for code in ("invalid_choice", "invalid_list", "invalid_pk_value"):
            if code in field.error_messages:
                field.error_messages[code] = "Kies een antwoord uit de lijst."
    if isinstance(field, forms.BooleanField) and field.required:
        field.error_messages["required"] = f"Zet een vinkje: {label}{punt}"
    if isinstance(field, forms.EmailField):
        for validator in field.validators:
            if getattr(validator, "code", "") == "invalid":
                validator.message = "Vul een e-mailadres in, bijvoorbeeld naam@organisatie.nl."


class _Manieren:
    """What `Formulier` and `ModelFormulier` have in common."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _tegels_waar_het_past(field)
            _spreekt_nederlands(field, name.replace("_", " ").capitalize())

    @property
    def http_status(self):
        """422 when the input is refused, so that a swap and a script can tell."""
        return 422 if self.is_bound and self.errors else 200


class Formulier(_Manieren, forms.Form):
    """A form that feeds an action."""


def _modelveld(db_field, **kwargs):
    """The form field of a model field: ours where there is one."""
    soorten = (
        (models.DateTimeField, velden.DatumTijdVeld),
        (models.DateField, velden.DatumVeld),
        (models.TimeField, velden.TijdVeld),
    )
    for modelsoort, veld in soorten:
        if isinstance(db_field, modelsoort):
            return db_field.formfield(form_class=veld, **kwargs)
    if isinstance(db_field, models.DecimalField) and db_field.decimal_places == 2:
        top = (10 ** (db_field.max_digits - 2)) - velden.Decimal("0.01")
        algemeen = {"required": not db_field.blank, "label": db_field.verbose_name.capitalize()}
        if db_field.help_text:
            algemeen["help_text"] = db_field.help_text
        return velden.BedragVeld(maximum=top, **algemeen | kwargs)
    if type(db_field) is models.TextField and not db_field.choices:
        return db_field.formfield(form_class=velden.TekstVeld, regels=True, **kwargs)
    if type(db_field) is models.CharField and not db_field.choices:
        return db_field.formfield(form_class=velden.TekstVeld, **kwargs)
    return db_field.formfield(**kwargs)


class ModelFormulier(_Manieren, forms.ModelForm):
    """A form that is one row; its fields are ours without naming them one by one."""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        meta = cls.__dict__.get("Meta")
        if meta is not None and not hasattr(meta, "formfield_callback"):
            meta.formfield_callback = staticmethod(_modelveld)
