"""The `when` of a rule, by the library rule-engine: checked against the facts when the configuration is loaded.

The library knows the grammar and the types, and works out each comparison. What is ours: which of its means a rule
may use, that upper and lower case are alike, and that a comparison with a fact that is not known is false (the
library would raise, or find that what is not known differs from everything); so `and`, `or` and `not` are followed
here. It is imported where there is a rule, since that takes half a second and more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rule_engine import Context, DataType, EngineError, Rule, RuleSyntaxError, ast, errors

from agent.core.records import Facts, FactType, Part, Value
from agent.rule_mistakes import JOIN, Mistake, check_signs, mismatched, no_condition, unknown, unreadable
from agent.rule_patterns import LONGEST_TEXT, check_pattern

Node = Any  # of the library's syntax tree
PLAIN = (
    ast.StringExpression, ast.FloatExpression, ast.BooleanExpression, ast.DatetimeExpression, ast.NullExpression,
    ast.SymbolExpression,
)  # fmt: skip
SUMS = (ast.ArithmeticExpression, ast.AddExpression, ast.SubtractExpression)
TYPES = {
    FactType.NUMBER: DataType.FLOAT,
    FactType.TEXT: DataType.STRING,
    FactType.FLAG: DataType.BOOLEAN,
    FactType.DATE: DataType.DATETIME,
    FactType.TEXTS: DataType.ARRAY(DataType.STRING),
}
SIGNS = {
    "and": "and", "or": "or", "eq": "==", "ne": "!=", "gt": ">", "ge": ">=", "lt": "<", "le": "<=", "add": "+",
    "sub": "-", "mul": "*", "tdiv": "/", "mod": "%", "eq_fzm": "=~", "eq_fzs": "=~~", "ne_fzm": "!~", "ne_fzs": "!~~",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Leaf:
    """One comparison. `asks_null`: it asks whether something is known; `by_pattern`: it looks for one in a text."""

    node: Node
    text: str
    names: tuple[str, ...]
    asks_null: bool
    by_pattern: bool

    def holds(self, facts: Facts) -> bool:
        if not self.asks_null and any(facts[name] is None for name in self.names):
            return False
        if self.by_pattern:
            facts = {name: _beginning(facts[name]) for name in self.names}
        try:
            return bool(self.node.evaluate(facts))
        except (EngineError, ArithmeticError):  # such as a division by zero
            return False

    def parts(self, facts: Facts) -> Iterator[Part]:
        yield Part(self.text, self.holds(facts), self.names)


@dataclass(frozen=True, slots=True)
class _Not:
    inner: _Tree
    text: str
    names: tuple[str, ...]

    def holds(self, facts: Facts) -> bool:
        return not self.inner.holds(facts)

    def parts(self, facts: Facts) -> Iterator[Part]:
        yield Part(self.text, self.holds(facts), self.names)


@dataclass(frozen=True, slots=True)
class _Joined:
    both: bool  # and; else or
    left: _Tree
    right: _Tree

    def holds(self, facts: Facts) -> bool:
        if self.both:
            return self.left.holds(facts) and self.right.holds(facts)
        return self.left.holds(facts) or self.right.holds(facts)

    def parts(self, facts: Facts) -> Iterator[Part]:
        yield from self.left.parts(facts)
        yield from self.right.parts(facts)


_Tree = _Leaf | _Not | _Joined


@dataclass(frozen=True, slots=True)
class Compiled:
    """A condition that has been checked (agent.core.records.Condition)."""

    text: str
    names: frozenset[str]
    tree: _Tree = field(compare=False, repr=False)  # follows from the text

    def holds(self, facts: Facts) -> bool:
        return self.tree.holds(self._comparable(facts))

    def parts(self, facts: Facts) -> Sequence[Part]:
        return list(self.tree.parts(self._comparable(facts)))

    def _comparable(self, facts: Facts) -> Facts:
        return {name: _alike(facts[name]) for name in self.names}


def _beginning(value: Value) -> Value:
    return value[:LONGEST_TEXT] if isinstance(value, str) else value


def _alike(value: Value) -> Value:
    """Upper and lower case are alike."""
    if isinstance(value, str):
        return value.casefold()
    return tuple(map(str.casefold, value)) if isinstance(value, tuple) else value


def condition(text: str, types: Mapping[str, FactType]) -> Compiled:
    """A condition over facts of these names and types. Raises Mistake and nothing else."""
    check_signs(text)
    try:
        return _compiled(text, types)
    except RecursionError:
        raise Mistake(f"it is nested too deeply; {JOIN}") from None


def _compiled(text: str, types: Mapping[str, FactType]) -> Compiled:
    rough, names = _parsed(text, None)
    if strange := names - types.keys():
        raise unknown(strange, types)
    if not all(isinstance(node, (*PLAIN, *SUMS, ast.ArrayExpression)) or _operands(node) for node in _all(rough)):
        raise Mistake(f"it uses more than a rule may; {JOIN}")
    if not names:
        raise Mistake("it names no fact, so it would hold of everybody or of nobody.")
    typed = {name: TYPES[types[name]] for name in names}
    try:
        node, _ = _parsed(text, typed)
    except Mistake as mistake:
        raise _culprit(rough, typed) or mistake from None
    for one in _all(node):
        _check_types(one)
        _check_pattern(one)
    if node.result_type != DataType.BOOLEAN:
        raise no_condition(_text(node), _type(node))
    for one in _all(node):
        _ignore_case(one)
    return Compiled(text, frozenset(names), _tree(node))


def _parsed(text: str, types: Mapping[str, Any] | None) -> tuple[Node, set[str]]:
    """The library's tree and the names in it. `types`: by name; None: any name, of any type."""
    context = Context(type_resolver=types, default_timezone="utc", regex_flags=re.IGNORECASE)
    try:
        return Rule(text, context=context).statement.expression, context.symbols
    except RuleSyntaxError as error:
        raise unreadable(text, error.token.lexpos if error.token is not None else None) from None
    except errors.RegexSyntaxError as error:
        raise Mistake(f'"{error.value}" is not a pattern: {error.error.msg}.') from None
    except errors.DatetimeSyntaxError as error:
        raise Mistake(f'd"{error.value}" is not a date; write it as d"2026-01-31".') from None
    except RecursionError:
        raise
    except Exception:  # whatever else the library trips over, it is for what was written
        raise Mistake(f"{text} does not fit together; {JOIN}") from None


