"""The guide on paper says what it says in the window."""

from __future__ import annotations

import datetime as dt

import pytest

from facilitator.guide.pages import pages
from facilitator.papers.guide import guide_paper
from facilitator.papers.plan_text import said
from facilitator.words import Language

TODAY = dt.date(2027, 3, 1)


@pytest.mark.parametrize("language", list(Language))
def test_a_page_on_paper_says_what_it_says_in_the_window(language: Language) -> None:
    (keys,) = [one for one in pages(language) if one.key == "keys"]
    paper = guide_paper([keys], language, TODAY)
    assert paper.title == keys.title
    texts = said(paper)
    assert "Ctrl+K" in texts
    assert keys.title in texts
    assert not [text for text in texts if "`" in text or "**" in text]
