"""Somebody collects every paper of a day and works on them with whole numbers only."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import highspy
import pytest

from facilitator.reciprocity.asking import Measure, Question, Split, leaving
from facilitator.reciprocity.by_body import OTHERS, hours_by_body, papers_of_day
from facilitator.reciprocity.hiding import ALL
from facilitator.reciprocity.ledger import Movement, movements
from tests.reciprocity.histories import TODAY
from tests.reciprocity.test_leaving_attack import BODIES, COHORTS, history_of, key, published

if TYPE_CHECKING:
    from facilitator.reciprocity.record import Record

FROM, TO, MONTH, COHORT = range(4)
SPLITS = (Split.GIVING_BODY, Split.RECEIVING_BODY, Split.MONTH, Split.COHORT, Split.QUARTER)
Cell = tuple[str, str, str, str]
Known = tuple[list[Cell], int]


def part(cell: Cell, split: Split) -> str:
    """What a split makes of a cell."""
    if split is Split.QUARTER:
        return f"{cell[MONTH][:4]}-Q{(int(cell[MONTH][5:]) + 2) // 3}"
    return cell[SPLITS.index(split)]


def of_figures(history: Record, cells: list[Cell]) -> list[Known]:
    """What the figures of the whole programme and of every cohort tell."""
    return [
        ([cell for cell in cells if all(cell[at] == it for at, it in where.items())], minutes)
        for where, minutes in published(history)
    ]


def of_summaries(history: Record, cells: list[Cell]) -> list[Known]:
    """What the summaries tell: all hours, and hours by organisation or sector."""
    known = movements(history, TODAY)
    told = papers_of_day(history, known)
    found: list[Known] = []
    for cohort in (None, *COHORTS):
        inside = [cell for cell in cells if cohort in (None, cell[COHORT])]
        moved = [row for row in known if cohort in (None, row.cohort)]
        if told.may_say(cohort):
            found.append((inside, sum(row.minutes for row in moved)))
        rows = hours_by_body(known, cohort, told)
        named = {row.row for row in rows} - {OTHERS}
        for row in rows:
            for side, minutes in ((FROM, row.given), (TO, row.received)):
                where = [told.row_of.get(cell[side], "") for cell in inside]
                mine = [
                    cell
                    for cell, there in zip(inside, where, strict=True)
                    if there == row.row or (row.row == OTHERS and there not in named)
                ]
                found.append((mine, minutes))
    return found


def of_answers(history: Record, cells: list[Cell], dice: random.Random) -> list[Known]:
    """What three questions of one's own tell, each asked after the one before."""
    found: list[Known] = []
    asked: list[Question] = []
    for _ in range(3):
        by = tuple(dice.sample(SPLITS, dice.randint(0, 2)))
        question = Question(Measure.MINUTES, cohort=dice.choice(["", *COHORTS]), by=by)
        answer = leaving(history, question, TODAY, asked)
        asked.append(question)
        inside = [cell for cell in cells if question.cohort in ("", cell[COHORT])]
        for row, column in answer.cells:
            value = answer.figure(row, column)
            mine = [
                cell
                for cell in inside
                if all(
                    want in (ALL, part(cell, split))
                    for want, split in zip((row, column), by, strict=False)
                )
            ]
            if value is not None:
                found.append((mine, value))
    return found


def secrets_of(moved: tuple[Movement, ...], cells: list[Cell]) -> list[list[Cell]]:
    """Every group of one to four people that a paper could have a cell for."""
    found = []
    for shape in ((FROM,), (TO,), (MONTH,), (COHORT,), (FROM, COHORT), (TO, COHORT), (FROM, TO)):
        people: dict[tuple[str, ...], tuple[set[str], set[str]]] = defaultdict(
            lambda: (set(), set())
        )
        for row in moved:
            givers, receivers = people[tuple(key(row)[at] for at in shape)]
            givers.add(row.giver)
            receivers.add(row.receiver)
        found += [
            [cell for cell in cells if tuple(cell[at] for at in shape) == values]
            for values, (givers, receivers) in people.items()
            if min(len(givers), len(receivers)) < 5
        ]
    return found


@pytest.mark.parametrize("seed", range(12))
def test_no_small_group_is_worked_out_from_all_papers_of_a_day(seed: int) -> None:
    """The attacker knows that every session took an hour, so that all hours are whole."""
    history, dice = history_of(seed), random.Random(seed)
    moved = movements(history, TODAY)
    months = sorted({key(row)[MONTH] for row in moved})
    cells = [(a, b, m, c) for a in BODIES for b in BODIES for m in months for c in COHORTS]
    engine: Any = highspy.Highs
    solver = engine()
    solver.silent()
    hours = {cell: solver.addIntegral(lb=0) for cell in cells}
    papers = (
        *of_figures(history, cells),
        *of_summaries(history, cells),
        *of_answers(history, cells, dice),
    )
    for mine, minutes in papers:
        solver.addConstr(solver.qsum(hours[cell] for cell in mine) == minutes // 60)
    secrets = secrets_of(moved, cells)
    assert secrets
    for secret in secrets:
        aim = solver.qsum(hours[cell] for cell in secret)
        solver.minimize(aim)
        assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        least = round(solver.getObjectiveValue())
        solver.maximize(aim)
        unbounded = solver.getModelStatus() != highspy.HighsModelStatus.kOptimal
        assert unbounded or round(solver.getObjectiveValue()) > least, secret[0]
