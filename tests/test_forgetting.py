"""Whoever is forgotten is gone: from every answer, from the bytes of the files, and from the next readings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from agent import forgetting, gather, kept_briefs, morning, orders, outbox, pipeline, sample
from agent.cli import wiring
from agent.config import load
from agent.config.records import Config
from agent.contracts import CalendarBatch, CalendarObject, Found, MailBatch
from agent.core.people.called import called
from agent.core.records import Card, Mailbox, Outcome, Owner, OwnerWord, Place, Verb
from agent.sample.cast import NADIA, SAMIR
from agent.store import briefs, calendar, cards, database, mail, owner_words, sources
from agent.store import outbox as rows
from agent.store.database import Database, in_memory
from agent.store.forgotten import Forgotten
from tests.cli.test_commands import NOW, runner
from tests.small_store import ANNA, JO, OWNER, TOM, days, event, known, letters, store

ANNAS_CARD = Card("c1", "Anna Roe", (ANNA.address,))


def forget(db: Database, name: str, owner: Owner = OWNER) -> None:
    who = gather.everybody(db, owner, days(0), unmentioned=True)
    (person,) = called((one.person for one in who.by_id.values()), name)
    forgetting.forget(db, who, person.id, owner)


def everything_in(db: Database) -> str:
    """Every value of every table; but of places, whose keys are names of files (here they are Message-IDs)."""
    return "\n".join(line for line in db.conn.iterdump() if 'INTO "places"' not in line)


@pytest.fixture
def life(tmp_path: Path) -> Iterator[tuple[Config, Database]]:
    """A sample life on disk, read, with a brief that is shown and one that waits to be sent."""
    config = load(sample.write(tmp_path, NOW, "UTC"))
    with database.opened(config.store.path) as db:
        sync(db, config)
        made = morning.morning(db, config.owner, (), NOW)
        kept = kept_briefs.as_kept(made.brief, config.owner.zone)
        briefs.freeze(db, kept, made.brief.suggestions, made.rows, NOW)
        yield config, db


def sync(db: Database, config: Config) -> None:
    quietly = lambda name, read: None  # noqa: E731
    pipeline.sync(db, wiring.sources(config, NOW), config.owner, subjects=True, now=NOW, progress=quietly)


def bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


@pytest.mark.parametrize("person", [SAMIR, NADIA])
def test_no_byte_of_a_forgotten_person_is_left_and_no_reading_brings_them_back(
    life: tuple[Config, Database], person: sample.cast.Person
) -> None:
    config, db = life
    folder = config.store.path
    orders.give(db, _first_id(db), Outcome.DONE, NOW, config.owner)
    owner_words.say(db, OwnerWord(NOW, Verb.NOTE, person.address, text="plays the cello"))
    subjects = _subjects_with(db, person.address)
    traces = [person.address, person.name, *subjects, "plays the cello"]
    assert subjects
    assert all(trace.encode() in bytes_in(folder) for trace in traces)
    forget(db, person.name, config.owner)
    assert [trace for trace in traces if trace.encode() in bytes_in(folder)] == []
    sync(db, config)
    db.conn.execute("delete from places")
    db.conn.execute("update sources set cursor = '{}'")
    db.conn.execute("update calendar_objects set etag = ''")
    sync(db, config)
    assert [trace for trace in (person.address, person.name) if trace.encode() in bytes_in(folder)] == []
    assert db.conn.execute("pragma integrity_check").fetchone() == ("ok",)
    assert not db.conn.execute("pragma foreign_key_check").fetchall()
    assert person.name not in repr(morning.morning(db, config.owner, (), NOW).brief)


def _first_id(db: Database) -> str:
    return str(db.conn.execute("select id from suggestions limit 1").fetchone()[0])


def _subjects_with(db: Database, address: str) -> list[str]:
    """Subjects of letters that went between the owner and this address alone, and that nobody else wrote."""
    alone = f"""select m.subject from messages m left join addresses s on s.id = m.sender_id
      where m.subject != '' and length(m.subject) > 8 and (s.address = '{address}' or (m.own and m.recipient_count = 1
      and exists (select 1 from recipients r join addresses a on a.id = r.address_id
                  where r.message_id = m.id and a.address = '{address}')))"""
    others = f"select subject from messages where subject not in ({alone})"
    return [
        row[0]
        for row in db.conn.execute(f"select distinct subject from ({alone})").fetchall()
        if not db.conn.execute(f"select 1 from ({others}) where subject like ? limit 1", [f"%{row[0]}%"]).fetchone()
    ]


def test_what_went_to_others_too_stays_without_them() -> None:
    both = letters(TOM, 5)[0]._replace(to=(TOM, ANNA), subject="The hall rent", message_id="both")
    theirs = letters(ANNA, 6)[1]._replace(cc=(TOM,), subject="A word from Anna", message_id="theirs")
    answer = letters(TOM, 4)[1]._replace(in_reply_to="theirs", references=("theirs",), message_id="answer")
    db = store([event("Prints", 10, ANNA, TOM), event("Coffee", 9, ANNA)], [*known(ANNA, TOM), both, theirs, answer])
    before = len(gather.meetings_between(db, gather.everybody(db, OWNER, days(0)), days(30), days(0), days(0)))
    forget(db, "Anna Roe")
    dump = everything_in(db)
    assert "The hall rent" in dump
    assert "A word from Anna" not in dump
    assert "'theirs'" not in dump
    who = gather.everybody(db, OWNER, days(0))
    (tom,) = gather.ties(db, who, days(0))
    assert (tom.person.name, tom.last_from_me_at) == ("Tom Reed", days(5))
    (prints,) = gather.meetings_between(db, who, days(30), days(0), days(0))
    assert (before, prints.summary, prints.company) == (2, "Prints", 1)


def test_what_comes_in_later_is_taken_without_them() -> None:
    db = store([], known(ANNA, TOM))
    forget(db, "Anna Roe")
    source = sources.source_id(db, "mail", "box", "mbox")
    writer = mail.MailWriter(db, source, OWNER, subjects=True, now=days(0))
    to_both = letters(TOM, 1)[0]._replace(to=(TOM, ANNA), message_id="new1", subject="Hall")
    about_her = letters(TOM, 0.5)[1]._replace(message_id="new2", subject="Is Anna Roe coming?")
    batch = [*letters(ANNA, 0.4), to_both, about_her]
    new = writer.save(MailBatch([Found(one, Place("box", f"x{n}")) for n, one in enumerate(batch)], [], {}))
    assert new == 2
    home = sources.source_id(db, "calendar", "home", "ics")
    events = (event("Walk", 1, ANNA, TOM), event("Lunch", 2, ANNA, uid="u2"), event("Anna Roe 40", 3, uid="u3"))
    objects = [CalendarObject(f"n{n}.ics", "e", (one,)) for n, one in enumerate(events)]
    calendar.CalendarWriter(db, home, OWNER, subjects=True, now=days(0)).save(CalendarBatch(objects, {}))
    cards.replace_cards(db, sources.source_id(db, "contacts", "book", "vcard"), [ANNAS_CARD, Card("c2", "Tom Reed")])
    dump = everything_in(db)
    assert [trace for trace in ("Anna Roe", ANNA.address, "Lunch", "Anna Roe 40") if trace in dump] == []
    assert ("Walk" in dump, "'Hall'" in dump, "Tom Reed" in dump) == (True, True, True)
    again = writer.save(MailBatch([Found(one, Place("box", f"y{n}")) for n, one in enumerate(batch)], [], {}))
    assert again == 0


def test_a_title_that_names_them_alone_goes_and_the_owner_stays() -> None:
    named_like_her = letters(TOM, 3)[1]._replace(to=(Mailbox("Anna Roe", JO.address),), message_id="wrong name")
    db = store([event("Lunch with Anna", 10, uid="u1")], [*known(ANNA, TOM), named_like_her])
    forget(db, ANNA.address)
    dump = everything_in(db)
    assert "Lunch with Anna" not in dump
    assert JO.address in dump
    assert gather.meetings_between(db, gather.everybody(db, OWNER, days(0)), days(30), days(0), days(0)) == []


def test_a_title_that_calls_a_guest_by_one_name_goes_too_and_does_not_come_back() -> None:
    lunch = event("Lunch, Tom and Anna", 10, ANNA, TOM, uid="u1")
    db = store([lunch, event("Annals of the club", 9, ANNA, TOM)], known(ANNA, TOM))
    forget(db, ANNA.address)
    home = sources.source_id(db, "calendar", "home", "ics")
    writer = calendar.CalendarWriter(db, home, OWNER, subjects=True, now=days(0))
    for _ in range(2):
        dump = everything_in(db)
        assert ("Lunch, Tom" in dump, "Annals of the club" in dump) == (False, True)
        writer.save(CalendarBatch([CalendarObject("later.ics", "e", (lunch,))], {}))


def test_of_a_brief_that_waits_to_be_sent_the_bytes_go_too(life: tuple[Config, Database]) -> None:
    config, db = life
    kept = briefs.latest(db)
    assert kept
    outbox.put(db, kept, made_at=NOW, sender="jo@example.org", to="jo@example.org")
    name = json.loads(kept.document)["suggestions"][0]["names"][0]
    assert name.encode() in rows.message(db, kept.on).replace(b"=\r\n", b"")
    forget(db, name, config.owner)
    assert name.encode() not in rows.message(db, kept.on).replace(b"=\r\n", b"")
    assert name.encode() not in bytes_in(config.store.path).replace(b"=\r\n", b"")


def test_nobody_is_forgotten_without_a_question(tmp_path: Path) -> None:
    run = runner(sample.write(tmp_path, NOW - timedelta(days=1), "UTC"))
    run("sync")
    assert "cannot be taken back" in run("forget", "Samir Teague", status=130).stderr
    assert "Samir Teague" in run("people").stdout
    assert run("forget", "Samir Teague", "--yes").stdout.startswith("Samir Teague is forgotten, with ")
    assert "Nobody and nothing here is called" in run("why", "Samir Teague", status=2).stderr


def test_a_store_in_which_nobody_is_forgotten_takes_everything() -> None:
    assert not Forgotten(in_memory())
