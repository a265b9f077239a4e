"""All addresses of the program; each app brings its own list."""

from django.urls import path

from config.gezond import gezond

urlpatterns = [
    path("gezond/", gezond, name="gezond"),
]
