"""VEVENT -> Event: what calendars really write, and what nobody should."""

from datetime import UTC, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core.records import Attendee, Event
from connectors.events import parse_calendar

BERLIN = ZoneInfo("Europe/Berlin")
UNTIL = datetime(2028, 1, 1, tzinfo=UTC)


def vevent(*lines: str, uid: str = "1@club.example", start: str = "DTSTART:20260310T090000Z") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", *([start] if start else []), *lines, "END:VEVENT"])


def vcalendar(*blocks: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *blocks, "END:VCALENDAR", ""]).encode()


def events_of(*blocks: str) -> tuple[Event, ...]:
    events, skipped = parse_calendar(vcalendar(*blocks), zone=BERLIN, until=UNTIL)
    assert skipped == ()
    return events


def event_of(*lines: str, start: str = "DTSTART:20260310T090000Z") -> Event:
    (event,) = events_of(vevent(*lines, start=start))
    return event


def reasons_of(raw: bytes) -> list[str]:
    return [one.reason for one in parse_calendar(raw, zone=BERLIN, until=UNTIL)[1]]


def hours_of(event: Event) -> list[str]:
    return [one.starts_at.astimezone(BERLIN).strftime("%m-%d %H:%M") for one in event.occurrences]


def test_an_invitation_becomes_an_event() -> None:
    event = event_of(
        "DTEND:20260310T100000Z",
        "SUMMARY:Mural\\, first\\nsketches",
        "LOCATION:Blue Door Cafe",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "SEQUENCE:3",
        "CREATED:20260301T080000Z",
        "DTSTAMP:20260302T080000Z",
        'ORGANIZER;CN="Cole, Dana":MAILTO:Dana@Club.Example',
        "ATTENDEE;CN=Luis Ortega;PARTSTAT=ACCEPTED;CUTYPE=INDIVIDUAL:mailto:luis@club.exa",
        " mple",
        "DESCRIPTION:secret words",
    )
    assert event.summary == "Mural, first sketches"
    assert (event.starts_at, event.ends_at) == (
        datetime(2026, 3, 10, 9, tzinfo=UTC),
        datetime(2026, 3, 10, 10, tzinfo=UTC),
    )
    assert event.occurrences == ((event.starts_at, event.ends_at),)
    assert event.organizer == Attendee("dana@club.example", "Cole, Dana")
    assert event.attendees == (Attendee("luis@club.example", "Luis Ortega", "accepted", "individual"),)
    assert (event.location, event.status, event.transparent, event.sequence) == ("Blue Door Cafe", "confirmed", True, 3)
    assert event.created_at == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert event.stamped_at == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert "secret" not in repr(event)


def test_an_alarm_inside_does_not_overwrite_the_event() -> None:
    event = event_of("BEGIN:VALARM", "SUMMARY:ring", "DURATION:PT5M", "END:VALARM", "SUMMARY:Choir")
    assert (event.summary, event.ends_at) == ("Choir", event.starts_at)


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",), "tentative"),
        (("STATUS:CONFIRMED", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"), "tentative"),
        (("STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"), "cancelled"),
        (("STATUS:CONFIRMED", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY"), "confirmed"),
    ],
)
def test_outlook_says_in_words_of_its_own_that_a_time_is_only_held(lines: tuple[str, ...], status: str) -> None:
    assert event_of(*lines).status == status


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("DTSTART:20260310T090000", "2026-03-10T08:00"),  # floating: the owner's clock
        ("DTSTART;TZID=America/New_York:20260310T090000", "2026-03-10T13:00"),
        ("DTSTART;TZID=W. Europe Standard Time:20260710T090000", "2026-07-10T07:00"),
        ('DTSTART;TZID="Eastern Standard Time":20260310T090000', "2026-03-10T13:00"),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Tokyo:20260310T090000", "2026-03-10T00:00"),
        ("DTSTART;TZID=Nowhere/At_All:20260310T090000", "2026-03-10T08:00"),
        ("DTSTART;TZID=../../etc/passwd:20260310T090000", "2026-03-10T08:00"),
        ("DTSTART;VALUE=DATE:20260310", "2026-03-09T23:00"),
        ("DTSTART:20260310", "2026-03-09T23:00"),
    ],
)
def test_times_are_read_in_their_zone(start: str, expected: str) -> None:
    assert event_of(start=start).starts_at.isoformat() == f"{expected}:00+00:00"


