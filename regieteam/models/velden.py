"""A form that several people fill in at once: each field is a row with its own version."""

from django.conf import settings
from django.db import models


class Conceptveld(models.Model):
    """The latest text of one field of a shared draft.

    Who saves names the version she started from; when somebody else was first, both texts are
    shown and a person chooses. The text is what was typed, right or wrong.
    """

    veld = models.CharField(max_length=60)
    waarde = models.TextField(blank=True)
    versie = models.PositiveIntegerField(default=1)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self):
        return f"{self.veld} ({self.versie})"
