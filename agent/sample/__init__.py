"""A sample life for `helpfirst demo`: some 22 months of an invented photographer's mail and calendar.

It is written as real files, to be read through the ordinary connectors; nothing in the brief is
canned. All of it is placed relative to `now`, and the same `now` gives the same bytes.

    cast.py            who there is, and how often they write
    setting.py         the clock: waking hours, weekends, holidays
    subjects.py        what the mails are called
    letters.py         everyday conversations
    machines.py        newsletters, a forum, notices, receipts, strangers, invitations
    scenes.py          the conversations that the brief should notice
    diary.py           the calendar
    mail_file.py, calendar_files.py, files.py    the writing
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from agent.sample.calendar_files import write_calendar
from agent.sample.cast import CLARA, PEOPLE
from agent.sample.diary import birthday, diary
from agent.sample.files import write_cards, write_config
from agent.sample.letters import everyday_mail
from agent.sample.machines import invitations, machine_mail
from agent.sample.mail_file import write_mbox
from agent.sample.scenes import scenes
from agent.sample.setting import setting


def write(folder: Path, now: datetime, zone_name: str = "Europe/Lisbon") -> Path:
    """Write mail.mbox, calendar/*.ics, contacts.vcf and config.toml into `folder`; the config's path.

    `now` is tz-aware; `zone_name` (IANA) is where the owner lives. Raises ValueError for a naive `now`
    and FileExistsError if `folder` already holds a calendar: two lives in one folder would be mixed.
    """
    if now.tzinfo is None:
        raise ValueError("now must say its time zone")
    zone = ZoneInfo(zone_name)
    life = setting(now, zone)
    (folder / "calendar").mkdir(parents=True)
    entries = list(diary(life))
    letters = (*everyday_mail(life), *scenes(life), *machine_mail(life), *invitations(life, entries))
    write_mbox(folder / "mail.mbox", letters, zone)
    write_calendar(folder / "calendar", entries, life)
    known = [person for person in PEOPLE if person.in_address_book]
    write_cards(folder / "contacts.vcf", known, {CLARA: birthday(life).replace(year=1984)})
    config = folder / "config.toml"
    write_config(config, zone_name)
    return config