def test_a_zone_that_only_this_calendar_knows_is_taken_from_its_definition() -> None:
    definition = "\r\n".join(
        [
            "BEGIN:VTIMEZONE", "TZID:Club time", "BEGIN:STANDARD", "DTSTART:16010101T000000",
            "TZOFFSETFROM:+0530", "TZOFFSETTO:+0530", "END:STANDARD", "END:VTIMEZONE",
        ]
    )  # fmt: skip
    start = "DTSTART;TZID=Club time:20260310T090000"
    (event,) = events_of(vevent(start=start), definition)
    assert event.starts_at == datetime(2026, 3, 10, 3, 30, tzinfo=UTC)
    other = definition.replace("+0530", "+0300")
    first, second = parse_calendar(
        vcalendar(definition, vevent(start=start)) + vcalendar(other, vevent(start=start, uid="2")),
        zone=BERLIN, until=UNTIL,
    )[0]  # fmt: skip
    assert second.starts_at - first.starts_at == timedelta(hours=2, minutes=30)


def test_a_zone_whose_rules_would_take_for_ever_is_not_used() -> None:
    began = process_time()
    definition = "\r\n".join(
        [
            "BEGIN:VTIMEZONE", "TZID:Trap", "BEGIN:STANDARD", "DTSTART:16010101T000000",
            "RRULE:FREQ=SECONDLY", "TZOFFSETFROM:+0530", "TZOFFSETTO:+0530", "END:STANDARD", "END:VTIMEZONE",
        ]
    )  # fmt: skip
    (event,) = events_of(definition, vevent(start="DTSTART;TZID=Trap:20260310T090000"))
    assert event.starts_at == datetime(2026, 3, 10, 8, tzinfo=UTC)
    assert process_time() - began < 2


@pytest.mark.parametrize(
    ("lines", "start", "hours"),
    [
        (["DURATION:PT90M"], "DTSTART:20260310T090000Z", 1.5),
        ([], "DTSTART:20260310T090000Z", 0),
        (["DTEND:20260310T080000Z"], "DTSTART:20260310T090000Z", 0),
        (["DURATION:P999999999D"], "DTSTART:20260310T090000Z", 0),
        (["DTEND:nonsense"], "DTSTART:20260310T090000Z", 0),
        ([], "DTSTART;VALUE=DATE:20260310", 24),
        (["DTEND;VALUE=DATE:20260310"], "DTSTART;VALUE=DATE:20260310", 24),
        (["DTEND;VALUE=DATE:20260313"], "DTSTART;VALUE=DATE:20260310", 72),
    ],
)
def test_every_event_has_an_end(lines: list[str], start: str, hours: float) -> None:
    event = event_of(*lines, start=start)
    assert (event.ends_at - event.starts_at) / timedelta(hours=1) == hours
    assert event.all_day is ("VALUE=DATE" in start)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ATTENDEE;EMAIL=anna@club.example:mailto:2_relay@relay.example", "anna@club.example"),
        ("ATTENDEE;EMAIL=anna@club.example:urn:uuid:1234", "anna@club.example"),
        ("ATTENDEE:mailto:anna%40club.example?subject=x", "anna@club.example"),
        ("ATTENDEE:anna@club.example", "anna@club.example"),
        ("ATTENDEE;CN=Anna:invalid:nomail", ""),
        ('ATTENDEE;CN=An"na:mailto:anna@club.example', "anna@club.example"),
        ("ATTENDEE;CN=An^'na^':mailto:anna@club.example", "anna@club.example"),
    ],
)
def test_addresses_are_found_wherever_calendars_put_them(line: str, expected: str) -> None:
    assert [one.address for one in event_of(line).attendees] == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://talk.club.example/abc", "https://talk.club.example/abc"),
        ("CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+15551234", "tel:+15551234"),
        ("LOCATION:https://cloud.club.example/call/x7k2m9qp", "https://cloud.club.example/call/x7k2m9qp"),
        ("LOCATION:https://cloud.club.example/apps/files", ""),
        (
            "LOCATION:https://eur01.safelinks.example/?url=https%3A%2F%2Fus02web.zoom.us%2Fj%2F1",
            "https://us02web.zoom.us/j/1",
        ),
        ("X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg", "https://meet.google.com/abc-defg"),
        ("X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/1", "https://teams.microsoft.com/l/1"),
        ("LOCATION:Zoom: https://us02web.zoom.us/j/123?pwd=x (or by phone)", "https://us02web.zoom.us/j/123?pwd=x"),
        ("LOCATION:meet.jit.si/ClubEvening", "meet.jit.si/ClubEvening"),
        ("URL:https://bbb.university.example/b/1", "https://bbb.university.example/b/1"),
        ("LOCATION:https://notzoom.us.example/j/1", ""),
        ("URL:https://club.example/agenda", ""),
        ("LOCATION:Blue Door Cafe", ""),
    ],
)
def test_where_it_can_be_joined_is_found(line: str, expected: str) -> None:
    assert event_of(line).conference == expected


