"""What comes into a programme from files: a whole history, or a list of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.interchange.history_rows import HistoryWriter

if TYPE_CHECKING:
    from facilitator.reciprocity.record import Record
    from facilitator.store.journal import Step


def import_history(step: Step, draft: Record) -> int:
    """Bring a whole history in, in one step; its ids become the codes. Gives how many people.

    Raises:
        RuleBroken: a code of it is taken already by somebody else here.
    """
    HistoryWriter(step, draft).write()
    step.says("history_imported", name=draft.settings.name_en, n=len(draft.people))
    return len(draft.people)
