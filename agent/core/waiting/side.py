"""What is learned of one side's answers: the habit, and what the two models have promised of it."""

from __future__ import annotations

from collections import deque
from datetime import datetime

from agent.core.records import Channel
from agent.core.waiting.calibration import Promises
from agent.core.waiting.habit import FATE_AFTER, Habit
from agent.core.waiting.lying import Lying


class Side:
    """Of the owner, or of the others. What programs send teaches nothing."""

    def __init__(self, began_at: datetime, now: datetime) -> None:
        """Between these two moments lie all letters that will come."""
        self.habit = Habit(began_at)
        self.as_it_came = Promises()
        self.while_it_lay = Promises()
        self._now = now
        self._unsettled: deque[Lying] = deque()
        self._promised: deque[tuple[datetime, float, Lying]] = deque()

    def laid(self, one: Lying) -> None:
        if one.post.channel is not Channel.AUTOMATIC:
            self._unsettled.append(one)

    def promise(self, one: Lying, moment: datetime, log_odds: float) -> None:
        """What the second model said at a moment of a letter that lay there; by and by we learn what came."""
        if one.post.channel is not Channel.AUTOMATIC:
            self._promised.append((moment, log_odds, one))

    def answer(self, one: Lying, at: datetime) -> None:
        """It was answered, for the first time."""
        one.answered_at = at
        delay = at - one.post.at
        self.habit.note_delay(one.other, delay)
        if delay <= FATE_AFTER and one.post.channel is not Channel.AUTOMATIC:
            self.habit.note(one.other, one.kind, one.post.at, answered=True)

    def settle(self, at: datetime) -> None:
        """Learn from all whose fate is known by a moment."""
        while self._unsettled and self._unsettled[0].post.at + FATE_AFTER <= at:
            one = self._unsettled.popleft()
            fate_at = one.post.at + FATE_AFTER
            came = one.answered_at is not None and one.answered_at <= fate_at
            if not came:
                self.habit.note(one.other, one.kind, one.post.at, answered=False)
            self.as_it_came.add(one.log_odds, came, self._now - fate_at)
        while self._promised and self._promised[0][0] + FATE_AFTER <= at:
            moment, log_odds, one = self._promised.popleft()
            came = one.answered_at is not None and one.answered_at <= moment + FATE_AFTER
            self.while_it_lay.add(log_odds, came, self._now - moment - FATE_AFTER)
