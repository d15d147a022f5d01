"""A change by hand of the plan that waits: what it would make of it, and its price in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.pairing.by_hand import HandPlan, Price, Way, figures_of, moved, price_of
from facilitator.pairing.explain import NAME_OF_RULE, Reason, not_paired_yet
from facilitator.pairing.options import RunOptions, options_kept
from facilitator.pairing.plan_step import PlanChange
from facilitator.pairing.planning import planned, said
from facilitator.pairing.problem import Plan, Status, pairs_of
from facilitator.pairing.questions import pairing_task
from facilitator.pairing.running import problem_of
from facilitator.store import tables as t
from facilitator.vocabulary import RoundState
from facilitator.words import N_

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from facilitator.pairing.by_hand import Move
    from facilitator.pairing.compatibility import Compatibility
    from facilitator.pairing.problem import Problem
    from facilitator.pairing.questions import PairingTask


@dataclass(frozen=True)
class HandChange:
    """A change by hand, ready to be made, with what it costs, sentence by sentence.

    Where it leads nowhere there is no draft, and the sentence says why.
    """

    draft: PlanChange | None
    price: tuple[Reason, ...]
    is_free: bool


def change_by_hand(db: Session, cohort_id: uuid.UUID, move: Move, today: dt.date) -> HandChange:
    """What a move would make of the newest plan of a cohort, or of none."""
    kept = _waiting(db, cohort_id)
    task = pairing_task(db, cohort_id, today)
    options = RunOptions(ring_cap=task.ring_cap)
    if kept is not None:
        options = options_kept(kept.ring_cap, kept.options, one_way=kept.one_way)
    problem, compatibility = problem_of(task, options)
    before = HandPlan() if kept is None else _as_it_stands(db, kept, task)
    try:
        after = moved(before, move)
    except RuleBroken as refused:
        return HandChange(None, (Reason(refused.key),), is_free=False)
    price = price_of(problem, compatibility, before, after)
    names = {member.id: member.name for member in task.members}
    draft = PlanChange(
        cohort_id=cohort_id,
        pairs=planned(
            task, problem, compatibility, after.rings, after.one_way,
            in_chains=not options.one_way,
        ),
        who=task.key[move.people[0]],
        round_id=kept.id if kept else None,
        version=kept.version if kept else None,
        ring_cap=options.ring_cap,
        unplaced=_unplaced(problem, after),
        figures=_figures(problem, compatibility, kept, before, after),
        locks=_locks(move, task),
        as_ring=move.way is Way.RING,
    )  # fmt: skip
    return HandChange(draft, said_of(price, names), price.is_free)


def _waiting(db: Session, cohort_id: uuid.UUID) -> t.Round | None:
    newest = sa.select(t.Round).where(t.Round.cohort_id == cohort_id)
    kept = db.scalars(newest.order_by(t.Round.number.desc()).limit(1)).first()
    return kept if kept is not None and kept.state is RoundState.DRAFT else None


def _as_it_stands(db: Session, kept: t.Round, task: PairingTask) -> HandPlan:
    """The plan in codes; whoever rests or has left meanwhile is in it no more."""
    code = {key: one for one, key in task.key.items()}
    p = t.PlannedPair
    rows = db.execute(
        sa.select(p.coach_id, p.coachee_id, p.ring)
        .where(p.round_id == kept.id)
        .order_by(p.ring, p.position)
    )
    rings: dict[int, list[str]] = {}
    one_way = []
    for coach, coachee, ring in rows:
        if coach not in code or coachee not in code:
            continue
        if ring is None:
            one_way.append((code[coach], code[coachee]))
        else:
            rings.setdefault(ring, []).append(code[coach])
    whole = tuple(tuple(ring) for ring in rings.values() if len(ring) > 1)
    return HandPlan(whole, tuple(one_way))


def _unplaced(problem: Problem, after: HandPlan) -> tuple[dict[str, Any], ...]:
    plan = Plan(Status.BEST_SO_FAR, after.rings, after.one_way)
    return tuple(
        {"person": one.member, "reason": said(one.reason), "shortest_ring": one.shortest_ring}
        for one in not_paired_yet(problem, plan)
    )


def _figures(
    problem: Problem,
    compatibility: Compatibility,
    kept: t.Round | None,
    before: HandPlan,
    after: HandPlan,
) -> dict[str, Any]:
    """What the plan adds up to now, and what it did before anybody changed it by hand."""
    standing = (kept.options or {}).get("by_hand") if kept is not None else None
    found = standing["found"] if standing else figures_of(problem, compatibility, before)
    return {"found": found, "now": figures_of(problem, compatibility, after)}


def _locks(move: Move, task: PairingTask) -> tuple[tuple[uuid.UUID, uuid.UUID], ...]:
    """The pairs of a ring drawn by hand are kept by the next run."""
    if move.way is Way.RING:
        pairs = pairs_of(move.people)
    elif move.way is Way.PAIR:
        pairs = ((move.people[0], move.people[1]),)
    else:
        pairs = ()
    return tuple((task.key[coach], task.key[coachee]) for coach, coachee in pairs)


def said_of(price: Price, names: Mapping[str, str]) -> tuple[Reason, ...]:
    """The price in sentences, what weighs most first; one alone where it costs nothing."""
    found = []
    if price.without:
        who = tuple(names.get(one, one) for one in price.without)
        found.append(Reason(N_("price_without_a_place"), {"names": who}))
    if price.placed:
        who = tuple(names.get(one, one) for one in price.placed)
        found.append(Reason(N_("price_has_a_place"), {"names": who}))
    for (coach, coachee), rules in price.broken:
        values = {"coach": names.get(coach, coach), "coachee": names.get(coachee, coachee)}
        for rule in rules:
            values["rule"] = NAME_OF_RULE[rule]
            found.append(Reason(N_("price_against_a_rule"), dict(values)))
    for coach, coachee in price.unlocked:
        values = {"coach": names.get(coach, coach), "coachee": names.get(coachee, coachee)}
        found.append(Reason(N_("price_lock_let_go"), values))
    found += [Reason(N_("price_ring_longer"), {"n": length}) for length in price.too_long]
    found += [Reason(N_("price_no_room"), {"name": names.get(one, one)}) for one in price.crowded]
    if price.elsewhere < 0:
        found.append(Reason(N_("price_fewer_elsewhere"), {"n": -price.elsewhere}))
    if price.fit:
        key = N_("price_fits_less") if price.fit < 0 else N_("price_fits_better")
        found.append(Reason(key, {"n": abs(price.fit)}))
    return tuple(found) or (Reason(N_("price_nothing")),)
