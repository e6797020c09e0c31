"""Who is in the sample life. Everybody is invented.

Jo Marlow is a photographer who chairs the Harbour Street Camera Club. Each person has a rhythm: how
often they and Jo begin a conversation, when the last one was, and what they talk about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from agent.sample.setting import SPAN_DAYS

THUNDERBIRD = "Mozilla Thunderbird"
APPLE = "Apple Mail (2.3774.300.61)"
OUTLOOK = "Microsoft Outlook 16.0"
PHONE = "K-9 Mail for Android"


class Contact(NamedTuple):
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Person:
    """A correspondent of Jo's. Days are counted back from `now`; topics are noun phrases."""

    name: str
    address: str
    gap_days: float = 0.0  # between two conversations by mail; 0: only what other files tell
    last_days: float = 0.0  # since the last of them began
    topics: tuple[str, ...] = ()
    since_days: float = SPAN_DAYS  # since the first
    jitter: float = 0.35  # how uneven the gaps are, as a share of the gap
    turns: tuple[int, int] = (2, 3)  # fewest and most messages of a conversation
    reply_hours: float = 4.0  # median
    mailer: str = THUNDERBIRD
    zone: str = ""  # where they live; "": where Jo lives
    second_address: str = ""  # used now and then
    coffee_days: float = 0.0  # between two meetings over coffee or lunch
    coffee_last_days: float = 0.0  # since the last of them
    in_address_book: bool = True

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    @property
    def contact(self) -> Contact:
        return Contact(self.name, self.address)


JO = Person("Jo Marlow", "jo@marlow-photo.example", second_address="jo@harbourstreet.example", reply_hours=3)

# ---- the people of the morning: what the brief should notice ----------------------------------------

LENA = Person(
    "Lena Hartigan", "lena.hartigan@harbour-museum.example", 12, 16, reply_hours=3, mailer=OUTLOOK,
    coffee_days=95, coffee_last_days=41,
    topics=("the lighthouse prints", "the keepers' log", "the museum's open day", "the glass negatives",
            "the boat shed", "the winter display", "the captions", "the oral histories", "the new vitrine"),
)  # fmt: skip
OSKAR = Person(
    "Oskar Pell", "oskar@quay-parish.example", 48, 33, mailer=PHONE,
    topics=("the parish page", "the old slipway", "the old ferry timetable", "the harvest supper"),
)  # fmt: skip
NADIA = Person(
    "Nadia Brill", "nadia@brillbindery.example", 17, 21, mailer=APPLE, coffee_days=80, coffee_last_days=74,
    topics=("the book dummy", "the endpapers", "the linen cover", "the sewing of the second copy",
            "the paper grain", "the slipcase", "the title page", "the price of the small edition"),
)  # fmt: skip
EDMUND = Person(
    "Edmund Sorrel", "edmund@sorrelhouse.example", 10.5, 104, since_days=640, jitter=0.14, turns=(2, 2),
    reply_hours=1, coffee_days=82, coffee_last_days=121, mailer=APPLE,
    topics=("the contact sheets", "the second edit", "winter light", "the long lens", "the darkroom notes",
            "the portfolio order", "the quiet pictures", "the Saturday walks", "the essay on patience",
            "the old Leica", "the sequence of the estuary"),
)  # fmt: skip
SAMIR = Person(
    "Samir Teague", "samir.teague@pilotcutter.example", 15, 24,
    coffee_days=60, coffee_last_days=53,
    topics=("the harbour series", "the print sizes", "the tide tables", "the pilot boats", "the night ferry",
            "the dredger", "the fog pictures", "the harbour master's office"),
)  # fmt: skip

# ---- the club, its committees and the exhibition ----------------------------------------------------

