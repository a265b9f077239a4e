"""What people write in the demo region: short, factual, and kind about the people it is about."""

CONTACT = {
    "geen_gehoor": [
        "Niet opgenomen. Morgen opnieuw, later op de dag.",
        "Voicemail ingesproken met mijn naam en nummer.",
        "Gebeld, er werd niet opgenomen. Daarna een sms gestuurd.",
    ],
    "gesproken": [
        "Is geschrokken van de brief. Wil graag meedenken over een oplossing.",
        "Legt uit dat er minder uren werk zijn. Wil zo snel mogelijk betalen.",
        "De uitkering kwam een maand later binnen. Daardoor is de huur blijven liggen.",
        "Heeft de post een tijd niet geopend. We openen die samen, bij het volgende bezoek.",
    ],
}

NOTITIES = {
    ("kern", "partners"): [
        "Bereikbaar na vier uur 's middags, liefst met een bericht vooraf.",
        "De bel doet het niet. Graag kloppen.",
        "Wil in gesprekken haar zus erbij hebben.",
    ],
    ("huur", "eigen"): [
        "Met de afdeling verhuur overlegd: we wachten met de deurwaarder.",
        "De incassokosten rekenen we niet door zolang er contact is.",
    ],
    ("huur", "partners"): [
        "De lopende huur komt sinds deze maand weer op tijd binnen.",
        "Huurtoeslag is nog niet aangevraagd; het buurtteam helpt daarbij.",
    ],
    ("hulp", "partners"): [
        "Eerste huisbezoek gedaan. We maken samen een lijst van wat nu eerst moet.",
        "Komt de afspraken na. Wekelijks contact, afwisselend thuis en op kantoor.",
    ],
    ("hulp", "eigen"): [
        "In de werkbegeleiding besproken: rustig opbouwen, één ding tegelijk.",
        "Volgende keer vragen of de huisarts mag meedenken.",
    ],
    ("financien", "partners"): [
        "Inkomen en vaste lasten zijn compleet in beeld. De beslagvrije voet klopt nu.",
        "Vijf schuldeisers; het voorstel gaat deze week de deur uit.",
    ],
    ("financien", "eigen"): [
        "Nog drie bankafschriften nodig voordat het plan compleet is.",
    ],
    ("gezin", "partners"): [
        "De oudste zoekt een rustige plek voor huiswerk; de school denkt mee.",
        "De kinderen weten van de zorgen om het huis. Met beide gesproken.",
    ],
    ("veiligheid", "eigen"): [
        "Advies gevraagd door een partner. Geen melding nodig; wel opnieuw bellen over twee weken.",
        "Gesprek met de ouders gepland, eerst zonder de kinderen.",
    ],
    ("besluit", "regieteam"): [
        "Voorbereiding: eerst vragen of het inkomen nu vaststaat.",
        "Voor het overleg: de verhuurder wil weten wie het aanspreekpunt wordt.",
    ],
    ("juridisch", "eigen"): [
        "De deurwaarder gebeld: er gaat niets uit zonder ons akkoord.",
    ],
}  # fmt: skip

SIGNALEN = {
    "achterstand": "Er is een nieuwe betalingsachterstand bij de energieleverancier.",
    "verwaarlozing": "De voortuin staat vol afval en het raam beneden is al weken kapot.",
    "kinderen": "De kinderen waren alleen thuis toen ik voor de lekkage kwam. Alles leek rustig.",
    "conflict": "Twee buren belden over ruzie in de avond.",
    "zorg": "Mevrouw leek in de war en vroeg drie keer wie ik was.",
}

WAT_IS_GEPROBEERD = [
    ("Betalingsafspraak", "Twee termijnen betaald", "Het inkomen viel daarna weg"),
    ("Drie huisbezoeken", "Eén keer gesproken", "Er kwam geen vervolg op"),
    ("Hulp van het buurtteam", "Kennisgemaakt", "De afspraken zijn daarna afgezegd"),
    ("Brieven en telefoon", "Geen reactie", "De post blijft ongeopend"),
]

OORZAKEN = [
    "Minder uren op het werk, en de toeslagen zijn niet aangepast.",
    "Na de scheiding bleef één inkomen over. De rekeningen zijn een tijd niet geopend.",
    "Een oude schuld wordt van het loon ingehouden. Daardoor blijft er te weinig over.",
]
NIET_GENOEG = "De achterstand bleef bestaan, en er kwam geen vaste afspraak."
WAAROM_DOELGROEP = "Dat zagen we bij het huisbezoek, en het buurtteam ziet het ook."
VRAGEN = [
    "Kan er snel een plek bij schuldhulp komen, zodat wij de zaak kunnen stilzetten?",
    "Wie kan het huishouden begeleiden, en wat mogen wij daarvan verwachten?",
]
ZIENSWIJZEN = [
    "Ik wil hier blijven. Ik heb hulp nodig om het weer op orde te krijgen.",
    "We schamen ons. Als iemand meekijkt met de post, lukt het wel.",
]

