"""A process that forks workers on command, so that each test has real ones to kill.

Reads one task per line, answers with the number of the process that does it. Loading Django once
and forking takes milliseconds; a new Python for every kill would take seconds.
"""

import os
import signal
import sys

import django

django.setup()

from django.core.mail.utils import DNS_NAME  # noqa: E402 - only after setup()
from django.urls import reverse  # noqa: E402

from cases.actions import sweep  # noqa: E402 - only after setup()
from cases.beat import stuur_berichten  # noqa: E402
from cases.beat import sweep as veeg  # noqa: E402


def veeg_fijn():
    """As `sweep`, in batches so small that somebody can die between two of them."""
    sweep.PARTIJ = 20
    veeg()


TAKEN = {"veeg": veeg, "veeg_fijn": veeg_fijn, "post": stuur_berichten}


def main():
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # What takes seconds the first time, once for all who come after.
    DNS_NAME.get_fqdn()
    reverse("berichten:lijst")
    antwoord = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what is logged doesn't belong among the answers
    for regel in sys.stdin:
        kind = os.fork()
        if not kind:
            code = 1
            try:
                TAKEN[regel.strip()]()
                code = 0
            finally:
                os._exit(code)
        antwoord.write(f"{kind}\n")
        antwoord.flush()


main()
