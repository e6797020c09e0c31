"""What the configuration says, as frozen records: one per section of the file, one per kind of source.

Every path is absolute, every address is lower case. `agent.config.load` builds them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Literal

from agent.core.records import Owner


@dataclass(frozen=True, slots=True)
class MboxConfig:
    """[[mail]] kind = "mbox": one file that holds many messages."""

    name: str
    path: Path
    kind: Literal["mbox"] = "mbox"


@dataclass(frozen=True, slots=True)
class MaildirConfig:
    """[[mail]] kind = "maildir": a tree of folders. `include` and `exclude` are folder names or globs."""

    name: str
    path: Path
    include: tuple[str, ...] = ("*",)
    exclude: tuple[str, ...] = ()
    kind: Literal["maildir"] = "maildir"


@dataclass(frozen=True, slots=True)
class IcsConfig:
    """[[calendar]] kind = "ics": a file or a folder of files, or a web address; exactly one of the two."""

    name: str
    path: Path | None
    url: str | None  # https, or http on the loopback interface
    ca_file: Path | None = None  # PEM certificates to trust for `url`; None: those of the system
    kind: Literal["ics"] = "ics"


@dataclass(frozen=True, slots=True)
class VcardConfig:
    """[[contacts]] kind = "vcard": a file or a folder of files."""

    name: str
    path: Path
    kind: Literal["vcard"] = "vcard"


@dataclass(frozen=True, slots=True)
class StoreConfig:
    """[store]: the folder in which the database lies."""

    path: Path


@dataclass(frozen=True, slots=True)
class BriefConfig:
    """[brief]: when the brief comes, and where to."""

    at: time  # in the owner's zone
    days: frozenset[int]  # weekdays as in date.weekday(): 0 is Monday
    to: str | None
    deliver: Literal["file", "stdout"]
    folder: Path  # for deliver = "file": holds one YYYY-MM-DD.txt and .html a day
    quiet: Literal["nothing", "line"]  # what a morning without anything to say sends


@dataclass(frozen=True, slots=True)
class PrivacyConfig:
    """[privacy]: whether subjects of messages and titles of events are kept at all."""

    subjects: bool


@dataclass(frozen=True, slots=True)
class Config:
    """The whole file. The names of the sources are unique across mail, calendars and contacts."""

    path: Path
    owner: Owner
    mail: tuple[MboxConfig | MaildirConfig, ...]
    calendars: tuple[IcsConfig, ...]
    contacts: tuple[VcardConfig, ...]
    store: StoreConfig
    brief: BriefConfig
    privacy: PrivacyConfig
