"""How likely it is that two different people share a name, a part of it or a handle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from agent.core.people.identity.names import Name, formal
from agent.core.people.identity.profiles import Profile

# Shares of a name that nobody else here has, before anything is known of this mailbox: a given name that one in
# 200 has, a family name that one in 2,000 has, each worth 50 people seen.
USUAL_GIVEN, USUAL_FAMILY, WORTH = 1 / 200, 1 / 2000, 50
INITIAL = 1 / 12  # share of people whose name begins with a given letter
FEWEST = 100  # addresses: a mailbox of fewer has only just begun
ONES_OWN = 3  # addresses with one handle, or with one name at one company, that may be one person's
RELATIVES = 0.2  # people of the same family whom one meets in a mailbox, for each person


class Rarity:
    """Shares of given and family names among the people of one mailbox."""

    def __init__(self, profiles: Collection[Profile]) -> None:
        """`profiles`: of all addresses that may be a person's."""
        people = {(formal(name.given), name.family) for one in profiles for name in one.names}
        self._given = Counter(given for given, _ in people)
        self._family = Counter(family for _, family in people)
        at_one_place = Counter((name, one.address.rpartition("@")[2]) for one in profiles for name in one.names)
        self._shared = Counter[Name]()
        for (name, _), times in at_one_place.items():
            self._shared[name] = max(self._shared[name], times)
        self._handles = Counter(one.handle for one in profiles)
        self._seen = len(people) + WORTH
        self.addresses = max(FEWEST, len(profiles))

    def is_given(self, word: str) -> bool:
        """Is somebody's given name known to be this?"""
        return formal(word) in self._given

    def shared(self, name: Name) -> float:
        """The share of addresses that one company calls so, but for three: the name of a desk or of a device."""
        return max(0, self._shared[name] - ONES_OWN) / self.addresses

    def handle(self, word: str) -> float:
        """The share of addresses with this handle, but for three that one person may have; 0 if there are no more."""
        return max(0, self._handles[word] - ONES_OWN) / self.addresses

    def given(self, word: str) -> float:
        """The chance that somebody else has this given name, or a name with this initial."""
        if len(word) == 1:
            return INITIAL
        return (max(0, self._given[formal(word)] - 1) + WORTH * USUAL_GIVEN) / self._seen

    def family(self, word: str) -> float:
        """The chance that somebody else has this family name, relatives included."""
        return (max(0, self._family[word] - 1) + WORTH * USUAL_FAMILY) / self._seen + RELATIVES / self.addresses
