"""Makes .venv with the locked packages when needed, and hands over to the program or the tests.

Only the standard library: this runs before anything is installed.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
DOEL = {
    "start": ("requirements.txt", "config.supervisor"),
    "test": ("requirements-test.txt", "config.proef"),
}


class Mislukt(Exception):
    """The packages cannot be installed; the text is one sentence."""


def zeg(tekst, einde="\n"):
    sys.stdout.write(tekst + einde)
    sys.stdout.flush()


def main(doel, argumenten):
    lock, module = DOEL[doel]
    try:
        zorg_voor(ROOT / lock, VENV / f"klaar-{doel}")
    except Mislukt as fout:
        sys.exit(str(fout))
    except OSError as fout:
        sys.exit(f"De map {VENV} is niet te maken: {fout.strerror}.")
    except KeyboardInterrupt:
        sys.exit("Gestopt.")
    os.chdir(ROOT)
    onthoud_vertaling(os.environ)
    os.execv(PYTHON, [str(PYTHON), "-m", module, *argumenten])


def onthoud_vertaling(omgeving):
    """Every process that follows reads its modules compiled; kept in .venv, outside the source.

    A dozen processes make a house: each would spend seconds on compiling Django by itself, also
    where the machine says that Python should leave no compiled files behind.
    """
    omgeving.pop("PYTHONDONTWRITEBYTECODE", None)
    omgeving.setdefault("PYTHONPYCACHEPREFIX", str(VENV / "vertaald"))


def zorg_voor(lock, klaar):
    """Install when the lock or the Python changed; one at a time."""
    merk = hashlib.sha256(lock.read_bytes()).hexdigest()
    if _is_klaar(klaar, merk):
        return
    if not os.access(ROOT, os.W_OK):
        raise Mislukt(f"De map {ROOT} is niet te beschrijven: hier kan .venv niet komen.")
    with (ROOT / ".venv.slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        if not _is_klaar(klaar, merk):
            maak_venv()
            installeer(lock)
            klaar.write_text(merk, encoding="utf-8")


def _is_klaar(klaar, merk):
    return klaar.exists() and klaar.read_text(encoding="utf-8") == merk and _werkt()


def _werkt():
    try:
        return subprocess.run([PYTHON, "-c", ""], capture_output=True).returncode == 0
    except OSError:
        return False


def maak_venv():
    if VENV.exists() and _werkt():
        return
    zeg("Een eigen Python-omgeving maken in .venv …")
    shutil.rmtree(VENV, ignore_errors=True)
    gemaakt = subprocess.run(
        [sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False
    )
    if gemaakt.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        if "No space left" in gemaakt.stdout + gemaakt.stderr:
            raise Mislukt(f"De schijf is vol: er is geen plaats voor {VENV}.")
        raise Mislukt(
            "Python kan geen virtuele omgeving maken: installeer het pakket python3-venv"
            f" (gebruikt: {sys.executable})."
        )


def installeer(lock):
    """Install exactly what the lock names, with its hashes; one dot for each package."""
    totaal = sum("==" in regel and regel[0].isalnum() for regel in lock.open(encoding="utf-8"))
    zeg(f"{totaal} pakketten installeren uit {lock.name} (alleen de eerste keer) ", "")
    opdracht = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    opdracht += ["--no-compile", "--progress-bar", "off", "--require-hashes", "--no-deps"]
    opdracht += ["--only-binary", ":all:", "-r", lock]
    laatste = ""
    with subprocess.Popen(
        opdracht, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as pip:
        for regel in pip.stdout:
            if regel.startswith("Collecting "):
                zeg(".", "")
            if regel.startswith(("ERROR", "error", "OSError")):
                laatste = laatste or regel.strip()
    zeg("")
    if pip.returncode:
        if "No space left" in laatste:
            raise Mislukt("De schijf is vol: de pakketten passen er niet op.")
        raise Mislukt(f"De pakketten zijn niet te installeren: {laatste or 'pip stopte'}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
