"""A sample life for the service: read from files, with a brief that is due at a moment of the test's choice."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from agent import sample

CHECKOUT = Path(__file__).parent.parent


def morning_zone(now: datetime) -> str:
    """A zone in which it is between nine and ten in the morning, far from midnight and from the end of a morning."""
    ahead = (9 - now.astimezone(UTC).hour + 11) % 24 - 11
    return f"Etc/GMT{-ahead:+d}"  # the signs of these names are turned round


def write_life(folder: Path, brief_at: datetime, store: Path, seen_as: Path | None = None) -> Path:
    """A sample life in `folder` (which the service knows as `seen_as`), with the brief as a file; its config."""
    zone = morning_zone(brief_at)
    config = sample.write(folder, brief_at, zone)
    text = config.read_text(encoding="utf-8")
    for before, after in (
        ('at = "07:00"', f'at = "{brief_at.astimezone(ZoneInfo(zone)):%H:%M}"\nquiet = "line"'),
        ('deliver = "stdout"', 'deliver = "file"'),
        (f'"{folder.resolve()}/state"', f'"{store}"'),
        (str(folder.resolve()), str(seen_as or folder.resolve())),
    ):
        assert before in text
        text = text.replace(before, after)
    config.write_text(text, encoding="utf-8")
    return config


def helpfirst(config: Path, *arguments: str) -> tuple[int, str]:
    """A command's exit status, and all that it said."""
    done = subprocess.run(
        [sys.executable, "-m", "agent.cli", "--config", config, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=CHECKOUT, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout
