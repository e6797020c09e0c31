"""Subject lines: a topic of the person in one of a few frames, and none of them twice for one person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from random import Random

# How often a frame is taken, beside the others.
STATEMENTS = {
    "{x}": 6.0,
    "{x} and {y}": 2.0,
    "About {x}": 2.0,
    "More on {x}": 1.5,
    "Thoughts on {x}": 1.5,
    "{x}: where we are": 1.5,
    "{x} in {month}": 1.5,
    "{x}, before {weekday}": 1.0,
    "Small news about {x}": 1.0,
    "{x}: last details": 1.0,
    "Good news about {x}": 0.7,
    "Back to {x}": 0.7,
}
QUESTIONS = {
    "{x}?": 4.0,
    "Could you help with {x}?": 2.0,
    "Any news about {x}?": 2.0,
    "Time for {x} on {weekday}?": 1.0,
    "Shall we talk about {x}?": 1.5,
    "What do you think of {x}?": 1.5,
    "{x} or {y}?": 1.0,
}

# Not strftime: its names follow the locale of the machine.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Subjects:
    """The subjects of one conversation partner: remembers which were used."""

    def __init__(self, topics: tuple[str, ...], rng: Random) -> None:
        self._topics = topics
        self._rng = rng
        self._statements = self._shuffled(STATEMENTS)
        self._questions = self._shuffled(QUESTIONS)

    def statement(self, on: date) -> str:
        return self._fill(next(self._statements), on)

    def question(self, on: date) -> str:
        return self._fill(next(self._questions), on)

    def _shuffled(self, frames: dict[str, float]) -> Iterator[tuple[str, str]]:
        """Every (frame, topic), the likelier frames earlier; all over again when they are used up."""
        while True:
            pairs = list(product(frames, self._topics))
            yield from sorted(pairs, key=lambda pair: -(self._rng.random() ** (1 / frames[pair[0]])))

    def _fill(self, choice: tuple[str, str], on: date) -> str:
        frame, topic = choice
        other = self._rng.choice([each for each in self._topics if each != topic])
        weekday = WEEKDAYS[(on.weekday() + self._rng.randint(2, 4)) % 7]
        text = frame.format(x=topic, y=other, month=MONTHS[on.month - 1], weekday=weekday)
        return text[0].upper() + text[1:]
