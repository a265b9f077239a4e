"""The smallest PDF that is one: a page with a few lines of text."""

REGEL = 18
BOVENKANT = 780


def maak_pdf(*regels: str) -> bytes:
    """A one-page PDF with these lines."""
    tekst = "".join(f"({_veilig(regel)}) Tj 0 -{REGEL} Td\n" for regel in regels)
    inhoud = f"BT /F1 12 Tf 72 {BOVENKANT} Td\n{tekst}ET".encode("cp1252", "replace")
    objecten = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(inhoud), inhoud),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    uit, plaatsen = bytearray(b"%PDF-1.4\n"), []
    for nummer, inhoud in enumerate(objecten, 1):
        plaatsen.append(len(uit))
        uit += b"%d 0 obj\n%s\nendobj\n" % (nummer, inhoud)
    begin, aantal = len(uit), len(objecten) + 1
    uit += b"xref\n0 %d\n0000000000 65535 f \n" % aantal
    uit += b"".join(b"%010d 00000 n \n" % plaats for plaats in plaatsen)
    uit += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (aantal, begin)
    return bytes(uit)


def _veilig(regel):
    return regel.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
