"""How values look on the screen: amounts, dates, telephone numbers, urgency, icons."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from common import lezen
from common import urgentie as urgenties
from common.iconen import ICONEN
from common.werkdagen import werkdagen_tussen

register = template.Library()

NBSP = "\u00a0"


@register.filter
def bedrag(waarde):
    """{{ 3482.16|bedrag }} → € 3.482,16"""
    if waarde in (None, ""):
        return ""
    try:
        getal = Decimal(str(waarde))
    except InvalidOperation:
        return ""
    teken = "−" if getal < 0 else ""
    return f"€{NBSP}{teken}{lezen.toon_getal(abs(getal))}"


@register.filter
def grootte(waarde):
    """{{ document.grootte|grootte }} → 760 kB, 1,4 MB; never less than 1 kB"""
    kb = max(round(int(waarde) / 1024), 1)
    return f"{kb}{NBSP}kB" if kb < 1000 else f"{kb / 1024:.1f}{NBSP}MB".replace(".", ",")


def _lokaal(waarde):
    if isinstance(waarde, datetime) and timezone.is_aware(waarde):
        return timezone.localtime(waarde)
    return waarde


def _time(waarde, tekst):
    """<time> with the machine's form; a day without a clock stays a day."""
    vorm = waarde.isoformat(timespec="minutes") if isinstance(waarde, datetime) else f"{waarde}"
    return format_html('<time datetime="{}">{}</time>', vorm, tekst)


@register.filter
def datum_tekst(waarde):
    """maandag 23 november 2026, as plain text (for titles and mails)."""
    waarde = _lokaal(waarde)
    if not isinstance(waarde, date):
        return ""
    return (
        f"{lezen.DAGEN[waarde.weekday()]} {waarde.day} {lezen.MAANDEN[waarde.month - 1]}"
        f" {waarde.year}"
    )


@register.filter
def datum(waarde):
    """{{ dag|datum }} → <time>maandag 23 november 2026</time>"""
    waarde = _lokaal(waarde)
    return _time(waarde, datum_tekst(waarde)) if isinstance(waarde, date) else ""


@register.filter
def datum_kort(waarde):
    """{{ dag|datum_kort }} → <time>ma 23 nov 2026</time>"""
    waarde = _lokaal(waarde)
    if not isinstance(waarde, date):
        return ""
    maand = {3: "mrt"}.get(waarde.month, lezen.MAANDEN[waarde.month - 1][:3])
    dag = lezen.DAGEN[waarde.weekday()][:2]
    return _time(waarde, f"{dag} {waarde.day} {maand} {waarde.year}")


@register.filter
def datum_voluit(waarde):
    """{{ dag|datum_voluit }} → 23 november 2026: on paper, and for a day of birth."""
    waarde = _lokaal(waarde)
    if not isinstance(waarde, date):
        return ""
    return f"{waarde.day} {lezen.MAANDEN[waarde.month - 1]} {waarde.year}"


@register.filter
def tijdstip(waarde):
    """{{ moment|tijdstip }} → <time>ma 23 nov 2026, 14:30</time>"""
    waarde = _lokaal(waarde)
    if not isinstance(waarde, datetime):
        return datum_kort(waarde)
    maand = {3: "mrt"}.get(waarde.month, lezen.MAANDEN[waarde.month - 1][:3])
    dag = lezen.DAGEN[waarde.weekday()][:2]
    return _time(waarde, f"{dag} {waarde.day} {maand} {waarde.year}, {waarde:%H:%M}")


@register.filter
def klok(waarde):
    """{{ moment|klok }} → 14:30"""
    waarde = _lokaal(waarde)
    return f"{waarde:%H:%M}" if hasattr(waarde, "hour") else ""


@register.filter
def telefoon(nummer):
    """{{ '+31612345678'|telefoon }} → 06 12 34 56 78"""
    return lezen.toon_telefoon(str(nummer)) if nummer else ""


@register.filter
def telefoon_link(nummer):
    """{{ nummer|telefoon_link }} → <a href="tel:+31612345678">06 12 34 56 78</a>"""
    if not nummer:
        return ""
    heel = "".join(t for t in str(nummer) if t in "+0123456789")
    tekst = lezen.toon_telefoon(str(nummer))
    return format_html('<a class="nowrap" href="tel:{}">{}</a>', heel, tekst)


@register.filter
def aantal(waarde, woorden):
    """{{ n|aantal:"taak,taken" }} → 1 taak, 7 taken"""
    enkel, meer = woorden.split(",")
    return f"{waarde} {enkel if waarde == 1 else meer}"


@register.simple_tag
def icoon(naam, klasse=""):
    """{% icoon "klok" %}: decoration, always beside words."""
    paden = mark_safe(ICONEN[naam])
    extra = format_html(' class="{}"', klasse) if klasse else ""
    return format_html(
        '<svg{} viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>', extra, paden
    )


def _tag(stand):
    plaatje = icoon(stand.icoon) if stand.icoon else ""
    soort = format_html(" tag--{}", stand.kleur) if stand.kleur else ""
    return format_html('<span class="tag{}">{}{}</span>', soort, plaatje, stand.woorden)


@register.simple_tag
def urgentie(due_at, now, werkdagen=None, klaar=False, klaar_tekst="Op orde"):
    """{% urgentie deadline.due_at now werkdagen %} → a tag with icon and words.

    `werkdagen(van, tot)` counts the organisation's working days; without it Mondays to Fridays.
    """
    if not due_at:
        return ""
    tel = werkdagen if callable(werkdagen) else werkdagen_tussen
    return _tag(urgenties.urgentie(due_at, now, tel, klaar=klaar, klaar_tekst=klaar_tekst))


@register.filter
def urgentie_tag(stand):
    """{{ stand|urgentie_tag }}: an Urgentie that the view has made already."""
    return _tag(stand) if stand else ""
