"""Sentences in the style of answers with the figures they tell, for the tests of prose.

A figure is written `network indicator/segment measure period value`, its parts parted by spaces;
"members" stands for "members/total" and "-" for no period.
"""
# ruff: noqa: E501

from __future__ import annotations

COUNTS = [
    ("EUKA telt 229 leden.", ["euka members reported - 229"]),
    ("Het ledenaantal van FLAG bedraagt 71.", ["flag members reported - 71"]),
    ("Eind 2019 had MaaS 38 leden.", ["maas members reported 2019-12-31 38"]),
    ("Bij Space 4.0 waren er vijfentwintig leden.", ["space-4-0 members reported - 25"]),
    ("Vijfenveertig leden telt Power to Gas.", ["power-to-gas members reported - 45"]),
    ("Uit de rapportering blijkt dat MaaS 38 leden telt.", ["maas members reported - 38"]),
    ("EUKA's ledenaantal bedraagt 229.", ["euka members reported - 229"]),
    ("Flanders’ Bike Valley telt 37 leden.", ["flanders-bike-valley members reported - 37"]),
    ("FLAG zette 10 samenwerkingsinitiatieven op.", ["flag collaborations reported - 10"]),
    ("Ik kan u meedelen dat EUKA 229 leden telt.", ["euka members reported - 229"]),
    (
        "EUKA had 229 leden en 26 samenwerkingsinitiatieven.",
        ["euka members reported - 229", "euka collaborations reported - 26"],
    ),
    ("EUKA telde niet 229 maar 230 leden.", ["euka members reported - 230"]),
]
TARGETS = [
    (
        "Bij EUKA waren er 37 tegenover 54 gevraagde leden.",
        ["euka members achieved - 37", "euka members target - 54"],
    ),
    (
        "Bij EUKA waren er 37 versus 54 gevraagde leden.",
        ["euka members achieved - 37", "euka members target - 54"],
    ),
    (
        "Bij EUKA waren er 37 vs. 54 gevraagde leden.",
        ["euka members achieved - 37", "euka members target - 54"],
    ),
    (
        "Bij EUKA waren er 37 in vergelijking met 54 gevraagde leden.",
        ["euka members achieved - 37", "euka members target - 54"],
    ),
    (
        "Met 20 leden als doel en 26 als resultaat sloot FLAG het jaar af.",
        ["flag members target - 20", "flag members achieved - 26"],
    ),
    (
        "Lijst van de streefdoelen inzake leden: EUKA 90, FLAG 40.",
        ["euka members target - 90", "flag members target - 40"],
    ),
    (
        "EUKA meldde 41 leden, ruim boven het streefdoel van 30, en 8 samenwerkingsinitiatieven.",
        [
            "euka members achieved - 41",
            "euka members target - 30",
            "euka collaborations reported - 8",
        ],
    ),
    (
        "EUKA en FLAG kwamen uit op 92 en 41 leden, waar 90 en 40 leden waren afgesproken.",
        [
            "euka members achieved - 92",
            "euka members target - 90",
            "flag members achieved - 41",
            "flag members target - 40",
        ],
    ),
    (
        "Van de drie beoogde samenwerkingsinitiatieven werd er bij FLAG maar één opgestart.",
        ["flag collaborations target - 3", "flag collaborations achieved - 1"],
    ),
    (
        "EUKA is erin geslaagd de kaap van 90 leden te bereiken.",
        ["euka members achieved - 90"],
    ),
    (
        "EUKA telde eind 2019 229 leden, tegenover een streefdoel van 150.",
        ["euka members achieved 2019-12-31 229", "euka members target 2019-12-31 150"],
    ),
    (
        "FLAG telde na drie jaar 71 leden, waar er 55 werden beoogd.",
        ["flag members achieved P3Y 71", "flag members target P3Y 55"],
    ),
    (
        "De beoogde 150 leden werden door EUKA niet gehaald: het netwerk strandde op 137 leden.",
        ["euka members target - 150", "euka members achieved - 137"],
    ),
    (
        "Digitizing Manufacturing mikte op 30 leden en haalde er 39.",
        [
            "digitizing-manufacturing members target - 30",
            "digitizing-manufacturing members achieved - 39",
        ],
    ),
    (
        "EUKA bereikte 229 leden (doelstelling 150) en 26 samenwerkingsinitiatieven (doelstelling 12).",
        [
            "euka members achieved - 229",
            "euka members target - 150",
            "euka collaborations achieved - 26",
            "euka collaborations target - 12",
        ],
    ),
    (
        "Aircargo Belgium realiseerde 27 samenwerkingen, bijna het dubbele van de 15 die waren beoogd.",
        [
            "air-cargo-belgium collaborations achieved - 27",
            "air-cargo-belgium collaborations target - 15",
        ],
    ),
    (
        "Innovatieve Coatings realiseerde slechts 5 van de beoogde 9 samenwerkingsinitiatieven.",
        [
            "innovatieve-coatings collaborations achieved - 5",
            "innovatieve-coatings collaborations target - 9",
        ],
    ),
    ("De KPI voor FLAG bedroeg 55 leden.", ["flag members target - 55"]),
    ("FLAG diende tegen eind 2019 55 leden te werven.", ["flag members target 2019-12-31 55"]),
    (
        "Er waren voor EUKA 150 leden beoogd. Het netwerk telt er 229.",
        ["euka members target - 150", "euka members achieved - 229"],
    ),
    ("EUKA haalde 152,7 % van het beoogde aantal leden.", ["euka members attainment - 152.7"]),
    (
        "EUKA beoogde 150 leden en 12 samenwerkingsinitiatieven; gerealiseerd werden er 229 en 26.",
        [
            "euka members target - 150",
            "euka collaborations target - 12",
            "euka members achieved - 229",
            "euka collaborations achieved - 26",
        ],
    ),
    ("EUKA stelde 150 leden voorop.", ["euka members target - 150"]),
    (
        "EUKA overtrof het streefdoel van 150 leden met 79.",
        ["euka members target - 150"],
    ),
    # An obligation of one network, in the present tense, and a count of today.
    (
        "Tegen eind 2021 moet FLAG 90 leden tellen.",
        ["flag members target 2021-12-31 90"],
    ),
    (
        "FLAG telt vandaag 74 leden; tegen eind 2021 moeten dat er 90 zijn.",
        ["flag members reported - 74", "flag members target 2021-12-31 90"],
    ),
    (
        "Tegenover 60 beoogde leden staan er bij FLAG 72 gerealiseerde.",
        ["flag members achieved - 72", "flag members target - 60"],
    ),
    (
        "FLAG: leden: vooropgesteld 60, behaald 71; samenwerkingen: vooropgesteld 8, behaald 9.",
        [
            "flag members target - 60",
            "flag members achieved - 71",
            "flag collaborations target - 8",
            "flag collaborations achieved - 9",
        ],
    ),
    (
        "Bij FLAG 72 leden waar er 60 beoogd waren, bij EUKA 227 waar er 150 beoogd waren.",
        [
            "flag members achieved - 72",
            "flag members target - 60",
            "euka members achieved - 227",
            "euka members target - 150",
        ],
    ),
]
SPLITS = [
    (
        "FLAG heeft 38 ondernemingen als lid, waarvan 29 kmo's en 9 grote.",
        [
            "flag members/companies reported - 38",
            "flag members/smes reported - 29",
            "flag members/large_companies reported - 9",
        ],
    ),
    (
        "Inzake kmo's staat FLAG op 33, EUKA op 21.",
        ["flag members/smes reported - 33", "euka members/smes reported - 21"],
    ),
    (
        "B-hive heeft 30 leden, waarvan 4 kennisinstellingen en 26 bedrijven "
        "(6 grote ondernemingen en 20 kmo's).",
        [
            "b-hive members reported - 30",
            "b-hive members/knowledge_institutions reported - 4",
            "b-hive members/companies reported - 26",
            "b-hive members/large_companies reported - 6",
            "b-hive members/smes reported - 20",
        ],
    ),
    (
        "EUKA telt 229 leden. Daarvan zijn er 12 grote ondernemingen en 217 kmo’s.",
        [
            "euka members reported - 229",
            "euka members/large_companies reported - 12",
            "euka members/smes reported - 217",
        ],
    ),
    (
        "Van de 70 leden van Aircargo Belgium zijn er 55 kmo's.",
        ["air-cargo-belgium members reported - 70", "air-cargo-belgium members/smes reported - 55"],
    ),
    (
        "12 van de 45 leden van EUKA zijn kmo's.",
        ["euka members/smes reported - 12", "euka members reported - 45"],
    ),
    (
        "Eind 2019 waren 45 ondernemingen lid van EUKA.",
        ["euka members/companies reported 2019-12-31 45"],
    ),
    (
        "MaaS telt 38 leden. Vier daarvan zijn kennisinstellingen.",
        ["maas members reported - 38", "maas members/knowledge_institutions reported - 4"],
    ),
    ("EUKA telt 229 leden, waarvan 12 buitenlandse.", ["euka members reported - 229"]),
]
SEVERAL = [
    (
        "Afgesproken ledenaantallen: EUKA 30; FLAG 25.",
        ["euka members target - 30", "flag members target - 25"],
    ),
    (
        "Het minimum van 30 leden werd gehaald door EUKA (33) en door FLAG (41).",
        [
            "euka members achieved - 33",
            "euka members target - 30",
            "flag members achieved - 41",
            "flag members target - 30",
        ],
    ),
    (
        "Het ledenaantal van FLAG is gelijk aan dat van EUKA, namelijk 57.",
        ["euka members reported - 57", "flag members reported - 57"],
    ),
    (
        "EUKA, FLAG en B-hive telden respectievelijk 229, 71 en 163 leden.",
        [
            "euka members reported - 229",
            "flag members reported - 71",
            "b-hive members reported - 163",
        ],
    ),
    (
        "EUKA telde 229 leden, FLAG 71 en B-hive 163.",
        [
            "euka members reported - 229",
            "flag members reported - 71",
            "b-hive members reported - 163",
        ],
    ),
    (
        "Space 4.0 en IoT for Society hebben elk 30 leden.",
        ["space-4-0 members reported - 30", "iot-for-society members reported - 30"],
    ),
    (
        "Smart Buildings in Use (37 leden) en MaaS (38 leden) lopen nog.",
        ["smart-buildings-in-use members reported - 37", "maas members reported - 38"],
    ),
    ("EUKA telde 229 leden en Textielnet 71.", ["euka members reported - 229"]),
]
PERIODS = [
    (
        "Hieronder vindt u het aantal leden eind 2020. EUKA: 45. FLAG: 33.",
        ["euka members reported 2020-12-31 45", "flag members reported 2020-12-31 33"],
    ),
    (
        "In 2018 telde EUKA 45 leden, in 2019 waren dat er 52.",
        ["euka members reported 2018 45", "euka members reported 2019 52"],
    ),
    (
        "Het aantal leden van EUKA steeg van 150 in 2018 naar 229 in 2019.",
        ["euka members reported 2018 150", "euka members reported 2019 229"],
    ),
    ("Het aantal leden van EUKA steeg van 150 naar 229.", ["euka members reported - 229"]),
    (
        "In 2018 en 2019 telde EUKA respectievelijk 180 en 229 leden.",
        ["euka members reported 2018 180", "euka members reported 2019 229"],
    ),
    ("FLAG, opgericht in 2017 door 5 bedrijven, telt 71 leden.", ["flag members reported - 71"]),
    ("Vorig jaar telde EUKA 229 leden.", ["euka members reported - 229"]),
    (
        "Bij de start telde EUKA 30 leden, na drie jaar 229.",
        ["euka members reported - 30", "euka members reported P3Y 229"],
    ),
]
CARRIED = [
    (
        "Het streefcijfer voor EUKA? 10 samenwerkingsinitiatieven.",
        ["euka collaborations target - 10"],
    ),
    (
        "EUKA telt 150 leden. Het netwerk startte 26 samenwerkingen op. Het streefdoel was 12.",
        [
            "euka members reported - 150",
            "euka collaborations achieved - 26",
            "euka collaborations target - 12",
        ],
    ),
    (
        "EUKA telde eind 2019 229 leden. FLAG telde er toen 71.",
        ["euka members reported 2019-12-31 229", "flag members reported 2019-12-31 71"],
    ),
    (
        "EUKA:\n- 229 leden\n- 26 samenwerkingen",
        ["euka members reported - 229", "euka collaborations reported - 26"],
    ),
    ("EUKA telt 9 leden. De beroepsvereniging telt er 300.", ["euka members reported - 9"]),
    (
        "EUKA en FLAG haalden hun doel. Het netwerk telt 71 leden.",
        [],
    ),
    # A target of several networks is held against the result of each, past those of others.
    (
        "Zowel FLAG als EUKA moest 50 leden tellen. FLAG haalde er 44. EUKA kwam op 61.",
        [
            "flag members target - 50",
            "euka members target - 50",
            "flag members achieved - 44",
            "euka members achieved - 61",
        ],
    ),
    # A moment goes on to a count without a noun, and from the last of several.
    (
        "Na drie jaar had EUKA 18 samenwerkingsinitiatieven. Gevraagd waren er 15.",
        ["euka collaborations achieved P3Y 18", "euka collaborations target P3Y 15"],
    ),
    (
        "FLAG had 40 leden in 2018 en 55 in 2019. In dat laatste cijfer zitten 12 kmo's.",
        [
            "flag members reported 2018 40",
            "flag members reported 2019 55",
            "flag members/smes reported 2019 12",
        ],
    ),
    # A kind that alone was counted goes on to the next network.
    (
        "FLAG telt 16 kmo's onder zijn leden. EUKA telt er 9.",
        ["flag members/smes reported - 16", "euka members/smes reported - 9"],
    ),
    (
        "Eind 2019 telde FLAG tussen 35 en 40 leden. Eind 2020 lag het op 43.",
        ["flag members reported 2020-12-31 43"],
    ),
]
# Networks and figures that are taken up by their order.
TAKEN_UP = [
    (
        "Van EUKA en FLAG bereikte het eerste 62 leden en het laatstgenoemde 35.",
        ["euka members achieved - 62", "flag members achieved - 35"],
    ),
    (
        "EUKA heeft 9 samenwerkingen. Bij FLAG zijn dat er 5. Het eerstgenoemde netwerk telt 36 leden.",
        [
            "euka collaborations reported - 9",
            "flag collaborations reported - 5",
            "euka members reported - 36",
        ],
    ),
    (
        "Wat leden en samenwerkingen betreft, rapporteren EUKA en FLAG het volgende: 66 en 14 voor het eerste netwerk, 39 en 9 voor het tweede.",
        [
            "euka members reported - 66",
            "euka collaborations reported - 14",
            "flag members reported - 39",
            "flag collaborations reported - 9",
        ],
    ),
    (
        "FLAG moest 60 leden en 10 samenwerkingsinitiatieven halen. Het eerste lukte niet (52), het tweede wel (13).",
        [
            "flag members target - 60",
            "flag collaborations target - 10",
            "flag members achieved - 52",
            "flag collaborations achieved - 13",
        ],
    ),
    (
        "FLAG telt 30 leden. De andere 8 zijn kmo's.",
        ["flag members reported - 30", "flag members/smes reported - 8"],
    ),
    ("EUKA telt 30 leden. Het eerste jaar kwamen 12 leden.", ["euka members reported - 30"]),
]
# Numbers without a noun, and what they take up.
ELLIPSIS = [
    (
        "Het aantal kmo's bij FLAG is 8; bij EUKA is dat 5.",
        ["flag members/smes reported - 8", "euka members/smes reported - 5"],
    ),
    (
        "De samenwerkingen: EUKA moest er 12 opstarten en kwam aan 15.",
        ["euka collaborations target - 12", "euka collaborations achieved - 15"],
    ),
    (
        "Eind 2018 telde FLAG 49 leden. Een jaar later was dat 63.",
        ["flag members reported 2018-12-31 49", "flag members reported - 63"],
    ),
    (
        "Het grootste is EUKA, met 229 leden. Daarna volgen B-hive (163) en FLAG (71).",
        [
            "euka members reported - 229",
            "b-hive members reported - 163",
            "flag members reported - 71",
        ],
    ),
    (
        "Naar omvang: EUKA (229), B-hive (163) en FLAG (71 leden).",
        [
            "euka members reported - 229",
            "b-hive members reported - 163",
            "flag members reported - 71",
        ],
    ),
    (
        "Samenwerkingen? Bij EUKA 26, bij FLAG slechts 10.",
        ["euka collaborations reported - 26", "flag collaborations reported - 10"],
    ),
    (
        "De leden van EUKA en FLAG? 229, respectievelijk 71.",
        ["euka members reported - 229", "flag members reported - 71"],
    ),
    (
        "EUKA telde in 2018 180 leden. Vandaag staat de teller op 229.",
        ["euka members reported 2018 180", "euka members reported - 229"],
    ),
    (
        "FLAG's ledenaantal: 71. Dat van B-hive: 163.",
        ["flag members reported - 71", "b-hive members reported - 163"],
    ),
    (
        "De teams kwamen samen. EUKA zag zijn leden betrokken bij 3 betrokken sectoren.",
        [],
    ),
    (
        "De leden van EUKA kwamen bijeen. Er waren 3 concrete suggesties.",
        [],
    ),
    (
        "Van de 150 beoogde leden van EUKA werden er 137 geworven.",
        ["euka members target - 150", "euka members achieved - 137"],
    ),
    (
        "EUKA telt 229 leden. Ook voor de samenwerkingen ging het vlot: 26.",
        ["euka members reported - 229", "euka collaborations reported - 26"],
    ),
    (
        "EUKA telt 229 leden. FLAG is kleiner, met 71.",
        ["euka members reported - 229", "flag members reported - 71"],
    ),
    (
        "Tussen de 150 gevraagde en de 137 gerealiseerde leden van EUKA gaapt een kloof van 13.",
        ["euka members target - 150", "euka members achieved - 137"],
    ),
    (
        "Het ledenaantal per netwerk bedraagt: EUKA 229, FLAG 71.",
        ["euka members reported - 229", "flag members reported - 71"],
    ),
    (
        "EUKA haalde zijn beide doelen, met 229 leden op 150 en 26 samenwerkingen op 12.",
        [
            "euka members achieved - 229",
            "euka members target - 150",
            "euka collaborations achieved - 26",
            "euka collaborations target - 12",
        ],
    ),
    (
        "EUKA en FLAG zijn afgerond. Zij telden bij afsluiting 229 en 71 leden.",
        ["euka members reported - 229", "flag members reported - 71"],
    ),
    (
        "EUKA telde 52 leden. Van die 52 zijn er 29 kmo's.",
        ["euka members reported - 52", "euka members/smes reported - 29"],
    ),
    (
        "Eind 2017, 2018 en 2019 telde EUKA respectievelijk 96, 171 en 229 leden.",
        [
            "euka members reported 2017-12-31 96",
            "euka members reported 2018-12-31 171",
            "euka members reported 2019-12-31 229",
        ],
    ),
    (
        "EUKA haalde zijn doelen: 229 i.p.v. 150 leden, 26 i.p.v. 12 samenwerkingen.",
        [
            "euka members achieved - 229",
            "euka members target - 150",
            "euka collaborations achieved - 26",
            "euka collaborations target - 12",
        ],
    ),
    (
        "Voor EUKA en FLAG bedraagt het aantal leden respectievelijk 229 en 71, het aantal "
        "samenwerkingen 26 en 10.",
        [
            "euka members reported - 229",
            "flag members reported - 71",
            "euka collaborations reported - 26",
            "flag collaborations reported - 10",
        ],
    ),
    (
        "Het aantal kmo's en kennisinstellingen onder de leden van EUKA bedraagt respectievelijk "
        "24 en 5.",
        [
            "euka members/smes reported - 24",
            "euka members/knowledge_institutions reported - 5",
        ],
    ),
    (
        "EUKA had 33 leden op 30 juni 2019 (streefdoel tegen 31 december 2021: 45).",
        ["euka members reported 2019-06-30 33", "euka members target 2021-12-31 45"],
    ),
    (
        "De stand op 31 december 2020 is als volgt:\n- EUKA: 229 leden;\n- FLAG: 71 leden;\n"
        "- MaaS: 42 leden.",
        [
            "euka members reported 2020-12-31 229",
            "flag members reported 2020-12-31 71",
            "maas members reported 2020-12-31 42",
        ],
    ),
    (
        "EUKA liep van 2017 tot 2019. Het netwerk telde 47 leden. Daarvan zijn er 31 kmo's.",
        ["euka members reported - 47", "euka members/smes reported - 31"],
    ),
    ("EUKA liet een ledental van 229 optekenen.", ["euka members reported - 229"]),
    (
        "EUKA haalde zijn doel voor de samenwerkingen wel (26 tegenover 12).",
        ["euka collaborations achieved - 26", "euka collaborations target - 12"],
    ),
    (
        "EUKA en FLAG tellen ruim 220 en bijna 75 leden.",
        ["euka members reported - 220", "flag members reported - 75"],
    ),
    (
        "Twee netwerken haalden hun ledendoel. EUKA: 229 op een doel van 150.",
        ["euka members achieved - 229", "euka members target - 150"],
    ),
]
# Measures told once for pairs of numbers.
ORDERED = [
    (
        "Leden, telkens bereikt en beoogd: EUKA 229 en 150, FLAG 71 en 55.",
        [
            "euka members achieved - 229",
            "euka members target - 150",
            "flag members achieved - 71",
            "flag members target - 55",
        ],
    ),
    (
        "Ik geef eerst het doel, dan het resultaat. Leden: EUKA 150 en 229, FLAG 55 en 71.",
        [
            "euka members achieved - 229",
            "euka members target - 150",
            "flag members achieved - 71",
            "flag members target - 55",
        ],
    ),
    (
        "Samenwerkingen, gerealiseerd en (tussen haakjes) beoogd: EUKA 26 (12), FLAG 10 (8).",
        [
            "euka collaborations achieved - 26",
            "euka collaborations target - 12",
            "flag collaborations achieved - 10",
            "flag collaborations target - 8",
        ],
    ),
    (
        "De streefdoelen voor het aantal leden, tussen haakjes het resultaat: EUKA 150 (229), FLAG 55 (71).",
        [
            "euka members target - 150",
            "euka members achieved - 229",
            "flag members target - 55",
            "flag members achieved - 71",
        ],
    ),
    (
        "De streefdoelen voor het aantal leden, met tussen haakjes wat er bereikt werd: EUKA 150 (229), FLAG 55 (71).",
        [
            "euka members target - 150",
            "euka members achieved - 229",
            "flag members target - 55",
            "flag members achieved - 71",
        ],
    ),
    (
        "Het aantal leden met het beoogde aantal tussen haakjes: EUKA 229 (150), FLAG 71 (55).",
        [
            "euka members target - 150",
            "euka members achieved - 229",
            "flag members target - 55",
            "flag members achieved - 71",
        ],
    ),
]
# Kinds told behind their whole, by their sum, or behind their name.
PARTS = [
    (
        "EUKA telt 86 leden. De grootste groep zijn de kmo's, 67. Daarna komen 14 grote ondernemingen "
        "en 5 kennisinstellingen.",
        [
            "euka members reported - 86",
            "euka members/smes reported - 67",
            "euka members/large_companies reported - 14",
            "euka members/knowledge_institutions reported - 5",
        ],
    ),
    (
        "Eind 2019 telde EUKA 36 leden. Naar soort: 8 kennisinstellingen, 28 bedrijven.",
        [
            "euka members reported 2019-12-31 36",
            "euka members/knowledge_institutions reported 2019-12-31 8",
            "euka members/companies reported 2019-12-31 28",
        ],
    ),
    ("Ruim de helft van de leden van EUKA zijn kmo's: 131.", ["euka members/smes reported - 131"]),
    (
        "Driekwart van de leden van EUKA, 60 om precies te zijn, bestaat uit kmo's.",
        ["euka members/smes reported - 60"],
    ),
    (
        "Bij EUKA, dat 163 leden telde, was de helft een kmo: 84 kmo's.",
        ["euka members reported - 163", "euka members/smes reported - 84"],
    ),
    (
        "EUKA telt 42 leden. Kmo's zijn daarin goed vertegenwoordigd: het zijn er 28.",
        ["euka members reported - 42", "euka members/smes reported - 28"],
    ),
    (
        "Samenstelling ledenbestand EUKA (31/12/2018): kmo's 29; kennisinstellingen 6.",
        [
            "euka members/smes reported 2018-12-31 29",
            "euka members/knowledge_institutions reported 2018-12-31 6",
        ],
    ),
    (
        "De 229 leden van EUKA zijn voor drie vierde onderneming.",
        ["euka members reported - 229"],
    ),
]
# Whose a figure is, told before, behind, or in the order of the names.
OWNERS = [
    (
        "EUKA en FLAG kregen allebei een streefdoel van 60 leden mee. Het eerste netwerk eindigde op "
        "229, het tweede op 71.",
        [
            "euka members target - 60",
            "flag members target - 60",
            "euka members achieved - 229",
            "flag members achieved - 71",
        ],
    ),
    (
        "10 van de 12 gevraagde samenwerkingen staan er: dat is de balans van FLAG.",
        ["flag collaborations achieved - 10", "flag collaborations target - 12"],
    ),
    (
        "EUKA is met 106 leden dubbel zo groot als FLAG. Dat laatste netwerk startte 16 "
        "samenwerkingen op. Het eerste bracht er 14 voort.",
        [
            "euka members reported - 106",
            "flag collaborations reported - 16",
            "euka collaborations reported - 14",
        ],
    ),
    (
        "De twee IoT-netwerken, IoT for Society en IoT Value Chain, hebben samen 84 leden, "
        "respectievelijk 30 en 54.",
        ["iot-for-society members reported - 30", "iot-value-chain members reported - 54"],
    ),
    (
        "Er waren 71 leden bij FLAG en 99 bij B-hive, terwijl er respectievelijk 90 en 100 gevraagd "
        "waren.",
        [
            "flag members achieved - 71",
            "b-hive members achieved - 99",
            "flag members target - 90",
            "b-hive members target - 100",
        ],
    ),
    ("EUKA, waarvan de steun intussen afliep, had 229 leden.", ["euka members reported - 229"]),
    ("EUKA sloot de jaren af. Vandaag tekenen we 229 leden op.", ["euka members reported - 229"]),
    (
        "Onder de 163 leden die EUKA eind 2019 telde, zijn er 12 kennisinstellingen.",
        [
            "euka members reported 2019-12-31 163",
            "euka members/knowledge_institutions reported 2019-12-31 12",
        ],
    ),
    (
        "In het eerste werkjaar telde EUKA 44 leden, in het tweede 68.",
        ["euka members reported year-1 44", "euka members reported year-2 68"],
    ),
    ("Space 4.0 telt half zoveel leden als EUKA, dat er 76 heeft.", ["euka members reported - 76"]),
    ("EUKA heeft 2,5 VTE in dienst en telt 154 leden.", ["euka members reported - 154"]),
    (
        "EUKA telt 149 leden. Onder hen zijn er 97 kmo, en dat verrast ook de reus in Zaventem.",
        ["euka members reported - 149", "euka members/smes reported - 97"],
    ),
]
# Numbers in sentences that tell no figure of a network.
# Counts below verbs that no rule knows, and those that are taken for granted.
UNKNOWN_VERBS = [
    ("EUKA koestert 229 leden.", []),
    ("EUKA pronkt met 229 leden.", ["euka members reported - 229"]),
    ("EUKA denkt binnenkort 229 leden te verzamelen.", []),
    ("Op de wachtlijst van EUKA staan 17 leden.", []),
    ("Volgens de vakbond telt EUKA 50 leden.", []),
    (
        "Pas vanaf drie ondernemingen, waarvan twee kmo's, spreken we bij EUKA van een initiatief.",
        [],
    ),
    ("Twee leden van EUKA zetelen in de jury van de oproep, die 11 leden telt.", []),
    ("Bij EUKA werden 20 leden bedisseld.", []),
    (
        "EUKA telt 71 leden; dat zijn er 12 minder dan het netwerk moest halen.",
        ["euka members achieved - 71"],
    ),
    (
        "Waar de overeenkomst 55 leden vroeg, kon EUKA er bij de afsluiting 68 voorleggen.",
        ["euka members target - 55", "euka members achieved - 68"],
    ),
    (
        "Van de 66 leden van EUKA stapten er 12 mee in een proefproject.",
        ["euka members reported - 66"],
    ),
    (
        "Waren er in 2017 bij EUKA nog 31 leden, dan telde het er in 2019 al 54.",
        ["euka members reported 2017 31", "euka members reported 2019 54"],
    ),
    ("Ik turf voor FLAG 71 leden.", ["flag members reported - 71"]),
    ("De 38 leden van EUKA betalen elk een bijdrage.", ["euka members reported - 38"]),
    ("Met zijn 145 leden is FLAG een vaste gesprekspartner.", ["flag members reported - 145"]),
    ("De 233 leden die FLAG verenigt, kunnen tevreden zijn.", ["flag members reported - 233"]),
    ("De 45 leden die FLAG hoopt te werven, komen er niet snel.", []),
    ("De 12 leden van FLAG die deelnamen, waren enthousiast.", []),
    ("Het zal u niet verbazen: FLAG heeft 71 leden.", ["flag members reported - 71"]),
    ("Dat EUKA 229 leden telt, is geen toeval.", ["euka members reported - 229"]),
]
# Two numbers of one figure in a sentence: what was asked, and what came of it.
RIVALS = [
    (
        "Hoewel EUKA 150 leden beoogde, kwam de teller pas op 120.",
        ["euka members target - 150", "euka members achieved - 120"],
    ),
    (
        "FLAG strandde met 37 leden onder de 54 van het begin.",
        ["flag members target - 54", "flag members achieved - 37"],
    ),
    (
        "Van FLAG werden 150 leden geëist, het werden er 226.",
        ["flag members target - 150", "flag members achieved - 226"],
    ),
    (
        "FLAG sprokkelde 27 samenwerkingen, waar er 12 gewild waren.",
        ["flag collaborations target - 12", "flag collaborations achieved - 27"],
    ),
    (
        "Vandaag heeft FLAG 43 leden in zijn rangen, terwijl het er eind 2019 nog maar 17 waren.",
        ["flag members reported - 43", "flag members reported 2019-12-31 17"],
    ),
    (
        "De overeenkomst legt FLAG 65 leden op. Het heeft er 70.",
        ["flag members target - 65", "flag members achieved - 70"],
    ),
    (
        "De norm die wij FLAG oplegden, werd met 149 leden ingelost.",
        ["flag members achieved - 149"],
    ),
    ("FLAG telt 229 leden. Dat zijn er 79 meer dan afgesproken.", ["flag members achieved - 229"]),
    (
        "FLAG haalde zijn doelen: 39 leden (doel 30).",
        ["flag members target - 30", "flag members achieved - 39"],
    ),
]
# What the sentences beside a number make of it, and what two others make of a third.
BESIDE = [
    (
        "FLAG eindigde met 39 leden 15 onder het streefcijfer van 54.",
        ["flag members target - 54", "flag members achieved - 39"],
    ),
    ("Een weekblad schreef dat FLAG 200 leden heeft. Dat cijfer klopt niet.", []),
    ("FLAG telt 45 leden. FLAG heeft 47 leden.", []),
    (
        "FLAG begon met 14 leden. Eind 2019 waren dat er 42.",
        ["flag members reported - 14", "flag members reported 2019-12-31 42"],
    ),
    ("Tegen 30 juni 2022 dient FLAG 85 leden te verenigen.", ["flag members target 2022-06-30 85"]),
    (
        "FLAG vond 39 van de 54 leden die het had vooropgesteld.",
        ["flag members target - 54", "flag members achieved - 39"],
    ),
    ("FLAG kende een nettoaangroei van 11 leden.", []),
    ("Een mooie vaststelling is dat FLAG 71 leden telt.", ["flag members reported - 71"]),
]
ATTAINED = [
    (
        "Het streefdoel voor de leden werd bij FLAG voor 56% gehaald.",
        ["flag members attainment - 56"],
    ),
    (
        "FLAG haalde zijn doel voor de leden voor 97%, dat voor de samenwerkingen voor 225%.",
        ["flag members attainment - 97", "flag collaborations attainment - 225"],
    ),
    ("De leden van FLAG zijn voor 60 procent kmo's.", []),
]
TRAPS = [
    "FLAG en EUKA hielden 3 en 4 vergaderingen met 20 en 30 leden.",
    "In een verkennende nota wordt voor FLAG gesproken van 15 samenwerkingsinitiatieven.",
    "Per vergadering van FLAG daagden doorgaans 18 leden op.",
    "Bij FLAG gaat het om initiatieven met telkens minstens 4 ondernemingen.",
    "Het ledenaantal van FLAG nam in 2019 met 14 toe.",
    "Had ik van FLAG 30 leden gevraagd, dan stonden wij hier met een ander verhaal.",
    "Dat FLAG op een jaar tijd 11 leden zag vertrekken, was een tegenvaller.",
    "In uw vraag leest u dat FLAG 200 leden heeft.",
    "Een samenwerkingsinitiatief telt minstens 3 ondernemingen.",
    "Zal het netwerk EUKA 50 leden halen?",
    "EUKA zou eind 2021 200 leden tellen.",
    "Indien EUKA 300 leden haalt, volgt een tweede subsidie.",
    "Er kwamen bij EUKA 6 leden bij.",
    "EUKA verloor vorig jaar 12 leden.",
    "EUKA zag 12 leden vertrekken.",
    "De raad van bestuur van EUKA telt 12 leden.",
    "De jury telde 5 leden. EUKA kreeg een gunstig advies.",
    "Agoria, de coördinator van Smart Digital Farming, telt 1.900 leden.",
    "EUKA en FLAG tellen samen 300 leden.",
    "Gemiddeld telt een netwerk als EUKA 45 leden.",
    "In Nederland telt de tegenhanger van EUKA 300 leden.",
    "U stelt dat EUKA 300 leden telt.",
    "Twaalf leden van EUKA richtten een spin-off op.",
    "In totaal namen 45 leden van EUKA deel aan de missie.",
    "EUKA organiseerde 12 workshops voor 150 bedrijven.",
    "EUKA kreeg 500.000 euro voor 3 jaar.",
    "EUKA werkt samen met 12 leden van FLAG.",
    "EUKA telde meer leden dan FLAG: 229 tegenover 71.",
    "Pas wanneer een initiatief van EUKA drie leden telt, wordt het opgenomen.",
    "Van de leden van EUKA is 30 procent actief in de zorg.",
    "Een netwerk als EUKA heeft al snel 200 leden.",
    "EUKA telt, anders dan FLAG, 38 leden.",
    "EUKA telt tussen 30 en 40 leden.",
    "Het IBN Textielnet telde 30 leden.",
    "Er kwam groen licht voor 30 leden van de flag aan de Maas.",
    "De MaaS-oplossingen van 30 leden worden getest.",
    "EUKA heeft 12 leden begeleid.",
    "EUKA telt 25 vrouwelijke leden.",
    "Artikel 12 bepaalt dat een netwerk als EUKA minimaal 10 leden moet tellen.",
    "U vindt de samenwerkingen van FLAG onder punt 4 van werkpakket 3.",
    "Samenwerkingen binnen FLAG moeten sporen met de artikelen 101 en 107 van het Verdrag.",
    "Had FLAG 60 leden gehad, dan was er geen extra opvolging gekomen.",
    "EUKA werd opgericht door 12 leden van Agoria.",
    "EUKA kende in 2019 een nettoaangroei van 11 leden.",
    "EUKA verhuisde naar de Kunstlaan 44 en telt leden.",
    "EUKA werkt samen met de Boerenbond, die 900 leden telt.",
    "EUKA, wijzigingen sinds het vorige verslag: leden + 5, samenwerkingen + 2.",
    "FLAG organiseerde workshops voor zijn leden, met telkens 15 tot 20 deelnemers.",
    "EUKA mikt op termijn op 80 leden, maar daarover is niets afgesproken.",
    "FLAG schuift 60 leden naar voren, een voorstel dat nog beoordeeld moet worden.",
    "Bij FLAG wachten 11 kmo's en 2 universiteiten nog op een beslissing over hun lidmaatschap.",
    "Van de 30 bedrijven die FLAG aanschreef, antwoordden er 12, waarvan 9 kmo's.",
    "De 38 leden van EUKA die dus nooit niet alle kwamen, kregen een brief.",
    "Mocht FLAG de 50 leden niet halen, dan wordt de steun verminderd.",
]
