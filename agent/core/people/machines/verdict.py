"""What an address is taken for, and why: the door to the other files of this room.

Source: INFERENCE 1. Additive log-odds say how probably it is a person's; an office and a list are told by what they
are, since people answer for the one and stand behind the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from agent.core.logistic import logistic
from agent.core.people.machines import spelling, words
from agent.core.people.machines.evidence import AddressEvidence
from agent.core.people.machines.signs import signs
from agent.core.people.machines.somebody import best_name, could_be_anybody, is_kept_by_a_first_name, signs_as_somebody
from agent.core.records import Fact, Kind

PERSON = 0.90  # p(person) from which it is one
PERSON_NEVER_WRITTEN_TO = 0.97
AUTOMATED = 0.10  # p(person) up to which it is a machine
# Whatever else is known of it, an address with one of these is no person's.
NEVER_A_PERSON = frozenset({"many names", "on behalf", "an address for one message", "a program's name",
                            "often made by a program"})  # fmt: skip


class Verdict(NamedTuple):
    """What an address is taken for, and how probably a person stands behind it (0..1)."""

    kind: Kind
    p_person: float


def verdict(one: AddressEvidence) -> Verdict:
    found = list(signs(one))
    p = logistic(sum(sign.weight for sign in found))
    return Verdict(_kind(one, {sign.key for sign in found}, p), p)


def rather_a_machine(one: Verdict) -> bool:
    """Must it never be joined to a person by its name? A list, an office, or more probably a program than not."""
    return one.kind is not Kind.PERSON and (one.kind is not Kind.UNKNOWN or one.p_person < 0.5)


def _kind(one: AddressEvidence, keys: set[str], p: float) -> Kind:
    if _is_a_list(one):
        return Kind.LIST
    if "takes no answers" in keys:
        return Kind.AUTOMATED
    written_to = bool(one.mail_out or one.answers)
    if "sends to many" in keys:
        office = written_to and words.is_for_bills(words.local_part(one.address))
        return Kind.ROLE if office else Kind.AUTOMATED
    if "an office" in keys:
        return Kind.AUTOMATED if p <= AUTOMATED and _sends_by_program(one) and not written_to else Kind.ROLE
    if keys & NEVER_A_PERSON:
        return Kind.AUTOMATED if p <= AUTOMATED else Kind.UNKNOWN
    if p >= (PERSON if written_to or one.in_address_book else PERSON_NEVER_WRITTEN_TO):
        if _speaks_for_an_organisation(one, keys):
            return Kind.ROLE
        return Kind.UNKNOWN if could_be_anybody(one) else Kind.PERSON
    return Kind.AUTOMATED if p <= AUTOMATED else Kind.UNKNOWN


def _is_a_list(one: AddressEvidence) -> bool:
    """A List-Post names it, DMARC made it write in its members' names, or it says so and never wrote itself."""
    if one.is_list or words.is_at_a_list_host(one.address) or 2 * one.rewritten > one.all_in:
        return True
    return not one.all_in and (words.is_a_crowd(one.address) or any(map(words.names_a_list, one.names)))


def _speaks_for_an_organisation(one: AddressEvidence, keys: set[str]) -> bool:
    """Does it go by an organisation's name, with nobody's anywhere, as "Town Fees Team"?"""
    if "an organisation's name" not in keys:
        return False
    local = words.local_part(one.address)
    somebody = {"a given name", "only a given name"} & keys or words.is_given_name(local)
    return not (
        somebody
        or spelling.is_initial_and_surname(local, best_name(one.names))
        or signs_as_somebody(one)
        or is_kept_by_a_first_name(one)
    )


def _sends_by_program(one: AddressEvidence) -> bool:
    return one.automatic_in > one.mail_in or bool(one.rhythm)


def because(one: AddressEvidence) -> Iterator[Fact]:
    """The evidence in plain facts, each with its date where it has one: those for the verdict first."""
    if _is_a_list(one):
        yield Fact("It is the address of a mailing list.")
    found = [sign for sign in signs(one) if sign.fact]
    for sign in sorted(found, key=lambda sign: -abs(sign.weight)):
        yield Fact(sign.fact, datetime.fromisoformat(sign.at) if sign.at else None)
    if could_be_anybody(one) and verdict(one).kind is Kind.UNKNOWN:
        yield Fact("Neither its name nor its address tells whether somebody or an office writes.")
