"""What the kinds share: ids, and the small words of their sentences. Warm, short, dates and facts."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from agent.core.subjects import REPLY_PREFIX

SUBJECT_LENGTH = 70


def suggestion_id(kind: str, *matter: str) -> str:
    """Four characters, the first a letter; the same matter always has the same id."""
    digest = hashlib.blake2b("\0".join((kind, *matter)).encode(), digest_size=5).digest()
    letters = base64.b32encode(digest).decode().lower()
    first = next((at for at, sign in enumerate(letters) if sign.isalpha()), 0)
    return (letters[first:] + letters[:first])[:4]


def listed(names: Sequence[str]) -> str:
    """ "Anna", "Anna and Tom", "Anna, Tom and Sam" """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def quoted(subject: str) -> str:
    """A subject in quotation marks, without "Re:" and shortened at a word; or that there is none."""
    subject = REPLY_PREFIX.sub("", subject).strip()
    if not subject:
        return "a mail without a subject"
    if len(subject) > SUBJECT_LENGTH:
        subject = subject[:SUBJECT_LENGTH].rsplit(" ", 1)[0] + "…"
    return f"“{subject}”"


def about(subject: str, word: str = "about") -> str:
    """ " about “Keys”", or nothing for a mail without a subject"""
    return f" {word} {quoted(subject)}" if REPLY_PREFIX.sub("", subject).strip() else ""


def count(number: int, noun: str) -> str:
    """ "one mail", "14 mails" """
    return f"one {noun}" if number == 1 else f"{number} {noun}s"
