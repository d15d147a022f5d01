"""What the facilitator does with promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.commitments.making import rules_agreed
from facilitator.commitments.rules import check_pledge
from facilitator.errors import RuleBroken
from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.promises import promise_states
from facilitator.reciprocity.reading import whole_record
from facilitator.store import rows
from facilitator.store.tables import Cohort, Commitment, Organisation, Person, PromiseTemplate
from facilitator.vocabulary import CommitmentState, Counts, Direction, PartyKind

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping, Sequence

    from facilitator.store.journal import Step


@dataclass(frozen=True)
class PledgeDraft:
    """A promise of a person or an organisation."""

    minutes: int
    begins: dt.date
    due: dt.date
    owner_person_id: uuid.UUID | None = None
    owner_organisation_id: uuid.UUID | None = None
    direction: Direction = Direction.PASS_ON
    counts: Counts = Counts.EXTERNAL
    to_person_id: uuid.UUID | None = None
    to_organisation_id: uuid.UUID | None = None
    source: str = ""
    cohort_id: uuid.UUID | None = None
    qualified_only: bool = False
    region: str = ""


def pledge(step: Step, draft: PledgeDraft) -> uuid.UUID:
    """Record a promise."""
    check_pledge(draft.minutes, draft.begins, draft.due)
    name, kind = _owner(step, draft)
    if draft.direction is Direction.RETURN and not (draft.to_person_id or draft.to_organisation_id):
        raise RuleBroken("return_to_whom")
    step.says("pledged", name=name, minutes=draft.minutes, due=draft.due)
    commitment = Commitment(
        code=rows.next_code(step, Commitment, "K", 2),
        owner_kind=kind,
        owner_person_id=draft.owner_person_id,
        owner_organisation_id=draft.owner_organisation_id,
        direction=draft.direction,
        to_person_id=draft.to_person_id,
        to_organisation_id=draft.to_organisation_id,
        minutes=draft.minutes,
        counts=draft.counts,
        begins=draft.begins,
        due=draft.due,
        source=draft.source,
        cohort_id=draft.cohort_id,
        qualified_only=draft.qualified_only,
        region=draft.region.strip(),
        rule_version=rules_agreed(step, draft.cohort_id),
    )
    return step.put(commitment).id


def _owner(step: Step, draft: PledgeDraft) -> tuple[str, PartyKind]:
    if (draft.owner_person_id is None) == (draft.owner_organisation_id is None):
        raise RuleBroken("one_owner")
    if draft.owner_person_id is not None:
        return rows.found(step, Person, draft.owner_person_id).full_name, PartyKind.PERSON
    organisation = rows.found(step, Organisation, draft.owner_organisation_id)  # type: ignore[arg-type]
    return organisation.name_en, PartyKind.ORGANISATION


@dataclass(frozen=True)
class ReplanDraft:
    """A promise with a new day or a new number of minutes."""

    id: uuid.UUID
    version: int
    due: dt.date
    minutes: int
    note: str = ""


def replan(step: Step, draft: ReplanDraft) -> None:
    """Agree a new day or a new number of minutes for a promise."""
    commitment = rows.fresh(step, Commitment, draft.id, draft.version)
    _check_open(commitment)
    check_pledge(draft.minutes, commitment.begins, draft.due)
    commitment.due, commitment.minutes, commitment.note = draft.due, draft.minutes, draft.note
    step.says("replanned", name=_owner_name(step, commitment), due=draft.due)


@dataclass(frozen=True)
class LetGoDraft:
    """A promise that is let go with thanks, and why."""

    id: uuid.UUID
    version: int
    why: str


def let_go(step: Step, draft: LetGoDraft) -> None:
    """Let a promise go with thanks; what was given stays given."""
    commitment = rows.fresh(step, Commitment, draft.id, draft.version)
    _check_open(commitment)
    commitment.state, commitment.note = CommitmentState.LET_GO, draft.why.strip()
    step.says("let_go", name=_owner_name(step, commitment))


@dataclass(frozen=True)
class HandOnDraft:
    """A promise that a colleague takes over."""

    id: uuid.UUID
    version: int
    to_person_id: uuid.UUID


def hand_on(step: Step, draft: HandOnDraft) -> uuid.UUID:
    """Let a colleague take over what is still to pass on; the first owner is free of it."""
    commitment = rows.fresh(step, Commitment, draft.id, draft.version)
    _check_open(commitment)
    left = _to_pass_on(step).get(commitment.code, commitment.minutes)
    if left <= 0:
        raise RuleBroken("promise_met_already", code=commitment.code)
    person = rows.found(step, Person, draft.to_person_id)
    if person.id == commitment.owner_person_id:
        raise RuleBroken("same_person")
    commitment.state, commitment.handed_to_id = CommitmentState.HANDED_ON, person.id
    taken = Commitment(
        code=rows.next_code(step, Commitment, "K", 2),
        owner_kind=PartyKind.PERSON,
        owner_person_id=person.id,
        direction=commitment.direction,
        to_person_id=commitment.to_person_id,
        to_organisation_id=commitment.to_organisation_id,
        minutes=left,
        counts=commitment.counts,
        begins=min(step.clock.today(), commitment.due),
        due=commitment.due,
        source=commitment.code,
        cohort_id=commitment.cohort_id,
        qualified_only=commitment.qualified_only,
        region=commitment.region,
        rule_version=commitment.rule_version,
    )
    step.says("handed_on", name=_owner_name(step, commitment), other=person.full_name)
    return step.put(taken).id


@dataclass(frozen=True)
class LapseDraft:
    """The promises of a cohort that has come to its end."""

    cohort_id: uuid.UUID


def lapse_with_cohort(step: Step, draft: LapseDraft) -> int:
    """Let every promise of a cohort that is not met end with it; what was given stays given.

    Gives how many ended.
    """
    cohort = rows.found(step, Cohort, draft.cohort_id)
    left = _to_pass_on(step)
    lapsed = 0
    for commitment in step.scalars(
        sa.select(Commitment).where(
            Commitment.cohort_id == cohort.id, Commitment.state == CommitmentState.OPEN
        )
    ):
        if left.get(commitment.code, 0) > 0:
            commitment.state = CommitmentState.LAPSED
            lapsed += 1
    if not lapsed:
        raise RuleBroken("nothing_to_lapse")
    step.says("lapsed_with_cohort", cohort=cohort.title_en or cohort.title_cy, n=lapsed)
    return lapsed


@dataclass(frozen=True)
class TemplateDraft:
    """What people of a cohort promise as a rule; without a day, by the cohort's own."""

    cohort_id: uuid.UUID
    name_en: str
    minutes: int
    name_cy: str = ""
    direction: Direction = Direction.PASS_ON
    counts: Counts = Counts.EXTERNAL
    qualified_only: bool = False
    region: str = ""
    due: dt.date | None = None
    source: str = ""


