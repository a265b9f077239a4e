"""Reports to the Regieteam, under /regieteam/."""

from django.urls import path

from regieteam import views

app_name = "regieteam"

urlpatterns = [
    path("", views.meldingen, name="meldingen"),
]
