"""What a beheerder does: the people of her organisation, their roles, and its settings."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from common import htmx
from common.formulieren import GET_POST, ingevuld
from partners.actions import mensen as acties
from partners.actions.mensen import MagNiet
from partners.actions.organisaties import stel_in
from partners.choices import Rol
from partners.eenmalig import eenmalig
from partners.forms.beheer import OrganisatieForm, RollenForm, UitnodigForm
from partners.models import Lidmaatschap, Organisatie, Rolwijziging, User
from partners.toegang import beheerder_nodig

VERSTUURD = "We sturen een uitnodiging naar {}."
LAATSTE_WIJZIGINGEN = 200


@dataclass
class Mens:
    """A person as the beheerder of one organisation sees her: nothing about other ones."""

    user: User
    sinds_at: object
    rollen: list[str] = field(default_factory=list)
    werkt_hier: bool = False

    @property
    def rolnamen(self):
        return ", ".join(Rol(rol).label for rol in Rol.values if rol in self.rollen)

    @property
    def laatst_at(self):
        """When she last logged in, as far as that can have been for this organisation."""
        laatst = self.user.last_login
        return laatst if laatst and laatst >= self.sinds_at else None

    @property
    def stand(self):
        if not self.werkt_hier:
            return "Werkt hier niet meer"
        return "Actief" if self.laatst_at else "Uitgenodigd"


def _mensen(organisatie, **welke):
    """The people of the organisation, those who left last."""
    mensen = {}
    rijen = Lidmaatschap.objects.filter(organisatie=organisatie, **welke).select_related("user")
    for lid in rijen.order_by("user__naam", "user_id", "sinds_at"):
        mens = mensen.setdefault(lid.user_id, Mens(lid.user, lid.sinds_at))
        if lid.beeindigd_at is None:
            if not mens.werkt_hier:
                mens.sinds_at = lid.sinds_at
            mens.rollen.append(lid.rol)
            mens.werkt_hier = lid.user.is_active
    return sorted(mensen.values(), key=lambda mens: not mens.werkt_hier)


def _mens_of_404(request, sleutel):
    gevonden = _mensen(request.actor.organisatie, user__sleutel=sleutel)
    if not gevonden:
        raise Http404
    return gevonden[0]


@require_safe
@beheerder_nodig
def mensen(request):
    return render(request, "partners/mensen.html", {"mensen": _mensen(request.actor.organisatie)})


@GET_POST
@beheerder_nodig
@eenmalig
def mens_uitnodigen(request):
    form = UitnodigForm(ingevuld(request), organisatie=request.actor.organisatie)
    if form.is_valid() and _gelukt(
        form, acties.nodig_uit, **form.cleaned_data, by=request.actor, now=timezone.now()
    ):
        messages.success(request, VERSTUURD.format(form.cleaned_data["email"]))
        return htmx.redirect(request, "partners:mensen")
    return render(request, "partners/mens_uitnodigen.html", {"form": form}, status=form.http_status)


@GET_POST
@beheerder_nodig
def mens(request, sleutel):
    mens = _mens_of_404(request, sleutel)
    form = RollenForm(
        ingevuld(request),
        organisatie=request.actor.organisatie,
        initial={"rollen": mens.rollen},
    )
    if form.is_valid() and _gelukt(
        form, acties.wijzig_rollen, mens.user, **form.cleaned_data, by=request.actor,
        now=timezone.now(),
    ):  # fmt: skip
        messages.success(request, f"De rollen van {mens.user.naam} zijn bewaard.")
        return htmx.redirect(request, "partners:mensen")
    return render(
        request,
        "partners/mens.html",
        {
            "form": form,
            "mens": mens,
            "wijzigingen": _wijzigingen(request.actor.organisatie).filter(user=mens.user),
        },
        status=form.http_status,
    )


@GET_POST
@beheerder_nodig
def mens_beeindigen(request, sleutel):
    mens = _mens_of_404(request, sleutel)
    reden = ""
    if request.method == "POST":
        try:
            acties.beeindig(mens.user, by=request.actor, now=timezone.now())
        except MagNiet as fout:
            reden = str(fout)
        else:
            messages.success(request, f"{mens.user.naam} werkt niet meer voor je organisatie.")
            naar = "partners:mensen" if mens.user != request.user else "partners:mijn_gegevens"
            return htmx.redirect(request, naar)
    return render(
        request,
        "partners/mens_beeindigen.html",
        {"mens": mens, "reden": reden},
        status=422 if reden else 200,
    )


@require_POST
@beheerder_nodig
def mens_opnieuw(request, sleutel):
    mens = _mens_of_404(request, sleutel)
    try:
        acties.nodig_opnieuw_uit(mens.user, by=request.actor, now=timezone.now())
    except MagNiet as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, VERSTUURD.format(mens.user.email))
    return htmx.redirect(request, "partners:mens", mens.user.sleutel)


@require_safe
@beheerder_nodig
def rolwijzigingen(request):
    """Who gave or took which role, newest first."""
    wijzigingen = _wijzigingen(request.actor.organisatie)[:LAATSTE_WIJZIGINGEN]
    return render(
        request,
        "partners/rolwijzigingen.html",
        {"wijzigingen": wijzigingen, "hoogstens": LAATSTE_WIJZIGINGEN},
    )


@GET_POST
@beheerder_nodig
def organisatie_instellen(request):
    organisatie = get_object_or_404(Organisatie, pk=request.actor.organisatie.pk)
    form = OrganisatieForm(ingevuld(request), instance=organisatie)
    if form.is_valid():
        stel_in(organisatie, **form.cleaned_data, by=request.actor, now=timezone.now())
        messages.success(request, "De instellingen zijn bewaard.")
        return htmx.redirect(request, "partners:organisatie_instellen")
    return render(
        request,
        "partners/organisatie_instellen.html",
        {"form": form, "organisatie": request.actor.organisatie},
        status=form.http_status,
    )


def _wijzigingen(organisatie):
    return Rolwijziging.objects.filter(organisatie=organisatie).select_related("user", "door")


def _gelukt(form, actie, *args, **gegevens):
    """Carry out the action; what a rule forbids becomes a message of the form."""
    try:
        actie(*args, **gegevens)
    except MagNiet as fout:
        form.add_error(fout.veld, str(fout))
        return False
    return True
