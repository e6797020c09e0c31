from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from agent.core.records import (
    Fact,
    Group,
    Introduction,
    Kind,
    Person,
    Suggestion,
    Tie,
    TieState,
    Together,
    Waiting,
)
from agent.views import people_json, plain, tables, waiting_json, why_text
from agent.views.sync_text import sync_text

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 3, 7, 0, tzinfo=UTC)
MARIA = Person(
    "p1",
    "Maria Lopez",
    ("maria@gallery.example", "ml@example.org"),
    Kind.PERSON,
    ("education committee",),
)
TIE = Tie(
    person=MARIA,
    closeness=0.123456,
    state=TieState.STEADY,
    p_contact_30d=0.98765,
    p_contact_90d=None,
    usual_gap_days=7.2,
    first_contact_at=datetime(2019, 3, 1, 12, tzinfo=UTC),
    last_contact_at=datetime(2026, 3, 2, 12, tzinfo=UTC),
    last_from_me_at=datetime(2026, 2, 12, 12, tzinfo=UTC),
    last_from_them_at=datetime(2026, 3, 2, 12, tzinfo=UTC),
    last_met_at=datetime(2025, 11, 4, 12, tzinfo=UTC),
    next_planned_at=datetime(2026, 3, 6, 12, tzinfo=UTC),
    active_days=40,
    peak_days=9,
    messages_in=52,
    messages_out=48,
    meetings_in_person=7,
    meetings_online=2,
    started_by_me=14,
    started_by_them=9,
    circle=5,
)
TOM = replace(
    TIE,
    person=Person("p2", "Tom Reed", ("tom@example.org",), Kind.PERSON),
    state=TieState.LAPSING,
    last_contact_at=datetime(2023, 9, 9, tzinfo=UTC),
    usual_gap_days=None,
    last_met_at=None,
    circle=None,
)
WAITING = Waiting(
    "me", "m1@x.example", "Gallery lighting?", datetime(2026, 2, 25, 13, tzinfo=UTC), "p1", 0.87654, True, "a question"
)


def test_people_are_one_line_each_under_quiet_headings() -> None:
    assert tables.people([TIE, TOM], {}, zone=BERLIN, now=NOW).splitlines() == [
        "               last contact    usually about   last met",
        "",
        "Closest",
        "  Maria Lopez  yesterday       every week      4 November",
        "",
        "Others",
        "  Tom Reed     September 2023                                  quiet",
    ]


def test_the_circle_is_marked_and_told_why() -> None:
    circle = {"p1": "one of the 40 nearest", TOM.person.id: "you pinned them", "p9": "you pinned them"}
    lines = tables.people([TIE, TOM], circle, zone=BERLIN, now=NOW).splitlines()
    assert [line for line in lines if line.startswith("·")] == [
        "· Maria Lopez  yesterday       every week      4 November",
        "· Tom Reed     September 2023                                  quiet",
        "· Suggestions come from these:",
    ]
    assert lines[-2:] == ["  one of the 40 nearest: Maria Lopez", "  you pinned them: Tom Reed"]


def test_a_list_of_people_shows_no_scores() -> None:
    shown = tables.people([TIE], {}, zone=BERLIN, now=NOW)
    assert not any(figure in shown for figure in ("0.1", "0.9", "98", "%"))


def test_what_is_not_a_person_says_so() -> None:
    news = replace(TOM, person=replace(TOM.person, name="", kind=Kind.AUTOMATED))
    assert "tom@example.org" in tables.people([news], {}, zone=BERLIN, now=NOW)
    assert tables.people([news], {}, zone=BERLIN, now=NOW).endswith("automatic\n")


def test_a_wide_or_long_name_does_not_break_the_columns() -> None:
    wide = replace(TIE, person=replace(MARIA, name="山田 太郎" * 20))
    lines = tables.people([wide, TIE], {}, zone=BERLIN, now=NOW).splitlines()
    assert all(plain.cells(line) <= 78 for line in lines)
    ends = [plain.cells(line[: line.index("every week")]) for line in lines if "every week" in line]
    assert ends[0] == ends[1]


def test_an_empty_list_of_people_says_what_to_do() -> None:
    assert "helpfirst sync" in tables.people([], {}, zone=BERLIN, now=NOW)


def test_waiting_has_two_sections() -> None:
    theirs = replace(WAITING, direction="them", subject="", reason="", person_id="p9")
    assert tables.waiting([WAITING, theirs], {"p1": "Maria Lopez"}, zone=BERLIN, now=NOW).splitlines() == [
        "May be waiting for you",
        '  Wednesday       Maria Lopez: "Gallery lighting?"',
        "                  a question",
        "",
        "You may be waiting for",
        "  Wednesday       somebody: (no subject)",
    ]


def test_waiting_for_nobody_is_said_with_the_limits_of_sight() -> None:
    assert tables.waiting([], {}, zone=BERLIN, now=NOW).splitlines() == [
        "Nobody that I can see is waiting for you.",
        "",
        "You are waiting for nobody that I can see.",
    ]


