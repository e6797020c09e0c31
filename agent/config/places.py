"""Where the configuration and the state lie, if nobody says so."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from agent.errors import UserError

SYSTEM_PLACE = Path("/etc/helpfirst/config.toml")
SYSTEM_STATE = "/var/lib/helpfirst"  # where StateDirectory=helpfirst is


def find(
    path: Path | None, environment: Mapping[str, str] = os.environ, system_place: Path = SYSTEM_PLACE
) -> Path:
    """The configuration to use: `path` (--config), $HELPFIRST_CONFIG, the user's own, the system's.

    UserError if what was named is not there, or nothing is anywhere.
    """
    named = path or _variable("HELPFIRST_CONFIG", environment)
    if named and not _is_there(named):
        given_by = "--config" if path else "$HELPFIRST_CONFIG"
        raise UserError(f"{named} is not there. Check the path given by {given_by}.")
    if named:
        return named
    base = _absolute("XDG_CONFIG_HOME", environment) or home(environment) / ".config"
    places = [base / "helpfirst" / "config.toml", system_place]
    for place in places:
        if _is_there(place):
            return place
    raise UserError(
        f"There is no configuration yet: neither {places[0]} nor {places[1]} is there. "
        f"Try `helpfirst demo`, which needs none, or copy config.example.toml to {places[0]} and fill it in."
    )


def _is_there(path: Path) -> bool:
    """A place that we may not look into counts as there, so that `load` says what is wrong with it."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def state_folder(environment: Mapping[str, str], usual: str | None) -> str:
    """Where systemd says (the first of its StateDirectory=), else `usual`, else the user's own place for state."""
    given = environment.get("STATE_DIRECTORY", "").partition(":")[0] or usual
    own = _absolute("XDG_STATE_HOME", environment)
    return given or (str(own / "helpfirst") if own else "~/.local/state/helpfirst")


def home(environment: Mapping[str, str]) -> Path:
    return Path(environment.get("HOME") or os.path.expanduser("~"))


def _variable(name: str, environment: Mapping[str, str]) -> Path | None:
    value = environment.get(name)
    return Path(value) if value else None


def _absolute(name: str, environment: Mapping[str, str]) -> Path | None:
    """An XDG folder; one that is not absolute is to be ignored (XDG Base Directory Specification 0.8)."""
    path = _variable(name, environment)
    return path if path and path.is_absolute() else None
