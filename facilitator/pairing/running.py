"""One run for a cohort: from its people and the facilitator's marks to a plan with reasons.

A plain function that calls `tell(people placed, most possible)` and looks at `stop`; the solving
itself happens in a child process.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.pairing.actions import RoundDraft
from facilitator.pairing.chains import find_chains
from facilitator.pairing.compatibility import Compatibility
from facilitator.pairing.explain import NotPairedYet, not_paired_yet, what_would_help
from facilitator.pairing.planning import planned, said
from facilitator.pairing.problem import Plan, Problem, Rules, Status
from facilitator.pairing.solving import solve

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Collection, Sequence

    from facilitator.pairing.options import RunOptions
    from facilitator.pairing.problem import Arc, Pair
    from facilitator.pairing.questions import PairingTask


@dataclass(frozen=True)
class Run:
    """What a run found: the problem it solved, the plan, and who is not paired yet."""

    task: PairingTask
    options: RunOptions
    problem: Problem
    compatibility: Compatibility
    plan: Plan
    not_paired: tuple[NotPairedYet, ...]


def is_anybody_free(task: PairingTask, options: RunOptions) -> bool:
    """Whether anybody has a place left: in a ring both ways, else one to give, one to receive."""
    if options.one_way or options.chains:
        return any(one.capacity for one in task.members) and any(one.demand for one in task.members)
    return any(one.rings_at_most for one in task.members)


def run(
    task: PairingTask,
    options: RunOptions,
    *,
    tell: Callable[[int, int], None] | None = None,
    stop: threading.Event | None = None,
) -> Run:
    """Find the best plan for a cohort; stopped, the best so far."""
    problem, compatibility = problem_of(task, options)
    plan = solve(problem, tell=tell, stop=stop, time_limit=options.time_limit)
    if options.chains and not options.one_way and plan.status is not Status.INFEASIBLE:
        stopped = stop is not None and stop.is_set()
        chains = () if stopped else find_chains(problem, plan, task.balances, stop)
        plan = replace(plan, one_way=chains)
    return Run(task, options, problem, compatibility, plan, not_paired_yet(problem, plan))


def problem_of(task: PairingTask, options: RunOptions) -> tuple[Problem, Compatibility]:
    """What is to be solved, and which rules stand between whom."""
    rules = Rules(
        elsewhere=options.elsewhere or task.elsewhere,
        same_place=options.same_place,
        switched_on=options.switched_on,
        unsaid_is_open=True,
        weights=options.weights,
    )
    locked = frozenset(task.locks)
    previous = tuple(pair for pair in task.previous if pair not in locked)
    compatibility = Compatibility(task.members, rules, task.forbidden, previous, task.choices)
    problem = Problem(
        members=task.members,
        arcs=_arcs(compatibility, task.locks, options),
        ring_cap=options.ring_cap,
        never_direct_swap=options.never_direct_swap,
        locks=task.locks,
        keep=task.last_plan,
        levels=options.levels,
        one_way=options.one_way,
        priority={code: one.points for code, one in task.contributions.items()},
    )
    return problem, compatibility


def _arcs(
    compatibility: Compatibility, locks: tuple[Pair, ...], options: RunOptions
) -> tuple[Arc, ...]:
    """The pairings that the rules allow, those that were let through, and those promised."""
    arcs = {arc.pair: arc for arc in compatibility.arcs()}
    people = {member.id: member for member in compatibility.members}
    for who, rules in options.let_go:
        if who in people:
            arcs.update((arc.pair, arc) for arc in compatibility.arcs_if_relaxed(who, rules))
    for coach, coachee in locks:
        if (coach, coachee) not in arcs:
            arcs[coach, coachee] = compatibility.arc(people[coach], people[coachee])
    return tuple(arcs.values())


def round_draft(found: Run) -> RoundDraft:
    """What the store keeps of a run: each pair with its reasons, each person not paired yet."""
    plan = found.plan
    pairs = planned(
        found.task, found.problem, found.compatibility, plan.rings, plan.one_way,
        in_chains=not found.options.one_way,
    )  # fmt: skip
    return RoundDraft(
        cohort_id=found.task.cohort_id,
        ring_cap=found.options.ring_cap,
        status=found.plan.status.value,
        pairs=pairs,
        unplaced=tuple(
            {
                "person": one.member,
                "reason": said(one.reason),
                "shortest_ring": one.shortest_ring,
            }
            for one in found.not_paired
        ),
        bound=found.plan.bound,
        one_way=found.options.one_way,
        options=found.options.to_keep(),
    )


def what_helps(
    task: PairingTask,
    options: RunOptions,
    pairs: Sequence[tuple[str, str, int | None]],
    *,
    only: Collection[str] | None = None,
    stop: threading.Event | None = None,
) -> tuple[NotPairedYet, ...]:
    """For everybody whom a kept plan leaves without a place: what would give them one.

    Args:
        task: the cohort's people as they are today.
        options: how the plan was run.
        pairs: the plan: coach, coachee (codes) and the number of the ring, None for one way.
        only: the people asked about, by code; without it everybody.
        stop: set when nobody waits for the answer any more.
    """
    problem, compatibility = problem_of(task, options)
    rings: dict[int, list[str]] = {}
    for coach, _coachee, ring in pairs:
        if ring is not None:
            rings.setdefault(ring, []).append(coach)
    plan = Plan(
        status=Status.BEST_SO_FAR,
        rings=tuple(tuple(ring) for ring in rings.values()),
        one_way=tuple((coach, coachee) for coach, coachee, ring in pairs if ring is None),
        # Whoever receives at the end of a chain is no person in fair exchange.
        people=len({who for _, who, ring in pairs if options.one_way or ring is not None}),
    )
    return what_would_help(problem, plan, compatibility, only=only, stop=stop)
