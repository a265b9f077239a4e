import io
import tracemalloc
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.invoer.achterstanden import Geweigerd, Regel, lees_achterstanden
from common.csv_in import OnleesbaarBestand
from common.csv_uit import csv_regels
from tests.cases.slechte_bestanden import GOED, KOP, SLECHTE_BESTANDEN

VANDAAG = date(2026, 11, 21)
DATA = Path(__file__).parent.parent / "data"

pytestmark = pytest.mark.rule("RT-01")


def zin(reden):
    assert reden.endswith(".")
    assert reden[0].isupper()


def lees(inhoud, land="NL", vandaag=VANDAAG):
    if isinstance(inhoud, str):
        inhoud = inhoud.encode()
    return list(lees_achterstanden(io.BytesIO(inhoud), land=land, vandaag=vandaag).regels)


def met(**waarden):
    """One good file of one row, with these values instead."""
    cellen = dict(zip(KOP.split(";"), GOED.split(";"), strict=True)) | waarden
    return f"{KOP}\r\n{';'.join(cellen.values())}\r\n"


def reden(inhoud, **opties):
    [geweigerd] = lees(inhoud, **opties)
    assert isinstance(geweigerd, Geweigerd)
    assert geweigerd.reden.endswith(".")
    return geweigerd.reden


def test_the_october_file_refuses_exactly_its_thirteen_bad_rows():
    with (DATA / "huurachterstanden_2026-10.csv").open("rb") as bestand:
        regels = list(lees_achterstanden(bestand, land="NL", vandaag=VANDAAG).regels)

    redenen = {r.regelnummer: r.reden for r in regels if isinstance(r, Geweigerd)}
    assert len(regels) == 402
    assert redenen == {
        14: "Het huurovereenkomstnummer ontbreekt.",
        39: "De achterstand 'duizend' is geen bedrag zoals 1.234,56.",
        60: "De achterstand '-250,00' is lager dan nul.",
        93: "De peildatum '31-09-2026' bestaat niet.",
        122: "'12345' is geen Nederlandse postcode zoals 1234 AB.",
        153: "De geboortedatum '04-07-2131' ligt in de toekomst.",
        190: "De achternaam ontbreekt.",
        242: "De brutohuur 'NaN' is geen bedrag zoals 1.234,56.",
        279: "De oudste openstaande post '01-03-2027' ligt na de peildatum '19-10-2026'.",
        302: "De achternaam 'XXXXXXXXXXXXXXXXXXXX…' is 400 tekens lang, en dat mogen er 100 zijn.",
        335: "De peildatum '16-11-2130' ligt in de toekomst.",
        362: "Deze regel heeft te weinig kolommen: 6, en het horen er 17 te zijn.",
        403: "Huurovereenkomst 'HO-100315' staat al op regel 47 van dit bestand; de eerste telt.",
    }
    assert sum(isinstance(r, Regel) for r in regels) == 389


def test_the_november_file_is_all_good():
    with (DATA / "huurachterstanden_2026-11.csv").open("rb") as bestand:
        regels = list(lees_achterstanden(bestand, land="NL", vandaag=VANDAAG).regels)

    assert len(regels) == 413
    assert all(isinstance(r, Regel) for r in regels)
    assert {"Çelik", "Şahin", "Brûlé"} & {r.achternaam for r in regels} == {"Çelik", "Brûlé"}


def test_a_formula_is_kept_as_text_and_disarmed_on_the_way_out():
    with (DATA / "huurachterstanden_2026-10.csv").open("rb") as bestand:
        regels = list(lees_achterstanden(bestand, land="NL", vandaag=VANDAAG).regels)

    [formule] = [r for r in regels if r.regelnummer == 205]
    assert formule.achternaam == '=HYPERLINK("http://voorbeeld.example";"klik")'
    assert "'=HYPERLINK" in "".join(csv_regels(["naam"], [[formule.achternaam]]))


def test_a_good_row_has_only_clean_values():
    assert lees(f"{KOP}\n{GOED}\n") == [
        Regel(
            regelnummer=2,
            huurovereenkomstnummer="HO-1",
            eenheidnummer="E1",
            voorletters="A.",
            voorvoegsel="de",
            achternaam="Vries",
            geboortedatum=date(1980, 2, 1),
            straat="Beukenlaan",
            huisnummer="12",
            toevoeging="bis",
            postcode="6598 HS",
            plaats="Lindeburg",
            telefoon="+31624416219",
            email="huurder@voorbeeld.example",
            brutohuur=Decimal("560.89"),
            achterstand=Decimal("1265.16"),
            oudste_openstaande_post=date(2026, 8, 1),
            peildatum=date(2026, 10, 19),
        )
    ]


