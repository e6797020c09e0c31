"""The sample life is real files, and the evidence that the demo's brief needs is in them at any hour."""

from __future__ import annotations

import ast
import mailbox
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email import policy
from email.header import decode_header, make_header
from email.headerregistry import BaseHeader
from email.utils import getaddresses, parsedate_to_datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from dateutil.rrule import rrulestr
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from agent import sample
from agent.sample.cast import (
    COMMITTEE,
    EDMUND,
    EDUCATION,
    ELSA,
    HILDE,
    JO,
    KIT,
    LENA,
    NADIA,
    NOOR,
    OSKAR,
    PEOPLE,
    SAMIR,
)
from agent.sample.scenes import LENA_ASKS, OSKAR_ASKS, RARE_TOPIC

OWN = {JO.address, JO.second_address}
MOMENTS = {
    "a Monday morning": ("2026-11-23T07:00", "Europe/Lisbon"),
    "a Saturday evening": ("2026-05-30T19:59", "America/New_York"),
    "a Sunday in the holidays": ("2026-08-09T09:05", "Europe/Berlin"),
    "the leap day": ("2028-02-29T08:00", "Asia/Kolkata"),
    "ten past midnight on New Year's Day": ("2027-01-01T00:10", "Europe/Lisbon"),
    "half past eleven at night": ("2026-12-31T23:30", "Pacific/Chatham"),
    "the night the clock goes forward": ("2027-03-28T00:30", "Europe/Lisbon"),
    "the morning after the clock went back": ("2027-10-31T06:30", "Europe/Lisbon"),
}


@dataclass(frozen=True)
class Mail:
    """A message of the mbox, as the tests ask about it."""

    at: datetime
    sender: str
    to: frozenset[str]
    cc: frozenset[str]
    subject: str
    message_id: str
    thread: str
    automatic: bool
    date_zone_offset: timedelta

    @property
    def between_people(self) -> bool:
        return not self.automatic and (self.sender in OWN or not OWN.isdisjoint(self.to | self.cc))


@dataclass(frozen=True)
class Life:
    now: datetime
    zone: ZoneInfo
    mails: tuple[Mail, ...]
    events: tuple[icalendar.Event, ...]
    config: dict[str, object]

    def with_person(self, address: str) -> list[Mail]:
        """The mail between Jo and one person, oldest first."""
        return [
            mail
            for mail in self.mails
            if mail.between_people
            and (mail.sender == address or (mail.sender in OWN and address in mail.to | mail.cc))
        ]

    def days_ago(self, at: datetime) -> int:
        return (self.now.date() - at.astimezone(self.zone).date()).days


@cache
def life_at(clock: str, zone_name: str) -> Life:
    zone = ZoneInfo(zone_name)
    now = datetime.fromisoformat(clock).replace(tzinfo=zone)
    with TemporaryDirectory() as folder:
        config = sample.write(Path(folder) / "life", now, zone_name)
        box = mailbox.mbox(config.parent / "mail.mbox")
        mails = tuple(mail_of(message) for message in box)
        box.close()
        events = tuple(event for _, event in events_in(config.parent / "calendar"))
        return Life(now, zone, mails, events, tomllib.loads(config.read_text()))


@cache
def addresses(header: str) -> frozenset[str]:
    return frozenset(address for _, address in getaddresses([header]) if address)


def mail_of(message: mailbox.mboxMessage) -> Mail:
    at = parsedate_to_datetime(message["Date"])
    references = (message["References"] or "").split()
    machine = ("List-Id", "Precedence", "Auto-Submitted", "Feedback-ID")
    (sender,) = addresses(message["From"])
    return Mail(
        at.astimezone(UTC),
        sender,
        addresses(message["To"]),
        addresses(message["Cc"] or ""),
        str(make_header(decode_header(message["Subject"]))),
        message["Message-ID"],
        references[0] if references else message["Message-ID"],
        any(message[field] for field in machine) or "method=REQUEST" in message["Content-Type"],
        at.utcoffset() or timedelta(),
    )


