"""The households of the demo region: who lives where, what they owe, and which story is theirs.

Every person is invented. `dagen` is how long ago the case was made; `verhaal` names a function
of werkplek.demo.verhalen.
"""

from dataclasses import dataclass, field
from decimal import Decimal

PLAATSEN = {
    "L": ("6598", "Lindeburg"),
    "V": ("6599", "Veldhuizen aan de Maas"),
    "W": ("6597", "Waterwijk"),
    "E": ("8897", "Elsterbeke"),
}


@dataclass(frozen=True)
class Gezin:
    """Ages of who lives there; `deels` are children who live there a part of the time."""

    leeftijd: int
    partner: int | None = None
    kinderen: tuple[int, ...] = ()
    deels: tuple[int, ...] = ()
    verwacht: bool = False
    taal: str = "Nederlands"
    tolk: bool = False
    kenmerken: tuple[str, ...] = ()


@dataclass(frozen=True)
class Huishouden:
    verhuurder: str
    naam: tuple[str, str, str]
    adres: str
    plaats: str
    huur: Decimal
    achterstand: Decimal
    dagen: int
    gezin: Gezin
    verhaal: str
    opties: dict = field(default_factory=dict)


def _rij(verhuurder, naam, adres, huur, schuld, dagen, gezin, verhaal, **opties):
    """One line of the table; `adres` ends in the letter of the town, `schuld` in months' rent."""
    voorletters, _, rest = naam.partition(" ")
    voorvoegsel, _, achternaam = rest.rpartition(" | ")
    straat, _, plaats = adres.rpartition(" ")
    huur = Decimal(huur)
    return Huishouden(
        verhuurder, (voorletters, voorvoegsel, achternaam), straat, plaats, huur,
        (huur * Decimal(schuld)).quantize(Decimal("0.01")), dagen, gezin, verhaal, opties,
    )  # fmt: skip


def G(leeftijd, *kenmerken, **velden):
    return Gezin(leeftijd, kenmerken=kenmerken, **velden)


LW, VH, OCMW, ELSTER = "lindewonen", "veldhoeve", "ocmw-elsterbeke", "de-elster"

