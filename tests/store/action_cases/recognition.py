"""Cases of thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.recognition import actions as a
from facilitator.store.tables import Pairing
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from tests.store.every_action import Case

CASES: dict[str, Case] = {
    "thank": lambda p: (
        a.thank,
        a.ThankDraft(TODAY, pairing_id=first(p, Pairing).id, wording="Diolch o galon"),
    ),
}
