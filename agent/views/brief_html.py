"""A brief as one HTML page, for the text/html part of the mail and for a browser.

No script, no image, nothing to load; no link but, in the mail, those that write to the owner. Everything that a
stranger wrote goes through a filter of `plain` and through jinja2's escaping.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import tzinfo
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from agent.core.dates import exact_day, local_date, long_day
from agent.core.records import Brief
from agent.views import brief_words as words
from agent.views import identity_text, plain
from agent.views.actions import Actions


def render(brief: Brief, *, zone: tzinfo, actions: Actions | None = None) -> str:
    """The whole brief, times in the owner's zone. `actions`, for the mail, stand under each suggestion."""
    return _environment().get_template("brief.html.j2").render(brief=brief, zone=zone, actions=actions or {})


def pieces(text: str, names: Iterable[str]) -> list[tuple[str, bool]]:
    """A sentence in pieces, of which the first mention of each name is True: it is set apart.

    In `bdi` a Hebrew or Arabic name does not reorder the words and numbers beside it.
    """
    wanted = sorted({plain.clean(name) for name in names} - {""}, key=len, reverse=True)
    if not wanted:
        return [(plain.sentence(text), False)]
    parts = re.split(r"(?<!\w)(" + "|".join(map(re.escape, wanted)) + r")(?!\w)", plain.sentence(text))
    return [(part, at % 2 == 1 and part not in parts[:at]) for at, part in enumerate(parts)]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"words": words, "long_day": long_day, "question": identity_text.question}
    environment.filters |= {
        "name": plain.name,
        "sentence": plain.sentence,
        "event_title": lambda text: plain.clip(text, plain.SUBJECT),
        "place": lambda text: plain.clip(text, plain.PLACE),
        "pieces": pieces,
        "exact_day": exact_day,
        "local_date": local_date,
    }
    return environment
