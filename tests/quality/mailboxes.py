"""An owner of an archive -> a real mbox file with a configuration, read by the ordinary way.

What a list server added is left out of the copies that reached the owner directly, as they never passed through it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from email.header import Header
from email.message import Message
from email.utils import format_datetime, formataddr
from pathlib import Path
from typing import Any

from tests.quality.archives import BELIEVABLE, ArchiveOwner, ids_in, instant

BY_THE_LIST = {"list-id", "list-post", "list-unsubscribe", "x-mailing-list", "precedence", "sender"}


def write(archive: Path, owner: ArchiveOwner, folder: Path) -> Path:
    """The mailbox as folder/mail.mbox; gives the path of its configuration."""
    with open(folder / "mail.mbox", "wb") as mbox:
        for raw in _rows(archive, owner):
            mbox.write(_entry(raw, owner))
    addresses = json.dumps(sorted(owner.addresses))
    config = folder / "config.toml"
    config.write_text(
        f'[owner]\nname = "Jo Owner"\naddresses = {addresses}\ntimezone = "UTC"\n'
        f'[store]\npath = "{folder / "state"}"\n[[mail]]\nname = "mail"\nkind = "mbox"\npath = "{mbox.name}"\n',
        encoding="utf-8",
    )
    return config


def _rows(archive: Path, owner: ArchiveOwner) -> Iterator[dict[str, Any]]:
    file_of, seen = owner.held[0].file_of, set[str]()
    with gzip.open(archive, "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            raw = json.loads(line)
            at = instant(raw["date_utc"])
            if at is None or not BELIEVABLE[0] < at < BELIEVABLE[1] or not raw["from"] or raw["message_id"] in seen:
                continue
            named = {a.lower() for key in ("from", "to", "cc") for _, a in raw[key] or ()}
            if raw["owner"] == file_of if file_of else not named.isdisjoint(owner.addresses):
                seen.add(raw["message_id"])
                yield raw


def _entry(raw: dict[str, Any], owner: ArchiveOwner) -> bytes:
    at = instant(raw["date_utc"])
    assert at is not None
    message = Message()
    message["Date"] = format_datetime(at)
    for field, key in (("From", "from"), ("To", "to"), ("Cc", "cc")):
        mailboxes = ", ".join(_mailbox(name, address) for name, address in raw[key] or () if "@" in address)
        if mailboxes:
            message[field] = mailboxes
    message["Subject"] = _text(raw["subject"])
    for field, key in (("Message-ID", "message_id"), ("In-Reply-To", "in_reply_to"), ("References", "references")):
        ids = ids_in(raw[key])
        if ids:
            message[field] = _text(" ".join(f"<{one}>" for one in ids.split()))
    direct = not owner.addresses.isdisjoint(a.lower() for key in ("from", "to", "cc") for _, a in raw[key] or ())
    for name, value in (raw["auto"] or {}).items():
        if value and not (direct and name in BY_THE_LIST):
            message[name.title()] = _text(value)
    return f"From MAILER-DAEMON {at:%a %b %d %H:%M:%S %Y}\n".encode() + message.as_bytes() + b"\n\n"


def _mailbox(name: str | None, address: str) -> str:
    return formataddr((_plain(name), address.encode("ascii", "replace").decode()))


def _text(text: str | None) -> str:
    plain = _plain(text)
    return plain if plain.isascii() else Header(plain, "utf-8").encode()


def _plain(text: str | None) -> str:
    shown = "".join(c if c.isprintable() else " " for c in (text or "").encode("utf-8", "replace").decode())
    return " ".join(shown.split())[:900]
