"""How the tables of servers are read: hosts, ports, security, and where a password lies (never what it is)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from agent.config.reading import Wrong, choice, guess, listed, shown
from agent.config.records import (
    Command,
    Credential,
    Environment,
    File,
    ImapConfig,
    Secret,
    Security,
    SmtpConfig,
    Way,
)
from agent.config.values import is_loopback, list_of, text

security = choice("tls", "starttls", "none")

_IMAP_PORTS: dict[Security, int] = {"tls": 993, "starttls": 143, "none": 143}  # RFC 8314, 3.2 and 3.3
_SMTP_PORTS: dict[Security, int] = {"tls": 465, "starttls": 587, "none": 25}
_WAYS = ("credential", "command", "file", "env")
_EXAMPLE = 'write for example password = { file = "~/.config/helpfirst/password" }'


def host(value: Any) -> str:
    """A name or an address of a server, in lower case."""
    written = text(value).strip().lower()
    if not re.fullmatch(r"[\w.:-]+", written):
        raise Wrong(f'{shown(value)} is not the name of a server; write it bare, such as "imap.example.org".')
    return written


def port(value: Any) -> int:
    """A TCP port."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 65_536:
        raise Wrong(f"expected a number from 1 to 65535, found {shown(value)}.")
    return value


def secret(path: Callable[[Any], Path]) -> Callable[[Any], Secret]:
    """Reads where a password lies: one table such as { credential = "imap-home" }, or a list of them."""

    def way(value: Any) -> Way:
        if isinstance(value, str):
            raise Wrong(f"a password does not belong in this file; {_EXAMPLE}")
        if not isinstance(value, dict) or len(value) != 1:
            raise Wrong(f"expected a table with one of {listed(_WAYS)} in it; {_EXAMPLE}")
        [(kind, said)] = value.items()
        match kind:
            case "credential":
                return Credential(_matching(said, r"(?!\.)[\w.-]{1,200}", "the name of a credential"))
            case "command":
                return Command(list_of(text, at_least=1)(said))
            case "file":
                return File(path(said))
            case "env":
                return Environment(_matching(said, r"[A-Za-z_]\w*", "the name of an environment variable"))
            case "oauth2":
                raise Wrong(f"oauth2 is not there yet; this version knows {listed(_WAYS)}.")
            case _:
                raise Wrong(f"{kind} is none of {listed(_WAYS)}.{guess(kind, _WAYS)}")

    def read(value: Any) -> Secret:
        return Secret(list_of(way, at_least=1)(value)) if isinstance(value, list) else Secret((way(value),))

    return read


def imap(port: int | None, **rest: Any) -> ImapConfig:
    """Builds [[mail]] kind = "imap"."""
    _check_security(**rest)
    return ImapConfig(port=port or _IMAP_PORTS[rest["security"]], **rest)


def smtp(port: int | None, **rest: Any) -> SmtpConfig:
    """Builds [smtp]."""
    _check_security(**rest)
    if (rest["user"] is None) != (rest["password"] is None):
        raise Wrong("user and password belong together: write both or neither.")
    return SmtpConfig(port=port or _SMTP_PORTS[rest["security"]], **rest)


def _check_security(host: str, security: Security, **_: Any) -> None:
    if security == "none" and not is_loopback(host):
        raise Wrong(
            f'security = "none" would send your password for everyone on the way to {host} to read; '
            'use "tls" or "starttls".'
        )


def _matching(value: Any, pattern: str, what: str) -> str:
    written = text(value)
    if not re.fullmatch(pattern, written, re.ASCII):
        raise Wrong(f"{shown(value)} is not {what}.")
    return written
