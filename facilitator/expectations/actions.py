"""What the facilitator does with expectations, the question of community, rules and ballots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.expectations.rules import check_asked_again, check_lines, lines_of, winner
from facilitator.store import rows
from facilitator.store.tables import (
    Ballot,
    BallotLine,
    Cohort,
    CommunityCount,
    Enrolment,
    Expectation,
    ExpectationAnswer,
    Person,
    RulesVersion,
)

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping, Sequence

    from facilitator.exchange_vocabulary import Community, Kept, Side, Wave, Way
    from facilitator.store.journal import Step


@dataclass(frozen=True)
class ExpectDraft:
    """What one side expects to give or to get, a line each; without a person the programme."""

    cohort_id: uuid.UUID
    way: Way
    text: str
    person_id: uuid.UUID | None = None


def expect(step: Step, draft: ExpectDraft) -> int:
    """Keep what one side expects; what was said before and still stands keeps its answers."""
    cohort = rows.found(step, Cohort, draft.cohort_id)
    name = ""
    if draft.person_id is not None:
        name = rows.found(step, Person, draft.person_id).full_name
        _check_enrolled(step, cohort, draft.person_id)
    lines = lines_of(draft.text)
    check_lines(lines)
    mine = sa.select(Expectation).where(
        Expectation.cohort_id == cohort.id,
        Expectation.way == draft.way,
        Expectation.person_id == draft.person_id
        if draft.person_id
        else Expectation.person_id.is_(None),
    )
    standing = {row.said: row for row in step.scalars(mine).all()}
    for place, said in enumerate(lines):
        if said in standing:
            standing[said].place = place
        else:
            step.put(
                Expectation(
                    cohort_id=cohort.id,
                    person_id=draft.person_id,
                    way=draft.way,
                    said=said[:300],
                    place=place,
                    asked_on=step.clock.today(),
                )
            )
    for said, row in standing.items():
        if said not in lines:
            step.delete(row)
    label = "expectations_of_person" if name else "expectations_of_programme"
    step.says(label, name=name, title=cohort.title_en, n=len(lines))
    return len(lines)


def _check_enrolled(step: Step, cohort: Cohort, person_id: uuid.UUID) -> None:
    mine = sa.select(Enrolment.id).where(
        Enrolment.cohort_id == cohort.id, Enrolment.person_id == person_id
    )
    if step.scalar(mine.limit(1)) is None:
        raise RuleBroken("not_in_cohort")


@dataclass(frozen=True)
class AnswersDraft:
    """How expectations stand with one member, as one side sees it, half-way or at the end."""

    cohort_id: uuid.UUID
    person_id: uuid.UUID
    side: Side
    wave: Wave
    answers: Mapping[uuid.UUID, Kept | None]


def answer_expectations(step: Step, draft: AnswersDraft) -> int:
    """Keep how one side sees each expectation; None takes an answer back."""
    check_asked_again(draft.wave)
    cohort = rows.found(step, Cohort, draft.cohort_id)
    person = rows.found(step, Person, draft.person_id)
    _check_enrolled(step, cohort, person.id)
    mine = sa.select(ExpectationAnswer).where(
        ExpectationAnswer.person_id == person.id,
        ExpectationAnswer.side == draft.side,
        ExpectationAnswer.wave == draft.wave,
    )
    standing = {row.expectation_id: row for row in step.scalars(mine).all()}
    for key, kept in draft.answers.items():
        row = standing.get(key)
        if kept is None:
            if row is not None:
                step.delete(row)
        elif row is not None:
            row.kept = kept
        else:
            expectation = rows.found(step, Expectation, key)
            if expectation.person_id not in {None, person.id}:
                raise RuleBroken("expectation_of_another")
            step.put(
                ExpectationAnswer(
                    expectation_id=key,
                    person_id=person.id,
                    side=draft.side,
                    wave=draft.wave,
                    kept=kept,
                    asked_on=step.clock.today(),
                )
            )
    given = sum(kept is not None for kept in draft.answers.values())
    step.says("expectations_answered", name=person.full_name, n=given)
    return given


@dataclass(frozen=True)
class CommunityDraft:
    """How many slips gave each answer to "Is this a community?"."""

    cohort_id: uuid.UUID
    wave: Wave
    slips: Mapping[Community, int]


def count_community(step: Step, draft: CommunityDraft) -> int:
    """Keep the count of slips of one wave; a count that was there is replaced."""
    cohort = rows.found(step, Cohort, draft.cohort_id)
    if any(slips < 0 for slips in draft.slips.values()):
        raise RuleBroken("board_size_below_nothing")
    mine = sa.select(CommunityCount).where(
        CommunityCount.cohort_id == cohort.id, CommunityCount.wave == draft.wave
    )
    standing = {row.answer: row for row in step.scalars(mine).all()}
    for answer, slips in draft.slips.items():
        if answer in standing:
            standing[answer].slips = slips
            standing[answer].counted_on = step.clock.today()
        else:
            step.put(
                CommunityCount(
                    cohort_id=cohort.id,
                    wave=draft.wave,
                    answer=answer,
                    slips=slips,
                    counted_on=step.clock.today(),
                )
            )
    total = sum(draft.slips.values())
    step.says("community_counted", title=cohort.title_en, n=total)
    return total


@dataclass(frozen=True)
class RulesDraft:
    """A version of the programme's rules, a rule on each line, in both languages."""

    text_en: str
    text_cy: str = ""
    title_en: str = ""
    title_cy: str = ""


