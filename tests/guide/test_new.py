"""What is new is said once: the change log and the guide's page have the same sentences."""

from __future__ import annotations

import re

from facilitator.guide.blocks import Points, plain
from facilitator.guide.pages import page_called
from facilitator.words import Language
from tests.support.desk import ROOT


def points_of(language: Language) -> list[str]:
    """Every point of the guide's page, its links and marks apart."""
    page = page_called("new", language)
    assert page is not None
    points = [block for block in page.blocks if isinstance(block, Points)]
    return [plain(item) for block in points for item in block.items]


def points_of_the_change_log() -> list[str]:
    """Every point of the change log as one line, its marks apart."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    points = re.findall(r"^- (.+(?:\n  .+)*)", text, re.MULTILINE)
    return [" ".join(point.replace("*", "").split()) for point in points]


def test_the_guide_says_what_the_change_log_says() -> None:
    assert points_of(Language.EN) == points_of_the_change_log()


def test_the_welsh_page_has_as_many_points() -> None:
    assert len(points_of(Language.CY)) == len(points_of(Language.EN))
