"""The wiring as an app, so that Django runs its checks."""

from importlib import import_module

from django.apps import AppConfig


class Opzet(AppConfig):
    name = "config"
    verbose_name = "Opzet"

    def ready(self):
        import_module("config.checks")
