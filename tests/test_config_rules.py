"""[[rule]], [[person]] and [pitch]: what they become, and what is said about mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.config.records import Config
from agent.config.rules import RULE_KINDS
from agent.core.records import SUGGESTION_KINDS, About, PersonRule, Terms
from tests.test_config import OWNER, problems, read

RULE = """[[rule]]
name = "keep the committee warm"
kind = "follow_up"
when = "group == 'education committee' and silent_days > 2 * usual_gap_days"
say = "{name}: {group} last met on {last_met}. Ask how {last_subject} turned out."
"""


def loaded(folder: Path, text: str) -> Config:
    return read(folder, OWNER + text)


def test_the_rule_of_the_product_is_taken_word_by_word(tmp_path: Path) -> None:
    (rule,) = loaded(tmp_path, RULE).owner.rules.own
    assert rule.terms == Terms("keep the committee warm", a_day=1, rest_days=14)
    assert (rule.kind, rule.about, rule.days) == ("follow_up", About.GROUP, frozenset(range(7)))
    assert rule.when.text == "group == 'education committee' and silent_days > 2 * usual_gap_days"
    assert rule.say == "{name}: {group} last met on {last_met}. Ask how {last_subject} turned out."


def test_a_rule_may_say_how_often_and_when_it_speaks(tmp_path: Path) -> None:
    more = 'limit = 2\nrest_days = 60\ndays = ["mon", "fri"]\npriority = "high"\n'
    (rule,) = loaded(tmp_path, RULE + more).owner.rules.own
    assert (rule.terms, rule.days, rule.need) == (Terms(rule.terms.name, 2, 60), frozenset({0, 4}), 1.0)


def test_a_condition_may_be_written_over_several_lines(tmp_path: Path) -> None:
    written = 'when = """\ncircle <= 15\nand silent_days > 30\n"""\nsay = "{name}"\n'
    (rule,) = loaded(tmp_path, f'[[rule]]\nname = "x"\nkind = "reconnect"\n{written}').owner.rules.own
    assert rule.when.text == "circle <= 15 and silent_days > 30"


@pytest.mark.parametrize(
    ("names", "about"),
    [("silent_days > 3", About.PERSON), ("ended and circle <= 5", About.GROUP), ("hours_until < 24", About.EVENT)],
)
def test_a_rule_is_about_what_its_facts_are_about(tmp_path: Path, names: str, about: About) -> None:
    text = RULE.replace("group == 'education committee' and silent_days > 2 * usual_gap_days", names)
    (rule,) = loaded(tmp_path, text.replace("{name}: {group} last", "{name} last")).owner.rules.own
    assert rule.about is about


def test_a_built_in_kind_may_be_switched_off_or_rest_longer(tmp_path: Path) -> None:
    config = loaded(tmp_path, """
        [[rule]]
        builtin = "reconnect"
        rest_days = 60
        [[rule]]
        builtin = "tell"
        off = true
        [[rule]]
        builtin = "answer"
        limit = 1
        """)
    terms = config.owner.rules.built_in
    assert terms["reconnect"] == Terms("", None, 60)
    assert terms["answer"] == Terms("", 1, None)
    assert config.suggestions.unwanted >= {"tell"}
    assert not config.suggestions.unwanted & {"reconnect", "answer"}


def test_people_may_be_named(tmp_path: Path) -> None:
    config = loaded(tmp_path, """
        [[person]]
        address = "Ada@Example.org"
        every_days = 7
        by = "phone"
        [[person]]
        address = "jane@example.org"
        never = true
        [[person]]
        address = "tom@example.org"
        pin = true
        """)
    assert config.owner.rules.people == (
        PersonRule("ada@example.org", every_days=7, by="phone"),
        PersonRule("jane@example.org", never=True),
        PersonRule("tom@example.org", pin=True),
    )


def test_words_may_be_added_to_the_pitch_guard(tmp_path: Path) -> None:
    pitch = '[pitch]\nwords = ["webinar*"]\n'
    assert loaded(tmp_path, pitch).pitch.words == ("webinar*",)
    said = RULE.replace("Ask how", "Tell them of the webinars. Ask how")
    assert loaded(tmp_path, said).owner.rules.own
    assert problems(tmp_path, OWNER + pitch + said) == [
        'rule[0].say: "webinars" sells, and helpfirst never pitches; '
        'say what would be useful to {name}, e.g. "thank", "ask how it went".'
    ]


# ---- mistakes --------------------------------------------------------------------------------------

ANY_KIND, ANY_BUILT_IN = (" or ".join(f'"{kind}"' for kind in kinds) for kinds in (RULE_KINDS, SUGGESTION_KINDS))


def test_all_that_is_wrong_in_a_rule_is_said_at_once(tmp_path: Path) -> None:
    text = """
        [[rule]]
        nmae = "x"
        kind = "folow_up"
        when = "silent_day > 30 and usual_gap = 3"
        say = "Upsell {nam} {pinned}"
        limit = 9
        rest_days = -1
        days = ["mon", "someday"]
        priority = "urgent"
        """
    assert problems(tmp_path, OWNER + text) == [
        'rule[0].nmae is not a key of a rule. Did you mean "name"?',
        f'rule[0].kind: expected {ANY_KIND}, found "folow_up". Did you mean "follow_up"?',
        "rule[0].when: write == to compare; a single = means nothing here.",
        'rule[0].say: {nam} is not a fact. Did you mean "name"?',
        "rule[0].say: {pinned} is yes or no, and cannot be said.",
        "rule[0].say: it names nobody; put {name} where the person's name belongs.",
        "rule[0].limit: expected a whole number from 1 to 3, found 9.",
        "rule[0].rest_days: expected a whole number from 0 to 3,650, found -1.",
        'rule[0].days[1]: "someday" is none of mon, tue, wed, thu, fri, sat, sun.',
        'rule[0].priority: expected "high" or "normal" or "low", found "urgent".',
        'rule[0].say: "Upsell" sells, and helpfirst never pitches; '
        'say what would be useful to {name}, e.g. "thank", "ask how it went".',
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[rule]]\nname = "x"\nkind = "thank"\nsay = "Thank {name}."\n',
         'rule[0].when is missing; write for example when = "circle <= 15 and silent_days > 2 * usual_gap_days"'),
        (RULE.replace("{group}", "{group"), "rule[0].say: a brace has no partner; a fact stands in a pair of them,"
         " such as {name}."),
        (RULE.replace("{group}", "{group.label}"),
         "rule[0].say: {group.label} is more than the name of a fact; write a bare name, such as {name}."),
        (RULE.replace("{group}", "{group!r}"),
         "rule[0].say: {group} is more than the name of a fact; write a bare name, such as {name}."),
        (RULE.replace("{group}", "{state}"), "rule[0].say: {state} is for conditions only, and cannot be said."),
        (RULE.replace("last met on", "{title} was on"),
         "rule[0]: it is about a group and about an event at once; make two rules of it."),
        (RULE + RULE, 'rule[1].name: rule[0] has "keep the committee warm" too; give each rule its own name.'),
        (RULE.replace("keep the committee warm", "upsell the committee"),
         'rule[0].name: "upsell" sells, and helpfirst never pitches; '
         'say what would be useful to {name}, e.g. "thank", "ask how it went".'),
        ('[rule]\nname = "x"\n', "rule: write [[rule]], in double brackets, above the keys of each."),
        ('[[rule]]\nbuiltin = "reconect"\n',
         f'rule[0].builtin: expected {ANY_BUILT_IN}, found "reconect". Did you mean "reconnect"?'),
        ('[[rule]]\nbuiltin = "reconnect"\n', "rule[0]: it changes nothing; add off = true, rest_days or limit."),
        ('[[rule]]\nbuiltin = "reconnect"\nsay = "x"\n',
         "rule[0].say is not a key of a rule about a built-in kind. Its keys are builtin, off, rest_days and limit."),
        ('[[rule]]\nbuiltin = "prepare"\nlimit = 1\n',
         "rule[0]: what stands under Today neither rests nor has a limit; it can only be switched off."),
        ('[[rule]]\nbuiltin = "tell"\noff = true\n[[rule]]\nbuiltin = "tell"\nlimit = 1\n',
         'rule[1].builtin: rule[0] has "tell" too; write all of it in one table.'),
        ("[[person]]\nevery_days = 7\n",
         'person[0].address is missing; write for example address = "ada@example.org"'),
        ('[[person]]\naddress = "ada@example.org"\n',
         "person[0]: it says nothing of them; add never, pin, every_days or by."),
        ('[[person]]\naddress = "ada@example.org"\nnever = true\npin = true\n',
         "person[0]: never means that nothing is said of them; take it out, or take out the rest."),
        ('[[person]]\naddress = "ada@example.org"\nevery_days = 3\n',
         "person[0].every_days: expected a whole number from 7 to 3,650, found 3."),
        ('[[person]]\naddress = "ada@example.org"\npin = true\n[[person]]\naddress = "Ada@example.org"\nby = "phone"\n',
         'person[1].address: person[0] has "Ada@example.org" too; write all of it in one table.'),
        ('[pitch]\nwords = ["of"]\n',
         'pitch.words[0]: "of" is too little to go by; write three letters or more, such as "webinar*".'),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place_and_a_way_out(tmp_path: Path, text: str, problem: str) -> None:
    assert problems(tmp_path, OWNER + text) == [problem]
