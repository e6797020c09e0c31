"""Address lists (RFC 5322, 3.4) as they are met -> mailboxes. Pure, total, linear.

The standard library's readers are not used: the modern one raises and is quadratic on hostile input, the
old one recurses. Here one pass over the tokens collects a name, an address in angle brackets and a comment
until the next separator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from agent.core.records import Mailbox
from connectors.mail_text import clean, decode, decode_words

NOBODY = Mailbox("", "")

FIELD_LIMIT = 16_384  # bytes of one address list
MOST_MAILBOXES = 200  # of one field; beyond this a message is a circular whoever else it names
_NAME_LIMIT = 200
_ADDRESS_LIMIT = 320  # RFC 5321, 4.5.3.1: 64 + 1 + 255
_CACHED_LENGTH = 512  # longer values seldom come again, and the cache must stay small

# What nearly every mailbox looks like: a name or a quoted name before <address>, or an address alone.
_USUAL = re.compile(
    r'\s*+(?:(?:"([^"\\]*+)"\s*+|([^"<>(),;:\\]*+))<([^\s<>@"]++@[^\s<>@"]++)>'
    r'|([^\s<>@"(),;:\\]++@[^\s<>@"(),;:\\]++))\s*+(?:,|$)'
)
_USUAL_ADDRESS = re.compile(r"[a-z0-9.!#$%&*+/=?^_{|}~-]+@[a-z0-9.-]+")

_TOKEN = re.compile(
    r"(?P<encoded>=\?[^?\s]*+\?[bBqQ]\?[^?]*+\?=)"  # may hold any of the signs below
    r'|"(?P<quoted>[^"\\]*+(?:\\.[^"\\]*+)*+)"'
    r"|<(?P<angle>[^<>]*+)>"
    r"|(?P<sign>[(),;:])"
    r"|(?P<text>\\.|[^\\\"<>(),;:=]++|.)",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def read_mailboxes(value: bytes) -> tuple[Mailbox, ...]:
    """An address list, raw. Whoever cannot be reached (no valid address) keeps the name; address "".

    An empty group (`undisclosed-recipients:;`) gives ().
    """
    return _remembered(value) if len(value) <= _CACHED_LENGTH else _read(value)


def read_mailbox(value: bytes) -> Mailbox:
    """The first mailbox that has an address, else the first, else NOBODY."""
    mailboxes = read_mailboxes(value)
    if mailboxes and mailboxes[0].address:
        return mailboxes[0]
    return next((m for m in mailboxes if m.address), mailboxes[0] if mailboxes else NOBODY)


def read_address(text: str) -> str:
    """Lower case, one @ with something on both sides, nothing blank or hidden; else ""."""
    address = text.strip().strip("\"'").lower()
    if _USUAL_ADDRESS.fullmatch(address) and len(address) <= _ADDRESS_LIMIT:
        return address
    if address.startswith("@"):  # an obsolete route: @relay.example:anna@example.org
        address = address.rpartition(":")[2]
    local, at, domain = address.partition("@")
    local = local.strip('"')
    address = local + at + domain
    valid = local and domain and "@" not in domain and " " not in address and address.isprintable()
    return address if valid and len(address) <= _ADDRESS_LIMIT else ""


@lru_cache(4096)
def _remembered(value: bytes) -> tuple[Mailbox, ...]:
    return _read(value)


def _read(value: bytes) -> tuple[Mailbox, ...]:
    if len(value) > FIELD_LIMIT:
        value = value[:FIELD_LIMIT].rpartition(b",")[0]  # the last one is cut
    text = decode(value)
    usual = _read_usual(text)
    if usual is not None:
        return usual
    comments = text.count("(") == text.count(")")  # else they are faces and typing errors
    found: list[Mailbox] = []
    for mailbox in _mailboxes(text, comments):
        if found and mailbox.address and mailbox.name and _is_surname(found[-1]):
            mailbox = Mailbox(f"{found.pop().name}, {mailbox.name}", mailbox.address)
        found.append(mailbox)
        if len(found) == MOST_MAILBOXES:
            break
    return tuple(found)


def _read_usual(text: str) -> tuple[Mailbox, ...] | None:
    """The same in a third of the time; None if there is anything unusual in the list."""
    found: list[Mailbox] = []
    end = 0
    while end < len(text) and len(found) < MOST_MAILBOXES:
        match = _USUAL.match(text, end)
        if match is None:
            return None
        quoted, plain, angle, bare = match.groups()
        found.append(Mailbox(_read_name(quoted or plain or ""), read_address(angle or bare)))
        end = match.end()
    return tuple(found)


def _mailboxes(text: str, comments: bool) -> Iterator[Mailbox]:
    name: list[str] = []
    comment: list[str] = []
    address: str | None = None
    depth = 0
    for token in _TOKEN.finditer(text + ","):
        kind, said = token.lastgroup, token[0]
        if comments and kind == "sign" and said in "()":
            depth = max(0, depth + (1 if said == "(" else -1))
        elif depth and token.end() <= len(text):
            comment.append(said)
        elif kind == "angle":
            address = token["angle"]
        elif kind == "quoted":
            name.append(_ESCAPED.sub(r"\1", token["quoted"]) if "\\" in said else token["quoted"])
        elif kind == "sign" and said == ":":
            name, comment = [], []  # what came before was the name of a group
        elif kind == "sign" and said in ",;":
            yield from _mailbox("".join(name), address, "".join(comment))
            name, comment, address = [], [], None
        else:
            name.append(said)


def _is_surname(before: Mailbox) -> bool:
    """A lone word before a mailbox: `Roe, Anna <anna@example.org>`, which ought to be in quotes."""
    return not before.address and " " not in before.name


def _mailbox(name: str, address: str | None, comment: str) -> Iterator[Mailbox]:
    if address is None:  # a bare address, perhaps behind a name
        words = name.split()
        address = next((word for word in reversed(words) if read_address(word)), "")
        if address:
            words.remove(address)
        name = " ".join(words)
    mailbox = Mailbox(_read_name(name) or _read_name(comment), read_address(address))
    if mailbox.address or any(map(str.isalnum, mailbox.name)):
        yield mailbox


def _read_name(text: str) -> str:
    if not text:
        return ""
    name = clean(decode_words(text), _NAME_LIMIT)
    while len(name) > 1 and name[0] == name[-1] and name[0] in "\"'":
        name = name[1:-1].strip()
    return name
