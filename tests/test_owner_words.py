"""The owner's words beat every inference: whom never to mention, a meeting that no calendar saw, what to remember."""

from __future__ import annotations

import json
from datetime import timedelta

from agent import gather
from agent.core.records import Kind, OwnerWord, Verb
from agent.morning import morning
from agent.store import owner_words
from agent.store.database import Database
from agent.views import brief_json
from tests.small_store import ANNA, NOW, OTHER_ANNA, OWNER, TOM, days, event, known, letters, store


def say(db: Database, verb: Verb, age: float = 0.5, **fields: object) -> None:
    word = {"given_at": days(age), "verb": verb, "address": ANNA.address} | fields
    owner_words.say(db, OwnerWord(**word))  # type: ignore[arg-type]


def everything_said(db: Database) -> str:
    """All that a morning, its candidates, the groups, the waiting and the people say."""
    who = gather.everybody(db, OWNER, NOW)
    brief = brief_json.as_json(morning(db, OWNER, (), NOW).brief, zone=OWNER.zone, candidates=True)
    found = (gather.ties(db, who, NOW, Kind), gather.waiting(db, who, OWNER, NOW), gather.scene(db, who, OWNER, NOW))
    return json.dumps(brief) + repr(found) + repr(gather.groups.groups(db, who, OWNER, NOW))


def a_life_with_anna() -> Database:
    """A tie who asks something, was met yesterday, works on something with the owner and Tom, and comes today."""
    committee = [event("Prints committee", age, ANNA, TOM) for age in range(10, 150, 14)]
    return store(
        [*committee, event("Coffee", 1, ANNA), event("Walk with friends", -0.2, ANNA), event("Lunch with Anna", -0.3)],
        known(ANNA, TOM) + letters(ANNA, 30) + letters(ANNA, 3, subject="Could you help?")[1:],
    )


def test_who_is_never_to_be_mentioned_is_gone_from_everything_at_once() -> None:
    db = a_life_with_anna()
    assert "Anna Roe" in everything_said(db)
    say(db, Verb.NEVER)
    said = everything_said(db)
    assert "Anna Roe" not in said
    assert ANNA.address not in said
    assert "Tom Reed" in said


def test_a_meeting_with_somebody_never_to_be_mentioned_stands_with_its_own_title() -> None:
    db = a_life_with_anna()
    before = morning(db, OWNER, (), NOW).brief.today
    say(db, Verb.NEVER)
    after = morning(db, OWNER, (), NOW).brief.today
    assert [(one.meeting.summary, one.meeting.probability) for one in after] == [
        (one.meeting.summary, one.meeting.probability) for one in before
    ]
    assert [one.meeting.summary for one in after] == ["Walk with friends", "Lunch with Anna"]
    assert [one.guests for one in after] == [(), ()]


def test_never_to_mention_one_anna_does_not_make_the_other_the_guest() -> None:
    messages = known(ANNA, OTHER_ANNA) + letters(ANNA, 1)
    db = store([event("Lunch with Anna", -0.2)], messages)
    say(db, Verb.NEVER)
    (lunch,) = morning(db, OWNER, (), NOW).brief.today
    assert lunch.guests == ()


def test_the_chances_of_others_do_not_change_because_somebody_is_not_mentioned() -> None:
    db = a_life_with_anna()
    everybody = gather.ties(db, gather.everybody(db, OWNER, NOW), NOW)
    say(db, Verb.NEVER)
    ties = gather.ties(db, gather.everybody(db, OWNER, NOW), NOW)
    assert [tie.p_contact_30d for tie in ties] == [
        tie.p_contact_30d for tie in everybody if tie.person.name != "Anna Roe"
    ]


def test_before_it_was_said_it_was_not_so() -> None:
    db = a_life_with_anna()
    say(db, Verb.NEVER, age=0.5)
    names = {one.person.name for one in gather.everybody(db, OWNER, days(1)).by_id.values()}
    assert "Anna Roe" in names


def test_who_is_never_mentioned_can_still_be_asked_for() -> None:
    db = a_life_with_anna()
    say(db, Verb.NEVER)
    who = gather.everybody(db, OWNER, NOW, unmentioned=True)
    assert "Anna Roe" in {tie.person.name for tie in gather.ties(db, who, NOW)}


def test_a_meeting_that_was_told_counts_as_one_in_person_on_its_day() -> None:
    db = store([], known(ANNA))
    say(db, Verb.MET, on=days(2).date(), text="the fair")
    who = gather.everybody(db, OWNER, NOW)
    (anna,) = gather.ties(db, who, NOW)
    assert anna.last_met_at is not None
    assert (anna.last_met_at.date(), anna.meetings_in_person) == (days(2).date(), 1)
    assert gather.balance(db, who, OWNER, (), NOW).in_person == 1
    (before,) = gather.ties(db, gather.everybody(db, OWNER, days(1)), days(1))
    assert (before.last_met_at, before.meetings_in_person) == (None, 0)


def test_a_meeting_that_was_told_and_that_a_calendar_saw_too_counts_once() -> None:
    coffee = event("Coffee", 2, ANNA)
    seen = store([coffee], known(ANNA))
    both = store([coffee], known(ANNA))
    say(both, Verb.MET, on=days(2).date())
    (alone,), told = (gather.ties(db, gather.everybody(db, OWNER, NOW), NOW) for db in (seen, both))
    assert (told[0].closeness, told[0].meetings_in_person) == (alone.closeness, alone.meetings_in_person)
    say(both, Verb.MET, on=days(4).date())
    assert gather.ties(both, gather.everybody(both, OWNER, NOW), NOW)[0].closeness > alone.closeness


def test_who_was_met_on_the_phone_was_not_met_in_person() -> None:
    db = store([], known(ANNA))
    say(db, Verb.MET, on=days(2).date(), text="phone")
    balance = gather.balance(db, gather.everybody(db, OWNER, NOW), OWNER, (), NOW)
    assert (balance.online, balance.in_person) == (1, 0)


def test_thanks_are_suggested_after_a_meeting_that_was_told_and_once_if_a_calendar_saw_it_too() -> None:
    for events in ([], [event("Coffee", 1, ANNA)]):
        db = store(events, known(ANNA))
        say(db, Verb.MET, on=days(1).date(), text="the fair")
        brief = morning(db, OWNER, (), NOW).brief
        assert [one.kind for one in brief.suggestions] == ["thank"]
        assert not [one for one in brief.rejected if one.suggestion.kind == "thank"]


def test_notes_and_open_promises_stand_before_a_meeting() -> None:
    db = store([event("Coffee", -0.2, ANNA)], known(ANNA))
    say(db, Verb.NOTE, text="her daughter starts school")
    say(db, Verb.PROMISED, text="the prints", on=(NOW + timedelta(days=2)).date())
    say(db, Verb.PROMISED, text="a book")
    say(db, Verb.KEPT, age=0.1, text="A book")
    ((guest,),) = [one.guests for one in morning(db, OWNER, (), NOW).brief.today]
    assert guest.note.startswith(
        "You promised yesterday: “the prints”, by Thursday. You noted yesterday: “her daughter starts school”."
    )
    assert "book" not in guest.note


def test_words_of_either_address_belong_to_the_person() -> None:
    at_work = ANNA._replace(address="anna.roe@work.example")
    db = store([], known(ANNA, at_work))
    say(db, Verb.PIN)
    say(db, Verb.NOTE, address=at_work.address, text="likes plums")
    who = gather.everybody(db, OWNER, NOW)
    (words,) = who.words.values()
    assert [one.verb for one in words] == [Verb.PIN, Verb.NOTE]
