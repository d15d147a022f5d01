"""One side of a pairing benchmark in a process of its own; prints its seconds of CPU as JSON.

    python -m tests.benchmarks.pairing_child ours|bare PEOPLE CAP
    python -m tests.benchmarks.pairing_child rings|pool 0 0 < QUESTION.json

The second form is our side beside another program, which reads the same question.
Loading the solver is told apart from the work.
"""

from __future__ import annotations

import json
import math
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facilitator.pairing.problem import Problem

DEGREE = 5


def main() -> None:
    """Measure one side."""
    side, people, cap = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    began = time.process_time()
    import highspy  # noqa: F401  loading is told apart from the work

    loaded = time.process_time()
    if side in {"rings", "pool"}:
        question = json.load(sys.stdin)
        import facilitator.pairing.plan_maker  # noqa: F401  loaded, as the solver is
        from facilitator.pairing import compatibility, solve_child, solving  # noqa: F401

        solve_child.sweep_seldom()
        started = time.process_time()
        people = (rings if side == "rings" else pool)(question)
        spent = time.process_time() - started
        sys.stdout.write(json.dumps({"load": loaded - began, "work": spent, "is": people}))
        return
    from tests.pairing.by_hand import random_problem

    problem = random_problem(people, DEGREE, None if cap == "none" else int(cap))
    work = ours if side == "ours" else bare
    from facilitator.pairing.solve_child import sweep_seldom

    # As the child of the program begins: what is loaded is never swept through again.
    sweep_seldom()
    started = time.process_time()
    answer = work(problem)
    done = time.process_time()
    sys.stdout.write(json.dumps({"load": loaded - began, "work": done - started, "is": answer}))


def ours(problem: Problem) -> list[int]:
    """The whole core: numbers, rings, every aim, the plan with its figures."""
    from facilitator.pairing.plan_maker import make_plan
    from facilitator.pairing.puzzle import puzzle_of
    from facilitator.pairing.solve_child import plain
    from facilitator.pairing.solving import plan_from

    plan = plan_from(problem, plain(make_plan(puzzle_of(problem), None, lambda _found: None)))
    return [plan.people, plan.elsewhere, plan.score]


def rings(question: dict[str, Any]) -> int:
    """The most people in rings, from pairs of codes to the plan; how many."""
    from facilitator.pairing.problem import Arc, Level, Member, Problem

    pairs = question["pairs"]
    members = tuple(Member(one) for one in {one for pair in pairs for one in pair})
    arcs = tuple(Arc(coach, coachee, 1) for coach, coachee in pairs)
    levels = (Level.PEOPLE,)
    return ours(Problem(members, arcs, ring_cap=question["cap"], levels=levels))[0]


def pool(question: dict[str, Any]) -> int:
    """The most coachees with a coach of another body, and the best fit, from rows of people."""
    from facilitator.pairing.compatibility import Compatibility
    from facilitator.pairing.problem import Member, Problem, Rule, Rules

    members = tuple(
        Member(
            id=one["email"],
            organisation=one["organisation"],
            sector=one["role"],
            offers=_grades(one["grade"] - 2, one["grade"] - 1) if gives else frozenset(),
            wants=frozenset() if gives else _grades(one["grade"]),
            region=one["profession"],
            capacity=int(gives),
            demand=int(not gives),
        )
        for gives, side in ((True, "coaches"), (False, "coachees"))
        for one in question[side]
    )
    rules = Rules(switched_on=frozenset({Rule.ELSEWHERE, Rule.TOPIC}))
    arcs = Compatibility(members, rules).arcs()
    return ours(Problem(members, arcs, one_way=True))[0]


def _grades(*grades: int) -> frozenset[str]:
    return frozenset(map(str, grades))


def bare(problem: Problem) -> list[int]:
    """The plainest model of the same aims: people, then fit, then (of rings) short ones."""
    if problem.ring_cap is None:
        return _circulation(problem)
    after: dict[str, list[str]] = {}
    for arc in problem.arcs:
        after.setdefault(arc.coach, []).append(arc.coachee)
    score = {arc.pair: arc.score for arc in problem.arcs}
    rings: list[tuple[str, ...]] = []

    def extend(path: tuple[str, ...]) -> None:
        for following in after.get(path[-1], ()):
            if following == path[0] and len(path) > 1:
                rings.append(path)
            elif following > path[0] and following not in path and len(path) < problem.ring_cap:  # type: ignore[operator]  # a number here
                extend((*path, following))

    for member in problem.members:
        extend((member.id,))
    at: dict[str, list[int]] = {}
    for column, ring in enumerate(rings):
        for one in ring:
            at.setdefault(one, []).append(column)
    rows = [(-math.inf, 1.0, columns, [1.0] * len(columns)) for columns in at.values()]
    people = [float(len(ring)) for ring in rings]
    fit = [
        float(sum(score[pair] for pair in zip(ring, (*ring[1:], ring[0]), strict=True)))
        for ring in rings
    ]
    return _solved(rows, [people, fit, [1.0] * len(rings)], whole=True)


def _circulation(problem: Problem) -> list[int]:
    gives: dict[str, list[int]] = {}
    takes: dict[str, list[int]] = {}
    for column, arc in enumerate(problem.arcs):
        gives.setdefault(arc.coach, []).append(column)
        takes.setdefault(arc.coachee, []).append(column)
    rows: list[Any] = []
    for member in problem.members:
        out, back = gives.get(member.id, []), takes.get(member.id, [])
        signs = [1.0] * len(out) + [-1.0] * len(back)
        rows.append((0.0, 0.0, [*out, *back], signs))
        rows.append((-math.inf, 1.0, out, [1.0] * len(out)))
    ones = [1.0] * len(problem.arcs)
    return _solved(rows, [ones, [float(arc.score) for arc in problem.arcs]], whole=False)


def _solved(rows: list[Any], aims: list[list[float]], *, whole: bool) -> list[int]:
    import highspy
    import numpy as np

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy leaves it untyped
    solver.silent()
    for name, value in (("threads", 1), ("random_seed", 0), ("presolve", "off"),
                        ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.999)):  # fmt: skip
        solver.setOptionValue(name, value)
    width = len(aims[0])
    solver.addVars(width, np.zeros(width), np.ones(width))
    numbers = np.arange(width, dtype=np.int32)
    if whole:
        solver.changeColsIntegrality(width, numbers, np.ones(width, dtype=np.uint8))
    for low, high, columns, values in rows:
        solver.addRow(low, high, len(columns), np.array(columns, dtype=np.int32), np.array(values))
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    found = []
    for aim in aims:
        solver.changeColsCost(width, numbers, np.array(aim))
        solver.run()
        found.append(round(solver.getInfo().objective_function_value))
        solver.addRow(found[-1] - 0.5, math.inf, width, numbers, np.array(aim))
    return [found[0], found[0], found[1]]


if __name__ == "__main__":
    main()
