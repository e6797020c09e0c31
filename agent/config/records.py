"""What the configuration says, as frozen records: one per section of the file, one per kind of source.

Every path is absolute, every address is lower case. `agent.config.load` builds them. A password is never in
them, only where it lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Literal

from agent.core.records import OFF_BY_DEFAULT, Owner

Security = Literal["tls", "starttls", "none"]  # "none" on the loopback interface only


@dataclass(frozen=True, slots=True)
class Credential:
    """A file of this name in $CREDENTIALS_DIRECTORY, where systemd puts secrets for a service."""

    name: str


@dataclass(frozen=True, slots=True)
class Command:
    """A program and its arguments, that prints the secret in its first line."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file with the secret in its first line, that nobody else may read."""

    path: Path


@dataclass(frozen=True, slots=True)
class Environment:
    """A variable of the environment."""

    name: str


Way = Credential | Command | File | Environment


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a password lies: the first way that leads to one is taken. `connectors.credentials` goes them."""

    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class MboxConfig:
    """[[mail]] kind = "mbox": one file that holds many messages."""

    name: str
    path: Path
    kind: Literal["mbox"] = "mbox"


@dataclass(frozen=True, slots=True)
class MaildirConfig:
    """[[mail]] kind = "maildir": a tree of folders. `include` and `exclude` are folder names or globs.

    Without `include` all folders but spam, trash and drafts.
    """

    name: str
    path: Path
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    kind: Literal["maildir"] = "maildir"


@dataclass(frozen=True, slots=True)
class ImapConfig:
    """[[mail]] kind = "imap": an account on a server. `include` and `exclude` as in a maildir."""

    name: str
    host: str
    port: int
    security: Security
    user: str
    password: Secret
    ca_file: Path | None = None  # PEM certificates to trust; None: those of the system
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    authserv_id: str | None = None  # by which the provider signs Authentication-Results (RFC 8601, 2.5)
    kind: Literal["imap"] = "imap"


@dataclass(frozen=True, slots=True)
class IcsConfig:
    """[[calendar]] kind = "ics": a file or a folder of files, or a web address; exactly one of the two."""

    name: str
    path: Path | None
    url: str | None  # https, or http on the loopback interface
    ca_file: Path | None = None  # PEM certificates to trust for `url`; None: those of the system
    kind: Literal["ics"] = "ics"


@dataclass(frozen=True, slots=True)
class CaldavConfig:
    """[[calendar]] kind = "caldav": the calendars at an address. `calendars` are names; () means all."""

    name: str
    url: str  # https, or http on the loopback interface
    user: str
    password: Secret
    ca_file: Path | None = None  # PEM certificates to trust; None: those of the system
    calendars: tuple[str, ...] = ()
    kind: Literal["caldav"] = "caldav"


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
class SmtpConfig:
    """[smtp]: the server that takes the brief for deliver = "smtp". `user` and `password`: both or neither."""

    host: str
    port: int
    security: Security
    user: str | None = None
    password: Secret | None = None
    ca_file: Path | None = None  # PEM certificates to trust; None: those of the system
    sender: str | None = None  # whom the brief is from; the address in [brief] to, unless said otherwise


@dataclass(frozen=True, slots=True)
class BriefConfig:
    """[brief]: when the brief comes, and where to.

    For "smtp" and "imap-append" there is an address in `to`, for "imap-append" also a `mailbox`.
    """

    at: time  # in the owner's zone
    days: frozenset[int]  # weekdays as in date.weekday(): 0 is Monday
    to: str | None
    deliver: Literal["stdout", "file", "smtp", "imap-append"]
    folder: Path  # for deliver = "file": holds one YYYY-MM-DD.txt and .html a day
    mailbox: str | None  # for deliver = "imap-append": the name of an ImapConfig,
    append_to: str  # and the mail folder in it
    quiet: Literal["nothing", "line"]  # what a morning without anything to say sends


@dataclass(frozen=True, slots=True)
class SuggestionsConfig:
    """[suggestions]: which kinds the owner wants."""

    off: tuple[str, ...]
    waiting_kindly: bool

    @property
    def unwanted(self) -> frozenset[str]:
        """The kinds that are switched off, by the owner or by default."""
        return (OFF_BY_DEFAULT - {"waiting_kindly" if self.waiting_kindly else ""}) | {*self.off}


@dataclass(frozen=True, slots=True)
class PrivacyConfig:
    """[privacy]: whether subjects of messages and titles of events are kept at all."""

    subjects: bool


@dataclass(frozen=True, slots=True)
class PitchConfig:
    """[pitch]: further words and phrases that nothing may say."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Config:
    """The whole file. The names of the sources are unique across mail, calendars and contacts."""

    path: Path
    owner: Owner
    mail: tuple[MboxConfig | MaildirConfig | ImapConfig, ...]
    calendars: tuple[IcsConfig | CaldavConfig, ...]
    contacts: tuple[VcardConfig, ...]
    store: StoreConfig
    brief: BriefConfig
    suggestions: SuggestionsConfig
    smtp: SmtpConfig | None
    privacy: PrivacyConfig
    pitch: PitchConfig
