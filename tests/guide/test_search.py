"""The search of the guide: accents or not, the likeliest page first."""

from __future__ import annotations

import pytest

from facilitator.guide.pages import pages
from facilitator.guide.search import found
from facilitator.words import Language


def _keys(text: str, language: Language = Language.EN) -> list[str]:
    return [hit.page.key for hit in found(pages(language), text)]


@pytest.mark.parametrize(
    ("text", "language", "first"),
    [
        ("backup", Language.EN, "your-data"),
        ("SIAN", Language.EN, "people"),
        ("ring place", Language.EN, "pairing"),
        ("undo", Language.EN, "history"),
        ("par", Language.CY, "pairing"),
        ("pâr", Language.CY, "pairing"),
        ("dileu", Language.CY, "history"),
        ("print bras", Language.CY, "papers"),
    ],
)
def test_the_likeliest_page_comes_first(text: str, language: Language, first: str) -> None:
    assert _keys(text, language)[0] == first


def test_accents_make_no_difference_in_either_direction() -> None:
    assert _keys("par", Language.CY) == _keys("pâr", Language.CY) == _keys("PÂR", Language.CY)


def test_every_typed_word_must_stand_in_the_page() -> None:
    assert set(_keys("ring passphrase")) < set(_keys("ring"))
    assert _keys("ring zeppelin") == []
    assert _keys("  ") == []


def test_a_hit_shows_the_words_around_it() -> None:
    (hit, *_more) = found(pages(Language.EN), "sian")
    assert "Siân" in hit.excerpt
    assert len(hit.excerpt) < 110
