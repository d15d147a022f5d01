"""The code beside a figure on a progress summary: the paper's number and the figure's own.

    code_of("A-2026-0147", 2) -> "A-2026-0147/2"        figure_of_code(db, text) -> PaperFigure

Typed in the palette, it opens the rows behind the figure as the record stood on the paper's day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.reciprocity.opened import FigureRef
from facilitator.store import tables as t

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

ON_TIME, GIVEN, HELD, LINKED, BY_BODY, BY_MONTH, CONFIRMED = range(1, 8)
FIGURES = {
    ON_TIME: FigureRef("promises_on_time"),
    GIVEN: FigureRef("given_by_people"),
    HELD: FigureRef("sessions_held"),
    LINKED: FigureRef("organisations_linked"),
    BY_BODY: FigureRef("total_minutes"),
    BY_MONTH: FigureRef("sessions_held"),
    CONFIRMED: FigureRef("sessions_confirmed"),
}
_CODE = re.compile(r"\s*([A-Z]+-\d{4}-\d+)\s*/\s*(\d+)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class PaperFigure:
    """A figure of an issued paper: which, of which cohort (empty: all), as of which day."""

    code: str
    ref: FigureRef
    cohort: str
    issued: dt.date


def looks_like_code(text: str) -> bool:
    """Whether this is written as a figure's code is."""
    return _CODE.fullmatch(text) is not None


def figure_of_code(db: Session, text: str) -> PaperFigure | None:
    """The figure that a code stands for; None where no paper or figure has it."""
    written = _CODE.fullmatch(text)
    if written is None or int(written[2]) not in FIGURES:
        return None
    i = t.IssuedPaper
    row = db.execute(
        sa.select(i.number, i.issued, t.Cohort.code)
        .outerjoin(t.Cohort, t.Cohort.id == i.cohort_id)
        .where(i.number == written[1].upper())
        .order_by(i.edition.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    figure = int(written[2])
    return PaperFigure(f"{row.number}/{figure}", FIGURES[figure], row.code or "", row.issued)
