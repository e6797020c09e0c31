"""A title read: which ideas its words hold, whether it speaks of company, and whom it names (INFERENCE 6(a)).

"Lunch with Tom" says that there was company and who; "Tom lunch" says so only if a Tom is known, and "Tom: send the
slides" does not. Names are what stands where a name would; who is meant by them is worked out elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from agent.core.meetings import vocabulary
from agent.core.meetings.names import Name, is_own, name_of, without
from agent.core.subjects import REPLY_PREFIX
from agent.core.words import any_of, pattern_of, plain, words_of


class Idea(StrEnum):
    """What a word of a title may tell; what each means stands in `vocabulary`."""

    SOCIAL = "social"
    ACTIVITY = "activity"
    MEETING = "meeting"
    ENCOUNTER = "encounter"
    PHONE = "phone"
    ONLINE = "online"
    AWAY = "away"
    DUE = "due"
    BIRTHDAY = "birthday"
    PURPOSE = "purpose"
    WORK = "work"
    HOLD = "hold"
    CANCELLED = "cancelled"
    ERRAND = "errand"


_WORDS: dict[Idea, str] = {idea: getattr(vocabulary, idea.name) for idea in Idea}
_WORDS[Idea.PHONE] += "\n" + vocabulary.PHONE_IN_TITLE
_EITHER_END = {Idea.HOLD, Idea.CANCELLED, Idea.DUE, Idea.ERRAND}  # in the middle they may be about anything
# Beside these a word may be a name.
_SIGNS = {Idea.SOCIAL, Idea.ACTIVITY, Idea.MEETING, Idea.ENCOUNTER, Idea.PHONE, Idea.ONLINE}
_TALK = {Idea.MEETING, Idea.ENCOUNTER, Idea.PHONE, Idea.ONLINE, Idea.PURPOSE, Idea.WORK}
_WITH = re.compile(rf"{pattern_of(vocabulary.WITH)}|(?<!\w)w/")
_HOME_OF = any_of(vocabulary.HOME_OF)
_HOME_IF_SOCIAL = any_of(vocabulary.HOME_OF, vocabulary.HOME_IF_SOCIAL)
_AT_SOMEBODYS = re.compile(r"\bat (?:my )?([^\W\d_]+)['’]s\b(?!\s+\w)")
_TOPIC = re.compile(rf"\s*(?:: |:$|\s[-–—|]\s|{pattern_of(vocabulary.TOPIC)})")
_PLACE = re.compile(rf"@|\(|{pattern_of(vocabulary.PLACE_OF)}")
_BETWEEN = re.compile(rf"[,;&+/|]|<>|<->|{pattern_of(vocabulary.BETWEEN)}")
_TITLES = words_of(vocabulary.TITLES)
_SMALL = words_of(vocabulary.SMALL)
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_LONGEST_NAME = 4  # words


Spans = Sequence[tuple[Idea, int, int]]  # an idea, and where in the text it begins and ends


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says. `sure`: of company, whether or not anybody known is called by one of the `names`."""

    ideas: frozenset[Idea]
    sure: bool
    names: tuple[Name, ...]
    at_home: bool = False  # at somebody's home
    doing: bool = False  # something is done with somebody, and it is no talk: "Pottery with Grace"


def read_title(title: str, own_name: Sequence[str] = ()) -> Title:
    """The title of an event; `own_name` are the name words of the owner, who is no company."""
    text = REPLY_PREFIX.sub("", unicodedata.normalize("NFC", title)).strip()
    low = plain(text)
    spans = list(_spans(low))
    ideas = frozenset(idea for idea, _, _ in spans)
    at = _WITH.search(low)
    if at:
        named = tuple(_with(text, low, spans, at))
        doing = bool(named) and not ideas & _TALK and bool(_WORD.search(text[: at.start()]))
        return Title(ideas, True, without(named, own_name), doing=doing)
    is_social = Idea.SOCIAL in ideas
    host = _host(text, low, is_social)
    if host is not None:
        return Title(ideas, is_social, without(host, own_name), at_home=True)
    sure = Idea.MEETING in ideas or (is_social and bool(any_of(vocabulary.SOMEBODY).search(low)))
    return Title(ideas, sure, _beside(text, low, spans, own_name), at_home=bool(any_of(vocabulary.AT_HOME).search(low)))


def _spans(low: str) -> Iterator[tuple[Idea, int, int]]:
    """The ideas in a plain text, each with where it stands."""
    for found in any_of(*_WORDS.values()).finditer(low):
        idea = _idea_of(found[0])
        inside = _WORD.search(low[: found.start()]) and _WORD.search(low[found.end() :])
        if not (inside and idea in _EITHER_END):
            yield idea, *found.span()


