"""Pairing beside kep_solver and mentor-match, each in an environment of its own, in CPU seconds.

Neither is part of our environment (one is AGPL): the variables below name the Python of an
environment that has them. Without it a line is not measured, and passes nothing.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.benchmarks.measuring import Row, median

KEP = "FACILITATOR_KEP_PYTHON"
MENTOR = "FACILITATOR_MENTOR_PYTHON"
THEIRS = Path(__file__).with_name("peer_child.py")
RINGS = ((3, 1 / 8), (4, 1 / 4))
POOL_GOAL = 1 / 20


def peers(people: int, pool: int, times: int) -> list[Row]:
    """Level 1 of so many people, and so many coaches for as many coachees."""
    rows = [_rings(people, cap, goal, times) for cap, goal in RINGS]
    return [*rows, _pool(pool, times)]


def _rings(people: int, cap: int, goal: float, times: int) -> Row:
    name = f"level 1 of {people} people, length {cap}, beside kep_solver"
    if KEP not in os.environ:
        return Row(name, None, None, goal)
    question = {"people": people, "cap": cap, "pairs": pairs_of_cohort(people)}
    return _beside(name, goal, ("rings", "kep", os.environ[KEP]), question, times)


def _pool(pool: int, times: int) -> Row:
    name = f"{pool} by {pool} one way beside mentor-match"
    if MENTOR not in os.environ:
        return Row(name, None, None, POOL_GOAL)
    rng = random.Random(1)
    question = {side: [_somebody(rng, side, at) for at in range(pool)] for side in SIDES}
    return _beside(name, POOL_GOAL, ("pool", "mentor", os.environ[MENTOR]), question, times)


def _beside(
    name: str, goal: float, who: tuple[str, str, str], question: dict[str, Any], times: int
) -> Row:
    side, peer, python = who
    ours_is = [sys.executable, "-m", "tests.benchmarks.pairing_child", side, "0", "3"]
    mine, theirs = [], []
    for _ in range(times):
        ours, other = _asked(ours_is, question), _asked([python, str(THEIRS), peer], question)
        if peer == "kep" and ours["is"] != other["is"]:
            raise AssertionError(name)
        mine.append(ours["work"])
        theirs.append(other["work"])
    note = f"people placed: ours {ours['is']}, theirs {other['is']}"
    return Row(name, median(mine), median(theirs), goal, unit="s CPU", note=note)


def _asked(command: list[str], question: dict[str, Any]) -> dict[str, Any]:
    done = subprocess.run(
        command, input=json.dumps(question), capture_output=True, text=True, check=True
    )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def pairs_of_cohort(people: int, fields: int = 10, each: int = 9) -> list[list[str]]:
    """Who may coach whom in an invented cohort: topic and language meet, the bodies differ.

    People offer and ask for things of their own field, four times in five. Three hundred of them
    have five possible coachees each and lie on 225 rings of up to three, 578 of up to four.
    """
    rng = random.Random(5)
    who = []
    for at in range(people):
        field = rng.randrange(fields)
        offers, asks = (
            {_topic(rng, field, fields, each) for _ in range(rng.randint(1, 2))} for _ in range(2)
        )
        body = rng.randrange(max(3, people // 8))
        who.append((f"P{at:03d}", offers, asks, rng.choice((3, 2, 2, 1)), body))
    return [
        [one[0], other[0]]
        for one in who
        for other in who
        if one[1] & other[2] and one[3] & other[3] and one[4] != other[4]
    ]


def _topic(rng: random.Random, field: int, fields: int, each: int) -> int:
    own = rng.random() < 0.8
    return (field if own else rng.randrange(fields)) * each + rng.randrange(each)


SIDES = ("coaches", "coachees")


def _somebody(rng: random.Random, side: str, at: int) -> dict[str, Any]:
    return {
        "grade": rng.randrange(1, 8),
        "organisation": f"Body {rng.randrange(12)}",
        "profession": f"Work {rng.randrange(8)}",
        "role": f"Role {rng.randrange(5)}",
        "email": f"{side}{at:03d}@shores.example",
    }
