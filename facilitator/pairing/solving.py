"""Starts the solving process, listens to it, and stops it: the caller loads no solver."""

from __future__ import annotations

import contextlib
import json
import queue
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from facilitator.children import started
from facilitator.pairing.problem import Level, Pair, Plan, Problem, Ring, Status, pairs_of, tidy
from facilitator.pairing.puzzle import puzzle_of

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator, Mapping, Sequence


CHILD = "facilitator.pairing.solve_child"
LOOK_EVERY = 0.05
"""Seconds between two looks at whether the facilitator wants to stop."""
GRACE = 0.5
"""Seconds beyond the time limit before a process that has not come back is ended."""

LAST_WORDS = 5.0
"""The same for what-ifs: those for which no time is left still say what can surely be reached."""


class SolverLost(RuntimeError):
    """The solving process ended without an answer: our fault, never the facilitator's."""


def solve(
    problem: Problem,
    *,
    tell: Callable[[int, int], None] | None = None,
    stop: threading.Event | None = None,
    time_limit: float | None = None,
) -> Plan:
    """The best plan for this problem, or the best so far when stopped or out of time.

    `tell(people placed, most people possible as far as proved)` is called when either changes.
    """
    began = time.monotonic()
    question = {"puzzle": puzzle_of(problem).to_json(), "time_limit": time_limit}
    until = None if time_limit is None else began + time_limit + GRACE
    best = Plan(Status.BEST_SO_FAR, bound=_people_at_most(problem))
    told: tuple[int, int] | None = None
    for line in _ask_child(question, stop or threading.Event(), until):
        found = plan_from(problem, line)
        if found.status is not Status.BEST_SO_FAR or worth(problem, found) >= worth(problem, best):
            best = found
        else:
            best = replace(best, bound=min(best.bound, found.bound))
        if tell is not None and told != (best.people, best.bound):
            told = (best.people, best.bound)
            tell(*told)
    return replace(best, seconds=round(time.monotonic() - began, 3))


def people_possible(
    problem: Problem,
    asked: Sequence[list[Any]],
    plan: Plan,
    stop: threading.Event | None = None,
    time_limit: float | None = None,
) -> list[int | None]:
    """For each what-if, the most people that can be placed; fewer answers when stopped."""
    if not asked:
        return []
    place = problem.place
    question = {
        "puzzle": puzzle_of(problem).to_json(),
        "what_if": asked,
        "plan": [[place[member] for member in ring] for ring in plan.rings],
        "time_limit": time_limit,
    }
    until = None if time_limit is None else time.monotonic() + time_limit + LAST_WORDS
    lines = _ask_child(question, stop or threading.Event(), until)
    return [line["people"] for line in lines if "number" in line]


def chains_possible(
    problem: Problem,
    heads: Mapping[str, int],
    waiting: Mapping[str, int],
    longest: int,
    stop: threading.Event | None = None,
) -> tuple[Pair, ...]:
    """The pairings of the best chains from `heads` over those `waiting`; none when stopped."""
    place, ids = problem.place, [member.id for member in problem.members]
    asked = {
        "heads": [(place[one], room) for one, room in heads.items()],
        "waiting": [(place[one], room) for one, room in waiting.items()],
        "longest": longest,
    }
    question = {"puzzle": puzzle_of(problem).to_json(), "chains": asked}
    for line in _ask_child(question, stop or threading.Event(), None):
        return tuple((ids[coach], ids[coachee]) for coach, coachee in line["links"])
    return ()


def _ask_child(
    question: dict[str, Any], stop: threading.Event, until: float | None
) -> Iterator[dict[str, Any]]:
    """The answers of a solving process to one question, until it is done, stopped or late."""
    with started(CHILD) as child:
        lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        # A long question fills the pipe before the process reads, so it is sent from a thread.
        helpers = (
            threading.Thread(target=_send, args=(child, question), daemon=True),
            threading.Thread(target=_listen, args=(child, lines), daemon=True),
        )
        for helper in helpers:
            helper.start()
        try:
            yield from _until_done(lines, stop, until)
        finally:
            child.kill()
            for helper in helpers:
                helper.join()


def _send(child: subprocess.Popen[str], question: dict[str, Any]) -> None:
    """Hand the question over; a process that was stopped meanwhile need not take it."""
    if child.stdin is not None:
        with contextlib.suppress(BrokenPipeError), child.stdin:
            child.stdin.write(json.dumps(question) + "\n")


def _listen(child: subprocess.Popen[str], lines: queue.SimpleQueue[str]) -> None:
    """Pass on what the process says; an empty line when it says no more."""
    for line in child.stdout or ():
        lines.put(line)
    lines.put("")


def _until_done(
    lines: queue.SimpleQueue[str], stop: threading.Event, until: float | None
) -> Iterator[dict[str, Any]]:
    while not stop.is_set() and (until is None or time.monotonic() < until):
        try:
            line = lines.get(timeout=LOOK_EVERY)
        except queue.Empty:
            continue
        if not line:
            raise SolverLost
        answer = json.loads(line)
        yield answer
        if answer.get("done"):
            return


def plan_from(problem: Problem, answer: dict[str, Any]) -> Plan:
    """The plan in the members' own ids, with its figures."""
    ids = [member.id for member in problem.members]
    rings = tidy(tuple(ids[at] for at in ring) for ring in answer["rings"])
    one_way = tuple(sorted((ids[a], ids[b]) for a, b in answer["one_way"]))
    status = Status(answer["status"])
    plan = plan_of(problem, rings, one_way)
    return replace(
        plan,
        status=status,
        bound=plan.people if _proves_people(problem, status) else answer["bound"],
        conflicting_locks=tuple((ids[a], ids[b]) for a, b in answer["conflicting"]),
        locks_to_release=tuple((ids[a], ids[b]) for a, b in answer["release"]),
    )


def _proves_people(problem: Problem, status: Status) -> bool:
    """Whether no other plan could place more people."""
    return status is Status.OPTIMAL and problem.levels[0] is Level.PEOPLE


def plan_of(problem: Problem, rings: Sequence[Ring] = (), one_way: Sequence[Pair] = ()) -> Plan:
    """These rings and pairings as a plan with its figures, not proved to be the best."""
    pairings = [*(pair for ring in rings for pair in pairs_of(ring)), *one_way]
    wanted = set(pairings)
    arcs = [arc for arc in problem.arcs if (arc[0], arc[1]) in wanted]
    return Plan(
        Status.BEST_SO_FAR,
        tuple(rings),
        tuple(one_way),
        people=len({arc.coachee for arc in arcs}),
        elsewhere=sum(arc.elsewhere for arc in arcs),
        score=sum(arc.score for arc in arcs),
        bound=_people_at_most(problem),
    )


def worth(problem: Problem, plan: Plan) -> tuple[int, ...]:
    """What a plan adds up to, aim by aim in the problem's order."""
    sums = {
        Level.PEOPLE: plan.people,
        Level.PRIORITY: sum(problem.priority.get(member, 0) for member in plan.placed),
        Level.ELSEWHERE: plan.elsewhere,
        Level.FIT: plan.score,
        Level.KEPT: sum(pair in problem.keep for pair in plan.pairings),
    }
    return tuple(sums[level] for level in problem.levels if level in sums)


def _people_at_most(problem: Problem) -> int:
    """Everybody who wants a coach (and, in rings, can coach)."""
    if problem.one_way:
        return sum(member.demand > 0 for member in problem.members)
    return sum(member.rings_at_most > 0 for member in problem.members)
