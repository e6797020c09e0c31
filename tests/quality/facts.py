"""Is it true? Every fact of a brief is looked up again in the raw files, by code that shares nothing with the kinds.

Who is who (which addresses are one person) is taken from helpfirst; all else is read from the headers of the mbox and
from the calendar files by the standard library and icalendar. A sentence that nobody knows how to check is a problem.
"""

from __future__ import annotations

import mailbox
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path
from typing import Any, NamedTuple

import icalendar

Json = Mapping[str, Any]
PREFIX = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|wg|sv|vs|antw|tr|rif)\s*(?:\[\d+\])?\s*:)+\s*", re.IGNORECASE)
SECOND = timedelta(seconds=1)


class Mail(NamedTuple):
    at: datetime
    sender: str
    recipients: frozenset[str]
    subject: str
    id: str
    answers: frozenset[str]
    machine: bool
    by_list: bool


class Meeting(NamedTuple):
    uid: str
    starts_at: datetime
    title: str
    guests: frozenset[str]
    booked_at: datetime
    series: bool


@dataclass
class Witness:
    """What the raw files say. `own` are the owner's addresses."""

    mails: list[Mail]
    meetings: list[Meeting]
    own: frozenset[str]
    checked: Counter[str] = field(default_factory=Counter)

    def until(self, now: datetime) -> list[Mail]:
        return [mail for mail in self.mails if mail.at <= now]

    def sent_to(self, them: frozenset[str], since: datetime, now: datetime) -> list[Mail]:
        mine = (mail for mail in self.until(now) if mail.sender in self.own and mail.at > since + SECOND)
        return [mail for mail in mine if not them.isdisjoint(mail.recipients)]

    def came_from(self, them: frozenset[str], since: datetime, now: datetime) -> list[Mail]:
        return [mail for mail in self.until(now) if mail.sender in them and mail.at > since + SECOND]


class Claim(NamedTuple):
    """A fact among the others of its suggestion. `each`: the addresses of every person it is about."""

    fact: Json
    before: list[Json]
    each: list[frozenset[str]]
    now: datetime

    @property
    def them(self) -> frozenset[str]:
        return frozenset().union(*self.each)

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.fact["at"]).astimezone(UTC)

    @property
    def since(self) -> datetime:
        """Of the facts before, the latest moment."""
        return max(datetime.fromisoformat(one["at"]).astimezone(UTC) for one in self.before if one["at"])


def witness(mbox: Path, calendar: Path | None, own: Iterable[str]) -> Witness:
    box = mailbox.mbox(mbox)
    mails = sorted(mail for message in box if (mail := _mail(message)) is not None)
    box.close()
    files = sorted(calendar.glob("*.ics")) if calendar else []
    meetings = [one for path in files for one in _meetings(path)]
    return Witness(mails, meetings, frozenset(own))


