"""The evidence for and against a person behind an address, piece by piece, each with its weight and its fact.

Weights are log-odds in nats, added up as of independent evidence; what they begin with is how rare people are among
those who send (INFERENCE 1: one message in ten). Those of INFERENCE's table that measuring changed are marked (m),
those that it does not have (n); see docs/quality.md. They are judgement, checked on senders that were held out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from agent.core.people.addresses import name_words
from agent.core.people.machines import relays, spelling, words
from agent.core.people.machines.evidence import AddressEvidence, Rhythm
from agent.core.people.machines.marks import organisation_of
from agent.core.people.machines.public_mail import is_public
from agent.core.people.machines.somebody import (
    best_name,
    has_a_house_of_its_own,
    is_kept_as_somebody,
    is_the_firm_of_somebody,
    speaks_for_its_house,
)

WEIGHTS = {
    "a sender": -2.2,
    "never sent anything": -1.0,  # n: nothing is known of what such an address sends
    "written to once": 4.0,
    "written to on two days": 5.5,
    "written to among many": 2.0,  # n
    "answered": 4.0,
    "in the address book": 5.0,
    "accepted": 3.0,
    "invited by a person's name": 1.5,
    "a person's name": 1.0,
    "a given name": 1.5,  # n
    "only a given name": 1.0,  # n
    "a name in the address": 1.5,
    "an address like a name": 1.5,  # n: where no display name is known
    "an organisation's name": -1.5,
    "a program's name": -4.0,  # n
    "no name of letters": -1.5,  # n
    "many names": -6.0,  # n: whoever has something to say through it
    "on behalf": -6.0,  # n: "Anna Roe via Planner"
    "takes no answers": -6.0,
    "sends to many": -6.0,
    "an office": -2.0,
    "an address for one message": -4.0,  # n
    "a sending host": -2.5,  # n
    "a public mailbox": 1.0,  # n
    "plain mail": 2.0,  # n: nothing in it looks like a program's
    "written by hand": 1.5,  # n
    "takes part in threads": 2.0,  # n
    "on a mailing list": 1.0,  # n
    "in company": 0.7,  # n
    "unsubscribe": -5.0,
    "feedback": -3.0,
    "one click": -2.0,
    "made by a program": -4.0,  # n
    "often made by a program": -6.0,  # n: an answer it gives is handed on, or made, too
    "a program for many": -2.0,
    "bounces elsewhere": -1.0,
    "answers elsewhere": -3.0,  # n
    "to nobody": -1.0,
    "one way": -0.8,  # for each doubling
    "by the clock": -2.5,
}
LEAST_ONE_WAY = 5  # messages
MOST_ONE_WAY = 6.25  # doublings: the floor of -5
MANY_NAMES = 3
SELDOM = 0.25  # of what came through mailing lists
OFTEN = (3, 0.25)  # messages, and their share of what came straight


class Sign(NamedTuple):
    """A piece of evidence: which of WEIGHTS, how much of it (0..1 for a share), and the fact if it is worth telling,
    with the moment (ISO 8601) that belongs to it.
    """

    key: str
    amount: float = 1.0
    fact: str = ""
    at: str = ""

    @property
    def weight(self) -> float:
        return WEIGHTS[self.key] * self.amount


def signs(one: AddressEvidence) -> Iterator[Sign]:
    """Everything that speaks for or against a person, the strongest kinds first."""
    yield Sign("a sender" if one.all_in else "never sent anything")
    yield from _by_the_owner(one)
    yield from _by_the_calendar(one)
    yield from _by_its_name(one)
    yield from _by_its_address(one)
    yield from _by_its_mail(one)
    yield from _by_its_marks(one)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def _by_the_owner(one: AddressEvidence) -> Iterator[Sign]:
    if one.mail_out:
        key = "written to once" if one.written_days == 1 else "written to on two days"
        yield Sign(key, 1.0, f"You wrote to it {_times(one.mail_out)}, last on this day.", one.last_out_at)
    elif one.crowd_out:
        yield Sign("written to among many", 1.0, f"You wrote to it and many others {_times(one.crowd_out)}.")
    if one.answers:
        more = "" if one.answers == 1 else f", for the first time of {one.answers:,}"
        yield Sign("answered", 1.0, f"It answered a letter of yours{more}.", one.answered_at)
    if one.in_address_book:
        yield Sign("in the address book", 1.0, "It is in your address book.")


def _by_the_calendar(one: AddressEvidence) -> Iterator[Sign]:
    if one.accepted:
        yield Sign("accepted", 1.0, f"It accepted an invitation {_times(one.accepted)}.")
    if one.invited_as and words.looks_like_a_person(one.invited_as):
        yield Sign("invited by a person's name", 1.0, f"Your calendar calls it “{one.invited_as}”.")


def _by_its_name(one: AddressEvidence) -> Iterator[Sign]:
    name = best_name(one.names)
    if not name:
        return
    if words.names_a_program(name) and not words.has_a_given_name(name):
        yield Sign("a program's name", 1.0, f"“{name}” is the name of a program.")
    elif words.names_an_organisation(name) or _is_its_organisation(name, one.address):
        yield Sign("an organisation's name", 1.0, f"“{name}” is the name of an organisation.")
    elif words.looks_like_a_person(name):
        yield Sign("a person's name", 1.0, f"It goes by a person's name, “{name}”.")
    elif not any(sign.isalpha() for sign in name) or any(sign.isdigit() for sign in name):
        yield Sign("no name of letters")
    if words.has_a_given_name(name):
        yield Sign("a given name" if len(name_words(name)) > 1 else "only a given name")
    its_own = not words.names_an_organisation(name) and not _is_its_organisation(name, one.address)
    share = spelling.likeness(words.local_part(one.address), name) if its_own else 0.0
    if share:
        yield Sign("a name in the address", share, "Its address is made of that name." if share == 1 else "")
    if one.own_names:
        yield from _by_all_its_names(one.names, by_program=one.generated > 1)


def _by_all_its_names(names: tuple[str, ...], *, by_program: bool) -> Iterator[Sign]:
    people = relays.people_named(names)
    if people >= MANY_NAMES:
        yield Sign("many names", 1.0, f"It goes by {people} different people's names.")
    elif relays.take_turns(names) or (people > 1 and by_program):
        yield Sign("many names", 1.0, "It goes by several people's names.")
    if any(map(relays.hands_on, names)):
        yield Sign("on behalf", 1.0, "It writes on behalf of others.")


def _is_its_organisation(name: str, address: str) -> bool:
    """ "Harbour Print" <letter@harbourprint.example>; but not "Anna Roe" <anna@annaroe.example>."""
    local, _, domain = address.partition("@")
    own = name_words(name)
    return bool(own) and "".join(own) == organisation_of(domain).partition(".")[0].replace("-", "") and local not in own


def _by_its_address(one: AddressEvidence) -> Iterator[Sign]:
    local, _, domain = one.address.partition("@")
    if words.is_unanswered(local):
        yield Sign("takes no answers", 1.0, "Its name says that it takes no answers.")
    elif words.is_no_reply(one.address):
        yield Sign("sends to many", 1.0, "Its name is that of notices, news or bills.")
    elif is_an_office(one):
        yield Sign("an office", 1.0, "Its name is that of an office, not of a person.")
    if words.has_a_token(local):
        yield Sign("an address for one message", 1.0, "Its address was made by a program.")
    if words.is_a_sending_host(domain):
        yield Sign("a sending host", 1.0, f"{domain} is a host that sends to many.")
    elif is_public(domain):
        yield Sign("a public mailbox")
    if not best_name(one.names) and spelling.spells_a_name(local):
        yield Sign("an address like a name", 1.0, "Its address reads like a name.")


def is_an_office(one: AddressEvidence) -> bool:
    """By the words of its address; but "mail@" or "info@annaroe.example" is the person's who goes by such a name."""
    local, _, domain = one.address.partition("@")
    name = best_name(one.names) if one.own_names else ""
    open_door = words.is_an_open_door(local)
    if is_the_firm_of_somebody(one.names, local, domain if open_door else ""):
        return False
    if open_door and is_kept_as_somebody(one):
        return False
    if speaks_for_its_house(name, one.address):
        return True
    if not words.looks_like_a_person(name):
        return words.is_a_role(local) or words.may_be_a_role(local)
    its_own = spelling.likeness(local, name) > 0 or (open_door and has_a_house_of_its_own(name, domain))
    return words.is_a_role(local) and not its_own


