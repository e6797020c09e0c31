"""The configuration: what a file becomes, where it is looked for, and what is said about mistakes."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.config import load
from agent.config.records import (
    CaldavConfig,
    Command,
    Config,
    Credential,
    Environment,
    File,
    IcsConfig,
    ImapConfig,
    MaildirConfig,
    MboxConfig,
    Secret,
    SmtpConfig,
    VcardConfig,
)
from agent.config.values import system_zone
from agent.core.records import Owner, Wishes
from agent.errors import UserError

OWNER = """
[owner]
name = "Jo Owner"
addresses = ["Jo@Example.org", "*@jo.example"]
timezone = "Europe/Berlin"
"""


def read(folder: Path, text: str, environment: Mapping[str, str] | None = None) -> Config:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return load(path, environment or {"HOME": "/home/jo"})


def problems(folder: Path, text: str) -> list[str]:
    """What is wrong with this file, without the name of the file, which leads each sentence."""
    with pytest.raises(UserError) as raised:
        read(folder, text)
    prefix = f"{folder / 'config.toml'}: "
    assert all(problem.startswith(prefix) for problem in raised.value.problems)
    return [problem.removeprefix(prefix) for problem in raised.value.problems]


# ---- what a file becomes ---------------------------------------------------------------------------


def test_name_and_addresses_are_enough(tmp_path: Path) -> None:
    config = read(tmp_path, '[owner]\nname = "Jo"\naddresses = ["jo@example.org"]\n')
    assert config.owner == Owner("Jo", ("jo@example.org",), ZoneInfo(system_zone()))
    assert (config.mail, config.calendars, config.contacts) == ((), (), ())
    assert config.store.path == Path("/home/jo/.local/state/helpfirst")
    assert (config.brief.at, config.brief.days) == (time(7, 0), frozenset(range(7)))
    assert (config.brief.to, config.brief.deliver, config.brief.quiet) == ("jo@example.org", "stdout", "nothing")
    assert config.brief.folder == config.store.path / "briefs"
    assert config.privacy.subjects


def test_a_full_file_becomes_records(tmp_path: Path) -> None:
    config = read(tmp_path, OWNER + """
        [[mail]]
        name = "takeout"
        kind = "mbox"
        path = "~/Takeout/All mail.mbox"
        [[mail]]
        name = "home"
        kind = "maildir"
        path = "/srv/mail/jo"
        exclude = ["Trash", "Lists.*"]
        [[calendar]]
        name = "own"
        kind = "ics"
        path = "calendar"
        [[calendar]]
        name = "club"
        kind = "ics"
        url = "https://dav.example.org/club.ics"
        ca_file = "ca.pem"
        [[contacts]]
        name = "book"
        kind = "vcard"
        path = "~/contacts"
        [store]
        path = "~/state"
        [brief]
        at = "06:30"
        days = ["mon", "wed", "sun"]
        to = "Jo@Example.org"
        deliver = "file"
        folder = "~/briefs"
        quiet = "line"
        [circle]
        size = 25
        [balance]
        nearest_in_person = 6
        see_after_days = [30, 60, 90, 365]
        [privacy]
        subjects = false
        """)
    assert config.owner == Owner(
        "Jo Owner", ("jo@example.org", "*@jo.example"), ZoneInfo("Europe/Berlin"),
        Wishes(25, frozenset({0, 2, 6}), 6, (30, 60, 90, 365)),
    )
    assert config.mail == (
        MboxConfig("takeout", Path("/home/jo/Takeout/All mail.mbox")),
        MaildirConfig("home", Path("/srv/mail/jo"), include=(), exclude=("Trash", "Lists.*")),
    )
    assert config.calendars == (
        IcsConfig("own", tmp_path / "calendar", None),
        IcsConfig("club", None, "https://dav.example.org/club.ics", tmp_path / "ca.pem"),
    )
    assert config.contacts == (VcardConfig("book", Path("/home/jo/contacts")),)
    assert config.store.path == Path("/home/jo/state")
    assert (config.brief.at, config.brief.days) == (time(6, 30), frozenset({0, 2, 6}))
    assert (config.brief.to, config.brief.deliver, config.brief.quiet) == ("jo@example.org", "file", "line")
    assert config.brief.folder == Path("/home/jo/briefs")
    assert not config.privacy.subjects


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://dav.example.org/club.ics", "https://dav.example.org/club.ics"),
        ("webcal://dav.example.org/club.ics?key=Ab", "https://dav.example.org/club.ics?key=Ab"),
        ("http://127.0.0.1:5232/club.ics", "http://127.0.0.1:5232/club.ics"),
        ("http://localhost/club.ics", "http://localhost/club.ics"),
    ],
)
@pytest.mark.parametrize("key", ["path", "url"])
def test_a_web_address_may_stand_under_path_or_url(tmp_path: Path, key: str, written: str, url: str) -> None:
    text = f'{OWNER}[[calendar]]\nname = "club"\nkind = "ics"\n{key} = "{written}"\n'
    assert read(tmp_path, text).calendars == (IcsConfig("club", None, url),)


def test_the_home_of_another_user_is_theirs(tmp_path: Path) -> None:
    config = read(tmp_path, OWNER + '[store]\npath = "~root/state"\n')
    assert config.store.path == Path(os.path.expanduser("~root")) / "state"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeff" + OWNER).owner.name == "Jo Owner"


def test_times_may_be_written_without_quotes_as_toml_has_them(tmp_path: Path) -> None:
    assert read(tmp_path, OWNER + "[brief]\nat = 06:45:00\n").brief.at == time(6, 45)


@given(at=st.times().map(lambda moment: moment.replace(second=0, microsecond=0)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_minute_of_the_day_can_be_written(tmp_path: Path, at: time) -> None:
    assert read(tmp_path, f'{OWNER}[brief]\nat = "{at:%H:%M}"\n').brief.at == at


# ---- servers ---------------------------------------------------------------------------------------

IMAP = """[[mail]]
name = "home"
kind = "imap"
host = "Imap.Example.org"
user = "jo@example.org"
password = { credential = "imap-home" }
"""
AS_CREDENTIAL = Secret((Credential("imap-home"),))


def test_an_account_needs_a_host_a_user_and_a_password(tmp_path: Path) -> None:
    assert read(tmp_path, OWNER + IMAP).mail == (
        ImapConfig("home", "imap.example.org", 993, "tls", "jo@example.org", AS_CREDENTIAL),
    )


def test_an_account_may_be_described_in_full(tmp_path: Path) -> None:
    text = IMAP + """
        port = 1993
        security = "starttls"
        ca_file = "ca.pem"
        include = ["INBOX", "Archive/*"]
        exclude = ["Archive/2001"]
        authserv_id = "mx.example.org"
        """
    assert read(tmp_path, OWNER + text).mail == (
        ImapConfig("home", "imap.example.org", 1993, "starttls", "jo@example.org", AS_CREDENTIAL,
                   tmp_path / "ca.pem", ("INBOX", "Archive/*"), ("Archive/2001",), "mx.example.org"),
    )  # fmt: skip


@pytest.mark.parametrize(("security", "imap", "smtp"), [("tls", 993, 465), ("starttls", 143, 587), ("none", 143, 25)])
def test_the_port_follows_from_the_security(tmp_path: Path, security: str, imap: int, smtp: int) -> None:
    text = IMAP.replace("Imap.Example.org", "127.0.0.1") + f'security = "{security}"\n'
    config = read(tmp_path, f'{OWNER}{text}[smtp]\nhost = "localhost"\nsecurity = "{security}"\n')
    assert isinstance(config.mail[0], ImapConfig)
    assert config.smtp is not None
    assert (config.mail[0].port, config.smtp.port) == (imap, smtp)


@pytest.mark.parametrize("host", ["imap.example.org", "192.0.2.7", "localhost.example.org"])
def test_without_encryption_no_password_goes_to_another_computer(tmp_path: Path, host: str) -> None:
    imap = IMAP.replace("Imap.Example.org", host) + 'security = "none"\n'
    smtp = f'[smtp]\nhost = "{host}"\nsecurity = "none"\n'
    reason = (
        f'security = "none" would send your password for everyone on the way to {host} to read; '
        'use "tls" or "starttls".'
    )
    assert problems(tmp_path, OWNER + imap + smtp) == [f"mail[0]: {reason}", f"smtp: {reason}"]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "::1"])
def test_this_computer_itself_may_be_asked_without_encryption(tmp_path: Path, host: str) -> None:
    [account] = read(tmp_path, OWNER + IMAP.replace("Imap.Example.org", host) + 'security = "none"\n').mail
    assert isinstance(account, ImapConfig)
    assert account.security == "none"


@pytest.mark.parametrize(
    ("written", "ways"),
    [
        ('{ credential = "imap-home" }', (Credential("imap-home"),)),
        ('{ command = ["pass", "show", "mail"] }', (Command(("pass", "show", "mail")),)),
        ('{ file = "~/secret" }', (File(Path("/home/jo/secret")),)),
        ('{ env = "IMAP_PASSWORD" }', (Environment("IMAP_PASSWORD"),)),
        ('[{ credential = "a" }, { env = "B" }]', (Credential("a"), Environment("B"))),
    ],
)
def test_a_password_is_described_by_where_it_lies(tmp_path: Path, written: str, ways: tuple[object, ...]) -> None:
    [account] = read(tmp_path, OWNER + IMAP.replace('{ credential = "imap-home" }', written)).mail
    assert isinstance(account, ImapConfig)
    assert account.password.ways == ways


EXAMPLE_OF_A_PASSWORD = 'write for example password = { file = "~/.config/helpfirst/password" }'


@pytest.mark.parametrize(
    ("written", "where", "problem"),
    [
        ('"hunter-canary"', "", f"a password does not belong in this file; {EXAMPLE_OF_A_PASSWORD}"),
        ('["hunter-canary"]', "[0]", f"a password does not belong in this file; {EXAMPLE_OF_A_PASSWORD}"),
        ("[]", "", "this list must not be empty."),
        ("{}", "", f"expected a table with one of credential, command, file and env in it; {EXAMPLE_OF_A_PASSWORD}"),
        ("7", "", f"expected a table with one of credential, command, file and env in it; {EXAMPLE_OF_A_PASSWORD}"),
        ('{ fil = "x" }', "", 'fil is none of credential, command, file and env. Did you mean "file"?'),
        ('{ oauth2 = {} }', "", "oauth2 is not there yet; this version knows credential, command, file and env."),
        ('{ credential = "../x" }', "", '"../x" is not the name of a credential.'),
        ('{ credential = ".." }', "", '".." is not the name of a credential.'),
        ('{ env = "A B" }', "", '"A B" is not the name of an environment variable.'),
        ('{ command = "pass mail" }', "", 'expected a list in square brackets, found "pass mail".'),
    ],
)
def test_a_password_in_the_file_is_refused(tmp_path: Path, written: str, where: str, problem: str) -> None:
    found = problems(tmp_path, OWNER + IMAP.replace('{ credential = "imap-home" }', written))
    assert found == [f"mail[0].password{where}: {problem}"]
    assert "canary" not in "".join(found)


def test_calendars_of_a_server_become_a_record(tmp_path: Path) -> None:
    text = """[[calendar]]
        name = "dav"
        kind = "caldav"
        url = "https://dav.example.org/jo/"
        user = "jo"
        password = { credential = "dav" }
        calendars = ["Club"]
        """
    assert read(tmp_path, OWNER + text).calendars == (
        CaldavConfig("dav", "https://dav.example.org/jo/", "jo", Secret((Credential("dav"),)), None, ("Club",)),
    )


SMTP = '[smtp]\nhost = "smtp.example.org"\n'
TO = '[brief]\nto = "jo@example.org"\n'


def test_the_brief_may_be_sent(tmp_path: Path) -> None:
    config = read(tmp_path, OWNER + SMTP + TO + 'deliver = "smtp"\n')
    assert config.brief.deliver == "smtp"
    assert config.smtp == SmtpConfig("smtp.example.org", 587, "starttls", sender="jo@example.org")


def test_the_brief_may_be_laid_into_a_folder_of_the_only_account(tmp_path: Path) -> None:
    brief = read(tmp_path, OWNER + IMAP + TO + 'deliver = "imap-append"\n').brief
    assert (brief.deliver, brief.mailbox, brief.append_to) == ("imap-append", "home", "helpfirst")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TO + 'deliver = "smtp"\n',
         ['smtp is missing, and deliver = "smtp" needs it; add an [smtp] table that names the server.']),
        (TO + 'deliver = "imap-append"\n',
         ['brief.deliver: deliver = "imap-append" needs a [[mail]] table with kind = "imap", and there is none.']),
        (IMAP + IMAP.replace('"home"', '"club"') + TO + 'deliver = "imap-append"\n',
         ['brief.mailbox is missing, and deliver = "imap-append" needs it; name one of "home" and "club".']),
        (IMAP + TO + 'deliver = "imap-append"\nmailbox = "hme"\n',
         ['brief.mailbox: "hme" is not an imap account in this file; name one of "home".']),
        (SMTP + 'user = "jo"\n', ["smtp: user and password belong together: write both or neither."]),
        (SMTP + "port = 0\n", ["smtp.port: expected a number from 1 to 65535, found 0."]),
        (SMTP + "port = true\n", ["smtp.port: expected a number from 1 to 65535, found true."]),
        (SMTP.replace("smtp.", "smtp://"),
         ['smtp.host: "smtp://example.org" is not the name of a server; write it bare, such as "imap.example.org".']),
    ],
)  # fmt: skip
def test_what_a_delivery_lacks_is_named(tmp_path: Path, text: str, found: list[str]) -> None:
    assert problems(tmp_path, OWNER + text) == found


def test_an_owner_of_patterns_only_has_to_say_where_the_brief_goes(tmp_path: Path) -> None:
    owner = OWNER.replace('"Jo@Example.org", ', "")
    assert problems(tmp_path, owner + SMTP + '[brief]\ndeliver = "smtp"\n') == [
        'brief.to is missing, and deliver = "smtp" needs it, as owner.addresses holds patterns only; '
        'write for example to = "jo@example.org"'
    ]


def test_kinds_of_suggestions_are_switched_off_and_on_by_name(tmp_path: Path) -> None:
    assert read(tmp_path, OWNER).suggestions.unwanted == {"waiting_kindly"}
    some = OWNER + '[suggestions]\noff = ["tell", "prepare"]\nwaiting_kindly = true\n'
    assert read(tmp_path, some).suggestions.unwanted == {"tell", "prepare"}
    (problem,) = problems(tmp_path, some.replace("tell", "tel"))
    assert problem.startswith('suggestions.off[0]: expected "came_back" or ')
    assert problem.endswith('found "tel". Did you mean "tell"?')


# ---- the zone of the machine -----------------------------------------------------------------------


def test_the_zone_of_the_machine_is_where_localtime_points(tmp_path: Path) -> None:
    (tmp_path / "localtime").symlink_to("/usr/share/zoneinfo/Europe/Lisbon")
    (tmp_path / "timezone").write_text("Europe/Berlin\n")
    assert system_zone(tmp_path) == "Europe/Lisbon"


def test_a_copied_localtime_leaves_the_zone_to_the_file_timezone(tmp_path: Path) -> None:
    (tmp_path / "localtime").write_bytes(b"TZif2")
    (tmp_path / "timezone").write_text("Europe/Berlin\n")
    assert system_zone(tmp_path) == "Europe/Berlin"


def test_a_machine_without_a_zone_is_in_utc(tmp_path: Path) -> None:
    assert system_zone(tmp_path) == "UTC"
    (tmp_path / "timezone").write_text("Nowhere/At all\n")
    assert system_zone(tmp_path) == "UTC"


# ---- mistakes --------------------------------------------------------------------------------------


def test_all_problems_are_named_at_once(tmp_path: Path) -> None:
    text = """
        [owner]
        nmae = "Jo"
        addresses = ["jo", "jo@example.org", 3]
        timezone = "Europe/Berln"
        [[mail]]
        name = "home"
        kind = "pop3"
        [[mail]]
        name = "old"
        kind = "mbox"
        pth = "~/old.mbox"
        [brief]
        at = "25:00"
        days = ["mon", "tu", 7]
        deliver = "fax"
        [[rule]]
        name = "keep the committee warm"
        """
    assert problems(tmp_path, text) == [
        'owner.nmae is not a key of [owner]. Did you mean "name"?',
        'owner.addresses[0]: "jo" is not an address; write it bare, such as "jo@example.org".',
        "owner.addresses[2]: expected text in quotes, found 3.",
        'owner.timezone: "Europe/Berln" is not a time zone. Did you mean "Europe/Berlin"?',
        'mail[0].kind: expected "mbox" or "maildir" or "imap", found "pop3".',
        'mail[1].pth is not a key of an mbox. Did you mean "path"?',
        'brief.at: "25:00" is not a time of day; write it as "07:00", from "00:00" to "23:59".',
        'brief.days[1]: "tu" is none of mon, tue, wed, thu, fri, sat, sun. Did you mean "tue"?',
        "brief.days[2]: 7 is none of mon, tue, wed, thu, fri, sat, sun.",
        'brief.deliver: expected "stdout" or "file" or "smtp" or "imap-append", found "fax".',
        'rule[0].kind is missing; write for example kind = "follow_up"',
        'rule[0].when is missing; write for example when = "circle <= 15 and silent_days > 2 * usual_gap_days"',
        'rule[0].say is missing; write for example say = "Ask {name} how {last_subject} turned out."',
    ]


MBOX = '[[mail]]\nname = "a"\nkind = "mbox"\npath = "a.mbox"\n'
ICS = '[[calendar]]\nname = "c"\nkind = "ics"\n'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[mail]]\nname = "a"\nkind = "mbox"\n',
         'mail[0].path is missing; write for example path = "~/Takeout/All mail.mbox"'),
        ('[[mail]]\nname = "a"\npath = "a.mbox"\n',
         "mail[0].kind is missing; this version reads mbox, maildir and imap."),
        ('[[mail]]\nkind = "mbx"\n',
         'mail[0].kind: expected "mbox" or "maildir" or "imap", found "mbx". Did you mean "mbox"?'),
        ("[[mail]]\nkind = [1]\n", 'mail[0].kind: expected "mbox" or "maildir" or "imap", found a list.'),
        (MBOX + "colour = 1\n", "mail[0].colour is not a key of an mbox. Its keys are name and path."),
        (MBOX + MBOX, 'mail[1].name: mail[0] is called "a" too; give each source its own name.'),
        (MBOX + ICS.replace('"c"', '"a"') + 'path = "c"\n',
         'calendar[0].name: mail[0] is called "a" too; give each source its own name.'),
        ("[mail]\nx = 1\n", "mail: write [[mail]], in double brackets, above the keys of each."),
        ("[[store]]\nx = 1\n", "store: write [store] once, in single brackets, with its keys below it."),
        ("[balance]\nnearest_in_person = 20\n",
         "balance.nearest_in_person: expected at most 15, as it is of the 15 nearest, found 20."),
        ("[balance]\nsee_after_days = [1, 2, 3, 4, 5]\n",
         "balance.see_after_days: expected at most 4 numbers, for the nearest 5, 15, 50 and 150, found 5."),
        ("[balance]\nsee_after_days = [0]\n",
         "balance.see_after_days[0]: expected a whole number such as 40, from 1 on, found 0."),
        ("[breif]\n", 'breif is not a section. Did you mean "brief"?'),
        ("[smtp]\n", 'smtp.host is missing; write for example host = "smtp.example.org"'),
        (ICS, "calendar[0]: say where the calendar is, either by path (a file or a folder) or by url."),
        (ICS + 'path = "c"\nurl = "https://example.org/c"\n',
         "calendar[0]: say where the calendar is, either by path (a file or a folder) or by url."),
        (ICS + 'url = "http://example.org/c"\n',
         'calendar[0].url: "http://example.org/c" would fetch the calendar for everyone on the way to read;'
         " use https."),
        (ICS + 'path = "ftp://example.org/c"\n',
         'calendar[0].path: "ftp://example.org/c" is not a web address; write it as "https://example.org/club.ics".'),
        ('[[contacts]]\nkind = "carddav"\n',
         'contacts[0].kind: "carddav" is not there yet; this version reads vcard.'),
        ("[brief]\ndays = []\n", "brief.days: this list must not be empty."),
        ('[brief]\nto = "*@example.org"\n',
         'brief.to: "*@example.org" is not an address; write it bare, such as "jo@example.org".'),
        ('[brief]\nto = "jo@example.org\\nBcc: eve@example.org"\n',
         "brief.to: this must be one line, without control characters."),
        ('[privacy]\nsubjects = "no"\n', 'privacy.subjects: expected true or false, without quotes, found "no".'),
        ('[store]\npath = ""\n', "store.path: this must not be empty."),
        ('[store]\npath = "~nobody-of-that-name/x"\n',
         'store.path: "~nobody-of-that-name/x" starts in the home of a user who does not exist here.'),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place_and_a_way_out(tmp_path: Path, text: str, problem: str) -> None:
    assert problems(tmp_path, OWNER + text) == [problem]


def test_an_empty_file_says_what_is_needed(tmp_path: Path) -> None:
    assert problems(tmp_path, "") == [
        'owner.name is missing; write for example name = "Jo Owner"',
        'owner.addresses is missing; write for example addresses = ["jo@example.org"]',
    ]


@pytest.mark.parametrize("everybody", ["*", "*@*", "*@*.*"])
def test_a_pattern_may_not_take_everybody_for_the_owner(tmp_path: Path, everybody: str) -> None:
    [problem] = problems(tmp_path, f'[owner]\nname = "Jo"\naddresses = ["{everybody}"]\n')
    assert problem.startswith(f'owner.addresses[0]: "{everybody}" is not a pattern for your own addresses')


@pytest.mark.parametrize(
    ("written", "meant"), [("berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"), ("Europe/", None)]
)
def test_a_time_zone_is_recognised_by_its_city(tmp_path: Path, written: str, meant: str | None) -> None:
    [problem] = problems(tmp_path, OWNER.replace("Europe/Berlin", written))
    assert problem.startswith(f'owner.timezone: "{written}" is not a time zone.')
    assert meant is None or f'Did you mean "{meant}"?' in problem


def test_a_slip_in_the_syntax_is_named_with_its_line(tmp_path: Path) -> None:
    [problem] = problems(tmp_path, OWNER + "\n[brief]\nat = 7 o'clock\n")
    assert problem.startswith("line 8, column 8: this is not TOML:")


def test_a_file_in_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes('[owner]\nname = "Zoë"\n'.encode("latin-1"))
    with pytest.raises(UserError, match="line 2 is not UTF-8"):
        load(tmp_path / "config.toml", {})


def test_a_file_that_cannot_be_read_is_the_owners_to_mend(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be read: Is a directory"):
        load(tmp_path, {})


JUNK = st.sampled_from(["0", "-1.5", "nan", "true", "[]", "[[]]", "[{}]", "{}", '""', '"~"', '"."', '"\\u0000"',
                        "2026-03-03", "07:30:00", "2026-03-03T07:00:00Z", '"://"', '"https://["', '"//["']) \
    | st.text(st.characters(codec="utf-8"), max_size=12).map(json.dumps)  # fmt: skip
KEYS = ["owner.name", "owner.addresses", "owner.timezone", "store.path", "store", "brief.at", "brief.days",
        "brief.to", "brief.deliver", "brief.folder", "brief.mailbox", "privacy.subjects", "mail", "calendar", "rule",
        "rule.when", "person", "pitch.words", "smtp", "smtp.host", "smtp.password", "x"]


@given(key=st.sampled_from(KEYS), junk=JUNK, name=JUNK)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_written_it_loads_or_says_what_is_wrong(
    tmp_path: Path, key: str, junk: str, name: str
) -> None:
    source = "" if key == "calendar" else f'[[calendar]]\nname = {name}\nkind = "ics"\npath = {junk}\n'
    text = f"{key} = {junk}\n{'' if key.startswith('owner') else OWNER}{source}"
    with contextlib.suppress(UserError):  # and nothing else
        config = read(tmp_path, text)
        assert config.store.path.is_absolute()
        assert all(calendar.path is None or calendar.path.is_absolute() for calendar in config.calendars)


def test_reading_the_configuration_needs_no_library() -> None:
    code = "import agent.config, sys; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "agent" in loaded
    assert loaded.isdisjoint({"click", "jinja2", "sqlite_utils", "icalendar", "dateutil", "rule_engine"})
