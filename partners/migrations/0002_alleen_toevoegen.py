"""Who gave which role, and who opened or closed which day, stays written."""

from django.db import migrations

from common.alleen_toevoegen import alleen_toevoegen


class Migration(migrations.Migration):
    dependencies = [("partners", "0001_initial")]

    operations = [
        *alleen_toevoegen(
            "rolwijziging",
            "partners_rolwijziging",
            zin="wijzigingen van rollen worden alleen aangevuld",
        ),
        *alleen_toevoegen(
            "kalenderwijziging",
            "partners_kalenderwijziging",
            zin="wijzigingen van de kalender worden alleen aangevuld",
        ),
    ]
