"""All addresses of the program; each app brings its own list."""

from django.urls import include, path

from config.gezond import gezond

urlpatterns = [
    path("gezond/", gezond, name="gezond"),
    path("", include("werkplek.urls")),
    path("", include("partners.urls")),
    path("casussen/", include("cases.urls")),
    path("regieteam/", include("regieteam.urls")),
    path("", include("common.urls")),
]
