"""Lists that put themselves into From, so that DMARC lets their copies pass (RFC 7960).

Of "Anna Roe via Mural" <mural@lists.example> Mailman keeps her address in Reply-To, Google Groups in X-Original-From.
"""

from __future__ import annotations

import re

from agent.core.records import Mailbox, Message

VIA = re.compile(r"^(.*\S)\s+via\s+\S", re.IGNORECASE)


def is_rewritten(name: str) -> bool:
    """Does the name say that the address is a list's, whoever wrote?"""
    return bool(VIA.match(name))


def original(message: Message) -> Mailbox | None:
    """Who wrote it, with the name that the list put before its own; None where From was left as it is."""
    behind = message.original_from or message.reply_to
    if not behind or not behind.address or behind.address in (message.sender.address, message.list_post):
        return None
    found = VIA.match(message.sender.name)
    return found and Mailbox(found[1].strip("\"' "), behind.address)
