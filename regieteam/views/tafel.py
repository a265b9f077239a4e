"""The meeting view: one item on the screen, and what is decided on it."""

from django.contrib import messages
from django.urls import reverse
from django.utils import timezone

from cases.actions.stappen import NotYet
from cases.choices import Rubriek
from cases.uitleg import taak_van_een_ander
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from common.htmx import redirect
from common.lezen import schoon
from logboek.choices import Soort
from logboek.inzage import schrijf_inzage, toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from regieteam.actions.besluiten import (
    Behandeld,
    Onvolledig,
    bewaar_concept,
    houd_aan,
    leg_besluit_vast,
    verwijs_terug,
)
from regieteam.actions.velden import basis_na
from regieteam.forms.besluit import (
    BIJ,
    RIJVELDEN,
    AanhoudFormulier,
    TerugverwijsFormulier,
    aantal_rijen,
    concept,
    in_gebruik,
)
from regieteam.tafel import sessie, zoek
from regieteam.tafel.scherm import Scherm
from uitvoering.actions.opschorting import lopend

CONFLICT, GEWEIGERD = 409, 422
ONGEZIEN = "Een collega schreef net ook iets. Jouw tekst is bewaard. Kijk, en leg het dan vast."


@GET_POST
@casussen_nodig
@eenmalig
def tafel(request, sleutel, punt):
    gevonden = zoek(request.actor, sleutel, punt, timezone.now())
    if request.method == "POST":
        return _beslis(request, gevonden)
    vraag = request.GET.get("rijen", "")
    scherm = Scherm(gevonden, rijen=int(vraag) if vraag.isdecimal() and len(vraag) < 3 else 0)
    return _toon(request, scherm)


@GET_POST
@casussen_nodig
@eenmalig
def tafel_aanhouden(request, sleutel, punt):
    form = AanhoudFormulier(ingevuld(request))
    return _anders(
        request, sleutel, punt, form, houd_aan,
        titel="Punt aanhouden", knop="Punt aanhouden", gedaan="Het punt is aangehouden.",
    )  # fmt: skip


@GET_POST
@casussen_nodig
@eenmalig
def tafel_terugverwijzen(request, sleutel, punt):
    form = TerugverwijsFormulier(ingevuld(request))
    return _anders(
        request, sleutel, punt, form, verwijs_terug,
        titel="Terug naar preventie", knop="Terugverwijzen",
        gedaan="De casus is terug naar preventie.", eindigt=lopend,
    )  # fmt: skip


def _beslis(request, gevonden):
    """Keep what was typed, whatever comes of it; then do what the button says."""
    data = request.POST
    scherm = Scherm(gevonden, data=data)
    if not gevonden.beslist:
        raise Onbevoegd(taak_van_een_ander("besluiten_voorkomen"))
    if not gevonden.is_open:
        return _ingehaald(request, scherm, gevonden.punt)
    knop, _, waarvan = data.get("knop", "").partition(":")
    waarden = _getypt(data, gevonden, knop, waarvan)
    basis = {naam: data.get(f"basis-{naam}", "") for naam in waarden}
    eerder = {naam: data.getlist(f"eerder-{naam}") for naam in waarden}
    wie = {"by": request.actor, "now": gevonden.now}
    try:
        uitkomst = bewaar_concept(gevonden.punt, waarden, basis, eerder=eerder, **wie)
        scherm.basis = basis_na(gevonden.punt.velden, waarden, basis)
        if uitkomst.conflicten:
            scherm.conflicten = {conflict.veld: conflict for conflict in uitkomst.conflicten}
            return _toon(request, scherm, code=CONFLICT)
        if knop != "vastleggen":
            if uitkomst.te_lang and not scherm.is_geldig():
                return _toon(request, scherm, code=GEWEIGERD)
            return _verder(request, data, knop)
        if not uitkomst.te_lang and _ongezien(gevonden.punt, waarden):
            messages.warning(request, ONGEZIEN)
            response = redirect(request, _adres(gevonden))
            response.niets_gedaan = True
            return response
        if scherm.is_geldig():
            leg_besluit_vast(gevonden.punt, scherm.voorstel(), **wie)
            messages.success(request, "Het besluit is vastgelegd.")
            return redirect(request, _adres(gevonden))
    except Behandeld as eerder:
        return _ingehaald(request, scherm, eerder.punt)
    except Onvolledig as mist:
        scherm.zet_fouten(mist.zinnen)
    except NotYet as nog_niet:
        scherm.zet_fouten([(nog_niet.veld, zin) for zin in nog_niet.redenen])
    return _toon(request, scherm, code=GEWEIGERD)


