"""The icons, drawn here as paths on a 24 × 24 field.

They are put inline: `<use href="file.svg#x">` is a fetch that browsers check against
different CSP directives, and inline icons also print and follow the text colour.
"""

ICONEN = {
    "driehoek": '<path d="M12 3 2.5 20h19z"/><path d="M12 10v4M12 17v.2"/>',
    "klok": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>',
    "vink": '<path d="M5 12.5 10 17.5 19.5 7"/>',
    "op-orde": '<circle cx="12" cy="12" r="9"/><path d="m8 12.3 2.8 2.7L16 9.5"/>',
    "nog-open": '<circle cx="12" cy="12" r="9" stroke-dasharray="3 3.3"/>',
    "kruis": '<circle cx="12" cy="12" r="9"/><path d="m9 9 6 6m0-6-6 6"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 8v.2"/>',
    "mensen": (
        '<circle cx="8" cy="7" r="3"/><circle cx="17" cy="10" r="2.2"/>'
        '<path d="M3 20v-2a5 5 0 0 1 10 0v2m1 0v-1.5a3.4 3.4 0 0 1 6.8 0V20"/>'
    ),
    "persoon": '<circle cx="12" cy="7.5" r="3.5"/><path d="M5 20.5a7 7 0 0 1 14 0"/>',
    "telefoon": (
        '<path d="M6 3h3l1.6 4.3-2.1 1.7a13 13 0 0 0 6.5 6.5l1.7-2.1L21 15v3'
        'a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z"/>'
    ),
    "huis": '<path d="M3 11 12 3.5 21 11"/><path d="M5.5 9v11h13V9"/><path d="M10 20v-6h4v6"/>',
    "document": '<path d="M6 3h8l4.5 4.5V21H6z"/><path d="M13.5 3v5h5M9 13h6M9 17h6"/>',
    "slot": (
        '<rect x="5" y="10.5" width="14" height="10"/><path d="M8 10.5V7a4 4 0 0 1 8 0v3.5"/>'
    ),
    "schild": (
        '<path d="M12 3 4 6v6c0 5 3.5 8 8 9 4.5-1 8-4 8-9V6z"/><path d="m8.5 12 2.5 2.5 4.5-5"/>'
    ),
    "pijl": '<path d="M5 12h14m-6-6 6 6-6 6"/>',
    "terug": '<path d="M19 12H5m6-6-6 6 6 6"/>',
    "zoek": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "brief": '<rect x="3" y="5.5" width="18" height="13"/><path d="m3 6 9 7 9-7"/>',
    "agenda": ('<rect x="3.5" y="5" width="17" height="15.5"/><path d="M3.5 10h17M8 3v4M16 3v4"/>'),
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "potlood": '<path d="m4 20 1-4L16.5 4.5l3 3L8 19z"/>',
    "oog": (
        '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/>'
        '<circle cx="12" cy="12" r="2.7"/>'
    ),
}
