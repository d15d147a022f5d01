"""One yes for each cohort, which can be taken back; then the names go, which cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.archiving.questions import archive_list
from facilitator.errors import RuleBroken
from facilitator.rights.actions import pseudonymise_all
from facilitator.store import rows
from facilitator.store.tables import Archiving, Cohort
from facilitator.vocabulary import CohortState
from facilitator.words import in_both

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from facilitator.store.journal import Step


@dataclass(frozen=True)
class YesDraft:
    """A cohort whose names may go, with the version that was read."""

    cohort_id: uuid.UUID
    version: int | None = None


def say_yes(step: Step, draft: YesDraft) -> uuid.UUID:
    """Say that the names of a cohort may go; nothing goes yet.

    Raises:
        RuleBroken: its years are not over, or the yes stands already.
    """
    cohort = rows.fresh(step, Cohort, draft.cohort_id, draft.version)
    line = next(
        (one for one in archive_list(step, step.clock.today()) if one.cohort_id == cohort.id), None
    )
    if line is None:
        raise RuleBroken("archive_too_early", title=in_both(cohort.title_en, cohort.title_cy))
    if line.agreed_on is not None:
        raise RuleBroken("archive_yes_stands", title=in_both(cohort.title_en, cohort.title_cy))
    step.says("archive_yes", title=in_both(cohort.title_en, cohort.title_cy))
    return step.put(Archiving(cohort_id=cohort.id, agreed_on=step.clock.today())).id


@dataclass(frozen=True)
class TakeBackDraft:
    """A yes that is taken back before anything went."""

    id: uuid.UUID
    version: int


def take_yes_back(step: Step, draft: TakeBackDraft) -> None:
    """Let a cohort stay as it is."""
    row = rows.fresh(step, Archiving, draft.id, draft.version)
    cohort = rows.found(step, Cohort, row.cohort_id)
    if row.done_on is not None:
        raise RuleBroken("archive_done", title=in_both(cohort.title_en, cohort.title_cy))
    step.says("archive_yes_taken_back", title=in_both(cohort.title_en, cohort.title_cy))
    step.delete(row)


@dataclass(frozen=True)
class LetGoDraft:
    """The cohorts whose names go now; each has its yes."""

    yes: Sequence[tuple[uuid.UUID, int]]


def let_names_go(step: Step, draft: LetGoDraft) -> int:
    """Let the names of cohorts go; minutes and counts stay. This cannot be undone.

    Gives how many people's names went.

    Raises:
        RuleBroken: there is no yes, or they went already.
    """
    if not draft.yes:
        raise RuleBroken("archive_no_yes")
    lines = {line.cohort_id: line for line in archive_list(step, step.clock.today())}
    people: dict[uuid.UUID, str] = {}
    archived: list[tuple[Archiving, Cohort]] = []
    for key, version in draft.yes:
        row = rows.fresh(step, Archiving, key, version)
        cohort = rows.found(step, Cohort, row.cohort_id)
        line = lines.get(cohort.id)
        if row.done_on is not None or line is None:
            raise RuleBroken("archive_done", title=in_both(cohort.title_en, cohort.title_cy))
        people.update(line.going)
        row.done_on, row.people, row.stayed = step.clock.today(), len(line.going), line.stayed
        row.sessions, row.minutes, row.papers = line.sessions, line.minutes, line.papers
        cohort.state = CohortState.ARCHIVED
        archived.append((row, cohort))
    step.flush()
    pseudonymise_all(step, tuple(people))
    titles = ", ".join(cohort.code for _row, cohort in archived)
    step.says("archive_done_now", cohorts=titles, n=len(people))
    return len(people)
