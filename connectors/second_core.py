"""A source read in a second process, for a first reading that is long: on a machine with two cores one fetches and
parses while the other stores, and it ends in about half the time."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from weakref import finalize

from agent.contracts import Cursor, Found, MailBatch, SourceMemory
from agent.core.records import Message, Place
from agent.errors import HelpfirstError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Read = Callable[[SourceMemory], Iterator[MailBatch]]
Packed = tuple[list[tuple[Any, ...]], MailBatch]  # the messages with their places; the rest of the batch


def has_second_core() -> bool:
    """May this process use more than one core?"""
    return len(os.sched_getaffinity(0)) > 1


class ReadAhead(Iterator[MailBatch]):
    """The batches of `read(memory)`, which begins at once in another process and is one batch ahead of the caller.

    The other process knows of the memory only the cursor. When it needs more, or dies, the rest is read in this one:
    a reading can go on wherever the last batch that was stored ended. With this object the other process ends, too.
    """

    def __init__(self, read: Read, memory: SourceMemory) -> None:
        """Raises OSError if there can be no other process."""
        from multiprocessing import get_context

        fork = get_context("fork")
        ours, theirs = fork.Pipe(duplex=False)
        process = fork.Process(target=_serve, args=(read, memory.cursor, theirs, ours), daemon=True)
        self.close = finalize(self, _end, process, ours)
        process.start()
        theirs.close()
        self._batches = _received(ours, self.close, read, memory)

    def __next__(self) -> MailBatch:
        return next(self._batches)


def _received(ours: Connection, close: Callable[[], object], read: Read, memory: SourceMemory) -> Iterator[MailBatch]:
    whole = False
    try:
        with suppress(EOFError, OSError):
            while (said := ours.recv()) is not None:
                if isinstance(said, HelpfirstError):
                    raise said
                yield _unpacked(said)
            whole = True
    finally:
        close()
    if not whole:
        yield from read(memory)


def _end(process: BaseProcess, ours: Connection) -> None:
    ours.close()
    if process.pid is not None:
        process.terminate()
        process.join()


def _packed(batch: MailBatch) -> Packed:
    """For the way to the first process: plain tuples take half as long as named ones."""
    return [(*message, *place) for message, place in batch.found], replace(batch, found=[])


def _unpacked(said: Packed) -> MailBatch:
    rows, batch = said
    length = len(Message._fields)
    return replace(batch, found=[Found(Message._make(row[:length]), Place._make(row[length:])) for row in rows])


class _Cursor(SourceMemory):
    """A memory of the cursor alone."""

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor

    @property
    def cursor(self) -> Cursor:
        return self._cursor

    def unknown(self, folder: str, keys: Iterable[str]) -> Iterator[str]:
        raise LookupError("only the first process can look this up")


def _serve(read: Read, cursor: Cursor, theirs: Connection, ours: Connection) -> None:
    """Batch after batch; then None, or the error with which the reading ended. Or nothing: then it is to go on."""
    ours.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the first process that stops, or reads its configuration
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(Exception):  # the other end is closed; or it comes up again in the first process, and is seen there
        try:
            for batch in read(_Cursor(cursor)):
                theirs.send(_packed(batch))
            theirs.send(None)
        except HelpfirstError as error:
            theirs.send(error)
