"""A solver of its own for pairing cases, in a process of its own; it imports nothing of ours.

    python tests/pairing/independent.py FOLDER CAP

reads members.csv and edges.csv and prints people, pairings elsewhere and score of the best plan of
rings of 2 to CAP, where everybody is in one ring at most. It splits the rings into groups that
share nobody and goes through each group person by person, keeping the best for each set of people
that are still free.
"""

from __future__ import annotations

import csv
import json
import sys
from functools import cache
from pathlib import Path

Figures = tuple[int, int, int]
NOTHING = (0, 0, 0)


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def all_rings(gives: dict[str, list[str]], cap: int) -> list[tuple[str, ...]]:
    """Every ring up to the cap, from its smallest member on."""
    found = []

    def go(path: tuple[str, ...]) -> None:
        for after in gives.get(path[-1], ()):
            if after == path[0] and len(path) > 1:
                found.append(path)
            elif after > path[0] and after not in path and len(path) < cap:
                go((*path, after))

    for start in sorted(gives):
        go((start,))
    return found


def groups(rings: list[tuple[str, ...]]) -> list[list[tuple[str, ...]]]:
    """Rings by who is joined to whom through them."""
    parent: dict[str, str] = {}

    def top(one: str) -> str:
        while parent.setdefault(one, one) != one:
            one = parent[one]
        return one

    for ring in rings:
        for other in ring[1:]:
            parent[top(other)] = top(ring[0])
    by_top: dict[str, list[tuple[str, ...]]] = {}
    for ring in rings:
        by_top.setdefault(top(ring[0]), []).append(ring)
    return list(by_top.values())


def best_of(rings: list[tuple[frozenset[str], Figures]]) -> Figures:
    """The best figures of rings that share nobody."""

    @cache
    def best(free: frozenset[str]) -> Figures:
        # Whoever has the fewest rings left decides next, so that few sets are looked at.
        left = [(people, worth) for people, worth in rings if people <= free]
        if not left:
            return NOTHING
        count: dict[str, int] = {}
        for people, _ in left:
            for one in people:
                count[one] = count.get(one, 0) + 1
        who = min(count, key=lambda one: (count[one], one))
        found = best(frozenset().union(*(people for people, _ in left)) - {who})
        for people, worth in left:
            if who in people:
                rest = best(free - people)
                found = max(found, plus(worth, rest))
        return found

    return best(frozenset().union(*(people for people, _ in rings)))


def plus(one: Figures, other: Figures) -> Figures:
    """Both together."""
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2])


def solved(folder: Path, cap: int) -> Figures:
    """The figures of the best plan."""
    members = {row["id"]: row for row in rows(folder / "members.csv")}
    able = {
        one for one, row in members.items() if min(int(row["capacity"]), int(row["demand"])) > 0
    }
    score, gives = {}, dict[str, list[str]]()
    for row in rows(folder / "edges.csv"):
        pair = (row["coach_id"], row["coachee_id"])
        if able.issuperset(pair):
            score[pair] = int(row["score"])
            gives.setdefault(pair[0], []).append(pair[1])

    def worth(ring: tuple[str, ...]) -> Figures:
        pairs = list(zip(ring, (*ring[1:], ring[0]), strict=True))
        body = "organisation"
        far = sum(members[a][body] != members[b][body] for a, b in pairs)
        return (len(ring), far, sum(score[pair] for pair in pairs))

    total = NOTHING
    for group in groups(all_rings(gives, cap)):
        total = plus(total, best_of([(frozenset(ring), worth(ring)) for ring in group]))
    return total


if __name__ == "__main__":
    sys.setrecursionlimit(10_000)
    print(json.dumps(solved(Path(sys.argv[1]), int(sys.argv[2]))))
