"""All addresses of the program; each app brings its own list."""

from django.urls import include, path

from config.gezond import gezond, gezond_web

urlpatterns = [
    path("gezond/", gezond, name="gezond"),
    path("gezond/web/", gezond_web, name="gezond_web"),
    # Before the workplace: its /casussen/<nummer>/ would take /casussen/nieuw/ for a number.
    path("casussen/", include("cases.urls")),
    path("", include("contactplan.urls")),
    path("casussen/", include("uitvoering.urls")),
    path("adviesvragen/", include("uitvoering.urls_advies")),
    path("aanmeldingen/", include("uitvoering.urls_aanmeldingen")),
    path("", include("regieteam.urls")),
    path("overzicht/", include("overzicht.urls")),
    path("achterstanden/", include("cases.urls_achterstanden")),
    path("", include("werkplek.urls")),
    path("", include("partners.urls")),
    path("", include("berichten.urls")),
    path("", include("common.urls")),
]

handler400 = "common.views.fout_400"
handler403 = "common.views.fout_403"
handler404 = "common.views.fout_404"
handler500 = "common.views.fout_500"