def events_in(folder: Path) -> list[tuple[Path, icalendar.Event]]:
    found = []
    for path in sorted(folder.glob("*.ics")):
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        assert calendar.errors == []
        for event in calendar.walk("VEVENT"):
            assert event.errors == []
            found.append((path, event))
    return found


def guests(event: icalendar.Event) -> dict[str, str]:
    """Address -> PARTSTAT of the people besides Jo."""
    named = event.get("ATTENDEE", [])
    attendees = named if isinstance(named, list) else [named]
    return {
        str(each).removeprefix("mailto:"): each.params["PARTSTAT"]
        for each in attendees
        if str(each).removeprefix("mailto:") not in OWN
    }


def named(life: Life, summary: str) -> list[icalendar.Event]:
    return [event for event in life.events if event["SUMMARY"].startswith(summary)]


@pytest.fixture(params=MOMENTS.values(), ids=MOMENTS.keys(), scope="module")
def life(request: pytest.FixtureRequest) -> Life:
    return life_at(*request.param)


@pytest.fixture
def monday(tmp_path: Path) -> Path:
    """The folder of a life that was written on a Monday morning."""
    return sample.write(tmp_path / "life", datetime(2026, 11, 23, 7, tzinfo=ZoneInfo("Europe/Lisbon"))).parent


# ---- the files -------------------------------------------------------------------------------------


def test_the_same_now_gives_the_same_bytes(monday: Path, tmp_path: Path) -> None:
    now = datetime(2026, 11, 23, 7, tzinfo=UTC)  # the same instant, said in another zone
    again = sample.write(tmp_path / "again", now).parent
    for path in monday.rglob("*"):
        if path.is_file() and path.name != "config.toml":
            assert (again / path.relative_to(monday)).read_bytes() == path.read_bytes()
    assert len(list(again.rglob("*"))) == len(list(monday.rglob("*")))


def test_another_now_gives_another_life(monday: Path, tmp_path: Path) -> None:
    later = sample.write(tmp_path / "later", datetime(2026, 11, 24, 7, tzinfo=UTC)).parent
    assert (later / "mail.mbox").read_bytes() != (monday / "mail.mbox").read_bytes()


@cache
def parsed(field: str, value: str) -> BaseHeader:
    """A header field as the standard library's strict parser reads it."""
    return policy.default.header_fetch_parse(field, value)


def test_every_header_is_well_formed(monday: Path) -> None:
    box = mailbox.mbox(monday / "mail.mbox")
    for message in box:
        for field in ("From", "To", "Date", "Subject", "Message-ID"):
            (value,) = message.get_all(field)
            assert not parsed(field, value).defects, (field, value)
        for address in (*parsed("From", message["From"]).addresses, *parsed("To", message["To"]).addresses):
            assert address.domain.endswith(".example")
        for field in ("Return-Path", "Received", "MIME-Version", "Content-Type"):
            assert message[field]
    box.close()


def test_names_beyond_ascii_come_back_whole(monday: Path) -> None:
    raw = (monday / "mail.mbox").read_bytes()
    assert raw.isascii()
    box = mailbox.mbox(monday / "mail.mbox")
    names = {str(make_header(decode_header(message["From"]))) for message in box}
    box.close()
    assert {
        "José Ferrand <jose.ferrand@correo-sur.example>",
        "Zoë Varga-Lind <zoe@vargalind.example>",
    } <= names


def test_the_mailbox_holds_as_many_messages_as_were_written(monday: Path) -> None:
    raw = (monday / "mail.mbox").read_bytes()
    box = mailbox.mbox(monday / "mail.mbox")
    assert len(box) == raw.count(b"\nMIME-Version: 1.0\n")
    assert len({message["Message-ID"] for message in box}) == len(box)
    box.close()


