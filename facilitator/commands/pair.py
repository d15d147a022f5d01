"""`facilitator pair`: find the pairings of a cohort, keep the plan, publish it if asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument, today_of
from facilitator.commands.pair_case import ANY, PATIENCE, ring_cap_option
from facilitator.errors import RuleBroken
from facilitator.pairing.actions import PublishDraft, keep_round, publish_round
from facilitator.pairing.forecast import forecast as forecast_of
from facilitator.pairing.options import ALWAYS, MOST_WEIGHT, WEIGHED, Objective, RunOptions
from facilitator.pairing.problem import Elsewhere, Rule, SamePlace, Status, Weights
from facilitator.pairing.questions import cohort_to_pair, pairing_task, plan_in_waiting
from facilitator.pairing.running import Run, is_anybody_free, round_draft, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.commands.desk import Desk
    from facilitator.pairing.problem import Pair
    from facilitator.pairing.questions import PairingTask
    from facilitator.words import Words


def command(desk: Desk) -> click.Command:
    """The command `pair`."""
    words = desk.words

    def pair(
        *,
        as_json: bool,
        cohort: str | None,
        publish: bool,
        forecast: bool,
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
            waiting = programme.ask(plan_in_waiting, key) if forecast else None
            if waiting is not None:
                _tell_forecast(desk, task, sorted(waiting), as_json=as_json)
                return
            options = _options(task, given)
            if not is_anybody_free(task, options):
                raise RuleBroken("pair_all_have_places", cohort=task.cohort)
            with desk.progress(words("People placed, of most possible")) as tell:
                found = run(task, options, tell=tell)
            if found.plan.status is Status.INFEASIBLE:
                raise RuleBroken("locks_contradict", n=len(found.plan.conflicting_locks))
            if forecast:
                _tell_forecast(desk, task, found.plan.pairings, as_json=as_json)
                return
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


def _options(task: PairingTask, given: dict[str, Any]) -> RunOptions:
    cap = given["ring_cap"]
    objective = given["objective"]
    return RunOptions(
        ring_cap=task.ring_cap if cap is None else None if cap == ANY else int(cap),
        one_way=given["one_way"],
        time_limit=given["time_limit"],
        keeps_plan=given["keep_plan"],
        never_direct_swap=given["no_swaps"],
        same_place=SamePlace(given["same_place"]),
        objective=Objective(f"objective_{objective.replace('-', '_')}"),
        switched_off=frozenset(Rule(name) for name in given["without"]),
        elsewhere=Elsewhere(given["elsewhere"]) if given["elsewhere"] else None,
        weights=Weights(**dict(given["weight"])),
        chains=given["chains"],
    )


def _tell_forecast(
    desk: Desk, task: PairingTask, pairings: Sequence[Pair], *, as_json: bool
) -> None:
    """Say how the plan would end; nothing is kept."""
    words = desk.words
    seen = forecast_of(task.members, pairings, task.minutes, task.balances)
    lines = [
        words(
            "%(member)s would still have %(hours)s to pass on.",
            member=one.member,
            hours=words.hours(one.minutes),
        )
        for one in seen.still
    ]
    answer = {
        "cohort": task.cohort,
        "minutes_each": task.minutes,
        "pairings": [list(pair) for pair in pairings],
        "balances": [
            {
                "member": one.member,
                "before": one.before,
                "gives": one.gives,
                "receives": one.receives,
                "end": one.end,
            }
            for one in seen.balances
        ],
        "still_to_pass_on": [
            {
                "member": one.member,
                "minutes": one.minutes,
                "nobody_asks": one.nobody_asks,
                "would_help": list(one.would_help),
            }
            for one in seen.still
        ],
    }
    even = words("Everybody would end even or with something given.")
    desk.answer(answer, as_json=as_json, text="\n".join(lines) or even)


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
        click.Option(
            ["--objective"],
            type=click.Choice(["fairest", "most-people", "best-fit"]),
            default="fairest",
            help=words("What counts most."),
        ),
        *_rule_options(words),
        click.Option(
            ["--no-swaps"],
            is_flag=True,
            help=words("Nobody is coach and coachee of the same person."),
        ),
        click.Option(
            ["--keep-plan"],
            is_flag=True,
            help=words("Keep the last plan as far as it places as many people."),
        ),
        click.Option(
            ["--forecast"],
            is_flag=True,
            help=words("Only say how the plan would end; nothing is changed."),
        ),
        click.Option(["--publish"], is_flag=True, help=words("Make pairings of the plan at once.")),
        click.Option(
            ["--time-limit"],
            type=click.FloatRange(min=0),
            default=PATIENCE,
            help=words("Stop after so many seconds."),
        ),
    ]


def _rule_options(words: Words) -> list[click.Parameter]:
    """What holds and what counts in this run."""
    return [
        click.Option(
            ["--same-place"],
            type=click.Choice([one.value for one in SamePlace]),
            default=SamePlace.FORBID.value,
            help=words("Two people of the same organisation: forbid, prefer elsewhere, or allow."),
        ),
        click.Option(
            ["--elsewhere"],
            type=click.Choice([one.value for one in Elsewhere]),
            help=words("What elsewhere means in this run; without it what the programme says."),
        ),
        click.Option(
            ["--weight"],
            multiple=True,
            nargs=2,
            type=(click.Choice(list(WEIGHED)), click.IntRange(0, MOST_WEIGHT)),
            help=words("What makes a good fit, and its points; may be given several times."),
        ),
        click.Option(
            ["--chains"],
            is_flag=True,
            help=words("Below the rings, chains from whoever still has something to pass on."),
        ),
        click.Option(
            ["--without"],
            multiple=True,
            type=click.Choice([rule.value for rule in Rule if rule not in ALWAYS]),
            help=words("A rule that does not hold in this run; may be given several times."),
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
        "chains": [] if found.options.one_way else [list(pair) for pair in found.plan.one_way],
        "unplaced": [
            {"member": one.member, "reason": one.why.value, "shortest_ring": one.shortest_ring}
            for one in found.not_paired
        ],
        "seconds": found.plan.seconds,
    }
