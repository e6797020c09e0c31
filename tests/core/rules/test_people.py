"""[[person]]: never mentioned, pinned, or with a rhythm of their own; and kinds on the owner's terms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.core.records import OwnerWord, PersonRule, Rules, Scene, Suggestion, Terms, Verb
from agent.core.rules import people
from agent.core.rules.terms import under_terms
from tests.scene import OWNER, ago, person, scene, tie

ADA = tie(person("Ada Roe"))
ADDRESS = ADA.person.addresses[0]
WEEKLY = PersonRule(ADDRESS, every_days=7, by="phone")


def under(rules: Rules, of: Scene) -> Scene:
    return replace(of, owner=replace(OWNER, rules=rules))


def suggested(rule: PersonRule, of: Scene) -> list[Suggestion]:
    return list(people.suggest(under(Rules(people=(rule,)), of)))


def test_a_rhythm_that_has_passed_is_said_with_its_way() -> None:
    (one,) = suggested(WEEKLY, scene(replace(ADA, last_contact_at=ago(8))))
    assert one.text == (
        "Call Ada Roe: you want to be in touch about every week, and the last time that I can see was on 23 February."
    )
    assert (one.kind, one.people) == ("reconnect", (ADA.person.id,))
    assert [fact.fact for fact in one.because] == [
        "Your rule for Ada Roe: every 7 days, by phone.", "You were last in touch, as far as I can see.",
        "Nothing is planned.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("by", "begin"), [("phone", "Call Ada Roe:"), ("in person", "See Ada Roe:"), ("mail", "Write to Ada Roe:")]
)
def test_each_way_has_its_verb(by: str, begin: str) -> None:
    (one,) = suggested(replace(WEEKLY, by=by), scene(replace(ADA, last_contact_at=ago(8))))
    assert one.text.startswith(begin)


def test_before_its_time_or_with_a_plan_nothing_is_said() -> None:
    assert suggested(WEEKLY, scene(replace(ADA, last_contact_at=ago(6)))) == []
    assert suggested(WEEKLY, scene(replace(ADA, last_contact_at=ago(8), next_planned_at=ago(-2)))) == []
    assert suggested(PersonRule("else@a.example", every_days=7), scene(replace(ADA, last_contact_at=ago(8)))) == []


def test_of_whom_nothing_is_known_but_the_wish_is_known() -> None:
    never_seen = replace(ADA, last_contact_at=None, first_contact_at=None, state=None)
    (one,) = suggested(WEEKLY, scene(never_seen))
    assert one.text.endswith("and I know of no time yet.")


def test_each_time_that_the_rhythm_passes_is_a_matter_of_its_own() -> None:
    ids = {suggested(WEEKLY, scene(replace(ADA, last_contact_at=ago(20)), now=ago(20 - days)))[0].id for days in (
        7.1, 13.1, 14.1, 20.1
    )}  # fmt: skip
    assert len(ids) == 2


def test_what_the_configuration_says_counts_as_the_owners_word_at_any_time() -> None:
    rules = Rules(people=(PersonRule("a@x.example", never=True), PersonRule("b@x.example", pin=True), WEEKLY))
    assert list(people.words(rules)) == [
        OwnerWord(people.EVER, Verb.NEVER, "a@x.example"), OwnerWord(people.EVER, Verb.PIN, "b@x.example"),
    ]  # fmt: skip


def candidate(kind: str, *who: str) -> Suggestion:
    return Suggestion(f"{kind}-{who}", kind, who, who, "text", (), 0.9)


def test_nobody_is_written_to_whom_the_owner_would_rather_call() -> None:
    ours = under(Rules(people=(WEEKLY,)), scene(ADA, tie(person("Tom Reed"))))
    ada, tom = ADA.person.id, "p-tom-reed"
    found = under_terms([candidate("thank", ada), candidate("answer", tom), candidate("tell", tom, ada)], ours)
    assert [one.people for one in found] == [(tom,)]


def test_a_kind_speaks_on_the_terms_of_its_rule() -> None:
    terms = Terms("", None, 60)
    ours = under(Rules(built_in={"reconnect": terms}), scene(ADA))
    found = list(under_terms([candidate("reconnect", "a"), candidate("answer", "a")], ours))
    assert [one.terms for one in found] == [terms, None]
