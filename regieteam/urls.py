"""Reporting, meeting and deciding: under /regieteam/ and under the case itself."""

from django.urls import path

from regieteam.views import kosten, meldingen

app_name = "regieteam"

urlpatterns = [
    path("regieteam/", meldingen.meldingen, name="meldingen"),
    path("regieteam/kostencijfers/", kosten.kosten, name="kosten"),
]
