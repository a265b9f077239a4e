from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template

from common.iconen import ICONEN
from common.templatetags import weergave

MOMENT = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)
NBSP = "\u00a0"


def toon(bron, **context):
    return Template(bron).render(Context(context))


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (Decimal("3482.16"), f"€{NBSP}3.482,16"),
        (0, f"€{NBSP}0,00"),
        (Decimal("-5"), f"€{NBSP}−5,00"),
        (None, ""),
        ("geen getal", ""),
    ],
)
def test_an_amount_looks_dutch(waarde, tekst):
    assert weergave.bedrag(waarde) == tekst


def test_a_date_is_written_out_and_can_be_read_by_a_machine():
    dag = date(2026, 11, 23)

    assert weergave.datum(dag) == '<time datetime="2026-11-23">maandag 23 november 2026</time>'
    assert weergave.datum_kort(dag) == '<time datetime="2026-11-23">ma 23 nov 2026</time>'
    assert weergave.datum_kort(date(2026, 3, 2)).endswith(">ma 2 mrt 2026</time>")
    assert weergave.datum_voluit(dag) == "23 november 2026"
    assert weergave.datum(None) == ""


def test_a_moment_is_shown_in_local_time():
    assert weergave.tijdstip(MOMENT) == (
        '<time datetime="2026-11-23T14:30+01:00">ma 23 nov 2026, 14:30</time>'
    )
    assert weergave.klok(MOMENT) == "14:30"


@pytest.mark.parametrize(
    ("bytes_", "tekst"),
    [(0, "1 kB"), (763, "1 kB"), (81_920, "80 kB"), (1_500_000, "1,4 MB"), (15 * 2**20, "15,0 MB")],
)
def test_a_size_is_in_kilobytes_or_more(bytes_, tekst):
    assert weergave.grootte(bytes_) == tekst.replace(" ", "\xa0")


def test_a_telephone_number_can_be_tapped():
    assert weergave.telefoon_link("+31612345678") == (
        '<a class="nowrap" href="tel:+31612345678">06 12 34 56 78</a>'
    )
    assert weergave.telefoon_link('"><script>') == (
        '<a class="nowrap" href="tel:">&quot;&gt;&lt;script&gt;</a>'
    )


def test_one_and_many_have_their_own_word():
    assert toon('{{ n|aantal:"taak,taken" }}', n=1) == "1 taak"
    assert toon('{{ n|aantal:"taak,taken" }}', n=7) == "7 taken"


def test_urgency_is_an_icon_with_words():
    html = toon("{% urgentie due now %}", due=MOMENT, now=MOMENT.replace(hour=8))

    assert html.startswith('<span class="tag tag--danger"><svg')
    assert html.endswith("Vandaag vóór 14:30</span>")


@pytest.mark.parametrize("naam", sorted(ICONEN))
def test_an_icon_is_decoration(naam):
    svg = weergave.icoon(naam)

    assert svg.startswith('<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">')
