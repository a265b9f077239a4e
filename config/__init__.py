"""Wiring only: settings, addresses, Celery and the services that bin/start runs."""

from common import interpreter

interpreter.begin()
