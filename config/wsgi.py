"""The entrance for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from common.interpreter import met_ruimte

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = met_ruimte(get_wsgi_application())
