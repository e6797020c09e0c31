"""Briefs handed to real servers: sent by SMTP or laid down by IMAP, and read back as their owner would."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from imapclient import IMAPClient

from agent import outbox, sample
from agent.core.records import Message
from agent.errors import DeliveryError, UserError
from agent.outbox import State
from agent.store import briefs, database
from agent.store import outbox as rows
from agent.store.database import Database
from agent.views import brief_mail
from connectors import imap_arrival
from connectors.append_outlet import AppendOutlet
from connectors.headers import parse_message
from connectors.imap_session import ImapAccount
from connectors.smtp_outlet import SmtpOutlet
from tests.servers.dovecot import HOST, Dovecot, running_dovecot
from tests.servers.smtp import SmtpServer, running_smtp

TODAY = date(2026, 3, 3)
SEVEN = datetime(2026, 3, 3, 6, tzinfo=UTC)
TEXT = "Good morning, Jo. One person.\n\n 1  Answer Zoë Grün: “Gallery lighting?”\n.\n..two dots begin a line\n"
HTML = "<!doctype html><html lang=en><title>x</title><h1>Good morning, Jo.</h1><p>Zoë Grün\n"
MESSAGE_ID = brief_mail.message_id(TODAY, "0a1b2c3d", "jo@example.org")
BRIEF = brief_mail.compose(
    TEXT, HTML, on=TODAY, made_at=SEVEN, sender="jo@example.org", to="jo@example.org", install_id="0a1b2c3d"
)


@pytest.fixture(scope="module")
def mailbox() -> Iterator[Dovecot]:
    with running_dovecot() as server:
        yield server


@pytest.fixture
def smtp(mailbox: Dovecot, tmp_path: Path) -> Iterator[SmtpServer]:
    """A server that hands on to an empty mailbox."""
    with IMAPClient(mailbox.host, mailbox.imap_port, ssl=False) as client:
        client.login(mailbox.user, mailbox.password)
        for flags, _, folder in client.list_folders():
            if b"\\Noselect" in flags:
                continue
            client.select_folder(folder)
            client.delete_messages(client.search())
            client.expunge()
    with running_smtp(tmp_path, mailbox) as server:
        yield server


@pytest.fixture
def db() -> Database:
    """A store with a brief that is to be delivered."""
    db = database.in_memory()
    briefs.freeze(db, briefs.Frozen(TODAY, "{}", TEXT, HTML), [], {}, SEVEN)
    rows.put(db, TODAY, BRIEF, MESSAGE_ID, SEVEN)
    return db


def account(server: Dovecot) -> ImapAccount:
    return ImapAccount(
        server.host, server.imaps_port, "tls", server.user, lambda: server.password, server.certificate
    )


def outlet(server: SmtpServer, **changed: object) -> SmtpOutlet:
    usual: dict[str, object] = {
        "host": HOST, "port": server.port, "security": "starttls", "sender": "jo@example.org", "to": "jo@example.org",
        "user": server.user, "password": lambda: server.password, "ca_file": server.certificate,
    }  # fmt: skip
    if server.dovecot is not None:
        usual["find"] = lambda message_id: imap_arrival.has_arrived(account(server.dovecot), message_id)
    return SmtpOutlet(**(usual | changed))  # type: ignore[arg-type]


def lying(server: Dovecot, folder: str = "INBOX") -> list[bytes]:
    """The messages of a folder; none of them may be marked as seen."""
    with IMAPClient(server.host, server.imap_port, ssl=False) as client:
        client.login(server.user, server.password)
        client.select_folder(folder, readonly=True)
        found = client.fetch(client.search(), ["BODY.PEEK[]", "FLAGS"])
        assert all(b"\\Seen" not in row[b"FLAGS"] for row in found.values())
        return [row[b"BODY[]"] for row in found.values()]


def read(message: bytes) -> EmailMessage:
    return message_from_bytes(message, policy=default)


def refusal(one: SmtpOutlet | AppendOutlet) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        one.send(BRIEF, MESSAGE_ID)
    assert "pass" not in str(caught.value).split()
    assert caught.value.__cause__ is None
    return caught.value


def test_a_brief_arrives_by_smtp_as_it_was_written(smtp: SmtpServer, mailbox: Dovecot) -> None:
    outlet(smtp).send(BRIEF, MESSAGE_ID)
    (envelope,) = smtp.received
    assert (envelope.mail_from, envelope.rcpt_tos) == ("jo@example.org", ["jo@example.org"])
    (message,) = lying(mailbox)
    mail = read(message)
    assert {name: mail[name] for name in ("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted")} == {
        "From": "helpfirst <jo@example.org>",
        "To": "jo@example.org",
        "Subject": "Good morning: Tuesday 3 March",
        "Date": "Tue, 03 Mar 2026 06:00:00 +0000",
        "Message-ID": f"<{MESSAGE_ID}>",
        "Auto-Submitted": "auto-generated",
    }
    assert mail["X-Auto-Response-Suppress"] == "All"
    assert mail["X-Helpfirst-Brief"] == "2026-03-03"
    assert mail["References"] is None
    plain, page = mail.iter_parts()
    assert (plain.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    assert plain.get_content().replace("\r\n", "\n") == TEXT
    assert page.get_content().replace("\r\n", "\n") == HTML


def test_our_own_brief_is_known_as_such_when_it_is_read(smtp: SmtpServer, mailbox: Dovecot) -> None:
    outlet(smtp).send(BRIEF, MESSAGE_ID)
    (message,) = lying(mailbox)
    parsed = parse_message(message.partition(b"\r\n\r\n")[0], received_at=None)
    assert isinstance(parsed, Message)
    assert parsed.own_brief
    assert parsed.message_id == MESSAGE_ID
    assert parsed.auto_submitted == "auto-generated"


def test_what_has_arrived_is_found_wherever_it_was_moved(smtp: SmtpServer, mailbox: Dovecot) -> None:
    one = outlet(smtp)
    assert one.has_arrived(MESSAGE_ID) is False
    one.send(BRIEF, MESSAGE_ID)
    assert one.has_arrived(MESSAGE_ID) is True
    assert one.has_arrived("hf.20260303.0a1b2c3@example.org") is False
    with IMAPClient(mailbox.host, mailbox.imap_port, ssl=False) as client:
        client.login(mailbox.user, mailbox.password)
        client.select_folder("INBOX")
        client.move(client.search(), "Trash")
    assert one.has_arrived(MESSAGE_ID) is True


def test_it_is_found_without_a_search_in_headers(
    smtp: SmtpServer, mailbox: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    smtp_outlet = outlet(smtp)
    smtp_outlet.send(BRIEF, MESSAGE_ID)
    search = IMAPClient.search

    def refuse_headers(self: IMAPClient, criteria: list[object]) -> list[int]:
        return search(self, ["NONSENSE"] if "HEADER" in criteria else criteria)

    monkeypatch.setattr(IMAPClient, "search", refuse_headers)
    assert smtp_outlet.has_arrived(MESSAGE_ID) is True
    assert smtp_outlet.has_arrived("other@example.org") is False


def test_a_mailbox_that_does_not_answer_cannot_tell(smtp: SmtpServer, mailbox: Dovecot) -> None:
    wrong = ImapAccount(mailbox.host, mailbox.imaps_port, "tls", "jo", lambda: "wrong", mailbox.certificate)
    assert imap_arrival.has_arrived(wrong, MESSAGE_ID) is None


@pytest.mark.parametrize("security", ["tls", "none"])
def test_it_speaks_tls_from_the_start_and_plainly_at_home(security: str, tmp_path: Path) -> None:
    with running_smtp(tmp_path, security=security) as server:  # type: ignore[arg-type]
        login = {} if security == "tls" else {"user": "", "password": None}
        one = outlet(server, security=security, **login)
        assert one.check() == f"{HOST} takes mail for jo@example.org."
        assert server.received == []
        one.send(BRIEF, MESSAGE_ID)
        assert len(server.received) == 1


def test_without_tls_it_goes_nowhere_but_home() -> None:
    with pytest.raises(UserError, match="only for this computer"):
        SmtpOutlet(host="smtp.example.org", port=25, security="none", sender="a@b.example", to="a@b.example")


def test_a_refused_login_is_certain_and_lasting(smtp: SmtpServer) -> None:
    error = refusal(outlet(smtp, password=lambda: "wrong"))
    assert (error.certain, error.lasting) == (True, True)
    assert "user or the password" in error.problem


def test_a_password_beyond_ascii_is_a_sentence(smtp: SmtpServer) -> None:
    error = refusal(outlet(smtp, password=lambda: "grüß"))
    assert (error.certain, error.lasting) == (True, True)


def test_a_certificate_of_nobody_knows_whom_gets_no_password(smtp: SmtpServer) -> None:
    def never() -> str:
        raise AssertionError("the password was asked for")

    error = refusal(outlet(smtp, ca_file=None, password=never))
    assert error.certain
    assert "certificate" in error.problem


def test_a_server_without_starttls_gets_no_password(tmp_path: Path) -> None:
    with running_smtp(tmp_path, security="none") as server:
        error = refusal(outlet(server, password=lambda: pytest.fail("the password was asked for")))
    assert error.certain


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "."])
@pytest.mark.parametrize("code", [451, 554])
def test_a_refusal_at_any_step_is_certain(smtp: SmtpServer, mailbox: Dovecot, command: str, code: int) -> None:
    smtp.answers[command] = f"{code} no"
    error = refusal(outlet(smtp))
    assert (error.certain, error.lasting) == (True, code == 554)
    assert str(code) in error.problem
    assert lying(mailbox) == []


@pytest.mark.parametrize(("command", "certain"), [("MAIL", True), ("RCPT", True), (".", False)])
def test_a_connection_that_breaks_is_in_doubt_only_after_the_last_dot(
    smtp: SmtpServer, command: str, certain: bool
) -> None:
    smtp.answers[command] = ""
    error = refusal(outlet(smtp))
    assert (error.certain, error.lasting) == (certain, False)


def test_nobody_at_the_port_is_certain_and_may_pass(smtp: SmtpServer) -> None:
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    error = refusal(outlet(smtp, port=port))
    assert (error.certain, error.lasting) == (True, False)
    assert str(port) in error.problem


def test_an_answer_that_was_lost_ends_with_one_brief(smtp: SmtpServer, mailbox: Dovecot, db: Database) -> None:
    smtp.drops_answer = True
    one = outlet(smtp)
    states = [state_after(db, one, minutes) for minutes in (0, 9, 10, 60)]
    assert states == [State.SENDING, State.SENDING, State.SENT, State.SENT]
    assert len(lying(mailbox)) == 1


def test_a_busy_server_gets_it_on_the_second_try(smtp: SmtpServer, mailbox: Dovecot, db: Database) -> None:
    smtp.answers["."] = "451 try later"
    assert state_after(db, outlet(smtp), 0) is State.READY
    smtp.answers.clear()
    assert state_after(db, outlet(smtp), 2) is State.SENT
    assert len(lying(mailbox)) == 1


def test_a_brief_is_laid_into_its_folder_unseen_and_once(smtp: SmtpServer, mailbox: Dovecot, db: Database) -> None:
    one = AppendOutlet(account(mailbox), "Morning/Brief")
    assert one.has_arrived(MESSAGE_ID) is False
    assert "will be made" in one.check()
    assert [state_after(db, one, minutes) for minutes in (0, 1)] == [State.SENT, State.SENT]
    assert lying(mailbox, "Morning/Brief") == [BRIEF]
    assert one.has_arrived(MESSAGE_ID) is True
    assert "will be made" not in one.check()
    assert lying(mailbox) == []


def test_a_folder_that_cannot_be_made_is_a_lasting_refusal(mailbox: Dovecot) -> None:
    error = refusal(AppendOutlet(account(mailbox), "../outside"))
    assert (error.certain, error.lasting) == (True, True)
    assert "append_to" in error.problem


def test_an_append_that_was_refused_login_is_certain_and_lasting(mailbox: Dovecot) -> None:
    wrong = ImapAccount(mailbox.host, mailbox.imaps_port, "tls", "jo", lambda: "wrong", mailbox.certificate)
    error = refusal(AppendOutlet(wrong, "Brief"))
    assert (error.certain, error.lasting) == (True, True)


def state_after(db: Database, one: SmtpOutlet | AppendOutlet, minutes: float) -> State:
    delivery = outbox.advance(db, TODAY, one, SEVEN + timedelta(minutes=minutes))
    assert delivery is not None
    return delivery.state


def test_the_command_sends_by_smtp_once_a_date(smtp: SmtpServer, mailbox: Dovecot, tmp_path: Path) -> None:
    config = sample.write(tmp_path, datetime.now(UTC), "UTC")
    (tmp_path / "secret").write_text("wrong")
    (tmp_path / "secret").chmod(0o600)
    config.write_text(
        config.read_text().replace('deliver = "stdout"', 'deliver = "smtp"\nto = "jo@example.org"')
        + f'\n[smtp]\nhost = "{HOST}"\nport = {smtp.port}\nsecurity = "starttls"\nuser = "{smtp.user}"\n'
        f'password = {{ file = "{tmp_path}/secret" }}\nca_file = "{smtp.certificate}"\n'
    )

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "agent.cli", "--config", config, *arguments],
            capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2],
        )  # fmt: skip

    assert run("sync").returncode == 0
    refused = run("brief", "--send")
    assert refused.returncode == 3
    assert "refused the user or the password" in refused.stderr
    (tmp_path / "secret").write_text(smtp.password)
    sent = run("brief", "--send")
    assert (sent.returncode, sent.stdout) == (0, "")
    assert "delivered to jo@example.org" in sent.stderr
    assert "already" in run("brief", "--send").stderr
    (message,) = lying(mailbox)
    assert read(message)["X-Helpfirst-Brief"] == f"{datetime.now(UTC):%Y-%m-%d}"
