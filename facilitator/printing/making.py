"""The sheets of any kind, and how an answer describes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.errors import RuleBroken
from facilitator.printing import (
    addresses,
    agreements,
    asking,
    beginning,
    board,
    desk,
    goals,
    one_person,
    practice,
    recognised,
    reports,
    room,
    rounds,
    surveys,
    usual,
    yearly,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

    from facilitator.printing.kinds import PrintKind
    from facilitator.printing.wanted import Sheet, Wanted

    Maker = Callable[[Session, Wanted, dt.date], tuple[Sheet, ...]]

MAKERS: Mapping[PrintKind, Maker] = {
    **usual.MAKERS,
    **desk.MAKERS,
    **agreements.MAKERS,
    **room.MAKERS,
    **rounds.MAKERS,
    **beginning.MAKERS,
    **asking.MAKERS,
    **goals.MAKERS,
    **surveys.MAKERS,
    **board.MAKERS,
    **one_person.MAKERS,
    **reports.MAKERS,
    **recognised.MAKERS,
    **practice.MAKERS,
    **addresses.MAKERS,
    **yearly.MAKERS,
}


def sheets(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """The papers of a kind; packs are asked for with `pack_wanted`.

    Raises:
        RuleBroken: nobody has that code, or there is nothing of the kind to print.
    """
    maker = MAKERS.get(wanted.kind)
    found = maker(db, wanted, today) if maker else ()
    if not found:
        raise RuleBroken("nothing_to_print")
    return found
