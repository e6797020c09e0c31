"""What the owner writes to themself in a Subject -> an order, or what is unclear about it. Nothing is ever guessed.

"done 2", "snooze 1 until June", "met Tom Reed yesterday at the fair", "never Jane Roe", "note Tom: his daughter starts
school", "promised Tom the prints by Friday"; a few German words likewise. Names are not set apart in such a line: the
longest beginning that is somebody's name is it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from agent.core.records import Outcome, Verb
from agent.core.spoken_days import LONGEST, spoken_day

OUTCOMES = {
    "done": Outcome.DONE, "erledigt": Outcome.DONE,
    "snooze": Outcome.SNOOZE, "later": Outcome.SNOOZE, "später": Outcome.SNOOZE,
    "not useful": Outcome.NOT_USEFUL, "not-useful": Outcome.NOT_USEFUL, "not": Outcome.NOT_USEFUL,
    "nicht nützlich": Outcome.NOT_USEFUL, "nicht": Outcome.NOT_USEFUL,
}  # fmt: skip
VERBS = {
    "never": Verb.NEVER, "nie": Verb.NEVER, "pin": Verb.PIN, "met": Verb.MET, "getroffen": Verb.MET,
    "note": Verb.NOTE, "notiz": Verb.NOTE, "promised": Verb.PROMISED, "versprochen": Verb.PROMISED,
    "kept": Verb.KEPT, "gehalten": Verb.KEPT,
}  # fmt: skip
LONGEST_NAME = 4  # words
PHONE = {"the phone", "phone", "telefon", "telephone"}
_OUTCOME = re.compile(
    rf"({'|'.join(OUTCOMES)})\s+#?([1-9]|[a-z][a-z2-7]{{3}})(?:\s+(?!hf-)(.+?))?(?:\s+(hf-[a-z2-7]{{16,64}}))?",
    re.IGNORECASE,
)
_VERB = re.compile(rf"({'|'.join(VERBS)})\s+(\S.*)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|to|bis|bis zum)\s+", re.IGNORECASE)
_BY = re.compile(r"(?:^|,?\s)(?:by|until|bis|bis zum)\s", re.IGNORECASE)
_AT = re.compile(r"(?:at|in|on|over|by|bei|beim|im|auf|am)\s+", re.IGNORECASE)

Called = Callable[[str, Verb], Sequence[str]]  # the ids of those who may be meant by a name


class Order(NamedTuple):
    """One thing to keep: of a person (`who`, an id) or of a suggestion (`which`, a number or an id)."""

    verb: Verb | Outcome
    who: str = ""
    which: str = ""
    on: date | None = None
    text: str = ""
    token: str = ""


class Unclear(NamedTuple):
    """It looks like an order, and cannot be carried out; `why` ends a sentence."""

    why: str


def looks_like_one(subject: str) -> bool:
    """Might it be an order? Few of the letters to oneself are; only then is it worth asking who there is."""
    subject = " ".join(subject.split())
    return bool(_OUTCOME.fullmatch(subject) or _VERB.fullmatch(subject))


def read(subject: str, today: date, called: Called) -> Order | Unclear | None:
    """The order in a subject that was written on `today`; None if it is none."""
    subject = " ".join(subject.split())
    if found := _OUTCOME.fullmatch(subject):
        word, which, until, token = found.groups()
        return _outcome(word, which, until, token, today)
    if found := _VERB.fullmatch(subject):
        verb = VERBS[found[1].lower()]
        return _of_person(verb, found[2], today, lambda name: called(name, verb))
    return None


def _outcome(word: str, which: str, until: str | None, token: str | None, today: date) -> Order | Unclear | None:
    outcome = OUTCOMES[word.lower()]
    order = Order(outcome, which=which.lower(), token=(token or "").lower())
    if until is None:
        return order
    on = spoken_day(_UNTIL.sub("", until), today, ahead=True) if outcome is Outcome.SNOOZE else None
    if on is not None and on > today:
        return order._replace(on=on)
    if not which.isdigit():
        return None  # "done with the taxes"
    return Unclear(f"“{until}” is no day ahead" if outcome is Outcome.SNOOZE else "there is more in it than I can read")


def _of_person(
    verb: Verb, said: str, today: date, called: Callable[[str], Sequence[str]]
) -> Order | Unclear:
    found = _name(said, called, whole=verb in (Verb.NEVER, Verb.PIN))
    if isinstance(found, Unclear):
        return found
    who, rest = found
    match verb:
        case Verb.MET:
            return _met(who, rest, today)
        case Verb.PROMISED:
            text, on = _by(rest, today)
            return Order(verb, who, on=on, text=text) if text else Unclear("it does not say what was promised")
        case Verb.NOTE if not rest:
            return Unclear("it does not say what to note")
        case _:
            return Order(verb, who, text=rest)


def _name(
    said: str, called: Callable[[str], Sequence[str]], *, whole: bool
) -> tuple[str, str] | Unclear:
    """(a person's id, what follows the name). `whole`: nothing may follow it."""
    before, colon, after = said.partition(":")
    if colon and len(ids := called(before.strip())) == 1:
        return (ids[0], after.strip()) if not (whole and after.strip()) else Unclear("there is more than a name in it")
    words = said.split()
    for length in range(len(words) if whole else min(LONGEST_NAME, len(words)), 0, -1):
        name = " ".join(words[:length]).rstrip(",;:.")
        ids = called(name)
        if len(ids) == 1:
            return ids[0], " ".join(words[length:])
        if ids:
            return Unclear(f"“{name}” may be several people")
        if whole:
            break
    return Unclear("I know nobody of that name")


def _by(text: str, today: date) -> tuple[str, date | None]:
    """What was promised, and by when if the end says so."""
    for found in reversed(list(_BY.finditer(text))):
        on = spoken_day(text[found.end() :], today, ahead=True)
        if on is not None:
            return text[: found.start()].strip(), on
    return text, None


def _met(who: str, rest: str, today: date) -> Order | Unclear:
    words = rest.replace(",", " ").split()
    for first, last in _spans(len(words)):
        on = spoken_day(" ".join(words[first:last]), today, ahead=False) if last > first else today
        place = _place(" ".join(words[:first] + words[last:]))
        if on is not None and place is not None:
            return Order(Verb.MET, who, on=on, text=place) if on <= today else Unclear("that day lies ahead")
    return Unclear("I cannot read when or where")


def _spans(count: int) -> list[tuple[int, int]]:
    """Where the day may stand among so many words: before the place or after it; or there is none."""
    ahead = [(0, last) for last in range(min(count, LONGEST), 0, -1)]
    behind = [(first, count) for first in range(max(1, count - LONGEST), count)]
    return [*ahead, *behind, (0, 0)]


def _place(text: str) -> str | None:
    """ "at the fair" -> "the fair"; "" stays; None if it begins with anything else."""
    if not text:
        return ""
    found = _AT.match(text)
    if not found:
        return None
    place = text[found.end() :]
    return "phone" if place.lower() in PHONE else place
