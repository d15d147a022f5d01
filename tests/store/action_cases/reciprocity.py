"""Cases of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.reciprocity import actions as a
from facilitator.store.tables import Organisation, Person
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from tests.store.every_action import Case

CASES: dict[str, Case] = {
    "record_movement": lambda p: (
        a.record_movement,
        a.MovementDraft(
            TODAY,
            a.Party(person_id=first(p, Person).id),
            a.Party(organisation_id=first(p, Organisation).id),
            75,
            "training",
        ),
    ),
}
