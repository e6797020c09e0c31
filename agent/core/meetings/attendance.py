"""Did it take place, and with whom? Probabilities that multiply (INFERENCE 6(b); all of it judgement).

What needs only the event is in `owner_comes` and `other_comes`; what depends on what else was known at some
moment (another meeting at the same time, mail about it) is added when the question is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import lru_cache

from agent.core.logistic import logistic, logit
from agent.core.meetings import vocabulary
from agent.core.records import Attendee, Event
from agent.core.words import any_of, plain

# How likely somebody came, by PARTSTAT (RFC 5545, 3.2.12).
OWNER_COMES = {"organizer": 0.9, "accepted": 0.9, "tentative": 0.5, "needs-action": 0.4, "declined": 0.0}
OTHER_COMES = {"organizer": 0.95, "accepted": 0.9, "tentative": 0.5, "needs-action": 0.5, "declined": 0.03}
UNLISTED_OWNER = 0.6  # others are listed, the owner is not: it stands in the owner's calendar, and that is all
LARGE_SERIES = 0.75  # people stay away from large recurring meetings
LARGE = 6  # others
MOVED = 0.85  # it was changed so often that it may not have found a time
MOVES = 2  # SEQUENCE (RFC 5545, 3.8.7.4)
ALONE_AFTER_DECLINE = 0.02  # a meeting of two that the other one declined
LINKED_BY_NAME = 0.8  # "Lunch with Anna": it may be another Anna
ELSEWHERE = 0.55  # there was another meeting at the same time to which the owner had agreed
AGREED = 0.6  # from here on the owner had agreed to come
MAIL_ABOUT_IT = 0.7  # logits: they wrote about it within two days before or after
ABOUT_WITHIN = timedelta(days=2)
MOST_AT_ONCE = 20  # meetings at one time that are compared

_TELLING = 4  # letters of a word that two texts may share by more than chance


def owner_comes(event: Event, answer: str, organizes: bool, listed: bool, others: int) -> float:
    """How likely the owner came, who gave this answer (PARTSTAT; "" if none). `listed`: others were invited."""
    if answer in OWNER_COMES:
        comes = OWNER_COMES[answer]
    else:
        comes = OWNER_COMES["organizer"] if organizes or not listed else UNLISTED_OWNER
    if event.status == "tentative":
        comes = min(comes, OWNER_COMES["tentative"])
    if event.rule and others > LARGE:
        comes *= LARGE_SERIES
    if not event.rule and event.sequence >= MOVES:
        comes *= MOVED
    return comes


def other_comes(attendee: Attendee, organizes: bool, others: int, owner: float) -> float:
    """How likely it took place with this one of so many others, the owner coming with probability `owner`."""
    if others == 1 and attendee.status == "declined":
        return ALONE_AFTER_DECLINE
    status = attendee.status if attendee.status in OTHER_COMES else "needs-action"
    if organizes and status in ("accepted", "needs-action"):
        status = "organizer"
    return round(owner * OTHER_COMES[status], 4)


def named_comes(owner: float) -> float:
    """How likely it took place with somebody whom only the title names, and who has agreed for all one knows."""
    return round(owner * OTHER_COMES["accepted"] * LINKED_BY_NAME, 4)


def seen_with(probability: float, elsewhere: bool, mail_about_it: bool) -> float:
    """The same in the light of what else was known."""
    if elsewhere:
        probability *= ELSEWHERE
    if mail_about_it and 0 < probability < 1:
        probability = logistic(logit(probability) + MAIL_ABOUT_IT)
    return round(probability, 4)


def overlapping(spans: Iterable[tuple[str, str, int, str]]) -> Iterator[int]:
    """Which of these meetings overlap another one, some of them again and again.

    Each is (start, end, id, title), in order of start.
    Start and end are text that sorts. What ends as another starts does not overlap it; what is called the same
    at the same time is the same meeting in another calendar.
    """
    running: list[tuple[str, str, int, str]] = []
    for span in spans:
        running = [one for one in running if one[1] > span[0]][-MOST_AT_ONCE:]
        for one in running:
            if (one[0], one[1], one[3]) != (span[0], span[1], span[3]):
                yield from (one[2], span[2])
        running.append(span)


def is_about(subject: str, title: str) -> bool:
    """May a letter be about a meeting? A word that tells one of the two apart stands in both."""
    words, text = telling_words(title), _plain(subject)
    # Of most letters this look at the text is enough; to take it apart takes ten times as long.
    return any(word in text for word in words) and not words.isdisjoint(telling_words(subject))


_plain = lru_cache(maxsize=1024)(plain)  # a letter is looked at for each meeting near to it


@lru_cache(maxsize=1024)
def telling_words(text: str) -> frozenset[str]:
    """The words of a title or a subject by which it may be known again."""
    rest = any_of(vocabulary.COMMON).sub(" ", plain(text))
    return frozenset(word for word in rest.replace("/", " ").split() if len(word) >= _TELLING and word.isalnum())
