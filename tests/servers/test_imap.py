"""An IMAP account, read on a real Dovecot: completely, once, and without leaving a trace."""

from __future__ import annotations

import imaplib
import io
import os
import re
import shutil
import traceback
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from agent.contracts import Cursor, MailSource
from agent.core.records import Owner
from agent.errors import LoginError, SourceError
from agent.pipeline import Sources, sync
from agent.store import database
from connectors.imap_fetch import as_set, fetch
from connectors.imap_mail import ImapMail
from connectors.imap_rows import Fetched
from connectors.imap_session import ImapAccount
from connectors.mbox_mail import MboxMail
from tests.connectors import test_mail_sources as contract
from tests.connectors.remembered import Remembered
from tests.servers.dovecot import Dovecot, running_dovecot
from tests.servers.recording_proxy import recording_proxy

OWNER = Owner("Jo Owner", ("jo@example.org",), ZoneInfo("Europe/Berlin"))


def mail(number: int, sender: str = "anna@club.example") -> bytes:
    at = datetime(2020, 3, 3, 8, tzinfo=UTC) + timedelta(hours=number)
    return (
        f"From: Anna Roe <{sender}>\nTo: jo@example.org\nSubject: print {number}\n"
        f"Date: {at:%a, %d %b %Y %H:%M:%S +0000}\nMessage-ID: <print-{number}@club.example>\n\nThe body.\n"
    ).encode()


def account(server: Dovecot, security: str = "none", *, port: int = 0, trusted: bool = True, password: str = "pass",
            asked: Callable[[], None] = lambda: None) -> ImapAccount:  # fmt: skip
    def give() -> str:
        asked()
        return password

    own_port = server.imaps_port if security == "tls" else server.imap_port
    ca_file = server.certificate if trusted else None
    return ImapAccount(server.host, port or own_port, security, server.user, give, ca_file)  # type: ignore[arg-type]


def mailbox(server: Dovecot, *, port: int = 0, include: tuple[str, ...] = (), exclude: tuple[str, ...] = (),
            authserv_id: str | None = None) -> ImapMail:  # fmt: skip
    return ImapMail("home", account(server, port=port), include=include, exclude=exclude, authserv_id=authserv_id)


def files(server: Dovecot) -> set[str]:
    """The names of all messages' files, which hold their flags."""
    return {
        os.path.join(os.path.relpath(folder, server.maildir), name)
        for folder, _, names in os.walk(server.maildir)
        for name in names
        if os.path.basename(folder) in ("new", "cur")
    }


# ---- the promises of every source of mail ----------------------------------------------------------


@pytest.fixture
def kind(dovecot: Dovecot) -> contract.Kind:
    def add(path: Path, blocks: list[bytes]) -> None:
        dovecot.put([block + b"\nThe body.\n" for block in blocks], received_at=contract.RECEIVED.timestamp())

    def open_mailbox(path: Path) -> MailSource:
        return mailbox(dovecot)

    return contract.Kind(add, open_mailbox)


PROMISES = [
    contract.test_every_message_is_found_once,
    contract.test_a_second_reading_finds_nothing,
    contract.test_a_second_reading_finds_what_was_added,
    contract.test_reading_without_storing_finds_the_same_again,
    contract.test_an_interrupted_reading_goes_on_where_it_ended,
    contract.test_what_has_no_header_is_counted_and_hides_nothing,
    contract.test_places_have_keys_of_their_own,
    contract.test_check_says_in_one_sentence_what_can_be_seen,
    contract.test_bodies_are_not_read_into_any_record,
]


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__.removeprefix("test_"))
def test_what_every_source_of_mail_promises(
    promise: Callable[[contract.Kind, Path], None], kind: contract.Kind, tmp_path: Path
) -> None:
    promise(kind, tmp_path)


# ---- getting in ------------------------------------------------------------------------------------


@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
def test_the_mail_is_read_over_every_kind_of_connection(dovecot: Dovecot, security: str) -> None:
    dovecot.put([mail(1), mail(2)])
    source = ImapMail("home", account(dovecot, security))
    memory = Remembered()
    assert memory.read(source) == 2
    assert source.check() == "2 folders with 2 messages."


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_that_nobody_vouches_for_is_refused_before_the_password(dovecot: Dovecot, security: str) -> None:
    asked: list[bool] = []
    source = ImapMail("home", account(dovecot, security, trusted=False, asked=lambda: asked.append(True)))
    with pytest.raises(SourceError, match="could not be verified") as caught:
        list(source.read(Remembered()))
    assert "ca_file" in caught.value.advice
    assert not asked


