"""Figures as they may leave the programme: small numbers hidden, and enough more with them.

A cell about 1 to 4 people (as givers or as receivers) is hidden: None stands in its place; 0 may
stand. So that no hidden cell can be worked out:

- everything about single people, pairings and promises goes (`{}`, `[]`);
- in months, cohorts and what organisations gave, which add up to a published total, more cells
  are hidden until those hidden are two at least and together about five people at least;
- one small cell in the matrix (links with nobody's organisation included) takes the whole matrix
  with it, and what organisations received, kept inside and net;
- a cohort's answer shows its total only where the whole programme's answer shows it, and no
  parts, so that whole minus parts says nothing new.

`hidden` lists what is not shown. Answers for two overlapping periods are not compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from facilitator.reciprocity.ledger import Movement

SMALL = 5
_NOBODY = ""


@dataclass
class Cell:
    """Minutes and the people behind them."""

    minutes: int = 0
    givers: set[str] = field(default_factory=set)
    receivers: set[str] = field(default_factory=set)

    @property
    def is_small(self) -> bool:
        """Whether 1 to 4 people gave, or 1 to 4 received."""
        return 0 < len(self.givers) < SMALL or 0 < len(self.receivers) < SMALL

    def add(self, other: Cell) -> None:
        """Take another cell into this one."""
        self.minutes += other.minutes
        self.givers |= other.givers
        self.receivers |= other.receivers


def fit_to_leave(
    answer: Mapping[str, Any],
    moved: Sequence[Movement],
    whole: Sequence[Movement],
    people: Collection[str],
) -> dict[str, Any]:
    """The answer with everything hidden that must not leave the programme.

    Args:
        answer: the figures as the facilitator sees them.
        moved: the movements they are made of.
        whole: the movements of the whole programme in the same period.
        people: the codes of all people; other parties are not counted as people.
    """
    shown: dict[str, Any] = {**answer, "leaving": True}
    cohort = answer["cohort"]
    for key in ("people", "other_parties", "pairings", "commitments"):
        shown[key] = {}
    for key in ("first_time_givers", "not_counted_external"):
        shown[key] = []
    shown["attendance"] = _attendance(answer["attendance"], is_part=cohort is not None)
    started = [row for row in answer["pairings"].values() if row["days_to_first"] is not None]
    if len(started) < SMALL:
        shown["median_days_to_first_session"] = None
    cohorts = _hidden_parts(_cells(whole, people, lambda row: row.cohort))
    total_hidden = _cell(whole, people).is_small or (cohort is not None and cohort in cohorts)
    if cohort is not None or total_hidden:
        _show_total_only(shown, is_hidden=total_hidden)
    else:
        _show_parts(shown, answer, moved, people)
        shown["cohorts"] = _without(answer["cohorts"], cohorts)
    shown["hidden"] = sorted(_hidden_paths(answer, shown))
    return shown


def figures_hidden(
    moved: Sequence[Movement], people: Collection[str]
) -> Mapping[str, frozenset[str]] | None:
    """What the whole programme's figures hide of months, cohorts and organisations, by code.

    None where not even the total is given.
    """
    if _cell(moved, people).is_small:
        return None
    links = _cells(moved, people, lambda row: f"{row.from_organisation}>{row.to_organisation}")
    received = frozenset(row.to_organisation for row in moved)
    has_small_link = any(cell.is_small for cell in links.values())
    return {
        "months": _stay(moved, people, lambda row: row.date.isoformat()[:7]),
        "cohorts": _stay(moved, people, lambda row: row.cohort),
        "given": _stay(moved, people, lambda row: row.from_organisation),
        "received": received if has_small_link else frozenset({_NOBODY}),
        "links": frozenset(link for link in links if has_small_link or _NOBODY in link.split(">")),
    }


def _stay(
    moved: Sequence[Movement], people: Collection[str], part_of: Callable[[Movement], str]
) -> frozenset[str]:
    """Parts that stay: the hidden ones, and the one without a name."""
    return frozenset({*_hidden_parts(_cells(moved, people, part_of)), _NOBODY})


def _show_total_only(shown: dict[str, Any], *, is_hidden: bool) -> None:
    """No parts and no ratios; the total too goes where it is about few people."""
    for key in ("organisations", "matrix", "months"):
        shown[key] = {}
    for key in ("weighted_reciprocity", "e_i", "gini_giving"):
        shown[key] = None
    shown["circulation"] = _no_circulation()
    if is_hidden:
        shown["total_minutes"] = None
        shown["cohorts"] = dict.fromkeys(shown["cohorts"])


def _show_parts(
    shown: dict[str, Any],
    answer: Mapping[str, Any],
    moved: Sequence[Movement],
    people: Collection[str],
) -> None:
    """The parts of the whole programme's figures, those about few people hidden."""
    months = _hidden_parts(_cells(moved, people, lambda row: row.date.isoformat()[:7]))
    shown["months"] = _without(answer["months"], months)
    links = _cells(moved, people, lambda row: f"{row.from_organisation}>{row.to_organisation}")
    has_small_link = any(cell.is_small for cell in links.values())
    if has_small_link:
        shown["matrix"] = {}
    given = _hidden_parts(_cells(moved, people, lambda row: row.from_organisation))
    shown["organisations"] = {
        organisation: _organisation(
            row, hide_given=organisation in given, has_small_link=has_small_link
        )
        for organisation, row in answer["organisations"].items()
    }
    inside = _cell([row for row in moved if row.inside], people)
    across = _cell([row for row in moved if not row.inside], people)
    if inside.is_small or across.is_small:
        shown["e_i"] = None
    shown["circulation"] = {**answer["circulation"], "stands_with": {}}
    if 0 < len(answer["circulation"]["stands_with"]) < SMALL:
        shown["circulation"] = _no_circulation()
    if 0 < len(_who_return_directly(moved)) < SMALL:
        shown["weighted_reciprocity"] = None


