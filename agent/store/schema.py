"""The tables, as migrations. Instants are ISO 8601 in UTC ("2026-03-03T09:00:00Z"), so they sort as text.

Left of `interactions` stands evidence, right of it nothing is stored that cannot be derived again.
In tables without rowid the columns of the key come first: otherwise the integrity_check of SQLite 3.40 finds
NULLs where there are none. Views answer what one would ask in `sqlite3` or datasette; they show the state of
now, not as of a moment.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from agent.store import forgotten, interactions, mail_orders, owner_words

migrations = Migrations("helpfirst")

EVIDENCE = """
create table meta (key text primary key, value text not null) without rowid;

create table sources (
  id integer primary key,
  section text not null,                -- mail, calendar or contacts
  name text not null,                   -- as the configuration calls it
  kind text not null,
  cursor text not null default '{}',    -- JSON, the connector's own
  state text not null default 'never',  -- ok, partial, failed, never
  detail text not null default '',
  tried_at text,
  last_read_at text,                    -- the last time that it was read as a whole
  unique (section, name)
);

create table addresses (
  id integer primary key,
  address text not null unique,
  seen_at text not null,                -- earliest message or event that names it
  list_since text                       -- earliest message that names it as a mailing list
);

create table names (                    -- what an address was called, by whom, since when
  address_id integer not null references addresses(id),
  name text not null,
  given_by text not null,               -- self, owner or other
  first_at text not null,
  primary key (address_id, name, given_by)
) without rowid;

create table messages (
  id integer primary key,
  identity text not null unique,        -- date, then a hash of Message-ID, sender and subject
  message_id text not null,             -- here and below: '' where the header says nothing
  at text,                              -- when it counts; null: no believable date, counts nowhere
  sent_at text not null,
  received_at text not null,
  sender_id integer references addresses(id),
  own integer not null,                 -- the owner sent it
  channel text not null,                -- mail, list or automatic
  recipient_count integer not null,
  subject text not null,
  thread text not null,                 -- Message-ID of the first message of the thread
  in_reply_to text not null,
  reference_ids text not null,          -- space between, oldest first
  reply_to text not null,
  resent_by text not null,
  original_from text not null,
  return_path text not null,            -- its domain; <> is the null return path
  list_id text not null,
  list_post text not null,
  list_unsubscribe integer not null,
  one_click integer not null,
  precedence text not null,
  auto_submitted text not null,
  feedback_id integer not null,
  mailer text not null,
  content_type text not null,
  thread_index text not null,
  authentication text not null,
  sent_folder integer not null,         -- a copy lies in a Sent folder
  from_proven integer not null,         -- From is no mere claim: a file's, or vouched for by the owner's server
  parser integer not null               -- version of the parser that read it
);
create index messages_at on messages(at);

create table recipients (
  message_id integer not null references messages(id),
  position integer not null,            -- 0 for the first in To
  address_id integer not null references addresses(id),
  field text not null,                  -- to, cc or bcc
  primary key (message_id, position)
) without rowid;

create table places (                   -- where the copies of a message lie
  source_id integer not null references sources(id),
  folder text not null,
  key text not null,                    -- byte offset, file name or UID
  message_id integer not null references messages(id),
  labels text not null,                 -- comma between
  gone_at text,                         -- since when it is no longer there
  primary key (source_id, folder, key)
) without rowid;

create table calendar_objects (
  id integer primary key,
  source_id integer not null references sources(id),
  href text not null,
  etag text not null,
  gone_at text,
  unique (source_id, href)
);

create table events (
  id integer primary key,
  object_id integer not null references calendar_objects(id),
  uid text not null,
  recurrence_at text,                   -- which instance of the series this replaces
  starts_at text not null,
  ends_at text not null,
  booked_at text not null,              -- since when it is on the books
  rule text,
  all_day integer not null,
  summary text,
  location text,
  conference text,
  status text,
  transparent integer not null,
  sequence integer not null,
  created_at text,
  stamped_at text
);
create index events_uid on events(uid);
create index events_object on events(object_id);

create table attendees (
  event_id integer not null references events(id),
  address_id integer references addresses(id),
  organizer integer not null,
  name text,
  status text,
  kind text
);
create index attendees_event on attendees(event_id);

create table occurrences (
  id integer primary key,
  event_id integer not null references events(id),
  starts_at text not null,
  ends_at text not null
);
create index occurrences_event on occurrences(event_id);

create table cards (
  id integer primary key,
  source_id integer not null references sources(id),
  uid text not null,
  name text not null,
  birthday text,
  anniversary text,
  groups text                           -- JSON list
);

