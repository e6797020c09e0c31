"""Is there anything human about a name and its address, or do they speak for a house?

Offices are told by their words, and no list of words is whole. Whoever goes by a name that nothing marks as a human
one, from a host of its own, is left open: "this is a person" has to be right (INFERENCE 1), doubt is allowed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from agent.core.people.addresses import name_words
from agent.core.people.machines import relays, spelling, vocabulary, words
from agent.core.people.machines.evidence import AddressEvidence
from agent.core.people.machines.lists import loaded
from agent.core.people.machines.public_mail import is_public

AND = frozenset({"and", "und", "et", "y", "en", "e"})
LONG_ENOUGH = 4  # letters of a word that is no coincidence in a domain
INITIALS = 3  # letters of a local part that may be somebody's
MOST_INITIALS = 4  # where nothing else is known
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
    return any(len(word) >= LONG_ENOUGH and re.sub(r"\W", "", word) in domain for word in own)


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
    if len(local) <= INITIALS or local in own or spelling.likeness(local, name):
        return False
    first, *firm = (part for part in re.split(words.BETWEEN, name) if part.strip(") ")) if name else ("",)
    short = len(name_words(first)) == 1 or not any(map(str.isdigit, local))
    behind = len(firm) == 1 and short and is_in(domain, name_words(firm[0]))
    return behind or _speaks_for(own, domain)


def _speaks_for(own: tuple[str, ...], domain: str) -> bool:
    """A surname may have such a word, too: "Anna di Roe" at diroe.example is called so."""
    if len(own) < 3 or own[-2] not in SPEAKING_FOR:
        return False
    return own[-1] in domain and own[0] not in domain and own[-2] + own[-1] not in domain


def is_the_firm_of_somebody(names: tuple[str, ...], local: str, domain: str) -> bool:
    """Does a name say whose firm this is: "Anna Roe - Harbour Frames" at harbour-frames.example, or at a host of
    many harbour.frames@? A local part of one word is a desk's: "Anna Roe - Repairs" <repairs@...>.
    """
    mailbox = re.sub(r"[._-]", "", local)
    firms = [[word for word in words.firm_of_somebody(name) if word not in AND] for name in names]
    return any(
        firm and (all(word in domain for word in firm) or (len(firm) > 1 and "".join(firm) == mailbox))
        for firm in firms
    )


def is_kept_as_somebody(one: AddressEvidence) -> bool:
    """Does the owner's address book have it, and it goes by one human being's name only? A card alone says little:
    offices and boards have theirs, too.
    """
    human = all(words.looks_like_a_person(name) and words.has_a_given_name(name) for name in one.names)
    return one.in_address_book and bool(one.names) and human and relays.people_named(one.names) == 1


def signs_as_somebody(one: AddressEvidence) -> bool:
    """Does it go by somebody's full name, be it among others or in one with the firm's?"""
    return one.own_names and any(
        (words.looks_like_a_person(name) and words.has_a_given_name(name)) or words.firm_of_somebody(name)
        for name in one.names
    )


def could_be_anybody(one: AddressEvidence) -> bool:
    """Does nothing in its name, its address or what it did elsewhere mark a human being?

    Not doubted for this are a mailbox at a public host (unless it is named by one word, its own), somebody on a
    mailing list, and an address without any name, unless it is one word that never sent anything.
    """
    local, _, domain = one.address.partition("@")
    name = best_name(one.names)
    if not name:
        one_word = local.isalpha() and len(local) > MOST_INITIALS and not words.has_a_given_part(local)
        return one_word and not one.all_in and not is_public(domain)
    if one.list_in or one.accepted:
        return False
    if all(is_called_like_a_house(shown) for shown in one.names if "@" not in shown):
        return not (_turns_it_round(local, name) or _is_a_household(local, name, domain))
    its_own = spelling.likeness(local, name) > 0 and not is_in(domain, name_words(name))
    kept = one.in_address_book and words.looks_like_a_person(name) and its_own
    if kept or is_kept_by_a_first_name(one) or (is_public(domain) and name_words(name) != (local,)):
        return False
    return not (words.is_marked_as_human(name) or signs_as_somebody(one) or _spells_somebody(local, name, domain))


def is_kept_by_a_first_name(one: AddressEvidence) -> bool:
    """Does a card say "Oxl Quorvane" or "Oxl Quorvane Photography" of oxl@, though no list has such a first name?"""
    own = words.without_a_trade(best_name(one.names))
    return one.in_address_book and len(own) > 1 and own[0] == words.local_part(one.address)


@lru_cache(maxsize=512)
def is_called_like_a_house(name: str) -> bool:
    """ "La Petite Cour", "Chez Anna", "Villa Rosa", "Rosa & Co"; but not "De Roe, J." or "DA ROE Anna"."""
    own = name_words(name)
    houses = loaded.together(vocabulary.HOUSES)
    if len(own) < 2 or own[0] not in houses | loaded.together(vocabulary.ARTICLES):
        return len(own) == 2 and own[1] in loaded.together(vocabulary.PARTNERS)
    whose = own[2:] if own[1] in SPEAKING_FOR and own[0] in houses else own[1:]
    return any(map(words.is_given_name, whose[:1])) or not words.is_marked_as_human(name)


def _turns_it_round(local: str, name: str) -> bool:
    """Anna Villa may be called "VILLA Anna", but has anna.villa@ or avilla@."""
    own = name_words(name)
    if not words.is_given_name(own[1]):
        return False
    return local.startswith(own[1]) or local in (own[1][0] + own[0], f"{own[1][0]}.{own[0]}")


def _is_a_household(local: str, name: str, domain: str) -> bool:
    """ "Les Duval" <duvals@...>; a house has its article in its address, too: "Les Tilleuls" <lestilleuls@...>."""
    own = name_words(name)
    if len(own) != 2 or own[0] not in MANY_OF_A_NAME or local.startswith(own[0]):
        return False
    return own[1].rstrip("s") in local and own[1] not in domain


def _is_called_like_the_house(local: str, domain: str) -> bool:
    """One initial or two, and a word of the domain: "jroebuck" at roebuck-frames.example."""
    for word in re.split(r"[.-]", domain)[:-1]:
        if len(word) >= LONG_ENOUGH and local.endswith(word):
            initials = local.removesuffix(word).rstrip(".")
            return (
                initials.isalpha()
                and len(initials) < INITIALS
                and initials not in loaded.together(vocabulary.ARTICLES) | SPEAKING_FOR
            )
    return False


def _spells_somebody(local: str, name: str, domain: str) -> bool:
    own = name_words(name)
    run_together = spelling.likeness(local, name) == 1 and "".join(own) in local and own[-1] not in domain
    return (
        run_together
        or words.has_a_given_part(local)
        or spelling.is_initial_and_surname(local, name)
        or spelling.is_written_out(local, name)
        or _is_called_like_the_house(local, domain)
    )
