"""A brief as JSON and back: for `brief --json`, and for freezing the brief of a morning.

Times are ISO 8601 with the offset of the owner's zone; on the way back they become UTC, so that
`from_json(as_json(brief, zone=zone, candidates=True)) == brief`. Unknown is null. Nothing is rounded or cut.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from agent.core.records import (
    Appointment,
    Balance,
    Brief,
    Channel,
    Doubt,
    Fact,
    Guest,
    Meeting,
    Missed,
    Rejected,
    SourceReading,
    Suggestion,
    Terms,
)
from agent.views.instants import local_iso

Json = dict[str, Any]


def as_json(brief: Brief, *, zone: tzinfo, candidates: bool) -> Json:
    """The documented keys of `brief --json`; with `candidates` also what was not chosen, and why not."""
    document: Json = {
        "date": brief.on.isoformat(),
        "made_at": local_iso(brief.made_at, zone),
        "owner_name": brief.owner_name,
        "sources": [_source(source, zone) for source in brief.sources],
        "today": [_appointment(appointment, zone) for appointment in brief.today],
        "suggestions": [suggestion_as_json(suggestion, zone) for suggestion in brief.suggestions],
        "balance": {
            "online": brief.balance.online,
            "in_person": brief.balance.in_person,
            "days": brief.balance.days,
            "unknown": brief.balance.unknown,
            "online_days": brief.balance.online_days,
            "in_person_days": brief.balance.in_person_days,
            "unknown_days": brief.balance.unknown_days,
            **_of_the_nearest(brief.balance),
        },
        "missed": [{"date": missed.on.isoformat(), "how": missed.how} for missed in brief.missed],
        "notes": list(brief.notes),
        "question": question_as_json(brief.question) if brief.question else None,
    }
    if candidates:
        document["candidates"] = [
            {**suggestion_as_json(rejected.suggestion, zone), "reason": rejected.reason} for rejected in brief.rejected
        ]
    return document


def _of_the_nearest(balance: Balance) -> Json:
    """Only where the owner wishes to see some of them."""
    if not balance.nearest_wished:
        return {}
    return {
        "nearest": balance.nearest,
        "nearest_seen": balance.nearest_seen,
        "nearest_wished": balance.nearest_wished,
    }


def from_json(document: Mapping[str, Any]) -> Brief:
    """The brief that `as_json` wrote. Raises KeyError or ValueError for anything else."""
    return Brief(
        on=date.fromisoformat(document["date"]),
        made_at=_utc(document["made_at"]),
        owner_name=document["owner_name"],
        suggestions=tuple(map(_suggestion_from, document["suggestions"])),
        today=tuple(map(_appointment_from, document["today"])),
        balance=Balance(**document["balance"]),
        sources=tuple(map(_source_from, document["sources"])),
        rejected=tuple(Rejected(_suggestion_from(item), item["reason"]) for item in document.get("candidates", ())),
        missed=tuple(Missed(date.fromisoformat(item["date"]), item["how"]) for item in document.get("missed", ())),
        notes=tuple(document.get("notes", ())),
        question=_question_from(document["question"]) if document.get("question") else None,
    )


# ---- out -------------------------------------------------------------------------------------------


def _source(source: SourceReading, zone: tzinfo) -> Json:
    return {
        "name": source.name,
        "kind": source.kind,
        "state": source.state,
        "last_read": local_iso(source.last_read_at, zone),
        "detail": source.detail,
    }


def _appointment(appointment: Appointment, zone: tzinfo) -> Json:
    meeting = appointment.meeting
    return {
        "event_uid": meeting.event_uid,
        "starts_at": local_iso(meeting.starts_at, zone),
        "ends_at": local_iso(meeting.ends_at, zone),
        "summary": meeting.summary,
        "location": meeting.location,
        "channel": meeting.channel.value,
        "company": meeting.company,
        "probability": meeting.probability,
        "recurring": meeting.recurring,
        "suggestion_id": appointment.suggestion_id,
        "person_ids": list(meeting.people),
        "people": [_guest(guest, zone) for guest in appointment.guests],
    }


def _guest(guest: Guest, zone: tzinfo) -> Json:
    return {
        "id": guest.id,
        "name": guest.name,
        "last_contact": local_iso(guest.last_contact_at, zone),
        "last_met": local_iso(guest.last_met_at, zone),
        "note": guest.note,
        "because": [fact_as_json(fact, zone) for fact in guest.because],
    }


def suggestion_as_json(suggestion: Suggestion, zone: tzinfo) -> Json:
    return {
        "id": suggestion.id,
        "kind": suggestion.kind,
        "people": list(suggestion.people),
        "names": list(suggestion.names),
        "text": suggestion.text,
        "because": [fact_as_json(fact, zone) for fact in suggestion.because],
        "need": suggestion.need,
        "draft": suggestion.draft,
        "certainty": suggestion.certainty,
        "propensity": suggestion.propensity,
        "rule": suggestion.terms._asdict() if suggestion.terms else None,
    }


def question_as_json(question: Doubt) -> Json:
    return {
        "people": list(question.people),
        "addresses": list(question.addresses),
        "name": question.name,
        "because": list(question.because),
    }


def fact_as_json(fact: Fact, zone: tzinfo) -> Json:
    return {
        "fact": fact.fact,
        "at": local_iso(fact.at, zone),
        "message_id": fact.message_id,
        "event_uid": fact.event_uid,
    }


# ---- and back --------------------------------------------------------------------------------------


def _source_from(item: Mapping[str, Any]) -> SourceReading:
    return SourceReading(
        name=item["name"],
        kind=item["kind"],
        state=item["state"],
        last_read_at=_utc_or_none(item["last_read"]),
        detail=item["detail"],
    )


def _appointment_from(item: Mapping[str, Any]) -> Appointment:
    meeting = Meeting(
        event_uid=item["event_uid"],
        starts_at=_utc(item["starts_at"]),
        ends_at=_utc(item["ends_at"]),
        summary=item["summary"],
        location=item["location"],
        channel=Channel(item["channel"]),
        people=tuple(item["person_ids"]),
        company=item["company"],
        probability=item["probability"],
        recurring=item["recurring"],
    )
    return Appointment(item["suggestion_id"], meeting, tuple(map(_guest_from, item["people"])))


def _guest_from(item: Mapping[str, Any]) -> Guest:
    return Guest(
        id=item["id"],
        name=item["name"],
        last_contact_at=_utc_or_none(item["last_contact"]),
        last_met_at=_utc_or_none(item["last_met"]),
        note=item["note"],
        because=tuple(map(_fact_from, item["because"])),
    )


def _suggestion_from(item: Mapping[str, Any]) -> Suggestion:
    return Suggestion(
        id=item["id"],
        kind=item["kind"],
        people=tuple(item["people"]),
        names=tuple(item["names"]),
        text=item["text"],
        because=tuple(map(_fact_from, item["because"])),
        need=item["need"],
        draft=item["draft"],
        certainty=item.get("certainty", 1.0),
        propensity=item.get("propensity"),
        terms=Terms(**item["rule"]) if item.get("rule") else None,
    )


def _question_from(item: Mapping[str, Any]) -> Doubt:
    (one, other), (address, another) = item["people"], item["addresses"]
    return Doubt((one, other), (address, another), item["name"], tuple(item["because"]))


def _fact_from(item: Mapping[str, Any]) -> Fact:
    return Fact(item["fact"], _utc_or_none(item["at"]), item["message_id"], item["event_uid"])


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _utc_or_none(text: str | None) -> datetime | None:
    return None if text is None else _utc(text)
