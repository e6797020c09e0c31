"""What the words of an address and of a display name say: nobody reads this, an office does, it was sent to many.

Source: INFERENCE 1, its NOREPLY, ROLE and ORGWORDS in seven languages. Words that stand within an address are sought
as its parts ("no-reply", "kunden.service") and as parts run together ("kundenservice"), never inside another word, so
that nobody called Robotham or Billings is a machine.
"""

from __future__ import annotations

import re
from functools import lru_cache

from agent.core.people.addresses import full_name, name_words
from agent.core.people.machines import vocabulary
from agent.core.people.machines.lists import loaded
from agent.core.words import plain, words_of

NO_REPLY = re.compile(
    r"(?:no|not|non|nicht|dont|donot|do[-_.]not|keine?|bitte-nicht|ne[-_.]?pas|nao|niet|geen|sans)[-_.]?"
    r"(?:reply|replies|respond|response|antwort(?:en)?|reponse|repondre|responder?|responda|contestar|beantwoorden|"
    r"antwoord(?:en)?|rispondere)"
)
# What a program makes for one message or one member: reply+4f9c0a12b7e3@, anna=a.example@; no name has so many turns
# between letters and digits.
TOKEN = re.compile(r"=|(?=[a-z0-9]{10})(?:\d*[a-z]+\d+){3}|[0-9a-f]{20,}|\d{12,}")
LIST_HOST = re.compile(
    r"(?:lists?|listen?|listes?|listas?|lijste?n?|groups?|gruppen|verteiler|listserv|mailman|sympa)\.|googlegroups\.|"
    r"groups\.io$"
)
# "J. P. Roe", "J Roe", "Roe J"; no legal form ("S.r.l."), and no article or "and" ("A Casa", "Fiori e Terra").
INITIAL = re.compile(r"\b[^\W\d_a-z]\.\s*(?:[^\W\d_a-z]\.\s*)*[^\W\d_]{2,}|^[B-DF-HJ-NP-TV-XZ]\s|\s[B-DF-HJ-NP-TV-XZ]$")
BETWEEN = r"\s[-–—/|·•:]+\s|[(,]"  # a person and a firm
LEGAL_FORMS = frozenset({"sa", "sl", "slu", "sau", "cb", "sc", "bv", "nv", "cv", "ev", "ag", "kg", "spa", "srl", "srls",
                         "sas", "snc", "sarl", "eu", "eurl", "lda", "llc", "pc", "plc", "ltd"})  # fmt: skip
_LETTERS = re.compile(r"[a-z]+")
LONGEST_RUN = 4  # parts that make one word: atencion-al-cliente, bitte-nicht-antworten
SHORTEST_STEM = 3  # before a role: "hr-team"


def local_part(address: str) -> str:
    return address.partition("@")[0]


@lru_cache(maxsize=1024)
def parts_of(text: str) -> tuple[str, ...]:
    """Its runs of letters, in lower case and without accents: "anna.roe87" has two."""
    return tuple(_LETTERS.findall(plain(text)))


def _holds(parts: tuple[str, ...], words: frozenset[str]) -> bool:
    if len(parts) == 1:
        return parts[0] in words
    return any(
        "".join(parts[start:end]) in words
        for start in range(len(parts))
        for end in range(start + 1, min(len(parts), start + LONGEST_RUN) + 1)
    )


def is_given_name(word: str) -> bool:
    """Is this (lower case, no accents) a first name that is common somewhere? Double names by their first part."""
    return word.partition("-")[0] in loaded.given_names()


# ---- addresses ------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def is_no_reply(address: str) -> bool:
    """Does the local part say that a program sends from it, whoever reads what is sent to it?"""
    local = local_part(address)
    return is_unanswered(local) or _says(local, vocabulary.NOTICES) or is_for_bills(local)


@lru_cache(maxsize=512)
def is_unanswered(local: str) -> bool:
    """Does it say that nobody reads what is sent to it?"""
    return bool(NO_REPLY.search(plain(local))) or _says(local, vocabulary.UNANSWERED)


def is_for_bills(local: str) -> bool:
    return _says(local, vocabulary.BILLS)


def _ends_with(word: str, endings: tuple[str, ...]) -> bool:
    """Does it have one of these endings, and a few letters before it?"""
    return word[SHORTEST_STEM:].endswith(endings)


def _begins_with(word: str, beginnings: tuple[str, ...]) -> bool:
    return word[:-SHORTEST_STEM].startswith(beginnings)


def _says(local: str, *ideas: str) -> bool:
    parts = parts_of(local)
    return _holds(parts, loaded.together(*ideas)) and not _is_a_surname(parts)


def _is_a_surname(parts: tuple[str, ...]) -> bool:
    """ "jan.bot" and "norman.mailer" are called so."""
    return len(parts) == 2 and is_given_name(parts[0])


def has_a_token(local: str) -> bool:
    """Was the address made for one message?"""
    return bool(TOKEN.search(plain(local)))


@lru_cache(maxsize=512)
def is_a_role(local: str) -> bool:
    """Does an office read it: "info", "office-berlin", "kundenservice", "schatzmeister.verein"?

    The word stands at the beginning or the end; beside a first name or an initial it is a surname.
    """
    parts = parts_of(local)
    if not parts:
        return False
    whole, roles = "".join(parts), loaded.offices()
    if whole in roles:
        return True
    if any(is_given_name(part) or len(part) == 1 for part in parts):
        return False
    return (
        _ends_with(whole, loaded.in_a_row(vocabulary.ROLE_ENDINGS))
        or _begins_with(whole, loaded.in_a_row(vocabulary.ROLE_BEGINNINGS))
        or any("".join(parts[:n]) in roles or "".join(parts[-n:]) in roles for n in range(1, LONGEST_RUN + 1))
    )