def keep_template(step: Step, draft: TemplateDraft) -> uuid.UUID:
    """Keep a template of promises for a cohort."""
    name = draft.name_en.strip() or draft.name_cy.strip()
    if not name:
        raise RuleBroken("name_missing")
    cohort = rows.found(step, Cohort, draft.cohort_id)
    check_pledge(draft.minutes, step.clock.today(), draft.due or step.clock.today())
    step.says("template_kept", name=name, cohort=cohort.title_en or cohort.title_cy)
    template = PromiseTemplate(
        cohort_id=cohort.id,
        name_en=draft.name_en.strip() or name,
        name_cy=draft.name_cy.strip() or name,
        direction=draft.direction,
        minutes=draft.minutes,
        counts=draft.counts,
        qualified_only=draft.qualified_only,
        region=draft.region.strip(),
        due=draft.due,
        source=draft.source.strip(),
    )
    return step.put(template).id


def remove_template(step: Step, draft: uuid.UUID) -> None:
    """Take a template away; promises made by it stay."""
    template = rows.found(step, PromiseTemplate, draft)
    step.says("template_removed", name=template.name_en)
    step.delete(template)


@dataclass(frozen=True)
class ByTemplateDraft:
    """Promises of several people of a cohort, made by its template."""

    template_id: uuid.UUID
    people: Sequence[uuid.UUID]


def pledge_by_template(step: Step, draft: ByTemplateDraft) -> int:
    """Record the same promise for several people; who made it already is left out.

    Gives how many promised.
    """
    template = rows.found(step, PromiseTemplate, draft.template_id)
    cohort = rows.found(step, Cohort, template.cohort_id)
    due = template.due or cohort.give_by or cohort.end
    if due is None:
        raise RuleBroken("template_without_day")
    begins = min(cohort.start or step.clock.today(), due)
    source = template.source or template.name_en
    standing = sa.select(Commitment.owner_person_id).where(
        Commitment.cohort_id == cohort.id, Commitment.source == source
    )
    have = set(step.scalars(standing))
    wanted = [key for key in draft.people if key not in have]
    if not wanted:
        raise RuleBroken("everybody_promised_already")
    for key in wanted:
        pledge(
            step,
            PledgeDraft(
                minutes=template.minutes,
                begins=begins,
                due=due,
                owner_person_id=key,
                direction=template.direction,
                counts=template.counts,
                source=source,
                cohort_id=cohort.id,
                qualified_only=template.qualified_only,
                region=template.region,
            ),
        )
    step.says("pledged_by_template", name=template.name_en, n=len(wanted))
    return len(wanted)


def _to_pass_on(step: Step) -> Mapping[str, int]:
    """What is still to pass on of every promise that stands, by code, in minutes."""
    today = step.clock.today()
    record = whole_record(step, today)
    states = promise_states(record, movements(record, today), today)
    return {code: state.to_pass_on for code, state in states.items()}


def _check_open(commitment: Commitment) -> None:
    if commitment.state is not CommitmentState.OPEN:
        raise RuleBroken("promise_not_open", code=commitment.code)


def _owner_name(step: Step, commitment: Commitment) -> str:
    if commitment.owner_person_id is not None:
        return rows.found(step, Person, commitment.owner_person_id).full_name
    if commitment.owner_organisation_id is not None:
        return rows.found(step, Organisation, commitment.owner_organisation_id).name_en
    return ""
