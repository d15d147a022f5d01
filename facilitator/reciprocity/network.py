"""Measures of the network, for the Network page and method notes only; never a headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.reciprocity.circulation import arrows_of, came_home
from facilitator.reciprocity.ledger import accounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from facilitator.reciprocity.ledger import Movement


def circulation(moved: Sequence[Movement]) -> dict[str, object]:
    """How many of the minutes that moved have come home, and with whom the rest stands now."""
    total = sum(movement.minutes for movement in moved)
    home = came_home(_arrows(moved))
    return {
        "index": ratio(home, total),
        "came_home_minutes": home,
        "travelling_minutes": total - home,
        "stands_with": {
            party: -account.balance
            for party, account in accounts(moved).items()
            if account.balance < 0
        },
    }


def weighted_reciprocity(moved: Sequence[Movement]) -> float | None:
    """Share of minutes returned directly: sum over ordered pairs of min(w_ij, w_ji), by W."""
    arrows = _arrows(moved)
    both = sum(
        min(minutes, arrows.get((receiver, giver), 0))
        for (giver, receiver), minutes in arrows.items()
    )
    return ratio(both, sum(arrows.values()))


def e_i(moved: Iterable[Movement]) -> float | None:
    """Minutes across organisations less those inside one, of all minutes (Krackhardt and Stern)."""
    across = inside = 0
    for movement in moved:
        if movement.inside:
            inside += movement.minutes
        else:
            across += movement.minutes
    return ratio(across - inside, across + inside)


def gini(given: Iterable[int]) -> float | None:
    """How unevenly giving is spread: 0 all alike; zeros included, no small-sample correction."""
    ordered = sorted(given)
    total = sum(ordered)
    weighted = sum(place * minutes for place, minutes in enumerate(ordered, start=1))
    people = len(ordered)
    return ratio(2 * weighted - (people + 1) * total, people * total)


def ratio(part: int, whole: int) -> float | None:
    """A share to four decimals, None where there is nothing to share."""
    return round(part / whole, 4) if whole else None


def _arrows(moved: Iterable[Movement]) -> Mapping[tuple[str, str], int]:
    return arrows_of((movement.giver, movement.receiver, movement.minutes) for movement in moved)
