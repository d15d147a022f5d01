"""Small numbers are attacked: with an integer programme, over random tables and pairs of papers."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import Any

import highspy
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.reciprocity.hiding import ALL, Element, Grid, Key, hidden, is_small

Thing = tuple[int, str, str, tuple[str, ...]]
MOST = 10_000


def tabled(things: list[Thing], row: int | None, column: int | None) -> dict[Key, frozenset[int]]:
    """The table of all things by one or two of their properties, with its sums."""
    cells: dict[Key, set[int]] = defaultdict(set)
    for place, (_, _, _, where) in enumerate(things):
        rows = {ALL} if row is None else {where[row], ALL}
        columns = {ALL} if column is None else {where[column], ALL}
        for key in itertools.product(rows, columns):
            cells[key].add(place)
    return {key: frozenset(members) for key, members in cells.items()}


def elements_of(things: list[Thing]) -> tuple[Element, ...]:
    return tuple(
        Element(amount, frozenset({giver}), frozenset({receiver}))
        for amount, giver, receiver, _ in things
    )


def attacked(elements: tuple[Element, ...], papers: list[Grid], secret: frozenset[int]) -> int:
    """How far apart the least and the most are that a group may hold, in whole minutes."""
    engine: Any = highspy.Highs
    solver = engine()
    solver.silent()
    signature: dict[int, list[tuple[int, Key]]] = defaultdict(list)
    for number, paper in enumerate(papers):
        for key, members in sorted(paper.cells.items()):
            for place in members:
                signature[place].append((number, key))
    names = {place: tuple(where) for place, where in signature.items()}
    held = {
        name: solver.addVariable(lb=0, ub=MOST, type=highspy.HighsVarType.kInteger)
        for name in sorted(set(names.values()))
    }

    def total(members: frozenset[int]) -> Any:
        return solver.qsum([held[name] for name in sorted({names[place] for place in members})])

    for paper in papers:
        for key in paper.shown or ():
            known = sum(elements[place].amount for place in paper.cells[key])
            solver.addConstr(total(paper.cells[key]) == known)
    ends: list[int] = []
    for solve in (solver.minimize, solver.maximize):
        solve(total(secret))
        assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        ends.append(round(solver.getObjectiveValue()))
    return ends[1] - ends[0]


def published(grid: Grid, left: tuple[Grid, ...] = ()) -> Grid:
    stays = hidden(grid, left)
    return Grid(grid.elements, grid.cells, frozenset(grid.cells) - stays)


def secrets(papers: list[Grid]) -> set[frozenset[int]]:
    """Every small cell, and every small difference of two cells of which one holds the other."""
    cells = {members for paper in papers for members in paper.cells.values()}
    between = {one - other for one in cells for other in cells if other < one}
    return {one for one in cells | between if is_small(papers[0].elements, one)}


NAMES = [f"P{n:02}" for n in range(14)]
things = st.lists(
    st.tuples(
        st.sampled_from([15, 45, 60, 90]),
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz"), st.sampled_from("mn")),
    ),
    min_size=1,
    max_size=60,
)
SPLIT = st.sampled_from([(None, None), (0, None), (1, None), (0, 1), (1, 2), (0, 2)])


@settings(max_examples=60, deadline=None)
@given(things, SPLIT)
def test_no_small_cell_can_be_worked_out_of_one_table(
    found: list[Thing], split: tuple[int | None, int | None]
) -> None:
    elements = elements_of(found)
    paper = published(Grid(elements, tabled(found, *split)))
    assert paper.shown is not None
    for members in secrets([paper]):
        assert attacked(elements, [paper], members) > 0
    for key in paper.shown:
        assert not is_small(elements, paper.cells[key])


@settings(max_examples=60, deadline=None)
@given(things, SPLIT, SPLIT, st.sampled_from("mn"))
def test_no_small_cell_can_be_worked_out_of_two_papers_of_the_same_day(
    found: list[Thing],
    first: tuple[int | None, int | None],
    second: tuple[int | None, int | None],
    only: str,
) -> None:
    """The second paper asks about a part only, so that whole minus part is in reach."""
    elements = elements_of(found)
    one = published(Grid(elements, tabled(found, *first)))
    part = {
        key: kept
        for key, members in tabled(found, *second).items()
        if (kept := frozenset(place for place in members if found[place][3][2] == only))
    }
    two = published(Grid(elements, part), (one,))
    for members in secrets([one, two]):
        assert attacked(elements, [one, two], members) > 0


def table(*rows: tuple[str, str, int]) -> list[Thing]:
    """So many people in each cell, each giving an hour to somebody of their own."""
    found: list[Thing] = [
        (60, f"{row}{column}{n}", f"to {row}{column}{n}", (row, column, ""))
        for row, column, people in rows
        for n in range(people)
    ]
    return found


def left_out(found: list[Thing], row: int | None, column: int | None) -> set[Key]:
    return set(hidden(Grid(elements_of(found), tabled(found, row, column))))


def test_nothing_is_hidden_where_every_cell_is_of_five_people() -> None:
    found = table(("a", "x", 5), ("a", "y", 6), ("b", "x", 7), ("b", "y", 5))
    assert left_out(found, 0, 1) == set()


def test_a_small_cell_takes_the_smallest_other_with_it() -> None:
    found = table(("a", "x", 3), ("b", "x", 9), ("c", "x", 6))
    assert left_out(found, 0, None) == {("a", ALL), ("c", ALL)}


def test_in_a_table_with_both_sums_a_small_cell_takes_three_others() -> None:
    found = table(*((row, column, 8) for row in "abc" for column in "xyz"))
    found = [one for one in found if one[3][:2] != ("a", "x")] + table(("a", "x", 2))
    cells = left_out(found, 0, 1)
    assert ("a", "x") in cells
    assert len(cells) == 4
    assert ALL not in {part for key in cells for part in key}


def test_two_small_cells_of_a_line_do_not_stand_for_each_other() -> None:
    """One and two people: the sum of both would be about three."""
    found = table(("a", "x", 1), ("b", "x", 2), ("c", "x", 9), ("d", "x", 6))
    assert left_out(found, 0, None) == {("a", ALL), ("b", ALL), ("d", ALL)}


def test_the_sum_goes_too_where_it_is_about_few_people() -> None:
    found = table(("a", "x", 1), ("b", "x", 2))
    assert left_out(found, 0, None) == {("a", ALL), ("b", ALL), (ALL, ALL)}


def test_many_gifts_of_few_people_are_small() -> None:
    found: list[Thing] = [(60, "P1", f"Q{n}", ("a", "x", "")) for n in range(20)]
    assert ("a", ALL) in left_out(found, 0, None)


def test_whole_minus_part_is_not_told_by_a_second_paper() -> None:
    found = table(("a", "x", 9), ("b", "x", 2))
    elements = elements_of(found)
    whole = published(Grid(elements, tabled(found, None, None)))
    assert whole.shown == frozenset({(ALL, ALL)})
    part = {(ALL, ALL): frozenset(range(9))}
    assert hidden(Grid(elements, part)) == set()
    assert hidden(Grid(elements, part), (whole,)) == {(ALL, ALL)}
