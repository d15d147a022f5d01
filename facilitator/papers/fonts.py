"""The bundled fonts: which one covers which word, how wide it is, and what none of them has."""

from __future__ import annotations

import dataclasses
import io
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from facilitator.errors import RuleBroken
from facilitator.papers.scripts import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.papers.engine import PaperFont

# Weight → the face of everything, and the face that steps in word by word.
FACES = {
    400: ("AtkinsonHyperlegibleNext-Regular", "DejaVuSans"),
    600: ("AtkinsonHyperlegibleNext-SemiBold", "DejaVuSans-Bold"),
    700: ("AtkinsonHyperlegibleNext-Bold", "DejaVuSans-Bold"),
}

# Bidi overrides, zero-width marks, soft hyphen, variation selectors: never printed.
_UNSEEN = frozenset(
    chr(code)
    for code in (
        0xAD, 0x61C, 0x180E, 0x200B, 0x200D, 0x200E, 0x200F, *range(0x202A, 0x202F),
        *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF,
    )
)  # fmt: skip


class Run(NamedTuple):
    """Letters that one font draws."""

    font: str
    text: str


@cache
def font(name: str) -> PaperFont:
    """A bundled font, known to the paper engine."""
    from reportlab.pdfbase import pdfmetrics

    from facilitator.papers.engine import PaperFont

    data = (files("resources") / "fonts" / f"{name}.ttf").read_bytes()
    loaded = PaperFont(name, io.BytesIO(data))
    pdfmetrics.registerFont(loaded)
    return loaded


def cleaned(text: str) -> str:
    """The text in composed form, on one line, without anything that cannot be seen."""
    kept = (
        " " if letter in "\t\n\v\f\r\u2028\u2029" else letter
        for letter in unicodedata.normalize("NFC", text)
        if letter not in _UNSEEN
        and (letter in "\t\n\v\f\r" or unicodedata.category(letter) not in {"Cc", "Cs", "Co"})
    )
    return "".join(kept)


@lru_cache(maxsize=20_000)
def lettered(text: str) -> str:
    """The one door for everything that is printed: cleaned, and its letters joined."""
    return joined(cleaned(text))


@lru_cache(maxsize=20_000)
def runs(text: str, weight: int) -> tuple[Run, ...]:
    """The lettered text cut where the font changes; a word stays in one font if any covers it.

    Raises:
        RuleBroken: no bundled font has one of the characters.
    """
    found: list[Run] = []
    for word in _pieces(text):
        for run in _word_runs(word, weight):
            if found and found[-1].font == run.font:
                found[-1] = Run(run.font, found[-1].text + run.text)
            else:
                found.append(run)
    return tuple(found)


@lru_cache(maxsize=50_000)
def units(text: str, weight: int) -> float:
    """The width of lettered text in thousandths of its size."""
    return float(
        sum(_advance(run.font, ord(letter)) for run in runs(text, weight) for letter in run.text)
    )


@lru_cache(maxsize=4096)
def _advance(name: str, code: int) -> float:
    face: Any = font(name).face
    return float(face.getCharWidth(code))


def width(text: str, size: float, weight: int) -> float:
    """The width of lettered text in points."""
    return units(text, weight) * size / 1000


def measure(text: str, size: float, weight: int) -> float:
    """The width of any text in points: what charts are laid out with on paper."""
    return width(lettered(text), size, weight)


def missing(text: str) -> str:
    """The first character that no bundled font has, or nothing."""
    main, other = FACES[400]
    for letter in lettered(text):
        if not (_has(main, letter) or _has(other, letter)):
            return letter
    return ""


def check_glyphs(model: object) -> None:
    """Refuse a read-model, naming the field, when a character of it could not be printed.

    Raises:
        RuleBroken: "glyph_missing" with the field, the character, its code and the text.
    """
    for field, text in _strings(model, ""):
        lacking = missing(text)
        if lacking:
            raise RuleBroken(
                "glyph_missing",
                field=field,
                character=lacking,
                code=f"U+{ord(lacking):04X}",
                text=text,
            )


def _strings(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Every text in a read-model with the way to it, such as "receives.name"."""
    if isinstance(value, str):
        yield path, value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            inner = f"{path}.{field.name}" if path else field.name
            yield from _strings(getattr(value, field.name), inner)
    elif isinstance(value, (tuple, list)):
        for place, item in enumerate(value, 1):
            yield from _strings(item, f"{path}[{place}]")
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _strings(item, f"{path}.{name}")


def _pieces(text: str) -> Iterator[str]:
    """Words and the spaces between them, in turn."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or (text[place] == " ") != (text[start] == " "):
            yield text[start:place]
            start = place


def _word_runs(word: str, weight: int) -> Iterator[Run]:
    main, other = FACES[weight]
    if all(_has(main, letter) for letter in word):
        yield Run(main, word)
    elif all(_has(other, letter) for letter in word):
        yield Run(other, word)
    else:
        for letter in word:
            if not (_has(main, letter) or _has(other, letter)):
                raise RuleBroken(
                    "glyph_missing",
                    field="",
                    character=letter,
                    code=f"U+{ord(letter):04X}",
                    text=word,
                )
            yield Run(main if _has(main, letter) else other, letter)


@lru_cache(maxsize=4096)
def _has(name: str, letter: str) -> bool:
    return ord(letter) in font(name).face.charToGlyph
