"""The brief as files: DATE.txt and DATE.html in a folder of the owner's choice, whole or not at all."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from agent.errors import UserError


def write_brief(folder: Path, on: date, text: str, html: str) -> tuple[Path, Path]:
    """Write both files, readable by their owner only; their paths are returned. Raises UserError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return _write(folder / f"{on}.txt", text), _write(folder / f"{on}.html", html)
    except OSError as error:
        raise UserError(
            f"The brief could not be written to {folder} ({error.strerror}). Check folder in [brief]."
        ) from error


def _write(path: Path, content: str) -> Path:
    """Through a temporary file and a rename, so that nobody ever reads half a brief."""
    draft = path.with_name(f".{path.name}.part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    return path
