"""Addresses of the contact plan: on a case, and those that belong to no single case."""

from django.urls import path

from contactplan.views import bezoeken, fase, hulpmiddelen, nieuw, plan

app_name = "contactplan"

urlpatterns = [
    path("contactplan/nieuw/", nieuw.nieuw, name="nieuw"),
    path("contactplan/nieuw/casus/", nieuw.dossier, name="dossier"),
    path("bezoeken/", bezoeken.bezoeken, name="bezoeken"),
    path("hulp/briefje/", hulpmiddelen.briefje, name="briefje"),
    path("hulp/folder/", hulpmiddelen.folder, name="folder"),
    path("casussen/<nummer>/contact/", plan.contact, name="contact"),
    path("casussen/<nummer>/contact/starten/", plan.starten, name="starten"),
    path("casussen/<nummer>/contact/fase/", fase.punten, name="fase"),
    path("casussen/<nummer>/contact/fase/<slug:punt>/", fase.punt, name="punt"),
    path("casussen/<nummer>/contact/<uuid:sleutel>/", plan.stap, name="stap"),
    path("casussen/<nummer>/contact/<uuid:sleutel>/afwijken/", plan.afwijken, name="afwijken"),
    path("casussen/<nummer>/contact/<uuid:sleutel>/afronden/", plan.afronden, name="afronden"),
    path("casussen/<nummer>/contact/<uuid:sleutel>/heropenen/", plan.heropenen, name="heropenen"),
]
