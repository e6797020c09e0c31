"""Mail that no friend wrote: newsletters, a forum, notices, receipts, strangers, invitations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from agent.sample.cast import APPLE, JO, MARTHA, PHONE, THUNDERBIRD, Contact, Person
from agent.sample.diary import Entry
from agent.sample.letters import Letter, answer, conversation, new_id, write_letter
from agent.sample.setting import SPAN_DAYS, Setting, awake, daytime, steadily


@dataclass(frozen=True, slots=True)
class Newsletter:
    sender: Contact
    gap_days: float
    hour: float
    titles: tuple[str, ...]  # "{number}" counts the issues


NEWSLETTERS = (
    Newsletter(Contact("The Grain Letter", "letter@grainletter.example"), 7, 6.0, (
        "The Grain Letter {number}: pushing film two stops",
        "The Grain Letter {number}: a tripod for the wind", "The Grain Letter {number}: ten quiet portraits",
        "The Grain Letter {number}: reading shadows",
        "The Grain Letter {number}: how to pack for rain")),
    Newsletter(Contact("Quayside Photo Supplies", "offers@news.quayside-photo.example"), 12, 9.0, (
        "Ten per cent off all fibre paper", "New in: a lighter tripod", "Your Sunday bargain box",
        "Clearance: filters and lens caps", "Back in stock: 120 film", "Free delivery until Friday")),
    Newsletter(Contact("Town Council", "newsletter@town-council.example"), 14, 11.0, (
        "Town news {number}: works on the quay", "Town news {number}: summer concerts",
        "Town news {number}: consultation on the market hall", "Town news {number}: bins over the holidays")),
    Newsletter(Contact("Museum Friends", "hello@museum-friends.example"), 30, 10.0, (
        "This month at the museum", "Members' evening and two new rooms", "Save the date: late opening")),
    Newsletter(Contact("Night Train Club", "hello@nighttrainclub.example"), 16, 7.0, (
        "Sleep your way to the mountains", "Six slow journeys", "Early tickets are out",
        "Where the rails end")),
)  # fmt: skip

FORUM = Contact("Film Talk", "film-talk@lists.emulsion.example")
FORUM_BOUNCES = "film-talk-bounces@lists.emulsion.example"
FORUM_FIELDS = (
    ("List-Id", "Talk about film <film-talk.lists.emulsion.example>"),
    ("List-Post", f"<mailto:{FORUM.address}>"),
    ("List-Unsubscribe", "<mailto:film-talk-leave@lists.emulsion.example>"),
    ("Precedence", "list"),
    ("Sender", f"film-talk <{FORUM_BOUNCES}>"),
)
FORUM_MEMBERS = tuple(
    Person(name, address, mailer=mailer, reply_hours=7)
    for name, address, mailer in (
        ("Ansel Whitby", "ansel@whitby-home.example", THUNDERBIRD),
        ("Greta Olm", "greta.olm@silverhalide.example", APPLE),
        ("Mikkel Strand", "mikkel@strandfoto.example", THUNDERBIRD),
        ("Pilar Noguera", "pilar.noguera@longmail.example", PHONE),
        ("Tobias Fennimore", "tobias@fennimore.example", THUNDERBIRD),
        ("Hana Dvorska", "hana.dvorska@webpost.example", APPLE),
        ("Colm Brannigan", "colm@brannigan.example", THUNDERBIRD),
        ("Łucja Zawada", "lucja@zawada.example", APPLE),
        ("Ewan Strathie", "ewan.strathie@longmail.example", PHONE),
    )
)
FORUM_THINGS = (
    "shutter at 1/1000", "a sticky focus ring", "reciprocity at four minutes", "scanning negatives flat",
    "old fixer", "light seals", "a meter for night work", "stand development", "dust on drying film",
    "a bulk loader", "rollei backs", "cheap enlarger lenses", "red filters", "expired slide film",
    "water marks", "a changing bag", "half frame", "pinhole sizes", "storing prints", "selenium",
)  # fmt: skip
FORUM_FRAMES = (
    "Advice on {}",
    "Experience with {}?",
    "{}",
    "Trouble with {}",
    "{}: my notes",
    "Books on {}?",
)

NOTICES = "notifications@printshare.example"
NOTICE_WORDS = ("liked your picture", "commented on your picture", "added you to a collection")
NOTICE_NAMES = ("Rafe Dunmore", "Greta Olm", "Vera Lindqvist-Hay", "Kit Anselm", "Arlo Finch")
PICTURES = ("Slack water", "Number nine berth", "The keeper's stair", "Rope and rain", "Two gulls, one post")

SHOPS = (
    Contact("Quayside Photo Supplies", "no-reply@quayside-photo.example"),
    Contact("Coastline Trains", "noreply@coastline-trains.example"),
    Contact("Harbour Street Bakery", "receipts@pay-at-the-till.example"),
)

STRANGERS = tuple(
    Person(name, address, mailer=PHONE)
    for name, address in (
        ("Daphne Crewe", "daphne.crewe@longmail.example"), ("Milo Haverstock", "milo@haverstock.example"),
        ("Agnes Poole", "agnes.poole@webpost.example"), ("Florian Reddick", "florian@reddick.example"),
        ("Thandi Marsh", "thandi.marsh@longmail.example"), ("Renée Oldcastle", "renee@oldcastle.example"),
        ("Piers Applegarth", "piers@applegarth.example"), ("Ottilie Kemp", "ottilie.kemp@webpost.example"),
    )
)  # fmt: skip
STRANGER_SUBJECTS = (
    "A wedding in June, are you free?", "Price of a print", "School project about the harbour",
    "Portraits of our choir", "Your picture in the window", "A present for my father", "Joining the club",
    "Permission to use a photograph",
)  # fmt: skip


def machine_mail(setting: Setting) -> Iterator[Letter]:
    """All of it; none of it says anything about a tie."""
    for newsletter in NEWSLETTERS:
        yield from _issues(setting, newsletter)
    yield from _forum(setting)
    yield from _notices(setting)
    yield from _receipts(setting)
    yield from _strangers(setting)
    yield from _out_of_office(setting)


def _automatic(setting: Setting, rng: Random, sender: Contact, subject: str, days_ago: float, hour: float,
               *extra: tuple[str, str]) -> Letter:  # fmt: skip
    domain = sender.address.rpartition("@")[2]
    return Letter(
        setting.at(days_ago, hour), sender, (JO.contact,), subject, new_id(rng, sender),
        return_path=f"bounce-{rng.getrandbits(32):08x}@bounces.{domain}",
        content_type="text/html; charset=utf-8", extra=extra,
    )  # fmt: skip


def _issues(setting: Setting, newsletter: Newsletter) -> Iterator[Letter]:
    sender, gap = newsletter.sender, newsletter.gap_days
    rng = Random(f"newsletter {sender.address}")
    domain = sender.address.rpartition("@")[2]
    days = range(round(1 + rng.random() * gap), SPAN_DAYS, round(gap))
    for number, days_ago in enumerate(reversed(days), start=37):
        title = newsletter.titles[number % len(newsletter.titles)].format(number=number)
        yield _automatic(
            setting, rng, sender, title, days_ago, newsletter.hour + rng.random() / 30,
            ("List-Unsubscribe", f"<https://{domain}/off/{rng.getrandbits(40):x}>"),
            ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            ("Precedence", "bulk"),
            ("Feedback-ID", f"{number}:{domain}:letter"),
        )  # fmt: skip


def _forum(setting: Setting) -> Iterator[Letter]:
    """A mailing list: people write to the list, which writes to Jo. Once in a while she writes too."""
    rng = Random("forum")
    used: set[str] = set()
    for days_ago in steadily(rng, 2, 8, SPAN_DAYS, 0.8):
        subject = rng.choice(FORUM_FRAMES).format(rng.choice(FORUM_THINGS))
        if subject in used:
            continue
        used.add(subject)
        people = rng.sample(FORUM_MEMBERS, rng.randint(2, 4))
        if rng.random() < 0.1 and days_ago > 30:
            people.append(JO)
        at = setting.about(days_ago, daytime(rng), rng)
        yield from _through_list(setting, rng, people, subject[0].upper() + subject[1:], at)


def _through_list(
    setting: Setting, rng: Random, people: list[Person], subject: str, at: datetime
) -> Iterator[Letter]:
    subject = f"[film-talk] {subject}"
    references: tuple[str, ...] = ()
    for turn in range(rng.randint(1, 5)):
        sender = people[turn % len(people)]
        if sender is JO:
            at = setting.back_from_holiday(at, rng)
        if at >= setting.now:
            return
        letter = write_letter(setting, rng, sender, (FORUM,), f"Re: {subject}" if turn else subject, at)
        letter = replace(letter, references=references)
        yield letter if sender is JO else replace(letter, return_path=FORUM_BOUNCES, extra=FORUM_FIELDS)
        references = (*references, letter.message_id)
        at = awake(at + timedelta(hours=rng.lognormvariate(2, 0.9)), setting.zone, rng)


def _notices(setting: Setting) -> Iterator[Letter]:
    """A person's name before a robot's address: some of the names are those of people Jo knows."""
    rng = Random("notices")
    for days_ago in steadily(rng, 2, 4.5, 420, 0.9):
        who = Contact(rng.choice(NOTICE_NAMES), NOTICES)
        subject = f"{who.name} {rng.choice(NOTICE_WORDS)} \u201c{rng.choice(PICTURES)}\u201d"
        yield _automatic(
            setting, rng, who, subject, days_ago, rng.uniform(8, 22),
            ("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All"),
        )  # fmt: skip


def _receipts(setting: Setting) -> Iterator[Letter]:
    rng = Random("receipts")
    for days_ago in steadily(rng, 3, 9, SPAN_DAYS, 0.8):
        shop = rng.choice(SHOPS)
        number = rng.randint(40_000, 99_000)
        subject = rng.choice(("Your receipt", "Thank you for your order", "Order confirmation"))
        yield _automatic(
            setting, rng, shop, f"{subject} ({number})", days_ago, rng.uniform(8, 21),
            ("Auto-Submitted", "auto-generated"),
        )  # fmt: skip


def _strangers(setting: Setting) -> Iterator[Letter]:
    """People who wrote once, were answered, and never came back."""
    rng = Random("strangers")
    days = steadily(rng, 60, 70, SPAN_DAYS)
    for stranger, subject, days_ago in zip(STRANGERS, STRANGER_SUBJECTS, days, strict=False):
        at = setting.at(days_ago, daytime(rng))
        yield from conversation(setting, rng, (stranger, JO), subject, at, 2)


def _out_of_office(setting: Setting) -> Iterator[Letter]:
    """A person whose program answers for her while she is away (RFC 3834)."""
    rng = Random("out of office")
    at = setting.back_from_holiday(setting.at(140, 10.2), rng)
    asked = write_letter(setting, rng, JO, (MARTHA.contact,), "Contact sheets from the dress rehearsal", at)
    reply = answer(setting, rng, MARTHA, asked, at + timedelta(seconds=4))
    subject = f"Automatic reply: {asked.subject}"
    extra = (("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All"))
    yield asked
    yield replace(reply, subject=subject, return_path="", extra=extra)
    yield answer(setting, rng, MARTHA, asked, at + timedelta(days=5, hours=1))


def invitations(setting: Setting, entries: Iterable[Entry]) -> Iterator[Letter]:
    """What calendar programs mail when somebody invites Jo (RFC 6047)."""
    for entry in entries:
        if entry.organizer and entry.organizer is not JO:
            rng = Random(f"invitation {entry.summary} {entry.created_at}")
            subject = f"Invitation: {entry.summary}"
            letter = write_letter(setting, rng, entry.organizer, (JO.contact,), subject, entry.created_at)
            yield replace(letter, content_type="text/calendar; charset=utf-8; method=REQUEST")
