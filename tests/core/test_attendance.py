"""Did a meeting take place? Probabilities, and what makes them lower or higher."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from agent.core.meetings.attendance import (
    is_about,
    named_comes,
    other_comes,
    overlapping,
    owner_comes,
    seen_with,
    telling_words,
)
from agent.core.records import Attendee, Event

AT = datetime(2026, 3, 3, 9, tzinfo=UTC)
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=12)


def event(**fields: object) -> Event:
    start: dict[str, object] = {"uid": "e", "starts_at": AT, "ends_at": AT + timedelta(hours=1), "occurrences": ()}
    return Event(**(start | fields))  # type: ignore[arg-type]


def owner(answer: str = "accepted", others: int = 1, **fields: object) -> float:
    return owner_comes(event(**fields), answer, organizes=False, listed=True, others=others)


def test_an_answer_says_more_than_none_and_no_means_no() -> None:
    assert owner("accepted") > owner("") > owner("tentative") > owner("needs-action") > owner("declined") == 0


def test_what_is_tentative_or_moved_often_or_a_large_series_is_less_likely() -> None:
    usual = owner()
    assert owner(status="tentative") < usual
    assert owner(sequence=2) < usual == owner(sequence=1)
    assert owner(sequence=5, rule="FREQ=WEEKLY") == usual  # a series is edited for many reasons
    assert owner(rule="FREQ=WEEKLY", others=9) < usual == owner(rule="FREQ=WEEKLY", others=3)


def test_a_note_of_ones_own_that_names_somebody_is_likely_and_less_so_than_an_acceptance() -> None:
    own = owner_comes(event(), "", organizes=False, listed=False, others=1)
    assert 0.6 <= named_comes(own) < other_comes(Attendee("a@x.example", "", "accepted"), False, 1, own)


@given(st.floats(0.01, 0.99))
def test_a_clash_takes_away_and_mail_about_it_adds(probability: float) -> None:
    alone = seen_with(probability, elsewhere=False, mail_about_it=False)
    assert seen_with(probability, True, False) < alone < seen_with(probability, False, True) <= 1


@given(SPANS)
def test_meetings_overlap_when_one_starts_before_the_other_ends(spans: list[tuple[int, int]]) -> None:
    at = [(f"{begin:03}", f"{begin + length:03}", number, str(number)) for number, (begin, length) in enumerate(spans)]
    expected = {a[2] for a in at for b in at if a is not b and a[0] < b[1] and b[0] < a[1]}
    assert frozenset(overlapping(sorted(at))) == expected


def test_the_same_meeting_in_two_calendars_is_no_clash() -> None:
    assert not [*overlapping([("1", "3", 1, "Prints"), ("1", "3", 2, "Prints")])]
    assert {*overlapping([("1", "3", 1, "Prints"), ("1", "3", 2, "Choir")])} == {1, 2}


def test_words_that_are_in_every_invitation_tell_nothing() -> None:
    title, subject = "Meeting about the gallery lighting, Tuesday", "Re: Gallery lights"
    assert telling_words(title) & telling_words(subject) == {"gallery"}
    assert not telling_words("Lunch next week") & telling_words("Meeting next week")


TOLD = ["Gallery", "gallery's", "Café", "cafe/bar", "Lighting", "light", "Meeting", "next week", "Über"]
WORDS = st.lists(st.sampled_from(TOLD), max_size=4).map(" ".join)


@given(WORDS, WORDS)
def test_a_letter_is_about_a_meeting_if_a_telling_word_stands_in_both(subject: str, title: str) -> None:
    assert is_about(subject, title) == bool(telling_words(subject) & telling_words(title))
