"""Addresses and names in the form in which they can be compared. Nothing is guessed across scripts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from fnmatch import translate
from functools import lru_cache

GMAIL = {"gmail.com", "googlemail.com"}  # one mailbox, with or without dots in the local part
TITLES = {
    "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "herr", "frau", "mme", "mlle", "monsieur", "madame",
    "sr", "sra", "srta", "dhr", "mevr", "dott", "ing", "dipl", "mag", "phd", "md", "jr",
}  # fmt: skip
# Of surnames: they stand apart in a name, and run together in an address: "Anna van den Roe" <a.vandenroe@...>.
PARTICLES = {
    "van", "von", "vom", "zu", "zur", "der", "den", "de", "het", "ter", "ten", "te", "la", "le", "du", "des", "del",
    "della", "di", "da", "do", "dos", "das", "el", "al", "bin", "ibn", "ben", "y", "e", "av", "af", "st", "san",
}  # fmt: skip
SUFFIX = re.compile(r"\s*(\((?:via|by|for)?\b[^)]*\)|\[[^\]]*\]|\bvia\b.*|\s[|/@-]\s.*)$", re.IGNORECASE)


def canonical(address: str) -> str:
    """The mailbox behind an address: no `+tag`, no dots at Gmail, one domain for Gmail's two."""
    local, at, domain = address.partition("@")
    local = local.partition("+")[0] or local
    if domain in GMAIL:
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}{at}{domain}"


def matcher(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    """A test for "is this one of the owner's addresses?"; patterns are lower case and may be globs."""
    plain = {canonical(p) for p in patterns if not _is_glob(p)}
    globs = [translate(p) for p in patterns if _is_glob(p)]
    glob = re.compile("|".join(globs)) if globs else None

    @lru_cache(maxsize=4096)
    def is_owner(address: str) -> bool:
        return bool(address) and (canonical(address) in plain or bool(glob and glob.fullmatch(address)))

    return is_owner


def _is_glob(pattern: str) -> bool:
    return any(sign in pattern for sign in "*?[")


@lru_cache(maxsize=1024)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name for comparing: lower case, no accents, "Last, First" turned round.

    >>> name_words("Dr. Roe-Müller, Anna (via List)")
    ('anna', 'roe', 'muller')
    """
    shown = SUFFIX.sub("", name.strip("\"' ")).strip("\"' ")
    if "@" in shown:
        return ()
    last, comma, first = shown.partition(",")
    ordered = f"{first} {last}" if comma and first.strip() and "," not in first else shown
    plain = "".join(c for c in unicodedata.normalize("NFKD", ordered) if not unicodedata.combining(c))
    return tuple(word for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)?", plain.lower()) if word not in TITLES)


def full_name(name: str) -> str:
    """The normalised full name, or "" unless it has two words or more and looks like a person's."""
    words = name_words(name)
    if not 2 <= len(words) <= 5 or any(c.isdigit() for word in words for c in word):
        return ""
    return " ".join(words)


def given_name(name: str, address: str = "") -> str:
    """How to call somebody: the first name as written, else the name, else the address."""
    shown = SUFFIX.sub("", name.strip("\"' ")).strip("\"' ")
    _, comma, first = shown.partition(",")
    ordered = first.strip() if comma and first.strip() else shown
    words = [w for w in ordered.split() if w.lower().strip(".") not in TITLES]
    return (words[0] if words else shown) or address
