"""Ids that are derived, not counted up: two stores that saw the same agree on them."""

from __future__ import annotations

import base64
import hashlib


def person_id(first_address: str) -> str:
    """Derived from the address that was seen first: two stores that saw the same agree on it."""
    return derived_id("p", first_address)


def derived_id(kind: str, text: str) -> str:
    """The letter of a kind, and eight signs that are the same in every store for the same text."""
    digest = hashlib.blake2b(text.encode(), digest_size=5).digest()
    return kind + base64.b32encode(digest).decode().lower()
