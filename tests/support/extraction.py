"""Finds every word that the program may say, by reading its source."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from facilitator.errors import TroubleKind
from tests.gates.source import label, modules, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is written at once takes a literal; a key may have been chosen elsewhere and marked by N_.
WRITTEN = {"words", "_words"}
KEYED = {"RuleBroken", "StaleData", "says", "N_"}
KEY = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")
OWN_LANGUAGE = "facilitator/words.py"

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True)
class Said:
    """One place in the source that says something.

    `given` names the values that fill the placeholders, None where that cannot be seen.
    """

    text: str
    plural: str | None
    place: str
    by: str
    given: frozenset[str] | None

    @property
    def is_key(self) -> bool:
        """Whether the text is a wording key, whose English stands in a catalogue too."""
        if self.by in {"RuleBroken", "StaleData", "says", "TroubleKind"}:
            return True
        return self.by == "N_" and KEY.fullmatch(self.text) is not None

    @property
    def area(self) -> str:
        """The catalogue it belongs to: its package folder, "shared" for what lies above."""
        parts = self.place.split(":", maxsplit=1)[0].split("/")
        return parts[1] if len(parts) > 2 else "shared"


@dataclass(frozen=True)
class Unreadable:
    """A place that says something which no catalogue can know."""

    place: str
    why: str


def everything() -> tuple[list[Said], list[Unreadable]]:
    """All that the program says, and the places that must be written differently."""
    said = [
        Said(kind.value, None, "facilitator/errors.py:0", "TroubleKind", None)
        for kind in TroubleKind
    ]
    unreadable: list[Unreadable] = []
    for path in modules():
        for found in said_in(tree(path), label(path)):
            if isinstance(found, Said):
                said.append(found)
            else:
                unreadable.append(found)
    return said, unreadable


def said_in(module: ast.Module, file: str) -> Iterator[Said | Unreadable]:
    """All that one module says, in no particular order."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            yield from _in_call(node, file)
        elif isinstance(node, ast.arg) and _is_words(node.annotation) and node.arg not in WRITTEN:
            where = f"{file}:{node.lineno}"
            yield Unreadable(where, f"{node.arg}: Words must be called `words`, else unseen")


def _is_words(annotation: ast.expr | None) -> bool:
    if isinstance(annotation, ast.Constant):
        return annotation.value == "Words"
    return isinstance(annotation, ast.Name) and annotation.id == "Words"


def _name(expression: ast.expr) -> str:
    if isinstance(expression, ast.Name):
        return expression.id
    return expression.attr if isinstance(expression, ast.Attribute) else ""


def _in_call(call: ast.Call, file: str) -> Iterator[Said | Unreadable]:
    """What one call says, if it is one of ours."""
    place = f"{file}:{call.lineno}"
    name = _name(call.func)
    writes = WRITTEN | ({"self"} if file == OWN_LANGUAGE else set())
    if name == "many" and isinstance(call.func, ast.Attribute):
        if _name(call.func.value) in writes:
            yield from _counted(call, place)
        return
    if name == "_words" and isinstance(call.func, ast.Name):
        return
    if name not in writes | KEYED or not call.args:
        return
    choices = _literals(call.args[0])
    if choices is None:
        if name in writes or not _could_be_marked(call.args[0]):
            yield Unreadable(place, f"{name}(...) takes a literal")
        return
    for text in choices:
        yield Said(text, None, place, "words" if name in writes else name, _given(call))


def _counted(call: ast.Call, place: str) -> Iterator[Said | Unreadable]:
    forms = [_literals(argument) for argument in call.args[:2]]
    if len(forms) == 2 and all(form and len(form) == 1 for form in forms):
        one, other = (form[0] for form in forms if form)
        given = _given(call)
        yield Said(one, other, place, "many", None if given is None else given | {"n"})
    else:
        yield Unreadable(place, "many(...) takes two literals")


def _literals(argument: ast.expr) -> list[str] | None:
    """The literal, or both literals of `a if x else b`; None for anything else."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    if isinstance(argument, ast.IfExp):
        first, second = _literals(argument.body), _literals(argument.orelse)
        return first + second if first and second else None
    return None


def _could_be_marked(argument: ast.expr) -> bool:
    """Whether a key comes by name (N_ marked it where it was written) or by its beginning."""
    by_name = isinstance(argument, ast.Name | ast.Attribute | ast.Subscript | ast.Call)
    return by_name or bool(_beginning(argument))


def _beginning(argument: ast.expr) -> str:
    """The fixed beginning of a key that is built, as "pair_" of f"pair_{kind}"; else nothing."""
    if isinstance(argument, ast.JoinedStr) and isinstance(argument.values[0], ast.Constant):
        start = str(argument.values[0].value)
        return start if re.fullmatch(r"[a-z0-9_]+_", start) else ""
    return ""


def _given(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


def beginnings() -> set[str]:
    """The fixed beginnings of keys that are built from an enumeration's values."""
    found = (_beginning(node) for path in modules() for node in ast.walk(tree(path))
             if isinstance(node, ast.JoinedStr))  # fmt: skip
    return {start for start in found if start}


def constants() -> set[str]:
    """Every string that stands anywhere in the source: keys may be chosen from tables."""
    return {
        node.value
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
