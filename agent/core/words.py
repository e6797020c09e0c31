"""Text and lists of words in the form in which they can be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache


@lru_cache(maxsize=4096)
def _letter(character: str) -> str:
    return unicodedata.normalize("NFKD", character)[0].lower()[:1] or character


def plain(text: str) -> str:
    """Lower case and without accents; as long as the composed text (NFC), sign for sign."""
    text = unicodedata.normalize("NFC", text)
    return text.lower() if text.isascii() else "".join(map(_letter, text))


@cache
def words_of(*ideas: str) -> frozenset[str]:
    """The words of these ideas in all languages."""
    lists = re.sub(r"(?m)^\s*[a-z]{2}:", ",", "\n".join(ideas))
    return frozenset(word for part in lists.split(",") if (word := " ".join(part.split())))


@cache
def any_of(*ideas: str) -> re.Pattern[str]:
    """A pattern over `plain` text that finds the words of these ideas: whole ones before compounds, long ones first.

    Compounds are one alternative, since each by itself would read every word of the text to its end. A long list
    takes a tenth of a second to compile: ask for it where it is used, not when a module is imported.
    """
    longest_first = sorted(words_of(*ideas), key=lambda word: (-len(word), word))
    ends = [re.escape(word[1:]) for word in longest_first if _is_ending(word)]
    rest = [word for word in longest_first if not _is_ending(word)]
    parts = [_pattern(word) for word in sorted(rest, key=lambda word: "*" in word)]
    if ends:
        parts.append(rf"\w*(?:{'|'.join(ends)})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _is_ending(word: str) -> bool:
    return word.startswith("*") and word.count("*") == 1 and " " not in word


def _pattern(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+")
