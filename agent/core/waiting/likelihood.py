"""How likely is it that a letter is answered? Two logistic models: as it comes, and while it lies there unanswered.

Source: INFERENCE 5, Score at arrival, for the kind of model and what it looks at. The coefficients are fitted by
tests/quality/fit_waiting.py (ridge) on the owners of four mailing lists and some of a company's mailboxes. Such mail
has few questions, so what a subject says is taken from the pilot, by half. What the owner's own past says about the
coefficients follows in agent.core.waiting.calibration.
"""

from __future__ import annotations

import math
from operator import mul
from typing import NamedTuple

from agent.core.records import Channel, Post
from agent.core.subjects import FORWARD_PREFIX, has_asking_words

Model = tuple[float, tuple[float, ...]]  # intercept and coefficients
# In the order of Arrival, and of Arrival and Since.
AS_IT_CAME = (-0.521, (-0.172, -0.148, 0.488, -0.345, 0.572, -0.21, 0.695, 0.555, 0.354, 0.426, -0.113))
WHILE_IT_LIES = (
    -1.463,
    (-0.229, -0.073, 0.52, -0.293, 0.448, -0.331, 0.706, 0.517, 0.274, 0.382, -0.098, 0.483, 0.622, 0.01),
)
QUESTION, ASKING, FORWARDED = 0.5, 0.1, -0.3  # half of the pilot's
CHANNEL = {Channel.AUTOMATIC: -6.0}  # judgement: what a program sends is hardly ever answered


class Arrival(NamedTuple):
    """What is known of a letter when it comes, as numbers. Whoever may answer it is the reader."""

    alone_in_to: float
    log_to: float  # log of the recipients in To
    first: float  # the reader leads in To
    log_copy: float  # log of 1 + the reader's place in Cc, from 1; 0 in To
    log_theirs: float  # log of 1 + the reader's letters that it refers to
    log_depth: float  # log of 1 + all letters that it refers to
    opens: float  # it answers nothing
    usual: float  # log-odds of an answer of the reader's
    pair: float  # by how much it differs for this writer
    kind: float  # and for this kind of letter
    log_load: float  # log of 1 + letters to the reader within the week before


class Since(NamedTuple):
    """What has happened since."""

    log_still: float  # log of the share of the reader's answers that take longer
    unseen: float  # the reader has not written to anybody
    answered_by_other: float


def arrival_log_odds(x: Arrival, post: Post) -> float:
    """Of an answer within 14 days, when the letter comes."""
    return _log_odds(AS_IT_CAME, x) + of_the_text(post)


def lying_log_odds(x: Arrival, since: Since, post: Post) -> float:
    """Of an answer within the next 14 days, while it lies there unanswered."""
    return _log_odds(WHILE_IT_LIES, (*x, *since)) + of_the_text(post)


def of_the_text(post: Post) -> float:
    """What subject and channel add."""
    subject = post.subject
    return (
        (QUESTION if "?" in subject else 0.0)
        + (ASKING if has_asking_words(subject) else 0.0)
        + (FORWARDED if FORWARD_PREFIX.match(subject) else 0.0)
        + CHANNEL.get(post.channel, 0.0)
    )


def place_of(reader: str, post: Post) -> tuple[float, float, float, float]:
    """The first four of Arrival."""
    to, cc = post.to, post.cc
    in_to = reader in to
    return (
        float(in_to and len(to) == 1),
        math.log(max(1, len(to))),
        float(in_to and to[0] == reader),
        0.0 if in_to or reader not in cc else math.log1p(1 + cc.index(reader)),
    )


def _log_odds(model: Model, x: tuple[float, ...]) -> float:
    intercept, coefficients = model
    total: float = sum(map(mul, coefficients, x), intercept)
    return total
