"""One TOML file -> frozen records, with every problem at once.

`sections` is the list of all keys: a new key is one line there and one field in `agent.config.records`; a new
kind of source is one Shape and one record. `config.example.toml` shows every key (a test keeps it so).
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from agent.config import rules as rules
from agent.config import servers as servers
from agent.config import wishes as wishes
from agent.config.places import SYSTEM_PLACE, SYSTEM_STATE, home, state_folder
from agent.config.places import find as find
from agent.config.reading import Each, Key, Mixed, One, Shape, Table, Wrong, choice, listed, nearest
from agent.config.records import (
    BriefConfig,
    CaldavConfig,
    Config,
    IcsConfig,
    ImapConfig,
    MaildirConfig,
    MboxConfig,
    PrivacyConfig,
    StoreConfig,
    SuggestionsConfig,
    VcardConfig,
)
from agent.config.values import (
    DAYS,
    address,
    flag,
    line,
    list_of,
    own_address,
    path_from,
    system_zone,
    text,
    time_of_day,
    web_address,
    weekdays,
    zone,
)
from agent.core.records import SUGGESTION_KINDS, Owner
from agent.errors import UserError


def load(path: Path, environment: Mapping[str, str] = os.environ, system_place: Path = SYSTEM_PLACE) -> Config:
    """The configuration in this file. UserError with every problem in it, each with its key path.

    That of the system keeps its state where the system service has it, whoever asks: a command that is given
    outside of the service must not begin a second, empty store.
    """
    document = _parse(path)
    state = SYSTEM_STATE if path.absolute() == system_place else None
    expected = sections(path.absolute().parent, environment, state)
    problems: list[str] = []
    for name in document:
        if name not in expected:
            problems.append(_unknown_section(name, expected))
    values = {name: section.read(document, name, problems) for name, section in expected.items()}
    problems += _repeated_names(document, [name for name in expected if isinstance(expected[name], Each)])
    problems += rules.problems_between(document)
    if not problems:
        config = _config(path, **values)
        problems += _missing_for_delivery(config)
    if problems:
        raise UserError(*(f"{path}: {problem}" for problem in problems))
    return config


def sections(
    folder: Path, environment: Mapping[str, str], state: str | None = None
) -> dict[str, One | Each | Mixed]:
    """Every section with every key. Relative paths start from `folder`, ~ is the $HOME of `environment`.

    `state`: where state lies if neither the file nor systemd says so; None: at the user's own place.
    """
    path = path_from(folder, home(environment))
    name = Key("name", text, example='name = "home"')
    user = Key("user", text, example='user = "jo@example.org"')
    password = Key("password", servers.secret(path), example='password = { credential = "imap-home" }')
    ca_file = Key("ca_file", path, None)
    security = Key("security", servers.security, "tls")
    port = Key("port", servers.port, None)  # without it: as security has it
    include, exclude = Key("include", list_of(text), []), Key("exclude", list_of(text), [])
    return {
        "owner": One(Shape("[owner]", _owner, (
            Key("name", line, example='name = "Jo Owner"'),
            Key("addresses", list_of(own_address, at_least=1), example='addresses = ["jo@example.org"]'),
            Key("timezone", zone, system_zone()),
        ))),
        "mail": Each({
            "mbox": Shape("an mbox", MboxConfig, (
                name,
                Key("path", path, example='path = "~/Takeout/All mail.mbox"'),
            )),
            "maildir": Shape("a maildir", MaildirConfig, (
                name,
                Key("path", path, example='path = "~/Maildir"'),
                include,
                exclude,
            )),
            "imap": Shape("an imap account", servers.imap, (
                name,
                Key("host", servers.host, example='host = "imap.example.org"'),
                port,
                security,
                user,
                password,
                ca_file,
                include,
                exclude,
                Key("authserv_id", text, None),
            )),
        }),
        "calendar": Each({
            "ics": Shape("an ics calendar", _ics, (
                name,
                Key("path", _path_or_address(path), None),
                Key("url", web_address, None),
                ca_file,
            )),
            "caldav": Shape("a caldav calendar", CaldavConfig, (
                name,
                Key("url", web_address, example='url = "https://dav.example.org/jo/"'),
                user,
                password,
                ca_file,
                Key("calendars", list_of(text), []),
            )),
        }),
        "contacts": Each({
            "vcard": Shape("a vcard address book", VcardConfig, (
                name,
                Key("path", path, example='path = "~/contacts"'),
            )),
        }, later=("carddav",)),
        "store": One(Shape("[store]", StoreConfig, (
            Key("path", path, state_folder(environment, state)),
        ))),
        "brief": One(Shape("[brief]", BriefConfig, (
            Key("at", time_of_day, "07:00"),
            Key("days", weekdays, list(DAYS)),
            Key("to", address, None),
            Key("deliver", choice("stdout", "file", "smtp", "imap-append"), "stdout"),
            Key("folder", path, None),  # without it: briefs, in the folder of the store
            Key("mailbox", text, None),  # without it: the only imap account
            Key("append_to", text, "helpfirst"),
            Key("quiet", choice("nothing", "line"), "nothing"),
        ))),
        "suggestions": One(Shape("[suggestions]", SuggestionsConfig, (
            Key("off", list_of(choice(*SUGGESTION_KINDS)), []),
            Key("waiting_kindly", flag, False),
        ))),
        **wishes.sections(),
        "smtp": One(Shape("[smtp]", servers.smtp, (
            Key("host", servers.host, example='host = "smtp.example.org"'),
            port,
            Key("security", servers.security, "starttls"),
            replace(user, default=None),
            replace(password, default=None),
            ca_file,
            Key("sender", address, None),  # without it: the address that the brief goes to
        )), optional=True),
        "privacy": One(Shape("[privacy]", PrivacyConfig, (
            Key("subjects", flag, True),
        ))),
        **rules.sections(),
    }  # fmt: skip


def _config(
    path: Path, owner: Any, mail: Any, calendar: Any, contacts: Any, store: Any, brief: Any, suggestions: Any,
    circle: Any, balance: Any, smtp: Any, privacy: Any, rule: Any, person: Any, pitch: Any,
) -> Config:  # fmt: skip
    accounts = [one.name for one in mail if isinstance(one, ImapConfig)]
    only_one = accounts[0] if len(accounts) == 1 else None
    own = next((address for address in owner.addresses if not set(address) & set("*?[")), None)
    brief = replace(
        brief,
        to=brief.to or own,
        folder=brief.folder or store.path / "briefs",
        mailbox=brief.mailbox or only_one,
    )
    if smtp:
        smtp = replace(smtp, sender=smtp.sender or brief.to)
    owner = replace(owner, wishes=wishes.wishes(brief, circle, balance), rules=rules.collected(rule, person))
    suggestions = replace(suggestions, off=(*suggestions.off, *rules.switched_off(rule)))
    return Config(path, owner, mail, calendar, contacts, store, brief, suggestions, smtp, privacy, pitch)


def _missing_for_delivery(config: Config) -> Iterator[str]:
    """What the chosen way of delivery needs from elsewhere in the file."""
    brief, deliver = config.brief, f'deliver = "{config.brief.deliver}"'
    if brief.deliver in ("smtp", "imap-append") and brief.to is None:
        yield (
            f"brief.to is missing, and {deliver} needs it, as owner.addresses holds patterns only; "
            'write for example to = "jo@example.org"'
        )
    if brief.deliver == "smtp" and config.smtp is None:
        yield f"smtp is missing, and {deliver} needs it; add an [smtp] table that names the server."
    if brief.deliver == "imap-append":
        accounts = [one.name for one in config.mail if isinstance(one, ImapConfig)]
        names = listed(f'"{name}"' for name in accounts) if accounts else ""
        if not accounts:
            yield f'brief.deliver: {deliver} needs a [[mail]] table with kind = "imap", and there is none.'
        elif brief.mailbox is None:
            yield f"brief.mailbox is missing, and {deliver} needs it; name one of {names}."
        elif brief.mailbox not in accounts:
            yield f'brief.mailbox: "{brief.mailbox}" is not an imap account in this file; name one of {names}.'


def _owner(name: str, addresses: tuple[str, ...], timezone: ZoneInfo) -> Owner:
    return Owner(name, addresses, timezone)


def _ics(name: str, path: Path | str | None, url: str | None, ca_file: Path | None) -> IcsConfig:
    if (path is None) == (url is None):
        raise Wrong("say where the calendar is, either by path (a file or a folder) or by url.")
    if isinstance(path, str):
        path, url = None, path
    return IcsConfig(name, path, url, ca_file)


def _path_or_address(path: Callable[[Any], Path]) -> Callable[[Any], Path | str]:
    """Reads a path, and also a web address that stands where a path is expected."""

    def read(value: Any) -> Path | str:
        return web_address(value) if "://" in text(value) else path(value)

    return read


def _parse(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))  # some editors put a mark in front
    except OSError as error:
        reason = f"{path} could not be read: {error.strerror}."
        raise UserError(f"{reason} Check its path and permissions.") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UserError(f"{path}: line {line} is not UTF-8. Save the file as UTF-8 and try again.") from error
    except ValueError as error:
        reason, _, place = str(error).partition(" (at ")
        where = place.rstrip(")") or "somewhere"
        raise UserError(f"{path}: {where}: this is not TOML: {reason}.") from error


def _unknown_section(name: str, expected: Iterable[str]) -> str:
    meant = nearest(name, expected)
    hint = f'Did you mean "{meant}"?' if meant else f"The sections are {listed(expected)}."
    return f"{name} is not a section. {hint}"


def _repeated_names(document: Table, source_sections: Iterable[str]) -> Iterator[str]:
    """The name of a source is how the brief and the store call it, so no two may share one."""
    first: dict[str, str] = {}
    for section in source_sections:
        tables = document.get(section)
        for i, table in enumerate(tables if isinstance(tables, list) else ()):
            name = table.get("name") if isinstance(table, dict) else None
            if isinstance(name, str) and first.setdefault(name, where := f"{section}[{i}]") != where:
                yield f'{where}.name: {first[name]} is called "{name}" too; give each source its own name.'
