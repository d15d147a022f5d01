"""A figure by name, what it is asked of, and the rows it opens into."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


class Unit(StrEnum):
    """What a figure counts."""

    MINUTES = "minutes"
    DAYS = "days"
    PEOPLE = "people"
    SESSIONS = "sessions"
    PAIRINGS = "pairings"
    PROMISES = "promises"
    ORGANISATIONS = "organisations"


@dataclass(frozen=True)
class Scope:
    """What a question is about: a day, perhaps a period (both ends included) and a cohort."""

    today: dt.date
    start: dt.date | None = None
    end: dt.date | None = None
    cohort: str | None = None


@dataclass(frozen=True)
class FigureRef:
    """Which figure: a table of the answer, what it is about, and its column."""

    table: str
    of: str = ""
    column: str = ""


@dataclass(frozen=True)
class Row:
    """One row behind a figure: when, which record, between whom, and how much it adds."""

    amount: int
    day: dt.date | None = None
    code: str = ""
    giver: str = ""
    receiver: str = ""


@dataclass(frozen=True)
class Behind:
    """The rows of a figure; `whole` is what a share is a share of, in the same unit."""

    unit: Unit
    rows: tuple[Row, ...]
    whole: int | None = None

    @property
    def total(self) -> int:
        """What the rows add up to."""
        return sum(row.amount for row in self.rows)
