"""The owner's rules over a morning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.brief import compose
from agent.core.records import (
    About,
    Balance,
    Group,
    Kind,
    Owner,
    Rule,
    Rules,
    Scene,
    Shown,
    Suggestion,
    Terms,
    Tie,
    TieState,
    Together,
    YearlyDate,
)
from agent.core.rules.facts import EVERY, Setting, Subject, about, values
from agent.core.rules.suggest import named, suggest
from agent.core.rules.wording import names_in
from agent.rule_language import condition
from tests.scene import NOW, OWNER, ago, letter, meeting, person, scene, tie

TYPES = {name: kind.type for name, kind in EVERY.items()}
ANNA, TOM, SAM = (tie(person(name)) for name in ("Anna Roe", "Tom Reed", "Sam Ortiz"))


def rule(when: str, say: str = "Ask {name}.", **fields: object) -> Rule:
    compiled = condition(when, TYPES)
    subject = about({*compiled.names, *names_in(say)})
    assert subject is not None
    start: dict[str, object] = {
        "terms": Terms("my rule", 1, 14), "kind": "follow_up", "about": subject, "when": compiled, "say": say,
    }  # fmt: skip
    return Rule(**(start | fields))  # type: ignore[arg-type]


def owner(*rules: Rule) -> Owner:
    return replace(OWNER, rules=Rules(own=rules))


def said(of: Scene, *rules: Rule) -> list[str]:
    return [one.text for one in suggest(replace(of, owner=owner(*rules)))]


def group(label: str = "Education committee", *members: Tie, days: float = 20, **fields: object) -> Group:
    ids = tuple(one.person.id for one in members)
    last = Together(ago(days), frozenset(ids), ids[0], "m", "The programme", source="m1")
    start: dict[str, object] = {
        "id": "g1", "label": label, "members": ids, "active": ids, "first_at": ago(200), "last_at": ago(days),
        "last_met_at": ago(days + 7), "next_at": None, "days": 14, "usual_gap_days": 7.0, "ended": False, "last": last,
    }  # fmt: skip
    return Group(**(start | fields))  # type: ignore[arg-type]


def test_a_rule_speaks_of_whom_it_holds_the_nearest_first() -> None:
    far = replace(TOM, closeness=0.5)
    steady = replace(SAM, last_contact_at=ago(2))
    found = said(scene(far, ANNA, steady), rule("silent_days >= 5", "Ask {name} after {silent_days} days."))
    assert found == ["Ask Anna Roe after 5 days.", "Ask Tom Reed after 5 days."]


def test_the_example_of_the_product_works_word_by_word() -> None:
    when = "group == 'education committee' and silent_days > 2 * usual_gap_days"
    say = "{name}: {group} last met on {last_met}. Ask how {last_subject} turned out."
    committee = group("Education committee", ANNA, TOM)
    assert said(scene(ANNA, TOM, groups=(committee,)), rule(when, say)) == [
        "Anna Roe: Education committee last met on 4 February. Ask how “The programme” turned out.",
        "Tom Reed: Education committee last met on 4 February. Ask how “The programme” turned out.",
    ]
    lively = replace(committee, last_at=ago(14))
    assert said(scene(ANNA, TOM, groups=(lively,)), rule(when, say)) == []


def test_in_a_rule_about_a_group_its_silence_counts_and_not_theirs() -> None:
    ours = scene(replace(ANNA, last_contact_at=ago(1)), groups=(group("Choir", ANNA, days=40),))
    assert said(ours, rule("group == 'choir' and silent_days > 30", "Ask {name} ({silent_days})."))
    assert said(ours, rule("group == 'choir' and last_contact_days > 30")) == []
    assert said(ours, rule("silent_days > 30")) == []


def test_who_only_had_copies_of_a_groups_letters_is_not_asked() -> None:
    reading = group("Choir", ANNA, TOM, active=(ANNA.person.id,))
    assert said(scene(ANNA, TOM, groups=(reading,)), rule("group == 'choir'")) == ["Ask Anna Roe."]


def test_a_rule_about_events_sees_those_of_the_last_and_the_next_days() -> None:
    coming = tuple(meeting(-days, ANNA.person.id, summary=f"In {days}") for days in (1, 13, 15))
    past = tuple(meeting(days, TOM.person.id, summary=f"Ago {days}") for days in (2, 8))
    found = said(
        scene(ANNA, TOM, past_meetings=past, coming=coming), rule("hours_until < 10000", "{name}: {title} in {place}.")
    )
    assert found == [
        "Tom Reed: “Ago 2” in Blue Door Cafe.", "Anna Roe: “In 1” in Blue Door Cafe.",
        "Anna Roe: “In 13” in Blue Door Cafe.",
    ]  # fmt: skip


def test_only_people_are_spoken_of_and_only_ties() -> None:
    office = tie(replace(person("The Office"), kind=Kind.ROLE))
    stranger = tie(person("A Stranger"), state=None)
    assert said(scene(office, stranger), rule("silent_days >= 0")) == []


def test_a_rule_speaks_on_its_days_only() -> None:
    tuesday, others = frozenset({1}), frozenset({0, 2, 3, 4, 5, 6})
    assert said(scene(ANNA), rule("silent_days >= 5", days=tuesday))
    assert said(scene(ANNA), rule("silent_days >= 5", days=others)) == []


def test_a_sentence_with_something_unknown_is_not_said() -> None:
    assert said(scene(ANNA), rule("silent_days >= 5", "Ask {name} about {last_subject}.")) == []
    known = scene(ANNA, letters={ANNA.person.id: (letter(5, own=False, subject="Re: Prints"),)})
    assert said(known, rule("silent_days >= 5", "Ask {name} about {last_subject}.")) == ["Ask Anna Roe about “Prints”."]


def suggestion(of: Scene, one: Rule) -> Suggestion:
    (found,) = suggest(replace(of, owner=owner(one)))
    return found


def test_the_same_matter_keeps_its_id_until_something_happens() -> None:
    one = rule("silent_days >= 1")
    first = suggestion(scene(ANNA), one)
    later = replace(scene(ANNA), now=NOW + timedelta(days=9))
    assert suggestion(later, one).id == first.id
    assert suggestion(scene(replace(ANNA, last_contact_at=ago(1))), one).id != first.id
    assert suggestion(scene(ANNA), replace(one, terms=Terms("another", 1, 14))).id != first.id


def test_a_group_rests_with_all_its_people() -> None:
    one = rule("group == 'choir'")
    ours = scene(ANNA, TOM, groups=(group("Choir", ANNA, TOM),))
    anna, tom = suggest(replace(ours, owner=owner(one)))
    assert (anna.names, tom.names) == (("Anna Roe",), ("Tom Reed",))

    def shown(days: int) -> Scene:
        return replace(ours, history=(Shown((NOW - timedelta(days=days)).date(), anna.id, "follow_up", anna.people),))

    assert said(shown(13), one) == []
    assert len(said(shown(14), one)) == 2


def test_the_facts_behind_it_name_the_rule_and_where_each_stands() -> None:
    theirs = letter(5, own=False, subject="Prints")
    ours = scene(replace(ANNA, last_met_at=ago(400)), letters={ANNA.person.id: (theirs,)})
    one = rule("silent_days >= 5 and circle <= 15", "Ask {name} about {last_subject}; you met on {last_met}.")
    found = suggestion(ours, one)
    assert found.text == "Ask Anna Roe about “Prints”; you met on 27 January 2025."
    assert [(fact.fact, fact.at, fact.message_id) for fact in found.because] == [
        ("Your rule “my rule” asks for it: silent_days >= 5 and circle <= 15.", None, None),
        ("circle, 5, 15, 50 or 150: the nearest so many: 15.", None, None),
        ("last_met, when you last met: 27 January 2025.", ago(400), None),
        ("last_subject, what the latest letter was about: “Prints”.", theirs.at, theirs.message_id),
        ("silent_days, days since you were last in touch: 5.", ago(5), None),
    ]
    assert (found.kind, found.people, found.terms) == ("follow_up", (ANNA.person.id,), one.terms)


def test_without_rules_nothing_is_looked_at() -> None:
    assert list(suggest(scene(ANNA))) == []


# ---- facts -----------------------------------------------------------------------------------------


def fact(name: str, subject: Subject, of: Scene) -> object:
    return values([name], subject, Setting.of(of))[name]


def test_days_are_those_of_the_owners_calendar() -> None:
    """Seven in the morning in Berlin; half past eleven of the night before is yesterday."""
    night = NOW - timedelta(hours=7, minutes=30)
    assert fact("silent_days", Subject(replace(ANNA, last_contact_at=night)), scene(ANNA)) == 1


@pytest.mark.parametrize(
    ("month", "day", "days"), [(3, 3, 0), (3, 4, 1), (3, 2, 364), (2, 29, 363), (12, 31, 303)]
)
def test_a_birthday_is_the_next_one(month: int, day: int, days: int) -> None:
    who = replace(ANNA, person=replace(ANNA.person, birthday=YearlyDate(month, day)))
    assert fact("birthday_days", Subject(who), scene(who)) == days


def test_the_rank_counts_ties_only() -> None:
    stranger = tie(person("A Stranger"), state=None, closeness=9.0)
    ours = scene(stranger, replace(TOM, closeness=0.2), ANNA)
    assert [fact("rank", Subject(one), ours) for one in (ANNA, TOM, stranger)] == [1, 2, None]


def test_groups_are_those_seen_and_those_of_the_address_book() -> None:
    who = replace(ANNA, person=replace(ANNA.person, groups=("Board", "Choir")))
    assert fact("groups", Subject(who), scene(who, groups=(group("Choir", who),))) == ("Choir", "Board")


def test_a_rule_names_what_it_looks_at_and_what_it_says() -> None:
    assert named(rule("silent_days >= 5", "{name}, {last_met}")) == {"silent_days", "name", "last_met"}


@pytest.mark.parametrize("which", [*About])
def test_every_fact_has_the_type_that_the_table_promises(which: About) -> None:
    kinds: dict[str, Callable[[object], bool]] = {
        "a number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
        "text": lambda v: isinstance(v, str),
        "yes or no": lambda v: isinstance(v, bool), "a date": lambda v: type(v).__name__ == "date",
        "a list of texts": lambda v: isinstance(v, tuple),
    }  # fmt: skip
    who = tie(
        replace(ANNA.person, birthday=YearlyDate(5, 1), groups=("Choir",)), last_met_at=ago(3), next_planned_at=ago(-3)
    )
    ours = scene(
        who, groups=(group("Choir", who, next_at=ago(-9)),), letters={who.person.id: (letter(3, own=True),)}
    )
    subject = Subject(who, group=ours.groups[0]) if which is About.GROUP else Subject(who, event=meeting(-1, "x"))
    for name, value in values(EVERY, subject, Setting.of(ours)).items():
        assert value is None or kinds[EVERY[name].type](value), name


STATES = st.sampled_from([None, *TieState])
TIES = st.builds(
    lambda state, circle, days, gap, met: tie(
        person("Anna Roe"), state=state, circle=circle, last_contact_at=days if days is None else ago(days),
        usual_gap_days=gap, last_met_at=met if met is None else ago(met), last_from_me_at=None,
    ),
    STATES, st.sampled_from([5, 15, 50, 150, None]), st.none() | st.floats(0, 5000), st.none() | st.floats(1, 900),
    st.none() | st.floats(0, 5000),
)  # fmt: skip


@given(TIES, st.lists(st.sampled_from(sorted(EVERY)), min_size=1, max_size=4))
def test_no_person_is_too_odd_for_a_rule(who: Tie, names: list[str]) -> None:
    when = " or ".join(f"{name} == {name}" for name in names)
    if about(condition(when, TYPES).names) is not None:
        ours = scene(who, groups=(group("Choir", who),), coming=(meeting(-1, who.person.id),))
        for found in suggest(replace(ours, owner=owner(rule(when)))):
            assert found.text == "Ask Anna Roe."
            assert all(one.fact for one in found.because)


def test_a_rule_about_an_event_of_today_speaks_of_those_who_are_met_there() -> None:
    today = meeting(-0.2, ANNA.person.id, summary="Rehearsal")
    own = Rules((rule("hours_until < 24 and hours_until > 0", "Take the keys along for {name}."),))
    morning = scene(ANNA, owner=replace(OWNER, rules=own), todays_meetings=(today,))
    made = compose(morning, (), Balance(1, 1))
    assert [one.text for one in made.suggestions] == ["Take the keys along for Anna Roe."]


def test_a_rule_about_a_person_keeps_still_when_the_two_meet_today() -> None:
    today = meeting(-0.2, ANNA.person.id, summary="Rehearsal")
    own = Rules((rule("silent_days >= 0", "Ask {name}."),))
    made = compose(scene(ANNA, owner=replace(OWNER, rules=own), todays_meetings=(today,)), (), Balance(1, 1))
    assert [one.reason for one in made.rejected] == ["you meet today"]
