"""Configuration -> the way by which the brief reaches the owner."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from agent.config.records import Config, ImapConfig, SmtpConfig

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent.contracts import Outlet

# How long a message may take to arrive, before we look whether it did.
MAIL_SETTLES = timedelta(minutes=10)
APPEND_SETTLES = timedelta(minutes=1)  # a server may still be storing what we had sent when we broke off


@dataclass(frozen=True, slots=True)
class Route:
    """An outlet, the two addresses of its messages, and how long they may be on their way."""

    outlet: Outlet
    sender: str
    to: str
    settle: timedelta


def route(config: Config) -> Route:
    """What [brief] deliver asks for. Each library is imported only if it is needed."""
    to = config.brief.to or "owner@localhost"  # without a plain address it is only printed or written to files
    if config.brief.deliver == "smtp":
        assert config.smtp is not None  # the configuration was refused otherwise
        sender = config.smtp.sender or to
        return Route(_smtp(config, config.smtp, sender, to), sender, to, MAIL_SETTLES)
    if config.brief.deliver == "imap-append":
        return Route(_append(config), to, to, APPEND_SETTLES)
    return Route(_local(config), to, to, timedelta(0))


def _smtp(config: Config, smtp: SmtpConfig, sender: str, to: str) -> Outlet:
    from connectors.credentials import resolve
    from connectors.smtp_outlet import SmtpOutlet

    return SmtpOutlet(
        host=smtp.host,
        port=smtp.port,
        security=smtp.security,
        sender=sender,
        to=to,
        user=smtp.user or "",
        password=partial(resolve, smtp.password, os.environ) if smtp.password else None,
        ca_file=smtp.ca_file,
        find=_finder(config, to),
    )


def _append(config: Config) -> Outlet:
    from agent.cli import wiring
    from connectors.append_outlet import AppendOutlet

    (mailbox,) = (one for one in _imap(config) if one.name == config.brief.mailbox)
    return AppendOutlet(wiring.imap_account(mailbox), config.brief.append_to)


def _local(config: Config) -> Outlet:
    if config.brief.deliver == "file":
        from connectors.file_outlet import FileOutlet

        return FileOutlet(config.brief.folder)
    from connectors.stream_outlet import StreamOutlet

    return StreamOutlet(sys.stdout)


def _finder(config: Config, to: str) -> Callable[[str], bool | None] | None:
    """Looks where mail for `to` arrives: in the mailbox that bears that name, else in every one we can read."""
    accounts = _imap(config)
    accounts = [one for one in accounts if one.user.lower() == to] or accounts
    if not accounts:
        return None

    def find(message_id: str) -> bool | None:
        from agent.cli import wiring
        from connectors.imap_arrival import has_arrived

        answers = {has_arrived(wiring.imap_account(one), message_id) for one in accounts}
        return True if True in answers else None if None in answers else False

    return find


def _imap(config: Config) -> list[ImapConfig]:
    return [one for one in config.mail if isinstance(one, ImapConfig)]
