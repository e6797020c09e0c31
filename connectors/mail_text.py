"""Text from outside, made fit to keep and to show: raw bytes and encoded words -> one clean line.

Everything here is pure, total (no input raises) and linear in the length of its input.
"""

from __future__ import annotations

import binascii
import re
import unicodedata

# Control, format (bidi overrides, zero width), surrogate and private use characters.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co"})

# A letter needs few marks; towers of them spill over the lines around it.
_TOWER = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)

# RFC 2047, 2, with the language of RFC 2231, 5; spaces inside are forbidden, and common.
_ENCODED_WORD = re.compile(r"=\?([^?*\s]{1,40})(?:\*[^?\s]{0,40})?\?([bBqQ])\?([^?]*)\?=")

# A closed list: Python knows codecs that are slow (idna) or no charsets at all, and it remembers every
# unknown name for ever.
_CHARSET = re.compile(
    r"utf-?8|us-ascii|iso-?8859-\d{1,2}|latin-?1|(?:windows-|cp)\d{3,4}|koi8-[ru]|gb2312|gbk|gb18030"
    r"|big5|shift_jis|euc-(?:jp|kr)|iso-2022-(?:jp|kr)|ks_c_5601-1987|tis-620|macintosh"
)
# What senders call by the narrower name is mostly the wider set.
_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}


def clean(text: str, limit: int) -> str:
    """One line of at most `limit` characters: white space collapsed, hidden characters left out."""
    if not text.isprintable():
        text = "".join([c for c in text if c.isspace() or unicodedata.category(c) not in _HIDDEN])
    if not text.isascii():
        text = _TOWER.sub(r"\1", text)
    return " ".join(text.split())[:limit].rstrip()


def decode(raw: bytes) -> str:
    """UTF-8, else Latin-1. A character that was cut off at the very end is dropped."""
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return raw[: error.start].decode()
        return raw.decode("latin-1")


def decode_words(text: str) -> str:
    """The text with its encoded words (RFC 2047) replaced by what they say; a broken one stays as it is.

    Neighbours in one charset are joined before they are decoded: many senders cut between the bytes of
    one character.
    """
    if "=?" not in text:
        return text
    said: list[str] = []
    pending, charset, end = b"", "", 0
    for word in _ENCODED_WORD.finditer(text):
        payload = _payload(word[2], word[3])
        if payload is None:
            continue
        gap = text[end : word.start()]
        neighbour = end > 0 and not gap.strip()  # white space between two words is not shown (6.2)
        if not neighbour or word[1].lower() != charset:
            said.append(_in_charset(pending, charset))
            pending, charset = b"", word[1].lower()
        if not neighbour:
            said.append(gap)
        pending += payload
        end = word.end()
    said += _in_charset(pending, charset), text[end:]
    return "".join(said)


def _payload(encoding: str, encoded: str) -> bytes | None:
    raw = encoded.encode()
    if encoding in "qQ":
        return binascii.a2b_qp(raw, header=True)
    raw = raw.rstrip(b"=")
    if len(raw) % 4 == 1:  # cut off by a relay
        raw = raw[:-1]
    try:
        return binascii.a2b_base64(raw + b"=" * (-len(raw) % 4))
    except binascii.Error:
        return None


def _in_charset(raw: bytes, charset: str) -> str:
    if _CHARSET.fullmatch(charset):
        try:
            return raw.decode(_WIDER.get(charset, charset))
        except (LookupError, ValueError):
            pass
    return decode(raw)
