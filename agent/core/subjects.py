"""Subjects: what mail programs put before them, and what is left to tell threads by."""

from __future__ import annotations

import re
from functools import lru_cache

# A gateway may put a word before what came from elsewhere: "[External] Re: Keys".
REPLY_PREFIX = re.compile(
    r"^\s*(?:(?:\[ext(?:ern(?:al|e|o)?)?(?: e-?mail)?\]\s*)?"
    r"(?:re|fw|fwd|aw|wg|sv|vs|vb|antw|doorst|tr|rif|ri|res|enc|rv|r|i)\s*(?:\[\d+\]|\(\d+\))?\s*:\s*)+",
    re.IGNORECASE,
)
FORWARD_PREFIX = re.compile(r"^\s*(?:fw|fwd|wg|vb|doorst|tr|enc|rv|i)\s*:", re.IGNORECASE)
LIST_TAGS = re.compile(r"^(?:\s*\[[^\]]*\])+\s*")
WORDS = re.compile(r"\w+")
# Words and beginnings that ask (en, de, fr, es, nl, pt, it).
ASKING = frozenset(
    WORDS.findall(
        """help favor favour question request please urgent advice invitation invite frage bitte hilfe anfrage einladung
        dringend könntest könnten aide demande pourrais pourriez urgente conseils pregunta ayuda consulta podrías podría
        invitación vraag verzoek hulp alsjeblieft advies uitnodiging pergunta ajuda pedido poderia poderias convite
        domanda aiuto richiesta potresti potrebbe consigli invito"""
    )
)
ASKING_PHRASES = ("could you", "can you", "would you", "kannst du", "können sie", "peux-tu", "pouvez-vous", "kun je")



@lru_cache(maxsize=1024)
def bare(subject: str) -> str:
    """The subject as written, without "Re:" and list tags, unless there is nothing else.

    >>> bare("[club] Re: [club] The hall")
    'The hall'
    """
    shown = REPLY_PREFIX.sub("", subject)
    while (rest := REPLY_PREFIX.sub("", LIST_TAGS.sub("", shown))) not in ("", shown):
        shown = rest
    return " ".join(shown.split())


@lru_cache(maxsize=1024)
def topic(subject: str) -> str:
    """The subject without "Re:", "AW:", "Fwd:" and the like, for telling threads by their subject."""
    return " ".join(REPLY_PREFIX.sub("", subject).lower().split())


def asks(subject: str) -> bool:
    """Does a subject ask in words of the writer's own? Under a "Re:" the question was the other side's."""
    return not REPLY_PREFIX.match(subject) and ("?" in subject or has_asking_words(subject))


@lru_cache(maxsize=1024)
def has_asking_words(subject: str) -> bool:
    """Please, a question, help: in any of seven languages."""
    text = subject.lower()
    return not ASKING.isdisjoint(WORDS.findall(text)) or any(phrase in text for phrase in ASKING_PHRASES)
