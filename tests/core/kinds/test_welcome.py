"""Somebody is new."""

from __future__ import annotations

from dataclasses import replace

from agent.core.records import Kind, Newcomer, Occasions, Suggestion, Tie, Trace
from agent.core.suggestions import welcome
from tests.scene import ago, only, person, scene, tie

IVY, TOM, ZOE = person("Ivy Chen"), person("Tom Reed"), person("Zoë Lind")
WROTE = Newcomer(IVY.id, Trace(ago(1), False, "The open evening", "m1"), (TOM.id,), joined=False)
JOINED = Newcomer(IVY.id, Trace(ago(1), True, "Hanging plan", event_uid="e1"), (TOM.id, ZOE.id), joined=True)


def said(one: Newcomer, *ties: Tie) -> list[Suggestion]:
    return list(
        welcome.suggest(scene(*(ties or (tie(IVY), tie(TOM), tie(ZOE))), occasions=Occasions(newcomers=(one,))))
    )


def test_who_wrote_for_the_first_time_is_welcomed_and_who_knows_them_is_named() -> None:
    one = only(said(WROTE))
    assert one.text == (
        "Welcome Ivy Chen: they wrote to you for the first time yesterday about “The open evening”; Tom Reed had "
        "the same mail. A short hello makes a beginning easy."
    )
    assert [(fact.fact, fact.message_id) for fact in one.because] == [
        ("Ivy Chen wrote to you: “The open evening”.", "m1"),
        ("Tom Reed had the same mail.", "m1"),
        ("Nothing from you to Ivy Chen alone so far.", None),
    ]


def test_a_mail_that_has_no_subject_but_re_is_about_nothing() -> None:
    one = only(said(WROTE._replace(first=WROTE.first._replace(title="FW: "))))
    assert "for the first time yesterday; Tom Reed had the same mail." in one.text


def test_who_was_brought_by_somebody_is_welcomed_with_the_word_that_brought_them() -> None:
    one = only(said(WROTE._replace(brought=Trace(ago(4), False, "Meet Ivy", "m0"))))
    assert "about “The open evening”; Tom Reed had brought you together. A short" in one.text
    assert (one.because[1].fact, one.because[1].message_id) == (
        "Tom Reed brought Ivy Chen and you together: “Meet Ivy”.", "m0",
    )  # fmt: skip


def test_who_joined_a_group_is_welcomed_there() -> None:
    one = only(said(JOINED))
    assert one.text == (
        "Welcome Ivy Chen among you, Tom Reed and Zoë Lind: they joined yesterday with “Hanging plan”. A line on who "
        "does what, and that you are glad of it, makes a beginning easy."
    )
    assert (one.because[0].fact, one.because[0].event_uid) == ("You met: “Hanging plan”.", "e1")
    assert one.because[1].fact == "Tom Reed and Zoë Lind were invited too."


def test_strangers_are_not_welcomed_unless_something_speaks_for_them() -> None:
    alone = WROTE._replace(known=())
    assert said(alone) == []
    assert said(alone, tie(replace(IVY, in_address_book=True))) != []
    assert said(WROTE, tie(person("Ivy Chen", Kind.UNKNOWN)), tie(TOM)) == []


def test_where_no_subjects_are_kept_it_is_said_without_them() -> None:
    plain = WROTE._replace(first=WROTE.first._replace(title=""))
    assert "for the first time yesterday; Tom Reed had" in only(said(plain)).text
