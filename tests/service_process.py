"""The service as a process, started and listened to as systemd would."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from tests.service_life import CHECKOUT

_names = count()


class Manager:
    """What systemd is to a service: the socket that it listens on, and all that was said there."""

    def __init__(self) -> None:
        self.place = f"helpfirst-test-{os.getpid()}-{next(_names)}"
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind("\0" + self.place)
        self.said: list[str] = []

    def wait_for(self, words: str, seconds: float = 30) -> str:
        """The first thing said from now on that begins so."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.socket.settimeout(left)
            try:
                said = self.socket.recv(4096).decode()
            except TimeoutError:
                break
            self.said.append(said)
            if said.startswith(words):
                return said
        raise AssertionError(f"{words} was not said within {seconds} s, only {self.said}")


@contextmanager
def serving(config: Path) -> Iterator[tuple[subprocess.Popen[str], Manager]]:
    """`helpfirst run` as a child; killed at the end, if it has not ended by then."""
    manager = Manager()
    environment = {
        "PATH": os.defpath, "HOME": str(config.parent), "HELPFIRST_CONFIG": str(config),
        "NOTIFY_SOCKET": "@" + manager.place,
    }  # fmt: skip
    child = subprocess.Popen(
        [sys.executable, "-m", "agent.cli", "run"],
        stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=environment, cwd=CHECKOUT,
    )  # fmt: skip
    with manager.socket, child:
        try:
            yield child, manager
        finally:
            child.kill()


def end(child: subprocess.Popen[str]) -> tuple[float, str]:
    """Seconds from SIGTERM to the end of the process, and its journal."""
    begun = time.monotonic()
    child.send_signal(signal.SIGTERM)
    _, journal = child.communicate(timeout=30)
    return time.monotonic() - begun, journal
