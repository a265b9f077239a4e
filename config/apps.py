"""The wiring as an app: every process of Django knows the checks and the doorbell."""

from importlib import import_module

from django.apps import AppConfig


class Opzet(AppConfig):
    name = "config"
    verbose_name = "Opzet"

    def ready(self):
        import_module("config.checks")
        # Without it `task.delay()` in the web would look for a broker of its own.
        import_module("config.celery")
