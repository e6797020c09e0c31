"""Is there anything human about a name and its address, or do they speak for a house?

Offices are told by their words, and no list of words is whole. Whoever goes by a name that nothing marks as a human
one, from a host of its own, is left open: "this is a person" has to be right (INFERENCE 1), doubt is allowed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from agent.core.people.addresses import name_words
from agent.core.people.machines import words
from agent.core.people.machines.evidence import AddressEvidence
from agent.core.people.machines.public_mail import is_public

LONG_ENOUGH = 4  # letters of a word that is no coincidence in a domain
INITIALS = 3  # letters of a local part that may be somebody's
MANY_OF_A_NAME = frozenset({"les", "los", "die", "os", "gli"})  # before a surname: "Les Duval"
# Between a first name and that of a company, in the languages of `vocabulary`; a surname may have one too.
SPEAKING_FOR = frozenset({"from", "of", "at", "by", "von", "vom", "bei", "de", "du", "des", "chez", "del", "van", "bij",
                          "da", "do", "di", "dal", "della"})  # fmt: skip


@lru_cache(maxsize=64)  # of one address after the other: what it holds must not stay
def best_name(names: tuple[str, ...]) -> str:
    """The latest name that is not an address again, a full name before others; "" if there is none."""
    shown = [name for name in names if "@" not in name]
    return next((name for name in shown if len(name_words(name)) > 1), shown[0] if shown else "")


def is_in(domain: str, own: tuple[str, ...]) -> bool:
    """Does the domain have a word of this name?"""
    return any(len(word) >= LONG_ENOUGH and word in domain for word in own)


def has_a_house_of_its_own(name: str, domain: str) -> bool:
    """Is the domain called after this person? "Anna Roe" at annaroe.example or roe.example; but "Anna from Harbour" at
    harbour.example speaks for it.
    """
    own = name_words(name)
    return words.has_a_given_name(name) and is_in(domain, own) and not _speaks_for(own, domain)


def speaks_for_its_house(name: str, address: str) -> bool:
    """ "Luca di Moltebo" or "Luca - Moltebo Aiuto" <caso@moltebo.example>, and not <luca@moltebo.example>."""
    local, _, domain = address.partition("@")
    own = name_words(name)
    if len(local) <= INITIALS or local in own or words.likeness(local, name):
        return False
    first, *firm = (part for part in re.split(words.BETWEEN, name) if part.strip(") ")) if name else ("",)
    behind = len(firm) == 1 and len(name_words(first)) == 1 and is_in(domain, name_words(firm[0]))
    return behind or _speaks_for(own, domain)


def _speaks_for(own: tuple[str, ...], domain: str) -> bool:
    return len(own) > 2 and own[-2] in SPEAKING_FOR and own[-1] in domain and own[0] not in domain


def is_the_firm_of_somebody(names: tuple[str, ...], domain: str) -> bool:
    """Does a name say whose firm this is: "Anna Roe - Harbour Frames" at harbour-frames.example?"""
    house = domain.replace("-", "")
    return any(firm and "".join(firm) in house for firm in map(words.firm_of_somebody, names))


def signs_as_somebody(one: AddressEvidence) -> bool:
    """Does it go by somebody's full name, be it among others or in one with the firm's?"""
    return one.own_names and any(
        (words.looks_like_a_person(name) and words.has_a_given_name(name)) or words.firm_of_somebody(name)
        for name in one.names
    )


def could_be_anybody(one: AddressEvidence) -> bool:
    """Does nothing in its name, its address or what it did elsewhere mark a human being?

    A mailbox at a public host, somebody on a mailing list, and an address without any name are not doubted for this.
    """
    local, _, domain = one.address.partition("@")
    name = best_name(one.names)
    if not name or is_public(domain) or one.list_in or one.in_address_book or one.accepted:
        return False
    return not (words.is_marked_as_human(name) or signs_as_somebody(one) or _spells_somebody(local, name, domain))


def _spells_somebody(local: str, name: str, domain: str) -> bool:
    own = name_words(name)
    household = len(own) == 2 and own[0] in MANY_OF_A_NAME and own[1].rstrip("s") in local and own[1] not in domain
    run_together = words.likeness(local, name) == 1 and "".join(own) in local and own[-1] not in domain
    return (
        household
        or run_together
        or words.has_a_given_part(local)
        or words.is_initial_and_surname(local, name)
        or words.is_written_out(local, name)
    )
