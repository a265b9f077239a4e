"""Reporting, meeting and deciding: under /regieteam/ and under the case itself."""

from django.urls import path

from regieteam.views import kosten, meekijken, melden, meldingen, onderdeel

app_name = "regieteam"
CASUS = "casussen/<str:nummer>/"

urlpatterns = [
    path("regieteam/", meldingen.meldingen, name="meldingen"),
    path("regieteam/kostencijfers/", kosten.kosten, name="kosten"),
    path(f"{CASUS}melden/", melden.melden, name="melden"),
    path(f"{CASUS}melden/controle/", melden.controle, name="melden_controle"),
    path(f"{CASUS}melden/meekijken/", meekijken.meekijken, name="melden_meekijken"),
    path(f"{CASUS}melden/<slug:onderdeel>/", onderdeel.onderdeel, name="melden_onderdeel"),
    path(f"{CASUS}melding/", melden.melding, name="melding"),
]
