"""Is it true? Every fact of a brief is looked up again in the raw files, by code that shares nothing with the kinds.

Who is who (which addresses are one person) is taken from helpfirst; all else is what tests.quality.raw_files has read.
A sentence that nobody knows how to check is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from tests.quality.raw_files import SECOND, Meeting, Witness

Json = Mapping[str, Any]
CROWD = 50  # a mail to more is a list's, no letter
PREFIX = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|wg|sv|vs|antw|tr|rif)\s*(?:\[\d+\])?\s*:)+\s*", re.IGNORECASE)


class Claim(NamedTuple):
    """A fact among the others of its suggestion. `each`: the addresses of every person it is about, `names` theirs."""

    fact: Json
    before: list[Json]
    each: list[frozenset[str]]
    names: list[str]
    made: datetime  # the hour of the brief, by the owner's clock

    @property
    def now(self) -> datetime:
        return self.made.astimezone(UTC)

    @property
    def quoted(self) -> str:
        found = re.search(r"“(.*)”", self.fact["fact"])
        return found[1] if found else ""

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


def problems(brief: Json, seen: Witness, addresses: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """What is not true in a brief; without names. `addresses`: of each person, by id."""
    made = datetime.fromisoformat(brief["made_at"])
    for suggestion in brief["suggestions"]:
        each = [frozenset(addresses[person]) for person in suggestion["people"]]
        for place, fact in enumerate(suggestion["because"]):
            claim = Claim(fact, suggestion["because"][:place], each, suggestion["names"], made)
            form = _form(fact["fact"], suggestion["names"])
            seen.checked[suggestion["kind"]] += 1
            for problem in (*_of_source(claim, seen), *_of_sentence(claim, form, seen)):
                yield f"{suggestion['kind']}: {form}: {problem}"


# ---- what stands behind a fact ---------------------------------------------------------------------


def _of_source(claim: Claim, seen: Witness) -> Iterator[str]:
    fact, quoted = claim.fact, claim.quoted
    if fact["at"] and claim.at > claim.now and not fact["event_uid"]:
        yield "lies in the future"
    if fact["message_id"]:
        found = [mail for mail in seen.mails if mail.id == fact["message_id"]]
        if not any(abs(mail.at - claim.at) <= SECOND for mail in found):
            yield "no such message at that time"
        elif quoted and not any(_same(quoted, mail.subject) for mail in found):
            yield "another subject"
    if fact["event_uid"]:
        titles = [one.title for one in seen.meetings if one.uid == fact["event_uid"] and _held_at(one, claim.at)]
        titles += [one.title for one in seen.days if one.uid == fact["event_uid"]]
        if not titles:
            yield "no such event at that time"
        elif quoted and not any(_same(quoted, title) for title in titles):
            yield "another title"


def _held_at(one: Meeting, at: datetime) -> bool:
    """Does it begin then? Of a series any day may be one, at about the same hour (clocks change)."""
    apart = (at - one.starts_at) % timedelta(days=1)
    same_hour = min(apart, timedelta(days=1) - apart) <= timedelta(hours=1)
    return one.starts_at == at or (one.series and at >= one.starts_at and same_hour)


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
    came, sent = seen.came_from(claim.them, ever, claim.now), seen.sent_to(claim.them, ever, claim.now)
    letters = [[mail for mail in mails if not mail.by_list and len(mail.recipients) <= CROWD] for mails in (came, sent)]
    return [int(found[1]), int(found[2])] == [len(mails) for mails in letters]


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
    return any(_held_at(one, claim.at) and _is_with(claim, one) for one in seen.meetings)


def _is_with(claim: Claim, one: Meeting) -> bool:
    """Were they invited, or does the title name one of them?"""
    words = {word for name in claim.names for word in name.lower().split()}
    return not claim.them.isdisjoint(one.guests) or not words.isdisjoint(re.findall(r"\w+", one.title.lower()))


def _with_them(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    """The letter or meeting that it names is one with them."""
    mails = (mail for mail in seen.mails if mail.id and mail.id == claim.fact["message_id"])
    met = (one for one in seen.meetings if one.uid == claim.fact["event_uid"])
    written = any(not claim.them.isdisjoint({*mail.recipients, mail.sender}) for mail in mails)
    return written or any(_is_with(claim, one) for one in met)


def _promised(claim: Claim, seen: Witness, found: re.Match[str]) -> bool:
    return any(
        (_exactly(one.on), f", by {_exactly(one.by)}" if one.by else "") == (found[1], found[2])
        and one.address in claim.them
        and one.text == claim.quoted
        for one in seen.promises
    )


def _exactly(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def _in_the_book(claim: Claim, seen: Witness, found: re.Match[str]) -> bool:
    """Today is the day that a card of theirs has; one of 29 February stands for the 28th where there is none."""
    dates = {one.dates.get(found[2]) for one in seen.cards if not claim.them.isdisjoint(one.addresses)}
    if claim.made.year % 4:
        dates = {(2, 28) if one == (2, 29) else one for one in dates}
    today = claim.made.date()
    return found[1] == f"{today.day} {today:%B}" and (today.month, today.day) in dates


def _on_a_card(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    return any(not claim.them.isdisjoint(one.addresses) for one in seen.cards)


def _today_in_the_calendar(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    today = claim.made.date().isoformat()
    mine = [one for one in seen.days if one.uid == claim.fact["event_uid"]]
    days = [one for one in mine if (one.on.isoformat()[4:] == today[4:] if one.yearly else one.on.isoformat() == today)]
    return any(all(name.lower().split()[0] in one.title.lower() for name in claim.names) for one in days)


def _nothing_today(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    midnight = datetime.combine(claim.made.date(), time(), claim.made.tzinfo).astimezone(UTC)
    return not seen.sent_to(claim.them, midnight - 2 * SECOND, claim.now)


def _by_its_source(claim: Claim, _: Witness, __: re.Match[str]) -> bool:
    return bool(claim.fact["message_id"] or claim.fact["event_uid"])


def _never_together(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    mails = [mail.recipients | {mail.sender} for mail in seen.until(claim.now)]
    met = [one.guests for one in seen.meetings if one.booked_at <= claim.now]
    return not any(all(person & present for person in claim.each) for present in (*mails, *met))


def _first_together(claim: Claim, seen: Witness, _: re.Match[str]) -> bool:
    mails = (mail for mail in seen.until(claim.now) if abs(mail.at - claim.at) <= SECOND)
    written = any(not claim.them.isdisjoint({*mail.recipients, mail.sender}) for mail in mails)
    return written or any(_held_at(one, claim.at) and _is_with(claim, one) for one in seen.meetings)


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
    r"You last met in person(?:: Q)?\.|You met before: .*": _with_them,
    r"Q, .*\.": _by_its_source,  # where the owner is going
    r"You promised N on (\d+ \w+ \d{4}): Q(, by \d+ \w+ \d{4}|)\.": _promised,
    r"Your address book has (\d+ \w+) as the (birthday|anniversary) of N\.": _in_the_book,
    r"Q stands in your calendar\.": _today_in_the_calendar,
    r"Nothing from you to N(?:,? (?:and )?N)* today\.": _nothing_today,
    r"N stands in your address book\.": _on_a_card,
    r"The last time so far\.": _last_time,
    r"You last met\.": _last_met,
    r"You met(?: at .*?)?: (?:Q|a meeting)\.|You had invited to (?:Q|your meeting); .* said yes\.": _with_them,
    r"(?:You met|A mail between you)(?:: Q)?, the last time before that\.": _with_them,
    r"You met for Q\.|.* wrote last: Q\.": _with_them,
    r".* brought .* together(?: on .*|: Q)?\.?.*": _by_its_source,
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
