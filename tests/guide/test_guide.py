"""The guide's pages: alike in both languages, every link leads somewhere, nothing unkind in it."""

from __future__ import annotations

import io
import re
import struct
from importlib.resources import files

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from facilitator.guide.blocks import (
    Heading,
    Picture,
    Points,
    Rows,
    Run,
    blocks_of,
    links_of,
    words_of,
)
from facilitator.guide.pages import PLACE, GuidePage, page_called, page_for, pages, picture_of
from facilitator.week.caring import LIMITS as CARING_LIMITS
from facilitator.week.look import DEFAULT_LIMITS
from facilitator.week.preparing import LIMITS
from facilitator.words import Language
from tests.gates.test_words import FORBIDDEN, FORBIDDEN_WELSH
from ui.shell.places import BESIDE, GUIDE, PLACES, SETTINGS

BOTH = pytest.mark.parametrize("language", list(Language))
WINDOW = {place.key for place in (*PLACES, *BESIDE, SETTINGS, GUIDE)}


def _text(page: GuidePage) -> str:
    return "\n".join([page.title, *(words_of(block) for block in page.blocks)])


def test_both_languages_have_the_same_pages_for_the_same_places() -> None:
    welsh, english = pages(Language.CY), pages(Language.EN)
    assert [(page.key, page.places) for page in welsh] == [
        (page.key, page.places) for page in english
    ]
    assert len(english) >= 12


def test_a_page_says_the_same_things_in_the_same_order_in_both_languages() -> None:
    for welsh, english in zip(pages(Language.CY), pages(Language.EN), strict=True):
        assert [_kind(block) for block in welsh.blocks] == [
            _kind(block) for block in english.blocks
        ], english.key
        assert sorted(_links(welsh)) == sorted(_links(english)), english.key
        assert sorted(_keys(welsh)) == sorted(_keys(english)), english.key


def _kind(block: object) -> object:
    if isinstance(block, Rows):
        return ("rows", len(block.rows), len(block.rows[0]))
    return ("points", len(block.items)) if isinstance(block, Points) else type(block).__name__


def _links(page: GuidePage) -> list[str]:
    return [link for block in page.blocks for link in links_of(block)]


def _keys(page: GuidePage) -> list[str]:
    """The keys that a page names; days may be typed in either language."""
    source = next(
        entry.read_text("utf-8")
        for entry in (files("resources") / "guide" / "en").iterdir()
        if entry.name.endswith(f"-{page.key}.md")
    )
    named = re.findall(r"`([^`]+)`", source)
    return [key for key in named if key in _text(page) and not key[0].isdigit()]


def test_every_place_of_the_window_but_the_guide_has_its_page() -> None:
    explained = [place for page in pages(Language.EN) for place in page.places]
    assert set(explained) == WINDOW - {GUIDE.key}
    assert len(explained) == len(set(explained))


@BOTH
def test_every_link_leads_to_a_page_or_a_place(language: Language) -> None:
    for page in pages(language):
        for link in _links(page):
            if link.startswith(PLACE):
                assert link.removeprefix(PLACE) in WINDOW, (page.key, link)
            else:
                assert page_called(link, language), (page.key, link)
    linked = {link for page in pages(language) for link in _links(page)}
    assert {page.key for page in pages(language) if not page.places} - linked <= {
        "reciprocity", "keys", "new", "month-end"
    }  # fmt: skip


@BOTH
def test_every_picture_is_there_and_small(language: Language) -> None:
    shown = [
        block.name
        for page in pages(language)
        for block in page.blocks
        if isinstance(block, Picture)
    ]
    assert len(shown) >= 6
    for name in shown:
        data = picture_of(name, language)
        assert data.startswith(b"\x89PNG"), name
        assert struct.unpack(">II", data[16:24]) == (1200, 750), name
        assert len(data) < 120_000, name


@BOTH
def test_pages_are_short_and_none_is_empty(language: Language) -> None:
    for page in pages(language):
        assert 120 <= len(_text(page).split()) <= 450, page.key


@BOTH
def test_words_that_nobody_should_read_stand_nowhere(language: Language) -> None:
    for page in pages(language):
        assert not FORBIDDEN.search(_text(page)), page.key
        if language is Language.CY:
            assert not FORBIDDEN_WELSH.search(_text(page)), page.key


@BOTH
def test_nothing_of_the_marks_is_left_in_the_text(language: Language) -> None:
    for page in pages(language):
        assert not re.search(r"[*`#\[\]<>]|\]\(", _text(page)), page.key


@BOTH
def test_the_window_has_a_glyph_for_every_letter(language: Language) -> None:
    faces = ("AtkinsonHyperlegibleNext-Regular", "DejaVuSans")
    fonts = [(files("resources") / "fonts" / f"{face}.ttf").read_bytes() for face in faces]
    there = {letter for data in fonts for letter in TTFontFile(io.BytesIO(data)).charToGlyph}
    for page in pages(language):
        assert {letter for letter in _text(page) if ord(letter) not in there} <= {"\n"}, page.key


def test_the_welsh_awaits_a_speaker() -> None:
    assert not any(page.is_checked for page in pages(Language.CY))
    assert all(page.is_checked for page in pages(Language.EN))


@BOTH
def test_the_rules_stand_there_with_the_limits_that_are_in_force(language: Language) -> None:
    page = page_for("week", language)
    (table,) = [block for block in page.blocks if isinstance(block, Rows)]
    said = [int(number) for row in table.rows for number in _first_number(row[1])]
    every = {**DEFAULT_LIMITS, **LIMITS, **CARING_LIMITS}
    limits = [limit for limit in every.values() if limit]
    assert sorted(said) == sorted(limits)
    assert len(table.rows) - 1 == len(every)


def _first_number(runs: tuple[Run, ...]) -> list[str]:
    return re.findall(r"\d+", "".join(run.text for run in runs))[:1]


def test_marks_become_blocks() -> None:
    heading, points, rows, text = blocks_of(
        "## Head\n\n1. First\n   goes on\n2. **Strong**\n\n| a | b |\n|---|---|\n| `K` | c |\n\n"
        "See [pages](keys), *Name*."
    )
    assert heading == Heading("Head", 2)
    assert points == Points(((Run("First goes on"),), (Run("Strong", "strong"),)), numbered=True)
    assert rows == Rows((((Run("a"),), (Run("b"),)), ((Run("K", "key"),), (Run("c"),))))
    assert links_of(text) == ("keys",)
    assert words_of(text) == "See pages, Name."
