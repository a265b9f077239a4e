"""System check: nobody can hold a right on all cases, only what somebody shared of one."""

from django.apps import apps
from django.core import checks

from cases.models import Casus
from cases.permissions import RUBRIEKRECHTEN

HINT = 'Zet in Meta "default_permissions = ()".'


@checks.register(checks.Tags.models)
def no_model_level_rights(app_configs, **kwargs):
    """No model of the dossier brings rights of its own; those of Casus are its rubrieken."""
    return [
        checks.Error(
            f"{model._meta.label} maakt rechten op alle rijen.", hint=HINT, id="cases.E001"
        )
        for model in apps.get_app_config("cases").get_models()
        if model._meta.default_permissions
        or list(model._meta.permissions) != (RUBRIEKRECHTEN if model is Casus else [])
    ]