def has_a_given_part(local: str) -> bool:
    return any(map(is_given_name, parts_of(local)))


def is_an_open_door(local: str) -> bool:
    """Is it an office's address such as somebody takes, too, who keeps a house alone: "info", "hello"?"""
    return "".join(parts_of(local)) in loaded.together(vocabulary.OPEN_DOORS)


def could_be_a_surname(word: str) -> bool:
    """Is it no word of offices, organisations, trades, notices or crowds?"""
    ideas = loaded.together(
        vocabulary.UNANSWERED, vocabulary.NOTICES, vocabulary.BILLS, vocabulary.ROLES_ALONE, vocabulary.OPEN_DOORS,
        vocabulary.CROWDS, vocabulary.LISTS, vocabulary.PROGRAMS,
    )  # fmt: skip
    return not any(word in known for known in (ideas, loaded.organisations(), loaded.trades()))  # trades: offices, too


def may_be_a_role(local: str) -> bool:
    """Is it a word such as "mail", which an office takes, and somebody with a domain of their own too?"""
    return "".join(parts_of(local)) in loaded.together(vocabulary.ROLES_ALONE)


def is_a_crowd(address: str) -> bool:
    """Does it say that there are many behind it ("all-staff", "verteiler")?"""
    return _says(local_part(address), vocabulary.CROWDS)


def is_at_a_list_host(address: str) -> bool:
    return bool(LIST_HOST.match(address.rpartition("@")[2]))


@lru_cache(maxsize=512)
def is_a_sending_host(domain: str) -> bool:
    """Is it a host of an organisation from which programs send ("news.shop.example")?"""
    labels = domain.split(".")[:-2]
    return any(_holds(parts_of(label), loaded.together(vocabulary.SENDING_HOSTS)) for label in labels)


# ---- names ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def names_an_organisation(name: str) -> bool:
    """Is one of its words that of an organisation, or of a part of one? A family is none; and the word of a trade that
    stands behind a first name ("Anna Roe Photography") is that person's.
    """
    own = name_words(name)
    if not words_of(vocabulary.FAMILY).isdisjoint(own):
        return False
    return _holds(own, loaded.organisations()) or _names_a_trade(own[: _first_given(own)])


@lru_cache(maxsize=1024)
def has_a_given_name(name: str) -> bool:
    """Does it have a first name, or what people call their own ("Oma", "Uncle Bo")? Behind the word of an organisation
    or a trade it is part of that one's name: "Papelaria Rosa".
    """
    own = name_words(name)
    before = own[: _first_given(own)]
    return len(before) < len(own) and not (_holds(before, loaded.organisations()) or _names_a_trade(before))


@lru_cache(maxsize=1024)
def is_marked_as_human(name: str) -> bool:
    """Does it have a first name, a title, an initial ("J. Roe"), or is it a family's?"""
    if has_a_given_name(name) or not words_of(vocabulary.FAMILY).isdisjoint(name_words(name)):
        return True
    title, _, rest = plain(name).strip().partition(" ")
    if rest and re.sub(r"[^a-z]", "", title) in loaded.titles():
        return True
    return bool(INITIAL.search(name)) or _ends_with_initials(name)


def _ends_with_initials(name: str) -> bool:
    """ "Roe, A. B."; and not "Roe Frames, S.L."."""
    found = re.search(r"[^\W\d_]{2,},\s*((?:[^\W\d_]\.[\s-]*)+)$", name)
    return found is not None and "".join(parts_of(found[1])) not in LEGAL_FORMS


def _first_given(own: tuple[str, ...]) -> int:
    return next((n for n, word in enumerate(own) if is_given_name(word) or word in loaded.kin()), len(own))


def _names_a_trade(own: tuple[str, ...]) -> bool:
    return _holds(own, loaded.trades()) or any(_ends_with(word, loaded.trade_endings()) for word in own)


def without_a_trade(name: str) -> tuple[str, ...]:
    """The words of a name before the first that is an organisation's or a trade's: "Anna Roe Photography"."""
    own = name_words(name)
    house = (n for n, word in enumerate(own) if _holds((word,), loaded.organisations()) or _names_a_trade((word,)))
    return own[: next(house, len(own))]


@lru_cache(maxsize=1024)
def firm_of_somebody(name: str) -> tuple[str, ...]:
    """The words of the firm in "Anna Roe - Harbour Frames" or "Harbour Frames / Anna Roe": a full name stands on the
    one side of a sign, and on the other a firm that is no institution; () of any other name.
    """
    parts = [part for part in re.split(BETWEEN, name) if part.strip(") ")]
    if len(parts) != 2:
        return ()
    for one, firm in (parts, parts[::-1]):
        somebody = len(name_words(one)) > 1 and looks_like_a_person(one) and has_a_given_name(one)
        if somebody and not _holds(name_words(firm), loaded.organisations()):
            return name_words(firm)
    return ()


@lru_cache(maxsize=1024)
def looks_like_a_person(name: str) -> bool:
    """Two to five words, no digits, none of them the word of an organisation."""
    return bool(full_name(name)) and not names_an_organisation(name)


def names_a_list(name: str) -> bool:
    return not loaded.together(vocabulary.LISTS).isdisjoint(name_words(name))


@lru_cache(maxsize=512)
def names_a_program(name: str) -> bool:
    return "[bot]" in name.lower() or _holds(name_words(name), loaded.together(vocabulary.PROGRAMS))
