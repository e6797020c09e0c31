"""Welcome: somebody new wrote to the owner for the first time, or joined a group that the owner carries.

Only those for whom something speaks (the address book, a tie who brought them or had the same letter): strangers who
sell write for the first time, too. Closed by any letter of the owner to them alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agent.core.dates import day
from agent.core.records import Fact, Kind, Newcomer, Scene, Suggestion, Tie
from agent.core.suggestions.words import about, listed, quoted, suggestion_id

KIND = "welcome"
NAMED = 3  # at most so many others are named


def suggest(scene: Scene) -> Iterator[Suggestion]:
    """One for each newcomer of the last days."""
    for one in scene.occasions.newcomers:
        tie = scene.ties.get(one.person_id)
        known = [other for person_id in one.known if (other := scene.ties.get(person_id))]
        if tie is not None and tie.person.kind is Kind.PERSON and (known or tie.person.in_address_book):
            yield _suggestion(one, tie, known, scene)


def _suggestion(one: Newcomer, tie: Tie, known: list[Tie], scene: Scene) -> Suggestion:
    name = tie.person.name
    nearest = sorted(known, key=lambda other: (-other.closeness, other.person.id))[:NAMED]
    others = [other.person.name for other in nearest]
    title = f": {quoted(one.first.title)}" if one.first.title else ""
    what = "You met" if one.first.met else "Your first mail together" if one.joined else f"{name} wrote to you"
    return Suggestion(
        id=suggestion_id(KIND, one.person_id),
        kind=KIND,
        people=(one.person_id,),
        names=(name,),
        text=_joined(one, name, others, scene) if one.joined else _wrote(one, name, others, scene),
        because=(
            Fact(f"{what}{title}.", one.first.at, one.first.message_id, one.first.event_uid),
            _reference(one, name, others),
            Fact(f"Nothing from you to {name} alone so far."),
        ),
        need=0.9 if one.joined else 0.8,
    )


def _reference(one: Newcomer, name: str, others: Sequence[str]) -> Fact:
    """What speaks for them."""
    if one.brought is not None and others:
        title = f": {quoted(one.brought.title)}" if one.brought.title else ""
        sentence = f"{others[0]} brought {name} and you together{title}."
        return Fact(sentence, one.brought.at, one.brought.message_id, one.brought.event_uid)
    if others:
        sentence = f"{listed(others)} {'were invited too' if one.first.met else 'had the same mail'}."
        return Fact(sentence, one.first.at, one.first.message_id, one.first.event_uid)
    return Fact(f"{name} stands in your address book.")


def _wrote(one: Newcomer, name: str, others: Sequence[str], scene: Scene) -> str:
    how = ""
    if others:
        how = f"; {others[0]} had brought you together" if one.brought else f"; {listed(others)} had the same mail"
    when = day(one.first.at, scene.now, scene.owner.zone)
    first = f"Welcome {name}: they wrote to you for the first time {when}{about(one.first.title)}{how}."
    return f"{first} A short hello makes a beginning easy."


def _joined(one: Newcomer, name: str, others: Sequence[str], scene: Scene) -> str:
    what = about(one.first.title, "with")
    when = day(one.first.at, scene.now, scene.owner.zone)
    return (
        f"Welcome {name} among {listed(['you', *others])}: they joined {when}{what}. A line on who does what, and that "
        "you are glad of it, makes a beginning easy."
    )
