"""config.example.toml against the reader: it loads, shows every key and no other, and tells the defaults."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from agent.config import load, sections
from agent.config.reading import Each, One
from agent.config.records import Config

EXAMPLE = (Path(__file__).parent.parent / "config.example.toml").read_text(encoding="utf-8")

# "#key = value" and "#[[table]]" are keys behind a "#"; "# Words" is a comment.
EVERYTHING = re.sub(r"^#(?=[\[a-z])", "", EXAMPLE, flags=re.MULTILINE)


# The key that tells of which shape a table is: by its value, or by being there.
TELLING = {(section, "kind") for section in ("mail", "calendar", "contacts")}
MIXED = {"rule": ("builtin",)}


def read(folder: Path, text: str) -> Config:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return load(path, {"HOME": str(folder)})


def test_the_example_loads_as_it_is(tmp_path: Path) -> None:
    config = read(tmp_path, EXAMPLE)
    assert [source.kind for source in (*config.mail, *config.calendars, *config.contacts)] == [
        "mbox",
        "ics",
        "vcard",
    ]


def test_the_example_loads_with_every_key_in_it(tmp_path: Path) -> None:
    config = read(tmp_path, EVERYTHING)
    assert [source.kind for source in config.mail] == ["mbox", "maildir", "imap"]
    assert [source.kind for source in config.calendars] == ["ics", "ics", "caldav"]
    assert config.smtp is not None


def test_the_example_shows_every_key_and_no_other() -> None:
    assert _written_keys(tomllib.loads(EVERYTHING)) == _known_keys()


def test_what_stands_behind_a_hash_is_the_default(tmp_path: Path) -> None:
    as_it_is, everything = read(tmp_path, EXAMPLE), read(tmp_path, EVERYTHING)
    assert everything.store == as_it_is.store
    assert everything.privacy == as_it_is.privacy
    assert everything.brief.to == as_it_is.brief.to
    assert (everything.brief.mailbox, as_it_is.brief.mailbox) == ("mailbox", None)  # the only imap account
    for key in ("at", "days", "deliver", "folder", "append_to", "quiet"):
        assert getattr(everything.brief, key) == getattr(as_it_is.brief, key), key


@pytest.mark.parametrize("key", ["include", "exclude", "calendars", "security", "port", "mailbox"])
def test_the_tables_behind_a_hash_show_the_defaults(tmp_path: Path, key: str) -> None:
    without = re.sub(rf"^{key} = .*\n", "", EVERYTHING, flags=re.MULTILINE)
    assert without != EVERYTHING
    assert read(tmp_path, without) == read(tmp_path, EVERYTHING)


def test_the_sender_of_the_example_is_the_default_too(tmp_path: Path) -> None:
    without = re.sub(r"^sender = .*\n", "", EVERYTHING, flags=re.MULTILINE)
    assert without != EVERYTHING
    assert read(tmp_path, without).smtp == read(tmp_path, EVERYTHING).smtp


def _written_keys(document: dict[str, Any]) -> set[str]:
    """Such as "brief.at" and "mail.mbox.path"."""
    keys = set()
    for section, content in document.items():
        for table in content if isinstance(content, list) else [content]:
            keys |= {f"{_prefix(section, table)}.{key}" for key in table if (section, key) not in TELLING}
    return keys


def _prefix(section: str, table: dict[str, Any]) -> str:
    telling = next((str(table[key]) for key in table if (section, key) in TELLING), "")
    return ".".join(filter(None, (section, telling, *(key for key in MIXED.get(section, ()) if key in table))))


def _known_keys() -> set[str]:
    keys = set()
    for name, section in sections(Path("/"), {}).items():
        shapes = (
            {"": section.shape} if isinstance(section, One)
            else section.kinds if isinstance(section, Each) else section.shapes
        )  # fmt: skip
        for kind, shape in shapes.items():
            keys |= {".".join(filter(None, (name, kind, key.name))) for key in shape.keys}
    return keys
