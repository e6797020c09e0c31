"""A proxy on the loopback interface that stands before a plain IMAP server: it records, cuts and rewrites."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from tests.servers.dovecot import HOST

Rewrite = Callable[[bytes], bytes]


def unchanged(line: bytes) -> bytes:
    return line


@dataclass(slots=True)
class Proxy:
    """`sent` is what the client said, line by line; `answered` counts the bytes that it was given."""

    port: int = 0
    sent: list[bytes] = field(default_factory=list)
    answered: int = 0

    @property
    def commands(self) -> list[str]:
        """Without their tags, and without the password."""
        lines = [line.decode("latin-1").partition(" ")[2].strip() for line in self.sent]
        return [re.sub(r"^LOGIN .*", "LOGIN", line) for line in lines]


@contextmanager
def recording_proxy(
    server_port: int, *, cut_after: int | None = None, request: Rewrite = unchanged, answer: Rewrite = unchanged
) -> Iterator[Proxy]:
    """Hands on every line. The first connection is cut after so many bytes of answers, the next ones are not."""
    proxy, cuts = Proxy(), [cut_after]
    listener = socket.create_server((HOST, 0))
    proxy.port = listener.getsockname()[1]

    def serve() -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                server = socket.create_connection((HOST, server_port))
                limit = cuts.pop() if cuts else None
                threading.Thread(target=_requests, args=(client, server, proxy, request), daemon=True).start()
                threading.Thread(target=_answers, args=(server, client, proxy, answer, limit), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield proxy
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def _requests(client: socket.socket, server: socket.socket, proxy: Proxy, rewrite: Rewrite) -> None:
    with suppress(OSError), client.makefile("rb") as lines:
        for line in lines:
            proxy.sent.append(line)
            server.sendall(rewrite(line))
    _close(client, server)


def _answers(
    server: socket.socket, client: socket.socket, proxy: Proxy, rewrite: Rewrite, limit: int | None
) -> None:
    with suppress(OSError), server.makefile("rb") as lines:
        for line in map(rewrite, lines):
            given = line if limit is None else line[: limit - proxy.answered]
            proxy.answered += len(given)
            client.sendall(given)
            if limit is not None and proxy.answered >= limit:
                break
    _close(server, client)


def _close(*sockets: socket.socket) -> None:
    for one in sockets:
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()
