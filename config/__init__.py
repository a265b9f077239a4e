"""Wiring only: settings, addresses, Celery and the services that bin/start runs."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