# fmt: off
HUISHOUDENS = [
    # --- Linde Wonen: signaal
    _rij(LW, "F. Yilmaz", "Kerkstraat 12 L", "612.40", "1", 0, G(36, kinderen=(4, 7)), "nieuw"),
    _rij(LW, "B. van der | Meulen", "Waalkade 88 L", "548.15", "1.4", 0, G(52), "nieuw"),
    _rij(LW, "C. Nguyen", "Reigerhof 31 V", "702.90", "1", 1, G(29, verwacht=True), "nieuw"),
    _rij(LW, "J.P. de | Wit", "Molenweg 5 V", "580.00", "2", 1, G(61), "nieuw"),
    _rij(LW, "S. Osei", "Wilgenstraat 47 W", "634.72", "2.3", 7, G(33, kinderen=(2,)), "nieuw"),
    _rij(LW, "M. Brandsma", "Hertogplein 9 L", "498.60", "3", 9, G(70, "kwetsbaar"), "nieuw"),
    _rij(LW, "D. Kowalczyk", "Vossenpad 2 W", "655.35", "1.6", 5,
         G(41, partner=39, kinderen=(9, 12), taal="Pools", tolk=True), "geen_gehoor"),
    _rij(LW, "T. Rietveld", "Merelstraat 60 L", "521.80", "1", 4, G(24), "bericht_achtergelaten"),
    _rij(LW, "H. Bosman", "Klaproosweg 18 V", "545.10", "1.2", 3, G(58, "woonoverlast"),
         "signaal_van_huismeester", soort="verwaarlozing"),
    _rij(LW, "A. Benkaddour", "Esdoornplein 7 W", "688.25", "1.1", 2,
         G(38, partner=40, kinderen=(3, 6, 10)), "signaal_van_huismeester", soort="kinderen"),
    # --- Linde Wonen: preventie
    _rij(LW, "R. Hofstra", "Lindelaan 101 L", "567.45", "2", 21, G(45), "in_gesprek"),
    _rij(LW, "K. Mensah", "Havikweg 14 L", "640.00", "1.8", 26, G(31, deels=(5,)), "in_gesprek"),
    _rij(LW, "L. Vonk", "Spechtweg 8 V", "599.95", "2.5", 40, G(27, kinderen=(1,)),
         "met_buurtteam", signaal=True),
    _rij(LW, "E. Terpstra", "Nieuwe Gracht 33 L", "615.30", "3", 55,
         G(63, "kwetsbaar", "multiprobleem"), "met_buurtteam", hulp=True),
    _rij(LW, "O. Haddad", "Korenbloemstraat 21 W", "671.10", "2.2", 70,
         G(44, partner=37, kinderen=(8, 14), taal="Arabisch", tolk=True), "met_schuldhulp"),
    _rij(LW, "P. Scholten", "Beukenlaan 3 V", "533.33", "2.7", 80, G(49), "met_bewindvoerder"),
    _rij(LW, "I. Willems", "Kerkstraat 76 V", "609.00", "2", 70, G(35, kinderen=(11,)),
         "afspraak", betaalt="op_tijd"),
    _rij(LW, "G. Zijlstra", "Distelvinkstraat 15 L", "577.20", "2.4", 56, G(56), "afspraak",
         betaalt="te_laat"),
    _rij(LW, "N. el | Khattabi", "Pastoor Bartelstraat 4 L", "660.40", "3", 95,
         G(42, partner=43, kinderen=(6, 13, 16)), "afspraak", betaalt="niet"),
    _rij(LW, "V. Smeets", "Achterhoekseweg 112 L", "588.80", "1.5", 110, G(30), "afspraak",
         betaalt="alles"),
    _rij(LW, "W. Jonkers", "Waalkade 19 W", "540.75", "1.2", 33, G(66), "betaald"),
    _rij(LW, "Z. Petrović", "Ooievaarstraat 29 W", "625.60", "3.4", 120,
         G(39, kinderen=(10,), taal="Servisch", tolk=True), "juridisch_begin"),
    _rij(LW, "Y. de | Groot", "Reigerhof 64 L", "512.05", "2.6", 64, G(22), "hulp_gestopt"),
    # --- Linde Wonen: melding
    _rij(LW, "A. Kaya", "Merelstraat 8 W", "645.20", "4", 46, G(34, kinderen=(5, 8)), "gemeld"),
    _rij(LW, "M. Tolsma", "Hertogplein 41 V", "569.90", "4.5", 44, G(47, "woonoverlast"),
         "gemeld"),
    _rij(LW, "J. Fernandes", "Klaproosweg 52 L", "631.15", "5", 56,
         G(40, partner=41, kinderen=(2, 9), taal="Portugees"), "geagendeerd"),
    _rij(LW, "C. Wolters", "Molenweg 70 W", "555.55", "4.2", 54, G(68, "kwetsbaar"),
         "geagendeerd"),
    _rij(LW, "S. Bouazza", "Vossenpad 38 V", "649.85", "4.8", 62,
         G(37, "multiprobleem", kinderen=(7,), deels=(12,)), "aangehouden"),
    _rij(LW, "D. Vink", "Populierenweg 12 L", "581.20", "4.3", 58, G(44, "woonoverlast"),
         "geagendeerd"),
    _rij(LW, "N. Okafor", "Molenweg 8 W", "652.40", "6.1", 68,
         G(41, partner=39, kinderen=(4, 7, 10, 14)), "teruggekeerd"),
    _rij(LW, "H. van den | Akker", "Wilgenstraat 6 L", "590.10", "3.1", 66, G(53, "kwetsbaar"),
         "terugverwezen"),
    # --- Linde Wonen: uitvoering
    _rij(LW, "R. Jansma", "Esdoornplein 90 L", "618.75", "4", 170,
         G(43, partner=45, kinderen=(11, 15)), "voorkomen"),
    _rij(LW, "T. Adeyemi", "Lindelaan 17 W", "676.00", "5.2", 62, G(36, kinderen=(1, 4, 6)),
         "voorkomen", met_veilig_thuis=True, plan_half=True),
    _rij(LW, "L. Groeneveld", "Spechtweg 44 W", "527.40", "3.8", 160, G(59, "kwetsbaar"),
         "voorkomen", casemanager="buurtteam-collega", overgedragen_aan="hulpverlening",
         bespreken=2),
    _rij(LW, "D. Martens", "Havikweg 3 V", "603.25", "4.4", 200, G(32, deels=(3,)),
         "terug_op_de_agenda"),
    _rij(LW, "B. Şahin", "Nieuwe Gracht 85 W", "690.50", "6", 210,
         G(46, partner=44, kinderen=(13, 17), taal="Turks"), "ontruimen", dag=16),
    _rij(LW, "K. Prins", "Korenbloemstraat 2 V", "535.65", "6.5", 190, G(51, "multiprobleem"),
         "ontruimen", dag=9),
    _rij(LW, "F. Lindeman", "Beukenlaan 26 L", "584.30", "5.5", 220, G(28, kinderen=(0, 3)),
         "tweede_kans"),
    _rij(LW, "O. Dekkers", "Distelvinkstraat 71 V", "560.00", "7", 240, G(55, "kwetsbaar"),
         "ontruimd"),
    _rij(LW, "E. Maduro", "Kerkstraat 140 L", "628.95", "6.2", 230, G(30, kinderen=(6,)),
         "ontruimd", met_veilig_thuis=True),
    # --- Linde Wonen: afgesloten en heropend
    _rij(LW, "P. Visscher", "Achterhoekseweg 20 W", "549.50", "1.1", 90, G(64),
         "dicht_betaald"),
    _rij(LW, "G. Arslan", "Waalkade 5 V", "667.80", "2", 260, G(48, kinderen=(16,)),
         "dicht_regeling", betaalt="alles"),
    _rij(LW, "N. Bakhuizen", "Pastoor Bartelstraat 33 W", "601.60", "4", 300,
         G(35, kinderen=(9,)), "dicht_behouden"),
    _rij(LW, "I. Sedney", "Ooievaarstraat 10 L", "573.45", "3", 150, G(26), "dicht_verhuisd"),
    _rij(LW, "W. Haverkamp", "Merelstraat 99 V", "538.20", "6", 320, G(60, "kwetsbaar"),
         "dicht_stabiel"),
    _rij(LW, "V. Bijlsma", "Reigerhof 112 W", "595.00", "1", 45, G(39), "dicht_onterecht"),
    _rij(LW, "M. Çelik", "Klaproosweg 77 W", "652.10", "1.7", 280, G(41, kinderen=(4, 10)),
         "heropend"),
    # --- De Veldhoeve
    _rij(VH, "J. Aalbers", "Dorpsplein 3 V", "588.00", "1", 1, G(54), "nieuw"),
    _rij(VH, "A. Ramdin", "Veerweg 41 V", "643.70", "2.1", 8, G(33, kinderen=(7,)), "nieuw"),
    _rij(VH, "S. Kloosterman", "Dijkstraat 19 W", "556.25", "1.9", 30, G(46), "in_gesprek"),
    _rij(VH, "R. Boateng", "Veerweg 8 V", "619.90", "2.3", 60, G(37, deels=(6, 9)),
         "met_schuldhulp"),
    _rij(VH, "H. Folkerts", "Kade 55 W", "530.15", "2", 57, G(71), "afspraak", betaalt="te_laat"),
    _rij(VH, "C. Demirci", "Dorpsplein 27 V", "661.35", "4.1", 57,
         G(38, partner=38, kinderen=(2, 5, 11)), "geagendeerd"),
    _rij(VH, "L. Oosterhof", "Dijkstraat 62 W", "574.60", "4.6", 175, G(50, "multiprobleem"),
         "voorkomen", bespreken=-2),
    _rij(VH, "T. Amoah", "Kade 14 W", "637.80", "1.4", 100, G(29), "dicht_betaald"),
    # --- Vlaanderen
    _rij(ELSTER, "K. Vandamme", "Elsterlaan 18 E", "498.30", "1", 1, G(57), "nieuw"),
    _rij(ELSTER, "M. Goossens", "Beekstraat 5 E", "512.75", "2.2", 6, G(34, kinderen=(3, 8)),
         "bij_ocmw"),
    _rij(ELSTER, "D. Verstraete", "Molenhoek 33 E", "476.10", "3.1", 70,
         G(62, "kwetsbaar"), "bij_ocmw", vordering=True, contact="reactie"),
    _rij(ELSTER, "N. Bouchta", "Elsterlaan 90 E", "533.85", "2.6", 68,
         G(40, partner=36, kinderen=(1, 5, 13), taal="Frans"), "afspraak", betaalt="op_tijd"),
    _rij(OCMW, "P. Lambrechts", "Kapelstraat 7 E", "645.00", "3", 38, G(45, kinderen=(15,)),
         "verzoekschrift"),
    _rij(OCMW, "A. Mertens", "Beekstraat 61 E", "590.00", "4", 105, G(29, "multiprobleem"),
         "eindvonnis"),
    # --- Het contactplan, in elke stand
    _rij(OCMW, "L. Wouters", "Molenhoek 4 E", "580.00", "2", 0, G(38, kinderen=(6,)),
         "bericht_ontvangen", plan="bellen"),
    _rij(OCMW, "H. Janssens", "Kerkplein 11 E", "610.00", "3", 5, G(51),
         "bericht_ontvangen", plan="opnieuw_bellen"),
    _rij(OCMW, "I. Cools", "Elsterlaan 52 E", "540.00", "2", 5, G(27, kinderen=(1, 3)),
         "bericht_ontvangen", plan="huisbezoek"),
    _rij(OCMW, "F. Hendrickx", "Kerkplein 20 E", "575.00", "2", 6, G(59, "kwetsbaar"),
         "bericht_ontvangen", plan="huisbezoek"),
    _rij(OCMW, "B. Aerts", "Beekstraat 88 E", "600.00", "4", 6, G(44, partner=43),
         "bericht_ontvangen", plan="afspraak"),
    _rij(OCMW, "G. Claessens", "Molenhoek 71 E", "565.00", "2", 10, G(33), "bericht_ontvangen",
         plan="ruimte"),
    _rij(OCMW, "V. Maes", "Elsterlaan 7 E", "590.00", "3", 12, G(47, kinderen=(9, 14)),
         "bericht_ontvangen", plan="laatste_bezoek"),
    _rij(OCMW, "E. Lemmens", "Kapelstraat 90 E", "550.00", "2", 30, G(63),
         "bericht_ontvangen", plan="op_een_kier"),
    _rij(OCMW, "T. Wuyts", "Beekstraat 30 E", "605.00", "3", 35, G(36, kinderen=(5,)),
         "bericht_ontvangen", plan="heropend"),
    _rij(OCMW, "J. Dierckx", "Kerkplein 2 E", "585.00", "2", 36, G(40), "bericht_ontvangen",
         plan="gestopt"),
    _rij(LW, "A. Postema", "Reigerhof 9 V", "560.00", "2", 10, G(48), "contactplan_buurtteam",
         plan="bellen"),
    _rij(LW, "U. Okafor", "Vossenpad 81 W", "615.00", "2.5", 14, G(31, kinderen=(2, 4)),
         "contactplan_buurtteam", plan="huisbezoek"),
    _rij(LW, "R. Wiersma", "Merelstraat 22 L", "570.00", "2", 26, G(57),
         "contactplan_buurtteam", plan="in_gesprek"),
    _rij(OCMW, "S. De Backer", "Kapelstraat 28 E", "620.00", "2", 210, G(66), "dicht_regeling"),
]
# fmt: on
