"""What the brief should find: the few conversations that are told exactly, in days before `now`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from agent.sample.cast import (
    EDMUND,
    EDUCATION,
    ELSA,
    EXHIBITION,
    JO,
    KIT,
    LEIF,
    LENA,
    MARTHA,
    NADIA,
    NOOR,
    OSKAR,
    ROSA,
    SAMIR,
    Person,
)
from agent.sample.letters import Letter, answer, write_letter
from agent.sample.setting import SATURDAY, Setting


@dataclass(frozen=True, slots=True)
class Scene:
    """A conversation: who writes after whom, the first of them to all the others."""

    days_ago: float
    hour: float  # of the first letter; the next ones follow some hours apart
    subject: str
    writers: tuple[Person, ...]  # one for each letter


LENA_ASKS = "Could you lend us the lighthouse prints?"
OSKAR_ASKS = "A picture of the old slipway for the parish page?"
RARE_TOPIC = ("cyanotype", "botanical")  # what two people who never met each other both write about

SCENES = (
    # Coffee with Nadia was yesterday, and nobody has said thank you yet.
    Scene(6, 9.4, "The book dummy, over coffee", (NADIA, JO)),
    Scene(5, 11.0, "Bringing both papers along", (JO, NADIA, JO)),
    # Coffee with Samir is today; nothing is open between him and Jo.
    Scene(10, 10.1, "Coffee, and the harbour series", (SAMIR, JO, SAMIR, JO)),
    # Edmund, a mentor for more than a year, has been silent since.
    Scene(94, 9.1, "The estuary, in the right order", (EDMUND, JO)),
    # Rosa introduces Kit, who becomes a friend; Jo introduces Leif and Martha.
    Scene(209, 9.2, "Introducing Kit Anselm and Jo Marlow", (ROSA, JO, KIT)),
    Scene(133, 14.2, "Introduction: Leif Castellan and Martha Velt", (JO, LEIF, MARTHA)),
    # Noor and Elsa share a rare topic and do not know of each other.
    Scene(47, 10.3, "Cyanotype on linen", (NOOR, JO)),
    Scene(33, 15.2, "Botanical cyanotype, second try", (NOOR, JO)),
    Scene(13, 9.9, "A botanical pattern in cyanotype", (NOOR, JO)),
    Scene(39, 11.4, "Botanical sheets for a cyanotype evening", (ELSA, JO)),
    Scene(22, 16.0, "Toning a cyanotype", (ELSA, JO, ELSA, JO)),
    Scene(9, 10.6, "Cyanotype and the botanical drawers", (ELSA, JO)),
    # The education committee has done its work.
    Scene(20, 10.0, "The schools programme is done: thank you all", (JO, *EDUCATION.members, JO)),
    Scene(4, 12.1, "Between Tides, the last wall text", (*EXHIBITION.members, JO)),
)


def scenes(setting: Setting) -> Iterator[Letter]:
    for scene in SCENES:
        yield from _played(setting, Random(f"scene {scene.subject}"), scene)
    yield from _still_open(setting)


def _played(setting: Setting, rng: Random, scene: Scene) -> Iterator[Letter]:
    at, letter = setting.at(scene.days_ago, scene.hour), None
    for writer in scene.writers:
        at = setting.back_from_holiday(at, rng) if writer is JO else at
        if letter is None:
            others = dict.fromkeys(each.contact for each in scene.writers if each is not writer)
            letter = write_letter(setting, rng, writer, tuple(others), scene.subject, at)
        else:
            letter = answer(setting, rng, writer, letter, at)
        yield letter
        at += timedelta(hours=rng.uniform(0.5, 1.5))


def _still_open(setting: Setting) -> Iterator[Letter]:
    """Two questions that Jo has not answered: a friend's, and a weaker one of which she had a copy."""
    rng = Random("open questions")
    days_ago = _working_day_about(setting, 5)
    yield write_letter(setting, rng, LENA, (JO.contact,), LENA_ASKS, setting.at(days_ago, 10.7))
    letter = write_letter(setting, rng, OSKAR, (ROSA.contact,), OSKAR_ASKS, setting.at(8, 17.3))
    yield replace(letter, cc=(JO.contact,))


def _working_day_about(setting: Setting, days_ago: int) -> int:
    """So many days ago, or the Monday after if that was a weekend."""
    into_weekend = setting.day(days_ago).weekday() - SATURDAY
    return days_ago if into_weekend < 0 else days_ago - (2 - into_weekend)
