"""For the container: ask an address whether it is well, as the outside world would ask it."""

import os
import sys
import urllib.error
import urllib.request

from config.omgeving import host


def main(adres):
    vraag = urllib.request.Request(adres, headers={"Host": host(os.environ) or "localhost"})
    try:
        with urllib.request.urlopen(vraag, timeout=4) as antwoord:
            return 0 if antwoord.status == 200 else 1
    except (urllib.error.URLError, OSError):
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
