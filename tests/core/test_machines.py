"""Person or not, by the hard rules."""

from __future__ import annotations

import pytest

from agent.core.people.machines import AddressEvidence, is_no_reply, kind_of
from agent.core.records import Kind


def kind(address: str, *names: str, **counts: int | bool) -> Kind:
    return kind_of(AddressEvidence(address, names, **counts))[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "address",
    ["no-reply@shop.example", "noreply@x.example", "do-not-reply@x.example", "nicht-antworten.noreply@x.example",
     "ne-pas-repondre@x.example", "mailer-daemon@x.example", "bounce-12-jo=example.org@x.example",
     "newsletter@x.example", "notifications@x.example", "billing@x.example"],
)  # fmt: skip
def test_an_address_that_takes_no_answers_is_a_machine_whatever_its_name(address: str) -> None:
    assert kind(address, "Anna Roe", mail_in=20) is Kind.AUTOMATED


@pytest.mark.parametrize("address", ["anna@x.example", "bill@x.example", "alerta.roe@x.example", "robotham@x.example"])
def test_names_that_only_resemble_machines_are_left_alone(address: str) -> None:
    assert not is_no_reply(address)


def test_whom_the_owner_wrote_to_is_a_person() -> None:
    assert kind("anna.roe@x.example", "Anna Roe", mail_in=3, mail_out=2) is Kind.PERSON
    assert kind("ar77@x.example", mail_out=1) is Kind.PERSON


def test_an_office_stays_an_office_even_when_the_owner_writes_to_it() -> None:
    assert kind("info@printer.example", "Harbour Print", mail_in=3, mail_out=9) is Kind.ROLE


def test_an_office_in_the_address_book_is_somebody() -> None:
    assert kind("info@printer.example", "Ben Marsh", mail_out=9, in_address_book=True) is Kind.PERSON


def test_a_newsletter_is_not_a_person() -> None:
    assert kind("anna@shop.example", "Anna from Shop", automatic_in=12) is Kind.AUTOMATED


def test_somebody_on_a_mailing_list_is_a_person() -> None:
    assert kind("tom@x.example", "Tom Reed", list_in=4) is Kind.PERSON


def test_a_list_is_a_list() -> None:
    assert kind("camera-forum@lists.example", "Camera Forum", mail_out=7, is_list=True) is Kind.LIST


def test_who_never_gave_a_name_and_was_never_answered_stays_unknown() -> None:
    assert kind("x4711@y.example", mail_in=2) is Kind.UNKNOWN


def test_every_verdict_has_its_reason_in_words() -> None:
    _, because = kind_of(AddressEvidence("tom@x.example", ("Tom Reed",), list_in=4))
    assert because == ("writes under a person's name",)
