"""The draft of a form: kept while somebody types, or with the button "Later afmaken".

A view makes a `Conceptvak` after it checked the right to the form, and asks it first:

    vak = Conceptvak(request, Plek("huisbezoek", "Huisbezoek vastleggen", request.path, casus))
    if antwoord := vak.antwoord():
        return antwoord
    form = vak.vul(StapFormulier(ingevuld(request)))
    if form.is_valid():
        ...
        vak.klaar()

The buttons of the form (`includes/_knoppen.html`) then show the draft by themselves.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_POST

from cases.actions import concepten
from cases.models import Concept
from cases.views.basis import grond_van
from common.lezen import schoon
from common.velden import DatumVeld
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import VELD
from partners.namens import NAMENS, TERUG
from partners.toegang import actor_nodig

WAT, VERSIE = "concept", "concept_versie"
STIL, LATER, HIER, WEG = "stil", "later", "hier", "weg"
NIET_VAN_HET_FORMULIER = {WAT, VERSIE, VELD, NAMENS, TERUG, "csrfmiddlewaretoken", "van_wie"}


class Conceptvak:
    """What a page knows of the draft of its form."""

    def __init__(self, request, plek):
        self.request, self.plek, self.now = request, plek, timezone.now()
        self.concept = concepten.lees(plek, by=request.actor, now=self.now)
        self.teruggezet = False

    @property
    def versie(self):
        return self.concept.versie if self.concept else 0

    def antwoord(self):
        """The answer to a draft that was sent to be kept or thrown away; else None."""
        wat = self.request.POST.get(WAT) if self.request.method == "POST" else None
        if wat == WEG:
            self.klaar()
            return self._naar(self.plek.pad, "Je concept is weggegooid.")
        if wat not in (STIL, LATER, HIER):
            return None
        try:
            self.concept = concepten.bewaar(
                self.plek,
                self._inhoud(),
                versie=self._versie(),
                scherm=self.request.POST.get(VELD, "")[:36],
                by=self.request.actor,
                now=self.now,
                toch=wat == HIER,
            )
        except concepten.TeGroot:
            return HttpResponse(status=413)
        except concepten.Ingehaald as ander:
            return self._ingehaald(ander.concept, stil=wat == STIL)
        if wat == STIL:
            return self._stand()
        if wat == HIER:
            return self._naar(self.plek.pad, "De tekst van dit scherm is bewaard als concept.")
        naar = self.plek.casus.get_absolute_url() if self.plek.casus else "/"
        return self._naar(naar, "Je concept is bewaard. Je vindt het terug bij Mijn werk.")

    def vul(self, form):
        """Show the draft in a form that was not sent; returns the form."""
        form.concept = self
        if self.concept is None or form.is_bound:
            return form
        data = MultiValueDict(self.concept.inhoud)
        toen = timezone.localdate(self.concept.gewijzigd_at)
        for naam, veld in form.fields.items():
            html = form.add_prefix(naam)
            if not veld.widget.value_omitted_from_data(data, {}, html):
                waarde = veld.widget.value_from_datadict(data, {}, html)
                datum = isinstance(veld, DatumVeld) and waarde
                form.initial[naam] = veld.van_toen(waarde, toen) if datum else waarde
        self.teruggezet = True
        return form

    def klaar(self):
        """The form was sent: its draft goes."""
        concepten.gooi_weg(self.plek, by=self.request.actor)

    def _inhoud(self):
        return {
            schoon(naam): [schoon(tekst, regels=True) for tekst in teksten]
            for naam, teksten in self.request.POST.lists()
            if naam not in NIET_VAN_HET_FORMULIER
        }

    def _versie(self):
        tekst = self.request.POST.get(VERSIE, "")
        return int(tekst) if tekst.isdecimal() and len(tekst) < 10 else 0

    def _stand(self):
        response = render(self.request, "includes/_conceptstand.html", {"vak": self})
        response.headers["HX-Trigger"] = "conceptbewaard"
        return response

    def _naar(self, pad, melding):
        messages.success(self.request, melding)
        response = redirect(pad)
        response.status_code = 303
        response.niets_gedaan = True
        return response

    def _ingehaald(self, concept, *, stil):
        """Another screen was first: says so, and overwrites nothing."""
        self.concept, context = concept, {"vak": self, "ander": concept}
        if stil:
            return render(self.request, "includes/_conceptstand.html", context, status=409)
        casus = self.plek.casus
        return toon(
            self.request,
            "cases/concept_ingehaald.html",
            {**context, "velden": [(n, t) for n, ts in self._inhoud().items() for t in ts]},
            soort=Soort.FORMULIER,
            casussen=[casus.pk] if casus else [],
            rubrieken=[self.plek.rubriek] if self.plek.rubriek else [],
            grond=grond_van(casus, self.request.actor) if casus else "Eigen concept",
            status=409,
        )


@require_POST
@actor_nodig
def weggooien(request, sleutel):
    """Throw away one draft from the list of Mijn werk."""
    Concept.objects.van(request.actor).filter(sleutel=sleutel).delete()
    messages.success(request, "Je concept is weggegooid.")
    return redirect("/")
