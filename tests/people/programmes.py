"""A small programme by hand: two bodies, four people, a pair that gives to each other's cohort."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.organisations.actions import (
    AliasDraft,
    OrganisationDraft,
    add_alias,
    add_organisation,
)
from facilitator.people.actions import PersonDraft, Work, add_person

if TYPE_CHECKING:
    import uuid

    from facilitator.store.opening import OpenProgramme

SINCE = dt.date(2026, 1, 5)


@dataclass(frozen=True)
class Peopled:
    """Ids of a small programme."""

    council: uuid.UUID
    board: uuid.UUID
    sian: uuid.UUID
    tomasz: uuid.UUID
    llinos: uuid.UUID
    alone: uuid.UUID


def peopled(programme: OpenProgramme) -> Peopled:
    """Put the people in."""
    council = programme.do(
        add_organisation, OrganisationDraft("Harbour Council", "Cyngor yr Harbwr")
    ).value
    board = programme.do(add_organisation, OrganisationDraft("Shores Health Board")).value
    programme.do(add_alias, AliasDraft(council, "Harbour CC"))

    def add(name: str, body: uuid.UUID | None = None, **values: object) -> uuid.UUID:
        work = (Work(body, role="Planner"),) if body else ()
        draft = PersonDraft(name, work=work, joined=SINCE, **values)  # type: ignore[arg-type]  # fields by name
        return programme.do(add_person, draft).value

    return Peopled(
        council,
        board,
        sian=add("Siân Llŵyd-Ŵyr", council, known_as="Shani", offers=["Leading change"]),
        tomasz=add("Tomasz Błażejewski", board),
        llinos=add("Llinos Lewis", board),
        alone=add("Ludwig van Berg"),
    )
