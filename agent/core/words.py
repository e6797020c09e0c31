"""Text and lists of words in the form in which they can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

_PIECE = re.compile(r"\w+|\S")  # a word, or a sign


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
def any_of(*ideas: str) -> Words:
    """What finds the words of these ideas in a text."""
    return Words(words_of(*ideas))


def pattern_of(*ideas: str) -> str:
    """The same as part of a pattern, for short lists."""
    return f"(?:{_either(sorted(words_of(*ideas), key=_longest_first))})"


class Words:
    """Finds listed words in `plain` text: whole ones before compounds, long ones first.

    It does what one pattern of all the words would; but that takes a tenth of a second to compile, and tries every
    word at every place. Here the first word of each place is looked up, and only what begins so is tried.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._begin: dict[str, list[str]] = {}  # the word or sign with which they begin -> whole words, long ones first
        self._tried: dict[str, re.Pattern[str]] = {}
        endings: list[str] = []
        compounds: list[str] = []
        for word in sorted(words, key=_longest_first):
            if "*" not in word:
                self._begin.setdefault(_first(word), []).append(word)
            elif _is_ending(word):
                endings.append(word[1:])
            else:
                compounds.append(word)
        self._endings = tuple(endings)
        self._compounds = re.compile(_either(compounds)) if compounds else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What stands in the text, from left to right; as a compiled pattern gives it."""
        begin, endings, compounds = self._begin, self._endings, self._compounds
        end = 0
        for piece in _PIECE.finditer(text):
            word = piece[0]
            if (word in begin or compounds or word.endswith(endings)) and piece.start() >= end:
                found = self._found_at(text, piece)
                if found:
                    end = found.end()
                    yield found

    def search(self, text: str) -> re.Match[str] | None:
        """The first of them."""
        return next(self.finditer(text), None)

    def sub(self, by: str, text: str) -> str:
        """The text with `by` in the place of each."""
        parts: list[str] = []
        end = 0
        for found in self.finditer(text):
            parts += text[end : found.start()], by
            end = found.end()
        return "".join([*parts, text[end:]])

    def fullmatch(self, text: str) -> bool:
        """Is the whole text one of the words?"""
        piece = _PIECE.match(text)
        word = piece[0] if piece else ""
        return bool(
            (word in self._begin and self._beginning(word).fullmatch(text))
            or (self._compounds and self._compounds.fullmatch(text))
            or (word == text and text.endswith(self._endings))
        )

    def _found_at(self, text: str, piece: re.Match[str]) -> re.Match[str] | None:
        word, found = piece[0], None
        if word in self._begin:
            found = self._beginning(word).match(text, piece.start())
        if found is None and self._compounds is not None:
            found = self._compounds.match(text, piece.start())
        return piece if found is None and word.endswith(self._endings) else found

    def _beginning(self, word: str) -> re.Pattern[str]:
        if word not in self._tried:
            self._tried[word] = re.compile(_either(self._begin[word]))
        return self._tried[word]


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


def _first(word: str) -> str:
    piece = _PIECE.match(word)
    return piece[0] if piece else word


def _is_ending(word: str) -> bool:
    return word.startswith("*") and word[1:].replace("_", "").isalnum()


def _either(words: Iterable[str]) -> str:
    patterns = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"[\s-]+") for word in words)
    return rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)"
