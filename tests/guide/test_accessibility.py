"""The guide says of every point of WCAG 2.2, A and AA, how it stands."""

from __future__ import annotations

import re

import pytest

from facilitator.guide.blocks import Rows, plain
from facilitator.guide.pages import page_called
from facilitator.words import Language

# The recommendation's own numbers; 4.1.1 was taken out of it.
POINTS = """
1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5
1.4.10 1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5
2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6
3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3
""".split()  # noqa: SIM905  they are read as lines of numbers


def named(text: str) -> set[str]:
    """The points that a cell names, also as "1.2.1 to 1.2.5"."""
    found = set(re.findall(r"\d\.\d\.\d+", text))
    for first, last in re.findall(r"(\d\.\d\.\d+) (?:to|i) (\d\.\d\.\d+)", text):
        group, _, begins = first.rpartition(".")
        ends = int(last.rpartition(".")[2])
        found |= {f"{group}.{number}" for number in range(int(begins), ends + 1)}
    return found


@pytest.mark.parametrize("language", list(Language))
def test_every_point_stands_there_once(language: Language) -> None:
    found: list[str] = []
    for key in ("wcag-seen", "wcag-used"):
        page = page_called(key, language)
        assert page is not None
        (table,) = [block for block in page.blocks if isinstance(block, Rows)]
        for point, how in table.rows[1:]:
            assert plain(how)
            found += named(plain(point))
    assert sorted(found) == sorted(POINTS)