def test_a_server_whose_starttls_was_stripped_gets_no_password(dovecot: Dovecot) -> None:
    asked: list[bool] = []
    with recording_proxy(dovecot.imap_port, answer=lambda line: line.replace(b" STARTTLS", b"")) as proxy:
        source = ImapMail("home", account(dovecot, "starttls", port=proxy.port, asked=lambda: asked.append(True)))
        with pytest.raises(SourceError, match="does not offer STARTTLS, so no password was sent"):
            source.check()
    assert not asked
    assert not [command for command in proxy.commands if command.startswith(("LOGIN", "AUTHENTICATE"))]


def test_a_refused_password_is_the_owners_to_mend_and_is_never_shown(dovecot: Dovecot) -> None:
    source = ImapMail("home", account(dovecot, "tls", password="hunter-canary"))
    with pytest.raises(LoginError, match="refused the user or the password") as caught:
        source.check()
    assert "canary" not in "".join(traceback.format_exception(caught.value))
    assert "canary" not in repr(source.account)


@pytest.mark.parametrize(
    ("said", "problem", "kind"),
    [
        (b"NO [UNAVAILABLE] Internal", "cannot check passwords at the moment", SourceError),
        (b"NO [ALERT] Too many simultaneous connections. (Failure)", "asks us to come less often", SourceError),
        (b"NO [OVERQUOTA] Account exceeded command or bandwidth limits", "asks us to come less often", SourceError),
        (b"NO [AUTHENTICATIONFAILED] Invalid credentials", "refused the user or the password", LoginError),
        (b"NO Invalid credentials", "refused the user or the password", LoginError),
    ],
)
def test_a_refusal_tells_a_busy_server_from_a_wrong_password(
    dovecot: Dovecot, said: bytes, problem: str, kind: type[SourceError]
) -> None:
    def answer(line: bytes) -> bytes:
        return re.sub(rb"^(\w+) OK .*Logged in.*\r", lambda match: match[1] + b" " + said + b"\r", line)

    with recording_proxy(dovecot.imap_port, answer=answer) as proxy:
        with pytest.raises(SourceError, match=problem) as caught:
            mailbox(dovecot, port=proxy.port).check()
        assert type(caught.value) is kind


def test_a_server_that_is_away_is_said(dovecot: Dovecot) -> None:
    with recording_proxy(dovecot.imap_port) as proxy:
        port = proxy.port
    with pytest.raises(SourceError, match="does not accept connections on this port"):
        mailbox(dovecot, port=port).check()


# ---- leaving no trace ------------------------------------------------------------------------------

ALLOWED = re.compile(
    r"CAPABILITY|LOGIN|LOGOUT|NOOP"
    r'|LIST "" "\*" RETURN \((SPECIAL-USE ?)?(STATUS \(MESSAGES UIDNEXT UIDVALIDITY\))?\)'
    r'|STATUS "[^"]*" \(MESSAGES UIDNEXT UIDVALIDITY\)|ENABLE QRESYNC'
    r'|EXAMINE "[^"]*"( \(QRESYNC \(\d+ \d+ 1:\d+\)\))?|UID SEARCH (UID )?[\d:*]+'
    r"|UID FETCH [\d:,]+ \(UID INTERNALDATE (X-GM-LABELS )?BODY\.PEEK\[HEADER\.FIELDS \([A-Z -]+\)\]<0\.65536>\)"
)


