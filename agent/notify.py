"""Word to systemd about the service: sd_notify(3), as datagrams to the socket that it names."""

from __future__ import annotations

import logging
import os
import socket

log = logging.getLogger("helpfirst")


def notify(*assignments: str) -> None:
    """Send assignments such as "READY=1" in one message. Does nothing where no service manager listens."""
    place = os.environ.get("NOTIFY_SOCKET", "")
    if not place:
        return
    address = "\0" + place[1:] if place.startswith("@") else place  # @ stands for the abstract namespace
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as out:
        out.settimeout(1)  # the service matters more than word of it
        try:
            out.sendto("\n".join(assignments).encode(), address)
        except OSError as error:
            log.debug("systemd could not be told %s: %s", assignments[0], error.strerror)
