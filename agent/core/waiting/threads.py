"""Which letters belong together: by their ids (RFC 5322, 3.6.4), by Thread-Index, else by subject and people.

Source: INFERENCE 5, Thread (JWZ; Thread-Index as in Yeh and Harnly, CEAS 2006). Letters come in order of time. What was
quiet for some months is forgotten, so that memory does not grow with the mailbox.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Generic, TypeVar

from agent.core.records import OWNER, Post
from agent.core.subjects import topic
from agent.core.ties.exchanges import SAME_SUBJECT_WITHIN

KEPT_FOR = timedelta(days=60)  # at least, and twice as long at most
LEAST_WORDS = 2  # of three letters or more: a subject of one word is everybody's
MOST_PEOPLE = 20  # a subject under which more were seen tells no thread
WORD = re.compile(r"[^\W\d_]{3,}")
T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Thread:
    """`last_at`: when each person wrote last."""

    last_at: dict[str, datetime] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)  # on any of its letters, without the owner

    def wrote_since(self, person: str, at: datetime) -> bool:
        last = self.last_at.get(person)
        return last is not None and last > at


@dataclass(slots=True)
class _Subject:
    """The threads under one subject, oldest first, and everybody who was seen on them."""

    threads: list[Thread] = field(default_factory=list)
    people: set[str] = field(default_factory=set)


class _Lately(Generic[T]):
    """What was looked at within KEPT_FOR; what was not is gone after twice that time."""

    def __init__(self) -> None:
        self._new: dict[str, T] = {}
        self._old: dict[str, T] = {}

    def get(self, key: str) -> T | None:
        found = self._new.get(key)
        if found is None and (found := self._old.get(key)) is not None:
            self._new[key] = found
        return found

    def put(self, key: str, value: T) -> None:
        self._new[key] = value

    def turn(self) -> None:
        self._old, self._new = self._new, {}


class Threads:
    """Every thread of the last months."""

    def __init__(self) -> None:
        self._threads: _Lately[Thread] = _Lately()  # by Message-ID or Thread-Index
        self._authors: _Lately[str] = _Lately()  # by Message-ID
        self._subjects: _Lately[_Subject] = _Lately()
        self._turned_at: datetime | None = None

    def place(self, post: Post) -> Thread:
        """The thread that a letter belongs to, or begins. It counts there from `add` on."""
        self._forget(post.at)
        keys = _keys(post)
        people = {post.sender, *post.to, *post.cc} - {OWNER}
        thread = next((found for key in keys if (found := self._threads.get(key)) is not None), None)
        if subject := _telling(post.subject):
            thread = self._under(subject, people, post.at, thread)
        thread = thread or Thread()
        thread.people |= people
        for key in (post.message_id, *keys):
            if key and self._threads.get(key) is None:
                self._threads.put(key, thread)
            elif key != post.message_id:
                break  # what it answers was seen with all that came before
        return thread

    def add(self, post: Post, thread: Thread) -> None:
        """Note in its thread that a letter was written."""
        thread.last_at[post.sender] = post.at
        if post.message_id:
            self._authors.put(post.message_id, post.sender)

    def author(self, message_id: str) -> str | None:
        """Who wrote a letter of the last months; None if it was not seen."""
        return self._authors.get(message_id)

    def _under(self, subject: str, people: set[str], at: datetime, thread: Thread | None) -> Thread:
        """The thread, or else the latest under this subject with somebody of these people; noted there."""
        seen = self._subjects.get(subject)
        if seen is None:
            self._subjects.put(subject, seen := _Subject())
        if len(seen.people) <= MOST_PEOPLE:
            seen.people |= people
        if thread is None and len(seen.people) <= MOST_PEOPLE:
            thread = next((one for one in reversed(seen.threads) if _goes_on(one, people, at)), None)
        thread = thread or Thread()
        if thread not in seen.threads:
            seen.threads = [*seen.threads[1 - MOST_PEOPLE :], thread]
        return thread

    def _forget(self, at: datetime) -> None:
        self._turned_at = self._turned_at or at
        if at - self._turned_at > KEPT_FOR:
            self._turned_at = at
            for kept in (self._threads, self._authors, self._subjects):
                kept.turn()


def _goes_on(thread: Thread, people: set[str], at: datetime) -> bool:
    recent = any(at - last <= SAME_SUBJECT_WITHIN for last in thread.last_at.values())
    return recent and not thread.people.isdisjoint(people)


def _keys(post: Post) -> list[str]:
    """What may name the thread, the nearest first."""
    keys = [post.in_reply_to, *reversed(post.references)] if post.in_reply_to else [*reversed(post.references)]
    if post.thread_index:
        keys.append(f"index {post.thread_index}")
    return keys


@lru_cache(maxsize=1024)
def _telling(subject: str) -> str:
    """The topic if a thread can be known by it, else ""."""
    about = topic(subject)
    return about if len(WORD.findall(about)) >= LEAST_WORDS else ""