def problems(brief: Json, seen: Witness, addresses: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """What is not true in a brief; without names. `addresses`: of each person, by id."""
    now = datetime.fromisoformat(brief["made_at"]).astimezone(UTC)
    for suggestion in brief["suggestions"]:
        each = [frozenset(addresses[person]) for person in suggestion["people"]]
        for place, fact in enumerate(suggestion["because"]):
            claim = Claim(fact, suggestion["because"][:place], each, now)
            form = _form(fact["fact"], suggestion["names"])
            seen.checked[suggestion["kind"]] += 1
            for problem in (*_of_source(claim, seen), *_of_sentence(claim, form, seen)):
                yield f"{suggestion['kind']}: {form}: {problem}"


# ---- what stands behind a fact ---------------------------------------------------------------------


def _of_source(claim: Claim, seen: Witness) -> Iterator[str]:
    fact, quoted = claim.fact, re.search(r"“(.*)”", claim.fact["fact"])
    if fact["at"] and claim.at > claim.now and not fact["event_uid"]:
        yield "lies in the future"
    if fact["message_id"]:
        found = [mail for mail in seen.mails if mail.id == fact["message_id"]]
        if not any(abs(mail.at - claim.at) <= SECOND for mail in found):
            yield "no such message at that time"
        elif quoted and not any(_same(quoted[1], mail.subject) for mail in found):
            yield "another subject"
    if fact["event_uid"]:
        events = [event for event in seen.meetings if event.uid == fact["event_uid"]]
        if not any(event.series or event.starts_at == claim.at for event in events):
            yield "no such event at that time"
        elif quoted and not any(_same(quoted[1], event.title) for event in events):
            yield "another title"


def _same(quoted: str, written: str) -> bool:
    plain = " ".join(PREFIX.sub("", written).split())
    return plain.startswith(" ".join(quoted.removesuffix("…").split()))


# ---- what a sentence says --------------------------------------------------------------------------


def _wrote_to_owner(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    found = [mail for mail in seen.mails if mail.id == claim.fact["message_id"]]
    return any(mail.sender in claim.them for mail in found)


def _owner_wrote(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    found = [mail for mail in seen.mails if mail.id == claim.fact["message_id"]]
    return any(mail.sender in seen.own and not claim.them.isdisjoint(mail.recipients) for mail in found)


def _unanswered(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    ids = {one["message_id"] for one in claim.before} - {None}
    mine = [mail for mail in seen.until(claim.now) if mail.sender in seen.own]
    return not any(ids & mail.answers for mail in mine)


def _nothing_sent(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    return not seen.sent_to(claim.them, claim.since, claim.now)


def _nothing_alone(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    ever = datetime.min.replace(tzinfo=UTC)
    return not [mail for mail in seen.sent_to(claim.them, ever, claim.now) if mail.recipients <= claim.them]


def _nothing_came(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    return not [mail for mail in seen.came_from(claim.them, claim.since, claim.now) if not mail.machine]


def _no_mail_between(claim: Claim, seen: Witness, found: re.Match[str]) -> bool:
    return _nothing_sent(claim, seen, found) and _nothing_came(claim, seen, found)


def _counts(claim: Claim, seen: Witness, found: re.Match[str]) -> bool:
    ever = datetime.min.replace(tzinfo=UTC)
    came = [mail for mail in seen.came_from(claim.them, ever, claim.now) if not mail.by_list]
    return (int(found[1]), int(found[2])) == (len(came), len(seen.sent_to(claim.them, ever, claim.now)))


def _days_in_touch(claim: Claim, seen: Witness, found: re.Match[str]) -> bool:
    """Days back from the hour of the brief; about, as who declined a meeting was not in touch."""
    days = len({(claim.now - at).days for at in _contacts(claim, seen)})
    return abs(int(found[1]) - days) <= max(2, days / 20)


def _days_since(claim: Claim, seen: Witness, found: re.Match[str]) -> bool:
    """On so many days since the fact before, and none later than this."""
    moments = [at for at in _contacts(claim, seen) if at > claim.since]
    days = len({at.date() for at in moments})
    return abs(int(found[1].replace("one", "1")) - days) <= 2 and _last_time(claim, seen, found)


def _last_time(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    return abs(max(_contacts(claim, seen, at_most=50)) - claim.at) <= SECOND


def _last_met(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    return claim.at in {one.starts_at for one in seen.meetings} or any(one.series for one in seen.meetings)


def _by_its_source(claim: Claim, _: Witness, __: re.Match[str]) -> bool:
    return bool(claim.fact["message_id"] or claim.fact["event_uid"])


def _never_together(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    mails = [mail.recipients | {mail.sender} for mail in seen.until(claim.now)]
    met = [one.guests for one in seen.meetings if one.booked_at <= claim.now]
    return not any(all(person & present for person in claim.each) for present in (*mails, *met))


def _first_together(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    moments = {mail.at for mail in seen.until(claim.now)} | {one.starts_at for one in seen.meetings}
    return claim.at in moments


def _nothing_planned(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    ahead = (one for one in seen.meetings if one.starts_at > claim.now >= one.booked_at)
    return not any(claim.them <= one.guests for one in ahead)


def _in_touch_since(claim: Claim, _: Witness, __: re.Match[str]) -> bool:
    return claim.fact["at"] is not None  # of somebody else than the suggestion is about


def _contacts(claim: Claim, seen: Witness, at_most: int = 10) -> set[datetime]:
    """When there was mail to so few, or a meeting. To more it is an announcement, and no contact."""
    mails = [
        mail.at
        for mail in seen.until(claim.now)
        if len(mail.recipients) <= at_most
        and not mail.machine
        and (mail.sender in claim.them or (mail.sender in seen.own and not claim.them.isdisjoint(mail.recipients)))
    ]
    past = (one for one in seen.meetings if one.starts_at <= claim.now)
    return {*mails, *(one.starts_at for one in past if not claim.them.isdisjoint(one.guests))}


CHECKS: dict[str, Callable[[Claim, Witness, re.Match[str]], bool]] = {
    r"N wrote to you: Q\.|N wrote: Q\.|N wrote last: Q\.|N answered\.": _wrote_to_owner,
    r"You wrote to N: Q\.|You wrote: Q\.|You asked N: Q\.|You wrote last: Q\.": _owner_wrote,
    r"No answer of yours is in your mail\.|No answer to it is in your mailbox\.": _unanswered,
    r"Nothing from you to (?:N|them) since\.": _nothing_sent,
    r"Nothing from you to N alone so far\.": _nothing_alone,
    r"Your first mail together: Q\.": _first_together,
    r"Nothing from N since\.|No word from N since the first of them\.": _nothing_came,
    r"No mail between you since\.": _no_mail_between,
    r"So far (\d+) mails? from N and (\d+) from you\.": _counts,
    r"You were in touch on about (\d+) days, about .*": _days_in_touch,
    r"In touch on (\d+|one) days? since, the last time\.": _days_since,
    r"You last met in person(?:: Q)?\.|Q, .*\.|You met before: .*": _by_its_source,
    r"The last time so far\.": _last_time,
    r"You last met\.": _last_met,
    r"You met(?: at .*?)?: .*|.*Q.*, the last time before that\.|You had invited to .*": _by_its_source,
    r"You met for Q\.|.* brought .* together on .*|.* wrote last: Q\.": _by_its_source,
    r"N wrote to you for the first time.*|.* were? invited too\.|.* had the same mail\.": _by_its_source,
    r"You were together on .* days?, the first of them\.": _first_together,
    r"They have never been in one mail or meeting with you\.": _never_together,
    r"Nothing is planned\.": _nothing_planned,
    r"You and .* have been in touch on about .* days? since, the last time .*": _in_touch_since,
}


def _of_sentence(claim: Claim, form: str, seen: Witness) -> Iterator[str]:
    for pattern, check in CHECKS.items():
        found = re.fullmatch(pattern, form)
        if found:
            if not check(claim, seen, found):
                yield "not true"
            return
    yield "nobody knows how to check it"


def _form(sentence: str, names: Iterable[str]) -> str:
    """The sentence with N for names and Q for what is quoted."""
    form = re.sub(r"“.*”|a mail without a subject", "Q", sentence)
    for name in sorted(names, key=len, reverse=True):
        form = form.replace(name, "N")
    return form


# ---- reading ---------------------------------------------------------------------------------------


def _mail(message: mailbox.mboxMessage) -> Mail | None:
    try:
        at = parsedate_to_datetime(str(message["Date"])).astimezone(UTC)
        ((_, sender), *_) = getaddresses([str(message["From"])])
    except (TypeError, ValueError):
        return None
    fields = [str(value) for name in ("To", "Cc", "Bcc") for value in message.get_all(name, [])]
    recipients = frozenset(address.lower() for _, address in getaddresses(fields) if address)
    references = f"{message['In-Reply-To'] or ''} {message['References'] or ''}"
    marks = ("List-Id", "List-Post", "Auto-Submitted", "Precedence", "Feedback-ID", "List-Unsubscribe")
    machine = any(message[mark] for mark in marks) or "method=" in str(message["Content-Type"]).lower()
    subject = str(make_header(decode_header(str(message["Subject"] or "").replace("\n", ""))))
    return Mail(
        at, sender.lower(), recipients, subject, str(message["Message-ID"] or "").strip().strip("<>"),
        frozenset(re.findall(r"<([^<>\s]+)>", references)), machine, bool(message["List-Id"] or message["List-Post"]),
    )  # fmt: skip


def _meetings(path: Path) -> Iterator[Meeting]:
    for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
        begins = event["DTSTART"].dt
        if not isinstance(begins, datetime):
            continue
        named = event.get("ATTENDEE", [])
        guests = frozenset(
            str(one).lower().removeprefix("mailto:") for one in (named if isinstance(named, list) else [named])
        )
        begins = begins.astimezone(UTC)
        booked = event["CREATED"].dt.astimezone(UTC) if "CREATED" in event else begins
        yield Meeting(str(event["UID"]), begins, str(event.get("SUMMARY", "")), guests, booked, "RRULE" in event)
