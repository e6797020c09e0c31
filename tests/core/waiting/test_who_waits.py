"""Who may be waiting for the owner: what lies unanswered, how likely it was to be answered, what a brief mentions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.records import OWNER, Channel, Kind, Post, Waiting
from agent.core.waiting.shown import working_days
from tests.core.waiting.mail import ANNA, SAM, TOM, answered, mine, theirs, waiting
from tests.scene import ZONE, ago, person

HISTORY = answered(ANNA)
QUESTION = theirs(4, ANNA, "Gallery lighting?")


def of(one: Post, *others: Post, **options: object) -> Waiting:
    """What is told of one letter, the owner having answered Anna before."""
    found = {w.message_id: w for w in waiting(*HISTORY, one, *others, **options)}  # type: ignore[arg-type]
    return found[one.message_id]


def test_an_open_question_of_somebody_usually_answered_may_be_waiting() -> None:
    one = of(QUESTION)
    assert one.shown
    assert one.expected > 0.3
    assert one.usual_answer_days == 0.5


@pytest.mark.parametrize(
    "answer",
    [
        mine(3, ANNA, "Something else", in_reply_to=QUESTION.message_id),
        mine(3, ANNA, "Something else", references=("a", QUESTION.message_id, "b")),
        mine(3, TOM, "To somebody else too", answers=QUESTION),
        mine(3, ANNA, "RE: Gallery lighting?"),
        mine(3, ANNA, "AW: Re: gallery  lighting?", in_reply_to="an-id-nobody-knows"),
    ],
)
def test_what_was_answered_does_not_wait(answer: Post) -> None:
    assert waiting(*HISTORY, QUESTION, answer) == []


@pytest.mark.parametrize(
    "no_answer",
    [
        mine(3, ANNA, "Framing"),
        mine(3, ANNA, "Gallery lighting?"),
        mine(3, TOM, "Re: Gallery lighting?"),
        mine(5, ANNA, "Re: Gallery lighting?"),
        theirs(3, TOM, "Re: Gallery lighting?", answers=QUESTION),
    ],
)
def test_what_is_no_answer_of_the_owners_to_it_leaves_it_open(no_answer: Post) -> None:
    assert QUESTION.message_id in [one.message_id for one in waiting(*HISTORY, QUESTION, no_answer)]


def test_a_copy_that_came_back_from_the_owners_own_list_is_no_letter_to_the_owner() -> None:
    assert waiting(mine(3, ANNA, "Minutes", to=(OWNER, ANNA.id))) == []


def test_of_two_letters_of_one_person_the_answer_closes_the_one_that_it_names() -> None:
    other = theirs(4, ANNA, "Gallery lighting?")
    found = waiting(*HISTORY, QUESTION, other, mine(3, ANNA, "Re: Gallery lighting?", answers=other))
    assert [one.message_id for one in found] == [QUESTION.message_id]


def test_a_question_makes_an_answer_likelier_and_many_recipients_make_it_less_likely() -> None:
    plain = of(theirs(4, ANNA, "Lighting")).expected
    many = theirs(4, ANNA, "Lighting", to=(OWNER, *(person(f"Reader {n}").id for n in range(12))))
    assert of(theirs(4, ANNA, "Lighting?")).expected > plain
    assert of(theirs(4, ANNA, "Die Lampen, bitte")).expected > plain
    assert of(many).expected < plain


def test_a_copy_is_less_likely_answered_the_further_down_the_owner_stands() -> None:
    copies = [of(theirs(4, ANNA, to=(TOM.id,), cc=(*(SAM.id,) * n, OWNER))).expected for n in (0, 3, 9)]
    assert of(theirs(4, ANNA, to=(TOM.id, OWNER))).expected > copies[0] > copies[1] > copies[2]


def test_who_is_always_answered_is_expected_more_than_who_seldom_is() -> None:
    seldom = answered(TOM, 12, of=6)
    always, rarely = (of(theirs(4, who, "Lighting"), *seldom).expected for who in (ANNA, TOM))
    assert always > rarely


def test_the_chance_that_an_answer_still_comes_sinks_day_by_day_but_what_was_expected_stays() -> None:
    found = [of(theirs(days, ANNA, "Lighting?")) for days in (0.1, 1, 3, 9, 20)]
    assert [one.p_reply for one in found] == sorted((one.p_reply for one in found), reverse=True)
    assert [one.expected for one in found] == pytest.approx([found[0].expected] * len(found), abs=0.01)


def test_other_contact_since_makes_it_less_urgent() -> None:
    untouched = of(QUESTION).expected
    assert of(QUESTION, mine(2, ANNA, "Framing")).expected == pytest.approx(0.5 * untouched)
    assert of(QUESTION, met={ANNA.id: ago(2)}).expected == pytest.approx(0.3 * untouched)
    assert of(QUESTION, met={ANNA.id: ago(6)}).expected == pytest.approx(untouched)
    to_both = theirs(4, ANNA, "Gallery lighting?", to=(OWNER, TOM.id))
    by_the_other = theirs(3, TOM, "Re: Gallery lighting?", answers=to_both, to=(ANNA.id,), cc=(OWNER,))
    assert of(to_both, by_the_other).expected == pytest.approx(0.2 * of(to_both).expected)


def test_what_is_not_shown_says_why() -> None:
    for words, one in {
        "two working days": of(theirs(0.5, ANNA, "Gallery lighting?")),
        "Cc only": of(theirs(4, ANNA, "Lighting?", to=(TOM.id,), cc=(OWNER,))),
        "not written by a person": of(theirs(4, ANNA, "Lighting?", channel=Channel.LIST)),
        "in this thread since": of(QUESTION, mine(3, TOM, "fyi", thread_index="t", in_reply_to="x"),
                                   theirs(3.5, TOM, "x", message_id="x", answers=QUESTION)),
        "seldom answer": waiting(*(theirs(25 + n, TOM, "Offer") for n in range(60)), theirs(4, TOM, "Offer"))[-1],
    }.items():  # fmt: skip
        assert not one.shown
        assert words in one.reason


def test_a_machine_never_waits_in_the_brief() -> None:
    robot = person("Anna Roe", kind=Kind.AUTOMATED)
    assert not of(QUESTION, people=(robot,)).shown


def test_of_whom_one_may_not_speak_nothing_is_told() -> None:
    assert waiting(*HISTORY, QUESTION, people=(TOM,)) == []


def test_only_the_likeliest_of_much_mail_are_shown() -> None:
    several = [theirs(4 + n / 10, ANNA, f"Question of the day {n}?") for n in range(9)]
    chattier = theirs(4, TOM, "A word")
    found = waiting(*HISTORY, *several, chattier)
    assert not next(one for one in found if one.message_id == chattier.message_id).shown


def test_who_is_answered_within_hours_is_shown_the_next_day_and_others_after_two_working_days() -> None:
    yesterday = theirs(1.1, ANNA, "Gallery lighting?")
    assert of(yesterday).shown
    slowly = [one._replace(at=one.at + timedelta(days=6) if one.sender == OWNER else one.at) for one in HISTORY]
    found = {one.message_id: one for one in waiting(*slowly, yesterday)}
    assert "two working days" in found[yesterday.message_id].reason


def test_after_three_weeks_nothing_waits_any_more() -> None:
    assert len(waiting(*HISTORY, theirs(20.9, ANNA, "Lighting?"))) == 1
    assert waiting(*HISTORY, theirs(21.1, ANNA, "Lighting?")) == []


def test_the_likeliest_come_first() -> None:
    found = waiting(*HISTORY, QUESTION, theirs(6, TOM, "Lighting"), theirs(2, SAM, "Fwd: Offer"))
    assert [one.p_reply for one in found] == sorted((one.p_reply for one in found), reverse=True)


def test_weekends_are_no_working_days() -> None:
    friday, tuesday = datetime(2026, 2, 27, 9, tzinfo=UTC), datetime(2026, 3, 3, 9, tzinfo=UTC)
    assert working_days(friday, tuesday, ZONE) == 2


@given(st.lists(st.tuples(st.floats(22, 700), st.booleans(), st.floats(0.01, 20)), max_size=30), st.integers(0, 30))
def test_whatever_the_past_chances_are_chances(past: list[tuple[float, bool, float]], seed: int) -> None:
    posts = []
    for days, is_answered, delay in past:
        asked = theirs(days, ANNA, f"Question {seed}?")
        posts += [asked, mine(days - delay, ANNA, answers=asked)] if is_answered else [asked]
    for one in waiting(*posts, QUESTION):
        assert 0 < one.p_reply < 1
        assert 0 < one.expected < 1


@pytest.mark.parametrize(
    "subject",
    [
        "[ANNOUNCE] The kiln 2.4", "[club] [Announcement] New hours", "Announcing the spring fair",
        "Accepted: Rehearsal", "Invitation: Rehearsal", "Abgesagt: Probe", "Newsletter of the club",
        "Club newsletter, May 2026", "Minutes of the board", "Protokoll der Sitzung", "Compte rendu de la séance",
        "Kiln 2.4.1 released", "Release notes", "Notulen van maandag", "Convite: ensaio",
        "Annullato: prova", "Boletín de mayo",
    ],
)  # fmt: skip
def test_what_announces_or_reports_waits_for_nobody(subject: str) -> None:
    one = of(theirs(4, ANNA, subject))
    assert (one.shown, one.reason) == (False, "it tells something and asks for no answer")


@pytest.mark.parametrize(
    "subject",
    [
        "Minutes of Monday?", "Re: [ANNOUNCE] The kiln 2.4", "Your announcement", "The annual fair", "Invitations",
        "Is the kiln available", "Ten minutes on Friday", "Version 2 of the poster",
        "Accepted", "Gallery lighting", "The newsletter draft", "Introducing Dana Cole",
    ],
)
def test_what_can_be_answered_may_wait(subject: str) -> None:
    assert of(theirs(4, ANNA, subject)).shown
