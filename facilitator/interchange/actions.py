"""What comes into a programme from files: a whole history, or a list of people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.interchange.history_rows import HistoryWriter
from facilitator.interchange.people_writer import PeopleWriter
from facilitator.interchange.sheets import Progress
from facilitator.interchange.whole_record import WholeWriter
from facilitator.store import tables as t
from facilitator.vocabulary import Elsewhere, ProgrammeKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.interchange.preview import Draft
    from facilitator.interchange.whole_record import WholeRecord
    from facilitator.reciprocity.record import Record
    from facilitator.store.journal import Step


def import_history(step: Step, draft: Record) -> int:
    """Bring a whole history in, in one step; its ids become the codes. Gives how many people.

    Raises:
        RuleBroken: a code of it is taken already by somebody else here.
    """
    HistoryWriter(step, draft).write()
    settings = draft.settings
    step.says(
        "history_imported",
        name=settings.name_en,
        n=len(draft.people),
        today=settings.today.isoformat(),
    )
    return len(draft.people)


def import_record(step: Step, draft: WholeRecord) -> int:
    """Bring a whole record in that was exported from another programme. Gives how many people.

    Raises:
        RuleBroken: somebody stands here already, or the record cannot be read.
    """
    WholeWriter(step, draft).write()
    named = step.scalars(sa.select(t.ProgrammeRow)).first()
    people = step.scalar(sa.select(sa.func.count()).select_from(t.Person)) or 0
    said: dict[str, object] = {} if draft.today is None else {"today": draft.today.isoformat()}
    step.says("history_imported", name=named.name_en if named else "", n=people, **said)
    return people


@dataclass(frozen=True)
class PeopleImport:
    """The drafts of a preview in which nothing is open any more.

    `progress` is told how many people are written, and may stop it up to the last moment.

    Args:
        programme: what a programme is called that was not started before.
    """

    drafts: Sequence[Draft]
    progress: Progress = field(default_factory=Progress, compare=False, repr=False)
    programme: str = ""


@dataclass(frozen=True)
class PeopleImported:
    """How many people came in and how many on record changed."""

    added: int
    changed: int


def import_people(step: Step, draft: PeopleImport) -> PeopleImported:
    """Bring a list of people in, in one step, exactly as its preview said.

    Raises:
        RuleBroken: there is nothing to bring in, a cell is longer than any field, or Cancel was
            pressed.
    """
    if not draft.drafts:
        raise RuleBroken("import_nothing")
    step.heed = draft.progress.heed
    if draft.programme and step.scalar(sa.select(t.ProgrammeRow.id)) is None:
        step.put(
            t.ProgrammeRow(
                name_en=draft.programme,
                name_cy=draft.programme,
                kind=ProgrammeKind.CIRCLE,
                elsewhere=Elsewhere.ORGANISATION,
            )
        )
    added, changed = PeopleWriter(step, draft.drafts, draft.progress).write()
    step.says("people_imported", n=added, changed=changed)
    return PeopleImported(added, changed)
