"""An entry of the ledger in words: what was asked or given, with its date, and never a sum."""

from __future__ import annotations

from agent.core.records import Deed, Entry, Fact

WORDS = {
    Deed.ASK: ("You asked", "They asked"),
    Deed.ANSWER: ("You answered", "They answered"),
    Deed.THANKS: ("You thanked them", "They thanked you"),
    Deed.WISH: ("You wished them well", "They wished you well"),
    Deed.GIFT: ("You sent them something to know", "They sent you something to know"),
}


def told(one: Entry) -> Fact:
    """What this letter seems to have been, by its subject."""
    yours, theirs = WORDS[one.deed]
    return Fact(f'{yours if one.own else theirs}: "{one.subject}".', one.at, one.message_id or None)
