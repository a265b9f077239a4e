"""What the environment says; every other file of settings starts here."""

from django.core.exceptions import ImproperlyConfigured

from config import omgeving
from config.omgeving import aan

try:
    ENV = omgeving.lees()
except omgeving.Ontbreekt as fout:
    raise ImproperlyConfigured(str(fout)) from None

PRODUCTIE = aan(ENV.get("PRODUCTIE"))
DEMO = aan(ENV.get("DEMO", "0"))
DEMO_WACHTWOORD = ENV.get("DEMO_WACHTWOORD") or "honkvast-demo"
