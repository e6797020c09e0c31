"""One person of `people --json`: the keys and their order are a promise to whoever reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import Any

from agent.core.records import Group, Introduction, OwnerWord, Tie, Verb
from agent.views.instants import local_iso


def as_json(
    tie: Tie,
    *,
    zone: tzinfo,
    awaiting_me: Sequence[str] = (),
    awaiting_them: Sequence[str] = (),
    groups: Sequence[Group] = (),
    introduction: Introduction | None = None,
    words: Sequence[OwnerWord] = (),
    circle_reason: str | None = None,
) -> dict[str, Any]:
    """A tie with its person. `awaiting_*` are ids of messages that wait for the owner, or for the person;
    `groups` are those that the person and the owner are seen in, besides those of the address book;
    `words` are the owner's; `circle_reason` says why suggestions may come from this person, None that they do not.
    """
    person = tie.person
    return {
        "id": person.id,
        "name": person.name,
        "addresses": list(person.addresses),
        "kind": person.kind.value,
        "closeness": round(tie.closeness, 4),
        "circle": tie.circle,
        "in_circle": circle_reason is not None,
        "circle_reason": circle_reason,
        "state": None if tie.state is None else tie.state.value,
        "p_contact_30d": _rounded(tie.p_contact_30d),
        "p_contact_90d": _rounded(tie.p_contact_90d),
        "usual_gap_days": _rounded(tie.usual_gap_days),
        "last_contact": local_iso(tie.last_contact_at, zone),
        "last_from_me": local_iso(tie.last_from_me_at, zone),
        "last_from_them": local_iso(tie.last_from_them_at, zone),
        "last_met": local_iso(tie.last_met_at, zone),
        "next_planned": local_iso(tie.next_planned_at, zone),
        "active_days": tie.active_days,
        "messages_in": tie.messages_in,
        "messages_out": tie.messages_out,
        "meetings_in_person": tie.meetings_in_person,
        "meetings_online": tie.meetings_online,
        "meetings_unknown": tie.meetings_unknown,
        "started_by_me": tie.started_by_me,
        "started_by_them": tie.started_by_them,
        "groups": [_seen(group, zone) for group in groups] + [_written_down(label) for label in person.groups],
        "introduced_by": None if introduction is None else introduction.by,
        "awaiting_me": list(awaiting_me),
        "awaiting_them": list(awaiting_them),
        "pinned": any(one.verb is Verb.PIN for one in words),
        "never": any(one.verb is Verb.NEVER for one in words),
    }


def _seen(group: Group, zone: tzinfo) -> dict[str, Any]:
    """A group that the mail and the calendar show. `active` are the members who wrote or met."""
    return {
        "label": group.label or None,
        "source": "mail and calendar",
        "id": group.id,
        "members": list(group.members),
        "active": list(group.active),
        "first": local_iso(group.first_at, zone),
        "last": local_iso(group.last_at, zone),
        "last_met": local_iso(group.last_met_at, zone),
        "next_planned": local_iso(group.next_at, zone),
        "usual_gap_days": _rounded(group.usual_gap_days),
        "ended": group.ended,
    }


def _written_down(label: str) -> dict[str, Any]:
    """A group of the address book, of which no more than its name is known."""
    unknown = ("id", "members", "active", "first", "last", "last_met", "next_planned", "usual_gap_days", "ended")
    return {"label": label, "source": "address book"} | dict.fromkeys(unknown)


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 6)
