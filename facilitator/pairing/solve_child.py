"""The solving process: a JSON question per line comes in, plans go out as JSON lines.

Run as `python -m facilitator.pairing.solve_child`; it may be killed at any moment.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from typing import TYPE_CHECKING

from facilitator.pairing.assignment import best_plan, is_assignment
from facilitator.pairing.first_plan import first_plan
from facilitator.pairing.found import Found
from facilitator.pairing.problem import Status
from facilitator.pairing.puzzle import Puzzle

if TYPE_CHECKING:
    from typing import Any

SWEPT_AFTER = 100_000
"""So many things are made before Python looks for those that nobody holds any more."""


def main() -> None:
    """Answer the questions on standard input until it ends."""
    sweep_seldom()
    for line in sys.stdin:
        began = time.monotonic()
        question = json.loads(line)
        puzzle = Puzzle.from_json(question["puzzle"])
        if "chains" in question:
            _answer_chains(puzzle, question["chains"])
        elif "what_if" in question:
            _answer_what_if(puzzle, question)
        else:
            limit = question["time_limit"]
            _answer(puzzle, None if limit is None else began + limit)


def sweep_seldom() -> None:
    """Let Python look rarely for what nobody holds: this process makes little of it, and ends."""
    gc.freeze()
    gc.set_threshold(SWEPT_AFTER)


def _answer(puzzle: Puzzle, until: float | None) -> None:
    """Say a plain plan at once, better ones as they are found, and the last word."""
    if is_assignment(puzzle):
        say({**plain(best_plan(puzzle)), "done": True})
        return
    rings = () if puzzle.one_way else first_plan(puzzle)
    if rings:
        most = sum(one > 0 for one in puzzle.rings_at_most)
        say(plain(Found(Status.BEST_SO_FAR, rings, bound=most)))
    # Only now: loading the solver takes longer than the first plan.
    from facilitator.pairing.plan_maker import make_plan

    # What was loaded stays until the end: it is not swept through again and again.
    gc.freeze()
    found = make_plan(puzzle, until, lambda better: say(plain(better)))
    say({**plain(found), "done": True})


def _answer_what_if(puzzle: Puzzle, question: dict[str, Any]) -> None:
    from facilitator.pairing.what_if import WhatIf, answers

    asked = [WhatIf.from_json(one) for one in question["what_if"]]
    plan = [tuple(ring) for ring in question["plan"]]
    limit = question["time_limit"]
    until = None if limit is None else time.monotonic() + limit
    for number, people in enumerate(answers(puzzle, asked, plan, until)):
        say({"number": number, "people": people})
    say({"done": True})


def _answer_chains(puzzle: Puzzle, asked: dict[str, Any]) -> None:
    from facilitator.pairing.chain_maker import make_chains

    heads, waiting = dict(asked["heads"]), dict(asked["waiting"])
    say({"links": make_chains(puzzle, heads, waiting, asked["longest"]), "done": True})


def say(line: dict[str, Any]) -> None:
    """One line out, at once."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def plain(found: Found) -> dict[str, Any]:
    """What was found, as plain lists and numbers."""
    return {
        "status": found.status.value,
        "rings": found.rings,
        "one_way": found.one_way,
        "bound": found.bound,
        "conflicting": found.conflicting,
        "release": found.release,
    }


if __name__ == "__main__":
    main()
