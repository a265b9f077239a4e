from django.urls import path

from common import views

urlpatterns = [
    path("hulp/", views.hulp, name="hulp"),
    path("toegankelijkheid/", views.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", views.privacy, name="privacy"),
    path("meer/", views.meer, name="meer"),
    path("sessie/", views.sessie, name="sessie"),
    path("sessie/verlengen/", views.blijf_ingelogd, name="blijf_ingelogd"),
]
