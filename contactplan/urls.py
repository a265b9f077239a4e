"""Addresses of the contact plan, under /casussen/<nummer>/contact/."""

from django.urls import path

from contactplan import views

app_name = "contactplan"

urlpatterns = [
    path("<nummer>/contact/", views.contact, name="contact"),
    path("<nummer>/contact/starten/", views.starten, name="starten"),
    path("<nummer>/contact/<uuid:sleutel>/", views.stap, name="stap"),
    path("<nummer>/contact/<uuid:sleutel>/afwijken/", views.afwijken, name="afwijken"),
    path("<nummer>/contact/<uuid:sleutel>/afronden/", views.afronden, name="afronden"),
    path("<nummer>/contact/<uuid:sleutel>/heropenen/", views.heropenen, name="heropenen"),
]
