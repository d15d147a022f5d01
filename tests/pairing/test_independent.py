"""Whole cases against a solver of its own in a process of its own, up to 600 people."""

from __future__ import annotations

import csv
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.pairing.case import EDGES, MEMBERS, pair_case

SOLVER = Path(__file__).parent / "independent.py"


def case(folder: Path, size: int, degree: float, seed: int) -> Path:
    """A case of so many people, each of whom could coach so many others."""
    rng = random.Random(seed)
    ids = [f"M{number:04d}" for number in range(size)]
    folder.mkdir()
    about = {"name": "made", "kind": "cohort", "rules": {"same_organisation": "allowed"}}
    (folder / "instance.json").write_text(json.dumps(about), encoding="utf-8")
    people = [
        {
            **dict.fromkeys(MEMBERS, ""),
            "id": one,
            "organisation": f"O{rng.randrange(9)}",
            "capacity": int(rng.random() > 0.05),
            "demand": 1,
            "credit": 0,
        }
        for one in ids
    ]
    pairs = {tuple(rng.sample(ids, 2)) for _ in range(round(size * degree))}
    edges = [
        {"coach_id": coach, "coachee_id": coachee, "score": 5 * rng.randint(8, 20)}
        for coach, coachee in sorted(pairs)
    ]
    for file, columns, lines in (
        ("members.csv", MEMBERS, people),
        ("edges.csv", EDGES, edges),
        ("constraints.csv", ("kind", "coach_id", "coachee_id"), []),
    ):
        with (folder / file).open("w", encoding="utf-8", newline="") as text:
            table = csv.DictWriter(text, columns)
            table.writeheader()
            table.writerows(lines)
    return folder


@pytest.mark.parametrize(
    ("size", "degree", "cap"),
    [(12, 3.0, 4), (40, 3.0, 3), (40, 2.5, 4), (120, 3.0, 3), (300, 3.0, 3), (600, 2.0, 4)],
)
def test_an_independent_solver_finds_the_same_figures(
    tmp_path: Path, size: int, degree: float, cap: int
) -> None:
    folder = case(tmp_path / "case", size, degree, seed=size + cap)
    command = [sys.executable, str(SOLVER), str(folder), str(cap)]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    ours = pair_case(folder, ring_cap=cap)
    assert ours["status"] == "optimal"
    assert [
        ours["members_in_fair_exchange"],
        ours["cross_organisation_pairings"],
        ours["total_score"],
    ] == json.loads(said.stdout)
    assert ours["members_in_fair_exchange"] > 0
