"""How often, and how soon, somebody answers: all together, each person's letters, each kind of letter.

Rates are of letters whose fate is known: answered, or so old that an answer is hardly to come. Old ones fade. A rate
of few letters is shrunk to the usual one (INFERENCE 5, Score at arrival: pair rate, owner rate).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Hashable
from datetime import datetime, timedelta

from agent.core.logistic import logistic, logit
from agent.core.ties.statistics import DAY

FATE_AFTER = timedelta(days=14)  # an answer that has not come by then is not counted on (98 % of answers, INFERENCE 5)
USUAL_HALF_LIFE_DAYS = 90.0  # of what all letters say
HALF_LIFE_DAYS = 365.0  # of what a person's letters, or a kind's, say
USUAL_PRIOR = (1.0, 10.0)  # answers and letters that stand for a mailbox of which nothing is known
PAIR_WEIGHT, KIND_WEIGHT = 4.0, 10.0  # letters that the usual rate stands for, beside a pair's or a kind's own
LEAST_RATE, MOST_RATE = 0.003, 0.99
DELAYS_KEPT = 50  # of one person
DELAYS_THAT_TELL = 3  # from so many on there is a usual delay
TAIL = 0.9
# How soon answers come: upper ends of the bins in days, and the share of answers in each where nothing is known
# (on median within hours, nine of ten within three days; INFERENCE 5, Latency).
BINS = (1 / 24, 3 / 24, 8 / 24, 1.0, 2.0, 3.0, 5.0, 7.0, 10.0, 14.0)
SHARES = (0.34, 0.16, 0.16, 0.14, 0.08, 0.04, 0.03, 0.02, 0.015, 0.015)
SHARES_WEIGHT = 8.0
LEAST_STILL = 1e-3


class _Fading:
    """Letters and answers, each counting for less as it grows old."""

    __slots__ = ("answers", "letters")

    def __init__(self) -> None:
        self.letters = self.answers = 0.0

    def add(self, weight: float, answered: bool) -> None:
        self.letters += weight
        self.answers += weight if answered else 0.0

    def log_odds(self, unit: float, prior_rate: float, prior_letters: float) -> float:
        """Of an answer, shrunk to a rate. `unit`: the weight of a letter of now."""
        return _held_logit((self.answers / unit + prior_rate * prior_letters) / (self.letters / unit + prior_letters))


class Habit:
    """What is known so far of how letters are answered."""

    def __init__(self, began_at: datetime) -> None:
        """`began_at`: a moment before any letter; weights are counted from there, and so need no upkeep."""
        self._began_at = began_at
        self._usual = _Fading()
        self._pairs: dict[str, _Fading] = defaultdict(_Fading)
        self._kinds: dict[Hashable, _Fading] = defaultdict(_Fading)
        self._delays: dict[str, deque[timedelta]] = {}
        self._bins = [SHARES_WEIGHT * share for share in SHARES]

    def note(self, person: str, kind: Hashable, at: datetime, answered: bool) -> None:
        """The fate of a letter that came at a moment."""
        days = (at - self._began_at) / DAY
        self._usual.add(2 ** (days / USUAL_HALF_LIFE_DAYS), answered)
        weight = 2 ** (days / HALF_LIFE_DAYS)
        self._pairs[person].add(weight, answered)
        self._kinds[kind].add(weight, answered)

    def note_delay(self, person: str, delay: timedelta) -> None:
        """An answer to this person's letter took so long."""
        self._delays.setdefault(person, deque(maxlen=DELAYS_KEPT)).append(delay)
        place = bisect_left(BINS, delay / DAY)
        if place < len(BINS):
            self._bins[place] += 1

    def rates(self, person: str, kind: Hashable, now: datetime) -> tuple[float, float, float]:
        """Log-odds of an answer: the usual ones, and by how much this person's and this kind's letters differ."""
        days = (now - self._began_at) / DAY
        unit = 2 ** (days / USUAL_HALF_LIFE_DAYS)
        usual = self._usual.log_odds(unit, USUAL_PRIOR[0] / USUAL_PRIOR[1], USUAL_PRIOR[1])
        rate = logistic(usual)
        unit = 2 ** (days / HALF_LIFE_DAYS)
        pair, of_kind = self._pairs.get(person), self._kinds.get(kind)
        return (
            usual,
            pair.log_odds(unit, rate, PAIR_WEIGHT) - usual if pair else 0.0,
            of_kind.log_odds(unit, rate, KIND_WEIGHT) - usual if of_kind else 0.0,
        )

    def log_still(self, age: timedelta) -> float:
        """Logarithm of the share of all answers that take longer than so."""
        days = age / DAY
        place = bisect_left(BINS, days)
        if place == len(BINS):
            return math.log(LEAST_STILL)
        begin = BINS[place - 1] if place else 0.0
        here = self._bins[place] * (BINS[place] - days) / (BINS[place] - begin)
        return math.log(max(LEAST_STILL, (here + sum(self._bins[place + 1 :])) / sum(self._bins)))

    def usual_delay(self, person: str) -> timedelta | None:
        """The median of the delays of answers to this person's letters."""
        delays = self._delays_of(person)
        return delays[len(delays) // 2] if delays else None

    def tail_delay(self, person: str) -> timedelta | None:
        """Within which nine of ten answers came."""
        delays = self._delays_of(person)
        return delays[int(TAIL * len(delays))] if delays else None

    def _delays_of(self, person: str) -> list[timedelta]:
        """In order, if there are enough to tell."""
        delays = self._delays.get(person, ())
        return sorted(delays) if len(delays) >= DELAYS_THAT_TELL else []


def _held_logit(p: float) -> float:
    return logit(min(MOST_RATE, max(LEAST_RATE, p)))
