"""The letters as an mbox: header fields in the shape in which real programs write them."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from email.header import Header
from email.utils import format_datetime
from functools import cache
from pathlib import Path

from agent.sample.cast import JO, OUTLOOK, Contact
from agent.sample.letters import Letter

MAIL_SERVER = "mx.marlow-photo.example"
BODY = "This line stands where the text was.\n"


def write_mbox(path: Path, letters: Iterable[Letter], zone: tzinfo) -> None:
    """All letters in order of arrival, in mboxrd form (RFC 4155); `zone` is the owner's."""
    in_order = sorted(letters, key=lambda letter: (letter.at, letter.message_id))
    path.write_bytes("".join(_message(letter, zone) for letter in in_order).encode())


def _message(letter: Letter, zone: tzinfo) -> str:
    arrived_at = letter.at + timedelta(seconds=0 if letter.from_owner else 3)
    return_path = letter.sender.address if letter.return_path is None else letter.return_path
    from_line = f"From {return_path or 'MAILER-DAEMON'} {time.asctime(arrived_at.utctimetuple())}\n"
    fields = [
        ("Return-Path", f"<{return_path}>"),
        *_trace(letter, arrived_at, zone),
        ("Date", format_datetime(letter.at.astimezone(letter.zone or zone))),
        ("From", _mailbox(letter.sender)),
        ("To", _mailboxes(letter.to)),
        ("Cc", _mailboxes(letter.cc)),
        ("Subject", _unstructured("Subject", letter.subject)),
        ("Message-ID", f"<{letter.message_id}>"),
        ("In-Reply-To", f"<{letter.references[-1]}>" if letter.references else ""),
        ("References", "\n ".join(f"<{each}>" for each in letter.references)),
        (_mailer_field(letter.mailer), letter.mailer),
        *letter.extra,
        ("MIME-Version", "1.0"),
        ("Content-Type", letter.content_type),
        ("Content-Transfer-Encoding", "7bit"),
    ]
    return from_line + "".join(f"{name}: {value}\n" for name, value in fields if value) + f"\n{BODY}\n"


def _trace(letter: Letter, arrived_at: datetime, zone: tzinfo) -> list[tuple[str, str]]:
    """What the owner's server wrote on top (RFC 5321, 4.4; RFC 8601)."""
    stamp = format_datetime(arrived_at.astimezone(zone))
    if letter.from_owner:
        return [("Received", f"from [192.0.2.20] by {MAIL_SERVER} with ESMTPSA;\n {stamp}")]
    via = (letter.return_path or letter.sender.address).rpartition("@")[2]
    domain = letter.sender.address.rpartition("@")[2]
    return [
        ("Delivered-To", JO.address),
        (
            "Received",
            f"from mail.{via} (mail.{via} [198.51.100.25])\n by {MAIL_SERVER} with ESMTPS;\n {stamp}",
        ),
        (
            "Authentication-Results",
            f"{MAIL_SERVER};\n dkim=pass header.d={domain};\n spf=pass smtp.mailfrom={via};\n"
            f" dmarc=pass header.from={domain}",
        ),
    ]


def _mailer_field(mailer: str) -> str:
    return "X-Mailer" if mailer == OUTLOOK or mailer.startswith("Apple") else "User-Agent"


def _mailboxes(contacts: Iterable[Contact]) -> str:
    return ",\n ".join(map(_mailbox, contacts))


@cache
def _mailbox(contact: Contact) -> str:
    """A name and address (RFC 5322, 3.4): an encoded word or a quoted string where it needs one."""
    name = contact.name
    if not name.isascii():
        name = Header(name, "utf-8").encode()
    elif not name.replace(" ", "").replace("-", "").isalnum():
        name = f'"{name}"'
    return f"{name} <{contact.address}>"


def _unstructured(field: str, text: str) -> str:
    return text if text.isascii() else Header(text, "utf-8", header_name=field).encode()
