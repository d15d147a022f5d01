"""The four example cases come out with exactly the figures that were proved for them."""

from __future__ import annotations

import pytest

from facilitator.pairing.case import pair_case, read_case
from facilitator.pairing.explain import WhyNot, what_would_help
from facilitator.pairing.problem import Status, pairs_of
from tests.pairing.by_hand import CASES, here, known, rows

NAMES = sorted(folder.name for folder in CASES.iterdir())
CAPS = {"2": 2, "3": 3, "4": 4, "unlimited": None}
EXPECTED = [
    (name, cap, locks, figures)
    for name in NAMES
    for locks, caps in known(name, "expected.json")["ring_caps"].items()
    for cap, figures in caps.items()
]


@pytest.mark.parametrize(("name", "cap", "locks", "expected"), EXPECTED)
def test_figures_are_the_proved_ones(
    name: str, cap: str, locks: str, expected: dict[str, object]
) -> None:
    case = read_case(CASES / name)
    plan = here(case.problem(CAPS[cap], with_locks=locks == "with_locks"))
    assert plan.status == expected["status"]
    assert plan.people == expected["members_in_fair_exchange"]
    assert plan.elsewhere == expected["cross_organisation_pairings"]
    assert plan.score == expected["total_score"]
    assert plan.bound == plan.people


@pytest.mark.parametrize("name", NAMES)
def test_graph_derived_from_people_is_the_one_in_the_file(name: str) -> None:
    derived = read_case(CASES / name, from_members=True)
    assert [(arc.coach, arc.coachee, str(arc.score)) for arc in derived.arcs] == [
        tuple(row.values()) for row in rows(name, "edges.csv")
    ]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("cap", ["2", "3", "4"])
def test_people_on_no_ring_and_the_rules_that_would_help(name: str, cap: str) -> None:
    case = read_case(CASES / name)
    problem = case.problem(CAPS[cap], with_locks=False)
    on_no_ring = known(name, "unplaceable.json").get(cap, {})
    helped = what_would_help(problem, here(problem), case.compatibility())
    found = {one.member: one for one in helped if one.why is not WhyNot.OTHERS_CAME_FIRST}
    assert set(found) == set(on_no_ring)
    for member, expected in on_no_ring.items():
        single = {one.rule for one in found[member].relaxations if one.other is None}
        assert single == set(expected["single_relaxations"])  # type: ignore[call-overload]


def test_answer_for_scripts_has_the_agreed_form() -> None:
    answer = pair_case(CASES / "b-locked-and-forbidden-16", ring_cap=3, with_locks=True)
    assert list(answer) == [
        *("case", "ring_cap", "with_locks", "status", "members_in_fair_exchange"),
        *("cross_organisation_pairings", "total_score", "bound", "rings", "unplaced"),
        *("conflicting_locks", "seconds"),
    ]
    assert answer["status"] == Status.OPTIMAL
    pairings = [pair for ring in answer["rings"] for pair in pairs_of(tuple(ring))]
    assert ("M0004", "M0010") in pairings
    assert {one["member"] for one in answer["unplaced"]}.isdisjoint(coach for coach, _ in pairings)


def test_one_way_answer_has_the_agreed_form() -> None:
    answer = pair_case(CASES / "c-capacity-18", one_way=True)
    members = {row["id"]: int(row["capacity"]) for row in rows("c-capacity-18", "members.csv")}
    coaches = [coach for coach, _ in answer["pairings"]]
    coachees = [coachee for _, coachee in answer["pairings"]]
    assert answer["status"] == "optimal"
    assert len(set(coachees)) == len(coachees) == answer["coachees_placed"]
    assert all(coaches.count(coach) <= members[coach] for coach in coaches)
    assert {one["member"] for one in answer["unplaced"]} == set(members) - set(coachees)


def test_full_explanation_reaches_the_answer() -> None:
    answer = pair_case(CASES / "a-first-session-10", ring_cap=3, explain=True)
    helped = [one for one in answer["unplaced"] if one["relaxations"]]
    assert helped
    assert set(helped[0]["relaxations"][0]) == {"rule", "with", "more_people"}
