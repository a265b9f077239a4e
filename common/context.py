"""What base.html needs on every page, whoever is looking."""

import uuid

from django.conf import settings


def schil(request):
    """`versie`, and for a logged-in user `sessie_seconden`. Reads no database of its own."""
    user = getattr(request, "user", None)
    seconden = None
    if user is not None and user.is_authenticated:
        seconden = request.session.get_expiry_age()
    return {
        "versie": getattr(settings, "VERSIE", ""),
        "sessie_seconden": seconden,
        # Names this form: sent twice, it is carried out once (partners.eenmalig).
        "verzendsleutel": request.POST.get("verzendsleutel") or uuid.uuid4(),
    }
