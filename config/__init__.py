"""Wiring only: settings, addresses, Celery and the services that bin/start runs."""
