"""The pool: what the programme or a body gave, and what was promised for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.reciprocity.record import OtherMovement, Record


def pool_promises(record: Record) -> frozenset[str]:
    """Promises to the pool, and those whose source is something the programme or a body gave."""
    places = {one.id for one in record.movements if one.giver not in record.person}
    return frozenset(
        one.id
        for one in record.commitments
        if one.direction in {"pool", "to_pool"} or one.source in places
    )


def pool_places(record: Record) -> tuple[OtherMovement, ...]:
    """What the programme or a body gave and somebody promised to pass on: places, courses."""
    named = {one.source for one in record.commitments}
    return tuple(
        sorted(
            (one for one in record.movements if one.id in named),
            key=lambda one: (one.date, one.id),
        )
    )
