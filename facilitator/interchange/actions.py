"""What comes into a programme from files: a whole history, or a list of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.interchange.history_rows import HistoryWriter
from facilitator.interchange.people_writer import PeopleWriter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.interchange.preview import Draft
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


@dataclass(frozen=True)
class PeopleImport:
    """The drafts of a preview in which nothing is open any more."""

    drafts: Sequence[Draft]


@dataclass(frozen=True)
class PeopleImported:
    """How many people came in and how many on record changed."""

    added: int
    changed: int


def import_people(step: Step, draft: PeopleImport) -> PeopleImported:
    """Bring a list of people in, in one step, exactly as its preview said.

    Raises:
        RuleBroken: there is nothing to bring in, or a cell is longer than any field.
    """
    if not draft.drafts:
        raise RuleBroken("import_nothing")
    added, changed = PeopleWriter(step, draft.drafts).write()
    step.says("people_imported", n=added, changed=changed)
    return PeopleImported(added, changed)
