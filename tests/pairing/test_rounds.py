"""Plans and running pairings as the page shows them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from facilitator.care.actions import RestDraft, let_rest
from facilitator.cohorts.actions import CohortDraft, EnrolDraft, enrol, open_cohort
from facilitator.errors import RuleBroken
from facilitator.pairing import actions
from facilitator.pairing.options import RunOptions
from facilitator.pairing.problem import Rule
from facilitator.pairing.questions import pairing_task
from facilitator.pairing.rounds import cohorts_to_pair, enrolled, pairings_shown, without_both
from facilitator.pairing.running import problem_of, round_draft, run, what_helps
from facilitator.people.questions import people_in_order
from facilitator.vocabulary import PairingState, RingState, RoundState
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    import uuid

    from facilitator.pairing.shown import PairingsShown
    from facilitator.store.opening import OpenProgramme

STARTS = TODAY + dt.timedelta(days=30)


@pytest.fixture
def cohort(sample: OpenProgramme) -> uuid.UUID:
    """A new cohort with a good part of the sample's people."""
    draft = CohortDraft("Cohort five", "Carfan pump", STARTS, STARTS + dt.timedelta(days=150))
    key = sample.do(open_cohort, draft).value
    people = [one.id for one in sample.ask(people_in_order)][:24]
    sample.do(enrol, EnrolDraft(key, people))
    return key


def planned(sample: OpenProgramme, cohort: uuid.UUID, options: RunOptions) -> uuid.UUID:
    task = sample.ask(pairing_task, cohort, TODAY)
    return sample.do(actions.keep_round, round_draft(run(task, options))).value


def shown(sample: OpenProgramme, cohort: uuid.UUID) -> PairingsShown:
    found = sample.ask(pairings_shown, cohort, TODAY)
    assert found is not None
    return found


def test_what_is_on_its_way_is_offered_before_what_is_finished(sample: OpenProgramme) -> None:
    assert [one.title_en for one in sample.ask(cohorts_to_pair)] == ["Cohort two", "Cohort one"]


def test_a_cohort_without_a_run_shows_nothing_but_itself(
    sample: OpenProgramme, cohort: uuid.UUID
) -> None:
    found = shown(sample, cohort)
    assert found.round is None
    assert not found.lines
    assert found.cohort.people == 24
    silent = sample.ask(without_both, cohort)
    assert found.cohort.ready == 24 - len(silent)


def test_a_plan_has_closed_rings_reasons_and_names_to_come(
    sample: OpenProgramme, cohort: uuid.UUID
) -> None:
    planned(sample, cohort, RunOptions(ring_cap=3))
    found = shown(sample, cohort)
    assert found.is_plan
    assert found.rings
    assert all(ring.is_closed and len(ring.lines) <= 3 for ring in found.rings)
    assert all(line.reasons and line.fit for line in found.lines)
    names = [ring.name for ring in found.rings]
    assert len(set(names)) == len(names)
    sample.do(actions.publish_round, actions.PublishDraft(_round(found), STARTS))
    assert {ring.name for ring in shown(sample, cohort).rings} == set(names)


def _round(found: PairingsShown) -> uuid.UUID:
    assert found.round is not None
    return found.round.id


def test_a_second_run_says_what_it_kept_and_whom_it_touches(
    sample: OpenProgramme, cohort: uuid.UUID
) -> None:
    planned(sample, cohort, RunOptions(ring_cap=2))
    first = shown(sample, cohort)
    planned(sample, cohort, RunOptions(ring_cap=4))
    second = shown(sample, cohort)
    assert second.round is not None
    assert second.round.before == 1
    before = {line.key for line in first.lines}
    after = {line.key for line in second.lines}
    assert {line.key for line in second.round.new} == after - before
    assert {line.key for line in second.round.gone} == before - after
    assert second.round.kept == len(before & after)
    changed = [*second.round.new, *second.round.gone]
    people = {one.id for line in changed for one in (line.coach, line.coachee)}
    assert {one.id for one in second.round.affected} == people
    assert all(line.new == (line.key in after - before) for line in second.lines)


