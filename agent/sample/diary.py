"""The calendar of the sample life: committees, coffees, calls, and what is nobody's business but Jo's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from random import Random

from agent.sample.cast import (
    BEATRIZ,
    CLARA,
    COMMITTEE,
    EDUCATION,
    EXHIBITION,
    JO,
    JOSE,
    KIT,
    MEMBERS,
    NADIA,
    PEOPLE,
    PRIYA,
    RAFE,
    ROSA,
    SAMIR,
    Person,
)
from agent.sample.setting import SATURDAY, SPAN_DAYS, Setting, half_hour_after, moment, steadily

CAFES = (
    "Blue Lantern Cafe, 4 Quay Lane", "The Tide Table, Harbour Street 18", "Cafe Mistral, Market Square",
    "Ropewalk Tea Rooms, 2 Ropewalk",
)  # fmt: skip
MEET = "https://meet.harbourstreet.example/"
REPLIES = ("ACCEPTED", "ACCEPTED", "NEEDS-ACTION", "ACCEPTED", "TENTATIVE", "DECLINED")
LAST_COFFEE_HOUR = 20  # from then on, today's coffee was in the morning


@dataclass(frozen=True, slots=True)
class Guest:
    person: Person
    status: str = "ACCEPTED"


@dataclass(frozen=True, slots=True)
class Entry:
    """One calendar file. An all-day entry starts on a date, any other at an instant."""

    starts: datetime | date
    lasts: timedelta
    summary: str
    created_at: datetime
    guests: tuple[Guest, ...] = ()  # besides Jo; with guests and no organizer it is Jo's invitation
    organizer: Person | None = None
    location: str = ""
    conference: str = ""
    room: str = ""  # a room that was booked with it
    rule: str = ""
    without: tuple[datetime, ...] = ()  # instances that were dropped
    moved: tuple[tuple[datetime, timedelta], ...] = ()  # instances that took place so much later
    status: str = "CONFIRMED"


def diary(setting: Setting) -> Iterator[Entry]:
    """Everything in the calendar; `created_at` is never after `now`."""
    yield from _today_and_yesterday(setting)
    yield from _committees(setting)
    yield from _coffees(setting)
    yield from _calls(setting)
    yield from _club_and_work(setting)
    yield from _for_herself(setting)


def _timed(setting: Setting, starts_at: datetime, hours: float, summary: str, booked_days: float,
           *people: Person, location: str = "", conference: str = "", organizer: Person | None = None,
           status: str = "CONFIRMED") -> Entry:  # fmt: skip
    created_at = min(starts_at, setting.now) - timedelta(days=booked_days, hours=2, minutes=13)
    guests = tuple(map(Guest, people))
    lasts = timedelta(hours=hours)
    return Entry(
        starts_at, lasts, summary, created_at, guests, organizer, location, conference, status=status
    )


def _today_and_yesterday(setting: Setting) -> Iterator[Entry]:
    yield _timed(setting, setting.at(1, 16), 1, "Coffee with Nadia: the book dummy", 4, NADIA,
                 location=CAFES[1], organizer=NADIA)  # fmt: skip
    starts_at = coffee_today(setting)
    yield _timed(setting, starts_at, 1, "Coffee with Samir", 8, SAMIR, location=CAFES[0])


def coffee_today(setting: Setting) -> datetime:
    """Two hours and a little from now, not before ten; late in the evening it was at half past ten."""
    if setting.now.hour >= LAST_COFFEE_HOUR:
        return setting.at(0, 10.5)
    return max(half_hour_after(setting.now + timedelta(hours=2)).astimezone(UTC), setting.at(0, 10))


def _committees(setting: Setting) -> Iterator[Entry]:
    """Both meet once a month, on the same weekday of its week; one of them has ended."""
    next_on = _monthly_day(setting.now.date() + timedelta(days=9))
    days = [_months_before(next_on, back) for back in range(19, -1, -1)]
    starts = [moment(on, 19, setting.zone) for on in days]
    yield Entry(
        starts[0], timedelta(hours=1.5), "Harbour Street committee", starts[0] - timedelta(days=20),
        tuple(map(Guest, COMMITTEE.members)), conference=MEET + "committee",
        rule=f"FREQ=MONTHLY;BYDAY={_nth(next_on)}", without=(starts[-6],),
        moved=((starts[-4], timedelta(days=1)),),
    )  # fmt: skip
    last_on = _monthly_day(setting.now.date() - timedelta(days=27))
    first_at = moment(_months_before(last_on, 12), 17.5, setting.zone)
    yield Entry(
        first_at, timedelta(hours=1.5), "Education committee", first_at - timedelta(days=11),
        tuple(map(Guest, EDUCATION.members)), location="Quay Library, Room 2", room="Room 2",
        rule=f"FREQ=MONTHLY;COUNT=13;BYDAY={_nth(last_on)}",
    )  # fmt: skip


def _coffees(setting: Setting) -> Iterator[Entry]:
    """In person, two people, at a cafe; whoever proposed it invited the other."""
    for person in PEOPLE:
        if not person.coffee_days:
            continue
        rng = Random(f"coffee {person.address}")
        for days_ago in steadily(rng, person.coffee_last_days, person.coffee_days, person.since_days):
            hour = rng.choice((10, 10.5, 13, 16))
            starts_at = setting.about(days_ago, hour, rng)
            if setting.holiday_at(starts_at):
                continue
            meal = "Lunch" if hour == 13 else "Coffee"
            organizer = rng.choice((JO, person))
            with_whom = f" with {person.first_name}" if organizer is JO else f": {person.first_name} and Jo"
            yield _timed(setting, starts_at, 1, meal + with_whom, rng.randint(2, 9), person,
                         location=rng.choice(CAFES), organizer=organizer)  # fmt: skip


def _calls(setting: Setting) -> Iterator[Entry]:
    rng = Random("calls")
    for days_ago in steadily(rng, 26, 58, SPAN_DAYS):
        yield _timed(setting, setting.about(days_ago, 18, rng), 1, "José and Jo", 6, JOSE,
                     conference=MEET + "jose-jo", organizer=JOSE)  # fmt: skip
    for days_ago in steadily(rng, 31, 64, PRIYA.since_days):
        yield _timed(setting, setting.about(days_ago, 11, rng), 0.5, "Boathouse pictures", 3, PRIYA,
                     location=MEET + "boathouse", organizer=PRIYA)  # fmt: skip
    yield _timed(setting, setting.at(19, 9.5), 0.5, "Phone: Beatriz, price list", 2, BEATRIZ,
                 location="+1 555 0142")  # fmt: skip


def _club_and_work(setting: Setting) -> Iterator[Entry]:
    outing = _timed(setting, setting.at(150, 9), 6, "Club outing to the island", 30, location="Ferry pier")
    yield replace(outing, guests=tuple(map(Guest, (*COMMITTEE.members, *MEMBERS), cycle(REPLIES))))
    lunch = _timed(setting, setting.at(72, 13), 1, "Lunch with Rafe", 6, location=CAFES[1])
    yield replace(lunch, guests=(Guest(RAFE, "DECLINED"),))
    for days_ago in (96, 61, 26):
        starts_at = setting.about(days_ago, 14, Random(f"rooms {days_ago}"))
        yield _timed(setting, starts_at, 2, "Between Tides: walking the rooms", 6, *EXHIBITION.members,
                     location="Old Customs House, 1 Pier Road")  # fmt: skip
    yield _timed(setting, setting.at(-12, 10), 6, "Between Tides: hanging day", 25, *EXHIBITION.members,
                 location="Old Customs House, 1 Pier Road")  # fmt: skip
    yield _timed(setting, setting.at(-6, 13), 1, "Lunch with Beatriz", 5, BEATRIZ, location=CAFES[2])
    yield _timed(setting, setting.at(58, 15), 1, "Tea with Rosa and Kit", 3, ROSA, KIT, location=CAFES[3],
                 status="CANCELLED")  # fmt: skip


def _for_herself(setting: Setting) -> Iterator[Entry]:
    """Without anybody else: nothing here is a meeting."""
    first_at = moment(setting.day(400) - timedelta(days=setting.day(400).weekday()), 7, setting.zone)
    yield Entry(first_at, timedelta(hours=1), "Gym", first_at - timedelta(days=3), rule="FREQ=WEEKLY")
    yield _timed(setting, setting.at(44, 8.2), 3, "Train to the coast, coach 4", 12)
    yield _timed(setting, setting.at(-8, 9), 1, "Dentist", 40, location="Mill Street 9")
    for first, last in setting.holidays:
        created_at = moment(first - timedelta(days=90), 20, setting.zone)
        yield Entry(first, last - first + timedelta(days=1), "Holiday", created_at)
    yield Entry(setting.day(-20), timedelta(days=1), "Deadline: autumn prize", setting.at(15, 12))
    born = birthday(setting).replace(year=setting.now.year - 1)
    yield Entry(born, timedelta(days=1), f"{CLARA.first_name}'s birthday", setting.at(SPAN_DAYS, 12),
                rule="FREQ=YEARLY")  # fmt: skip


def birthday(setting: Setting) -> date:
    """Of Jo's sister: two months ahead, and never on 29 February."""
    on = setting.day(-60)
    return on + timedelta(days=1) if (on.month, on.day) == (2, 29) else on


def _monthly_day(on: date) -> date:
    """That day or the next one that is from Monday to Thursday in one of a month's first four weeks."""
    while on.weekday() >= SATURDAY - 1 or on.day > 28:
        on += timedelta(days=1)
    return on


def _nth(on: date) -> str:
    """A BYDAY of a monthly rule (RFC 5545, 3.3.10), such as 2WE."""
    return f"{(on.day - 1) // 7 + 1}{('MO', 'TU', 'WE', 'TH')[on.weekday()]}"


def _months_before(on: date, months: int) -> date:
    """The same weekday of the same week, so many months before."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    first = date(year, month + 1, 1)
    into_week = (on.weekday() - first.weekday()) % 7
    return first + timedelta(days=into_week + 7 * ((on.day - 1) // 7))
