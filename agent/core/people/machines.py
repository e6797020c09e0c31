"""Person or not? The hard rules of the first cut: what an address is, from what was seen of it.

Source: INFERENCE 1 (RFC 3834 for automatic mail; the word lists are ours). Log-odds with all the
evidence replace `kind_of` later; the words and `AddressEvidence` stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from agent.core.people.addresses import full_name, name_words
from agent.core.records import Kind

NO_REPLY = re.compile(
    r"(?:no|not|non|dont|donot|do-not|do_not|keine?|nicht|ne-?pas|nao|niet|geen)[-_.]?"
    r"(?:reply|replies|response|antwort(?:en)?|repondre|responder|beantwoorden|antwoorden|rispondere)"
)
# Words that a person's address seldom has for a part of its own.
MACHINE_WORDS = {
    "mailer", "daemon", "postmaster", "bounce", "bounces", "listserv", "majordomo", "cron", "robot", "bot",
    "notify", "notification", "notifications", "notice", "alert", "alerts", "reminder", "reminders", "news",
    "newsletter", "newsletters", "marketing", "update", "updates", "digest", "automatic", "automated", "automailer",
    "billing", "receipt", "receipts", "invoice", "invoices", "offers", "promo", "promotions", "deals", "rechnung",
    "rechnungen", "benachrichtigung", "benachrichtigungen", "notificacion", "notificaciones", "facturacion",
    "factura", "facture", "facturation", "boletin", "avisos", "meldingen", "factuur", "nieuwsbrief", "fattura",
    "notifiche", "avvisi", "faturas", "boletim",
}  # fmt: skip
ROLE = re.compile(
    r"^(info|infos|office|sales|support|help(desk)?|contact|kontakt|contacto|contatto|team|hello|hallo|hola|"
    r"admin|administrator|hr|jobs|careers|press|presse|service|buero|bureau|sekretariat|secretary|orders?|"
    r"bestellung|webmaster|hostmaster|abuse|enquiries|inquiries|reservations?|booking|shop|kundenservice|"
    r"accounts?|accounting|buchhaltung|feedback|events?|mail|post)[0-9]*$",
)
ORGANISATION = {
    "inc", "ltd", "llc", "gmbh", "ag", "bv", "srl", "sa", "team", "support", "service", "services", "news",
    "newsletter", "club", "group", "list", "shop", "store", "bank", "department", "office", "committee",
    "notification", "notifications", "alerts", "updates", "mailer", "system", "admin", "info", "university",
    "verein", "gesellschaft", "association", "foundation", "company", "forum", "weekly", "daily", "digest",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AddressEvidence:
    """Counts for one address up to some moment. Mail counts are messages."""

    address: str
    names: tuple[str, ...] = ()  # display names it used itself, else those others gave it
    mail_in: int = 0  # from it, one person to a few
    list_in: int = 0  # from it, through a mailing list
    automatic_in: int = 0  # from it, by its look sent by a program
    mail_out: int = 0  # from the owner, to it and few others
    meetings: int = 0
    in_address_book: bool = False
    is_list: bool = False  # a List-Post or List-Id names it


def local_part(address: str) -> str:
    return address.partition("@")[0]


@lru_cache(maxsize=4096)
def is_no_reply(address: str) -> bool:
    """Does the local part say that nobody reads what is sent to it?"""
    local = local_part(address)
    return bool(NO_REPLY.search(local)) or not MACHINE_WORDS.isdisjoint(re.split(r"[^a-z]+", local))


def looks_like_a_person(name: str) -> bool:
    """Two to five words, no digits, none of them the word of an organisation."""
    return bool(full_name(name)) and not ORGANISATION.intersection(name_words(name))


def kind_of(evidence: AddressEvidence) -> tuple[Kind, tuple[str, ...]]:
    """What an address is, and why, in plain words."""
    if evidence.is_list:
        return Kind.LIST, ("it is the address of a mailing list",)
    if is_no_reply(evidence.address):
        return Kind.AUTOMATED, ("its name says that it takes no answers",)
    written = evidence.mail_out > 0
    if evidence.automatic_in > 2 * (evidence.mail_in + evidence.list_in) and not written:
        return Kind.AUTOMATED, ("what came from it was sent by a program",)
    if evidence.in_address_book:
        return Kind.PERSON, ("is in your address book",)
    if ROLE.match(local_part(evidence.address)):
        return Kind.ROLE, ("its name is that of an office, not of a person",)
    return _person_or_unknown(evidence, written)


def _person_or_unknown(evidence: AddressEvidence, written: bool) -> tuple[Kind, tuple[str, ...]]:
    named = any(looks_like_a_person(name) for name in evidence.names)
    organisation = any(ORGANISATION.intersection(name_words(name)) for name in evidence.names)
    if written and not organisation:
        return Kind.PERSON, ("you have written to it",)
    if evidence.meetings and named:
        return Kind.PERSON, ("was invited with you by this name",)
    if named and evidence.mail_in + evidence.list_in > 0:
        return Kind.PERSON, ("writes under a person's name",)
    return Kind.UNKNOWN, ("too little is known to tell a person from a machine",)