TOMAS = Person(
    "Tomás Arbuckle", "tomas@arbuckle.example", 21, 6,
    topics=("the club accounts", "the hall rent", "the projector fund", "the subscriptions", "the raffle",
            "the insurance", "the bank letter"),
)  # fmt: skip
HILDE = Person(
    "Hilde Farrow", "hilde@farrow.example", 18, 4, mailer=OUTLOOK,
    second_address="h.farrow@portschool.example", coffee_days=120, coffee_last_days=66,
    topics=("the minutes", "the members' list", "the hall keys", "the notice board", "the club letter",
            "the welcome evening", "the tea rota", "the constitution"),
)  # fmt: skip
DESMOND = Person(
    "Desmond Pike", "desmond.pike@lantern-lane.example", 24, 9, mailer=PHONE,
    topics=("the programme", "the guest speaker", "the critique evening", "the street walk", "the judges",
            "the slide archive"),
)  # fmt: skip
MARISOL = Person(
    "Marisol Quennell", "marisol@quennell.example", 22, 5, mailer=APPLE,
    topics=("the spring outing", "the minibus", "the island trip", "the picnic", "the sunrise walk",
            "the tripods"),
)  # fmt: skip
WREN = Person(
    "Wren Halloway", "w.halloway@portschool.example", 27, 8, mailer=OUTLOOK, since_days=430,
    topics=("the pinhole cans", "the pupils' portraits", "the darkroom hours", "the school corridor",
            "the permission slips"),
)  # fmt: skip
IBOLYA = Person(
    "Ibolya Sand", "ibolya.sand@quay-library.example", 33, 13, since_days=430,
    topics=("the reading room", "the local history shelf", "the lamp in the reading room", "the map drawer"),
)  # fmt: skip
ZOE = Person(
    "Zoë Varga-Lind", "zoe@vargalind.example", 19, 3, mailer=APPLE, since_days=260, coffee_days=70,
    coffee_last_days=29,
    topics=("the hanging plan", "the wall texts", "the loan forms", "the opening", "the floor plan"),
)  # fmt: skip
RAFE = Person(
    "Rafe Dunmore", "rafe@dunmore-studio.example", 23, 7, mailer=PHONE, since_days=320,
    topics=("the large canvas", "the shared wall", "the colour of the plinths", "the van"),
)  # fmt: skip

# ---- clients, makers, friends -----------------------------------------------------------------------

BEATRIZ = Person(
    "Beatriz Alcott", "beatriz@tidewater-gallery.example", 26, 10, mailer=APPLE, coffee_days=110,
    coffee_last_days=47,
    topics=("the autumn show", "the edition numbers", "the price list", "the collector from the north",
            "the shop window", "the gallery hours"),
)  # fmt: skip
JOSE = Person(
    "José Ferrand", "jose.ferrand@correo-sur.example", 30, 14, zone="America/Argentina/Buenos_Aires",
    reply_hours=9, mailer=PHONE,
    topics=("the house by the river", "the old flat on Mill Street", "the ferry strike", "Lucía's school",
            "the winter down there", "the photographs from the pass"),
)  # fmt: skip
CLARA = Person(
    "Clara Marlow", "clara.marlow@fenwick-lane.example", 11, 4, mailer=APPLE, reply_hours=2,
    coffee_days=45, coffee_last_days=17,
    topics=("Mum's birthday", "Sunday lunch", "the allotment", "the cat", "Grandfather's camera",
            "the spare key", "the cottage week", "the leaking roof",
            "the photographs of the twins", "the piano"),
)  # fmt: skip
PRIYA = Person(
    "Priya Lockhart", "p.lockhart@lockhart-architects.example", 21, 6, mailer=OUTLOOK, since_days=410,
    topics=("the boathouse pictures", "the site visit", "the invoice for the facade", "the dusk views",
            "the competition boards", "the staircase"),
)  # fmt: skip
GUNNAR = Person(
    "Gunnar Osterley", "gunnar@osterley-bakery.example", 34, 12, mailer=PHONE, since_days=500,
    topics=("the bakers' portraits", "the new oven", "the calendar for the shop", "the early shift"),
)  # fmt: skip
MARTHA = Person(
    "Martha Velt", "martha.velt@ropewalk-theatre.example", 38, 15, mailer=OUTLOOK,
    topics=("the rehearsal pictures", "the season brochure", "the press night", "the cast portraits"),
)  # fmt: skip
LEIF = Person(
    "Leif Castellan", "leif@castellan-boats.example", 42, 18,
    topics=("the launch day", "the larch planks", "the workshop pictures", "the steam box"),
)  # fmt: skip
NUNO = Person(
    "Nuno Bracewell", "nuno@bracewell-frames.example", 36, 11,
    topics=("the oak frames", "the museum glass", "the mounts", "the hooks", "the frame for the lighthouse"),
)  # fmt: skip
ROSA = Person(
    "Rosa Kettering", "rosa@kettering.example", 25, 8, coffee_days=75, coffee_last_days=35,
    topics=("the choir concert", "the garden", "the reading group", "the stone wall", "the plum jam"),
)  # fmt: skip
KIT = Person(
    "Kit Anselm", "kit.anselm@slowshutter.example", 16, 5, since_days=190,
    coffee_days=66, coffee_last_days=25,
    topics=("the first roll", "the borrowed enlarger", "the club evening", "the street portraits",
            "the zine", "the light meter"),
)  # fmt: skip
NOOR = Person(
    "Noor Abbingdon", "noor@abbingdon-cloth.example", 31, 46,
    topics=("the dye bath", "the indigo samples", "the market stall", "the shop sign"),
)  # fmt: skip
ELSA = Person(
    "Elsa Thorne", "e.thorne@hillside-arboretum.example", 35, 38, mailer=OUTLOOK,
    topics=("the magnolia walk", "the seed bank pictures", "the guide to the arboretum", "the old cedar"),
)  # fmt: skip
PRINTER = Person(
    "Ink & Anchor Prints", "info@inkandanchor.example", 20, 6, mailer=OUTLOOK, reply_hours=7,
    in_address_book=False,
    topics=("order 2214", "the test strips", "the baryta paper", "the delivery",
            "the price of the large sheets", "the colour profile"),
)  # fmt: skip

