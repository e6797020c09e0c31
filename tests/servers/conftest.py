"""One Dovecot for all tests of a process; each test has a user of its own there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest

from tests.servers.dovecot import Dovecot, running_dovecot

_USERS = count(1)


@pytest.fixture(scope="session")
def shared_dovecot() -> Iterator[Dovecot]:
    with running_dovecot() as server:
        yield server


@pytest.fixture
def dovecot(shared_dovecot: Dovecot) -> Dovecot:
    """The shared server, seen as a user whose mailbox is empty."""
    return replace(shared_dovecot, user=f"jo{next(_USERS)}")
