"""Whose store it is, and what is said to somebody else."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

import pytest

from agent.errors import UserError
from agent.store import database


@pytest.fixture
def of_somebody_else(tmp_path: Path) -> Path:
    """A folder that belongs to another user, whoever runs the tests."""
    if os.geteuid() != 0:
        return Path("/usr")
    os.chown(tmp_path, pwd.getpwnam("nobody").pw_uid, -1)
    return tmp_path


def test_the_state_of_another_user_is_asked_for_as_that_user(of_somebody_else: Path) -> None:
    before = sorted(of_somebody_else.iterdir())
    owner = of_somebody_else.owner()
    for look in (lambda: database.exists(of_somebody_else), lambda: database.opened(of_somebody_else).__enter__()):
        with pytest.raises(UserError, match=f"belongs to {owner}. Give the command as that user: sudo -u {owner}"):
            look()
    assert sorted(of_somebody_else.iterdir()) == before


def test_a_state_that_is_not_there_is_not_begun_by_asking(tmp_path: Path) -> None:
    assert not database.exists(tmp_path / "state")
    with database.opened(tmp_path / "state"):
        pass
    assert database.exists(tmp_path / "state")
