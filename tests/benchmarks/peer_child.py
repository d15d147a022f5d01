"""A peer's side of a pairing benchmark, run by the Python of the peer's own environment.

    python tests/benchmarks/peer_child.py kep|mentor < QUESTION.json

Reads a question and prints the seconds of CPU it took (solvers it started counted in), what
loading took, and how many people it placed. Imports the standard library and the peer only.
"""

from __future__ import annotations

import importlib
import json
import operator
import resource
import sys
from typing import Any


def cpu() -> float:
    """Seconds of CPU of this process and of those it started."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    spent = [resource.getrusage(who) for who in both]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def kep(question: dict[str, Any]) -> tuple[float, int]:
    """kep_solver: the most people in rings up to the longest; when it was loaded, and how many."""
    entities, model, programme = (
        importlib.import_module(f"kep_solver.{name}") for name in ("entities", "model", "programme")
    )
    loaded = cpu()
    pool = entities.Instance()
    donors = {}
    for one in sorted({one for pair in question["pairs"] for one in pair}):
        donors[one] = entities.Donor(one)
        donors[one].recipient = pool.recipient(one)
        pool.recipient(one).addDonor(donors[one])
    for coach, coachee in question["pairs"]:
        there = entities.Transplant(donors[coach], pool.recipient(coachee), 1.0)
        donors[coach].addTransplant(there)
    for donor in donors.values():
        pool.addDonor(donor)
    aims = [model.TransplantCount()]
    rules = programme.Programme(aims, question["cap"], 0, "rings", full_details=False)
    solution, _model = rules.solve_single(pool)
    return loaded, sum(len(one) for one in solution.selected)


def mentor(question: dict[str, Any]) -> tuple[float, int]:
    """mentor-match: mentors of other bodies, a grade or two above; when loaded, and how many."""
    process, mentors, mentees, rule = (
        importlib.import_module(f"matching.{name}")
        for name in ("process", "mentor", "mentee", "rules.rule")
    )
    loaded = cpu()
    grades = ((1, 9), (2, 12))
    rules = [
        rule.Disqualify(lambda match: match.mentor.organisation == match.mentee.organisation),
        rule.Disqualify(rule.Grade(2, operator.gt).evaluate),
        rule.Disqualify(rule.Grade(0, operator.le).evaluate),
        rule.Equivalent("profession", {True: 10, False: 0}),
        rule.Equivalent("role", {True: 6, False: 0}),
        *(rule.Grade(above, operator.eq, {True: worth, False: 0}) for above, worth in grades),
    ]
    givers = [mentors.Mentor(**one) for one in question["coaches"]]
    takers = [mentees.Mentee(**one) for one in question["coachees"]]
    process.process_data(givers, takers, [rules])
    return loaded, sum(bool(one.mentors) for one in takers)


def main() -> None:
    """Measure one peer."""
    question = json.load(sys.stdin)
    began = cpu()
    loaded, people = (kep if sys.argv[1] == "kep" else mentor)(question)
    answer = {"load": loaded - began, "work": cpu() - loaded, "is": people}
    # The solver of a peer writes on standard output, so the answer is the last line.
    sys.stdout.write("\n" + json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
