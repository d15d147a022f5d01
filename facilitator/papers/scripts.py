"""Right-to-left and joined scripts: letters joined in reading order, lines turned when drawn."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

_FORMS = ("isolated", "final", "initial", "medial")
_ZWNJ = "\u200c"


def has_right_to_left(text: str) -> bool:
    """Whether any letter of the text is read from right to left."""
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


class Seen(NamedTuple):
    """A letter as it is seen, and its place in the text as it is typed."""

    place: int
    letter: str


def seen_order(text: str) -> list[Seen]:
    """The letters of a line from left to right, brackets turned where the reading turns."""
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = 0, "L"
    algorithm.get_embedding_levels(text, storage)
    for place, letter in enumerate(storage["chars"]):
        letter["place"] = place
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    algorithm.reorder_resolved_levels(storage, debug=False)
    algorithm.apply_mirroring(storage, debug=False)
    return [Seen(letter["place"], letter["ch"]) for letter in storage["chars"]]


def stretches(text: str) -> list[tuple[str, str]]:
    """The line in reading order as stretches to draw, each with all that is seen left of it.

    Left-to-right letters stay together; each right-to-left letter is a stretch of its own.
    """
    seen = seen_order(text)
    before: dict[int, str] = {}
    left = ""
    for place, letter in seen:
        before[place] = left
        left += letter
    shown = {one.place: one.letter for one in seen}
    out: list[tuple[str, str]] = []
    for place in range(len(seen)):
        joins = out and place and before[place] == before[place - 1] + shown[place - 1]
        if joins and not has_right_to_left(shown[place]):
            out[-1] = (out[-1][0] + shown[place], out[-1][1])
        else:
            out.append((shown[place], before[place]))
    return out


def unjoined(text: str) -> str:
    """The plain letters again, as they were typed."""
    return "".join(
        unicodedata.normalize("NFKC", letter) if _is_form(letter) else letter for letter in text
    )


def joined(text: str) -> str:
    """Arabic letters in the form that their neighbours ask for, lam and alef as one."""
    if not any("\u0600" <= letter <= "\u06ff" for letter in text):
        return text.replace(_ZWNJ, "")
    forms, out = _forms(), []
    letters = _with_ligatures(text)
    for place, letter in enumerate(letters):
        if letter not in forms:
            out.append(letter)
            continue
        before = _joins_on(_neighbour(letters, place, -1)) and _can(letter, "final")
        after = _joins_on(letter) and _can(_neighbour(letters, place, 1), "final")
        form = _FORMS[(1 if before else 0) + (2 if after else 0)]
        out.append(forms[letter].get(form, letter))
    return "".join(out).replace(_ZWNJ, "")


def _is_form(letter: str) -> bool:
    return "\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc"


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Every letter's joined forms, from Unicode's own decompositions."""
    found: dict[str, dict[str, str]] = {}
    for code in [*range(0xFB50, 0xFBEA), *range(0xFBFC, 0xFC00), *range(0xFE80, 0xFEFD)]:
        decomposition = unicodedata.decomposition(chr(code)).split()
        if decomposition and decomposition[0].strip("<>") in _FORMS:
            plain = "".join(chr(int(part, 16)) for part in decomposition[1:])
            found.setdefault(plain, {})[decomposition[0].strip("<>")] = chr(code)
    return found


def _with_ligatures(text: str) -> list[str]:
    """The letters, lam with the alef after it taken as one."""
    out: list[str] = []
    for letter in text:
        if out and out[-1] + letter in _forms():
            out[-1] += letter
        else:
            out.append(letter)
    return out


def _neighbour(letters: list[str], place: int, step: int) -> str:
    """The next letter that is no mark, or nothing."""
    place += step
    while 0 <= place < len(letters):
        if not unicodedata.combining(letters[place][0]):
            return letters[place]
        place += step
    return ""


def _can(letter: str, form: str) -> bool:
    return letter == "\u0640" or form in _forms().get(letter, {})


def _joins_on(letter: str) -> bool:
    """Whether a letter reaches out to the one after it."""
    return _can(letter, "initial")
