"""Each address in the form in which it is compared."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from agent.core.people.addresses import full_name
from agent.core.people.identity.evidence import SeenAddress
from agent.core.people.identity.handles import handle, spelt_out
from agent.core.people.identity.names import Name, formal, full, single
from agent.core.people.machines.words import is_a_role, local_part
from agent.core.people.rewriting import is_rewritten
from agent.core.records import Kind

MOST_NAMES = 100  # the latest of an address: a service that writes in others' names has thousands
SHARED_BY = 3  # an address used under more full names than this belongs to nobody in particular


class Profile(NamedTuple):
    """What an address is called. Without a full name, one that the address spells out stands in."""

    address: str
    names: tuple[Name, ...]
    singles: tuple[str, ...]  # names of one word
    handle: str  # "" where it is that of an office
    spelt_out: bool  # `names` was read off the address

    @property
    def words(self) -> tuple[str, ...]:
        """What may be matched with another's handle."""
        return (self.handle, *self.singles) if self.handle else self.singles


def telling(names: Iterable[str]) -> tuple[str, ...]:
    """Of the names of an address, in their order, those that tell something new: all spellings would fill the memory.

    The first that is no address stays in any case, and the first full one of these: so somebody may be called.
    """
    first: dict[tuple[int, object], str] = {}
    for name in islice(names, MOST_NAMES):
        shown = "@" not in name
        tells = (full(name), single(name), is_rewritten(name), shown, shown and bool(full_name(name)))
        for place, told in enumerate(tells):
            if told:
                first.setdefault((place, told), name)
    return tuple(dict.fromkeys(first.values()))


def profile(seen: SeenAddress) -> Profile | None:
    """None for an address that joins nobody by name: a machine's, a list's, one that many use."""
    if seen.kind not in (Kind.PERSON, Kind.UNKNOWN) or any(map(is_rewritten, seen.names)):
        return None
    names = tuple(dict.fromkeys(name for shown in seen.names if (name := full(shown))))
    if names and seen.machine:  # it may have borrowed the name; a handle is its own
        return None
    if len({(formal(name.given), name.family) for name in names}) > SHARED_BY:
        return None
    singles = tuple(dict.fromkeys(word for shown in seen.names if (word := single(shown))))
    word = "" if is_a_role(local_part(seen.address)) else handle(seen.address)
    read = None if names or singles else spelt_out(seen.address)
    return Profile(seen.address, names or ((read,) if read else ()), singles, word, read is not None)


def profiles(seen: Iterable[SeenAddress]) -> dict[str, Profile]:
    """Address -> profile, of those who may join somebody."""
    return {one.address: found for one in seen if (found := profile(one))}