MEMBERS = (
    Person("Barnaby Locke", "barnaby.locke@longmail.example", 55, 20,
           topics=("the loan of the macro lens", "my three pictures", "the club badge")),
    Person("Yuki Harrow", "yuki@harrow-home.example", 50, 16,
           topics=("the portrait evening", "the studio lamps", "the backdrop")),
    Person("Fern Aldous", "fern.aldous@longmail.example", 58, 27, mailer=PHONE,
           topics=("the bird hide", "the long exposure class", "a lift to the hall")),
    Person("Otto Brandreth", "otto@brandreth.example", 52, 23, mailer=OUTLOOK,
           topics=("the old club photographs", "the slide scanner", "the anniversary")),
)  # fmt: skip

PEOPLE = (
    LENA, OSKAR, NADIA, EDMUND, SAMIR, TOMAS, HILDE, DESMOND, MARISOL, WREN, IBOLYA, ZOE, RAFE, BEATRIZ, JOSE,
    CLARA, PRIYA, GUNNAR, MARTHA, LEIF, NUNO, ROSA, KIT, NOOR, ELSA, PRINTER, *MEMBERS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Circle:
    """Some people who write to each other and to Jo in one conversation, at their own rhythm."""

    name: str
    members: tuple[Person, ...]
    gap_days: float
    last_days: float
    since_days: float
    topics: tuple[str, ...]
    jitter: float = 0.35
    turns: tuple[int, int] = (3, 6)


COMMITTEE = Circle(
    "Committee", (TOMAS, HILDE, DESMOND, MARISOL), 16, 7, SPAN_DAYS,
    ("the agenda", "the hall", "the autumn programme", "the open evening", "the club exhibition",
     "the annual meeting", "the new members", "the lending shelf", "the poster", "the Christmas supper"),
)  # fmt: skip
EDUCATION = Circle(
    "Education committee", (TOMAS, WREN, IBOLYA), 19, 34, 400,
    ("the schools programme", "the pinhole workshop", "the workshop dates", "the loan cameras",
     "the pupils' show", "the grant report", "the helpers"),
)  # fmt: skip
EXHIBITION = Circle(
    "Exhibition", (ZOE, RAFE), 11, 5, 230,
    ("Between Tides", "the invitation card", "the opening hours", "the order of the rooms", "the lamps",
     "the catalogue", "the transport", "the guest list"),
)  # fmt: skip

CIRCLES = (COMMITTEE, EDUCATION, EXHIBITION)


def circle_of_one(person: Person) -> Circle:
    """A person and Jo: the smallest circle."""
    return Circle(
        person.name, (person,), person.gap_days, person.last_days, person.since_days, person.topics,
        person.jitter, person.turns,
    )  # fmt: skip