def _organisation(
    row: Mapping[str, int], *, hide_given: bool, has_small_link: bool
) -> dict[str, int | None]:
    shown: dict[str, int | None] = dict.fromkeys(row) if has_small_link else dict(row)
    shown["given"] = None if hide_given else row["given"]
    return shown


def _cells(
    moved: Iterable[Movement], people: Collection[str], part_of: Callable[[Movement], str]
) -> dict[str, Cell]:
    """Movements split into parts, each with the people behind it."""
    found: dict[str, Cell] = {}
    for movement in moved:
        found.setdefault(part_of(movement), Cell()).add(_cell([movement], people))
    return found


def _cell(moved: Iterable[Movement], people: Collection[str]) -> Cell:
    cell = Cell()
    for movement in moved:
        cell.add(
            Cell(
                movement.minutes,
                {movement.giver} if movement.giver in people else set(),
                {movement.receiver} if movement.receiver in people else set(),
            )
        )
    return cell


def _hidden_parts(cells: Mapping[str, Cell]) -> set[str]:
    """The parts of a published total to hide: the small ones, and the smallest others with them."""
    hidden = {name for name, cell in cells.items() if cell.is_small}
    if not hidden:
        return set()
    # A part without a name is not published: it is as good as hidden.
    hidden |= {_NOBODY} & cells.keys()
    together = Cell()
    for name in hidden:
        together.add(cells[name])
    others = sorted(cells.keys() - hidden, key=lambda name: (cells[name].minutes, name))
    for name in others:
        if len(hidden) >= 2 and not together.is_small and together.minutes >= SMALL:
            break
        hidden.add(name)
        together.add(cells[name])
    return hidden


def _who_return_directly(moved: Iterable[Movement]) -> set[str]:
    pairs = {(row.giver, row.receiver) for row in moved if row.minutes}
    return {giver for giver, receiver in pairs if (receiver, giver) in pairs}


def _attendance(answer: Mapping[str, Any], *, is_part: bool) -> dict[str, Any]:
    """Attendance without people; counts about few people, or few days, hidden with their shares."""
    shown: dict[str, Any] = dict(answer)
    for side in ("coach", "coachee"):
        row = dict(answer[side])
        for column in ("no_show", "late_cancel"):
            who = sum(1 for person in row["people"].values() if person[column])
            if is_part or 0 < row[column] < SMALL or 0 < who < SMALL or 0 < row["days"] < SMALL:
                row[column] = row[f"{column}_rate"] = None
        if is_part or 0 < row["days"] < SMALL:
            row["days"] = None
        shown[side] = {**row, "people": {}}
    return shown


def _no_circulation() -> dict[str, object]:
    return {
        "index": None,
        "came_home_minutes": None,
        "travelling_minutes": None,
        "stands_with": {},
    }


def _without(cells: Mapping[str, int], hidden: Collection[str]) -> dict[str, int | None]:
    return {name: None if name in hidden else minutes for name, minutes in cells.items()}


def _hidden_paths(whole: object, shown: object, path: str = "") -> Iterable[str]:
    """Where the shown answer has less than the whole one."""
    if isinstance(whole, dict) and isinstance(shown, dict):
        if whole and not shown:
            yield path
            return
        for key, value in whole.items():
            if key in shown:
                yield from _hidden_paths(value, shown[key], f"{path}.{key}" if path else key)
    elif shown != whole:
        yield path
