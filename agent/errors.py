"""Every error we raise on purpose, split by whose move it is. Anything else is a bug and keeps its traceback.

Errors carry facts; `agent.cli.edge` turns them into one sentence that says what to do next.
"""

from __future__ import annotations

from collections.abc import Sequence


class HelpfirstError(Exception):
    """The root of the tree; never raised itself."""


class UserError(HelpfirstError):
    """The owner can mend it: a configuration, a path, a name that means nobody. Exit status 2."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems: Sequence[str] = problems


class SourceError(HelpfirstError):
    """The other side could not be read; we try again. Exit status 3, everything else still done.

    `advice` says what the owner could do, `partial` that what came before it was read and stored.
    """

    def __init__(self, problem: str, advice: str = "", *, partial: bool = False) -> None:
        super().__init__(f"{problem} {advice}".strip())
        self.problem = problem
        self.advice = advice
        self.partial = partial


class LoginError(SourceError):
    """The other side refused the user or the password: trying again does no good until the owner acts."""


class DeliveryError(HelpfirstError):
    """A brief could not be handed over.

    `certain`: it was certainly not taken, so that it may be sent again; otherwise it may have arrived.
    `lasting`: the other side will not take it however often we try (a 5xx answer, a refused login).
    """

    def __init__(self, problem: str, *, certain: bool, lasting: bool = False) -> None:
        super().__init__(problem)
        self.problem = problem
        self.certain = certain
        self.lasting = lasting


class StoreError(HelpfirstError):
    """Our own database cannot be used as it is (damaged, newer than this program, not writable)."""


class DiskFull(StoreError):
    """There is no room to write on. Nothing is lost: a transaction that does not fit has not begun."""
