"""Person or not: what speaks for it and against it, and what comes of it together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.people.machines.evidence import AddressEvidence, Rhythm
from agent.core.people.machines.regularity import rhythm_of
from agent.core.people.machines.relays import hands_on
from agent.core.people.machines.spelling import likeness
from agent.core.people.machines.verdict import because, rather_a_machine, verdict
from agent.core.people.machines.words import (
    has_a_token,
    is_a_role,
    is_marked_as_human,
    is_no_reply,
    looks_like_a_person,
)
from agent.core.records import Kind


def seen(address: str, *names: str, **known: object) -> AddressEvidence:
    once = dict.fromkeys(("first_out_at", "last_out_at"), "2026-01-01T09:00:00Z") if "mail_out" in known else {}
    return AddressEvidence(address, names, **(once | known))  # type: ignore[arg-type]


def kind(address: str, *names: str, **known: object) -> Kind:
    return verdict(seen(address, *names, **known)).kind


TWO_DAYS = {"first_out_at": "2026-01-01T09:00:00Z", "last_out_at": "2026-01-03T09:00:00Z"}
WRITTEN = {"mail_in": 3, "mail_out": 3, "answers": 3, **TWO_DAYS}


# ---- addresses and names ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    ["no-reply@shop.example", "noreply@x.example", "do-not-reply@x.example", "nicht-antworten.noreply@x.example",
     "ne-pas-repondre@x.example", "naoresponda@x.example", "niet-beantwoorden@x.example", "non.rispondere@x.example",
     "no_responder@x.example", "mailer-daemon@x.example", "bounce-12-jo=example.org@x.example",
     "newsletter@x.example", "notifications@x.example", "billing@x.example", "nieuwsbrief@x.example"],
)  # fmt: skip
def test_an_address_that_takes_no_answers_is_a_machine_whatever_its_name(address: str) -> None:
    assert kind(address, "Anna Roe", mail_in=20) is Kind.AUTOMATED


@pytest.mark.parametrize(
    "address", ["anna@x.example", "bill@x.example", "alerta.roe@x.example", "robotham@x.example", "jan.bot@x.example"]
)
def test_names_that_only_resemble_machines_are_left_alone(address: str) -> None:
    assert not is_no_reply(address)


@pytest.mark.parametrize(
    "local",
    ["info", "office-berlin", "kundenservice", "praxis-meyer", "atencion.al.cliente", "serviceclients", "hr-team",
     "segreteria", "klantenservice", "secretaria2", "vorstand", "geral"],
)  # fmt: skip
def test_offices_are_known_by_their_words(local: str) -> None:
    assert is_a_role(local)


@pytest.mark.parametrize("local", ["anna.church", "tom.press", "h.office", "steam", "infante", "claire.bureau"])
def test_a_surname_is_no_office(local: str) -> None:
    assert not is_a_role(local)


def test_what_was_made_for_one_message_is_told_from_a_name_with_a_year() -> None:
    assert has_a_token("reply+4f9c0a12b7e3d8")
    assert has_a_token("anna=a.example")
    assert not has_a_token("anna.roe1987")
    assert not has_a_token("christopher2b")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_can_be_asked_about(local: str, name: str) -> None:
    likeness(local, name)
    looks_like_a_person(name)
    assert verdict(AddressEvidence(f"{local}@x.example", (name,), mail_in=1)).kind in Kind


# ---- by the clock -----------------------------------------------------------------------------------------

START = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)


def test_mail_at_the_same_hour_or_after_the_same_time_comes_by_the_clock() -> None:
    assert rhythm_of([START + timedelta(days=7 * n) for n in range(8)]) is Rhythm.PERIOD
    odd_days = (0, 3, 4, 9, 17, 18, 30)
    assert rhythm_of([START + timedelta(days=n, minutes=n % 5) for n in odd_days]) is Rhythm.HOUR
    midnight = START.replace(hour=0)
    assert rhythm_of([midnight + timedelta(days=n, minutes=(-1) ** n * 9) for n in odd_days]) is Rhythm.HOUR
    assert rhythm_of([START + timedelta(days=n, hours=n * n % 11) for n in odd_days]) is Rhythm.NONE
    assert rhythm_of([START] * 3) is Rhythm.NONE
    assert rhythm_of([START + timedelta(days=5 * n, minutes=n) for n in range(4)]) is Rhythm.PERIOD
    assert rhythm_of([START + timedelta(days=5 * n, hours=n) for n in range(4)]) is Rhythm.NONE


# ---- verdicts ---------------------------------------------------------------------------------------------


def test_whom_the_owner_wrote_to_is_a_person() -> None:
    assert kind("anna.roe@x.example", "Anna Roe", mail_in=3, mail_out=2) is Kind.PERSON
    assert kind("ar77@x.example", mail_in=1, mail_out=3, **TWO_DAYS) is Kind.PERSON
    assert kind("ar77@x.example", mail_in=2, replies=1, answers=1, mail_out=1) is Kind.PERSON


def test_an_office_stays_an_office_even_when_the_owner_writes_to_it() -> None:
    assert kind("info@printer.example", "Harbour Print", mail_in=3, mail_out=9, **TWO_DAYS) is Kind.ROLE
    assert kind("support@host.example", "Dana (Host Support)", mail_out=9, answers=4, **TWO_DAYS) is Kind.ROLE


def test_who_answers_for_a_company_with_a_first_name_is_its_office_and_who_has_a_house_of_their_own_is_not() -> None:
    assert kind("support@hostnest.example", "Dana from Hostnest", **WRITTEN) is Kind.ROLE
    assert kind("info@moltebo.example", "Luca di Moltebo", **WRITTEN) is Kind.ROLE
    assert kind("yourcase@hostnest.example", "Dana (Hostnest Care)", **WRITTEN) is Kind.ROLE
    assert kind("dana@hostnest.example", "Dana (Hostnest Care)", **WRITTEN) is Kind.PERSON
    assert kind("info@annevanroe.example", "Anne van Roe", **WRITTEN) is Kind.PERSON
    assert kind("hello@annaroe.example", "Anna Roe", **WRITTEN) is Kind.PERSON
    assert kind("office@reed.example", "Tom Reed", **WRITTEN) is Kind.PERSON


def test_whoever_goes_by_the_name_of_an_organisation_is_its_office_unless_a_first_name_says_more() -> None:
    assert kind("ratesandfees@town.example", "Town Fees Team", **WRITTEN) is Kind.ROLE
    assert kind("anna@harbour.example", "Harbour Studio", **WRITTEN) is Kind.PERSON
    assert kind("ar@harbour.example", "Anna Roe Studio", **WRITTEN) is Kind.PERSON
    assert kind("mbank@x.example", "Merula Bank", **WRITTEN) is Kind.PERSON
    assert kind("roes@x.example", "The Roe Family", **WRITTEN) is Kind.PERSON


@pytest.mark.parametrize(
    ("address", "name", "taken_for"),
    [
        ("anna@roefotos.example", "Anna Roe Fotografie", Kind.PERSON),
        ("loja@rosa.example", "Papelaria Rosa", Kind.ROLE),
        ("bonjour@x.example", "Fromagerie des Tilleuls", Kind.ROLE),
        ("opening@x.example", "Huurdersloket Zuid", Kind.ROLE),
        ("opening@x.example", "Buchbinderei Tesch", Kind.ROLE),
        ("clerk@x.example", "Parish Clerk, Little Reed", Kind.ROLE),
        ("oma@x.example", "Oma", Kind.PERSON),
    ],
)
def test_the_word_of_a_trade_is_an_organisations_unless_a_first_name_stands_before_it(
    address: str, name: str, taken_for: Kind
) -> None:
    assert kind(address, name, **WRITTEN) is taken_for


def test_who_is_called_after_the_domain_is_nobody_known_unless_something_marks_a_human_being() -> None:
    assert kind("letters@quorvane.example", "Quorvane Weft", **WRITTEN) is Kind.UNKNOWN
    assert kind("letters@quorvane.example", "Quorvane Weft", "Anna Quorvane", **WRITTEN) is Kind.PERSON
    for address in ("oxl.quorvane@quorvane.example", "oquorvane@quorvane.example"):
        assert kind(address, "Oxl Quorvane", **WRITTEN) is Kind.PERSON
    assert kind("letters@quorvane.example", "Dra. Oxl Quorvane", **WRITTEN) is Kind.PERSON
    assert kind("letters@quorvane.example", "O. Quorvane", **WRITTEN) is Kind.PERSON


def test_a_name_that_nothing_marks_as_a_human_one_is_left_open_at_a_host_of_its_own() -> None:
    assert kind("oxl@quorvane-boats.example", "Oxl Quorvane", **WRITTEN) is Kind.UNKNOWN
    assert kind("fennig@x.example", "Fennig", **WRITTEN) is Kind.UNKNOWN
    assert kind("fennig@x.example", "Fennig e Oxl", **WRITTEN) is Kind.UNKNOWN
    assert kind("fennig@x.example", "F. Oxl", **WRITTEN) is Kind.PERSON
    told = [fact.fact for fact in because(seen("fennig@x.example", "Fennig", **WRITTEN))]
    assert told[-1] == "Neither its name nor its address tells whether somebody or an office writes."
    assert kind("fennig@gmail.com", "Fennig Oxl", **WRITTEN) is Kind.PERSON
    assert kind("fennig@x.example", "Fennig Oxl", **WRITTEN, list_in=1) is Kind.PERSON
    assert kind("fennig@x.example", "Fennig Oxl", **WRITTEN, accepted=1) is Kind.PERSON
    assert kind("fennigoxl@x.example", "Fennig Oxl", **WRITTEN) is Kind.PERSON
    assert kind("oxls@x.example", "Les Oxl", **WRITTEN) is Kind.PERSON
    assert kind("fennig@x.example", **WRITTEN) is Kind.PERSON


def test_an_office_in_an_address_that_is_made_of_the_name_is_somebodys() -> None:
    assert kind("quorvane-workshop@x.example", "Anna Quorvane", **WRITTEN) is Kind.PERSON
    assert kind("zuid-workshop@x.example", "Anna Quorvane", **WRITTEN) is Kind.ROLE


def test_somebodys_firm_is_somebody_where_the_name_says_whose_it_is() -> None:
    assert kind("info@harbour-frames.example", "Harbour Frames - Anna Roe", **WRITTEN) is Kind.PERSON
    assert kind("hello@harbour-frames.example", "Anna Roe / Harbour Frames", **WRITTEN) is Kind.PERSON
    assert kind("bookings@harbour-frames.example", "Anna Roe / Harbour Frames", **WRITTEN) is Kind.ROLE
    assert kind("info@harbour-club.example", "Anna Roe / Harbour Club", **WRITTEN) is Kind.ROLE
    assert kind("yourcase@moltebo.example", "Anna - Moltebo", **WRITTEN) is Kind.ROLE
    assert kind("yourcase@moltebo.example", "Luca di Moltebo", **WRITTEN) is Kind.ROLE
    assert kind("bookings@annaroe.example", "Anna Roe", **WRITTEN) is Kind.ROLE


def test_a_program_that_answers_the_owner_is_no_person_and_somebody_called_bot_is() -> None:
    written = {"mail_in": 60, "replies": 60, "answers": 40, "mail_out": 2, **TWO_DAYS}
    assert kind("ci@builds.example", "nightly test robot", **written) is not Kind.PERSON
    assert kind("jan.bot@x.example", "Jan Bot", **written) is Kind.PERSON


def test_where_the_owner_pays_bills_there_is_an_office() -> None:
    assert kind("billing@host.example", "Host", mail_in=2, mail_out=2, answers=2) is Kind.ROLE


KEPT = WRITTEN | {"in_address_book": True}


@pytest.mark.parametrize(
    ("address", "names", "taken_for"),
    [
        ("board@club.example", (), Kind.ROLE),
        ("geschaeftsstelle@verein.example", ("Turnverein Geschäftsstelle", "Anna Roe", "Tom Reed"), Kind.ROLE),
        ("junta@x.example", ("Ana Ruiz",), Kind.ROLE),
        ("ratesandfees@town.example", ("Town Fees Team",), Kind.ROLE),
        ("letters@quorvane.example", ("Quorvane Weft",), Kind.UNKNOWN),
        ("info@printer.example", ("Ben Marsh",), Kind.PERSON),
        ("oxl.quorvane@x.example", ("Oxl Quorvane",), Kind.PERSON),
        ("oxl@x.example", ("Oxl Quorvane Photography",), Kind.PERSON),
    ],
)
def test_a_card_makes_no_person_of_an_office_and_stands_for_no_name(
    address: str, names: tuple[str, ...], taken_for: Kind
) -> None:
    assert kind(address, *names, **KEPT) is taken_for


def test_one_word_without_a_name_that_never_sent_anything_is_left_open() -> None:
    kept = {"mail_out": 9, "in_address_book": True, **TWO_DAYS}
    assert kind("fennigs@x.example", **kept) is Kind.UNKNOWN
    assert kind("anna@x.example", **kept) is Kind.PERSON
    assert kind("fennigs@x.example", **kept, mail_in=1) is Kind.PERSON


@pytest.mark.parametrize(
    "name",
    ["Anna Roe via Planner", "Anna tramite Planner", "Nina über Planner", "Anna par Planner", "Ana vía Planner",
     "Ana através de Planner", "Anna door Planner", "Anna wrote to you", "Planner - Pedro te ha escrito",
     "Anna ti ha scritto", "Nina hat dir geschrieben", "Anna vous a écrit", "Anna heeft je geschreven",
     "Ana escreveu", "Messaggio da Anna", "Nina im Auftrag von Planner"],
)  # fmt: skip
def test_who_speaks_through_a_tool_is_not_the_tools_address(name: str) -> None:
    assert kind("q17@planner.example", name, **WRITTEN) is not Kind.PERSON


@pytest.mark.parametrize(
    "name", ["Le Ha Phuong", "Joan next door neighbour", "Noor Door", "i. A. Anna Roe", "Ana de Roe"]
)
def test_a_name_that_only_resembles_a_relays_is_left_alone(name: str) -> None:
    assert not hands_on(name)


def test_people_who_take_turns_at_one_address_are_nobody_there_and_a_couple_is() -> None:
    assert kind("q17@x.example", "Anna (Planner)", "Tom (Planner)", **WRITTEN) is not Kind.PERSON
    assert kind("q17@x.example", "Planner: Anna", "Planner: Tom", **WRITTEN) is not Kind.PERSON
    assert kind("roes@x.example", "Anna Roe", "Tom Roe", **WRITTEN) is Kind.PERSON
    assert kind("roes@x.example", "Roe, Anna", "Roe, Tom", **WRITTEN) is Kind.PERSON
    assert kind("geoff@x.example", "Geoff (Treasurer)", "Geoffrey (Treasurer)", **WRITTEN) is Kind.PERSON


def test_an_address_of_which_much_is_automatic_is_no_person_whatever_it_answers() -> None:
    half = WRITTEN | {"automatic_in": 3, "generated": 3}
    assert kind("q17@x.example", "Anna", **half) is not Kind.PERSON
    assert kind("q17@x.example", "Anna Roe", "Tom Reed", **(half | {"generated": 2})) is not Kind.PERSON
    assert kind("anna.roe@x.example", "Anna Roe", **half) is Kind.PERSON
    assert kind("q17@x.example", "Anna", **half, by_hand=2) is Kind.PERSON
    assert kind("q17@x.example", "Impressora da oficina", **WRITTEN) is not Kind.PERSON


@pytest.mark.parametrize(
    ("address", "name"),
    [("lapetitecour@x.example", "La Petite Cour"), ("lestilleuls@gmail.com", "Les Tilleuls"),
     ("dehoek@x.example", "De Hoek"), ("chezanna@x.example", "Chez Anna"), ("santarita@x.example", "Santa Rita"),
     ("quintadopedro@x.example", "Quinta do Pedro"), ("rosa@x.example", "Rosa & Co"), ("fennig@gmail.com", "Fennig")],
)  # fmt: skip
def test_the_name_of_a_house_is_left_open_wherever_its_mailbox_is(address: str, name: str) -> None:
    assert kind(address, name, **WRITTEN) is Kind.UNKNOWN


@pytest.mark.parametrize(
    ("address", "name"),
    [("anna.villa@x.example", "VILLA Anna"), ("q17@x.example", "DA ROE Anna"), ("oxl@x.example", "De Oxl, J.W."),
     ("jquorvane@quorvane-frames.example", "jquorvane"), ("contact@roebuckframing.example", "Anna Roebuck Framing"),
     ("contact@lefennechframing.example", "Anna Le Fennec'h"),
     ("harbour.frames@x.example", "Harbour Frames - Anna Roe"),
     ("hello@larchandlinen.example", "Anna Roe · Larch & Linen"), ("info@defennigpaints.example", "Jan de Fennig")],
)  # fmt: skip
def test_what_marks_somebody_in_such_names_is_seen(address: str, name: str) -> None:
    assert kind(address, name, **WRITTEN) is Kind.PERSON


def test_the_initials_of_a_surname_are_no_legal_form() -> None:
    assert is_marked_as_human("Quorvane, J.W.")
    assert not is_marked_as_human("Quorvane Weft, S.L.")


def test_a_newsletter_with_a_persons_name_is_not_a_person() -> None:
    letter = seen("anna@shop.example", "Anna from Shop", automatic_in=12, unsubscribe=12, feedback=12)
    assert verdict(letter).kind is Kind.AUTOMATED


def test_notices_in_many_peoples_names_are_nobodys() -> None:
    names = ("Anna Roe", "Tom Reed", "Luis Mora")
    assert kind("hello@tracker.example", *names, mail_in=9, replies=9) is not Kind.PERSON
    found = verdict(seen("tracker@tracker.example", *names, mail_in=9, replies=9))
    assert found.kind is not Kind.PERSON
    assert rather_a_machine(found)


def test_a_person_who_once_was_out_of_office_stays_a_person() -> None:
    away = {"mail_in": 3, "automatic_in": 1, "mail_out": 3, **TWO_DAYS}
    assert kind("anna.roe@x.example", "Anna Roe", **away) is Kind.PERSON


def test_a_seller_with_an_unsubscribe_link_is_no_person_until_the_owner_writes() -> None:
    seller = {"automatic_in": 4, "unsubscribe": 4}
    assert kind("kevin.miller@acme.example", "Kevin Miller", **seller) is not Kind.PERSON
    assert kind("kevin.miller@acme.example", "Kevin Miller", **seller, mail_out=2, **TWO_DAYS) is Kind.PERSON


def test_somebody_on_a_mailing_list_is_a_person() -> None:
    assert kind("tom.reed@x.example", "Tom Reed", list_in=4, replies=3) is Kind.PERSON
    answered = {"automatic_in": 1, "unsubscribe": 1, "generated": 1}  # with the list's marks
    assert kind("tom.reed@x.example", "Tom Reed", list_in=9, replies=6, **answered) is Kind.PERSON
    assert kind("tom.reed@x.example", "Tom Reed", **answered) is not Kind.PERSON


def test_who_answers_on_a_mailing_list_is_a_person_also_without_a_name_where_the_address_reads_like_one() -> None:
    answers = {"list_in": 3, "replies": 1}
    assert kind("p.roe@x.example", **answers) is Kind.PERSON
    assert kind("roe.p@x.example", **answers) is Kind.PERSON
    assert kind("p.roe@x.example", list_in=3) is Kind.UNKNOWN
    assert kind("p.roe@x.example", mail_in=1) is Kind.UNKNOWN
    assert kind("p.roe@x.example", **answers, automatic_in=3, generated=3, bulk_program=3) is not Kind.PERSON


@pytest.mark.parametrize("local", ["builds", "git", "ci", "jenkins", "svn", "nightly", "a.list", "k.robot"])
def test_the_robots_of_a_mailing_list_are_no_people_however_often_they_answer(local: str) -> None:
    assert kind(f"{local}@x.example", list_in=40, replies=40) is not Kind.PERSON


def test_a_surname_may_have_its_first_words_run_together_in_the_address() -> None:
    assert kind("oxl.elroe@x.example", "Oxl El Roe", mail_in=4, in_company=4, replies=2) is Kind.PERSON
    assert kind("oxl@x.example", "Quorvane El Roe", mail_in=4, in_company=4, replies=2) is Kind.UNKNOWN


def test_a_list_is_a_list_also_where_it_writes_in_its_members_names() -> None:
    assert kind("camera-forum@lists.example", "Camera Forum", mail_out=7, is_list=True) is Kind.LIST
    assert kind("club@lists.example", "Anna Roe via Club", list_in=5, rewritten=5) is Kind.LIST
    assert kind("all-staff@work.example", mail_out=7) is Kind.LIST
    assert kind("camera@lists.club.example", **WRITTEN) is Kind.LIST


def test_who_never_gave_a_name_and_was_never_answered_stays_unknown() -> None:
    assert kind("x4711@y.example", mail_in=2) is Kind.UNKNOWN


def test_what_the_owner_never_wrote_to_takes_more_to_be_a_person() -> None:
    little = seen("ar@y.example", "Anna Roe", mail_in=1)
    p = verdict(little).p_person
    assert 0.9 < p < 0.97
    assert verdict(little).kind is Kind.UNKNOWN


@given(st.integers(0, 3), st.integers(0, 20), st.integers(0, 20), st.booleans())
def test_a_word_of_the_owners_never_makes_a_person_less_of_one(
    answers: int, mail_in: int, automatic_in: int, booked: bool
) -> None:
    before = seen("a@x.example", "Anna Roe", mail_in=mail_in, automatic_in=automatic_in, answers=answers)
    after = replace(before, mail_out=2, in_address_book=booked, **TWO_DAYS)
    assert verdict(after).p_person >= verdict(before).p_person


def test_every_verdict_can_be_told_in_sentences_with_dates_and_without_weights() -> None:
    known = {"mail_in": 4, "replies": 2, "answers": 2, "answered_at": "2026-01-02T08:00:00Z", "mail_out": 7, **TWO_DAYS}
    facts = list(because(seen("anna.roe@x.example", "Anna Roe", **known)))
    assert [(fact.fact, fact.at and fact.at.day) for fact in facts[:4]] == [
        ("You wrote to it 7 times, last on this day.", 3),
        ("It answered a letter of yours, for the first time of 2.", 2),
        ("It answered or forwarded something twice.", None),
        ("Its address is made of that name.", None),
    ]
    assert all(fact.fact.endswith(".") and "odds" not in fact.fact for fact in facts)
