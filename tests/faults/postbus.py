"""A mail server of one page: takes mail, refuses it, is away, or hangs just before its answer."""

import email
import socketserver
import threading
from contextlib import suppress
from email import policy


class _Gesprek(socketserver.StreamRequestHandler):
    def handle(self):
        bus = self.server.bus
        self.zeg("220 postbus")
        while regel := self.rfile.readline():
            woord = regel[:4].upper().strip()
            if woord == b"RCPT" and (bus.weiger or self.onbestelbaar(regel)):
                self.zeg("451 later" if bus.weiger else "550 onbekend")
            elif woord == b"DATA":
                self.zeg("354 toe maar")
                bus.neem(self.lees())
                with suppress(OSError):  # whoever sent it may be dead by now
                    self.zeg("250 aangenomen")
            elif woord == b"QUIT":
                self.zeg("221 dag")
                return
            else:
                self.zeg("250 goed")

    def onbestelbaar(self, regel):
        return b"onbestelbaar" in regel

    def zeg(self, tekst):
        self.wfile.write(f"{tekst}\r\n".encode())

    def lees(self):
        regels = []
        while (regel := self.rfile.readline()) not in (b".\r\n", b""):
            regels.append(regel)
        return email.message_from_bytes(b"".join(regels), policy=policy.default)


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False


class Postbus:
    """What was delivered stands in `brieven`, in order, repeats too."""

    def __init__(self):
        self.brieven = []
        self.weiger = False
        self.antwoordt = threading.Event()
        self.antwoordt.set()
        self.poort = 0
        self.open()

    def open(self):
        self.server = _Server(("127.0.0.1", self.poort), _Gesprek)
        self.server.bus = self
        self.poort = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def sluit(self):
        self.server.shutdown()
        self.server.server_close()

    def neem(self, brief):
        self.brieven.append(brief)
        self.antwoordt.wait(30)

    def leeg(self):
        self.brieven.clear()
        self.weiger = False
        self.antwoordt.set()
        return self

    @property
    def kenmerken(self):
        return [brief["Message-ID"] for brief in self.brieven]
