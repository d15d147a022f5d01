"""Cases of complaints and worries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.concerns import actions as a
from facilitator.life_vocabulary import ConcernRoute, ConcernState
from facilitator.store.tables import Concern, Pairing
from facilitator.vocabulary import PairingState
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def kept(programme: OpenProgramme) -> a.ConcernDraft:
    """A worry that was taken to the employer; a pairing pauses."""
    pairing = first(programme, Pairing, Pairing.state == PairingState.IN_FORCE)
    return a.ConcernDraft(
        TODAY, ConcernRoute.EMPLOYER, "HR, Powys", [(pairing.id, pairing.version)]
    )


def _on(programme: OpenProgramme) -> a.ConcernOnDraft:
    key = programme.do(a.keep_concern, kept(programme)).value
    found = first(programme, Concern, Concern.id == key)
    return a.ConcernOnDraft(*found, ConcernState.CLOSED)


CASES: dict[str, Case] = {
    "keep_concern": lambda p: (a.keep_concern, kept(p)),
    "take_concern_on": lambda p: (a.take_concern_on, _on(p)),
}
