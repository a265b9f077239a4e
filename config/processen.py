"""One process that must always run, as bin/start keeps it: started again, and stopped in order."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from config.diensten import DienstFout
from config.omgeving import VAR_DIR

LOG = VAR_DIR / "log"
RUSTIG = 60  # seconds a process runs before its earlier falls are forgotten


def zeg(tekst):
    sys.stdout.write(f"{tekst}\n")
    sys.stdout.flush()


@dataclass
class Kind:
    """A process that must always run, and what it takes to start it again."""

    naam: str
    start: Callable
    sein: signal.Signals = signal.SIGTERM
    geduld: float = 6
    proces: subprocess.Popen | None = None
    gestart: float = 0
    gevallen: int = 0
    weer_om: float = 0
    na_afloop: Callable = bool  # does nothing, unless said otherwise

    def begin(self):
        self.gestart = time.monotonic()
        self.proces = self.start()

    def kijk(self, nu):
        """Start it again when it fell, each time with a longer pause."""
        if self.proces.poll() is None:
            return
        if not self.weer_om:
            self.ruim_groep_op()
            if nu - self.gestart > RUSTIG:
                self.gevallen = 0
            pauze = min(2**self.gevallen, 30)
            self.gevallen += 1
            self.weer_om = nu + pauze
            zeg(f"{self.naam} is gestopt; opnieuw over {pauze} s (zie {LOG}).")
        elif nu >= self.weer_om:
            self.weer_om = 0
            with contextlib.suppress(OSError, DienstFout):
                self.begin()

    def vraag_stop(self):
        if self.proces and self.proces.poll() is None:
            self.proces.send_signal(self.sein)

    def wacht_stop(self, tot):
        if self.proces is None:
            return
        try:
            self.proces.wait(max(0.1, tot - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.ruim_groep_op()
            self.proces.wait(5)

    def ruim_groep_op(self):
        """What it started itself and left behind, such as the workers of gunicorn."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.proces.pid, signal.SIGKILL)
