"""Address books: vCard 2.1, 3.0 and 4.0 as telephones, servers and desktops write them."""

from __future__ import annotations

import os
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.core.records import Card, YearlyDate
from agent.errors import SourceError
from connectors.calendar_memory import InMemoryContacts
from connectors.cards import parse_cards
from connectors.vcard_contacts import VcardContacts


def vcard(*lines: str, version: str = "3.0") -> bytes:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def cards_of(*contents: bytes) -> list[Card]:
    batch = parse_cards(contents)
    assert batch.skipped == []
    return batch.cards


def card_of(*lines: str) -> Card:
    (card,) = cards_of(vcard("FN:Dana Cole", *lines))
    return card


def test_a_person_has_a_name_addresses_and_groups() -> None:
    card = card_of(
        "UID:1",
        "EMAIL;TYPE=HOME:Dana@Club.Example",
        "item1.EMAIL;PREF=1:mailto:dana@work.example",
        "EMAIL:not an address",
        "CATEGORIES:education committee,a\\, b",
        "NOTE:secret words",
        "PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 500_000,
    )
    assert card == Card(
        "1", "Dana Cole", ("dana@club.example", "dana@work.example"), groups=("education committee", "a, b")
    )


def test_a_name_in_parts_is_put_together() -> None:
    (card,) = cards_of(vcard("N:Cole;Dana;M.;Dr.;", "EMAIL:dana@club.example"))
    assert card.name == "Dana Cole"


def test_old_telephones_write_quoted_printable_over_several_lines() -> None:
    (card,) = cards_of(
        vcard(
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Anneliese",
            "FN;QUOTED-PRINTABLE:Anneliese M=C3=BC=",
            "ller",
            "EMAIL;INTERNET;HOME:anneliese@club.example",
            version="2.1",
        )
    )
    assert (card.name, card.addresses) == ("Anneliese Müller", ("anneliese@club.example",))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BDAY:19850412", YearlyDate(4, 12, 1985)),
        ("BDAY:1985-04-12", YearlyDate(4, 12, 1985)),
        ("BDAY;VALUE=date:1985-04-12", YearlyDate(4, 12, 1985)),
        ("BDAY:1985-04-12T00:00:00Z", YearlyDate(4, 12, 1985)),
        ("BDAY:19850412T102200", YearlyDate(4, 12, 1985)),
        ("BDAY:--0412", YearlyDate(4, 12)),
        ("BDAY:--04-12", YearlyDate(4, 12)),
        ("BDAY:--0229", YearlyDate(2, 29)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12", YearlyDate(4, 12)),
        ("BDAY:1604-04-12", YearlyDate(4, 12)),
        ("BDAY:0000-04-12", YearlyDate(4, 12)),
        ("BDAY;VALUE=text:circa 1800", None),
        ("BDAY;VALUE=text:19850412", None),
        ("BDAY:1985-02-30", None),
        ("BDAY:1985-04", None),
        ("BDAY:---12", None),
        ("BDAY:", None),
    ],
)
def test_birthdays_in_every_form(line: str, expected: YearlyDate | None) -> None:
    assert card_of(line).birthday == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("ANNIVERSARY:20100605",),
        ("X-ANNIVERSARY:2010-06-05",),
        ("item2.X-ABDATE;type=pref:2010-06-05", "item2.X-ABLabel:_$!<Anniversary>!$_"),
    ],
)
def test_anniversaries_in_every_form(lines: tuple[str, ...]) -> None:
    assert card_of(*lines).anniversary == YearlyDate(6, 5, 2010)


def test_other_dates_of_a_person_are_no_anniversary() -> None:
    assert card_of("item1.X-ABDATE:2010-06-05", "item1.X-ABLabel:Graduation").anniversary is None


