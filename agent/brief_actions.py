"""The single-use tokens of a brief's links: drawn, kept as hashes, and good for a week."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime, timedelta

from agent.core.records import Brief
from agent.core.redaction import GONE
from agent.store import mail_orders
from agent.store.database import Database
from agent.views.actions import WORDS, Action, Actions, action

GOOD_FOR = timedelta(days=7)
BYTES = 10  # 80 bits, of which nobody guesses one in a week


def issue(db: Database, brief: Brief, to: str, now: datetime) -> Actions:
    """The links of every suggestion, each with a token of its own."""
    found: dict[int, tuple[Action, ...]] = {}
    with db.atomic():
        for number, one in enumerate(brief.suggestions, start=1):
            if one.text == GONE:
                continue
            tokens = {outcome: _token() for outcome in WORDS}
            for outcome, token in tokens.items():
                mail_orders.keep_token(db, token, brief.on, number, one.id, outcome, now + GOOD_FOR)
            found[number] = tuple(action(to, outcome, number, token) for outcome, token in tokens.items())
    return found


def _token() -> str:
    return f"hf-{base64.b32encode(secrets.token_bytes(BYTES)).decode().lower()}"
