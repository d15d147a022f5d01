"""Chains below the rings: from somebody with something still to pass on to whoever has no place.

The giver at the head receives nothing in return, they have received before; whoever stands in the
middle receives and gives; the last receives and passes on later. Rings are settled before: a chain
takes no place from any of them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from facilitator.pairing.solving import chains_possible

if TYPE_CHECKING:
    import threading
    from collections.abc import Mapping

    from facilitator.pairing.problem import Pair, Plan, Problem

LONGEST = 4
"""A chain has so many people at most where rings may have any length."""


def find_chains(
    problem: Problem,
    plan: Plan,
    balances: Mapping[str, int],
    stop: threading.Event | None = None,
) -> tuple[Pair, ...]:
    """The pairings of the chains that give most people a place, beside the rings of a plan.

    `balances` is given less received of each, in minutes: below nothing, something is still to
    be passed on.
    """
    gives = Counter(coach for coach, _ in plan.pairings)
    heads = {
        member.id: member.capacity - gives[member.id]
        for member in problem.members
        if balances.get(member.id, 0) < 0 and member.capacity > gives[member.id]
    }
    waiting = {m.id: m.capacity for m in problem.members if m.demand and m.id not in plan.placed}
    if not heads or not waiting:
        return ()
    return chains_possible(problem, heads, waiting, problem.ring_cap or LONGEST, stop)
