"""A raw header block -> a `Message`. Pure; it never raises, whatever the bytes, and its work is linear.

Mail is written by millions of programs, some of them hostile, so everything is capped and read with
tolerance: what cannot be read is absent, and the rest of the message still counts.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any

from agent.core.records import Mailbox, Message, Skipped
from connectors.dates import read_date
from connectors.mail_text import clean, decode, decode_words
from connectors.mailboxes import FIELD_LIMIT as ADDRESSES_LIMIT
from connectors.mailboxes import NOBODY, read_address, read_mailbox, read_mailboxes

BLOCK_LIMIT = 65_536  # bytes of a header that are looked at
_FIELD_LIMIT = 4_096  # bytes of one field, address lists and References apart
_SUBJECT_LIMIT = 500
_ID_LIMIT = 500
_WORD_LIMIT = 100
_LABEL_LIMIT = 200
_MOST_REFERENCES = 60
_MOST_LABELS = 50

Fields = dict[bytes, bytes]
"""Name in lower case -> value, unfolded; b"other" if there are only fields that are never read.

Of fields that come twice the first (for Authentication-Results the topmost, which our own server wrote);
address lists are joined.
"""

_ALSO_KEPT = frozenset(
    {b"authentication-results", b"x-gmail-labels", b"x-mozilla-status"}  # for those who read servers, or files
)
_UNREAD = b"other"
_LISTS = frozenset({b"to", b"cc", b"bcc"})
_USUAL_ID = re.compile(rb"\s*<([!-;=?-~]{1,500})>\s*")
_BRACKETED = re.compile(r"<([^<>]*)>")
_METHOD = re.compile(rb";\s*method\s*=\s*\"?([a-z-]{1,20})", re.IGNORECASE)
_LABEL = re.compile(r'"([^"]*)"|([^",]+)')
_WORD_END = re.compile("[ ;(]")


def parse_message(block: bytes, *, received_at: datetime | None) -> Message | Skipped:
    """`block` is a header with lines that end in LF or CRLF; what follows its first blank line is not read.

    `received_at` is passed on. Skipped("no header") only if there is no header field at all.
    """
    return read_message(read_fields(block), received_at=received_at)


def read_fields(block: bytes) -> Fields:
    """Split a header block into its fields (RFC 5322, 2.2); {} if there is none."""
    fields: Fields = {}
    key: bytes | None = b""
    any_field = False
    # One pass over the lines: undoing the folds by search and replace takes three times as long.
    for line in block[:BLOCK_LIMIT].replace(b"\r", b"").split(b"\n"):
        if line < b"!":  # empty, or the rest of a folded line
            if not line:
                break
            if key and len(fields[key]) < ADDRESSES_LIMIT:
                fields[key] += line
            continue
        name, colon, value = line.partition(b":")
        key = _KEYS[name] if colon else b""
        if not key:
            any_field = any_field or key is None
        elif key not in fields:
            fields[key] = value
        elif key not in _LISTS:
            key = b""
        elif len(fields[key]) < ADDRESSES_LIMIT:
            fields[key] += b"," + value
    if any_field and not fields:
        fields[_UNREAD] = b""
    return fields


def read_message(fields: Fields, *, received_at: datetime | None) -> Message | Skipped:
    """The message that these fields describe; Skipped("no header") if there are none."""
    if not fields:
        return Skipped("no header")
    said: dict[str, Any] = {"sent_at": None, "sender": NOBODY}
    for key, value in fields.items():
        reader = _READERS.get(key)
        if reader is not None:
            attribute, read = reader
            said[attribute] = read(value)
    resent_by = said.get("resent_by")
    if resent_by is not None and resent_by.address == said["sender"].address:
        said["resent_by"] = None
    return Message(received_at=received_at, **said)


def gmail_labels(fields: Fields) -> tuple[str, ...]:
    """X-Gmail-Labels as Takeout writes it: the whole list in encoded words, names with commas in quotes."""
    value = fields.get(b"x-gmail-labels")
    if not value:
        return ()
    said = decode_words(decode(value[:_FIELD_LIMIT]))
    labels = [clean(quoted or plain, _LABEL_LIMIT) for quoted, plain in _LABEL.findall(said)]
    return tuple([label for label in labels if label][:_MOST_LABELS])


def _text(value: bytes, limit: int = _SUBJECT_LIMIT) -> str:
    return clean(decode_words(decode(value[:_FIELD_LIMIT])), limit)


def _remembered(read: Callable[[bytes], str]) -> Callable[[bytes], str]:
    """For fields that say the same few things in a whole mailbox; more than 500 bytes of them are not read."""
    remember = lru_cache(1024)(read)
    return lambda value: remember(value[:_ID_LIMIT])


def _mailer(value: bytes) -> str:
    return _text(value, _WORD_LIMIT)


def _first_word(value: bytes) -> str:
    """Lower case: "auto-replied" of "auto-replied (vacation)"."""
    return _WORD_END.split(_text(value, _WORD_LIMIT).lower(), maxsplit=1)[0]


def _somebody(value: bytes) -> Mailbox | None:
    mailbox = read_mailbox(value)
    return mailbox if mailbox.address else None


def _return_path(value: bytes) -> str | None:
    """Not read_mailbox: bounce addresses seldom come twice, and would fill its memory."""
    text = decode(value[:_FIELD_LIMIT]).strip("<> \t")
    return read_address(text) or None if text else ""


# ---- ids ------------------------------------------------------------------------------------------


def _id(text: str) -> str:
    """An id without white space (a fold may stand in it), or anything hidden."""
    if " " in text or not text.isascii() or not text.isprintable():
        text = clean(text, BLOCK_LIMIT).replace(" ", "")
    return text[:_ID_LIMIT]


def _first_id(value: bytes) -> str:
    """The id in Message-ID, and the first in In-Reply-To (which may be prose around it)."""
    usual = _USUAL_ID.fullmatch(value)
    if usual:
        return usual[1].decode()
    text = decode_words(decode(value[:_FIELD_LIMIT]))
    bracketed = _BRACKETED.search(text)
    if bracketed:
        return _id(bracketed[1])
    words = text.replace("<", " ").replace(">", " ").split()
    return _id(next((word for word in words if "@" in word), words[0] if len(words) == 1 else ""))


def _references(value: bytes) -> tuple[str, ...]:
    """Oldest first. Of too many the first, which names the thread, and the last."""
    text = decode(value)
    ids = _BRACKETED.findall(text) or [word for word in re.split("[ ,<>]+", text) if "@" in word]
    if len(ids) > _MOST_REFERENCES:
        ids = ids[:1] + ids[1 - _MOST_REFERENCES :]
    return tuple([clean_id for clean_id in map(_id, ids) if clean_id])


# ---- marks of lists, machines and servers ---------------------------------------------------------


def _list_id(value: bytes) -> str:
    """RFC 2919, 2 and 6: the part in brackets, compared without regard to case."""
    text = _text(value, _FIELD_LIMIT).lower()
    bracketed = _BRACKETED.findall(text)
    return (bracketed[-1].strip() if bracketed else text)[:_ID_LIMIT]


def _list_post(value: bytes) -> str:
    """RFC 2369, 3.4: <mailto:list@example.org>, or NO."""
    start = value.lower().find(b"mailto:")
    if start < 0:
        return ""
    return read_address(re.split("[>?,]", decode(value[start + 7 : start + 400]), maxsplit=1)[0])


def _content_type(value: bytes) -> str:
    kind = _media_type(value.partition(b";")[0])
    method = _METHOD.search(value[:_FIELD_LIMIT]) if kind == "text/calendar" else None
    return f"{kind}; method={method[1].decode().lower()}" if method else kind


def _thread_index(value: bytes) -> str:
    """Exchange: 22 bytes name the conversation, five more are added by each answer."""
    try:
        raw = binascii.a2b_base64(b"".join(value[:100].split())[:32])
    except binascii.Error:
        return ""
    return raw[:22].hex() if len(raw) >= 22 else ""


def _present(value: bytes) -> bool:
    return True


def _one_click(value: bytes) -> bool:
    return b"one-click" in value.lower()


_media_type = _remembered(_first_word)

_READERS: dict[bytes, tuple[str, Callable[[bytes], Any]]] = {
    b"from": ("sender", read_mailbox),
    b"to": ("to", read_mailboxes),
    b"cc": ("cc", read_mailboxes),
    b"bcc": ("bcc", read_mailboxes),
    b"subject": ("subject", _text),
    b"date": ("sent_at", read_date),
    b"message-id": ("message_id", _first_id),
    b"in-reply-to": ("in_reply_to", _first_id),
    b"references": ("references", _references),
    b"reply-to": ("reply_to", _somebody),
    b"sender": ("resent_by", _somebody),
    b"x-original-from": ("original_from", _somebody),
    b"return-path": ("return_path", _return_path),
    b"list-id": ("list_id", _remembered(_list_id)),
    b"list-post": ("list_post", _remembered(_list_post)),
    b"list-unsubscribe": ("list_unsubscribe", _present),
    b"list-unsubscribe-post": ("one_click", _one_click),
    b"precedence": ("precedence", _remembered(_first_word)),
    b"auto-submitted": ("auto_submitted", _remembered(_first_word)),
    b"feedback-id": ("feedback_id", _present),
    b"x-mailer": ("mailer", _remembered(_mailer)),
    b"user-agent": ("mailer", _remembered(_mailer)),
    b"content-type": ("content_type", _content_type),
    b"thread-index": ("thread_index", _thread_index),
    b"x-helpfirst-brief": ("own_brief", _present),
}
"""Field -> the attribute of `Message` that it fills, and how its value is read."""



class _Keys(dict[bytes, bytes | None]):
    """A field's name as written -> its key in `Fields`, remembered for the spellings that are met.

    None if the field is never read; b"" for what is no name, such as a separator that strayed in ("From anna").
    """

    def __missing__(self, written: bytes) -> bytes | None:
        name = written.rstrip().lower()
        known = name in _READERS or name in _ALSO_KEPT
        key = name if known else b"" if not name or b" " in name else None
        if len(self) < 2_000 and len(written) < 80:
            self[written] = key
        return key


_KEYS = _Keys()

FIELDS = (*(name.decode() for name in _READERS), "authentication-results")
"""The names of all fields that are read, for those who can ask a server for these only."""
