"""Two people who would have something to talk about."""

from __future__ import annotations

from agent.core.records import Occasions, Pair
from agent.core.suggestions import introduce
from tests.scene import ago, letter, only, person, scene, tie

NOOR, ELSA = person("Noor Abbingdon"), person("Elsa Thorne")
LETTERS = (
    (letter(13, False, "A pattern in cyanotype", message_id="m1"),),
    (letter(9, True, "Cyanotype drawers", message_id="m2"),),
)
PAIR = Pair((NOOR.id, ELSA.id), ("botanical", "cyanotype"), LETTERS, 1)


def test_it_shows_the_words_the_letters_and_that_both_are_asked_first() -> None:
    one = only(introduce.suggest(scene(tie(NOOR), tie(ELSA), occasions=Occasions(pairs=(PAIR,)))))
    assert one.text == (
        "Introduce Noor Abbingdon and Elsa Thorne? Mail with both is about “botanical” and “cyanotype”, last on 18 "
        "February and on 22 February, and they have never been in one mail or meeting with you. Ask both first."
    )
    assert [(fact.fact, fact.at, fact.message_id) for fact in one.because] == [
        ("Noor Abbingdon wrote to you: “A pattern in cyanotype”.", ago(13), "m1"),
        ("You wrote to Elsa Thorne: “Cyanotype drawers”.", ago(9), "m2"),
        ("They have never been in one mail or meeting with you.", None, None),
    ]
    assert one.people == (NOOR.id, ELSA.id)


def test_one_day_is_said_once() -> None:
    pair = PAIR._replace(letters=(LETTERS[0], LETTERS[0]))
    one = only(introduce.suggest(scene(tie(NOOR), tie(ELSA), occasions=Occasions(pairs=(pair,)))))
    assert "last on 18 February, and they" in one.text


def test_there_is_a_draft_to_each_that_asks_and_takes_a_no() -> None:
    draft = only(introduce.suggest(scene(tie(NOOR), tie(ELSA), occasions=Occasions(pairs=(PAIR,))))).draft
    assert draft is not None
    to_noor, to_elsa = draft.split("\n\n")
    assert to_noor == (
        "To Noor Abbingdon\nDear Noor, Elsa Thorne and I have been writing about botanical and cyanotype, as you and I "
        "have. May I introduce you two to each other? A no is just as good.\nJo"
    )
    assert to_elsa.startswith("To Elsa Thorne\nDear Elsa, Noor Abbingdon and I")


def test_a_few_common_acquaintances_are_better_than_none_and_many_are_worse() -> None:
    def need(common: int) -> float:
        here = scene(tie(NOOR), tie(ELSA), occasions=Occasions(pairs=(PAIR._replace(common=common),)))
        return only(introduce.suggest(here)).need

    assert need(2) > need(0) > need(9)


def test_the_pair_has_one_id_whoever_is_named_first() -> None:
    both = [PAIR, PAIR._replace(people=PAIR.people[::-1])]
    scenes = [scene(tie(NOOR), tie(ELSA), occasions=Occasions(pairs=(one,))) for one in both]
    assert len({only(introduce.suggest(here)).id for here in scenes}) == 1
