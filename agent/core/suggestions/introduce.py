"""Introduce: two people keep writing to the owner about the same rare thing, and have never met through the owner.

Always by asking both first; the draft has a letter to each. At most one a week (the choice sees to that). Closed by
any mail or meeting of the three (INFERENCE 7, Introduction finder).
"""

from __future__ import annotations

from collections.abc import Iterator

from agent.core.dates import day
from agent.core.records import Fact, Letter, Pair, Scene, Suggestion, Tie
from agent.core.suggestions.words import listed, quoted, suggestion_id

KIND = "introduce"
FEW_COMMON = 3  # acquaintances; with more they are likely to know each other anyway
MOST = 3  # candidates a morning


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each pair, the likeliest first."""
    for pair in scene.occasions.pairs[:MOST]:
        one, other = (scene.ties.get(person_id) for person_id in pair.people)
        if one is not None and other is not None:
            yield _suggestion(pair, one, other, scene)


def _suggestion(pair: Pair, one: Tie, other: Tie, scene: Scene) -> Suggestion:
    about = listed([f"“{word}”" for word in pair.words])
    names = (one.person.name, other.person.name)
    facts = [*_facts(names[0], pair.letters[0]), *_facts(names[1], pair.letters[1])]
    zone = scene.owner.zone
    last = list(dict.fromkeys(day(letters[0].at, scene.now, zone) for letters in pair.letters))
    return Suggestion(
        id=suggestion_id(KIND, *sorted(pair.people)),
        kind=KIND,
        people=pair.people,
        names=names,
        text=(
            f"Introduce {names[0]} and {names[1]}? Mail with both is about {about}, last {listed(last)}, and "
            "they have never been in one mail or meeting with you. Ask both first."
        ),
        because=(*facts, Fact("They have never been in one mail or meeting with you.")),
        need=0.9 if 1 <= pair.common <= FEW_COMMON else 0.8 if not pair.common else 0.6,
        draft="\n\n".join((_draft(one, other, pair, scene), _draft(other, one, pair, scene))),
    )


def _facts(name: str, letters: tuple[Letter, ...]) -> Iterator[Fact]:
    for letter in letters:
        who = f"You wrote to {name}" if letter.own else f"{name} wrote to you"
        yield Fact(f"{who}: {quoted(letter.subject)}.", letter.at, letter.message_id or None)


def _draft(to: Tie, about: Tie, pair: Pair, scene: Scene) -> str:
    return (
        f"To {to.person.name}\n"
        f"Dear {_first(to.person.name)}, {about.person.name} and I have been writing about {listed(pair.words)}, as "
        f"you and I have. May I introduce you two to each other? A no is just as good.\n{_first(scene.owner.name)}"
    )


def _first(name: str) -> str:
    return name.partition(" ")[0]