def write_rules(step: Step, draft: RulesDraft) -> uuid.UUID:
    """Write a new version of the rules; versions that are there stay as they are."""
    english, welsh = lines_of(draft.text_en), lines_of(draft.text_cy)
    if not (english or welsh):
        raise RuleBroken("rules_without_words")
    if english and welsh and len(english) != len(welsh):
        raise RuleBroken("rules_differ", en=len(english), cy=len(welsh))
    number = (step.scalar(sa.select(sa.func.max(RulesVersion.number))) or 0) + 1
    version = RulesVersion(
        number=number,
        title_en=draft.title_en.strip(),
        title_cy=draft.title_cy.strip() or draft.title_en.strip(),
        text_en="\n".join(english or welsh),
        text_cy="\n".join(welsh or english),
        written_on=step.clock.today(),
    )
    step.says("rules_written", number=number)
    return step.put(version).id


@dataclass(frozen=True)
class BallotDraft:
    """Versions of the rules that are put to a cohort, in the order of the slip."""

    cohort_id: uuid.UUID
    versions: Sequence[uuid.UUID]


def open_ballot(step: Step, draft: BallotDraft) -> uuid.UUID:
    """Put versions of the rules to a cohort."""
    cohort = rows.found(step, Cohort, draft.cohort_id)
    versions = tuple(dict.fromkeys(draft.versions))
    if not versions:
        raise RuleBroken("ballot_of_nothing")
    ballot = step.put(Ballot(cohort_id=cohort.id, opened_on=step.clock.today()))
    step.flush()
    for place, key in enumerate(versions):
        rows.found(step, RulesVersion, key)
        step.put(BallotLine(ballot_id=ballot.id, rules_version_id=key, place=place))
    step.put(BallotLine(ballot_id=ballot.id, rules_version_id=None, place=len(versions)))
    step.says("ballot_opened", title=cohort.title_en, n=len(versions))
    return ballot.id


@dataclass(frozen=True)
class CountDraft:
    """What the slips of a ballot say: how many for each line of it.

    `chosen` settles what the cohort agreed where two versions stand level.
    """

    id: uuid.UUID
    version: int
    slips: Mapping[uuid.UUID, int]
    chosen: uuid.UUID | None = None


def count_ballot(step: Step, draft: CountDraft) -> uuid.UUID:
    """Count a ballot: the version with the most slips holds for the cohort from today."""
    ballot = rows.fresh(step, Ballot, draft.id, draft.version)
    lines = step.scalars(sa.select(BallotLine).where(BallotLine.ballot_id == ballot.id)).all()
    for line in lines:
        slips = draft.slips.get(line.id, 0)
        if slips < 0:
            raise RuleBroken("board_size_below_nothing")
        line.slips = slips
    chosen = _chosen(draft, lines)
    version = rows.found(step, RulesVersion, chosen)
    cohort = rows.found(step, Cohort, ballot.cohort_id)
    ballot.counted_on, ballot.chosen_id = step.clock.today(), chosen
    step.says("ballot_counted", title=cohort.title_en, number=version.number)
    return chosen


def _chosen(draft: CountDraft, lines: Sequence[BallotLine]) -> uuid.UUID:
    versions = {line.rules_version_id: line.slips for line in lines if line.rules_version_id}
    most = max(versions.values(), default=0)
    if not most:
        raise RuleBroken("ballot_without_slips")
    if draft.chosen is not None:
        if versions.get(draft.chosen) != most:
            raise RuleBroken("ballot_chosen_has_fewer")
        return draft.chosen
    first = winner({str(key): slips for key, slips in versions.items()})
    if first is None:
        raise RuleBroken("ballot_stands_level")
    return next(key for key in versions if str(key) == first)
