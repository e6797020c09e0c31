"""What can be wrong with the `when` of a rule, in sentences: what it is and what to write instead."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Sequence

from agent.core.records import FactType

LONGEST = 1_000  # characters
IN_QUOTES = re.compile(r"""(["'])(?:\\.|(?!\1)[^\\])*\1""")
# What the library takes and a rule does not: what depends on the hour, could take for ever, or has a plainer way.
SIGNS = (
    (r"[\"']", "a quotation mark has no partner."),
    (r"\$", "$ begins a function, and rules have none; compare facts with numbers, texts and dates."),
    (r"&", "write and instead of &."),
    (r"\|", "write or instead of |."),
    (r"!(?![=~])", "write not instead of !."),
    (r"(?<![=<>!])=(?![=~])", "write == to compare; a single = means nothing here."),
    (r"\*\*|<<|>>|//|\^", "rules reckon with + - * / and % only."),
    (r"(?<!\d)\.|\.(?!\d)", "a dot means nothing here; facts have bare names, such as silent_days."),
    (r"\bis\b", "write == instead of is; null stands for what is not known."),
    (r"\b(?:if|for)\b", "rules know neither if nor for; join comparisons with and, or, not."),
    (r"[{}:;?#\\`@\n]", "{} means nothing here."),
)
MEANT = {
    "none": "null", "nil": "null", "unknown": "null", "true": "true", "yes": "true", "false": "false", "no": "false",
}  # fmt: skip
VALUES = {"new", "steady", "slipping", "lapsing", "dormant", "online", "phone", "meeting"}  # of `state` and `how`
JOIN = "comparisons such as silent_days > 30 are joined with and, or, not."
SUCH_AS = {
    FactType.NUMBER: "compare a number with a number, such as silent_days > 30.",
    FactType.TEXT: 'compare text with text in quotes, such as state == "dormant".',
    FactType.DATE: 'compare a date with a date, such as last_met < d"2026-01-31".',
    FactType.FLAG: "what is yes or no stands by itself, such as pinned, or not pinned.",
    FactType.TEXTS: 'ask a list for a text, such as "choir" in groups.',
}


class Mistake(ValueError):
    """A condition that cannot be used; each sentence says why, and what to do."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def check_signs(text: str) -> None:
    """Raises Mistake for a text that is too long, or holds what no rule may use."""
    if len(text) > LONGEST:
        raise Mistake(f"it has {len(text):,} characters; what takes more than {LONGEST:,} is better told in two rules.")
    bare = IN_QUOTES.sub(lambda quoted: " " * len(quoted.group()), text)
    for pattern, sentence in SIGNS:
        if found := re.search(pattern, bare):
            raise Mistake(sentence.format(found.group()))


def unknown(names: Iterable[str], known: Collection[str]) -> Mistake:
    """Names that are no facts, a sentence for each."""
    return Mistake(*(f'"{name}" is not a fact.{_hint(name, known)}' for name in sorted(names)))


def _hint(name: str, known: Collection[str]) -> str:
    if name.lower() in MEANT:
        return f" Did you mean {MEANT[name.lower()]}?"
    if name.lower() in VALUES:
        return f' Did you mean the text "{name}", in quotes?'
    close = difflib.get_close_matches(name.lower(), known, n=1)
    return f' Did you mean "{close[0]}"?' if close else f' docs/rules.md lists them; text stands in quotes: "{name}".'


def unreadable(text: str, place: int | None) -> Mistake:
    """It makes no sense from a place on; None: it ends too early."""
    if place is None:
        return Mistake("it ends where something should follow.")
    rest = text[place:].strip()
    return Mistake(f'it cannot be read from "{rest if len(rest) <= 40 else rest[:39] + "…"}" on; {JOIN}')


def mismatched(text: str, operands: Sequence[tuple[str, FactType | None]]) -> Mistake:
    """Sides that cannot be compared or reckoned with; None is what has no type, such as null."""
    told = ", ".join(f"{operand} is {type_}" for operand, type_ in operands if type_ is not None)
    advice = next((SUCH_AS[type_] for _, type_ in operands if type_ is not None), JOIN)
    return Mistake(f"{text} does not fit together: {told}; {advice}" if told else f"{text} makes no sense; {advice}")


def no_condition(text: str, type_: FactType | None) -> Mistake:
    """Something stands where only yes or no can."""
    return Mistake(f"{text} is {type_ or 'not known'}, and neither yes nor no; {SUCH_AS[type_] if type_ else JOIN}")
