from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_herinneringen")]

    operations = [
        migrations.RemoveIndex(model_name="deadline", name="deadline_werk"),
        migrations.AddIndex(
            model_name="deadline",
            index=models.Index(
                condition=models.Q(("dropped_at", None), ("met_at", None)),
                fields=["organisatie", "due_at", "id"],
                name="deadline_werk",
            ),
        ),
    ]
