"""A complaint or a worry about harm: that it was taken somewhere, never what it was.

What concerns the facilitator is not kept here at all: there is a page with an outside address.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.life_vocabulary import ConcernRoute, ConcernState
from facilitator.store import rows
from facilitator.store.tables import Concern, Pairing
from facilitator.vocabulary import PairingState

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Sequence

    from facilitator.store.journal import Step


@dataclass(frozen=True)
class ConcernDraft:
    """When something was taken where, and who holds the papers; pairings that pause meanwhile.

    The record does not know the pairings, and the pairings do not know the record.
    """

    on: dt.date
    route: ConcernRoute
    papers_with: str
    pause: Sequence[tuple[uuid.UUID, int]] = ()


def keep_concern(step: Step, draft: ConcernDraft) -> uuid.UUID:
    """Keep that something was taken somewhere; it can be passed on and closed, never changed."""
    if draft.on > step.clock.today():
        raise RuleBroken("day_in_future")
    if not draft.papers_with.strip():
        raise RuleBroken("papers_with_whom")
    for key, version in draft.pause:
        pairing = rows.fresh(step, Pairing, key, version)
        if pairing.state.is_running:
            pairing.state = PairingState.PAUSED
    code = rows.next_code(step, Concern, "W", 2)
    step.says("concern_kept", code=code)
    concern = Concern(
        code=code, on=draft.on, route=draft.route, papers_with=draft.papers_with.strip()
    )
    return step.put(concern).id


@dataclass(frozen=True)
class ConcernOnDraft:
    """How far it has come."""

    id: uuid.UUID
    version: int
    state: ConcernState


def take_concern_on(step: Step, draft: ConcernOnDraft) -> None:
    """Note that it was passed on, or is closed; one that is closed stays so."""
    concern = rows.fresh(step, Concern, draft.id, draft.version)
    if concern.state is ConcernState.CLOSED or draft.state is concern.state:
        raise RuleBroken("concern_stays", code=concern.code)
    concern.state = draft.state
    concern.closed_on = step.clock.today() if draft.state is ConcernState.CLOSED else None
    step.says("concern_taken_on", code=concern.code)
