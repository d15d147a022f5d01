"""Reads a pairing case (a folder of CSV files) and answers it for scripts and tests.

The format is strict: whatever is not as it should be is refused with the file and the line.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator.errors import RuleBroken
from facilitator.pairing.compatibility import Compatibility, are_elsewhere
from facilitator.pairing.explain import NotPairedYet, not_paired_yet, what_would_help, why_paired
from facilitator.pairing.problem import Arc, Member, Pair, Plan, Problem, Rules, SamePlace, Status
from facilitator.pairing.saying import sentences
from facilitator.pairing.solving import solve
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from facilitator.words import Words

MEMBERS = (
    *("id", "name", "organisation", "sector", "region", "role", "line_manager", "offers", "wants"),
    *("languages", "preferred_language", "availability", "capacity", "demand", "credit"),
)
EDGES = ("coach_id", "coachee_id", "score")
CONSTRAINTS = ("kind", "coach_id", "coachee_id")
LEAST_TO_EXPLAIN = 2.0
"""Seconds for what would help, also where the plan took all the time there was."""
KINDS = ("lock", "forbid", "previous")


@dataclass(frozen=True)
class Case:
    """One case as it was read: people, the authoritative graph, and what is fixed beforehand."""

    name: str
    kind: str
    rules: Rules
    members: tuple[Member, ...]
    arcs: tuple[Arc, ...]
    locks: tuple[Pair, ...]
    forbidden: tuple[Pair, ...]
    previous: tuple[Pair, ...]

    def compatibility(self) -> Compatibility:
        """The rules of the case laid over its people."""
        return Compatibility(self.members, self.rules, self.forbidden, self.previous)

    def problem(self, ring_cap: int | None, *, with_locks: bool, one_way: bool = False) -> Problem:
        """The pairing problem of this case."""
        return Problem(
            self.members,
            self.arcs,
            ring_cap=ring_cap,
            locks=self.locks if with_locks else (),
            one_way=one_way,
        )


def read_case(folder: Path, *, from_members: bool = False) -> Case:
    """The case in this folder; with `from_members` its graph is derived from the people."""
    about = _about(folder / "instance.json")
    rules = Rules(same_place=_same_place(about))
    members = tuple(_members(folder / "members.csv"))
    known = {member.id: member for member in members}
    fixed = _constraints(folder / "constraints.csv", known)
    arcs = () if from_members else tuple(_edges(folder / "edges.csv", known, rules))
    case = Case(
        str(about.get("name") or folder.name),
        str(about.get("kind") or "cohort"),
        rules,
        members,
        _without(arcs, {*fixed["forbid"], *fixed["previous"]}),
        fixed["lock"],
        fixed["forbid"],
        fixed["previous"],
    )
    if not from_members:
        return case
    return Case(**{**vars(case), "arcs": case.compatibility().arcs()})


def _without(arcs: tuple[Arc, ...], barred: set[Pair]) -> tuple[Arc, ...]:
    return tuple(arc for arc in arcs if arc.pair not in barred)


def _about(file: Path) -> dict[str, Any]:
    try:
        about = json.loads(_text(file))
    except json.JSONDecodeError as trouble:
        raise _refused(N_("case_not_readable"), file, trouble.lineno) from trouble
    if not isinstance(about, dict) or not isinstance(about.get("rules", {}), dict):
        raise _refused(N_("case_not_readable"), file, 1)
    return about


def _same_place(about: Mapping[str, Any]) -> SamePlace:
    """Where the same organisation is allowed, pairings across organisations still come first."""
    forbidden = about.get("rules", {}).get("same_organisation", "forbidden") == "forbidden"
    return SamePlace.FORBID if forbidden else SamePlace.PREFER_ELSEWHERE


def _members(file: Path) -> Iterator[Member]:
    rows = list(_rows(file, MEMBERS))
    seen: set[str] = set()
    for line, row in rows:
        if not row["id"]:
            raise _refused(N_("case_id_missing"), file, line)
        if row["id"] in seen:
            raise _refused(N_("case_member_repeated"), file, line, member=row["id"])
        seen.add(row["id"])
    for line, row in rows:
        if row["line_manager"] and row["line_manager"] not in seen:
            raise _refused(N_("case_member_unknown"), file, line, member=row["line_manager"])
        yield Member(
            id=row["id"],
            name=row["name"],
            organisation=row["organisation"],
            profession=row["role"],
            sector=row["sector"],
            region=row["region"],
            line_manager=row["line_manager"],
            offers=_several(row["offers"]),
            wants=_several(row["wants"]),
            languages=_several(row["languages"]),
            preferred_language=row["preferred_language"],
            availability=_several(row["availability"]),
            capacity=_at_least_nothing(file, line, "capacity", row["capacity"]),
            demand=_at_least_nothing(file, line, "demand", row["demand"]),
            credit=_whole(file, line, "credit", row["credit"] or "0"),
        )


def _edges(file: Path, known: Mapping[str, Member], rules: Rules) -> Iterator[Arc]:
    seen: set[Pair] = set()
    for line, row in _rows(file, EDGES):
        pair = _pair(file, line, row, known)
        if pair in seen:
            raise _refused(N_("case_pairing_repeated"), file, line, coach=pair[0], coachee=pair[1])
        seen.add(pair)
        far = are_elsewhere(known[pair[0]], known[pair[1]], rules)
        yield Arc(*pair, _whole(file, line, "score", row["score"]), elsewhere=far)


def _constraints(file: Path, known: Mapping[str, Member]) -> dict[str, tuple[Pair, ...]]:
    found: dict[str, list[Pair]] = {kind: [] for kind in KINDS}
    for line, row in _rows(file, CONSTRAINTS):
        if row["kind"] not in found:
            raise _refused(N_("case_kind_unknown"), file, line, kind=row["kind"])
        found[row["kind"]].append(_pair(file, line, row, known))
    return {kind: tuple(dict.fromkeys(pairs)) for kind, pairs in found.items()}


def _pair(file: Path, line: int, row: Mapping[str, str], known: Mapping[str, Member]) -> Pair:
    coach, coachee = row["coach_id"], row["coachee_id"]
    for member in (coach, coachee):
        if member not in known:
            raise _refused(N_("case_member_unknown"), file, line, member=member)
    if coach == coachee:
        raise _refused(N_("case_pairing_with_self"), file, line, member=coach)
    return coach, coachee


def _rows(file: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the line it ends on; every named column has to be there."""
    reader = csv.reader(io.StringIO(_text(file), newline=""), strict=True)
    try:
        heading = [cell.strip() for cell in next(reader, [])]
        for column in columns:
            if column not in heading:
                raise _refused(N_("case_column_missing"), file, 1, column=column)
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(heading):
                raise _refused(N_("case_row_ragged"), file, reader.line_num)
            stripped = (cell.strip() for cell in cells)
            yield reader.line_num, dict(zip(heading, stripped, strict=True))
    except csv.Error as trouble:
        raise _refused(N_("case_not_readable"), file, reader.line_num) from trouble


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as trouble:
        raise _refused(N_("case_file_missing"), file, 0) from trouble
    except UnicodeDecodeError as trouble:
        line = trouble.object[: trouble.start].count(b"\n") + 1
        raise _refused(N_("case_not_readable"), file, line) from trouble


