"""People by part of their name, for the palette; forgiving where nobody has it as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.finding import found
from facilitator.people.questions import PersonName, people_in_order

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def people_found(db: Session, text: str, most: int, alphabet: str) -> tuple[PersonName, ...]:
    """Those who have every word in name or organisation; where nobody does, names nearly so."""
    exact = people_in_order(db, looked_for=text, alphabet=alphabet)
    if exact:
        return exact[:most]
    everybody = people_in_order(db, alphabet=alphabet)
    return found(text, everybody, lambda person: person.name, most)
