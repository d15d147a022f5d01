"""The solving process: told as it goes, stopped at once, and never loaded by the caller."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

from facilitator.pairing.diff import compare
from facilitator.pairing.problem import Plan, Status
from facilitator.pairing.solving import solve
from tests.pairing.by_hand import here, random_problem


def test_the_process_gives_the_same_plan_and_tells_its_progress() -> None:
    problem = random_problem(30, 4, 3)
    told: list[tuple[int, int]] = []
    plan = solve(problem, tell=lambda people, bound: told.append((people, bound)))
    assert plan == here(problem)
    assert told[-1] == (plan.people, plan.people)
    assert all(people <= bound for people, bound in told)
    assert plan.seconds > 0


def stopped_after() -> tuple[float, Plan]:
    """How long the answer took once the facilitator pressed Cancel, and the plan kept."""
    stop, first_plan = threading.Event(), threading.Event()
    plans: list[Plan] = []
    ended: list[float] = []

    def tell(people: int, _bound: int) -> None:
        if people:
            first_plan.set()

    def run() -> None:
        plans.append(solve(random_problem(200, 15, 3), tell=tell, stop=stop))
        ended.append(time.monotonic())

    solving = threading.Thread(target=run)
    solving.start()
    assert first_plan.wait(timeout=60)
    pressed = time.monotonic()
    stop.set()
    solving.join()
    return ended[0] - pressed, plans[0]


def test_cancel_is_answered_within_a_fifth_of_a_second_and_keeps_the_plan() -> None:
    seconds, plan = min((stopped_after() for _ in range(2)), key=lambda found: found[0])
    assert seconds <= 0.2
    assert plan.status is Status.BEST_SO_FAR
    assert 0 < plan.people <= plan.bound


def test_out_of_time_keeps_the_best_plan_and_says_so() -> None:
    plan = solve(random_problem(200, 15, 3), time_limit=2.0)
    assert plan.status is Status.BEST_SO_FAR
    assert 100 < plan.people <= plan.bound <= 200


def test_the_caller_loads_no_solver() -> None:
    look = (
        "import sys, facilitator.pairing.case, facilitator.pairing.solving;"
        "print([n for n in ('highspy', 'numpy', 'PySide6', 'sqlalchemy') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_diff_says_what_is_kept_new_and_gone() -> None:
    diff = compare([("A", "B"), ("B", "A"), ("C", "D")], [("A", "B"), ("B", "E"), ("E", "A")])
    assert diff.kept == (("A", "B"),)
    assert diff.new == (("B", "E"), ("E", "A"))
    assert diff.gone == (("B", "A"), ("C", "D"))
    assert diff.affected == ("A", "B", "C", "D", "E")
