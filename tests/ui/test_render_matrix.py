"""Every page in both languages, two sizes of text and two of window: nothing is cut or covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.whole import Whole, flaws

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.needs_qt

CHOSEN = "chosen"
VIEWS: tuple[tuple[str, Mapping[str, object]], ...] = (
    ("week", {}),
    ("people", {}),
    ("people", {CHOSEN: ""}),
    ("organisations", {}),
    ("organisations", {CHOSEN: ""}),
    *(("cohorts", {"side": s}) for s in ("overview", "people", "gatherings", "rings", "papers")),
    *(("pairings", {"side": side}) for side in ("rings", "table", "matrix")),
    *(("sessions", {"view": view}) for view in ("record", "all")),
    *(("commitments", {"view": view}) for view in ("promises", "ledger")),
    *(("papers", {"view": view}) for view in ("pack", "issued", "summary")),
    ("history", {}),
    ("history", {CHOSEN: ""}),
    *(
        ("settings", {"section": section})
        for section in (
            "programme", "limits", "holidays", "own_fields", "topics", "laptop", "safety", "about",
        )
    ),
    ("guide", {}),
    ("papers", {"view": "kinds"}),
    *(
        ("figures", {"section": section})
        for section in (
            "headlines", "ledger", "people", "bodies", "cohorts", "months", "attendance",
            "pairings", "network", "hours", "ready", "ask",
        )
    ),
    *(("board", {"view": view}) for view in ("items", "meet", "came", "learning", "aid")),
    *(("expectations", {"view": view}) for view in ("members", "programme", "rules")),
    *(("thanks", {"view": view}) for view in ("not_yet", "thanked", "roll", "first")),
    ("figures", {"section": "map"}),
    *((place, {}) for place in ("steps", "calendar", "practice", "requests", "joining")),
    *((place, {}) for place in ("surveys", "goals", "scans", "archive", "rota", "laptops")),
)  # fmt: skip
SIZES = ((1440, 900), (1280, 720))
FACTORS = (1.0, 2.0)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("factor", FACTORS, ids=lambda factor: f"{round(factor * 100)}")
def test_no_word_is_cut_and_nothing_lies_over_its_neighbour(
    whole: Whole, language: str, size: tuple[int, int], factor: float
) -> None:
    from facilitator.words import Language

    whole.window.speak_language(Language(language))
    whole.wear(*size, factor)
    found: list[str] = []
    for place, state in VIEWS:
        page = whole.go(place)
        wanted = dict(state)
        if wanted.get(CHOSEN) == "":
            wanted[CHOSEN] = page.state().get(CHOSEN)
        if wanted:
            page = whole.go(place, wanted)
        found += [f"{place} {state}: {flaw}" for flaw in flaws(page)]
    assert not found, "\n".join(["", *found])