def _culprit(node: Node, types: Mapping[str, Any]) -> Mistake | None:
    """The smallest part whose types do not fit."""
    for operand in _operands(node):
        if found := _culprit(operand, types):
            return found
    try:
        _parsed(_text(node), types)
    except Mistake:
        sides = [(_text(one), _type(_parsed(_text(one), types)[0])) for one in _operands(node)]
        return mismatched(_text(node), sides)
    return None


def _check_types(node: Node) -> None:
    """What the library lets pass: == between different types, and numbers where yes or no should be."""
    sides = [(_text(one), _type(one)) for one in _operands(node)]
    match node:
        case ast.LogicExpression() | ast.UnaryExpression(type="not"):
            for text, type_ in sides:
                if type_ is not FactType.FLAG:
                    raise no_condition(text, type_)
        case ast.ContainsExpression() if sides[1][1] is FactType.TEXTS and sides[0][1] is not FactType.TEXT:
            raise mismatched(_text(node), sides)
        case ast.ComparisonExpression() if None not in (types := {type_ for _, type_ in sides}) and len(types) > 1:
            raise mismatched(_text(node), sides)


def _check_pattern(node: Node) -> None:
    """A pattern is written out, and takes no longer than a moment."""
    if isinstance(node, ast.FuzzyComparisonExpression):
        if not isinstance(node.right, ast.StringExpression):
            raise Mistake(f'a pattern is written out in quotes, such as ".*choir.*", and {_text(node.right)} is none.')
        check_pattern(node.right.value)


def _type(node: Node) -> FactType | None:
    """None for null, and for lists of anything but texts."""
    return next((fact for fact, type_ in TYPES.items() if node.result_type == type_), None)


def _operands(node: Node) -> tuple[Node, ...]:
    match node:
        case ast.ContainsExpression():
            return (node.member, node.container)
        case ast.LogicExpression() | ast.ComparisonExpression():
            return (node.left, node.right)
        case ast.UnaryExpression():
            return (node.right,)
        case ast.ArrayExpression():
            return tuple(node.value)
    return (node.left, node.right) if isinstance(node, SUMS) else ()


def _all(node: Node) -> Iterator[Node]:
    """The node and all below it, what is smaller first."""
    for operand in _operands(node):
        yield from _all(operand)
    yield node


def _ignore_case(node: Node) -> None:
    """Texts as facts are compared; a pattern does not heed case by itself."""
    pattern = node.right if isinstance(node, ast.FuzzyComparisonExpression) else None
    for one in _operands(node):
        if isinstance(one, ast.StringExpression) and one is not pattern:
            one.value = one.value.casefold()


def _tree(node: Node) -> _Tree:
    names = tuple(dict.fromkeys(one.name for one in _all(node) if isinstance(one, ast.SymbolExpression)))
    if isinstance(node, ast.LogicExpression):
        return _Joined(node.type == "and", _tree(node.left), _tree(node.right))
    if isinstance(node, ast.UnaryExpression) and node.type == "not":
        return _Not(_tree(node.right), _text(node), names)
    asks_null = any(isinstance(one, ast.NullExpression) for one in _all(node))
    return _Leaf(node, _text(node), names, asks_null, isinstance(node, ast.FuzzyComparisonExpression))


def _text(node: Node) -> str:
    """As it could have been written."""
    match node:
        case ast.SymbolExpression():
            return str(node.name)
        case ast.StringExpression():
            return f'"{node.value}"' if '"' not in node.value else f"'{node.value}'"
        case ast.FloatExpression():
            return f"{node.value:f}"
        case ast.BooleanExpression():
            return str(node.value).lower()
        case ast.DatetimeExpression():
            return f'd"{node.value:%Y-%m-%d}"'
        case ast.NullExpression():
            return "null"
        case ast.ArrayExpression():
            return f"[{', '.join(map(_text, node.value))}]"
        case ast.UnaryExpression():
            return f"{'not ' if node.type == 'not' else '-'}{_enclosed(node.right)}"
        case ast.ContainsExpression():
            return f"{_enclosed(node.member)} in {_enclosed(node.container)}"
        case ast.LogicExpression():
            sides = (one if _binds(one, node) else f"({_text(one)})" for one in _operands(node))
            return f" {node.type} ".join(one if isinstance(one, str) else _text(one) for one in sides)
    sides = (_text(one) if isinstance(node, ast.ComparisonExpression) and _is_a_sum(one) else _enclosed(one)
             for one in _operands(node))  # fmt: skip
    return f" {SIGNS[node.type]} ".join(sides)


def _is_a_sum(node: Node) -> bool:
    return isinstance(node, (*SUMS, ast.UnaryExpression)) and node.type != "not"


def _binds(node: Node, within: Node) -> bool:
    """Is it plain that this is a side of the and or the or around it?"""
    return not isinstance(node, ast.LogicExpression) or node.type == within.type


def _enclosed(node: Node) -> str:
    return _text(node) if isinstance(node, (*PLAIN, ast.ArrayExpression)) else f"({_text(node)})"
