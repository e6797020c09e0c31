"""Can it be answered at all? What announces, reports or answers an invitation waits for nobody, whoever sent it.

The words are ours, in seven languages, in the form of the calendar's (agent.core.meetings.vocabulary): lower case and
without accents.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from agent.core.subjects import LIST_TAGS, REPLY_PREFIX
from agent.core.words import any_of, plain, words_of

# At the beginning, in brackets or before a colon.
LEADING = """
en: announce, announcement, ann, invitation, updated invitation, accepted, declined, tentative,
    tentatively accepted, canceled, cancelled, canceled event, cancelled event, new time proposed, newsletter, minutes,
    meeting minutes, release, released, save the date, out of office, automatic reply
de: ankundigung, bekanntmachung, einladung, aktualisierte einladung, zugesagt, zusage, angenommen, abgelehnt, absage,
    abgesagt, mit vorbehalt, mit vorbehalt angenommen, protokoll, rundbrief, newsletter, abwesend, abwesenheitsnotiz
fr: annonce, invitation, invitation mise a jour, accepte, refuse, provisoire, annule, compte rendu, infolettre,
    reponse automatique
es: anuncio, invitacion, aceptado, aceptada, rechazado, rechazada, cancelado, cancelada, acta, boletin,
    respuesta automatica
nl: aankondiging, uitnodiging, geaccepteerd, geweigerd, afgewezen, geannuleerd, notulen, verslag, nieuwsbrief,
    automatisch antwoord
pt: anuncio, convite, aceito, aceite, recusado, cancelado, ata, boletim, resposta automatica
it: annuncio, invito, accettato, rifiutato, annullato, verbale, notiziario, risposta automatica
"""
ANYWHERE = """
en: newsletter of, newsletter from, release notes, minutes of, meeting minutes, weekly digest, daily digest,
    now available, call for papers, call for participation, press release
de: newsletter der, newsletter des, rundbrief der, rundbrief des, versionshinweise, protokoll der, protokoll des,
    protokoll vom, sitzungsprotokoll, pressemitteilung
fr: infolettre de, infolettre du, notes de version, compte rendu de, compte rendu du, communique de presse
es: boletin de, boletin del, notas de la version, acta de la, nota de prensa
nl: nieuwsbrief van, notulen van, verslag van de, persbericht
pt: boletim de, boletim da, boletim do, notas da versao, ata da, comunicado de imprensa
it: notiziario di, notiziario del, note di rilascio, verbale della, verbale del, comunicato stampa
"""
ISSUE = re.compile(r"(?<!\w)(?:newsletter|rundbrief|infolettre|boletin|nieuwsbrief|boletim|notiziario)\W.*\d")
VERSION = re.compile(r"(?<!\w)v?\d+(?:\.\d+)+\S*\s+(?:is\s+|has been\s+)?(?:released|available|out)(?!\w)")


@lru_cache(maxsize=1024)
def announces(subject: str) -> bool:
    """Does a subject that begins a thread announce or report something, and ask nothing?"""
    text = plain(subject)
    if "?" in text or REPLY_PREFIX.match(LIST_TAGS.sub("", text)):
        return False
    if _leading().match(text):
        return True
    return any(pattern.search(text) for pattern in (any_of(ANYWHERE), ISSUE, VERSION))


@cache
def _leading() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(words_of(LEADING), key=len, reverse=True))
    return re.compile(rf"\s*announcing\s|\s*(?:\[[^\]]*\]\s*)*?(?:\[\s*(?:{words})\s*\]|(?:{words})\s*:)")
