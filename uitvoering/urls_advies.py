"""Asking for advice and giving it: outside any case, under /adviesvragen/."""

from django.urls import path

from uitvoering.views import advies

app_name = "advies"

urlpatterns = [
    path("", advies.lijst, name="lijst"),
    path("nieuw/", advies.vragen, name="vragen"),
    path("meldingen/<uuid:sleutel>/", advies.melding, name="melding"),
    path("<uuid:sleutel>/", advies.adviesvraag, name="adviesvraag"),
]
