"""Authentication-Results (RFC 8601, 2.2): what a server found out about the From of a message. Pure, total, linear."""

from __future__ import annotations

import re

from connectors.headers import Fields
from connectors.mail_text import clean, decode

_FIELD_LIMIT = 4_096  # bytes that are looked at
_WORD_LIMIT = 100
_METHODS = ("dmarc", "dkim", "spf")
_RESULT = re.compile(r";\s*+(dmarc|dkim|spf)\s*+=\s*+([a-z]+)")
_QUOTED = re.compile(r'"[^"]*+"')
_COMMENT = re.compile(r"\([^()]*+\)")
_OPEN = re.compile(r'["(].*', re.DOTALL)


def authentication(fields: Fields) -> str:
    """The topmost field as "authserv-id dmarc=pass dkim=pass spf=pass", of each method what was found; "" if absent.

    Comments and quoted strings go first, for a sender can write into them; one that stays open ends the
    reading. Of several DKIM signatures one that passes is enough. Exchange names no server: then the
    text begins with a result.
    """
    text = decode(fields.get(b"authentication-results", b"")[:_FIELD_LIMIT]).lower()
    if '"' in text:
        text = _QUOTED.sub("", text)
    if "(" in text:
        text = _COMMENT.sub("", text)
        if "(" in text:  # a comment in a comment
            text = _COMMENT.sub("", text)
    if "(" in text or '"' in text:
        text = _OPEN.sub("", text)
    server = text.partition(";")[0]
    if "=" in server:
        server, text = "", ";" + text
    results: dict[str, str] = {}
    for method, result in _RESULT.findall(text):
        if results.get(method) != "pass":
            results[method] = result
    words = [clean(server, _WORD_LIMIT).partition(" ")[0]]
    words += [f"{method}={results[method]}" for method in _METHODS if method in results]
    return " ".join(words).strip()