STAPPEN_VOORKOMEN = "Inkomen op orde, bewindvoering aanvragen en elke week contact thuis."
STAPPEN_ONTRUIMEN = "Een andere plek zoeken, het vertrek begeleiden en de spullen regelen."
WAAROM = "Dit is wat het huishouden nodig heeft, en iedereen aan tafel doet mee."
TWEEDE_KANS = "Ja. Eerst moet er zicht zijn op het inkomen."
WAAROM_TWEEDE_KANS = "Er is weer inkomen, en de huurder houdt zich al een maand aan de afspraken."
GEDAAN = "Gedaan en besproken met het huishouden."
WEGING = (
    "Een ontruiming kost de samenleving meer dan een jaar begeleiding, "
    "en breekt meer dan zij heelt."
)
VOORWAARDEN = (
    "De lopende huur is op tijd betaald.",
    "De huurder werkt mee aan hulp.",
    "Inkomsten en uitgaven zijn helemaal in beeld.",
    "Er is een haalbare afspraak over de achterstand.",
)

BEWIJS = {
    "lopende_huur": "De huur van deze maand is bijgeschreven.",
    "medewerking": "Was op de afspraak, en belt zelf terug.",
    "inzicht": "Loonstrook en rekeningen samen bekeken.",
    "betalingsvoorstel": "De afspraak past nog bij het inkomen.",
}

VOORNAMEN = (
    "Noor", "Sem", "Yara", "Daan", "Lina", "Adam", "Mila", "Finn", "Aya", "Luuk", "Sofia", "Elif",
    "Sam", "Zoë", "Milan", "Hana",
)  # fmt: skip

# One moment of the aftercare after the other.
NAZORG = (
    ("Het is wennen op de nieuwe plek, maar slapen gaat weer.",
     "Ingeschreven als woningzoekende. De urgentie is aangevraagd."),
    ("Vindt de dagen lang. Het contact met de begeleider is goed.",
     "De urgentie is er nog niet. We bellen volgende week opnieuw."),
    ("Er is meer rust, en weer contact met de familie.",
     "De urgentie is toegekend. Nu elke week reageren op een woning."),
    ("Kijkt uit naar een eigen plek. De vaste lasten lopen door.",
     "Twee keer op een woning gereageerd, nog zonder aanbod."),
)  # fmt: skip

# What is asked of Veilig Thuis, and its answer.
ADVIES = (
    ("De kinderen slapen in de woonkamer en zijn moe op school.",
     "Moet ik mij zorgen maken, en wat kan ik zelf doen?",
     "Praat eerst met de ouders en met de school. Vraag naar slapen."),
    ("Er is vaak ruzie over geld. De oudste zorgt dan voor de jongste.",
     "Hoe begin ik daarover met de ouders?",
     "Zeg wat je zag, zonder oordeel. Vraag wat de kinderen ervan merken."),
    ("De vader is 's nachts aan het werk. De kinderen zijn dan alleen.",
     "Mag dit op deze leeftijd?",
     "Nee, niet een hele nacht. Zoek samen iemand die kan blijven slapen."),
    ("De kinderen hebben al een maand geen eigen bed.",
     "Is dit verwaarlozing?",
     "Dat hangt af van wat de ouders doen. Help eerst aan bedden en kijk dan opnieuw."),
)  # fmt: skip

# What is to be reached, by what one sees it, and what somebody does; when a home is kept (False)
# and when it is not (True).
PLAN = {
    ("wonen", False): (
        "De huur komt elke maand op tijd",
        "Drie maanden achter elkaar op tijd betaald",
        "Samen een automatische betaling van de huur instellen",
    ),
    ("wonen", True): (
        "Een plek om te wonen vóór de ontruiming",
        "Er is een adres waar het huishouden terechtkan",
        "Samen inschrijven als woningzoekende",
    ),
    ("financien", False): (
        "Elke maand blijft er genoeg over voor boodschappen",
        "Er komen geen nieuwe schulden bij",
        "Toeslagen nakijken en aanvragen",
    ),
    ("financien", True): (
        "De schulden groeien niet door de verhuizing",
        "Alle vaste lasten zijn opgezegd of verhuisd",
        "Een lijst maken van alle vaste lasten",
    ),
    ("gezin", False): (
        "De kinderen hebben rust om huiswerk te maken",
        "School belt niet meer over spullen die ontbreken",
        "Met school praten over een plek voor huiswerk",
    ),
    ("gezin", True): (
        "De kinderen blijven op hun eigen school",
        "Zij gaan na de verhuizing elke dag naar school",
        "Met school praten over de verhuizing",
    ),
}
EIGEN_WOORDEN = {
    "wonen": "“Ik wil hier niet weg. Mijn hele leven is hier.”",
    "financien": "“Ik durf de post niet open te maken. Als iemand meekijkt, lukt het wel.”",
    "gezin": "“De kinderen merken alles. Ik wil dat zij zich geen zorgen hoeven te maken.”",
}
# How it goes with the plan; when a home is kept (False) and when it is not (True).
BESPROKEN = {
    False: {
        "wonen": "De huur is twee keer op tijd betaald. De sleutel van de schuur is weer terug.",
        "financien": "De zorgtoeslag is aangevraagd. De rekening van het water staat nog open.",
        "gezin": "Thuis is het rustiger. School merkt dat ook.",
    },
    True: {
        "wonen": "De inschrijving is rond. Er is nog geen woning aangeboden.",
        "financien": "De vaste lasten zijn verhuisd of opgezegd. Er kwam geen schuld bij.",
        "gezin": "Naar dezelfde school, elke dag. Daar is een vaste mentor.",
    },
}
NA_BESPREKING = "Samen de toeslagen voor volgend jaar doorgeven"
OVERDRACHT = (
    "Het contact is goed, liefst thuis en na vier uur. Het plan is compleet. Let op de toeslagen: "
    "die zijn aangevraagd en nog niet binnen."
)