def test_only_commands_that_change_nothing_are_sent(dovecot: Dovecot) -> None:
    dovecot.put([mail(n) for n in range(30)])
    dovecot.put([mail(n) for n in range(30, 40)], "Archive/2019")
    with imaplib.IMAP4(dovecot.host, dovecot.imap_port) as other:  # so that the server has seen it all once
        other.login(dovecot.user, "pass")
        other.select("INBOX", readonly=True)
    before = files(dovecot)
    with recording_proxy(dovecot.imap_port) as proxy:
        source, memory = mailbox(dovecot, port=proxy.port), Remembered()
        assert memory.read(source) == 40
        (dovecot.maildir / "cur" / sorted(os.listdir(dovecot.maildir / "cur"))[3]).unlink()
        memory.read(source)
        source.check()
    assert [command for command in proxy.commands if not ALLOWED.fullmatch(command)] == []
    assert len(before - files(dovecot)) == 1  # the one that was taken away; no name, which holds the flags, changed


def test_nothing_new_costs_few_round_trips(dovecot: Dovecot) -> None:
    for number in range(12):
        dovecot.put([mail(number)], f"Lists/list {number}")
    memory = Remembered()
    memory.read(mailbox(dovecot))
    with recording_proxy(dovecot.imap_port) as proxy:
        assert list(mailbox(dovecot, port=proxy.port).read(memory)) == []
    assert len(proxy.commands) <= 5


# ---- what changes between two readings -------------------------------------------------------------


def test_the_newest_mail_of_every_folder_comes_first(dovecot: Dovecot) -> None:
    dovecot.put([mail(n) for n in range(1_200)])
    dovecot.put([mail(n) for n in range(1_200, 2_300)], "Archive")
    batches = [[found.message.subject for found in batch.found] for batch in mailbox(dovecot).read(Remembered())]
    assert [len(batch) for batch in batches if batch] == [1_000, 1_000, 200, 100]
    assert (batches[0][0], batches[1][0]) == ("print 1199", "print 2299")
    assert (batches[2][-1], batches[3][-1]) == ("print 0", "print 1200")


