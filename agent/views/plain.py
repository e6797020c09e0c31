"""Foreign text made harmless, and lines that fit a terminal.

Names, subjects and places were written by strangers. They may hold terminal commands, marks that reverse
the direction of a whole line (Unicode UAX #9), or three hundred characters; here they become short and plain.
"""

from __future__ import annotations

import unicodedata

NAME, SUBJECT, PLACE, DETAIL, SENTENCE = 60, 80, 60, 160, 400  # characters

_JOINERS = "\u200c\u200d"  # needed within Persian and Indic words and within emoji


def clean(text: str) -> str:
    """One line without control, direction or other invisible marks, and without lone surrogates."""
    kept = (" " if mark.isspace() else mark for mark in text if mark.isspace() or _is_visible(mark))
    return " ".join("".join(kept).split())


def clip(text: str, limit: int) -> str:
    """`clean` text of at most `limit` characters, the last one "…" if something was cut off."""
    text = clean(text)
    return text if len(text) <= limit else text[: limit - 1].rstrip(" " + _JOINERS) + "…"


def name(text: str) -> str:
    """A person's name as it may be shown; never empty."""
    return clip(text, NAME) or "somebody"


def subject(text: str) -> str:
    """A subject in quotation marks. It may be missing, or not be kept ([privacy] subjects = false)."""
    short = clip(text, SUBJECT)
    return f'"{short}"' if short else "(no subject)"


def sentence(text: str) -> str:
    """A whole sentence that came finished, with foreign words in it."""
    return clip(text, SENTENCE)


def cells(text: str) -> int:
    """How many columns of a terminal the text takes: East Asian signs and emoji take two."""
    return sum(_cells(mark) for mark in text)


def pad(text: str, width: int) -> str:
    """The text filled with spaces up to `width` columns, or cut down to them with "…"."""
    if cells(text) > width:
        while cells(text) > width - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (width - cells(text))


def wrap(text: str, width: int, first: str = "") -> list[str]:
    """Lines of at most `width` columns; `first` leads the first one and the others hang below its end."""
    hanging = " " * cells(first)
    room = max(width - cells(first), 10)
    lines = [""]
    for word in text.split():
        if lines[-1] and cells(lines[-1]) + 1 + cells(word) <= room:
            lines[-1] += " " + word
            continue
        pieces = _pieces(word, room)
        lines = (lines if lines[-1] else lines[:-1]) + pieces
    return [(hanging if at else first) + line for at, line in enumerate(lines)]


def _pieces(word: str, room: int) -> list[str]:
    """A word in pieces that fit; almost always one."""
    pieces = [""]
    for mark in word:
        if cells(pieces[-1]) + _cells(mark) > room:
            pieces.append("")
        pieces[-1] += mark
    return pieces


def _cells(mark: str) -> int:
    if unicodedata.category(mark) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(mark) in "WF" else 1


def _is_visible(mark: str) -> bool:
    return unicodedata.category(mark) not in ("Cc", "Cf", "Cs") or mark in _JOINERS
