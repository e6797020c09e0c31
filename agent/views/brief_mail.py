"""A brief as a mail (RFC 5322): plain text first and complete, then HTML. The same inputs give the same bytes.

Nothing that somebody else wrote stands in the header. The days are not chained by References: that would
be one thread that grows for ever.
"""

from __future__ import annotations

from datetime import date, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from agent.core.dates import long_day

_BODY = SMTP.clone(cte_type="7bit", max_line_length=76)  # of quoted-printable (RFC 2045, 6.7)
_HEADER = _BODY.clone(max_line_length=998)  # the library breaks up a Message-ID that is longer than a line


def message_id(on: date, install_id: str, sender: str) -> str:
    """The Message-ID of a date's brief, without angle brackets (RFC 5322, 3.6.4)."""
    return f"hf.{on:%Y%m%d}.{install_id}@{sender.rpartition('@')[2]}"


def compose(
    text: str, html: str, *, on: date, made_at: datetime, sender: str, to: str, install_id: str
) -> bytes:
    """The whole message, lines ended by CRLF, all of it ASCII.

    `sender` and `to` are bare addresses; `made_at` becomes Date, in the zone that it carries. It is marked
    as automatic (RFC 3834, 5), so that no holiday notice answers it, and as ours, so that we never read it
    as mail.
    """
    mail = EmailMessage(policy=_BODY)
    mail["From"] = Address("helpfirst", addr_spec=sender)
    mail["To"] = Address(addr_spec=to)
    mail["Subject"] = f"Good morning: {long_day(on)}"
    mail["Date"] = made_at
    mail["Message-ID"] = f"<{message_id(on, install_id, sender)}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"  # what Exchange asks for instead of RFC 3834
    mail["X-Helpfirst-Brief"] = on.isoformat()
    mail.set_content(text, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    mail.set_boundary(f"=_{on:%Y%m%d}_{install_id}")  # "=_" cannot occur in quoted-printable (RFC 2045, 6.7)
    return mail.as_bytes(policy=_HEADER)