def test_a_long_first_reading_is_the_same_on_one_core_and_on_two(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dovecot.put([mail(n) for n in range(4_500)])
    batches = {}
    for two in (False, True):
        monkeypatch.setattr("connectors.imap_mail.has_second_core", lambda two=two: two)
        batches[two] = list(mailbox(dovecot).read(Remembered()))
    assert len({found.place.key for batch in batches[True] for found in batch.found}) == 4_500
    assert [(b.found, b.skipped) for b in batches[True]] == [(b.found, b.skipped) for b in batches[False]]
    assert [without_clock(b.cursor) for b in batches[True]] == [without_clock(b.cursor) for b in batches[False]]


def without_clock(cursor: Cursor) -> dict[str, object]:
    return {name: {**folder, "listed_at": 0} for name, folder in cursor.get("folders", {}).items()}


def test_what_came_while_an_older_year_was_still_missing_is_read_first(dovecot: Dovecot) -> None:
    dovecot.put([mail(n) for n in range(1_200)])
    memory = Remembered()
    memory.store(next(iter(mailbox(dovecot).read(memory))))
    dovecot.put([mail(5_000)])
    first, *rest = mailbox(dovecot).read(memory)
    assert [found.message.subject for found in first.found] == ["print 5000"]
    for batch in (first, *rest):
        memory.store(batch)
    assert len(set(memory.subjects)) == 1_201


class Listing(Remembered):
    """A memory that forgets places which a listing lacks, as the store does."""

    def unknown(self, folder: str, keys: object) -> object:  # type: ignore[override]
        new = list(super().unknown(folder, keys))  # type: ignore[arg-type]
        self.found = {at: one for at, one in self.found.items() if at[0] != folder or at[1] in self.listed[folder]}
        return iter(new)


def without_qresync(line: bytes) -> bytes:
    return line.replace(b" QRESYNC", b"")


def drop(server: Dovecot, *numbers: int) -> None:
    names = sorted(os.listdir(server.maildir / "cur"))
    for number in numbers:
        (server.maildir / "cur" / names[number]).unlink()


@pytest.mark.parametrize("answer", [lambda line: line, without_qresync], ids=["as it is", "without QRESYNC"])
def test_an_expunged_message_is_no_longer_there(dovecot: Dovecot, answer: Callable[[bytes], bytes]) -> None:
    dovecot.put([mail(n) for n in range(10)])
    memory = Listing()
    with recording_proxy(dovecot.imap_port, answer=answer) as proxy:
        memory.read(mailbox(dovecot, port=proxy.port))
        drop(dovecot, 3)
        assert memory.read(mailbox(dovecot, port=proxy.port)) == 0
        assert sorted(memory.subjects) == [f"print {n}" for n in range(10) if n != 3]
        assert bool(memory.listed) == (answer is without_qresync)
        assert list(mailbox(dovecot, port=proxy.port).read(memory)) == []


@pytest.mark.parametrize("answer", [lambda line: line, without_qresync], ids=["as it is", "without QRESYNC"])
def test_one_that_went_while_another_came_is_noticed(dovecot: Dovecot, answer: Callable[[bytes], bytes]) -> None:
    dovecot.put([mail(n) for n in range(10)])
    memory = Listing()
    with recording_proxy(dovecot.imap_port, answer=answer) as proxy:
        memory.read(mailbox(dovecot, port=proxy.port))
        drop(dovecot, 3)
        dovecot.put([mail(10)], received_at=1_700_000_000)
        assert memory.read(mailbox(dovecot, port=proxy.port)) == 1
        assert sorted(memory.subjects) == sorted(f"print {n}" for n in range(11) if n != 3)
        assert list(mailbox(dovecot, port=proxy.port).read(memory)) == []


def test_a_folder_from_which_too_much_went_to_name_it_is_listed(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("connectors.imap_open.MOST_VANISHED", 1)
    dovecot.put([mail(n) for n in range(10)])
    memory = Listing()
    memory.read(mailbox(dovecot))
    drop(dovecot, 3, 4, 5)
    memory.read(mailbox(dovecot))
    assert memory.listed
    assert sorted(memory.subjects) == [f"print {n}" for n in range(10) if n not in (3, 4, 5)]


def test_what_went_from_the_mailbox_is_gone_in_the_store(dovecot: Dovecot, tmp_path: Path) -> None:
    dovecot.put([mail(n) for n in range(10)])
    with database.opened(tmp_path) as db:
        synced(db, mailbox(dovecot))
        drop(dovecot, 3, 7)
        assert synced(db, mailbox(dovecot)) == ("ok", 0, 0)
        assert rows(db, "select count(*) from places where gone_at is not null") == 2


def test_a_folder_with_new_uids_is_read_anew_and_nothing_is_new_in_the_store(
    dovecot: Dovecot, tmp_path: Path
) -> None:
    dovecot.put([mail(n) for n in range(20)])
    with database.opened(tmp_path) as db:
        assert synced(db, mailbox(dovecot)) == ("ok", 20, 20)
        (dovecot.maildir / "dovecot-uidlist").unlink()
        for name in dovecot.maildir.glob("dovecot.index*"):
            name.unlink()
        assert synced(db, mailbox(dovecot)) == ("ok", 20, 0)
        assert rows(db, "select count(*) from places where gone_at is null") == 20
        assert rows(db, "select count(*) from messages") == 20
        assert synced(db, mailbox(dovecot)) == ("ok", 0, 0)


def test_an_emptied_folder_is_believed_at_the_second_reading(dovecot: Dovecot, tmp_path: Path) -> None:
    dovecot.put([mail(n) for n in range(20)])
    with database.opened(tmp_path) as db:
        synced(db, mailbox(dovecot))
        for name in os.listdir(dovecot.maildir / "cur"):
            (dovecot.maildir / "cur" / name).unlink()
        assert synced(db, mailbox(dovecot)) == ("partial", 0, 0)
        assert rows(db, "select count(*) from places where gone_at is null") == 20
        assert synced(db, mailbox(dovecot)) == ("ok", 0, 0)
        assert rows(db, "select count(*) from places where gone_at is null") == 0


def test_a_folder_that_vanished_is_believed_at_the_second_reading(dovecot: Dovecot) -> None:
    dovecot.put([mail(n) for n in range(20)], "Club")
    dovecot.put([mail(30)])
    memory = Remembered()
    memory.read(mailbox(dovecot))
    shutil.rmtree(dovecot.maildir / ".Club")
    with pytest.raises(SourceError, match='The folder "Club" lost more than half') as caught:
        memory.read(mailbox(dovecot))
    assert caught.value.partial
    assert len(memory.found) == 21
    memory.read(mailbox(dovecot))
    assert memory.restarted == ["Club"]
    assert memory.subjects == ["print 30"]
    assert list(mailbox(dovecot).read(memory)) == []


# ---- folders ---------------------------------------------------------------------------------------


def test_spam_trash_and_drafts_are_left_out_and_sent_mail_is_marked(dovecot: Dovecot) -> None:
    for number, folder in enumerate(["INBOX", "Sent", "Junk", "Trash", "Trash/Old", "Drafts", "Entw&APw-rfe"]):
        dovecot.put([mail(number)], folder)
    memory = Remembered()
    memory.read(mailbox(dovecot))
    assert {place.folder: place.sent_folder for place in memory.places} == {"INBOX": False, "Sent": True}
    assert all(place.on_server and not place.authenticated for place in memory.places)


def test_folders_are_chosen_by_name_or_pattern(dovecot: Dovecot) -> None:
    for number, folder in enumerate(["INBOX", "Lists/a", "Lists/b", "Archive"]):
        dovecot.put([mail(number)], folder)
    memory = Remembered()
    memory.read(mailbox(dovecot, include=("INBOX", "Lists/*"), exclude=("*/b",)))
    assert {place.folder for place in memory.places} == {"INBOX", "Lists/a"}


def test_odd_names_of_folders_are_read_and_remembered(dovecot: Dovecot) -> None:
    names = ["Täglich & mehr", 'he said "no"', "back\\slash", "a%b*c", "'; DROP TABLE places; --", "(round) {5}", "123",
             "NIL", "日本語", "x" * 180, " two  blanks "]  # fmt: skip
    with imaplib.IMAP4(dovecot.host, dovecot.imap_port) as client:
        client.login(dovecot.user, "pass")
        for number, name in enumerate(names):
            coded = utf7(name).replace("\\", "\\\\").replace('"', '\\"')
            assert client.create(f'"{coded}"')[0] == "OK"
            client.append(f'"{coded}"', None, None, mail(number).replace(b"\n", b"\r\n"))  # type: ignore[arg-type]
    memory = Remembered()
    assert memory.read(mailbox(dovecot)) == len(names)
    assert {place.folder for place in memory.places} == set(names)
    assert list(mailbox(dovecot).read(memory)) == []


def utf7(name: str) -> str:
    """Modified UTF-7 (RFC 3501, 5.1.3), to make folders with."""
    coded = re.sub(r"[^ -~]+", lambda match: match[0].encode("utf-7").decode().replace("+", "&").replace("/", ","),
                   name.replace("&", "&-"))  # fmt: skip
    return coded


def test_the_owners_provider_vouches_only_under_its_own_name(dovecot: Dovecot) -> None:
    results = ["mx.example.org; dmarc=pass", "mx.example.org; dmarc=fail", "evil.example; dmarc=pass", "dmarc=pass"]
    dovecot.put([f"Authentication-Results: {said}\n".encode() + mail(n) for n, said in enumerate(results)])
    memory = Remembered()
    memory.read(mailbox(dovecot, authserv_id="MX.example.org"))
    vouched = {found.message.subject for found in memory.found.values() if found.place.authenticated}
    assert vouched == {"print 0"}
    assert not any(place.authenticated for place in _read_all(mailbox(dovecot)).places)


def _read_all(source: MailSource) -> Remembered:
    memory = Remembered()
    memory.read(source)
    return memory


# ---- Gmail -----------------------------------------------------------------------------------------

LABELS = {1: rb'"\\Inbox" Club', 2: rb'"\\Sent"', 3: rb'"\\Draft"', 4: rb'"Entw&APw-rfe" "UID 7"', 5: b""}


def as_gmail(line: bytes) -> bytes:
    """Gmail's extension in front of Dovecot: capability, All Mail, labels (one of them in quotes)."""
    if b"CAPABILITY" in line:
        line = line.replace(b" IDLE", b" IDLE X-GM-EXT-1")
    if line.startswith(b"* LIST"):
        line = re.sub(rb'\(([^)]*)\) "/" All', rb'(\1 \\All) "/" All', line)
    uid = re.match(rb"\* \d+ FETCH \(UID (\d+) ", line)
    if uid:
        labels = LABELS.get(int(uid[1]), b"")
        line = line.replace(b"(UID ", b"(X-GM-LABELS (" + labels + b") UID ", 1)
    return line


def without_labels(line: bytes) -> bytes:
    return line.replace(b"X-GM-LABELS ", b"")


def test_gmail_is_read_once_beside_its_own_export(dovecot: Dovecot, tmp_path: Path) -> None:
    letters = [mail(n, "jo@example.org" if n == 2 else "anna@club.example") for n in range(1, 6)]
    dovecot.put(letters, "All")
    dovecot.put(letters[:1])  # what lies in INBOX lies in All Mail too
    export = [b"X-Gmail-Labels: Sent\n" if n == 2 else b"" for n in range(1, 6)]
    (tmp_path / "all.mbox").write_bytes(
        b"".join(b"From x Tue Mar  3 08:00:00 2020\n" + said + letter + b"\n"
                 for n, (said, letter) in enumerate(zip(export, letters, strict=True), 1) if n != 3)
    )  # fmt: skip
    with (
        recording_proxy(dovecot.imap_port, request=without_labels, answer=as_gmail) as proxy,
        database.opened(tmp_path / "state") as db,
    ):
        source = mailbox(dovecot, port=proxy.port)
        memory = _read_all(source)
        assert {place.folder for place in memory.places} == {"All"}
        assert memory.skipped == ["draft"]
        labels = {found.message.subject: found.place.labels for found in memory.found.values()}
        assert labels["print 1"] == ("\\Inbox", "Club")
        assert labels["print 4"] == ("Entwürfe", "UID 7")
        assert [found.message.subject for found in memory.found.values() if found.place.sent_folder] == ["print 2"]
        assert synced(db, source) == ("ok", 4, 4)
        assert synced(db, MboxMail("takeout", tmp_path / "all.mbox")) == ("ok", 4, 0)
        assert rows(db, "select count(*) from messages") == 4
        assert rows(db, "select count(*) from messages where own") == 1
        assert rows(db, "select count(*) from places") == 8


def synced(db: database.Database, source: MailSource) -> tuple[str, int, int]:
    """State, read and new of one reading into the store."""
    now = datetime(2026, 3, 3, 7, tzinfo=UTC)
    [one] = sync(db, Sources(mail=[source]), OWNER, subjects=True, now=now, progress=lambda name, read: None)
    return one.state, one.read, one.new


def rows(db: database.Database, query: str) -> int:
    return int(db.conn.execute(query).fetchone()[0])


# ---- the lean reader of FETCH ----------------------------------------------------------------------


class Scripted(io.BytesIO):
    """A connection to a server that has said all that it will say, in answer to whatever is asked."""

    abort, error = imaplib.IMAP4.abort, imaplib.IMAP4.error

    def __init__(self, said: bytes) -> None:
        super().__init__(said)
        self.tagged_commands: dict[bytes, list[bytes] | None] = {}

    def _command(self, name: str, command: str, uids: str, items: str) -> bytes:
        tag = b"A" + uids.encode()
        self.tagged_commands[tag] = None
        return tag


def given(uid: int) -> bytes:
    return b"* %d FETCH (UID %d BODY[HEADER.FIELDS (SUBJECT)]<0> {14}\r\nSubject: %d\r\n\r\n)\r\n" % (uid, uid, uid)


def read_rows(said: bytes) -> list[Fetched]:
    """The rows in an answer to a single command."""
    connection = Scripted(said + b"A1 OK done\r\n")
    [(_, found)] = fetch(connection, [[1]], lambda row: row, gmail=True)  # type: ignore[arg-type]
    return list(found.values())


def test_nothing_is_lost_when_a_server_answers_two_commands_at_once() -> None:
    # As RFC 3501, 5.5 allows.
    connection = Scripted(given(8) + given(9) + b"A8 OK\r\nA9 OK\r\n" + given(7) + b"A7 OK\r\n")
    answers = list(fetch(connection, [[9], [8], [7]], lambda row: row.uid, gmail=False))  # type: ignore[arg-type]
    assert answers == [([9], {9: 9}), ([8], {8: 8}), ([7], {7: 7})]


def test_what_came_before_a_server_gave_up_is_kept_and_the_rest_was_not_given() -> None:
    connection = Scripted(given(1) + b"A1:2 NO [SERVERBUG] one is broken\r\n")
    [(_, found)] = fetch(connection, [[2, 1]], lambda row: row.header, gmail=False)  # type: ignore[arg-type]
    assert found == {1: b"Subject: 1\r\n\r\n", 2: None}


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (b"", "in the middle"),
        (given(1)[:-9], "in the middle"),
        (given(1)[:-1], "in the middle"),
        (b"* BYE Shutting down\r\n", "Shutting down"),
        (b"B7 OK what?\r\n", "nothing that was asked"),
        (b"+ go on\r\n", "nothing that was asked"),
        (b"A1 BAD Unknown command\r\n", "Unknown command"),
        (b"A1 NO [LIMIT] Too many\r\n", "Too many"),
    ],
)
def test_an_answer_that_breaks_off_or_makes_no_sense_is_refused(said: bytes, problem: str) -> None:
    with pytest.raises(imaplib.IMAP4.error, match=problem):
        list(fetch(Scripted(said), [[1]], lambda row: row, gmail=False))  # type: ignore[arg-type]