def test_only_the_required_columns_is_enough_and_in_any_order():
    [regel] = lees(
        "peildatum,achterstand,plaats,postcode,huisnummer,straat,achternaam,iets,"
        'huurovereenkomstnummer\n2026-10-19,"1,265.16",Lindeburg,6598hs,12,Beukenlaan,Bos,x,HO-1\n'
    )

    assert regel.achterstand == Decimal("1265.16")
    assert regel.postcode == "6598 HS"
    assert (regel.geboortedatum, regel.brutohuur, regel.telefoon) == (None, None, "")


def test_a_file_with_only_a_header_is_readable_and_empty():
    assert lees(KOP) == []


@pytest.mark.parametrize(
    ("waarden", "deel"),
    [
        ({"huurovereenkomstnummer": "  "}, "Het huurovereenkomstnummer ontbreekt"),
        ({"huurovereenkomstnummer": "9" * 41}, "41 tekens"),
        ({"achternaam": ""}, "De achternaam ontbreekt"),
        ({"achternaam": "X" * 101}, "101 tekens"),
        ({"achternaam": "---"}, "'---' is geen naam"),
        ({"straat": ""}, "De straat ontbreekt"),
        ({"plaats": ""}, "De plaats ontbreekt"),
        ({"huisnummer": ""}, "Het huisnummer ontbreekt"),
        ({"huisnummer": "12a"}, "'12a' is geen getal"),
        ({"huisnummer": "0"}, "'0' is geen getal"),
        ({"postcode": ""}, "De postcode ontbreekt"),
        ({"postcode": "6598"}, "'6598' is geen Nederlandse postcode"),
        ({"postcode": "6598 SS"}, "geen Nederlandse postcode"),
        ({"achterstand": ""}, "De achterstand ontbreekt"),
        ({"achterstand": "NaN"}, "'NaN' is geen bedrag"),
        ({"achterstand": "Infinity"}, "geen bedrag"),
        ({"achterstand": "1e5"}, "geen bedrag"),
        ({"achterstand": "1.234,567"}, "geen bedrag"),
        ({"achterstand": "=1+1"}, "'=1+1' is geen bedrag"),
        ({"achterstand": "1.000.000,00"}, "onwaarschijnlijk hoog"),
        ({"achterstand": "-0,01"}, "lager dan nul"),
        ({"brutohuur": "veel"}, "De brutohuur 'veel'"),
        ({"brutohuur": "-1,00"}, "lager dan nul"),
        ({"peildatum": ""}, "De peildatum ontbreekt"),
        ({"peildatum": "22-11-2026"}, "ligt in de toekomst"),
        ({"peildatum": "29-02-2025"}, "bestaat niet"),
        ({"peildatum": "vandaag"}, "geen datum"),
        ({"peildatum": "19-10-26"}, "geen datum"),
        ({"peildatum": "19-10"}, "geen datum"),
        ({"peildatum": "10/19/2026"}, "bestaat niet"),
        ({"peildatum": "19-10-1926"}, "ligt voor 1990"),
        ({"geboortedatum": "22-11-2026"}, "De geboortedatum '22-11-2026' ligt in de toekomst"),
        ({"geboortedatum": "31-12-1899"}, "ligt voor 1900"),
        ({"oudste_openstaande_post": "20-10-2026"}, "ligt na de peildatum"),
        ({"telefoon": "onbekend"}, "Het telefoonnummer 'onbekend'"),
        ({"telefoon": "06 123"}, "Het telefoonnummer"),
        ({"email": "geen adres"}, "Het e-mailadres 'geen adres'"),
        ({"email": "a@b"}, "Het e-mailadres"),
        ({"email": "a@b.example;c@d.example"}, "te veel kolommen"),
        ({"toevoeging": "x" * 11}, "De toevoeging"),
        ({"voorletters": '"A." B'}, "aanhalingstekens"),
    ],
)
def test_a_bad_value_refuses_its_row_in_one_sentence_that_names_it(waarden, deel):
    assert deel in reden(met(**waarden))


