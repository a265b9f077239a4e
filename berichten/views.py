"""What somebody is told, about what she wants a mail, and the post of the demo."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from berichten import post as postmap
from berichten.actions import lezen
from berichten.choices import VEEL, Mail, Soort
from berichten.forms import InstellingenForm
from berichten.models import Bericht, Voorkeur
from common import htmx
from common.formulieren import GET_POST, ingevuld
from partners.toegang import actor_nodig

PER_PAGINA = 50


@require_safe
@actor_nodig
def lijst(request):
    """The notices of this actor, newest first; unread ones stand out."""
    van_mij = Bericht.objects.voor(request.actor)
    rijen = van_mij.filter(pk__in=van_mij.gebundeld().values("pk"))
    if vorige := _vorige(van_mij, request.GET.get("na")):
        rijen = rijen.filter(at__lte=vorige.at).exclude(at=vorige.at, pk__gte=vorige.pk)
    rijen = list(rijen[: PER_PAGINA + 1])
    meer = len(rijen) > PER_PAGINA
    rijen = _met_aantallen(rijen[:PER_PAGINA], van_mij)
    return render(
        request,
        "berichten/lijst.html",
        {
            "rijen": rijen,
            "ongelezen": any(rij.nieuw for rij in rijen),
            "tot": rijen[0].at.isoformat() if rijen else "",
            "vorige": reverse("berichten:lijst") if vorige else None,
            "volgende": f"?na={rijen[-1].sleutel}" if meer else None,
        },
    )


def _met_aantallen(rijen, berichten):
    """These rows, each with how many it stands for and how many of those are unread."""
    bundels = berichten.gebundeld().filter(samen__gt=VEEL).order_by()
    aantallen = {pk: rest for pk, *rest in bundels.values_list("pk", "samen", "nieuw")}
    for rij in rijen:
        rij.samen, rij.nieuw = aantallen.get(rij.pk, (1, rij.gelezen_at is None))
    return rijen


def _vorige(berichten, sleutel):
    """The notice after which this page begins; none for a key that isn't one of hers."""
    try:
        return berichten.filter(sleutel=UUID(sleutel or "")).first()
    except ValueError:
        return None


@require_POST
@actor_nodig
def openen(request, sleutel):
    """Read one notice: it is marked, and what it is about opens; for many that is Mijn werk."""
    bericht = get_object_or_404(Bericht.objects.voor(request.actor), sleutel=sleutel)
    aantal = lezen.lees(bericht, by=request.actor, now=timezone.now())
    return redirect("/" if aantal > 1 else bericht.pad)


@require_POST
@actor_nodig
def alles_gelezen(request):
    """Mark as read what stood on the page, and what is older."""
    now = timezone.now()
    tot = _moment(request.POST.get("tot")) or now
    lezen.lees_alles(tot=tot, by=request.actor, now=now)
    messages.success(request, "Alle berichten staan nu op gelezen.")
    return htmx.redirect(request, "berichten:lijst")


def _moment(tekst):
    try:
        moment = parse_datetime(tekst or "")
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


@GET_POST
@actor_nodig
def instellingen(request):
    """About which notices somebody wants a mail, and when."""
    gekozen = Voorkeur.objects.per_soort(request.user)
    nu = {soort: gekozen.get(soort, Mail.GEEN) for soort in Soort}
    form = InstellingenForm(
        ingevuld(request),
        initial=nu,
        organisatie=request.actor.organisatie,
    )
    if form.is_valid():
        lezen.kies(form.cleaned_data, by=request.actor)
        messages.success(request, "Je keuze voor mail is bewaard.")
        return htmx.redirect(request, "berichten:lijst")
    return render(request, "berichten/instellingen.html", {"form": form}, status=form.http_status)


@require_safe
@never_cache
@login_not_required
def post(request):
    """The mails of the demo, for who has no mailbox; not there outside of it."""
    if not postmap.is_map():
        raise Http404
    return render(request, "berichten/post.html", {"brieven": postmap.brieven()})
