"""Instants as they stand in the database: ISO 8601, UTC, to the second, so that they sort as text."""

from __future__ import annotations

from datetime import UTC, datetime

EVER = datetime.min.replace(tzinfo=UTC)  # since when everything counts


def iso(instant: datetime) -> str:
    """An aware instant as text: "2026-03-03T09:00:00Z"."""
    if instant.tzinfo is not UTC:
        instant = instant.astimezone(UTC)
    return instant.isoformat()[:19] + "Z"


def iso_or_none(instant: datetime | None) -> str | None:
    return None if instant is None else iso(instant)


def instant(text: str) -> datetime:
    """The aware UTC instant behind `iso`'s text."""
    return datetime.fromisoformat(text)


def instant_or_none(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
