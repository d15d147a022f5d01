"""`facilitator pair`: find the pairings of a cohort, keep the plan, publish it if asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument, today_of
from facilitator.commands.pair_case import ANY, PATIENCE, ring_cap_option
from facilitator.errors import RuleBroken
from facilitator.pairing.actions import PublishDraft, keep_round, publish_round
from facilitator.pairing.problem import Status
from facilitator.pairing.questions import cohort_to_pair, pairing_task
from facilitator.pairing.running import Run, RunOptions, round_draft, run

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk
    from facilitator.words import Words


def command(desk: Desk) -> click.Command:
    """The command `pair`."""
    words = desk.words

    def pair(
        *,
        as_json: bool,
        cohort: str | None,
        ring_cap: str | None,
        one_way: bool,
        publish: bool,
        time_limit: float,
        **given: Any,  # noqa: ANN401
    ) -> None:
        today = today_of(given)
        with desk.programme(given) as programme:
            key = programme.ask(cohort_to_pair, cohort)
            if key is None:
                raise (
                    RuleBroken("code_unknown", code=cohort) if cohort else RuleBroken("pair_nobody")
                )
            task = programme.ask(pairing_task, key, today)
            cap = task.ring_cap if ring_cap is None else None if ring_cap == ANY else int(ring_cap)
            options = RunOptions(ring_cap=cap, one_way=one_way, time_limit=time_limit)
            with desk.progress(words("People placed, of most possible")) as tell:
                found = run(task, options, tell=tell)
            if found.plan.status is Status.INFEASIBLE:
                raise RuleBroken("locks_contradict", n=len(found.plan.conflicting_locks))
            kept = programme.do(keep_round, round_draft(found))
            if publish:
                programme.do(publish_round, PublishDraft(kept.value))
        answer = {**_answer(found), "published": publish}
        text = words(
            "%(people)s of %(all)s people placed, %(pairs)s pairings.",
            people=found.plan.people,
            all=len(task.members),
            pairs=len(found.plan.pairings),
        )
        desk.answer(answer, as_json=as_json, text=text)

    return click.Command(
        "pair",
        callback=pair,
        params=_params(words),
        help=words("Find the pairings of a cohort and keep the plan."),
    )


def _params(words: Words) -> list[click.Parameter]:
    """What the command takes."""
    return [
        programme_argument(),
        *common_options(words),
        click.Option(["--cohort"], help=words("The code of the cohort; without it the newest.")),
        ring_cap_option(words("The longest ring: 2, 3, 4, or none for any length."), None),
        click.Option(
            ["--one-way"], is_flag=True, help=words("Place coachees with coaches, no rings.")
        ),
        click.Option(["--publish"], is_flag=True, help=words("Make pairings of the plan at once.")),
        click.Option(
            ["--time-limit"],
            type=click.FloatRange(min=0),
            default=PATIENCE,
            help=words("Stop after so many seconds."),
        ),
    ]


def _answer(found: Run) -> dict[str, Any]:
    return {
        "cohort": found.task.cohort,
        "ring_cap": found.options.ring_cap,
        "status": found.plan.status.value,
        "members_in_fair_exchange": found.plan.people,
        "cross_organisation_pairings": found.plan.elsewhere,
        "total_score": found.plan.score,
        "bound": found.plan.bound,
        "rings": [list(ring) for ring in found.plan.rings],
        "pairings": [list(pair) for pair in found.plan.pairings],
        "unplaced": [
            {"member": one.member, "reason": one.why.value, "shortest_ring": one.shortest_ring}
            for one in found.not_paired
        ],
        "seconds": found.plan.seconds,
    }