def test_each_file_of_the_vdir_holds_one_event_or_series(monday: Path) -> None:
    uids = Counter(event["UID"] for _, event in events_in(monday / "calendar"))
    assert len(uids) == len(list((monday / "calendar").iterdir()))
    for path, event in events_in(monday / "calendar"):
        assert path.stem == event["UID"]


def test_lines_of_calendar_and_cards_are_folded(monday: Path) -> None:
    for path in (*(monday / "calendar").iterdir(), monday / "contacts.vcf"):
        lines = path.read_bytes().split(b"\r\n")
        assert all(len(line) <= 75 and b"\n" not in line for line in lines)


def test_the_address_book_names_the_people(monday: Path) -> None:
    cards = list(vobject.readComponents((monday / "contacts.vcf").read_text(encoding="utf-8")))
    assert len(cards) == len(PEOPLE) - 1  # the printer's shop is not a person
    (hilde,) = (card for card in cards if card.fn.value == HILDE.name)
    assert [each.value for each in hilde.contents["email"]] == [HILDE.address, HILDE.second_address]
    assert sum("bday" in card.contents for card in cards) == 1


def test_the_configuration_names_files_that_are_there(monday: Path) -> None:
    config = tomllib.loads((monday / "config.toml").read_text(encoding="utf-8"))
    assert set(config["owner"]["addresses"]) == OWN
    assert ZoneInfo(config["owner"]["timezone"]) == ZoneInfo("Europe/Lisbon")
    for section, kind in (("mail", "mbox"), ("calendar", "ics"), ("contacts", "vcard")):
        (table,) = config[section]
        assert table["kind"] == kind
        assert Path(table["path"]).exists()
    assert config["brief"]["deliver"] == "stdout"
    assert Path(config["store"]["path"]).parent == monday


def test_a_quote_in_the_folder_does_not_break_the_configuration(tmp_path: Path) -> None:
    config = sample.write(tmp_path / 'Zoë\'s "demo"', datetime(2026, 11, 23, 7, tzinfo=UTC))
    assert Path(tomllib.loads(config.read_text(encoding="utf-8"))["mail"][0]["path"]).exists()


def test_two_lives_are_never_mixed_in_one_folder(monday: Path) -> None:
    with pytest.raises(FileExistsError):
        sample.write(monday, datetime(2026, 11, 24, 7, tzinfo=UTC))


def test_a_now_without_a_zone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="time zone"):
        sample.write(tmp_path / "life", datetime(2026, 11, 23, 7))  # noqa: DTZ001