def _ongezien(punt, waarden):
    """Whether the draft, with her own text in it by now, holds what is not on her screen."""
    hier = {naam: schoon(tekst, regels=True) for naam, tekst in waarden.items()}
    staand = {
        naam: tekst
        for naam, tekst in punt.velden.values_list("veld", "waarde")
        if naam in hier or not naam.startswith(BIJ)
    }
    hier = {naam: tekst for naam, tekst in hier.items() if naam in staand}
    return any(staand[n] != hier.get(n, "") for n in {*in_gebruik(staand), *in_gebruik(hier)})


def _getypt(data, gevonden, knop, waarvan):
    """The texts to keep; a row that is taken away is emptied, a text of another is left alone."""
    waarden = concept(data, [str(mens.sleutel) for mens in gevonden.mensen])
    if knop == "weg":
        leeg = {f"actie-{waarvan}-{naam}": "" for naam in RIJVELDEN}
        waarden |= {naam: tekst for naam, tekst in leeg.items() if naam in waarden}
    if knop == "neem":
        waarden.pop(waarvan, None)
    return waarden


def _verder(request, data, knop):
    """Back to the same screen, with a row more for who asked for one."""
    erbij = f"?rijen={aantal_rijen(data) + 1}#acties" if knop == "erbij" else ""
    if knop == "bewaar":
        messages.success(request, "Het concept is bewaard.")
    response = redirect(request, f"{request.path}{erbij}")
    response.niets_gedaan = True
    return response


def _anders(request, sleutel, punt, form, doe, *, titel, knop, gedaan, eindigt=None):
    """The two other ways in which an item ends, each with its reason.

    With `eindigt` the page says which suspension would end with it.
    """
    gevonden = zoek(request.actor, sleutel, punt, timezone.now())
    scherm = Scherm(gevonden, data=request.POST, los=form)
    if not gevonden.beslist:
        raise Onbevoegd(taak_van_een_ander("besluiten_voorkomen"))
    if not gevonden.is_open:
        return _ingehaald(request, scherm, gevonden.punt)
    if form.is_bound and form.is_valid():
        try:
            doe(gevonden.punt, **form.cleaned_data, by=request.actor, now=gevonden.now)
        except Behandeld as eerder:
            return _ingehaald(request, scherm, eerder.punt)
        except NotYet as nog_niet:
            scherm.zet_fouten([(nog_niet.veld, zin) for zin in nog_niet.redenen])
        else:
            messages.success(request, gedaan)
            return redirect(request, _adres(gevonden))
    return _laat_zien(
        request,
        "regieteam/tafel_anders.html",
        {
            "tafel": gevonden,
            "form": form,
            "titel": titel,
            "knop": knop,
            "opschorting": eindigt and eindigt(gevonden.casus),
        },
        gevonden,
        code=form.http_status,
    )


def _toon(request, scherm, code=200):
    gevonden, weergave = scherm.tafel, sessie.weergave(request.session)
    if not weergave["prive"] and (anderen := _anderen(gevonden)):
        schrijf_inzage(
            request.actor,
            soort=Soort.LIJST,
            casussen=anderen,
            rubrieken=[Rubriek.KERN],
            grond=gevonden.hoedanigheid.label,
            now=gevonden.now,
        )
    sessie.onthoud(request.session, request.actor, gevonden.punt.sleutel, gevonden.now)
    return _laat_zien(
        request,
        "regieteam/tafel.html",
        {"tafel": gevonden, "casus": gevonden.casus, "scherm": scherm, "weergave": weergave},
        gevonden,
        rubrieken=gevonden.rubrieken,
        code=code,
    )


def _ingehaald(request, scherm, punt):
    """Somebody was first: who and when, and all that was typed, to copy."""
    return _laat_zien(
        request,
        "regieteam/tafel_ingehaald.html",
        {"tafel": scherm.tafel, "punt": punt, "getypt": scherm.getypt()},
        scherm.tafel,
        code=CONFLICT,
    )


def _laat_zien(request, template, context, gevonden, *, code, rubrieken=(Rubriek.KERN,)):
    return toon(
        request,
        template,
        context,
        soort=Soort.CASUS,
        casussen=[gevonden.casus.pk],
        rubrieken={*rubrieken, Rubriek.BESLUIT},
        grond=gevonden.hoedanigheid.label,
        status=code,
    )


def _anderen(gevonden):
    return [punt.casus_id for _, punt in gevonden.agenda if punt.pk != gevonden.punt.pk]


def _adres(gevonden):
    return reverse("regieteam:tafel", args=[gevonden.vergadering.sleutel, gevonden.punt.sleutel])
