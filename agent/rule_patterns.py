"""Which patterns (=~) a rule may hold: those that no text, however odd, can keep busy for long.

Python's `re` goes back and tries again: a repetition within a repetition takes time that doubles with each letter, and
several in a row take a power of its length. So neither a repetition nor an "or" may stand within a repetition, there
are few of either, and they look at the beginning of a text only.
"""

from __future__ import annotations

import re

from agent.rule_mistakes import Mistake

LONGEST_TEXT = 80  # letters of a name or subject that a pattern looks at
MOST_REPEATS = 3
MOST_CHOICES = 3  # groups with an "or": one after the other, they multiply
PLAINER = 'a plainer one such as ".*choir.*" will do.'
TOKEN = re.compile(
    r"(?P<back>\\[1-9]|\(\?P=)"
    r"|(?P<flags>\(\?[aiLmsux]+\))"
    r"|(?P<open>\((?:\?(?:[aiLmsux-]*:|<?[=!]|P<\w+>|>))?)"
    r"|(?P<close>\))"
    r"|(?P<either>\|)"
    r"|(?P<times>\{\d+\})"
    r"|(?P<repeat>(?:[*+?]|\{\d*,\d*\})[?+]?)"
    r"|(?P<sign>\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.)",
    re.DOTALL,
)


def check_pattern(pattern: str) -> None:
    """Raises Mistake for a pattern that could take for ever. It is a pattern that `re` has taken."""
    busy = [False]  # of each open group: does it hold a repetition or an "or"?
    closed = False  # of the group that has just been closed
    repeats = choices = 0
    for token in TOKEN.finditer(pattern):
        match token.lastgroup:
            case "back":
                raise Mistake(f'"{pattern}" looks back at what it has found, which can take for ever; write it out.')
            case "open":
                busy.append(False)
            case "close":
                closed = busy.pop()
                busy[-1] |= closed
                continue
            case "either":
                choices += not busy[-1]
                busy[-1] = True
            case "repeat" | "times" if closed:
                raise Mistake(f'"{pattern}" repeats what repeats or has an "or", which can take for ever; {PLAINER}')
            case "repeat":
                repeats += 1
                busy[-1] = True
        closed = False
    if choices > MOST_CHOICES:
        raise Mistake(f'"{pattern}" has an "or" in {choices} places, and {MOST_CHOICES} are enough; {PLAINER}')
    if repeats > MOST_REPEATS:
        raise Mistake(f'"{pattern}" has {repeats} repetitions (* + ?), and {MOST_REPEATS} are enough; {PLAINER}')
