"""A question of one's own: what is counted, of whom, when, split by up to two things.

    ask(record, question, today) -> Answer

An answer is a table whose cells are made of movements as the record stood on a day; a cell opens
into its rows. `leaving(...)` says which cells must not leave, given what has left that day.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from facilitator.reciprocity.behind import Row, Unit
from facilitator.reciprocity.by_body import papers_of_day
from facilitator.reciprocity.hiding import ALL, Element, Grid, Key, hidden
from facilitator.reciprocity.ledger import movements

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from facilitator.reciprocity.by_body import PapersOfDay
    from facilitator.reciprocity.ledger import Movement
    from facilitator.reciprocity.record import Record

MOST_SPLITS = 2


class Measure(StrEnum):
    """What is counted."""

    MINUTES = "minutes"
    SESSIONS = "sessions"
    GIVERS = "givers"
    RECEIVERS = "receivers"

    @property
    def unit(self) -> Unit:
        """What the figures are."""
        return _UNITS[self]


class Split(StrEnum):
    """What an answer may be split by."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    GIVING_BODY = "giving_body"
    RECEIVING_BODY = "receiving_body"
    GIVING_SECTOR = "giving_sector"
    RECEIVING_SECTOR = "receiving_sector"
    COHORT = "cohort"
    WHERE = "where"
    GIVER = "giver"
    RECEIVER = "receiver"

    @property
    def is_time(self) -> bool:
        """Whether its parts are stretches of time."""
        return self in {Split.MONTH, Split.QUARTER, Split.YEAR}


class Whose(StrEnum):
    """Which side a filter looks at."""

    EITHER = "either"
    GIVING = "giving"
    RECEIVING = "receiving"


_UNITS = {
    Measure.MINUTES: Unit.MINUTES,
    Measure.SESSIONS: Unit.SESSIONS,
    Measure.GIVERS: Unit.PEOPLE,
    Measure.RECEIVERS: Unit.PEOPLE,
}


@dataclass(frozen=True)
class Question:
    """A question: what, of which cohort and organisation (empty: all), when, split by what."""

    measure: Measure = Measure.MINUTES
    cohort: str = ""
    organisation: str = ""
    whose: Whose = Whose.EITHER
    since: dt.date | None = None
    until: dt.date | None = None
    by: tuple[Split, ...] = ()

    def kept(self) -> dict[str, object]:
        """The question as plain values, to be kept."""
        return {
            "measure": self.measure.value,
            "cohort": self.cohort,
            "organisation": self.organisation,
            "whose": self.whose.value,
            "since": self.since.isoformat() if self.since else "",
            "until": self.until.isoformat() if self.until else "",
            "by": [one.value for one in self.by],
        }

    @classmethod
    def from_kept(cls, kept: Mapping[str, object]) -> Question:
        """The question that was kept."""
        by = kept.get("by")
        return cls(
            measure=Measure(str(kept.get("measure", Measure.MINUTES.value))),
            cohort=str(kept.get("cohort", "")),
            organisation=str(kept.get("organisation", "")),
            whose=Whose(str(kept.get("whose", Whose.EITHER.value))),
            since=_day(kept.get("since")),
            until=_day(kept.get("until")),
            by=tuple(Split(str(one)) for one in by) if isinstance(by, list) else (),
        )


def _day(kept: object) -> dt.date | None:
    return dt.date.fromisoformat(str(kept)) if kept else None


@dataclass(frozen=True)
class Answer:
    """A table: rows and columns by key (ALL holds the sums), and what each cell holds.

    `hidden` are the cells that must not leave; empty where the answer stays in the programme.
    """

    question: Question
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[Key, int]
    hidden: frozenset[Key]
    made_of: Mapping[Key, tuple[Movement, ...]]

    def figure(self, row: str, column: str = ALL) -> int | None:
        """The figure of a cell; 0 where nothing is in it, None where it is hidden."""
        if (row, column) in self.hidden:
            return None
        return self.cells.get((row, column), 0)

    def behind(self, row: str, column: str = ALL) -> tuple[Row, ...]:
        """The rows of a cell: each movement, or each person or session with one."""
        key: Callable[[Movement], Hashable] = _COUNTED[self.question.measure]
        found: dict[Hashable, Row] = {}
        for one in self.made_of.get((row, column), ()):
            if self.question.measure is Measure.MINUTES:
                made = Row(one.minutes, one.date, one.source, one.giver, one.receiver)
            elif self.question.measure is Measure.SESSIONS:
                made = Row(1, one.date, one.source, one.giver, one.receiver)
            else:
                made = Row(1, giver=str(key(one)))
            found.setdefault(key(one), made)
        return tuple(found.values())


def ask(record: Record, question: Question, today: dt.date) -> Answer:
    """The answer as it stands in the programme, nothing hidden."""
    return _Asked(record, today).answer(question)


def leaving(
    record: Record,
    question: Question,
    today: dt.date,
    left: Sequence[Question] = (),
    of_day: PapersOfDay | None = None,
) -> Answer:
    """The answer as it may leave, given the questions whose answers left before on that day.

    The figures and the summaries may leave on any day, so that they count as having left;
    `of_day` is what they tell, where that has been worked out already.
    """
    asked = _Asked(record, today)
    whole = asked.answer(question)
    papers = of_day or papers_of_day(record, movements(record, today))
    grids = list(papers.left)
    counted = [(Measure.SESSIONS, _shown(papers.months, papers.months_stay))]
    for earlier in left:
        grid, further = asked.grid(earlier), asked.counted_grid(earlier)
        stays = _stays(grid, further, grids, counted, earlier.measure)
        grids.append(_shown(grid, stays))
        counted.append((earlier.measure, _shown(further, stays)))
    stays = _stays(
        asked.grid(question), asked.counted_grid(question), grids, counted, question.measure
    )
    return Answer(whole.question, whole.rows, whole.columns, whole.cells, stays, whole.made_of)


