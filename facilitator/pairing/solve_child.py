"""The solving process: a JSON question per line comes in, plans go out as JSON lines.

Run as `python -m facilitator.pairing.solve_child`; it may be killed at any moment.
"""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any

from facilitator.pairing.plan_maker import make_plan
from facilitator.pairing.puzzle import Puzzle
from facilitator.pairing.what_if import WhatIf, answers

if TYPE_CHECKING:
    from facilitator.pairing.plan_maker import Found


def main() -> None:
    """Answer the questions on standard input until it ends."""
    for line in sys.stdin:
        question = json.loads(line)
        puzzle = Puzzle.from_json(question["puzzle"])
        if "what_if" in question:
            asked = [WhatIf.from_json(one) for one in question["what_if"]]
            for number, people in enumerate(answers(puzzle, asked)):
                say({"number": number, "people": people})
            say({"done": True})
        else:
            limit = question["time_limit"]
            until = None if limit is None else time.monotonic() + limit
            say({**plain(make_plan(puzzle, until, lambda found: say(plain(found)))), "done": True})


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
