"""Where an event can be joined online, if anywhere (RFC 7986, 5.11, and what the big calendars write). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from connectors.content_lines import Line, unescape
from connectors.mail_text import clean

# In order of trust.
CONFERENCE_LINES = (
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
)
_LENGTH = 500
_HOST = re.compile(r"(?:https?://)?((?:[a-z0-9-]{1,63}\.)+[a-z]{2,24})(?::\d+)?(?:/[^\s<>\"]*)?", re.IGNORECASE)
_DOMAINS = (
    "zoom.us", "zoom.com", "zoomgov.com", "meet.google.com", "hangouts.google.com", "teams.microsoft.com",
    "teams.live.com", "webex.com", "whereby.com", "gotomeeting.com", "gotomeet.me", "skype.com",
    "facetime.apple.com",
)  # fmt: skip
_OWN_SERVERS = frozenset({"meet", "jitsi", "bbb", "bigbluebutton"})  # a label of somebody's own server


def conference(lines: Mapping[str, Sequence[Line]]) -> str:
    """The address of a video conference: named as such, or a usual host in LOCATION or URL; "" if none."""
    for name in CONFERENCE_LINES:
        for line in lines.get(name, ()):
            address = clean(line.value, _LENGTH)
            if ":" in address and not address.lower().startswith("tel:"):
                return address
    for name in ("LOCATION", "URL"):
        for line in lines.get(name, ()):
            for match in _HOST.finditer(clean(unescape(line.value), _LENGTH)):
                if _is_conference_host(match[1].lower()):
                    return match[0]
    return ""


def _is_conference_host(host: str) -> bool:
    return f".{host}".endswith(tuple(f".{domain}" for domain in _DOMAINS)) or not _OWN_SERVERS.isdisjoint(
        host.split(".")
    )
