"""Briefs as they are kept: made into a document and two texts, and made again without somebody."""

from __future__ import annotations

import json
from datetime import tzinfo

from agent.core.people.identity.ids import person_id
from agent.core.records import Brief, Person
from agent.core.redaction import Traces, redacted
from agent.store import briefs
from agent.store.briefs import Frozen
from agent.store.database import Database
from agent.views import brief_json, brief_text


def as_kept(brief: Brief, zone: tzinfo) -> Frozen:
    """The brief in the forms in which it is kept."""
    from agent.views import brief_html  # templates: a brief that is only shown needs none

    text, html = brief_text.render(brief, zone=zone), brief_html.render(brief, zone=zone)
    return Frozen(brief.on, document_of(brief, zone), text, html)


def document_of(brief: Brief, zone: tzinfo) -> str:
    """The brief as JSON, with all that was considered."""
    return json.dumps(brief_json.as_json(brief, zone=zone, candidates=True), ensure_ascii=False)


def never_mention(db: Database, person: Person, zone: tzinfo) -> None:
    """Take a person out of every brief that is kept or about to be delivered."""
    traces = Traces(ids_of(person), frozenset({person.name, *person.addresses}))
    rewrite(db, traces, zone, titles=False)


def ids_of(person: Person) -> frozenset[str]:
    """Every id that the person may ever have had: it is derived from the address that was seen first by then."""
    return frozenset(person_id(address) for address in person.addresses)


def rewrite(db: Database, traces: Traces, zone: tzinfo, *, titles: bool) -> None:
    """Make every brief that holds such traces again without them; `titles` as in agent.core.redaction."""
    from agent import outbox  # it makes mails: a brief that is only shown needs none

    for on in briefs.dates(db):
        kept = briefs.frozen_on(db, on)
        assert kept is not None
        made = brief_json.from_json(json.loads(kept.document))
        changed = redacted(made, traces, titles=titles)
        if changed is not made:
            again = as_kept(changed, zone)
            briefs.replace(db, again, {one.id: one.text for one in changed.suggestions})
            outbox.replace_body(db, again, zone)