def test_marks_are_shown_and_taken_back(sample: OpenProgramme, cohort: uuid.UUID) -> None:
    planned(sample, cohort, RunOptions(ring_cap=3))
    line = shown(sample, cohort).lines[0]
    mark = actions.MarkDraft(cohort, line.coach.id, line.coachee.id)
    sample.do(actions.lock_pair, mark)
    assert shown(sample, cohort).lines[0].locked
    sample.do(actions.clear_mark, mark)
    found = shown(sample, cohort)
    assert not found.lines[0].locked
    assert not found.marks


def test_running_pairings_say_how_far_they_are(sample: OpenProgramme) -> None:
    two = sample.ask(cohorts_to_pair)[0]
    found = shown(sample, two.id)
    assert found.round is not None
    assert found.round.state is RoundState.PUBLISHED
    assert not found.is_plan
    assert all(line.pairing_id and line.state for line in found.lines)
    assert any(0 < line.held < line.contracted for line in found.lines)


def test_a_ring_that_lost_a_link_is_open(sample: OpenProgramme) -> None:
    two = sample.ask(cohorts_to_pair)[0]
    ring = next(ring for ring in shown(sample, two.id).rings if len(ring.lines) > 2)
    pairing = ring.lines[0].pairing_id
    assert pairing is not None
    draft = actions.EndDraft(pairing, TODAY, PairingState.ENDED_BY_AGREEMENT)
    sample.do(actions.end_pairing, draft)
    with pytest.raises(RuleBroken, match="pairing_ended_already"):
        sample.do(actions.end_pairing, draft)
    now = next(one for one in shown(sample, two.id).rings if one.key == ring.key)
    assert now.state is RingState.PLACE_TO_FILL
    assert not now.is_closed
    assert len(now.lines) == len(ring.lines) - 1


def test_whoever_rests_is_neither_paired_nor_named(
    sample: OpenProgramme, cohort: uuid.UUID
) -> None:
    someone = sample.ask(enrolled, cohort, TODAY)[0]
    sample.do(let_rest, RestDraft(someone.id, TODAY, None))
    planned(sample, cohort, RunOptions(ring_cap=2))
    found = shown(sample, cohort)
    assert found.round is not None
    assert someone.id not in {one.who.id for one in found.round.not_paired}
    assert someone.id not in {line.coach.id for line in found.lines}
    takes_part = sample.ask(enrolled, cohort, TODAY)
    assert someone not in takes_part
    assert found.people_to_place == len(takes_part)


def test_a_rule_let_go_for_one_person_brings_pairings_of_theirs_only(
    sample: OpenProgramme, cohort: uuid.UUID
) -> None:
    task = sample.ask(pairing_task, cohort, TODAY)
    who = task.members[0].id
    plain, _ = problem_of(task, RunOptions())
    freed, _ = problem_of(task, RunOptions(let_go=((who, (Rule.TOPIC,)),)))
    more = {arc.pair for arc in freed.arcs} - {arc.pair for arc in plain.arcs}
    assert more
    assert all(who in pair for pair in more)


def test_help_for_a_kept_plan_is_the_help_of_its_run(
    sample: OpenProgramme, cohort: uuid.UUID
) -> None:
    options = RunOptions(ring_cap=2)
    task = sample.ask(pairing_task, cohort, TODAY)
    found = run(task, options)
    ring_of = {
        (coach, ring[(at + 1) % len(ring)]): number
        for number, ring in enumerate(found.plan.rings)
        for at, coach in enumerate(ring)
    }
    pairs = [(*pair, ring_of.get(pair)) for pair in found.plan.pairings]
    helped = what_helps(task, options, pairs)
    assert [one.member for one in helped] == [one.member for one in found.not_paired]
    assert helped
    assert any(one.relaxations for one in helped)
