"""Who may be waiting for the owner, and for whom does the owner wait? First cut, one person at a time.

Source: INFERENCE 5. The probability of an answer is the fixed logistic model of the pilot there; what the
brief may mention is gated further, and worded as "may be waiting", never as a debt.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from statistics import median

from agent.core.records import Channel, Kind, Letter, Person, Waiting
from agent.core.subjects import FORWARD_PREFIX, REPLY_PREFIX
from agent.core.ties.contact_probability import logistic
from agent.core.ties.statistics import DAY
from agent.core.ties.threads import Correspondence

LOOK_BACK = timedelta(days=21)
LOOK_BACK_THEM = timedelta(days=30)
RATE_WEIGHT = 4  # how many letters the owner's usual rate stands for, beside a pair's own
HALF_LIFE_DAYS = 30
LEAST_P_SHOWN = 0.15
WORKING_DAYS_BEFORE_SHOWN = 2
WORKING_DAYS_BEFORE_ASKING = 5
FEW = 3  # recipients of a question that one may wait for
WROTE_SINCE, MET_SINCE = 0.5, 0.3  # what it is worth when there was other contact since
ANOTHER_CHANNEL = {Channel.LIST: -3.0, Channel.AUTOMATIC: -6.0}  # in log-odds: such mail is seldom answered
ASKS = re.compile(
    r"\b(help|favou?r|question|request|could you|can you|would you|please|urgent|advice|invitation|invite|"
    r"frage|bitte|hilfe|anfrage|einladung|question|aide|demande|pregunta|ayuda|consulta|vraag|verzoek|"
    r"pergunta|ajuda|pedido|domanda|aiuto|richiesta)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Addressed:
    """A letter that names the owner: in To (first?) or in Cc."""

    letter: Letter
    in_to: bool
    first: bool


def owner_rate(answers: int, received: int) -> float:
    """The share of direct mail that the owner answers, kept away from 0 and 1."""
    return min(0.9, max(0.01, (answers + 1.5) / (received + 10)))


def awaiting_me(
    person: Person,
    candidates: Sequence[Addressed],
    past: Correspondence,
    answered: frozenset[str],
    met_at: datetime | None,
    usual_rate: float,
    now: datetime,
    zone: tzinfo,
) -> Iterator[Waiting]:
    """The candidates (letters from this person that name the owner) that are not answered yet.

    `answered`: ids that any letter of the owner refers to; `met_at`: when the two last met.
    """
    replies = _Replies(past, usual_rate)
    for one in candidates:
        letter = one.letter
        if letter.message_id in answered or past.answer_to(letter) is not None:
            continue
        own_later = [other for other in past.letters if other.own and other.at > letter.at]
        p = logistic(_log_odds(one, past, replies.rate_before(letter.at), usual_rate, zone))
        if own_later:
            p *= WROTE_SINCE
        if met_at is not None and met_at > letter.at:
            p *= MET_SINCE
        reason = _why_not_shown(one, person, own_later, p, now, zone)
        yield Waiting(
            "me", letter.message_id, letter.subject, letter.at, person.id, p, reason is None,
            reason or "it names you, it is unanswered, and you usually answer such mail", replies.usual_days(),
        )  # fmt: skip


class _Replies:
    """How often, and how soon, the owner answered this person's letters."""

    def __init__(self, past: Correspondence, usual_rate: float) -> None:
        self._usual_rate = usual_rate
        self._fates = [
            (letter.at, answer.at - letter.at if (answer := past.answer_to(letter)) else None)
            for letter in past.letters
            if not letter.own
        ]

    def rate_before(self, at: datetime) -> float:
        known = [delay for when, delay in self._fates if when < at]
        answered = sum(delay is not None for delay in known)
        return (answered + RATE_WEIGHT * self._usual_rate) / (len(known) + RATE_WEIGHT)

    def usual_days(self) -> float | None:
        delays = [delay / DAY for _, delay in self._fates if delay is not None]
        return median(delays) if len(delays) >= 3 else None