@lru_cache(maxsize=4096)
def _idea_of(word: str) -> Idea:
    """The first idea that holds a word as it is, else as a compound."""
    whole = (idea for idea, listed in _WORDS.items() if word in words_of(listed))
    compound = (idea for idea, listed in _WORDS.items() if any_of(listed).fullmatch(word))
    return next(whole, None) or next(compound)


def _with(text: str, low: str, spans: Spans, at: re.Match[str]) -> Iterator[Name]:
    """The names after "with"."""
    for chunk in _chunks(_masked(text, spans)[at.end() : _end(low, at.end())]):
        name, _ = _leading_name(chunk, text)
        if name:
            yield name


def _host(text: str, low: str, is_social: bool) -> list[Name] | None:
    """Whose home it is at, if it is at one; perhaps somebody's without a name ("at mum's")."""
    english = _AT_SOMEBODYS.search(low)
    if english:
        name, _ = _leading_name(text[english.start(1) : english.end(1)], text)
        return [name] if name else []
    found = (_HOME_IF_SOCIAL if is_social else _HOME_OF).search(low)
    if not found:
        return None
    chunks = _chunks(text[found.end() : _end(low, found.end())])
    names = [name for chunk in chunks if (name := _leading_name(chunk, text)[0])]
    return names or None


def _beside(text: str, low: str, spans: Spans, own_name: Sequence[str]) -> tuple[Name, ...]:
    """The names in a title of nothing but names and ideas ("Tom lunch", "Tom / Jo"), at least before its topic."""
    masked = _masked(text, spans)
    topic = _TOPIC.search(low)
    head = masked[: topic.start()] if topic else masked
    ideas_first = topic is not None and not _WORD.search(head)  # "Skype: Anna"
    part = masked[topic.end() :] if topic and ideas_first else head
    place = _PLACE.search(plain(part))
    names = _names(part[: place.start()] if place else part, text, ideas_first)
    others = without(names, own_name)
    ideas = {idea for idea, _, _ in spans}
    told = (
        bool(ideas & _SIGNS)
        or any(own_name and is_own(own_name, name) for name in names)
        or len(others) > 1
        or all(len(name.surname) > 1 for name in others)
        or (topic is not None and bool(_WORD.search(topic[0])))  # "Anna re: prints", but not "Anna: send prints"
        or "@" in low
    )
    of_somebody = "'s" in part or "’s" in part  # "Anna's exam" is hers, "Anna's party" is for others
    return others if told and not (of_somebody and Idea.SOCIAL not in ideas) else ()


def _names(part: str, title: str, some: bool) -> list[Name]:
    """The names that are all there is in a part of the title; if `some` will do, those that it begins with."""
    names: list[Name] = []
    for chunk in _chunks(part):
        name, rest = _leading_name(chunk, title)
        if rest or name is None:
            return names if some else []
        names.append(name)
    return names


def _masked(text: str, spans: Spans) -> str:
    """The text with blanks where its ideas stand."""
    letters = list(text)
    for _, begin, end in spans:
        letters[begin:end] = " " * (end - begin)
    return "".join(letters)


def _end(low: str, begin: int) -> int:
    """Where the names that begin there end: at the topic or the place."""
    ends = [found.start() for pattern in (_TOPIC, _PLACE) if (found := pattern.search(low, begin))]
    return min(ends, default=len(low))


def _chunks(text: str) -> Iterator[str]:
    """What stands between "and", commas and the like."""
    begin = 0
    for found in _BETWEEN.finditer(plain(text)):
        yield text[begin : found.start()]
        begin = found.end()
    yield text[begin:]


def _leading_name(chunk: str, title: str) -> tuple[Name | None, str]:
    """The name with which a chunk begins (None if with none), and what is left of it but small words."""
    lower_title = title == title.lower()
    found: list[str] = []
    titled = False
    rest: list[str] = []
    for word in _WORD.findall(chunk):
        low = plain(word)
        if rest:
            rest.append(word)
        elif not found and low in _TITLES:
            titled = True
        elif low in _SMALL and (not found or word == word.lower()):
            continue
        elif (word[0].isupper() or lower_title) and not any(map(str.isdigit, word)) and len(found) < _LONGEST_NAME:
            found.append(word)
        else:
            rest.append(word)
    possessive = bool(found) and bool(rest) and found[-1] != _POSSESSIVE.sub("", found[-1])  # "with Tom's parents"
    names = [_POSSESSIVE.sub("", word) for word in found]
    return None if possessive else name_of(names, titled), " ".join(rest)
