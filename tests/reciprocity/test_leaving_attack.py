"""Somebody with a solver tries to work out hidden cells from everything that left together."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from typing import Any

import highspy
import pytest

from facilitator.reciprocity.figures import figures
from facilitator.reciprocity.ledger import Movement, movements
from facilitator.reciprocity.record import Organisation, Record
from tests.reciprocity.histories import TODAY, pairing, person, record, session

BODIES = ["O1", "O2", "O3", "O4", ""]
COHORTS = ["C1", "C2"]
Sides = tuple[set[str], set[str]]


def history_of(seed: int) -> Record:
    dice = random.Random(seed)
    people = [person(f"P{n:02}", dice.choice(BODIES[: dice.randint(2, 5)])) for n in range(40)]
    pairings = tuple(
        pairing(
            f"A{n:02}",
            *(row.id for row in dice.sample(people, 2)),
            cohort=dice.choices(COHORTS, [9, 1 + seed % 4])[0],
        )
        for n in range(40)
    )
    sessions = tuple(
        session(f"S{n:03}", dice.choice(pairings).id, f"2026-0{dice.choice('1123456')}-20")
        for n in range(dice.randint(10, 90))
    )
    bodies = tuple(Organisation(code, code, code, "health") for code in BODIES if code)
    return record(people=tuple(people), organisations=bodies, pairings=pairings, sessions=sessions)


def left(history: Record, cohort: str | None) -> dict[str, Any]:
    answer = figures(history, today=TODAY, cohort=cohort, leaving=True)
    found: dict[str, Any] = json.loads(json.dumps(answer))
    return found


def key(movement: Movement) -> tuple[str, str, str, str]:
    return (
        movement.from_organisation,
        movement.to_organisation,
        movement.date.isoformat()[:7],
        movement.cohort,
    )


def published(history: Record) -> list[tuple[dict[int, str], int]]:
    """What the three papers of the day say: minutes, and the cells that add up to them."""
    whole = left(history, None)
    said: list[tuple[dict[int, str], int | None]] = [({}, whole["total_minutes"])]
    said += [({2: month}, minutes) for month, minutes in whole["months"].items()]
    said += [({3: cohort}, minutes) for cohort, minutes in whole["cohorts"].items()]
    for body, row in whole["organisations"].items():
        said += [({0: body}, row["given"]), ({1: body}, row["received"])]
        said += [({0: body, 1: body}, row["inside"])]
    for link, minutes in whole["matrix"].items():
        giver, receiver = link.split(">")
        said.append(({0: giver, 1: receiver}, minutes))
    said += [({3: cohort}, left(history, cohort)["total_minutes"]) for cohort in COHORTS]
    return [(where, minutes) for where, minutes in said if minutes is not None]


@pytest.mark.parametrize("seed", range(16))
def test_no_cell_about_few_people_can_be_worked_out(seed: int) -> None:
    history = history_of(seed)
    moved = movements(history, TODAY)
    months = sorted({key(row)[2] for row in moved})
    names = [(a, b, m, c) for a in BODIES for b in BODIES for m in months for c in COHORTS]
    engine: Any = highspy.Highs
    solver = engine()
    solver.silent()
    minutes = {name: solver.addVariable(lb=0) for name in names}
    for where, known in published(history):
        cells = [minutes[name] for name in names if all(name[at] == it for at, it in where.items())]
        solver.addConstr(solver.qsum(cells) == known)
    shapes: tuple[tuple[int, ...], ...] = ((0,), (1,), (2,), (3,), (0, 1))
    attacked = 0
    for shape in shapes:
        behind: dict[tuple[str, ...], Sides] = defaultdict(lambda: (set(), set()))
        for movement in moved:
            givers, receivers = behind[tuple(key(movement)[at] for at in shape)]
            givers.add(movement.giver)
            receivers.add(movement.receiver)
        for values, (givers, receivers) in behind.items():
            if min(len(givers), len(receivers)) >= 5:
                continue
            attacked += 1
            cell = solver.qsum(
                minutes[name]
                for name in names
                if all(name[at] == it for at, it in zip(shape, values, strict=True))
            )
            solver.minimize(cell)
            assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
            least = solver.getObjectiveValue()
            solver.maximize(cell)
            unbounded = solver.getModelStatus() != highspy.HighsModelStatus.kOptimal
            assert unbounded or solver.getObjectiveValue() - least >= 5, (shape, values)
    assert attacked
