"""A plan as the store keeps it: each pair with its place, its fit and its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator.pairing.actions import PlannedDraft
from facilitator.pairing.choices import asked_for
from facilitator.pairing.explain import Reason, why_paired
from facilitator.pairing.problem import pairs_of
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator.pairing.compatibility import Compatibility
    from facilitator.pairing.problem import Pair, Problem, Ring
    from facilitator.pairing.questions import PairingTask


def planned(
    task: PairingTask,
    problem: Problem,
    compatibility: Compatibility,
    rings: Sequence[Ring],
    one_way: Sequence[Pair] = (),
    *,
    in_chains: bool = False,
) -> tuple[PlannedDraft, ...]:
    """The pairs of these rings and those outside rings, as drafts.

    A pair that a rule of the run stands against (the facilitator put it there) keeps the rule's
    name, so that it is said wherever the pair is shown.
    """
    people = {member.id: member for member in problem.members}
    wished = asked_for(task.choices)
    placed = [
        (pair, number, position)
        for number, ring in enumerate(rings)
        for position, pair in enumerate(pairs_of(ring))
    ]
    found = []
    for pair, number, position in [*placed, *((pair, None, 0) for pair in one_way)]:
        coach, coachee = people[pair[0]], people[pair[1]]
        known = problem.arc_of.get(pair)
        arc = known or compatibility.arc(coach, coachee)
        reasons = [Reason(wished[pair])] if pair in wished else []
        if number is None and in_chains:
            reasons.append(Reason(N_("pairing_chain")))
        reasons += why_paired(coach, coachee)
        against = () if known else compatibility.blocked_by(*pair)
        kept: dict[str, Any] = {"reasons": [said(reason) for reason in reasons]}
        if against:
            kept["against"] = sorted(rule.value for rule in against)
        found.append(
            PlannedDraft(
                coach_id=task.key[pair[0]],
                coachee_id=task.key[pair[1]],
                ring=number,
                position=position,
                score=arc.score,
                reason=kept,
            )
        )
    return tuple(found)


def said(reason: Reason) -> dict[str, Any]:
    """A reason as it is stored: its wording key with its values."""
    return {"key": reason.key, "values": _plain(reason.values)}


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {name: list(v) if isinstance(v, tuple) else v for name, v in values.items()}
