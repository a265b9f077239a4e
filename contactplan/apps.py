from django.apps import AppConfig


class ContactplanConfig(AppConfig):
    name = "contactplan"
