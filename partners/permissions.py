"""Welke rollen bij welke soort organisatie horen, als tabel om voor te lezen."""

from partners.choices import Rol, Soort

M, T, J = Rol.MEDEWERKER, Rol.TEAMLEIDER, Rol.JURIST
R, V, C, B = Rol.REGIETEAMLID, Rol.VOORZITTER, Rol.COORDINATOR, Rol.BEHEERDER

ROLLEN = {
    # soort                 medewerker  teamleider  jurist  lid  voorzitter  coördinator  beheerder
    Soort.CORPORATIE:       (M,         T,          J,                                    B),
    Soort.HULPVERLENING:    (M,         T,                                                B),
    Soort.OCMW:             (M,         T,          J,                                    B),
    Soort.SCHULDHULP:       (M,         T,                                                B),
    Soort.BEWINDVOERDER:    (M,         T,                                                B),
    Soort.VEILIG_THUIS:     (M,         T,                                                B),
    Soort.JEUGDBESCHERMING: (M,         T,                                                B),
    Soort.OPVANG:           (M,         T,                                                B),
    Soort.MELDPUNT_ZORG:    (M,         T,                                                B),
    Soort.WOONKANS:         (M,         T,                                                B),
    Soort.GEMEENTE:         (M,         T,                                   C,           B),
    Soort.REGIETEAM:        (                               R,   V,          C,           B),
}  # fmt: skip

UITLEG = {
    M: "Werkt aan casussen.",
    T: "Werkt aan casussen en ziet het werk van het team.",
    J: "Ziet het juridische deel van casussen.",
    R: "Doet mee aan de vergadering en de besluiten.",
    V: "Leidt de vergadering en bevestigt de besluiten.",
    C: "Maakt de agenda en houdt het overzicht.",
    B: "Beheert de mensen van de organisatie. Met alleen deze rol zie je geen casussen.",
}


def mag_landelijk(actor):
    """De dagen van een heel land: functioneel beheer, aangewezen op de server (ADR 13)."""
    return actor.is_beheerder and actor.user.is_staff


def rollen_van(soort):
    """De rollen die een mens bij deze soort organisatie kan hebben."""
    return ROLLEN[Soort(soort)]
