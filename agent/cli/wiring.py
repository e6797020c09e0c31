"""Configuration -> connectors and store: the one place where both sides of the house are put together."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo
from functools import partial
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING, Any

import click

from agent import config as configuration
from agent.config.records import CaldavConfig, Config, IcsConfig, ImapConfig, MaildirConfig, MboxConfig
from agent.errors import UserError

if TYPE_CHECKING:
    from agent.contracts import CalendarSource, MailSource
    from agent.pipeline import Sources
    from agent.store.database import Database
    from connectors.imap_session import ImapAccount

HORIZON = timedelta(days=400)  # how far ahead recurring events are expanded


def load(context: click.Context) -> Config:
    """The configuration that the command line, the environment or the usual places name."""
    chosen: Path | None = context.obj
    return configuration.load(configuration.find(chosen, os.environ), os.environ)


def sources(config: Config, now: datetime) -> Sources:
    """The connectors that the configuration asks for. Each library is imported only if a source needs it."""
    from agent.pipeline import Sources

    contacts = []
    if config.contacts:
        from connectors.vcard_contacts import VcardContacts

        contacts = [VcardContacts(one.name, one.path) for one in config.contacts]
    return Sources(
        mail=[_mailbox(one) for one in config.mail],
        calendars=[_calendar(one, config.owner.zone, now) for one in config.calendars],
        contacts=contacts,
    )


def _mailbox(one: MboxConfig | MaildirConfig | ImapConfig) -> MailSource:
    if isinstance(one, MboxConfig):
        from connectors.mbox_mail import MboxMail

        return MboxMail(one.name, one.path)
    if isinstance(one, MaildirConfig):
        from connectors.maildir_mail import MaildirMail

        return MaildirMail(one.name, one.path, one.include, one.exclude)
    from connectors.imap_mail import ImapMail

    return ImapMail(
        one.name, imap_account(one), include=one.include, exclude=one.exclude, authserv_id=one.authserv_id
    )


def imap_account(one: ImapConfig) -> ImapAccount:
    """Where and as whom to log in. The password is looked up at each login, and not before."""
    from connectors.credentials import resolve
    from connectors.imap_session import ImapAccount

    password = partial(resolve, one.password, os.environ)
    return ImapAccount(one.host, one.port, one.security, one.user, password, one.ca_file)


def _calendar(one: IcsConfig | CaldavConfig, zone: tzinfo, now: datetime) -> CalendarSource:
    until = now + HORIZON
    if isinstance(one, IcsConfig):
        from connectors.ics_calendar import IcsCalendar

        place = one.url or one.path
        assert place is not None  # the configuration has one or the other
        return IcsCalendar(one.name, place, zone, until, ca_file=one.ca_file)
    from connectors.caldav_calendar import CaldavCalendar
    from connectors.credentials import resolve

    return CaldavCalendar(
        one.name,
        one.url,
        zone,
        until,
        user=one.user,
        password=partial(resolve, one.password, os.environ),
        ca_file=one.ca_file,
        calendars=one.calendars,
    )


@contextmanager
def existing_store(config: Config) -> Iterator[Database]:
    """The store, for commands that only look. UserError if nothing has been read into it yet."""
    from agent.store import database

    if not database.exists(config.store.path):
        raise UserError(
            f"Nothing has been read yet: there is no state in {config.store.path}. Run `helpfirst sync` first."
        )
    with database.opened(config.store.path) as db:
        yield db


def print_json(document: Any) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def print_json_list(documents: Iterable[Any]) -> None:
    """A list of which one document at a time is in memory."""
    separator = "[\n"
    for one in documents:
        click.echo(separator + indent(json.dumps(one, ensure_ascii=False, indent=2), "  "), nl=False)
        separator = ",\n"
    click.echo("[]" if separator == "[\n" else "\n]")


def say(sentence: str, document: dict[str, Any], as_json: bool) -> None:
    """What a command did: the sentence, or the document with it."""
    if as_json:
        print_json(document | {"sentence": sentence})
    else:
        click.echo(sentence)


def width() -> int:
    """Columns of the terminal, within what reads well; 78 where there is none."""
    import shutil

    return min(100, max(50, shutil.get_terminal_size((78, 24)).columns - 2))