def test_the_sample_uses_the_standard_library_and_itself() -> None:
    for path in Path(sample.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert name.startswith("agent.sample") or name.split(".")[0] in sys.stdlib_module_names, (
                    path,
                    name,
                )


# ---- a life that could be true ---------------------------------------------------------------------


def test_it_is_about_two_years_of_mail_and_none_of_it_from_the_future(life: Life) -> None:
    assert 1500 <= len(life.mails) <= 3000
    assert max(mail.at for mail in life.mails) <= life.now
    assert 640 <= life.days_ago(min(mail.at for mail in life.mails)) <= 690
    assert 800 <= sum(mail.sender in OWN for mail in life.mails) <= 1400


def test_nothing_was_answered_before_it_was_written(life: Life) -> None:
    written_at = {mail.message_id: mail.at for mail in life.mails}
    for mail in life.mails:
        assert mail.at >= written_at[mail.thread]


def test_the_owner_sleeps_at_night_and_is_away_in_summer(life: Life) -> None:
    sent = [mail.at.astimezone(life.zone) for mail in life.mails if mail.sender in OWN]
    assert all(7 <= at.hour < 23 for at in sent)
    holidays = named(life, "Holiday")
    assert holidays
    for holiday in holidays:
        first, after = holiday["DTSTART"].dt, holiday["DTEND"].dt
        assert (after - first).days == 14
        assert not any(first <= at.date() < after for at in sent)


def test_weekends_are_quieter(life: Life) -> None:
    weekdays = Counter(mail.at.astimezone(life.zone).weekday() for mail in life.mails if mail.between_people)
    assert (weekdays[5] + weekdays[6]) / 2 < 0.75 * sum(weekdays[day] for day in range(5)) / 5


def test_subjects_belong_to_people_and_are_not_repeated(life: Life) -> None:
    openers = [mail for mail in life.mails if mail.between_people and mail.thread == mail.message_id]
    subjects = Counter(mail.subject for mail in openers)
    assert len(subjects) >= 400
    assert max(subjects.values()) <= 2
    assert all("{" not in subject and subject[0].isupper() for subject in subjects)


def test_a_friend_abroad_writes_by_the_clock_of_his_country(life: Life) -> None:
    offsets = {mail.date_zone_offset for mail in life.mails if mail.sender.startswith("jose.ferrand@")}
    assert offsets == {timedelta(hours=-3)}


def test_robots_lists_and_strangers_are_among_the_mail(life: Life) -> None:
    automatic = Counter(mail.sender for mail in life.mails if mail.automatic)
    assert automatic["notifications@printshare.example"] > 50
    assert automatic["letter@grainletter.example"] > 80
    assert automatic["martha.velt@ropewalk-theatre.example"] == 1  # out of office
    assert sum(mail.subject.startswith(("[film-talk]", "Re: [film-talk]")) for mail in life.mails) > 100


def test_no_event_was_booked_after_now(life: Life) -> None:
    for event in life.events:
        assert event["CREATED"].dt <= life.now
        assert event["DTSTAMP"].dt <= life.now


def test_the_calendar_shows_every_kind_of_entry(life: Life) -> None:
    statuses = {status for event in life.events for status in guests(event).values()}
    assert {"ACCEPTED", "NEEDS-ACTION", "TENTATIVE", "DECLINED"} <= statuses
    assert any(event.get("STATUS") == "CANCELLED" for event in life.events)
    assert any("CONFERENCE" in event for event in life.events)
    assert any(str(event.get("LOCATION", "")).startswith("https://") for event in life.events)
    assert not guests(named(life, "Gym")[0])
    (birthday,) = named(life, "Clara's birthday")
    assert type(birthday["DTSTART"].dt) is date


@pytest.mark.parametrize("zone_name", ["Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "UTC"])
def test_the_time_zone_in_a_file_tells_the_same_time_as_the_zone(tmp_path: Path, zone_name: str) -> None:
    zone = ZoneInfo(zone_name)
    now = datetime(2026, 11, 23, 7, tzinfo=zone)
    folder = sample.write(tmp_path / "life", now, zone_name).parent / "calendar"
    calendars = (icalendar.Calendar.from_ical(path.read_bytes()) for path in folder.iterdir())
    written = next(found.to_tz(lookup_tzid=False) for each in calendars for found in each.walk("VTIMEZONE"))
    for days in range(-360, 660):
        noon = now.replace(hour=12, tzinfo=None) - timedelta(days=days)
        assert noon.replace(tzinfo=written).utcoffset() == noon.replace(tzinfo=zone).utcoffset(), noon


# ---- what the morning needs ------------------------------------------------------------------------


def test_a_friend_asked_something_and_waits(life: Life) -> None:
    asked = life.with_person(LENA.address)[-1]
    assert (asked.sender, asked.to, asked.cc) == (LENA.address, {JO.address}, frozenset())
    assert asked.subject == LENA_ASKS
    assert asked.subject.endswith("?")
    assert 3 <= life.days_ago(asked.at) <= 5
    assert asked.at.astimezone(life.zone).weekday() < 5


def test_the_owner_usually_answers_that_friend_within_a_day(life: Life) -> None:
    mails = life.with_person(LENA.address)
    waits = [
        answer.at - asked.at
        for asked, answer in pairwise(mails)
        if asked.sender == LENA.address and answer.sender in OWN and answer.thread == asked.thread
    ]
    assert len(waits) >= 20
    assert median(waits) < timedelta(days=1)


def test_only_the_two_told_questions_of_the_last_weeks_are_open(life: Life) -> None:
    last_of = {mail.thread: mail for mail in life.mails if mail.between_people}  # in time order
    known = {address for person in PEOPLE for address in (person.address, person.second_address)}
    open_now = {
        mail.subject for mail in last_of.values() if mail.sender in known and life.days_ago(mail.at) <= 30
    }
    assert open_now == {LENA_ASKS, OSKAR_ASKS}
    (weaker,) = (mail for mail in life.mails if mail.subject == OSKAR_ASKS)
    assert weaker.sender == OSKAR.address
    assert weaker.cc == {JO.address}
    assert len(life.with_person(OSKAR.address)) < len(life.with_person(LENA.address)) / 2


def test_a_coffee_of_yesterday_has_not_been_thanked_for(life: Life) -> None:
    (coffee,) = named(life, "Coffee with Nadia: ")
    starts_at, ends_at = coffee["DTSTART"].dt, coffee["DTEND"].dt
    assert life.days_ago(starts_at) == 1
    assert ends_at < life.now
    assert guests(coffee) == {NADIA.address: "ACCEPTED"}
    assert "RRULE" not in coffee
    assert coffee["LOCATION"]
    mails = life.with_person(NADIA.address)
    assert len(mails) > 40
    assert mails[-1].sender in OWN
    assert mails[-1].at < starts_at


def test_no_other_small_meeting_of_the_last_days_waits_for_thanks(life: Life) -> None:
    lately = [
        event
        for event in life.events
        if isinstance(event["DTSTART"].dt, datetime)
        and "RRULE" not in event
        and guests(event)
        and 0 <= life.days_ago(event["DTSTART"].dt) <= 7
    ]
    assert {event["SUMMARY"] for event in lately} == {
        "Coffee with Nadia: the book dummy",
        "Coffee with Samir",
    }


def test_a_mentor_wrote_steadily_for_a_year_and_has_been_silent_since(life: Life) -> None:
    mails = life.with_person(EDMUND.address)
    days = sorted({mail.at.astimezone(life.zone).date() for mail in mails if mail.thread == mail.message_id})
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    assert 9 <= median(gaps) <= 12
    assert max(gaps) <= 31  # the rhythm of ten days, and a holiday of Jo's between
    assert (days[-1] - days[0]).days > 365
    assert 80 <= life.days_ago(mails[-1].at) <= 100
    assert mails[-1].sender in OWN
    assert not mails[-1].subject.endswith("?")


def test_the_mentor_was_met_but_no_meeting_is_planned(life: Life) -> None:
    met = [life.days_ago(event["DTSTART"].dt) for event in life.events if EDMUND.address in guests(event)]
    assert len(met) >= 4
    assert min(met) >= 100


def test_everybody_else_who_is_close_was_in_touch_lately(life: Life) -> None:
    """Within 1.7 usual gaps of that person: nobody but the mentor may seem to have gone quiet."""
    for person in set(PEOPLE) - {EDMUND}:
        last = life.with_person(person.address)[-1]
        assert life.days_ago(last.at) <= 1.7 * person.gap_days, person.name


def test_there_is_a_coffee_today_with_somebody_known(life: Life) -> None:
    (coffee,) = (
        event for event in named(life, "Coffee with Samir") if life.days_ago(event["DTSTART"].dt) == 0
    )
    starts_at = coffee["DTSTART"].dt.astimezone(life.zone)
    assert starts_at.hour >= 8
    assert starts_at.minute in (0, 30)
    assert guests(coffee) == {SAMIR.address: "ACCEPTED"}
    assert coffee["LOCATION"]
    if life.now.hour < 20:
        assert starts_at >= life.now + timedelta(hours=2)
    if 8 <= life.now.hour < 20:
        assert starts_at <= life.now + timedelta(hours=4)
    assert life.with_person(SAMIR.address)[-1].sender in OWN


# ---- what the inference needs ----------------------------------------------------------------------


def instances(event: icalendar.Event, zone: ZoneInfo, until: datetime) -> list[datetime]:
    start = event["DTSTART"].dt.replace(tzinfo=None)
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)
    return [at.replace(tzinfo=zone) for at in rule.between(start, until.replace(tzinfo=None), inc=True)]


def test_the_committee_meets_monthly_with_one_meeting_dropped_and_one_moved(life: Life) -> None:
    series, moved = named(life, "Harbour Street committee")
    days = instances(series, life.zone, life.now + timedelta(days=40))
    assert series["EXDATE"].dts[0].dt in days
    assert moved["RECURRENCE-ID"].dt in days
    assert moved["DTSTART"].dt != moved["RECURRENCE-ID"].dt
    assert set(guests(series)) == {person.address for person in COMMITTEE.members}
    assert all(abs(life.days_ago(at)) > 2 for at in days)
    assert any(at > life.now for at in days)


def test_the_education_committee_met_since_last_year_and_has_ended(life: Life) -> None:
    (series,) = named(life, "Education committee")
    days = instances(series, life.zone, life.now + timedelta(days=400))
    assert len(days) == 13
    assert days[0].year < life.now.year
    assert 20 <= life.days_ago(days[-1]) <= 28
    assert {person.address for person in EDUCATION.members} < set(guests(series))


def test_a_newcomer_was_introduced_and_became_a_tie(life: Life) -> None:
    first = life.with_person(KIT.address)[0]
    (introduction,) = (mail for mail in life.mails if mail.message_id == first.thread)
    assert introduction.sender == "rosa@kettering.example"
    assert introduction.to == {KIT.address, JO.address}
    assert len(life.with_person(KIT.address)) >= 20


def test_two_people_share_a_rare_topic_and_never_met(life: Life) -> None:
    def threads_about(word: str) -> Counter[str]:
        """How many threads each person wrote in whose subject has the word."""
        hits = {(mail.sender, mail.thread) for mail in life.mails if word in mail.subject.lower()}
        return Counter(sender for sender, _ in hits if sender not in OWN)

    for word in RARE_TOPIC:
        by_person = threads_about(word)
        assert set(by_person) == {NOOR.address, ELSA.address}
        assert min(by_person.values()) >= 2
    both = {NOOR.address, ELSA.address}
    assert not any(both <= {mail.sender, *mail.to, *mail.cc} for mail in life.mails)
    assert not any(both <= set(guests(event)) for event in life.events)


@settings(max_examples=8, deadline=None, phases=[Phase.generate])  # to shrink would write hundreds of lives
@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2032, 12, 31)),  # noqa: DTZ001 - a wall clock
    st.sampled_from(
        ["Europe/Lisbon", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"]
    ),
)
def test_whatever_the_hour_the_morning_has_its_evidence(clock: datetime, zone_name: str) -> None:
    life = life_at(clock.isoformat(), zone_name)
    test_it_is_about_two_years_of_mail_and_none_of_it_from_the_future(life)
    test_nothing_was_answered_before_it_was_written(life)
    test_no_event_was_booked_after_now(life)
    test_a_friend_asked_something_and_waits(life)
    test_only_the_two_told_questions_of_the_last_weeks_are_open(life)
    test_a_coffee_of_yesterday_has_not_been_thanked_for(life)
    test_no_other_small_meeting_of_the_last_days_waits_for_thanks(life)
    test_a_mentor_wrote_steadily_for_a_year_and_has_been_silent_since(life)
    test_everybody_else_who_is_close_was_in_touch_lately(life)
    test_there_is_a_coffee_today_with_somebody_known(life)
    test_the_committee_meets_monthly_with_one_meeting_dropped_and_one_moved(life)
    test_the_education_committee_met_since_last_year_and_has_ended(life)
