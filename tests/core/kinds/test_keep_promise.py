"""What the owner promised is due."""

from __future__ import annotations

from datetime import timedelta

from agent.core.brief import compose
from agent.core.records import Balance, Occasions, OwnerWord, Shown, Suggestion, Verb
from agent.core.suggestions import keep_promise
from tests.scene import NOW, ago, only, person, scene, tie

TOM = person("Tom Reed")
TODAY = NOW.date()
PRINTS = OwnerWord(ago(9), Verb.PROMISED, TOM.addresses[0], on=TODAY, text="the prints", id=1)


def said(*words: OwnerWord, **fields: object) -> list[Suggestion]:
    return list(keep_promise.suggest(scene(tie(TOM), words={TOM.id: words}, **fields)))


def test_a_promise_is_brought_up_on_its_day_and_later_but_not_before() -> None:
    one = only(said(PRINTS))
    assert one.text == (
        "Keep your promise to Tom Reed: “the prints”, which you gave on 22 February for today."
    )
    assert said(OwnerWord(ago(9), Verb.PROMISED, "", on=TODAY + timedelta(days=1), text="the prints", id=1)) == []
    assert said(OwnerWord(ago(9), Verb.PROMISED, "", on=TODAY - timedelta(days=30), text="the prints", id=1)) != []


def test_a_promise_without_a_day_has_a_week() -> None:
    for days, due in ((6, 0), (8, 1)):
        assert len(said(OwnerWord(ago(days), Verb.PROMISED, "", text="the prints", id=1))) == due


def test_it_is_closed_by_the_owners_word_or_a_letter_about_it() -> None:
    assert said(PRINTS, OwnerWord(ago(1), Verb.KEPT, "", text="The prints", id=2)) == []
    assert said(PRINTS, occasions=Occasions(kept=frozenset({1}))) == []


def test_it_comes_each_week_until_it_is_kept() -> None:
    one = only(said(PRINTS))
    here = scene(tie(TOM), words={TOM.id: (PRINTS,)}, history=tuple(
        Shown(TODAY - timedelta(days=days), one.id, one.kind, one.people) for days in (21, 14, 7)
    ))  # fmt: skip
    assert [again.id for again in compose(here, (), Balance(1, 1)).suggestions] == [one.id]