def _several(cell: str) -> frozenset[str]:
    return frozenset(part.strip() for part in cell.split(";") if part.strip())


def _whole(file: Path, line: int, column: str, cell: str) -> int:
    if not re.fullmatch("-?[0-9]{1,9}", cell):
        raise _refused(N_("case_not_a_number"), file, line, column=column, found=cell)
    return int(cell)


def _at_least_nothing(file: Path, line: int, column: str, cell: str) -> int:
    number = _whole(file, line, column, cell)
    if number < 0:
        raise _refused(N_("case_below_nothing"), file, line, column=column, found=cell)
    return number


def _refused(key: str, file: Path, line: int, **values: object) -> RuleBroken:
    return RuleBroken(key, file=file.name, line=line, **values)


def pair_case(
    folder: Path,
    *,
    ring_cap: int | None = 3,
    with_locks: bool = False,
    time_limit: float | None = None,
    explain: bool = False,
    one_way: bool = False,
    from_members: bool = False,
    tell: Callable[[int, int], None] | None = None,
) -> dict[str, Any]:
    """What `facilitator pair-case` prints: the plan of the case in this folder."""
    case = read_case(folder, from_members=from_members)
    problem = case.problem(ring_cap, with_locks=with_locks, one_way=one_way)
    plan = solve(problem, tell=tell, time_limit=time_limit)
    if explain and case.kind == "cohort" and plan.status is not Status.INFEASIBLE:
        left = None if time_limit is None else max(LEAST_TO_EXPLAIN, time_limit - plan.seconds)
        unplaced = what_would_help(problem, plan, case.compatibility(), time_limit=left)
    else:
        unplaced = not_paired_yet(problem, plan)
    figures = {
        "cross_organisation_pairings": plan.elsewhere,
        "total_score": plan.score,
    }
    if one_way:
        return {
            "case": case.name,
            "status": plan.status.value,
            "coachees_placed": plan.people,
            **figures,
            "bound": plan.bound,
            "pairings": [list(pair) for pair in plan.one_way],
            "unplaced": [_unplaced(one) for one in unplaced],
            **_locks(plan),
            "seconds": plan.seconds,
        }
    return {
        "case": case.name,
        "ring_cap": "none" if ring_cap is None else ring_cap,
        "with_locks": with_locks,
        "status": plan.status.value,
        "members_in_fair_exchange": plan.people,
        **figures,
        "bound": plan.bound,
        "rings": [list(ring) for ring in plan.rings],
        "unplaced": [_unplaced(one) for one in unplaced],
        **_locks(plan),
        "seconds": plan.seconds,
    }


def _locks(plan: Plan) -> dict[str, Any]:
    """Locks that no plan holds together and, where there are some, the fewest to release."""
    found: dict[str, Any] = {"conflicting_locks": [list(pair) for pair in plan.conflicting_locks]}
    if plan.conflicting_locks:
        found["locks_to_release"] = [list(pair) for pair in plan.locks_to_release]
    return found


def request_case(
    folder: Path, member: str, words: Words, *, from_members: bool = False
) -> dict[str, list[dict[str, Any]]]:
    """What `facilitator pair-case --request` prints: everybody who could coach this member."""
    case = read_case(folder, from_members=from_members)
    people = {one.id: one for one in case.members}
    if member not in people:
        raise RuleBroken(N_("case_nobody_has_this_code"), member=member)
    possible = [
        (arc.score, people[arc.coach])
        for arc in case.arcs
        if arc.coachee == member and people[arc.coach].capacity > 0
    ]
    possible.sort(key=lambda one: (-one[0], one[1].id))
    return {
        "possible": [
            {
                "member": coach.id,
                "score": score,
                "reason": sentences(why_paired(coach, people[member]), words),
            }
            for score, coach in possible
        ]
    }


def _unplaced(one: NotPairedYet) -> dict[str, Any]:
    return {
        "member": one.member,
        "reason": one.why.value,
        "shortest_ring": one.shortest_ring,
        "relaxations": [
            {
                "rule": relaxation.rule.value,
                "with": None if relaxation.other is None else relaxation.other.value,
                "more_people": relaxation.more_people,
            }
            for relaxation in one.relaxations
        ],
    }