def test_a_label_in_a_literal_is_put_where_it_belongs() -> None:
    [one] = read_rows(
        b'* 5 FETCH (X-GM-LABELS ("\\\\Sent" {9}\r\nodd "UID\\ plain) UID 1 INTERNALDATE " 3-Mar-2020 09:00:00 +0100"'
        b" BODY[HEADER.FIELDS (FROM)] {3}\r\nA\r\n)\r\n"
    )
    assert (one.uid, one.header, one.labels) == (1, b"A\r\n", ("\\Sent", 'odd "UID\\', "plain"))
    assert one.received_at == datetime(2020, 3, 3, 8, tzinfo=UTC)


def test_more_may_follow_the_header() -> None:
    [one] = read_rows(
        b'* 5 FETCH (UID 1 INTERNALDATE "03-Mar-2020 09:00:00 +0100" BODY[HEADER.FIELDS (FROM)]<0> {3}\r\nA\r\n'
        b' X-GM-LABELS ("art" {3}\r\nUID) FLAGS (\\Seen))\r\n'
    )
    assert (one.uid, one.header, one.labels) == (1, b"A\r\n", ("art", "UID"))
    assert one.received_at == datetime(2020, 3, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize("said", ["99-Mar-2020 09:00:00 +0100", "03-Foo-2020 09:00:00 +0100", "3-3-2020", ""])
def test_an_arrival_that_cannot_be_is_unknown(said: str) -> None:
    [one] = read_rows(f'* 5 FETCH (UID 1 INTERNALDATE "{said}" BODY[HEADER.FIELDS (FROM)]<0> "")\r\n'.encode())
    assert (one.received_at, one.header) == (None, b"")


@pytest.mark.parametrize(("uids", "written"), [([9, 5, 4, 3], "3:5,9"), ([1], "1"), ([], "")])
def test_a_set_of_uids_is_written_with_ranges(uids: list[int], written: str) -> None:
    assert as_set(uids) == written


def test_a_large_folder_is_asked_in_windows_whatever_the_gaps(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("connectors.imap_fetch.WINDOW", 7)
    dovecot.put([mail(n) for n in range(40)])
    mailbox(dovecot).check()
    for name in sorted(os.listdir(dovecot.maildir / "cur"))[5:25]:
        (dovecot.maildir / "cur" / name).unlink()
    memory = Remembered()
    with recording_proxy(dovecot.imap_port) as proxy:
        assert memory.read(mailbox(dovecot, port=proxy.port)) == 20
    assert "UID SEARCH 14:*" in proxy.commands
    dovecot.put([mail(n) for n in range(40, 60)], received_at=1_700_000_000)
    assert memory.read(mailbox(dovecot)) == 20
    assert list(mailbox(dovecot).read(memory)) == []
    assert len(set(memory.subjects)) == 40


def test_the_server_runs_in_a_folder_that_is_given(tmp_path: Path) -> None:
    short = Path(f"/tmp/dovecot-{os.getpid()}")
    short.mkdir()
    try:
        with running_dovecot(short) as server:
            server.deliver(mail(1))
            assert _read_all(mailbox(server)).subjects == ["print 1"]
    finally:
        shutil.rmtree(short)
