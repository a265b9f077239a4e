"""What a shelter answered and what somebody looked into is never changed: only added to."""

from django.db import migrations

from common.alleen_toevoegen import alleen_toevoegen


class Migration(migrations.Migration):
    dependencies = [("uitvoering", "0006_aanmelding")]

    operations = alleen_toevoegen(
        "stappenkaart",
        "uitvoering_antwoord",
        "uitvoering_oplossing",
        "uitvoering_kaartregel",
        zin="een antwoord, een oplossing of een regel van de stappenkaart verandert niet meer",
    )