def _by_its_mail(one: AddressEvidence) -> Iterator[Sign]:
    marked = max(one.unsubscribe, one.generated, one.bulk_program, one.feedback)
    if one.mail_in + one.list_in and marked <= SELDOM * _through_lists(one):
        yield Sign("plain mail")
    if one.by_hand:
        yield Sign("written by hand", 1.0, "It writes with a mail program.")
    if one.replies:
        yield Sign("takes part in threads", 1.0, f"It answered or forwarded something {_times(one.replies)}.")
    if one.list_in:
        yield Sign("on a mailing list", 1.0, f"It wrote to a mailing list {_times(one.list_in)}.")
    if one.in_company:
        yield Sign("in company")
    if one.alone >= LEAST_ONE_WAY and not (one.mail_out or one.crowd_out or one.answers):
        doublings = min(MOST_ONE_WAY, math.log2(one.alone))
        told = f"{one.alone:,} messages came to you alone and you never wrote."
        yield Sign("one way", doublings, told, one.last_in_at)
    if one.replies:
        return
    if one.rhythm is Rhythm.HOUR:
        yield Sign("by the clock", 1.0, "Its mail always comes at the same time of the day.")
    elif one.rhythm is Rhythm.PERIOD:
        yield Sign("by the clock", 1.0, "Its mail always comes after the same time.")


def _by_its_marks(one: AddressEvidence) -> Iterator[Sign]:
    """Shares of the mail that came straight; a single such message of a hundred says little."""
    if not one.straight_in:
        return
    if _is_often_a_program(one):
        yield Sign("often made by a program")
    everything = one.straight_in + _through_lists(one)
    for count, key, fact in (
        (one.unsubscribe, "unsubscribe", "can be unsubscribed from"),
        (one.feedback, "feedback", "bear the mark of a service that sends for many"),
        (one.one_click, "one click", ""),
        (one.generated, "made by a program", "say that a program made them"),
        (one.bulk_program, "a program for many", "were sent by a program for many"),
        (one.other_server, "bounces elsewhere", ""),
        (one.answers_elsewhere, "answers elsewhere", "want answers at an address made for them"),
        (one.unseen, "to nobody", "did not name you"),
    ):
        if count:
            told = f"{count:,} of {one.straight_in:,} messages {fact}." if fact else ""
            yield Sign(key, min(1.0, count / everything), told)


def _through_lists(one: AddressEvidence) -> int:
    """What somebody wrote who takes part in mailing lists: their marks are put on what is answered to the owner alone,
    too, and say little beside it.
    """
    return one.list_in if one.replies else 0


def _is_often_a_program(one: AddressEvidence) -> bool:
    """Some answering machines say so of themselves, too: not where the address is made of the name."""
    least, share = OFTEN
    if one.generated < max(least, share * one.straight_in) or one.by_hand or _through_lists(one):
        return False
    return spelling.likeness(words.local_part(one.address), best_name(one.names)) < 1
