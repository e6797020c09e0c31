"""What the subject of a letter that begins a thread does: it asks, it thanks, it gives, or (mostly) nobody can tell.

Source: INFERENCE 7, Ask / give ledger. The words are its own, in seven languages, in the form of the calendar's
(agent.core.meetings.vocabulary): lower case, without accents, "*" for the rest of a word.
"""

from __future__ import annotations

from functools import lru_cache

from agent.core.pitch import is_pitch_like
from agent.core.records import Deed
from agent.core.subjects import FORWARD_PREFIX
from agent.core.words import any_of, plain

ASKING = """
en: help, favor, favour, question, questions, request, advice, please, pls, could you, can you, would you
de: frage, fragen, bitte, hilfe, anfrage, gefallen, konntest du, konnten sie, kannst du, konnt ihr
fr: aide, demande, question, questions, conseil, s'il te plait, s'il vous plait, peux tu, pouvez vous
es: pregunta, preguntas, ayuda, consulta, favor, por favor, podrias, podria, puedes
nl: vraag, vragen, verzoek, hulp, alsjeblieft, alstublieft, advies, kun je, kunt u
pt: pergunta, perguntas, ajuda, pedido, por favor, favor, poderia, poderias, podes
it: domanda, domande, aiuto, richiesta, per favore, favore, potresti, potrebbe, puoi
"""
# The same words where they ask for nothing: what is sent along, what others asked, and help that is offered.
NOT_ASKING = """
en: please see, please read, please find, please note, please be advised, please join, please welcome, offer to help,
    offer of help, happy to help, glad to help, here to help, how to help, self help, help page, in favor, in favour,
    request form, request forms, request submitted, request received, request confirmation, request approved,
    request completed, asked questions, question answered, questions answered, answer to your question,
    your question, your questions, your request
de: bitte beachten, bitte lesen, biete hilfe, hilfe angebot, deine frage, deine fragen, ihre frage, ihre fragen,
    ihre anfrage, deine anfrage, haufige fragen
fr: votre demande, ta demande, votre question, ta question, foire aux questions
es: tu pregunta, su pregunta, tu consulta, su consulta, preguntas frecuentes
nl: je vraag, uw vraag, uw verzoek, veelgestelde vragen
pt: seu pedido, sua pergunta, perguntas frequentes
it: tua domanda, sua domanda, tua richiesta, sua richiesta, domande frequenti
"""
THANKING = """
en: thank you, thanks
de: danke, vielen dank, herzlichen dank, dankeschon
fr: merci
es: gracias
nl: bedankt, dank je, dank je wel, dank u, dank u wel
pt: obrigado, obrigada
it: grazie
"""
WISHING = """
en: congrats, congratulations, happy birthday, get well, well done
de: gluckwunsch, gluckwunsche, alles gute, gute besserung, gratuliere
fr: felicitations, joyeux anniversaire, bon anniversaire, bravo
es: felicidades, enhorabuena, feliz cumpleanos
nl: gefeliciteerd, hartelijk gefeliciteerd, beterschap
pt: parabens, feliz aniversario
it: congratulazioni, auguri, buon compleanno
"""
GIVING = """
en: fyi, for your information, thought of you, thinking of you, as promised, article
de: zur info, zur kenntnis, wie versprochen, artikel
fr: pour info, pour information, comme promis
es: para tu informacion, como prometi, como te prometi
nl: ter info, ter informatie, zoals beloofd, artikel
pt: para sua informacao, como prometido, artigo
it: per conoscenza, come promesso, articolo
"""
GIVEN_BY_WORDS = ((Deed.THANKS, THANKING), (Deed.WISH, WISHING), (Deed.GIFT, GIVING))


@lru_cache(maxsize=1024)
def deed_of(subject: str) -> Deed | None:
    """Of a subject that answers nothing; None: unknown. What was forwarded is somebody else's word.

    A question mark alone does not ask: in direct mail it mostly jokes, greets or invites (docs/quality.md).
    """
    if FORWARD_PREFIX.match(subject):
        return None
    text = plain(subject)
    if any_of(ASKING).search(any_of(NOT_ASKING).sub(" ", text)):
        return Deed.ASK
    given = next((deed for deed, words in GIVEN_BY_WORDS if any_of(words).search(text)), None)
    return None if given is None or is_pitch_like(subject) else given
