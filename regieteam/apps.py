from django.apps import AppConfig


class RegieteamConfig(AppConfig):
    name = "regieteam"
