"""What a run may be told: rules, aims, who comes first; and how its plan would end."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.pairing.forecast import forecast
from facilitator.pairing.options import ALWAYS, Objective, RunOptions, options_kept
from facilitator.pairing.priority import CAP, FLOOR, Contribution
from facilitator.pairing.problem import Arc, Elsewhere, Level, Member, Problem, Rule, SamePlace
from facilitator.pairing.questions import PairingTask
from facilitator.pairing.running import is_anybody_free
from tests.pairing.by_hand import best_figures, here, random_problem


def test_options_come_back_as_they_were_kept() -> None:
    options = RunOptions(
        ring_cap=3,
        never_direct_swap=True,
        same_place=SamePlace.PREFER_ELSEWHERE,
        objective=Objective.BEST_FIT,
        switched_off=frozenset({Rule.TOPIC, Rule.AVAILABILITY}),
        elsewhere=Elsewhere.PROFESSION,
        let_go=(("P-001", (Rule.LANGUAGE,)),),
    )
    assert options_kept(3, options.to_keep(), one_way=False) == options
    assert options_kept(4, None, one_way=True) == RunOptions(ring_cap=4, one_way=True)


def test_two_who_must_stay_apart_stay_apart_whatever_is_switched_off() -> None:
    everything = RunOptions(switched_off=frozenset(Rule))
    assert everything.switched_on == ALWAYS


def test_keeping_the_plan_comes_right_after_people() -> None:
    for objective in Objective:
        levels = RunOptions(objective=objective, keeps_plan=True).levels
        assert levels[1] is Level.KEPT
        assert sorted(levels) == sorted(objective.levels)
    assert Objective.FAIREST.levels[:2] == (Level.PEOPLE, Level.PRIORITY)


@pytest.mark.parametrize(
    ("contribution", "points"),
    [
        (Contribution(), 0),
        (Contribution(59), 0),
        (Contribution(4 * 60), 4),
        (Contribution(400 * 60), CAP),
        (Contribution(is_new=True), FLOOR),
        (Contribution(2 * 60, is_back=True), FLOOR),
        (Contribution(10 * 60, was_left_out=True), 10),
    ],
)
def test_points_are_capped_and_some_have_a_floor(contribution: Contribution, points: int) -> None:
    assert contribution.points == points


@given(st.integers(0, 40), st.lists(st.integers(0, CAP), min_size=9, max_size=9))
def test_priority_never_lowers_how_many_are_placed(seed: int, points: list[int]) -> None:
    plain = replace(random_problem(9, 2, 3, seed=seed), levels=Objective.MOST_PEOPLE.levels)
    ids = [member.id for member in plain.members]
    fair = replace(
        plain, levels=Objective.FAIREST.levels, priority=dict(zip(ids, points, strict=True))
    )
    before, after = here(plain), here(fair)
    assert after.people == before.people

    def sum_of(placed: frozenset[str]) -> int:
        return sum(fair.priority[one] for one in placed)

    assert sum_of(after.placed) >= sum_of(before.placed)


def test_who_gave_most_comes_first_where_only_one_can() -> None:
    arcs = (Arc("A", "B", 9), Arc("B", "A", 9), Arc("A", "C", 1), Arc("C", "A", 1))
    people = tuple(Member(name) for name in "ABC")
    problem = Problem(people, arcs, ring_cap=2, priority={"C": 3, "B": 1})
    assert here(problem).rings == (("A", "C"),)
    assert here(replace(problem, levels=Objective.MOST_PEOPLE.levels)).rings == (("A", "B"),)


@pytest.mark.parametrize("seed", range(4))
def test_best_fit_is_the_greatest_sum_and_claims_no_bound_on_people(seed: int) -> None:
    problem = replace(random_problem(8, 3, 3, seed=seed), levels=Objective.BEST_FIT.levels)
    people = best_figures(problem)
    plan = here(problem)
    assert people is not None
    assert plan.score >= people[2]
    assert plan.people <= people[0] <= plan.bound


def test_a_forecast_can_be_recomputed_and_names_who_nobody_asks() -> None:
    members = (
        Member("A", offers=frozenset({"chess"}), wants=frozenset({"law"})),
        Member("B", offers=frozenset({"law"}), wants=frozenset({"law"})),
        Member("C", offers=frozenset({"law"}), wants=frozenset({"music"})),
    )
    seen = forecast(members, [("B", "A"), ("C", "B")], 360, {"A": 60, "C": -30})
    assert [
        (one.member, one.before, one.gives, one.receives, one.end) for one in seen.balances
    ] == [
        ("A", 60, 0, 360, -300),
        ("B", 0, 360, 360, 0),
        ("C", -30, 360, 0, 330),
    ]
    (still,) = seen.still
    assert (still.member, still.minutes, still.nobody_asks) == ("A", 300, True)
    assert still.would_help == ("chess", "music")


def test_whether_anybody_has_a_place_left_depends_on_how_one_runs() -> None:
    def task(*members: Member) -> PairingTask:
        return PairingTask(uuid.UUID(int=1), "C1", 3, Elsewhere.ORGANISATION, members, {})

    gives, receives = Member("A", demand=0), Member("B", capacity=0)
    for options in (RunOptions(one_way=True), RunOptions(chains=True)):
        assert is_anybody_free(task(gives, receives), options)
        assert not is_anybody_free(task(gives), options)
        assert not is_anybody_free(task(receives), options)
    assert not is_anybody_free(task(gives, receives), RunOptions())
    assert is_anybody_free(task(Member("C")), RunOptions())
