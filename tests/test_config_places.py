"""Where the configuration is looked for, and where the state lies if it does not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.config import find, load
from agent.errors import UserError
from tests.test_config import OWNER, read


def test_the_places_are_tried_in_order(tmp_path: Path) -> None:
    option, variable, system = tmp_path / "option.toml", tmp_path / "variable.toml", tmp_path / "system.toml"
    own = tmp_path / "home" / ".config" / "helpfirst" / "config.toml"
    xdg = tmp_path / "xdg" / "helpfirst" / "config.toml"
    for path in (option, variable, system, own, xdg):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    environment = {"HOME": str(tmp_path / "home")}
    assert find(None, environment, system) == own
    environment["XDG_CONFIG_HOME"] = str(tmp_path / "xdg")
    assert find(None, environment, system) == xdg
    xdg.unlink()
    assert find(None, environment, system) == system
    environment["HELPFIRST_CONFIG"] = str(variable)
    assert find(None, environment, system) == variable
    assert find(option, environment, system) == option


def test_what_was_named_is_not_replaced_by_another_file(tmp_path: Path) -> None:
    system = tmp_path / "system.toml"
    system.touch()
    with pytest.raises(UserError, match="given by --config"):
        find(tmp_path / "gone.toml", {}, system)
    with pytest.raises(UserError, match="given by \\$HELPFIRST_CONFIG"):
        find(None, {"HELPFIRST_CONFIG": str(tmp_path / "gone.toml")}, system)


def test_without_any_the_places_and_the_next_step_are_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        find(None, {"HOME": "/home/jo", "XDG_CONFIG_HOME": "not/absolute"}, tmp_path / "system.toml")
    [problem] = raised.value.problems
    assert "/home/jo/.config/helpfirst/config.toml" in problem
    assert str(tmp_path / "system.toml") in problem
    assert "`helpfirst demo`" in problem
    assert "config.example.toml" in problem


@pytest.mark.parametrize(
    ("environment", "store"),
    [
        ({"STATE_DIRECTORY": "/var/lib/helpfirst", "XDG_STATE_HOME": "/x"}, "/var/lib/helpfirst"),
        ({"STATE_DIRECTORY": "/var/lib/helpfirst:/var/lib/other"}, "/var/lib/helpfirst"),
        ({"XDG_STATE_HOME": "/x/state"}, "/x/state/helpfirst"),
        ({"XDG_STATE_HOME": "not/absolute"}, "/home/jo/.local/state/helpfirst"),
    ],
)
def test_without_a_path_the_store_lies_where_the_system_says(
    tmp_path: Path, environment: dict[str, str], store: str
) -> None:
    assert read(tmp_path, OWNER, {"HOME": "/home/jo", **environment}).store.path == Path(store)


def test_the_configuration_of_the_system_keeps_its_state_where_the_system_service_has_it(tmp_path: Path) -> None:
    read(tmp_path, OWNER)
    path, given_as_that_user = tmp_path / "config.toml", {"HOME": "/var/lib/helpfirst"}
    assert load(path, given_as_that_user, system_place=path).store.path == Path("/var/lib/helpfirst")
    assert load(path, {"XDG_STATE_HOME": "/x"}, system_place=path).store.path == Path("/var/lib/helpfirst")
    assert load(path, {"STATE_DIRECTORY": "/srv/state"}, system_place=path).store.path == Path("/srv/state")
    assert read(tmp_path, OWNER + '[store]\npath = "/x"\n').store.path == Path("/x")
