"""Every check of a condition stays as it was written (RT-14)."""

from django.db import migrations

from common.alleen_toevoegen import alleen_toevoegen


class Migration(migrations.Migration):
    dependencies = [("uitvoering", "0003_voorwaarden")]

    operations = alleen_toevoegen(
        "controle", "uitvoering_controle", zin="een controle wordt nooit gewijzigd"
    )
