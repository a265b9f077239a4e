from django.apps import AppConfig


class Berichten(AppConfig):
    name = "berichten"
    verbose_name = "Berichten"
