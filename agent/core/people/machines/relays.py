"""Does an address speak for others: a marketplace, a planner, a desk whose people take turns?

Told by its display names alone. Such an address may well "answer" the owner: it hands on what somebody said.
"""

from __future__ import annotations

import re
from functools import lru_cache

from agent.core.people.addresses import name_words
from agent.core.people.machines import words
from agent.core.words import plain

# Over `plain` text, in the languages of `vocabulary`. "Anna Roe via Planner"; the words of the second pattern may also
# stand in a trade's name ("Photos par Anna Roe"), so somebody has to stand before them, and nobody behind.
_VIA = re.compile(r"\S\s+\(?via\s+\S")
_THROUGH = re.compile(
    r"(?<!next)\s(?:through|uber|durch|par|tramite|mediante|por meio d[eoa]|atraves d[eoa]|a traves de|door)\s"
)
# "Anna wrote to you", "Message from Anna": nobody is called by a verb.
_HANDED_ON = (  # as text: compiled when the first name is read
    r"\b(?:"
    r"(?:wrote|writes|replied|responded) to you|(?:messaged|invited|mentioned|contacted|sent|added|tagged) you|"
    r"(?:has )?(?:replied|responded|commented|shared)$|(?:message|reply|response|enquiry|inquiry|question) from|"
    r"hat (?:dir|dich|ihnen|euch|sie)|hat (?:geschrieben|geantwortet|kommentiert|geteilt|eingeladen)|"
    r"(?:schreibt|schrieb|antwortet) (?:dir|ihnen|euch)|(?:nachricht|antwort|anfrage|frage) von|"
    r"(?:vous |t['’])a (?=\w)|a (?:ecrit|envoye|repondu|commente|partage|invite)|"
    r"(?:message|reponse|demande|question) de|"
    r"(?:ha|han|hanno) (?:escrito|enviado|respondido|contestado|comentado|compartido|invitado)|"
    r"(?:te|le) (?:escribio|envio|respondio)|"
    r"(?:mensaje|respuesta|consulta|pregunta) de|"
    r"heeft (?:je|jou|u|jullie)|heeft (?:geschreven|gereageerd|geantwoord|gedeeld|gestuurd)|"
    r"(?:schreef|stuurde|schrijft|stuurt) (?:je|jou|u)|(?:bericht|reactie|antwoord|vraag) van|"
    r"escreveu|respondeu|comentou|enviou|convidou|partilhou|compartilhou|(?:mensagem|resposta|pergunta) de|"
    r"(?:ha|hanno) (?:scritto|inviato|mandato|risposto|commentato|condiviso|invitato)|"
    r"(?:messaggio|risposta|domanda) (?:da|di)|"
    r"on behalf of|im auftrag von|au nom de|de la part de|en nombre de|em nome de|namens|(?:per conto|a nome) di|"
    r"(?:user|nutzer|nutzerin|utilisateur|utilisatrice|usuario|usuaria|gebruiker|utilizador|utente)\)|"
    r"new message|neue nachricht|nouveau message|nuevo mensaje|nieuw bericht|nova mensagem|nuovo messaggio"
    r")(?!\w)"
)
# Between somebody and the house in which they speak: "Anna (Planner)", "Planner - Anna", "Anna from Planner". The words
# that surnames have, too, are left out.
_IN_A_HOUSE = re.compile(r"\s[-–—/|·•:]+\s|:\s|\(|\s(?:at|from|by|@|vom|bei|chez|bij|dal|presso)\s")
ALIKE = 3  # letters at the beginning of a first name and of its short form: Geoff, Geoffrey


@lru_cache(maxsize=512)
def hands_on(name: str) -> bool:
    """ "Anna Roe via Planner", "Planner: Anna wrote to you"."""
    text = plain(name)
    if _VIA.search(text) or re.search(_HANDED_ON, text):
        return True
    before, *behind = _THROUGH.split(text, maxsplit=1)
    return bool(behind) and words.has_a_given_name(before) and not words.has_a_given_name(behind[0])


@lru_cache(maxsize=64)  # of one address after the other
def people_named(names: tuple[str, ...]) -> int:
    """How many people unlike each other it goes by the full names of. Whoever has a word in common with another may be
    the same, or of the family: "J. Roe", "Anna Roe", "Anna Roe-Reed".
    """
    apart: list[frozenset[str]] = []
    for name in names:
        own = frozenset(name_words(name)) if words.looks_like_a_person(name) else None
        if own and all(own.isdisjoint(other) for other in apart):
            apart.append(own)
    return len(apart)


@lru_cache(maxsize=64)  # of one address after the other
def take_turns(names: tuple[str, ...]) -> bool:
    """Do people unlike each other speak in the same house: "Anna (Planner)" and "Tom (Planner)"?"""
    by_house: dict[str, set[str]] = {}
    for name in names:
        parts = [part.strip(" )") for part in _IN_A_HOUSE.split(name)]
        if len(parts) == 2:
            for somebody, house in (parts, parts[::-1]):
                if words.has_a_given_name(somebody) and house:
                    by_house.setdefault(plain(house), set()).add(name_words(somebody)[0][:ALIKE])
    return any(len(somebody) > 1 for somebody in by_house.values())
