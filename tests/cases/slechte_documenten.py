"""Files as people (and worse) send them: good ones, and a corpus of bad ones with their answer."""

import struct
import zipfile
import zlib
from io import BytesIO

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
# Cut in two: some virus scanners would take away this very file.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


def _stuk(naam, inhoud):
    som = zlib.crc32(naam + inhoud)
    return struct.pack(">I", len(inhoud)) + naam + inhoud + struct.pack(">I", som)


def png(breed=1, hoog=1):
    kop = struct.pack(">IIBBBBB", breed, hoog, 8, 2, 0, 0, 0)
    beeld = zlib.compress(b"\x00\xff\xff\xff")
    stukken = [(b"IHDR", kop), (b"IDAT", beeld), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_stuk(naam, inhoud) for naam, inhoud in stukken)


def jpeg(breed=1, hoog=1, extra=b""):
    maat = struct.pack(">BHHB", 8, hoog, breed, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
        + extra
        + b"\xff\xc0"
        + struct.pack(">H", len(maat) + 2)
        + maat
        + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x7f\xff\xd9"
    )


def exif():
    """An Exif segment with a place in it, as telephones write."""
    inhoud = b"Exif\x00\x00MM\x00*GPS 52.1 5.1"
    return b"\xff\xe1" + struct.pack(">H", len(inhoud) + 2) + inhoud


def zip_met(**bestanden):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archief:
        for naam, inhoud in bestanden.items():
            # Without a moment of its own: these bytes are in the name of a test, which two
            # processes that collect at different seconds must both find.
            archief.writestr(zipfile.ZipInfo(naam), inhoud)
    return buffer.getvalue()


DOCX = zip_met(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})
DOCM = zip_met(**{"[Content_Types].xml": "<Types/>", "word/vbaProject.bin": "macro"})
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(document.cookie)</script>"

GOED = [
    ("brief.pdf", PDF, "brief.pdf", "application/pdf"),
    ("BRIEF.PDF", PDF, "BRIEF.pdf", "application/pdf"),
    ("oud.pdf", PDF.replace(b"1.7", b"1.3"), "oud.pdf", "application/pdf"),
    ("nieuw.pdf", PDF.replace(b"1.7", b"2.0"), "nieuw.pdf", "application/pdf"),
    ("foto.jpg", jpeg(), "foto.jpg", "image/jpeg"),
    ("foto.jpeg", jpeg(extra=exif()), "foto.jpg", "image/jpeg"),
    ("bewegend.jpg", jpeg() + b"\x00ftypmp42" + b"\x00" * 64, "bewegend.jpg", "image/jpeg"),
    ("scherm.png", png(), "scherm.png", "image/png"),
    ("verslag 12.11.2026.pdf", PDF, "verslag 12-11-2026.pdf", "application/pdf"),
    ("../../etc/passwd.pdf", PDF, "passwd.pdf", "application/pdf"),
    ("C:\\Users\\Anna\\brief.pdf", PDF, "brief.pdf", "application/pdf"),
    ("virus.exe.pdf", PDF, "virus-exe.pdf", "application/pdf"),
    ("\u202egpj.exe.pdf", PDF, "gpj-exe.pdf", "application/pdf"),
    ("re\u0301sume\u0301.pdf", PDF, "résumé.pdf", "application/pdf"),
    ('ra<a>r:"naam"?*|.pdf', PDF, "raarnaam.pdf", "application/pdf"),
    ("regel\neen\x00twee.pdf", PDF, "regel eentwee.pdf", "application/pdf"),
    ("...pdf", PDF, "bestand.pdf", "application/pdf"),
    (".pdf", PDF, "bestand.pdf", "application/pdf"),
    ("a" * 300 + ".pdf", PDF, "a" * 116 + ".pdf", "application/pdf"),
]

SLECHT = [
    ("leeg.pdf", b"", "leeg"),
    ("brief.docx", DOCX, "soort bestand"),
    ("brief.docm", DOCM, "soort bestand"),
    ("brief.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64, "soort bestand"),
    ("alles.zip", zip_met(a="b"), "soort bestand"),
    ("plaatje.svg", SVG, "soort bestand"),
    ("pagina.html", HTML, "soort bestand"),
    ("pagina.pdf", HTML, "soort bestand"),
    ("svg.png", SVG, "soort bestand"),
    ("eicar.pdf", EICAR, "soort bestand"),
    ("eicar.txt", EICAR, "soort bestand"),
    ("animatie.gif", b"GIF89a" + b"\0" * 64, "soort bestand"),
    ("foto.webp", b"RIFF\x00\x00\x00\x00WEBP", "soort bestand"),
    ("foto.heic", b"\x00\x00\x00\x18ftypheic" + b"\0" * 32, "soort bestand"),
    ("programma.exe", b"MZ" + b"\0" * 64, "soort bestand"),
    ("programma.pdf", b"MZ" + b"\0" * 64, "soort bestand"),
    ("script.pdf", b"#!/bin/sh\nrm -rf /\n%PDF-1.7\n%%EOF", "soort bestand"),
    ("ervoor.pdf", HTML + PDF, "soort bestand"),
    ("nullen.pdf", b"\0" * 4096, "soort bestand"),
    ("brief.docx", PDF, "eindigt op .pdf"),
    ("foto.jpg", PDF, "eindigt op .pdf"),
    ("foto.png", jpeg(), "eindigt op .jpg"),
    ("foto.jpg", png(), "eindigt op .png"),
    ("factuur.pdf.exe", PDF, "eindigt op .pdf"),
    ("fdp.\u202eexe", PDF, "eindigt op .pdf"),
    ("zonder-extensie", PDF, "eindigt op .pdf"),
    ("afgebroken.pdf", PDF[:40], "niet compleet"),
    ("html.pdf", b"%PDF-1.7\n<html><script>alert(1)</script>\n%%EOF", "geen gewoon"),
    ("svg.pdf", b"%PDF-1.7\n<svg onload=alert(1)>\n%%EOF", "geen gewoon"),
    ("actief.pdf", PDF.replace(b"/Type", b"/OpenAction << /S /JavaScript >> /Type"), "programma"),
    ("start.pdf", PDF.replace(b"/Type", b"/S /Launch /Type"), "programma"),
    ("dubbel.pdf", PDF + zip_met(a="b"), "ander bestand"),
    ("dubbel.jpg", jpeg() + DOCM, "ander bestand"),
    ("dubbel.png", png() + zip_met(a="b"), "nog iets anders"),
    ("staart.png", png() + b"<script>", "nog iets anders"),
    ("kort.png", png()[:30], "beschadigd"),
    ("kop.png", b"\x89PNG\r\n\x1a\n", "beschadigd"),
    ("verkeerd.png", b"\x89PNG\r\n\x1a\n" + _stuk(b"IDAT", b"x"), "beschadigd"),
    ("kort.jpg", jpeg()[:20], "beschadigd"),
    ("kop.jpg", b"\xff\xd8\xff", "beschadigd"),
    ("zonder-beeld.jpg", b"\xff\xd8\xff\xda\x00\x02\xff\xd9", "beschadigd"),
    ("nul.png", png(0, 5), "beschadigd"),
    ("bom.png", png(60_000, 60_000), "beeldpunten"),
    ("bom.jpg", jpeg(60_000, 60_000), "beeldpunten"),
]  # fmt: skip
