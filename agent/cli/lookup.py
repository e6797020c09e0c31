"""What `helpfirst why` means by a word: a suggestion, or a person; and what it shows of either."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Any

import click

from agent import gather
from agent.cli import wiring
from agent.core.ledger.told import told
from agent.core.people.called import called
from agent.core.people.identity.evidence import Edge
from agent.core.records import Fact, Group, Introduction, Kind, Owner, Suggestion, Tie
from agent.core.suggestions import own_words
from agent.core.suggestions.common_ground import group_fact, introduction_fact, what_became_of_it
from agent.errors import UserError
from agent.gather.people import Everybody, because
from agent.store import briefs, people
from agent.store.database import Database
from agent.views import brief_json, people_json, why_text, words_json
from agent.views.instants import local_iso

LETTERS_SHOWN = 6
MEETINGS_SINCE = timedelta(days=365)
MEETINGS_SHOWN = 5
CHOICES_SHOWN = 8
GROUPS_SHOWN = 5
BROUGHT_SHOWN = 5
DEEDS_SHOWN = 6


def suggestion(db: Database, word: str) -> Suggestion | None:
    """The suggestion with this id, or with this number in the latest brief; None if there is none."""
    numbered = word.isdigit() and len(word) == 1
    frozen = briefs.latest(db) if numbered else briefs.holding(db, word.lower())
    if frozen is None:
        if numbered:
            raise UserError(f"There is no brief yet, so no suggestion {word}. `helpfirst brief` makes today's.")
        return None
    made = brief_json.from_json(json.loads(frozen.document))
    if not numbered:
        return next((one for one in made.suggestions if one.id == word.lower()), None)
    if not 1 <= int(word) <= len(made.suggestions):
        raise UserError(f"The brief of {made.on} has no suggestion {word}.")
    return made.suggestions[int(word) - 1]


def person(who: Everybody, word: str) -> str:
    """The id of the one person whom an id, an address or a name means. Raises UserError."""
    found = called((one.person for one in who.by_id.values()), word)
    if len(found) == 1:
        return found[0].id
    if not found:
        raise UserError(f'Nobody and nothing here is called "{word}". `helpfirst people --all` lists everybody.')
    choices = [f"  {one.name} <{one.addresses[0]}>" for one in found[:CHOICES_SHOWN]]
    raise UserError(f'"{word}" may be {len(found)} people. Give the address of the one you mean:', *choices)


def show_suggestion(one: Suggestion, zone: tzinfo, as_json: bool) -> None:
    if as_json:
        wiring.print_json(brief_json.suggestion_as_json(one, zone))
    else:
        click.echo(why_text.why_suggestion(one, zone, wiring.width()), nl=False)


def show_person(
    db: Database, who: Everybody, person_id: str, owner: Owner, now: datetime, as_json: bool
) -> None:
    """Everything known about one person."""
    ties = {tie.person.id: tie for tie in gather.ties(db, who, now, Kind)}
    tie = ties[person_id]
    groups = [one for one in gather.groups.groups(db, who, owner, now) if person_id in one.members]
    introductions = gather.groups.introductions(db, who, ties, now)
    reasons = because(db, who.by_id[person_id], now)
    ledger = gather.ledger.empty(who, owner)
    open_letters = gather.waiting(db, who, owner, now, ledger=ledger)
    open_matters = [one for one in open_letters if one.person_id == person_id and one.shown]
    words = who.words.get(person_id, ())
    deeds = [told(one) for one in ledger.entries() if one.person_id == person_id]
    if as_json:
        ids = {way: [w.message_id for w in open_matters if w.direction == way] for way in ("me", "them")}
        document = people_json.as_json(
            tie,
            zone=owner.zone,
            awaiting_me=ids["me"],
            awaiting_them=ids["them"],
            groups=groups,
            introduction=introductions.get(person_id),
            words=words,
        )
        because_of = {
            "because": [brief_json.fact_as_json(one, owner.zone) for one in reasons],
            "one_person": [_tie_as_json(edge, owner) for edge in who.by_id[person_id].ties],
            "asked_and_given": [brief_json.fact_as_json(one, owner.zone) for one in deeds],
        }
        wiring.print_json(document | because_of | {"words": [words_json.as_json(one, owner.zone) for one in words]})
        return
    text = why_text.why_person(
        tie,
        because=reasons,
        written=_written(db, who, tie, now),
        met=_met(db, who, owner, tie, now),
        together=_together(ties, person_id, groups, introductions, owner.zone, now),
        open_matters=[
            Fact(
                f'"{one.subject}": {"may be waiting for you" if one.direction == "me" else "you may be waiting"}.',
                one.at,
                message_id=one.message_id,
            )
            for one in open_matters
        ],
        asked_and_given=deeds[: -DEEDS_SHOWN - 1 : -1],
        one_person=[Fact(_why_one(edge), _latest(edge)) for edge in who.by_id[person_id].ties],
        own_words=list(own_words.everything(words, now, owner.zone)),
        zone=owner.zone,
        now=now,
        width=wiring.width(),
    )
    click.echo(text, nl=False)


def _why_one(edge: Edge) -> str:
    """Why two addresses are taken for one person; what speaks against it was outweighed."""
    facts = "; ".join(reason.fact for reason in edge.reasons if reason.bits > 0)
    return f"{edge.one} and {edge.other}: {facts}"


def _latest(edge: Edge) -> datetime | None:
    return max((reason.at for reason in edge.reasons if reason.bits > 0 and reason.at), default=None)


def _tie_as_json(edge: Edge, owner: Owner) -> dict[str, Any]:
    facts = [{"fact": one.fact, "at": local_iso(one.at, owner.zone)} for one in edge.reasons if one.bits > 0]
    return {"addresses": [edge.one, edge.other], "because": facts}


def _written(db: Database, who: Everybody, tie: Tie, now: datetime) -> list[Fact]:
    """The latest letters, latest first."""
    letters = people.letters_with(db, who.by_id[tie.person.id].rows, now, LETTERS_SHOWN)
    return [
        Fact(f'{"You wrote" if one.own else "They wrote"}: "{one.subject}".', one.at, message_id=one.message_id)
        for one in reversed(letters)
    ]


def _met(db: Database, who: Everybody, owner: Owner, tie: Tie, now: datetime) -> list[Fact]:
    """The latest meetings of the last year, latest first; also those of which the owner told."""
    since = now - MEETINGS_SINCE
    seen = gather.meetings_between(db, who, since, now, now)
    told = gather.told_of(who, owner, seen, since, now)
    theirs = [one for one in (*seen, *told) if tie.person.id in one.people]
    latest = sorted(theirs, key=lambda one: one.starts_at, reverse=True)[:MEETINGS_SHOWN]
    return [
        Fact(f"{one.summary or 'A meeting'} ({one.channel}).", one.starts_at, event_uid=one.event_uid) for one in latest
    ]


def _together(
    ties: Mapping[str, Tie],
    person_id: str,
    groups: Sequence[Group],
    introductions: Mapping[str, Introduction],
    zone: tzinfo,
    now: datetime,
) -> list[Fact]:
    """How they came to know each other, whom they brought to the owner, and what they work on together."""
    names = {one: tie.person.name for one, tie in ties.items()}
    facts = []
    if (own := introductions.get(person_id)) is not None:
        facts.append(introduction_fact(own, names[own.by], zone))
    brought = [one for one in introductions.values() if one.by == person_id]
    for one in sorted(brought, key=lambda one: one.at, reverse=True)[:BROUGHT_SHOWN]:
        fact = introduction_fact(one, names[one.by], zone, names[one.person_id])
        became = what_became_of_it(ties[one.person_id], now, zone)
        facts.append(replace(fact, fact=f"{fact.fact[:-1]}; {became}"))
    return facts + [group_fact(one, names, now, zone) for one in groups[:GROUPS_SHOWN]]
