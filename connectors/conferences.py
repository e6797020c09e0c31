"""Where an event can be joined, if anywhere: online, else by telephone (RFC 7986, 5.11). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from connectors.content_lines import Line, unescape
from connectors.mail_text import clean

# In order of trust.
CONFERENCE_LINES = (
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-GOOGLE-HANGOUT",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
    "X-MICROSOFT-ONLINEMEETINGCONFLINK",
)
_LENGTH = 500
_PHONE = "tel:"
_HOST = re.compile(r"(?:https?://)?((?:[a-z0-9-]{1,63}\.)+[a-z]{2,24})(?::\d+)?(/[^\s<>\"]*)?", re.IGNORECASE)
_DOMAINS = (
    "zoom.us", "zoom.com", "zoomgov.com", "meet.google.com", "hangouts.google.com", "teams.microsoft.com",
    "teams.microsoft.us", "teams.live.com", "webex.com", "whereby.com", "gotomeeting.com", "gotomeet.me", "goto.com",
    "skype.com", "facetime.apple.com", "chime.aws", "bluejeans.com", "ringcentral.com", "8x8.vc", "8x8.com",
    "gather.town", "discord.gg", "discord.com", "daily.co", "around.co", "livestorm.co", "bigmarker.com",
    "clickmeeting.com", "edudip.com", "alfaview.com", "pexip.com", "lifesize.com", "starleaf.com", "doxy.me",
    "senfcall.de", "fairmeeting.net", "kmeet.infomaniak.com", "framatalk.org",
)  # fmt: skip
_WRAPPED = re.compile(r"[?&]url=", re.IGNORECASE)  # after it stands the link that a mail filter put into its own
# A label of somebody's own server, and the path of a call in Nextcloud Talk.
_OWN_SERVERS = frozenset(
    {"meet", "jitsi", "bbb", "bigbluebutton", "conf", "webconf", "visio", "video", "videoconf", "mumble", "galene"}
)
_TALK = re.compile(r"(?:/index\.php)?/call/[a-z0-9]{6,}", re.IGNORECASE)


def conference(lines: Mapping[str, Sequence[Line]]) -> str:
    """The address of a video conference: named as such, or a usual host in LOCATION or URL; else a "tel:" address.

    "" if there is neither. CONFERENCE lines with FEATURE=VIDEO come before those without.
    """
    phone = ""
    for line in _named(lines):
        address = clean(line.value, _LENGTH)
        if address.lower().startswith(_PHONE):
            phone = phone or _PHONE + address[len(_PHONE) :]
        elif ":" in address:
            return address
    for name in ("LOCATION", "URL"):
        for line in lines.get(name, ()):
            text = clean(unescape(line.value), _LENGTH)
            for match in _HOST.finditer(_WRAPPED.sub(" ", unquote(text)) if "%" in text else text):
                if _is_conference(match[1].lower(), match[2] or ""):
                    return match[0]
    return phone


def _named(lines: Mapping[str, Sequence[Line]]) -> Iterator[Line]:
    for name in CONFERENCE_LINES:
        yield from sorted(lines.get(name, ()), key=_is_without_video)


def _is_without_video(line: Line) -> bool:
    return "VIDEO" not in line.parameters.get("FEATURE", "").upper()


def _is_conference(host: str, path: str) -> bool:
    known = f".{host}".endswith(tuple(f".{domain}" for domain in _DOMAINS))
    return known or not _OWN_SERVERS.isdisjoint(host.split(".")) or bool(_TALK.fullmatch(path))
