"""Who is connected to whom: people between whom minutes moved, and who alone links two bodies.

connections(db, scope) -> Connections
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.papers.shared import Named
from facilitator.reciprocity.answers import names_of
from facilitator.reciprocity.ledger import movements, within
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.behind import Scope

NOBODY = Named("", "")
# So many names are still read at a glance; whoever alone links only two bodies is not one.
MOST_BRIDGES = 7
LEAST_HELD = 2


@dataclass(frozen=True)
class ConnectedPerson:
    """A person, their organisation by code ("" for none), minutes with each other person.

    `holds` are the organisations that lose their only link with the person's own, or with each
    other, were the person to leave; empty for everybody who is not among the few that matter.
    """

    code: str
    key: uuid.UUID
    name: str
    body: str
    minutes: Mapping[str, int]
    holds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ConnectedBody:
    """An organisation with its letters and colour; "" stands for having none."""

    code: str
    name: Named
    letters: str
    colour: int


@dataclass(frozen=True)
class Connections:
    """Everybody who gave or received from another person in a scope, by organisation and name."""

    bodies: tuple[ConnectedBody, ...]
    people: tuple[ConnectedPerson, ...]

    def person(self, code: str) -> ConnectedPerson | None:
        """A person by their code."""
        return next((one for one in self.people if one.code == code), None)


def connections(db: Session, scope: Scope) -> Connections:
    """Between whom minutes moved in a scope, and the few through whom alone organisations meet."""
    record = whole_record(db, scope.today)
    end = min(scope.end or scope.today, scope.today)
    moved = within(movements(record, scope.today), scope.start, end, scope.cohort)
    minutes: dict[str, dict[str, int]] = {}
    for row in moved:
        if row.giver in record.person and row.receiver in record.person and row.minutes:
            for one, other in ((row.giver, row.receiver), (row.receiver, row.giver)):
                beside = minutes.setdefault(one, {})
                beside[other] = beside.get(other, 0) + row.minutes
    body_of = {code: record.organisation_of(code, scope.today) for code in minutes}
    held = bridges(minutes, body_of)
    names = names_of(record)
    keys = {row.code: row.id for row in db.execute(sa.select(t.Person.code, t.Person.id))}
    people = [
        ConnectedPerson(code, keys[code], names[code].en, body_of[code], beside, held.get(code, ()))
        for code, beside in minutes.items()
    ]
    bodies = _bodies(db, set(body_of.values()), names)
    order = {body.code: at for at, body in enumerate(bodies)}
    people.sort(key=lambda one: (order[one.body], one.name, one.code))
    return Connections(bodies, tuple(people))


def _bodies(db: Session, wanted: set[str], names: Mapping[str, Named]) -> tuple[ConnectedBody, ...]:
    o = t.Organisation
    found = [
        ConnectedBody(code, names[code], letters, colour)
        for code, letters, colour in db.execute(sa.select(o.code, o.letters, o.colour))
        if code in wanted
    ]
    found.sort(key=lambda body: (body.name.en, body.code))
    if "" in wanted:
        found.append(ConnectedBody("", NOBODY, "–", len(found)))
    return tuple(found)


def bridges(
    minutes: Mapping[str, Mapping[str, int]], body_of: Mapping[str, str]
) -> dict[str, tuple[tuple[str, str], ...]]:
    """For the few through whom alone most organisations are linked, the pairs that hang on them.

    A pair hangs on a person when every link between the two organisations has the person at an
    end; having no organisation is none. Only people on whom at least two pairs hang are named,
    and at most seven of them.
    """
    between: dict[tuple[str, str], set[frozenset[str]]] = {}
    for one, beside in minutes.items():
        for other in beside:
            here, there = sorted((body_of[one], body_of[other]))
            if here and here != there:
                between.setdefault((here, there), set()).add(frozenset((one, other)))
    held: dict[str, list[tuple[str, str]]] = {}
    for pair, links in between.items():
        for person in frozenset.intersection(*links):
            held.setdefault(person, []).append(pair)
    most = sorted(held, key=lambda person: (-len(held[person]), person))[:MOST_BRIDGES]
    return {
        person: tuple(sorted(held[person])) for person in most if len(held[person]) >= LEAST_HELD
    }