def _stays(
    grid: Grid,
    further: Grid,
    left: Sequence[Grid],
    counted: Sequence[tuple[Measure, Grid]],
    measure: Measure,
) -> frozenset[Key]:
    """Hidden by what moved, and by what is counted: both ways of working it out are shut."""
    same = [table for how, table in counted if how is measure]
    return hidden(grid, left) | hidden(further, same)


def _shown(grid: Grid, stays: frozenset[Key]) -> Grid:
    return Grid(grid.elements, grid.cells, frozenset(grid.cells) - stays)


class _Asked:
    """All movements of a record on a day, and tables made of them."""

    def __init__(self, record: Record, today: dt.date) -> None:
        self._record = record
        self._moved = movements(record, today)
        self._sessions = frozenset(row.id for row in record.sessions)
        self._sector = {row.id: row.sector for row in record.organisations}

    @cached_property
    def _elements(self) -> tuple[Element, ...]:
        return tuple(self._element(one.minutes, [one]) for one in self._moved)

    def answer(self, question: Question) -> Answer:
        """The table of a question."""
        cells = self._cells(question)
        key = _COUNTED[question.measure]
        made_of = {at: tuple(self._moved[place] for place in cell) for at, cell in cells.items()}
        figures = {
            at: sum(one.minutes for one in found)
            if question.measure is Measure.MINUTES
            else len({key(one) for one in found})
            for at, found in made_of.items()
        }
        rows = sorted({row for row, _ in cells} - {ALL})
        columns = sorted({column for _, column in cells} - {ALL})
        return Answer(question, tuple(rows), tuple(columns), figures, frozenset(), made_of)

    def grid(self, question: Question) -> Grid:
        """The table over single movements."""
        cells = {at: frozenset(cell) for at, cell in self._cells(question).items()}
        return Grid(self._elements, cells)

    def counted_grid(self, question: Question) -> Grid:
        """The table over what is counted: sessions or people."""
        key = _COUNTED[question.measure]
        of: dict[Hashable, list[Movement]] = defaultdict(list)
        for one in self._moved:
            of[key(one)].append(one)
        place = {name: number for number, name in enumerate(of)}
        elements = tuple(self._element(1, found) for found in of.values())
        cells = {
            at: frozenset(place[key(self._moved[number])] for number in cell)
            for at, cell in self._cells(question).items()
        }
        return Grid(elements, cells)

    def _element(self, amount: int, found: Sequence[Movement]) -> Element:
        people = self._record.person
        return Element(
            amount,
            frozenset(one.giver for one in found if one.giver in people),
            frozenset(one.receiver for one in found if one.receiver in people),
        )

    def _cells(self, question: Question) -> dict[Key, list[int]]:
        """Places of movements by row and column, sums included."""
        by_row, by_column = (*question.by, None, None)[:MOST_SPLITS]
        cells: dict[Key, list[int]] = {(ALL, ALL): []}
        for place, one in enumerate(self._moved):
            if not self._is_asked_for(one, question):
                continue
            row = ALL if by_row is None else self._part(one, by_row)
            column = ALL if by_column is None else self._part(one, by_column)
            for at in dict.fromkeys(((ALL, ALL), (ALL, column), (row, ALL), (row, column))):
                cells.setdefault(at, []).append(place)
        return cells

    def _is_asked_for(self, one: Movement, question: Question) -> bool:
        people = self._record.person
        match question.measure:
            case Measure.SESSIONS:
                fits = one.source in self._sessions
            case Measure.GIVERS:
                fits = one.giver in people and one.minutes > 0
            case Measure.RECEIVERS:
                fits = one.receiver in people and one.minutes > 0
            case _:
                fits = True
        return (
            fits
            and (not question.cohort or one.cohort == question.cohort)
            and (not question.organisation or question.organisation in _SIDES[question.whose](one))
            and (question.since is None or question.since <= one.date)
            and (question.until is None or one.date <= question.until)
        )

    def _part(self, one: Movement, split: Split) -> str:
        """The part of a split that a movement belongs to; "" where it has none."""
        day = one.date
        match split:
            case Split.MONTH:
                return f"{day:%Y-%m}"
            case Split.QUARTER:
                return f"{day.year}-Q{(day.month + 2) // 3}"
            case Split.YEAR:
                return str(day.year)
            case Split.WHERE:
                return "inside" if one.inside else "elsewhere"
            case Split.GIVING_SECTOR:
                return self._sector.get(one.from_organisation, "")
            case Split.RECEIVING_SECTOR:
                return self._sector.get(one.to_organisation, "")
        return _NAMED[split](one)


_NAMED: Mapping[Split, Callable[[Movement], str]] = {
    Split.GIVING_BODY: attrgetter("from_organisation"),
    Split.RECEIVING_BODY: attrgetter("to_organisation"),
    Split.COHORT: attrgetter("cohort"),
    Split.GIVER: attrgetter("giver"),
    Split.RECEIVER: attrgetter("receiver"),
}
_SIDES: Mapping[Whose, Callable[[Movement], tuple[str, ...]]] = {
    Whose.GIVING: lambda one: (one.from_organisation,),
    Whose.RECEIVING: lambda one: (one.to_organisation,),
    Whose.EITHER: lambda one: (one.from_organisation, one.to_organisation),
}
_COUNTED: Mapping[Measure, Callable[[Movement], Hashable]] = {
    Measure.MINUTES: lambda one: (one.source, one.receiver, one.giver),
    Measure.SESSIONS: lambda one: one.source,
    Measure.GIVERS: lambda one: one.giver,
    Measure.RECEIVERS: lambda one: one.receiver,
}