def test_a_video_conference_comes_before_its_dial_in() -> None:
    event = event_of(
        "CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+15551234",
        "CONFERENCE;VALUE=URI;FEATURE=CHAT:https://chat.example/1",
        "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:https://video.example/1",
    )
    assert event.conference == "https://video.example/1"


def test_texts_lose_what_nobody_can_see_and_what_is_too_long() -> None:
    event = event_of("SUMMARY:pay\u202etxt\u200b \x07now" + "x" * 1000)
    assert event.summary.startswith("paytxt nowx")
    assert len(event.summary) == 500


def test_a_changed_instance_stands_alone_and_its_series_leaves_it_out() -> None:
    series, moved = events_of(
        vevent("RRULE:FREQ=WEEKLY;COUNT=3", "SUMMARY:Choir", start="DTSTART;TZID=Europe/Berlin:20260303T090000"),
        vevent(
            "RECURRENCE-ID;TZID=Europe/Berlin:20260310T090000", "SUMMARY:Choir, moved",
            start="DTSTART;TZID=Europe/Berlin:20260311T190000",
        ),
    )  # fmt: skip
    assert (hours_of(series), series.rule) == (["03-03 09:00", "03-17 09:00"], "FREQ=WEEKLY;COUNT=3")
    assert (hours_of(moved), moved.recurrence_id) == (["03-11 19:00"], datetime(2026, 3, 10, 8, tzinfo=UTC))


@pytest.mark.parametrize("how", ["STATUS:CANCELLED", "METHOD"])
def test_what_was_called_off_takes_place_at_no_time(how: str) -> None:
    lines = [how] if how != "METHOD" else []
    master = vevent("RRULE:FREQ=WEEKLY;COUNT=3", start="DTSTART:20260303T090000Z")
    called_off = vevent("RECURRENCE-ID:20260310T090000Z", *lines)
    raw = vcalendar(master, called_off) if lines else vcalendar(master) + vcalendar("METHOD:CANCEL", called_off)
    series, instance = parse_calendar(raw, zone=BERLIN, until=UNTIL)[0]
    assert hours_of(series) == ["03-03 10:00", "03-17 10:00"]
    assert (instance.status, instance.occurrences) == ("cancelled", ())


def test_a_change_to_this_and_all_later_instances_moves_them() -> None:
    series, changed = events_of(
        vevent("RRULE:FREQ=WEEKLY;COUNT=4", "DURATION:PT1H", start="DTSTART:20260203T090000Z"),
        vevent("RECURRENCE-ID;RANGE=THISANDFUTURE:20260210T090000Z", "DURATION:PT2H", start="DTSTART:20260210T150000Z"),
    )
    assert hours_of(series) == ["02-03 10:00", "02-17 16:00", "02-24 16:00"]
    assert hours_of(changed) == ["02-10 16:00"]
    assert series.occurrences[1].ends_at - series.occurrences[1].starts_at == timedelta(hours=2)


