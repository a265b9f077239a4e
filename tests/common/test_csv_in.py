import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.csv_in import OnleesbaarBestand, kort, open_csv


def zin(reden):
    assert reden.endswith(".")
    assert reden[0].isupper()


def lees(inhoud, **opties):
    bestand = open_csv(
        io.BytesIO(inhoud), verplicht=["nummer"], bekend={"nummer", "naam"}, **opties
    )
    return bestand, [(rij.nummer, rij.cellen, rij.fout) for rij in bestand.rijen]


@pytest.mark.parametrize(
    ("inhoud", "codering"),
    [
        ("nummer;naam\n1;Çelik\n".encode(), "utf-8-sig"),
        ("nummer;naam\n1;Çelik\n".encode("utf-8-sig"), "utf-8-sig"),
        ("nummer;naam\n1;Çelik\n".encode("cp1252"), "cp1252"),
        ("nummer,naam\n1,Çelik\n".encode("cp1252"), "cp1252"),
        ("nummer;naam\r1;Çelik\r".encode(), "utf-8-sig"),
        ('"nummer";"naam"\r\n"1";"Çelik"'.encode(), "utf-8-sig"),
    ],
)
def test_every_encoding_and_separator_reads_the_same(inhoud, codering):
    bestand, rijen = lees(inhoud)

    assert bestand.codering == codering
    assert bestand.kop == ("nummer", "naam")
    assert rijen == [(2, ("1", "Çelik"), "")]


def test_a_letter_split_over_two_blocks_is_still_utf8():
    inhoud = b"nummer;naam\n" + b"1;" + b"a" * 60_000 + b"\n2;" + "é".encode() * 5_000 + b"\n"

    bestand, rijen = lees(inhoud)

    assert bestand.codering == "utf-8-sig"
    assert rijen[1][1][1] == "é" * 5_000


def test_a_far_away_byte_makes_the_whole_file_windows_1252():
    bestand, rijen = lees(b"nummer;naam\n" + b"1;Jansen\n" * 20_000 + b"2;Br\xfbl\xe9\n")

    assert bestand.codering == "cp1252"
    assert rijen[-1] == (20_002, ("2", "Brûlé"), "")


def test_line_numbers_are_those_of_the_file():
    _, rijen = lees(b'nummer;naam\n1;"twee\nregels"\n\n;\n  \n2;"a\r\nb\r\nc"\n3;x\n')

    assert [(nummer, cellen[0]) for nummer, cellen, _ in rijen] == [(2, "1"), (7, "2"), (10, "3")]


def test_columns_stand_in_any_order_and_unknown_ones_do_no_harm():
    bestand, _ = lees(b"Extra; NAAM ;Nummer;extra;\n")

    assert bestand.kolommen == {"naam": 1, "nummer": 2}


def test_a_header_may_be_written_with_spaces():
    bestand = open_csv(
        io.BytesIO(b"Oudste Openstaande-Post\n"), verplicht=[], bekend={"oudste_openstaande_post"}
    )

    assert bestand.kolommen == {"oudste_openstaande_post": 0}


def test_one_wrongly_quoted_line_costs_one_line():
    _, rijen = lees(b'nummer;naam\n1;"Jan" Bos\n2;"Jan ""Bos"""\n')

    assert rijen == [
        (2, ('1;"Jan" Bos',), "De aanhalingstekens kloppen niet."),
        (3, ("2", 'Jan "Bos"'), ""),
    ]


@pytest.mark.parametrize(
    ("regel", "reden"),
    [
        (b"1", "te weinig kolommen: 1, en het horen er 2"),
        (b"1;a;b", "te veel kolommen: 3"),
        (b"1;a\x07b", "onzichtbaar stuurteken"),
        ("1;a\u202eb".encode(), "onzichtbaar stuurteken"),
        ("1;Ã‡elik".encode(), "verminkt"),
        ("1;BrÃ»lÃ©".encode(), "verminkt"),
        ("1;\ufffdelik".encode(), "verminkt"),
    ],
)
def test_a_row_that_can_not_be_used_says_why(regel, reden):
    _, [(nummer, _, fout)] = lees(b"nummer;naam\n" + regel + b"\n")

    assert nummer == 2
    assert reden in fout


@pytest.mark.parametrize(
    "naam", ["Ångström", "Ã", "ÄÖÜ", "Łukasz", "Nuñez", "İnönü", "ﬁ", "O\u2019Neill"]
)
def test_real_names_are_not_taken_for_damaged_ones(naam):
    _, rijen = lees(f"nummer;naam\n1;{naam}\n".encode())

    assert rijen == [(2, ("1", naam), "")]


def test_a_file_that_is_too_big_is_refused_before_its_end():
    class Eindeloos(io.RawIOBase):
        gelezen = 0

        def read(self, aantal=-1):
            self.gelezen += aantal
            return b"1;a\n" * (aantal // 4)

        def seek(self, plek, vanaf=0):
            return 0

    bestand = Eindeloos()

    with pytest.raises(OnleesbaarBestand, match="groter dan 1 MB"):
        open_csv(bestand, verplicht=[], bekend={"1"}, max_bytes=1024**2)
    assert bestand.gelezen < 2 * 1024**2


def test_the_file_stays_open_for_whoever_gave_it():
    inhoud = io.BytesIO(b"nummer;naam\n1;a\n2;b\n")
    bestand = open_csv(inhoud, verplicht=[], bekend={"nummer"})
    next(bestand.rijen)
    del bestand

    assert not inhoud.closed


def test_a_value_in_a_sentence_is_short_and_on_one_line():
    assert kort("a\nb\u202e<b>") == "'a b <b>'"
    assert kort("x" * 100, 5) == "'xxxxx…'"


@given(st.binary(max_size=2_000))
def test_any_bytes_are_read_or_refused_with_a_sentence(inhoud):
    try:
        lees(inhoud)
    except OnleesbaarBestand as fout:
        zin(fout.reden)


@given(
    st.lists(st.text(st.sampled_from('1;a"\n\r,\tÃé \x00\x85\u2028'), max_size=12), max_size=12),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
)
def test_almost_good_files_are_read_or_refused_with_a_sentence(regels, codering):
    inhoud = "\n".join(["nummer;naam", *regels]).encode(codering, errors="replace")
    try:
        _, rijen = lees(inhoud)
    except OnleesbaarBestand as fout:
        zin(fout.reden)
    else:
        nummers = [nummer for nummer, _, _ in rijen]
        assert nummers == sorted(set(nummers))
        assert all(
            2 <= nummer <= inhoud.count(b"\n") + inhoud.count(b"\r") + 1 for nummer in nummers
        )
