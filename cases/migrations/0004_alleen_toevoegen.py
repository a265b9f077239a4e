"""What the figures about the route rest on only grows."""

from django.db import migrations

from common.alleen_toevoegen import alleen_toevoegen


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_termijnregels")]

    operations = alleen_toevoegen(
        "fasewissel",
        "cases_fasewissel",
        zin="de wisselingen van fase worden alleen aangevuld",
    )
