"""`facilitator rota`: who sits with whom at the gatherings of a cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import common_options, programme_argument, today_of
from facilitator.errors import RuleBroken
from facilitator.pairing.actions import seat_people
from facilitator.pairing.questions import cohort_to_pair, people_today
from facilitator.pairing.rota import Shape, meetings_again
from facilitator.pairing.seating import MOST_ROUNDS, SeatsDraft, rota_of

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk
    from facilitator.pairing.rota import Sitting
    from facilitator.pairing.seating import DayOfRota
    from facilitator.words import Words

SHAPES = {"triads": Shape.TRIADS, "pairs": Shape.PAIRS}


def command(desk: Desk) -> click.Command:
    """The command `rota`."""
    words = desk.words

    def rota(*, as_json: bool, cohort: str | None, **given: Any) -> None:  # noqa: ANN401
        today = today_of(given)
        with desk.programme(given) as programme:
            key = programme.ask(cohort_to_pair, cohort)
            if key is None:
                raise (
                    RuleBroken("code_unknown", code=cohort) if cohort else RuleBroken("pair_nobody")
                )
            if not given["only_say"]:
                days = programme.ask(rota_of, key, today)
                ahead = tuple(day.id for day in days if day.day >= today)
                people = programme.ask(people_today, key, today)
                shape = SHAPES[given["shape"]]
                draft = SeatsDraft(key, ahead, people, shape, given["rounds"])
                programme.do(seat_people, draft)
            days = programme.ask(rota_of, key, today)
        known = [one for day in days for one in day.sittings]
        answer = {
            "gatherings": [_day(day, words) for day in days if day.sittings],
            "meetings_again": meetings_again(known),
        }
        lines = [line for day in days for line in _lines(day, words)]
        nothing = words("Who sits with whom is not settled yet.")
        desk.answer(answer, as_json=as_json, text="\n".join(lines) or nothing)

    return click.Command(
        "rota",
        callback=rota,
        params=[
            programme_argument(),
            click.Option(
                ["--cohort"], help=words("The code of the cohort; without it the newest.")
            ),
            click.Option(
                ["--shape"],
                type=click.Choice(list(SHAPES)),
                default="triads",
                help=words("Threes with an observer, or twos."),
            ),
            click.Option(
                ["--rounds"],
                type=click.IntRange(1, MOST_ROUNDS),
                default=3,
                help=words("Rounds each day"),
            ),
            click.Option(
                ["--only-say"], is_flag=True, help=words("Say the rota that stands; make none.")
            ),
            *common_options(words),
        ],
        help=words("Make the rota of the gatherings to come: who sits with whom in each round."),
    )


def _day(day: DayOfRota, words: Words) -> dict[str, Any]:
    return {
        "title": day.title(words.language.value),
        "day": day.day.isoformat(),
        "rounds": [_round(one) for one in day.sittings],
    }


def _round(one: Sitting) -> dict[str, Any]:
    return {
        "round": one.round,
        "tables": [list(table) for table in one.tables],
        "out": list(one.out),
    }


def _lines(day: DayOfRota, words: Words) -> list[str]:
    lines = []
    for one in day.sittings:
        number = words("Round %(n)s", n=one.round)
        title = day.title(words.language.value)
        lines.append(f"{title}, {words.date(day.day)}: {number}")
        lines += [f"  {place}. {' → '.join(table)}" for place, table in enumerate(one.tables, 1)]
        if one.out:
            lines.append("  " + words("Helps to run it: %(names)s", names=", ".join(one.out)))
    return lines
