"""`facilitator record`: key in a slip that came back from the room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from facilitator.commands.desk import Day, common_options, programme_argument
from facilitator.sessions.actions import SlipDraft, record_slip
from facilitator.sessions.questions import session_recorded

if TYPE_CHECKING:
    from facilitator.commands.desk import Desk
    from facilitator.words import Words


def command(desk: Desk) -> click.Command:
    """The command `record`."""
    words = desk.words

    def record(*, as_json: bool, **given: Any) -> None:  # noqa: ANN401
        draft = SlipDraft(
            code=given["slip"],
            box=given["outcome"],
            minutes=given["minutes"],
            by=given["by"] or "",
            day=given["date"],
            next_day=given["next_date"],
        )
        with desk.programme(given) as programme:
            done = programme.do(record_slip, draft)
            answer = programme.ask(session_recorded, done.value)
        desk.answer(
            {"slip": "".join(draft.code.split()).upper(), **answer},
            as_json=as_json,
            text=words.stored(done.label, done.values),
        )

    return click.Command(
        "record",
        callback=record,
        params=[programme_argument(), *_options(words), *common_options(words)],
        help=words(
            "Record what a slip says. A wrong digit or two that changed places are refused; the "
            "same slip twice says when it was recorded."
        ),
    )


def _options(words: Words) -> list[click.Parameter]:
    boxes = words(
        "The box that is ticked: 1 held, 2 the receiver did not come, 3 the giver did not come, "
        "4 called off in time, 5 called off late."
    )
    return [
        click.Option(["--slip"], required=True, help=words("The code on the slip.")),
        click.Option(["--outcome"], required=True, type=click.IntRange(1, 5), help=boxes),
        click.Option(
            ["--minutes"],
            type=click.IntRange(0, 24 * 60),
            help=words("How long it took; without it as agreed."),
        ),
        click.Option(
            ["--by"],
            type=click.Choice(["coach", "coachee", "employer"]),
            help=words("Who called it off; without it the receiver."),
        ),
        click.Option(
            ["--date"],
            type=Day(),
            help=words("The day of the session; without it the one that was arranged, or today."),
        ),
        click.Option(
            ["--next-date"], type=Day(), help=words("The next date, where one is agreed.")
        ),
    ]
