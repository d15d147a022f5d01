"""Measures of the network, for the Network page and method notes only; never a headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.reciprocity.circulation import came_home
from facilitator.reciprocity.ratios import ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from facilitator.reciprocity.ledger import Account


def circulation(
    arrows: Mapping[tuple[str, str], int], found: Mapping[str, Account]
) -> dict[str, object]:
    """How many of the minutes that moved have come home, and with whom the rest stands now.

    Args:
        arrows: minutes per (giver, receiver).
        found: what each of them gave and received.
    """
    total = sum(arrows.values())
    home = came_home(arrows)
    return {
        "index": ratio(home, total),
        "came_home_minutes": home,
        "travelling_minutes": total - home,
        "stands_with": {
            party: -account.balance for party, account in found.items() if account.balance < 0
        },
    }


def weighted_reciprocity(arrows: Mapping[tuple[str, str], int]) -> float | None:
    """Share of minutes returned directly: sum over ordered pairs of min(w_ij, w_ji), by W."""
    both = sum(
        min(minutes, arrows.get((receiver, giver), 0))
        for (giver, receiver), minutes in arrows.items()
    )
    return ratio(both, sum(arrows.values()))


def e_i(total: int, inside: int) -> float | None:
    """Minutes across organisations less those inside one, of all minutes (Krackhardt and Stern)."""
    return ratio(total - 2 * inside, total)


def gini(given: Iterable[int]) -> float | None:
    """How unevenly giving is spread: 0 all alike; zeros included, no small-sample correction."""
    ordered = sorted(given)
    total = sum(ordered)
    weighted = sum(place * minutes for place, minutes in enumerate(ordered, start=1))
    people = len(ordered)
    return ratio(2 * weighted - (people + 1) * total, people * total)