@pytest.mark.parametrize(
    ("kind", "member"), [("KIND", "MEMBER"), ("X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER")]
)
def test_a_group_card_names_its_members_even_in_another_file(kind: str, member: str) -> None:
    group = vcard(f"{kind}:group", "FN:choir", "UID:g", f"{member}:urn:uuid:AB-1", f"{member}:mailto:luis@club.example")
    dana = vcard("FN:Dana Cole", "UID:urn:uuid:ab-1", "CATEGORIES:board")
    luis = vcard("FN:Luis Ortega", "EMAIL:luis@club.example")
    assert [(card.name, card.groups) for card in cards_of(group, dana, luis)] == [
        ("Dana Cole", ("board", "choir")),
        ("Luis Ortega", ("choir",)),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("KIND:org", "FN:Blue Door Cafe", "EMAIL:hello@cafe.example"),
        ("FN:Blue Door Cafe", "ORG:Blue Door Cafe;Kitchen", "N:;;;;"),
        ("ORG:Blue Door Cafe", "EMAIL:hello@cafe.example"),
        ("FN:Blue Door Cafe", "N:;;;;", "X-ABShowAs:COMPANY"),
    ],
)
def test_an_organisation_is_nobody(lines: tuple[str, ...]) -> None:
    assert cards_of(vcard(*lines)) == []


def test_a_person_at_an_organisation_is_somebody() -> None:
    assert card_of("ORG:Blue Door Cafe", "N:Cole;Dana;;;").name == "Dana Cole"


def test_a_card_without_an_id_gets_one_that_stays() -> None:
    assert card_of().uid == card_of().uid != card_of("EMAIL:dana@club.example").uid


def test_a_bad_card_never_hides_the_others() -> None:
    broken = b"BEGIN:VCARD\r\nFN:never ends\r\n"
    batch = parse_cards([broken + vcard("FN:Dana Cole") + vcard("TEL:1") + vcard("FN:Luis Ortega"), b"\x00 nonsense"])
    assert [card.name for card in batch.cards] == ["Dana Cole", "Luis Ortega"]
    assert [one.reason for one in batch.skipped] == [
        "unreadable card",
        "card without name and address",
        "unreadable card",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "FN" + ";A=b" * 20_000,
        'FN;X="' + "a" * 100_000,
        "FN:" + "\\" * 100_000,
        "N:" + ";" * 100_000,
        "FN:" + "a" * 10**6,
    ],
)
def test_hostile_lines_cost_no_time(line: str) -> None:
    began = process_time()
    parse_cards([vcard(line, "EMAIL:x@club.example")])
    assert process_time() - began < 2  # some libraries take for ever


pieces = st.sampled_from(
    ["FN:", "N:;", "BDAY:", "ORG:", "EMAIL:@", "KIND:group", "MEMBER:", "CATEGORIES:,", "BEGIN:VCARD", "END:VCARD",
     "FN;ENCODING=QUOTED-PRINTABLE:=", "=", "item1.X-ABDATE:x"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(pieces | st.text(max_size=20), max_size=15))
def test_no_content_whatever_raises(lines: list[str]) -> None:
    batch = parse_cards(["\n".join(["BEGIN:VCARD", *lines, "END:VCARD"]).encode("utf-8", "surrogatepass")])
    assert all(card.name or card.addresses for card in batch.cards)


def test_a_file_and_a_folder_hold_the_same_people(tmp_path: Path) -> None:
    one, two = vcard("FN:Dana Cole", "UID:1"), vcard("FN:Luis Ortega", "UID:2")
    (tmp_path / "all.vcf").write_bytes(one + two)
    (tmp_path / "folder" / "more").mkdir(parents=True)
    (tmp_path / "folder" / "1.vcf").write_bytes(one)
    (tmp_path / "folder" / "more" / "2.VCF").write_bytes(two)
    file, folder = VcardContacts("book", tmp_path / "all.vcf"), VcardContacts("book", tmp_path / "folder")
    twin = InMemoryContacts("book", file.read().cards)
    assert file.read() == folder.read() == twin.read()
    assert file.check().endswith("2 people.")
    assert folder.check().endswith("2 people.")
    assert twin.check()
    assert {source.kind for source in (file, folder)} == {"vcard"}


def test_a_file_in_a_folder_that_cannot_be_read_is_counted(tmp_path: Path) -> None:
    (tmp_path / "1.vcf").write_bytes(vcard("FN:Dana Cole"))
    os.mkfifo(tmp_path / "2.vcf")
    batch = VcardContacts("book", tmp_path).read()
    assert (len(batch.cards), [one.reason for one in batch.skipped]) == (1, ["unreadable file"])


def test_a_path_where_nothing_is_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nothing at"):
        VcardContacts("book", tmp_path / "none.vcf").read()
