"""Online and in person over the last days."""

from __future__ import annotations

from agent.core.balance import Touch, balance_of, with_the_nearest
from agent.core.records import Balance, Channel


def test_people_and_days_are_counted_once_each_way() -> None:
    found = balance_of(
        [
            Touch("anna", "2026-03-01", Channel.MAIL, 1.0),
            Touch("anna", "2026-03-01", Channel.IN_PERSON, 0.8),
            Touch("anna", "2026-03-02", Channel.IN_PERSON, 0.8),
            Touch("tom", "2026-03-02", Channel.ONLINE, 0.9),
            Touch("tom", "2026-03-02", Channel.PHONE, 0.9),
        ]
    )
    assert (found.online, found.in_person, found.unknown) == (2, 1, 0)
    assert (found.online_days, found.in_person_days, found.unknown_days) == (2, 2, 0)


def test_a_meeting_of_which_nobody_knows_how_is_neither_online_nor_in_person() -> None:
    found = balance_of([Touch("anna", "2026-03-01", Channel.MEETING, 0.8)])
    assert (found.online, found.in_person, found.unknown, found.unknown_days) == (0, 0, 1, 1)


def test_whom_one_met_in_person_for_certain_is_not_unknown() -> None:
    both = [Touch("anna", "2026-03-01", channel, 0.8) for channel in (Channel.MEETING, Channel.IN_PERSON)]
    assert (balance_of(both).in_person, balance_of(both).unknown) == (1, 0)


def test_what_probably_did_not_take_place_does_not_count() -> None:
    assert balance_of([Touch("anna", "2026-03-01", Channel.IN_PERSON, 0.4)]).in_person == 0


def test_of_the_nearest_those_count_who_were_seen_in_person() -> None:
    seen = [
        Touch("anna", "2026-03-01", Channel.IN_PERSON, 0.8),
        Touch("tom", "2026-03-01", Channel.ONLINE, 0.9),
        Touch("sam", "2026-03-01", Channel.IN_PERSON, 0.4),
        Touch("somebody", "2026-03-01", Channel.IN_PERSON, 0.9),
    ]
    found = with_the_nearest(Balance(1, 1), {"anna", "tom", "sam"}, seen, wished=2)
    assert (found.nearest, found.nearest_seen, found.nearest_wished) == (3, 1, 2)
