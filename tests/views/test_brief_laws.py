"""What holds for every brief, however hostile the names, subjects and places in it."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, datetime, timezone
from datetime import timedelta as span
from html.parser import HTMLParser
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.core.records import (
    Appointment,
    Balance,
    Brief,
    Channel,
    Fact,
    Guest,
    Meeting,
    Missed,
    Rejected,
    SourceReading,
    Suggestion,
)
from agent.views import brief_html, brief_json, brief_text, plain

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=https://tracker.example/p.gif onerror=alert(1)>',
    "</style><link rel=stylesheet href=//evil.example/x.css>",
    "</title><iframe src='https://evil.example'>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "\u202eevil\u202c \u2066x\u2069 \u200b",
    "\x1b[2J\x1b]0;title\x07\r\n.\r\n",
    "<!-- <base href=https://evil.example>",
    "&#x3c;script&#x3e;",
    "\ud800",
    "長" * 70,
)
ALLOWED_TAGS = {"html", "head", "meta", "title", "style", "body", "main", "header", "section", "footer"}
ALLOWED_TAGS |= {"h1", "h2", "p", "ol", "ul", "li", "b", "bdi", "span", "time", "code"}
ALLOWED_ATTRIBUTES = {"lang", "dir", "charset", "name", "content", "http-equiv", "class", "datetime"}

zones = st.sampled_from(
    [UTC, ZoneInfo("Europe/Berlin"), ZoneInfo("America/St_Johns"), timezone(span(hours=-11, minutes=-30))]
)
texts = st.text(max_size=12) | st.sampled_from(ATTACKS) | st.sampled_from([a + b for a in ATTACKS for b in ATTACKS])
instants = st.datetimes(datetime(1980, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
shares = st.floats(0, 1)


def tuples(items: st.SearchStrategy[Any], most: int = 1) -> st.SearchStrategy[Any]:
    return st.lists(items, max_size=most).map(tuple)


facts = st.builds(Fact, texts, st.none() | instants, st.none() | texts, st.none() | texts)
suggestions = st.builds(
    Suggestion, texts, texts, tuples(texts), tuples(texts), texts, tuples(facts), shares, st.none() | texts
)
meetings = st.builds(
    Meeting,
    *(texts, instants, instants, texts, texts, st.sampled_from(Channel), tuples(texts)),
    *(st.integers(0, 9), shares, st.booleans()),
)
guests = st.builds(Guest, texts, texts, st.none() | instants, st.none() | instants, texts, tuples(facts))
sources = st.builds(
    SourceReading,
    *(texts, texts, st.sampled_from(["ok", "partial", "failed", "never"]), st.none() | instants, texts),
)
briefs = st.builds(
    Brief,
    on=st.dates(),
    made_at=instants,
    owner_name=texts,
    suggestions=tuples(suggestions, 2),
    today=tuples(st.builds(Appointment, st.none() | texts, meetings, tuples(guests))),
    balance=st.builds(Balance, st.integers(0, 99), st.integers(0, 99), nearest_wished=st.integers(0, 15)),
    sources=tuples(sources, 2),
    rejected=tuples(st.builds(Rejected, suggestions, texts)),
    missed=tuples(st.builds(Missed, st.dates(), st.sampled_from(["off", "undelivered", "unsure"])), 4),
)


# A brief is a large thing to draw; on a small or busy machine that takes longer than hypothesis likes.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Page(HTMLParser):
    """The tags and attributes of a page, and what stands in its style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, set[str | None]] = {}
        self.styles: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for key, value in attrs:
            self.attributes.setdefault(key, set()).add(value)

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "style":
            self.styles.append(data)


def is_harmless(text: str) -> bool:
    marks = set(text) - set("\n\u200c\u200d")
    return not any(unicodedata.category(mark) in ("Cc", "Cf", "Cs") for mark in marks)


@given(briefs, zones)
@patient
def test_a_frozen_brief_comes_back_as_it_was(brief: Brief, zone: Any) -> None:
    document = json.dumps(brief_json.as_json(brief, zone=zone, candidates=True))
    assert brief_json.from_json(json.loads(document)) == brief


@given(briefs)
@patient
def test_candidates_are_listed_only_when_asked_for(brief: Brief) -> None:
    full = brief_json.as_json(brief, zone=UTC, candidates=True)
    assert len(full.pop("candidates")) == len(brief.rejected)
    assert brief_json.as_json(brief, zone=UTC, candidates=False) == full


@given(briefs, zones)
@patient
def test_a_page_has_only_our_tags_and_nothing_to_load_or_follow(brief: Brief, zone: Any) -> None:
    page = Page(brief_html.render(brief, zone=zone))
    assert set(page.tags) <= ALLOWED_TAGS
    assert set(page.attributes) <= ALLOWED_ATTRIBUTES
    values = " ".join(value or "" for key in page.attributes for value in page.attributes[key])
    assert "//" not in values
    assert "evil" not in values
    assert not any(word in style for style in page.styles for word in ("url(", "@import", "evil"))
    assert page.tags.count("h1") == page.tags.count("style") == 1


@given(briefs, zones)
@patient
def test_a_page_holds_no_control_or_direction_marks(brief: Brief, zone: Any) -> None:
    assert is_harmless(brief_html.render(brief, zone=zone))


@given(briefs, zones, st.integers(40, 120))
@patient
def test_every_line_of_the_text_is_harmless_and_fits(brief: Brief, zone: Any, width: int) -> None:
    text = brief_text.render(brief, zone=zone, width=width)
    assert is_harmless(text)
    assert max(plain.cells(line) for line in text.split("\n")) <= width


@given(briefs)
@patient
def test_colour_adds_nothing_but_colour(brief: Brief) -> None:
    coloured = brief_text.render_terminal(brief, zone=UTC, colour=True)
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == brief_text.render(brief, zone=UTC)


@given(briefs)
@patient
def test_a_brief_never_says_nothing_of_what_could_not_be_read(brief: Brief) -> None:
    text = brief_text.render(brief, zone=UTC, width=2000)
    named = [line for line in text.splitlines() if line.startswith(("I could", "I have not read"))]
    assert len(named) == sum(source.state != "ok" for source in brief.sources)
    if named:
        assert "Nothing today" not in text
