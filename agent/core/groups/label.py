"""What a group is about: the title of its series, else what its subjects keep saying and other people do not.

Source: INFERENCE 6(c). Rare means rare over people, not over messages: a word that fills one busy thread is
still the word of those few.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from functools import lru_cache

from agent.core.groups.circles import Circle
from agent.core.people.addresses import name_words
from agent.core.subjects import bare

Phrases = Mapping[tuple[str, ...], Counter[str]]
LONGEST_PHRASE = 3  # words
SHORTEST_WORD = 3  # characters, where it stands alone
LONGEST_LABEL = 60
LEAST_MATTERS = 2  # threads and events that say it
LEAST_SHARE = 0.2  # of the group's threads and events
RARE = 0.05  # used with at most this share of the people outside the group
PHRASE_BONUS = 0.5  # for each further word: "education committee" says more than "committee"
WORD = re.compile(r"\w[\w'’&-]*\w|\w")
# Words that are no part of a label: articles, prepositions, days, months (en, de, fr, es, it, nl, pt).
SMALL = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at be by can do for from has have here how i if in is it its me my new no not of on or our
    out please re so that the there this to up us was we what when where who why will with you your yes
    about after all any before but could just last more next now one per some than then these thank thanks update
    question questions meeting call mail email info today tomorrow yesterday morning evening week month year
    der die das den dem des ein eine einen und oder von vom zu zum zur im am auf aus bei für mit nach über um wie wir
    ihr sie ist nicht danke heute morgen frage termin treffen
    le la les l un une des du de d et ou à au aux en pour par sur avec dans merci
    el los las una y o del al con por para en su gracias reunión reunion
    il lo gli i uno e di da che per grazie riunione het een en van voor met op te bij om os as um uma do da dos das
    no na em e com obrigado
    mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday
    jan feb mar apr may jun june jul july aug sep sept oct nov dec january february march april august september
    october november december
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre
    octobre novembre décembre lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo
    junio julio agosto septiembre octubre noviembre diciembre""",
    )
)


@lru_cache(maxsize=1024)
def words(title: str) -> tuple[str, ...]:
    """The words of a title as written, in order; "" where something stands that is no word (a number, a sign)."""
    found: list[str] = []
    end = 0
    shown = bare(title)
    for match in WORD.finditer(shown):
        if shown[end : match.start()].strip():
            found.append("")
        found.append("" if any(c.isdigit() for c in match.group()) else match.group())
        end = match.end()
    return tuple(found)


def word_users(wanted: Set[str], pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Word (lower case) -> ids of persons with whom it was used, from pairs of a person's id and a title."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    for person, title in pairs:
        for word in wanted & set(WORD.findall(title.lower())):
            users[word].add(person)
    return users


def series_label(circle: Circle) -> str:
    """The commonest title of the group's recurring meetings; "" if it has none."""
    titles = {bare(title): times for title, times in circle.series_titles.items() if bare(title)}
    return _shortened(max(titles, key=lambda title: (titles[title], title))) if titles else ""


def title_label(circle: Circle) -> str:
    """The title of what half of the group's letters and meetings are about; "" if there is none."""
    title, times = max(circle.matters.values(), key=lambda matter: (matter[1], matter[0]))
    return _shortened(bare(title)) if times * 2 >= sum(times for _, times in circle.matters.values()) else ""


def phrases(circle: Circle) -> Phrases:
    """What enough of its titles say: words in lower case -> how they were written, and how often."""
    found: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for title, _ in circle.matters.values():
        for phrase, written in dict(_phrases_in(title)).items():
            found[phrase][written] += 1
    least = max(LEAST_MATTERS, LEAST_SHARE * len(circle.matters))
    return {phrase: written for phrase, written in found.items() if written.total() >= least}


def rare_label(
    circle: Circle, said: Phrases, users: Mapping[str, Set[str]], people: int, names: Collection[str]
) -> str:
    """The commonest of the phrases that are rare among other people; "" if there is none.

    `users`: of word_users; `people`: how many persons there are; `names`: of the group's people and the owner,
    which say nothing about what they do.
    """
    taken = {word for name in names for word in name_words(name)}
    outside = max(1, people - len(circle.presence))
    scores: dict[tuple[str, ...], float] = {}
    for phrase, written in said.items():
        others = min(len(users.get(word, set()) - circle.presence.keys()) for word in phrase)
        if taken.isdisjoint(phrase) and others <= max(1, RARE * outside):
            rarity = math.log((1 + outside) / (1 + others))
            scores[phrase] = written.total() * rarity * (1 + PHRASE_BONUS * (len(phrase) - 1))
    if not scores:
        return ""
    best = max(scores, key=lambda phrase: (scores[phrase], phrase))
    return _shortened(max(said[best].items(), key=lambda item: (item[1], item[0]))[0])


def _phrases_in(title: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """(words in lower case, as written) of each run of up to three words that may be a label.

    A word by itself must be written like a name: "FruDevice", or "Sommerfest" within a sentence, but not "tests",
    nor "Question" at its beginning.
    """
    found = words(title)
    for start in range(len(found)):
        for end in range(start + 1, min(start + LONGEST_PHRASE, len(found)) + 1):
            last = found[end - 1]
            if not last or last.lower() in SMALL:
                break
            run = found[start:end]
            if len(run) > 1 or _is_a_name(last, begins=start == 0 or not found[start - 1]):
                yield tuple(word.lower() for word in run), " ".join(run)


def _is_a_name(word: str, *, begins: bool) -> bool:
    capitals = word[1:] if begins else word
    return len(word) >= SHORTEST_WORD and capitals != capitals.lower()


def _shortened(label: str) -> str:
    return label if len(label) <= LONGEST_LABEL else label[:LONGEST_LABEL].rsplit(" ", 1)[0] + "…"
