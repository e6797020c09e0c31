"""What folders and labels are for, by their names: mail programs translate them, so this is a vocabulary.

English, German, French, Spanish, Dutch, Portuguese and Italian. Only what programs name by themselves: an
owner may well have a label "Concept" or "Werbung" of their own. Where a server says it itself
(SPECIAL-USE, RFC 6154) ask the server.
"""

from __future__ import annotations

import binascii
import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum


class Use(StrEnum):
    """The value is also the reason why a message is left out."""

    SENT = "sent"
    SPAM = "spam"
    TRASH = "trash"
    DRAFT = "draft"
    CHAT = "chat"


LEFT_OUT = frozenset(Use) - {Use.SENT}  # no correspondence

_NAMES = {
    Use.SENT: """
        sent; sent items; sent mail; sent messages; sent-mail
        gesendet; gesendete elemente; gesendete objekte; gesendete nachrichten
        envoyés; messages envoyés; éléments envoyés; courrier envoyé
        enviados; enviado; elementos enviados; mensajes enviados; correo enviado
        verzonden; verzonden items; verzonden berichten; verstuurd
        itens enviados; mensagens enviadas; e-mails enviados; correio enviado
        inviata; inviati; posta inviata; messaggi inviati; elementi inviati""",
    Use.SPAM: """
        spam; junk; junk mail; junk e-mail; junk email; bulk mail
        spamverdacht; unerwünscht; unerwünschte werbung; junk-e-mail
        indésirables; courrier indésirable; pourriel
        correo no deseado; correo basura; no deseado
        ongewenst; ongewenste e-mail; ongewenste reclame
        lixo eletrônico; lixo eletrónico; correio eletrónico não solicitado; e-mail de lixo
        posta indesiderata; indesiderata; posta spazzatura""",
    Use.TRASH: """
        trash; bin; deleted; deleted items; deleted messages; wastebasket
        papierkorb; gelöscht; gelöschte elemente; gelöschte objekte; gelöschte nachrichten
        corbeille; éléments supprimés; messages supprimés
        papelera; elementos eliminados; mensajes eliminados
        prullenbak; prullenmand; verwijderd; verwijderde items; verwijderde berichten
        lixeira; lixo; reciclagem; itens excluídos; itens eliminados; mensagens excluídas
        cestino; eliminati; posta eliminata; elementi eliminati""",
    Use.DRAFT: """
        draft; drafts; unsent messages; outbox
        entwurf; entwürfe; postausgang
        brouillon; brouillons
        borrador; borradores
        concepten
        rascunho; rascunhos
        bozza; bozze""",
    Use.CHAT: "chat; chats",
}
_USE_OF = {
    unicodedata.normalize("NFC", name.strip()): use
    for use, names in _NAMES.items()
    for name in re.split("[;\n]", names)
    if name.strip()
}

_SHIFTED = re.compile("&([A-Za-z0-9+,]*)-")


def use_of(name: str) -> Use | None:
    r"""What one folder (the last part of its path) or one label (`Sent`, `\Sent`) is for."""
    return _USE_OF.get(unicodedata.normalize("NFC", name.strip().lstrip("\\")).lower())


def use_of_path(parts: Iterable[str]) -> Use | None:
    """What a folder is for, given the parts of its path: whatever lies in the trash is trash.

    Only for what was sent the last part alone decides: that the owner wrote a message is our strongest
    evidence, and people file other things below Sent.
    """
    uses = [use_of(part) for part in parts]
    left_out = next((use for use in uses if use in LEFT_OUT), None)
    return left_out or (uses[-1] if uses else None)


def decode_utf7(name: str) -> str:
    """Modified UTF-7 (RFC 3501, 5.1.3) -> text: "Entw&APw-rfe" -> "Entwürfe". What is none stays as it is."""
    try:
        return _SHIFTED.sub(_unshift, name) if "&" in name else name
    except ValueError:
        return name


def _unshift(match: re.Match[str]) -> str:
    shifted = match[1].replace(",", "/")
    if not shifted:
        return "&"
    return binascii.a2b_base64(shifted + "=" * (-len(shifted) % 4)).decode("utf-16-be")
