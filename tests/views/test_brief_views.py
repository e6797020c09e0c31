"""Single sentences of a brief, and the looks of its page."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from agent.core.records import Appointment, Balance, Brief, Channel, Meeting, Missed, SourceReading, Suggestion
from agent.views import brief_html, brief_text
from agent.views import brief_words as words

BERLIN = ZoneInfo("Europe/Berlin")
MADE = datetime(2026, 3, 3, 6, 0, tzinfo=UTC)
USUAL = Balance(14, 3)


def brief(
    owner_name: str = "Jo Owner",
    suggestions: tuple[Suggestion, ...] = (),
    today: tuple[Appointment, ...] = (),
    balance: Balance = USUAL,
    sources: tuple[SourceReading, ...] = (),
    missed: tuple[Missed, ...] = (),
) -> Brief:
    return Brief(date(2026, 3, 3), MADE, owner_name, suggestions, today, balance, sources, missed=missed)


def suggestion(*people: str) -> Suggestion:
    return Suggestion("k7q", "answer", people, people, f"Answer {' and '.join(people)}.", (), 0.5)


def meeting(starts_at: datetime, ends_at: datetime, company: int = 1) -> Meeting:
    return Meeting("u1", starts_at, ends_at, "Walk", "", Channel.IN_PERSON, ("a",), company, 1.0)


@pytest.mark.parametrize(
    ("suggestions", "said"),
    [
        ((suggestion("Ana"),), "One person, about two minutes."),
        ((suggestion("Ana"), suggestion("Ben")), "Two people, about four minutes."),
        ((suggestion("Ana"), suggestion("Ben"), suggestion("Cai")), "Three people, about five minutes."),
        ((suggestion("Ana", "Ben"), suggestion("Ben")), "Two people, about four minutes."),
    ],
)
def test_the_summary_counts_people_and_minutes(suggestions: tuple[Suggestion, ...], said: str) -> None:
    assert words.summary(brief(suggestions=suggestions)) == said


def test_the_greeting_uses_the_first_name() -> None:
    assert words.hello(brief("Jo Marie Owner")) == "Good morning, Jo."
    assert words.hello(brief(" ")) == "Good morning."


def test_the_date_goes_to_the_next_line_where_it_does_not_fit() -> None:
    assert brief_text.render(brief(), zone=BERLIN, width=60).splitlines() == [
        "Good morning, Jo. Nothing today." + " " * 13 + "Tuesday 3 March"
    ]
    assert brief_text.render(brief(), zone=BERLIN, width=40).splitlines() == [
        "Good morning, Jo. Nothing today.",
        "Tuesday 3 March",
    ]


@pytest.mark.parametrize(
    ("balance", "said"),
    [
        (Balance(14, 3), "In the last 30 days: 14 people online, 3 in person."),
        (Balance(1, 0), "In the last 30 days: 1 person online, nobody in person."),
        (Balance(0, 2), "In the last 30 days: nobody online, 2 in person."),
        (Balance(0, 0), ""),
        (
            Balance(14, 3, unknown=2),
            "In the last 30 days: 14 people online, 3 in person, 2 in a way the calendar does not tell.",
        ),
        (
            Balance(14, 3, nearest=15, nearest_seen=6, nearest_wished=8),
            "In the last 30 days: 14 people online, 3 in person. Of the 15 nearest you have seen 6 in person in "
            "the last 90 days; you would like it to be 8.",
        ),
        (
            Balance(14, 3, nearest=15, nearest_seen=9, nearest_wished=8),
            "In the last 30 days: 14 people online, 3 in person. Of the 15 nearest you have seen 9 in person in "
            "the last 90 days.",
        ),
    ],
)
def test_the_balance_is_one_quiet_sentence(balance: Balance, said: str) -> None:
    assert words.balance(brief(suggestions=(suggestion("Ana"),), balance=balance)) == said


def test_a_source_that_failed_is_named_with_the_time_of_its_last_reading() -> None:
    home = SourceReading("home", "imap", "ok", MADE)
    club = SourceReading("club", "ics", "failed", datetime(2026, 3, 1, 17, 2, tzinfo=UTC), "file is not there")
    attic = SourceReading("attic", "mbox", "never", None)
    assert words.source_lines(brief(sources=(home, club)), BERLIN) == [
        'I could not read "club" since Sunday 18:02 (file is not there); the rest is complete.'
    ]
    assert words.source_lines(brief(sources=(club, attic)), BERLIN) == [
        'I could not read "club" since Sunday 18:02 (file is not there).',
        'I have not read "attic" yet; there may be more than I can see.',
    ]
    assert words.source_lines(brief(sources=(home,)), BERLIN) == []


@pytest.mark.parametrize(
    ("missed", "said"),
    [
        ([], []),
        (
            [(27, "off")],
            ["There was no brief on Friday 27 February: this computer was off, or helpfirst could not work."],
        ),
        (
            [(26, "undelivered"), (27, "undelivered")],
            ["The briefs of Thursday 26 February and Friday 27 February could not be delivered."],
        ),
        (
            [(day, "off") for day in (24, 25, 26, 27)],
            [
                "There was no brief on four mornings from Tuesday 24 February to Friday 27 February: "
                "this computer was off, or helpfirst could not work."
            ],
        ),
        (
            [(26, "unsure"), (27, "undelivered")],
            [
                "The brief of Friday 27 February could not be delivered.",
                "The brief of Thursday 26 February may not have reached you: "
                "it was sent, and could not be found afterwards.",
            ],
        ),
    ],
)
def test_mornings_without_a_brief_are_named_in_one_sentence(missed: list[tuple[int, str]], said: list[str]) -> None:
    assert words.missed_lines(brief(missed=tuple(Missed(date(2026, 2, day), how) for day, how in missed))) == said


def test_times_are_those_of_the_owners_zone() -> None:
    ten = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
    assert words.clock(meeting(ten, ten + timedelta(hours=1)), BERLIN) == "10:00"


def test_a_whole_day_is_all_day_even_when_it_has_23_hours() -> None:
    midnight = datetime(2026, 3, 28, 23, 0, tzinfo=UTC)  # Sunday 29 March begins in Berlin; clocks go forward
    assert words.clock(meeting(midnight, midnight + timedelta(hours=23)), BERLIN) == "all day"
    assert words.clock(meeting(midnight, midnight), BERLIN) == "00:00"


@pytest.mark.parametrize(
    ("company", "named", "said"),
    [(1, 1, ""), (2, 1, "and 1 other"), (5, 2, "and 3 others"), (4, 0, "with 4 others")],
)
def test_those_who_are_not_named_are_counted(company: int, named: int, said: str) -> None:
    assert words.others(meeting(MADE, MADE, company), named) == said


def test_a_brief_names_no_command_when_there_is_nothing_to_ask_about() -> None:
    assert "helpfirst" not in brief_text.render(brief(), zone=BERLIN)
    assert "helpfirst" not in brief_html.render(brief(), zone=BERLIN)
    assert brief_text.render(brief(suggestions=(suggestion("Ana"),)), zone=BERLIN).endswith(
        "`helpfirst why 1` tells more.\n"
    )


def test_only_the_first_mention_of_a_whole_name_stands_out() -> None:
    assert brief_html.pieces("Answer Ann: Ann and Anna wrote.", ["Ann"]) == [
        ("Answer ", False),
        ("Ann", True),
        (": ", False),
        ("Ann", False),
        (" and Anna wrote.", False),
    ]
    assert brief_html.pieces("Ann-Lee (x)", ["Ann", "Ann-Lee (x)", ""])[1] == ("Ann-Lee (x)", True)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("part", [0, 1])
def test_every_colour_of_text_has_the_contrast_of_wcag_aa_by_day_and_by_night(part: int) -> None:
    style = brief_html.render(brief(), zone=BERLIN).split("@media (prefers-color-scheme: dark)")[part]
    style = style.split("</style>")[0]
    background = re.search(r"background: (#\w{6})", style)
    assert background is not None
    colours = re.findall(r"[ {]color: (#\w{6})", style)
    assert len(colours) >= 3
    for colour in colours:
        light, dark = sorted((luminance(colour), luminance(background[1])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, colour
