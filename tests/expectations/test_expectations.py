"""Expectations of both sides, promises kept, the question of community, rules and ballots."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from facilitator.cohorts import actions as cohorts
from facilitator.errors import RuleBroken
from facilitator.exchange_vocabulary import Community, Kept, Side, Wave, Way
from facilitator.expectations import actions as a
from facilitator.expectations.questions import CohortExpectations, cohort_expectations
from facilitator.expectations.rules import (
    SMALL,
    fit_to_tell,
    lines_of,
    promises_kept,
    total_to_tell,
)
from facilitator.people.actions import PersonDraft, add_person

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme


def cohort_of(programme: OpenProgramme, size: int) -> tuple[uuid.UUID, list[uuid.UUID]]:
    people = [
        programme.do(add_person, PersonDraft(f"Member {number}")).value for number in range(size)
    ]
    cohort = programme.do(cohorts.open_cohort, cohorts.CohortDraft("Cohort one")).value
    programme.do(cohorts.enrol, cohorts.EnrolDraft(cohort, people))
    return cohort, people


def found(
    programme: OpenProgramme, cohort: uuid.UUID, *, leaving: bool = False
) -> CohortExpectations:
    shown = programme.ask(cohort_expectations, cohort, "en", leaving=leaving)
    assert shown is not None
    return shown


def answer(
    programme: OpenProgramme, cohort: uuid.UUID, person: uuid.UUID, side: Side, kept: Kept
) -> None:
    line = found(programme, cohort).members[0].lines[0]
    draft = a.AnswersDraft(cohort, person, side, Wave.MIDDLE, {line.id: kept})
    programme.do(a.answer_expectations, draft)


def test_both_sides_are_asked_apart_and_stand_side_by_side(programme: OpenProgramme) -> None:
    cohort, people = cohort_of(programme, 2)
    programme.do(a.expect, a.ExpectDraft(cohort, Way.GIVE, "Papers in time"))
    programme.do(a.expect, a.ExpectDraft(cohort, Way.GET, "• Time\n\n- To be heard", people[0]))

    first, second = found(programme, cohort).members
    assert first.said(Side.MEMBER, Way.GET) == ("Time", "To be heard")
    assert first.said(Side.PROGRAMME, Way.GIVE) == ("Papers in time",)
    assert (second.has_said, second.said(Side.PROGRAMME, Way.GIVE)) == (False, ("Papers in time",))


def test_what_still_stands_keeps_its_answers(programme: OpenProgramme) -> None:
    cohort, people = cohort_of(programme, 1)
    programme.do(a.expect, a.ExpectDraft(cohort, Way.GET, "Time\nA coach", people[0]))
    answer(programme, cohort, people[0], Side.MEMBER, Kept.KEPT)
    programme.do(a.expect, a.ExpectDraft(cohort, Way.GET, "A mentor\nTime", people[0]))

    (member,) = found(programme, cohort).members
    assert member.said(Side.MEMBER, Way.GET) == ("A mentor", "Time")
    kept = {line.said: line.answer(Side.MEMBER, Wave.MIDDLE) for line in member.lines}
    assert kept == {"A mentor": None, "Time": Kept.KEPT}


def test_a_gap_is_where_the_two_see_it_differently(programme: OpenProgramme) -> None:
    cohort, people = cohort_of(programme, 1)
    programme.do(a.expect, a.ExpectDraft(cohort, Way.GIVE, "Papers in time"))
    answer(programme, cohort, people[0], Side.MEMBER, Kept.KEPT)
    assert found(programme, cohort).members[0].gaps == 0
    answer(programme, cohort, people[0], Side.PROGRAMME, Kept.PARTLY)
    assert found(programme, cohort).members[0].gaps == 1
    answer(programme, cohort, people[0], Side.PROGRAMME, Kept.KEPT)
    assert found(programme, cohort).members[0].gaps == 0


def test_promises_kept_are_the_programmes_as_members_see_them(programme: OpenProgramme) -> None:
    cohort, people = cohort_of(programme, 6)
    programme.do(a.expect, a.ExpectDraft(cohort, Way.GIVE, "Papers in time"))
    for person in people:
        answer(programme, cohort, person, Side.MEMBER, Kept.KEPT)
        answer(programme, cohort, person, Side.PROGRAMME, Kept.NOT_YET)

    kept = found(programme, cohort).kept[Wave.MIDDLE]
    assert (kept.kept, kept.asked, kept.people) == (6, 6, 6)
    assert found(programme, cohort, leaving=True).kept[Wave.MIDDLE] == kept


def test_answers_are_asked_again_later_and_only_of_members(programme: OpenProgramme) -> None:
    cohort, people = cohort_of(programme, 1)
    stranger = programme.do(add_person, PersonDraft("Somebody")).value
    with pytest.raises(RuleBroken, match="not_in_cohort"):
        programme.do(a.expect, a.ExpectDraft(cohort, Way.GET, "Time", stranger))
    draft = a.AnswersDraft(cohort, people[0], Side.MEMBER, Wave.START, {})
    with pytest.raises(RuleBroken, match="expectations_asked_again_later"):
        programme.do(a.answer_expectations, draft)


def test_the_cohort_chooses_its_rules_by_ballot(programme: OpenProgramme) -> None:
    cohort, _ = cohort_of(programme, 1)
    first = programme.do(a.write_rules, a.RulesDraft("Come on time", "Dod ar amser")).value
    second = programme.do(a.write_rules, a.RulesDraft("Come early")).value
    assert found(programme, cohort).in_force.number == 2  # type: ignore[union-attr]  # the newest

    programme.do(a.open_ballot, a.BallotDraft(cohort, [first, second]))
    ballot = found(programme, cohort).ballots[0]
    slips = dict(zip((line.id for line in ballot.lines), (9, 4, 1), strict=True))
    programme.do(a.count_ballot, a.CountDraft(ballot.id, ballot.version, slips))

    shown = found(programme, cohort)
    assert shown.is_chosen
    assert shown.in_force is not None
    assert [rule.cy for rule in shown.in_force.rules] == ["Dod ar amser"]


def test_two_versions_even_are_settled_by_the_cohort(programme: OpenProgramme) -> None:
    cohort, _ = cohort_of(programme, 1)
    versions = [programme.do(a.write_rules, a.RulesDraft(one)).value for one in ("One", "Two")]
    programme.do(a.open_ballot, a.BallotDraft(cohort, versions))
    ballot = found(programme, cohort).ballots[0]
    slips = {line.id: 5 for line in ballot.lines}
    draft = a.CountDraft(ballot.id, ballot.version, slips)
    with pytest.raises(RuleBroken, match="ballot_stands_level"):
        programme.do(a.count_ballot, draft)
    with pytest.raises(RuleBroken, match="ballot_without_slips"):
        programme.do(a.count_ballot, a.CountDraft(ballot.id, ballot.version, {}))
    settled = a.CountDraft(ballot.id, ballot.version, slips, chosen=versions[0])
    assert programme.do(a.count_ballot, settled).value == versions[0]


def test_the_two_languages_have_the_same_rules(programme: OpenProgramme) -> None:
    with pytest.raises(RuleBroken, match="rules_differ"):
        programme.do(a.write_rules, a.RulesDraft("One\nTwo", "Un"))


def test_community_is_counted_without_names_and_small_numbers_stay(
    programme: OpenProgramme,
) -> None:
    cohort, _ = cohort_of(programme, 1)
    slips = {Community.YES: 9, Community.BECOMING: 3, Community.NOT_YET: 0}
    programme.do(a.count_community, a.CommunityDraft(cohort, Wave.START, slips))

    (inside,) = found(programme, cohort).community
    (outside,) = found(programme, cohort, leaving=True).community
    assert (inside.slips[Community.BECOMING], inside.total) == (3, 12)
    assert outside.slips == {
        Community.YES: None,
        Community.BECOMING: None,
        Community.NOT_YET: 0,
        Community.NO_VIEW: 0,
    }


def test_no_hidden_count_can_be_worked_out() -> None:
    """Every way in which a table could be read: more than one whole fits what is shown."""
    for counts in product(range(8), repeat=4):
        said = dict(zip("abcd", counts, strict=True))
        shown, total = fit_to_tell(said), total_to_tell(said)
        hidden = [key for key, slips in shown.items() if slips is None]
        assert not any(0 < slips < SMALL for slips in shown.values() if slips is not None)
        if not hidden:
            continue
        rest = sum(slips for slips in shown.values() if slips is not None)
        if total is None:
            continue
        left = total - rest
        # Each hidden count could be at least two different numbers.
        assert len(hidden) > 1
        assert left >= SMALL


def test_promises_kept_hides_what_few_people_said() -> None:
    said = [(str(one), Kept.KEPT) for one in range(9)] + [("9", Kept.PARTLY)]
    shown = promises_kept(said, leaving=True)
    assert (shown.kept, shown.partly, shown.asked) == (None, None, None)
    few = promises_kept(said[:3], leaving=True)
    assert (few.kept, few.people) == (None, None)
    assert promises_kept(said, leaving=False).partly == 1


def test_lines_are_what_was_typed_without_bullets() -> None:
    assert lines_of("• One\n\n  - Two\nOne\n") == ("One", "Two")
