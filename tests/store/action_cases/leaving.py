"""Cases of leaving step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.leaving import actions as a
from facilitator.leaving.questions import leaving_of
from facilitator.store.tables import Commitment, Pairing, Person
from facilitator.vocabulary import CommitmentState, PairingState
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case

WITH_BOTH = (
    Person.id.in_(sa.select(Pairing.coach_id).where(Pairing.state == PairingState.IN_FORCE)),
    Person.id.in_(
        sa.select(Commitment.owner_person_id).where(Commitment.state == CommitmentState.OPEN)
    ),
)


def farewell(programme: OpenProgramme) -> a.FarewellDraft:
    """Somebody leaves; the first pairing goes on and the first promise is handed on."""
    leaving = programme.ask(leaving_of, TODAY, first(programme, Person, *WITH_BOTH).id)
    assert leaving is not None
    pairing = next(one for one in leaving.pairings if one.could)
    colleague = next(one.id for one in leaving.colleagues if one.id in pairing.could)
    return a.FarewellDraft(
        leaving.person_id,
        leaving.version,
        TODAY,
        promises=[
            a.PromiseEnd(one.id, one.version, a.PromiseWay.HAND_ON, colleague)
            for one in leaving.promises[:1]
        ],
        pairings=[a.PairingEnd(pairing.id, pairing.version, colleague)],
    )


CASES: dict[str, Case] = {"say_farewell": lambda p: (a.say_farewell, farewell(p))}