@pytest.mark.parametrize(
    "line",
    [
        "EXDATE:20260310T090000Z",
        "EXDATE;TZID=Europe/Berlin:20260310T100000",
        "EXDATE;VALUE=DATE:20260310",
        "EXDATE:20250101T090000Z,nonsense,20260310T090000Z",
    ],
)
def test_days_that_were_struck_out_are_left_out(line: str) -> None:
    event = event_of("RRULE:FREQ=WEEKLY;COUNT=3", line, start="DTSTART:20260303T090000Z")
    assert hours_of(event) == ["03-03 10:00", "03-17 10:00"]


def test_days_of_an_all_day_series_may_be_struck_out_as_times() -> None:
    for line in ("EXDATE:20260310T000000Z", "EXDATE:20260309T230000Z", "EXDATE;VALUE=DATE:20260310"):
        event = event_of("RRULE:FREQ=WEEKLY;COUNT=3", line, start="DTSTART;VALUE=DATE:20260303")
        assert hours_of(event) == ["03-03 00:00", "03-17 00:00"], line


def test_days_may_be_added_as_times_days_or_periods() -> None:
    event = event_of(
        "DURATION:PT1H",
        "RDATE:20260311T090000Z",
        "RDATE;VALUE=DATE:20260312",
        "RDATE;VALUE=PERIOD:20260313T090000Z/PT3H,20260314T090000Z/20260314T093000Z",
    )
    assert hours_of(event) == ["03-10 10:00", "03-11 10:00", "03-12 10:00", "03-13 10:00", "03-14 10:00"]
    assert [(one.ends_at - one.starts_at) / timedelta(hours=1) for one in event.occurrences] == [1, 1, 1, 3, 0.5]


def test_a_rule_that_is_refused_stays_as_text_and_leaves_the_first_time() -> None:
    event = event_of("RRULE:FREQ=SECONDLY")
    assert (event.rule, hours_of(event)) == ("FREQ=SECONDLY", ["03-10 10:00"])


def test_of_two_versions_of_an_event_the_newer_counts() -> None:
    (event,) = events_of(vevent("SEQUENCE:2", "SUMMARY:new"), vevent("SEQUENCE:1", "SUMMARY:old"))
    assert event.summary == "new"


def test_events_without_an_id_get_one_that_stays() -> None:
    bare = "BEGIN:VEVENT\r\nDTSTART:20260310T090000Z\r\nSUMMARY:{}\r\nEND:VEVENT"
    first, second = events_of(bare.format("a"), bare.format("b"))
    assert first.uid != second.uid
    assert events_of(bare.format("a"))[0].uid == first.uid


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (vevent(start=""), "event without a start"),
        (vevent(start="DTSTART:soon"), "event with an unreadable start"),
        (vevent("DTEND:99991231T235959Z"), None),
        (vevent(start="DTSTART:99991231T235959Z"), "event outside of the calendar's range"),
        (vevent(start="DTSTART:00010101T000000"), "event outside of the calendar's range"),
        (vevent("RECURRENCE-ID:whenever"), "changed instance of an unreadable time"),
        (vevent().removesuffix("END:VEVENT").rstrip(), "event without an end"),
        (vevent(*["EXDATE:" + "x" * 200] * 1900), "event too large"),
    ],
)
def test_one_bad_event_never_hides_the_others(bad: str, reason: str | None) -> None:
    raw = vcalendar(vevent("SUMMARY:before", uid="b"), bad, vevent("SUMMARY:after", uid="a"))
    events, skipped = parse_calendar(raw, zone=BERLIN, until=UNTIL)
    assert {"before", "after"} <= {event.summary for event in events}
    assert [one.reason for one in skipped] == ([reason] if reason else [])


