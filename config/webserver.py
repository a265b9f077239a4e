"""How gunicorn runs, at home and in the container: gunicorn -c python:config.webserver."""

import os

from common.interpreter import bevries
from config.logregels import naar_stdout

bind = os.environ.get("WEB_BIND") or f"127.0.0.1:{os.environ.get('PORT') or 8000}"
wsgi_app = "config.wsgi:application"
worker_class = "gthread"
workers = int(os.environ.get("WEB_PROCESSEN") or 2)
threads = int(os.environ.get("WEB_DRADEN") or 4)
preload_app = True
timeout = 60
graceful_timeout = int(os.environ.get("WEB_UITLOOP") or 5)
keepalive = 5
control_socket_disable = True
# No access log: addresses and search words of people are not for a technical log.
accesslog = None
logconfig_dict = naar_stdout(
    niveau="INFO",
    loggers={
        "gunicorn.error": {"handlers": ["stdout"], "level": "INFO", "propagate": False},
        "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
)


def when_ready(server):
    """Before the workers are forked, so that they share what is loaded by now.

    Loading the demo region took a tenth less of the processor this way.
    """
    bevries()
