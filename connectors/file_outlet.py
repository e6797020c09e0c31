"""The brief as files: DATE.txt and DATE.html in a folder of the owner's choice, whole or not at all."""

from __future__ import annotations

import os
import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from agent.errors import DeliveryError


class FileOutlet:
    """A folder; it is made if it is missing. The files are readable by their owner only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = str(folder)

    def send(self, message: bytes, message_id: str) -> None:
        """See contracts.Outlet: both parts of the message, each as its own file."""
        mail = message_from_bytes(message, policy=default)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for kind, ending in (("html", "html"), ("plain", "txt")):
                _write(self.folder / f"{mail['X-Helpfirst-Brief']}.{ending}", part(mail, kind))
        except OSError as error:
            raise self._unwritable(error) from None

    def has_arrived(self, message_id: str) -> bool | None:
        """See contracts.Outlet. The text is written last; a brief's Message-ID holds its date."""
        day = re.match(r"hf\.(\d{4})(\d\d)(\d\d)\.", message_id)
        return day is not None and (self.folder / f"{'-'.join(day.groups())}.txt").exists()

    def check(self) -> str:
        """See contracts.Outlet."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(self.folder / ".try", "")
            (self.folder / ".try").unlink()
        except OSError as error:
            raise self._unwritable(error) from None
        return f"The brief is written to {self.folder}."

    def _unwritable(self, error: OSError) -> DeliveryError:
        return DeliveryError(
            f"The brief could not be written to {self.folder} ({error.strerror}). Check folder in [brief].",
            certain=True,
        )


def part(mail: EmailMessage, kind: str) -> str:
    """The text of a brief, "plain" or "html", with lines that end as on this computer: in LF."""
    body = mail.get_body((kind,))
    assert body is not None  # we have composed it
    return str(body.get_content()).replace("\r\n", "\n")


def _write(path: Path, content: str) -> None:
    """Through a temporary file and a rename, so that nobody ever reads half a brief."""
    draft = path.with_name(f".{path.name}.part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