def _log_odds(one: Addressed, past: Correspondence, rate: float, usual_rate: float, zone: tzinfo) -> float:
    """The pilot's logistic regression at the moment of arrival (INFERENCE 5, Score at arrival)."""
    letter = one.letter
    before = [other for other in past.letters if other.at < letter.at]
    out = [0.5 ** ((letter.at - o.at) / DAY / HALF_LIFE_DAYS) for o in before if o.own]
    back = [0.5 ** ((letter.at - o.at) / DAY / HALF_LIFE_DAYS) for o in before if not o.own]
    said = {o.message_id for o in before if o.own and o.message_id}
    joined = not said.isdisjoint((letter.in_reply_to, *letter.references))
    hour = letter.at.astimezone(zone).hour
    n = max(1, letter.recipients)
    return (
        -1.85
        - 0.91 * math.log(n)
        + (-0.54 if n == 1 else 0.34 if n > 5 else 0.0)
        + (0.28 if one.first else 0.0)
        + (0.0 if one.in_to else -1.0)
        + (0.23 if REPLY_PREFIX.match(letter.subject) else 0.0)
        + (-0.66 if FORWARD_PREFIX.match(letter.subject) else 0.0)
        + (1.02 if "?" in letter.subject else 0.0)
        + (0.17 if ASKS.search(letter.subject) else 0.0)
        + 0.21 * _logit(rate)
        + 0.10 * _logit(usual_rate)
        + 0.35 * math.log1p(sum(out))
        - 0.21 * math.log1p(sum(back))
        + (0.39 if out else 0.0)
        + (0.94 if joined else 0.0)
        + (0.21 if hour < 8 else 0.24 if hour >= 18 else 0.0)
        + ANOTHER_CHANNEL.get(letter.channel, 0.0)
    )


def _logit(p: float) -> float:
    p = min(0.99, max(0.01, p))
    return math.log(p / (1 - p))


def _why_not_shown(
    one: Addressed, person: Person, own_later: Sequence[Letter], p: float, now: datetime, zone: tzinfo
) -> str | None:
    letter = one.letter
    if person.kind is not Kind.PERSON or letter.channel is not Channel.MAIL:
        return "it was not written by a person to you"
    if not one.in_to:
        return "you were in Cc only"
    if any(other.thread == letter.thread and letter.thread for other in own_later):
        return "you have written in this thread since"
    if working_days(letter.at, now, zone) < WORKING_DAYS_BEFORE_SHOWN:
        return "it came less than two working days ago"
    if p < LEAST_P_SHOWN:
        return "you seldom answer such mail"
    return None


def awaiting_them(person: Person, past: Correspondence, now: datetime, zone: tzinfo) -> Iterator[Waiting]:
    """Questions of the owner to this person (and few others) of the last month that have no answer."""
    fates = [(letter, past.answer_to(letter)) for letter in past.letters if letter.own]
    asked = sum(1 for letter, _ in fates if letter.recipients <= FEW)
    rate = (sum(a is not None for letter, a in fates if letter.recipients <= FEW) + 1) / (asked + 2)
    last_word = max((letter.at for letter in past.letters if not letter.own), default=None)
    for letter, answer in fates:
        if answer or not _opens_with_a_question(letter) or letter.recipients > FEW or now - letter.at > LOOK_BACK_THEM:
            continue
        silent = last_word is None or last_word < letter.at
        shown = (
            silent
            and person.kind is Kind.PERSON
            and working_days(letter.at, now, zone) >= WORKING_DAYS_BEFORE_ASKING
        )
        reason = "you asked, and nothing has come since" if silent else "they have written since, about something else"
        yield Waiting("them", letter.message_id, letter.subject, letter.at, person.id, rate, shown, reason)


def asks(subject: str) -> bool:
    """Does a subject ask in words of the writer's own? Under a "Re:" the question was the other side's."""
    return not REPLY_PREFIX.match(subject) and ("?" in subject or bool(ASKS.search(subject)))


def _opens_with_a_question(letter: Letter) -> bool:
    return not letter.in_reply_to and not letter.references and asks(letter.subject)


def working_days(begin: datetime, end: datetime, zone: tzinfo) -> int:
    """Whole days from begin to end, of which Saturdays and Sundays in the owner's zone are left out."""
    first, last = begin.astimezone(zone).date(), end.astimezone(zone).date()
    whole = max(0, int((end - begin) / DAY))
    days = ((first + timedelta(days=n + 1)) for n in range(min(whole, (last - first).days)))
    return sum(day.weekday() < 5 for day in days)
