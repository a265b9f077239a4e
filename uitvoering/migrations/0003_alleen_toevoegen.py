"""What was checked, answered, looked into, discussed or handed over stays as it was written."""

from django.db import migrations

from common.alleen_toevoegen import alleen_toevoegen


class Migration(migrations.Migration):
    dependencies = [("uitvoering", "0002_nooit_op_straat")]

    operations = [
        *alleen_toevoegen(
            "controle", "uitvoering_controle", zin="een controle wordt nooit gewijzigd"
        ),
        *alleen_toevoegen(
            "stappenkaart",
            "uitvoering_antwoord",
            "uitvoering_oplossing",
            "uitvoering_kaartregel",
            zin="een antwoord, een oplossing of een regel van de stappenkaart verandert niet meer",
        ),
        *alleen_toevoegen(
            "plan",
            "uitvoering_planbespreking",
            "uitvoering_overdracht",
            zin="een bespreking van een plan of een overdracht verandert niet meer",
        ),
    ]
