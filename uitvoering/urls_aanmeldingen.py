"""What a shelter sees: the registrations with it, and nothing else."""

from django.urls import path

from uitvoering.views import aanmeldingen

app_name = "aanmeldingen"

urlpatterns = [
    path("", aanmeldingen.lijst, name="lijst"),
    path("<uuid:sleutel>/", aanmeldingen.aanmelding, name="aanmelding"),
]