def test_a_reading_of_a_source_is_told_in_counts_and_reasons() -> None:
    reasons = {"no sender": 2, "too large": 1}
    read = sync_text("takeout", "mbox", state="ok", read=60000, new=59800, skipped=3, reasons=reasons, detail="")
    assert read == "takeout (mbox): 60,000 read, 59,800 new, 3 skipped (2 no sender, 1 too large).\n"
    failed = sync_text(
        "club", "ics", state="failed", read=0, new=0, skipped=0, reasons={}, detail="The file is not there."
    )
    assert failed == "club (ics): could not be read.\n  The file is not there.\n"


def test_why_of_a_person_is_an_account_in_dates_and_facts() -> None:
    account = why_text.why_person(
        TIE,
        because=[Fact("You wrote to it 48 times, last on this day.", TIE.last_from_me_at)],
        written=[Fact('They wrote "Gallery lighting?".', WAITING.at)],
        met=[Fact("Coffee, in person.", TIE.last_met_at)],
        open_matters=[],
        own_words=[Fact("Likes to be called before noon.")],
        zone=BERLIN,
        now=NOW,
    )
    assert account.splitlines() == [
        "Maria Lopez",
        "  maria@gallery.example, ml@example.org",
        "  Groups in your address book: education committee.",
        "",
        "Taken as a person",
        "  12 February 2026   You wrote to it 48 times, last on this day.",
        "",
        "Written",
        '  25 February 2026   They wrote "Gallery lighting?".',
        "  52 messages from them, 48 from you. They began 9 conversations, you 14.",
        "  Usually about every week.",
        "",
        "Met",
        "  4 November 2025    Coffee, in person.",
        "  7 meetings in person, 2 online. You meet next on Friday.",
        "",
        "Open",
        "  Nothing that I can see.",
        "",
        "In your words",
        "                     Likes to be called before noon.",
    ]


def test_why_of_a_person_begins_with_what_you_share() -> None:
    shared = Fact("Tom Reed brought you together on 3 March 2025, with “Spring show”.", WAITING.at)
    account = why_text.why_person(TIE, written=[], met=[], open_matters=[], together=[shared], zone=BERLIN, now=NOW)
    assert account.splitlines()[3:8] == [
        "",
        "Together",
        "  25 February 2026   Tom Reed brought you together on 3 March 2025, with",
        "                     “Spring show”.",
        "",
    ]


def test_why_of_a_suggestion_shows_its_facts_with_their_dates() -> None:
    thanks = Suggestion("k7q", "thank", ("p2",), ("Tom Reed",), "Thank Tom Reed.", (Fact("You met.", WAITING.at),), 0.5)
    assert why_text.why_suggestion(thanks, BERLIN) == ("Thank Tom Reed.\n\nBecause\n  25 February 2026   You met.\n")


def test_people_json_has_the_promised_keys_in_their_order() -> None:
    document = people_json.as_json(TIE, zone=BERLIN, awaiting_me=["m1@x.example"])
    assert " ".join(document) == (
        "id name addresses kind closeness circle in_circle circle_reason state p_contact_30d p_contact_90d "
        "usual_gap_days last_contact "
        "last_from_me last_from_them last_met next_planned active_days messages_in messages_out "
        "meetings_in_person meetings_online meetings_unknown started_by_me started_by_them groups introduced_by "
        "awaiting_me awaiting_them pinned never"
    )
    assert document["closeness"] == 0.1235
    assert document["p_contact_90d"] is None
    assert document["last_contact"] == "2026-03-02T13:00:00+01:00"
    assert document["awaiting_me"] == ["m1@x.example"]


def test_people_json_tells_groups_that_were_seen_from_those_of_the_address_book() -> None:
    since, last = datetime(2025, 10, 7, 17, tzinfo=UTC), datetime(2026, 2, 26, 18, tzinfo=UTC)
    seen = Group(
        id="g1", label="Spring show", members=("p1", "p2"), active=("p1", "p2"), first_at=since, last_at=last,
        last_met_at=last, next_at=None, days=9, usual_gap_days=17.75, ended=True,
        last=Together(last, frozenset(("p1", "p2")), "p1", "e1", "Spring show", True),
    )  # fmt: skip
    word = Introduction("p1", "p2", since, "Meet Maria", 0, message_id="m1@x.example")
    document = people_json.as_json(TIE, zone=BERLIN, groups=[seen], introduction=word)
    by_mail, by_hand = document["groups"]
    assert list(by_mail) == list(by_hand)
    assert by_mail == {
        "label": "Spring show",
        "source": "mail and calendar",
        "id": "g1",
        "members": ["p1", "p2"],
        "active": ["p1", "p2"],
        "first": "2025-10-07T19:00:00+02:00",
        "last": "2026-02-26T19:00:00+01:00",
        "last_met": "2026-02-26T19:00:00+01:00",
        "next_planned": None,
        "usual_gap_days": 17.75,
        "ended": True,
    }
    assert (by_hand["label"], by_hand["source"], by_hand["members"]) == ("education committee", "address book", None)
    assert document["introduced_by"] == "p2"


def test_waiting_json_has_the_promised_keys() -> None:
    assert waiting_json.as_json(WAITING, BERLIN) == {
        "direction": "me",
        "message_id": "m1@x.example",
        "subject": "Gallery lighting?",
        "at": "2026-02-25T14:00:00+01:00",
        "person": "p1",
        "p_reply": 0.8765,
        "shown": True,
        "reason": "a question",
    }
