"""Cases of what a member may ask of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.rights import actions as a
from facilitator.store.tables import Person
from facilitator.vocabulary import EraseMode
from tests.store.finding import first

if TYPE_CHECKING:
    from tests.store.every_action import Case

CASES: dict[str, Case] = {
    "erase_person": lambda p: (
        a.erase_person,
        a.EraseDraft(first(p, Person).id, EraseMode.REMOVE),
    ),
    "pseudonymise_all": lambda p: (
        a.pseudonymise_all,
        [first(p, Person).id, first(p, Person, skip=3).id],
    ),
}
