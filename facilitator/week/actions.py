"""What the facilitator does with a row of the week: put it off, or say that it is no concern."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.store.tables import Dismissal, Snooze

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Sequence

    from facilitator.store.journal import Step


@dataclass(frozen=True)
class SnoozeDraft:
    """Rows of one person or pairing, put off until a day, with the reason."""

    rules: Sequence[str]
    subject: str
    until: dt.date
    why: str = ""


def snooze(step: Step, draft: SnoozeDraft) -> list[uuid.UUID]:
    """Hide rows until the day before `until`: these rules and this subject only."""
    today = step.clock.today()
    if draft.until <= today:
        raise RuleBroken("snooze_until_later")
    step.says("snoozed", subject=draft.subject, until=draft.until)
    return [
        step.put(
            Snooze(
                rule=rule, subject=draft.subject, on=today, until=draft.until, why=draft.why.strip()
            )
        ).id
        for rule in draft.rules
    ]


@dataclass(frozen=True)
class DismissDraft:
    """Rows of one person or pairing that are not a concern, and why."""

    rules: Sequence[str]
    subject: str
    why: str = ""


def dismiss(step: Step, draft: DismissDraft) -> list[uuid.UUID]:
    """Hide rows as long as the same facts last."""
    step.says("dismissed", subject=draft.subject)
    return [
        step.put(
            Dismissal(
                rule=rule, subject=draft.subject, on=step.clock.today(), why=draft.why.strip()
            )
        ).id
        for rule in draft.rules
    ]
