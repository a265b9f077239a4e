"""Files that can't be read at all, each with a part of the sentence that says why.

Shared by the tests of the reader, the command and the page: nothing of any of them gets in.
"""

KOP = (
    "huurovereenkomstnummer;eenheidnummer;voorletters;voorvoegsel;achternaam;geboortedatum;straat;"
    "huisnummer;toevoeging;postcode;plaats;telefoon;email;brutohuur;achterstand;"
    "oudste_openstaande_post;peildatum"
)
GOED = (
    "HO-1;E1;A.;de;Vries;01-02-1980;Beukenlaan;12;bis;6598 HS;Lindeburg;06 24 41 62 19;"
    "huurder@voorbeeld.example;560,89;1.265,16;01-08-2026;19-10-2026"
)
OPEN = GOED.replace("Vries", '"Vries')
TEKST = f"{KOP}\r\n{GOED}\r\n"

SLECHTE_BESTANDEN = {
    "leeg": (b"", "is leeg"),
    "alleen een bom": (b"\xef\xbb\xbf", "regel is leeg"),
    "alleen lege regels": (b"\r\n\r\n\r\n", "regel is leeg"),
    "utf-16 met bom": (TEKST.encode("utf-16"), "UTF-16"),
    "utf-16 zonder bom": (TEKST.encode("utf-16-le"), "geen gewoon tekstbestand"),
    "utf-32": (TEKST.encode("utf-32-be"), "geen gewoon tekstbestand"),
    "nullen": (b"\0" * 100_000, "geen gewoon tekstbestand"),
    "een nul na de kop": (TEKST.encode() + b"\0", "geen gewoon tekstbestand"),
    "excel": (b"PK\x03\x04\x14\x00\x06\x00", "Excel-bestand"),
    "oud excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oud Excel-bestand"),
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "gzip": (b"\x1f\x8b\x08\x00", "ingepakt"),
    "willekeurige bytes": (bytes(range(1, 256)) * 50, "geen Windows-1252"),
    "tabs": (TEKST.replace(";", "\t").encode(), "gescheiden met tabs"),
    "staande strepen": (TEKST.replace(";", "|").encode(), "gescheiden met staande strepen"),
    "geen kop": (f"{GOED}\r\n".encode(), "geen enkele bekende kolomnaam"),
    "html": (b"<!doctype html><title>Inloggen</title>", "geen enkele bekende kolomnaam"),
    "json": (b'{"huurovereenkomstnummer": "HO-1"}', "geen enkele bekende kolomnaam"),
    "formule als kop": (b'=cmd|"/c calc"!A1;x\r\n', "geen enkele bekende kolomnaam"),
    "kolommen weg": (b"huurovereenkomstnummer;achternaam\r\nHO-1;Bos\r\n", "straat, huisnummer"),
    "kolom dubbel": (f"{KOP};Peildatum\r\n".encode(), "'peildatum' staat twee keer"),
    "aanhalingsteken open": (
        f"{KOP}\r\n{GOED}\r\n{OPEN}\r\n".encode(),
        "Op regel 3 begint een tekst met een aanhalingsteken",
    ),
    "aanhalingsteken open, veel regels erna": (
        f"{KOP}\n{OPEN}\n".encode() + f"{GOED}\n".encode() * 2_000,
        "Op regel 2 begint een tekst met een aanhalingsteken",
    ),
    "aanhalingsteken slikt de volgende regel in": (
        f"{KOP}\n{OPEN}\n{GOED.replace('Vries', chr(34) + 'Bos' + chr(34))}\n".encode(),
        "Op regel 2 begint een tekst met een aanhalingsteken",
    ),
    "aanhalingsteken open in de kop": (f'"{KOP}\r\n{GOED}\r\n'.encode(), "geen enkele bekende"),
    "eindeloze regel": (KOP.encode() + b"\n" + b"a" * 300_000, "65.000 tekens"),
    "twee coderingen": (f"{KOP}\r\n".encode("utf-8-sig") + b"\xe9\xe9;", "geen UTF-8"),
}
