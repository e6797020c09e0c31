"""Whose day it is: the names in the titles of birthday calendars, as seven languages write them.

Only titles that consist of such a word and of names are read ("Anna's birthday", "Annas 40. Geburtstag",
"Anniversaire d'Anna Roe"): what has more to it is a party, a present to buy, or a note.
"""

from __future__ import annotations

import re
import unicodedata

from agent.core.meetings import vocabulary
from agent.core.meetings.names import GENITIVE, Name, name_of
from agent.core.words import any_of, plain

# Besides `vocabulary.BIRTHDAY`.
OTHER_DAYS = """
en: wedding anniversary, anniversary
de: hochzeitstag, jahrestag
fr: anniversaire de mariage
es: aniversario de boda, aniversario de bodas, aniversario
nl: trouwdag, huwelijksdag, is jarig, jarig
pt: aniversario de casamento
it: anniversario di matrimonio, anniversario
"""
# What stands between the word and the names, or before both.
AROUND = """
en: of, happy, turns, has, 's, is, their
de: von, vom, hat, wird, alles gute zum, der, die, dem
fr: de, d', du, joyeux, bon
es: de, del, feliz
nl: van, heeft
pt: de, da, do, feliz
it: di, del, della, d', buon
"""
_BETWEEN = re.compile(r"[,;&+/]|\s(?:and|und|et|y|e|en)\s")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_ELIDED = re.compile(r"(?<!\w)d['’]")
_AGE = re.compile(r"(?<!\w)\(?\d{1,4}\)?(?:st|nd|rd|th|eme|e|\.|º|ª|o|a)?(?!\w)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_NAME = 3  # words


def celebrated(title: str) -> tuple[Name, ...]:
    """The names of those whose birthday or anniversary a title tells; () if it tells none.

    >>> celebrated("Anna Roe's 40th birthday"), celebrated("Party for Anna's birthday, buy a cake")
    ((Name(given='anna', surname='roe'),), ())
    """
    low = plain(unicodedata.normalize("NFC", title))
    days = any_of(vocabulary.BIRTHDAY, OTHER_DAYS)
    if not days.search(low):
        return ()
    rest = _AGE.sub(" ", _POSSESSIVE.sub(" ", _ELIDED.sub(" ", days.sub(" ", low))))
    parts = [_WORD.findall(part) for part in _BETWEEN.split(any_of(AROUND).sub(" ", rest))]
    if max(map(len, parts)) > _LONGEST_NAME:
        return ()
    return tuple(name for words in parts if (name := name_of(words)))


def forms(name: Name) -> tuple[Name, ...]:
    """The name, and what it is if its last "s" is a genitive: "Annas", "Anna Roes"."""
    last = name.surname or name.given
    if not last.endswith(GENITIVE) or len(last) < 4:
        return (name,)
    bare = last.removesuffix(GENITIVE)
    return name, name._replace(surname=bare) if name.surname else Name(bare)
