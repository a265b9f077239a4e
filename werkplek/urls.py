"""The pages that bring several apps together. The case page is called `casus` by all of them."""

from django.urls import include, path, re_path

from werkplek.views.afdruk import afdruk
from werkplek.views.casus import casus
from werkplek.views.casussen import casussen
from werkplek.views.gegevens import gegevens_uitdraai
from werkplek.views.huishoudens import mijn_huishoudens
from werkplek.views.kalender import verschuiven
from werkplek.views.mijn_werk import mijn_werk
from werkplek.views.stappenkaart import stappenkaart
from werkplek.views.zoeken import zoeken

werkplek = [
    path("", mijn_werk, name="mijn_werk"),
    path("mijn-huishoudens/", mijn_huishoudens, name="mijn_huishoudens"),
    path("casussen/", casussen, name="casussen"),
    path("zoeken/", zoeken, name="zoeken"),
    path("casussen/<nummer>/afdruk/", afdruk, name="afdruk"),
    path("kalender/verschuiven/", verschuiven, name="verschuiven"),
]

urlpatterns = [
    path("", include((werkplek, "werkplek"))),
    # Only what looks like a number: /casussen/nieuw/ and its like belong to cases.
    re_path(r"^casussen/(?P<nummer>\d{4}-\d{6,9})/$", casus, name="casus"),
    path("casussen/<nummer>/gegevens/", gegevens_uitdraai, name="gegevens_uitdraai"),
    path("casussen/<nummer>/stappenkaart/", stappenkaart, name="stappenkaart"),
]
