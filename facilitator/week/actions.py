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
    """Rows of one person or pairing, put off until a day, with the reason.

    `name` is how the history calls the subject; `also` names further rules with their subjects.
    """

    rules: Sequence[str]
    subject: str
    until: dt.date
    why: str = ""
    name: str = ""
    also: Sequence[tuple[str, str]] = ()


def snooze(step: Step, draft: SnoozeDraft) -> list[uuid.UUID]:
    """Hide rows until the day before `until`: these rules and this subject only."""
    today = step.clock.today()
    if draft.until <= today:
        raise RuleBroken("snooze_until_later")
    step.says("snoozed", subject=draft.name or draft.subject, until=draft.until)
    why = draft.why.strip()
    return [
        step.put(Snooze(rule=rule, subject=subject, on=today, until=draft.until, why=why)).id
        for rule, subject in _rows(draft)
    ]


@dataclass(frozen=True)
class DismissDraft:
    """Rows of one person or pairing that are not a concern, and why."""

    rules: Sequence[str]
    subject: str
    why: str = ""
    name: str = ""
    also: Sequence[tuple[str, str]] = ()


def dismiss(step: Step, draft: DismissDraft) -> list[uuid.UUID]:
    """Hide rows as long as the same facts last."""
    today, why = step.clock.today(), draft.why.strip()
    step.says("dismissed", subject=draft.name or draft.subject)
    return [
        step.put(Dismissal(rule=rule, subject=subject, on=today, why=why)).id
        for rule, subject in _rows(draft)
    ]


def _rows(draft: SnoozeDraft | DismissDraft) -> tuple[tuple[str, str], ...]:
    return (*((rule, draft.subject) for rule in draft.rules), *draft.also)