@pytest.mark.parametrize(
    ("waarden", "veld", "waarde"),
    [
        ({"achterstand": "0,00"}, "achterstand", Decimal(0)),
        ({"achterstand": "-0,00"}, "achterstand", Decimal(0)),
        ({"achterstand": "€ 1.234,5"}, "achterstand", Decimal("1234.50")),
        ({"achterstand": "1234.56"}, "achterstand", Decimal("1234.56")),
        ({"peildatum": "21-11-2026"}, "peildatum", VANDAAG),
        ({"peildatum": "1/11/2026"}, "peildatum", date(2026, 11, 1)),
        ({"achternaam": '"de\r\nVries"'}, "achternaam", "de Vries"),
        ({"achternaam": "'t Hart"}, "achternaam", "'t Hart"),
        ({"achternaam": "C\u0327elik"}, "achternaam", "Çelik"),
        ({"plaats": "Den\u00a0Haag"}, "plaats", "Den Haag"),
        ({"telefoon": ""}, "telefoon", ""),
        ({"oudste_openstaande_post": ""}, "oudste_openstaande_post", None),
    ],
)
def test_what_can_be_read_is_read(waarden, veld, waarde):
    [regel] = lees(met(**waarden))

    assert getattr(regel, veld) == waarde


def test_in_belgium_a_postcode_has_four_digits():
    [regel] = lees(met(postcode="2380", telefoon=""), land="BE")

    assert regel.postcode == "2380"
    assert "geen Belgische postcode" in reden(met(telefoon=""), land="BE")


def test_a_lease_whose_first_row_is_bad_may_stand_there_a_second_time():
    slecht = GOED.replace("1.265,16", "veel")

    eerste, tweede, derde = lees(f"{KOP}\n{slecht}\n{GOED}\n{GOED}\n")

    assert isinstance(eerste, Geweigerd)
    assert isinstance(tweede, Regel)
    assert "regel 3" in derde.reden


def test_a_refused_row_keeps_what_it_held():
    [geweigerd] = lees(met(achterstand="veel"))

    assert geweigerd.ruwe_velden == tuple(GOED.replace("1.265,16", "veel").split(";"))


@pytest.mark.parametrize(("inhoud", "deel"), SLECHTE_BESTANDEN.values(), ids=SLECHTE_BESTANDEN)
def test_a_file_that_can_not_be_read_says_why(inhoud, deel):
    with pytest.raises(OnleesbaarBestand) as fout:
        lees(inhoud)

    assert deel in fout.value.reden
    assert fout.value.reden.endswith(".")


def test_there_are_at_least_twenty_bad_files():
    assert len(SLECHTE_BESTANDEN) >= 20


def test_a_long_file_is_never_in_memory():
    class Lang(io.RawIOBase):
        """A file of 10,000 rows that makes its bytes as they are asked for."""

        def __init__(self):
            self.seek(0)

        def seek(self, plek, vanaf=0):
            assert plek == 0
            self.bytes = self._bytes()
            self.rest = b""
            return 0

        def _bytes(self):
            yield f"{KOP}\n".encode()
            rest = GOED.partition(";")[2]
            for n in range(10_000):
                yield f"{n};{rest}\n".encode()

        def read(self, aantal=-1):
            while len(self.rest) < aantal and (deel := next(self.bytes, b"")):
                self.rest += deel
            blok, self.rest = self.rest[:aantal], self.rest[aantal:]
            return blok

        read1 = read

        def readable(self):
            return True

        def seekable(self):
            return True

    tracemalloc.start()
    regels = lees_achterstanden(Lang(), land="NL", vandaag=VANDAAG).regels
    aantal = sum(isinstance(regel, Regel) for regel in regels)
    _, hoogste = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert aantal == 10_000
    # The numbers already seen are kept, the 1.8 MB of the file is not.
    assert hoogste < 1_800_000


cel = st.one_of(
    st.sampled_from(GOED.split(";")), st.text(max_size=15), st.sampled_from(['"', "=1", "NaN", "-"])
)


@given(st.lists(st.lists(cel, min_size=15, max_size=18), max_size=5), st.sampled_from(";,"))
def test_any_row_is_taken_or_refused_and_none_is_lost(rijen, teken):
    tekst = "\n".join(teken.join(rij) for rij in [KOP.split(";"), *rijen])
    try:
        regels = lees(tekst.encode("utf-8", errors="replace"))
    except OnleesbaarBestand as fout:
        zin(fout.reden)
        return

    nummers = [regel.regelnummer for regel in regels]
    assert nummers == sorted(set(nummers))
    for regel in regels:
        if isinstance(regel, Geweigerd):
            assert regel.reden.endswith(".")
        else:
            assert 0 <= regel.achterstand < 1_000_000
            assert regel.peildatum <= VANDAAG
            assert regel.achternaam
            assert regel.huurovereenkomstnummer


@given(st.binary(max_size=3_000), st.booleans())
def test_arbitrary_bytes_raise_nothing_but_an_unreadable_file(inhoud, met_kop):
    try:
        lees(f"{KOP}\n".encode() + inhoud if met_kop else inhoud)
    except OnleesbaarBestand as fout:
        zin(fout.reden)
