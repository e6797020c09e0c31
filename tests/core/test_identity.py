"""Which addresses are one person? Every scene lies in a mailbox with a few hundred other people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core.people.identity.display import display_name
from agent.core.people.identity.evidence import Link, LinkKind, Pair, SeenAddress, pair
from agent.core.people.identity.habits import Habit, Habits, no_habits
from agent.core.people.identity.ids import person_id
from agent.core.people.identity.profiles import telling
from agent.core.people.identity.resolve import Resolved, resolve
from agent.core.records import Card, Kind, OwnerWord, Verb

NOW = datetime(2026, 3, 3, tzinfo=UTC)


def seen(address: str, *names: str, at: str = "2025-01-01", kind: Kind = Kind.PERSON) -> SeenAddress:
    return SeenAddress(address, at, names, kind)


# Six given names that many have, and 30 family names that few have: one is called Kern, 29 Sam.
FAMILIES = ["Kern", *(f"V{vowel}lk{end}" for vowel in "aeiou" for end in "aeiou"), "Lund", "Mora", "Ibe", "Oduya"]
CROWD = tuple(
    seen(f"{given}.{family}@elsewhere.example".lower(), f"{given} {family}")
    for given, family in product(("Tom", "Sam", "Mia", "Lea", "Ben", "Eva"), FAMILIES)
    if family != "Kern" or given == "Mia"
)


def resolved(
    *addresses: SeenAddress,
    cards: tuple[Card, ...] = (),
    links: tuple[Link, ...] = (),
    words: tuple[OwnerWord, ...] = (),
    habits: Habits | None = None,
) -> Resolved:
    return resolve([*CROWD, *addresses], cards, links, words, (lambda pairs, unlike: habits) if habits else no_habits)


def are_one(*addresses: SeenAddress, **more: object) -> bool:
    """Are all of them one person, and nobody of the crowd with them?"""
    groups = [{one.address for one in group} for group in resolved(*addresses, **more).groups]  # type: ignore[arg-type]
    return {one.address for one in addresses} in groups


def are_asked_about(*addresses: SeenAddress, **more: object) -> bool:
    edges = resolved(*addresses, **more).open  # type: ignore[arg-type]
    return {one.address for one in addresses} in [{edge.one, edge.other} for edge in edges]


def said(verb: Verb, one: str, other: str, days: int = 0) -> OwnerWord:
    return OwnerWord(NOW - timedelta(days=days), verb, one, other)


ANNA = seen("anna@work.example", "Anna Roe")


@pytest.mark.parametrize("name", ["Anna Roe", "Roe, Anna", "ROE Anna", "Dr. Anna M. Roe"])
def test_a_rare_full_name_is_one_person(name: str) -> None:
    assert are_one(ANNA, seen("x77@home.example", name))


def test_a_common_full_name_is_not_enough_and_is_asked_about() -> None:
    one, other = seen("x7@a.example", "Sam Kern"), seen("y8@b.example", "Sam Kern")
    assert not are_one(one, other)
    assert are_asked_about(one, other)


def test_a_common_full_name_with_the_same_unusual_handle_is_one_person() -> None:
    assert are_one(seen("gardener@a.example", "Sam Kern"), seen("gardener@b.example", "Sam Kern"))


def test_a_handle_that_many_have_tells_less() -> None:
    one, other = seen("gardener@a.example"), seen("gardener@b.example", "Anna Roe")
    names = ("Ilse Kovar", "Udo Kern", "Pia Lund", "Rolf Adeyemi", "Luis Mora", "Zita Blum")
    others = [seen(f"gardener@{name[:3].lower()}.example", name) for name in names]
    assert are_one(one, other)
    groups = [{*group} for group in resolved(one, other, *others).groups]
    assert {one, other} not in groups


def test_a_handle_may_spell_a_name_of_another_script() -> None:
    """Many are called so, and all of them spell it so."""
    crowd = [seen(f"x{n}@c.example", f"王{given}") for n, given in enumerate("伟芳娜静敏强磊洋艳勇")]
    crowd += [seen(f"y{n}@c.example", f"{family}伟") for n, family in enumerate("李张刘陈杨黄赵吴周")]
    one, other = seen("wangwei@a.example", "王伟"), seen("wangwei@b.example", "王伟")
    groups = [{*group} for group in resolved(one, other, *crowd).groups]
    assert not any({one, other} <= group for group in groups)


def test_the_same_first_name_is_nobody_in_particular() -> None:
    one, other = seen("ulla@a.example", "Ulla"), seen("ulla@b.example", "Ulla")
    assert not are_one(one, other)


def test_a_nameless_address_that_spells_a_rare_name_is_that_person() -> None:
    assert are_one(ANNA, seen("anna.roe@home.example"))
    assert are_one(ANNA, seen("annaroe@home.example"))


def test_one_that_needed_a_number_is_less_certain() -> None:
    assert not are_one(ANNA, seen("aroe77@home.example"))


def test_members_of_one_family_stay_apart() -> None:
    assert not are_one(ANNA, seen("tom@roe.example", "Tom Roe"))
    assert not are_one(ANNA, seen("roe@home.example"))


def test_other_middle_initials_are_other_people() -> None:
    assert not are_one(seen("x@a.example", "Anna B. Roe"), seen("y@b.example", "Anna D. Roe"))


def test_no_chain_leads_from_one_name_to_another() -> None:
    anna, ada, neither = seen("x1@a.example", "Anna Roe"), seen("x2@b.example", "Ada Roe"), seen("aroe@c.example")
    assert not are_one(anna, ada, neither)


def test_a_machine_with_a_persons_name_never_joins_the_person() -> None:
    assert not are_one(ANNA, seen("notifications@tracker.example", "Anna Roe", kind=Kind.AUTOMATED))


def test_what_is_rather_a_machine_may_have_borrowed_a_name_but_not_a_handle() -> None:
    own = seen("gardener77@a.example", "Anna Roe")
    assert are_one(own, SeenAddress("gardener77@b.example", "2025", (), Kind.UNKNOWN, machine=True))
    assert not are_one(ANNA, SeenAddress("x@b.example", "2025", ("Anna Roe",), Kind.UNKNOWN, machine=True))


def test_the_address_of_a_list_that_rewrites_senders_joins_nobody() -> None:
    assert not are_one(ANNA, seen("mural@lists.example", "Anna Roe via Mural"))


def test_an_office_never_joins_by_what_stands_before_the_at() -> None:
    assert not are_one(seen("booking@a.example"), seen("booking@b.example"))


def test_an_address_of_many_names_joins_nobody() -> None:
    assert not are_one(ANNA, seen("desk@club.example", "Anna Roe", "Udo Kern", "Pia Lund", "Luis Mora"))


def test_a_card_joins_its_addresses_and_others_of_the_name_still_join() -> None:
    card = Card("u1", "Anna Roe", ("anna@work.example", "x@b.example"))
    assert are_one(ANNA, seen("x@b.example"), cards=(card,))
    assert are_one(ANNA, seen("x@b.example"), seen("y@c.example", "Anna Roe"), cards=(card,))


def test_an_address_on_the_cards_of_two_people_joins_neither() -> None:
    hers = Card("u1", "Anna Roe", (ANNA.address, "home@b.example"))
    his = Card("u2", "Udo Kern", ("udo@c.example", "home@b.example"))
    assert not are_one(ANNA, seen("home@b.example"), cards=(hers, his))


def test_a_plus_tag_and_the_dots_of_gmail_are_the_same_mailbox() -> None:
    assert are_one(ANNA, seen("anna+club@work.example"))
    assert are_one(seen("kay@gmail.com"), seen("k.ay@googlemail.com"))


ANSWER = Link(LinkKind.ANSWERED, "anna@work.example", "x77@home.example", NOW)


@pytest.mark.parametrize("name", ["Anna", "A. Roe"])
def test_who_answers_what_was_sent_to_another_address_is_the_same_person(name: str) -> None:
    home = seen("x77@home.example", name)
    assert not are_one(ANNA, home)
    assert are_one(ANNA, home, links=(ANSWER,))
    assert are_one(ANNA, home, links=(ANSWER._replace(kind=LinkKind.REPLY_TO),))


def test_who_answers_under_another_name_is_a_delegate() -> None:
    assert not are_one(ANNA, seen("x77@home.example", "Udo Kern"), links=(ANSWER,))
    assert not are_one(ANNA, seen("x77@home.example", "Udo Roe"), links=(ANSWER,))


def test_who_answers_without_any_name_is_not_known() -> None:
    assert not are_one(ANNA, seen("x77@home.example"), links=(ANSWER,))


def test_two_without_a_name_who_answer_for_each_other_may_share_a_desk() -> None:
    one, other = seen("x77@home.example"), seen("y88@work.example")
    there = Link(LinkKind.ANSWERED, one.address, other.address, NOW)
    back = Link(LinkKind.ANSWERED, other.address, one.address, NOW)
    assert not are_one(one, other, links=(there, back))
    assert are_one(one, other, links=(there, back._replace(kind=LinkKind.REPLY_TO)))


def habit(first: int, last: int, *beside: str) -> Habit:
    """From so many days ago until so many days ago."""
    begin, end = NOW - timedelta(days=first), NOW - timedelta(days=last)
    months = {f"{begin + timedelta(days=day):%Y-%m}" for day in range(first - last + 1)}
    return Habit(begin, end, frozenset(months), frozenset(beside))


FRIENDS = ("pia@p.example", "luis@l.example", "udo@u.example")


def test_a_common_name_that_moves_on_among_the_same_people_is_one_person() -> None:
    one, other = seen("x7@a.example", "Sam Kern"), seen("y8@b.example", "Sam Kern")
    moved = Habits({one.address: habit(400, 200, *FRIENDS), other.address: habit(180, 5, *FRIENDS)}.get)
    assert are_one(one, other, habits=moved)


def test_two_addresses_in_use_at_once_in_the_company_where_all_are_may_be_namesakes() -> None:
    one, other = seen("y7@elsewhere.example", "Ulla Kern"), seen("z8@elsewhere.example", "Ulla Kern")
    assert are_one(one, other)
    busy = Habits({one.address: habit(300, 5), other.address: habit(300, 5)}.get)
    in_turn = Habits({one.address: habit(300, 200), other.address: habit(100, 5)}.get)
    assert not are_one(one, other, habits=busy)
    assert are_one(one, other, habits=in_turn)


def test_side_by_side_on_letters_tells_against_those_without_the_same_name() -> None:
    nameless = seen("anna.roe@home.example")
    both = {pair(ANNA.address, nameless.address): 3}
    assert are_one(ANNA, nameless)
    assert not are_one(ANNA, nameless, habits=Habits(together=both))


def test_habits_are_asked_only_of_pairs_that_may_be_one_person() -> None:
    asked: list[Sequence[Pair]] = []

    def ask(pairs: Sequence[Pair], unlike: Sequence[Pair]) -> Habits:
        asked.extend((pairs, unlike))
        return Habits()

    named, nameless = pair(ANNA.address, "x77@home.example"), pair(ANNA.address, "annaroe@club.example")
    resolve([*CROWD, ANNA, seen("x77@home.example", "Anna Roe"), seen("annaroe@club.example")], habits_of=ask)
    assert {named, nameless} <= {*asked[0]}
    assert nameless in asked[1]
    assert named not in asked[1]


def test_of_an_address_only_names_that_tell_something_new_are_kept() -> None:
    names = ("anna@a.example", "Roe, Anna", "Anna Roe", "ANNA ROE", "Annie", "Anna Roe via Mural", "annie")
    assert telling(names) == ("Roe, Anna", "Annie", "Anna Roe via Mural")


def test_the_owners_word_beats_every_inference() -> None:
    home, other = seen("x77@home.example", "Anna Roe"), seen("udo@u.example", "Udo Kern")
    assert not are_one(ANNA, home, words=(said(Verb.SPLIT, ANNA.address, home.address),))
    assert are_one(ANNA, other, words=(said(Verb.MERGE, ANNA.address, other.address),))
    card = Card("u1", "Anna Roe", (ANNA.address, home.address))
    assert not are_one(ANNA, home, cards=(card,), words=(said(Verb.SPLIT, home.address, ANNA.address),))


def test_a_split_holds_for_whatever_else_belongs_to_either() -> None:
    home, club = seen("x77@home.example", "Anna Roe"), seen("x78@club.example", "Anna Roe")
    groups = resolved(ANNA, home, club, words=(said(Verb.SPLIT, ANNA.address, home.address),)).groups
    assert not any({ANNA, home} <= set(group) for group in groups)


def test_of_two_words_on_one_pair_the_later_counts() -> None:
    home = seen("x77@home.example", "Anna Roe")
    split, merge = said(Verb.SPLIT, ANNA.address, home.address, 9), said(Verb.MERGE, home.address, ANNA.address)
    assert are_one(ANNA, home, words=(split, merge))


def test_what_the_owner_has_answered_is_not_asked_again() -> None:
    one, other = seen("x7@a.example", "Sam Kern"), seen("y8@b.example", "Sam Kern")
    for verb in (Verb.MERGE, Verb.SPLIT):
        assert not are_asked_about(one, other, words=(said(verb, one.address, other.address),))


def test_what_holds_a_person_together_is_told_with_its_date() -> None:
    home = seen("x77@home.example", "Anna")
    ((edge,),) = resolved(ANNA, home, links=(ANSWER,)).ties.values()
    facts = {reason.fact: reason.at for reason in edge.reasons}
    assert facts["from x77@home.example came the answer to what you had sent to anna@work.example alone"] == NOW


def test_the_id_comes_from_the_address_seen_first() -> None:
    early, late = seen("z@a.example", "Anna Roe", at="2020-01-01"), seen("a@b.example", "Anna Roe", at="2024-01-01")
    group = next(group for group in resolved(late, early).groups if early in group)
    assert group == (early, late)
    assert person_id("z@a.example") == person_id("z@a.example") != person_id("a@b.example")


def test_the_fullest_name_of_the_newest_address_is_shown() -> None:
    early, late = seen("z@a.example", "anna", at="2020"), seen("a@b.example", "ROE, ANNA", at="2024")
    assert display_name((early, late)) == "Anna Roe"


def test_somebody_without_a_name_is_called_by_what_the_address_spells() -> None:
    assert display_name((seen("anna.roe@a.example"),)) == "Anna Roe"
    assert display_name((seen("ar77@a.example"),)) == "ar77@a.example"


names = st.sampled_from(["Anna Roe", "Tom Reed", "Anna", "", "Roe, Anna", "Camera Club", "A. Roe", "aroe"])
kinds = st.sampled_from(list(Kind))
local_parts = st.sampled_from(["a", "aroe", "anna.roe", "annaroe7", "tom", "reed", "info", "a+x"])
addresses = st.builds("{}@{}.example".format, local_parts, st.sampled_from("cde"))
people = st.lists(
    st.builds(SeenAddress, addresses, st.sampled_from("12"), st.tuples(names), kinds),
    unique_by=lambda one: one.address,
    max_size=12,
)
few_words = st.lists(
    st.tuples(st.sampled_from([Verb.MERGE, Verb.SPLIT]), st.integers(0, 11), st.integers(0, 11)), max_size=4
)


@given(people, st.randoms())
@settings(max_examples=50)
def test_identity_does_not_depend_on_the_order(found: list[SeenAddress], random: st.randoms) -> None:  # type: ignore[valid-type]
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(found) == resolve(shuffled)


@given(people, few_words)
@settings(max_examples=100)
def test_everybody_is_somebody_exactly_once_and_no_split_is_overruled(
    found: list[SeenAddress], words: list[tuple[Verb, int, int]]
) -> None:
    own = [
        said(verb, found[one].address, found[other].address)
        for verb, one, other in words
        if one != other and max(one, other) < len(found)
    ]
    groups = [{one.address for one in group} for group in resolve(found, words=own).groups]
    assert sorted(address for group in groups for address in group) == sorted(one.address for one in found)
    latest = {pair(word.address, word.other): word.verb for word in own}
    for both, verb in latest.items():
        if verb is Verb.SPLIT:
            assert not any(set(both) <= group for group in groups)
