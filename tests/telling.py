"""Invented captions of the demo's family: most say nothing of anybody, and one in twenty tells something of a child.

They come in English, Dutch and German, a few in languages without word lists, shouted, in fancy letters, with emoji.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random

SHARE = 0.05
"""How many of the captions tell something."""

_QUIET: tuple[tuple[int, tuple[str, ...]], ...] = (
    (
        40,
        (
            "what a lovely evening by the river, the light was so good that we stayed until the sun was gone",
            "coffee and a good book, there is not much more that I need on a morning like this",
            "finally finished the painting that stood in the corner for months, and I am quite happy with it",
            "new recipe today: lentils with roasted carrots and a lot of garlic, would make again",
            "walked the long way round the lake with the dog, wind and rain and mud everywhere",
            "sunset over the hills 😍 #nofilter #GoldenHour #sunset_lovers",
            "12 km, 340 m up, 3 hours: the longest ride of the season so far, legs are empty",
            "version 2 of the shelf: 80 x 40 cm, oak, oiled twice",
        ),
    ),
    (
        35,
        (
            "wat een mooie avond, de zon ging onder en het werd vanzelf stil om ons heen",
            "een lekker stuk taart gebakken met appels van de markt, het recept staat op mijn blog",
            "gisteren de hele dag geklust, de muur is nu groen en ik ben er heel blij mee",
            "mooie wandeling gemaakt langs de rivier, veel wind en weinig mensen, zo heerlijk rustig",
            "zomer ☀️ #zomer2024 #genieten #buitenleven",
        ),
    ),
    (
        15,
        (
            "so ein schöner Abend, die Sonne ging unter und wir haben noch lange draußen gesessen",
            "endlich ist das Bild fertig, es stand seit Monaten in der Ecke und gefällt mir jetzt sehr",
            "heute ein neues Rezept ausprobiert, Linsen mit Karotten und viel Knoblauch, sehr lecker",
        ),
    ),
    (1, ("un joli moment au bord de la rivière, avec un café et le soleil qui se couche",)),
    (1, ("qué tarde tan bonita junto al río, nos quedamos hasta que se fue el sol",)),
    (1, ("piękny wieczór nad rzeką, zostaliśmy aż do zachodu słońca",)),
    (1, ("nehir kenarında güzel bir akşam, güneş batana kadar kaldık",)),
    (1, ("красивый вечер у реки, мы остались до самого заката",)),
    (1, ("مساء جميل عند النهر بقينا حتى غروب الشمس",)),
    (1, ("川辺の美しい夕方、日が沈むまでいました",)),
    (1, ("🌞🌊✨",)),
)
"""Of each language how many captions in a hundred are in it, and sentences that say nothing of anybody."""

_TELLING = (
    "Emma lost a tooth today",
    "Emma's dance show was wonderful",
    "samen met Emmie en Finn naar de markt",
    "Lotte hat heute gewonnen, wir sind so stolz",
    "so proud of #LotteOnStage",
    "my son Daan made this all by himself",
    "mama van Noor en Sem",
    "unsere Tochter Mia liebt den Garten",
    "Finn is 5 years old today",
    "Noor (5) en Daan (3) in de tuin",
    "hoera, Finn wordt 5 🎂",
    "unser Sohn ist 7 Jahre alt",
    "born 20-02-2021, what a day that was",
    "geboren op 8 maart 2017",
    "first day of school, time flies",
    "foto voor Basisschool De Regenboog",
    "De Regenboog heeft een nieuw schoolplein",
    "groep 3, daar gaan we",
    "Einschulung! Unser Schulkind",
    "goal for vv De Vos",
    "eindelijk de sleutel van ons huis, Voorbeeldstraat 12",
    "our new house, 12 Baker Street",
    "lekker thuis in Utrecht",
    "vor unserem Haus blüht alles",
    "every tuesday at 16:00 swimming lesson",
    "elke woensdagmiddag voetbal met onze zoon",
    "jeden Dienstag Ballett, 15 Uhr",
    "twee weken weg, tot later",
    "home alone for the first time, so big",
    "gerade im Freibad angekommen",
    "another tantrum in the shop, send help",
    "weer een driftbui, en nu op het potje",
    "our little girl in hospital with fever, 3 stitches",
    "unser Sohn hat Fieber und weint den ganzen Tag",
    "a day at the beach with the kids #beachbaby",
    "samen in bad, lekker spetteren",
    "Planschbecken im Garten aufgebaut",
    "afgezwommen! Diploma A",
    "my kids love this snack #ad",
    "met mijn code krijg je korting voor onze dochter",
    "birthday party with the whole class",
    "l'anniversaire de ma fille, 4 ans déjà",
    "à la plage avec nos enfants",
)

_STYLES: tuple[Callable[[str], str], ...] = (
    str.upper,
    str.title,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),  # full width
    lambda text: "".join(chr(0x1D5EE + ord(c) - ord("a")) if "a" <= c <= "z" else c for c in text),  # mathematical
    lambda text: "#" + "".join(word.capitalize() for word in text.split()),
    lambda text: "#" + "_".join(text.split()),
    lambda text: text.replace("i", "ı"),
    lambda text: text.replace("e", "e\u0301"),
    lambda text: text.replace(" ", "\u200b "),
)


def caption(number: int, share: float = SHARE) -> str:
    """The caption with that number, always the same; a `share` of all tell something."""
    chance = Random(number)  # noqa: S311  # to choose words, not secrets
    (_, sentences), *_ = chance.choices(_QUIET, [weight for weight, _ in _QUIET])
    parts = [chance.choice(sentences) for _ in range(chance.randint(1, 4))]
    if chance.random() < share:
        parts.insert(chance.randint(0, len(parts)), chance.choice(_TELLING))
    text = chance.choice((". ", "\n", " · ", " ")).join(parts)
    return chance.choice(_STYLES)(text) if chance.random() < share else text
