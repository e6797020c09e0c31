"""A brief that was made, without what it says of somebody: for who is never to be mentioned, and for the forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from agent.core.records import Appointment, Brief, Doubt, Fact, Guest, Suggestion

GONE = "This is no longer here, as you asked."  # a suggestion keeps its place, so that the others keep their numbers


@dataclass(frozen=True, slots=True)
class Traces:
    """By what somebody is recognised: ids of persons, words, and ids of messages and events."""

    people: frozenset[str]
    words: frozenset[str] = frozenset()  # names, addresses, subjects
    sources: frozenset[str] = frozenset()
    _pattern: re.Pattern[str] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_pattern", _pattern(self.words))

    def are_in(self, text: str) -> bool:
        """Does one of the words stand in a text?"""
        return self._pattern is not None and self._pattern.search(text) is not None

    def are_in_fact(self, fact: Fact) -> bool:
        return self.are_in(fact.fact) or bool({fact.message_id, fact.event_uid} & self.sources)

    def are_in_suggestion(self, one: Suggestion) -> bool:
        texts = (one.text, one.draft or "", *one.names)
        return (
            not self.people.isdisjoint(one.people)
            or any(map(self.are_in, texts))
            or any(map(self.are_in_fact, one.because))
        )


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """Whole words. Of a name that is a single word the case must fit: "Art" is not "art"."""
    wanted = sorted({word.strip() for word in words} - {""}, key=lambda word: (-len(word), word))
    forms = [re.escape(word) if word.isalpha() else f"(?i:{re.escape(word)})" for word in wanted]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)") if forms else None


def redacted(brief: Brief, traces: Traces, *, titles: bool) -> Brief:
    """The brief without these traces; the same object if there are none.

    `titles`: also titles and places of meetings go, which are the calendar's own words.
    """
    changed = replace(
        brief,
        suggestions=tuple(_gone(one) if traces.are_in_suggestion(one) else one for one in brief.suggestions),
        today=tuple(_appointment(one, traces, titles) for one in brief.today),
        question=None if brief.question and _is_about(brief.question, traces) else brief.question,
        rejected=tuple(one for one in brief.rejected if not traces.are_in_suggestion(one.suggestion)),
    )
    return brief if changed == brief else changed


def _is_about(question: Doubt, traces: Traces) -> bool:
    return not traces.people.isdisjoint(question.people) or any(
        map(traces.are_in, (question.name, *question.addresses, *question.because))
    )


def _gone(one: Suggestion) -> Suggestion:
    return Suggestion(one.id, one.kind, (), (), GONE, (), 0.0)


def _appointment(one: Appointment, traces: Traces, titles: bool) -> Appointment:
    meeting = replace(one.meeting, people=tuple(id for id in one.meeting.people if id not in traces.people))
    if titles and (traces.are_in(meeting.summary) or meeting.event_uid in traces.sources):
        meeting = replace(meeting, summary="")
    if titles and traces.are_in(meeting.location):
        meeting = replace(meeting, location="")
    guests = tuple(_guest(guest, traces) for guest in one.guests if guest.id not in traces.people)
    return replace(one, meeting=meeting, guests=guests)


def _guest(guest: Guest, traces: Traces) -> Guest:
    """Somebody else, without what is said of the one who is gone."""
    kept = tuple(fact for fact in guest.because if not traces.are_in_fact(fact))
    if kept == guest.because and not traces.are_in(guest.note):
        return guest
    return replace(guest, because=kept, note=" ".join(fact.fact for fact in kept))
