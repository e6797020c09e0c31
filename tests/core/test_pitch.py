"""Nothing here sells anything: what the pitch guard refuses, and what it lets pass."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.core.pitch import CHASING, PRESSING, SELLING, is_pitch_like, pitch_in
from agent.core.words import words_of

CHECKOUT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Upsell {name} the second workshop.", "Upsell"),
        ("Cross-sell the prints to {name}.", "Cross-sell"),
        ("Tell {name} about our products.", "our products"),
        ("Pitch {name} the autumn catalogue.", "Pitch {name}"),
        ("Ask {name} for a referral? No: ask for referrals.", "ask for referrals"),
        ("{name} is a warm lead.", "warm lead"),
        ("Win {name} back.", "Win {name} back"),
        ("Today 20 % off for {name}", "20 % off"),
        ("Don’t miss out, {name}", "Don’t miss out"),
        ("Biete {name} den Frühbucherrabatt an.", "Frühbucherrabatt"),
        ("Kaltakquise: {name} anrufen", "Kaltakquise"),
        ("Proposez à {name} une offre spéciale.", "offre spéciale"),
        ("Derniere chance d’acheter pour {name}", "Derniere chance d’acheter"),
        ("Ofrece a {name} un descuento.", "descuento"),
        ("{name} es un cliente potencial", "cliente potencial"),
        ("Bied {name} een kortingscode aan", "kortingscode"),
        ("Zolang de voorraad strekt, {name}", "Zolang de voorraad strekt"),
        ("Um preço especial para {name}", "preço especial"),
        ("Chiudere l’affare con {name}", "Chiudere l’affare"),
        ("Uno sconto per {name}", "sconto"),
    ],
)
def test_what_sells_is_found_as_it_was_written(text: str, phrase: str) -> None:
    found = pitch_in(text)
    assert found is not None
    assert found.phrase == phrase


@pytest.mark.parametrize(
    "text",
    [
        "Offer help to {name}.", "Deal with {name}'s question.", "Thank {name} for a great deal of work.",
        "{name} leads the workshop; ask how it went.", "Ask {name} about the leads of the amplifier.",
        "Congratulate {name} on the new lead role.", "Ask {name} what the prospects of the gallery are.",
        "Tell {name} that the pitch for the tent is dry.", "Ask {name} to close the door.", "Introduce {name}.",
        "Offer {name} your help with the price of the frames.", "Ask {name} who sells the tickets for the fair.",
        "Ask {name} how the special exhibition went.", "The last chance to see the exhibition with {name}.",
        "Return {name}'s call.", "Buy {name} a coffee.", "Ask {name} about the free day.", "The order of the pictures.",
        "Frag {name}, wie das Projekt zum Abschluss kam.", "Demande à {name} comment la remise des prix s’est passée.",
        "Pregunta a {name} por la oferta de ayuda.", "Vraag {name} naar het aanbod om te helpen.",
        "Pergunta a {name} pela oferta de ajuda.", "Chiedi a {name} del conto.", "Rabat is a city.",
        "", "100 % of the committee came.",
    ],
)  # fmt: skip
def test_what_helps_may_be_said(text: str) -> None:
    assert pitch_in(text) is None


def test_each_refusal_says_what_to_say_instead() -> None:
    hints = {found.instead for text in ("upsell", "cold call", "act now") if (found := pitch_in(text))}
    assert len(hints) == 3
    assert all("{name}" in hint for hint in hints)


def test_a_better_verb_is_no_pitch_itself() -> None:
    for text in ("upsell", "cold call", "act now"):
        found = pitch_in(text)
        assert found is not None
        assert pitch_in(found.instead) is None


def test_the_owner_may_add_words() -> None:
    assert pitch_in("Ask {name} about the Räucherwerk") is None
    for word in ("räucherwerk", "RAUCHERWERK", "räucher*", "the räucherwerk"):
        found = pitch_in("Ask {name} about the Räucherwerk", [word])
        assert found is not None
        assert found.phrase.endswith("Räucherwerk")


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "nl", "pt", "it"])
def test_every_language_has_words_of_every_idea(language: str) -> None:
    for ideas in (SELLING, CHASING, PRESSING):
        assert any(line.startswith(f"{language}: ") for line in ideas.splitlines())


@given(st.sampled_from(sorted(word for word in words_of(SELLING, CHASING, PRESSING) if "*" not in word)))
def test_every_phrase_of_the_list_is_found_in_a_subject(phrase: str) -> None:
    assert is_pitch_like(f"Re: {phrase.upper()}!")


@given(st.text(), st.lists(st.text(max_size=20), max_size=3))
def test_no_text_is_too_odd(text: str, own_words: list[str]) -> None:
    pitch_in(text, own_words)


# ---- what we say ourselves ---------------------------------------------------------------------------


def spoken() -> Iterator[tuple[str, str]]:
    """Every string of the code that speaks to the owner, and every golden morning."""
    rooms = ("agent/core/suggestions", "agent/core/dates.py", "agent/views", "agent/cli")
    files = [path for room in rooms for path in _python_files(CHECKOUT / room)]
    for path in files:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield f"{path.name}:{node.lineno}", node.value
    for path in (CHECKOUT / "tests" / "golden").glob("*.txt"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            yield f"{path.name}:{number}", line


def _python_files(room: Path) -> list[Path]:
    return [room] if room.suffix == ".py" else sorted(room.rglob("*.py"))


def test_nothing_that_we_say_is_a_pitch() -> None:
    said = list(spoken())
    assert len(said) > 500
    assert [(where, found.phrase) for where, text in said if (found := pitch_in(text))] == []
