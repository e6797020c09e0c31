"""How single values of the configuration are read: TOML in, our own type out, Wrong if it cannot be."""

from __future__ import annotations

import contextlib
import ipaddress
import os
import re
import zoneinfo
from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from agent.config.reading import Wrong, guess, nearest, shown

T = TypeVar("T")

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def line(value: Any) -> str:
    """One line, which may be blank."""
    if not isinstance(value, str):
        raise Wrong(f"expected text in quotes, found {shown(value)}.")
    if re.search(r"[\x00-\x1f\x7f]", value):
        raise Wrong("this must be one line, without control characters.")
    return value


def text(value: Any) -> str:
    """One line that is not blank."""
    if not line(value).strip():
        raise Wrong("this must not be empty.")
    return line(value)


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Wrong(f"expected true or false, without quotes, found {shown(value)}.")
    return value


def list_of(read: Callable[[Any], T], *, at_least: int = 0) -> Callable[[Any], tuple[T, ...]]:
    """A list of values that `read` takes; the problems of all of them at once."""

    def read_list(value: Any) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise Wrong(f"expected a list in square brackets, found {shown(value)}.")
        if len(value) < at_least:
            raise Wrong("this list must not be empty.")
        items, found = [], []
        for i, item in enumerate(value):
            try:
                items.append(read(item))
            except Wrong as wrong:
                found += [(f"[{i}]{within}", sentence) for within, sentence in wrong.found]
        if found:
            raise Wrong.within(found)
        return tuple(items)

    return read_list


def address(value: Any) -> str:
    """A bare mail address, in lower case."""
    written = text(value).strip().lower()
    if not re.fullmatch(r"[^\s<>,*]+@[^\s<>,*@]+", written):
        raise Wrong(f'{shown(value)} is not an address; write it bare, such as "jo@example.org".')
    return written


def own_address(value: Any) -> str:
    """An address of the owner, or a glob over some of them such as `*@jo.example`; in lower case."""
    written = text(value).strip().lower()
    if "*" not in written:
        return address(written)
    if not re.fullmatch(r"[^\s<>,]+@[^\s<>,@]*\w[^\s<>,@]*", written):
        raise Wrong(f'{shown(value)} is not a pattern for your own addresses, such as "*@jo.example".')
    return written


def time_of_day(value: Any) -> time:
    """An hour and a minute, such as "07:00"."""
    if isinstance(value, time):  # TOML has times of its own: 07:00:00, without quotes
        return value
    if isinstance(value, str) and re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", value, re.ASCII):
        hour, minute = value.split(":")
        return time(int(hour), int(minute))
    raise Wrong(f'{shown(value)} is not a time of day; write it as "07:00", from "00:00" to "23:59".')


def weekdays(value: Any) -> frozenset[int]:
    """Some of the days, as numbers of date.weekday(): 0 is Monday."""
    return frozenset(list_of(_weekday, at_least=1)(value))


def _weekday(value: Any) -> int:
    if value in DAYS:
        return DAYS.index(value)
    raise Wrong(f"{shown(value)} is none of {', '.join(DAYS)}.{guess(value, DAYS)}")


def zone(value: Any) -> zoneinfo.ZoneInfo:
    """A time zone by its name in the IANA database, such as Europe/Berlin."""
    name = text(value)
    found = _zone_named(name)
    if found:
        return found
    names = zoneinfo.available_timezones()  # slow, it looks through folders: so only now
    cities = {full.rpartition("/")[2]: full for full in sorted(names)}
    meant = nearest(name, names) or cities.get(nearest(name, cities) or "")
    hint = f'Did you mean "{meant}"?' if meant else 'Zones have names such as "Europe/Berlin".'
    raise Wrong(f"{shown(value)} is not a time zone. {hint}")


def system_zone(etc: Path = Path("/etc")) -> str:
    """The name of the zone that this machine is set to: localtime (a link), else timezone; else UTC."""
    names = []
    with contextlib.suppress(OSError):  # missing, or a copy instead of a link
        names.append(os.readlink(etc / "localtime").partition("zoneinfo/")[2])
    with contextlib.suppress(OSError, ValueError):
        names.append((etc / "timezone").read_text(encoding="utf-8").strip())
    return next((name for name in names if _zone_named(name)), "UTC")


def _zone_named(name: str) -> zoneinfo.ZoneInfo | None:
    try:
        return zoneinfo.ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, no possible name, or a folder such as "Europe"
        return None


def path_from(folder: Path, home: Path) -> Callable[[Any], Path]:
    """Reads a path: ~ is `home`, ~anna is Anna's, and what is not absolute starts from `folder`."""

    def read(value: Any) -> Path:
        written = text(value)
        if written == "~" or written.startswith("~/"):
            return home / written[1:].lstrip("/")
        if written.startswith("~") and os.path.expanduser(written) == written:
            raise Wrong(f"{shown(value)} starts in the home of a user who does not exist here.")
        return folder / os.path.expanduser(written)

    return read


def web_address(value: Any) -> str:
    """An https address, also where it is written as webcal. Plain http only on the loopback interface."""
    scheme, separator, rest = text(value).strip().partition("://")
    scheme = scheme.lower()
    if scheme in ("webcal", "webcals"):  # only a hint to open it in a calendar program
        scheme = "https"
    url = scheme + separator + rest
    try:
        host = urlsplit(url).hostname
    except ValueError:
        host = None
    if scheme not in ("https", "http") or not host:
        raise Wrong(f'{shown(value)} is not a web address; write it as "https://example.org/club.ics".')
    if scheme == "http" and not is_loopback(host):
        raise Wrong(f"{shown(value)} would fetch the calendar for everyone on the way to read; use https.")
    return url


def is_loopback(host: str) -> bool:
    """Is it this computer itself?"""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
