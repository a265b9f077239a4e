#!/usr/bin/env python3
"""Commands: bin/start keeps the services running, `.venv/bin/python manage.py help` lists them."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as fout:
        sys.exit(str(fout))
    except OperationalError as fout:
        # What the database itself said has a code; without one nobody was there to say it.
        if getattr(fout.__cause__, "pgcode", None):
            raise
        waarom = (str(fout).strip().splitlines() or ["?"])[0]
        sys.exit(
            f"De database antwoordt niet: start bin/start, of kijk naar DATABASE_URL ({waarom})."
        )


if __name__ == "__main__":
    main()
