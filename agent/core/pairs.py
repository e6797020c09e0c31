"""Who would have something to talk about: two people who keep writing about the same words, which others do not use.

Source: INFERENCE 7, Introduction finder (weak closure; all thresholds are judgement). Rare means rare over people.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations
from sys import intern
from typing import NamedTuple

from agent.core.groups.label import SMALL, words
from agent.core.records import Letter
from agent.core.subjects import topic

Vector = Mapping[str, float]

# Words of any trade, in singular and plural (en, de, fr, es, it, nl, pt): two who use them share nothing.
EVERYDAY = SMALL | frozenset(
    re.findall(
        r"[\w-]+",
        """
    message messages point points list lists file files version versions draft drafts document documents report
    reports request requests response reply answer answers issue issues problem problems change changes plan plans
    schedule dates time times work working idea ideas note notes number numbers name names page pages part parts
    summary comment comments review feedback agenda minutes discussion conference visit trip order orders offer
    invoice payment account accounts form forms letter letters attached attachment final first second latest
    important urgent reminder regarding follow-up followup quick small great good best happy hello check test help
    need needs want looking thoughts news data team group office company project projects people
    nachricht punkte liste datei entwurf dokument bericht anfrage antwort problem änderung plan arbeit idee zahl
    seite teil protokoll besuch reise bestellung angebot rechnung zahlung konto formular brief anhang wichtig
    dringend erinnerung hilfe neues gruppe büro firma projekt leute
    liste fichier version brouillon document rapport demande réponse problème changement projet travail idée numéro
    page partie ordre jour compte rendu visite voyage commande offre facture paiement formulaire lettre pièce jointe
    important rappel aide nouvelles groupe bureau
    mensaje puntos lista archivo borrador documento informe solicitud respuesta problema cambio proyecto trabajo idea
    número página parte orden visita viaje pedido oferta factura pago cuenta formulario carta adjunto importante
    urgente recordatorio ayuda noticias grupo oficina
    messaggio punti lista bozza documento relazione richiesta risposta problema modifica progetto lavoro numero
    pagina ordine visita viaggio offerta fattura pagamento conto modulo lettera allegato promemoria aiuto gruppo
    bericht punten lijst bestand concept verslag verzoek antwoord probleem wijziging project werk idee nummer pagina
    bezoek reis bestelling aanbod factuur betaling rekening formulier bijlage belangrijk herinnering hulp groep
    mensagem pontos arquivo rascunho relatório pedido resposta mudança projeto trabalho ideia página visita viagem
    fatura pagamento conta formulário carta anexo lembrete ajuda notícias escritório
        """,
    )
)
SHORTEST_WORD = 4  # letters
THREADS = 2  # in which somebody used a word at least, that it is theirs
FEW = 3  # recipients of a letter that tells what somebody cares about
RARE = 0.05  # used with at most this share of the people, or with these two alone
LEAST_SHARED = 2  # words
LEAST_COSINE = 0.25
SHOWN = 3  # words
LETTERS = 2  # of each that show it


class Likeness(NamedTuple):
    """Two people (ids) and the rare words that both keep using, the rarest first."""

    people: tuple[str, str]
    words: tuple[str, ...]
    cosine: float


def words_used(letters: Iterable[Letter], names: Set[str]) -> dict[str, int]:
    """Word (lower case) -> how many topics of the letters hold it. `names` of people are no words."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in letters:
        if one.recipients <= FEW:
            for word in words(one.subject):
                low = word.lower()
                if len(low) >= SHORTEST_WORD and low not in EVERYDAY and low not in names:
                    found[intern(low)].add(topic(one.subject))
    return {word: len(topics) for word, topics in found.items()}


def alike(used: Mapping[str, Mapping[str, int]], candidates: Set[str]) -> list[Likeness]:
    """Pairs of `candidates`, the most alike first. `used`: of everybody, by person id (`words_used`)."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    for person_id, by_word in used.items():
        for word in by_word:
            users[word].add(person_id)
    kept = {
        person_id: {
            word: topics * math.log((1 + len(used)) / len(users[word]))
            for word, topics in used[person_id].items()
            if topics >= THREADS
        }
        for person_id in sorted(candidates & used.keys())
    }
    rare = {word for word, people in users.items() if len(people) <= max(2, RARE * len(used))}
    found = list(_pairs(kept, rare, users))
    return sorted(found, key=lambda one: (-one.cosine, one.people))


def _pairs(kept: Mapping[str, Vector], rare: Set[str], users: Mapping[str, Set[str]]) -> Iterator[Likeness]:
    for pair in sorted(_sharing(kept, rare)):
        one, other = (kept[person_id] for person_id in pair)
        shared = sorted(one.keys() & other.keys() & rare, key=lambda word: (len(users[word]), word))
        cosine = _cosine(one, other)
        if len(shared) >= LEAST_SHARED and cosine >= LEAST_COSINE:
            yield Likeness(pair, tuple(shared[:SHOWN]), cosine)


def _sharing(kept: Mapping[str, Vector], rare: Set[str]) -> set[tuple[str, str]]:
    """Only those who share a rare word are compared."""
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for person_id, vector in kept.items():
        for word in vector.keys() & rare:
            by_word[word].append(person_id)
    return {(one, other) for people in by_word.values() for one, other in combinations(people, 2)}


def _cosine(one: Vector, other: Vector) -> float:
    dot = sum(weight * other[word] for word, weight in one.items() if word in other)
    length = math.hypot(*one.values()) * math.hypot(*other.values())
    return dot / length if length else 0.0


def showing(letters: Sequence[Letter], shared: Sequence[str]) -> tuple[Letter, ...]:
    """Of letters, latest first, the latest that hold one of the words, each topic once; rather theirs than own."""
    found: dict[str, Letter] = {}
    for one in letters:
        if one.recipients <= FEW and not {word.lower() for word in words(one.subject)}.isdisjoint(shared):
            about = topic(one.subject)
            if about not in found or (found[about].own and not one.own):
                found[about] = one
    return tuple(found.values())[:LETTERS]
