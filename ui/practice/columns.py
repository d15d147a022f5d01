"""The columns of the table of readiness, and how a standing looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.people.readiness import Standing
from facilitator.practice.wording import reasons_said, standings
from ui.parts.marks import Badge, Shape
from ui.parts.table import Column

if TYPE_CHECKING:
    from facilitator.practice.questions import PracticeLine
    from facilitator.words import Words


def standing_badge(standing: Standing, words: Words) -> Badge:
    """How ready somebody is, as shape and word."""
    shape = {
        Standing.READY: Shape.DOT,
        Standing.WITH_SUPERVISION: Shape.HALF,
        Standing.NOT_YET: Shape.HOLLOW,
    }[standing]
    colour = "accent_text" if standing is Standing.READY else "ink"
    return Badge(shape, standings(words)[standing], colour)


def practice_columns(words: Words) -> tuple[Column[PracticeLine], ...]:
    """Who coaches, how ready they are, how much they gave, and why."""
    language = words.language.value
    order = list(Standing)
    return (
        Column("name", words("Name"), lambda line: line.name,
               order=lambda line: line.sort_key, width=190, strong=True),
        Column("standing", words("How ready"),
               lambda line: standings(words)[line.readiness.standing],
               order=lambda line: order.index(line.readiness.standing),
               badge=lambda line: standing_badge(line.readiness.standing, words), width=190),
        Column("organisation", words("Organisation"),
               lambda line: line.organisation(language), width=0, spare=2),
        Column("coached", words("Coached"), lambda line: line.coached,
               text=lambda line: words.hours(line.coached), right=True, width=90, spare=4),
        Column("supervised", words("Supervision"), lambda line: line.supervised,
               text=lambda line: words.hours(line.supervised), right=True, width=110,
               spare=3),
        Column("why", words("Why"),
               lambda line: " ".join(reasons_said(line.readiness, words)), width=420,
               spare=1),
    )  # fmt: skip
