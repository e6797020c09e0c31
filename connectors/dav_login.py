"""The Authorization header: Basic (RFC 7617), or Digest (RFC 7616) where a server asks for that. Pure but for nonces.

Basic is sent at once, within TLS or to this computer: some servers answer everybody, and show nothing to strangers.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from urllib.request import (
    AbstractDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    parse_http_list,
    parse_keqv_list,
)


class Login:
    """A user's name and password, and what the server wants to see of them. Its repr shows neither."""

    def __init__(self, user: str, password: str) -> None:
        self._basic = "Basic " + b64encode(f"{user}:{password}".encode()).decode()
        words = HTTPPasswordMgrWithDefaultRealm()
        words.add_password(None, "http://server/", user, password)
        self._digest = AbstractDigestAuthHandler(words)
        self._challenge: dict[str, str] = {}

    def header(self, method: str, target: str) -> str:
        """The value of Authorization for a request to `target` (path and query)."""
        if not self._challenge:
            return self._basic
        request = Request(f"http://server{target}", method=method)
        return f"Digest {self._digest.get_authorization(request, self._challenge)}"

    def learns(self, challenges: Iterable[str]) -> bool:
        """Does the server ask (WWW-Authenticate of a 401) for what it was not told yet, a Digest of its own nonce?"""
        for challenge in challenges:
            scheme, _, words = challenge.strip().partition(" ")
            if scheme.lower() == "digest":
                asked = parse_keqv_list([pair for pair in parse_http_list(words) if "=" in pair])
                known = asked.get("algorithm", "MD5").upper() in ("MD5", "SHA") and {"realm", "nonce"} <= asked.keys()
                again = bool(self._challenge) and asked.get("stale", "").lower() != "true"
                if known and not again and asked.get("qop", "auth").split(",")[0] == "auth":
                    self._challenge = asked
                    return True
        return False