def test_tasks_and_journals_are_neither_events_nor_skipped() -> None:
    task = "BEGIN:VTODO\r\nUID:t\r\nSUMMARY:buy paint\r\nEND:VTODO"
    assert events_of(task, task.replace("TODO", "JOURNAL")) == ()


@pytest.mark.parametrize("raw", [b"", b"<html>please log in</html>", b"\x00\xff" * 100, b"BEGIN:VCARD\r\nEND:VCARD"])
def test_what_is_no_calendar_is_said_to_be_none(raw: bytes) -> None:
    assert reasons_of(raw) == ["not a calendar"]


def test_a_calendar_may_come_with_a_mark_with_bare_line_ends_or_in_latin_1() -> None:
    raw = vcalendar(vevent("SUMMARY:Fête"))
    for form in (b"\xef\xbb\xbf" + raw, raw.replace(b"\r\n", b"\n"), raw.replace(b"\r\n", b"\r"),
                 raw.decode().encode("latin-1")):  # fmt: skip
        assert [one.summary for one in parse_calendar(form, zone=BERLIN, until=UNTIL)[0]] == ["Fête"]


def test_bombs_cost_no_time() -> None:
    began = process_time()
    people = event_of(*(f"ATTENDEE:mailto:{n}@club.example" for n in range(100_000)))
    assert len(people.attendees) == 200
    assert len(event_of(*(f"RDATE:2026{n % 12 + 1:02}01T09{n % 60:02}00Z" for n in range(200_000))).occurrences) <= 2001
    instants = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n) for n in range(20_000)]
    changes = [vevent(f"RECURRENCE-ID:{at:%Y%m%dT%H%M%SZ}") for at in instants]
    events, skipped = parse_calendar(vcalendar(*changes), zone=BERLIN, until=UNTIL)
    assert (len(events), len(skipped)) == (2_000, 18_000)
    nested = vevent(*["BEGIN:VALARM"] * 100_000)
    assert len(events_of(nested)) == 1
    assert len(event_of("DESCRIPTION:" + "x" * 10_000_000).summary) == 0
    assert process_time() - began < 20


def test_many_endless_series_stay_within_memory() -> None:
    raw = vcalendar(*(vevent("RRULE:FREQ=DAILY", uid=str(n), start="DTSTART:19900101T090000Z") for n in range(40)))
    events, _ = parse_calendar(raw, zone=BERLIN, until=UNTIL)
    assert len(events) == 40
    assert sum(len(event.occurrences) for event in events) <= 200_040
    assert all(event.occurrences for event in events)


pieces = st.sampled_from(
    [
        "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE",
        "TZID:X", "DTSTART;TZID=X:20260310T090000", "DTSTART:20260310", "DTEND:99991231T235959Z", "UID:1",
        "DTSTART:00010101T000000", "DURATION:-P1D", "RRULE:FREQ=DAILY;UNTIL=2026", "RRULE:FREQ=YEARLY;COUNT=3",
        "RDATE:00010101,99991231T235959Z", "EXDATE;TZID=X:00010101T000000", "RECURRENCE-ID:00010101",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20260310T090000Z", "ATTENDEE;CN=\";\":mailto:@", "ORGANIZER:", ":", ";",
        "METHOD:CANCEL", "BEGIN:STANDARD", "END:STANDARD", "TZOFFSETTO:+9999", "TZOFFSETFROM:+0100", "SEQUENCE:٣",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces | st.text(max_size=30), max_size=25), st.binary(max_size=40))
def test_no_bytes_whatever_raise(lines: list[str], tail: bytes) -> None:
    raw = "\n".join(["BEGIN:VEVENT", *lines]).encode("utf-8", "surrogatepass") + tail + b"\nEND:VEVENT"
    events, skipped = parse_calendar(raw, zone=BERLIN, until=UNTIL)
    assert events or skipped
    assert all(event.starts_at.tzinfo is UTC and event.ends_at >= event.starts_at for event in events)
