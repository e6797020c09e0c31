"""Everything that is known of one address up to some moment: counts, and a few dates as ISO 8601 text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rhythm(StrEnum):
    """How regularly mail comes from an address to which the owner never wrote."""

    NONE = ""
    HOUR = "hour"  # always at about the same time of the day
    PERIOD = "period"  # always after the same time


@dataclass(frozen=True, slots=True)
class AddressEvidence:
    """Counts are messages unless they say otherwise. Direct is mail to five people or fewer."""

    address: str
    names: tuple[str, ...] = ()  # display names it used itself, else what the owner called it, else others
    own_names: bool = True  # it used them itself
    mail_in: int = 0  # from it, one person to a few
    list_in: int = 0  # from it, through a mailing list
    automatic_in: int = 0  # from it, by its look sent by a program
    replies: int = 0  # from it, not automatic, and answering or forwarding something
    in_company: int = 0  # of mail_in: to several people
    alone: int = 0  # from it, not through a list, to one address, and answering nothing
    unseen: int = 0  # from it, not through a list, and naming nobody, or one other than the owner
    mail_out: int = 0  # from the owner, directly to it
    crowd_out: int = 0  # from the owner, to it and more than five
    first_out_at: str = ""  # of mail_out
    last_out_at: str = ""
    last_in_at: str = ""
    answers: int = 0  # of replies: to a message of the owner's own
    answered_at: str = ""  # the first of these
    meetings: int = 0
    accepted: int = 0  # invitations that it said yes to
    invited_as: str = ""  # what a calendar calls it
    in_address_book: bool = False
    is_list: bool = False  # a List-Post names it
    rhythm: Rhythm = Rhythm.NONE
    # Of the messages from it, how many bear this mark (see `marks`).
    unsubscribe: int = 0
    feedback: int = 0
    one_click: int = 0
    generated: int = 0
    bulk_program: int = 0
    other_server: int = 0
    answers_elsewhere: int = 0
    rewritten: int = 0
    by_hand: int = 0

    @property
    def straight_in(self) -> int:
        """What came from it and not through a mailing list."""
        return self.mail_in + self.automatic_in

    @property
    def all_in(self) -> int:
        return self.straight_in + self.list_in

    @property
    def written_days(self) -> int:
        """On how many separate days the owner wrote to it directly: 0, 1, or 2 for two and more."""
        if not self.mail_out:
            return 0
        return 1 if self.first_out_at[:10] == self.last_out_at[:10] else 2