create table card_addresses (
  card_id integer not null references cards(id) on delete cascade,
  address text not null,
  primary key (card_id, address)
) without rowid;
"""

WAIST = """
create table interactions (             -- the owner and one address, once
  address_id integer not null references addresses(id),
  at text not null,
  origin integer not null,              -- message_id, or minus occurrence_id: part of the key
  known_at text not null,
  channel text not null,                -- mail, list, automatic, in person, online, phone, meeting
  direction text not null,              -- in, out or together
  company integer not null,             -- mail: recipients; meetings: people besides the owner
  probability real not null,            -- that it took place
  opens_thread integer not null,
  named integer not null,               -- mail in: the owner stands in To or Cc
  hours real not null,
  message_id integer references messages(id),
  occurrence_id integer references occurrences(id),
  primary key (address_id, at, origin)
) without rowid;
create index interactions_occurrence on interactions(occurrence_id) where occurrence_id is not null;
"""

BRIEFS = """
create table briefs (                   -- one a date, frozen when first shown or delivered
  date text primary key,
  made_at text not null,
  shown_at text not null,
  delivered_at text,
  document text not null,               -- JSON: brief --json --candidates
  text text not null,
  html text not null
) without rowid;

create table suggestions (              -- what those briefs suggested
  date text not null references briefs(date),
  number integer not null,
  id text not null,
  kind text not null,
  text text not null,
  primary key (date, number)
) without rowid;
create index suggestions_id on suggestions(id);

create table suggestion_addresses (
  date text not null,
  number integer not null,
  address_id integer not null references addresses(id),
  primary key (date, number, address_id),
  foreign key (date, number) references suggestions(date, number)
) without rowid;
"""

VIEWS = """
create view recent_contacts as          -- with whom there was mail or a meeting, latest first
select a.address,
       (select n.name from names n where n.address_id = a.id order by n.given_by = 'self' desc, n.first_at desc
         limit 1) as name,
       max(i.at) as last_at,
       sum(i.direction = 'in') as messages_in,
       sum(i.direction = 'out') as messages_out,
       sum(i.direction = 'together') as meetings
from interactions i join addresses a on a.id = i.address_id
where i.channel not in ('list', 'automatic') and i.at <= strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
group by a.id order by last_at desc;

create view open_threads as             -- threads of the last 30 days whose last word is not the owner's
select thread, subject, last_at, last_from, messages from (
  select m.thread, m.subject, max(m.at) as last_at, a.address as last_from, m.own, count(*) as messages
  from messages m join addresses a on a.id = m.sender_id
  where m.channel = 'mail' and m.at >= strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-30 days') group by m.thread)
where not own order by last_at desc;

create view meetings as                 -- what took place, or will, with whom
select o.starts_at, o.ends_at, e.summary, e.location, i.channel, i.probability, a.address
from interactions i
join occurrences o on o.id = i.occurrence_id
join events e on e.id = o.event_id
join addresses a on a.id = i.address_id
order by o.starts_at;
"""

SERVICE = """
create table attempts (                 -- at sources, by the service: it tries rarely what keeps failing
  source_id integer primary key references sources(id),
  tried_at text not null,               -- when it began
  fails integer not null,               -- in a row; the one under way counts until it has ended well
  refused integer not null              -- the login was
) without rowid;
"""

DELIVERIES = """
create table deliveries (               -- the outbox: one a date, so that each brief arrives once
  date text primary key references briefs(date),
  state text not null,                  -- ready, sending, sent, unsure, failed or skipped
  message_id text not null,             -- without angle brackets
  message blob,                         -- the same bytes at every try; null once nothing more will be sent
  sends integer not null default 0,     -- handed over and not certainly refused
  tries integer not null default 0,     -- certainly refused
  next_at text,                         -- nothing is done before then
  detail text not null default '',
  changed_at text not null
) without rowid;
insert into deliveries(date, state, message_id, changed_at)
  select date, 'sent', '', delivered_at from briefs where delivered_at is not null;
alter table briefs drop column delivered_at;
"""

GATHERINGS = """
create table gatherings (               -- which events are meetings; the interactions follow from it
  event_id integer primary key references events(id),
  channel text not null,
  company integer not null,             -- people besides the owner
  owner real not null,                  -- probability that the owner came
  sure integer not null,                -- else only if somebody known is called by one of the names
  names text not null                   -- JSON: [given, surname] of those who are named without an address
);
create index occurrences_time on occurrences(starts_at);
"""


def _run(db: Database, script: str) -> None:
    # Not executescript(): that would commit the transaction in which the migration runs.
    for statement in script.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)


@migrations()
def create_evidence(db: Database) -> None:
    _run(db, EVIDENCE)


@migrations()
def create_interactions(db: Database) -> None:
    _run(db, WAIST)


@migrations()
def create_briefs(db: Database) -> None:
    _run(db, BRIEFS)


@migrations()
def create_views(db: Database) -> None:
    _run(db, VIEWS)


@migrations()
def create_attempts(db: Database) -> None:
    _run(db, SERVICE)


@migrations()
def create_deliveries(db: Database) -> None:
    _run(db, DELIVERIES)


@migrations()
def drop_authentication(db: Database) -> None:
    # What it proved about From stands in from_proven.
    db.conn.execute("alter table messages drop column authentication")


@migrations()
def create_gatherings(db: Database) -> None:
    _run(db, GATHERINGS)


@migrations()
def create_owner_words(db: Database) -> None:
    _run(db, owner_words.TABLES)


@migrations()
def create_forgotten(db: Database) -> None:
    _run(db, forgotten.TABLES)


@migrations()
def add_marks(db: Database) -> None:
    db.conn.execute(interactions.MARKS)


@migrations()
def create_mail_orders(db: Database) -> None:
    _run(db, mail_orders.TABLES)
