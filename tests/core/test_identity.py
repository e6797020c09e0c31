"""Which addresses are one person?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent.core.people.identity import SeenAddress, cluster, display_name, person_id
from agent.core.records import Card, Kind


def seen(address: str, *names: str, at: str = "2025-01-01", kind: Kind = Kind.PERSON) -> SeenAddress:
    return SeenAddress(address, at, names, kind)


def groups(*addresses: SeenAddress, cards: tuple[Card, ...] = ()) -> set[frozenset[str]]:
    return {frozenset(one.address for one in group) for group in cluster(addresses, cards)}


def test_the_same_full_name_is_the_same_person() -> None:
    one, other = seen("anna@work.example", "Anna Roe"), seen("roe77@home.example", "Roe, Anna")
    assert groups(one, other) == {frozenset({"anna@work.example", "roe77@home.example"})}


def test_the_same_first_name_is_not() -> None:
    assert len(groups(seen("anna@a.example", "Anna"), seen("anna@b.example", "Anna"))) == 2


def test_a_machine_with_a_persons_name_never_joins_the_person() -> None:
    robot = seen("notifications@tracker.example", "Anna Roe", kind=Kind.AUTOMATED)
    assert len(groups(seen("anna@a.example", "Anna Roe"), robot)) == 2


def test_a_shared_organisation_name_joins_nobody() -> None:
    assert len(groups(seen("a@club.example", "Camera Club"), seen("b@club.example", "Camera Club"))) == 2


def test_an_address_of_many_names_joins_nobody() -> None:
    shared = seen("desk@club.example", "Anna Roe", "Tom Reed", "Sam Ortiz", "Luis Mora")
    assert len(groups(shared, seen("anna@a.example", "Anna Roe"))) == 2


def test_a_card_joins_its_addresses() -> None:
    card = Card("u1", "Anna Roe", ("anna@a.example", "x@b.example"))
    assert len(groups(seen("anna@a.example"), seen("x@b.example"), cards=(card,))) == 1


def test_a_plus_tag_is_the_same_mailbox() -> None:
    assert len(groups(seen("anna@a.example"), seen("anna+club@a.example"))) == 1


def test_the_id_comes_from_the_address_seen_first() -> None:
    early, late = seen("z@a.example", "Anna Roe", at="2020-01-01"), seen("a@b.example", "Anna Roe", at="2024-01-01")
    (group,) = cluster([late, early])
    assert group[0].address == "z@a.example"
    assert person_id("z@a.example") == person_id("z@a.example") != person_id("a@b.example")


def test_the_fullest_name_of_the_newest_address_is_shown() -> None:
    early, late = seen("z@a.example", "anna", at="2020"), seen("a@b.example", "ROE, ANNA", at="2024")
    assert display_name((early, late)) == "Anna Roe"


def test_somebody_without_a_name_is_called_by_what_the_address_spells() -> None:
    assert display_name((seen("anna.roe@a.example"),)) == "Anna Roe"
    assert display_name((seen("ar77@a.example"),)) == "ar77@a.example"


names = st.sampled_from(["Anna Roe", "Tom Reed", "Anna", "", "Roe, Anna", "Camera Club"])
kinds = st.sampled_from(list(Kind))
people = st.lists(
    st.builds(SeenAddress, st.from_regex(r"[ab]{1,2}(\+x)?@[cd]\.example", fullmatch=True), st.sampled_from("12"),
              st.tuples(names), kinds),
    unique_by=lambda one: one.address,
)  # fmt: skip


@given(people, st.randoms())
def test_identity_does_not_depend_on_the_order(addresses: list[SeenAddress], random: st.randoms) -> None:  # type: ignore[valid-type]
    shuffled = list(addresses)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert cluster(addresses) == cluster(shuffled)


@given(people)
def test_everybody_is_somebody_exactly_once(addresses: list[SeenAddress]) -> None:
    found = [one.address for group in cluster(addresses) for one in group]
    assert sorted(found) == sorted(one.address for one in addresses)
