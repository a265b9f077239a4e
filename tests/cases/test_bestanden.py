from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.bestanden import MAX_NAAM, TYPES, Geweigerd, keur, veilige_naam
from tests.cases.slechte_documenten import GOED, SLECHT, jpeg


@pytest.mark.parametrize(("naam", "inhoud", "veilig", "soort"), GOED)
def test_a_good_file_gets_a_safe_name_and_the_type_of_its_content(naam, inhoud, veilig, soort):
    gekregen, gevonden = keur(naam, inhoud)

    assert (gekregen, gevonden.inhoudstype) == (veilig, soort)


@pytest.mark.parametrize(("naam", "inhoud", "zin"), SLECHT)
def test_a_bad_file_is_refused_with_what_to_do(naam, inhoud, zin):
    with pytest.raises(Geweigerd, match=zin) as fout:
        keur(naam, inhoud)

    assert fout.value.reden.endswith(".")


@given(st.text(max_size=400), st.sampled_from(TYPES))
def test_a_name_is_always_safe(naam, soort):
    veilig = veilige_naam(naam, soort)

    assert len(veilig) <= MAX_NAAM
    assert veilig.endswith(f".{soort.extensies[0]}")
    assert veilig.count(".") == 1
    assert not set(veilig) & set('/\\<>:"|?*\0\n\r\t\u202e\u200f')


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fall(rommel):
    for kop in (b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", jpeg()[:24]):
        for naam in ("a.pdf", "a.jpg", "a.png"):
            with suppress(Geweigerd):
                keur(naam, kop + rommel)
